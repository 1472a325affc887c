"""A supplier's name, contacts, standing and return addresses; each is kept when it is entered."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.look.theme import look, px
from desktop.policies.form.draft import NewSupplier
from desktop.policies.form.form_row import FormRow
from desktop.policies.own_page import OwnPage
from desktop.widgets.address_edit import AddressEdit
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.segmented import Segmented
from desktop.wording import word
from returns.records.policy import Address, Supplier, Warehouse
from returns.terms import Standing


class SupplierForm(OwnPage):
    """For a new supplier it asks name, e-mail and language; for a known one it keeps each change."""

    #: a `NewSupplier`
    add_wanted = Signal(object)
    #: (field of `edit_supplier`, its new value)
    edited = Signal(str, str)
    #: (warehouse id or 0 for a new one, name, `Address`)
    place_edited = Signal(int, str, object)
    place_removed = Signal(int)

    def __init__(self, supplier: Supplier | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._supplier = supplier
        self._title = PlainLabel("", "title")
        self._line = PlainLabel("", "body", "muted")
        self.name, self.email = QLineEdit(), QLineEdit()
        self.language, self.standing = Segmented(), Segmented()
        self.note = _Note()
        editors = {
            "name": self.name,
            "email": self.email,
            "language": self.language,
            "standing": self.standing,
            "note": self.note,
        }
        self._rows = {name: FormRow(name, editor) for name, editor in editors.items()}
        self.places: list[PlaceCard] = []
        self._places = QVBoxLayout()
        self._add_place = Button("", icon_name="plus")
        self._done = Button("", "primary")
        self._back = Button()
        self._build()
        self.retranslate()
        self._fill()
        self._wire()

    def _build(self) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(px(26), px(18), px(26), px(18))
        box.setSpacing(px(10))
        for part in (self._title, self._line, *self._rows.values()):
            box.addWidget(part)
        self._places.setSpacing(px(10))
        box.addLayout(self._places)
        box.addLayout(row(self._add_place, None))
        box.addStretch(1)
        scroll = ScrollColumn(box)
        foot = row(None, self._back, self._done, gap=8)
        self.setLayout(column(scroll, framed("foot", foot, (26, 10, 26, 10)), gap=0))
        self.note.setFixedHeight(px(72))
        self.note.setTabChangesFocus(True)
        self.name.setMaxLength(200)
        self.email.setMaxLength(320)
        self.setFocusProxy(self.name)
        known = self._supplier is not None
        for name in ("standing", "note"):
            self._rows[name].setVisible(known)
        self._add_place.setVisible(known)
        self._back.setVisible(not known)

    def _wire(self) -> None:
        if self._supplier is None:
            self.name.returnPressed.connect(self._add)
            self.email.returnPressed.connect(self._add)
            self._done.clicked.connect(self._add)
        else:
            self.name.editingFinished.connect(lambda: self._left("name", self.name.text()))
            self.email.editingFinished.connect(lambda: self._left("email", self.email.text()))
            self.language.chosen.connect(lambda value: self._left("language", value))
            self.standing.chosen.connect(lambda value: self._left("standing", value))
            self.note.left.connect(lambda: self._left("note", self.note.toPlainText()))
            self._done.clicked.connect(self.closed)
        self._back.clicked.connect(self.closed)
        self._add_place.clicked.connect(self._begin_place)

    def _fill(self) -> None:
        known = self._supplier
        self.language.set_value(known.language if known else look().lang)
        if known is None:
            return
        self.name.setText(known.name)
        self.email.setText(known.email)
        self.standing.set_value(known.standing)
        self.note.setPlainText(known.note)
        self._show_places(known.warehouses)

    def update_supplier(self, supplier: Supplier) -> None:
        """What the desk has now; a field that is being typed in is left alone."""
        self._supplier = supplier
        self._title.setText(supplier.name)
        self.refuse("")
        for line, text in ((self.name, supplier.name), (self.email, supplier.email)):
            if not line.hasFocus():
                line.setText(text)
        if not self.note.hasFocus():
            self.note.setPlainText(supplier.note)
        self.language.set_value(supplier.language)
        self.standing.set_value(supplier.standing)
        self._show_places(supplier.warehouses)

    def known(self) -> bool:
        """True for a supplier on the desk, False while a new one is asked for."""
        return self._supplier is not None

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say beside the e-mail or the name why it was not taken; the words typed stay."""
        at = "email" if field == "email" else "name"
        for name in ("name", "email"):
            self._rows[name].set_wrong(sentence if name == at else "")

    def wrong(self, field: str = "name") -> str:
        """What is said beside a field."""
        return self._rows[field].wrong()

    def _add(self) -> None:
        name, email = self.name.text(), self.email.text()
        self.add_wanted.emit(NewSupplier(name, email, self.language.value() or "en"))

    def _left(self, name: str, value: str) -> None:
        known = self._supplier
        if known is not None and str(getattr(known, name)) != value.strip():
            self.edited.emit(name, value)
        else:
            # what was refused is taken back by hand
            self._rows[name].set_wrong("")

    def _show_places(self, places: tuple[Warehouse, ...]) -> None:
        shown = [card.place_id for card in self.places]
        if len(shown) != len(places) or any(
            known not in (0, place.id) for known, place in zip(shown, places, strict=True)
        ):
            for card in self.places:
                self._places.removeWidget(card)
                card.setParent(None)
                card.deleteLater()
            self.places = []
            for place in places:
                self._put(place)
        for card, place in zip(self.places, places, strict=True):
            card.show_place(place)

    def _put(self, place: Warehouse) -> "PlaceCard":
        card = PlaceCard(place)
        card.edited.connect(self.place_edited)
        card.removed.connect(self._remove)
        self.places.append(card)
        self._places.addWidget(card)
        return card

    def _begin_place(self) -> None:
        # nothing is kept before something is typed: labels must not go to an empty address
        if not any(card.place_id == 0 for card in self.places):
            self._put(Warehouse(0, 0, "", Address())).name.setFocus()

    def _remove(self, place_id: int) -> None:
        if place_id:
            self.place_removed.emit(place_id)
            return
        card = self.places.pop()
        self._places.removeWidget(card)
        card.setParent(None)
        card.deleteLater()

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        known = self._supplier
        self._title.setText(known.name if known else self.tr("New supplier"))
        self._line.setText(
            self.tr("Changes are kept as you enter them.")
            if known
            else self.tr("Who ships the goods? The rest can follow later.")
        )
        self._rows["name"].set_words(self.tr("Name"))
        self._rows["email"].set_words(self.tr("E-mail for returns"))
        self._rows["language"].set_words(self.tr("Letters to them are in"))
        self._rows["standing"].set_words(self.tr("How you stand with them"))
        self._rows["note"].set_words(self.tr("Note"))
        self.language.set_options((("en", "English"), ("zh", "中文")))
        self.standing.set_options([(each, word("standing", each)) for each in Standing])
        self._add_place.set_text(self.tr("Add a return address"))
        self._back.set_text(self.tr("Cancel"))
        self._done.set_text(self.tr("Done") if known else self.tr("Add supplier"))


class _Note(QPlainTextEdit):
    """Tells when the focus leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that somebody is done."""
        super().focusOutEvent(event)
        self.left.emit()


class PlaceCard(Card):
    """One return address."""

    edited = Signal(int, str, object)
    removed = Signal(int)

    def __init__(self, place: Warehouse) -> None:
        super().__init__("", "sunk", gap=6)
        self.place_id = place.id
        self._place = place
        self._waiting = False
        self.name, self.address = QLineEdit(), AddressEdit()
        self.name.setMaxLength(200)
        self._label = PlainLabel("", "small", "muted")
        self._gone = Button("", "link")
        self.add(column(self._label, self.name, gap=2))
        self.add(self.address)
        self.add(row(None, self._gone))
        self.name.editingFinished.connect(self._left)
        self.address.edited.connect(self._left)
        self._gone.clicked.connect(lambda: self.removed.emit(self.place_id))
        self.retranslate()

    def show_place(self, place: Warehouse) -> None:
        """What the desk has."""
        typing = QApplication.focusWidget()
        if self.place_id == 0 and place.id:
            # the desk has taken what was typed first; what was typed since follows it
            self.place_id, self._place, self._waiting = place.id, place, False
            self._left()
            return
        self._place = place
        if typing is None or not self.isAncestorOf(typing):
            self.name.setText(place.name)
            self.address.set_address(place.address)

    def _left(self) -> None:
        name, address = self.name.text().strip(), self.address.address()
        if self._waiting or (name, address) == (self._place.name, self._place.address):
            return
        self._waiting = self.place_id == 0
        self.edited.emit(self.place_id, name, address)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.set_caption(self.tr("Return address"))
        self._label.setText(self.tr("Name of the warehouse"))
        self.name.setAccessibleName(self.tr("Name of the warehouse"))
        self._gone.set_text(self.tr("Remove this address"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
