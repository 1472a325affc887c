"""What may go back to the buyer now: to the cent, and only for what came."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Line, Tracks
from returns.records.unit import Exchange, Payment, Unit
from returns.rules.money.due import (
    came_back,
    came_back_worth,
    due_now,
    promised_sum,
    returnless,
    verdict_of,
    verdict_pays,
)
from returns.rules.money.settled import to_replace
from returns.rules.reasons import all_reasons
from returns.rules.tracks.payments import check_payment
from returns.terms import (
    BuyerMoney,
    ExchangeFrom,
    Goods,
    Grade,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    SupplierClaim,
    Verdict,
)
from returns.trade.offers import OFFERS
from tests.returns.case_maker import a_line, a_stored_case, dollars
from tests.returns.rules.situations import NOW, PERCENT, advice

G, V = Goods, Verdict
HERE = Tracks(Request.APPROVED, G.INSPECTED, BuyerMoney.AGREED, SupplierClaim.TO_ASK)


def line(*units: dict[str, object], price: str = "75.00", **told: object) -> Line:
    """A line of these pieces, looked at and as claimed where nothing else is said."""
    usual: dict[str, object] = {
        "tracks": HERE,
        "route": Route.TO_US,
        "offer": Offer.REFUND_ON_RECEIPT,
        "reason": "defective",
    }
    made = a_line(quantity=len(units), price=price, **(usual | told))
    seen = {"verdict": V.AS_CLAIMED, "grade": Grade.D}
    return replace(
        made,
        units=tuple(
            replace(unit, **(seen | said)) for unit, said in zip(made.units, units, strict=True)
        ),
    )


def due(made: Line, *offers: Offer, partial: Money | None = None) -> str:
    return str(due_now(made, advice(*offers, partial=partial), PERCENT).amount)


AWAY = {"goods": G.IN_TRANSIT, "verdict": None, "grade": None}


# --- by unit -------------------------------------------------------------------------------------


def test_two_pieces_in_two_parcels_are_paid_one_after_the_other() -> None:
    """2 × $150: $150, then $150 (case 1)."""
    first = line({}, AWAY, price="150.00")
    assert due(first) == "150.00"
    later = replace(first, refunded=dollars("150.00"))
    assert due(later) == "0.00"
    both = replace(line({}, {}, price="150.00"), refunded=dollars("150.00"))
    assert due(both) == "150.00"


def test_what_came_counts_not_how_many_came() -> None:
    """The $80 thing came, the $150 thing did not: each line has its own units."""
    dear = line({"verdict": V.NOT_RECEIVED, "grade": Grade.X}, price="150.00")
    cheap = line({}, price="80.00")
    assert (due(dear), due(cheap)) == ("0.00", "80.00")


@pytest.mark.parametrize(
    ("goods", "expected"),
    [
        (G.INSPECTED, "75.00"),
        (G.DISPOSED, "75.00"),
        # seen by nobody, or not here
        (G.RECEIVED, "0.00"),
        (G.IN_TRANSIT, "0.00"),
        (G.AWAITED, "0.00"),
        (G.NONE_EXPECTED, "0.00"),
        (G.KEPT, "0.00"),
        (G.LOST, "0.00"),
        (G.UNMATCHED, "0.00"),
    ],
)
def test_money_on_receipt_waits_until_the_piece_was_looked_at(
    goods: Goods, expected: str
) -> None:
    assert due(line({"goods": goods})) == expected
    at_platform = line({"goods": goods}, route=Route.TO_PLATFORM)
    # the platform looks at what it takes back
    assert due(at_platform) == ("75.00" if goods is G.RECEIVED else expected)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (V.AS_CLAIMED, "75.00"),
        (V.NO_FAULT, "75.00"),
        (V.CARRIER_DAMAGE, "75.00"),
        (V.BUYER_DAMAGE, "37.50"),
        (V.PARTS_MISSING, "37.50"),
        (V.WRONG_ITEM, "0.00"),
        (V.EMPTY, "0.00"),
        (V.NOT_RECEIVED, "0.00"),
        (None, "75.00"),
    ],
)
def test_the_verdict_on_a_piece_says_how_much_of_it(
    verdict: Verdict | None, expected: str
) -> None:
    assert due(line({"verdict": verdict})) == expected
    # and of two pieces each has its own
    assert due(line({"verdict": verdict}, {})) == str(
        (dollars(expected) + dollars("75.00")).amount
    )


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("wrong_item", V.WRONG_ITEM),
        ("not_as_described", V.WRONG_ITEM),
        ("extra_item", V.WRONG_ITEM),
        ("missing_parts", V.PARTS_MISSING),
    ],
)
def test_what_the_buyer_complained_of_costs_the_buyer_nothing(
    reason: str, verdict: Verdict
) -> None:
    made = line({"verdict": verdict}, reason=reason)
    assert verdict_pays(made.units[0], reason) == "whole"
    assert verdict_pays(made.units[0], "changed_mind") != "whole"


def test_damaged_and_incomplete_is_all_of_it() -> None:
    """Damaged in transit, $150, found damaged, incomplete, not working (case 2)."""
    made = line(
        {"verdict": V.AS_CLAIMED, "complete": False},
        price="150.00",
        reason="damaged_in_transit",
    )
    assert due(made) == "150.00"


@pytest.mark.parametrize(
    ("reason", "package", "came"),
    [
        ("wrong_item", PackageState.OPENED, True),
        ("not_as_described", PackageState.OPENED, True),
        ("wrong_item", PackageState.NONE, False),
        ("defective", PackageState.OPENED, False),
    ],
)
def test_another_thing_is_back_where_it_was_complained_of(
    reason: str, package: PackageState, came: bool
) -> None:
    made = line({"grade": Grade.X, "package": package}, reason=reason)
    assert came_back(made.units[0], reason) is came
    assert came_back_worth(made) == dollars("75.00" if came else "0")


# --- by offer -----------------------------------------------------------------------------------


def test_a_part_refund_then_keep_it_pays_the_rest() -> None:
    """$22.50 was paid as a part; then keep it: $52.50 (case 5)."""
    kept = line(
        {"goods": G.KEPT, "verdict": None},
        offer=Offer.RETURNLESS_REFUND,
        returnless=True,
        route=Route.NONE,
        refunded=dollars("22.50"),
    )
    assert due(kept) == "52.50"
    back = line({}, refunded=dollars("22.50"))
    assert due(back) == "52.50"


def test_a_part_is_what_was_offered_less_what_was_paid() -> None:
    part = line(AWAY, offer=Offer.PARTIAL_REFUND, offer_amount=dollars("20.00"))
    assert due(part) == "20.00"
    assert due(replace(part, refunded=dollars("5.00"))) == "15.00"
    assert due(replace(part, refunded=dollars("20.00"))) == "0.00"
    unsaid = replace(part, offer_amount=None)
    assert due(unsaid, Offer.PARTIAL_REFUND, partial=dollars("22.50")) == "22.50"
    assert due(unsaid) == "0.00"


def test_a_gift_in_addition_leaves_the_sum_that_was_offered() -> None:
    """Agreed on a part and a gift: the part is paid; of a gift alone nothing is (case 16)."""
    gift = line(AWAY, offer=Offer.GIFT_OR_COUPON, gift="A mug")
    assert due(gift) == "0.00"
    assert due(replace(gift, offer_amount=dollars("22.50"))) == "22.50"


def test_of_one_too_many_nothing_is_owed() -> None:
    assert due(line({}, reason="extra_item", offer=Offer.GIFT_OR_COUPON)) == "0.00"


def test_what_went_back_already_is_never_paid_twice() -> None:
    """A platform that refunded all, or a part, leaves the rest (case 8)."""
    assert due(line({}, refunded=dollars("75.00"))) == "0.00"
    assert due(line({}, refunded=dollars("80.00"))) == "0.00"
    at_once = line(AWAY, offer=Offer.IMMEDIATE_REFUND, returnless=True)
    assert due(replace(at_once, refunded=dollars("60.00"))) == "15.00"


def test_a_price_that_nobody_knows_pays_nothing_and_a_gift_is_worth_nothing() -> None:
    assert due(line({}, price="0.00")) == "0.00"
    unknown = replace(line({"paid": None}), paid_for=None)
    assert due(unknown) == "0.00"


# --- random lines ----------------------------------------------------------------------------------

_PRICES = st.integers(0, 20_000)


@st.composite
def _lines(draw: st.DrawFn) -> Line:
    count = draw(st.integers(1, 5))
    worth = Money(draw(_PRICES), "USD")
    units = tuple(
        Unit(
            id=n,
            line_id=1,
            number=n,
            goods=draw(st.sampled_from(G)),
            piece=n,
            paid=share,
            package=draw(st.one_of(st.none(), st.sampled_from(PackageState))),
            grade=draw(st.one_of(st.none(), st.sampled_from(Grade))),
            verdict=draw(st.one_of(st.none(), st.sampled_from(V))),
        )
        for n, share in enumerate(worth.split(count), start=1)
    )
    offer = draw(st.one_of(st.none(), st.sampled_from(Offer)))
    amount = draw(st.one_of(st.none(), st.integers(0, worth.minor)))
    return a_line(
        quantity=count,
        units=units,
        paid_for=worth,
        reason=draw(st.sampled_from([row.id for row in all_reasons()])),
        offer=offer,
        offer_amount=None if amount is None else Money(amount, "USD"),
        route=draw(st.sampled_from(Route)),
        returnless=draw(st.booleans()),
        refunded=Money(draw(st.integers(0, worth.minor)), "USD"),
    )


@given(_lines(), st.integers(0, 100))
def test_never_a_cent_above_what_is_left_and_never_one_below_what_is_owed(
    made: Line, percent: int
) -> None:
    advised = advice(Offer.PARTIAL_REFUND, partial=made.worth.percent(percent))
    now = due_now(made, advised, percent)
    owed = promised_sum(made, advised, percent)
    assert 0 <= now.minor <= made.left.minor
    assert owed.minor <= made.worth.minor
    # exactly what is still missing of it
    assert now.minor == max(owed.minor - made.refunded.minor, 0)
    after = replace(made, refunded=made.refunded + now)
    assert not due_now(after, advised, percent)


@given(_lines())
def test_what_is_due_is_never_refused(made: Line) -> None:
    """The guard of payments and the sum that Enter pays are of one mind."""
    now = due_now(made, advice(), PERCENT)
    if not now:
        return
    came = (
        None
        if returnless(made) or OFFERS[made.offer or Offer.DECLINE].pays_ahead
        else (came_back_worth(made))
    )
    check_payment(made.worth, made.refunded, now, came)
    with pytest.raises(IllegalMove):
        check_payment(made.worth, made.refunded, made.left + Money(1, "USD"), came)


@given(st.integers(0, 10**6), st.integers(1, 9), st.randoms(use_true_random=False))
def test_pieces_that_come_one_by_one_are_paid_exactly_what_was_paid_for_them(
    cents: int, count: int, order
) -> None:
    """59.99 for two is 30.00 + 29.99; whatever comes first, it is 59.99 in the end (case 7)."""
    worth = Money(cents, "USD")
    made = a_line(
        quantity=count,
        paid_for=worth,
        units=tuple(
            Unit(n, 1, n, G.AWAITED, piece=n, paid=share)
            for n, share in enumerate(worth.split(count), start=1)
        ),
        offer=Offer.REFUND_ON_RECEIPT,
        route=Route.TO_US,
        reason="defective",
    )
    coming = list(range(count))
    order.shuffle(coming)
    for place in coming:
        units = list(made.units)
        units[place] = replace(units[place], goods=G.INSPECTED, verdict=V.AS_CLAIMED)
        made = replace(made, units=tuple(units))
        now = due_now(made, advice(), PERCENT)
        assert now == units[place].paid
        made = replace(made, refunded=made.refunded + now)
    assert made.refunded == worth


# --- what is said of the line as a whole, and new ones ---------------------------------------------


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        ([], None),
        ([V.EMPTY], V.EMPTY),
        ([V.EMPTY, V.AS_CLAIMED], V.AS_CLAIMED),
        ([V.BUYER_DAMAGE, V.NO_FAULT], V.NO_FAULT),
        ([V.BUYER_DAMAGE, V.WRONG_ITEM], V.BUYER_DAMAGE),
        ([V.NOT_RECEIVED, V.EMPTY], V.EMPTY),
    ],
)
def test_of_several_verdicts_what_leaves_the_buyer_most_counts(
    verdicts: list[Verdict], whole: Verdict | None
) -> None:
    units = [{"verdict": verdict} for verdict in verdicts] or [{"verdict": None}]
    assert verdict_of(line(*units)) is whole


def test_a_wrong_item_that_was_complained_of_leaves_all() -> None:
    assert verdict_of(line({"verdict": V.WRONG_ITEM}, {"verdict": V.BUYER_DAMAGE})) is (
        V.BUYER_DAMAGE
    )
    told_true = line(
        {"verdict": V.WRONG_ITEM}, {"verdict": V.BUYER_DAMAGE}, reason="wrong_item"
    )
    assert verdict_of(told_true) is V.WRONG_ITEM


def test_of_three_pieces_two_are_here_and_get_new_ones() -> None:
    """The third is on its way: two now, one later, never four (case 26)."""
    made = line({}, {}, AWAY, offer=Offer.REPLACEMENT_ON_RECEIPT)
    case = a_stored_case(made)
    assert to_replace(case, made) == 2
    sent = Exchange(1, 1, "LAMP", "", 2, ExchangeFrom.STOCK, None, None, None)
    assert to_replace(replace(case, exchanges=(sent,)), made) == 0
    all_here = line({}, {}, {}, offer=Offer.REPLACEMENT_ON_RECEIPT)
    assert to_replace(replace(case, exchanges=(sent,)), all_here) == 1
    at_once = line({}, {}, AWAY, offer=Offer.REPLACEMENT, returnless=True)
    assert to_replace(case, at_once) == 3
    more = replace(sent, quantity=9)
    assert to_replace(replace(case, exchanges=(more,)), at_once) == 0
    # what was paid for needs no new one; a part of its price is not all of it
    share = {"line_id": 1, "party": Party.BUYER, "outgoing": True, "kind": "refund"}
    whole = Payment(id=1, amount=dollars("75.00"), at=NOW, key="k", units=(1,), **share)
    assert to_replace(replace(case, payments=(whole,)), made) == 1
    part = replace(whole, amount=dollars("74.99"))
    assert to_replace(replace(case, payments=(part,)), made) == 2
    # another thing, an empty box or the buyer's own damage get no new one
    for verdict in (V.WRONG_ITEM, V.EMPTY, V.BUYER_DAMAGE, V.PARTS_MISSING):
        wrong = line({"verdict": verdict}, {}, AWAY, offer=Offer.REPLACEMENT_ON_RECEIPT)
        assert to_replace(case, wrong) == 1
    elsewhere = replace(sent, line_id=2)
    assert to_replace(replace(case, exchanges=(elsewhere,)), made) == 2


@pytest.mark.parametrize(
    ("paid_for", "refunded", "nothing"),
    [
        ("75.00", "0.00", False),
        ("75.00", "74.99", False),
        ("75.00", "75.00", True),
        ("75.00", "80.00", True),
        ("0.00", "0.00", True),
        (None, "0.00", False),
    ],
)
def test_nothing_is_left_of_a_gift_and_of_what_went_back_wholly(
    paid_for: str | None, refunded: str, nothing: bool
) -> None:
    made = a_line(price=paid_for, refunded=dollars(refunded))
    assert made.nothing_left is nothing
