"""Files are recognised by their heading; what cannot be read is refused with a sentence."""

import csv
import io
import tracemalloc
import zipfile

import pytest

from returns.errors import UnreadableFile
from returns.importing import reading, table
from returns.importing.reading import read_listed
from returns.importing.refused_rows import unusable_as_csv
from returns.platforms.known import HEADINGS
from tests.platform_files import open_file, read_file
from tests.returns.importing.conftest import SAMPLES, plain_reason
from tests.returns.importing.workbooks import Day, parts, sheet, write_parts, write_workbook

HEADER = ["Order ID", "Return request date", "Return Reason", "Merchant SKU", "Tracking ID"]


def line(order: str, **changes: str) -> str:
    cells = {"date": "20-Aug-2026", "reason": "CR-DEFECTIVE", "sku": "MUG", "tracking": ""}
    return "\t".join([order, *(cells | changes).values()]) + "\n"


TOP = "\t".join(HEADER) + "\n"


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("amazon_mfn_us.txt", "amazon_mfn"),
        ("amazon_fba_us.txt", "amazon_fba"),
        ("lingxing_fba_gbk.csv", "amazon_fba"),
        ("shopify_orders.csv", "shopify_orders"),
        ("amazon_orders.txt", "amazon_orders"),
        ("amazon_unshipped.txt", "amazon_orders"),
    ],
)
def test_a_file_is_recognised_whatever_its_name(sample, name, platform):
    assert sample(name).platform == platform


def test_headings_are_known_in_any_case_and_with_any_joints():
    reader = HEADINGS.recognise(
        ["ORDER_ID", " return-request-date ", "\ufeffReturn Reason", "Sku"]
    )
    assert reader is not None
    assert reader.layout.kind == "amazon_mfn"
    assert HEADINGS.recognise(["id", "name", "quantity"]) is None


def test_the_heading_need_not_be_the_first_line(read_text):
    reading = read_text("Returns report\n\nfrom 1 to 31 August\n" + TOP + line("112-1"))
    assert [draft.row for draft in reading.drafts] == [5]


def test_files_put_one_behind_the_other_are_one_table(read_text):
    reading = read_text(TOP + line("112-1") + TOP + line("112-2"))
    assert [draft.row for draft in reading.drafts] == [2, 4]
    assert not reading.unusable


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(read_text, end):
    reading = read_text((TOP + line("112-1") + "\n" + line("112-2")).replace("\n", end))
    assert [draft.row for draft in reading.drafts] == [2, 4]


def test_lone_quotes_in_tab_files_mean_nothing(read_text):
    names = ['7" tablet', '"Best" mug', '"', 'a "quoted" word', '"7"" tablet"']
    text = TOP + "".join(line(f"112-{n}", reason=name) for n, name in enumerate(names))
    reading = read_text(text)
    assert [draft.raw_reason for draft in reading.drafts] == [*names[:4], '7" tablet']


def test_tab_files_saved_by_excel_may_wrap_lines_in_quotes(read_text):
    reading = read_text(TOP + line("112-1", reason='"two\nlines"') + line("112-2"))
    assert [draft.raw_reason for draft in reading.drafts] == ["two\nlines", "CR-DEFECTIVE"]
    assert [draft.row for draft in reading.drafts] == [2, 4]


def test_a_quote_left_open_refuses_the_file_and_names_the_row():
    with pytest.raises(UnreadableFile) as refused:
        read_file(SAMPLES / "damaged_open_quote.csv", reason_for=plain_reason)
    assert refused.value.key == "importing.quote_open"
    assert refused.value.facts["row"] == 7


def test_a_quote_closed_too_late_is_told_with_the_rows_it_took(sample):
    reading = sample("damaged_swallowed_rows.csv")
    first = reading.unusable[0]
    assert (first.row, first.column) == (2, "")
    assert "up to 5 were taken for one" in first.say()


def test_a_cell_without_end_refuses_the_file(read_text):
    with pytest.raises(UnreadableFile) as refused:
        read_text(TOP.replace("\t", ",") + '112-1,20-Aug-2026,"' + "x" * 200_000 + '",MUG,\n')
    assert refused.value.key == "importing.cell_too_large"
    assert refused.value.facts["row"] == 2


def test_a_row_with_a_hundred_thousand_cells_is_one_unusable_row(read_text):
    reading = read_text(TOP + line("112-1") + "x\t" * 100_000 + "x\n" + line("112-2"))
    assert [draft.row for draft in reading.drafts] == [2, 4]
    assert [refused.row for refused in reading.unusable] == [3]
    assert len(reading.unusable[0].raw) == table.MOST_COLUMNS


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("not_a_report_sign_in.csv", "importing.is_web_page"),
        ("unknown_layout.csv", "importing.unknown_header"),
    ],
)
def test_what_is_no_report_is_refused(name, key):
    with pytest.raises(UnreadableFile) as refused:
        read_file(SAMPLES / name, reason_for=plain_reason)
    assert refused.value.key == key


def test_an_unknown_heading_is_shown_with_the_layouts_that_are_known():
    with pytest.raises(UnreadableFile) as refused:
        read_file(SAMPLES / "unknown_layout.csv", reason_for=plain_reason)
    said = refused.value.say("en")
    assert "Bestellnummer, Artikel, Menge" in said
    assert "Shopify orders" in said
    assert "Shopify 订单" in refused.value.say("zh")


@pytest.mark.parametrize("reader", HEADINGS.readers, ids=lambda reader: reader.layout.kind)
def test_a_heading_that_lacks_a_column_says_which(read_text, reader):
    columns = reader.layout.columns
    header = [column.names[0] for column in columns if column.field != "order"]
    with pytest.raises(UnreadableFile) as refused:
        read_text(",".join(header) + "\n" + "x," * len(header) + "\n")
    assert refused.value.key == f"importing.columns_missing_{reader.layout.kind}"
    assert columns[0].names[0] in refused.value.say("en")
    assert columns[0].names[0] in refused.value.say("zh")


def test_text_without_columns_is_no_table(read_text):
    with pytest.raises(UnreadableFile) as refused:
        read_text("Dear seller\nplease find attached\n")
    assert refused.value.key == "importing.not_a_table"


def test_dates_that_could_be_two_days_are_asked_about(read_text):
    text = TOP + line("112-1", date="03/04/2026") + line("112-2", date="05/06/2026")
    with pytest.raises(UnreadableFile) as refused:
        read_text(text)
    assert refused.value.key == "importing.dates_unclear"
    assert "03/04/2026" in refused.value.say("en")
    answered = read_text(text, day_first=True)
    assert [draft.requested_at.month for draft in answered.drafts] == [4, 6]
    answered = read_text(text, day_first=False)
    assert [draft.requested_at.month for draft in answered.drafts] == [3, 5]


def test_the_same_file_gives_the_same_keys(sample):
    for name in ("amazon_mfn_us.txt", "amazon_fba_us.txt"):
        keys = [draft.row_key for draft in sample(name).drafts]
        assert keys == [draft.row_key for draft in sample(name).drafts]
        assert len(set(keys)) == len(keys)


def test_reading_row_by_row_gives_the_same_as_reading_whole(sample):
    whole = sample("amazon_mfn_us.txt")
    file = open_file(SAMPLES / "amazon_mfn_us.txt")
    assert file.rows == whole.rows
    results = sorted(file.results(plain_reason), key=lambda result: result.row)
    assert results == sorted((*whole.drafts, *whole.unusable), key=lambda result: result.row)
    assert (file.repeated, file.sha256) == (whole.repeated, whole.sha256)


def test_a_workbook_is_read_like_the_text_it_was_made_from(tmp_path):
    text = (SAMPLES / "amazon_mfn_us.txt").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines()]
    path = write_workbook(tmp_path / "copy.xlsx", rows)
    from_text = read_file(SAMPLES / "amazon_mfn_us.txt", reason_for=plain_reason)
    from_sheet = read_file(path, reason_for=plain_reason)
    assert from_sheet.drafts == from_text.drafts
    assert [(r.row, r.column) for r in from_sheet.unusable] == [(6, "Order ID")]
    assert (from_sheet.encoding, from_sheet.delimiter) == ("xlsx", "")


def test_numbers_that_excel_destroyed_are_blocked(tmp_path):
    rows = [
        HEADER,
        ["112-1", Day(46254), "CR-DEFECTIVE", 1001, ""],
        [5.764614130387858e17, Day(46254), "CR-DEFECTIVE", "MUG", ""],
        ["112-2", Day(46254), "CR-DEFECTIVE", "MUG", 9400111899223100000000.0],
    ]
    path = write_workbook(tmp_path / "copy.xlsx", [["Report"], [], *rows], first_row=1)
    reading = read_file(path, reason_for=plain_reason)
    only = reading.drafts[0]
    assert (only.row, only.sku, only.requested_at.isoformat()[:10]) == (4, "1001", "2026-08-20")
    assert [(r.row, r.column) for r in reading.unusable] == [
        (5, "Order ID"),
        (6, "Tracking ID"),
    ]
    assert "copy saved by Excel" in reading.unusable[0].say()


def test_one_cell_in_the_last_corner_is_one_row_that_cannot_be_used(tmp_path):
    rows = [HEADER, ["112-1", Day(46254), "CR-DEFECTIVE", "MUG", ""]]
    content = parts(sheet(rows).replace("</sheetData>", f"{FAR}</sheetData>"))
    reading = read_file(write_parts(tmp_path / "far.xlsx", content), reason_for=plain_reason)
    assert [draft.order_number for draft in reading.drafts] == ["112-1"]
    assert [row.row for row in reading.unusable] == [1_048_576]


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize("cell", ['<c r="XFE1"><v>1</v></c>', '<c r="ZZZ1"/>', "<c/>" * 16_500])
def test_more_columns_than_any_sheet_has_are_refused(tmp_path, cell):
    content = parts(f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>")
    with pytest.raises(UnreadableFile) as refused:
        read_file(write_parts(tmp_path / "far.xlsx", content), reason_for=plain_reason)
    assert refused.value.key == "importing.sheet_too_wide"


def test_every_row_in_the_last_column_is_refused(tmp_path):
    rows = sheet([HEADER]).replace("</sheetData>", f"{FAR * 2_000}</sheetData>")
    path = write_parts(tmp_path / "far.xlsx", parts(rows))
    with pytest.raises(UnreadableFile) as refused:
        read_file(path, reason_for=plain_reason)
    assert refused.value.key == "importing.sheet_too_wide"


def test_a_workbook_that_swells_when_unpacked_is_refused(tmp_path):
    path = write_parts(tmp_path / "bomb.xlsx", parts(sheet([HEADER])))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for number in range(9):
            packed.writestr(f"xl/worksheets/sheet{number + 2}.xml", bytes(30 << 20))
    with pytest.raises(UnreadableFile) as refused:
        read_file(path, reason_for=plain_reason)
    assert refused.value.key == "importing.too_large"


def test_other_archives_are_named_as_such(tmp_path):
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "a")
    with pytest.raises(UnreadableFile) as refused:
        read_file(path, reason_for=plain_reason)
    assert refused.value.key == "importing.is_archive"


def test_a_word_document_is_no_workbook(tmp_path):
    path = tmp_path / "letter.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000)
    with pytest.raises(UnreadableFile) as refused:
        read_file(path, reason_for=plain_reason)
    assert refused.value.key == "importing.broken_workbook"


def test_refused_rows_come_as_a_file_that_is_no_formula(read_text):
    reading = read_text(
        TOP + line("", reason="=cmd|'/c calc'!A1", sku="@SUM(A1)", tracking="＝1")
    )
    content = unusable_as_csv(reading, "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["行号", "列", "未使用的原因", *HEADER]
    assert rows[1][:3] == ["2", "Order ID", "此行没有订单号。"]
    assert rows[1][5:] == ["'=cmd|'/c calc'!A1", "'@SUM(A1)", "'＝1"]


def test_the_rows_that_were_refused_can_be_mended_and_read_again(tmp_path, read_text):
    reading = read_text(TOP + line("", reason="=odd"))
    mended = tmp_path / "mended.csv"
    mended.write_bytes(unusable_as_csv(reading).replace(b",,20-Aug", b",112-9,20-Aug"))
    again = read_file(mended, reason_for=plain_reason)
    assert [(d.order_number, d.raw_reason) for d in again.drafts] == [("112-9", "=odd")]


def test_reading_leaves_the_file_as_it_is(sample):
    path = SAMPLES / "amazon_mfn_us.txt"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    sample("amazon_mfn_us.txt")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_memory_does_not_grow_with_a_file_of_more_rows_than_are_held(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "HELD", 100)

    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.txt"
        with path.open("w", encoding="utf-8") as file:
            file.write(TOP)
            file.writelines(line(f"112-{n:07d}-{n:07d}") for n in range(rows))
        tracemalloc.start()
        seen = sum(1 for _ in open_file(path).results(plain_reason))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert seen == rows
        return most

    few, many = peak(500), peak(5_500)
    # a few integers a row tell which requests recur; the rows themselves are let go
    assert (many - few) / 5_000 < 200


def test_rows_that_are_held_are_read_once(tmp_path, monkeypatch):
    """To the last one that is held: nobody asks then whether the file is the same still."""
    monkeypatch.setattr(reading, "HELD", 2)
    path = tmp_path / "returns.txt"
    path.write_text(TOP + line("111-1") + line("111-2"), "utf-8")
    file = open_file(path)
    path.unlink()
    told = read_listed(file, plain_reason)
    assert [draft.order_number for draft in told.drafts] == ["111-1", "111-2"]


@pytest.mark.parametrize("held", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "name", ["amazon_mfn_us.txt", "amazon_orders.txt", "lingxing_fba_gbk.csv"]
)
def test_rows_tell_the_same_whether_they_are_held_or_read_again(monkeypatch, name, held):
    at_once = read_file(SAMPLES / name, reason_for=plain_reason)
    monkeypatch.setattr(reading, "HELD", held)
    file = open_file(SAMPLES / name)
    assert read_listed(file, plain_reason) == at_once
    assert read_listed(file, plain_reason) == at_once
