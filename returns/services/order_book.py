"""Orders, their lines, buyers and products as files tell of them, each known again in a later file."""

import json
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft, ReturnDraft
from returns.money import Money, Rates
from returns.records.policy_json import address_from_json, address_to_json
from returns.services.case_supplier import unit_cost
from returns.services.channels import ChannelSeed
from returns.services.store import Work, insert_row
from returns.terms import BuyerMoney, Fulfilment

_AMAZON = "amazon"


class OrderBook:
    """The orders of one channel, inside one transaction."""

    def __init__(self, tx: Connection, seed: ChannelSeed) -> None:
        self._tx = tx
        self.channel = self._find_channel(seed)
        #: orders of which something became known that was not known before
        self.learned: set[int] = set()
        #: those of which it was the day on which they were placed
        self.dated: set[int] = set()

    # --- orders ------------------------------------------------------------------------------

    def order(self, number: str, draft: OrderDraft | ReturnDraft, currency: str) -> Any:
        """The order of that number, made, or filled in with what was not known yet."""
        row = self._known(number)
        dates = {
            name: getattr(draft, name, None)
            for name in ("ordered_on", "shipped_on", "delivered_on")
        }
        values: dict[str, Any] = {k: v.isoformat() for k, v in dates.items() if v is not None}
        customer = getattr(draft, "customer", None)
        if customer is not None:
            values["customer_id"] = self.customer(customer, number)
        if row is None:
            values |= {"channel_id": self.channel.id, "number": number}
            values["currency"] = currency or self.channel.currency
            values["fulfilment"] = (draft.fulfilment or Fulfilment.DROPSHIP).value
            row_id = insert_row(self._tx, s.order, values)
        else:
            row_id = int(row.id)
            self._fill_in(row, values, currency)
        return self.by_id(row_id)

    def _known(self, number: str) -> Any:
        """The order of that number on this channel; Amazon's numbers are unique everywhere."""
        order, channel = s.order, s.channel
        query = select(order).where(order.c.number == number)
        here = self._tx.execute(query.where(order.c.channel_id == self.channel.id)).first()
        if here is not None or self.channel.platform != _AMAZON:
            return here
        elsewhere = query.join(channel, channel.c.id == order.c.channel_id)
        return self._tx.execute(
            elsewhere.where(channel.c.platform == _AMAZON).order_by(order.c.id)
        ).first()

    def _fill_in(self, row: Any, values: dict[str, Any], currency: str) -> None:
        missing = {k: v for k, v in values.items() if getattr(row, k) is None}
        if "customer_id" in values and self.nameless(row.customer_id):
            missing["customer_id"] = values["customer_id"]
        if currency and currency != row.currency and not self._priced(row.id):
            # it was only the channel's usual one
            missing["currency"] = currency
        missing = {k: v for k, v in missing.items() if getattr(row, k) != v}
        if missing:
            self._tx.execute(update(s.order).where(s.order.c.id == row.id).values(**missing))
            self.learned.add(int(row.id))
            if "ordered_on" in missing:
                self.dated.add(int(row.id))

    def by_id(self, order_id: int) -> Any:
        """The order of that id."""
        return self._tx.execute(select(s.order).where(s.order.c.id == order_id)).one()

    def _priced(self, order_id: int) -> bool:
        line = s.order_line
        priced = select(line.c.id).where(
            line.c.order_id == order_id, line.c.unit_price_minor != 0
        )
        return self._tx.execute(priced).first() is not None

    # --- their lines -------------------------------------------------------------------------

    def line(self, order_id: int, draft: OrderLineDraft, currency: str) -> int:
        """An order line, added once; a price that an earlier file did not tell is filled in."""
        table = s.order_line
        known = select(table).where(
            table.c.order_id == order_id, table.c.line_key == draft.line_key
        )
        row = self._tx.execute(known).first()
        price = draft.unit_price or Money(0, currency or self.channel.currency)
        if row is None:
            product = self.product(draft.sku, draft.title)
            self.learned.add(order_id)
            return insert_row(
                self._tx,
                table,
                {
                    "order_id": order_id,
                    "line_key": draft.line_key,
                    "sku": draft.sku,
                    "title": draft.title,
                    "product_id": product.id if product else None,
                    "quantity": draft.quantity,
                    "unit_price_minor": price.minor,
                },
            )
        if price and not row.unit_price_minor:
            priced = update(table).where(table.c.id == row.id)
            self._tx.execute(priced.values(unit_price_minor=price.minor))
            self.learned.add(order_id)
        return int(row.id)

    def lines(self, order_id: int) -> list[Any]:
        """The lines of an order, in the order in which they were told."""
        table = s.order_line
        query = select(table).where(table.c.order_id == order_id).order_by(table.c.id)
        return list(self._tx.execute(query).all())

    # --- buyers ------------------------------------------------------------------------------

    def customer(self, draft: CustomerDraft, order_number: str) -> int:
        """The buyer, known again by e-mail, else by name and postcode.

        A file that gives neither tells nothing by which a buyer could be known again: that one
        belongs to the order alone.
        """
        if draft.email:
            known_by = draft.email
        elif draft.name:
            known_by = f"{draft.name}|{draft.address.postcode}"
        else:
            known_by = f"#{order_number}"
        known_by = f"{self.channel.id}|{known_by.casefold()}"
        table = s.customer
        row = self._tx.execute(select(table).where(table.c.known_by == known_by)).first()
        address = json.dumps(address_to_json(draft.address), ensure_ascii=False)
        if row is None:
            values = {"name": draft.name, "email": draft.email, "address": address}
            return insert_row(self._tx, table, {**values, "known_by": known_by})
        told: dict[str, str] = {}
        if draft.name and not row.name:
            told["name"] = draft.name
        if draft.address.lines and not address_from_json(json.loads(row.address)).lines:
            told["address"] = address
        if told:
            self._tx.execute(update(table).where(table.c.id == row.id).values(**told))
            theirs = select(s.order.c.id).where(s.order.c.customer_id == row.id)
            self.learned.update(self._tx.execute(theirs).scalars())
        return int(row.id)

    def nameless(self, customer_id: int | None) -> bool:
        """Nobody yet, or somebody of whom a file gave neither name nor e-mail."""
        if customer_id is None:
            return True
        table = s.customer
        row = self._tx.execute(select(table).where(table.c.id == customer_id)).one()
        return not row.name and not row.email

    # --- products and the channel ------------------------------------------------------------

    def product(self, sku: str, title: str) -> Any:
        """The product of that SKU, added when it is new; None without a SKU."""
        if not sku:
            return None
        table = s.product
        known = select(table).where(table.c.sku == sku)
        row = self._tx.execute(known).first()
        if row is None:
            currency = self.channel.currency or "USD"
            self._tx.execute(
                insert(table).values(sku=sku, title=title or sku, currency=currency)
            )
            row = self._tx.execute(known).one()
        return row

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
        learned = sorted(self.learned)
        for start in range(0, len(learned), 10_000):
            query = select(case).where(
                case.c.order_id.in_(learned[start : start + 10_000]),
                case.c.closed_at.is_(None),
            )
            found += self._tx.execute(query.order_by(case.c.id)).all()
        return found


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
