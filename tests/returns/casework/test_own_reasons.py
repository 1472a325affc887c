"""Reasons of the seller's own on a real desk: brought in, judged, told, changed, taken away."""

from dataclasses import replace

import pytest

from returns.errors import NotFound, Refusal
from returns.money import Money
from returns.phrases import word
from returns.records.options import NewCase, StepOptions
from returns.records.own_reason import OwnReason
from returns.rules.own_reasons import id_of
from returns.terms import HoldKind, Move

SMELLS = OwnReason(
    "own_smells", "Smells of smoke", "有烟味", "defective", ("CR-SMELLS", "smelly")
)


@pytest.fixture
def own(desk):
    desk.settings.set(reasons=(SMELLS,))
    return SMELLS


def opened(desk, reason="own_smells", number="A-1"):
    price = Money.parse("40.00", "USD")
    new = NewCase(number, "Shop", "Lamp, oak", reason, price, "LAMP")
    (case_id,) = desk.by_hand.open(new).case_ids
    return case_id


def test_a_file_with_its_wording_brings_it_in_and_rules_take_it_for_the_trades(shop, desk, own):
    case_id = shop.request(shop.item("LAMP", "40.00", return_reason="CR-SMELLS"))
    case = desk.cases.get(case_id)
    assert (case.lead.reason, id_of(case.lead.reason)) == ("defective", own.id)
    assert case.lead.raw_reason == "CR-SMELLS"
    usual = shop.request(
        shop.item("LAMP", "40.00", order_id="113-2", return_reason="CR-DEFECTIVE")
    )
    assert case.recommendation == desk.cases.get(usual).recommendation
    assert word("reason", case.lead.reason, "zh") == "有烟味"


def test_without_it_the_same_wording_is_not_understood(shop, desk):
    case_id = shop.request(shop.item("LAMP", "40.00", return_reason="CR-SMELLS"))
    case = desk.cases.get(case_id)
    assert case.outlook(case.lead).hold.kind is HoldKind.REASON


def test_the_list_is_held_to_it(desk, own):
    mine, other = opened(desk), opened(desk, "defective", "A-2")
    found = desk.queue.page("all", filters=(("reason", (own.id,)),)).rows
    assert [row.id for row in found] == [mine]
    found = desk.queue.page("all", filters=(("reason", ("defective",)),)).rows
    assert [row.id for row in found] == [other]
    assert dict(desk.queue.values("reason", "all")) == {own.id: 1, "defective": 1}


def test_what_a_strange_wording_means_can_be_it_and_the_next_file_knows(shop, desk, own):
    case_id = shop.request(shop.item("LAMP", "40.00", return_reason="AMZ-PG-ODD"))
    shop.do(case_id, Move.BUYER_SAID, reason=own.id)
    assert id_of(desk.cases.get(case_id).lead.reason) == own.id
    again = shop.request(
        shop.item("LAMP", "40.00", order_id="113-2", return_reason="AMZ-PG-ODD")
    )
    assert id_of(desk.cases.get(again).lead.reason) == own.id


def test_it_is_undone_and_done_again_with_the_step(shop, desk, own):
    case_id = opened(desk, "style")
    shop.do(case_id, Move.BUYER_SAID, reason=own.id)
    desk.cases.take_back_last(case_id)
    assert desk.cases.get(case_id).lead.reason == "style"
    desk.cases.again_last(case_id)
    assert id_of(desk.cases.get(case_id).lead.reason) == own.id


def test_another_name_is_read_everywhere_and_another_meaning_works_cases_out_anew(desk, own):
    case_id = opened(desk)
    before = desk.cases.get(case_id)
    desk.settings.set(reasons=(replace(own, en="Smoky", meaning="changed_mind"),))
    case = desk.cases.get(case_id)
    assert word("reason", case.lead.reason) == "Smoky"
    assert case.lead.reason == "changed_mind"
    assert case.recommendation.fault != before.recommendation.fault
    (row,) = desk.queue.page("all").rows
    assert row.recommendation == case.recommendation.first
    assert row.reason == own.id


def test_one_that_a_case_has_is_not_taken_away(desk, own):
    opened(desk), opened(desk, number="A-2")
    for call in (
        lambda: desk.settings.set(reasons=()),
        lambda: desk.settings.demand_unused(own),
    ):
        with pytest.raises(Refusal) as told:
            call()
        assert told.value.key == "settings.reason_used"
        assert "“Smells of smoke” stays: 2 cases" in told.value.say("en")
        assert "“有烟味”保留：有 2 个" in told.value.say("zh")
    assert desk.settings.get().reasons == (own,)
    assert desk.settings.cases_with(own.id) == 2


def test_one_that_a_taught_wording_means_is_not_taken_away_before_it_is_forgotten(desk, own):
    desk.settings.teach("amazon", "odd", own.id)
    with pytest.raises(Refusal) as told:
        desk.settings.set(reasons=())
    assert told.value.key == "settings.reason_taught"
    desk.settings.forget("amazon", "odd")
    desk.settings.set(reasons=())
    assert desk.settings.get().reasons == ()
    assert desk.settings.cases_with(own.id) == 0


def test_a_case_by_hand_for_a_reason_that_is_not_there_is_refused(desk, own):
    with pytest.raises(NotFound) as told:
        opened(desk, "own_gift")
    assert "own_smells" in told.value.say("en")
    assert desk.queue.count("everything") == 0


def test_a_line_whose_reason_is_gone_all_the_same_asks_what_it_means(desk, own):
    """A step that is undone may bring back a reason that was taken away meanwhile."""
    case_id = opened(desk)
    desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(reason="style"))
    desk.settings.set(reasons=())
    desk.cases.take_back_last(case_id)
    case = desk.cases.get(case_id)
    assert case.outlook(case.lead).hold.kind is HoldKind.REASON


# --- tried on past cases -----------------------------------------------------------------------


def test_another_meaning_is_tried_on_the_cases_that_have_it(desk, own):
    mine, other = opened(desk), opened(desk, "defective", "A-2")
    old = desk.settings.get()
    new = desk.settings.changed(old, reasons=(replace(own, meaning="changed_mind"),))
    found = desk.settings.dry_run(old, new)
    assert [row.case_id for row in found.rows] == [mine]
    assert found.cases == 2
    assert desk.cases.get(other).lead.reason == "defective"
    assert desk.settings.get() == old


def test_a_new_wording_is_tried_on_what_files_said(shop, desk):
    case_id = shop.request(shop.item("LAMP", "40.00", return_reason="CR-SMELLS"))
    old = desk.settings.get()
    found = desk.settings.dry_run(old, desk.settings.changed(old, reasons=(SMELLS,)))
    (row,) = found.rows
    assert (row.case_id, row.old.hold, row.new.hold) == (case_id, HoldKind.REASON, None)
