"""What is offered, agreed or approved for some pieces of a line is theirs; the others stay open."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.terms import (
    BuyerMoney,
    End,
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    Verdict,
)
from tests.returns.casework.shop import usd
from tests.worlds.afterwards import rows_of_cases, there_and_back, told_again, unlike


def three(shop, paid="252.00", reason="CR-UNWANTED_ITEM", **cells):
    """Three rugs that a buyer does not want any more."""
    told = {"return_quantity": "3", "order_quantity": "3", "return_reason": reason}
    return shop.request(shop.item("RUG", paid, **(told | cells)))


def pieces(line):
    return [unit.number for unit in line.units]


def counts(letter):
    return [item.quantity for item in letter.facts.items]


def test_a_part_for_two_of_three_is_offered_told_and_paid_for_two(shop):
    case_id = three(shop)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, units=(1, 2))
    assert letter.facts.amount == usd("50.40")
    assert counts(letter) == [2]
    shop.do(case_id, Move.BUYER_AGREED, units=(1, 2))
    case = shop.case(case_id)
    steps = [case.outlook(line).step.kind for line in case.lines]
    assert steps == [StepKind.REFUND, StepKind.ANSWER_BUYER]
    paid = shop.do(case_id, StepKind.REFUND)
    assert (counts(paid), paid.facts.amount) == ([2], usd("50.40"))
    case = shop.case(case_id)
    mine, other = case.lines
    assert (pieces(mine), pieces(other)) == ([1, 2], [3])
    assert [payment.units for payment in case.payments] == [(1, 2)]
    assert (mine.tracks.buyer_money, other.tracks.buyer_money) == (
        BuyerMoney.PAID_PARTLY,
        BuyerMoney.OPEN,
    )
    assert other.tracks.request is Request.NEW
    assert case.next.kind is StepKind.ANSWER_BUYER
    assert (mine.worth, other.worth) == (usd("168.00"), usd("84.00"))


def test_one_of_three_that_may_be_kept_is_paid_alone(shop):
    case_id = three(shop, "240.00")
    letter = shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND, units=(1,))
    assert (counts(letter), letter.facts.amount) == ([1], usd("80.00"))
    shop.do(case_id, StepKind.REFUND)
    case = shop.case(case_id)
    assert case.paid == usd("80.00")
    assert case.lines[1].tracks.request is Request.NEW
    assert pieces(case.lines[1]) == [2, 3]


def test_two_kept_for_a_part_and_one_sent_back_are_owed_both(shop):
    case_id = three(shop, "240.00")
    asked = shop.do(case_id, StepKind.APPROVE, units=(3,), route=Route.TO_US)
    assert counts(asked) == [1]
    offered = shop.do(
        case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, units=(1, 2), amount=usd("40.00")
    )
    assert (counts(offered), offered.facts.amount) == ([2], usd("40.00"))
    shop.do(case_id, Move.BUYER_AGREED, units=(1, 2))
    kept, back = shop.case(case_id).lines
    assert {unit.goods for unit in kept.units} <= {Goods.KEPT, Goods.NONE_EXPECTED}
    assert [unit.goods for unit in back.units] == [Goods.AWAITED]
    paid = shop.do(case_id, StepKind.REFUND)
    assert (counts(paid), paid.facts.amount) == ([2], usd("40.00"))
    shop.do(case_id, Move.SHIPPED, tracking="K1", units=(3,))
    shop.desk.receiving.receive(case_id, "K1")
    shop.look(case_id, line=2, unit=3)
    shop.desk.inspections.decide(
        case_id, shop.case(case_id).lines[1].id, 3, verdict=Verdict.NO_FAULT
    )
    shop.do(case_id, StepKind.INSPECT, line=2)
    last = shop.do(case_id, StepKind.REFUND)
    assert (counts(last), last.facts.amount) == ([1], usd("80.00"))
    assert shop.case(case_id).paid == usd("120.00")


def test_pieces_that_were_awaited_are_kept_once_a_part_is_agreed_on_for_them(shop):
    case_id = three(shop, "240.00")
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.SHIPPED, tracking="K1", units=(3,))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, units=(1, 2), amount=usd("40.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    kept, back = shop.case(case_id).lines
    assert {unit.goods for unit in kept.units} == {Goods.KEPT}
    assert [unit.goods for unit in back.units] == [Goods.IN_TRANSIT]
    assert shop.case(case_id).parcels[0].unit_ids == (back.units[0].id,)


@pytest.mark.parametrize("kept", [(1,), (2,), (3,), (1, 3), (2, 3)])
def test_who_agrees_for_some_pieces_is_paid_their_share_of_the_part(shop, kept):
    case_id = three(shop, "250.00")
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("60.00"))
    shop.do(case_id, Move.BUYER_AGREED, units=kept)
    mine, other = sorted(shop.case(case_id).lines, key=lambda line: pieces(line) != [*kept])
    assert pieces(mine) == [*kept]
    assert mine.tracks.buyer_money is BuyerMoney.AGREED
    assert other.tracks.buyer_money is BuyerMoney.OFFERED
    assert mine.offer_amount + other.offer_amount == usd("60.00")
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == mine.offer_amount
    assert mine.offer_amount.minor in (
        2000 * len(kept) - 1,
        2000 * len(kept),
        2000 * len(kept) + 1,
    )


def test_one_of_three_is_withdrawn_and_the_others_go_on(shop):
    case_id = three(shop)
    shop.do(case_id, Move.WITHDRAW, units=(2,))
    case = shop.case(case_id)
    assert [(pieces(x), x.tracks.request) for x in case.lines] == [
        ([1, 3], Request.NEW),
        ([2], Request.WITHDRAWN),
    ]
    shop.desk.cases.do(case_id, Move.OFFER, StepOptions(offer=Offer.REFUND_ON_RECEIPT, line=1))
    shop.do(case_id, StepKind.APPROVE, line=1, route=Route.TO_US)
    shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking="T", line=1, arrived=True))
    shop.look(case_id, unit=1)
    shop.look(case_id, unit=3)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("168.00")


def test_the_letter_that_is_shown_before_is_the_one_that_is_written(shop):
    case_id = three(shop)
    for units in ((1, 2), (3,)):
        told = StepOptions(offer=Offer.PARTIAL_REFUND, units=units)
        before = rows_of_cases(shop.desk)
        shown = shop.desk.cases.preview_letter(case_id, Move.OFFER, told)
        assert unlike(before, rows_of_cases(shop.desk)) == []
        change = shop.desk.cases.do(case_id, Move.OFFER, told)
        written = change.letter
        assert (written.subject, written.body) == (shown.subject, shown.body)
        assert (written.facts.amount, counts(written)) == (shown.facts.amount, counts(shown))
        shop.desk.cases.take_back(change)


def test_pieces_go_their_way_and_back_again_by_undo(shop):
    case_id = three(shop)
    first = rows_of_cases(shop.desk)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, units=(3,))
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    there_and_back(shop.desk, first)
    told_again(shop.desk)
    assert shop.desk.keeping.check().sound
    assert shop.case(case_id).paid == usd("25.20")


def test_pieces_that_money_went_for_are_told_apart_no_more(shop):
    case_id = three(shop)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, units=(1,))
    assert refused.value.key == "step.cannot_part"
    assert len(shop.case(case_id).lines) == 1


def test_a_later_file_tells_the_parts_of_an_item_nothing_new(shop):
    case_id = three(shop, "240.00")
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, units=(1, 2), amount=usd("40.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND, line=2)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("120.00")
    row = {"return_quantity": "3", "order_quantity": "3", "return_reason": "CR-UNWANTED_ITEM"}
    shop.bring(shop.item("RUG", "240.00", refunded_amount="120.00", **row))
    case = shop.case(case_id)
    assert (case.paid, len(case.lines)) == (usd("120.00"), 2)
    shop.bring(shop.item("RUG", "240.00", refunded_amount="150.00", **row))
    case = shop.case(case_id)
    assert case.paid == usd("150.00")
    assert [line.refunded for line in case.lines] == [usd("70.00"), usd("80.00")]


@pytest.mark.parametrize("kind", [StepKind.ASK_RMA, StepKind.SEND_CLAIM, Move.WRITE_OFF])
def test_a_claim_that_is_for_all_pieces_names_none(shop, kind):
    shop.supplier(costs=[("RUG", "33")])
    case_id = three(shop, reason="CR-DEFECTIVE")
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    before = rows_of_cases(shop.desk)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, kind, units=(1,))
    assert refused.value.key == "step.of_all_pieces"
    assert unlike(before, rows_of_cases(shop.desk)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_what_the_buyer_says_of_one_piece_is_its_own_reason_alone(shop, number):
    shop.supplier("Hazel", [("RUG", "33.00")])
    case_id = three(shop, "240.00")
    first = rows_of_cases(shop.desk)
    said = {"answer": "One of them is torn.", "reason": "defective", "units": (number,)}
    shop.do(case_id, Move.BUYER_SAID, **said)
    case = shop.case(case_id)
    (torn,) = [line for line in case.lines if line.reason == "defective"]
    (fine,) = [line for line in case.lines if line.reason != "defective"]
    assert pieces(torn) == [number]
    assert torn.buyer_words == "One of them is torn."
    assert (fine.quantity, fine.reason, fine.buyer_words) == (2, "changed_mind", "")
    assert (torn.worth, fine.worth) == (usd("80.00"), usd("160.00"))
    there_and_back(shop.desk, first)
    told_again(shop.desk)
    assert [line.reason for line in shop.case(case_id).lines].count("defective") == 1


def test_what_the_buyer_says_of_one_piece_is_refused_once_money_went_for_all(shop):
    case_id = three(shop)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.BUYER_SAID, answer="Torn.", reason="defective", units=(3,))
    assert refused.value.key == "step.cannot_part"
    assert shop.case(case_id).lead.reason == "changed_mind"


def in_three_answers(shop):
    """Three broken rugs: money for two, in an answer each, and a new one for the third."""
    shop.supplier("Alder Works", [("RUG", "33.00")])
    case_id = three(shop, reason="CR-DEFECTIVE")
    for number, offer in enumerate(
        (Offer.REFUND_ON_RECEIPT, Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT), 1
    ):
        shop.do(case_id, Move.OFFER, offer=offer, units=(number,), route=Route.TO_SUPPLIER)
    return case_id


def test_pieces_in_three_answers_are_counted_together_in_each_letter(shop):
    case_id = in_three_answers(shop)
    request = shop.do(case_id, StepKind.ASK_RMA)
    assert request.body.count("Rug (RUG)") == 1
    assert "3 pcs" in request.body
    shop.do(case_id, Move.RMA_GIVEN, rma="LO1")
    approved = shop.do(case_id, StepKind.APPROVE)
    assert "3 × Rug" in approved.body
    assert counts(approved) == [1, 1, 1]
    shop.do(case_id, Move.SHIPPED, tracking="Z1")
    there = ParcelTold(to=End.SUPPLIER, tracking="Z1", arrived=True)
    shop.desk.parcels.note(case_id, there)
    refunded = shop.do(case_id, StepKind.REFUND)
    assert "USD 168.00 for 2 × Rug" in refunded.body
    stock = ExchangeFrom.STOCK
    assert "new Rug" in shop.do(case_id, StepKind.REPLACE, exchange_from=stock).body
    claim = shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    assert "3 pcs" in claim.body
    assert "1 pc," not in claim.body
    assert claim.facts.amount == usd("99.00")
    assert "33.00" not in claim.body
    shop.clock.forward(days=8)
    assert "3 pcs" in shop.do(case_id, StepKind.CHASE_SUPPLIER).body


def test_one_and_two_of_the_same_are_three_in_chinese_too(shop):
    case_id = three(shop, reason="CR-DEFECTIVE")
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, units=(1,), route=Route.TO_US)
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, units=(2, 3), route=Route.TO_US)
    letter = shop.desk.cases.preview_letter(
        case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US), lang="zh"
    )
    assert "3 × Rug" in letter.body


def test_a_parcel_with_a_number_that_is_under_way_arrives_by_its_number(shop):
    shop.supplier(costs=[("RUG", "33.00")], rma_needed=False)
    case_id = three(shop)
    for line, route in ((2, Route.TO_SUPPLIER), (1, Route.TO_US)):
        numbers = (2, 3) if line == 2 else ()
        shop.do(
            case_id,
            Move.OFFER,
            offer=Offer.REFUND_ON_RECEIPT,
            route=route,
            units=numbers,
            line=None if numbers else line,
        )
        shop.do(case_id, StepKind.APPROVE, line=line)
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="C23", line=2, sent=True))
    shop.desk.receiving.receive(case_id, "C1")
    # nobody says where it starts, and goods are here: the number tells
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="c23", arrived=True))
    (known,) = [p for p in shop.case(case_id).parcels if p.goes_to is End.SUPPLIER]
    assert known.received_at is not None
    assert known.comes_from is End.BUYER
