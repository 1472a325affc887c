"""The copies of one place: a table to choose from."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal

from desktop.keeping.copies_model import WHY, CopiesModel
from desktop.keeping.sayings import place_name, said
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_table import ChoiceTable
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.segmented import Segmented
from returns.records.keeping import Copy, Place


class CopiesCard(Card):
    """Which place, its copies, and what an unproved one means."""

    #: the `Copy` that was chosen, or None
    chosen = Signal(object)
    #: an unproved `Copy` shall be read back
    prove_wanted = Signal(object)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.model = CopiesModel(now)
        self.table: ChoiceTable[Copy] = ChoiceTable(self.model, WHY)
        self.places = Segmented(())
        self.prove = Button("", "link")
        self._places: dict[str, Place] = {}
        self._title = PlainLabel("", "heading")
        self._kept = PlainLabel("", "small", "muted")
        self._empty = PlainLabel("", "body", "muted")
        self._note = PlainLabel("", "small", "muted")
        self._wanted, self._turned_to = "", ""
        self.add(row(self._title, None, self.places))
        self.add(self._kept)
        self.add(self.table)
        self.add(self._empty)
        self.add(row(self._note))
        self.add(row(self.prove, None))
        self.places.chosen.connect(self._turn)
        self.prove.clicked.connect(lambda: self.prove_wanted.emit(self.table.row()))
        self.table.chosen.connect(self._tell)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show the copies of the place in front, of the one on another disk at first."""
        # the newest stays chosen as the newest: a copy that was just made is what one looks at
        kept = self.table.row() if self.table.currentIndex().row() > 0 else None
        self._places = {str(place.folder): place for place in places}
        options = tuple((key, place_name(place)) for key, place in self._places.items())
        self.places.set_options(options)
        self.places.setVisible(len(options) > 1)
        at = self._turned_to
        if at not in self._places:
            at = next(
                (k for k, p in self._places.items() if not p.own and p.there), options[0][0]
            )
        self.places.set_value(at)
        self._show(at, kept)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._kept.setText(said("copies.kept"))
        self._note.setText(said("copies.unproved"))
        self.prove.set_text(said("copies.prove"))
        self.model.retranslate()
        if self._wanted in self._places:
            name = place_name(self._places[self._wanted])
            self._title.setText(said("copies.of", place=name))
            self.places.setAccessibleName(said("places"))
            self.table.setAccessibleName(said("copies.of", place=name))
            gone = not self._places[self._wanted].there
            self._empty.setText(said("copies.gone" if gone else "copies.none"))

    def _turn(self, key: str) -> None:
        self._turned_to = key
        self._show(key, None)

    def _show(self, key: str, keep: Copy | None) -> None:
        self._wanted = key
        copies = self._places[key].copies
        self.model.show(copies)
        self.table.fit_rows()
        self.table.setVisible(bool(copies))
        self._empty.setVisible(not copies)
        self._note.setVisible(any(copy.proved_at is None for copy in copies))
        self.retranslate()
        at = next((n for n, copy in enumerate(copies) if keep and copy.path == keep.path), 0)
        if copies:
            self.table.selectRow(at)

    def _tell(self, copy: Copy | None) -> None:
        self.prove.setVisible(copy is not None and copy.proved_at is None)
        self.chosen.emit(copy)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
