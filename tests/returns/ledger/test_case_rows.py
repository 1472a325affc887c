"""What rows come to, when they are read as a case."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import NoResultFound

from returns.clock import stamp
from returns.ledger.case_rows import _earlier, _only, _paid_for
from returns.money import Money
from returns.records.options import NewCase
from tests.returns.casework.shop import usd
from tests.returns.papers.cases_by_hand import unit


@pytest.mark.parametrize(
    ("paid", "announced", "together"),
    [
        (["20"], 1, "20"),
        (["20", "5.50"], 2, "25.50"),
        # a gift was paid for with nothing, and that is known
        (["0"], 1, "0"),
        # one too many was not paid for by anybody
        (["20", "5.50"], 1, "20"),
        (["20", None], 1, "20"),
        # of one piece it is not known, or there is none
        ([None], 1, None),
        (["20", None], 2, None),
        ([None, "20"], 2, None),
        ([], 1, None),
        (["20"], 0, None),
    ],
)
def test_what_was_paid_together_is_known_where_it_is_known_of_each(paid, announced, together):
    units = [
        unit(1, number, paid=usd(text) if text is not None else None)
        for number, text in enumerate(paid, start=1)
    ]
    known = usd(together) if together is not None else None
    assert _paid_for(units, announced, "USD") == known


def test_a_row_that_is_not_there_is_missed_and_nothing_is_kept_of_the_step(desk):
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"))
    (case_id,) = desk.by_hand.open(new).case_ids
    before = desk.cases.history(case_id)

    def change():
        with desk.store.change(case_id, "noted") as work:
            work.set(our_rma="R-1")
            work.update("line", 999, title="Vase")

    with pytest.raises(NoResultFound):
        change()
    assert desk.cases.history(case_id) == before
    with pytest.raises(NoResultFound):
        _only(())


@pytest.mark.parametrize(
    ("before", "counts"),
    [
        # in the same file, to the second
        (timedelta(0), True),
        (timedelta(seconds=1), True),
        (timedelta(days=365), True),
        (timedelta(days=365, seconds=1), False),
        # it was asked for after the request that is looked at
        (timedelta(seconds=-1), False),
    ],
)
def test_the_buyers_other_cases_count_for_a_year_before_the_request(before, counts):
    asked = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    row = SimpleNamespace(
        number="RC-2026-00007",
        requested_at=stamp(asked - before),
        verdict=None,
        reason="defective",
        value_minor=1840,
        currency="USD",
    )
    found = _earlier([row], asked, ())
    assert [each.number for each in found] == ["RC-2026-00007"] * counts
