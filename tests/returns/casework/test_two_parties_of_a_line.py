"""Pieces of one line that two parties owe for: each is asked for his own, side by side (domain.md 2)."""

import json

import pytest

from returns.casework.products import ProductTold
from returns.documents.event_words import what_happened
from returns.errors import IllegalMove
from returns.papers.sheet.hidden_steps import Hidden
from returns.records.event import Event
from returns.records.options import StepOptions
from returns.records.unit import in_force
from returns.rules.steps.second_party import OF_CLAIM
from returns.terms import (
    Disposition,
    FreightPayer,
    Goods,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.returns.casework.shop import usd
from tests.returns.casework.two_bowls import (
    CAME,
    GONE,
    carrier_asked_first,
    one_came_broken,
    one_was_lost,
    sent_off,
)

_S = SupplierClaim


@pytest.fixture
def bowls(shop):
    """Two bowls that a buyer wants to send back."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    item = shop.item("BOWL", "300.00", return_quantity="2", order_quantity="2")
    return shop.request(item)


@pytest.fixture
def two(shop, bowls):
    """Of the two one came, broken as was said, the other was lost."""
    sent_off(shop.desk, bowls)
    one_came_broken(shop.desk, bowls)
    one_was_lost(shop.desk, bowls)
    assert [u.goods for u in shop.case(bowls).lead.units] == [Goods.INSPECTED, Goods.LOST]
    return bowls


@pytest.fixture
def carrier_first(shop, bowls):
    """The carrier was asked for the lost one before the other came."""
    carrier_asked_first(shop.desk, bowls)
    return bowls


def follow(shop, case_id, until=StepKind.CLOSE, most=30):
    """Enter until that step, or the end; the letters to others than the buyer."""
    letters = []
    for _ in range(most):
        shop.say_why_no_photo(case_id)
        step = shop.case(case_id).next
        if step is None or step.kind is until:
            return letters
        if step.waiting_for is not None:
            shop.clock.forward(days=6)
            continue
        letter = shop.do(case_id, step.kind)
        if letter is not None and letter.to is not Party.BUYER:
            letters.append(letter)
    raise AssertionError(f"no end: {step}")


def claims(shop, case_id):
    return [(claim.of, claim.units) for claim in shop.case(case_id).claims]


def test_each_of_two_parties_is_asked_for_the_pieces_that_it_owes(shop, two):
    letters = follow(shop, two, StepKind.CHASE_SUPPLIER)
    asked = [each for each in letters if each.template != "goods_sent"]
    assert [(each.to, each.template) for each in asked] == [
        (Party.SUPPLIER, "claim"),
        (Party.CARRIER, "claim_lost"),
    ]
    assert claims(shop, two) == [(Party.SUPPLIER, (1,)), (Party.CARRIER, (2,))]
    assert [claim.amount for claim in shop.case(two).claims] == [usd("60"), usd("60")]


def test_what_one_answers_and_pays_is_his_own_claims(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.CLAIM_REFUSED, party=Party.SUPPLIER, answer="It was whole.")
    shop.do(two, Move.CLAIM_PARTLY, party=Party.CARRIER, amount=usd("50"))
    supplier, carrier = shop.case(two).claims
    assert [answer.kind for answer in supplier.answers] == [_S.REFUSED]
    assert [(a.kind, a.amount) for a in carrier.answers] == [(_S.PARTLY_ACCEPTED, usd("50"))]
    shop.do(two, StepKind.SETTLE, party=Party.CARRIER, amount=usd("50"))
    (paid,) = [each for each in shop.case(two).payments if not each.outgoing]
    assert (paid.party, paid.amount, paid.claim_id) == (Party.CARRIER, usd("50"), carrier.id)
    assert shop.case(two).lead.tracks.supplier_claim is _S.REFUSED
    follow(shop, two)
    assert shop.case(two).lead.tracks.supplier_claim is _S.WRITTEN_OFF


def test_silence_of_both_ends_in_a_closed_case(shop, two):
    letters = follow(shop, two)
    reminded = [each.to for each in letters if each.template.startswith("reminder")]
    assert sorted(reminded) == [Party.CARRIER] * 2 + [Party.SUPPLIER] * 2
    said = [what_happened(event, "en") for event in shop.desk.cases.history(two)]
    assert said.count("Carrier reminded") == said.count("Supplier reminded") == 2
    said = [what_happened(event, "zh") for event in shop.desk.cases.history(two)]
    assert said.count("已催促承运商") == said.count("已催促供应商") == 2
    assert shop.case(two).closed_at is not None


def test_a_case_is_not_closed_over_the_claim_on_the_second_party(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.WRITE_OFF, party=Party.SUPPLIER, reason="Not worth it.")
    case = shop.case(two)
    assert case.tracks.supplier_claim is _S.CLAIM_SENT
    assert case.next.kind is not StepKind.CLOSE
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, StepKind.CLOSE)
    assert refused.value.key == "move.close_open"


def test_both_claims_are_taken_back_and_made_again(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    before = shop.case(two)
    shop.do(two, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    after = shop.case(two)
    shop.desk.cases.take_back_last(two)
    assert shop.case(two).lead == before.lead
    assert shop.case(two).claims == before.claims
    shop.desk.cases.again_last(two)
    assert shop.case(two).lead == after.lead


def test_each_has_a_sheet_of_his_own_pieces(shop, two):
    for party in (Party.SUPPLIER, Party.CARRIER):
        paper = shop.desk.papers.evidence(two, addressee=party)
        assert paper.number
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    for party in (Party.SUPPLIER, Party.CARRIER):
        assert shop.desk.papers.evidence(two, addressee=party).number


def test_an_answer_goes_to_the_claim_that_still_waits(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.CLAIM_ACCEPTED, party=Party.SUPPLIER)
    shop.do(two, Move.CLAIM_REFUSED)
    supplier, carrier = shop.case(two).claims
    assert [answer.kind for answer in supplier.answers] == [_S.ACCEPTED]
    assert [answer.kind for answer in carrier.answers] == [_S.REFUSED]


def test_a_preview_of_the_second_claim_writes_what_the_step_does(shop, two):
    follow(shop, two, StepKind.SEND_CLAIM)
    shop.do(two, StepKind.SEND_CLAIM)
    follow(shop, two, StepKind.SEND_CLAIM)
    options = StepOptions(party=Party.CARRIER)
    preview = shop.desk.cases.preview_letter(two, StepKind.SEND_CLAIM, options)
    assert preview.body == shop.do(two, StepKind.SEND_CLAIM).body


# --- the supplier is the second ---------------------------------------------------------------


def test_a_supplier_is_asked_beside_the_carrier_that_was_asked_before(shop, carrier_first):
    case = shop.case(carrier_first)
    assert claims(shop, carrier_first) == [(Party.CARRIER, (2,))]
    second = case.second(case.lead)
    assert second.line.seen_by is Party.SUPPLIER
    assert [unit.number for unit in second.line.units] == [1]
    letters = follow(shop, carrier_first, StepKind.CHASE_SUPPLIER)
    assert [(each.to, each.template) for each in letters if each.template != "goods_sent"] == [
        (Party.SUPPLIER, "claim")
    ]
    assert claims(shop, carrier_first) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1,))]
    assert [claim.amount for claim in shop.case(carrier_first).claims] == [usd("60"), usd("60")]


def test_what_a_second_supplier_answers_and_pays_is_his_own(shop, carrier_first):
    follow(shop, carrier_first, StepKind.CHASE_SUPPLIER)
    shop.do(carrier_first, Move.CLAIM_PARTLY, party=Party.SUPPLIER, amount=usd("40"))
    shop.do(carrier_first, Move.CLAIM_REFUSED, party=Party.CARRIER, answer="It was delivered.")
    shop.do(carrier_first, StepKind.SETTLE, party=Party.SUPPLIER, amount=usd("40"))
    carrier, supplier = shop.case(carrier_first).claims
    assert [answer.kind for answer in carrier.answers] == [_S.REFUSED]
    assert [(a.kind, a.amount) for a in supplier.answers] == [(_S.PARTLY_ACCEPTED, usd("40"))]
    (paid,) = [each for each in shop.case(carrier_first).payments if not each.outgoing]
    assert (paid.party, paid.claim_id) == (Party.SUPPLIER, supplier.id)
    follow(shop, carrier_first)
    assert shop.case(carrier_first).closed_at is not None


def test_each_of_both_has_a_sheet_of_his_own_where_the_carrier_came_first(shop, carrier_first):
    for _ in range(2):
        for party in (Party.SUPPLIER, Party.CARRIER):
            assert shop.desk.papers.evidence(carrier_first, addressee=party).number
        follow(shop, carrier_first, StepKind.CHASE_SUPPLIER)


def test_a_second_supplier_may_promise_a_new_one(shop, carrier_first):
    follow(shop, carrier_first, StepKind.CHASE_SUPPLIER)
    shop.do(carrier_first, Move.RESHIP_PROMISED, party=Party.SUPPLIER)
    case = shop.case(carrier_first)
    assert case.second(case.lead).line.tracks.supplier_claim is _S.RESHIP_PROMISED
    assert case.lead.tracks.supplier_claim is _S.CLAIM_SENT


def test_what_a_second_supplier_was_asked_is_taken_back_and_made_again(shop, carrier_first):
    follow(shop, carrier_first, StepKind.SEND_CLAIM)
    before = shop.case(carrier_first)
    shop.do(carrier_first, StepKind.SEND_CLAIM)
    after = shop.case(carrier_first)
    shop.desk.cases.take_back_last(carrier_first)
    assert shop.case(carrier_first).claims == before.claims
    shop.desk.cases.again_last(carrier_first)
    assert shop.case(carrier_first).lead == after.lead


# --- what came since one of them paid ---------------------------------------------------------


def settled_by_the_carrier(shop, case_id):
    """The carrier accepted, and paid, before anybody else was asked."""
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    shop.do(case_id, StepKind.SETTLE, party=Party.CARRIER, amount=usd("60"))


def test_after_a_carrier_paid_the_supplier_is_asked_for_the_others_once(shop, carrier_first):
    settled_by_the_carrier(shop, carrier_first)
    follow(shop, carrier_first, StepKind.CHASE_SUPPLIER)
    assert claims(shop, carrier_first) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1,))]
    assert shop.case(carrier_first).claims[-1].amount == usd("60")
    shop.do(carrier_first, Move.CLAIM_ACCEPTED, party=Party.SUPPLIER)
    shop.do(carrier_first, StepKind.SETTLE, party=Party.SUPPLIER, amount=usd("60"))
    came = [p.party for p in shop.case(carrier_first).payments if not p.outgoing]
    assert came == [Party.CARRIER, Party.SUPPLIER]
    follow(shop, carrier_first)
    assert len(shop.case(carrier_first).claims) == 2


def test_what_a_second_supplier_was_asked_for_is_not_asked_for_again(shop, carrier_first):
    follow(shop, carrier_first, StepKind.CHASE_SUPPLIER)
    settled_by_the_carrier(shop, carrier_first)
    follow(shop, carrier_first)
    assert claims(shop, carrier_first) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1,))]


def going_on(shop, cost=None):
    """The carrier paid for the lost one of two fine bowls; the other goes on to its supplier."""
    shop.supplier(rma_needed=False)
    shop.desk.products.tell("BOWL", ProductTold(supplier="Kiln & Co", cost=cost))
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("BOWL", "300.00", **told))
    sent_off(shop.desk, case_id)
    shop.desk.receiving.receive(case_id, CAME)
    shop.look(case_id)
    shop.finish(case_id)
    one_was_lost(shop.desk, case_id)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER, amount=usd("60"))
    settled_by_the_carrier(shop, case_id)
    line = shop.case(case_id).lead
    shop.desk.inspections.decide(case_id, line.id, 1, disposition=Disposition.TO_SUPPLIER)
    return case_id


def test_what_goes_on_after_a_carrier_paid_is_asked_of_the_supplier_who_gets_it(shop):
    case_id = going_on(shop, cost=usd("60"))
    follow(shop, case_id, StepKind.CHASE_SUPPLIER)
    assert claims(shop, case_id) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1,))]


def test_a_cost_that_is_not_known_is_asked_for_before_a_supplier_is_asked_anew(shop):
    case_id = going_on(shop)
    follow(shop, case_id, StepKind.CHECK)
    case = shop.case(case_id)
    assert case.next.kind is StepKind.CHECK
    assert case.outlook(case.lead).hold.kind is HoldKind.COST
    shop.desk.products.tell("BOWL", ProductTold(cost=usd("60")))
    follow(shop, case_id, StepKind.CHASE_SUPPLIER)
    assert claims(shop, case_id) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1,))]


def both_come(shop, case_id):
    """The one that was called lost is here after all, and broken as the first."""
    shop.desk.receiving.receive(case_id, GONE)
    shop.look(case_id, unit=2, works=Works.NO, marks="cracked")
    shop.finish(case_id)


@pytest.fixture
def found_again(shop, bowls):
    """One is here, its supplier not asked yet; the carrier was asked for the other, which comes then."""
    sent_off(shop.desk, bowls)
    one_came_broken(shop.desk, bowls)
    one_was_lost(shop.desk, bowls)
    shop.do(bowls, StepKind.SEND_CLAIM, party=Party.CARRIER)
    assert claims(shop, bowls) == [(Party.CARRIER, (2,))]
    return bowls


def test_what_a_carrier_is_asked_for_is_asked_of_the_supplier_once_it_comes_and_that_is_taken_back(
    shop, found_again
):
    """One loss is asked back once (life 490), and of whose fault it is: the carrier lost nothing."""
    shop.do(found_again, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    both_come(shop, found_again)
    told = [letter.template for letter in follow(shop, found_again)]
    assert "carrier_withdrawn" in told
    asked = in_force(shop.case(found_again).claims)
    theirs = [each.units for each in asked if each.of is Party.SUPPLIER]
    assert sorted(number for units in theirs for number in units) == [1, 2]


def test_what_a_carrier_refused_is_asked_of_the_supplier_once_it_comes(shop, found_again):
    shop.do(found_again, Move.CLAIM_REFUSED, party=Party.CARRIER)
    both_come(shop, found_again)
    follow(shop, found_again)
    assert claims(shop, found_again) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1, 2))]


def test_what_a_carrier_never_answered_to_is_asked_of_the_supplier_once_it_is_given_up(
    shop, found_again
):
    both_come(shop, found_again)
    shop.do(found_again, Move.WRITE_OFF, party=Party.CARRIER)
    follow(shop, found_again)
    assert claims(shop, found_again) == [(Party.CARRIER, (2,)), (Party.SUPPLIER, (1, 2))]


def test_the_history_on_a_sheet_keeps_each_partys_claim_from_the_other(shop, two):
    """What stands beside a line is the second party's: the first reads no more than that it is there."""
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    case = shop.case(two)
    beside = {"changed": [["line", case.lead.id, {"beside": [None, "x"]}]]}
    claim = {"changed": [["line", case.lead.id, {"claim_sent_at": [None, "x"]}]]}
    cells = {name: [None, "x"] for name in sorted(OF_CLAIM)}
    whole = {"changed": [["line", case.lead.id, cells]]}
    more = {"changed": [["line", case.lead.id, cells | {"answered_at": [None, "x"]}]]}
    told = (("beside", beside), ("claim", claim), ("whole", whole), ("more", more))
    hidden = {
        (party, name): Hidden(case, party, case.lead).of(
            Event(9, 9, "2026-11-20T09:00:00Z", "send_claim", json.dumps(body), "0" * 64)
        )
        for party in (Party.SUPPLIER, Party.CARRIER)
        for name, body in told
    }
    assert hidden == {
        (Party.SUPPLIER, "beside"): "all",
        (Party.CARRIER, "beside"): "none",
        (Party.SUPPLIER, "claim"): "none",
        (Party.CARRIER, "claim"): "all",
        (Party.SUPPLIER, "whole"): "none",
        (Party.CARRIER, "whole"): "all",
        # what was said to the buyer with it is of the goods of both
        (Party.SUPPLIER, "more"): "none",
        (Party.CARRIER, "more"): "none",
    }


def test_neither_party_reads_what_the_other_was_asked_and_answered(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    case = shop.case(two)
    hidden = {}
    for claim in case.claims:
        asked = ["claim", claim.id, {"amount_minor": [None, 6000]}]
        answered = ["claim_answer", 1, {"claim_id": claim.id, "words": "No."}]
        for body in ({"changed": [asked]}, {"created": [answered]}):
            event = Event(9, 9, "2026-11-20T09:00:00Z", "claim", json.dumps(body), "0" * 64)
            for reader in (Party.SUPPLIER, Party.CARRIER):
                told = Hidden(case, reader, case.lead).of(event)
                hidden.setdefault((reader, claim.of), set()).add(told)
    assert hidden == {
        (Party.SUPPLIER, Party.SUPPLIER): {"none"},
        (Party.CARRIER, Party.CARRIER): {"none"},
        (Party.SUPPLIER, Party.CARRIER): {"all"},
        (Party.CARRIER, Party.SUPPLIER): {"all"},
    }


def test_a_number_is_the_suppliers_while_the_carrier_is_reminded(shop, clock):
    """It was taken for an answer of the carrier, whose step was the next, and refused."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=True)
    bowls = shop.request(shop.item("BOWL", "300.00", return_quantity="2", order_quantity="2"))
    sent_off(shop.desk, bowls)
    one_came_broken(shop.desk, bowls)
    shop.do(bowls, StepKind.ASK_RMA)
    one_was_lost(shop.desk, bowls)
    shop.do(bowls, StepKind.SEND_CLAIM, party=Party.CARRIER, reason="it never came")
    shop.do(bowls, Move.CLAIM_PARTLY, party=Party.CARRIER, amount=usd("50"))
    shop.do(bowls, StepKind.REFUND)
    clock.forward(days=21)
    shop.do(bowls, StepKind.CONFIRM_BUYER)
    shop.do(bowls, StepKind.CHASE_SUPPLIER, party=Party.SUPPLIER)
    reminded = shop.case(bowls).next
    assert (reminded.kind, reminded.second) == (StepKind.CHASE_SUPPLIER, Party.CARRIER)
    shop.do(bowls, Move.RMA_GIVEN, rma="K-1")
    line = shop.case(bowls).lead
    assert line.supplier_rma == "K-1"
    assert line.tracks.supplier_claim is _S.RMA_GIVEN
    assert line.beside.state is _S.PARTLY_ACCEPTED


@pytest.fixture
def two_lost(shop):
    """Of three bowls two were lost, and are asked of their carrier; the third came broken."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("BOWL", "450.00", **told))
    sent_off(shop.desk, case_id)
    shop.do(case_id, Move.LOST, units=(2, 3))
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER, reason="it never came")
    one_came_broken(shop.desk, case_id)
    return case_id


def test_a_carrier_that_asks_for_more_is_asked_for_its_own_pieces_beside_a_supplier(
    shop, two_lost
):
    """It was asked for the one that came broken, and for nothing that it had lost."""
    shop.do(two_lost, Move.MORE_ASKED, party=Party.CARRIER)
    follow(shop, two_lost, until=StepKind.CHASE_SUPPLIER)
    asked = [each for each in claims(shop, two_lost) if each[0] is Party.CARRIER]
    assert asked == [(Party.CARRIER, (2, 3)), (Party.CARRIER, (2, 3))]
    assert (Party.SUPPLIER, (1,)) in claims(shop, two_lost)


def test_what_a_carriers_claim_was_put_right_to_leave_out_is_its_suppliers(shop, two_lost):
    """It was broken, and asked of nobody: it had been in the carrier's first claim."""
    follow(shop, two_lost, until=StepKind.CHASE_SUPPLIER)
    both_come(shop, two_lost)
    follow(shop, two_lost)
    told = in_force(shop.case(two_lost).claims)
    theirs = sorted(n for each in told if each.of is Party.SUPPLIER for n in each.units)
    assert theirs == [1, 2]


def test_a_supplier_who_asks_for_more_is_asked_again_for_what_a_carrier_refused_before(shop):
    """He was not asked at all, or Enter was refused: an earlier claim had been for the same piece."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "150.00"))
    ours = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=ours)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=ours)
    shop.do(case_id, Move.SHIPPED, tracking=GONE)
    shop.do(case_id, Move.LOST)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    shop.do(case_id, Move.CLAIM_REFUSED)
    shop.clock.forward(days=3)
    shop.desk.receiving.receive(case_id, GONE)
    shop.look(case_id, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    follow(shop, case_id, until=StepKind.CHASE_SUPPLIER)
    shop.do(case_id, Move.MORE_ASKED)
    follow(shop, case_id, until=StepKind.CHASE_SUPPLIER)
    assert claims(shop, case_id)[1:] == [(Party.SUPPLIER, (1,))] * 2


def test_a_carrier_that_has_its_money_again_is_not_asked_once_more(shop):
    """By the buyer's reason it was, for more each time, and had it again each time, without end."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2"}
    item = shop.item("BOWL", "300.00", return_reason="CR-DAMAGED_BY_CARRIER", **told)
    case_id = shop.request(item)
    sent_off(shop.desk, case_id)
    one_came_broken(shop.desk, case_id)
    one_was_lost(shop.desk, case_id)
    for party in (Party.SUPPLIER, Party.CARRIER):
        shop.say_why_no_photo(case_id)
        shop.do(case_id, StepKind.SEND_CLAIM, party=party, reason="it never came")
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.SUPPLIER)
    shop.do(case_id, StepKind.SETTLE, party=Party.SUPPLIER, amount=usd("60"))
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    shop.do(case_id, StepKind.SETTLE, party=Party.CARRIER, amount=usd("60"))
    shop.clock.forward(days=1)
    both_come(shop, case_id)
    follow(shop, case_id)
    theirs = [each for each in claims(shop, case_id) if each[0] is Party.CARRIER]
    assert theirs == [(Party.CARRIER, (2,))]
