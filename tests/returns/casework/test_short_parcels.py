"""A parcel that comes short: what came is paid and asked after, what comes later is paid, too."""

from datetime import timedelta

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove, NotFound, Refusal
from returns.phrases import word
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    FreightPayer,
    Goods,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter, enter_until, next_of
from tests.returns.casework.shop import usd


@pytest.fixture
def chairs(shop):
    """Three chairs for $100.01 are asked back, and a parcel is here."""
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    case_id = shop.request(
        shop.item(
            "CHAIR",
            "100.01",
            return_quantity="3",
            order_quantity="3",
            return_reason="CR-UNWANTED_ITEM",
        )
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    return case_id


@pytest.fixture
def one_came(shop, chairs):
    """The first was in it and is paid; the two others were not."""
    shop.look(chairs, unit=1)
    shop.miss(chairs, unit=2)
    shop.miss(chairs, unit=3)
    shop.finish(chairs)
    assert enter(shop, chairs).facts.amount == usd("33.34")
    return chairs


@pytest.mark.parametrize("route", [Route.TO_US, Route.TO_SUPPLIER])
@pytest.mark.parametrize("offer", [Offer.IMMEDIATE_REFUND, Offer.REPLACEMENT])
def test_what_was_settled_ahead_and_was_not_in_the_parcel_is_asked_for(shop, offer, route):
    """Its buyer had the money, and the piece was called kept: nobody asked where it is."""
    shop.supplier(costs=[("LAMP", "25")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("LAMP", "90.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, route=route)
    enter_until(shop, case_id)
    shop.clock.moment += timedelta(days=2)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    (line,) = shop.case(case_id).lines
    assert [unit.goods for unit in line.units] == [Goods.INSPECTED, Goods.AWAITED]
    enter_until(shop, case_id, StepKind.CHASE_PARCEL)
    letter = enter(shop, case_id)
    assert letter.template == "came_without"
    assert [item.quantity for item in letter.facts.items] == [1]


def test_what_was_settled_ahead_is_asked_for_whatever_else_is_refunded(shop):
    """Nothing was left for him to do; the other item was refunded; weeks later his return was not seen."""
    shop.supplier(costs=[("LAMP", "25"), ("MUG", "4")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("LAMP", "90.00", **told), shop.item("MUG", "60.00"))
    here = {"route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, line=1, offer=Offer.IMMEDIATE_REFUND, **here)
    shop.do(case_id, StepKind.ANSWER_BUYER, line=2, offer=Offer.REFUND_ON_RECEIPT, **here)
    shop.do(case_id, StepKind.APPROVE, line=2, route=Route.TO_US)
    shop.do(case_id, StepKind.REFUND, line=1)
    shop.do(case_id, StepKind.SEND_LABEL)
    shop.clock.moment += timedelta(days=2)
    shop.desk.receiving.receive(case_id, "T-1")
    came = [kept.letter for kept in shop.desk.cases.letters(case_id)][-1]
    assert "if all of it is in it, there is nothing left" in came.body
    shop.look(case_id, unit=1, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.look(case_id, line=2, works=Works.NO)
    shop.finish(case_id)
    shop.clock.moment += timedelta(hours=1)
    shop.do(case_id, StepKind.REFUND, line=2)
    enter_until(shop, case_id, StepKind.CHASE_PARCEL)
    letter = enter(shop, case_id)
    assert letter.template == "came_without"
    assert "1 × Lamp was not in it" in letter.body
    assert next_of(shop, case_id) is not StepKind.CHASE_PARCEL


def test_of_what_its_buyer_may_keep_nothing_is_missing(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "30.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    enter_until(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    (line,) = shop.case(case_id).lines
    assert line.units[1].goods is Goods.KEPT


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_sent_a_parcel_without_any_of_it_hears_so(shop, chairs, lang):
    """He was promised the result, and heard nothing more."""
    for unit in (1, 2, 3):
        shop.miss(chairs, unit=unit)
    shop.finish(chairs)
    assert shop.case(chairs).next.because[0].key == "step.came_without"
    letter = enter(shop, chairs, lang)
    assert letter.template == "came_without"
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 3)]
    # told once; what comes after all is looked at and paid
    assert shop.case(chairs).next.kind is StepKind.AWAIT_PARCEL
    shop.desk.receiving.receive(chairs, "T-2")
    for unit in (1, 2, 3):
        shop.look(chairs, unit=unit)
    shop.finish(chairs)
    assert enter(shop, chairs).facts.amount == usd("100.01")


def test_each_parcel_without_any_of_it_is_told_once(shop, chairs):
    for number in (1, 2):
        for unit in (1, 2, 3):
            shop.miss(chairs, unit=unit)
        shop.finish(chairs)
        assert enter(shop, chairs).template == "came_without"
        assert next_of(shop, chairs) is StepKind.AWAIT_PARCEL
        shop.clock.forward(days=1)
        shop.desk.receiving.receive(chairs, f"T-2{number}")


def test_a_later_parcel_without_any_of_the_rest_is_told_too(shop, one_came):
    """What had come before, and was paid, kept it from him: the letter promised the result."""
    enter_until(shop, one_came)
    shop.clock.forward(days=1)
    shop.desk.receiving.receive(one_came, "T-2")
    for unit in (2, 3):
        shop.miss(one_came, unit=unit)
    shop.finish(one_came)
    letter = enter(shop, one_came)
    assert letter.template == "came_without"
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 2)]
    assert next_of(shop, one_came) is not StepKind.CHASE_PARCEL


def test_who_sent_one_too_many_alone_hears_what_was_not_with_it(shop):
    """Of what was settled at once he is written nothing more that could say it."""
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "45")], rma_needed=False)
    case_id = shop.request(
        shop.item("LAMP", "129.00", return_reason="CR-EXTRA_ITEM"),
        shop.item("MUG", "160.00", return_quantity="2", order_quantity="2"),
    )
    enter_until(shop, case_id)
    shop.clock.forward(days=1)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id)
    for unit in (1, 2):
        shop.miss(case_id, line=2, unit=unit)
    shop.finish(case_id)
    letter = enter(shop, case_id)
    assert letter.template == "came_without"
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("MUG", 2)]


def test_what_a_second_parcel_came_without_is_asked_for_again(shop):
    """It was asked for once, of the first; of the second the letter named what came alone."""
    shop.supplier(costs=[("MUG", "70"), ("CUP", "60")], rma_needed=False)
    both = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "360", **both), shop.item("CUP", "240", **both))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, line=line)
    told = []
    for unit, lines in ((1, (1, 2)), (2, (1,))):
        shop.desk.receiving.receive(case_id, f"T-{unit}")
        for line in lines:
            shop.look(case_id, line=line, unit=unit, works=Works.NO)
        for line in (1, 2):
            if unit == 1 or line not in lines:
                shop.miss(case_id, line=line, unit=2)
        shop.finish(case_id)
        told.append(enter(shop, case_id))
    cup = shop.case(case_id).lines[1].title
    assert [letter.facts.amount for letter in told] == [usd("300"), usd("180")]
    assert all(f"The parcel came without 1 × {cup}" in letter.body for letter in told)


@pytest.fixture
def one_mug_short(shop):
    """Two broken mugs for $360 and a lamp for $120 are asked back; one mug was not in the parcel."""
    shop.supplier(costs=[("MUG", "70"), ("LAMP", "60")], rma_needed=False)
    case_id = shop.request(
        shop.item("MUG", "360.00", return_quantity="2", order_quantity="2"),
        shop.item("LAMP", "120.00"),
    )
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, line=line)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.look(case_id, line=2, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    return case_id


def refused(shop, case_id, act, **options):
    with pytest.raises(IllegalMove) as caught:
        shop.do(case_id, act, **options)
    return caught.value


# --- asking whether the money arrived ------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "asked", "without"),
    [
        ("en", "Has the money arrived?", "The parcel came without 2 × "),
        ("zh", "请问到账了吗？", "包裹里没有 2 × "),
    ],
)
def test_the_letter_with_a_part_of_the_money_asks_where_the_rest_is(
    shop, chairs, lang, asked, without
):
    shop.look(chairs, unit=1)
    shop.miss(chairs, unit=2)
    shop.miss(chairs, unit=3)
    shop.finish(chairs)
    letter = enter(shop, chairs, lang)
    # what came is paid in full, and only what came is counted or told of
    assert (letter.template, letter.facts.amount) == ("refunded", usd("33.34"))
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 1)]
    assert asked in letter.body
    assert without in letter.body
    assert word("verdict", "not_received", lang) not in letter.body


def test_nobody_asks_where_a_piece_is_that_another_parcel_brings(shop, chairs):
    shop.look(chairs, unit=1)
    shop.miss(chairs, unit=2)
    shop.miss(chairs, unit=3)
    shop.finish(chairs)
    told = ParcelTold(End.US, tracking="T-2", units=(2, 3), sent=True)
    shop.desk.parcels.note(chairs, told)
    letter = enter(shop, chairs)
    assert "We have not received 2 × " in letter.body
    assert "tracking number" not in letter.body


def test_what_was_found_is_told_of_the_pieces_that_came(shop, chairs):
    shop.look(chairs, unit=1, works=Works.NO)
    shop.miss(chairs, unit=2)
    shop.miss(chairs, unit=3)
    shop.finish(chairs)
    letter = enter(shop, chairs)
    assert letter.template == "refunded_part"
    assert "We found: the goods came back damaged; does not work." in letter.body
    assert "piece 2" not in letter.body
    assert "The parcel came without 2 × " in letter.body


def test_a_part_offered_for_what_came_counts_and_tells_of_nothing_else(shop, chairs):
    shop.look(chairs, unit=1, works=Works.NO)
    shop.miss(chairs, unit=2)
    shop.miss(chairs, unit=3)
    shop.finish(chairs)
    letter = shop.do(chairs, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("10.00"))
    assert letter.template == "partial_after"
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 1)]
    assert "piece 2" not in letter.body
    assert "The parcel came without 2 × " in letter.body


def test_of_two_things_paid_at_once_it_is_asked_once_whether_the_money_arrived(
    shop, one_mug_short
):
    letter = enter(shop, one_mug_short)
    assert letter.body.count("Has the money arrived?") == 1
    said = letter.body.index("Has the money arrived?")
    assert said > letter.body.index(shop.case(one_mug_short).lines[1].title)
    assert letter.subject.startswith("Your refund for order")
    assert letter.facts.amount == usd("300.00")


def test_a_last_piece_without_a_fault_is_refunded_without_a_word_of_a_reduction(shop, chairs):
    shop.look(chairs, unit=1, works=Works.NO)
    shop.miss(chairs, unit=2)
    shop.miss(chairs, unit=3)
    shop.finish(chairs)
    assert enter(shop, chairs).template == "refunded_part"
    shop.desk.receiving.receive(chairs, "T2")
    shop.look(chairs, unit=2)
    shop.look(chairs, unit=3)
    shop.finish(chairs)
    enter_until(shop, chairs, StepKind.REFUND)
    letter = enter(shop, chairs)
    assert (letter.template, letter.attachments) == ("refunded", ())
    assert letter.facts.amount == usd("66.67")


def test_before_the_case_ends_the_buyer_is_asked_after_what_came(shop, one_came):
    enter_until(shop, one_came, StepKind.CONFIRM_BUYER)
    assert next_of(shop, one_came) is StepKind.AWAIT_PARCEL
    shop.clock.forward(days=40)
    step = shop.case(one_came).next
    assert step.kind is StepKind.CONFIRM_BUYER
    assert step.due_at > shop.case(one_came).lines[0].paid_at + timedelta(days=5)
    letter = enter(shop, one_came)
    assert letter.template == "confirm_money"
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 1)]
    assert next_of(shop, one_came) is StepKind.CLOSE
    enter(shop, one_came)
    case = shop.case(one_came)
    assert case.closed_at is not None
    assert case.lines[0].tracks.buyer_money is BuyerMoney.CONFIRMED


def test_where_nothing_came_nobody_is_asked_after_money(shop):
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    case_id = shop.request(shop.item("CHAIR", "100.01", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.clock.forward(days=60)
    assert next_of(shop, case_id) is StepKind.CLOSE


# --- what comes later ----------------------------------------------------------------------------


def by_scan(shop, case_id):
    shop.desk.receiving.receive(case_id, "T-2")


def by_parcel(shop, case_id):
    told = ParcelTold(End.US, tracking="T-2", units=(2, 3), arrived=True)
    shop.desk.parcels.note(case_id, told)


def by_parcel_sent_before(shop, case_id):
    shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking="T-2", sent=True))
    shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking="T-2", arrived=True))


def from_apart(shop, case_id):
    shop.desk.receiving.keep_unmatched("T-2")
    (apart,) = shop.desk.receiving.unmatched()
    shop.desk.receiving.match(apart.id, case_id)


@pytest.mark.parametrize("comes", [by_scan, by_parcel, by_parcel_sent_before, from_apart])
def test_what_comes_after_the_buyer_confirmed_is_paid_however_it_is_told(shop, one_came, comes):
    shop.do(one_came, StepKind.CONFIRM_BUYER)
    comes(shop, one_came)
    shop.look(one_came, unit=2)
    shop.look(one_came, unit=3)
    shop.finish(one_came)
    assert next_of(shop, one_came) is StepKind.REFUND
    assert enter(shop, one_came).facts.amount == usd("66.67")
    assert shop.case(one_came).paid == usd("100.01")


def test_a_piece_that_was_missed_by_mistake_is_paid_once_it_is_described(shop, chairs):
    for unit in (1, 2, 3):
        shop.look(chairs, unit=unit)
    shop.miss(chairs, unit=2)
    shop.look(chairs, unit=2, serial="S-2")
    assert [unit.verdict for unit in shop.case(chairs).lines[0].units] == [None, None, None]
    shop.finish(chairs)
    assert enter(shop, chairs).facts.amount == usd("100.01")


def test_that_nothing_was_in_the_wrapping_leaves_a_piece_missed(shop, chairs):
    shop.look(chairs, unit=1)
    shop.miss(chairs, unit=2)
    line_id = shop.case(chairs).lines[0].id
    shop.desk.inspections.save_finding(
        chairs, FindingDraft(line_id, 2, package=PackageState.NONE, complete=False)
    )
    assert shop.case(chairs).lines[0].units[1].verdict is Verdict.NOT_RECEIVED


def test_a_piece_that_is_waited_for_is_not_described(shop, one_came):
    before = shop.case(one_came)
    with pytest.raises(IllegalMove) as caught:
        shop.look(one_came, unit=2)
    assert caught.value.key == "inspection.not_here"
    assert "Awaited" in str(caught.value)
    assert shop.case(one_came) == before


# --- a refund that names no sum ------------------------------------------------------------------


def test_a_refund_of_what_is_not_here_says_so(shop, one_came):
    assert refused(shop, one_came, StepKind.REFUND, units=(2,)).key == "step.unit_not_due"
    assert refused(shop, one_came, StepKind.REFUND, units=(1,)).key == "step.unit_not_due"
    assert refused(shop, one_came, StepKind.REFUND).key == "move.nothing_due"
    assert shop.case(one_came).paid == usd("33.34")


def test_a_refund_of_a_piece_that_nobody_looked_at_asks_for_that(shop, chairs):
    assert refused(shop, chairs, StepKind.REFUND, units=(1,)).key == "move.look_first"


def test_a_sum_of_nothing_is_still_told_to_be_one(shop, one_came):
    error = refused(shop, one_came, StepKind.REFUND, amount=usd("0"))
    assert error.key == "move.no_amount"


# --- a piece in two parcels ----------------------------------------------------------------------


@pytest.fixture
def second_on_its_way(shop, one_came):
    shop.desk.parcels.note(one_came, ParcelTold(End.US, tracking="T-2", units=(2,), sent=True))
    return one_came


@pytest.mark.parametrize("to", [End.US, End.SUPPLIER])
@pytest.mark.parametrize("sent", [True, False])
def test_a_piece_on_its_way_is_not_put_into_another_parcel(shop, second_on_its_way, to, sent):
    before = shop.case(second_on_its_way)
    told = ParcelTold(to, comes_from=End.BUYER, tracking="T-3", units=(2, 3), sent=sent)
    with pytest.raises(IllegalMove) as caught:
        shop.desk.parcels.note(second_on_its_way, told)
    assert caught.value.key == "parcel.unit_on_its_way"
    assert "T-2" in str(caught.value)
    assert shop.case(second_on_its_way) == before


def test_a_parcel_of_which_nobody_says_more_holds_what_no_other_one_does(
    shop, second_on_its_way
):
    shop.desk.parcels.note(second_on_its_way, ParcelTold(End.US, tracking="T-3", sent=True))
    units = shop.case(second_on_its_way).lines[0].units
    assert [parcel.unit_ids for parcel in shop.case(second_on_its_way).parcels[1:]] == [
        (units[1].id,),
        (units[2].id,),
    ]


def test_a_parcel_that_has_arrived_shows_where_its_piece_was(shop, second_on_its_way):
    told = ParcelTold(End.US, tracking="T-3", units=(2,), arrived=True)
    shop.desk.parcels.note(second_on_its_way, told)
    assert shop.case(second_on_its_way).lines[0].units[1].goods is Goods.RECEIVED


# --- all of it or nothing ------------------------------------------------------------------------


def test_changes_made_together_are_kept_whole_or_not_at_all(shop, one_came):
    before = shop.case(one_came), shop.desk.cases.history(one_came)

    def both():
        with shop.desk.together():
            shop.desk.cases.do(one_came, StepKind.CONFIRM_BUYER, StepOptions())
            assert shop.case(one_came).tracks.buyer_money is BuyerMoney.CONFIRMED
            shop.desk.cases.do(one_came, StepKind.CONFIRM_BUYER, StepOptions())

    with pytest.raises(Refusal):
        both()
    assert (shop.case(one_came), shop.desk.cases.history(one_came)) == before
    with shop.desk.together():
        shop.look(one_came, unit=1, works=Works.NO)
        shop.do(one_came, StepKind.CONFIRM_BUYER)
    kinds = [event.kind for event in shop.desk.cases.history(one_came)]
    assert kinds[-2:] == ["finding", "confirm_buyer"]
    assert shop.desk.keeping.check().sound


# --- which parcel is meant ---------------------------------------------------------------------


@pytest.fixture
def two_without_a_number(shop, one_came):
    """The two other pieces are on their way, each in a parcel of which nobody knows the number."""
    for unit in (2, 3):
        shop.desk.parcels.note(one_came, ParcelTold(End.US, units=(unit,), sent=True))
    return one_came


def test_two_parcels_without_a_number_stay_two(shop, two_without_a_number):
    case = shop.case(two_without_a_number)
    _, second, third = case.lines[0].units
    assert [parcel.unit_ids for parcel in case.parcels[1:]] == [(second.id,), (third.id,)]


@pytest.mark.parametrize("named", [{"parcel_id": 2}, {"units": (2,)}])
def test_the_one_that_is_named_has_arrived_and_not_the_last(shop, two_without_a_number, named):
    assert shop.case(two_without_a_number).parcels[1].id == 2
    shop.desk.parcels.note(two_without_a_number, ParcelTold(End.US, arrived=True, **named))
    case = shop.case(two_without_a_number)
    assert [parcel.received_at is None for parcel in case.parcels] == [False, False, True]
    assert [unit.goods for unit in case.lines[0].units[1:]] == [
        Goods.RECEIVED,
        Goods.IN_TRANSIT,
    ]


def test_where_several_can_be_meant_it_is_asked_which(shop, two_without_a_number):
    before = shop.case(two_without_a_number)
    with pytest.raises(IllegalMove) as caught:
        shop.desk.parcels.note(two_without_a_number, ParcelTold(End.US, arrived=True))
    assert caught.value.key == "parcel.which"
    assert shop.case(two_without_a_number) == before


@pytest.mark.parametrize("told", [{"parcel_id": 404}, {"parcel_id": 2, "to": End.SUPPLIER}])
def test_a_number_that_no_parcel_there_has_is_refused(shop, two_without_a_number, told):
    with pytest.raises(NotFound) as caught:
        shop.desk.parcels.note(
            two_without_a_number, ParcelTold(**{"to": End.US, "arrived": True} | told)
        )
    assert caught.value.key == "parcel.unknown"


# --- what no parcel here was to hold -------------------------------------------------------------


def test_a_piece_that_is_still_on_its_way_is_not_said_to_be_missing(shop, second_on_its_way):
    before = shop.case(second_on_its_way).lines[0].units
    with pytest.raises(IllegalMove) as caught:
        shop.miss(second_on_its_way, unit=2)
    assert caught.value.key == "inspection.not_here"
    assert shop.case(second_on_its_way).lines[0].units == before


def test_a_piece_that_the_buyer_keeps_is_not_said_to_be_missing(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "9.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    assert shop.case(case_id).lines[0].units[0].goods in (Goods.KEPT, Goods.NONE_EXPECTED)
    with pytest.raises(IllegalMove) as caught:
        shop.miss(case_id)
    assert caught.value.key == "inspection.not_here"


@pytest.mark.parametrize("missed", [True, False])
def test_the_verdict_on_one_piece_is_none_on_the_other(shop, chairs, missed):
    """A chair that the buyer had smashed was paid in full: only the others had a verdict."""
    shop.look(chairs, unit=1, works=Works.NO, marks="smashed")
    for unit in (2, 3):
        if missed:
            shop.miss(chairs, unit=unit)
        else:
            shop.look(chairs, unit=unit)
            line_id = shop.case(chairs).lines[0].id
            shop.desk.inspections.decide(chairs, line_id, unit, verdict=Verdict.NO_FAULT)
    shown = refused(shop, chairs, StepKind.INSPECT)
    assert (shown.key, shown.facts["unit"]) == ("step.unit_verdict_wanted", 1)
    assert shop.case(chairs).lines[0].in_state(Goods.INSPECTED, Goods.DISPOSED) == ()
    # concluded with what is proposed it is the buyer's damage
    shop.finish(chairs)
    assert shop.case(chairs).lines[0].units[0].verdict is Verdict.BUYER_DAMAGE
    assert enter(shop, chairs).facts.amount < usd("33.34") + (
        usd("66.67") if not missed else usd("0")
    )


def test_what_was_found_is_told_of_as_many_as_the_letter_counts(shop, chairs):
    """It said "your return of 2 × Chair", and what was found on piece 1, 2 and 3."""
    shop.look(chairs, unit=1)
    shop.look(chairs, unit=2, works=Works.NO)
    shop.look(chairs, unit=3, package=PackageState.NONE, complete=None, works=None)
    line_id = shop.case(chairs).lines[0].id
    shop.desk.inspections.decide(chairs, line_id, 3, verdict=Verdict.EMPTY)
    shop.finish(chairs)
    letter = enter(shop, chairs)
    assert letter.template == "refunded_part"
    assert [item.quantity for item in letter.facts.items] == [3]
    assert "your return of 3 × " in letter.body
    assert all(f"piece {number}: " in letter.body for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("lang", "without"), [("en", "The parcel came without 2 × "), ("zh", "包裹里没有 2 × ")]
)
def test_what_another_item_lacks_is_told_with_the_first_money(shop, lang, without):
    """The parcel was said to have arrived with both; the letter was silent on the bowls."""
    shop.supplier(costs=[("LAMP", "70"), ("BOWL", "60")], rma_needed=False)
    unwanted = {
        "return_quantity": "2",
        "order_quantity": "2",
        "return_reason": "CR-UNWANTED_ITEM",
    }
    case_id = shop.request(
        shop.item("LAMP", "300.00", **unwanted), shop.item("BOWL", "200.00", **unwanted)
    )
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, line=line)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in (1, 2):
        shop.look(case_id, unit=unit)
        shop.miss(case_id, line=2, unit=unit)
    shop.finish(case_id)
    letter = enter(shop, case_id, lang)
    bowl = shop.case(case_id).lines[1]
    assert f"{without}{bowl.title}" in letter.body
    assert [item.sku for item in letter.facts.items] == ["LAMP"]


# --- what is here is claimed, whatever never comes -----------------------------------------------


@pytest.fixture
def one_broken_came(shop):
    """Two mugs for $360 were said to be broken; one of them came, is broken, and is paid."""
    shop.supplier(costs=[("MUG", "70")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "360.00", return_quantity="2", order_quantity="2"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    return case_id


def test_what_came_is_claimed_while_the_missing_piece_is_asked_after(shop, one_broken_came):
    """It was three weeks until the piece lapsed, and the goods had gone on by then."""
    done = enter_until(shop, one_broken_came)
    assert StepKind.SEND_CLAIM in done
    (claim,) = shop.case(one_broken_came).claims
    assert (claim.units, claim.amount) == ((1,), usd("70.00"))


def test_what_comes_later_is_claimed_once_the_first_is_settled(shop, one_broken_came):
    enter_until(shop, one_broken_came)
    shop.do(one_broken_came, Move.CLAIM_ACCEPTED)
    shop.do(one_broken_came, StepKind.SETTLE, amount=usd("70.00"))
    shop.desk.receiving.receive(one_broken_came, "T-2")
    shop.look(one_broken_came, unit=2, works=Works.NO)
    shop.finish(one_broken_came)
    enter_until(shop, one_broken_came)
    assert [claim.units for claim in shop.case(one_broken_came).claims] == [(1,), (2,)]


def test_a_piece_in_another_parcel_is_waited_for_with_the_claim(shop, one_broken_came):
    told = ParcelTold(End.US, tracking="T-2", units=(2,), sent=True)
    shop.desk.parcels.note(one_broken_came, told)
    assert StepKind.SEND_CLAIM not in enter_until(shop, one_broken_came)
    assert not shop.case(one_broken_came).claims


def test_the_same_missing_piece_is_asked_after_once(shop, one_mug_short):
    first = shop.do(one_mug_short, StepKind.REFUND, line=2)
    second = shop.do(one_mug_short, StepKind.REFUND, line=1)
    assert "The parcel came without 2 × " not in first.body
    assert "The parcel came without 1 × " in first.body
    assert "The parcel came without" not in second.body


def test_a_parcel_that_nobody_knew_of_brings_what_no_other_holds(shop):
    """Piece 3 is on its way in another parcel: it is neither here, nor missed from this one."""
    shop.supplier(costs=[("MUG", "20")], rma_needed=False)
    item = shop.item("MUG", "90.00", return_quantity="3", order_quantity="3")
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.SHIPPED, units=(3,), tracking="1Z3")
    shop.desk.receiving.receive(case_id, "T1")
    case = shop.case(case_id)
    goods = [unit.goods for unit in case.units]
    assert goods == [Goods.RECEIVED, Goods.RECEIVED, Goods.IN_TRANSIT]
    (item,) = shop.desk.cases.letters(case_id)[-1].letter.facts.items
    assert item.quantity == 2
    shop.desk.receiving.receive(case_id, "1Z3")
    assert {unit.goods for unit in shop.case(case_id).units} == {Goods.RECEIVED}


def test_pieces_of_a_line_that_came_when_all_seemed_settled_are_looked_at(shop):
    """The letter said that nothing is left to do, and the next one asked for a piece."""
    shop.supplier(costs=[("MUG", "20")], rma_needed=False)
    item = shop.item(
        "MUG",
        "90.00",
        return_quantity="3",
        order_quantity="3",
        return_reason="CR-UNWANTED_ITEM",
    )
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, unit=1)
    for unit in (2, 3):
        shop.miss(case_id, unit=unit)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.RESTOCK)
    while shop.case(case_id).closed_at is None:
        shop.clock.forward(days=5)
        enter(shop, case_id)
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED
    shop.desk.receiving.receive(case_id, "T2")
    letter = shop.desk.cases.letters(case_id)[-1].letter
    assert letter.template == "received"
    assert "nothing left" not in letter.body


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "offer", [Offer.RETURNLESS_REFUND, Offer.RETURNLESS_REPLACEMENT], ids=str
)
def test_what_is_here_already_is_not_offered_for_keeping(shop, offer, lang):
    """One of two is here: a key wrote that the buyer may keep both. Of the other one it may be said."""
    shop.supplier(costs=[("MUG", "20")], rma_needed=False)
    cells = {"return_reason": "CR-UNWANTED_ITEM", "return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "78.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, unit=1)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    before = shop.case(case_id)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.OFFER, offer=offer)
    assert refused.value.key == "step.keep_in_part"
    assert "1" in refused.value.say(lang)
    assert shop.case(case_id) == before
    letter = shop.do(case_id, Move.OFFER, offer=offer, units=(2,))
    assert [item.quantity for item in letter.facts.items] == [1]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "The parcel came without 1 × Mug and Lamp."),
        ("zh", "包裹里没有 1 × Mug 和 Lamp"),
    ],
)
def test_what_is_missing_of_two_items_is_asked_for_in_one_sentence(shop, lang, words):
    """It was asked for once for each, in the same words."""
    shop.supplier(costs=[("MUG", "7"), ("LAMP", "30")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2"}
    unwanted = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(
        shop.item("MUG", "80.00", **told, **unwanted), shop.item("LAMP", "120.00", **unwanted)
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, line=1, unit=1)
    shop.miss(case_id, line=1, unit=2)
    shop.miss(case_id, line=2, unit=1)
    shop.finish(case_id)
    letter = enter(shop, case_id, lang)
    assert letter.facts.amount == usd("40.00")
    assert letter.body.count(words[:6]) == 1
    assert words in letter.body


@pytest.fixture
def one_lost(shop):
    """Of three chairs on their way one was lost, on our label, and is asked of its carrier."""
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    told = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("CHAIR", "100.01", **told))
    ours = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=ours)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=ours)
    shop.do(case_id, Move.LOST, units=(3,))
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    return case_id


def test_a_parcel_brings_what_is_waited_for_before_what_was_lost(shop, one_lost):
    """The lost one was taken in as well, and waited for again once it was found not to be there."""
    shop.desk.receiving.receive(one_lost, "T-1")
    stands = [unit.goods for unit in shop.case(one_lost).units]
    assert stands == [Goods.RECEIVED, Goods.RECEIVED, Goods.LOST]


def test_what_was_lost_and_is_not_in_a_parcel_either_is_lost_still(shop, one_lost):
    shop.desk.receiving.receive(one_lost, "T-1")
    for unit in (1, 2):
        shop.look(one_lost, unit=unit, works=Works.NO)
    shop.finish(one_lost)
    shop.desk.receiving.receive(one_lost, "T-2")
    assert shop.case(one_lost).units[2].goods is Goods.RECEIVED
    shop.miss(one_lost, unit=3)
    shop.finish(one_lost)
    assert shop.case(one_lost).units[2].goods is Goods.LOST
