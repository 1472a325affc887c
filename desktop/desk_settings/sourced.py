"""What the sources say, row by row, until the seller's own word stands in its place."""

from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal

from desktop.desk_settings.own_table import RefusingTable, TypedModel, TypedTable
from desktop.desk_settings.sayings import said
from desktop.look.theme import look
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, role_font
from desktop.widgets.layouts import column, row
from desktop.wording import one_after_another, refusal_words
from returns.errors import Refusal
from returns.phrases import say
from returns.records.settings import DeskSettings


class Sourced(Protocol):
    """A row that somebody outside said, or the seller since a day."""

    @property
    def key(self) -> str:
        """What it is called in the settings."""

    @property
    def own_since(self) -> str:
        """The day on which the seller put his own in its place, empty while the source's stands."""


Row = TypeVar("Row", bound=Sourced)


class SourcedModel(TypedModel[Row]):
    """Rows of which one column is typed; what is one's own stands out in it."""

    #: the setting's name, which its phrases begin with too
    field = ""
    #: the column that is typed
    VALUE = -1
    #: (row's key, text): a value was typed; shown once the desk has kept it
    entered = Signal(str, str)

    def key(self, row: Row) -> str:
        """Its own."""
        return row.key

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the rows that the desk goes by."""
        raise NotImplementedError

    def about(self, row: Row) -> str:
        """Whose word it is, since when one's own holds, and what is said of it."""
        raise NotImplementedError

    def warning(self, _row: Row) -> str:
        """What speaks against the seller's own, empty for nothing."""
        return ""

    def typed(self, key: str, text: str, own: Any) -> Any:
        """The setting that the typed text is, `own` being what he had; else a `Refusal`."""
        raise NotImplementedError

    def cell_of(self, key: str) -> QModelIndex:
        """Where its value is typed."""
        return self.index(self.row_of(key), self.VALUE)

    def looks(self, row: Row, column: int, role: int) -> Any:
        """One's own value stands out."""
        if role == Qt.ItemDataRole.FontRole and column == self.VALUE and row.own_since:
            return role_font("strong")
        return super().looks(row, column, role)

    def enter(self, row: Row, _column: int, text: str) -> None:
        """The one column that is typed."""
        self.entered.emit(row.key, text)


class SourcedTable(RefusingTable):
    """The table, and below it whose word the chosen row is."""

    #: columns that are as wide as their words
    narrow: tuple[int, ...] = ()
    #: what a row is called among the fields: `deadline` for `deadline.ebay:…`
    one = ""

    def __init__(self, model: SourcedModel[Any]) -> None:
        super().__init__(model)
        self.field, self.model = model.field, model
        self.model.show_settings(self.settings)
        self.table = TypedTable(model, model.VALUE, 8, self.narrow)
        self.setFocusProxy(self.table)
        self._whose, self._about = (PlainLabel("", "small", "muted") for _ in range(2))
        self._warning = PlainLabel("", "small", "warning")
        self.back, self.usual = Button("", "link"), Button()
        self._lay_out()
        self.model.entered.connect(self.set_value)
        self.table.remove_wanted.connect(self._go_back)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.usual.clicked.connect(self._go_back)
        self.back.clicked.connect(self._ask_usual)
        self.set_wrong("")
        self._tell()

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        before = self._own()
        super().show_settings(settings)
        if self._own() != before and not self.model.refused:
            self.set_wrong("")
        at = self.table.currentIndex()
        self.model.show_settings(settings)
        column = max(self.model.VALUE, at.column())
        self.table.setCurrentIndex(self.model.index(max(0, at.row()), column))
        self._tell()

    def changed(self) -> bool:
        """Some of them are the seller's own."""
        return bool(self._own())

    def set_value(self, key: str, text: str) -> None:
        """Keep what was typed into a row; the others stay as they are."""
        own, cell = self._own(), (key, self.model.VALUE)
        try:
            typed = self.model.typed(key, text, own.get(key))
        except Refusal as refusal:
            self._asked = cell, text
            self.refuse(refusal_words(refusal))
            return
        self._ask(f"{self.one}.{key}", {self.field: {**own, key: typed}}, (cell, text))

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.model.retranslate()
        self.table.setAccessibleName(said(f"name.{self.field}"))
        self.usual.set_text(self._told("usual"))
        self.back.set_text(self._told("back"))
        self._tell()

    def _lay_out(self) -> None:
        below = row(self._about, self.usual, gap=16)
        below.setStretchFactor(self._about, 1)
        above = row(self._whose, gap=0), row(self.back, None)
        self.setLayout(column(8, *above, self.table, self._note, self._warning, below, gap=8))

    def _own(self) -> dict[str, Any]:
        """The rows that are the seller's own, by their keys."""
        own: dict[str, Any] = getattr(self.settings, self.field)
        return own

    def _go_back(self) -> None:
        chosen = self._chosen()
        cell = (chosen.key, self.model.VALUE) if chosen is not None else ("", -1)
        if cell in self.model.refused:
            self._forget(cell)
        elif chosen is not None and chosen.own_since:
            rest = {key: own for key, own in self._own().items() if key != chosen.key}
            self._ask(f"{self.one}.{chosen.key}", {self.field: rest})
            self.table.setFocus()

    def _chosen(self) -> Sourced | None:
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _tell(self) -> None:
        """Say whose word the chosen row is, and what speaks against one's own."""
        own, chosen = len(self._own()), self._chosen()
        self._whose.setText(
            self._told("some_own", count=own) if own else self._told("all_shipped")
        )
        self.back.setVisible(bool(own))
        about = self.model.about(chosen) if chosen is not None else ""
        warning = self.model.warning(chosen) if chosen is not None else ""
        self._about.setText(about)
        self.usual.setVisible(chosen is not None and bool(chosen.own_since))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self.table.setAccessibleDescription(one_after_another(about, warning))

    def _told(self, name: str, **facts: object) -> str:
        return say(f"{self.field}.{name}", look().lang, **facts)
