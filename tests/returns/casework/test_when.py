"""When something last happened on a case: looked up once, and only where it is not known."""

from datetime import timedelta

import pytest

from db.bare import fetched
from returns.casework import when
from returns.casework.when import LookedUp, changed_by
from returns.ledger.history import TAKEN_BACK
from returns.records.event_kinds import PAPER_MADE
from returns.terms import Move, Offer, StepKind


def test_the_last_change_is_read_once_and_only_where_it_is_not_known(shop, monkeypatch):
    asked = []

    def noted(*told):
        asked.append(told)
        return fetched(*told)

    monkeypatch.setattr(when, "fetched", noted)
    case_id = shop.request(shop.item("MUG", "140.00"))
    now = shop.clock.now()
    asked.clear()
    with shop.desk.store.reading() as tx:
        last = LookedUp(tx, case_id)
        assert not asked
        assert last() == last() == now
        assert len(asked) == 1
        assert LookedUp(tx, case_id, now + timedelta(days=1))() == now + timedelta(days=1)
        assert len(asked) == 1


def test_a_change_tells_its_own_moment_and_what_turns_one_does_not():
    at = "2026-11-22T10:00:00Z"
    assert changed_by(StepKind.REFUND.value, at) is not None
    assert changed_by(Move.NOTE.value, at) is None
    assert changed_by(Move.SNOOZE.value, at) is None
    assert changed_by(TAKEN_BACK, at) is None
    assert changed_by(PAPER_MADE, at) is None


@pytest.mark.parametrize("said", [{"act": Move.NOTE, "note": "He rang."}, {"act": Move.SNOOZE}])
def test_what_is_only_said_among_us_gives_the_buyer_no_later_day(shop, said):
    """Of goods that were lost each note put the day off on which the buyer is to hear of his money."""
    case_id = shop.request(shop.item("MUG", "140.00"))
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, Move.SHIPPED, tracking="1Z999AA10123456784", carrier="UPS")
    shop.do(case_id, Move.LOST)
    due = shop.case(case_id).next.due_at
    shop.clock.forward(hours=5)
    told = dict(said)
    if told["act"] is Move.SNOOZE:
        told["until"] = due - timedelta(hours=1)
    shop.do(case_id, told.pop("act"), **told)
    assert shop.case(case_id).next.due_at == due
