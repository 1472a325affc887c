"""Safe keeping as a person sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.keeping.dialog import SafeKeepingDialog
from desktop.keeping.go_back_dialog import GoBackDialog
from desktop.keeping.one_thing_dialog import OneThingDialog
from desktop.keeping.place_dialog import PlaceDialog
from desktop.keeping.things_model import ThingsModel
from desktop.widgets.button import Button

if TYPE_CHECKING:
    from tests.pages.window import WindowPage


class KeepingPage:
    """The open page: state, places, copies, preview, check."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        self.dialog = window.dialog(SafeKeepingDialog)

    def press(self, button: Button) -> None:
        """Press a button by the keyboard."""
        assert button.isVisible(), button.plain_text()
        assert button.isEnabled(), button.plain_text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.page.settle()

    def focus_order(self) -> list[QWidget]:
        """What Tab reaches, from the first button round to it again."""
        found: list[QWidget] = []
        at = self.dialog.focusWidget()
        while at is not None and at not in found:
            found.append(at)
            QTest.keyClick(at, Qt.Key.Key_Tab)
            at = self.dialog.focusWidget()
        return found

    # --- state and copies ----------------------------------------------------------------

    def state(self) -> str:
        """What the card at the top says."""
        card = self.dialog.state
        labels = (card.title, card.holds, card.todo, card.lose)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def tone(self) -> str:
        """Its colour: good or warning."""
        return self.dialog.state._tone

    def told(self) -> str:
        """What the foot says came of it."""
        return self.dialog.told.text()

    def told_tone(self) -> str:
        """Its colour."""
        return self.dialog.told._tone

    def copies(self) -> list[tuple[str, ...]]:
        """The rows of the table."""
        model = self.dialog.copies.model
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def choose_copy(self, row: int) -> None:
        """Go to a row by the arrows."""
        table = self.dialog.copies.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(row):
            QTest.keyClick(table, Qt.Key.Key_Down)
        self.page.settle()

    def copy_now(self) -> None:
        """Press “Make a copy now”."""
        self.press(self.dialog.copy_now)

    # --- going back ----------------------------------------------------------------------

    def preview(self) -> str:
        """Title and what would be lost."""
        card = self.dialog.preview
        return f"{card.title.text()}\n{card.lost.text()}"

    def look_inside(self) -> None:
        """Press “Look inside…”."""
        self.press(self.dialog.preview.look)

    def ask_go_back(self) -> GoBackDialog:
        """Press “Go back to it…”."""
        self.press(self.dialog.preview.go)
        return self.page.dialog(GoBackDialog)

    def ask_one(self) -> OneThingDialog:
        """Press “Bring back one thing…”."""
        self.press(self.dialog.preview.one)
        return self.page.dialog(OneThingDialog)

    def offered(self, kind: str) -> list[str]:
        """Turn to a kind; what can be chosen, each row as one."""
        dialog = self.page.dialog(OneThingDialog)
        button = dialog.kind.findChildren(QPushButton)[("case", "photo", "paper").index(kind)]
        button.click()
        rows = range(dialog.model.rowCount())
        return [" · ".join(self._row(dialog.model, row)) for row in rows]

    @staticmethod
    def _row(model: ThingsModel, row: int) -> list[str]:
        return [model.index(row, column).data() for column in range(model.columnCount())]

    def ask_where(self) -> PlaceDialog:
        """Press “Where to…”."""
        self.press(self.dialog.where)
        return self.page.dialog(PlaceDialog)

    # --- check ---------------------------------------------------------------------------

    def check(self) -> None:
        """Press “Check now”."""
        self.press(self.dialog.check.check)

    def found(self) -> str:
        """What the check found."""
        return self.dialog.check.found.text()
