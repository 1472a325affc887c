"""Every desk that a released version wrote opens with all that it knew, wherever that stands today."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from db import driver
from db.desk_file.schema import DATABASE, VERSION, open_or_create, version_of
from db.queue.queue_index import QueueIndex
from db.queue.queue_views import Question
from db.queue.search_text import index_text
from db.tables.cases import return_case
from returns.casework.outlook import differing, read_case
from returns.clock import SetClock, moment
from returns.desk import open_desk
from returns.evidence.chain import DeskEvent, verify_case, verify_desk
from returns.keeping.histories import Broken, broken_histories
from returns.ledger.replay import differences
from returns.money import Money
from returns.records.event import Event
from returns.records.event_kinds import CARRIED_OVER
from returns.records.options import NewCase

OLD = Path(__file__).resolve().parent.parent / "old_desks"
KEPT = sorted(OLD.glob("*.sqlite"))
SAMPLES = sorted((OLD / "sample").glob("*.sqlite"))

#: what the case said once, and each of its lines says today (version 5)
OF_ITS_LINES = (
    *("supplier_id", "policy_id", "fulfilment", "listing", "buyer_words", "supplier_rma"),
    *("route", "freight_payer", "offer", "returnless", "supplier_says", "found_says"),
    *("answered_at", "approved_at", "label_made_at", "received_at", "inspected_at", "paid_at"),
    *("rma_asked_at", "rma_given_at", "claim_sent_at", "claim_answered_at"),
)
#: tables that are gone or whose cells stand elsewhere now, as `where_it_went` follows them
MOVED = {
    "return_case": {
        *OF_ITS_LINES,
        "offer_minor",
        "verdict",
        "disposition",
        "wants_replacement",
    },
    "case_line": {"unit_price_minor"},
    "order_line": {"unit_price_minor"},
    "parcel": {"destination"},
    "claim": {"accepted_minor", "answered_at", "answer"},
}
#: rows that version 5 adds: a case without a line gets one, with what was ordered; and its own note
ADDED = {"case_line": 1, "order_line": 1, "setting": 1}
#: worked out anew as time passes and rules change, when a case is opened
FOLLOWS_THE_CLOCK = {"next_step", "due_at", "turns_at", "supplier_clock", "waiting_for", "hold"}
ENDS = {"to_us": "us", "to_supplier": "supplier", "to_platform": "platform", "none": "us"}


@pytest.fixture(params=KEPT, ids=[path.stem for path in KEPT])
def kept(request):
    return request.param


@pytest.fixture
def opened(kept, tmp_path):
    """The kept desk as today's program has opened it."""
    path = Path(shutil.copy(kept, tmp_path / DATABASE))
    assert open_or_create(path).came_from == int(kept.stem)
    assert version_of(path) == VERSION
    return path


def test_there_is_a_kept_desk_of_every_version():
    assert [int(path.stem) for path in KEPT] == list(range(1, VERSION + 1))


def test_an_old_desk_keeps_its_rows(kept, opened):
    rows = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    older = int(kept.stem) < 5
    with closing(driver.connect_reader(opened)) as reading:
        assert reading.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert reading.execute("PRAGMA foreign_key_check").fetchall() == []

        def count(table, cells):
            where = " AND ".join(f"{name} IS ?" for name in cells) or "1"
            sql = f"SELECT count(*) FROM {table} WHERE {where}"
            return reading.execute(sql, tuple(cells.values())).fetchone()[0]

        for table, entries in rows.items():
            moved = MOVED.get(table, set()) if older else set()
            for entry in entries:
                stays = {name: cell for name, cell in entry.items() if name not in moved}
                assert count(table, stays) == 1, entry
                for name in entry.keys() & moved:
                    assert count("case_line", {"case_id": entry["id"], name: entry[name]})
            added = ADDED.get(table, 0) if older else 0
            assert count(table, {}) == len(entries) + added


def test_an_old_desk_is_read_and_searched(opened):
    with closing(QueueIndex(opened)) as queue:
        (row,) = queue.page(Question("to_inspect"))
        assert row[1] == "RC-2026-00001"
        assert queue.page(Question("all", search="马克")) == [row]
        assert queue.counts("", "")["closed"] == 1


def test_every_case_of_an_old_desk_has_a_line_and_a_row_for_each_piece(opened):
    with closing(driver.connect_reader(opened)) as reading:
        pieces = reading.execute(
            "SELECT l.case_id, l.supplier_name, l.quantity, count(u.id)"
            " FROM case_line AS l JOIN unit AS u ON u.line_id = l.id GROUP BY l.id ORDER BY l.id"
        ).fetchall()
    assert pieces == [(1, "浙江杯业", 2, 2), (2, "", 1, 1)]


def test_the_history_of_an_old_desk_still_holds(opened):
    with closing(driver.connect_reader(opened)) as reading:
        events = [
            DeskEvent(case_id, Event(*event), desk_hash)
            for case_id, desk_hash, *event in reading.execute(
                "SELECT case_id, desk_hash, seq, case_seq, at, kind, body, hash, who, format,"
                " case_id FROM event ORDER BY seq"
            )
        ]
    assert len(events) == 5
    assert verify_desk(events) == []


def told(path):
    """Every row of every table by its columns, but for what a migration writes of itself."""
    with closing(driver.connect_reader(path)) as reading:
        tables = reading.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE 'case_search%' AND name NOT IN ('alembic_version', 'belonging')"
        ).fetchall()
        found = {}
        for (table,) in tables:
            rows = reading.execute(f"SELECT * FROM {table} ORDER BY 1")
            names = [column[0] for column in rows.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
        return found


def same_cells(before, after):
    """All that stands where it stood; gives the columns of each table that do not."""
    moved = {}
    for table, rows in before.items():
        if table not in after:
            moved[table] = None
            continue
        by_id = {next(iter(row.values())): row for row in after[table]}
        for old in rows:
            new = by_id[next(iter(old.values()))]
            # the views of the queue are counted anew
            there = old.keys() & new.keys() - {"stage"}
            assert {n: old[n] for n in there} == {n: new[n] for n in there}, table
            moved.setdefault(table, set()).update(old.keys() - new.keys())
    return {table: columns for table, columns in moved.items() if columns or columns is None}


#: takes a desk of today back to what version 24 made of it
_TO_24 = """
DROP INDEX ix_line_title;
DROP INDEX ix_line_reason;
ALTER TABLE return_case DROP COLUMN hold;
UPDATE alembic_version SET version_num = '0024';
PRAGMA user_version = 24;
"""
#: the same to what version 16 made
_TO_16 = f"""
{_TO_24}
DROP INDEX ix_line_asked;
DROP INDEX ix_unit_line;
DROP INDEX ix_exchange_line;
DROP INDEX ix_exchange_parcel;
DROP INDEX ix_claim_line;
DROP INDEX ix_claim_answer_claim;
DROP INDEX ix_parcel_unit_parcel;
DROP INDEX ix_parcel_unit_unit;
DROP INDEX ix_document_case;
DROP INDEX ix_warehouse_supplier;
DROP INDEX ix_payment_line;
DROP INDEX ix_photo_line;
ALTER TABLE claim DROP COLUMN exchanges;
DROP INDEX ix_case_turns_at;
ALTER TABLE return_case DROP COLUMN turns_at;
CREATE INDEX ix_case_waiting ON return_case (due_at, id) WHERE waiting_for > '';
UPDATE return_case SET platform_codes = '';
ALTER TABLE return_case DROP COLUMN platform_codes;
DROP INDEX ix_line_supplier_name;
ALTER TABLE sale_order DROP COLUMN told_at;
ALTER TABLE sale_order DROP COLUMN billed_minor;
ALTER TABLE sale_order DROP COLUMN received_minor;
ALTER TABLE sale_order DROP COLUMN billed_postage_minor;
ALTER TABLE sale_order DROP COLUMN address_told;
ALTER TABLE case_line DROP COLUMN told_minor;
ALTER TABLE order_line DROP COLUMN told_at;
ALTER TABLE order_line DROP COLUMN billed_minor;
UPDATE alembic_version SET version_num = '0016';
PRAGMA user_version = 16;
"""
_RETURNS = (
    "Order ID\tReturn request date\tReturn Reason\tAmazon RMA ID\tSafeT Claim ID\tMerchant SKU\t"
    "Item Name\tReturn quantity\tCurrency code\n"
    "112-1\t14-Nov-2026\tCR-DEFECTIVE\tDT77\t900-7\tCUP\t陶瓷马克杯\t1\tUSD\n"
)


def test_a_case_of_an_old_desk_is_found_by_the_number_that_its_file_gave(tmp_path):
    """Version 17: until then the platform's numbers stood in the history alone."""
    (tmp_path / "returns.txt").write_text(_RETURNS, "utf-8")
    clock = SetClock(moment("2026-11-27T09:00:00Z"))
    desk = open_desk(tmp_path / "new", clock=clock, create=True)
    desk.intake.commit(desk.intake.preview(tmp_path / "returns.txt"))
    desk.close()
    folder = tmp_path / "old"
    folder.mkdir()
    path = Path(shutil.copy(desk.folder / DATABASE, folder / DATABASE))
    with closing(driver.connect_writer(path)) as old:
        old.executescript(_TO_16)
        text = index_text(["RC-2026-00001", "112-1", "陶瓷马克杯"])
        old.execute("INSERT OR REPLACE INTO case_search (rowid, body) VALUES (1, ?)", (text,))
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    again = open_desk(folder, clock=clock)
    try:
        for code in ("dt77", "900-7"):
            assert again.receiving.find(code).case_ids == (1,)
        for typed in ("DT7", "陶瓷"):
            assert list(again.queue.ids("everything", search=typed)) == [1]
        with again.store.reading() as tx:
            assert differences(tx, 1) == ()
    finally:
        again.close()
    with closing(driver.connect_reader(path)) as reading:
        named = "SELECT 1 FROM setting WHERE name = 'codes_to_find'"
        assert reading.execute(named).fetchone() is None


def test_what_is_checked_is_told_of_an_old_desk_as_soon_as_it_catches_up(tmp_path):
    """Version 25: the row of a hold said "Check", and not what."""
    clock = SetClock(moment("2026-11-27T09:00:00Z"))
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    new = NewCase("112-1", "Amazon US", "Lamp", "unauthorised_purchase", Money(7500, "USD"))
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.close()
    with closing(driver.connect_writer(desk.folder / DATABASE)) as old:
        old.executescript(_TO_24)
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    again = open_desk(desk.folder, clock=clock)
    try:
        (row,) = again.queue.all("on_hold")
        assert (row.id, row.hold) == (case_id, "")
        assert again.catching_up.chunk().change.case_ids == (case_id,)
        (row,) = again.queue.all("on_hold")
        assert row.hold == "unauthorised"
        assert not again.catching_up.waits()
    finally:
        again.close()


@pytest.mark.parametrize(("told", "kept"), [(3, 3), (100, 100), (500, 100), (None, None)])
def test_more_refusals_than_are_counted_are_never_waited_for(tmp_path, told, kept):
    """Version 24: of what a supplier decided the newest hundred are counted."""
    path = Path(shutil.copy(OLD / "0023.sqlite", tmp_path / DATABASE))
    triage = {"partial_percent": 20} | ({} if told is None else {"refusals_to_leave": told})
    with closing(sqlite3.connect(path)) as old, old:
        row = ("desk", json.dumps({"shop_name": "杯", "triage": triage}))
        old.execute("INSERT INTO setting (name, value) VALUES (?, ?)", row)
    open_or_create(path)
    with closing(driver.connect_reader(path)) as reading:
        query = "SELECT value FROM setting WHERE name = 'desk'"
        stored = json.loads(reading.execute(query).fetchone()[0])
    assert stored == {
        "shop_name": "杯",
        "triage": triage if kept is None else triage | {"refusals_to_leave": kept},
    }


@pytest.mark.parametrize("kept", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_migration_fills_in_what_the_queue_repeats_of_each_case(kept, tmp_path):
    shutil.copy(kept, tmp_path / DATABASE)
    desk = open_desk(tmp_path, clock=SetClock(moment("2026-11-27T09:00:00Z")))
    try:
        with desk.store.reading() as tx:
            stands = {
                row.id: differing(row, read_case(tx, row.id, desk.clock.now()))
                for row in tx.execute(select(return_case)).all()
            }
    finally:
        desk.close()
    assert stands
    for case_id, wrong in stands.items():
        assert wrong.keys() <= FOLLOWS_THE_CLOCK, case_id


@pytest.mark.parametrize("kept", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_sample_desk_of_an_older_version_loses_no_cell_and_goes_on_in_todays_format(
    kept, tmp_path
):
    path = tmp_path / "desk" / DATABASE
    path.parent.mkdir()
    shutil.copy(kept, path)
    before = told(path)
    desk = open_desk(path.parent, clock=SetClock(moment("2026-11-27T09:00:00Z")))
    try:
        after = told(path)
        checked = {part.part: part for part in desk.keeping.check().parts}
        for name in ("database", "histories", "rows"):
            assert checked[name].sound == checked[name].total > 0, name
        desk.at_desk = "Ann"
        desk.cases.set_found_says(1, "item", "goes on")
        events = desk.cases.history(1)
    finally:
        desk.close()
    moved = same_cells(before, after)
    assert moved.pop("finding") is None
    for table, columns in moved.items():
        assert columns <= MOVED[table], table
    where_it_went(before, after)
    assert [(event.kind, event.format, event.by) for event in events[-2:]] == [
        (CARRIED_OVER, 3, ""),
        ("found_says", 3, "Ann"),
    ]
    assert {event.format for event in events[:-2]} == {1}
    assert verify_case(events) == []
    with closing(driver.connect_reader(path)) as reading:
        assert broken_histories(reading) == Broken((), ())
        (sealed,) = reading.execute("SELECT day, events FROM seal").fetchall()
    assert sealed == ("2026-11-25", len(before["event"]))


def where_it_went(before, after):
    """Each cell that stands elsewhere now, followed to its place."""
    lines, units = after["case_line"], after["unit"]
    for case in before["return_case"]:
        of_case = [line for line in lines if line["case_id"] == case["id"]]
        pieces = [unit for unit in units if unit["case_id"] == case["id"]]
        assert of_case
        for line in of_case:
            for name in OF_ITS_LINES:
                assert line[name] == case[name], name
            assert line["wish"] == ("same" if case.get("wants_replacement") else "")
        assert sum(line["offer_minor"] or 0 for line in of_case) == (case["offer_minor"] or 0)
        if case["verdict"] is not None:
            assert case["verdict"] in {unit["verdict"] for unit in pieces}
        if case["disposition"] is not None:
            assert case["disposition"] in {unit["disposition"] for unit in pieces}
        assert {unit["goods"] for unit in pieces} == {case["goods"]}
    _items_went(before, after)
    _claims_went(before, after)


def _items_went(before, after):
    lines, units = after["case_line"], after["unit"]
    sold = {line["id"]: line for line in after["order_line"]}
    for line in before["order_line"]:
        paid = line["unit_price_minor"] * line["quantity"] or None
        assert sold[line["id"]]["paid_minor"] == paid
    now = {line["id"]: line for line in lines}
    for line in before["case_line"]:
        pieces = [unit for unit in units if unit["line_id"] == line["id"]]
        assert len(pieces) >= line["quantity"]
        assert now[line["id"]]["order_line_id"] is not None
        paid = sum(unit["paid_minor"] or 0 for unit in pieces)
        assert paid == line["unit_price_minor"] * line["quantity"]
    for found in before["finding"]:
        (unit,) = [
            u for u in units if (u["line_id"], u["number"]) == (found["line_id"], found["unit"])
        ]
        for name in ("package", "complete", "works", "marks", "grade", "serial", "weight_g"):
            assert unit[name] == found[name], name
        assert found["disposition"] in (None, unit["disposition"])
    for parcel in before["parcel"]:
        (new,) = [row for row in after["parcel"] if row["id"] == parcel["id"]]
        assert new["goes_to"] == ENDS[parcel["destination"]]


def _claims_went(before, after):
    answers = {answer["claim_id"]: answer for answer in after["claim_answer"]}
    for claim in before["claim"]:
        answered = answers.get(claim["id"])
        assert (answered is None) == (claim["answered_at"] is None)
        if answered is not None:
            assert (answered["at"], answered["words"]) == (
                claim["answered_at"],
                claim["answer"],
            )
            assert answered["amount_minor"] == claim["accepted_minor"]


SUMS = [
    # currency, what a desk of version 4 counted in hundredths, and what it is in ISO 4217's unit
    ("USD", 1999, 1999),
    ("XOF", 147_000, 1_470),
    ("UGX", 5_000, 50),
    ("OMR", 1_234, 12_340),
    ("TND", 1, 10),
    ("JPY", 1_470, 1_470),
    ("KWD", 63_040, 63_040),
]


@pytest.mark.parametrize(("currency", "kept_as", "is_now"), SUMS)
def test_a_sum_is_counted_in_its_currencys_own_unit_everywhere(
    tmp_path, currency, kept_as, is_now
):
    path = Path(shutil.copy(OLD / "0004.sqlite", tmp_path / DATABASE))
    with closing(sqlite3.connect(path)) as old, old:
        for table in ("sale_order", "return_case", "payment", "product"):
            old.execute(f"UPDATE {table} SET currency = ?", (currency,))
        old.execute("UPDATE return_case SET value_minor = ?, offer_minor = ?", (kept_as,) * 2)
        old.execute("UPDATE order_line SET unit_price_minor = ?", (kept_as,))
        old.execute(
            "UPDATE case_line SET unit_price_minor = ?, unit_cost_minor = ?", (kept_as,) * 2
        )
        old.execute("UPDATE payment SET amount_minor = ?", (kept_as,))
        old.execute("UPDATE product SET cost_minor = ?, price_minor = NULL", (kept_as,))
    open_or_create(path)
    with closing(driver.connect_reader(path)) as reading:

        def cell(sql):
            return reading.execute(sql).fetchone()[0]

        assert cell("SELECT value_minor FROM return_case WHERE id = 1") == is_now
        assert cell("SELECT paid_minor FROM order_line WHERE id = 1") == is_now
        assert cell("SELECT unit_cost_minor FROM case_line WHERE id = 1") == is_now
        assert cell("SELECT offer_minor FROM case_line WHERE case_id = 1") == is_now
        assert cell("SELECT amount_minor FROM payment WHERE id = 1") == is_now
        assert cell("SELECT cost_minor FROM product WHERE id = 1") == is_now
        assert cell("SELECT price_minor FROM product WHERE id = 1") is None


def test_a_released_migration_still_makes_what_it_made(opened, desk):
    """A migrated old desk and a new one are the same: no released migration was edited."""

    def made(path):
        with closing(driver.connect_reader(path)) as reading:
            return sorted(
                reading.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            )

    assert made(opened) == made(desk)
