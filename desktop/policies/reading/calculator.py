"""May this order still go back to this supplier? Three dates in, a day and a last safe day out."""

from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.card import Card
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.segmented import Segmented
from desktop.wording import day_words
from returns.records.advice import OrderDates
from returns.records.policy import Supplier
from returns.rules.dates.dates import told
from returns.rules.dates.until import claim_until, last_safe_day

FINE, FAULTY = "fine", "faulty"
#: a reason of each kind, for the one rule that answers every date
_REASONS = {FINE: "changed_mind", FAULTY: "damaged_in_transit"}


class Calculator(Card):
    """Works with the policy that held on the day of the order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", gap=8, parent=parent)
        self._supplier: Supplier | None = None
        self._today = date(2000, 1, 1)
        self._title = PlainLabel("", "heading")
        self.days = (DayEdit(), DayEdit(), DayEdit())
        self._names = tuple(PlainLabel("", "body", "muted") for _ in self.days)
        self.goods = Segmented()
        self._answer = PlainLabel("", "strong")
        self._safe = PlainLabel("", "small", "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for at, (name, day) in enumerate(zip(self._names, self.days, strict=True)):
            grid.addWidget(name, at, 0)
            grid.addWidget(day, at, 1)
            day.changed.connect(self._work_out)
        for part in (self._title, grid, row(self.goods, None), self._answer, self._safe):
            self.add(part)
        self.goods.chosen.connect(self._work_out)
        self.retranslate()
        self.goods.set_value(FINE)

    def set_supplier(self, supplier: Supplier | None, today: date) -> None:
        """Ask about this supplier."""
        self._supplier, self._today = supplier, today
        self._work_out()

    def answer(self) -> tuple[str, str]:
        """What is said: the answer and the safe day."""
        return self._answer.text(), self._safe.text()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._title.setText(self.tr("May this order still go back?"))
        names = (self.tr("Ordered"), self.tr("Shipped"), self.tr("Delivered"))
        for label, day, name in zip(self._names, self.days, names, strict=True):
            label.setText(name)
            day.set_name(name)
        self.goods.setAccessibleName(self.tr("The goods are"))
        self.goods.set_options(((FINE, self.tr("Goods fine")), (FAULTY, self.tr("Faulty"))))
        self._work_out()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _work_out(self) -> None:
        answer, safe, tone = self._judge()
        self._answer.setText(answer)
        self._answer.set_tone(tone)
        self._safe.setText(safe)
        self._safe.setVisible(bool(safe))

    def _judge(self) -> tuple[str, str, str]:
        ordered, shipped, delivered = (day.day() for day in self.days)
        known = [day for day in (ordered, shipped, delivered) if day is not None]
        if self._supplier is None or not known:
            return self.tr("Type the dates of an order."), "", "muted"
        policy = self._supplier.policy_on(ordered or min(known)) or self._supplier.current
        if policy is None:
            return self.tr("What they accept is not written down yet."), "", "muted"
        if not policy.terms.takes_returns:
            return self.tr("No: they take nothing back."), "", "bad"
        reason = _REASONS[self.goods.value()]
        dates = OrderDates(told(ordered), told(shipped), told(delivered))
        end = claim_until(policy.terms, reason, dates, self._today).ends
        if end is None:
            start = self._needed(policy.terms.window_from)
            return start, "", "muted"
        safe = last_safe_day(policy.terms, reason, dates)
        return self._say(end, safe, policy.version)

    def _say(self, end: date, safe: date | None, version: int) -> tuple[str, str, str]:
        day = day_words(end, self._today)
        if end < self._today:
            text = self.tr("No: the window ended on {day} (version {version}).")
            return text.format(day=day, version=version), "", "bad"
        answer = self.tr("Yes, until {day} (version {version}).")
        said = answer.format(day=day, version=version)
        if safe is None or safe == end:
            return said, "", "good"
        if safe < self._today:
            late = self.tr("The last safe day was {day}: ask for the RMA now and hurry.")
            return said, late.format(day=day_words(safe, self._today)), "warning"
        text = self.tr("Act by {day}: after it there may be no time for RMA and post.")
        return said, text.format(day=day_words(safe, self._today)), "good"

    def _needed(self, start: str) -> str:
        words = {
            "order": self.tr("They count from the order: type its day."),
            "delivery": self.tr("They count from delivery: type its day."),
        }
        return words.get(start, self.tr("They count from shipment: type its day."))
