"""H holds, E makes the evidence, digits choose a line, → opens the lines; the keys stay in the list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.frame.help_dialogs import KeysDialog
from desktop.frame.tabs import place_of
from desktop.look.theme import px, tokens
from desktop.queue.dialogs.hold_dialogs import CheckDialog, HoldDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog, ReasonDialog
from desktop.queue.list.columns import Column
from desktop.widgets.labels import PlainLabel
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.options import StepOptions
from returns.terms import BuyerMoney, Move, StepKind
from tests.desktop import cut_text
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
WHY = "The buyer's friend wrote that it works."


@pytest.fixture
def two(application: Start, tmp_path: Path) -> QueuePage:
    """A case of a mug and two lamps, open."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    mug_and_lamps(desk, tmp_path)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


def hold(queue: QueuePage, why: str = WHY, day: str = "") -> None:
    queue.press("h")
    dialog = queue.page.dialog(HoldDialog)
    assert not dialog.ok.isEnabled()
    dialog.reason.setText(why)
    dialog.day.line.setText(day)
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    queue.page.settle()


def test_h_puts_on_hold_and_enter_pays_nothing_until_it_is_lifted(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    case_id = queue.tab.case.case_id
    number = queue.current()
    before = page.desk.cases.get(case_id)
    hold(queue)
    assert queue.recommended() == "Look into it first"
    assert any(WHY in text for text in queue.panel_texts())
    assert queue.tab.panel._advice._tone == "warning"
    assert queue.tab.panel._ways.isHidden()
    queue.choose_view("on_hold")
    queue.go_to(number)
    queue.press(Qt.Key.Key_Return)
    page.dialog(CheckDialog).reject()
    page.settle()
    now = page.desk.cases.get(case_id)
    assert (now.tracks, now.payments) == (before.tracks, before.payments)
    assert page.window.focusWidget() is queue.tab.list
    queue.press("k")
    assert page.desk.cases.get(case_id).payments == before.payments
    assert "on hold" in page.banner()
    queue.tab.panel.locked.lift.click()
    page.settle()
    dialog = page.dialog(ReasonDialog)
    dialog.reason.setText("He sent a film.")
    dialog.ok.click()
    page.settle()
    assert page.desk.cases.get(case_id).lead.held is None
    page.do("undo")
    assert page.desk.cases.get(case_id).lead.held is not None
    page.do("undo")
    assert page.desk.cases.get(case_id).next == before.next


def test_a_hold_says_until_when_and_refuses_a_day_that_has_come(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    queue.press("h")
    dialog = page.dialog(HoldDialog)
    dialog.reason.setText(WHY)
    for wrong in ("2026-11-22", "soon"):
        dialog.day.line.setText(wrong)
        assert not dialog.ok.isEnabled()
    dialog.day.line.setText("2026-12-24")
    dialog.ok.click()
    page.settle()
    assert any("24 Dec" in text for text in queue.panel_texts())
    queue.press("h")
    again = page.dialog(HoldDialog)
    assert (again.reason.text(), again.day.line.text()) == (WHY, "2026-12-24")
    again.reject()


def test_several_are_put_on_hold_as_one_thing_to_undo(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    queue.select(2)
    chosen = queue.tab.list.chosen_ids()
    hold(queue)
    assert all(page.desk.cases.get(each).next.kind is StepKind.CHECK for each in chosen)
    page.do("undo")
    assert all(page.desk.cases.get(each).lead.held is None for each in chosen)


def test_e_makes_the_evidence_sheet_as_ctrl_e_does(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("supplier_to_chase")
    papers: list[object] = []
    page.application.open.shell.paper_made.connect(papers.append)
    queue.press("e")
    page.until(lambda: bool(papers))
    page.settle()
    assert "evidence" in papers[0].kind
    page.close_dialogs()


def test_a_digit_chooses_a_line_and_ways_words_and_terms_follow(two: QueuePage) -> None:
    panel = two.tab.panel
    first = [way.way().cost for way in panel._ways.rows()]
    assert panel._ways.caption.text() == "What each way costs you: 1 · Mug"
    two.press("2")
    assert panel._ways.caption.text() == "What each way costs you: 2 · Lamp × 2"
    assert [way.way().cost for way in panel._ways.rows()] != first
    chosen = [section._line.chosen for section in panel._advice.lines._sections]
    assert chosen == [False, True]
    assert two.page.window.focusWidget() is two.tab.list
    two.press("3")
    assert panel._ways.caption.text() == "What each way costs you: 2 · Lamp × 2"
    two.press("0")
    assert [section._line.chosen for section in panel._advice.lines._sections] == [False, False]
    assert panel._ways.caption.text() == "What each way costs you: 1 · Mug"


def chosen_lines(queue: QueuePage) -> list[bool]:
    """Of each line of the open case, whether the keys are about it alone."""
    return [section._line.chosen for section in queue.tab.panel._advice.lines._sections]


@pytest.mark.parametrize("back", ["0", Qt.Key.Key_Escape])
def test_a_digit_pressed_again_keeps_its_line_and_zero_or_esc_lets_it_go(
    two: QueuePage, back: Qt.Key | str
) -> None:
    for _ in range(3):
        two.press("2")
        assert chosen_lines(two) == [False, True]
    two.press("1")
    assert chosen_lines(two) == [True, False]
    two.press(back)
    two.press(back)
    assert chosen_lines(two) == [False, False]


def test_a_press_on_the_chosen_line_of_the_card_lets_it_go(two: QueuePage) -> None:
    lamp = two.tab.panel._advice.lines._sections[1]
    for chosen in ([False, True], [False, False]):
        lamp.click()
        two.page.settle()
        assert chosen_lines(two) == chosen


def test_a_way_is_gone_for_the_chosen_line_alone(two: QueuePage) -> None:
    two.press("2")
    two.press("k")
    case = two.page.desk.cases.get(1)
    assert [line.tracks.buyer_money for line in case.lines] == [
        BuyerMoney.OPEN,
        BuyerMoney.AGREED,
    ]
    two.press("1")
    two.press("p")
    dialog = two.page.dialog(PartRefundDialog)
    assert [line.number for line in dialog.chosen.meant()] == [1]
    dialog.reject()


def test_where_the_rules_propose_no_part_the_seller_says_how_much(two: QueuePage) -> None:
    two.press("2")
    two.press("p")
    dialog = two.page.dialog(PartRefundDialog)
    assert (dialog.amount.money(), dialog.ok.isEnabled()) == (None, False)
    dialog.share.chosen.emit("20")
    assert (str(dialog.amount.money()), dialog.ok.isEnabled()) == ("$25.80", True)
    dialog.reject()


def test_enter_and_the_letter_are_of_the_line_where_the_step_is_its_own(two: QueuePage) -> None:
    two.page.desk.cases.do(
        1, Move.DECLINE, StepOptions(reason="It was used.", line=1, untried=True)
    )
    two.tab.case.refresh()
    two.page.settle()
    two.press("2")
    loaded = two.tab.case.acting
    assert loaded.case.next.line_ids == (loaded.case.lines[1].id,)
    assert "Lamp" in two.tab.case.draft.letter.body
    assert "Mug" not in two.tab.case.draft.letter.body
    two.press(Qt.Key.Key_Return)
    case = two.page.desk.cases.get(1)
    assert case.lines[1].answered_at is not None


def line_texts(queue: QueuePage) -> list[str]:
    """What the rows of lines say, from the top."""
    model = queue.tab.presenter.rows
    rows = sorted(model.lines.rows(model.entries))
    return [model.index(row, Column.ITEM).data() for row in rows]


def test_an_arrow_opens_the_lines_below_their_case_and_closes_them(two: QueuePage) -> None:
    model, seen = two.tab.presenter.rows, two.tab.list
    assert line_texts(two) == []
    two.press(Qt.Key.Key_Right)
    texts = line_texts(two)
    assert [text.split(",")[0] for text in texts] == ["1 Mug", "2 Lamp × 2"]
    at = model.row_of(1)
    assert sorted(model.lines.rows(model.entries)) == [at + 1, at + 2]
    assert seen.rowHeight(at + 1) < seen.rowHeight(at)
    assert model.index(at + 2, Column.VALUE).data() == "$129.00"
    assert model.case_count() == 1
    # the same again opens nothing twice, and arrows go from case to case
    two.press(Qt.Key.Key_Right)
    assert len(line_texts(two)) == 2
    two.press(Qt.Key.Key_Down)
    assert two.current() == "00001"
    assert two.tab.list.chosen_ids() == [1]
    two.press(Qt.Key.Key_Left)
    assert line_texts(two) == []
    assert two.page.window.focusWidget() is seen


def test_lines_follow_their_case_as_it_changes_and_moves(two: QueuePage) -> None:
    two.press(Qt.Key.Key_Right)
    before = line_texts(two)
    two.press("2")
    two.press("k")
    two.page.settle()
    model = two.tab.presenter.rows
    at = model.row_of(1)
    assert sorted(model.lines.rows(model.entries)) == [at + 1, at + 2]
    steps = [model.index(at + n, Column.STEP).data() for n in (1, 2)]
    assert steps[0] != steps[1]
    two.tab.presenter.sort_by(Column.VALUE)
    two.page.settle()
    assert line_texts(two) == before
    assert two.headings() == []
    two.choose_view("closed")
    assert line_texts(two) == []
    two.choose_view("all")
    assert line_texts(two) == before


def test_a_press_on_a_line_chooses_it(two: QueuePage) -> None:
    two.press(Qt.Key.Key_Right)
    model, seen = two.tab.presenter.rows, two.tab.list
    row = model.row_of(1) + 2
    QTest.mouseClick(
        seen.viewport(),
        Qt.MouseButton.LeftButton,
        pos=seen.visualRect(model.index(row, Column.ITEM)).center(),
    )
    two.page.settle()
    assert two.tab.case.acting.line == 2
    assert two.current() == "00001"
    assert model.lines.chosen == (1, 2)


def test_a_case_of_one_line_opens_nothing(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    queue.press(Qt.Key.Key_Right)
    assert line_texts(queue) == []


def test_the_sheet_of_keys_has_them_all(page: WindowPage) -> None:
    page.do("keys")
    dialog = page.dialog(KeysDialog)
    told = " | ".join(label.text() for label in dialog.findChildren(PlainLabel))
    heard = ("Choose a line", "Show or hide the lines", "Choose several cases", "case above or")
    for words in ("Put on hold", "Evidence sheet", *heard, "Choose one alone again"):
        assert words in told
    dialog.reject()


def test_of_two_lines_the_button_that_decides_is_in_sight_in_a_low_window(
    two: QueuePage,
) -> None:
    two.page.window.resize(1280, 690)
    two.page.settle()
    for key in ("0", "1", "2"):
        two.press(key)
        panel = two.tab.panel
        for part in (panel.head._title, panel._advice.do):
            assert part.visibleRegion().boundingRect() == part.rect(), key


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("factor", ["1.0", "1.5", "2.0"])
def test_what_decides_a_case_of_two_lines_stays_in_sight_with_why_open_and_in_large_text(
    application: Start, desk_folder: Path, tmp_path: Path, factor: str, language: str
) -> None:
    """It lay below the edge at 1280 × 720: with six reasons open, and at 150 %."""
    page = application(desk_folder, factor=factor, language=language)
    case_id = mug_and_lamps(page.desk, tmp_path)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.application.open.shell.go("queue", case_id)
    page.settle()
    panel = page.queue.tab.panel
    for open_ in (True, False):
        panel._advice.why.setChecked(open_)
        page.settle()
        assert panel._advice.why.text().strip()[-1] == ("▾" if open_ else "▸")
        assert panel._advice.why.accessibleName()[-1] in ")）", "the sign is not read aloud"
        button = panel._advice.do
        assert button.visibleRegion().boundingRect() == button.rect(), open_
        assert button.window() is page.window
    # where there is room for all of it the buttons lie in their card again
    page.window.resize(2600, 2000)
    page.settle()
    assert panel._advice.isAncestorOf(panel._advice.do)
    assert button.visibleRegion().boundingRect() == button.rect()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_to_do_is_read_whole_above_its_button_in_the_largest_text(
    application: Start, desk_folder: Path, language: str
) -> None:
    """At 200 % and 1280 × 720 the heading stood half under the button."""
    page = application(desk_folder, factor="2.0", language=language)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.settle()
    panel, cut = page.queue.tab.panel, []
    for case_id in page.queue.each("all"):
        heading = panel._advice._what
        if heading.isVisible() and heading.visibleRegion().boundingRect() != heading.rect():
            cut.append((case_id, heading.text()))
    assert not cut


@pytest.mark.parametrize("factor", ["1.0", "1.5"])
def test_the_names_of_the_views_are_whole(
    application: Start, desk_folder: Path, monkeypatch: pytest.MonkeyPatch, factor: str
) -> None:
    """“Supplier to ch…” stood there beside the bar by which the views are scrolled."""
    page = application(desk_folder, factor=factor)
    page.window.resize(1280, 720)
    page.settle()
    page.do("products")
    products = page.application.open.tabs[place_of("products")].real.views
    with cut_text.watched(monkeypatch) as painted:
        for each in (page.queue.tab.views.views, *products.lists()):
            each.grab()
    assert painted.shortened == set()


def test_in_the_largest_text_the_views_are_one_button_above_the_list(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder, factor="2.0")
    tab = page.queue.tab
    for width in (1440, 1280):
        page.window.resize(width, 720)
        page.settle()
        assert not tab.views.isVisible()
    assert tab.views_button.isVisible()
    count = page.queue.views()["All open"]
    menu = tab.views_button.open_menu()
    (entry,) = (each for each in menu.actions() if each.text().startswith("All open"))
    assert entry.text() == f"All open\t{count}"
    entry.trigger()
    menu.close()
    page.settle()
    assert tab.presenter.listing.view == "all"
    assert tab.views_button.button.plain_text() == f"All open {count} ▾"
    assert page.window.focusWidget() is tab.list
    # where there is room they stand at the left again
    page.window.resize(2000, 1200)
    page.settle()
    assert tab.views.isVisible()
    assert not tab.views_button.isVisible()


def test_the_common_foot_of_several_things_is_set_apart_and_the_chosen_one_has_an_edge(
    two: QueuePage,
) -> None:
    card = two.tab.panel._advice
    two.press("2")
    seen = card.grab().toImage()
    ratio = seen.devicePixelRatio()

    def at(x: int, y: int) -> str:
        return seen.pixelColor(round(x * ratio), round(y * ratio)).name()

    colours, lines = tokens(), card.lines.geometry()
    mug, lamp = (
        lines.top() + section.geometry().center().y() for section in card.lines._sections
    )
    far = card.width() - px(10)
    assert (at(4, mug), at(4, lamp)) == (colours.surface, colours.accent)
    between = lines.top() + card.lines._sections[1].y()
    assert (at(far, between), at(far, lines.bottom() + 1)) == (colours.line, colours.line)
    assert (at(far, mug), at(far, lines.bottom() + 4)) == (colours.surface, colours.sunk)
