"""Declining: the letter stands written by the facts, is changed in place, and what it rests on is checked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import StepTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.language import day_words
from returns.money import Money
from returns.records.options import StepOptions
from returns.rules.policy.policy_watch import Promise
from returns.terms import BuyerMoney, Move, Offer, Request
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.dialogs import texts
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def late(page: WindowPage, queue: QueuePage, days: int = 1) -> DeclineDialog:
    """The dialog on a request that came after the promised days, of goods that are fine."""
    page.desk.policies.publish(Promise(days))
    queue.choose_view("to_answer")

    def fits(case) -> bool:
        came = case.outlook(case.lead).dates.delivered
        new = case.tracks.request is Request.NEW and case.lead.reason == "changed_mind"
        return new and came.sure and (case.requested_at.date() - came.latest).days > days

    queue.go_to(queue.first(page.desk, fits))
    queue.press("d")
    page.settle()
    return page.dialog(DeclineDialog)


def test_a_late_request_has_its_letter_written(page: WindowPage, queue: QueuePage) -> None:
    dialog = late(page, queue)
    case = queue.tab.case.loaded.case
    assert dialog.heading.text() == f"Decline the request of {case.sale.buyer}?"
    assert dialog.grounds.value() == "window"
    came = case.outlook(case.lead).dates.delivered.latest
    day = day_words(came, "en", year=False, whole_month=True)
    assert f"arrived on {day}" in dialog.reason.toPlainText()
    assert dialog.reason.toPlainText() in dialog.letter.body.toPlainText()
    assert dialog.letter.body.toPlainText().startswith("Dear ")
    signs = [text[0] for text in dialog.checks.texts()]
    assert signs[:2] == ["✓", "✓"]
    assert "No money moves." in dialog.outcome.text()
    assert dialog.ok.isEnabled()
    body = dialog.letter.body.toPlainText()
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    done = page.desk.cases.get(case.id)
    assert done.tracks.request is Request.DECLINED
    assert body in page.clipboard()


def test_another_ground_takes_its_place_in_a_letter_that_was_changed(
    page: WindowPage, queue: QueuePage
) -> None:
    dialog = late(page, queue)
    case_id = queue.tab.case.loaded.case.id
    before = dialog.reason.toPlainText()
    dialog.letter.body.appendPlainText("If anything is wrong with it, tell me.")
    dialog.grounds.chosen.emit("used")
    page.settle()
    body = dialog.letter.body.toPlainText()
    assert "The goods were used." in body
    assert before not in body
    assert body.endswith("tell me.")
    dialog.ok.click()
    page.settle()
    (kept,) = page.desk.cases.letters(case_id)
    assert kept.letter.body.endswith("tell me.")
    assert "The goods were used." in kept.letter.body
    assert "The goods were used." in page.desk.cases.history(case_id)[-1].body


def test_a_letter_that_does_not_say_the_ground_is_not_sent(
    page: WindowPage, queue: QueuePage
) -> None:
    dialog = late(page, queue)
    case_id = queue.tab.case.loaded.case.id
    before = dialog.reason.toPlainText()
    body = dialog.letter.body.toPlainText()
    dialog.letter.body.setPlainText(body.replace(before, "We had sold out of it."))
    dialog.grounds.chosen.emit("used")
    page.settle()
    dialog.ok.click()
    page.settle()
    assert "does not say the reason" in "\n".join(texts(dialog))
    assert page.desk.cases.letters(case_id) == ()
    assert page.desk.cases.get(case_id).tracks.request is Request.NEW
    # the reason as the letter says it is what the history names
    dialog.reason.setPlainText("We had sold out of it.")
    page.settle()
    dialog.ok.click()
    page.settle()
    assert "sold out" in page.desk.cases.history(case_id)[-1].body


def test_own_words_stay_and_go(page: WindowPage, queue: QueuePage) -> None:
    dialog = late(page, queue)
    case_id = queue.tab.case.loaded.case.id
    plain = dialog.letter.body.toPlainText()
    dialog.letter.body.appendPlainText("If anything is wrong with it, tell me.")
    assert dialog.letter.back.isVisible()
    dialog.grounds.chosen.emit("used")
    page.settle()
    assert dialog.reason.toPlainText() == "The goods were used."
    assert dialog.letter.body.toPlainText().endswith("tell me.")
    # no window is looked at for it, and that nothing was offered yet still stands there
    (told,) = dialog.checks.texts()
    assert "after an attempt to agree" in told
    dialog.letter.back.click()
    page.settle()
    assert "The goods were used." in dialog.letter.body.toPlainText()
    dialog.grounds.chosen.emit("window")
    page.settle()
    assert dialog.letter.body.toPlainText() == plain
    dialog.letter.body.appendPlainText("If anything is wrong with it, tell me.")
    dialog.ok.click()
    page.settle()
    (kept,) = page.desk.cases.letters(case_id)
    assert kept.letter.body.endswith("If anything is wrong with it, tell me.")


def test_words_that_are_not_so_are_kept_in_the_dialog(
    page: WindowPage, queue: QueuePage
) -> None:
    dialog = late(page, queue)
    case = queue.tab.case.loaded.case
    dialog.letter.body.appendPlainText("We refund you 999.00 USD today.")
    dialog.ok.click()
    page.settle()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert not dialog.ok.isEnabled()
    assert page.desk.cases.get(case.id).tracks.request is Request.NEW
    dialog.letter.back.click()
    page.settle()
    assert not dialog.problem.isVisible()
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_a_reason_of_ones_own_is_put_into_the_letter(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    queue.press("d")
    page.settle()
    dialog = page.dialog(DeclineDialog)
    # nothing bears it out by itself: the cursor is in the one field that is not known
    assert dialog.grounds.value() == ""
    assert dialog.reason.hasFocus()
    english = f"The letter to {dialog._name}, in English"
    assert dialog.letter.body.accessibleName() == english
    assert not dialog.ok.isEnabled()
    dialog.reason.setPlainText("It was engraved with your name.")
    page.until(lambda: "engraved" in dialog.letter.body.toPlainText())
    dialog.grounds.chosen.emit("made_to_order")
    page.settle()
    # what was typed by hand is no chip's to take away
    assert "engraved" in dialog.letter.body.toPlainText()
    dialog.reject()


def test_a_ground_leaves_what_was_typed_by_hand(page: WindowPage, queue: QueuePage) -> None:
    dialog = late(page, queue)
    own = "Please read the card in the parcel."
    dialog.reason.setPlainText(own)
    page.until(lambda: own in dialog.letter.body.toPlainText())
    page.settle()
    for ground, said in (("used", "The goods were used."), ("made_to_order", "made")):
        dialog.grounds.chosen.emit(ground)
        page.settle()
        told = dialog.reason.toPlainText()
        assert told.endswith(own)
        assert said in told
        assert told.count(own) == 1
        assert told in dialog.letter.body.toPlainText()
    assert "used" not in told


def test_the_milder_way_stands_beside_it(page: WindowPage, queue: QueuePage) -> None:
    dialog = late(page, queue)
    assert dialog.instead.isVisible()
    dialog.instead.click()
    page.settle()
    assert not page.has_dialog(DeclineDialog)
    offer = page.dialog(PartRefundDialog)
    offer.reject()


def test_in_chinese_the_letter_is_in_the_language_of_its_reader(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder, language="zh")
    page.desk.policies.publish(Promise(1))
    page.queue.choose_view("to_answer")
    page.queue.press("d")
    page.settle()
    dialog = page.dialog(DeclineDialog)
    dialog.grounds.chosen.emit("used")
    page.settle()
    assert dialog.reason.toPlainText() == "The goods were used."
    assert "英文" in dialog.letter.body.accessibleName()
    dialog.reject()


def test_what_cannot_be_declined_any_more_says_so_before_anybody_words_a_letter(
    page: WindowPage, queue: QueuePage
) -> None:
    """A file brought in meanwhile may tell that it was paid."""
    dialog = late(page, queue)
    told = StepTold(Move.DECLINE, StepOptions(reason="…", untried=True))
    rows = page.desk.queue.page("all", limit=500).rows
    cases = (page.desk.cases.get(row.id) for row in rows)
    paid = next(case for case in cases if case.tracks.buyer_money is BuyerMoney.PAID)
    (refusal,) = page.desk.rehearsal.refusals(paid.id, [told])
    dialog.bar(refusal)
    assert "paid already" in dialog.problem.text()
    assert not dialog.ok.isEnabled()
    dialog.letter.body.setPlainText("Words of my own.")
    assert not dialog.ok.isEnabled()
    assert dialog.problem.isVisible()
    dialog.reject()


def test_where_any_words_would_be_refused_nobody_is_asked_for_them(
    page: WindowPage, queue: QueuePage
) -> None:
    def barred(case) -> bool:
        told = StepTold(Move.DECLINE, StepOptions(reason="…", untried=True))
        (refusal,) = page.desk.rehearsal.refusals(case.id, [told])
        paid = case.lead.tracks.buyer_money is BuyerMoney.PAID
        return len(case.lines) == 1 and paid and refusal is not None

    queue.choose_view("all")
    queue.go_to(queue.first(page.desk, barred))
    page.do("decline")
    assert not page.has_dialog(DeclineDialog)
    assert page.banner()


def test_a_line_that_was_paid_is_refused_where_the_words_were_written(
    application: Start, tmp_path: Path
) -> None:
    """Of two lines one can be declined: the dialog opens, and keeps what was typed for the other."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    case_id = mug_and_lamps(desk, tmp_path)
    desk.cases.do(case_id, Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REFUND, line=1))
    desk.money.note(case_id, MoneyTold(Money(1840, "USD"), out=True, line=1))
    desk.close()
    page = application(tmp_path / "desk")
    page.application.open.shell.go("queue", case_id)
    page.settle()
    page.queue.press("d")
    dialog = page.dialog(DeclineDialog)
    for number, stays in ((1, True), (2, False)):
        dialog.lines.choose(number)
        page.settle()
        dialog.reason.setPlainText("It was used for a year.")
        page.settle()
        dialog.ok.setEnabled(True)
        dialog.ok.click()
        page.settle()
        assert page.has_dialog(DeclineDialog) is stays
        if stays:
            assert "paid already" in dialog.problem.text()
            assert dialog.reason.toPlainText() == "It was used for a year."
    lines = page.desk.cases.get(case_id).lines
    assert [line.tracks.request is Request.DECLINED for line in lines] == [False, True]
