"""Who shipped a case's goods, chosen by hand: for the case, or for its product from now on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.look.theme import look
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.language import listed
from returns.phrases import filled
from returns.records.case import Case
from returns.records.policy import Supplier
from returns.terms import ListingSource


class SupplierDialog(Dialog):
    """Gives `decided(supplier id, for the product, listing or None)`; stays open when refused."""

    decided = Signal(int, bool, object)

    def __init__(
        self, case: Case, suppliers: Sequence[Supplier], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._case = case
        self.setWindowTitle(self.tr("Choose supplier"))
        # it is said of all that the case is about
        items = listed([line.title or line.sku for line in case.lines], look().lang)
        self.heading.setText(filled(self.tr("Who shipped {item}?"), item=items or case.order))
        self.words.setText(
            self.tr(
                "Their policy of the order's day comes with it, and the case is advised anew."
            )
        )
        self.words.show()
        self.supplier = QComboBox()
        for each in suppliers:
            self.supplier.addItem(each.name, each.id)
        self.supplier.setCurrentIndex(max(0, self.supplier.findText(case.lead.supplier)))
        self.add_field(self.tr("Supplier"), self.supplier)
        self.listing = QComboBox()
        for words, source in (
            (self.tr("Not known"), ListingSource.UNKNOWN),
            (self.tr("I wrote it"), ListingSource.OWN),
            (self.tr("It is the supplier's text"), ListingSource.FEED),
        ):
            self.listing.addItem(words, source)
        self.listing.setCurrentIndex(self.listing.findData(case.lead.listing))
        self.add_field(self.tr("Who wrote the listing?"), self.listing)
        sku = next((line.sku for line in case.lines if line.sku), "")
        self.for_product = QCheckBox(self.tr("For its product, too"))
        self.for_product.setChecked(bool(sku))
        text = self.tr("For every open case of {sku}, and for those to come")
        # a tick cannot wrap its words: what it means stands below it
        self.meant = PlainLabel(filled(text, sku=sku), "small", "muted")
        self.for_product.setAccessibleDescription(self.meant.text())
        for part in (self.for_product, self.meant):
            part.setVisible(bool(sku))
            self.add(part)
        self.ok.set_text(self.tr("Choose"))
        self.supplier.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Give what was chosen; the dialog waits for the answer."""
        source = ListingSource(self.listing.currentData())
        said = source if source != self._case.lead.listing else None
        self.ok.setEnabled(False)
        self.decided.emit(self.supplier.currentData(), self.for_product.isChecked(), said)

    def taken(self) -> None:
        """It was written down."""
        super().accept()

    def refused(self, refusal: Refusal) -> None:
        """Say why it was not."""
        self.ok.setEnabled(True)
        self.show_problem(refusal_words(refusal))


class SuppliersDialog(Dialog):
    """Who shipped the goods of several cases; gives `decided(supplier id, name)`."""

    decided = Signal(int, str)

    def __init__(
        self, count: int, suppliers: Sequence[Supplier], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Choose supplier"))
        text = self.tr("Who shipped the goods of these {count} cases?")
        self.heading.setText(text.format(count=count))
        self.supplier = QComboBox()
        for each in suppliers:
            self.supplier.addItem(each.name, each.id)
        self.add_field(self.tr("Supplier"), self.supplier)
        self.say_outcome(
            self.tr(
                "Each case gets their policy of its order's day and is advised anew. "
                "One whose supplier was asked already stays as it is, and is told."
            )
        )
        self.ok.set_text(self.tr("Choose"))
        self.supplier.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Give who it was."""
        self.decided.emit(self.supplier.currentData(), self.supplier.currentText())
        super().accept()
