"""Many cases at once: one undo, and each that was refused is told with its number."""

import email
from collections.abc import Callable
from email import policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from desktop.frame.menus import TOGETHER
from desktop.look.theme import Theme, px
from desktop.papers.pages import page_sizes
from desktop.queue.case_actions import OF_ONE
from desktop.queue.dialogs.hold_dialogs import HoldDialog
from desktop.queue.dialogs.letters_dialog import LettersDialog
from desktop.queue.dialogs.step_dialogs import SnoozeDialog
from desktop.queue.dialogs.supplier_dialog import SuppliersDialog
from desktop.queue.list.case_row import short_number
from desktop.wording import refusal_words, refused_of
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import BuyerMoney, Move, Offer, StepKind
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def chosen_numbers(page: WindowPage, queue: QueuePage) -> list[str]:
    return [
        short_number(page.desk.cases.get(each).number) for each in queue.tab.list.chosen_ids()
    ]


@pytest.fixture
def three(application: Start, tmp_path: Path) -> QueuePage:
    """Three cases by hand: two to answer, and one of an unauthorised purchase."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    for n, reason in enumerate(("defective", "unauthorised_purchase", "changed_mind"), 1):
        desk.by_hand.open(
            NewCase(
                *(f"112-{n}", "Amazon US", f"Lamp {n}", reason, Money(7500, "USD")),
                sku=f"LAMP-{n}",
                buyer_name=f"Buyer {n}",
                buyer_email=f"buyer{n}@example.com",
            )
        )
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.select(3)
    return page.queue


def paid(desk: Desk, case_id: int) -> bool:
    return desk.cases.get(case_id).lead.tracks.buyer_money is not BuyerMoney.OPEN


def test_many_are_snoozed_by_a_dialog_and_a_message_that_say_how_many_and_until_when(
    page: WindowPage, queue: QueuePage
) -> None:
    """It said “Snooze: 3 of 3 cases.”, and its dialog spoke of one case."""
    queue.choose_view("to_answer")
    queue.select(3)
    queue.press("s")
    dialog = page.dialog(SnoozeDialog)
    assert dialog.words.text() == "3 cases"
    assert "overdue by somebody else’s deadline stays in sight" in dialog.outcome.text()
    dialog.ok.click()
    page.settle()
    assert page.banner().startswith("Snoozed until ")
    assert "3 of 3 cases" in page.banner()


def test_a_case_that_was_refused_is_named_once(dressed: Theme) -> None:
    """“00014: RC-2026-00014 has no item 2.”"""
    told = IllegalMove("case.no_line", case="RC-2026-00014", line=2)
    assert refused_of("00014", told) == refusal_words(told)
    assert refused_of("00099", told) == f"00099: {refusal_words(told)}"


def test_the_supplier_of_all_is_said_once_and_the_refused_are_told(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    asked = next(
        each.id
        for each in page.desk.queue.all("supplier_to_chase")
        if each.id in queue.ids()[:20]
    )
    queue.tab.list.selectAll()
    ids = queue.tab.list.chosen_ids()
    before = {each: page.desk.cases.get(each).lead.supplier for each in ids}
    page.do("supplier")
    dialog = page.dialog(SuppliersDialog)
    dialog.supplier.setCurrentText("Northlight")
    dialog.ok.click()
    page.settle()
    now = {each: page.desk.cases.get(each).lead.supplier for each in ids}
    assert sum(name == "Northlight" for name in now.values()) > sum(
        name == "Northlight" for name in before.values()
    )
    assert now[asked] == before[asked]
    number = short_number(page.desk.cases.get(asked).number)
    assert page.banner().startswith("Supplier Northlight: ")
    assert f" of {len(ids)} cases." in page.banner()
    assert f"\n{number}: " in page.banner()
    page.do("undo")
    assert {each: page.desk.cases.get(each).lead.supplier for each in ids} == before


def test_in_bulk_one_refused_stays_and_is_named_with_its_case(three: QueuePage) -> None:
    desk = three.page.desk
    first, held, third = sorted(three.tab.list.chosen_ids())
    number = short_number(desk.cases.get(held).number)
    # what is over is not held up
    desk.cases.do(held, StepKind.CLOSE, StepOptions(reason="A test order."))
    three.page.do("hold")
    dialog = three.page.dialog(HoldDialog)
    dialog.reason.setText("We look into all three.")
    dialog.ok.click()
    three.page.settle()
    told = three.page.banner()
    # what was done is said, not that something was
    assert told.startswith("Put on hold: 2 of 3 cases.")
    assert f"\n{number}: " in told
    assert desk.cases.get(first).lead.held is not None
    assert desk.cases.get(third).lead.held is not None
    assert desk.cases.get(held).lead.held is None
    three.page.do("undo")
    assert desk.cases.get(first).lead.held is None
    assert desk.cases.get(third).lead.held is None


def test_the_bar_says_how_many_are_chosen_and_is_there_for_several_only(
    three: QueuePage,
) -> None:
    bar = three.tab.many
    assert "3 cases chosen" in [label.text() for label in bar.findChildren(QLabel)]
    three.select(2)
    assert "2 cases chosen" in [label.text() for label in bar.findChildren(QLabel)]
    three.select(1)
    assert not bar.isVisible()


def test_every_case_that_was_chosen_is_counted_once(three: QueuePage) -> None:
    """One is done, one is refused, of the one on hold there is nothing to do: three of three are told."""
    page, desk = three.page, three.page.desk
    wrong = min(three.tab.list.chosen_ids())
    three.go_to(short_number(desk.cases.get(wrong).number))
    draft = three.tab.case.draft
    draft.type(draft.letter.subject, f"{draft.letter.body}\nPS: we add $5.00 for your trouble.")
    page.settle()
    three.select(3)
    idle = chosen_numbers(page, three)
    three.press(Qt.Key.Key_Return)
    page.settle()
    told = page.banner()
    assert "Done: 1 of 3 cases." in told
    left = "Waiting for others or for a check, left as they are: 1 ("
    assert left in told
    assert told.partition(left)[2].partition(")")[0] in idle
    assert "Refused, left as they are: 1\n" in told
    page.undo_banner()
    assert page.banner() != told
    assert not any(desk.cases.letters(case_id) for case_id in three.ids())


def test_the_letters_of_all_are_read_copied_and_saved_without_a_step(
    three: QueuePage, tmp_path: Path
) -> None:
    desk, page = three.page.desk, three.page
    ids = three.tab.list.chosen_ids()
    page.do("many_letters")
    dialog = page.dialog(LettersDialog)
    assert len(dialog._letters) == 2, "a hold writes no letter"
    copy, _, _ = dialog.all_buttons
    copy.click()
    text = page.clipboard()
    for each in dialog._letters:
        assert each.letter.body in text
        assert each.number in text
    folder = tmp_path / "drafts"
    folder.mkdir()
    for _ in range(2):
        dialog.save_into(folder)
        page.settle()
    drafts = sorted(folder.iterdir())
    assert len(drafts) == 4, "the drafts that were there stay"
    read = [
        email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in drafts
    ]
    assert {each["To"] for each in read} == {"buyer1@example.com", "buyer3@example.com"}
    assert "2 drafts were saved in drafts." in dialog.told.text()
    assert not any(paid(desk, each) for each in ids)
    dialog.reject()


def test_letters_are_printed_one_to_a_page(three: QueuePage, tmp_path: Path) -> None:
    three.page.do("many_letters")
    dialog = three.page.dialog(LettersDialog)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "letters.pdf"))
    dialog.print_to(printer)
    assert len(page_sizes((tmp_path / "letters.pdf").read_bytes())) == 2
    assert dialog.told.text() == "2 letters were printed."
    dialog.reject()


def test_letters_that_cannot_go_are_told_each_with_its_case(three: QueuePage) -> None:
    page, desk = three.page, three.page.desk
    wrong = {}
    for case_id in sorted(three.tab.list.chosen_ids())[::2]:
        three.go_to(short_number(desk.cases.get(case_id).number))
        draft = three.tab.case.draft
        letter = draft.letter
        draft.type(letter.subject, f"{letter.body}\nPS: we add $5.00 for your trouble.")
        page.settle()
        wrong[case_id] = short_number(desk.cases.get(case_id).number)
    three.select(3)
    page.do("many_letters")
    page.settle()
    told = page.banner()
    assert "2 letters cannot go as they are:" in told
    for number in wrong.values():
        assert f"\n{number}: " in told
    three.press(Qt.Key.Key_Return)
    page.settle()
    told = page.banner()
    assert "Refused, left as they are: 2\n" in told
    for number in wrong.values():
        assert f"\n{number}: " in told
    assert not any(paid(desk, each) for each in wrong)


def test_one_case_without_a_label_does_not_stop_the_others(three: QueuePage) -> None:
    page, desk = three.page, three.page.desk
    first = min(three.tab.list.chosen_ids())
    desk.cases.do(
        first,
        Move.OFFER,
        StepOptions(offer=Offer.REFUND_ON_RECEIPT),
    )
    papers: list[object] = []
    page.application.open.shell.paper_made.connect(papers.append)
    refused = desk.papers.without_label(three.tab.list.chosen_ids())
    page.do("label")
    page.settle()
    told = page.banner().split("\n")[1:]
    for case_id, line in zip(refused, told, strict=True):
        # once, be it by the sentence itself
        number = desk.cases.get(case_id).number
        assert line.startswith((f"{number} ", f"{short_number(number)}: "))
        assert line.count(short_number(number)) == 1
    assert bool(papers) is (len(refused) < 3)
    page.close_dialogs()


def test_the_bar_names_the_keys_that_are_of_all(three: QueuePage) -> None:
    """Each of them is an action of the window with that key, and none is told of one alone."""
    named = three.tab.many.keys()
    table = three.page.window.actions_table
    actions = {table[name].shortcut().toString(): name for name in TOGETHER if name != "-"}
    for key, words in named.items():
        assert actions[key] not in OF_ONE
        assert words.startswith(f"{key} ")
    assert set(named) >= {key for key in actions if len(key) == 1}
    # those of the open case stand back: most of them are refused now
    assert not three.tab.panel._keys.isVisible()
    three.select(1)
    assert three.tab.panel._keys.isVisible()


def test_without_room_for_the_keys_the_button_stays_in_sight(three: QueuePage) -> None:
    bar = three.tab.many
    line = bar._button.height() + 2 * px(8) + 1
    assert any(hint.isVisible() for hint in bar._keys.values())
    bar.setFixedWidth(px(300))
    three.page.settle()
    assert not any(hint.isVisible() for hint in bar._keys.values())
    assert bar.rect().contains(bar._button.geometry())
    assert bar.height() <= 2 * line
    # the list of a window 1280 wide: one line, with the keys that are used most
    bar.setFixedWidth(px(720))
    three.page.settle()
    shown = [hint.isVisible() for hint in bar._keys.values()]
    assert shown == sorted(shown, reverse=True)
    assert shown[0]
    assert bar.height() <= line
    bar.setFixedWidth(px(1000))
    three.page.settle()
    assert all(hint.isVisible() for hint in bar._keys.values())
    assert bar.height() <= line


def test_the_page_of_an_empty_list_pushes_the_bar_out_of_no_small_window(
    three: QueuePage,
) -> None:
    bar = three.tab.many
    middle = bar.parentWidget()
    assert three.tab.empty.minimumSizeHint().height() > px(120)
    least = middle.minimumSizeHint().height() - bar.minimumSizeHint().height()
    assert least < px(120)


def test_what_can_be_done_to_all_is_in_a_menu_of_their_bar(three: QueuePage) -> None:
    three.tab.many.more.click()
    three.page.settle()
    (menu,) = [each for each in three.tab.findChildren(QMenu) if each.isVisible()]
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts == [
        "Refund, the buyer keeps it",
        "Approve the return",
        "The buyer agreed",
        "The buyer refused",
        "The buyer withdrew",
        "The parcel is lost",
        "Write the claim off",
        "Put on hold…",
        "Snooze…",
        "Note…",
        "Choose supplier…",
        "Return label",
        "Pick list of goods to place",
        "Letters of all chosen…",
    ]
    menu.close()


def test_while_several_are_chosen_no_button_says_that_enter_does_one(three: QueuePage) -> None:
    shown = three.tab.panel._advice
    assert not shown.do.isVisible()
    assert shown.caption.text() == "One of 3 chosen"
    three.select(1)
    assert shown.do.isVisible()
    assert shown.caption.text() == "Recommended"


# --- the other keys, while several are chosen ----------------------------------------------------


def offers(page: WindowPage) -> list[Offer | None]:
    return [page.desk.cases.get(each).lead.offer for each in (1, 2, 3)]


def test_keep_is_offered_to_all_that_are_chosen_and_taken_back_as_one(three: QueuePage) -> None:
    page_of = three.page
    page_of.do("keep")
    page_of.settle()
    # of the unauthorised purchase it is refused, and told
    keep = Offer.RETURNLESS_REFUND
    assert offers(page_of) == [keep, None, keep]
    assert "Refused" in page_of.banner()
    page_of.do("undo")
    page_of.settle()
    assert offers(page_of) == [None, None, None]


@pytest.mark.parametrize(
    "action",
    sorted(OF_ONE | {"instead", "ask_back", "money_in", "evidence", "summary", "contacts"}),
)
def test_what_is_told_of_one_case_opens_no_dialog_while_several_are_chosen(
    three: QueuePage, action: str
) -> None:
    """P with three chosen asked for a part of the last one alone, without a word of it."""
    page_of = three.page
    page_of.do(action)
    page_of.settle()
    assert QApplication.activeModalWidget() is None
    assert "3 cases are chosen" in page_of.banner()
    assert offers(page_of) == [None, None, None]


def test_after_the_steps_of_several_the_row_below_is_next(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    ids = queue.ids()
    queue.choose(ids[:2])
    page.do("recommended")
    page.settle()
    assert queue.tab.case.case_id == ids[2]
    assert queue.tab.list.chosen_ids() == [ids[2]]


def test_esc_leaves_the_open_one_of_several_chosen(three: QueuePage) -> None:
    first, second = three.ids()[:2]
    three.tab.list.go_to(first)
    three.page.settle()
    three.page.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert three.tab.list.chosen_ids() == [first, second]
    three.page.key(Qt.Key.Key_Escape)
    assert three.tab.list.chosen_ids() == [second] == [three.tab.case.case_id]
    assert three.tab.many.isHidden()
