"""A date is known, estimated or unknown, and an estimate never knows better than the buyer."""

import dataclasses
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import resource
from returns.rules.dates.dates import (
    OrderDates,
    Span,
    Transit,
    order_dates,
    shipped_transit,
    told,
)
from returns.rules.sentences import sentence
from returns.terms import Fulfilment

JUNE = date(2026, 6, 1)
TRANSIT = Transit("dropship", "DE", ship=(1, 3), arrive=(4, 9))


def test_what_was_told_is_sure_and_what_nobody_knows_is_nothing() -> None:
    assert told(JUNE) == Span(JUNE, JUNE, sure=True)
    assert told(JUNE).known == JUNE
    assert told(None) == Span()
    assert told(None).known is None
    assert not told(None).sure


def test_every_day_that_was_told_stands() -> None:
    days = (JUNE, date(2026, 6, 3), date(2026, 6, 20))
    found = order_dates(*days, TRANSIT)
    assert found == OrderDates(*map(told, days))


def test_a_delivery_is_estimated_from_the_shipment() -> None:
    found = order_dates(JUNE, date(2026, 6, 3), None, TRANSIT).delivered
    assert (found.earliest, found.latest) == (date(2026, 6, 7), date(2026, 6, 12))
    assert found.known is None
    assert found.because is not None
    assert sentence(found.because) == "shipped 3 Jun, usually 4–9 days on the way"


def test_without_a_shipment_it_rests_on_the_order_alone() -> None:
    """An order of 1 Jun to Germany: usually 5–12 days (case 18)."""
    found = order_dates(JUNE, None, None, TRANSIT)
    assert (found.shipped.earliest, found.shipped.latest) == (
        date(2026, 6, 2),
        date(2026, 6, 4),
    )
    there = found.delivered
    assert (there.earliest, there.latest) == (date(2026, 6, 6), date(2026, 6, 13))
    assert there.because is not None
    assert sentence(there.because) == "ordered 1 Jun, usually 5–12 days"
    assert "6月1日" in sentence(there.because, "zh")


def test_an_estimate_is_never_after_the_request() -> None:
    asked = date(2026, 6, 8)
    there = order_dates(JUNE, None, None, TRANSIT, asked_on=asked).delivered
    assert (there.earliest, there.latest) == (date(2026, 6, 6), asked)
    soon = order_dates(JUNE, None, None, TRANSIT, asked_on=JUNE)
    assert soon.delivered.earliest == soon.delivered.latest == JUNE
    assert soon.shipped.latest == JUNE


def test_a_request_before_the_order_tells_nothing_of_the_delivery() -> None:
    there = order_dates(JUNE, None, None, TRANSIT, asked_on=JUNE - timedelta(days=1)).delivered
    assert there.earliest == date(2026, 6, 6)


def test_a_shipment_is_never_estimated_after_a_told_delivery() -> None:
    found = order_dates(JUNE, None, date(2026, 6, 2), TRANSIT)
    assert found.shipped.latest == date(2026, 6, 2)
    assert found.delivered.sure


def test_of_what_never_arrived_no_delivery_is_made_up() -> None:
    assert order_dates(JUNE, None, None, TRANSIT, arrived=False).delivered == Span()
    kept = order_dates(JUNE, None, date(2026, 6, 9), TRANSIT, arrived=False)
    assert kept.delivered.known == date(2026, 6, 9)


def test_nothing_is_estimated_from_nothing() -> None:
    assert order_dates(None, None, None, TRANSIT, asked_on=JUNE) == OrderDates()


def test_a_later_file_replaces_an_estimate() -> None:
    before = order_dates(JUNE, None, None, TRANSIT).delivered
    after = order_dates(JUNE, None, date(2026, 6, 30), TRANSIT).delivered
    assert not before.sure
    assert after == told(date(2026, 6, 30))


@pytest.mark.parametrize(
    ("fulfilment", "country", "arrive"),
    [
        (Fulfilment.DROPSHIP, "DE", (4, 9)),
        (Fulfilment.DROPSHIP, "ZZ", (3, 14)),
        (Fulfilment.OWN_STOCK, "DE", (2, 7)),
        (Fulfilment.PLATFORM_WAREHOUSE, "US", (1, 5)),
    ],
)
def test_the_most_particular_transit_time_speaks(
    fulfilment: Fulfilment, country: str, arrive: tuple[int, int]
) -> None:
    assert shipped_transit().find(fulfilment, country).arrive == arrive


def test_every_shipped_row_is_an_interval_of_a_known_way() -> None:
    rows = json.loads(resource("transit.json").read_text(encoding="utf-8"))
    keys = [(row["fulfilment"], row["country"]) for row in rows]
    assert ("*", "*") in keys
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert row["fulfilment"] in {"*", *Fulfilment}
        for least, most in (row["ship"], row["arrive"]):
            assert 0 <= least <= most


_MAYBE = st.one_of(st.none(), st.integers(-5, 60).map(lambda n: JUNE + timedelta(days=n)))
_INTERVAL = st.tuples(st.integers(0, 9), st.integers(0, 20)).map(lambda t: (t[0], t[0] + t[1]))


@given(_MAYBE, _MAYBE, _MAYBE, _MAYBE, _INTERVAL, _INTERVAL, st.booleans())
def test_every_span_is_in_order_and_every_estimate_says_what_it_rests_on(
    ordered, shipped, delivered, asked, ship, arrive, arrived
) -> None:
    transit = Transit("*", "*", ship, arrive)
    found = order_dates(ordered, shipped, delivered, transit, asked_on=asked, arrived=arrived)
    for event, known in zip(
        dataclasses.astuple(found), (ordered, shipped, delivered), strict=True
    ):
        earliest, latest, sure, _ = event
        assert (earliest is None) is (latest is None)
        if known is not None:
            assert (earliest, latest, sure) == (known, known, True)
        if earliest is not None:
            assert earliest <= latest
    for span, start, at_most in (
        (found.shipped, ordered, delivered or asked),
        (found.delivered, shipped or ordered, asked),
    ):
        if not span.sure and span.earliest is not None:
            assert span.because is not None
            if at_most is not None and start <= at_most:
                assert span.latest <= at_most
