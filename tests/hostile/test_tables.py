"""No table from outside takes more than 300 MB, and each that is refused is told why."""

import random
from pathlib import Path

import pytest

from returns.errors import UnreadableFile
from returns.importing import reading
from returns.importing import sheet as sheets
from tests.hostile import tables
from tests.hostile.tables import HEADING, ROW, repeated, shared_bomb, text, with_shared
from tests.platform_files import read_file
from tests.returns.importing.conftest import plain_reason
from tests.returns.importing.workbooks import parts, sheet, write_parts


def refusal(path: Path) -> UnreadableFile:
    before = path.read_bytes()
    with pytest.raises(UnreadableFile) as refused:
        read_file(path, reason_for=plain_reason)
    assert path.read_bytes() == before
    assert refused.value.say("en") != refused.value.say("zh")
    return refused.value


def worker_peak() -> int:
    """The most bytes that the worker ever held, as Linux tells; 0 elsewhere."""
    process = sheets._worker()._worker
    status = Path(f"/proc/{process.pid}/status") if process else Path("/nowhere")
    rows = status.read_text().splitlines() if status.exists() else []
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("VmHWM")), 0)


def test_many_shared_texts_are_held_packed(tmp_path):
    path = shared_bomb(tmp_path / "shared.xlsx", 60_000, 600)
    assert len(read_file(path, reason_for=plain_reason).drafts) == 1
    assert worker_peak() < 300_000_000


def test_more_shared_texts_than_are_held_are_refused(tmp_path):
    path = shared_bomb(tmp_path / "shared.xlsx", 34_000, 3_000)
    assert refusal(path).key == "importing.too_large"
    assert worker_peak() < 300_000_000


def test_one_shared_text_without_end_is_refused(tmp_path):
    endless = f"<sst><si><t>{'x' * (100 << 20)}</t></si></sst>"
    assert refusal(with_shared(tmp_path / "shared.xlsx", endless)).key == "importing.repeats"
    assert worker_peak() < 300_000_000


def test_one_row_a_million_times_is_refused_before_it_is_unpacked(tmp_path):
    refused = refusal(repeated(tmp_path / "again.xlsx", 1_000_000))
    assert refused.key == "importing.repeats"
    assert "over and over" in refused.say("en")


def test_a_table_of_few_different_rows_is_no_bomb(tmp_path):
    rows = [[f"112-{n:07d}-1234567", *ROW[1:]] for n in range(20_000)]
    path = write_parts(tmp_path / "alike.xlsx", parts(sheet([HEADING, *rows])))
    assert len(read_file(path, reason_for=plain_reason).drafts) == 20_000
    assert worker_peak() < 300_000_000


@pytest.mark.parametrize("rows", [tables.laughing(), tables.reaching_out()])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_that_declares_entities_is_refused(tmp_path, rows, part):
    path = write_parts(tmp_path / "laughs.xlsx", {**parts(sheet([HEADING])), part: rows})
    assert refusal(path).key == "importing.broken_workbook"
    assert worker_peak() < 300_000_000


def test_a_cell_of_ten_megabytes_is_refused_with_its_row(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(text(ROW, ["x" * (10 << 20), *ROW[1:]]))
    assert refusal(path).key == "importing.not_a_table"
    path.write_bytes(text(ROW, ['"' + "x,\r\n" * (1 << 20) + '"', *ROW[1:]]))
    assert (refusal(path).key, refusal(path).facts["row"]) == ("importing.cell_too_large", 3)
    inner = [HEADING, ROW, ["x" * 200_000, *ROW[1:]]]
    book = write_parts(tmp_path / "long.xlsx", parts(sheet(inner)))
    assert (refusal(book).key, refusal(book).facts["row"]) == ("importing.cell_too_large", 3)


def test_an_open_quote_is_told_with_its_row(tmp_path):
    path = tmp_path / "quote.csv"
    path.write_bytes(text(ROW, ['"112-2', *ROW[1:]], ROW))
    assert (refusal(path).key, refusal(path).facts["row"]) == ("importing.quote_open", 3)


def test_a_hundred_thousand_columns_are_one_sentence(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_bytes(b",".join(b"c%d" % n for n in range(100_000)) + b"\r\n" + b"," * 99_999)
    assert refusal(path).key == "importing.not_a_table"
    path.write_bytes(text(ROW, [*ROW, *("x" for _ in range(100_000))]))
    (wide,) = read_file(path, reason_for=plain_reason).unusable
    assert wide.row == 3
    assert "100005 cells" in wide.say("en") or "cells but the heading has 5" in wide.say("en")


def test_zero_bytes_are_told_with_their_row(tmp_path):
    path = tmp_path / "nul.csv"
    path.write_bytes(text(ROW, ["112-\x002", *ROW[1:]], ["112-3", *ROW[1:]]))
    found = read_file(path, reason_for=plain_reason)
    assert [row.row for row in found.unusable] == [3]
    assert len(found.drafts) == 2


def test_changed_old_workbooks_and_noise_behind_their_beginning_are_refused(tmp_path):
    chance = random.Random(4)
    path = tmp_path / "old.xls"
    for size in (10, 600, 5_000, 60_000):
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(size))
        assert refusal(path).key == "importing.broken_workbook"


@pytest.mark.parametrize(
    ("limit", "rows", "key"),
    [
        ("MOST_ROWS", [ROW] * 4, "importing.too_many_rows"),
        ("MOST_UNUSABLE", [["", *ROW[1:]]] * 4, "importing.too_many_unusable"),
        (
            "MOST_RECURRING",
            [[f"112-{n % 4}", *ROW[1:]] for n in range(8)],
            "importing.too_many_recurring",
        ),
    ],
)
def test_rows_that_would_have_to_be_held_are_bounded(tmp_path, monkeypatch, limit, rows, key):
    path = tmp_path / "many.csv"
    path.write_bytes(text(*rows))
    monkeypatch.setattr(reading, limit, 4)
    assert read_file(path, reason_for=plain_reason).rows == len(rows)
    monkeypatch.setattr(reading, limit, 3)
    assert refusal(path).key == key
