"""A product that no file told of: its SKU and its name; everything else is said of it afterwards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.widgets.dialog import Dialog

#: no shop's number is longer
_LONGEST = 200


class NewProductDialog(Dialog):
    """Gives `told(sku, title)`; a SKU that is known is refused here, before anything is written."""

    told = Signal(str, str)

    def __init__(self, known: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New product"), parent=parent)
        self.ok.set_text(self.tr("Add it"))
        self._known = known
        self.sku, self.name = QLineEdit(), QLineEdit()
        for line in (self.sku, self.name):
            line.setMaxLength(_LONGEST)
        self.add_field(self.tr("SKU"), self.sku)
        self.add_field(self.tr("Name"), self.name)
        self.sku.textChanged.connect(lambda _: self.show_problem(""))
        self.sku.setFocus()

    def accept(self) -> None:
        """Only with a number of its own."""
        sku = self.sku.text().strip()
        if not sku:
            self.show_problem(self.tr("A product is known by its SKU: write it down."))
        elif sku in self._known:
            text = self.tr("“{sku}” is on this desk already. Nothing was changed.")
            self.show_problem(text.format(sku=sku))
        else:
            self.told.emit(sku, self.name.text().strip())
            super().accept()
