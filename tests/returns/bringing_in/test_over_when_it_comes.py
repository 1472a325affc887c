"""What a file tells to be over closes by itself, and stands in nobody's queue."""

import json

import pytest

from returns.documents.event_words import event_words
from returns.ledger.replay import differences
from returns.records.options import StepOptions
from returns.terms import BuyerMoney, Move, Request, StepKind
from tests.returns.bringing_in.test_platform_did import FBA, ORDER, RETURNS, row, unit

SELLABLE = unit(3, "SELLABLE", "Unit returned to inventory").replace(
    "\tDEFECTIVE\t", "\tUNWANTED_ITEM\t"
)


@pytest.fixture
def bring(desk, tmp_path):
    """A function that brings rows in: what the file brought, and the first case as it stands then."""

    def bring_in(text):
        path = tmp_path / "file.txt"
        path.write_text(text, "utf-8")
        result = desk.intake.commit(desk.intake.preview(path))
        with desk.store.reading() as tx:
            assert differences(tx, 1) == ()
        assert not desk.catching_up.behind(1)
        return result, desk.cases.get(1)

    return bring_in


def test_goods_that_are_back_in_the_platforms_stock_close_their_case(desk, bring):
    result, case = bring(FBA + SELLABLE)
    assert (case.closed_at, result.closed) == (desk.store.clock.now(), 1)
    assert case.next is None
    assert desk.cases.history(1)[-1].kind == "opened"
    assert json.loads(desk.cases.history(1)[-1].body)["closed"] == "at_rest"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_history_says_why_a_new_case_is_closed(desk, bring, lang):
    bring(FBA + SELLABLE)
    said = event_words(desk.cases.history(1)[-1], lang)
    assert {"en": "nothing of it is left to do", "zh": "已没有待办事项"}[lang] in said


@pytest.mark.parametrize(
    "first",
    [
        FBA + unit(3, "SELLABLE"),
        FBA + unit(3, "DAMAGED"),
        RETURNS + row("Approved"),
        RETURNS + row(),
    ],
)
def test_a_later_file_that_tells_the_end_closes_the_case(bring, first):
    before, case = bring(first)
    assert (case.closed_at, before.closed) == (None, 0)
    last = unit(3, "DAMAGED", "Reimbursed") if first.startswith(FBA) else row("Cancelled")
    told, over = bring(first.splitlines(keepends=True)[0] + last)
    assert over.closed_at is not None
    assert (told.news, told.closed) == (1, 1)


@pytest.mark.parametrize("status", ["Rejected", "Cancelled"])
def test_a_request_that_ended_there_is_no_work_here(bring, status):
    _, case = bring(RETURNS + row(status))
    assert case.tracks.request in (Request.DECLINED, Request.WITHDRAWN)
    assert case.closed_at is not None


@pytest.mark.parametrize(
    "text",
    [
        FBA + unit(3, "SELLABLE"),  # nobody told what became of it
        FBA + unit(3, "DAMAGED", "Unit returned to inventory"),  # the platform owes it
        RETURNS + row("Closed", a_to_z="Y"),
        RETURNS + row("Closed", delivered="20-Nov-2026"),
    ],
)
def test_what_is_not_over_stays_open(bring, text):
    result, case = bring(text)
    assert (case.closed_at, result.closed) == (None, 0)


def test_what_closed_by_itself_is_opened_by_hand_and_stays_open(desk, bring):
    bring(FBA + SELLABLE)
    desk.cases.do(1, Move.REOPEN, StepOptions(reason="The unit was counted twice."))
    result, case = bring(FBA + SELLABLE)
    assert (case.closed_at, result.closed) == (None, 0)
    assert case.next.kind is StepKind.CLOSE


def test_what_closed_by_itself_hears_of_goods_and_goes_on(bring):
    assert bring(RETURNS + row("Closed", reason="CR-UNWANTED_ITEM"))[1].closed_at is not None
    _, case = bring(RETURNS + row("Closed", reason="CR-UNWANTED_ITEM", delivered="20-Nov-2026"))
    assert case.closed_at is None
    assert case.next.kind is StepKind.INSPECT
    assert case.tracks.buyer_money is not BuyerMoney.OPEN
    assert case.order == ORDER
