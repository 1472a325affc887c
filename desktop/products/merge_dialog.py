"""Which of several SKUs of one thing stays; the others are that product from then on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop.look.theme import look
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import one_line
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.language import listed
from returns.phrases import filled
from returns.records.order import Product


class MergeDialog(Dialog):
    """Gives `told(SKUs that go, SKU that stays)`; of a single product the other one is looked for."""

    told = Signal(object, str)

    def __init__(
        self,
        chosen: Sequence[Product],
        others: Sequence[Product],
        suppliers: Mapping[int, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Merge products"), parent=parent)
        self._chosen, self._suppliers = chosen, suppliers
        self._known = {each.sku: each for each in (*chosen, *others)}
        self.words.setText(
            self.tr(
                "One thing under several SKUs becomes one product. Orders and cases keep the SKU"
                " that they came with, and later files may name either."
            )
        )
        self.words.show()
        several = len(chosen) > 1
        self.stays = ChoiceBox()
        for product in chosen if several else others:
            name = "" if product.title == product.sku else f"  {one_line(product.title)}"
            self.stays.addItem(f"{product.sku}{name}", product.sku)
        self.stays.setMinimumContentsLength(12)
        self.stays.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add_field(
            self.tr("Which one stays") if several else self.tr("It is the same as"), self.stays
        )
        if several:
            self.stays.setCurrentIndex(_best_known(chosen))
        else:
            self._let_type()
        self.stays.currentTextChanged.connect(lambda _: self._say())
        self.ok.set_text(self.tr("Merge them"))
        self._say()
        self.stays.setFocus()

    def _let_type(self) -> None:
        """Of thousands one is found by any part of its number or name."""
        self.stays.setEditable(True)
        self.stays.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.stays.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.stays.setCurrentIndex(-1)

    def into(self) -> str:
        """The SKU that stays; "" while none is chosen, or what is typed is none."""
        typed = self.stays.currentText().strip()
        at = self.stays.findText(typed)
        if at < 0:
            at = self.stays.findData(typed)
        return str(self.stays.itemData(at)) if at >= 0 and typed else ""

    def going(self) -> list[str]:
        """The SKUs that are the other one from then on."""
        return [each.sku for each in self._chosen if each.sku != self.into()]

    def _say(self) -> None:
        into = self.into()
        strange = self._of_two_suppliers(into) if into else None
        self.show_problem(refusal_words(strange) if strange is not None else "")
        self.ok.setEnabled(bool(into) and strange is None)
        text = self.tr(
            "{gone} becomes {into}, which takes over only what it lacks. Nothing that was sent or"
            " paid changes."
        )
        gone = listed(self.going(), look().lang)
        one = bool(into) and strange is None
        self.say_outcome(filled(text, gone=gone, into=into) if one else "")

    def _of_two_suppliers(self, into: str) -> Refusal | None:
        """What the desk would refuse it with: goods that two suppliers ship are not one product."""
        shipped = self._known[into].supplier_id
        for product in (self._known[sku] for sku in self.going()):
            mine = product.supplier_id
            if None not in (shipped, mine) and shipped != mine:
                return Refusal(
                    "product.merge_suppliers",
                    sku=product.sku,
                    into=into,
                    one=self._suppliers.get(mine or 0, ""),
                    other=self._suppliers.get(shipped or 0, ""),
                )
            shipped = shipped or mine
        return None

    def accept(self) -> None:
        """Give both sides."""
        if self.into():
            self.told.emit(self.going(), self.into())
            super().accept()


def _best_known(products: Sequence[Product]) -> int:
    """The place of the one of which most is known."""

    def known(product: Product) -> int:
        facts = (product.supplier_id, product.cost, product.price, product.weight_g)
        told = (product.picture, product.group)
        return sum(fact is not None for fact in facts) + sum(map(bool, told))

    return max(range(len(products)), key=lambda at: (known(products[at]), -at))
