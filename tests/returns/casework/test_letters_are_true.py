"""Whatever the step and wherever a line stands: its letter has no holes and says nothing that is not so."""

import itertools
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.casework.letters.letters import letter_for
from returns.casework.steps.steps import turned
from returns.errors import IllegalMove
from returns.money import Money
from returns.phrases import topic
from returns.records.case import Photo, Tracks
from returns.records.options import StepOptions
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.records.unit import Claim, ClaimAnswer, Payment
from returns.rules.reasons import NEVER_HAD
from returns.terms import (
    BuyerMoney,
    Disposition,
    Fault,
    FreightPayer,
    Fulfilment,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    RmaPlacement,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from returns.trade.steps import step_traits
from tests.days_told import tells_day
from tests.returns.case_maker import (
    NOW,
    a_line,
    a_stored_case,
    a_unit,
    acts_on,
    an_order,
    concluded_case,
    dollars,
    surroundings,
)

LANGUAGES = ("en", "zh")
#: one of each group of reasons
REASONS = (
    "changed_mind",
    "defective",
    "wrong_item",
    "extra_item",
    "never_arrived",
    "undeliverable",
)
STATES = (
    Tracks(),
    Tracks(Request.NEGOTIATING, Goods.NONE_EXPECTED, BuyerMoney.OFFERED),
    Tracks(Request.APPROVED, Goods.AWAITED, BuyerMoney.AGREED, SupplierClaim.ASKED_FOR_RMA),
    Tracks(Request.APPROVED, Goods.IN_TRANSIT, BuyerMoney.AGREED, SupplierClaim.RMA_GIVEN),
    Tracks(Request.APPROVED, Goods.INSPECTED, BuyerMoney.AGREED, SupplierClaim.RMA_GIVEN),
    Tracks(Request.APPROVED, Goods.LOST, BuyerMoney.AGREED, SupplierClaim.TO_ASK),
    Tracks(Request.APPROVED, Goods.KEPT, BuyerMoney.PAID, SupplierClaim.CLAIM_SENT),
    Tracks(Request.APPROVED, Goods.AWAITED, BuyerMoney.PAID, SupplierClaim.ACCEPTED),
    Tracks(Request.APPROVED, Goods.INSPECTED, BuyerMoney.REPLACED, SupplierClaim.REFUSED),
)
ROUTES = (Route.NONE, Route.TO_US, Route.TO_SUPPLIER, Route.TO_THIRD_PARTY, Route.TO_PLATFORM)
#: who was told to pay, and what was promised
STANDING = (
    (FreightPayer.BUYER, Offer.REFUND_ON_RECEIPT),
    (FreightPayer.SELLER, Offer.IMMEDIATE_REFUND),
)
TERMS = PolicyTerms(rma_placement=RmaPlacement.INSIDE_SLIP)
WRITING = [act for act in (*StepKind, *Move) if step_traits(act).reader is not None]
OFFERING = [act for act in WRITING if step_traits(act).offers]

#: words by which a letter asks for goods, or lets the buyer keep them
OF_GOODS = re.compile(
    r"keep the goods|keep what|keep it|send .{0,20}back|please send|your return of"
    r"|留下|请将|退回给|寄到|的退货"
)
TRACKED = re.compile("tracked postage|可追踪")
LABEL = re.compile("we send you a label|label for|退货标签")
ATTACHED = re.compile("attached|附件")


def photo() -> Photo:
    return Photo(1, 1, "ab" * 32, 9, 1, 1, "JPEG", "a.jpg", "", "", NOW, 1)


def written(tx, case, kind, beside, options=None, lang="en"):
    """The letter of a step; None where the step is not allowed, or writes nothing."""
    acts = acts_on(tx, case, kind, beside, options)
    try:
        for act in acts:
            turned(act)
    except IllegalMove:
        return None
    return letter_for(acts, lang)


def line_in(tracks, reason, route, payer, offer, **told):
    verdict = Verdict.AS_CLAIMED if tracks.goods is Goods.INSPECTED else None
    line = a_line(
        reason=reason,
        quantity=2,
        tracks=tracks,
        route=route,
        freight_payer=payer,
        offer=offer if tracks.request is not Request.NEW else None,
        supplier_id=1,
        supplier="Kiln & Co",
        policy_id=1,
        supplier_rma="K-77",
        refunded=dollars("150" if tracks.buyer_money is BuyerMoney.PAID else "0"),
        **told,
    )
    units = (
        replace(u, verdict=verdict, disposition=Disposition.TO_SUPPLIER) for u in line.units
    )
    return replace(line, units=tuple(units))


def claims_of(line):
    sent = line.tracks.supplier_claim in (SupplierClaim.CLAIM_SENT, SupplierClaim.ACCEPTED)
    answers = (ClaimAnswer(NOW, SupplierClaim.ACCEPTED, dollars("30")),)
    asked = Claim(1, line.id, Party.SUPPLIER, "refund", (1, 2), dollars("40"), NOW, answers)
    return (asked,) if sent else ()


def demand_sound(letter, line):
    for text in (letter.subject, letter.body):
        assert "{" not in text
        assert "None" not in text
        assert "…" not in text
        assert not re.search(r"\S  ", text), text
        assert "\n\n\n" not in text, text
    assert letter.body.endswith("Harbour Gifts")
    if ATTACHED.search(letter.body):
        assert letter.attachments, letter.body
    assert {item.line_id for item in letter.facts.items} == {line.id}
    if letter.facts.post_by is not None:
        assert letter.facts.post_by >= NOW.date()
    if letter.to is not Party.BUYER:
        return
    if line.reason in NEVER_HAD:
        assert not OF_GOODS.search(letter.body), letter.body
        assert letter.facts.goods == "none"
    if (
        letter.facts.goods == "send_back"
        and letter.facts.freight_payer is not FreightPayer.BUYER
    ):
        assert not TRACKED.search(letter.body), letter.body
    if letter.facts.freight_payer is FreightPayer.BUYER and letter.template != "label_address":
        assert not LABEL.search(letter.body), letter.body


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(
    "tracks", STATES, ids=lambda tracks: f"{tracks.goods}-{tracks.buyer_money}"
)
def test_every_step_and_offer_in_every_state_writes_what_is_so(tx, tracks, reason):
    beside = surroundings(TERMS)
    said = StepOptions(reason="It was worn.", tracking="T-9", gift="a mug")
    does = [(kind, said) for kind in WRITING if kind not in OFFERING]
    does += [(Move.OFFER, replace(said, offer=offer)) for offer in Offer]
    written_ones = 0
    for route, (payer, offer) in itertools.product(ROUTES, STANDING):
        line = line_in(tracks, reason, route, payer, offer)
        case = concluded_case(a_stored_case(line, claims=claims_of(line)), beside)
        for (kind, options), lang in itertools.product(does, LANGUAGES):
            told = replace(options, route=route) if kind is Move.OFFER else options
            letter = written(tx, case, kind, beside, told, lang)
            if letter is not None:
                demand_sound(letter, line)
                written_ones += 1
    assert written_ones


# --- several lines -----------------------------------------------------------------------------


def test_two_lines_that_hear_the_same_are_told_of_in_one_breath(tx):
    beside = surroundings()
    lines = (
        a_line(1, title="Mug", sku="M", price="20", reason="defective"),
        a_line(2, title="Plate", sku="P", price="10", quantity=2, reason="wrong_item"),
    )
    letter = written(
        tx, concluded_case(a_stored_case(*lines), beside), StepKind.ANSWER_BUYER, beside
    )
    assert "Mug and 2 × Plate" in letter.body
    assert "USD 40.00" in letter.body
    assert letter.body.count("you may keep the goods") == 1
    assert letter.facts.amount == dollars("40")
    assert [(i.sku, i.quantity) for i in letter.facts.items] == [("M", 1), ("P", 2)]


def test_two_lines_with_two_answers_get_one_letter(tx):
    beside = surroundings()
    lines = (
        a_line(1, title="Mug", sku="M", price="20", reason="defective"),
        a_line(2, title="Lamp", sku="L", price="150", reason="defective"),
    )
    case = concluded_case(a_stored_case(*lines), beside)
    letter = written(tx, case, StepKind.ANSWER_BUYER, beside)
    assert letter.body.count("Dear Lena Müller") == letter.body.count("Kind regards") == 1
    mug, lamp = letter.body.index("Mug"), letter.body.index("Lamp")
    assert "USD 20.00, and you may keep" in letter.body[mug:lamp]
    assert "Please send the goods back to us" in letter.body[lamp:]


def test_one_address_is_named_once_whoever_pays(tx):
    beside = surroundings()
    lines = (
        a_line(1, title="Mug", sku="M", price="120", reason="defective"),
        a_line(2, title="Lamp", sku="L", price="150", reason="changed_mind"),
    )
    case = concluded_case(a_stored_case(*lines), beside)
    letter = written(tx, case, StepKind.APPROVE, beside, StepOptions(route=Route.TO_US))
    assert letter.body.count("12 Quay Street") == 1
    assert "Mug: The postage back is on us" in letter.body
    assert "Lamp: The postage back is yours" in letter.body


def test_a_supplier_hears_of_no_goods_but_his_own(tx):
    beside = surroundings(PolicyTerms(), PolicyTerms())
    told = {"reason": "defective", "price": "20"}
    lines = (
        a_line(
            1, title="Mug", sku="M", supplier_id=1, supplier="Kiln & Co", policy_id=1, **told
        ),
        a_line(
            2, title="Pan", sku="P", supplier_id=2, supplier="Oven Ltd", policy_id=2, **told
        ),
    )
    case = concluded_case(a_stored_case(*lines), beside)
    acts = acts_on(tx, case, StepKind.ASK_RMA, beside)
    first, second = letter_for(acts[:1], "en"), letter_for(acts[1:], "en")
    assert ("Mug" in first.body, "Pan" in first.body) == (True, False)
    assert ("Mug" in second.body, "Pan" in second.body) == (False, True)
    assert (first.address, second.address) == ("returns@kiln.example", "returns@oven.example")
    with pytest.raises(IllegalMove) as refused:
        letter_for(acts, "en")
    assert refused.value.key == "letter.foreign"
    assert "Oven Ltd" in refused.value.say("zh")


def test_an_rma_is_asked_for_with_each_things_own_reason_and_count(tx):
    beside = surroundings(PolicyTerms())
    of = {"supplier_id": 1, "supplier": "Kiln & Co", "policy_id": 1}
    lines = (
        a_line(1, title="Mug", sku="M", quantity=2, price="20", reason="defective", **of),
        a_line(2, title="Lamp", sku="L", price="20", reason="wrong_item", **of),
    )
    case = concluded_case(a_stored_case(*lines), beside)
    letter = letter_for(acts_on(tx, case, StepKind.ASK_RMA, beside), "en")
    assert "Mug (M), 2 pcs\nReason: Defective" in letter.body
    assert "Lamp (L), 1 pc\nReason: Wrong item" in letter.body


# --- money --------------------------------------------------------------------------------------


def test_to_keep_it_after_a_part_refund_names_what_is_left(tx):
    beside = surroundings()
    line = a_line(
        offer=Offer.PARTIAL_REFUND,
        refunded=dollars("22.50"),
        tracks=Tracks(Request.APPROVED, Goods.KEPT, BuyerMoney.PAID_PARTLY),
    )
    case = concluded_case(a_stored_case(line), beside)
    options = StepOptions(offer=Offer.RETURNLESS_REFUND)
    letter = written(tx, case, Move.OFFER, beside, options)
    assert "USD 52.50 (on top of the USD 22.50 that you have had), and you may" in letter.body
    assert letter.facts.amount == dollars("52.50")


@given(price=st.integers(1, 10**9), part=st.integers(1, 10**9), quantity=st.integers(1, 5))
def test_an_offer_above_what_is_left_is_refused_and_any_other_is_named_to_the_cent(
    price, part, quantity
):
    from sqlalchemy import create_engine

    from db.tables import trade as s

    engine = create_engine("sqlite://")
    s.place.metadata.create_all(engine)
    beside = surroundings()
    line = a_line(quantity=quantity, price=f"{price / 100:.2f}")
    case = concluded_case(a_stored_case(line), beside)
    options = StepOptions(offer=Offer.PARTIAL_REFUND, amount=Money(part, "USD"))
    with engine.connect() as tx:
        acts = acts_on(tx, case, Move.OFFER, beside, options)
        if part > line.worth.minor:
            with pytest.raises(IllegalMove) as refused:
                letter_for(acts, "en")
            assert refused.value.key == "letter.amount_over"
        else:
            letter = letter_for(acts, "en")
            assert Money(part, "USD").coded in letter.body
            assert letter.facts.amount == Money(part, "USD")
    engine.dispose()


def test_a_gift_on_top_is_named_and_stays_promised_with_the_money(tx):
    beside = surroundings()
    line = a_line(
        offer=Offer.PARTIAL_REFUND,
        offer_amount=dollars("22.50"),
        tracks=Tracks(Request.NEGOTIATING, Goods.NONE_EXPECTED, BuyerMoney.OPEN),
    )
    case = concluded_case(a_stored_case(line), beside)
    options = StepOptions(offer=Offer.GIFT_OR_COUPON, gift="a hand towel")
    offered = written(tx, case, Move.OFFER, beside, options)
    assert "On top of the USD 22.50" in offered.body
    assert "a hand towel" in offered.body
    agreed = replace(
        line,
        offer=Offer.GIFT_OR_COUPON,
        gift="a hand towel",
        tracks=Tracks(Request.APPROVED, Goods.KEPT, BuyerMoney.AGREED),
    )
    paid = written(tx, concluded_case(a_stored_case(agreed), beside), StepKind.REFUND, beside)
    assert "USD 22.50" in paid.body
    assert "a hand towel" in paid.body


def test_a_platform_is_asked_for_what_was_really_paid(tx):
    beside = surroundings()

    def appealed(refunded):
        line = a_line(
            price="150",
            reason="defective",
            refunded=dollars(refunded),
            tracks=Tracks(
                Request.APPROVED, Goods.INSPECTED, BuyerMoney.PAID_PARTLY, SupplierClaim.TO_ASK
            ),
        )
        line = replace(line, units=tuple(replace(u, verdict=Verdict.EMPTY) for u in line.units))
        case = concluded_case(a_stored_case(line), beside)
        advice = replace(case.outlooks[0].advice, claim_from=Fault.PLATFORM)
        case = replace(case, outlooks=(replace(case.outlooks[0], advice=advice),))
        # the platform gave it, unless nobody gave anything
        given = Payment(
            *(1, line.id, Party.BUYER, True, dollars(refunded), "refund", NOW, "k"),
            by_platform=True,
        )
        case = replace(case, payments=(given,) if given.amount else ())
        return letter_for(acts_on(tx, case, StepKind.SEND_CLAIM, beside), "en")

    assert "You refunded USD 40.00" in appealed("40").body
    unpaid = appealed("0")
    assert "Nothing was refunded" in unpaid.body
    assert "150" not in unpaid.body
    assert unpaid.facts.amount is None


# --- claims -------------------------------------------------------------------------------------


def claim_case(photos=(), **terms):
    line = a_line(
        price="20",
        reason="defective",
        supplier_id=1,
        supplier="Kiln & Co",
        policy_id=1,
        supplier_rma="K-77",
        tracks=Tracks(Request.APPROVED, Goods.KEPT, BuyerMoney.PAID, SupplierClaim.RMA_GIVEN),
    )
    beside = surroundings(PolicyTerms(**terms))
    return concluded_case(a_stored_case(line, photos=photos), beside), beside


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_without_a_photo_speaks_of_none(tx, lang):
    case, beside = claim_case()
    letter = letter_for(acts_on(tx, case, StepKind.SEND_CLAIM, beside), lang)
    assert letter.attachments == ()
    assert not re.search("attached|unaltered|evidence|附件|未改动|证据", letter.body)
    assert "USD 20.00" in letter.body


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_with_photos_comes_with_its_sheet(tx, lang):
    case, beside = claim_case(photos=(photo(),))
    letter = letter_for(acts_on(tx, case, StepKind.SEND_CLAIM, beside), lang)
    assert letter.attachments == ("evidence",)
    assert re.search("unaltered|未改动", letter.body)


@pytest.mark.parametrize(
    ("hides", "subject"),
    [(False, "RETURN K-77 302-1 / LAMP"), (True, "RETURN K-77 / LAMP")],
)
def test_a_claim_has_the_subject_that_its_supplier_wants(tx, hides, subject):
    demand = EvidenceDemand(subject="RETURN {rma} {order} / {sku}", redact_buyer=hides)
    case, beside = claim_case(evidence=demand)
    letter = letter_for(acts_on(tx, case, StepKind.SEND_CLAIM, beside), "en")
    assert letter.subject == subject
    assert ("302-1" in letter.body) is not hides


@pytest.mark.parametrize(
    "wanted", ["RETURN {rma} / {sku} / {order}", "RETURN {rma} / {order} / {sku}"]
)
def test_a_subject_has_no_mark_before_what_is_not_told(tx, wanted):
    case, beside = claim_case(evidence=EvidenceDemand(subject=wanted, redact_buyer=True))
    letter = letter_for(acts_on(tx, case, StepKind.SEND_CLAIM, beside), "en")
    assert letter.subject == "RETURN K-77 / LAMP"


# --- the way back -------------------------------------------------------------------------------


def approved(tx, route, payer, terms=(), options=None, **told):
    line = a_line(
        reason="defective" if payer is FreightPayer.SELLER else "changed_mind",
        price="150",
        offer=Offer.REFUND_ON_RECEIPT,
        freight_payer=payer,
        supplier_id=1,
        supplier="Kiln & Co",
        policy_id=1 if terms else None,
        supplier_rma="K-77",
        tracks=Tracks(Request.NEGOTIATING, Goods.NONE_EXPECTED, BuyerMoney.AGREED),
    )
    beside = surroundings(*terms)
    case = concluded_case(a_stored_case(line, **told), beside)
    options = replace(options or StepOptions(), route=route)
    return letter_for(acts_on(tx, case, StepKind.APPROVE, beside, options), "en")


def test_who_pays_is_one_sentence_from_the_offer_to_the_label(tx):
    buyers = approved(tx, Route.TO_US, FreightPayer.BUYER)
    assert "tracked postage" in buyers.body
    assert "label" not in buyers.body.replace("address label", "")
    ours = approved(tx, Route.TO_US, FreightPayer.SELLER)
    assert "we send you a label" in ours.body
    assert "tracked postage" not in ours.body
    line = a_line(
        reason="defective",
        offer=Offer.REFUND_ON_RECEIPT,
        route=Route.TO_US,
        freight_payer=FreightPayer.SELLER,
        tracks=Tracks(Request.APPROVED, Goods.AWAITED, BuyerMoney.AGREED),
    )
    beside = surroundings()
    case = concluded_case(a_stored_case(line), beside)
    label = written(tx, case, StepKind.SEND_LABEL, beside)
    assert "is attached, and you pay no postage" in label.body
    assert label.attachments == ("label",)


@pytest.mark.parametrize(
    ("placement", "papers"),
    [
        (RmaPlacement.INSIDE_SLIP, ("slip",)),
        (RmaPlacement.PRINTED_SHEET_OUTSIDE, ("box_sheet",)),
        (RmaPlacement.OUTER_BOX, ()),
    ],
)
def test_a_paper_that_has_to_be_in_or_on_the_box_goes_with_the_letter(tx, placement, papers):
    letter = approved(
        tx, Route.TO_SUPPLIER, FreightPayer.BUYER, (PolicyTerms(rma_placement=placement),)
    )
    assert letter.attachments == papers
    assert ("attached" in letter.body) is bool(papers)


def test_the_address_is_where_the_goods_go(tx):
    supplier = approved(tx, Route.TO_SUPPLIER, FreightPayer.BUYER, (PolicyTerms(),))
    assert "1 Potter Road" in supplier.body
    assert "K-77" in supplier.body
    third = approved(tx, Route.TO_THIRD_PARTY, FreightPayer.BUYER)
    assert "Lagerweg 3" in third.body
    named = approved(tx, Route.TO_US, FreightPayer.BUYER, options=StepOptions(place="Shed"))
    assert "Lagerweg 3" in named.body
    ours = approved(tx, Route.TO_US, FreightPayer.BUYER)
    assert "12 Quay Street" in ours.body
    for letter in (supplier, third, named, ours):
        assert "\n".join(letter.facts.address) in letter.body


@pytest.mark.parametrize("delivered", range(0, 60, 3))
def test_no_day_to_post_it_by_is_past_or_later_than_the_last_safe_one(tx, delivered):
    today = NOW.date()
    terms = PolicyTerms(window_days=30, rma_days=2, transit_days=7)
    there = today - timedelta(days=delivered)
    order = an_order(ordered_on=there - timedelta(days=9), delivered_on=there)
    letter = approved(tx, Route.TO_SUPPLIER, FreightPayer.BUYER, (terms,), sale=order)
    safe = there + timedelta(days=30 - 2 - 7 - 1)
    # who may still withdraw by law has fourteen days to send it, and is told none that is shorter
    withdrawn, sent = (day + timedelta(days=14) for day in (there, today))
    while withdrawn.isoweekday() > 5:
        withdrawn += timedelta(days=1)
    while sent.isoweekday() > 5:
        sent += timedelta(days=1)
    shorter = today <= withdrawn and safe < sent
    if safe > today and not shorter:
        assert today < letter.facts.post_by <= safe
        assert tells_day(letter.body, letter.facts.post_by)
    else:
        assert letter.facts.post_by is None
        assert "as soon as you can" in letter.body
        assert "Please post it by" not in letter.body


# --- other letters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "template"),
    [
        (SupplierClaim.ASKED_FOR_RMA, "reminder_rma"),
        (SupplierClaim.CLAIM_SENT, "reminder_claim"),
        (SupplierClaim.ACCEPTED, "reminder_money"),
        (SupplierClaim.RESHIP_PROMISED, "reminder_reship"),
    ],
)
def test_a_reminder_says_what_is_waited_for(tx, state, template):
    tracks = Tracks(Request.APPROVED, Goods.KEPT, BuyerMoney.PAID, state)
    line = line_in(
        tracks, "defective", Route.NONE, FreightPayer.SELLER, Offer.RETURNLESS_REFUND
    )
    case = concluded_case(a_stored_case(line, claims=claims_of(line)), surroundings(TERMS))
    letter = letter_for(acts_on(tx, case, StepKind.CHASE_SUPPLIER, surroundings(TERMS)), "en")
    assert letter.template == template
    if template == "reminder_money":
        assert "USD 30.00" in letter.body
    if template == "reminder_claim":
        assert "USD 40.00" in letter.body


@pytest.mark.parametrize(
    ("platform", "words"),
    [("amazon", "does not open a closed request"), ("shopify", "look at it again")],
)
def test_a_refusal_says_what_cannot_be_undone(tx, platform, words):
    case = concluded_case(a_stored_case(a_line(), platform=platform), surroundings())
    options = StepOptions(reason="It was worn.", untried=True)
    letter = written(tx, case, Move.DECLINE, surroundings(), options)
    assert "It was worn." in letter.body
    assert words in letter.body


def test_what_was_found_is_said_of_each_piece(tx):
    units = (
        a_unit(1, Goods.INSPECTED, verdict=Verdict.AS_CLAIMED, paid=dollars("75")),
        a_unit(
            2,
            Goods.INSPECTED,
            verdict=Verdict.BUYER_DAMAGE,
            marks="dropped",
            paid=dollars("75"),
        ),
    )
    line = a_line(
        quantity=2,
        units=units,
        reason="defective",
        offer=Offer.REFUND_ON_RECEIPT,
        route=Route.TO_US,
        tracks=Tracks(Request.APPROVED, Goods.INSPECTED, BuyerMoney.AGREED),
    )
    for photos in ((), (photo(),)):
        case = concluded_case(a_stored_case(line, photos=photos), surroundings())
        letter = written(tx, case, StepKind.REFUND, surroundings())
        assert letter.template == "refunded_part"
        assert "piece 1: " in letter.body
        assert "piece 2: " in letter.body
        assert "dropped" in letter.body
        assert ("photos are attached" in letter.body) is bool(photos)
        assert letter.attachments == (("photos",) if photos else ())


def test_goods_that_go_on_are_announced_to_their_supplier(tx):
    tracks = Tracks(Request.APPROVED, Goods.INSPECTED, BuyerMoney.PAID, SupplierClaim.RMA_GIVEN)
    line = line_in(
        tracks, "defective", Route.TO_US, FreightPayer.SELLER, Offer.REFUND_ON_RECEIPT
    )
    case = concluded_case(a_stored_case(line), surroundings(TERMS))
    options = StepOptions(tracking="T-9")
    letter = written(tx, case, StepKind.SEND_ON, surroundings(TERMS), options)
    assert letter.to is Party.SUPPLIER
    assert "T-9" in letter.body
    assert "K-77" in letter.body
    assert "slip inside the box" in letter.body
    assert letter.attachments == ("label", "slip")


def test_a_platform_warehouse_is_asked_to_reimburse(tx):
    line = a_line(
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE,
        reason="defective",
        refunded=dollars("75"),
        tracks=Tracks(Request.APPROVED, Goods.RECEIVED, BuyerMoney.PAID, SupplierClaim.TO_ASK),
        route=Route.TO_PLATFORM,
    )
    case = concluded_case(a_stored_case(line), surroundings())
    advice = case.outlooks[0].advice
    advice = replace(advice, claim_from=Fault.PLATFORM, fault=Fault.PLATFORM)
    case = replace(case, outlooks=(replace(case.outlooks[0], advice=advice),))
    letter = letter_for(acts_on(tx, case, StepKind.SEND_CLAIM, surroundings()), "en")
    assert letter.body.startswith("To the seller support team")
    assert letter.facts.amount == dollars("75")


def test_every_letter_is_written_in_both_languages_with_a_subject():
    for lang in LANGUAGES:
        names = topic(lang, "letters")
        bodies = {name.removesuffix(".body") for name in names if name.endswith(".body")}
        subjects = {
            name.removesuffix(".subject") for name in names if name.endswith(".subject")
        }
        assert bodies == subjects - {"several"}


def test_the_letter_of_an_arrival_claims_no_piece_that_nobody_looked_at(shop):
    case_id = shop.request(shop.item("CHAIR", "90.00", return_quantity="3", order_quantity="3"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    letter = shop.do(case_id, Move.RECEIVE)
    assert "A parcel of your return of" in letter.body


def test_who_changed_the_mind_reads_of_no_fault(tx):
    beside = surroundings()
    line = a_line(1, title="Mug", sku="M", price="20", reason="changed_mind")
    case = concluded_case(a_stored_case(line), beside)
    letter = written(tx, case, StepKind.ANSWER_BUYER, beside)
    assert "you may keep the goods" in letter.body
    assert "as it should" not in letter.body
