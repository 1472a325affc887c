"""Who made a step, the chain of one case, the seal of a day: any edit of them is found."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as listening

from db import driver
from returns.clock import SetClock
from returns.desk import DATABASE, open_desk
from returns.evidence.chain import desk_hash, hash_of, verify_case
from returns.evidence.day_seal import OpenDay
from returns.keeping.histories import Broken, broken_histories
from returns.money import Money
from returns.records.event import Event
from returns.records.options import NewCase

EXPORT = Path(__file__).parents[3] / "docs" / "examples" / "amazon-returns.txt"
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MUG = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")


def found(folder):
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        return broken_histories(reading)


def sealed(folder):
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        query = "SELECT day, seq, events, cases FROM seal ORDER BY day"
        return reading.execute(query).fetchall()


def lived(folder, cases, steps, who=("", "Ann", "小林")):
    """A desk with so many cases and then these steps: (case, days that pass before, person)."""
    clock = SetClock(BEGIN)
    desk = open_desk(folder, clock=clock, create=True)
    try:
        orders = [replace(MUG, order_number=f"302-{number}") for number in range(cases)]
        ids = [desk.by_hand.open(order).case_ids[0] for order in orders]
        for place, (case, days, person) in enumerate(steps):
            clock.forward(days=days)
            desk.at_desk = who[person]
            desk.cases.set_found_says(ids[case % cases], "item", f"words {place}")
    finally:
        desk.close()
    return ids


def altered(folder, *statements):
    """As a program that knows no triggers would; what was written, and whether anything changed."""
    with closing(sqlite3.connect(folder / DATABASE)) as other, other:
        for (name,) in other.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            " AND (name LIKE 'event_%' OR name LIKE 'seal_%')"
        ).fetchall():
            other.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            other.execute(*statement)


@pytest.fixture(scope="module")
def three_days(tmp_path_factory):
    """Three cases over four days of work, three of them sealed."""
    folder = tmp_path_factory.mktemp("kept") / "desk"
    steps = [(0, 0, 1), (1, 1, 2), (2, 0, 1), (0, 1, 0), (1, 0, 1), (2, 2, 1), (0, 0, 2)]
    lived(folder, 3, steps)
    return folder


@pytest.fixture
def kept(three_days, tmp_path):
    (tmp_path / "desk").mkdir()
    copy = tmp_path / "desk"
    with closing(sqlite3.connect(three_days / DATABASE)) as source:
        source.execute("VACUUM INTO ?", (str(copy / DATABASE),))
    return copy


def test_a_day_is_sealed_before_the_first_step_of_the_next(kept):
    assert sealed(kept) == [
        ("2026-11-02", 4, 4, 3),
        ("2026-11-03", 6, 2, 2),
        ("2026-11-04", 8, 2, 2),
    ]
    assert found(kept) == Broken((), ())


def test_every_step_says_by_whom_it_was(kept):
    with closing(sqlite3.connect(kept / DATABASE)) as reading:
        told = reading.execute("SELECT who, format FROM event ORDER BY seq").fetchall()
    people = ["", "", "", "Ann", "小林", "Ann", "", "Ann", "Ann", "小林"]
    assert told == [(name, 3) for name in people]


COLUMNS = (
    "seq",
    "case_id",
    "case_seq",
    "at",
    "kind",
    "body",
    "hash",
    "desk_hash",
    "who",
    "format",
)


@pytest.mark.parametrize("column", COLUMNS)
def test_any_bit_turned_in_any_column_of_any_step_is_found(three_days, column):
    """Every sign and every bit of a number, one at a time, in a database in memory."""
    chance = random.Random(column)
    with closing(sqlite3.connect(three_days / DATABASE)) as file:
        memory = sqlite3.connect(":memory:")
        file.backup(memory)
    for (name,) in memory.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        memory.execute(f"DROP TRIGGER {name}")
    memory.execute("DROP INDEX ix_event_case")
    unseen, tried = [], 0
    for seq, value in memory.execute(f"SELECT seq, {column} FROM event").fetchall():
        for other in turned(value, chance):
            try:
                memory.execute(f"UPDATE event SET {column} = ? WHERE seq = ?", (other, seq))
            except sqlite3.IntegrityError:  # a number that another step has
                continue
            tried += 1
            broken = broken_histories(memory)
            if not broken.links:
                unseen.append((seq, other))
            here = other if column == "seq" else seq
            memory.execute(f"UPDATE event SET {column} = ? WHERE seq = ?", (value, here))
    assert tried > 10
    assert unseen == []
    assert broken_histories(memory).links == ()
    memory.close()


def turned(value, chance):
    """The value with one bit turned; of a long text, twelve of them."""
    if isinstance(value, int):
        return [value ^ (1 << bit) for bit in range(31)]
    content = value.encode() or b"\0"
    bits = range(len(content) * 8)
    texts = []
    for bit in chance.sample(bits, min(12, len(bits))):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        texts.append(changed.decode("utf-8", "replace"))
    return texts


@pytest.mark.parametrize(
    ("change", "days"),
    [
        ("UPDATE seal SET root = hex(root) WHERE day = '2026-11-03'", ["2026-11-03"]),
        ("UPDATE seal SET head = '' WHERE day = '2026-11-02'", ["2026-11-02"]),
        ("UPDATE seal SET seq = 5 WHERE day = '2026-11-03'", ["2026-11-03"]),
        ("UPDATE seal SET events = 3 WHERE day = '2026-11-04'", ["2026-11-04"]),
        ("UPDATE seal SET cases = 1 WHERE day = '2026-11-04'", ["2026-11-04"]),
        ("UPDATE seal SET at = '' WHERE day = '2026-11-04'", ["2026-11-04"]),
        ("DELETE FROM seal WHERE day = '2026-11-02'", ["2026-11-02"]),
        ("DELETE FROM seal WHERE day = '2026-11-03'", ["2026-11-03"]),
        ("DELETE FROM seal WHERE day = '2026-11-04'", ["2026-11-04"]),
        ("DELETE FROM seal", ["2026-11-02", "2026-11-03", "2026-11-04"]),
        (
            "UPDATE seal SET day = '2026-11-05' WHERE day = '2026-11-04'",
            ["2026-11-04", "2026-11-05"],
        ),
        (
            "INSERT INTO seal (day, seq, root, head) VALUES ('2026-11-06', 10, 'x', 'y')",
            ["2026-11-06"],
        ),
    ],
)
def test_a_seal_that_was_changed_removed_or_put_elsewhere_is_named_by_its_day(
    kept, change, days
):
    altered(kept, (change,))
    broken = found(kept)
    assert broken.links == ()
    assert list(broken.days) == days


def test_two_seals_exchanged_are_both_named(kept):
    altered(
        kept,
        ("UPDATE seal SET day = 'x' WHERE day = '2026-11-02'",),
        ("UPDATE seal SET day = '2026-11-02' WHERE day = '2026-11-03'",),
        ("UPDATE seal SET day = '2026-11-03' WHERE day = 'x'",),
    )
    assert list(found(kept).days) == ["2026-11-02", "2026-11-03"]


def test_a_history_written_anew_breaks_the_seal_of_its_day(kept):
    """Each hash of a case and the running head are made to fit again; the seal was not."""
    with closing(sqlite3.connect(kept / DATABASE)) as reading:
        rows = reading.execute(
            "SELECT seq, case_seq, at, kind, body, hash, who, format, case_id FROM event"
            " ORDER BY seq"
        ).fetchall()
    last, before, changes = {}, "", []
    for row in rows:
        event = Event(*row)
        body = event.body.replace("words", "forged") if event.seq == 5 else event.body
        told = Event(*row[:4], body, *row[5:])
        own = hash_of(told, last.get(event.case_id, ""))
        last[event.case_id], before = own, desk_hash(before, event.seq, own)
        changes.append(
            (
                "UPDATE event SET body = ?, hash = ?, desk_hash = ? WHERE seq = ?",
                (body, own, before, event.seq),
            )
        )
    assert rows[4][4] != changes[4][1][0]
    altered(kept, *changes)
    assert found(kept).links == ()
    # the later seal, over the next step of the same case, too
    assert found(kept).days[0] == "2026-11-03"


def test_the_check_names_the_day(kept):
    altered(kept, ("UPDATE seal SET root = 'x' WHERE day = '2026-11-03'",))
    desk = open_desk(kept, clock=SetClock(BEGIN + timedelta(days=5)), settle="accept")
    try:
        report = desk.keeping.check()
    finally:
        desk.close()
    (finding,) = [each for each in report.findings if each.what == "seal_broken"]
    assert finding.where == "2026-11-03"
    assert "2026-11-03" in finding.why


def test_the_desk_itself_lets_nobody_change_a_seal(kept):
    with closing(driver.connect_writer(kept / DATABASE)) as writing:
        for change in (
            "UPDATE seal SET root = ''",
            "DELETE FROM seal",
            "INSERT INTO seal (day) VALUES ('2026-11-03')",
            "INSERT OR REPLACE INTO seal (day) VALUES ('2026-11-04')",
        ):
            with pytest.raises(driver.dbapi.IntegrityError, match="never changed"):
                writing.execute(change)


@given(
    st.integers(1, 4),
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 0, 1, 2, -1]), st.integers(0, 2)),
        max_size=14,
    ),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_life_of_any_cases_holds_and_each_case_by_itself(tmp_path_factory, cases, steps):
    folder = tmp_path_factory.mktemp("life") / "desk"
    ids = lived(folder, cases, steps)
    assert found(folder) == Broken((), ())
    days = [row[0] for row in sealed(folder)]
    assert days == sorted(set(days))
    desk = open_desk(folder, clock=SetClock(BEGIN + timedelta(days=60)))
    try:
        for case_id in ids:
            events = desk.cases.history(case_id)
            assert verify_case(events) == []
            assert {event.case_id for event in events} == {case_id}
    finally:
        desk.close()


def test_a_clock_that_was_set_back_opens_no_day_again(tmp_path):
    """Days 2, 4, back to 3, 4 again, then 5: the steps of day 3 are below the seal of day 4."""
    folder = tmp_path / "desk"
    lived(folder, 1, [(0, 2, 1), (0, -1, 1), (0, 1, 1), (0, 1, 1)])
    assert sealed(folder) == [("2026-11-02", 1, 1, 1), ("2026-11-04", 4, 3, 1)]
    assert found(folder) == Broken((), ())


def test_cases_of_a_file_seal_the_day_before_and_say_who_brought_them(tmp_path):
    clock = SetClock(BEGIN)
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    try:
        desk.by_hand.open(MUG)
        clock.forward(days=1)
        desk.at_desk = "Ann"
        desk.intake.commit(desk.intake.preview(EXPORT))
        clock.forward(days=1)
        desk.by_hand.open(replace(MUG, order_number="302-2"))
        imported = [desk.cases.history(case_id)[0] for case_id in range(2, 7)]
    finally:
        desk.close()
    assert {event.by for event in imported} == {"Ann"}
    assert sealed(tmp_path / "desk") == [("2026-11-02", 1, 1, 1), ("2026-11-03", 6, 5, 5)]
    assert found(tmp_path / "desk") == Broken((), ())


def test_an_ordinary_step_asks_the_database_nothing_more_for_its_seal(tmp_path):
    clock = SetClock(BEGIN)
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    told = []
    try:
        (case_id,) = desk.by_hand.open(MUG).case_ids
        engine = desk.store._writer
        listening.listen(engine, "checkout", lambda c, *_: c.set_trace_callback(told.append))
        desk.cases.set_found_says(case_id, "item", "one")
        assert [sql for sql in told if "seal" in sql] == []
        # the case's last event, the desk's last event, the new one, the reading of the row, and how far
        # the desk goes with it; what the buyer said, from which an answer counts, is no part of the seal
        events = [sql for sql in told if "event" in sql and "buyer_said" not in sql]
        assert len(events) <= 5
        told.clear()
        clock.forward(days=1)
        desk.cases.set_found_says(case_id, "item", "two")
        assert len({sql for sql in told if "INTO seal" in sql}) == 1
    finally:
        desk.close()


@given(
    cases=st.integers(1, 4),
    steps=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 1, 2, -1]), st.integers(0, 3)),
        min_size=3,
        max_size=12,
    ),
)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rest_before_a_step_changes_no_seal(tmp_path_factory, cases, steps):
    """`rests` of each step: on none, on the evening before, on the day it is taken, on both."""
    folder = tmp_path_factory.mktemp("desks")
    assert rested(folder / "rested", cases, steps) == rested(
        folder / "busy", cases, [(case, days, 0) for case, days, _ in steps]
    )
    assert found(folder / "rested") == Broken((), ())


def rested(folder, cases, steps):
    """All seals of a desk that had so many cases and these steps: (case, days that pass before, rests)."""
    clock = SetClock(BEGIN)
    desk = open_desk(folder, clock=clock, create=True)
    try:
        orders = [replace(MUG, order_number=f"302-{number}") for number in range(cases)]
        ids = [desk.by_hand.open(order).case_ids[0] for order in orders]
        for place, (case, days, rests) in enumerate(steps):
            if rests & 1:
                desk.tidying.rest()
            clock.forward(days=days)
            if rests & 2:
                desk.tidying.rest()
            desk.cases.set_found_says(ids[case % cases], "item", f"words {place}")
    finally:
        desk.close()
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        return reading.execute("SELECT * FROM seal ORDER BY day").fetchall()


def test_a_day_that_was_read_at_rest_is_not_read_again(tmp_path, monkeypatch):
    clock = SetClock(BEGIN)
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    (case,) = desk.by_hand.open(MUG).case_ids
    clock.forward(days=1)
    desk.tidying.rest()
    read, add = [], OpenDay.add
    monkeypatch.setattr(OpenDay, "add", lambda *told: (read.append(told[1]), add(*told)))
    desk.cases.set_found_says(case, "item", "chipped")
    desk.close()
    assert read == []
    assert [day for day, *_ in sealed(tmp_path / "desk")] == ["2026-11-02"]


def test_what_another_step_added_after_the_rest_is_sealed_too(tmp_path):
    """The step that was to seal the day was undone by a refusal; a clock set back added to that day."""
    clock = SetClock(BEGIN)
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    (case,) = desk.by_hand.open(MUG).case_ids
    clock.forward(days=1)
    desk.tidying.rest()
    with pytest.raises(RuntimeError), desk.store.change(case, "note"):
        raise RuntimeError
    clock.forward(days=-1)
    desk.cases.set_found_says(case, "item", "chipped")
    clock.forward(days=1)
    desk.cases.set_found_says(case, "item", "chipped and stained")
    desk.close()
    assert sealed(tmp_path / "desk") == [("2026-11-02", 2, 2, 1)]
    assert found(tmp_path / "desk") == Broken((), ())
