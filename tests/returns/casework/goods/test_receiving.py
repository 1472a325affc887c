"""Parcels that arrive: found by whatever stands on them, received once, kept apart, matched."""

import pytest

from returns.documents.event_words import event_words
from returns.errors import IllegalMove, NotFound, Refusal
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.rules.carrier_codes import readings
from returns.terms import BuyerMoney, Goods, Move, Offer, Request, Route, StepKind, Verdict

TRACKING = "1Z999AA10123456784"


def lamp(**changes):
    told = {
        "order_number": "302-5581234-7719",
        "channel": "Amazon US",
        "sku": "LAMP-OAK",
        "title": "Lamp, oak",
        "reason": "defective",
        "unit_price": Money(12900, "USD"),
        "buyer_name": "J. Ortiz",
    }
    return NewCase(**(told | changes))


def opened(desk, **changes):
    (case_id,) = desk.by_hand.open(lamp(**changes)).case_ids
    return case_id


def sent_back(desk, tracking=TRACKING, **changes):
    case_id = opened(desk, **changes)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking=tracking))
    return case_id


def test_a_tracking_number_is_told_from_the_other_codes(desk):
    case_id = sent_back(desk)
    assert desk.receiving.find(TRACKING.lower()).tracking == TRACKING
    assert desk.receiving.find(desk.cases.get(case_id).number).tracking == ""


@pytest.mark.parametrize(
    ("printed", "tracking"),
    [
        ("420100019400111899223197428490", "9400111899223197428490"),
        ("4201000112349400111899223197428490", "9400111899223197428490"),
        ("1001921334250001000300779017972697", "779017972697"),
    ],
)
def test_the_number_inside_a_carriers_long_code_is_read(desk, printed, tracking):
    case_id = sent_back(desk, tracking=tracking)
    assert readings(printed)[-1] == tracking
    assert desk.receiving.find(printed).case_ids == (case_id,)


def test_a_code_that_nothing_carries_is_told(desk):
    opened(desk)
    with pytest.raises(NotFound, match="keep the parcel apart"):
        desk.receiving.find("ZZ-404")
    with pytest.raises(NotFound, match="no code"):
        desk.receiving.find(" \t\n")


def test_a_parcel_is_received_with_its_moment_and_its_letter(desk, clock):
    case_id = sent_back(desk)

    change = desk.receiving.receive(case_id, TRACKING)

    case = desk.cases.get(case_id)
    assert case.tracks.goods is Goods.RECEIVED
    assert [p.received_at for p in case.parcels] == [clock.now()]
    assert case.lines[0].received_at == clock.now()
    assert case.next.kind is StepKind.INSPECT
    assert change.letter is not None
    assert change.letter.template == "received"


def test_receiving_twice_says_so_and_changes_nothing(desk):
    case_id = sent_back(desk)
    desk.receiving.receive(case_id, TRACKING)
    before = desk.cases.history(case_id)

    for tracking in (TRACKING, "", TRACKING.lower()):
        with pytest.raises(IllegalMove, match="received already on 22 Nov 2026"):
            desk.receiving.receive(case_id, tracking)

    assert desk.cases.history(case_id) == before


def test_a_second_parcel_of_the_same_case_is_ordinary(desk, clock):
    case_id = sent_back(desk)
    desk.receiving.receive(case_id, TRACKING)
    clock.forward(days=1)

    desk.receiving.receive(case_id, "JD0002")

    parcels = desk.cases.get(case_id).parcels
    assert [p.tracking for p in parcels] == [TRACKING, "JD0002"]
    assert all(p.received_at for p in parcels)


def test_another_code_of_the_case_is_never_taken_for_a_tracking_number(desk):
    case_id = sent_back(desk, tracking="")
    desk.receiving.receive(case_id, desk.cases.get(case_id).our_rma)
    assert [p.tracking for p in desk.cases.get(case_id).parcels] == [""]


def test_an_unannounced_parcel_of_a_known_case_is_received_all_the_same(desk):
    case_id = opened(desk)
    desk.receiving.receive(case_id, "JD0001")
    case = desk.cases.get(case_id)
    assert case.tracks.goods is Goods.RECEIVED
    assert [p.tracking for p in case.parcels] == ["JD0001"]


def test_receiving_can_be_taken_back(desk):
    case_id = sent_back(desk)
    change = desk.receiving.receive(case_id, TRACKING)

    desk.cases.take_back(change)

    case = desk.cases.get(case_id)
    assert case.tracks.goods is Goods.IN_TRANSIT
    assert case.parcels[0].received_at is None
    desk.receiving.receive(case_id, TRACKING)


def test_a_parcel_of_nobody_is_kept_apart_and_matched_later(desk, clock):
    desk.receiving.keep_unmatched("jd0009", "brown box, no sender")
    came = clock.now()
    (parcel,) = desk.receiving.unmatched()
    assert (parcel.tracking, parcel.note) == ("JD0009", "brown box, no sender")
    assert desk.receiving.find("JD0009").parcel_id == parcel.id
    clock.forward(days=2)
    case_id = sent_back(desk, tracking="")

    change = desk.receiving.match(parcel.id, case_id)

    case = desk.cases.get(case_id)
    assert case.tracks.goods is Goods.RECEIVED
    assert case.lines[0].received_at == came
    assert desk.receiving.unmatched() == ()
    desk.cases.take_back(change)
    assert [p.id for p in desk.receiving.unmatched()] == [parcel.id]


def test_the_same_parcel_is_not_kept_apart_twice(desk):
    desk.receiving.keep_unmatched("JD0009")
    with pytest.raises(Refusal, match="kept apart already"):
        desk.receiving.keep_unmatched("jd0009")


def test_a_parcel_that_is_not_apart_cannot_be_matched(desk):
    case_id = opened(desk)
    with pytest.raises(NotFound):
        desk.receiving.match(404, case_id)
    desk.receiving.keep_unmatched("JD0009")
    (parcel,) = desk.receiving.unmatched()
    desk.receiving.match(parcel.id, case_id)
    with pytest.raises(NotFound):
        desk.receiving.match(parcel.id, case_id)


def test_parcels_that_are_here_wait_until_they_were_looked_at(desk, clock):
    later, sooner, absent = (
        sent_back(desk, tracking=f"T{n}", order_number=f"302-{n}") for n in range(3)
    )
    desk.receiving.receive(sooner)
    clock.forward(hours=1)
    desk.receiving.receive(later)
    assert desk.receiving.waiting() == (sooner, later)

    desk.inspections.finish(sooner, Verdict.EMPTY)

    assert desk.receiving.waiting() == (later,)
    assert absent not in desk.receiving.waiting()


def test_an_unknown_case_is_told(desk):
    with pytest.raises(NotFound):
        desk.receiving.receive(404, TRACKING)


def test_a_parcel_of_a_return_that_nobody_approved_approves_it(desk):
    case_id = opened(desk)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))

    change = desk.receiving.receive(case_id)

    case = desk.cases.get(case_id)
    assert case.tracks.request is Request.APPROVED
    assert case.next.kind is StepKind.INSPECT
    assert any(because.key == "step.came_first" for because in case.next.because)
    last = desk.cases.history(case_id)[-1]
    assert event_words(last, "en") == "Parcel received; approved with it"
    assert event_words(last, "zh") == "收到包裹，同时视为批准退货"
    with pytest.raises(IllegalMove):
        desk.cases.do(case_id, StepKind.APPROVE)

    desk.cases.take_back(change)
    back = desk.cases.get(case_id)
    assert (back.tracks.request, back.lines[0].approved_at) == (Request.NEGOTIATING, None)


def test_who_sends_it_back_instead_of_an_answer_gets_the_refund_on_receipt(desk):
    unanswered, offered = opened(desk), opened(desk, order_number="2")
    desk.cases.do(offered, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.PARTIAL_REFUND))
    for case_id in (unanswered, offered):
        desk.receiving.receive(case_id)
        case = desk.cases.get(case_id)
        assert (case.tracks.request, case.tracks.buyer_money) == (
            Request.APPROVED,
            BuyerMoney.AGREED,
        )
        assert (case.lead.offer, case.lead.offer_amount) == (Offer.REFUND_ON_RECEIPT, None)
        assert case.next.kind is StepKind.INSPECT


def test_the_letter_of_an_approval_asks_for_no_goods_that_are_under_way(desk):
    case_id = opened(desk)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking=TRACKING))
    change = desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    assert change.letter.template == "approval_here"
