"""A return typed by hand; the order number completes from imported orders and fills the rest."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from desktop.look.theme import px
from desktop.queue.dialogs.order_items import OrderItems
from desktop.queue.dialogs.price_edit import PriceEdit
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.layouts import column
from desktop.widgets.long_text import LongText
from desktop.widgets.typed_into import typed_into
from desktop.wording import reason_choices, refusal_words
from desktop.work.jobs import Lane
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.money import Money
from returns.records.change import Change
from returns.records.options import NewCase, OrderHint
from returns.records.policy import Supplier

#: the order's number, without what is told beside it
_NUMBER = Qt.ItemDataRole.UserRole


class NewCaseDialog(Dialog):
    """Asks for what a case needs, opens it, and shows why not where it cannot."""

    def __init__(self, shell: Shell, currency: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._shell = shell
        self._hints: dict[str, OrderHint] = {}
        self.setWindowTitle(self.tr("New case"))
        self.heading.setText(self.tr("New case"))
        self.order = QLineEdit()
        self.channel = QLineEdit()
        self.title, self.sku = QLineEdit(), QLineEdit()
        self.quantity = CountEdit(1, 9999)
        self.quantity.set_count(1)
        self.price = PriceEdit(currency, self.tr("Price"), choose=True)
        self.price.line.setPlaceholderText(self.tr("not known"))
        self.reason = ChoiceBox()
        for words, reason_id in reason_choices():
            self.reason.addItem(words, reason_id)
        self.supplier = ChoiceBox()
        self.supplier.addItem(self.tr("Not known yet"), None)
        self.buyer, self.email = QLineEdit(), QLineEdit()
        self.items = OrderItems()
        self.words_of_buyer = LongText()
        self.words_of_buyer.setTabChangesFocus(True)
        self.words_of_buyer.setFixedHeight(px(64))
        self.ordered, self.delivered = (
            DayEdit(self.tr("Ordered")),
            DayEdit(self.tr("Delivered")),
        )
        self._lay_fields()
        self._complete()
        self.ok.set_text(self.tr("Open the case"))
        for line in (self.order, self.title):
            line.textChanged.connect(self._check)
        self.order.textChanged.connect(self._another_order)
        for edit in (self.price, self.quantity, self.ordered, self.delivered, self.items):
            edit.changed.connect(self._check)
        self._check()
        shell.jobs.run(lambda: shell.desk.policies.suppliers(), self._know_suppliers)
        self.order.setFocus()

    def _lay_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(10))
        places: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (self.tr("Order number"), self.order, 0, 0, 1),
            (self.tr("Sold at"), self.channel, 0, 1, 1),
            (self.tr("Item"), self.title, 1, 0, 2),
            (self.tr("SKU"), self.sku, 2, 0, 1),
            (self.tr("How many come back"), self.quantity, 2, 1, 1),
            (self.tr("Price"), self.price, 3, 0, 1),
            (self.tr("Supplier"), self.supplier, 3, 1, 1),
            (self.tr("Reason"), self.reason, 4, 0, 2),
            (self.tr("What comes back"), self.items, 5, 0, 2),
            (self.tr("Buyer"), self.buyer, 6, 0, 1),
            (self.tr("E-mail"), self.email, 6, 1, 1),
            (self.tr("The buyer wrote"), self.words_of_buyer, 7, 0, 2),
            (self.tr("Ordered"), self.ordered, 8, 0, 1),
            (self.tr("Delivered"), self.delivered, 8, 1, 1),
        )
        #: each field with its name above it
        self._places: dict[QWidget, QWidget] = {}
        for name, field, line, place, span in places:
            label = PlainLabel(name, "caption", "muted")
            target = typed_into(field)
            label.setBuddy(target)
            target.setAccessibleName(name)
            named = QWidget()
            named.setLayout(column(label, field, gap=3))
            # what is taller beside it leaves its name at its field
            grid.addWidget(named, line, place, 1, span, Qt.AlignmentFlag.AlignTop)
            self._places[field] = named
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(grid)

    def _complete(self) -> None:
        self._numbers = QStandardItemModel(self)
        completer = QCompleter(self._numbers, self.order)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # a number alone says little: what it was and who bought it stand beside it
        completer.setCompletionRole(_NUMBER)
        completer.setMaxVisibleItems(8)
        listed = completer.popup()
        if listed is not None:
            listed.setProperty("kind", "suggestions")
            listed.setAccessibleName(self.tr("Orders"))
            listed.setMinimumWidth(px(400))
            listed.installEventFilter(self)
        completer.activated.connect(self._fill)
        self.order.setCompleter(completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._ask)
        self.order.textEdited.connect(lambda _: self._pause.start())
        self.order.editingFinished.connect(lambda: self._fill(self.order.text().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on the list leaves what was typed: the arrows had put a number in its place."""
        if _leaves(event) and isinstance(watched, QAbstractItemView):
            typed = self.order.completer().completionPrefix()
            watched.hide()
            self.order.setText(typed)
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        beginning = self.order.text().strip()
        if len(beginning) < 2:
            return
        desk = self._shell.desk
        self._shell.jobs.run(
            lambda: desk.by_hand.orders_like(beginning), self._know_orders, lane=Lane.DESK
        )

    def _know_orders(self, hints: Sequence[OrderHint]) -> None:
        self._hints = {hint.number: hint for hint in hints}
        self._numbers.clear()
        for hint in self._hints.values():
            about = (hint.number, one_line(hint.title), one_line(hint.buyer))
            item = QStandardItem(" · ".join(part for part in about if part))
            item.setData(hint.number, _NUMBER)
            self._numbers.appendRow(item)
        completer = self.order.completer()
        if self.order.hasFocus() and hints and completer is not None:
            completer.complete()

    def _know_suppliers(self, suppliers: Sequence[Supplier]) -> None:
        for supplier in suppliers:
            self.supplier.addItem(supplier.name, supplier.id)

    def _fill(self, number: str) -> None:
        hint = self._hints.get(number)
        if hint is None:
            return
        self.channel.setText(hint.channel)
        self.title.setText(hint.title)
        self.sku.setText(hint.sku)
        self.quantity.set_count(max(1, hint.quantity))
        self.price.set_money(hint.unit_price)
        self.buyer.setText(hint.buyer)
        self.ordered.set_day(hint.ordered_on)
        desk = self._shell.desk
        self._shell.jobs.run(
            lambda: desk.by_hand.items_of(number), self._know_items, lane=Lane.DESK
        )

    def _another_order(self, number: str) -> None:
        if self.items.items and self.items.items[0].number != number.strip():
            self.items.show_items(())

    def _know_items(self, items: Sequence[OrderHint]) -> None:
        """Of several items each is ticked that comes back; of one the fields tell it."""
        if not items or items[0].number == self.order.text().strip():
            self.items.show_items(items)

    def _show_places(self) -> None:
        several = bool(self.items.items)
        if several is self._places[self.items].isVisibleTo(self):
            return
        self._places[self.items].setVisible(several)
        for field in (
            self.title,
            self.sku,
            self.quantity,
            self.price,
            self.supplier,
            self.reason,
        ):
            self._places[field].setVisible(not several)
        self.fit_anew()

    def needed(self) -> tuple[QWidget, ...]:
        """What a case cannot be opened without."""
        return (self.order, self.title, typed_into(self.quantity))

    def _check(self) -> None:
        self._show_places()
        self._count_price()
        if self.items.items:
            typed = (edit.problem() for edit in (self.ordered, self.delivered, self.items))
            problem = next((each for each in typed if each), "")
            self.show_problem(problem)
            self.ok.setEnabled(self.items.ready() and not problem)
            return
        filled = bool(self.order.text().strip() and self.title.text().strip())
        edits = (self.quantity, self.price, self.ordered, self.delivered)
        typed = (edit.problem() for edit in edits)
        problem = next((each for each in typed if each), "")
        self.show_problem(problem)
        counted = self.quantity.count() is not None and not self.quantity.is_wrong()
        self.ok.setEnabled(filled and counted and not problem)

    def _count_price(self) -> None:
        """Of several pieces the price of one or of all is asked for, unless their order tells it."""
        hint = self._hints.get(self.order.text().strip())
        before = self.price.of.isVisibleTo(self.price)
        count = 1 if self.quantity.is_wrong() else self.quantity.count() or 1
        if hint is not None:
            # all that was bought has a price, however much of it comes back
            count = 1 if hint.unit_price else hint.quantity
        self.price.set_count(count)
        if self.price.of.isVisibleTo(self.price) is not before:
            self.fit_anew()

    def accept(self) -> None:
        """Open the case; what is refused is said here and nothing typed is lost."""
        new = self._typed(self.price.money())
        desk = self._shell.desk
        self.ok.setEnabled(False)
        jobs = self._shell.jobs
        jobs.writing(jobs.run(lambda: desk.by_hand.open(new), self._opened, self._refused))

    def _typed(self, price: Money | None) -> NewCase:
        new = self._one_item(price)
        if not self.items.items:
            return new
        first, *also = self.items.back()
        return replace(
            new,
            title="",
            sku=first.item,
            reason=first.reason,
            quantity=first.quantity,
            unit_price=None,
            paid=None,
            supplier_id=None,
            also=tuple(also),
        )

    def _one_item(self, price: Money | None) -> NewCase:
        return NewCase(
            order_number=self.order.text().strip(),
            channel=self.channel.text().strip() or self.tr("By hand"),
            title=self.title.text().strip(),
            reason=str(self.reason.currentData()),
            unit_price=None if self.price.of_all() else price,
            paid=price if self.price.of_all() else None,
            currency=self.price.currency(),
            sku=self.sku.text().strip(),
            quantity=self.quantity.count() or 0,
            buyer_name=self.buyer.text().strip(),
            buyer_email=self.email.text().strip(),
            buyer_words=self.words_of_buyer.toPlainText().strip(),
            supplier_id=self.supplier.currentData(),
            ordered_on=self.ordered.day(),
            delivered_on=self.delivered.day(),
        )

    def _opened(self, change: Change) -> None:
        self._shell.changes.tell(change)
        self._shell.say(self.tr("The case is open."), "good")
        self._shell.go("queue", change.case_ids[0])
        super().accept()

    def _refused(self, refusal: Refusal) -> None:
        self.ok.setEnabled(True)
        self.show_problem(refusal_words(refusal))
        if refusal.facts.get("field") == "buyer_email":
            self.email.setFocus()


def _leaves(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (
        event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
    )
