"""A step's dialog says below its heading whose it is, and above its buttons what happens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from desktop.frame.help_dialogs import AboutDialog
from desktop.queue.dialogs.back_dialog import AskBackDialog
from desktop.queue.dialogs.claim_dialogs import AnswerDialog, RmaDialog
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.new_case_dialog import NewCaseDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog, ReasonDialog, SnoozeDialog
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import StepTold
from returns.money import Money
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.terms import ExchangeFrom, Move, Route, StepKind, SupplierClaim
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def _waits_for_an_answer(case: Case) -> bool:
    """Whether its supplier was sent a claim and said nothing yet: to another an answer may be refused."""
    return case.lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT


def test_the_suppliers_answer_is_not_guessed(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("supplier_to_chase")
    queue.go_to(queue.first(page.desk, _waits_for_an_answer))
    page.do("answer")
    dialog = page.dialog(AnswerDialog)
    asked = dialog._asked()
    assert f"you asked for {asked}" in dialog.words.text()
    assert not dialog.answer.value()
    assert not dialog.ok.isEnabled()
    assert dialog.outcome.text() == "Choose first what was answered."
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.problem.isVisible()
    told = {}
    for move in (Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED):
        dialog.answer.set_value(move.value)
        dialog.answer.chosen.emit(move.value)
        told[move] = dialog.outcome.text()
    assert told[Move.CLAIM_ACCEPTED].startswith(f"{asked} (about ")
    assert " in the books) is to come" in told[Move.CLAIM_ACCEPTED]
    assert told[Move.CLAIM_PARTLY] == "", "how much is not known yet"
    assert told[Move.CLAIM_REFUSED].startswith("No money comes")
    dialog.answer.set_value(Move.CLAIM_PARTLY.value)
    part = Money(100, asked.currency)
    dialog.amount.set_money(part)
    assert dialog.outcome.text().startswith(f"{part} (about ")
    assert f"of the {asked}" in dialog.outcome.text()
    dialog.reject()


def test_each_says_which_case_and_what_happens(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    case = queue.tab.case.loaded.case
    for action, kind, says in (
        ("decline", DeclineDialog, "No money moves."),
        ("part_refund", PartRefundDialog, "Nothing is paid before the buyer agrees."),
        ("rma", RmaDialog, "A letter asks the supplier"),
        ("close_case", ReasonDialog, "The case leaves the list"),
    ):
        page.do(action)
        dialog = page.dialog(kind)
        assert dialog.words.text().startswith(f"{case.number} · {case.title}")
        if isinstance(dialog, PartRefundDialog):
            dialog.amount.set_money(Money(100, case.currency))
        assert says in dialog.outcome.text()
        assert dialog.outcome.isVisible()
        assert dialog.ok.accessibleDescription() == "Ctrl ↵"
        if isinstance(dialog, PartRefundDialog):
            dialog.amount.set_money(None)
            assert "at most can be offered" in dialog.outcome.text()
        dialog.reject()


def test_a_day_to_come_back_is_said_before_it_is_chosen(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    page.do("snooze")
    dialog = page.dialog(SnoozeDialog)
    case = queue.tab.case.loaded.case
    assert dialog.words.text().startswith(f"{case.number} · {case.title}")
    assert "morning of 23 Nov" in dialog.outcome.text()
    # it is not overdue yet
    assert "overdue" not in dialog.outcome.text()
    dialog.day.line.setText("2026-11-20")
    assert not dialog.ok.isEnabled()
    assert not dialog.outcome.isVisible()
    dialog.reject()


def test_a_promise_asks_for_nothing_that_only_a_parcel_has(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    page.do("instead")
    dialog = page.dialog(SendInsteadDialog)
    assert dialog.heading.text().startswith("Send ")
    dialog.goods._group.button(1).click()
    assert dialog.heading.text().startswith("Promise ")
    assert dialog.goods.isVisible()
    assert not dialog.tracking.isVisible()
    assert not dialog.source.isVisible()
    dialog.goods._group.button(0).click()
    # a supplier who promised none yet sends none: the buyer is promised one, and he is asked
    dialog.source._group.button(list(ExchangeFrom).index(ExchangeFrom.SUPPLIER)).click()
    assert dialog.heading.text().startswith("Promise ")
    assert not dialog.tracking.isEnabled()
    dialog.reject()


def test_what_can_only_be_closed_has_no_key_of_its_own(page: WindowPage) -> None:
    page.do("about")
    dialog = page.dialog(AboutDialog)
    assert dialog.ok.accessibleDescription() == ""
    dialog.reject()


def test_a_latin_name_stands_apart_in_a_chinese_heading(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    page = application(desk_folder, language="zh")
    page.queue.choose_view("to_answer")
    assert page.queue.tab.case.loaded.case.sale.buyer == "Lena Müller"
    page.do("instead")
    dialog = page.dialog(SendInsteadDialog)
    assert dialog.heading.text() == "给 Lena Müller 补发"
    dialog.reject()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_came_of_a_claim_or_nothing_did_is_said_in_one_row_of_buttons(
    page: WindowPage, queue: QueuePage, lang: str
) -> None:
    page.application.appearance.set_language(lang)
    queue.choose_view("supplier_to_chase")
    queue.go_to(queue.first(page.desk, lambda case: bool(case.claims)))
    page.do("money_in")
    dialog = page.dialog(MoneyDialog)
    assert dialog.nothing.isVisible()
    middles = {
        button.mapTo(dialog, button.rect().center()).y()
        for button in (dialog.nothing, dialog.ok)
    }
    assert max(middles) - min(middles) <= 2


def test_money_that_cannot_have_moved_is_refused_where_it_was_typed(
    page: WindowPage, queue: QueuePage
) -> None:
    """Sum, day and reference stay, to be put right."""

    def can_be_paid(case: Case) -> bool:
        told = MoneyTold(Money(1, case.currency), out=True, line=1)
        return len(case.lines) == 1 and page.desk.rehearsal.refusals(case.id, [told]) == (None,)

    queue.choose_view("all")
    queue.go_to(queue.first(page.desk, can_be_paid))
    case = queue.tab.case.loaded.case
    page.do("money_out")
    dialog = page.dialog(MoneyDialog)
    dialog.amount.set_money(Money(99_999_00, case.currency))
    dialog.reference.setText("B-17")
    dialog.ok.click()
    page.settle()
    dialog = page.dialog(MoneyDialog)
    assert dialog.problem.isVisible()
    assert dialog.reference.text() == "B-17"
    assert page.desk.cases.get(case.id).payments == case.payments
    dialog.amount.set_money(Money(1, case.currency))
    assert not dialog.problem.text()
    dialog.ok.click()
    page.settle()
    assert not page.has_dialog(MoneyDialog), dialog.problem.text()
    *_, payment = page.desk.cases.get(case.id).payments
    assert (payment.amount, payment.reference) == (Money(1, case.currency), "B-17")


def test_asking_it_back_does_not_choose_what_wants_an_rma_first(
    page: WindowPage, queue: QueuePage
) -> None:
    def wants_rma(case: Case) -> bool:
        told = StepTold(StepKind.APPROVE, StepOptions(route=Route.TO_SUPPLIER))
        (refusal,) = page.desk.rehearsal.refusals(case.id, [told])
        known = bool(case.lead.supplier_id) and len(case.lines) == 1
        return known and refusal is not None and "rma" in refusal.key

    queue.choose_view("all")
    queue.go_to(queue.first(page.desk, wants_rma))
    for action in ("ask_back", "to_supplier"):
        page.do(action)
        if not page.has_dialog(AskBackDialog):
            continue
        dialog = page.dialog(AskBackDialog)
        (theirs,) = [way for way in dialog.ways if way.route is Route.TO_SUPPLIER]
        assert theirs.why_not
        assert dialog.way() is not None
        assert dialog.way().route is not Route.TO_SUPPLIER
        dialog.reject()
        page.settle()


def test_a_new_case_says_which_field_is_missing_and_goes_there(page: WindowPage) -> None:
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    for field, name in ((dialog.order, "Order number"), (dialog.title, "Item")):
        dialog.email.setFocus()
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert name in dialog.problem.text()
        assert dialog.focusWidget() is field
        field.setText("told")
    dialog.reject()


def test_an_order_is_taken_from_the_list_by_keys(page: WindowPage, queue: QueuePage) -> None:
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)

    def typed() -> QAbstractItemView:
        dialog.order.clear()
        QTest.keyClicks(dialog.order, "30")
        page.until(lambda: not dialog._pause.isActive())
        page.settle()
        return dialog.order.completer().popup()

    listed = typed()
    assert listed.isVisible()
    number, title, buyer = listed.model().index(0, 0).data().split(" · ")
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert dialog.order.text() == number
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert not listed.isVisible()
    assert dialog.isVisible()
    assert (dialog.order.text(), dialog.title.text()) == ("30", "")
    before = page.desk.queue.counts()
    QTest.keyClick(typed(), Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    page.settle()
    assert dialog.isVisible(), "taking an order opens no case"
    assert (dialog.order.text(), dialog.title.text()) == (number, title)
    assert dialog.buyer.text() == buyer
    assert page.desk.queue.counts() == before
    dialog.reject()
