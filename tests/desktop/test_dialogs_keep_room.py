"""Every small dialog, whatever is chosen and typed in it: nothing is cut or scrolls while there is room.

Each is opened in both languages at three sizes of text. Every answer in it is chosen once, every field is
filled and emptied, and at the end it is told the longest sentences.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.frame.new_desk_dialog import NewDeskDialog
from desktop.inspection.parcel.which_parcel import WhichParcel
from desktop.products.new_product_dialog import NewProductDialog
from desktop.queue.dialogs import claim_dialogs as claims
from desktop.queue.dialogs import goods_dialogs as goods
from desktop.queue.dialogs import step_dialogs as ask
from desktop.queue.dialogs.dispute_dialog import DisputeDialog
from desktop.queue.dialogs.hold_dialogs import ReasonMeantDialog
from desktop.queue.dialogs.lost_dialog import LostDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.widgets.dialog import Dialog
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.segmented import Choice
from returns.terms import Move, StepKind
from tests.desktop import cut_text
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.window import WindowPage

#: the screen that there is without a screen, less the edge that a dialog keeps
ROOM = QRect(0, 0, 760, 740)
LONG = (
    "That is more than what is left of what was paid for it, so it was kept as it stood before. "
    * 3
)
Opened = Callable[[WindowPage], None]


def by_action(action: str) -> Opened:
    def show(page: WindowPage) -> None:
        page.do(action)

    return show


def made(kind: type[Dialog], *given: object) -> Opened:
    def show(page: WindowPage) -> None:
        case = page.queue.tab.case.loaded.case
        told = [case if each == "case" else each for each in given]
        kind(*told, page.window).open_sized()

    return show


def money_came(page: WindowPage) -> None:
    case = page.queue.tab.case.loaded.case
    MoneyDialog(case, out=False, today=NOW.date(), parent=page.window).open_sized()


#: on a case of one thing, or of a mug and two lamps
DIALOGS: dict[str, Opened] = {
    "part_refund": made(ask.PartRefundDialog, "case"),
    "which": made(ask.WhichDialog, "case", Move.LOST, ask.StepOptions()),
    "lost": made(LostDialog, "case", 0),
    "which_parcel": made(WhichParcel, "case", ()),
    "snooze": made(ask.SnoozeDialog, "case", NOW),
    "note": made(ask.NoteDialog, "case"),
    "close": made(ask.ReasonDialog, "case", StepKind.CLOSE),
    "rma": made(claims.RmaDialog, "case"),
    "place": made(goods.PlaceDialog, "case"),
    "shipped": made(goods.ShippedDialog, "case"),
    "send_on": made(goods.SendOnDialog, "case"),
    "reason_meant": made(ReasonMeantDialog, "case"),
    "dispute": made(DisputeDialog, "case", NOW.date()),
    "new_product": made(NewProductDialog, frozenset({"MUG"})),
    "new_desk": made(NewDeskDialog),
    # of a case that claims nothing its key says so, and opens none
    "money_in": money_came,
    "money_out": by_action("money_out"),
    "facts": by_action("order_facts"),
    "ask_back": by_action("ask_back"),
    "instead": by_action("instead"),
    "parcels": by_action("parcels"),
    "hold": by_action("hold"),
    "decline": by_action("decline"),
    "supplier": by_action("supplier"),
    "new_case": by_action("new_case"),
    "who": by_action("at_desk"),
}


def settle_layout() -> None:
    """Layouts, what they ask for, and what that asks for."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def told(dialog: Dialog) -> list[str]:
    """What is wrong with it now."""
    settle_layout()
    found = cut_text.wrong_in(dialog, ROOM)
    scrolls = [
        bar.maximum()
        for column in dialog.findChildren(ScrollColumn)
        if column.isVisible() and (bar := column.verticalScrollBar())
    ]
    if any(scrolls) and dialog.height() < ROOM.height():
        found.append(f"scrolls by {scrolls} px, {dialog.height()} px tall")
    return found


def played(dialog: Dialog) -> Iterator[str]:
    """Do all that can be done in it but leave it; what is done, by name."""
    yield "opened"
    yield from chosen(dialog)
    yield from typed(dialog)
    dialog.show_problem(LONG)
    yield "a long problem"
    dialog.show_problem("")
    dialog.say_outcome(LONG)
    yield "a long outcome"


def chosen(dialog: Dialog) -> Iterator[str]:
    """Every answer once."""
    for choice in dialog.findChildren(Choice):
        for button in filter(can_be_used, choice._group.buttons()):
            button.click()
            yield f"chosen {button.accessibleName()}"
    for box in filter(can_be_used, dialog.findChildren(QComboBox)):
        for at in range(min(box.count(), 4)):
            box.setCurrentIndex(at)
            box.activated.emit(at)
            yield f"chosen {box.currentText()}"
    for tick in filter(can_be_used, dialog.findChildren(QCheckBox)):
        tick.click()
        yield f"ticked {tick.text()}"


def typed(dialog: Dialog) -> Iterator[str]:
    """Every field filled, wrongly filled and emptied."""
    for line in filter(can_be_used, dialog.findChildren(QLineEdit)):
        for text in ("9999999", "x", "", "2026-11-30", "/", "4"):
            line.setText(text)
            line.textEdited.emit(text)
            line.editingFinished.emit()
            yield f"{line.accessibleName()} is {text!r}"
    for text in filter(can_be_used, dialog.findChildren(QPlainTextEdit)):
        text.setPlainText(LONG * 3)
        yield f"{text.accessibleName()} is long"


def can_be_used(part: QWidget) -> bool:
    """It can be seen and worked with."""
    read_only = isinstance(part, (QLineEdit, QPlainTextEdit)) and part.isReadOnly()
    return part.isVisible() and part.isEnabled() and not read_only


@pytest.mark.timeout(300)
@pytest.mark.parametrize("factor", ["1.0", "1.5", "2.0"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_dialog_keeps_room_for_whatever_is_typed(
    application: Callable[..., WindowPage],
    desk_folder: Path,
    tmp_path: Path,
    lang: str,
    factor: str,
) -> None:
    page = application(desk_folder, language=lang, factor=factor)
    page.queue.choose_view("to_answer")
    one = page.queue.tab.case.case_id
    two = mug_and_lamps(page.desk, tmp_path)
    found: dict[str, list[str]] = {}
    for case_id in (one, two):
        page.application.open.shell.go("queue", case_id)
        page.settle()
        for name, opened in DIALOGS.items():
            opened(page)
            dialog = page.dialog(Dialog)
            assert dialog.isVisible(), name
            for done in played(dialog):
                page.settle() if name == "decline" else None
                if wrong := told(dialog):
                    found.setdefault(f"{name}: {wrong[0]}", []).append(done)
            page.close_dialogs()
    assert not found, "\n".join(f"{said}  ({done[0]})" for said, done in found.items())
