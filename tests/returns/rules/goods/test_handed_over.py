"""The day on which a parcel was handed over: as it was told, unless it was told afterwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns.records.unit import Parcel
from returns.rules.goods.handed_over import handed_over_on
from returns.terms import End, FreightPayer
from tests.returns.papers.cases_by_hand import case, order

#: when the buyer of a case by hand wrote
ASKED = case().requested_at


def parcel(number, sent, *, to=End.BUYER, received=None):
    start = End.US if to is End.BUYER else End.BUYER
    told = (number, 1, f"T{number}", "FedEx", start, to, FreightPayer.SELLER)
    return Parcel(*told, None, sent, received)


@pytest.mark.parametrize(
    ("delivered", "after", "told"),
    [
        (None, -9, True),
        (None, 0, True),
        # typed in once the buyer had written: it left before that
        (None, 2, False),
        (date(2026, 6, 10), -9, False),
        (date(2026, 6, 20), -9, True),
    ],
)
def test_what_was_sold_was_handed_over_before_its_buyer_had_it_or_wrote(delivered, after, told):
    sent = ASKED + timedelta(days=after)
    one = parcel(1, sent)
    known = case(sale=order(delivered_on=delivered), parcels=(one,))
    assert handed_over_on(known, one) == (sent.date() if told else None)


def test_what_went_home_from_us_was_handed_over_as_it_was_told():
    came, sent = ASKED + timedelta(days=3), ASKED + timedelta(days=5)
    back = parcel(1, ASKED + timedelta(days=1), to=End.US, received=came)
    home = parcel(2, sent)
    known = case(parcels=(back, home))
    assert handed_over_on(known, home) == sent.date()
    assert handed_over_on(known, back) == (ASKED + timedelta(days=1)).date()
    # it was told before anything was back
    early = replace(home, sent_at=came - timedelta(days=1))
    assert handed_over_on(replace(known, parcels=(back, early)), early) is None


def test_of_what_nobody_told_there_is_no_day():
    one = parcel(1, None)
    assert handed_over_on(case(parcels=(one,)), one) is None
