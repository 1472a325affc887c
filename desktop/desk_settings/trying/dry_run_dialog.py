"""What tried settings would have said to past cases: a sentence, a table, and then save or leave."""

from collections.abc import Sequence
from heapq import nlargest
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.desk_settings.sayings import names_said, said
from desktop.desk_settings.trying.dry_run_model import CASE, NEW, OLD, THING, DryRunModel
from desktop.desk_settings.trying.dry_run_presenter import DryRunPresenter
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.choice_table import ChoiceTable
from desktop.widgets.labels import PlainLabel, wrap
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.segmented import Segmented
from desktop.widgets.veil import open_veiled
from returns.phrases import say
from returns.records.dry_run import DryRun, Tried
from returns.rules.advice.dry_run_said import headline, notes

_DAYS = ("30", "90", "365")
_WIDE, _TALL, _ROW, _NARROW, _AIR = 1180, 660, 40, 124, 12
#: as the text of a cell has it
_LINE_END = "\u2028"
#: columns whose words may take several lines
_WRAPPED = (CASE, THING, OLD, NEW)
#: of many rows only those with the most words are measured
_MEASURED = 40


class _Broken(QStyledItemDelegate):
    """Long words in lines as labels have them: none ends within a day or a sum, or in a mark."""

    def __init__(self, table: "_Table") -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Where it breaks is decided here; Qt would break at any space."""
        super().initStyleOption(option, index)
        if index.column() in _WRAPPED:
            room = self._table.room(index.column())
            option.text = _LINE_END.join(wrap(option.text, option.font, room))


class _Table(ChoiceTable[Tried]):
    """Enter opens the case as a double click does."""

    opened = Signal(object)

    def __init__(self, model: DryRunModel) -> None:
        super().__init__(model, NEW)
        self.setWordWrap(True)
        self.setItemDelegate(_Broken(self))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        head = self.horizontalHeader()
        for wide in (OLD, NEW):
            head.setSectionResizeMode(wide, head.ResizeMode.Stretch)
        for narrow in (CASE, THING):
            head.setSectionResizeMode(narrow, head.ResizeMode.Interactive)
            head.resizeSection(narrow, px(_NARROW))
        self.doubleClicked.connect(lambda _: self._open())

    def updateGeometries(self) -> None:
        """Another width, or other rows: their words may need more lines or fewer."""
        super().updateGeometries()
        self.fit_rows()

    def fit_rows(self) -> None:
        """All rows as tall as the longest words need, with air: no line of them is cut."""
        rows = self._model.rows
        most = nlargest(_MEASURED, range(len(rows)), key=lambda at: self._length(rows[at]))
        columns = {column: self.room(column) for column in _WRAPPED}
        tallest = max(
            (
                self._lines(rows[at], column, room)
                for at in most
                for column, room in columns.items()
            ),
            default=0,
        )
        tall = max(px(_ROW), tallest + px(_AIR))
        if tall != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(tall)

    def _length(self, tried: Tried) -> int:
        return max(len(self._model.words(tried, column)) for column in _WRAPPED)

    def room(self, column: int) -> int:
        """How wide words are painted: a row's own size hint forgets what the look keeps free beside them."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.columnWidth(column), px(_ROW))
        option.features |= option.ViewItemFeature.HasDisplay
        option.text = "x"
        style = self.style()
        words = style.subElementRect(style.SubElement.SE_ItemViewItemText, option, self)
        edge = style.pixelMetric(style.PixelMetric.PM_FocusFrameHMargin, option, self) + 1
        return words.width() - 2 * edge

    def _lines(self, tried: Tried, column: int, room: int) -> int:
        """How tall the words of a cell are."""
        font = self._model.looks(tried, column, Qt.ItemDataRole.FontRole) or self.font()
        lines = wrap(self._model.words(tried, column), font, room)
        return len(lines) * QFontMetrics(font).lineSpacing()

    def _open(self) -> None:
        chosen = self.row()
        if chosen is not None:
            self.opened.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; with Ctrl it is the dialog's."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open()
        else:
            super().keyPressEvent(event)


class DryRunDialog(QDialog):
    """Nothing is written by it; Esc goes back to the settings, where the values still stand."""

    saved = Signal()
    left = Signal()
    #: a case shall be looked at
    case_wanted = Signal(int)

    def __init__(
        self, presenter: DryRunPresenter, names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter = presenter
        presenter.setParent(self)
        self._names, self._days = tuple(names), int(_DAYS[1])
        self.days = Segmented()
        self.which = PlainLabel("", "small", "muted")
        self.words = PlainLabel("", "heading")
        self.notes = PlainLabel("", "small", "muted")
        self.model = DryRunModel()
        self.table = _Table(self.model)
        self.bar, self.stop = QProgressBar(), Button()
        self.write_out = Button("", icon_name="export")
        self.back, self.leave, self.save = Button(), Button(), Button("", "primary")
        self._lay_out()
        self._wire()
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(160))
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = row(column(self.words, self.which, gap=2), self.days, gap=16)
        top.setStretch(0, 1)
        working = row(self.bar, self.stop, None, gap=10)
        head = column(top, self.notes, working, gap=6)
        foot = row(self.write_out, None, self.back, self.leave, self.save, gap=10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(framed("bar", head, (22, 16, 22, 12)))
        box.addWidget(framed("surface", column(self.table, gap=0), (12, 0, 12, 0)), 1)
        box.addWidget(framed("foot", foot, (22, 10, 22, 12)))

    def _wire(self) -> None:
        presenter = self.presenter
        presenter.shown.connect(self._show)
        presenter.working.connect(self._work)
        presenter.refused.connect(self._refuse)
        self.days.chosen.connect(lambda days: self.look_back(int(days)))
        self.stop.clicked.connect(presenter.stop)
        self.table.opened.connect(lambda tried: self.case_wanted.emit(tried.case_id))
        self.write_out.clicked.connect(self._ask_place)
        self.back.clicked.connect(self.reject)
        for button, signal in ((self.leave, self.left), (self.save, self.saved)):
            button.clicked.connect(self.accept)
            button.clicked.connect(signal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save.click)
        self.finished.connect(lambda _: presenter.leave())

    def open_sized(self) -> None:
        """Open over the settings, as wide as the screen lets it, and begin."""
        room = self.screen().availableSize()
        self.resize(min(px(_WIDE), room.width() - 40), min(px(_TALL), room.height() - 60))
        open_veiled(self)
        self.look_back(self._days)

    def look_back(self, days: int) -> None:
        """Try it on the cases of so many days."""
        self._days = days
        self.days.set_value(str(days))
        self.model.show(())
        self._busy(working=True)
        self.words.setText(said("try.working"))
        self.notes.setText("")
        self.bar.setRange(0, 0)
        self.presenter.look_back(days)

    def _busy(self, *, working: bool) -> None:
        held = self.stop.hasFocus()
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        self.write_out.setEnabled(not working and bool(self.model.rows))
        self.table.setVisible(working or bool(self.model.rows))
        if working and not self.days.isAncestorOf(self.focusWidget() or self):
            self.stop.setFocus()
        elif held or self.focusWidget() is None:
            (self.table if self.model.rows else self.save).setFocus()

    def _work(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        lang = look().lang
        self.notes.setText(say("dry_run.working", lang, done=f"{done:,}", total=total))

    def _show(self, run: DryRun) -> None:
        self.model.show(run.rows)
        self._busy(working=False)
        self._say(run)
        if run.rows:
            self.table.selectRow(0)

    def _say(self, run: DryRun) -> None:
        self.words.setText(headline(run, look().lang))
        self.notes.setText("\n".join(notes(run, look().lang)))

    def _refuse(self, sentence: str) -> None:
        self._busy(working=False)
        self.words.setText(sentence)
        self.notes.setText("")

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export a table"), "dry-run.csv", "CSV (*.csv)"
        )
        if name:
            self.presenter.write_file(Path(name))

    # --- words ---------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.setWindowTitle(said("try.title"))
        names = names_said(self._names)
        self.which.setText(say("dry_run.tried", look().lang, names=names))
        self.days.setAccessibleName(said("try.days"))
        self.days.set_options([(days, said("try.last", days=days)) for days in _DAYS])
        self.days.set_value(str(self._days))
        self.table.setAccessibleName(said("try.title"))
        self.bar.setAccessibleName(said("try.working"))
        self.stop.set_text(self.tr("Stop"))
        self.write_out.set_text(self.tr("Export a table…"))
        self.back.set_text(self.tr("Back to the settings"))
        self.leave.set_text(self.tr("Discard changes"))
        self.save.set_text(self.tr("Save"))
        self.model.retranslate()
        if self.presenter.run is not None:
            self._say(self.presenter.run)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
