"""The ladder as it stands: which offers are made in which order, read off the rules themselves."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.sayings import counted, said
from desktop.look.theme import px
from desktop.widgets.layouts import column
from desktop.widgets.table_model import TableModel
from returns.records.facts import TriageSettings
from returns.records.settings import DeskSettings
from returns.rules.advice.ladder import Band, gift_goes_along, ladder
from returns.terms import Offer

BAND, FINE, FAULTY = range(3)


class LadderModel(TableModel[Band]):
    """A row for each band of values, a column for goods that are fine and one for those that are not."""

    def __init__(self) -> None:
        super().__init__()
        self.triage = TriageSettings()
        self.show(tuple(Band))

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the ladder as these settings leave it."""
        self.triage = settings.triage
        # nothing is worth less than nothing
        bands = [
            each for each in Band if each is not Band.BELOW or self.triage.returnless_below_usd
        ]
        self.show(bands)

    def heads(self) -> tuple[str, ...]:
        """In their order."""
        return said("ladder.value"), said("ladder.fine"), said("ladder.faulty")

    def words(self, row: Band, column: int) -> str:
        """The band with its bounds, or the rungs of a cell, one a line."""
        if column == BAND:
            low = counted("returnless_below_usd", self.triage.returnless_below_usd)
            high = counted("dear_above_usd", self.triage.dear_above_usd)
            return said(f"ladder.{row}", low=low, high=high)
        rungs = rungs_said(row, column == FINE, self.triage)
        return "\n".join(f"{at}. {rung}" for at, rung in enumerate(rungs, start=1))


def rungs_said(band: Band, fine: bool, triage: TriageSettings) -> list[str]:
    """Each rung of one cell in words, with its percent."""
    spoken: list[str] = []
    first = True
    for offer in ladder(band, fine, triage):
        if offer is not Offer.PARTIAL_REFUND:
            spoken.append(said(f"rung.{offer.value}"))
            continue
        percent = triage.partial_percent if first else triage.second_partial_percent
        along = first and gift_goes_along(band, fine, triage)
        key = "partial_gift" if along else "partial" if first else "second"
        spoken.append(said(f"rung.{key}", percent=percent))
        first = False
    return spoken


class LadderPart(OwnTable):
    """A table to read; what can be chosen of it stands below."""

    field = "ladder"
    grows = False

    def __init__(self) -> None:
        super().__init__()
        self.rungs = LadderModel()
        self.table = _ReadTable()
        self.table.setModel(self.rungs)
        self.set_wrong("")
        self.setLayout(column(8, self.table, self._note, gap=0))
        heads = self.table.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for part, mode in (
            (BAND, modes.ResizeToContents),
            (FINE, modes.Stretch),
            (FAULTY, modes.Stretch),
        ):
            heads.setSectionResizeMode(part, mode)

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        super().show_settings(settings)
        at = self.table.currentIndex()
        self.rungs.show_settings(settings)
        if at.isValid():
            self.table.setCurrentIndex(self.rungs.index(at.row(), at.column()))
        self.table.mark()
        self.table.fit()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.rungs.retranslate()
        self.table.setAccessibleName(said("name.ladder"))
        self.table.fit()


class _ReadTable(QTableView):
    """As tall as its rows, with nothing to type; the arrows read it cell by cell.

    A cell is marked while it is read: nothing is done with one that is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "boxed")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.sectionResized.connect(lambda *_: self.fit())
        heads.setSectionsClickable(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit(self) -> None:
        """Take the height that the rows need at this width, with some air in each."""
        self.resizeRowsToContents()
        for at in range(self.model().rowCount()):
            self.setRowHeight(at, self.rowHeight(at) + px(10))
        heads = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(
            self.verticalHeader().length() + heads + 2 * self.frameWidth() + px(2)
        )

    def mark(self) -> None:
        """Mark the cell that the arrows are at, while they go to this table."""
        at = self.currentIndex() if self.hasFocus() else QModelIndex()
        self.selectionModel().select(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are here."""
        super().focusInEvent(event)
        self.mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They went."""
        super().focusOutEvent(event)
        self.mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, a rung may need a line more."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
