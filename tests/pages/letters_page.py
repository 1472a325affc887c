"""The words of letters in the settings, as a person sees them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from desktop.desk_settings.dialog import SettingsDialog
from desktop.desk_settings.letters.letters_part import LettersPart
from returns.trade.letter_templates import TEMPLATES
from tests.pages.settings_page import SettingsPage
from tests.pages.window import WindowPage


class LettersPage:
    """The page, its dialog open."""

    def __init__(self, window: WindowPage) -> None:
        window.do("settings")
        self.page, self.settings = window, SettingsPage(window)
        window.dialog(SettingsDialog).show_section("letters")
        window.settle()

    @property
    def part(self) -> LettersPart:
        """The part itself."""
        return self.settings.dialog.letters.part

    def choose(self, template: str, lang: str = "") -> None:
        """Click a letter in the list, then a language."""
        row = self.part.list._rows[template]
        self.part.list.scrollToItem(row)
        spot = self.part.list.visualItemRect(row).center()
        QTest.mouseClick(self.part.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert self.part.template == template
        if lang:
            at = self.part.language._values.index(lang)
            self.part.language._group.button(at).click()
        self.page.settle()

    def write(self, body: str, subject: str = "") -> None:
        """Type over what stands there, and stay."""
        if subject:
            self.part.subject.setFocus()
            self.part.subject.selectAll()
            self.part.subject.insert(subject)
        self.part.body.setFocus()
        self.part.body.selectAll()
        self.part.body.insertPlainText(body)

    def add(self, text: str) -> None:
        """Type at the end of the body."""
        self.part.body.setFocus()
        self.part.body.moveCursor(QTextCursor.MoveOperation.End)
        self.part.body.insertPlainText(text)

    def paste(self, text: str) -> None:
        """Paste at the end of the body."""
        QGuiApplication.clipboard().setText(text)
        self.part.body.setFocus()
        self.part.body.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClick(self.part.body, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def leave(self) -> None:
        """Tab out of the body."""
        self.part.body.setFocus()
        QTest.keyClick(self.part.body, Qt.Key.Key_Tab)
        self.page.settle()

    def press_field(self, name: str) -> None:
        """Click a field."""
        QTest.mouseClick(self.part.chips.chips[name], Qt.MouseButton.LeftButton)

    def fields(self) -> dict[str, bool]:
        """The fields offered: name → whether the letter needs it."""
        return {name: chip._needed for name, chip in self.part.chips.chips.items()}

    def note(self) -> str:
        """What is said to be wrong, below the words."""
        note = self.part._note
        return note.text() if note.isVisibleTo(self.part) else ""

    def preview(self) -> str:
        """How the letter reads."""
        return self.part.reading.text.toPlainText()

    def about(self) -> str:
        """Of which case the preview is."""
        return self.part.reading.about.text()

    def words(self) -> tuple[str, str]:
        """What stands in the editors."""
        return self.part.subject.text(), self.part.body.toPlainText()

    def rows(self) -> list[str]:
        """What the list says, heads too."""
        return [self.part.list.item(n).text() for n in range(self.part.list.count())]

    def marked(self) -> dict[str, str]:
        """Letters that are marked, and how."""
        told = {name: self.part.list.words_of(name).partition(" · ")[2] for name in TEMPLATES}
        return {name: mark for name, mark in told.items() if mark}

    def press_back(self) -> None:
        """Press “Back to the usual words”."""
        self.part.back.click()
        self.page.settle()

    def can_go_back(self) -> bool:
        """It is offered."""
        return self.part.back.isVisibleTo(self.part)

    def close(self) -> None:
        """Esc."""
        self.settings.close()
