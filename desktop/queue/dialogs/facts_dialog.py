"""What no file told of an order: when it was placed, sent and there, and what the things cost us."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.case.order_facts import span_words
from desktop.queue.dialogs.price_edit import PriceEdit
from desktop.queue.dialogs.ships_to import ShipsTo
from desktop.widgets.button import Button
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.money_edit import MoneyEdit
from desktop.wording import reason_said, refusal_words
from returns.casework.orders import demand_days
from returns.errors import Refusal
from returns.money import Money
from returns.phrases import filled
from returns.records.case import Case, Line

#: no supplier's number is longer
_LONGEST_ORDER = 60


@dataclass(frozen=True, slots=True)
class FactsTold:
    """What was entered, and nothing that was known before."""

    ordered: date | None = None
    shipped: date | None = None
    delivered: date | None = None
    #: (SKU, or number of the item where it has none; cost) of what was priced
    costs: tuple[tuple[str | int, Money], ...] = ()
    #: (SKU or title, what the buyer paid, whether for all of it) where no file told it
    prices: tuple[tuple[str, Money, bool], ...] = ()
    #: what the buyer paid for the delivery
    postage: Money | None = None
    #: (number of the item, the order's number at its supplier)
    orders: tuple[tuple[int, str], ...] = ()


class FactsDialog(Dialog):
    """Gives `told(FactsTold)`."""

    told = Signal(object)
    #: the file that tells it shall be brought in instead
    import_wanted = Signal()

    def __init__(
        self,
        case: Case,
        today: date,
        *,
        cost: bool = False,
        price: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._case, self._today = case, today
        self.setWindowTitle(self.tr("Dates and costs"))
        self.heading.setText(self.tr("What is known of the order?"))
        self.words.setText(f"{case.channel} · {case.order}")
        self.words.show()
        self._add_days()
        self.costs: dict[str | int, MoneyEdit] = {}
        for line in case.lines:
            if _priced_as(line) not in self.costs and (line.sku or not _claimed(line)):
                self._add_cost(line)
        self.postage = MoneyEdit(case.currency, self.tr("The buyer paid for the delivery"))
        self.postage.set_money(case.sale.postage)
        self.postage.changed.connect(self._check)
        self.add_field(self.tr("The buyer paid for the delivery"), self.postage)
        self.prices: dict[str, PriceEdit] = {}
        for line in case.lines:
            item = line.sku or line.title
            if line.paid_for is None and item and item not in self.prices:
                self._add_price(item, line)
        self.orders = {line.number: self._order(line) for line in case.lines if line.supplier}
        self.ships_to = ShipsTo(case)
        self.add_field(self.tr("Ships to"), self.ships_to)
        self.ok.set_text(self.tr("Save"))
        asked = self.prices if price else self.costs if cost else {}
        unknown = (edit for edit in asked.values() if edit.money() is None)
        wanted = next(unknown, next(iter(asked.values()), None))
        (wanted or self.days[2]).setFocus()
        self._check()

    def _add_days(self) -> None:
        """When it was placed, sent and there; a day that was worked out says from what."""
        sale, dates = self._case.sale, self._case.outlook(self._case.lead).dates
        self._before = (sale.ordered_on, sale.shipped_on, sale.delivered_on)
        names = (self.tr("Ordered on"), self.tr("Shipped on"), self.tr("Delivered on"))
        spans = (dates.ordered, dates.shipped, dates.delivered)
        self.days: list[DayEdit] = []
        for name, before, span in zip(names, self._before, spans, strict=True):
            edit = DayEdit(name)
            edit.set_day(before)
            edit.changed.connect(self._check)
            self.add_field(name, edit)
            self.days.append(edit)
            if span.because is not None:
                text, why = self.tr("{about}: {why}"), reason_said(span.because)
                about = text.format(about=span_words(span, self._today), why=why)
                self.add(PlainLabel(about, "small", "muted"))

    def _add_cost(self, line: Line) -> None:
        """What one of it costs us."""
        name = filled(self.tr("One {item} costs us"), item=line.title or line.sku)
        cost = self.costs[_priced_as(line)] = MoneyEdit(self._case.currency, name)
        cost.set_money(line.unit_cost)
        cost.changed.connect(self._check)
        self.add_field(name, cost)

    def _order(self, line: Line) -> QLineEdit:
        """Under which number the supplier has the order: he knows no other."""
        name = filled(self.tr("Order number at {supplier}"), supplier=line.supplier)
        number = QLineEdit(line.supplier_po)
        number.setMaxLength(_LONGEST_ORDER)
        number.setAccessibleName(f"{name}, {line.title or line.sku}")
        number.textChanged.connect(self._check)
        self.add_field(name, number)
        return number

    def _add_price(self, item: str, line: Line) -> None:
        """What the buyer paid for one, or for all that was bought of it: no file told it."""
        bought = {each.id: each.quantity for each in self._case.sale.lines}
        count = bought.get(line.order_line_id or 0, 1)
        words = self.tr("The buyer paid for one {item}")
        if count > 1:
            words = self.tr("The buyer paid for {item}")
        name = filled(words, item=line.title or line.sku)
        paid = self.prices[item] = PriceEdit(self._case.currency, name)
        paid.set_count(count)
        paid.changed.connect(self._check)
        self.add_field(name, paid)
        if len(self.prices) == 1:
            bring_in = Button(self.tr("Bring in the orders file instead…"), "link")
            bring_in.clicked.connect(self._bring_in)
            self.buttons.insertWidget(0, bring_in)

    def _bring_in(self) -> None:
        self.reject()
        self.import_wanted.emit()

    def _told(self) -> FactsTold:
        ordered, shipped, delivered = (
            edit.day() if edit.day() != before else None
            for edit, before in zip(self.days, self._before, strict=True)
        )
        known = {_priced_as(line): line.unit_cost for line in self._case.lines}
        priced = [(item, edit.money()) for item, edit in self.costs.items()]
        costs = tuple(
            (item, money)
            for item, money in priced
            if money is not None and money != known[item]
        )
        paid = [(item, edit.money(), edit.of_all()) for item, edit in self.prices.items()]
        prices = tuple((item, money, every) for item, money, every in paid if money is not None)
        postage = self.postage.money()
        new_postage = postage if postage != self._case.sale.postage else None
        told = ((line.number, line.supplier_po) for line in self._case.lines)
        orders = tuple(
            (number, typed)
            for number, before in told
            if number in self.orders and (typed := self.orders[number].text().strip()) != before
        )
        return FactsTold(ordered, shipped, delivered, costs, prices, new_postage, orders)

    def _check(self) -> None:
        told = self._told()
        problem = self._problem(told)
        self.show_problem(problem)
        said = told != FactsTold()
        self.ok.setEnabled(said and not problem)
        self.say_outcome(self._outcome(told) if said else "")

    def _outcome(self, told: FactsTold) -> str:
        """What comes of it, and whether a later file stands above it."""
        words = self.tr(
            "Every clock that counts from it moves, and the advice is worked out again. "
            "A later file does not overwrite it."
        )
        if not told.prices:
            return words
        return self.tr(
            "The advice is worked out again. A price counts until an orders file tells it; "
            "nothing else that you enter is overwritten by a file."
        )

    def _problem(self, told: FactsTold) -> str:
        """What cannot be kept of what is typed, "" where all of it can."""
        amounts: tuple[MoneyEdit | PriceEdit, ...] = (
            *self.costs.values(),
            *self.prices.values(),
            self.postage,
        )
        typed = [edit.problem() for edit in self.days] + [each.problem() for each in amounts]
        if problem := next(filter(None, typed), ""):
            return problem
        if any((day := edit.day()) and day > self._today for edit in self.days):
            return self.tr("That day is still to come.")
        sale = self._case.sale
        after = replace(
            sale,
            ordered_on=told.ordered or sale.ordered_on,
            shipped_on=told.shipped or sale.shipped_on,
            delivered_on=told.delivered or sale.delivered_on,
        )
        try:
            demand_days(after, self._today)
        except Refusal as refusal:
            return refusal_words(refusal)
        return ""

    def accept(self) -> None:
        """Give what is new."""
        self.told.emit(self._told())
        super().accept()


def _priced_as(line: Line) -> str | int:
    """What a cost is kept with: its SKU, else that item of the case alone."""
    return line.sku or line.number


def _claimed(line: Line) -> bool:
    """Whether a claim named its cost, which stays."""
    return line.claim_sent_at is not None and line.unit_cost is not None
