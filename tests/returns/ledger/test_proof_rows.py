"""The way from a sheet up to a stamp: to the sheet itself where its day allows it, else to its history."""

from datetime import timedelta

import pytest

from returns.evidence.day_proof import MOST_STEPS
from returns.ledger import rows
from returns.ledger.proof_rows import proof_of, seals, write_stamp
from returns.money import Money
from returns.records.event_kinds import PAPER_MADE
from returns.records.options import NewCase

SHEET = "5" * 64


def opened(desk, order):
    new = NewCase(order, "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    return desk.by_hand.open(new).case_ids[0]


def steps(desk, case_id, many, kind="noted", **facts):
    for _ in range(many):
        with desk.store.change(case_id, kind) as work:
            work.facts.update(facts)


def sealed(desk, clock, *, stamped=True):
    """The day ends with the first step of the next one; its seal is stamped."""
    clock.forward(days=1)
    opened(desk, f"700-{clock.now():%d}")
    with desk.store.transaction() as tx:
        if stamped:
            write_stamp(tx, seals(tx)[-1].head, b"stamped")


def proof(desk, case_id, *, shown=None):
    with desk.store.reading() as tx:
        known = len(rows.history(tx, case_id))
        return proof_of(tx, case_id, SHEET, known if shown is None else shown)


def lengths(desk, case_id, **told):
    """(links from the sheet, days sealed up to the stamp) of its proof; None without one."""
    found = proof(desk, case_id, **told)
    return found and (len(found.links), len(found.seals))


def test_without_a_stamp_there_is_none(desk, clock):
    case_id = opened(desk, "302-1")
    steps(desk, case_id, 1, PAPER_MADE, manifest_sha256=SHEET)
    assert proof(desk, case_id) is None
    sealed(desk, clock, stamped=False)
    assert proof(desk, case_id) is None


@pytest.mark.parametrize("days", [1, 2, 3])
def test_the_stamp_may_be_over_that_day_or_a_later_one(desk, clock, days):
    case_id = opened(desk, "302-1")
    steps(desk, case_id, 1, PAPER_MADE, manifest_sha256=SHEET)
    for _ in range(days - 1):
        sealed(desk, clock, stamped=False)
    sealed(desk, clock)
    assert lengths(desk, case_id) == (1, days)


@pytest.mark.parametrize("after", [0, 1, MOST_STEPS - 2, MOST_STEPS - 1])
def test_each_step_to_the_end_of_the_day_is_a_link_up_to_the_most(desk, clock, after):
    case_id = opened(desk, "302-1")
    steps(desk, case_id, 1, PAPER_MADE, manifest_sha256=SHEET)
    steps(desk, case_id, after)
    sealed(desk, clock)
    found = proof(desk, case_id)
    assert len(found.links) == 1 + after
    assert SHEET in found.paper
    assert proof(desk, case_id, shown=1) is not None


def test_one_more_is_told_by_the_history_alone(desk, clock):
    """A proof that is looked at has no hundred links: that the pages were made then it says no more."""
    case_id = opened(desk, "302-1")
    steps(desk, case_id, 1, PAPER_MADE, manifest_sha256=SHEET)
    steps(desk, case_id, MOST_STEPS)
    sealed(desk, clock)
    found = proof(desk, case_id)
    assert (found.links, found.paper) == ((), "")
    assert found.leaf.case_seq == 2 + MOST_STEPS


@pytest.mark.parametrize("made_on", [0, 1])
def test_a_sheet_of_a_later_day_has_the_stamp_over_its_history(desk, clock, made_on):
    """Made on the day after, or on none: all that it lists was there on the day that was stamped."""
    case_id = opened(desk, "302-1")
    steps(desk, case_id, 2)
    sealed(desk, clock)
    if made_on:
        steps(desk, case_id, 1, PAPER_MADE, manifest_sha256=SHEET)
    found = proof(desk, case_id, shown=3)
    assert (found.links, found.leaf.case_seq) == ((), 3)


@pytest.mark.parametrize(("shown", "told"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_history_that_ends_before_its_day_did_is_not_told(desk, clock, shown, told):
    """The day's seal is over steps that the sheet does not list."""
    case_id = opened(desk, "302-1")
    steps(desk, case_id, 2)
    sealed(desk, clock)
    steps(desk, case_id, 1)
    assert (proof(desk, case_id, shown=shown) is not None) == told


def test_a_case_that_began_after_the_stamp_has_none(desk, clock):
    opened(desk, "302-1")
    sealed(desk, clock)
    late = opened(desk, "302-2")
    steps(desk, late, 1, PAPER_MADE, manifest_sha256=SHEET)
    assert proof(desk, late) is None


def test_the_last_step_before_midnight_is_of_its_day(desk, clock):
    case_id = opened(desk, "302-1")
    clock.forward(seconds=(timedelta(hours=14) - timedelta(seconds=1)).total_seconds())
    steps(desk, case_id, 1, PAPER_MADE, manifest_sha256=SHEET)
    clock.forward(seconds=1)
    steps(desk, case_id, 1)
    with desk.store.transaction() as tx:
        (day,) = seals(tx)
        write_stamp(tx, day.head, b"stamped")
    assert lengths(desk, case_id) == (1, 1)
