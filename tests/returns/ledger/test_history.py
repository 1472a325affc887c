"""Taking back and doing again, in the orders that nobody intends."""

from itertools import count

import pytest

from returns.errors import IllegalMove, NotFound, Refusal
from returns.money import Money
from returns.records.change import Change
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.sample.pictures import product_png
from returns.terms import Move, Offer, PackageState, Route, StepKind, Verdict, Works
from tests.returns.chain_held import assert_chain_holds

USD = "USD"
PART = StepOptions(amount=Money(500, USD))
WHOLE = Money(1840, USD)


@pytest.fixture
def opened(desk):
    """A function that opens a case by hand and gives its number in the desk."""

    numbers = count(1)

    def open_case():
        mug = NewCase(
            f"302-{next(numbers)}", "Shop", "Mug 350 ml", "defective", WHOLE, sku="MUG"
        )
        (case_id,) = desk.by_hand.open(mug).case_ids
        return case_id

    return open_case


@pytest.fixture(autouse=True)
def the_chain_holds(desk):
    """After each of these tests the history is whole and no row points nowhere."""
    yield
    assert_chain_holds(desk)


def agreed(desk, opened):
    """A case whose buyer keeps the goods and gets money."""
    case_id = opened()
    offer = StepOptions(offer=Offer.RETURNLESS_REFUND)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, offer)
    return case_id


def inspected(desk, opened):
    """A case whose parcel is here, and what was said of it, twice over."""
    case_id = opened()
    offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, offer)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking="T1"))
    desk.receiving.receive(case_id, "T1")
    line = desk.cases.get(case_id).lines[0].id
    drafts = [
        FindingDraft(line, 1, PackageState.OPENED, True, Works.NO, marks=marks)
        for marks in ("a scratch", "a deep scratch")
    ]
    return case_id, [desk.inspections.save_finding(case_id, draft) for draft in drafts]


def refused(key, call, *changes):
    with pytest.raises(Refusal) as refusal:
        call(*changes)
    assert refusal.value.key == key


def test_nothing_is_taken_back_twice_or_done_again_twice(desk, opened):
    case_id = agreed(desk, opened)
    paid = desk.cases.do(case_id, StepKind.REFUND)
    note = desk.cases.do(case_id, Move.NOTE, StepOptions(note="called"))
    for change in (note, paid):
        refused("case.not_taken_back", desk.cases.again, change)
        desk.cases.take_back(change)
        refused("case.taken_back_already", desk.cases.take_back, change)
    for change in (paid, note):
        desk.cases.again(change)
        refused("case.not_taken_back", desk.cases.again, change)
    assert desk.cases.get(case_id).paid == WHOLE


def test_a_payment_taken_back_does_not_come_back_beside_its_successor(desk, opened):
    case_id = agreed(desk, opened)
    first = desk.cases.do(case_id, StepKind.REFUND)
    desk.cases.take_back(first)
    second = desk.cases.do(case_id, StepKind.REFUND)
    refused("case.moved_on", desk.cases.again, first)
    refused("case.taken_back_already", desk.cases.take_back, first)
    assert desk.cases.get(case_id).paid == WHOLE
    desk.cases.take_back(second)
    desk.cases.again(second)
    assert desk.cases.get(case_id).paid == WHOLE


def test_part_payments_of_one_second_go_and_come_in_their_order_only(desk, opened):
    case_id = agreed(desk, opened)
    one, two = (desk.cases.do(case_id, StepKind.REFUND, PART) for _ in range(2))
    refused("case.moved_on", desk.cases.take_back, one)
    desk.cases.take_back(two)
    desk.cases.take_back(one)
    refused("case.moved_on", desk.cases.again, two)
    desk.cases.again(one)
    desk.cases.again(two)
    assert desk.cases.get(case_id).paid == Money(1000, USD)


def test_a_closed_case_gives_nothing_back_before_it_is_open(desk, opened):
    case_id = agreed(desk, opened)
    paid = desk.cases.do(case_id, StepKind.REFUND)
    reason = StepOptions(reason="settled by telephone", overrule=True)
    closed = desk.cases.do(case_id, StepKind.CLOSE, reason)
    refused("case.moved_on", desk.cases.take_back, paid)
    desk.cases.take_back(closed)
    desk.cases.take_back(paid)
    assert not desk.cases.get(case_id).paid


def test_a_finding_that_was_worked_on_is_not_lost(desk, opened):
    case_id, (first, second) = inspected(desk, opened)
    refused("case.moved_on", desk.cases.take_back, first)
    assert [unit.marks for unit in desk.cases.get(case_id).units] == ["a deep scratch"]
    desk.cases.take_back(first, second)
    assert not any(unit.looked_at for unit in desk.cases.get(case_id).units)


def test_the_findings_of_a_finished_inspection_stay(desk, opened):
    case_id, (first, second) = inspected(desk, opened)
    finished = desk.inspections.finish(case_id, Verdict.AS_CLAIMED)
    refused("case.moved_on", desk.cases.take_back, first, second)
    assert desk.cases.get(case_id).units[0].looked_at
    desk.cases.take_back(first, second, finished)
    desk.cases.again(first, second, finished)
    assert [unit.marks for unit in desk.cases.get(case_id).units] == ["a deep scratch"]


def test_a_row_that_has_an_old_number_now_is_left_alone(desk, opened):
    one, other = agreed(desk, opened), agreed(desk, opened)
    paid = desk.cases.do(one, StepKind.REFUND)
    desk.cases.take_back(paid)
    # its letter now has the number that the first one had
    desk.cases.do(other, StepKind.REFUND)
    refused("case.moved_on", desk.cases.again, paid)
    refused("case.taken_back_already", desk.cases.take_back, paid)
    assert desk.cases.letters(other)[-1].letter.template == "refunded"


def test_a_photo_taken_off_and_added_anew_is_there_once(desk, opened):
    case_id = opened()
    picture = product_png("mug", "#225588")
    added = desk.photos.add_bytes(case_id, picture, "mug.png", "front").change
    desk.cases.take_back(added)
    desk.photos.add_bytes(case_id, picture, "again.png", "front")
    refused("photos.twice", desk.cases.again, added)
    assert [photo.name for photo in desk.cases.get(case_id).photos] == ["again.png"]


def test_a_photo_and_a_note_are_no_obstacle(desk, opened):
    case_id = agreed(desk, opened)
    paid = desk.cases.do(case_id, StepKind.REFUND)
    desk.cases.do(case_id, Move.NOTE, StepOptions(note="called"))
    desk.photos.add_bytes(case_id, product_png("mug", "#225588"), "mug.png", "front")
    desk.cases.take_back(paid)
    assert not desk.cases.get(case_id).paid
    assert len(desk.cases.get(case_id).photos) == 1


def test_several_cases_are_taken_back_all_or_none(desk, opened):
    both = opened(), opened()
    changes = desk.cases.do_recommended(both)
    desk.cases.do_recommended(both[:1])
    before = [len(desk.cases.history(case_id)) for case_id in both]
    with pytest.raises(IllegalMove, match="moved on"):
        desk.cases.take_back(*changes)
    assert [len(desk.cases.history(case_id)) for case_id in both] == before


def test_how_a_case_came_to_the_desk_is_not_taken_back(desk, opened):
    case_id = opened()
    (event,) = desk.cases.history(case_id)
    for change in (Change((case_id,)), Change((case_id,), frozenset(), (event.seq,))):
        refused("case.nothing_to_take_back", desk.cases.take_back, change)
        refused("case.nothing_to_take_back", desk.cases.again, change)
    assert desk.cases.history(case_id) == (event,)


def test_the_last_step_that_stands_goes_and_the_one_taken_back_last_comes_again(desk, opened):
    case_id = agreed(desk, opened)
    desk.cases.do(case_id, StepKind.REFUND)

    def money():
        return desk.cases.get(case_id).lines[0].tracks.buyer_money

    stood = [money()]
    for turn in (
        desk.cases.take_back_last,
        desk.cases.take_back_last,
        desk.cases.again_last,
        desk.cases.again_last,
    ):
        turn(case_id)
        stood.append(money())
    paid, promised, at_first, again, at_last = stood
    assert (paid, promised) == (at_last, again)
    assert len({paid, promised, at_first}) == 3
    # neither how it came nor a turn is a step that can be turned
    refused("case.nothing_to_do_again", desk.cases.again_last, case_id)
    desk.cases.take_back_last(case_id)
    desk.cases.take_back_last(case_id)
    refused("case.nothing_to_take_back", desk.cases.take_back_last, case_id)


def test_a_taking_back_stays_and_an_unknown_change_is_told(desk, opened):
    back = desk.cases.take_back(desk.cases.do(agreed(desk, opened), StepKind.REFUND))
    refused("case.nothing_to_take_back", desk.cases.take_back, back)
    for seq in (0, -1, 999_999):
        with pytest.raises(NotFound, match="no such change"):
            desk.cases.take_back(Change((1,), frozenset(), (seq,)))
