"""Where goods can go beside the return address: added, edited and removed in the settings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from desktop.desk_settings.pages import Page
from desktop.desk_settings.sayings import said
from desktop.look.theme import look, px
from desktop.widgets.address_edit import AddressEdit
from desktop.widgets.assisted import follow_selection
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.layouts import row
from desktop.widgets.segmented import ChipChoice
from desktop.wording import choice_word, refusal_words, word
from desktop.work.operation import plain
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.place import Place
from returns.records.postal import address_words
from returns.terms import PlaceKind


class PlacesPage(Page):
    """A list with its buttons; what is written here is undone in the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("places", ())
        self._shell = shell
        self._places: tuple[Place, ...] = ()
        self.list = QListWidget()
        self.list.setProperty("kind", "choices")
        self.add, self.edit, self.remove = Button("", icon_name="plus"), Button(), Button()
        self.problem = PlainLabel("", "medium", "bad")
        self.problem.hide()
        self.none = PlainLabel("", "medium", "muted")
        self.none.setContentsMargins(0, 0, 0, px(8))
        self.box.insertSpacing(2, px(8))
        self.box.insertWidget(3, self.none)
        self.box.insertWidget(4, self.list, 20)
        self.box.insertWidget(5, self.problem)
        self.box.insertSpacing(6, px(8))
        self.box.insertLayout(7, row(self.add, self.edit, None, self.remove))
        self.add.clicked.connect(lambda: self._ask(None))
        self.edit.clicked.connect(lambda: self._ask(self._chosen()))
        self.remove.clicked.connect(self._remove)
        self.list.itemActivated.connect(lambda _: self._ask(self._chosen()))
        self.list.currentRowChanged.connect(lambda _: self._offer())
        follow_selection(self.list)
        self.read()

    def read(self) -> None:
        """Read the places again."""
        places = self._shell.desk.places
        self._shell.jobs.run(lambda: places.all(), self._show)

    def _show(self, places: tuple[Place, ...]) -> None:
        at = self.list.currentRow()
        self._places = places
        self.list.clear()
        for place in places:
            kind = word("place_kind", place.kind.value)
            where = address_words(place.address, look().lang)
            self.list.addItem(" · ".join(filter(None, (one_line(place.name), kind, where))))
        self.list.setCurrentRow(min(max(at, 0), len(places) - 1))
        for part in (self.list, self.edit, self.remove):
            part.setVisible(bool(places))
        self.none.setVisible(not places)
        self._offer()

    def _offer(self) -> None:
        for button in (self.edit, self.remove):
            button.setEnabled(self._chosen() is not None and not self._shell.desk.read_only)
        self.add.setEnabled(not self._shell.desk.read_only)

    def _chosen(self) -> Place | None:
        at = self.list.currentRow()
        return self._places[at] if 0 <= at < len(self._places) else None

    def _ask(self, place: Place | None) -> None:
        names = [each.name for each in self._places]
        dialog = PlaceEditDialog(place, names, self.window())
        dialog.entered.connect(lambda told: self._save(dialog, place, told))
        dialog.open_sized(480)

    def _save(self, dialog: "PlaceEditDialog", before: Place | None, told: Place) -> None:
        places = self._shell.desk.places

        def save(place: Place) -> Change:
            return places.keep(place.name, place.kind, place.address)

        known = next((p for p in self._places if p.name == told.name.strip()), before)
        back: Callable[[], Change] = (
            (lambda: save(known)) if known is not None else (lambda: places.remove(told.name))
        )

        def kept(_change: Change) -> None:
            dialog.taken()
            self.read()

        words = self.tr("place {name}").format(name=told.name)
        step = plain(words, lambda: save(told), lambda _: back())
        self._shell.perform(step, self, kept, dialog.refused)

    def _remove(self) -> None:
        place, places = self._chosen(), self._shell.desk.places
        if place is None:
            return
        words = self.tr("place {name} removed").format(name=place.name)
        step = plain(
            words,
            lambda: places.remove(place.name),
            lambda _: places.keep(place.name, place.kind, place.address),
        )
        self._shell.perform(step, self, lambda _: self._removed(), self._refused)

    def _removed(self) -> None:
        self.problem.hide()
        self.read()

    def _refused(self, refusal: Refusal) -> None:
        self.problem.setText(refusal_words(refusal))
        self.problem.show()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        super().retranslate()
        self.list.setAccessibleName(self.tr("Places"))
        self.none.setText(said("places.none"))
        self.add.set_text(self.tr("Add a place…"))
        self.edit.set_text(self.tr("Edit…"))
        self.remove.set_text(self.tr("Remove"))
        self._show(self._places)


class PlaceEditDialog(Dialog):
    """Name, kind and address of a place; stays open when it is refused."""

    #: the `Place` as typed
    entered = Signal(object)

    def __init__(
        self, place: Place | None, names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`names` are those of all places: a new one takes the place of none of them."""
        super().__init__("", "", parent)
        self._taken = {name.casefold() for name in names} if place is None else set()
        title = self.tr("A place") if place is not None else self.tr("New place")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._id = place.id if place is not None else 0
        self.name = QLineEdit(place.name if place is not None else "")
        self.name.setMaxLength(120)
        # its name is how a place is known: another name is another place
        self.name.setReadOnly(place is not None)
        self.kind = ChipChoice(
            [(kind.value, choice_word("place_kind", kind.value)) for kind in PlaceKind],
            self.tr("Kind"),
        )
        self.kind.set_value((place.kind if place is not None else PlaceKind.OWN).value)
        self.address = AddressEdit()
        if place is not None:
            self.address.set_address(place.address)
        self.add_field(self.tr("Name"), self.name)
        if place is not None:
            kept = self.tr(
                "The name stays, since cases know the place by it. Add one for another."
            )
            self.words.setText(kept)
            self.words.show()
        self.add_field(self.tr("Kind"), self.kind)
        self.add(self.address)
        self.ok.set_text(self.tr("Keep the place"))
        self._check()
        self.name.textChanged.connect(self._check)
        self.address.country.textChanged.connect(self._check)
        first = self.name if place is None else self.address.lines["name"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        """A name is wanted, and one that no other place has."""
        name = self.name.text().strip()
        taken = name.casefold() in self._taken
        self.show_problem(self.tr("There is a place of that name already.") if taken else "")
        self.ok.setEnabled(bool(name) and not taken and not self.address.problem())

    def accept(self) -> None:
        """Give the place; the dialog waits for the answer."""
        kind, address = PlaceKind(self.kind.value()), self.address.address()
        self.entered.emit(Place(self._id, self.name.text().strip(), kind, address))

    def taken(self) -> None:
        """It was kept."""
        super().accept()

    def refused(self, refusal: Refusal) -> None:
        """Say why it was not."""
        self.show_problem(refusal_words(refusal))
