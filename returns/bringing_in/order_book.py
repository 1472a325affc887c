"""Orders and their lines as files tell of them, each known again in a later file."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from db.bare import fetched
from db.tables import trade as s
from returns.bringing_in.batches import batches
from returns.bringing_in.channels import ChannelSeed
from returns.bringing_in.known_buyers import KnownBuyers, has_street
from returns.bringing_in.known_products import KnownProducts
from returns.bringing_in.misread import misread
from returns.bringing_in.order_lines import (
    is_guess,
    key_of_returned,
    line_of_item,
    lines_told,
    who_ships,
)
from returns.bringing_in.order_states import tell_line_state, tell_state
from returns.bringing_in.part_paid import share_received, tell_bill, tell_postage
from returns.bringing_in.taken_pieces import TakenPieces
from returns.importing.drafts import (
    CustomerDraft,
    OrderDraft,
    OrderLineDraft,
    ReturnDraft,
    ReturnLineDraft,
)
from returns.ledger.new_rows import NewRows
from returns.ledger.row_types import ChannelRow, OrderLineRow, OrderRow
from returns.ledger.rows_by import rows_by
from returns.ledger.store import insert_row
from returns.money import Money
from returns.platforms.known import platform_of
from returns.records.policy_json import address_text
from returns.terms import Fulfilment

_CELLS = ", ".join(f"sale_order.{name}" for name in s.order.c.keys())  # noqa: SIM118  names, not columns
_NUMBERED = f"""SELECT {_CELLS} FROM json_each(?) AS wanted
CROSS JOIN sale_order ON sale_order.number = wanted.value
JOIN channel ON channel.id = sale_order.channel_id
WHERE channel.id = ? OR channel.platform = ?
ORDER BY channel.id = ?, sale_order.id DESC"""  # noqa: S608  names of our own


class OrderBook:
    """The orders of one channel, inside one transaction.

    What was looked up is remembered until `know` is called again; new rows wait in `new`.
    """

    def __init__(
        self, tx: Connection, seed: ChannelSeed, new: NewRows, *, told_here: bool = False
    ) -> None:
        self._tx = tx
        #: the file itself tells that its orders were sold on this channel
        self._told_here = told_here
        self._new = new
        self.channel = _find_channel(tx, seed)
        self.products = KnownProducts(tx, new, self.channel.currency)
        self.buyers = KnownBuyers(tx, new, self.channel.id)
        self.pieces = TakenPieces(tx)
        #: orders of which something became known that was not known before
        self.learned: set[int] = set()
        #: orders of which more went back than was known before, as a file tells
        self.refunds_told: set[int] = set()
        #: orders that are new and have no case yet: nobody is there to hear of them
        self._unasked: set[int] = set()
        self._orders: dict[str, OrderRow | None] = {}
        self._by_id: dict[int, OrderRow] = {}
        self._lines: dict[int, list[OrderLineRow]] = {}

    def know(self, drafts: Iterable[OrderDraft | ReturnDraft]) -> None:
        """Look up all that these drafts name, in few questions; what was known before is forgotten."""
        self._orders, self._by_id, self._lines = {}, {}, {}
        self._unasked.clear()
        found = list(drafts)
        self._look_up_orders({draft.order_number for draft in found})
        self._look_up_lines(self._by_id)
        self.pieces.know([line.id for lines in self._lines.values() for line in lines])
        self.products.know({line.sku for draft in found for line in draft.lines if line.sku})
        orders = [draft for draft in found if isinstance(draft, OrderDraft)]
        buyers = [(draft.customer, draft.number) for draft in orders if draft.customer]
        self.buyers.know(buyers)

    # --- orders ------------------------------------------------------------------------------

    def add(self, draft: OrderDraft) -> OrderRow:
        """An order as an orders file tells it, with its lines."""
        order = self._order(draft.number, draft.currency)
        _fill_dates(self, order, draft)
        self._tell_buyer(order, draft)
        self._tell_money(order, draft)
        for line, known in lines_told(self.lines(order.id), draft.lines):
            told = self._line(order, line, known)
            cancelled, told_at = told.cancelled, told.told_at
            tell_line_state(told, line, draft)
            if (cancelled, told_at) != (told.cancelled, told.told_at):
                self._new.change(told)
                self._tell(order.id)
        _share_received(self, order, self._new)
        return order

    def order_of(self, draft: ReturnDraft) -> OrderRow:
        """The order of a request, made when no orders file told of it yet."""
        order = self._order(draft.order_number, draft.currency)
        if draft.ordered_on is not None and order.ordered_on is None:
            order.ordered_on = draft.ordered_on.isoformat()
            self.note(order)
        return order

    def find(self, number: str) -> OrderRow | None:
        """The order of that number, None while it is not known."""
        if number not in self._orders:
            self._look_up_orders({number})
        return self._orders[number]

    def _order(self, number: str, currency: str) -> OrderRow:
        row = self.find(number)
        if row is None:
            row = OrderRow(
                channel_id=self.channel.id,
                number=number,
                currency=currency or self.channel.currency,
            )
            self._new.add(row)
            self._orders[number] = self._by_id[row.id] = row
            self._lines[row.id] = []
            self._unasked.add(row.id)
            return row
        if currency and currency != row.currency and not self._priced(row.id):
            # it was only the channel's usual one, or what a request told
            row.currency = currency
            self.note(row)
        if self._told_here and row.channel_id != self.channel.id:
            # a file without its market had put it elsewhere
            row.channel_id = self.channel.id
            self.note(row)
        return row

    def _tell_buyer(self, order: OrderRow, draft: OrderDraft) -> None:
        """Its own name, e-mail and address: a buyer may have sent another order elsewhere."""
        customer = draft.customer or CustomerDraft(draft.buyer, draft.email, draft.ship_to)
        before = order.customer_id, order.buyer, order.email, order.address
        if draft.customer is not None:
            buyer, learned = self.buyers.of(draft.customer, draft.number)
            if learned:
                theirs = select(s.order.c.id).where(s.order.c.customer_id == buyer.id)
                self.learned.update(self._tx.execute(theirs).scalars())
            if self.buyers.nameless(order.customer_id):
                order.customer_id = buyer.id
        order.buyer = draft.buyer or order.buyer or customer.name
        order.email = order.email or draft.email or customer.email
        address = draft.ship_to or customer.address
        if not order.address_told and (address.lines or not has_street(order.address)):
            order.address = address_text(address) if address else order.address
        if before != (order.customer_id, order.buyer, order.email, order.address):
            self.note(order)

    def _tell_money(self, order: OrderRow, draft: OrderDraft) -> None:
        before = replace(order)
        tell_postage(order, draft.postage)
        if draft.refunded is not None and draft.refunded.currency == order.currency:
            # an older copy of the file takes nothing back
            order.refunded_minor = max(order.refunded_minor, draft.refunded.minor)
            if order.refunded_minor > before.refunded_minor:
                self.refunds_told.add(order.id)
        tell_state(order, draft)
        tell_bill(order, draft)
        if before != order:
            self.note(order)

    def note(self, order: OrderRow) -> None:
        """An order tells more than before: its open cases are to hear of it."""
        self._new.change(order)
        self._tell(order.id)

    def asked(self, order: OrderRow) -> None:
        """Note that a case of the order was opened."""
        self._unasked.discard(order.id)

    def _tell(self, order_id: int) -> None:
        if order_id not in self._unasked:
            self.learned.add(order_id)

    def _look_up_orders(self, numbers: set[str]) -> None:
        """Those numbers on this channel; Amazon's are unique everywhere."""
        self._orders |= dict.fromkeys(numbers)
        own, platform = self.channel.id, platform_of(self.channel.platform)
        elsewhere = platform.id if platform.one_numbering else None
        for batch in batches(numbers):
            asked = json.dumps(batch), own, elsewhere, own
            for cells in fetched(self._tx, _NUMBERED, asked):
                # of several the last one counts: one of this channel, else the oldest
                row = OrderRow(*cells)
                self._orders[row.number] = row
            self._by_id |= {row.id: row for row in map(self._orders.get, batch) if row}

    def by_id(self, order_id: int) -> OrderRow:
        """The order of that number in the desk."""
        if order_id not in self._by_id:
            query = select(s.order).where(s.order.c.id == order_id)
            row = OrderRow(*self._tx.execute(query).one())
            self._by_id[order_id] = self._orders.get(row.number) or row
        return self._by_id[order_id]

    def _priced(self, order_id: int) -> bool:
        """Whether an orders file told what any of it cost."""
        return any(row.paid_minor and not row.guessed for row in self.lines(order_id))

    # --- their lines -------------------------------------------------------------------------

    def _line(
        self, order: OrderRow, draft: OrderLineDraft, row: OrderLineRow | None
    ) -> OrderLineRow:
        """An order line as an orders file tells it; it knows better than a request."""
        paid = None
        if draft.paid is not None and draft.paid.currency == order.currency:
            paid = draft.paid.minor
        if row is None:
            product = self.products.of(draft.sku, draft.title)
            row = OrderLineRow(
                order_id=order.id,
                line_key=draft.line_key,
                platform_line=draft.line_id,
                sku=draft.sku,
                title=draft.title,
                variant=draft.variant,
                product_id=product.id if product else None,
                quantity=draft.quantity,
                paid_minor=paid,
                guessed=int(is_guess(draft.line_key)),
                fulfilment=draft.fulfilment or "",
            )
            self._new.add(row)
            self.pieces.nothing_of(row)
            self.lines(order.id).append(row)
            self._tell(order.id)
            return row
        before = replace(row)
        if is_guess(row.line_key):
            row.line_key = draft.line_key
        row.platform_line = draft.line_id or row.platform_line
        row.sku, row.variant = row.sku or draft.sku, draft.variant or row.variant
        # who typed it before knew no more than its number
        nameless = row.title in ("", row.sku) and draft.title
        if nameless or misread(row.title, draft.title):
            row.title = draft.title
        row.fulfilment = row.fulfilment or draft.fulfilment or ""
        if row.guessed or row.paid_minor is None:
            row.quantity = draft.quantity
        if paid is not None and (row.guessed or row.paid_minor is None):
            row.paid_minor, row.guessed = paid, 0
        if before != row:
            self._new.change(row)
            self._tell(order.id)
        return row

    def returned(
        self, order: OrderRow, item: ReturnLineDraft, shipped_by: Fulfilment | None
    ) -> OrderLineRow:
        """The order line that an item is of; made of what the request tells where none fits."""
        lines = self.lines(order.id)
        free = {row.id: self.pieces.free(row) for row in lines}
        row = line_of_item(lines, item, free, shipped_by)
        if row is None:
            product = self.products.of(item.sku, item.title)
            row = OrderLineRow(
                order_id=order.id,
                line_key=key_of_returned(item, lines, shipped_by),
                platform_line=item.line_id,
                sku=item.sku,
                title=item.title,
                variant=item.variant,
                product_id=product.id if product else None,
                quantity=item.order_quantity or item.quantity,
                guessed=1,
            )
            self._new.add(row)
            self.pieces.nothing_of(row)
            lines.append(row)
        known = row.fulfilment
        if shipped_by is not None:
            row.fulfilment = who_ships(row, order, shipped_by).value
        if row.fulfilment != known:
            self._new.change(row)
        self._tell_bought(order, row, item)
        return row

    def _tell_bought(self, order: OrderRow, row: OrderLineRow, item: ReturnLineDraft) -> None:
        """What a request tells of the whole line, where nobody told more of it yet."""
        before = row.quantity, row.paid_minor
        if item.line_id and not row.platform_line:
            row.platform_line = item.line_id
            self._new.change(row)
        if row.paid_minor is None:
            amount = item.order_amount
            if row.guessed and item.order_quantity:
                row.quantity = max(row.quantity, item.order_quantity)
            elif row.guessed:
                # nobody said how many were bought: at least as many as come back
                row.quantity += max(0, item.quantity - self.pieces.free(row))
            if amount is not None and amount.currency == order.currency:
                row.paid_minor, row.guessed = amount.minor, 1
        if before != (row.quantity, row.paid_minor):
            self._new.change(row)
            self._tell(order.id)

    def tell_price(self, order: OrderRow, row: OrderLineRow, paid: Money) -> bool:
        """What the seller knows to be paid for a line, where no file told it: its pieces share it.

        False, and nothing is kept, where the order is counted in another currency.
        """
        if paid.currency != order.currency and self._priced(order.id):
            return False
        order.currency = paid.currency
        row.paid_minor, row.guessed = paid.minor, 1
        self._new.change(row)
        self.note(order)
        self._tell(order.id)
        return True

    def lines(self, order_id: int) -> list[OrderLineRow]:
        """The lines of an order, in the order in which they were told."""
        if order_id not in self._lines:
            self._look_up_lines((order_id,))
        return self._lines[order_id]

    def _look_up_lines(self, order_ids: Iterable[int]) -> None:
        asked = list(order_ids)
        self._lines |= {order_id: [] for order_id in asked}
        for cells in sorted(rows_by(self._tx, s.order_line.c.order_id, asked)):
            row = OrderLineRow(*cells)
            self._lines[row.order_id].append(row)


def _find_channel(tx: Connection, seed: ChannelSeed) -> ChannelRow:
    """The channel of that name, added when it is new."""
    table = s.channel
    known = select(table).where(table.c.name == seed.name)
    row = tx.execute(known).first()
    if row is None:
        values = {
            "name": seed.name,
            "platform": seed.platform,
            "country": seed.country,
            "currency": seed.currency or "USD",
        }
        insert_row(tx, table, values)
        row = tx.execute(known).one()
    return ChannelRow(*row)


def _share_received(book: OrderBook, order: OrderRow, new: NewRows) -> None:
    """What was paid of an order that was not paid whole, on each of its lines."""
    postage = order.postage_minor
    shared = share_received(order, book.lines(order.id))
    for row in shared:
        new.change(row)
    if shared or postage != order.postage_minor:
        book.note(order)


def _fill_dates(book: OrderBook, order: OrderRow, draft: OrderDraft) -> None:
    """Days that were not known yet; one that the seller or a file told stays."""
    before = order.ordered_on, order.paid_on, order.shipped_on, order.delivered_on
    order.ordered_on = order.ordered_on or _text(draft.ordered_on)
    order.paid_on = order.paid_on or _text(draft.paid_on)
    order.shipped_on = order.shipped_on or _text(draft.shipped_on)
    order.delivered_on = order.delivered_on or _text(draft.delivered_on)
    if before != (order.ordered_on, order.paid_on, order.shipped_on, order.delivered_on):
        book.note(order)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
