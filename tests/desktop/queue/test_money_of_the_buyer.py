"""Money that a buyer sent back, and a refund of ours that bounced, are noted where money that came is."""

import pytest

from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.widgets.segmented import Segmented
from returns.money import Money
from returns.records.case import Case
from returns.terms import BuyerMoney, Party
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


@pytest.fixture
def paid_by_us(page: WindowPage, queue: QueuePage) -> Case:
    """The case of one item, on show, whose buyer we refunded."""

    def refunded(case: Case) -> bool:
        ours = [p for p in case.payments if p.to_buyer and not p.by_platform]
        return len(case.lines) == 1 and len(ours) == 1 == len(case.payments)

    queue.choose_view("all")
    queue.go_to(queue.first(page.desk, refunded))
    return queue.tab.case.loaded.case


def pick(choice: Segmented, value: str) -> None:
    """As a click does."""
    assert choice.choose_at(choice._values.index(value))


def opened(page: WindowPage) -> MoneyDialog:
    page.do("money_in")
    dialog = page.dialog(MoneyDialog)
    pick(dialog.who, Party.BUYER.value)
    return dialog


def test_a_refund_that_bounced_is_owed_again(page: WindowPage, paid_by_us: Case) -> None:
    dialog = opened(page)
    assert dialog.amount.money() == paid_by_us.paid
    assert not dialog.way.isVisible()
    pick(dialog.kind, "bounced")
    assert "due again" in dialog.outcome.text()
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(paid_by_us.id)
    assert (case.paid.minor, case.lead.tracks.buyer_money) == (0, BuyerMoney.AGREED)


def test_what_the_buyer_sent_is_noted_with_what_is_left(
    page: WindowPage, paid_by_us: Case
) -> None:
    dialog = opened(page)
    dialog.amount.set_money(Money(100, paid_by_us.currency))
    assert str(paid_by_us.lead.worth) in dialog.outcome.text()
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(paid_by_us.id)
    assert case.paid == paid_by_us.paid - Money(100, case.currency)


def test_more_than_the_buyer_had_is_refused_where_it_is_typed(
    page: WindowPage, paid_by_us: Case
) -> None:
    dialog = opened(page)
    dialog.amount.set_money(Money(paid_by_us.paid.minor + 1, paid_by_us.currency))
    dialog.ok.click()
    page.settle()
    assert page.dialog(MoneyDialog).problem.isVisible()
    assert page.desk.cases.get(paid_by_us.id).payments == paid_by_us.payments
