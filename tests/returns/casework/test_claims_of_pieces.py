"""A supplier is asked for the pieces that he owes for: in his time, and each of them once."""

from datetime import timedelta

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.steps.claims import kind_asked
from returns.errors import IllegalMove
from returns.records.policy import PolicyTerms
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of


def cups(shop, pieces=2, **terms):
    """Cups of 90.00 that cost 60.00 each: called defective, agreed to, to come to us."""
    shop.supplier(costs=[("CUP", "60")], **({"rma_needed": False} | terms))
    item = shop.item(
        "CUP", f"{90 * pieces}.00", return_quantity=str(pieces), order_quantity=str(pieces)
    )
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    return case_id


def here(shop, case_id, *units):
    told = ParcelTold(End.US, tracking=f"T-{units[0]}", units=units, arrived=True)
    shop.desk.parcels.note(case_id, told)


def judge(shop, case_id, unit, verdict, works=Works.NO):
    shop.look(case_id, unit=unit, works=works)
    shop.desk.inspections.decide(case_id, shop.case(case_id).lines[0].id, unit, verdict=verdict)


NOT_HIS = [
    Verdict.BUYER_DAMAGE,
    Verdict.WRONG_ITEM,
    Verdict.EMPTY,
    Verdict.NO_FAULT,
    Verdict.PARTS_MISSING,
]


@pytest.mark.parametrize("other", NOT_HIS)
@pytest.mark.parametrize("bad", [1, 2])
@pytest.mark.parametrize("works", [Works.NO, Works.YES])
def test_only_what_is_as_the_buyer_said_is_asked_of_the_supplier(shop, other, bad, works):
    case_id = cups(shop)
    here(shop, case_id, 1, 2)
    judge(shop, case_id, bad, Verdict.AS_CLAIMED, works)
    judge(shop, case_id, 3 - bad, other)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert (claim.units, claim.amount) == ((bad,), usd("60.00"))
    assert "1 pc" in letter.body


@pytest.mark.parametrize("bad", [1, 2])
def test_what_a_carrier_broke_is_asked_of_whoever_holds_its_account(shop, bad):
    """Alone it was asked of the supplier who had shipped it; beside a faulty one of nobody."""
    case_id = cups(shop)
    here(shop, case_id, 1, 2)
    judge(shop, case_id, bad, Verdict.AS_CLAIMED)
    judge(shop, case_id, 3 - bad, Verdict.CARRIER_DAMAGE)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert (claim.units, claim.amount) == ((1, 2), usd("120.00"))
    assert "2 pcs" in letter.body


def test_what_is_here_is_claimed_in_the_suppliers_time_whatever_is_still_to_come(shop):
    case_id = cups(shop, window_days=30)
    here(shop, case_id, 1)
    judge(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1")
    case = shop.case(case_id)
    assert case.next.kind is StepKind.AWAIT_PARCEL
    assert case.next.supplier_clock
    shop.clock.forward(days=(case.next.due_at.date() - shop.clock.now().date()).days, hours=12)
    shop.desk.catching_up.keep([case_id])
    shop.say_why_no_photo(case_id)
    step = shop.case(case_id).next
    assert step.kind is StepKind.SEND_CLAIM
    shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert (claim.units, claim.amount) == ((1,), usd("60.00"))


def test_a_piece_that_comes_after_the_claim_was_settled_is_claimed_for_itself(shop):
    case_id = cups(shop)
    here(shop, case_id, 1)
    judge(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("60.00"))
    here(shop, case_id, 2)
    judge(shop, case_id, 2, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).next.kind is StepKind.SEND_CLAIM
    shop.do(case_id, StepKind.SEND_CLAIM)
    case = shop.case(case_id)
    assert [(claim.units, claim.amount) for claim in case.claims] == [
        ((1,), usd("60.00")),
        ((2,), usd("60.00")),
    ]
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("60.00"))
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.SETTLED
    assert shop.case(case_id).next.kind is not StepKind.SEND_CLAIM


def test_what_of_a_claim_is_still_open_is_named_in_the_reminder(shop):
    case_id = cups(shop, 1)
    here(shop, case_id, 1)
    judge(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("25.00"))
    shop.do(
        case_id,
        StepKind.SETTLE,
        amount=usd("25.00"),
        reference="K-1",
        on=shop.clock.now().date(),
        rest_asked=True,
    )
    letter = shop.do(case_id, StepKind.CHASE_SUPPLIER)
    assert "USD 35.00" in letter.body
    assert "the price" not in letter.body
    assert letter.facts.amount == usd("35.00")


def test_nothing_is_asked_of_a_supplier_who_sent_every_piece_anew(shop):
    """Life 400: what came was seen, a number was asked for, and the case could not end."""
    shop.supplier(costs=[("CUP", "60")], rma_needed=False, remedies=("reship", "refund"))
    case_id = shop.request(shop.item("CUP", "90.00", resolution="Replacement"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer sent none.")
    shop.do(case_id, Move.RESHIP_PROMISED)
    shop.do(case_id, StepKind.REPLACE)
    (sent,) = shop.case(case_id).exchanges
    assert sent.comes_from is ExchangeFrom.SUPPLIER
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.SETTLED
    here(shop, case_id, 1)
    judge(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    line = shop.case(case_id).lines[0]
    assert line.tracks.supplier_claim is SupplierClaim.SETTLED
    assert shop.case(case_id).next.kind in (StepKind.CONFIRM_BUYER, StepKind.PLACE_GOODS)


@pytest.mark.parametrize("remedies", [("refund",), ("reship", "refund")])
def test_a_new_one_comes_from_the_supplier_only_once_he_promised_it(shop, remedies):
    """That his terms let him reship is no answer of his: his goods are bought anew, and claimed."""
    shop.supplier(costs=[("CUP", "60")], rma_needed=False, remedies=remedies)
    case_id = shop.request(shop.item("CUP", "90.00", resolution="Replacement"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    line_id = shop.case(case_id).lines[0].id
    assert shop.desk.cases.usual_sources(case_id) == {line_id: ExchangeFrom.BOUGHT}
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.SUPPLIER)
    assert refused.value.key == "step.reship_not_promised"
    assert not shop.case(case_id).exchanges
    assert not shop.case(case_id).parcels
    shop.do(case_id, StepKind.REPLACE)
    assert [sent.comes_from for sent in shop.case(case_id).exchanges] == [ExchangeFrom.BOUGHT]
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.TO_ASK
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer sent none.")
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("60.00")]


def test_what_a_supplier_promised_to_send_anew_comes_from_him(shop):
    shop.supplier(costs=[("CUP", "60")], rma_needed=False, remedies=("reship",))
    case_id = shop.request(shop.item("CUP", "90.00", resolution="Replacement"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    line_id = shop.case(case_id).lines[0].id
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer sent none.")
    shop.do(case_id, Move.RESHIP_PROMISED)
    assert shop.desk.cases.usual_sources(case_id) == {line_id: ExchangeFrom.SUPPLIER}
    shop.do(case_id, StepKind.REPLACE)
    assert [sent.comes_from for sent in shop.case(case_id).exchanges] == [ExchangeFrom.SUPPLIER]
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.SETTLED
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert shop.case(case_id).closed_at is not None


def test_a_new_one_at_once_leaves_the_faulty_one_on_its_way_and_its_claim(shop):
    """Enter asked for a number, took it back, and sent the buyer the label of it."""
    shop.supplier(costs=[("CUP", "30")], rma_needed=True, remedies=("reship", "refund"))
    case_id = shop.request(shop.item("CUP", "60.00", resolution="Replacement"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT, route=Route.TO_SUPPLIER)
    shop.do(case_id, StepKind.ASK_RMA)
    letters = [shop.do(case_id, StepKind.REPLACE).template]
    letters.append(shop.do(case_id, StepKind.CONFIRM_BUYER).template)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.CHASE_SUPPLIER, Party.SUPPLIER)
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-5")
    assert shop.case(case_id).next.kind is StepKind.SEND_LABEL
    letters.append(shop.do(case_id, StepKind.SEND_LABEL).template)
    assert letters == ["replaced", "confirm_new", "label_attached"]
    shop.do(case_id, Move.SHIPPED, tracking="1Z5")
    shop.do(case_id, Move.RECEIVE, route=Route.TO_SUPPLIER)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer sent none.")
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("30.00")]


# --- holds, and what stays among ourselves --------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        (StepKind.ANSWER_BUYER, {"offer": Offer.RETURNLESS_REFUND}),
        (Move.OFFER, {"offer": Offer.PARTIAL_REFUND, "amount": usd("20.00")}),
        (StepKind.APPROVE, {"route": Route.TO_US}),
    ],
)
def test_while_a_dispute_is_open_no_key_pays_promises_or_approves(shop, act):
    shop.supplier(costs=[("CUP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("CUP", "90.00", **{"a-to-z_claim": "Y"}))
    before = shop.case(case_id).tracks
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, act[0], **act[1])
    assert refused.value.key == "step.held"
    assert shop.case(case_id).tracks == before
    shop.do(case_id, Move.LIFT, reason="Amazon decided for us.")
    shop.do(case_id, act[0], **act[1])


def test_a_note_and_what_the_buyer_got_stand_on_no_sheet_of_the_supplier(shop):
    case_id = cups(shop, 1)
    shop.do(case_id, Move.NOTE, note="he is lying again")
    here(shop, case_id, 1)
    judge(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    words = text_of(shop.desk.papers.evidence(case_id).pdf)
    assert "lying" not in words
    assert "90.00" not in words
    assert "60.00" in words


def test_what_is_suspected_among_ourselves_stands_on_nobodys_sheet(shop):
    """Not even on the sheet of who is asked about it: a reason of ours is no finding."""
    case_id = cups(shop, 1)
    here(shop, case_id, 1)
    judge(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.finish(case_id)
    shop.do(case_id, Move.HOLD, reason="I think he is lying.")
    shop.do(case_id, Move.LIFT, reason="He was not lying.")
    shop.do(
        case_id,
        Move.SNOOZE,
        until=shop.desk.clock.now() + timedelta(days=1),
        note="lying, later",
    )
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    words = text_of(shop.desk.papers.evidence(case_id).pdf)
    assert "lying" not in words
    assert "60.00" in words


@pytest.mark.parametrize(
    ("remedies", "kind"),
    [
        (("refund",), "refund"),
        (("credit_note", "refund"), "credit_note"),
        (("allowance", "refund"), "allowance"),
        (("reship", "credit_note"), "credit_note"),
        (("reship",), "reship"),
        (("keep_item",), "refund"),
        ((), "refund"),
    ],
)
def test_a_claim_is_for_what_the_supplier_gives_first(shop, remedies, kind):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False, remedies=remedies)
    case_id = shop.request(shop.item("MUG", "20.00"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM):
        shop.do(case_id, step)
    assert [claim.kind for claim in shop.case(case_id).claims] == [kind]
    # what the supplier gives is no carrier's, and no platform's
    terms = PolicyTerms(remedies=remedies)
    assert {kind_asked(terms, party) for party in (Party.CARRIER, Party.PLATFORM)} == {"refund"}
    assert kind_asked(None, Party.SUPPLIER) == "refund"


@pytest.mark.parametrize(
    ("lang", "asked", "new_one"),
    [
        ("en", "We ask you to refund USD 4.00", "send a new one"),
        ("zh", "请贵方退款 USD 4.00", "请贵方补发"),
    ],
)
def test_letter_and_sheet_ask_for_one_thing(shop, lang, asked, new_one):
    """The letter asked for USD 4.00, and the sheet to send a new one to who had the money."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False, remedies=("reship", "refund"))
    case_id = shop.request(shop.item("MUG", "20.00"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND):
        shop.do(case_id, step)
    assert "We ask you for USD 4.00" in shop.do(case_id, StepKind.SEND_CLAIM).body
    words = " ".join(text_of(shop.desk.papers.evidence(case_id, lang=lang).pdf).split())
    assert asked in words
    assert new_one not in words


def test_what_goes_back_without_his_fault_is_what_a_supplier_is_asked_for(shop):
    """He was asked for the piece that stays, as its buyer had said, and not for the one that he gets."""
    shop.supplier(costs=[("CUP", "60")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-EXTRA_ITEM"}
    case_id = shop.request(shop.item("CUP", "300.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.desk.receiving.receive(case_id, "Z1")
    line_id = shop.case(case_id).lead.id
    stays = (1, Verdict.AS_CLAIMED, Disposition.HOLD)
    for unit, found, goes in (stays, (2, Verdict.NO_FAULT, Disposition.TO_SUPPLIER)):
        shop.look(case_id, unit=unit)
        shop.desk.inspections.decide(case_id, line_id, unit, verdict=found)
        shop.desk.inspections.decide(case_id, line_id, unit, disposition=goes)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("60.00")
    assert [claim.units for claim in shop.case(case_id).claims] == [(2,)]
