"""Who shipped a case's goods, chosen by hand: for the case, or for its product from now on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.look.theme import look
from desktop.queue.dialogs.line_choice import LineChoice
from desktop.widgets.choice_box import ChoiceBox
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
    """Gives `decided(supplier id, for the product, listing or None, line or None)`; waits for the answer."""

    decided = Signal(int, bool, object, object)

    def __init__(
        self, case: Case, suppliers: Sequence[Supplier], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._case = case
        self.setWindowTitle(self.tr("Choose supplier"))
        self.words.setText(
            self.tr(
                "Their policy of the order’s day comes with it, and the case is advised anew."
            )
        )
        self.words.show()
        #: what somebody else shipped is not said of all the case is about
        self.of_line = LineChoice(case, every=True, pieces=False)
        self.add(self.of_line)
        self.supplier = ChoiceBox()
        for each in suppliers:
            self.supplier.addItem(each.name, each.id)
        self.add_field(self.tr("Supplier"), self.supplier)
        self.listing = ChoiceBox()
        for words, source in (
            (self.tr("Not known"), ListingSource.UNKNOWN),
            (self.tr("I wrote it"), ListingSource.OWN),
            (self.tr("It is the supplier’s text"), ListingSource.FEED),
        ):
            self.listing.addItem(words, source)
        self.add_field(self.tr("Who wrote the listing?"), self.listing)
        self.for_product = QCheckBox(self.tr("For its product, too"))
        # a tick cannot wrap its words: what it means stands below it
        self.meant = PlainLabel("", "small", "muted")
        for part in (self.for_product, self.meant):
            self.add(part)
        self.ok.set_text(self.tr("Choose"))
        self.of_line.changed.connect(self._fill)
        if len(case.lines) > 1:
            unknown = (line.number for line in case.lines if line.supplier_id is None)
            self.of_line.choose(next(unknown, case.lead.number))
        self._fill()
        self.supplier.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """What is asked, of the line that is meant or of all of them."""
        lines, lang = self.of_line.meant(), look().lang
        items = listed([line.title or line.sku for line in lines], lang)
        item = items or self._case.order
        self.heading.setText(filled(self.tr("Who shipped {item}?"), item=item))
        one = self.of_line.line()
        self.supplier.setCurrentIndex(max(0, self.supplier.findText(one.supplier)))
        self.listing.setCurrentIndex(self.listing.findData(one.listing))
        skus = list(dict.fromkeys(line.sku for line in lines if line.sku))
        text = self.tr("For every open case of {sku}, and for those to come")
        self.meant.setText(filled(text, sku=listed(skus, lang)))
        self.for_product.setChecked(bool(skus))
        self.for_product.setAccessibleDescription(self.meant.text())
        for part in (self.for_product, self.meant):
            part.setVisible(bool(skus))

    def accept(self) -> None:
        """Give what was chosen; the dialog waits for the answer."""
        source = ListingSource(self.listing.currentData())
        said = source if source != self.of_line.line().listing else None
        told = (self.for_product.isChecked(), said, self.of_line.number())
        self.ok.setEnabled(False)
        self.decided.emit(self.supplier.currentData(), *told)

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
        self.supplier = ChoiceBox()
        for each in suppliers:
            self.supplier.addItem(each.name, each.id)
        self.add_field(self.tr("Supplier"), self.supplier)
        self.say_outcome(
            self.tr(
                "Each case gets their policy of its order’s day and is advised anew. "
                "One whose supplier was asked already stays as it is, and is told."
            )
        )
        self.ok.set_text(self.tr("Choose"))
        self.supplier.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Give who it was."""
        self.decided.emit(self.supplier.currentData(), self.supplier.currentText())
        super().accept()
