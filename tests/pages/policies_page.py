"""The Policies tab as a person sees it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.frame.tabs import place_of
from desktop.policies.form.policy_form import PolicyForm
from desktop.policies.form.supplier_form import PlaceCard, SupplierForm
from desktop.policies.reading.compare_page import ComparePage
from desktop.policies.tab import PoliciesTab
from desktop.widgets.side_list import SideRow
from returns.records.policy import Supplier
from tests.pages.dialogs import button, texts

if TYPE_CHECKING:
    from tests.pages.window import WindowPage


class PoliciesPage:
    """Suppliers at the left, one policy in the middle, the store policy at the right."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        window.do("tab_policies")
        late = window.application.open.tabs[place_of("policies")]
        assert isinstance(late.real, PoliciesTab)
        self.tab: PoliciesTab = late.real

    # --- the list ---------------------------------------------------------------------------

    def _rows(self) -> tuple[SideRow, ...]:
        return self.tab.suppliers.rows()

    def suppliers(self) -> dict[str, tuple[str, str, str]]:
        """Line, word and dot of each supplier, by name."""
        return {row.title: (row.detail, row.right, row.mark) for row in self._rows()}

    def chosen(self) -> str:
        """The supplier looked at."""
        key = self.tab.suppliers.key()
        return next((row.title for row in self._rows() if row.key == key), "")

    def choose(self, name: str) -> None:
        """Click a supplier."""
        at = next(n for n, row in enumerate(self._rows()) if row.title == name)
        view = self.tab.suppliers
        spot = view.visualRect(view.model().index(at, 0)).center()
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(view.viewport(), left, pos=spot)
        self.page.settle()

    def supplier(self, name: str = "") -> Supplier:
        """A supplier as the desk has it; the chosen one without a name."""
        wanted = name or self.chosen()
        return next(s for s in self.page.desk.policies.suppliers() if s.name == wanted)

    # --- the policy -------------------------------------------------------------------------

    def title(self) -> str:
        """The supplier's name over the policy."""
        return self.tab.middle.page._title.text()

    def line(self) -> str:
        """Version and check."""
        return self.tab.middle.page._line.text()

    def line_tone(self) -> str:
        """The colour of that line."""
        return self.tab.middle.page._line._tone

    def answers(self) -> dict[str, tuple[str, str]]:
        """Answer and second line by question."""
        return {q: (text, hint) for q, text, hint in self.tab.middle.page.texts()}

    def promised(self) -> dict[str, tuple[str, str, str]]:
        """By question what we promise, what it costs, and the note below."""
        return self.tab.middle.page.promised()

    def press(self, words: str) -> None:
        """Press the visible button that says this, in the middle or at the right."""
        for place in (self.tab.middle.front(), self.tab.bar, self.tab):
            found = [
                b
                for b in place.findChildren(QAbstractButton)
                if b.accessibleName() == words and b.isVisibleTo(self.page.window)
            ]
            if found:
                assert found[0].isEnabled(), f"{words!r} cannot be pressed"
                found[0].click()
                self.page.settle()
                return
        raise AssertionError(f"no button says {words!r}")

    def can_press(self, words: str) -> bool:
        """Such a button is there and switched on."""
        return any(
            b.accessibleName() == words and b.isEnabled() and b.isVisibleTo(self.page.window)
            for b in self.tab.findChildren(QAbstractButton)
        )

    # --- the form ---------------------------------------------------------------------------

    def form(self) -> PolicyForm:
        """The form of a new version that is in front."""
        front = self.tab.middle.front()
        assert isinstance(front, PolicyForm), type(front).__name__
        return front

    def is_reading(self) -> bool:
        """The policy is in front, no form."""
        return self.tab.middle.front() is self.tab.middle.page

    def type_into(self, editor: QWidget, text: str) -> None:
        """Replace what stands in a field, as a person types."""
        line = editor if isinstance(editor, QLineEdit | QPlainTextEdit) else editor.line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)
        QApplication.processEvents()

    def leave_field(self) -> None:
        """Tab to the next field."""
        self.page.key(Qt.Key.Key_Tab)

    def editor(self, name: str) -> QWidget:
        """What a field of the terms is edited with."""
        parts = self.form().parts.values()
        return next(part.editors[name].widget for part in parts if name in part.editors)

    def question(self, name: str) -> str:
        """What is wrong with an answer of the form, "" when nothing is."""
        return self.form()._rows()[name].wrong()

    def asked(self) -> list[str]:
        """The names of the questions that are asked now."""
        rows = self.form()._rows()
        return [name for name, line in rows.items() if line.isVisibleTo(self.form())]

    def comparison(self) -> list[tuple[str, str, str]]:
        """Question, old and new answer of the comparison in front."""
        front = self.tab.middle.front()
        assert isinstance(front, ComparePage), type(front).__name__
        return front.shown()

    def contacts(self) -> SupplierForm:
        """The supplier's form that is in front."""
        front = self.tab.middle.front()
        assert isinstance(front, SupplierForm), type(front).__name__
        return front

    def places(self) -> list[PlaceCard]:
        """The return addresses in the supplier's form."""
        return self.contacts().places

    # --- the right side ---------------------------------------------------------------------

    def gaps(self) -> list[tuple[str, str]]:
        """Title and text of the gaps shown."""
        return [card.texts() for card in self.tab.gaps.cards()]

    def other_gaps(self) -> str:
        """What is said of the gaps of other suppliers."""
        link = self.tab.gaps._others
        return link.plain_text() if link.isVisibleTo(self.tab) else ""

    def store_text(self) -> str:
        """The store policy as written."""
        return self.tab.card.text()

    def html(self, way: str) -> None:
        """Choose a way out of the menu below *HTML*."""
        (found,) = [each for each in self.tab.card.menu.actions() if each.text() == way]
        found.trigger()
        self.page.settle()

    def store_says(self) -> list[str]:
        """Everything the store policy's card says."""
        return texts(self.tab.card)

    def type_dates(self, ordered: str = "", shipped: str = "", delivered: str = "") -> None:
        """Type dates into the calculator."""
        for edit, text in zip(
            self.tab.calculator.days, (ordered, shipped, delivered), strict=True
        ):
            self.type_into(edit, text)

    def goods_are(self, value: str) -> None:
        """Say that the goods are `fine` or `faulty`."""
        words = {"fine": "Goods fine", "faulty": "Faulty"}[value]
        button(self.tab.calculator, f"The goods are {words}").click()
        self.page.settle()

    def verdict(self) -> tuple[str, str]:
        """What the calculator answers."""
        return self.tab.calculator.answer()

    def status(self) -> str:
        """The tab's part of the status line."""
        return self.page.window.foot.status.text()

    def badge(self) -> str:
        """The tab as a screen reader says it."""
        return self.page.window.top.buttons[1].accessibleName()


def answer_file_dialog(monkeypatch, path: Path | None) -> None:
    """Let every file dialog be answered with this path."""
    name = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: name)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: name)
