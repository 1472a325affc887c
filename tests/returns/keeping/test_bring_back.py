"""One case, photo or paper comes back alone; what came since stays, and undo works."""

import json
from contextlib import closing

import pytest
from sqlalchemy import select

from db.desk_file.opening import adopt
from db.driver import dbapi
from db.tables import cases as t
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem, NotFound, Refusal
from returns.ledger.history import take_back
from returns.ledger.replay import CHECKED, standing_rows
from returns.ledger.store import TABLES
from returns.records.keeping import BroughtBack
from tests.worlds.random_desk import rows_of

COVERED = (
    "reason",
    "our_rma",
    "value_minor",
    "request",
    "goods",
    "buyer_money",
    "platform_did",
)


def row_of(desk, case_id):
    """All that is a case's own: its row, lines, units, parcels, claims, money, letters."""
    with desk.store.reading() as tx:
        found = standing_rows(tx, [case_id])[case_id]
    return {
        key: {name: cells[name] for name in cells if key[0] != "case" or name in COVERED}
        for key, cells in found.items()
    }


def test_a_case_is_set_to_what_the_copy_has_in_one_step_that_undo_takes_back(lived):
    (copy,) = lived.keeping.copy_now().copies
    number, then = lived.cases.get(1).number, row_of(lived, 1)
    with lived.store.change(1, "note") as work:
        line = lived.cases.get(1).lines[0]
        told = {"reason": "wrong_item", "buyer_words": "edited", "buyer_money": "agreed"}
        work.update("line", line.id, **told)
        work.update("unit", line.units[0].id, goods="lost", marks="edited")
    since = row_of(lived, 1)
    change = lived.keeping.bring_back_case(copy, number)
    assert row_of(lived, 1) == then
    kinds = [event.kind for event in lived.cases.history(1)]
    assert kinds[-1] == "brought_back"
    assert lived.keeping.check().sound
    take_back(lived.store, [change])
    assert row_of(lived, 1) == since


def test_a_case_does_not_go_back_behind_money_that_moved_since(lived):
    """Set back, its next step would pay, or claim, once more."""
    (copy,) = lived.keeping.copy_now().copies
    with lived.store.change(1, "paid") as work:
        currency = lived.cases.get(1).value.currency
        work.insert(
            "payment", case_id=1, amount_minor=1, currency=currency, pay_key="since", at=work.at
        )
    before = lived.cases.get(1)
    with pytest.raises(Refusal, match="money moved"):
        lived.keeping.bring_back_case(copy, before.number)
    assert lived.cases.get(1) == before
    with lived.store.reading() as tx:
        query = select(t.payment.c.amount_minor).where(t.payment.c.pay_key == "since")
        assert tx.execute(query).scalar() == 1


@pytest.mark.parametrize("with_history", [True, False])
def test_a_case_that_is_gone_comes_back_with_its_rows(lived, with_history):
    """As after a salvage: the case's rows could not be read, and perhaps not its history either."""
    (copy,) = lived.keeping.copy_now().copies
    number, then = lived.cases.get(2).number, row_of(lived, 2)
    photos = [photo.sha256 for photo in lived.cases.get(2).photos]
    steps = len(lived.cases.history(2))
    folder, clock = lived.folder, lived.clock
    lived.close()
    with closing(dbapi.connect(str(folder / DATABASE), isolation_level=None)) as other:
        for name in CHECKED[:0:-1]:
            other.execute(f"DELETE FROM {TABLES[name].name} WHERE case_id = 2")
        other.execute("DELETE FROM return_case WHERE id = 2")
        if not with_history:
            query = (
                "SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name='event'"
            )
            guards = other.execute(query).fetchall()
            for name, _ in guards:
                other.execute(f"DROP TRIGGER {name}")
            other.execute("DELETE FROM event WHERE case_id = 2")
            for _, guard in guards:
                other.execute(guard)
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    adopt(folder, lambda: "2026-11-25T10:00:00Z")
    desk = open_desk(folder, clock=clock)
    try:
        desk.keeping.bring_back_case(copy, number)
        assert row_of(desk, 2) == then
        assert [photo.sha256 for photo in desk.cases.get(2).photos] == photos
        (*_, last) = desk.cases.history(2)
        assert last.kind == "brought_back"
        former = json.loads(last.body).get("former", [])
        assert len(former) == (0 if with_history else steps)
    finally:
        desk.close()


def test_a_photo_comes_back_byte_for_byte(lived):
    (copy,) = lived.keeping.copy_now().copies
    path = next(lived.folder.glob("photos/??/*.orig"))
    content = path.read_bytes()
    path.unlink()
    assert lived.keeping.bring_back_photo(copy, path.stem) == BroughtBack(path, was_whole=False)
    assert path.read_bytes() == content
    assert lived.keeping.bring_back_photo(copy, path.stem).was_whole


def test_a_paper_comes_back_and_another_one_of_its_name_stays(lived):
    (copy,) = lived.keeping.copy_now().copies
    path = next(iter(sorted((lived.folder / "documents").iterdir())))
    content = path.read_bytes()
    path.write_bytes(b"something else")
    back = lived.keeping.bring_back_paper(copy, path.name).path
    assert back != path
    assert back.read_bytes() == content
    assert path.read_bytes() == b"something else"
    path.unlink()
    assert lived.keeping.bring_back_paper(copy, path.name) == BroughtBack(path, was_whole=False)
    assert lived.keeping.bring_back_paper(copy, path.name).was_whole


def test_what_the_copy_does_not_hold_is_said_and_changes_nothing(lived):
    (copy,) = lived.keeping.copy_now().copies
    before = rows_of(lived.folder / "desk.sqlite")
    with pytest.raises(NotFound):
        lived.keeping.bring_back_case(copy, "RC-1999-00001")
    with pytest.raises(NotFound):
        lived.keeping.bring_back_photo(copy, "ab" * 32)
    with pytest.raises(NotFound):
        lived.keeping.bring_back_paper(copy, "../desk.sqlite")
    assert rows_of(lived.folder / "desk.sqlite") == before


# --- what there is to choose from -----------------------------------------------------------


def of_kind(things, kind):
    return [thing for thing in things if thing.kind == kind]


def test_a_copy_tells_what_can_be_brought_back_and_what_is_missing_here(lived):
    (copy,) = lived.keeping.copy_now().copies
    photo = next(lived.folder.glob("photos/??/*.orig"))
    photo.unlink()
    things = lived.keeping.inside(copy)
    cases = of_kind(things, "case")
    assert len(cases) == copy.counts.cases
    assert {thing.name for thing in cases} == {
        lived.cases.get(number).number for number in range(1, len(cases) + 1)
    }
    assert all(thing.here and thing.case == thing.name for thing in cases)
    first, *others = of_kind(things, "photo")
    assert (first.name, first.here) == (photo.stem, False)
    assert first.case in {thing.name for thing in cases}
    assert all(thing.here for thing in others)
    papers = {thing.name for thing in of_kind(things, "paper")}
    assert papers == {path.name for path in (lived.folder / "documents").iterdir()}


def test_a_case_that_the_desk_does_not_know_is_missing(lived):
    (copy,) = lived.keeping.copy_now().copies
    with lived.store.transaction() as tx:
        renamed = t.return_case.update().where(t.return_case.c.id == 2).values(number="RC-1")
        tx.execute(renamed)
    missing = [thing for thing in of_kind(lived.keeping.inside(copy), "case") if not thing.here]
    assert len(missing) == 1


def test_an_altered_copy_offers_nothing(lived):
    (copy,) = lived.keeping.copy_now().copies
    database = copy.path / DATABASE
    database.chmod(0o600)
    database.write_bytes(database.read_bytes() + b"\0")
    with pytest.raises(DeskProblem) as refused:
        lived.keeping.inside(copy)
    assert refused.value.key == "keeping.altered"
