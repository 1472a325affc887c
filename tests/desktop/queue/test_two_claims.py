"""Two parties owe for pieces of one line: the window shows both claims, and notes for each what it says."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.queue.dialogs.claim_dialogs import AnswerDialog
from desktop.queue.dialogs.give_back_dialog import GiveBackDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.send_claim_dialog import SendClaimDialog
from desktop.queue.dialogs.whose_claim import asked_of
from desktop.widgets.segmented import Choice
from desktop.wording import word
from returns.money import Money
from returns.records.options import StepOptions
from returns.records.unit import Payment
from returns.terms import (
    Move,
    Party,
    StepKind,
    SupplierClaim,
)
from tests.desktop.two_claims import two_claims
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage
from tests.returns.casework.shop import usd


def choose(field: Choice, value: str) -> None:
    """As a person does: it is shown, and the dialog hears of it."""
    field.set_value(value)
    field.chosen.emit(value)


def refuse(page: WindowPage, dialog: AnswerDialog) -> None:
    """Note that whoever is chosen refuses."""
    choose(dialog.answer, Move.CLAIM_REFUSED.value)
    dialog.accept()
    page.settle()


def take_money(page: WindowPage, case_id: int, party: Party) -> list[Payment]:
    """Both say that they pay, and one does, in the window; what the case then has come in."""
    granted = {claim.of for claim in page.desk.cases.get(case_id).claims if claim.answers}
    for each in {Party.SUPPLIER, Party.CARRIER} - granted:
        page.desk.cases.do(case_id, Move.CLAIM_ACCEPTED, StepOptions(party=each))
    page.application.open.shell.go("queue", case_id)
    page.settle()
    page.do("money_in")
    dialog = page.dialog(MoneyDialog)
    choose(dialog.who, party.value)
    assert dialog.amount.money() == Money.parse("60", "USD")
    dialog.accept()
    page.settle()
    return [each for each in page.desk.cases.get(case_id).payments if not each.outgoing]


def send_claim(page: WindowPage, dialog: SendClaimDialog, why: str) -> None:
    """Say why there is no photo, and send it."""
    QTest.keyClicks(dialog.why, why)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()


@pytest.fixture
def claimed(page: WindowPage, queue: QueuePage) -> int:
    return two_claims(page)


def test_the_window_shows_both_claims_of_a_line(
    page: WindowPage, queue: QueuePage, claimed: int
) -> None:
    tracks = queue.tab.panel.head.tracks.tracks()
    assert [track.whole_name for track in tracks[-2:]] == [
        "Claim on the supplier",
        "Claim on the carrier",
    ]
    assert [track.sum.words for track in tracks[-2:] if track.sum] == ["$60.00 asked"] * 2
    said = queue.tab.panel.head.tracks.accessibleName()
    assert "Claim on the carrier" in said


class Windows(QObject):
    """Which widgets were shown as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(shown, QWidget) and shown.isWindow():
            self.shown.append(type(shown).__name__)
        return False


def test_the_choice_of_who_answered_never_flashes_as_a_window(
    page: WindowPage, queue: QueuePage, claimed: int, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    page.do("answer")
    qapp.removeEventFilter(windows)
    assert page.dialog(AnswerDialog).whose.isVisible()
    assert "AnswerDialog" in windows.shown
    assert "Segmented" not in windows.shown
    page.dialog(AnswerDialog).reject()


@pytest.mark.parametrize("carrier_first", [False, True])
def test_whose_step_is_next_is_asked_about_first(
    page: WindowPage, queue: QueuePage, *, carrier_first: bool
) -> None:
    asked = (Party.SUPPLIER,) if carrier_first else (Party.SUPPLIER, Party.CARRIER)
    case = page.desk.cases.get(two_claims(page, claimed=asked, carrier_first=carrier_first))
    step = case.outlook(case.lead).step
    assert step is not None
    second = case.second(case.lead).line.seen_by
    first, other = asked_of(case, case.lead)
    assert {first, other} == {Party.SUPPLIER, Party.CARRIER}
    assert (first is second) is (step.second is second)


def test_an_answer_in_the_window_is_noted_for_whom_it_is_of(
    page: WindowPage, queue: QueuePage, claimed: int
) -> None:
    page.do("answer")
    dialog = page.dialog(AnswerDialog)
    assert dialog.whose.isVisible()
    choose(dialog.whose, Party.CARRIER.value)
    assert word("unnamed", "carrier") in dialog.heading.text()
    assert Move.RESHIP_PROMISED.value not in dialog.answer._values
    refuse(page, dialog)
    supplier, carrier = page.desk.cases.get(claimed).claims
    assert not supplier.answers
    assert [answer.kind for answer in carrier.answers] == [SupplierClaim.REFUSED]


def test_of_two_who_were_asked_none_is_taken_to_have_answered(
    page: WindowPage, queue: QueuePage, claimed: int
) -> None:
    """The first stood chosen: the refusal of one was noted as the other's by two keys."""
    page.do("answer")
    dialog = page.dialog(AnswerDialog)
    assert dialog.whose.value() == ""
    assert dialog.heading.text() == "Who answered?"
    assert "60.00" not in dialog.words.text()
    choose(dialog.answer, Move.CLAIM_REFUSED.value)
    assert not dialog.ok.isEnabled()
    assert dialog.outcome.text() == ""
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.problem.text() == "“Who answered” is still missing."
    choose(dialog.whose, Party.SUPPLIER.value)
    assert "Kiln House" in dialog.heading.text()
    assert "60.00" in dialog.words.text()
    assert dialog.answer.value() == Move.CLAIM_REFUSED.value
    dialog.accept()
    page.settle()
    supplier, carrier = page.desk.cases.get(claimed).claims
    assert [answer.kind for answer in supplier.answers] == [SupplierClaim.REFUSED]
    assert not carrier.answers


def test_money_in_the_window_is_of_whoever_paid_it(
    page: WindowPage, queue: QueuePage, claimed: int
) -> None:
    (paid,) = take_money(page, claimed, Party.CARRIER)
    case = page.desk.cases.get(claimed)
    assert (paid.party, paid.claim_id) == (Party.CARRIER, case.claims[1].id)
    assert case.lines[0].tracks.supplier_claim is SupplierClaim.ACCEPTED


def test_a_claim_is_sent_to_whom_is_chosen_with_why_there_is_no_photo(
    page: WindowPage, queue: QueuePage
) -> None:
    case_id = two_claims(page, claimed=())
    page.do("claim")
    dialog = page.dialog(SendClaimDialog)
    assert dialog.whom._values == [Party.SUPPLIER.value, Party.CARRIER.value]
    assert not dialog.new.isVisible(), "what is new is for who decides"
    choose(dialog.whom, Party.CARRIER.value)
    assert "the carrier, beside Kiln House" in dialog.outcome.text()
    assert "piece 2" in dialog.outcome.text()
    send_claim(page, dialog, "The parcel never came.")
    (claim,) = page.desk.cases.get(case_id).claims
    assert (claim.of, claim.units) == (Party.CARRIER, (2,))
    # who was asked already is offered no more
    page.do("claim")
    assert page.dialog(SendClaimDialog).whom._values == [Party.SUPPLIER.value]


def test_a_supplier_is_asked_beside_the_carrier_that_was_asked_first(
    page: WindowPage, queue: QueuePage
) -> None:
    case_id = two_claims(page, claimed=(), carrier_first=True)
    page.do("claim")
    dialog = page.dialog(SendClaimDialog)
    assert dialog.whom._values == [Party.SUPPLIER.value]
    assert "piece 1" in dialog.outcome.text()
    send_claim(page, dialog, "The buyer sent none.")
    claims = page.desk.cases.get(case_id).claims
    assert [(each.of, each.units) for each in claims] == [
        (Party.CARRIER, (2,)),
        (Party.SUPPLIER, (1,)),
    ]
    queue.tab.go_to(case_id)
    page.settle()
    tracks = queue.tab.panel.head.tracks.tracks()
    assert [track.whole_name for track in tracks[-2:]] == [
        "Claim on the carrier",
        "Claim on the supplier",
    ]
    page.do("answer")
    answer = page.dialog(AnswerDialog)
    choose(answer.whose, Party.SUPPLIER.value)
    assert Move.RESHIP_PROMISED.value in answer.answer._values
    refuse(page, answer)
    carrier, supplier = page.desk.cases.get(case_id).claims
    assert not carrier.answers
    assert [each.kind for each in supplier.answers] == [SupplierClaim.REFUSED]


def test_money_of_a_supplier_who_was_asked_second_is_his(
    page: WindowPage, queue: QueuePage
) -> None:
    case_id = two_claims(page, claimed=(Party.SUPPLIER,), carrier_first=True)
    (paid,) = take_money(page, case_id, Party.SUPPLIER)
    assert paid.party is Party.SUPPLIER


@pytest.mark.parametrize("party", [Party.SUPPLIER, Party.CARRIER])
def test_the_window_names_who_is_reminded(
    page: WindowPage, queue: QueuePage, claimed: int, party: Party
) -> None:
    """The supplier stood on title and button, whoever was to be reminded."""
    (other,) = {Party.SUPPLIER, Party.CARRIER} - {party}
    over = StepOptions(party=other, reason="Not worth it.")
    page.desk.cases.do(claimed, Move.WRITE_OFF, over)
    case = page.desk.cases.get(claimed)
    while case.next is not None and case.next.kind is not StepKind.CHASE_SUPPLIER:
        page.desk.cases.do(claimed, case.next.kind)
        case = page.desk.cases.get(claimed)
    while case.next is not None and case.next.waiting_for is not None:
        page.desk.clock.forward(days=2)
        case = page.desk.cases.get(claimed)
    for shown in (1, claimed):
        # what was done beside the window is read anew with the case
        page.application.open.shell.go("queue", shown)
        page.settle()
    assert case.next is not None
    assert case.next.waiting_for is None
    assert queue.recommended() == f"Chase {party}"
    buttons = queue.tab.findChildren(QAbstractButton)
    assert f"Remind the {party}" in {button.text() for button in buttons}


def test_money_given_back_by_hand_is_noted_of_who_had_paid_it(
    page: WindowPage, queue: QueuePage, claimed: int
) -> None:
    page.application.open.shell.go("queue", claimed)
    page.settle()
    # nobody paid anything yet: there is nothing to give back
    page.do("money_back")
    assert not page.has_dialog(GiveBackDialog)
    take_money(page, claimed, Party.CARRIER)
    take_money(page, claimed, Party.SUPPLIER)
    page.do("money_back")
    dialog = page.dialog(GiveBackDialog)
    assert [button.text() for button in dialog.to.buttons()] == ["Supplier", "Carrier"]
    assert dialog.heading.text() == "Given back to Kiln House"
    choose(dialog.to, "carrier")
    assert dialog.heading.text() == "Given back to the carrier"
    assert dialog.amount.money() == usd("60")
    dialog.amount.set_money(usd("61"))
    dialog.accept()
    page.settle()
    # more than it paid is refused where it was typed, and nothing moved
    assert dialog.isVisible()
    assert "60.00" in dialog.problem.text()
    dialog.amount.set_money(usd("25"))
    assert (
        dialog.outcome.text()
        == "$25.00 of the $60.00 that the carrier paid and did not get back yet."
    )
    dialog.accept()
    page.settle()
    back = [each for each in page.desk.cases.get(claimed).payments if each.outgoing]
    assert [(each.party, each.amount) for each in back] == [(Party.CARRIER, usd("25"))]
    page.do("money_back")
    again = page.dialog(GiveBackDialog)
    choose(again.to, "carrier")
    assert again.amount.money() == usd("35")
    again.reject()
    page.do("undo")
    assert not [each for each in page.desk.cases.get(claimed).payments if each.outgoing]
