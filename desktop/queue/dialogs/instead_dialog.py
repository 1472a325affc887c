"""Sending a new one: what, from whom, with which number; or promising it where it cannot go out yet."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.ships_to import ShipsTo
from desktop.queue.dialogs.step_dialogs import StepDialog, about
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import one_line
from desktop.widgets.layouts import column
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import one_after_another, who, word
from returns.phrases import filled
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.records.order import Product
from returns.rules.goods.new_ones import same_is_wrong
from returns.rules.money.sent_again import thing_again, thing_unsaid
from returns.rules.tracks.track_machines import CLAIM_AT_REST
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
        self.product = ChoiceBox()
        # none is meant until it is chosen
        self.product.addItem("", "")
        for product in products:
            said = f"{product.sku}  {one_line(product.title)}"
            self.product.addItem(said, product.sku)
        self.product.setMinimumContentsLength(12)
        self.product.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.product.setAccessibleName(self.tr("What"))
        self.thing.lead("other", self.product)
        self.source = Segmented(
            [(each.value, word("exchange_from", each.value)) for each in ExchangeFrom],
            self.tr("From"),
        )
        self.goods = Segmented(
            [("keep", self.tr("Keep it")), ("back", self.tr("Ask it back"))],
            self.tr("What the buyer has"),
        )
        self.tracking, self.carrier = QLineEdit(), QLineEdit()
        self.ships_to = ShipsTo(case)
        #: what is asked of a new one that goes out; what becomes of the old one
        self._sending, self._promising = QWidget(), QWidget()
        self._add_fields()
        self.choice.changed.connect(self._fill)
        self.product.currentIndexChanged.connect(lambda _: self._say())
        for part in (self.thing, self.source, self.goods):
            part.chosen.connect(lambda _: self._say())
        self._fill()
        self.tracking.setFocus()

    def _add_fields(self) -> None:
        self.add(self.choice)
        # the case dialog begins with the line that is looked at
        self.of_line = self.choice
        sending, promising = column(), column()
        self.add_field(self.tr("What the buyer has"), self.goods, promising)
        sending.addWidget(self.thing)
        sending.addWidget(self.product)
        self.add_field(self.tr("From"), self.source, sending)
        self.add_field(self.tr("Tracking, if known"), self.tracking, sending)
        self.add_field(self.tr("Carrier"), self.carrier, sending)
        self.add_field(self.tr("To"), self.ships_to, sending)
        for part, box in ((self._promising, promising), (self._sending, sending)):
            part.setLayout(box)
            self.add(part)

    def _again(self) -> str:
        """The SKU of another thing that was agreed on for these pieces, sent, and lost; "" for none."""
        line = self.choice.line()
        again = thing_again(self._case, line, self.choice.units())
        return again.sku if again is not None and again.sku != line.sku else ""

    def _unsaid(self) -> bool:
        """Whether nobody said yet what these pieces are owed."""
        return thing_unsaid(self._case, self.choice.line(), self.choice.units())

    def agreed(self) -> bool:
        """Whether a new one was promised, so that it can be sent."""
        line = self.choice.line()
        return line.tracks.buyer_money in _AGREED and traits(line.offer).replaces

    def sends(self) -> bool:
        """Whether it goes out now; a promise alone waits for the old one, or for the supplier."""
        return self.agreed() or (self.goods.value() == "keep" and not self._unpromised())

    def _fill(self) -> None:
        line = self.choice.line()
        self.words.setText(about(self._case, (line,)))
        self.words.show()
        again = self._again()
        self.thing.set_value("other" if again or self._unsaid() else "")
        self.product.setCurrentIndex(max(0, self.product.findData(again)))
        self.source.set_value(self._usual[line.id].value)
        self.goods.set_value("keep")
        agreed = self.agreed()
        for tick in self.choice.ticks:
            # a new one is promised for the whole line
            tick.setVisible(agreed)
        several = len(self._case.lines) > 1
        self.choice.setVisible(several or (agreed and bool(self.choice.ticks)))
        self._promising.setVisible(not agreed)
        self._say()

    def _same(self) -> str:
        """How the same again is named: by its SKU where something else was agreed on before."""
        line = self.choice.line()
        several = self._unsaid() and not same_is_wrong(line)
        return line.sku if self._again() or several else ""

    def _say(self) -> None:
        back = not self.agreed() and self.goods.value() == "back"
        self._sending.setVisible(not back)
        self.product.setVisible(self.thing.value() == "other")
        sends = self.sends()
        name = who(self._case.sale.buyer or self._case.customer.name)
        title = (
            self.tr("Send {name} a new one") if sends else self.tr("Promise {name} a new one")
        )
        self.heading.setText(filled(title, name=name))
        self.ok.set_text(
            self.tr("Send and write") if sends else self.tr("Promise it and write")
        )
        for field in (self.tracking, self.carrier):
            # who only promises one has no parcel yet
            field.setEnabled(sends)
        chosen = self.thing.value() != "other" or bool(self.product.currentData())
        self.ok.setEnabled(chosen or not sends)
        self.say_outcome(self._outcome(back=back) if chosen or not sends else self._unchosen())

    def _outcome(self, *, back: bool) -> str:
        if back:
            return self.tr("A new one goes out once the old one is back.")
        if self._unpromised() and self.agreed():
            return self.tr(
                "The supplier has promised none: ask first, and note the answer."
                " Or take it from your stock, or buy it anew."
            )
        if self._unpromised():
            return self.tr(
                "The buyer keeps what came and is promised a new one. The supplier has promised none"
                " yet: he is asked next."
            )
        said = self.tr("No refund. The case closes once the new one has arrived.")
        if self.choice.line().tracks.supplier_claim not in CLAIM_AT_REST:
            said = self.tr(
                "No refund. The case closes once the new one has arrived and the claim is settled."
            )
        if not self.agreed():
            kept = self.tr("The buyer keeps what came.")
            said = one_after_another(kept, said)
        cost = self._cost()
        return one_after_another(cost, said)

    def _unchosen(self) -> str:
        return self.tr("Choose which one is sent: nothing goes out until then.")

    def _cost(self) -> str:
        """What this way is expected to cost, as the ways of the case say it; "" where it is not known."""
        ways = self._case.outlook(self.choice.line()).advice.costs
        found = next((each for each in ways if each.way is Offer.REPLACEMENT), None)
        if found is None or self.agreed():
            return ""
        sum_ = f"≈ {found.cost}" if found.estimated else str(found.cost)
        return self.tr("{amount} for you.").format(amount=sum_)

    def _unpromised(self) -> bool:
        """Whether the supplier is to send one who did not say so."""
        theirs = ExchangeFrom.SUPPLIER
        return (
            self.source.value() == theirs and self._usual[self.choice.line().id] is not theirs
        )

    def accept(self) -> None:
        """Give what is sent, with its promise where there was none, or the promise alone."""
        agreed, kept = self.agreed(), self.goods.value() == "keep"
        if not self.sends():
            offer = Offer.RETURNLESS_REPLACEMENT if kept else Offer.REPLACEMENT_ON_RECEIPT
            self._decide(Move.OFFER, StepOptions(offer=offer))
            return
        other = self.thing.value() == "other"
        told = StepOptions(
            offer=None if agreed else Offer.RETURNLESS_REPLACEMENT,
            exchange=str(self.product.currentData() or "") if other else self._same(),
            exchange_from=ExchangeFrom(self.source.value()),
            tracking=self.tracking.text().strip(),
            carrier=self.carrier.text().strip(),
        )
        self._decide(StepKind.REPLACE, told)
