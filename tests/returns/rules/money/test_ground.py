"""Nobody is asked for money without a ground: addressee × what is known of the case, row by row."""

from dataclasses import replace
from itertools import product

import pytest

from returns.casework.steps.claims import claim_on
from returns.money import Money
from returns.records.case import Case
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Exchange, Parcel, Payment
from returns.rules.money.ground import GROUNDS, ground_of, who_owes
from returns.rules.money.ground_rules import GroundRule
from returns.rules.sentences import sentence
from returns.rules.steps.sheet_reader import reader_of
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    Fault,
    FreightPayer,
    Fulfilment,
    Goods,
    HoldKind,
    Offer,
    Party,
    Route,
    SupplierClaim,
    Verdict,
)
from tests.returns.papers.cases_by_hand import NOW, case, found, line, unit, usd

HEARD = (GroundRule.SUSPECTED, GroundRule.UNAUTHORISED)
OTHERS = (Party.SUPPLIER, Party.CARRIER, Party.PLATFORM)
OWN, FBA = Fulfilment.OWN_STOCK, Fulfilment.PLATFORM_WAREHOUSE


def paid_by(platform: bool, amount: str = "20") -> Payment:
    told = (Party.BUYER, True, usd(amount), "refund", NOW, "p1")
    return Payment(1, 1, *told, by_platform=platform)


def seen(verdict: Verdict, **facts: object) -> Case:
    return case(line(1, found(1, 1, verdict), **facts))


def refunded_by_platform(verdict: Verdict, amount: str = "20", **facts: object) -> Case:
    told = line(1, found(1, 1, verdict), refunded=usd(amount), **facts)
    return case(told, payments=(paid_by(True, amount),))


def lost_back(payer: FreightPayer, paid: str = "20") -> Case:
    parcel = Parcel(1, 1, "T1", "UPS", End.BUYER, End.US, payer, NOW, NOW, None)
    gone = unit(1, 1, goods=Goods.LOST, paid=usd(paid))
    lost = line(1, gone, reason="changed_mind", freight_payer=payer)
    return case(lost, parcels=(parcel,))


def lost_new(sku: str | None = None, paid: str = "20") -> Case:
    """Sent back sound, and the other size that went for it never came."""
    piece = found(1, 1, Verdict.NO_FAULT, paid=usd(paid))
    sound = line(1, piece, reason="wrong_size", supplier=None)
    sku = sound.sku if sku is None else sku
    gone = Exchange(1, sound.id, sku, "", 0, ExchangeFrom.STOCK, None, NOW, None, (1,))
    return case(sound, exchanges=(gone,))


def broken_back(payer: FreightPayer, paid: str = "20") -> Case:
    parcel = Parcel(1, 1, "T1", "UPS", End.BUYER, End.US, payer, NOW, NOW, NOW)
    broken = found(1, 1, Verdict.CARRIER_DAMAGE, paid=usd(paid))
    return case(line(1, broken, reason="changed_mind", freight_payer=payer), parcels=(parcel,))


def going_back(**facts: object) -> Case:
    told = found(1, 1, Verdict.NO_FAULT, disposition=Disposition.TO_SUPPLIER)
    return case(line(1, told, reason="changed_mind", **facts))


def claimed(party: Party, amount: str = "3", paid: str = "20") -> Case:
    sent = Claim(1, 1, party, "refund", (1,), usd(amount), NOW)
    piece = unit(1, paid=usd(paid))
    return case(line(1, piece, reason="changed_mind", refunded=usd(paid)), claims=(sent,))


def disputed(reason: str, **facts: object) -> Case:
    told = case(line(1, reason=reason, **facts), payments=(paid_by(True),))
    return replace(told, dispute="a_to_z")


def granted_against(reason: str) -> Case:
    told = line(1, reason=reason, refunded=usd("20"))
    return case(told, payments=(paid_by(True),), dispute="a_to_z", dispute_at=NOW)


def suspected(**facts: object) -> Case:
    lifted = facts.pop("lifted", {})
    told = case(line(1, **facts))
    held = replace(told.lines[0], lifted=lifted)
    return replace(told, lines=(held,), suspected=True)


def his_own() -> Case:
    told = case(line(1, reason="unauthorised_purchase"))
    said = replace(told.lines[0], lifted={HoldKind.UNAUTHORISED: "his son's"})
    return replace(told, lines=(said,))


S, C, P, G = Party.SUPPLIER, Party.CARRIER, Party.PLATFORM, GroundRule
#: what is known → every addressee with a ground, its rule and the most that it allows
TABLE: dict[str, tuple[Case, dict[Party, tuple[GroundRule, str | None]]]] = {
    "defective, by the supplier": (case(line(1)), {S: (G.FAULT, "4")}),
    "defective, cost unknown": (case(line(1, unit_cost=None)), {S: (G.FAULT, None)}),
    "as claimed": (seen(Verdict.AS_CLAIMED), {S: (G.FAULT, "4")}),
    "damaged on the supplier's way": (
        case(line(1, reason="damaged_in_transit")),
        {S: (G.SENT_IT, "4")},
    ),
    "lost on the supplier's way": (
        case(line(1, reason="never_arrived")),
        {S: (G.SENT_IT, "4")},
    ),
    "damaged on our carrier's way": (
        case(line(1, reason="damaged_in_transit", fulfilment=OWN)),
        {C: (G.DAMAGE, "4")},
    ),
    "damage that the inspection found": (
        seen(Verdict.CARRIER_DAMAGE, fulfilment=OWN),
        {C: (G.DAMAGE, "4")},
    ),
    "one of two damaged by our carrier": (
        case(
            line(
                1,
                found(1, 1, Verdict.AS_CLAIMED),
                found(1, 2, Verdict.CARRIER_DAMAGE),
                fulfilment=OWN,
                refunded=usd("40"),
            )
        ),
        {S: (G.FAULT, "4"), C: (G.DAMAGE, "4")},
    ),
    "lost by our carrier": (
        case(line(1, reason="never_arrived", fulfilment=OWN)),
        {C: (G.LOSS, "4")},
    ),
    "late by our carrier": (
        case(line(1, reason="late", fulfilment=OWN, refunded=usd("20"))),
        {C: (G.LATE, None)},
    ),
    "late with another of its parcel, whose part of the postage is no part of it": (
        case(
            line(1, reason="late", fulfilment=OWN),
            line(2, reason="late", fulfilment=OWN),
            freight_out=usd("6"),
        ),
        {C: (G.LATE, "3")},
    ),
    "late by our carrier, postage known": (
        case(line(1, reason="late", fulfilment=OWN), freight_out=usd("6")),
        {C: (G.LATE, "6")},
    ),
    "lost on the way back, paid by us": (
        lost_back(FreightPayer.SELLER),
        {C: (G.LOST_BACK, "4")},
    ),
    "lost on the way back, paid by the buyer": (lost_back(FreightPayer.BUYER), {}),
    "the new one that we sent was lost": (lost_new(), {C: (G.LOST_NEW, "4")}),
    "the new one that we sent was lost, and is another thing": (
        lost_new("OTHER"),
        {C: (G.LOST_NEW, None)},
    ),
    "broken on the way back, paid by us": (
        broken_back(FreightPayer.SELLER),
        {C: (G.DAMAGED_BACK, "4")},
    ),
    "broken on the way back, paid by the buyer": (broken_back(FreightPayer.BUYER), {}),
    # a claim is on what goods cost us, whatever they were sold for
    "a gift, defective": (case(line(1, unit(1, paid=usd("0")))), {S: (G.FAULT, "4")}),
    "a gift lost by our carrier": (
        case(line(1, unit(1, paid=usd("0")), reason="never_arrived", fulfilment=OWN)),
        {C: (G.LOSS, "4")},
    ),
    "a gift broken by our carrier": (
        case(
            line(
                1,
                found(1, 1, Verdict.CARRIER_DAMAGE, paid=usd("0")),
                reason="damaged_in_transit",
                fulfilment=OWN,
            )
        ),
        {C: (G.DAMAGE, "4")},
    ),
    "a gift lost on the way back": (
        lost_back(FreightPayer.SELLER, paid="0"),
        {C: (G.LOST_BACK, "4")},
    ),
    "a gift broken on the way back": (
        broken_back(FreightPayer.SELLER, paid="0"),
        {C: (G.DAMAGED_BACK, "4")},
    ),
    "the lost new one of a gift": (lost_new(paid="0"), {C: (G.LOST_NEW, "4")}),
    "sold below its cost, and lost by our carrier": (
        case(line(1, unit(1, paid=usd("3")), reason="never_arrived", fulfilment=OWN)),
        {C: (G.LOSS, "4")},
    ),
    "broken in the platform's warehouse": (
        case(line(1, reason="damaged_in_transit", fulfilment=FBA, refunded=usd("15"))),
        {P: (G.WAREHOUSE, "15")},
    ),
    "broken there, and nothing paid": (
        case(line(1, reason="damaged_in_transit", fulfilment=FBA)),
        {P: (G.WAREHOUSE, None)},
    ),
    "an empty box that the platform refunded": (
        refunded_by_platform(Verdict.EMPTY),
        {P: (G.REFUNDED_WRONGLY, "20")},
    ),
    "a buyer's damage that the platform refunded": (
        refunded_by_platform(Verdict.BUYER_DAMAGE),
        {P: (G.REFUNDED_WRONGLY, "10")},
    ),
    "an empty box that we refunded": (
        seen(Verdict.EMPTY, refunded=usd("20")),
        {},
    ),
    "as claimed, and the platform refunded": (
        refunded_by_platform(Verdict.AS_CLAIMED),
        {S: (G.FAULT, "4")},
    ),
    "an A-to-z claim of what is defective": (
        disputed("defective"),
        {S: (G.FAULT, "4"), P: (G.ANSWER, None)},
    ),
    "an A-to-z claim of what never arrived": (
        disputed("never_arrived", fulfilment=OWN, refunded=usd("20")),
        {C: (G.LOSS, "4"), P: (G.ANSWER, "20")},
    ),
    "an A-to-z claim that was decided against us": (
        granted_against("changed_mind"),
        {P: (G.GRANTED, "20")},
    ),
    "an A-to-z claim that was decided against us, of what is defective": (
        granted_against("defective"),
        {S: (G.FAULT, "4"), P: (G.GRANTED, "20")},
    ),
    "signs of a malicious return": (
        suspected(reason="changed_mind"),
        {P: (G.SUSPECTED, None)},
    ),
    "signs that somebody looked into": (
        suspected(reason="changed_mind", lifted={HoldKind.SUSPICION: "his brother's"}),
        {},
    ),
    "signs of a malicious return of what is defective": (
        suspected(),
        {S: (G.FAULT, "4"), P: (G.SUSPECTED, None)},
    ),
    "a purchase of somebody else": (
        case(line(1, reason="unauthorised_purchase")),
        {P: (G.UNAUTHORISED, None)},
    ),
    "a purchase that was the buyer's own after all": (
        his_own(),
        {},
    ),
    "a changed mind": (case(line(1, reason="changed_mind")), {}),
    "a changed mind, sent on to the supplier": (going_back(), {S: (G.GOODS_BACK, "4")}),
    "sent on to nobody's supplier": (going_back(supplier=None), {}),
    "one too many": (case(line(1, reason="extra_item")), {}),
    "the buyer's damage": (seen(Verdict.BUYER_DAMAGE), {}),
    "no fault found": (seen(Verdict.NO_FAULT), {}),
    "a brick": (seen(Verdict.WRONG_ITEM), {}),
    "claimed of the supplier": (claimed(S), {S: (G.CLAIMED, "3")}),
    "claimed of the carrier": (claimed(C), {C: (G.CLAIMED, "3")}),
    "claimed of the carrier, of a gift": (claimed(C, paid="0"), {C: (G.CLAIMED, "3")}),
    "claimed of the platform, more than it cost us": (
        claimed(P, "90"),
        {P: (G.CLAIMED, "20")},
    ),
}


@pytest.mark.parametrize("known", TABLE)
@pytest.mark.parametrize("party", OTHERS)
def test_an_addressee_is_asked_on_this_ground_for_this_sum_or_not_at_all(
    known: str, party: Party
) -> None:
    told, expected = TABLE[known]
    lead = told.lines[0]
    ground = ground_of(told, lead, told.outlook(lead).advice, None, party)
    if party not in expected:
        assert ground is None
        return
    rule, most = expected[party]
    assert ground is not None
    assert (ground.rule, ground.most) == (rule, None if most is None else usd(most))
    for lang in ("en", "zh"):
        assert "{" not in sentence(ground.because, lang)
        assert "…" not in sentence(ground.because, lang)


def test_lost_on_the_way_back_and_faulty_before_is_asked_of_one_of_two() -> None:
    """Its carrier for what the goods cost us, until their supplier is asked; the supplier by the step."""
    faulty = lost_back(FreightPayer.SELLER)
    told = case(replace(faulty.lines[0], reason="defective"), parcels=faulty.parcels)
    lead = told.lines[0]
    advice = told.outlook(lead).advice
    ground = ground_of(told, lead, advice, None, Party.CARRIER)
    assert ground is not None
    assert (ground.rule, ground.most) == (GroundRule.LOST_BACK, usd("4"))
    assert who_owes(told, lead, advice, None)[0] is Party.SUPPLIER
    sent = Claim(1, 1, Party.SUPPLIER, "refund", (1,), usd("4"), NOW)
    for state, asked in (("claim_sent", False), ("accepted", False), ("refused", True)):
        tracks = replace(lead.tracks, supplier_claim=SupplierClaim(state))
        line_ = replace(lead, tracks=tracks)
        then = case(line_, parcels=faulty.parcels, claims=(sent,))
        found_ = ground_of(then, line_, advice, None, Party.CARRIER)
        assert (found_ is not None) == asked


def test_every_row_of_the_table_is_a_ground_somewhere() -> None:
    shown = {
        (party, rule) for _, expected in TABLE.values() for party, (rule, _) in expected.items()
    }
    assert shown == {(row.party, row.rule) for row in GROUNDS}


@pytest.mark.parametrize("known", TABLE)
def test_who_owes_is_who_has_a_ground_else_buyer_or_we(known: str) -> None:
    told, expected = TABLE[known]
    lead = told.lines[0]
    party, because = who_owes(told, lead, told.outlook(lead).advice, None)
    # who only is to look at it owes nothing
    owing = {each for each, (rule, _) in expected.items() if rule not in HEARD}
    assert (party in owing) if owing else (party is None)
    for lang in ("en", "zh"):
        words = sentence(because, lang)
        assert words
        assert "{" not in words


@pytest.mark.parametrize("known", TABLE)
def test_the_sheet_is_for_who_owes_and_a_hearing_for_the_platform(known: str) -> None:
    told, expected = TABLE[known]
    assert not expected or reader_of(told) in expected
    if told.dispute:
        assert reader_of(told, hearing=True) is Party.PLATFORM


def test_what_a_party_paid_already_is_not_asked_again() -> None:
    told = TABLE["an empty box that the platform refunded"][0]
    back = Payment(2, 1, Party.PLATFORM, False, usd("12.50"), "claim", NOW, "r1")
    told = replace(told, payments=(*told.payments, back))
    lead = told.lines[0]
    ground = ground_of(told, lead, told.outlook(lead).advice, None, Party.PLATFORM)
    assert ground is not None
    assert ground.most == usd("7.50")


@pytest.mark.parametrize(
    ("given", "most", "capped"),
    [
        (("5000",), ("5000",), False),
        (("5000.01",), ("5000",), True),
        (("9000",), ("5000",), True),
        # one claim for an order: its lines share what is made good
        (("6000", "4000"), ("3000", "2000"), True),
        (("3000", "2000"), ("3000", "2000"), False),
    ],
)
def test_safe_t_makes_good_no_more_than_its_limit_for_an_order(
    given: tuple[str, ...], most: tuple[str, ...], capped: bool
) -> None:
    lines = [
        line(n, found(n, 1, Verdict.EMPTY, paid=usd(sum_)), refunded=usd(sum_))
        for n, sum_ in enumerate(given, start=1)
    ]
    payments = tuple(
        Payment(n, n, Party.BUYER, True, usd(sum_), "refund", NOW, f"p{n}", by_platform=True)
        for n, sum_ in enumerate(given, start=1)
    )
    told = replace(case(*lines, payments=payments), platform="amazon")
    for each, expected in zip(told.lines, most, strict=True):
        advice = told.outlook(each).advice
        ground = ground_of(told, each, advice, None, P)
        assert ground is not None
        assert ground.most == usd(expected)
        assert (ground.limit is not None) is capped
        (part,) = claim_on(told, each, advice, None, P).parts
        assert ("5,000" in sentence(part[0], "en")) is capped
    elsewhere = replace(told, platform="ebay")
    lead = elsewhere.lines[0]
    ground = ground_of(elsewhere, lead, elsewhere.outlook(lead).advice, None, P)
    assert ground is not None
    assert ground.most == usd(given[0])


REASONS = (
    "defective",
    "changed_mind",
    "damaged_in_transit",
    "never_arrived",
    "late",
    "wrong_item",
)
OFFERS = (None, Offer.REFUND_ON_RECEIPT, Offer.DECLINE)


def test_whom_the_advice_claims_from_always_has_a_ground() -> None:
    """Else the step that is recommended would be refused its paper."""
    asked = set()
    routes, verdicts = (Route.NONE, Route.TO_SUPPLIER, Route.TO_US), (None, *Verdict)
    for at in product(REASONS, Fulfilment, verdicts, routes, OFFERS):
        reason, fulfilment, verdict, route, offer = at
        piece = found(1, 1, verdict) if verdict else unit(1)
        told = case(
            line(1, piece, reason=reason, fulfilment=fulfilment, route=route, offer=offer)
        )
        advice = told.outlook(told.lines[0]).advice
        if advice.claim_from is None or advice.claim_from.value not in set(OTHERS):
            continue
        party = Party(advice.claim_from.value)
        ground = ground_of(told, told.lines[0], advice, None, party)
        assert ground is not None, at
        assert ground.most is None or ground.most > Money(0, "USD"), at
        asked.add(party)
    assert asked == set(OTHERS), asked


@pytest.mark.parametrize("reason", ["changed_mind", "defective", "wrong_item"])
@pytest.mark.parametrize("verdict", Verdict)
def test_who_refunded_wrongly_is_whom_the_next_step_asks(verdict: Verdict, reason: str) -> None:
    """The table of grounds and the advice, which makes the claim a step, know the same verdicts."""
    told = refunded_by_platform(verdict, reason=reason)
    line_ = told.lines[0]
    advice = told.outlook(line_).advice
    ground = ground_of(told, line_, advice, None, Party.PLATFORM)
    assert (advice.claim_from is Fault.PLATFORM) == (ground is not None)


# --- goods without a fault that stay with us ------------------------------------------------------

UNUSED = PolicyTerms(condition="Unused")


def four_mugs(*fates: Disposition | None, used: Disposition | None) -> Case:
    """On their way to the supplier, but opened here: two fine, one used, one that never came."""
    fine = [
        found(1, at, Verdict.NO_FAULT, disposition=fate)
        for at, fate in enumerate(fates, start=1)
    ]
    told = line(
        1,
        *fine,
        found(1, 3, Verdict.BUYER_DAMAGE, disposition=used),
        unit(1, 4, goods=Goods.AWAITED, verdict=Verdict.NOT_RECEIVED),
        reason="changed_mind",
        offer=Offer.REFUND_ON_RECEIPT,
        route=Route.TO_SUPPLIER,
    )
    return case(told)


D = Disposition


@pytest.mark.parametrize("terms", [None, PolicyTerms(), UNUSED])
@pytest.mark.parametrize("fate", [D.RESTOCK, D.DISCOUNT, D.BUNDLE, D.DONATE, D.TO_BUYER])
def test_nothing_is_asked_for_goods_that_we_keep(
    terms: PolicyTerms | None, fate: Disposition
) -> None:
    told = four_mugs(fate, fate, used=D.DISCOUNT)
    lead = told.lines[0]
    advice = told.outlook(lead).advice
    assert ground_of(told, lead, advice, terms, Party.SUPPLIER) is None
    owing, because = who_owes(told, lead, advice, terms)
    assert owing is None
    assert because.key == "owes.buyer"


@pytest.mark.parametrize(
    ("fates", "used", "terms", "pieces", "sum_asked"),
    [
        # all go back: the used one is not what his terms take
        ((D.TO_SUPPLIER, D.TO_SUPPLIER), D.TO_SUPPLIER, UNUSED, (1, 2), "8"),
        ((D.TO_SUPPLIER, D.TO_SUPPLIER), D.TO_SUPPLIER, PolicyTerms(), (1, 2, 3), "12"),
        # nobody decided yet: they were to go to him
        ((None, D.HOLD), None, UNUSED, (1, 2), "8"),
        ((D.RESTOCK, D.TO_SUPPLIER), D.DISCOUNT, UNUSED, (2,), "4"),
        ((D.RESTOCK, None), D.DISCOUNT, None, (2,), "4"),
    ],
)
def test_what_goes_back_is_asked_for_and_no_other_piece(
    fates: tuple[Disposition | None, ...],
    used: Disposition | None,
    terms: PolicyTerms | None,
    pieces: tuple[int, ...],
    sum_asked: str,
) -> None:
    told = four_mugs(*fates, used=used)
    lead = told.lines[0]
    advice = told.outlook(lead).advice
    ground = ground_of(told, lead, advice, terms, Party.SUPPLIER)
    assert ground is not None
    assert ground.rule is GroundRule.GOODS_BACK
    assert tuple(unit.number for unit in ground.units) == pieces
    assert claim_on(told, lead, advice, terms, Party.SUPPLIER).total == usd(sum_asked)


def test_what_was_faulty_is_his_wherever_it_ends() -> None:
    told = case(line(1, found(1, 1, Verdict.AS_CLAIMED, disposition=D.DISCOUNT)))
    lead = told.lines[0]
    ground = ground_of(told, lead, told.outlook(lead).advice, UNUSED, Party.SUPPLIER)
    assert ground is not None
    assert ground.rule is GroundRule.FAULT


def test_a_carrier_hears_first_what_it_did_with_which_parcel():
    """Its parcel and the day it had it, not why the buyer wanted to send the goods back."""
    told = lost_back(FreightPayer.SELLER)
    at = told.lines[0]
    advice, terms = told.outlook(at).advice, None
    ground = ground_of(told, at, advice, terms, Party.CARRIER)
    assert ground is not None
    day = NOW.date().isoformat()
    assert dict(ground.because.facts)["day"] == f"date:{day}"
    said = sentence(ground.because, "en")
    assert said.startswith(
        "The parcel that came back at our expense was lost in your hands: T1"
    )
    assert "handed over on" in said
    assert "mind" not in said
    without = replace(told, parcels=(replace(told.parcels[0], sent_at=None),))
    bare = ground_of(without, at, advice, terms, Party.CARRIER)
    assert bare is not None
    assert sentence(bare.because, "en").endswith("in your hands: T1.")
