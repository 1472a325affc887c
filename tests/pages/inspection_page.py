"""The Inspection tab as a person sees it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop.frame.tabs import place_of
from desktop.inspection.findings.comparison_model import (
    ANSWERED,
    CONTRADICTS_ROLE,
    FIELD,
    FOUND,
    SAID,
)
from desktop.inspection.parcel.pick_case import PickCase
from desktop.inspection.photos.shot_strip import PHOTO_MIME
from desktop.inspection.tab import InspectionTab
from returns.records.case import Case

if TYPE_CHECKING:
    from tests.pages.window import WindowPage

_SEGMENTS = ("package", "complete", "works", "grade")


class InspectionPage:
    """Scan box in the toolbar, shots and columns at the left, findings at the right."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        window.do("scan")
        late = window.application.open.tabs[place_of("inspection")]
        assert isinstance(late.real, InspectionTab)
        self.tab: InspectionTab = late.real

    # --- scanning -----------------------------------------------------------------------

    def scan(self, code: str) -> None:
        """A scanner types a code and Enter."""
        self.page.do("scan")
        line = self.tab.scan.line
        assert QApplication.focusWidget() is line, "the scan box has the focus"
        QTest.keyClicks(line, code)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.page.settle()

    def scan_box_has_the_focus(self) -> bool:
        """The next parcel can be scanned at once."""
        return QApplication.focusWidget() is self.tab.scan.line

    def waiting(self) -> list[str]:
        """The parcels that wait, by their first line; empty while a case is on the table."""
        if self.tab.pages.currentWidget() is not self.tab.waiting:
            return []
        rows = self.tab.waiting.cases.model()
        return [rows.index(at, 0).data() for at in range(rows.rowCount())]

    def apart(self) -> list[str]:
        """The parcels kept apart."""
        rows = self.tab.waiting.parcels.model()
        return [rows.index(at, 0).data() for at in range(rows.rowCount())]

    def dialog(self) -> PickCase:
        """The dialog that asks whose parcel it is."""
        return self.page.dialog(PickCase)

    # --- what is on the table -------------------------------------------------------------

    def open(self, case_id: int) -> None:
        """Put a case on the table, as the queue does."""
        self.page.application.open.shell.go("inspection", case_id)
        self.page.settle()

    def case(self) -> Case:
        """The case on the table, as the desk has it."""
        return self.page.desk.cases.get(self.tab.presenter.case_id)

    def title(self) -> str:
        """The large line."""
        return self.tab.table.header.title.text()

    def meter(self) -> tuple[str, str]:
        """The evidence meter's words and tone."""
        chip = self.tab.table.shots.meter
        return chip.text(), chip.tone()

    def frames(self) -> list[str]:
        """What a screen reader says of each frame."""
        model = self.tab.table.shot_model
        role = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(row).data(role) for row in range(model.rowCount())]

    def columns(self, field: str) -> tuple[str, str, str, bool]:
        """Said, found, answered and whether they contradict, by the field's name."""
        model = self.tab.table.comparison_model
        for row in range(model.rowCount()):
            if model.index(row, FIELD).data() == field:
                texts = [model.index(row, at).data() for at in (SAID, FOUND, ANSWERED)]
                return *texts, model.index(row, FIELD).data(CONTRADICTS_ROLE)
        raise AssertionError(f"no row {field}")

    def verdict(self) -> str:
        """Title and words of the verdict's card."""
        card = self.tab.table.verdict
        return f"{card.title.text()}: {card.words.text()}"

    def goods(self) -> tuple[str, list[str]]:
        """The chosen chip, and all of them."""
        chips = self.tab.table.panel.goods.chips
        return chips.value(), list(chips._values)

    def units(self) -> list[str]:
        """What the chips of the units say."""
        chips = self.tab.table.panel.findings.units
        return [button.text() for button in chips._group.buttons()]

    def findings(self) -> dict[str, str]:
        """What stands in the form."""
        card = self.tab.table.panel.findings
        texts = {"marks": card.marks, "serial": card.serial, "weight": card.weight}
        shown = {name: line.text() for name, line in texts.items()}
        return shown | {name: getattr(card, name).value() for name in _SEGMENTS}

    # --- saying what was found ------------------------------------------------------------

    def choose(self, name: str, value: str) -> None:
        """Press a segment or a chip of the findings."""
        choice = getattr(self.tab.table.panel.findings, name)
        choice._group.button(choice._values.index(value)).click()
        self.page.settle()

    def say_usual(self, works: str = "untested") -> None:
        """Say all that a unit needs: opened, complete, and whether it works."""
        for name, value in (("package", "opened"), ("complete", "yes"), ("works", works)):
            self.choose(name, value)

    def type_into(self, name: str, text: str, *, leave: bool = True) -> None:
        """Type into a line; leaving it is what saves it."""
        line: QLineEdit = getattr(self.tab.table.panel.findings, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
        if leave:
            QTest.keyClick(line, Qt.Key.Key_Tab)
        self.page.settle()

    def write(self, field: str, column: int, text: str) -> None:
        """Type into a cell of the three columns by keyboard."""
        table = self.tab.table.comparison.table
        model = table.model()
        rows = [model.index(row, FIELD).data() for row in range(model.rowCount())]
        table.setFocus()
        table.setCurrentIndex(model.index(rows.index(field), column))
        QTest.keyClick(table, Qt.Key.Key_Return)
        editor = table.findChild(QLineEdit)
        assert editor is not None, "the cell can be typed into"
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.page.settle()

    def change_verdict(self, value: str) -> None:
        """`Change…` and an entry of its menu."""
        menu = self.tab.table.verdict.menu
        menu.aboutToShow.emit()
        (entry,) = [action for action in menu.actions() if action.data() == value]
        entry.trigger()
        self.page.settle()

    def choose_goods(self, value: str) -> None:
        """Press a chip of the goods."""
        chips = self.tab.table.panel.goods.chips
        chips._group.button(chips._values.index(value)).click()
        self.page.settle()

    def save_next(self) -> None:
        """Ctrl+Enter."""
        target = QApplication.focusWidget()
        QTest.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.page.settle()

    # --- photos ---------------------------------------------------------------------------

    def drop_on_frame(self, row: int, *paths: Path) -> None:
        """Files fall on a frame."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self._drop(row, carried)

    def drag_photo(self, frm: int, to: int) -> None:
        """Drag a photo from one frame to another."""
        tile = self.tab.table.shot_model.tile(frm)
        assert tile is not None
        assert tile.photo is not None
        carried = QMimeData()
        carried.setData(PHOTO_MIME, str(tile.photo.id).encode())
        self._drop(to, carried)

    def _drop(self, row: int, carried: QMimeData) -> None:
        strip = self.tab.table.strip
        spot = QPointF(strip.tile_centre(row))
        event = QDropEvent(
            spot,
            Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        strip.dropEvent(event)
        assert event.isAccepted()
        self.page.settle()

    def paste(self, picture: QImage) -> None:
        """Ctrl+V with a picture on the clipboard, the scan box having the focus."""
        QGuiApplication.clipboard().setImage(picture)
        self.tab.scan.line.setFocus()
        modifier = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(self.tab.scan.line, Qt.Key.Key_V, modifier)
        self.page.settle()

    def choose_files(self, paths: Sequence[Path]) -> None:
        """`Add photos…` and files in the system's dialog."""
        self.tab.table.header.photos.click()
        dialog = self.page.dialog(QFileDialog)
        dialog.filesSelected.emit([str(path) for path in paths])
        dialog.close()
        self.page.settle()

    def go_to_frame(self, row: int) -> None:
        """Make a frame the chosen one."""
        strip = self.tab.table.strip
        strip.setFocus()
        strip.setCurrentIndex(self.tab.table.shot_model.index(row))
        self.page.settle()

    def press_on_photo(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key while the strip has the focus."""
        self.tab.table.strip.setFocus()
        QTest.keyClick(self.tab.table.strip, key, modifier)
        self.page.settle()

    def photos(self) -> list[tuple[str, str]]:
        """Name and shot of each photo of the case."""
        return [(photo.name, photo.shot) for photo in self.case().photos]
