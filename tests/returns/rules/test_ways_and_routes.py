"""The table of ways and the sentences beside it never contradict each other; routes that are none."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.money import Money
from returns.records.advice import Recommendation, WayCost
from returns.records.case import Tracks
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.policy import PolicyTerms, ReturnFee
from returns.rules.advice.recommend import recommend
from returns.rules.offers import agreed_way
from returns.rules.reasons import NEVER_HAD, all_reasons
from returns.rules.sentences import sentences
from returns.rules.tracks.track_machines import way_open
from returns.terms import BuyerMoney, Fault, Fulfilment, ListingSource, Offer, Request, Route
from tests.returns.rules.situations import broken

SETTINGS = TriageSettings()
TERMS = PolicyTerms(fee=ReturnFee(percent=10))


def usd(minor: int) -> Money:
    return Money(minor, "USD")


def keys(advice: Recommendation) -> set[str]:
    return {because.key for because in advice.because}


def said(advice: Recommendation, key: str) -> dict[str, str]:
    return dict(next(b for b in advice.because if b.key == key).facts)


def ways(advice: Recommendation) -> dict[Offer | Route, WayCost]:
    return {way.way: way for way in advice.costs}


_GRID = list(
    itertools.product(
        (900, 4999, 5000, 7500, 10000, 10001, 25000),
        (None, 300, 4000, 9000),
        ("defective", "changed_mind", "wrong_size", "not_as_described", "never_arrived"),
        (None, TERMS, replace(TERMS, takes_returns=False)),
        (0, 3),
    )
)


def _of(row: tuple) -> tuple[TriageFacts, Recommendation]:
    value, cost, reason, policy, refusals = row
    facts = TriageFacts(
        usd(value),
        reason,
        cost=None if cost is None else usd(cost),
        policy=policy,
        listing=ListingSource.FEED,
        supplier_refusals=refusals,
        supplier_decided=4,
    )
    return facts, recommend(facts, SETTINGS)


def test_the_cheapest_of_every_table_is_marked_and_it_alone() -> None:
    for row in _GRID:
        facts, advice = _of(row)
        marked = [way for way in advice.costs if way.cheapest]
        assert len(marked) == 1, row
        assert marked[0].cost == min((way.cost for way in advice.costs), key=lambda m: m.minor)
        # a new one is not reckoned while nobody knows what it costs
        if facts.cost is None:
            assert Offer.REPLACEMENT not in ways(advice)
        if facts.reason in NEVER_HAD:
            assert not any(isinstance(way, Route) for way in ways(advice))


def test_not_worth_returning_is_said_only_where_it_is_so() -> None:
    """No sentence contradicts the table below it (case 30)."""
    spoken = 0
    for row in _GRID:
        _, advice = _of(row)
        backs = [w.cost for w in advice.costs if isinstance(w.way, Route)]
        if "cost.not_worth_returning" in keys(advice):
            spoken += 1
            keep = ways(advice)[Offer.RETURNLESS_REFUND].cost
            assert all(keep < back for back in backs), row
            facts = said(advice, "cost.not_worth_returning")
            assert facts["keep"] == str(keep)
            assert facts["back"] == str(min(backs, key=lambda m: m.minor))
            assert not any(w.cheapest and isinstance(w.way, Route) for w in advice.costs)
    assert spoken


def test_kindness_names_the_way_that_is_marked_and_a_true_difference() -> None:
    spoken = 0
    for row in _GRID:
        _, advice = _of(row)
        if "cost.kindness" not in keys(advice):
            continue
        spoken += 1
        told = said(advice, "cost.kindness")
        cheapest = next(way for way in advice.costs if way.cheapest)
        assert told["way"].endswith(f":{cheapest.way}"), row
        assert told["least"] == str(cheapest.cost)
        mine = [way for way in advice.costs if str(way.cost) == told["cost"]]
        assert any(cheapest.cost < way.cost for way in mine), row
        # never beside the other sentence, and never of the cheapest itself
        assert "cost.not_worth_returning" not in keys(advice)
    assert spoken


def test_where_the_rules_way_is_the_cheapest_nothing_is_called_kindness() -> None:
    for row in _GRID:
        _, advice = _of(row)
        cheapest = next(way.way for way in advice.costs if way.cheapest)
        if cheapest in (advice.first, advice.route):
            keeps = cheapest is advice.route and advice.first is Offer.PARTIAL_REFUND
            assert keeps or "cost.kindness" not in keys(advice), row


def test_an_unknown_cost_is_asked_for_wherever_a_figure_rests_on_it() -> None:
    for row in _GRID:
        facts, advice = _of(row)
        marked = [
            way
            for way in advice.costs
            if way.why is not None and "estimated" in sentences([way.why])[0]
        ]
        if facts.cost is not None:
            assert not marked
            assert "cost.unknown" not in keys(advice)
        if marked:
            assert "cost.unknown" in keys(advice), row


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 40_000),
    st.one_of(st.none(), st.integers(0, 40_000)),
    st.sampled_from([row.id for row in all_reasons()]),
    st.sampled_from(Fulfilment),
    st.sampled_from(ListingSource),
    st.one_of(st.none(), st.just(TERMS), st.just(replace(TERMS, takes_returns=False))),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, True, False]),
    st.booleans(),
)
def test_goods_are_never_routed_to_a_supplier_who_is_no_route(
    value, cost, reason, fulfilment, listing, policy, stopped, address, window, suspected
) -> None:
    facts = TriageFacts(
        usd(value),
        reason,
        fulfilment=fulfilment,
        listing=listing,
        policy=policy,
        cost=None if cost is None else usd(cost),
        supplier_stopped=stopped,
        supplier_has_address=address,
        window_open=window,
        suspected=suspected,
    )
    advice = recommend(facts, SETTINGS)
    if advice.route is Route.TO_SUPPLIER:
        assert policy is not None
        assert policy.takes_returns
        assert address
        assert not stopped
        assert window is not False
        assert fulfilment is Fulfilment.DROPSHIP
        assert value <= 10_000
        assert not suspected
    if Route.TO_SUPPLIER in ways(advice):
        # nor is it reckoned what such a way would cost
        assert policy is not None
        assert policy.takes_returns
        assert (stopped, address, window is False) == (False, True, False)
    if reason in NEVER_HAD and fulfilment is not Fulfilment.PLATFORM_WAREHOUSE:
        assert advice.route is Route.NONE
    # nobody is asked for a sum that is not his
    assert advice.claim_from in (None, *Fault)
    assert advice.claim_from not in (Fault.BUYER, Fault.SELLER, Fault.UNKNOWN)
    for lang in ("en", "zh"):
        assert not any(
            "{" in text or "rules." in text for text in sentences(advice.because, lang)
        )


_MIDDLE = TriageFacts(usd(7500), "defective", policy=TERMS, cost=usd(3000), supplier="Kiln")


def test_what_is_taken_goes_to_the_supplier() -> None:
    assert recommend(_MIDDLE, SETTINGS).route is Route.TO_SUPPLIER


@pytest.mark.parametrize(
    "changes",
    [
        {"policy": PolicyTerms(fee=ReturnFee(percent=99))},
        {"policy": PolicyTerms(fee=ReturnFee(fixed=usd(2999)))},
        # of goods that together cost more than his fixed fee something is left of each
        {"policy": PolicyTerms(fee=ReturnFee(fixed=usd(3000))), "cost_together": usd(3001)},
        {"policy": PolicyTerms(fee=ReturnFee(percent=100)), "cost": None},
        {"policy": PolicyTerms(fee=ReturnFee(percent=100, waived_for=("defective",)))},
        {"policy": PolicyTerms(fee=ReturnFee(fixed=Money(3000, "EUR")))},
    ],
)
def test_a_fee_that_leaves_a_cent_bars_nothing(changes: dict) -> None:
    assert recommend(replace(_MIDDLE, **changes), SETTINGS).route is Route.TO_SUPPLIER


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"supplier_stopped": True}, "route.supplier_stopped"),
        ({"supplier_has_address": False}, "route.no_address"),
        ({"window_open": False}, "route.too_late"),
        ({"window_open": False, "window_over": True}, "route.window_closed"),
        (
            {"window_open": False, "window_over": True, "report_over": True},
            "route.report_late",
        ),
        ({"policy": None}, "route.no_policy"),
        ({"policy": replace(TERMS, takes_returns=False)}, "route.takes_none"),
        ({"policy": PolicyTerms(fee=ReturnFee(percent=100))}, "route.credits_nothing"),
        ({"policy": PolicyTerms(fee=ReturnFee(fixed=usd(3000)))}, "route.credits_nothing"),
        ({"policy": PolicyTerms(fee=ReturnFee(50, usd(1500)))}, "route.credits_nothing"),
        ({"fulfilment": Fulfilment.OWN_STOCK}, "route.own_stock"),
        ({"returns_before": 4}, "route.first_returns"),
        ({"value": usd(10001)}, "route.dear"),
    ],
)
def test_whatever_stands_against_it_the_goods_come_to_us_and_it_is_said(
    changes: dict, key: str
) -> None:
    """Stopped, no address, last safe day passed, terms that do not take it (cases 19 and 22)."""
    advice = recommend(replace(_MIDDLE, **changes), SETTINGS)
    assert advice.route is Route.TO_US
    assert key in keys(advice)
    # the seller may still choose it where it is a way at all
    possible = key in ("route.first_returns", "route.dear")
    assert (Route.TO_SUPPLIER in ways(advice)) is possible


def test_a_wrong_order_that_is_not_taken_comes_to_us() -> None:
    strict = replace(TERMS, takes_ordered_wrong=False)
    facts = replace(_MIDDLE, reason="wrong_size", policy=strict)
    advice = recommend(facts, SETTINGS)
    assert advice.route is Route.TO_US
    assert "route.wrong_order_not_taken" in keys(advice)


@pytest.mark.parametrize(("refused", "told"), [(2, False), (3, True), (4, True)])
def test_after_repeated_refusals_another_supplier_is_suggested_and_goes_on_being(
    refused: int, told: bool
) -> None:
    """Four refusals that were written off are still refusals (case 22)."""
    facts = replace(_MIDDLE, supplier_refusals=refused, supplier_decided=4)
    assert ("supplier.look_for_another" in keys(recommend(facts, SETTINGS))) is told


def agreed(offer, money, route=Route.TO_US, request=Request.APPROVED):
    tracks = Tracks(request, buyer_money=money)
    return agreed_way(broken(offer=offer, route=route, tracks=tracks))


@pytest.mark.parametrize(
    ("offer", "route", "way"),
    [
        (Offer.RETURNLESS_REFUND, Route.TO_US, Offer.RETURNLESS_REFUND),
        (Offer.PARTIAL_REFUND, Route.NONE, Offer.PARTIAL_REFUND),
        (Offer.REPLACEMENT_ON_RECEIPT, Route.TO_US, Offer.REPLACEMENT),
        (Offer.REFUND_ON_RECEIPT, Route.TO_SUPPLIER, Route.TO_SUPPLIER),
        (Offer.IMMEDIATE_REFUND, Route.NONE, Offer.RETURNLESS_REFUND),
        (Offer.GIFT_OR_COUPON, Route.NONE, None),
        (None, Route.TO_US, Route.TO_US),
    ],
)
def test_the_way_that_stands_with_the_buyer(offer, route, way):
    assert agreed(offer, BuyerMoney.AGREED, route) == way


def test_no_way_stands_while_it_is_offered_or_nobody_answered():
    assert agreed(Offer.PARTIAL_REFUND, BuyerMoney.OFFERED) is None
    assert agreed(None, BuyerMoney.OPEN, request=Request.NEW) is None


@pytest.mark.parametrize(
    ("request_", "money", "still"),
    [
        (Request.NEW, BuyerMoney.OPEN, True),
        (Request.APPROVED, BuyerMoney.AGREED, True),
        (Request.APPROVED, BuyerMoney.PAID_PARTLY, True),
        # the platform paid; the goods may be asked for
        (Request.NEW, BuyerMoney.PAID, True),
        (Request.APPROVED, BuyerMoney.PAID, False),
        (Request.APPROVED, BuyerMoney.CONFIRMED, False),
        (Request.DECLINED, BuyerMoney.OPEN, False),
        (Request.LAPSED, BuyerMoney.OPEN, False),
    ],
)
def test_a_way_is_open_until_the_buyer_was_settled_with(request_, money, still):
    assert way_open(Tracks(request_, buyer_money=money)) is still
