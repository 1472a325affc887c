"""Where an order goes: as it is known, and told by a person where no file did, or told it wrong."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.theme import look
from desktop.widgets.address_edit import AddressEdit
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from returns.records.case import Case
from returns.records.policy import Address
from returns.records.postal import address_words


class AddressDialog(Dialog):
    """Gives `told(Address)`, where it differs from the one that is known."""

    told = Signal(object)

    def __init__(self, order: str, known: Address, parent: QWidget | None = None) -> None:
        super().__init__("", order, parent)
        self._known = known
        self.setWindowTitle(self.tr("Address of the order"))
        self.heading.setText(self.tr("Where does the order go?"))
        self.address = AddressEdit()
        self.address.set_address(known)
        self.add(self.address)
        for line in self.address.lines.values():
            line.textChanged.connect(lambda _: self._check())
        self.say_outcome(self.tr("A later file will not overwrite what you enter."))
        self.ok.set_text(self.tr("Save"))
        self.address.lines["first"].setFocus()
        self._check()

    def _check(self) -> None:
        told = self.address.address()
        town = told.city or told.postcode
        known = told.country and not self.address.problem()
        self.ok.setEnabled(bool(told.lines and town and known))

    def accept(self) -> None:
        """Give what was typed."""
        address = self.address.address()
        if address != self._known:
            self.told.emit(address)
        super().accept()


class ShipsTo(QWidget):
    """The address of a case's order on one line, and a link to tell it; `told(Address)`."""

    told = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._order, self._buyer = case.order, case.sale.buyer or case.customer.name
        self._address = case.sale.address
        self._said = PlainLabel("", "body", "muted")
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.edit = Button(self.tr("Edit"), "link")
        self.edit.setAccessibleName(self.tr("Edit the address"))
        self.edit.clicked.connect(self._ask)
        self.setLayout(row(self._said, self.edit))
        self._say()

    def said(self) -> str:
        """What stands there."""
        return self._said.text()

    def _say(self) -> None:
        words = address_words(self._address, look().lang, self._address.name or self._buyer)
        known = self._address.lines or self._address.city or self._address.postcode
        self._said.setText(words if known else self.tr("The address is not known yet."))

    def _ask(self) -> None:
        known = replace(self._address, name=self._address.name or self._buyer)
        dialog = AddressDialog(self._order, known, self.window())
        dialog.told.connect(self._keep)
        dialog.open_sized()

    def _keep(self, address: Address) -> None:
        self._address = address
        self._say()
        self.told.emit(address)
