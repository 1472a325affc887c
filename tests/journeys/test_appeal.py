"""A suspicion from its first sign to the platform's money, through the window alone."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.frame.finding.palette import CommandPalette
from desktop.papers.paper_dialog import PaperDialog
from desktop.queue.dialogs.claim_dialogs import AnswerDialog
from desktop.queue.dialogs.hold_dialogs import CheckDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.send_claim_dialog import SendClaimDialog
from returns.casework.cases import Cases
from returns.casework.money_moves import MoneyTold
from returns.papers.papers import Papers
from returns.records.case import Case
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.sample.pictures import photo_jpeg
from returns.terms import (
    BuyerMoney,
    HoldKind,
    Move,
    PackageState,
    Party,
    Request,
    StepKind,
    SupplierClaim,
    Verdict,
)
from tests.desktop.conftest import NOW
from tests.desktop.queue.test_suspicion_way import two_bricks_and_a_third_request
from tests.pages.inspection_page import InspectionPage
from tests.pages.queue import QueuePage
from tests.returns.documents.sample_papers import text_of

PROVED = "What came back in RC-2026-00002, RC-2026-00001 was not what the buyer had said."


def case_of(queue: QueuePage) -> Case:
    return queue.page.desk.cases.get(3)


def sheet(queue: QueuePage) -> tuple[str, str]:
    """For whom the sheet on screen is, and all that its pages say; it is closed."""
    page = queue.page
    page.until(lambda: page.has_dialog(PaperDialog), 30)
    page.dialog(PaperDialog).close()
    page.settle()
    with page.desk.store.reading() as tx:
        query = "SELECT addressee, name FROM document WHERE case_id = 3 ORDER BY id DESC"
        addressee, name = tx.exec_driver_sql(query).first()
    pdf = (page.desk.folder / "documents" / name).read_bytes()
    return addressee, " ".join(text_of(pdf).split())


@pytest.mark.timeout(300)
def test_held_photographed_appealed_and_paid(application, tmp_path: Path) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page = queue.page

    # held: Enter notes what was looked into, and pays, sends and promises nothing
    assert case_of(queue).outlook(case_of(queue).lead).hold.kind is HoldKind.SUSPICION
    queue.press(Qt.Key.Key_Return)
    check = page.dialog(CheckDialog)
    check.answer.setPlainText("Asked the maker: he sells no bricks.")
    check.accept()
    page.settle()
    assert case_of(queue).next.kind is StepKind.CHECK
    assert case_of(queue).tracks.request is Request.NEW

    # before the goods were seen the platform is asked to look at it: no sum, the signs, no supplier
    queue.press("e")
    addressee, said = sheet(queue)
    assert addressee == Party.PLATFORM.value
    assert "there are signs of a malicious return" in said
    assert PROVED in said
    assert "USD 75.00" not in said.split("History")[0]

    # the platform paid the buyer by itself
    page.do("money_out")
    money = page.dialog(MoneyDialog)
    money.who.set_value(Party.PLATFORM.value)
    money.accept()
    page.settle()
    assert case_of(queue).tracks.buyer_money is BuyerMoney.PAID

    # the goods come, are photographed, and are a brick
    page.window.activateWindow()  # as a window manager does when a dialog closes
    inspection = InspectionPage(page)
    inspection.scan("112-3")
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(photo_jpeg("front", "lamp", "#7a5a3c", NOW, 1))
    inspection.choose_files([path])
    inspection.choose("package", "opened")
    inspection.change_verdict("wrong_item")
    inspection.type_into("instead", "a brick")
    page.window.activateWindow()
    page.settle()
    inspection.save_next()

    # the appeal is next, by the platform's own clock, and goes with its letter and its sheet
    page.do("tab_queue")
    page.settle()
    queue.choose_view("all")
    queue.go_to("00003")
    step = case_of(queue).next
    assert step.kind is StepKind.SEND_CLAIM
    assert "step.reimbursement_file" in [because.key for because in step.because]
    queue.press(Qt.Key.Key_Return)
    addressee, said = sheet(queue)
    assert addressee == Party.PLATFORM.value
    assert "a brick" in said
    assert PROVED in said
    letter = page.clipboard()
    assert "112-3" in letter
    assert "SAFE-T claim" in letter
    assert "reimburse" in letter
    assert "USD 75.00" in letter
    (claim,) = case_of(queue).claims
    assert (claim.of, str(claim.amount)) == (Party.PLATFORM, "$75.00")

    # its answer and its money
    queue.go_to("00003")
    page.do("answer")
    answer = page.dialog(AnswerDialog)
    assert answer.heading.text() == "What did Amazon US answer?"
    answer.answer.set_value(Move.CLAIM_ACCEPTED.value)
    answer.accept()
    page.settle()
    assert case_of(queue).tracks.supplier_claim is SupplierClaim.ACCEPTED
    page.do("money_in")
    money = page.dialog(MoneyDialog)
    assert money.who.value() == Party.PLATFORM.value
    money.accept()
    page.settle()
    assert case_of(queue).tracks.supplier_claim is SupplierClaim.SETTLED
    came = [each for each in case_of(queue).payments if not each.outgoing]
    assert [(each.party, str(each.amount)) for each in came] == [(Party.PLATFORM, "$75.00")]
    with page.desk.store.reading() as tx:
        query = "SELECT DISTINCT addressee FROM document WHERE case_id = 3"
        assert tx.exec_driver_sql(query).scalars().all() == ["platform"]


def refused_by_the_platform(queue):
    """The third request, whose buyer it paid for a brick: its claim is refused, and the case is open."""
    page, desk, case_id = queue.page, queue.page.desk, 3
    told = MoneyTold(case_of(queue).lead.left, out=True, party=Party.PLATFORM)
    desk.money.note(case_id, told)
    desk.receiving.receive(case_id)
    line_id = case_of(queue).lead.id
    brick = FindingDraft(line_id, 1, package=PackageState.OPENED, instead="a brick")
    desk.inspections.save_finding(case_id, brick)
    desk.inspections.finish(case_id, Verdict.WRONG_ITEM)
    desk.cases.do(case_id, StepKind.SEND_CLAIM, StepOptions(reason="the film is lost"))
    desk.cases.do(case_id, Move.CLAIM_REFUSED, StepOptions(answer="The photo is blurred."))
    queue.choose_view("all")
    queue.go_to("00003")
    queue.tab.case.refresh()
    page.settle()


@pytest.mark.timeout(300)
def test_a_refusal_is_appealed_with_what_is_new_by_keys_alone(
    application, tmp_path: Path
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page, desk, case_id = queue.page, queue.page.desk, 3
    refused_by_the_platform(queue)

    page.do("palette")
    palette = page.dialog(CommandPalette)
    palette.line.line.setText("send a claim")
    page.until(lambda: not palette._pause.isActive())
    QTest.keyClick(palette.line.line, Qt.Key.Key_Return)
    page.settle()
    dialog = page.dialog(SendClaimDialog)
    assert dialog.whom.value() == Party.PLATFORM.value
    assert dialog.new.isVisible()
    QTest.keyClick(dialog.whom, Qt.Key.Key_Tab)
    dialog.new.setFocus()
    QTest.keyClicks(dialog.new, "A sharp photo of the brick on the scales.")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    again = case_of(queue)
    assert [claim.of for claim in again.claims] == [Party.PLATFORM] * 2
    assert again.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    letter = desk.cases.letters(case_id)[-1].letter
    assert letter.to is Party.PLATFORM
    assert "A sharp photo of the brick on the scales." in letter.body
    assert "The photo is blurred" in letter.body


@pytest.mark.timeout(300)
def test_enter_on_a_refusal_asks_what_is_new(application, tmp_path: Path) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page, desk, case_id = queue.page, queue.page.desk, 3
    refused_by_the_platform(queue)
    assert queue.tab.panel._advice.do.plain_text() == "Appeal…"
    queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(SendClaimDialog)
    assert dialog.whom.value() == Party.PLATFORM.value
    assert dialog.heading.text() == "Appeal the refusal"
    assert "for what is new" in dialog.problem.text()
    QTest.keyClicks(dialog.new, "A sharp photo.")
    assert dialog.problem.text() == ""
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    addressee, said = sheet(queue)
    assert addressee == Party.PLATFORM.value
    # what is new stands on the sheet, too, which is made before the claim is noted
    assert "“A sharp photo.”" in said
    assert [claim.of for claim in case_of(queue).claims] == [Party.PLATFORM] * 2
    assert "A sharp photo" in desk.cases.letters(case_id)[-1].letter.body
    # the card says whom it waits for, as the row does: nobody is reminded yet
    queue.go_to("00003")
    assert queue.recommended() == "Platform decides"


@pytest.mark.timeout(300)
def test_the_sheet_goes_to_whom_the_claim_does_and_says_why_photos_are_missing(
    application, tmp_path: Path
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page = queue.page
    refused_by_the_platform(queue)
    queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(SendClaimDialog)
    QTest.keyClicks(dialog.new, "It weighs 900 g.")
    dialog.why.setText("the camera broke")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _, said = sheet(queue)
    assert "the camera broke" in said


@pytest.mark.timeout(300)
def test_the_claim_is_of_no_case_that_is_opened_while_its_sheet_is_made(
    application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page = queue.page
    refused_by_the_platform(queue)
    queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(SendClaimDialog)
    QTest.keyClicks(dialog.new, "A sharp photo.")
    make, act, goes_on, done = Papers.evidence_with, Cases.do, Event(), []

    def slowly(*told: object, **ways: object) -> object:
        goes_on.wait(20)
        return make(*told, **ways)

    def noted(cases: Cases, case_id: int, *told: object) -> object:
        done.append(case_id)
        return act(cases, case_id, *told)

    monkeypatch.setattr(Papers, "evidence_with", slowly)
    monkeypatch.setattr(Cases, "do", noted)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    queue.tab.list.go_to(1)
    page.until(lambda: queue.tab.case.acting is not None and queue.tab.case.case_id == 1)
    goes_on.set()
    sheet(queue)
    assert done == []
