"""A hold is a step: amber, with its check; Enter neither pays, sends nor promises meanwhile."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.case.case_view import hold_of
from desktop.queue.case.claim_tracks import side_by_side
from desktop.queue.case.dispute_told import Decided, tell_decision
from desktop.queue.dialogs.decision_dialog import DecisionDialog
from desktop.queue.dialogs.facts_dialog import FactsDialog
from desktop.queue.dialogs.hold_dialogs import (
    BuyerAnswerDialog,
    CheckDialog,
    ReasonMeantDialog,
)
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.step_dialogs import ReasonDialog, StepDialog
from desktop.queue.dialogs.supplier_dialog import SupplierDialog
from desktop.queue.list import item_cell
from desktop.queue.list.columns import Column
from returns.casework.disputes import DisputeTold
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.documents.event_words import event_words
from returns.money import Money
from returns.phrases import has
from returns.records.case import Case
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.rules.sentences import sentence as told_as
from returns.rules.steps.hold_name import ANSWERED, OF_SENTENCES
from returns.terms import (
    BuyerMoney,
    HoldKind,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    StepKind,
    Works,
)
from returns.trade.disputes import Dispute
from tests.cases.platform_rows import shopify_orders
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def opened(
    application: Start, tmp_path: Path, reason: str, price: str = "75.00", quantity: int = 1
) -> QueuePage:
    """A desk with one case of that reason, open."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    new = NewCase(
        *("112-1", "Amazon US", "Lamp, oak", reason),
        Money.parse(price, "USD") if price else None,
        sku="LAMP",
        quantity=quantity,
        buyer_name="Mark Olsen",
    )
    desk.by_hand.open(new)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


def case_of(queue: QueuePage) -> Case:
    return queue.page.desk.cases.get(1)


def untouched(queue: QueuePage, before: Case) -> bool:
    """Nothing was paid, promised or written since."""
    now = case_of(queue)
    unmoved = (now.tracks, now.payments, now.claims) == (
        *(before.tracks, before.payments, before.claims),
    )
    return unmoved and not queue.page.desk.cases.letters(1)


def test_enter_on_a_hold_notes_what_the_check_brought_and_commits_nothing(
    application: Start, tmp_path: Path
) -> None:
    queue = opened(application, tmp_path, "unauthorised_purchase")
    before = case_of(queue)
    assert before.next is not None
    assert before.next.kind is StepKind.CHECK
    texts = queue.panel_texts()
    assert queue.recommended() == "Ask the platform first"
    assert any(text.startswith("The buyer says that somebody else placed") for text in texts)
    assert any("pay and send nothing" in text for text in texts)
    assert "What each way costs you" not in texts
    advice = queue.tab.panel._advice
    assert (advice._tone, advice.do.property("kind")) == ("warning", "")

    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(CheckDialog)
    assert not dialog.ok.isEnabled()
    assert "No money moves" in dialog.outcome.text()
    dialog.answer.setPlainText("The bank has not answered yet.")
    dialog.ok.click()
    queue.page.settle()
    assert untouched(queue, before)
    assert queue.recommended() == "Ask the platform first"
    assert queue.page.desk.cases.history(1)[-1].kind == "check"
    # it stands where it is asked for; what is taken back stands there no more
    noted = "Noted 22 Nov, 10:00: The bank has not answered yet."
    assert noted in queue.panel_texts()
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(CheckDialog)
    dialog.answer.setPlainText("It was\nits holder.")
    dialog.ok.click()
    queue.page.settle()
    assert "Noted 22 Nov, 10:00: It was its holder." in queue.panel_texts()
    queue.page.do("undo")
    assert noted in queue.panel_texts()


def test_a_hold_leads_to_what_whoever_decides_it_is_shown(
    application: Start, tmp_path: Path
) -> None:
    queue = opened(application, tmp_path, "unauthorised_purchase")
    assert queue.tab.panel.head._due.text() == "on hold · tomorrow"
    wanted: list[str] = []
    queue.tab.panel.way_wanted.connect(wanted.append)
    # beside the button that notes what was decided
    advice = queue.tab.panel._advice
    assert advice.foot.isAncestorOf(advice.sheet)
    assert advice.sheet.geometry().left() > advice.do.geometry().right()
    assert (
        advice.do.y() <= advice.sheet.geometry().center().y() <= advice.do.geometry().bottom()
    )
    # a screen reader says its key after the name
    assert (advice.sheet.accessibleName(), advice.sheet.accessibleDescription()) == (
        "Evidence to show them",
        "E",
    )
    advice.sheet.click()
    assert wanted == ["evidence"]
    queue.page.settle()
    # a hold of one's own is decided by nobody who would read one
    queue.page.desk.cases.do(1, Move.LIFT, StepOptions(reason="The bank says so."))
    queue.page.desk.cases.do(1, Move.HOLD, StepOptions(reason="A colleague looks at it."))
    queue.tab.case.refresh()
    queue.page.settle()
    assert queue.tab.panel.locked.isVisible()
    assert queue.tab.panel._advice.sheet.isHidden()


@pytest.mark.parametrize(
    ("cells", "title", "says"),
    [
        (
            {"Financial Status": "voided"},
            "See whether it was paid at all",
            "Pine Shop says that the payment was voided: nothing was paid",
        ),
        (
            {"Cancelled at": "2026-11-03 10:00:00 -0700"},
            "Look the cancelled order up",
            "Pine Shop says that the order was paid and then cancelled",
        ),
        (
            {"Fulfillment Status": "unfulfilled"},
            "See whether it was shipped at all",
            "Lamp was not shipped as far as Pine Shop says",
        ),
    ],
)
def test_what_the_shop_says_of_an_order_is_looked_into_first(
    application: Start, tmp_path: Path, cells: dict[str, str], title: str, says: str
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    file = tmp_path / "orders.csv"
    file.write_text(shopify_orders(("#1", (("LAMP", "75.00", 1),), cells)), "utf-8")
    desk.intake.commit(desk.intake.preview(file, "Pine Shop"))
    desk.by_hand.open(NewCase("#1", "Pine Shop", "Lamp", "changed_mind", None, sku="LAMP"))
    desk.close()
    page = application(tmp_path / "desk")
    queue = page.queue
    queue.choose_view("all")
    queue.go_to("00001")
    before = case_of(queue)
    assert queue.recommended() == title
    assert any(text.startswith(says) for text in queue.panel_texts())

    queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(CheckDialog)
    dialog.answer.setPlainText("The shop is being asked.")
    dialog.ok.click()
    page.settle()
    assert untouched(queue, before)
    assert queue.recommended() == title


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("act", ["unauthorised", "dispute", "answered"])
def test_what_is_shown_to_whoever_decides_stands_beside_the_button_in_a_small_window(
    application: Start, tmp_path: Path, act: str, lang: str
) -> None:
    queue = opened(application, tmp_path, "unauthorised_purchase")
    if act != "unauthorised":
        queue.page.desk.disputes.note(1, DisputeTold(Dispute.A_TO_Z, NOW.date()))
    if act == "answered":
        told = StepOptions(answer="The sheet went to Amazon.")
        queue.page.desk.cases.do(1, StepKind.CHECK, told)
    queue.tab.case.refresh()
    queue.page.window.resize(1280, 720)
    queue.page.application.appearance.set_language(lang)
    queue.page.settle()
    advice = queue.tab.panel._advice
    assert advice.sheet.isVisible()
    assert advice.sheet.geometry().left() > advice.do.geometry().right()
    # in one row with what else can be done, and Enter keeps its key
    assert advice.others.geometry().left() > advice.sheet.geometry().right()
    assert advice.do.width() >= advice.do.sizeHint().width()


def test_a_hold_is_lifted_with_a_reason(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "unauthorised_purchase")
    # in the place of the ways, whose keys do nothing now
    assert queue.tab.panel._ways.isHidden()
    assert queue.tab.panel.locked.words.isVisible()
    assert "Other ways are locked" in queue.panel_texts()
    queue.tab.panel.locked.lift.click()
    queue.page.settle()
    dialog = queue.page.dialog(ReasonDialog)
    assert dialog.words.text().startswith(case_of(queue).number)
    assert "Nothing is paid or sent by this." in dialog.outcome.text()
    assert dialog.heading.text() == "Lift the hold"
    assert not dialog.ok.isEnabled()
    dialog.reason.setText("The platform says it was the buyer's son.")
    dialog.ok.click()
    queue.page.settle()
    why = "The platform says it was the buyer's son."
    assert case_of(queue).lead.lifted == {HoldKind.UNAUTHORISED.value: why}
    assert queue.page.banner() == "Hold lifted · 00001"
    assert queue.tab.panel._advice._tone == "accent"
    assert not queue.tab.panel.locked.isVisible()
    assert not queue.tab.panel._ways.isHidden()
    queue.page.do("undo")
    assert case_of(queue).lead.lifted == {}


def test_the_row_of_a_hold_has_its_sign_before_the_words(
    application: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not its colour alone tells it, as on the card of the case."""
    queue = opened(application, tmp_path, "unauthorised_purchase")
    painted: list[tuple[str, ...]] = []
    monkeypatch.setattr(item_cell, "paint_chip", lambda *told: painted.append(told[2:]))
    # what is painted already is kept as long as it is as wide
    queue.page.window.resize(1300, 800)
    queue.page.settle()
    queue.tab.list.viewport().grab()
    assert ("on hold", "warning", "pause") in {(each[0], each[1], each[3]) for each in painted}


def test_the_view_of_holds_lists_them(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "unauthorised_purchase")
    assert queue.views()["On hold"] == "1"
    queue.choose_view("on_hold")
    assert queue.rows() == ["00001"]
    assert queue.rows(Column.STEP) == ["Ask the platform"]


@pytest.mark.parametrize(("lang", "step"), [("en", "Choose the reason"), ("zh", "选择原因")])
def test_the_row_of_a_hold_says_what_is_checked(
    application: Start, tmp_path: Path, lang: str, step: str
) -> None:
    """It said "Check" of each, and only the case what."""
    queue = opened(application, tmp_path, "not_understood")
    queue.page.application.appearance.set_language(lang)
    queue.page.settle()
    assert queue.rows(Column.STEP) == [step]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("topic", ["check", "hold_title", "hold_button"])
def test_each_hold_has_words_for_its_row_its_card_and_its_button(topic: str, lang: str) -> None:
    names = {*(kind.value for kind in HoldKind), *OF_SENTENCES.values(), ANSWERED}
    assert [name for name in names if not has(f"terms.{topic}.{name}", lang)] == []


def test_a_reason_that_was_not_understood_is_chosen(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "not_understood")
    before = case_of(queue)
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(ReasonMeantDialog)
    assert untouched(queue, before)
    dialog.reason.setCurrentIndex(dialog.reason.findData("defective"))
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).lead.reason == "defective"
    assert queue.tab.panel._advice._tone == "accent"


def test_a_missing_price_is_entered_or_brought_in(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "defective", price="")
    before = case_of(queue)
    asked: list[str] = []
    queue.tab.asked.disconnect()
    queue.tab.asked.connect(asked.append)
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(FactsDialog)
    dialog.import_wanted.emit()
    assert asked == ["import"]
    assert untouched(queue, before)
    (paid,) = dialog.prices.values()
    paid.set_money(Money(4_500, "USD"))
    paid.changed.emit()
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).value == Money(4_500, "USD")


def test_a_missing_price_may_be_that_of_all_pieces(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "defective", price="", quantity=3)
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(FactsDialog)
    (paid,) = dialog.prices.values()
    paid.line.setText("62.00")
    assert [each.text() for each in paid.of.buttons()] == ["for one", "for all 3"]
    paid.of.buttons()[1].click()
    assert "until an orders file tells it" in dialog.outcome.text()
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).value == Money(6_200, "USD")


def test_a_card_says_what_its_hold_forbids(application: Start, tmp_path: Path) -> None:
    """A missing price forbids no other way, and says so in both languages; the key for them is not idle."""
    queue = opened(application, tmp_path, "changed_mind", "")
    before = case_of(queue)
    hold = before.outlook(before.lead).hold
    assert hold is not None
    assert hold.kind is HoldKind.PRICE
    assert any("other ways stay open" in text for text in queue.panel_texts())
    assert not any("nothing paid" in text for text in queue.panel_texts())
    assert queue.tab.panel._advice.paused.isVisible()
    queue.press(Qt.Key.Key_K)
    queue.page.settle()
    assert case_of(queue).lead.offer is Offer.RETURNLESS_REFUND


def test_who_waits_for_an_answer_is_not_said_to_be_on_hold(
    application: Start, tmp_path: Path
) -> None:
    """The row says that it waits for others, and so does the card: no amber, and not the word."""
    queue = opened(application, tmp_path, "changed_mind")
    queue.press(Qt.Key.Key_Return)
    queue.page.settle()
    queue.choose_view("all")
    hold = case_of(queue).outlook(case_of(queue).lead).hold
    assert hold is not None
    assert hold.kind is HoldKind.OFFER_OUT
    assert "Waiting: other ways stay open" in queue.panel_texts()
    assert not any(text.startswith("On hold") for text in queue.panel_texts())
    assert queue.tab.panel._advice._tone == "plain"
    assert not queue.tab.panel._advice.paused.isVisible()
    assert queue.views()["On hold"] == "0"
    assert queue.views()["All open"] == "1"


def test_a_waiting_row_says_for_whom_and_until_when(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "changed_mind")
    queue.page.desk.cases.do(
        1,
        Move.OFFER,
        StepOptions(offer=Offer.PARTIAL_REFUND, amount=Money.parse("12.00", "USD")),
    )
    queue.tab.presenter.rows.forget_rows()
    queue.page.application.open.shell.go("queue", 1)
    queue.tab.case.refresh()
    queue.page.settle()
    assert queue.rows(Column.STEP) == ["Buyer answers"]
    assert queue.rows(Column.DUE)[0].startswith("until ")
    assert queue.recommended() == "Wait for the buyer"
    assert not queue.tab.panel.locked.lift.isVisible()

    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(BuyerAnswerDialog)
    assert not dialog.ok.isEnabled()
    dialog.answer._group.button(0).click()
    assert "no money moves yet" in dialog.outcome.text()
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).lead.tracks.buyer_money is BuyerMoney.AGREED
    assert case_of(queue).payments == ()


def test_a_missing_cost_is_entered(application: Start, tmp_path: Path) -> None:
    queue = opened(application, tmp_path, "defective")
    queue.page.do("order_facts")
    dialog = queue.page.dialog(FactsDialog)
    dialog.costs["LAMP"].line.setText("22.10")
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).lead.unit_cost == Money.parse("22.10", "USD")


@pytest.mark.parametrize("action", ["keep", "part_refund", "decline", "ask_back", "instead"])
@pytest.mark.parametrize("by_hand", [False, True])
def test_what_a_hold_refuses_is_refused_before_anything_is_typed(
    application: Start, tmp_path: Path, by_hand: bool, action: str
) -> None:
    queue = opened(application, tmp_path, "defective" if by_hand else "not_understood")
    if by_hand:
        queue.page.desk.cases.do(1, Move.HOLD, StepOptions(reason="The carrier is asked."))
        queue.tab.case.refresh()
        queue.page.settle()
    before = case_of(queue)
    queue.page.application.open.case_actions.run(action)
    queue.page.settle()
    assert not queue.page.has_dialog(StepDialog)
    said = queue.page.banner()
    assert said.startswith("Lamp, oak is on hold: ")
    assert "lift the hold with a reason" in said
    assert untouched(queue, before)


def test_enter_on_a_claim_on_nobody_asks_who_supplied_it(
    application: Start, tmp_path: Path
) -> None:
    queue = opened(application, tmp_path, "defective", "20.00")
    desk = queue.page.desk
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    for act in (StepKind.ANSWER_BUYER, StepKind.REFUND):
        desk.cases.do(1, act, StepOptions(offer=Offer.RETURNLESS_REFUND))
    desk.clock.forward(days=9)
    desk.cases.do(1, StepKind.CONFIRM_BUYER)
    queue.page.application.open.shell.go("queue", 1)
    queue.tab.case.refresh()
    queue.page.settle()
    assert queue.recommended() == "Say who supplied it"
    queue.press(Qt.Key.Key_Return)
    queue.page.settle()
    dialog = queue.page.dialog(SupplierDialog)
    dialog.supplier.setCurrentIndex(dialog.supplier.findText("Kiln & Co"))
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).lead.supplier == "Kiln & Co"
    assert not case_of(queue).claims


def test_what_the_buyer_answers_to_a_refusal_is_noted_on_the_closed_case(
    application: Start, tmp_path: Path
) -> None:
    queue = opened(application, tmp_path, "changed_mind")
    queue.page.desk.cases.do(1, Move.DECLINE, StepOptions(reason="It was used.", untried=True))
    if case_of(queue).next is not None:
        queue.page.desk.cases.do(1, StepKind.CLOSE)
    queue.tab.case.refresh()
    queue.page.settle()
    assert case_of(queue).closed_at is not None
    assert queue.page.can("buyer_said")
    queue.page.do("buyer_said")
    dialog = queue.page.dialog(BuyerAnswerDialog)
    dialog.said.setPlainText("It was sealed; see the picture.")
    outcome = dialog.outcome.text()
    assert "talked over again" in outcome
    # and what becomes of the request over there
    assert "Amazon does not open this request again" in outcome
    dialog.ok.click()
    queue.page.settle()
    assert case_of(queue).tracks.request is Request.NEGOTIATING
    assert any("does not open this request again" in text for text in queue.panel_texts())
    queue.page.do("undo")
    queue.page.settle()
    assert case_of(queue).closed_at is not None
    assert case_of(queue).tracks.request is Request.DECLINED


@pytest.fixture
def kept(application: Start, tmp_path: Path) -> QueuePage:
    """A thing that the buyer keeps and was paid for; its supplier demands photos of it."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    demand = EvidenceDemand(shots=("front", "defect_close"))
    terms = PolicyTerms(rma_needed=False, evidence=demand)
    desk.policies.new_version(kiln.id, terms, date(2026, 1, 1))
    cost = Money.parse("4.00", "USD")
    desk.products.tell("LAMP", ProductTold(cost=cost, supplier="Kiln & Co"))
    price = Money.parse("12.00", "USD")
    new = NewCase(*("112-1", "Amazon US", "Lamp, oak", "defective", price), sku="LAMP")
    desk.by_hand.open(new)
    desk.cases.do(1, StepKind.ANSWER_BUYER)
    desk.cases.do(1, StepKind.REFUND)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


def test_photos_that_only_the_buyer_has_are_asked_of_him_by_enter(kept: QueuePage) -> None:
    """Enter opened the inspection of goods that nobody here has."""
    advice = kept.tab.panel._advice
    assert kept.recommended() == "Ask for the photos first"
    assert advice.do.text() == "Ask for the photos"
    kept.press(Qt.Key.Key_Return)
    kept.page.settle()
    assert [each.letter.template for each in kept.page.desk.cases.letters(1)][-1] == "ask_photo"
    # he is asked: that was the last row, and one goes on from it as from any step
    assert kept.tab.case.all_done
    kept.go_to("00001")
    assert kept.recommended() == "Take the photos first"
    assert any("was asked for photos of Lamp" in text for text in kept.panel_texts())


def test_why_there_is_no_photo_is_said_to_be_read_by_whom_is_asked(kept: QueuePage) -> None:
    """Its dialog told of the history alone, and the words stood in the supplier's letter."""
    kept.page.do("lift")
    dialog = kept.page.dialog(ReasonDialog)
    assert "in the letter and on the sheet of the claim" in dialog.outcome.text()
    dialog.reason.setText("Nobody took one.")
    dialog.ok.click()
    kept.page.settle()
    letter = kept.page.desk.cases.preview_letter(1, StepKind.SEND_CLAIM)
    assert "Nobody took one." in letter.body


def test_so_it_is_where_nothing_waits_for_a_photo_yet(
    application: Start, tmp_path: Path
) -> None:
    """The refund in full was next; what was said before a decline stood in the claim all the same."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    new = NewCase("112-1", "Amazon US", "Lamp, oak", "defective", Money.parse("75", "USD"))
    desk.by_hand.open(new)
    desk.receiving.receive(1, "T1")
    found = {"package": PackageState.OPENED, "complete": True, "works": Works.NO}
    desk.inspections.save_finding(1, FindingDraft(desk.cases.get(1).lead.id, **found))
    desk.inspections.finish(1)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    assert case_of(page.queue).next.kind is StepKind.REFUND
    page.do("lift")
    dialog = page.dialog(ReasonDialog)
    assert "in the letter and on the sheet of the claim" in dialog.outcome.text()
    dialog.reason.setText("Nobody took one.")
    dialog.ok.click()
    page.settle()
    assert case_of(page.queue).lead.lifted == {HoldKind.NO_PHOTO.value: "Nobody took one."}


# --- of two lines -----------------------------------------------------------------------------


def held_twice(
    application: Start, tmp_path: Path, *before: tuple[Move, StepOptions]
) -> QueuePage:
    """A case of two lines against which the buyer opened a dispute, after what was done before."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    case_id = mug_and_lamps(desk, tmp_path)
    for act, told in before:
        desk.cases.do(case_id, act, told)
    desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z, NOW.date()))
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


def test_the_lines_below_a_held_row_say_what_is_checked_of_each(
    application: Start, tmp_path: Path
) -> None:
    queue = held_twice(application, tmp_path)
    queue.press(Qt.Key.Key_Right)
    queue.page.settle()
    model = queue.tab.presenter.rows
    lines = sorted(model.lines.rows(model.entries))
    said = [model.index(row, Column.STEP).data() for row in lines]
    assert said == ["Answer the dispute"] * 2


def test_what_is_in_dispute_is_not_ticked_as_done(application: Start, tmp_path: Path) -> None:
    """What was agreed on before the buyer went to the platform is in dispute like all else."""
    queue = held_twice(
        application, tmp_path, (Move.OFFER, StepOptions(line=1, offer=Offer.RETURNLESS_REFUND))
    )
    case = case_of(queue)
    assert case.lines[0].tracks.request is Request.APPROVED
    talks = [side_by_side(case, line)[0] for line in case.lines]
    assert [(talk.mark, talk.ways()) for talk in talks] == [("waiting", ("In dispute",))] * 2


def test_a_hold_of_two_lines_says_its_reason_once(application: Start, tmp_path: Path) -> None:
    queue = held_twice(application, tmp_path)
    view = queue.tab.case.view()
    queue.tab.panel._advice.why.setChecked(True)
    for sentence in view.because:
        assert queue.panel_texts().count(sentence) == 1


# --- a dispute that was decided ---------------------------------------------------------------


def disputed(application: Start, tmp_path: Path, reason: str = "never_arrived") -> QueuePage:
    """A case whose A-to-z claim was answered by Enter."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    new = NewCase(*("112-1", "Amazon US", "Lamp, oak", reason), Money(7500, "USD"), sku="LAMP")
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z, NOW.date()))
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    page.queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(DecisionDialog)
    assert dialog.how.value() == "answered"
    dialog.words_told.setPlainText("The sheet went to Amazon.")
    assert "the decision is waited for" in dialog.outcome.text()
    dialog.ok.click()
    page.settle()
    assert page.banner() == "Dispute answered · 00001"
    assert event_words(page.desk.cases.history(1)[-1], "en").startswith("Dispute answered: ")
    assert case_of(page.queue).next.waiting_for is Party.PLATFORM
    page.queue.press(Qt.Key.Key_Return)
    return page.queue


def test_a_dispute_that_was_won_is_over_and_pays_nobody(
    application: Start, tmp_path: Path
) -> None:
    queue = disputed(application, tmp_path)
    dialog = queue.page.dialog(DecisionDialog)
    assert (dialog.how.value(), dialog.ok.isEnabled()) == ("", False)
    dialog.how.set_value("won")
    dialog._check()
    assert "No money moves" in dialog.outcome.text()
    dialog.ok.click()
    queue.page.settle()
    case = case_of(queue)
    assert case.closed_at is not None
    assert case.payments == ()
    assert not queue.page.desk.cases.letters(1)
    # what ended with it is said, and is what is taken back
    assert queue.page.banner() == "Dispute decided · 00001, case closed"
    assert queue.page.application.open.shell.undo.undo_words() == queue.page.banner()
    # nothing is to be done any more, and no sum stands open
    tracks = side_by_side(case, case.lead)
    assert [track.mark for track in tracks] == ["idle"] * 4
    request, _, money, claim = (track.ways()[0] for track in tracks)
    assert (request, money, claim) == ("Won", "nothing paid", "nothing asked")
    queue.page.do("undo")
    queue.page.settle()
    back = case_of(queue)
    assert back.outlook(back.lead).hold.kind is HoldKind.DISPUTE
    assert back.next.waiting_for is Party.PLATFORM


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_a_decision_is_chosen_with_the_arrows(
    application: Start, tmp_path: Path, key: Qt.Key
) -> None:
    """Where nothing was chosen yet they moved the focus alone, and no word said what was missing."""
    queue = disputed(application, tmp_path)
    dialog = queue.page.dialog(DecisionDialog)
    assert dialog.focusWidget() is dialog.how.buttons()[0]
    assert dialog.outcome.text() == "Choose first for whom it was decided."
    queue.page.key(key)
    assert dialog.how.value() == "answered"
    queue.page.key(Qt.Key.Key_Right)
    assert dialog.how.value() == "won"
    assert "No money moves" in dialog.outcome.text()


@pytest.mark.parametrize(("amount", "left"), [("75.00", "0.00"), ("30.00", "45.00")])
def test_a_dispute_that_was_lost_pays_no_more_than_was_decided(
    application: Start, tmp_path: Path, amount: str, left: str
) -> None:
    queue = disputed(application, tmp_path)
    dialog = queue.page.dialog(DecisionDialog)
    dialog.how.set_value("lost")
    dialog._check()
    assert dialog.amount.money() == Money(7500, "USD")
    dialog.amount.line.setText(amount)
    assert ("stays with you" in dialog.outcome.text()) is (left != "0.00")
    dialog.ok.click()
    queue.page.settle()
    # no way stands there that would pay again: none of those that do can be gone any more
    ways = queue.tab.panel._ways.rows()
    assert [shown.way().action for shown in ways if not shown.isEnabled()] == []
    assert "keep" not in [shown.way().action for shown in ways]
    # the buyer is told once that it is settled, and whoever supplied it is asked for
    queue.press(Qt.Key.Key_Return)
    queue.page.settle()
    case = case_of(queue)
    (paid,) = case.payments
    assert (paid.by_platform, paid.amount) == (True, Money.parse(amount, "USD"))
    assert case.lead.left == Money.parse(left, "USD")
    (letter,) = [kept.letter for kept in queue.page.desk.cases.letters(1)]
    assert letter.template == "settled_already"
    assert case.next.kind is StepKind.CHECK
    assert "step.may_appeal" in {because.key for because in case.next.because}


def test_what_is_taken_once_more_is_said_to_be_paid_twice(
    application: Start, tmp_path: Path
) -> None:
    """Nothing was said until a sum was typed, and then that no more is paid."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    new = NewCase(*("#1", "My shop", "Lamp, oak", "defective"), Money(7500, "USD"), sku="LAMP")
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.cases.do(case_id, Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    desk.cases.do(case_id, StepKind.REFUND)
    desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    dialog = DecisionDialog(desk.cases.get(case_id), NOW.date())
    dialog.how.set_value("lost")
    dialog._check()
    assert (dialog.amount.money(), dialog.ok.isEnabled()) == (None, False)
    assert "enter what was taken once more" in dialog.outcome.text()
    dialog.amount.line.setText("75.00")
    assert "paid twice" in dialog.outcome.text()
    assert "no more" not in dialog.outcome.text()
    desk.close()


def test_what_was_paid_twice_is_what_comes_back_from_the_buyer(
    application: Start, tmp_path: Path
) -> None:
    """All that he ever had was proposed, of which half was rightly his, as if a supplier paid it."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    new = NewCase(
        *("#1", "My shop", "Lamp, oak", "changed_mind"), Money(7500, "USD"), sku="LAMP"
    )
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.cases.do(case_id, Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    desk.cases.do(case_id, StepKind.REFUND)
    desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    tell_decision(
        desk, desk.cases.get(case_id), Decided("The bank.", Money(7500, "USD"), on=NOW.date())
    )
    case = desk.cases.get(case_id)
    told = told_as(case.next.because[0], "en")
    assert (hold_of(case), "*" in told) == (HoldKind.PAID_TWICE, False)
    dialog = MoneyDialog(case, out=False, today=NOW.date())
    assert (dialog.who.value(), dialog.amount.money()) == ("buyer", Money(7500, "USD"))
    assert dialog.outcome.text() == "With this, the buyer has $75.00 of the $75.00 paid."
    desk.close()


def test_a_dispute_of_two_lines_that_was_won_holds_neither(
    application: Start, tmp_path: Path
) -> None:
    queue = held_twice(application, tmp_path)
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(DecisionDialog)
    dialog.how.set_value("won")
    dialog._check()
    dialog.ok.click()
    queue.page.settle()
    case = case_of(queue)
    assert all(HoldKind.DISPUTE in line.lifted for line in case.lines)
    assert case.closed_at is not None


def test_a_dispute_of_two_lines_is_answered_for_both(
    application: Start, tmp_path: Path
) -> None:
    """It was noted for one of them, and the case asked for the same answer once more."""
    queue = held_twice(application, tmp_path)
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(DecisionDialog)
    dialog.words_told.setPlainText("The sheet went to Amazon.")
    dialog.ok.click()
    queue.page.settle()
    case = case_of(queue)
    assert all(line.dispute_answered_at is not None for line in case.lines)
    assert case.next.waiting_for is Party.PLATFORM


def lost(queue: QueuePage, item: int, amount: str = "") -> DecisionDialog:
    """The decision against us, of all that is in dispute (0) or of one item."""
    queue.press(Qt.Key.Key_Return)
    dialog = queue.page.dialog(DecisionDialog)
    dialog.how.set_value("lost")
    dialog._check()
    dialog.choice.lines.setCurrentIndex(item)
    if amount:
        dialog.amount.line.setText(amount)
    return dialog


@pytest.mark.parametrize(
    ("amount", "parts", "said"),
    [
        ("", {1: 1840, 2: 12900}, "US$147.40 went to the buyer by that decision"),
        ("50.00", {1: 624, 2: 4376}, "US$50.00 of the US$147.40 go back by that decision"),
    ],
)
def test_what_two_lines_were_decided_with_is_told_as_one_sum(
    application: Start, tmp_path: Path, amount: str, parts: dict[int, int], said: str
) -> None:
    queue = held_twice(application, tmp_path)
    dialog = lost(queue, 0, amount)
    assert dialog.choice.lines.currentText() == "Everything"
    assert said in dialog.outcome.text().replace("$", "US$").replace("USUS", "US")
    dialog.ok.click()
    queue.page.settle()
    case = case_of(queue)
    assert {line.number: line.refunded.minor for line in case.lines} == parts
    assert all(paid.by_platform for paid in case.payments)
    assert all(case.outlook(line).hold is None for line in case.lines)


def test_where_one_item_was_decided_the_other_stays_in_dispute(
    application: Start, tmp_path: Path
) -> None:
    queue = held_twice(application, tmp_path)
    dialog = lost(queue, 2, "100.00")
    dialog.ok.click()
    queue.page.settle()
    case = case_of(queue)
    assert [line.refunded.minor for line in case.lines] == [0, 10000]
    assert case.outlook(case.lines[0]).hold.kind is HoldKind.DISPUTE
    # the buyer is told of the one; then the case stands where the other is asked about
    queue.press(Qt.Key.Key_Return)
    queue.go_to("00001")
    # what is left to be decided is the other one: nothing is left to choose
    dialog = lost(queue, 0)
    assert dialog.choice.isHidden()
    assert dialog.amount.money() == Money(1840, "USD")
    dialog.ok.click()
    queue.page.settle()
    assert [line.refunded.minor for line in case_of(queue).lines] == [1840, 10000]


def test_what_whoever_decides_can_be_shown_is_ticked_off_and_two_tracks_wait(
    application: Start, tmp_path: Path
) -> None:
    queue = disputed(application, tmp_path)
    page, panel = queue.page, queue.tab.panel
    page.dialog(DecisionDialog).reject()
    page.settle()
    marks = [track.mark for track in panel.head.tracks.tracks()]
    assert marks == ["waiting", "idle", "waiting", "idle"]
    assert panel.head.tracks.texts()[0][1] == "In dispute"
    assert panel._advice.ready.rows() == []
    assert panel._advice.ready.isHidden()
    page.desk.orders.set_dates("112-1", shop="Amazon US", delivered=date(2026, 11, 14))
    page.desk.papers.evidence(1, addressee=Party.PLATFORM)
    queue.tab.case.refresh()
    page.settle()
    assert panel._advice.ready.rows() == [
        "Delivered 14 Nov",
        "Evidence sheet made 22 Nov, 10:00",
    ]
