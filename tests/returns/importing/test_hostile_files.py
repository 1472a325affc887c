"""Damaged and hostile files end in a reading or a sentence, never in anything else."""

import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from returns.errors import UnreadableFile
from returns.importing.refused_rows import unusable_as_csv
from returns.importing.suppliers_file import MOST_SUPPLIERS, read_suppliers
from tests.platform_files import read_file
from tests.returns.importing.conftest import SAMPLES, plain_reason
from tests.returns.importing.workbooks import parts, sheet, write_parts

EXAMPLES = SAMPLES.parent.parent / "docs" / "examples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if not path.name.startswith("."))
SPICES = [
    *(b'"', b"\t", b",", b";", b"\n", b"\r", b"\0", b"'", b"=", b"{", b"[", b'"""', b"\n\n"),
    *(b"\xff", b"\xfe", b"\x80", b"\xef\xbb\xbf", b"\xe4\xb8", b"\xed\xa0\x80"),
    *(b"E+17", b"000", b"1/2/26", b"1.234", b"9" * 30, b"-1", b"&#0;", b"&#xd800;"),
]


def spoilt(content: bytes, chance: random.Random, start: int = 0) -> bytes:
    """The content with a few bytes changed, added, taken or doubled, after `start`."""
    spoiling = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 10, 40))):
        place = chance.randrange(min(start, len(spoiling)), len(spoiling) + 1)
        match chance.randrange(5):
            case 0:
                spoiling[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                spoiling[place:place] = chance.choice(SPICES)
            case 2:
                del spoiling[place : place + chance.randrange(1, 50)]
            case 3:
                other = chance.randrange(len(spoiling) + 1)
                spoiling[place:place] = spoiling[other : other + chance.randrange(200)]
            case 4:
                spoiling[place : place + 1] = chance.choice(SPICES)
    if chance.random() < 0.1:
        del spoiling[chance.randrange(len(spoiling) + 1) :]
    return bytes(spoiling)


def attempt(read: Callable[[], None]) -> bool:
    try:
        read()
    except UnreadableFile as refused:
        return not (refused.say("en") and refused.say("zh"))
    return True


def read_all(path: Path, chance: random.Random) -> bool:
    def read() -> None:
        hint = chance.choice(("", "zh", "DE", "JP"))
        reading = read_file(path, reason_for=plain_reason, hint=hint)
        assert unusable_as_csv(reading, chance.choice(("en", "zh")))
        keys = [draft.row_key for draft in reading.drafts]
        assert len(keys) == len(set(keys))
        assert all("\0" not in draft.order_number for draft in reading.drafts)

    return attempt(read)


@pytest.mark.parametrize("name", NAMES)
def test_a_spoilt_report_is_read_or_refused(tmp_path, name):
    chance, content = random.Random(name), (SAMPLES / name).read_bytes()
    heading = content.find(b"\n") + 1
    path = tmp_path / "spoilt"
    readable = 0
    for turn in range(60):
        path.write_bytes(spoilt(content, chance, heading if turn % 3 else 0))
        readable += read_all(path, chance)
    assert readable or name.startswith(("not_", "unknown", "damaged_open"))


@pytest.mark.parametrize("name", ["suppliers.json", "suppliers.csv"])
def test_a_spoilt_suppliers_file_is_read_or_refused(tmp_path, name):
    chance, content = random.Random(name), (EXAMPLES / name).read_bytes()
    path = tmp_path / "spoilt"

    def read() -> None:
        for refused in read_suppliers(path).unusable:
            assert refused.say("en")
            assert refused.say("zh")

    for _ in range(250):
        path.write_bytes(spoilt(content, chance))
        attempt(read)


def test_a_spoilt_workbook_is_read_or_refused(tmp_path):
    chance = random.Random(5)
    text = (SAMPLES / "amazon_mfn_us.txt").read_text(encoding="utf-8")
    content = parts(sheet([row.split("\t") for row in text.splitlines()[:4]]))
    path = tmp_path / "spoilt.xlsx"
    readable = 0
    for turn in range(300):
        changed = dict(content)
        name = "xl/worksheets/sheet1.xml" if turn % 2 else chance.choice(list(content))
        changed[name] = spoilt(str(content[name]).encode(), chance)
        write_parts(path, changed)
        if turn % 5 == 0:
            path.write_bytes(spoilt(path.read_bytes(), chance))
        readable += read_all(path, chance)
    assert readable


def test_bytes_without_sense_are_refused(tmp_path):
    chance, path = random.Random(11), tmp_path / "noise"
    for size in (1, 2, 3, 10, 100, 1_000, 10_000):
        for _ in range(20):
            path.write_bytes(chance.randbytes(size))
            assert not read_all(path, chance)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
@pytest.mark.parametrize("read", [partial(read_file, reason_for=plain_reason), read_suppliers])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path, read):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UnreadableFile, match="pipe or a device"):
        read(tmp_path / "pipe.csv")


def test_half_a_workbook_is_called_damaged_not_an_archive(tmp_path):
    path = tmp_path / "returns.xlsx"
    write_parts(path, parts(sheet([["Order ID"], ["1"]])))
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(UnreadableFile, match="damaged or locked"):
        read_file(path, reason_for=plain_reason)


def test_a_tag_with_attributes_without_end_is_refused_before_it_is_held(tmp_path):
    # each of another name, as a parser must hold them all
    tag = "<c " + " ".join(f'a{at}="x"' for at in range(150_000)) + "/>"
    broken = sheet([["Order ID"], ["1"]]).replace(
        "</sheetData>", f"<row>{tag}</row></sheetData>"
    )
    path = write_parts(tmp_path / "returns.xlsx", parts(broken))
    with pytest.raises(UnreadableFile, match="damaged or locked"):
        read_file(path, reason_for=plain_reason)


def test_a_price_with_its_currency_inside_is_told_how_to_write_it(tmp_path):
    path = tmp_path / "suppliers.json"
    price = '{"amount": "5.00", "currency": "USD"}'
    path.write_text(
        f'{{"suppliers": [{{"name": "A", "products": [{{"sku": "S", "price": {price}}}]}}]}}',
        encoding="utf-8",
    )
    (refused,) = read_suppliers(path).unusable
    assert "with the currency beside it" in refused.say("en")


def test_more_suppliers_than_anyone_has_are_refused_at_once(tmp_path):
    path = tmp_path / "suppliers.json"
    listed = ",".join(f'{{"name": "S{number}"}}' for number in range(MOST_SUPPLIERS + 1))
    path.write_text(f"[{listed}]", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="more than 5000 suppliers"):
        read_suppliers(path)


def test_an_amount_that_no_goods_cost_is_refused_in_its_row(tmp_path):
    path = tmp_path / "returns.txt"
    text = (SAMPLES / "amazon_mfn_us.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("18.40", "999999999999999.99", 1), encoding="utf-8")
    refused = read_file(path, reason_for=plain_reason).unusable
    assert any("cannot be read as an amount" in row.say("en") for row in refused)


def test_a_long_line_with_one_foreign_letter_is_read_in_one_pass(tmp_path):
    """A pattern that tried each place again needed hours for it; the suite's timeout would tell."""
    path = tmp_path / "long.csv"
    path.write_bytes(b"Order ID,Title\n1,\xe9\n" + b"a," * (2 << 20) + b"\n")
    with pytest.raises(UnreadableFile):
        read_file(path, reason_for=plain_reason)
