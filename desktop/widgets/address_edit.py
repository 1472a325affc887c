"""A postal address typed field by field; it tells when somebody is done with a field."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.look.theme import px
from desktop.widgets.country_edit import CountryEdit
from desktop.widgets.labels import PlainLabel
from returns.records.policy import Address

_FIELDS = ("name", "first", "second", "postcode", "city", "region", "country", "phone")


class AddressEdit(QWidget):
    """Name, two lines, postcode, city, region, country, phone."""

    #: a field was left with another text than it had
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest: tuple[str, ...] = ()
        self._last = Address()
        self.country = CountryEdit()
        self.lines: dict[str, QLineEdit] = {
            name: self.country if name == "country" else QLineEdit() for name in _FIELDS
        }
        self._note = PlainLabel("", "small", "bad")
        self._names = {name: PlainLabel("", "caption", "muted") for name in _FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        places = {
            "name": (0, 0, 4),
            "first": (2, 0, 4),
            "second": (4, 0, 4),
            "postcode": (6, 0, 1),
            "city": (6, 1, 3),
            "region": (8, 0, 1),
            "country": (8, 1, 1),
            "phone": (8, 2, 2),
        }
        for name, (line, across, wide) in places.items():
            grid.addWidget(self._names[name], line, across, 1, wide)
            grid.addWidget(self.lines[name], line + 1, across, 1, wide)
            self.lines[name].setMaxLength(200)
            self.lines[name].editingFinished.connect(self._left)
        grid.addWidget(self._note, 10, 0, 1, 4)
        self._note.hide()
        self.country.textChanged.connect(self._note.hide)
        self.retranslate()

    def set_address(self, address: Address) -> None:
        """Show an address; lines beyond the second are kept as they are."""
        self._last = address
        first, second, *rest = (*address.lines, "", "")
        self._rest = tuple(part for part in rest if part)
        texts = {
            "name": address.name,
            "first": first,
            "second": second,
            "postcode": address.postcode,
            "city": address.city,
            "region": address.region,
            "phone": address.phone,
        }
        for name, text in texts.items():
            self.lines[name].setText(text)
        self.country.set_country(address.country)
        self._note.setVisible(bool(self.problem()))

    def address(self) -> Address:
        """What is typed."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        own = (typed["first"], typed["second"])
        return Address(
            name=typed["name"],
            lines=(*(line for line in own if line), *self._rest),
            city=typed["city"],
            region=typed["region"],
            postcode=typed["postcode"],
            country=self.country.country(),
            phone=typed["phone"],
        )

    def problem(self) -> str:
        """That what stands for the country is none, "" where it is one, or nothing stands there."""
        return self._note.text() if self.country.unknown() else ""

    def _left(self) -> None:
        self._note.setVisible(bool(self.problem()))
        address = self.address()
        if address != self._last:
            self._last = address
            self.edited.emit()

    def retranslate(self) -> None:
        """Name the fields in the language on screen."""
        names = {
            "name": self.tr("Addressee"),
            "first": self.tr("Street and number"),
            "second": self.tr("Second line"),
            "postcode": self.tr("Postcode"),
            "city": self.tr("City"),
            "region": self.tr("Region or state"),
            "country": self.tr("Country"),
            "phone": self.tr("Phone"),
        }
        for name, words in names.items():
            self._names[name].setText(words)
            self.lines[name].setAccessibleName(words)
        self._note.setText(
            self.tr("There is no country of this name: choose it from the list (↓).")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Name them in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
