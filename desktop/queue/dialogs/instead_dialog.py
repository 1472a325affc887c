"""Sending a new one: what, from whom, with which number; or promising it where nothing is agreed yet."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.step_dialogs import StepDialog, about
from desktop.widgets.labels import one_line
from desktop.widgets.layouts import column
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import who, word
from returns.phrases import filled
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.records.order import Product
from returns.terms import BuyerMoney, ExchangeFrom, Move, Offer, StepKind
from returns.trade.offers import traits

_AGREED = (BuyerMoney.AGREED, BuyerMoney.PAID_PARTLY, BuyerMoney.REPLACED)


class SendInsteadDialog(StepDialog):
    """The same again, another variant or another thing; ours, the supplier's or bought."""

    def __init__(
        self,
        case: Case,
        products: Sequence[Product],
        usual: Mapping[int, ExchangeFrom],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._case, self._usual = case, usual
        self.setWindowTitle(self.tr("Send a new one"))
        self.choice = LineChoice(case)
        self.thing = ChipChoice(
            [("", self.tr("The same again")), ("other", self.tr("Another variant or thing…"))],
            self.tr("What"),
        )
        self.product = QComboBox()
        for product in products:
            said = f"{product.sku}  {one_line(product.title)}"
            self.product.addItem(said, product.sku)
        self.product.setMinimumContentsLength(12)
        self.product.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.product.setAccessibleName(self.tr("What"))
        self.source = Segmented(
            [(each.value, word("exchange_from", each.value)) for each in ExchangeFrom],
            self.tr("From"),
        )
        self.goods = Segmented(
            [("keep", self.tr("Keep it")), ("back", self.tr("Ask it back"))],
            self.tr("What the buyer has"),
        )
        self.tracking, self.carrier = QLineEdit(), QLineEdit()
        #: what is asked of a new one that goes out, and of one that is only promised
        self._sending, self._promising = QWidget(), QWidget()
        self._add_fields()
        self.choice.changed.connect(self._fill)
        self.thing.chosen.connect(lambda _: self._say())
        self.source.chosen.connect(lambda _: self._say())
        self.goods.chosen.connect(lambda _: self._say())
        self._fill()

    def _add_fields(self) -> None:
        self.add(self.choice)
        sending, promising = column(self.thing, self.product), column()
        self.add_field(self.tr("From"), self.source, sending)
        self.add_field(self.tr("Tracking, if known"), self.tracking, sending)
        self.add_field(self.tr("Carrier"), self.carrier, sending)
        self.add_field(self.tr("What the buyer has"), self.goods, promising)
        for part, box in ((self._sending, sending), (self._promising, promising)):
            part.setLayout(box)
            self.add(part)

    def agreed(self) -> bool:
        """Whether a new one was promised, so that it can be sent."""
        line = self.choice.line()
        return line.tracks.buyer_money in _AGREED and traits(line.offer).replaces

    def _fill(self) -> None:
        line = self.choice.line()
        self.words.setText(about(self._case, (line,)))
        self.words.show()
        self.thing.set_value("")
        self.source.set_value(self._usual[line.id].value)
        self.goods.set_value("keep")
        agreed = self.agreed()
        for tick in self.choice.ticks:
            # a new one is promised for the whole line
            tick.setVisible(agreed)
        several = len(self._case.lines) > 1
        self.choice.setVisible(several or (agreed and bool(self.choice.ticks)))
        name = who(self._case.sale.buyer or self._case.customer.name)
        title = (
            self.tr("Send {name} a new one") if agreed else self.tr("Promise {name} a new one")
        )
        self.heading.setText(filled(title, name=name))
        self._sending.setVisible(agreed)
        self._promising.setVisible(not agreed)
        self.ok.set_text(
            self.tr("Send and write") if agreed else self.tr("Promise it and write")
        )
        self._say()

    def _say(self) -> None:
        self.product.setVisible(self.thing.value() == "other")
        if self.agreed() and self._unpromised():
            self.say_outcome(
                self.tr(
                    "The supplier has promised none: ask first, and note the answer."
                    " Or take it from your stock, or buy it anew."
                )
            )
        elif self.agreed():
            self.say_outcome(
                self.tr("No refund. The case closes once the new one has arrived.")
            )
        elif self.goods.value() == "keep":
            self.say_outcome(
                self.tr("The buyer keeps what came. You say what you send in the next step.")
            )
        else:
            self.say_outcome(self.tr("A new one goes out once the old one is back."))

    def _unpromised(self) -> bool:
        """Whether the supplier is to send one who did not say so."""
        theirs = ExchangeFrom.SUPPLIER
        return (
            self.source.value() == theirs and self._usual[self.choice.line().id] is not theirs
        )

    def accept(self) -> None:
        """Give what is sent, or the promise."""
        line = self.choice.number()
        if not self.agreed():
            kept = self.goods.value() == "keep"
            offer = Offer.RETURNLESS_REPLACEMENT if kept else Offer.REPLACEMENT_ON_RECEIPT
            self._decide(Move.OFFER, StepOptions(offer=offer, line=line))
            return
        other = self.thing.value() == "other"
        told = StepOptions(
            line=line,
            units=self.choice.units(),
            exchange=str(self.product.currentData() or "") if other else "",
            exchange_from=ExchangeFrom(self.source.value()),
            tracking=self.tracking.text().strip(),
            carrier=self.carrier.text().strip(),
        )
        self._decide(StepKind.REPLACE, told)
