"""Orders, their lines, buyers and products as files tell of them, each known again in a later file."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from types import SimpleNamespace
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.channels import ChannelSeed
from returns.casework.case_supplier import unit_cost
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft, ReturnDraft
from returns.ledger.new_rows import NewRows
from returns.ledger.store import Work, insert_row
from returns.money import Money, Rates
from returns.platforms.known import platform_of
from returns.records.email_address import usable
from returns.records.policy_json import address_from_json, address_to_json
from returns.terms import BuyerMoney, Fulfilment

_Key = TypeVar("_Key", str, int)


#: how many keys one look-up asks for; SQLite takes 32,766 parameters
_BATCH = 10_000


class OrderBook:
    """The orders of one channel, inside one transaction.

    What was looked up is remembered until `know` is called again; new rows wait in `new`.
    """

    def __init__(self, tx: Connection, seed: ChannelSeed, new: NewRows) -> None:
        self._tx = tx
        self._new = new
        self.channel = self._find_channel(seed)
        #: orders of which something became known that was not known before
        self.learned: set[int] = set()
        #: those of which it was the day on which they were placed
        self.dated: set[int] = set()
        self.know(())

    def know(self, drafts: Iterable[OrderDraft | ReturnDraft]) -> None:
        """Look up all that these drafts name, in few questions; what was known before is forgotten."""
        self._orders: dict[str, Any] = {}
        self._by_id: dict[int, Any] = {}
        self._lines: dict[int, list[Any]] = {}
        self._customers: dict[str, Any] = {}
        self._customer_by_id: dict[int, Any] = {}
        self._products: dict[str, Any] = {}
        found = list(drafts)
        self._look_up_orders({draft.order_number for draft in found})
        self._look_up_lines(self._by_id)
        self._look_up_products(
            {line.sku for draft in found for line in draft.lines if line.sku}
        )
        buyers = ((getattr(draft, "customer", None), draft.order_number) for draft in found)
        self._look_up_customers({self._known_by(who, at) for who, at in buyers if who})

    # --- orders ------------------------------------------------------------------------------

    def order(self, number: str, draft: OrderDraft | ReturnDraft, currency: str) -> Any:
        """The order of that number, made, or filled in with what was not known yet."""
        if number not in self._orders:
            self._look_up_orders({number})
        row = self._orders[number]
        dates = {
            name: getattr(draft, name, None)
            for name in ("ordered_on", "shipped_on", "delivered_on")
        }
        values: dict[str, Any] = {k: v.isoformat() for k, v in dates.items() if v is not None}
        customer = getattr(draft, "customer", None)
        if customer is not None:
            values["customer_id"] = self.customer(customer, number)
        if row is not None:
            self._fill_in(row, values, currency)
            return row
        values |= {"channel_id": self.channel.id, "number": number}
        values["currency"] = currency or self.channel.currency
        values["fulfilment"] = (draft.fulfilment or Fulfilment.DROPSHIP).value
        row = self._new.row(s.order, values)
        self._orders[number] = self._by_id[row.id] = row
        self._lines[row.id] = []
        return row

    def _look_up_orders(self, numbers: set[str]) -> None:
        """Those numbers on this channel; Amazon's are unique everywhere."""
        order, channel = s.order, s.channel
        self._orders |= dict.fromkeys(numbers)
        for batch in _batches(numbers):
            query = select(order).where(order.c.number.in_(batch))
            found = self._tx.execute(query.where(order.c.channel_id == self.channel.id)).all()
            platform = platform_of(self.channel.platform)
            if platform.one_numbering:
                elsewhere = query.join(channel, channel.c.id == order.c.channel_id)
                elsewhere = elsewhere.where(channel.c.platform == platform.id)
                others = self._tx.execute(elsewhere.order_by(order.c.id.desc())).all()
                found = [*others, *found]
            # of several the last one counts: one of this channel, else the oldest
            self._orders |= {row.number: _kept(row) for row in found}
            self._by_id |= {row.id: row for row in map(self._orders.get, batch) if row}

    def _fill_in(self, row: Any, values: dict[str, Any], currency: str) -> None:
        missing = {k: v for k, v in values.items() if getattr(row, k) is None}
        if "customer_id" in values and self.nameless(row.customer_id):
            missing["customer_id"] = values["customer_id"]
        if currency and currency != row.currency and not self._priced(row.id):
            # it was only the channel's usual one
            missing["currency"] = currency
        missing = {k: v for k, v in missing.items() if getattr(row, k) != v}
        if missing:
            self._change(s.order, row, missing)
            self.learned.add(int(row.id))
            if "ordered_on" in missing:
                self.dated.add(int(row.id))

    def _change(self, table: Table, row: Any, values: dict[str, Any]) -> None:
        self._new.write()
        self._tx.execute(update(table).where(table.c.id == row.id).values(**values))
        vars(row).update(values)

    def by_id(self, order_id: int) -> Any:
        """The order of that id."""
        if order_id not in self._by_id:
            query = select(s.order).where(s.order.c.id == order_id)
            self._by_id[order_id] = _kept(self._tx.execute(query).one())
        return self._by_id[order_id]

    def _priced(self, order_id: int) -> bool:
        return any(line.unit_price_minor for line in self.lines(order_id))

    # --- their lines -------------------------------------------------------------------------

    def line(self, order_id: int, draft: OrderLineDraft, currency: str) -> int:
        """An order line, added once; a price that an earlier file did not tell is filled in."""
        lines = self.lines(order_id)
        row = next((line for line in lines if line.line_key == draft.line_key), None)
        price = draft.unit_price or Money(0, currency or self.channel.currency)
        if row is None:
            product = self.product(draft.sku, draft.title)
            self.learned.add(order_id)
            values = {
                "order_id": order_id,
                "line_key": draft.line_key,
                "sku": draft.sku,
                "title": draft.title,
                "product_id": product.id if product else None,
                "quantity": draft.quantity,
                "unit_price_minor": price.minor,
            }
            row = self._new.row(s.order_line, values)
            lines.append(row)
        elif price and not row.unit_price_minor:
            self._change(s.order_line, row, {"unit_price_minor": price.minor})
            self.learned.add(order_id)
        return int(row.id)

    def lines(self, order_id: int) -> list[Any]:
        """The lines of an order, in the order in which they were told."""
        if order_id not in self._lines:
            self._look_up_lines((order_id,))
        return self._lines[order_id]

    def _look_up_lines(self, order_ids: Iterable[int]) -> None:
        table = s.order_line
        for batch in _batches(order_ids):
            self._lines |= {order_id: [] for order_id in batch}
            query = select(table).where(table.c.order_id.in_(batch)).order_by(table.c.id)
            for row in self._tx.execute(query):
                self._lines[row.order_id].append(_kept(row))

    # --- buyers ------------------------------------------------------------------------------

    def _known_by(self, draft: CustomerDraft, order_number: str) -> str:
        """What a buyer is known again by: e-mail, else name and postcode.

        A file that gives neither tells nothing by which a buyer could be known again: that one
        belongs to the order alone. `n/a` for an e-mail is many buyers', so it tells nothing.
        """
        if usable(draft.email):
            known_by = draft.email
        elif draft.name:
            known_by = f"{draft.name}|{draft.address.postcode}"
        else:
            known_by = f"#{order_number}"
        return f"{self.channel.id}|{known_by.casefold()}"

    def customer(self, draft: CustomerDraft, order_number: str) -> int:
        """The buyer, made, or filled in with what was not known yet."""
        known_by = self._known_by(draft, order_number)
        if known_by not in self._customers:
            self._look_up_customers({known_by})
        row = self._customers[known_by]
        address = json.dumps(address_to_json(draft.address), ensure_ascii=False)
        if row is None:
            values = {"name": draft.name, "email": draft.email, "address": address}
            row = self._new.row(s.customer, {**values, "known_by": known_by})
            self._customers[known_by] = self._customer_by_id[row.id] = row
            return int(row.id)
        told: dict[str, str] = {}
        if draft.name and not row.name:
            told["name"] = draft.name
        if draft.address.lines and not address_from_json(json.loads(row.address)).lines:
            told["address"] = address
        if told:
            self._change(s.customer, row, told)
            theirs = select(s.order.c.id).where(s.order.c.customer_id == row.id)
            self.learned.update(self._tx.execute(theirs).scalars())
        return int(row.id)

    def _look_up_customers(self, known_by: set[str]) -> None:
        table = s.customer
        self._customers |= dict.fromkeys(known_by)
        for batch in _batches(known_by):
            for row in self._tx.execute(select(table).where(table.c.known_by.in_(batch))):
                kept = self._customer_by_id.setdefault(row.id, _kept(row))
                self._customers[row.known_by] = kept

    def buyer(self, customer_id: int) -> Any:
        """The customer of that id."""
        if customer_id not in self._customer_by_id:
            table = s.customer
            row = self._tx.execute(select(table).where(table.c.id == customer_id)).one()
            self._customer_by_id[customer_id] = self._customers.get(row.known_by) or _kept(row)
        return self._customer_by_id[customer_id]

    def nameless(self, customer_id: int | None) -> bool:
        """Nobody yet, or somebody of whom a file gave neither name nor e-mail."""
        if customer_id is None:
            return True
        row = self.buyer(customer_id)
        return not row.name and not row.email

    # --- products and the channel ------------------------------------------------------------

    def product(self, sku: str, title: str) -> Any:
        """The product of that SKU, added when it is new; None without a SKU."""
        if not sku:
            return None
        if sku not in self._products:
            self._look_up_products({sku})
        row = self._products[sku]
        if row is None:
            values = {"sku": sku, "title": title or sku}
            values["currency"] = self.channel.currency or "USD"
            row = self._products[sku] = self._new.row(s.product, values)
        return row

    def _look_up_products(self, skus: set[str]) -> None:
        table = s.product
        self._products |= dict.fromkeys(skus)
        for batch in _batches(skus):
            for row in self._tx.execute(select(table).where(table.c.sku.in_(batch))):
                self._products[row.sku] = _kept(row)

    def _find_channel(self, seed: ChannelSeed) -> Any:
        table = s.channel
        known = select(table).where(table.c.name == seed.name)
        row = self._tx.execute(known).first()
        if row is None:
            values = {
                "name": seed.name,
                "platform": seed.platform,
                "country": seed.country,
                "currency": seed.currency or "USD",
            }
            insert_row(self._tx, table, values)
            row = self._tx.execute(known).one()
        return row

    def open_cases(self) -> list[Any]:
        """Open cases of the orders of which something became known, with their order's number."""
        case = t.return_case
        found: list[Any] = []
        self._new.write()
        for batch in _batches(sorted(self.learned)):
            query = select(case).where(case.c.order_id.in_(batch), case.c.closed_at.is_(None))
            found += self._tx.execute(query.order_by(case.c.id)).all()
        return found


def _kept(row: Any) -> SimpleNamespace:
    """A row of the database that can be filled in."""
    return SimpleNamespace(**row._asdict())


def _batches(keys: Iterable[_Key]) -> Iterator[list[_Key]]:
    left = iter(keys)
    while batch := list(islice(left, _BATCH)):
        yield batch


def matching_line(lines: list[Any], sku: str) -> Any:
    """The order's line that a returned item is one of; the only line where no SKU tells."""
    same = [line for line in lines if sku and line.sku == sku]
    if same:
        return same[0]
    return lines[0] if len(lines) == 1 and not sku else None


def learn(work: Work, case: Any, book: OrderBook, rates: Rates | None) -> None:
    """Give a case the buyer and the prices that it lacks, from what its order now tells."""
    order = book.by_id(case.order_id)
    if order.customer_id is not None and book.nameless(case.customer_id):
        work.set(customer_id=order.customer_id)
    table = t.case_line
    query = select(table).where(table.c.case_id == case.id).order_by(table.c.id)
    lines = work.tx.execute(query).all()
    foreign = order.currency != case.currency
    if foreign and (case.value_minor or case.buyer_money != BuyerMoney.OPEN):
        return
    told = book.lines(order.id)
    worth, priced = 0, False
    for line in lines:
        price = line.unit_price_minor
        found = matching_line(told, line.sku)
        if not price and found is not None and found.unit_price_minor:
            price, priced = found.unit_price_minor, True
            product = book.product(line.sku, line.title)
            work.update(
                "line",
                line.id,
                unit_price_minor=price,
                order_line_id=found.id,
                unit_cost_minor=unit_cost(product, order.currency, rates),
            )
        worth += price * line.quantity
    if priced:
        work.set(value_minor=worth, currency=order.currency)
        if foreign:
            # the postage was told in the currency that the case had before
            work.set(freight_out_minor=None, freight_back_minor=None)
