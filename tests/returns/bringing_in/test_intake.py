"""Bringing in platform files: counted before, whole or not at all, never twice."""

from pathlib import Path

import pytest
from sqlalchemy import select

from db.queue import many_rows
from db.tables.cases import return_case
from db.tables.trade import order_line
from returns.bringing_in.intake import Cancelled
from returns.errors import UnreadableFile
from returns.importing import pieces
from returns.terms import BuyerMoney, Request

SAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "amazon-returns.txt"
SAMPLES = Path(__file__).parents[2] / "samples"


def test_a_file_is_previewed_without_writing_anything(desk):
    preview = desk.intake.preview(SAMPLE)
    assert (preview.platform, preview.new, preview.known) == ("amazon_mfn", 5, 0)
    assert preview.channel == "Amazon DE"
    assert desk.cases.how_many() == 0


def test_a_row_without_an_order_number_is_told_with_its_place(desk):
    (row,) = desk.intake.preview(SAMPLE).unusable
    assert row.row == 7
    assert row.column == "Order ID"
    assert row.say("en")
    assert row.say("zh")


@pytest.mark.parametrize(
    "column", ["Order date", "Return request date", "Return delivery date"]
)
def test_a_day_in_ten_years_makes_its_row_unusable_and_no_other(desk, tmp_path, column):
    header, first, *rest = SAMPLE.read_text("utf-8").splitlines()
    cells = first.split("\t")
    cells[header.split("\t").index(column)] = "20-Nov-2036"
    path = tmp_path / "returns.txt"
    path.write_text("\n".join([header, "\t".join(cells), *rest]) + "\n", "utf-8")
    preview = desk.intake.preview(path)
    told = preview.unusable[0]
    assert (told.row, told.column, preview.new) == (2, column, 4)
    assert "20-Nov-2036" in told.say("en")
    assert "五年以后" in told.say("zh")


def test_the_same_file_twice_adds_nothing(desk):
    first = desk.intake.commit(desk.intake.preview(SAMPLE))
    again = desk.intake.commit(desk.intake.preview(SAMPLE))
    assert (first.new, first.known) == (5, 0)
    assert (again.new, again.known) == (0, 5)
    assert desk.cases.how_many() == 5


def test_a_preview_taken_before_another_import_adds_nothing_either(desk):
    early, late = desk.intake.preview(SAMPLE), desk.intake.preview(SAMPLE)
    desk.intake.commit(early)
    assert desk.intake.commit(late).new == 0
    assert desk.cases.how_many() == 5


def test_stopping_in_the_middle_keeps_nothing(desk):
    seen = []
    with pytest.raises(Cancelled):
        desk.intake.commit(
            desk.intake.preview(SAMPLE),
            progress=lambda done, total: seen.append((done, total)),
            cancelled=lambda: len(seen) == 3,
        )
    assert len(seen) == 3
    assert desk.cases.how_many() == 0
    assert desk.intake.commit(desk.intake.preview(SAMPLE)).new == 5


def test_cases_carry_what_the_file_said(desk):
    desk.intake.commit(desk.intake.preview(SAMPLE))
    case = desk.cases.get(desk.cases.find("302-5581234-7719002"))
    assert case.lines[0].reason == "defective"
    assert case.value.minor == 12900
    assert case.value.currency == "EUR"
    assert case.tracks.request is Request.APPROVED
    assert [parcel.tracking for parcel in case.parcels] == ["00340434161094015902"]
    assert desk.cases.find("00340434161094015902") == case.id


def test_two_pieces_are_worth_two_prices(desk):
    desk.intake.commit(desk.intake.preview(SAMPLE))
    case = desk.cases.get(desk.cases.find("302-5581234-7719005"))
    assert case.lines[0].quantity == 2
    assert case.value.minor == 9200


def test_a_refund_that_the_platform_reports_is_not_paid_again(desk, tmp_path):
    header, row = SAMPLE.read_text("utf-8").splitlines()[:2]
    cells = row.split("\t")
    cells[header.split("\t").index("Refunded Amount")] = "18.40"
    path = tmp_path / "refunded.txt"
    path.write_text(f"{header}\n" + "\t".join(cells) + "\n", "utf-8")
    desk.intake.commit(desk.intake.preview(path))
    case = desk.cases.get(1)
    assert case.paid == case.value
    assert case.tracks.buyer_money is BuyerMoney.PAID


@pytest.mark.parametrize(
    "content", [b"", b"hello\nworld\n", b"\x89PNG\r\n\x1a\n" + bytes(200), b"a,b,c\n1,2,3\n"]
)
def test_a_file_that_is_no_platform_file_is_refused_in_a_sentence(desk, tmp_path, content):
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        desk.intake.preview(path)
    assert len(refused.value.say("en")) > 20
    assert len(refused.value.say("zh")) > 5


def test_what_an_import_writes_is_what_working_each_case_out_anew_gives(desk):
    with desk.store.transaction() as tx:
        tx.exec_driver_sql("INSERT INTO supplier (name) VALUES ('Kiln & Co')")
        tx.exec_driver_sql(
            "INSERT INTO product (sku, supplier_id, cost_minor, picture)"
            " VALUES ('MUG-350-BLU', 1, 700, 'mug.jpg')"
        )
    for name in ("amazon_fba_us.txt", "amazon_mfn_us.txt", "amazon_orders.txt"):
        desk.intake.commit(desk.intake.preview(SAMPLES / name, day_first=True))

    def stored(tx):
        words = tx.exec_driver_sql("SELECT * FROM temp.words ORDER BY doc, offset, term")
        return tx.execute(select(return_case)).all(), words.all()

    with desk.store.transaction() as tx:
        tx.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, case_search, 'instance')"
        )
        brought_in = stored(tx)
        for case in brought_in[0]:
            desk.store.refresh(tx, case.id)
        assert len(brought_in[0]) > 5
        assert stored(tx) == brought_in


def test_stopping_while_the_file_is_read_is_heard(desk):
    with pytest.raises(Cancelled):
        desk.intake.preview(SAMPLE, cancelled=lambda: True)


@pytest.fixture
def long_file(tmp_path, monkeypatch):
    """A returns report that is too long to be held: every piece of it is two requests."""
    monkeypatch.setattr(pieces, "HELD", 0)
    monkeypatch.setattr(pieces, "_PIECE", 2)
    path = tmp_path / "long.txt"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def test_a_long_file_brings_what_a_short_one_does(desk, long_file):
    preview = desk.intake.preview(long_file)
    assert preview.reading.drafts == ()
    assert (preview.new, preview.known, len(preview.unusable)) == (5, 0, 1)
    assert desk.intake.commit(preview).new == 5
    again = desk.intake.commit(desk.intake.preview(long_file))
    assert (again.new, again.known) == (0, 5)
    assert desk.cases.how_many() == 5
    assert [event.kind for event in desk.cases.history(5)] == ["opened"]


def test_a_long_file_stopped_after_its_first_piece_leaves_nothing(desk, long_file):
    seen = []
    with pytest.raises(Cancelled):
        desk.intake.commit(
            desk.intake.preview(long_file),
            progress=lambda *done: seen.append(done),
            cancelled=lambda: len(seen) == 4,
        )
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5)]
    assert desk.cases.how_many() == 0
    assert desk.intake.preview(long_file).known == 0


def test_a_long_file_is_read_once_so_that_it_may_be_gone_when_it_is_brought_in(desk, long_file):
    preview = desk.intake.preview(long_file)
    long_file.unlink()
    assert desk.intake.commit(preview).new == 5


def test_a_long_file_that_is_changed_after_its_preview_brings_what_was_previewed(
    desk, long_file
):
    preview = desk.intake.preview(long_file)
    long_file.write_bytes(SAMPLE.read_bytes().replace(b"18.40", b"19.40"))
    assert desk.intake.commit(preview).new == 5
    with desk.store.reading() as tx:
        paid = set(tx.execute(select(order_line.c.paid_minor)).scalars())
    assert 1840 in paid
    assert 1940 not in paid


def test_a_long_file_that_changes_while_it_is_looked_through_is_refused(desk, long_file):
    def change_it():
        long_file.write_bytes(SAMPLE.read_bytes() + b"\n")
        return False

    with pytest.raises(UnreadableFile) as refused:
        desk.intake.preview(long_file, cancelled=change_it)
    assert refused.value.key == "importing.file_changed"


def test_many_cases_are_found_and_sorted_like_few(desk, long_file, monkeypatch):
    monkeypatch.setattr(many_rows, "MANY", 5)
    desk.intake.commit(desk.intake.preview(long_file))
    dearest = desk.queue.rows(desk.queue.ids("all", "value_minor", descending=True))
    assert [case.value_minor for case in dearest][:2] == [12900, 9200]
    assert desk.queue.counts()["all"] == 5


def test_many_cases_stopped_while_they_are_indexed_are_not_kept(desk, long_file, monkeypatch):
    monkeypatch.setattr(many_rows, "MANY", 5)
    seen = []
    with pytest.raises(Cancelled):
        desk.intake.commit(
            desk.intake.preview(long_file),
            progress=lambda *done: seen.append(done),
            cancelled=lambda: len(seen) == 5,
        )
    assert desk.cases.how_many() == 0
    assert desk.intake.commit(desk.intake.preview(long_file)).new == 5


def test_stopping_is_heard_in_a_long_file_that_brings_nothing_new(desk, long_file):
    desk.intake.commit(desk.intake.preview(long_file))
    seen = []
    with pytest.raises(Cancelled):
        desk.intake.commit(
            desk.intake.preview(long_file),
            progress=lambda *done: seen.append(done),
            cancelled=lambda: len(seen) == 1,
        )
    assert seen == [(2, 5)]
