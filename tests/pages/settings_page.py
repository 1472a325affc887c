"""The settings as a person sees them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from desktop.desk_settings.deadlines_part import DeadlinesPart
from desktop.desk_settings.dialog import SettingsDialog
from desktop.desk_settings.ladder_part import LadderPart
from desktop.desk_settings.limits_part import LimitsPart
from desktop.desk_settings.rates_model import RATE
from desktop.desk_settings.rates_part import RatesPart
from desktop.desk_settings.reasons.reasons_part import ReasonsPart
from desktop.desk_settings.rows import ChoiceRow
from desktop.desk_settings.setting_row import SettingRow
from desktop.desk_settings.transit_part import TransitPart
from desktop.desk_settings.trying.dry_run_dialog import DryRunDialog
from desktop.desk_settings.trying.trying import UnsavedDialog

if TYPE_CHECKING:
    from tests.pages.window import WindowPage


class SettingsPage:
    """The open dialog: sections at the left, a page at the right, what was kept at the foot."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        self.dialog = window.dialog(SettingsDialog)

    # --- sections ------------------------------------------------------------------------

    def sections(self) -> dict[str, str]:
        """What stands at the left: section → mark in words."""
        return {row.title: row.right for row in self.dialog.list._rows.rows}

    def section(self) -> str:
        """The page in front."""
        return self.dialog.stack.currentWidget().section

    def next_section(self) -> None:
        """Arrow down in the list."""
        self.dialog.list.setFocus()
        QTest.keyClick(self.dialog.list, Qt.Key.Key_Down)
        self.page.settle()

    # --- rows ----------------------------------------------------------------------------

    def row(self, field: str) -> SettingRow:
        """The row of a setting, its page in front."""
        row = self.dialog.fields[field]
        assert isinstance(row, SettingRow)
        part = next(page for page in self.dialog.pages if row in page.parts)
        self.dialog.show_section(part.section)
        return row

    def line(self, field: str, part: str = "") -> QLineEdit:
        """The line that is typed into; `part` names a field of the address."""
        editor = self.row(field).editor
        if part:
            return editor.lines[part]
        target = editor.focusProxy() or editor
        assert isinstance(target, QLineEdit)
        return target

    def type(self, field: str, text: str, part: str = "") -> QLineEdit:
        """Go there and type over what stands there, without leaving."""
        line = self.line(field, part)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)
        return line

    def enter(self, field: str, text: str, part: str = "") -> None:
        """Type and press Enter."""
        QTest.keyClick(self.type(field, text, part), Qt.Key.Key_Return)
        self.page.settle()

    def tab_on(self) -> QWidget | None:
        """Press Tab where the focus is; gives where it went."""
        focused = self.dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        self.page.settle()
        return self.dialog.focusWidget()

    def says(self, field: str) -> str:
        """Name, sentence, note and what is usual, as they are read beside the input."""
        row = self.row(field)
        parts = (row._name, row._why, row._note, row._usual)
        words = [part.text() for part in parts if part.isVisibleTo(row)]
        if row._back.isVisibleTo(row):
            words.append(row._back.plain_text())
        return "\n".join(words)

    def press_back(self, field: str) -> None:
        """Press “Back to …”."""
        self.row(field)._back.click()
        self.page.settle()

    # --- rates ---------------------------------------------------------------------------

    def rates(self) -> RatesPart:
        """The exchange rates, their page in front."""
        self.dialog.show_section("rates")
        part = self.dialog.fields["rates"]
        assert isinstance(part, RatesPart)
        return part

    def type_rate(self, code: str, text: str) -> None:
        """Go to a currency's row and type; Enter keeps it."""
        rates = self.rates()
        self._type_into(rates.table, rates.rates.index(rates.rates.row_of(code), RATE), text)

    def shown_rate(self, code: str) -> str:
        """What the table says of a currency, "" when it is not in it."""
        return dict(self.rates().rates.rows).get(code, "")

    # --- transit -------------------------------------------------------------------------

    def transit(self) -> TransitPart:
        """How long orders take, their page in front."""
        self.dialog.show_section("transit")
        part = self.dialog.fields["transit"]
        assert isinstance(part, TransitPart)
        return part

    def type_days(self, key: str, column: int, text: str) -> None:
        """Go to the days of a row and type; Enter keeps them."""
        part = self.transit()
        self._type_into(part.table, part.ways.index(part.ways.row_of(key), column), text)

    # --- rules to be seen ------------------------------------------------------------------

    def ladder(self) -> dict[str, tuple[str, str]]:
        """The table of offers, its page in front: band of values → goods fine, goods not."""
        self.dialog.show_section("ladder")
        part = self.dialog.fields["ladder"]
        assert isinstance(part, LadderPart)
        model = part.rungs
        cells = [[model.words(row, column) for column in range(3)] for row in model.rows]
        return {band: (fine, faulty) for band, fine, faulty in cells}

    def choose(self, field: str, value: str) -> None:
        """Press one answer of a choice."""
        row = self.row(field)
        assert isinstance(row, ChoiceRow)
        row.choice._group.button(row.choice._values.index(value)).click()
        self.page.settle()

    def deadlines(self) -> DeadlinesPart:
        """The deadlines, their page in front."""
        self.dialog.show_section("deadlines")
        part = self.dialog.fields["deadlines"]
        assert isinstance(part, DeadlinesPart)
        return part

    def type_time(self, key: str, text: str) -> None:
        """Go to a deadline's time and type; Enter keeps it."""
        part = self.deadlines()
        self._type_into(part.table, part.model.cell_of(key), text)

    def time(self, key: str) -> str:
        """How long a deadline is, as the table says."""
        return str(self.deadlines().model.cell_of(key).data())

    def told_below(self) -> str:
        """What stands below the deadlines: what is wrong, too late, and whose word the row is."""
        part = self.deadlines()
        labels = (part._note, part._warning, part._about)
        return "\n".join(each.text() for each in labels if each.isVisibleTo(part))

    def limits(self) -> LimitsPart:
        """What addressees take, its page in front."""
        self.dialog.show_section("limits")
        part = self.dialog.fields["limits"]
        assert isinstance(part, LimitsPart)
        return part

    def type_limit(self, key: str, text: str) -> None:
        """Go to a limit and type; Enter keeps it."""
        part = self.limits()
        self._type_into(part.table, part.model.cell_of(key), text)

    def limit(self, key: str) -> str:
        """What the table says of a limit."""
        return str(self.limits().model.cell_of(key).data())

    def told_of_limit(self, key: str) -> str:
        """What stands below the table once somebody is on that limit: what is wrong, and whose word it is."""
        part = self.limits()
        part.table.setCurrentIndex(part.model.cell_of(key))
        return "\n".join(each.text() for each in (part._note, part._about) if each.text())

    def reasons(self) -> ReasonsPart:
        """The reasons, their page in front."""
        self.dialog.show_section("reasons")
        part = self.dialog.fields["faults"]
        assert isinstance(part, ReasonsPart)
        return part

    def choose_reason(self, reason_id: str) -> ReasonsPart:
        """Go to the row of a reason."""
        part = self.reasons()
        at = next(at for at, row in enumerate(part.reasons.rows) if row.id == reason_id)
        part.table.setFocus()
        part.table.selectRow(at)
        self.page.settle()
        return part

    def choose_fault(self, reason_id: str, fault: str) -> None:
        """Say whose fault a reason usually is, with the arrow keys."""
        combo = self.choose_reason(reason_id).fault
        combo.setFocus()
        wanted = combo.findData(fault)
        while combo.currentIndex() != wanted:
            up = combo.currentIndex() > wanted
            combo.setCurrentIndex(combo.currentIndex() + (-1 if up else 1))
        combo.activated.emit(wanted)
        self.page.settle()

    def learned(self) -> list[str]:
        """The wordings that the desk learned, as they are listed."""
        self.reasons()
        words = self.dialog.reasons.list
        return [words.item(at).text() for at in range(words.count())]

    def forget(self) -> None:
        """Press “Forget it” for the chosen wording."""
        self.dialog.reasons.forget.click()
        self.page.settle()

    def _type_into(self, table: QTableView, cell: QModelIndex, text: str) -> None:
        table.setFocus()
        table.setCurrentIndex(cell)
        QTest.keyClick(table, Qt.Key.Key_Return)
        editor = table.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.page.settle()

    # --- what is tried -------------------------------------------------------------------

    def tried(self) -> str:
        """What the line under the pages says, "" while nothing is tried."""
        bar = self.dialog.trying.bar
        return f"{bar.words.text()}: {bar.which.text()}" if bar.isVisible() else ""

    def save(self) -> None:
        """Press Save."""
        self.dialog.trying.bar.save.click()
        self.page.settle()

    def save_tried(self) -> None:
        """The same, where anything is tried: other pages keep at once."""
        if self.tried():
            self.save()

    def leave_as_it_was(self) -> None:
        """Press Discard changes."""
        self.dialog.trying.bar.leave.click()
        self.page.settle()

    def try_out(self) -> "DryRunPage":
        """Press Try on the last 90 days…"""
        self.dialog.trying.bar.attempt.click()
        self.page.settle()
        return DryRunPage(self.page)

    def question(self) -> UnsavedDialog:
        """What is asked when the settings are left."""
        return self.page.dialog(UnsavedDialog)

    # --- foot ----------------------------------------------------------------------------

    def state(self) -> str:
        """What the foot says."""
        return self.dialog.state.text()

    def can_undo(self) -> bool:
        """There is something to take back."""
        return self.dialog.undo.isVisible()

    def undo(self) -> None:
        """Press Undo."""
        self.dialog.undo.click()
        self.page.settle()

    def close(self) -> None:
        """Press Esc."""
        QTest.keyClick(self.dialog, Qt.Key.Key_Escape)
        self.page.settle()
        QApplication.processEvents()


class DryRunPage:
    """What tried settings would have said, over the settings."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        self.dialog = window.dialog(DryRunDialog)

    def says(self) -> str:
        """The sentence at the top."""
        return self.dialog.words.text()

    def notes(self) -> str:
        """What is said below it."""
        return self.dialog.notes.text()

    def rows(self) -> list[list[str]]:
        """The table as it is read."""
        model = self.dialog.model
        return [
            [model.words(row, column) for column in range(model.columnCount())]
            for row in model.rows
        ]

    def look_back(self, days: int) -> None:
        """Press another number of days."""
        choice = self.dialog.days
        at = choice._values.index(str(days))
        choice._group.button(at).click()
        self.page.settle()

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.dialog.focusWidget() or self.dialog, key, modifier)
        self.page.settle()


def settings_of(page: "WindowPage") -> SettingsPage:
    """The settings of the desk that is open, opened as a person opens them."""
    page.do("settings")
    return SettingsPage(page)
