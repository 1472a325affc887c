"""The queue shows what the open case shows, however long nobody touched it."""

import shutil
from datetime import timedelta

import pytest

from returns.clock import stamp
from returns.desk import open_desk
from returns.errors import DeskProblem
from returns.money import Money
from returns.records.change import Change
from returns.records.options import NewCase, StepOptions
from returns.terms import Move, Offer, Route, StepKind


@pytest.fixture
def waiting(desk, at_quay):
    """Opens a case whose return is approved at our address, and awaited."""
    desk.settings.set(shop_name="Harbour Gifts")

    def open_case(number="1"):
        (case_id,) = desk.by_hand.open(
            NewCase(
                order_number=number,
                channel="Shop",
                sku="LAMP",
                title="Lamp",
                reason="changed_mind",
                unit_price=Money(12900, "USD"),
            )
        ).case_ids
        desk.cases.do(
            case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT)
        )
        desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
        return case_id

    return open_case


@pytest.fixture
def sample(made_sample, tmp_path, clock):
    shutil.copytree(made_sample, tmp_path / "sample")
    opened = open_desk(tmp_path / "sample", clock=clock)
    yield opened
    opened.close()


def caught_up(desk, since=""):
    """All that is to be looked at now; gives the cases that changed."""
    caught = desk.catching_up.chunk(since=since)
    changed = list(caught.change.case_ids)
    while caught.after is not None:
        caught = desk.catching_up.chunk(caught.after, since)
        changed += caught.change.case_ids
    return changed


def shown(desk):
    """What the queue says of every open case."""
    return {
        row.id: (row.next_step, row.due_at, row.recommendation) for row in desk.queue.all("all")
    }


def test_waiting_becomes_ours_in_the_queue_too_when_its_day_has_come(desk, waiting, clock):
    case_id = waiting()
    assert not desk.catching_up.waits()
    due = desk.cases.get(case_id).next.due_at
    clock.moment = due + timedelta(minutes=1)
    assert desk.catching_up.waits()
    assert desk.catching_up.behind(case_id)

    assert caught_up(desk) == [case_id]

    case, row = desk.cases.get(case_id), shown(desk)[case_id]
    assert case.next.kind is StepKind.CLOSE
    assert row[:2] == ("close", case.next.due_at.isoformat().replace("+00:00", "Z"))
    assert not desk.catching_up.waits()
    assert not desk.catching_up.behind(case_id)


def test_time_that_passes_writes_no_history(desk, waiting, clock):
    case_id = waiting()
    before = desk.cases.history(case_id)
    clock.moment += timedelta(days=60)
    caught_up(desk)
    assert desk.cases.history(case_id) == before


def test_what_was_looked_at_a_minute_ago_is_not_looked_at_again(desk, waiting, clock):
    case_id = waiting()
    due = desk.cases.get(case_id).next.due_at.isoformat().replace("+00:00", "Z")
    clock.moment += timedelta(days=60)
    assert caught_up(desk, since=due) == []
    assert caught_up(desk) == [case_id]


def test_many_cases_are_caught_up_with_in_chunks(desk, waiting, clock, monkeypatch):
    monkeypatch.setattr("returns.casework.catching_up._CHUNK", 2)
    ids = [waiting(str(number)) for number in range(5)]
    clock.moment += timedelta(days=60)
    first = desk.catching_up.chunk()
    assert (len(first.change.case_ids), first.after is None) == (2, False)
    assert sorted([*first.change.case_ids, *caught_up(desk)]) == ids


def test_a_desk_that_is_only_read_is_left_as_it_is(desk, waiting, clock):
    waiting()
    clock.moment += timedelta(days=60)
    reader = open_desk(desk.folder, clock=clock, read_only=True)
    try:
        assert reader.catching_up.waits()
        with pytest.raises(DeskProblem):
            reader.catching_up.chunk()
    finally:
        reader.close()


@pytest.mark.parametrize("days", [0, 1, 5, 12, 30])
def test_list_and_case_agree_on_every_case_whenever_the_desk_is_opened(sample, clock, days):
    clock.moment += timedelta(days=days)
    caught_up(sample)
    for case_id, row in shown(sample).items():
        step = sample.cases.get(case_id).next
        stamp = step.due_at.isoformat().replace("+00:00", "Z")
        assert row[:2] == (step.kind.value, stamp), case_id


def test_undoing_leaves_the_queue_exactly_as_it_was(sample):
    caught_up(sample)
    before, counts = shown(sample), sample.queue.counts()
    today = [row.id for row in sample.queue.all("today")]

    done = sample.cases.do_recommended(today)
    changes = [change for change in done if isinstance(change, Change)]
    assert changes
    assert shown(sample) != before
    sample.cases.take_back(*changes)

    assert shown(sample) == before
    assert sample.queue.counts() == counts


@pytest.fixture
def at_rest(desk, shop):
    """A case of a gift that was kept and closed, and opened again by hand with nothing left to do."""
    case_id = shop.request(shop.item("MUG", "0.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, Move.REOPEN, reason="To be looked at.")
    return case_id


def test_a_case_at_rest_is_due_to_be_closed_at_the_same_moment_all_day(desk, at_rest, clock):
    due = desk.cases.get(at_rest).next
    assert due.kind is StepKind.CLOSE
    clock.moment += timedelta(hours=5)
    assert desk.cases.get(at_rest).next.due_at == due.due_at


def test_a_case_that_was_closed_and_opened_again_by_undo_is_due_as_before(desk, at_rest, clock):
    due = desk.cases.get(at_rest).next.due_at
    clock.moment += timedelta(hours=5)
    desk.cases.take_back(desk.cases.do(at_rest, StepKind.CLOSE))
    assert desk.cases.get(at_rest).next.due_at == due


def test_what_is_waited_for_beside_a_step_of_ours_turns_it_too(shop, clock):
    """The list went on showing the later step, which was ours, until its own day had come."""
    shop.supplier(costs=[("MUG", "10")], rma_needed=True, rma_days=1)
    case_id = shop.request(shop.item("MUG", "20.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, StepKind.REFUND)
    ours = shop.case(case_id).next
    assert (ours.kind, ours.waiting_for) == (StepKind.CONFIRM_BUYER, None)
    assert ours.turns_at < ours.due_at
    clock.moment = ours.turns_at - timedelta(minutes=1)
    assert not shop.desk.catching_up.waits()
    clock.moment = ours.turns_at
    assert caught_up(shop.desk) == [case_id]
    case, row = shop.case(case_id), shown(shop.desk)[case_id]
    assert case.next.kind is StepKind.CHASE_SUPPLIER
    assert row[:2] == ("chase_supplier", stamp(case.next.due_at))
    assert not shop.desk.catching_up.waits()
