"""Orders and cases that come to the desk for the first time, from a file or by hand."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.clock import stamp
from returns.importing.drafts import (
    CustomerDraft,
    OrderDraft,
    OrderLineDraft,
    ReturnDraft,
    ReturnLineDraft,
)
from returns.money import Money
from returns.records.policy_json import address_to_json
from returns.rules.numbering import case_number, our_rma
from returns.rules.transitions import opening_tracks
from returns.services import rows
from returns.services.case_supplier import unit_cost
from returns.services.outlook import rates_of, read_case
from returns.services.reported import reported_columns, reported_facts, reported_parcel
from returns.services.settings_rows import read_settings
from returns.services.store import Store, append_event, insert_row
from returns.terms import Fulfilment, ListingSource, Party


@dataclass(frozen=True, slots=True)
class LineSeed:
    """One item of a new case."""

    sku: str
    title: str
    quantity: int
    unit_price: Money
    order_line_id: int | None = None


@dataclass(frozen=True, slots=True)
class CaseSeed:
    """Everything a new case starts from."""

    order_id: int
    reason: str
    lines: tuple[LineSeed, ...]
    requested_at: datetime
    buyer_words: str = ""
    fulfilment: Fulfilment | None = None
    supplier_id: int | None = None
    facts: dict[str, Any] | None = None
    #: columns of the case that do not start at their default
    columns: dict[str, Any] | None = None
    parcel: dict[str, Any] | None = None
    paid: Money | None = None


class Newcomers:
    """Writes new orders and cases inside one transaction."""

    def __init__(
        self, store: Store, tx: Connection, channel: str, country: str, file_id: int | None
    ) -> None:
        self._store = store
        self._tx = tx
        self._file_id = file_id
        self._at = store.now()
        self._number: int | None = None
        self._policies: dict[int, tuple[Any, ...]] = {}
        self._rates = rates_of(read_settings(tx))
        self.case_ids: list[int] = []
        self.channel = self._find_channel(channel, country)

    # --- what a file brings ------------------------------------------------------------

    def add_order(self, draft: OrderDraft) -> None:
        """Add an order's new lines, and fill in what an earlier file did not know yet."""
        order = self.order(draft.number, draft, draft.currency)
        for line in draft.lines:
            self.line(order.id, line, draft.currency)

    def add_return(self, draft: ReturnDraft, key: str) -> int:
        """Open a case for a request; returns its number in the desk."""
        currency = draft.currency or self.channel.currency
        order = self.order(draft.order_number, draft, currency)
        seed = CaseSeed(
            order_id=order.id,
            reason=draft.reason,
            lines=tuple(self._line_seed(order, item) for item in draft.lines),
            requested_at=draft.requested_at,
            buyer_words=draft.buyer_words,
            fulfilment=draft.fulfilment,
            facts=reported_facts(draft),
            columns=reported_columns(draft),
            parcel=reported_parcel(draft),
            paid=draft.refunded,
        )
        case_id = self.open_case(seed)
        self.remember((key,), case_id)
        return case_id

    def remember(self, keys: tuple[str, ...], case_id: int | None) -> None:
        """Note rows as brought in, so that a later file does not bring them again."""
        for key in keys:
            self._tx.execute(
                insert(s.imported).values(row_key=key, case_id=case_id, file_id=self._file_id)
            )

    # --- a case ------------------------------------------------------------------------

    def open_case(self, seed: CaseSeed) -> int:
        """Write a case with its line, parcel and first event, and work out what is next."""
        order = self._tx.execute(select(s.order).where(s.order.c.id == seed.order_id)).one()
        products = [self.product(line.sku, line.title) for line in seed.lines]
        first = products[0]
        supplier_id = seed.supplier_id or (first.supplier_id if first else None)
        amounts = [line.unit_price * line.quantity for line in seed.lines]
        value = sum(amounts[1:], start=amounts[0])
        number = self._next_number()
        columns: dict[str, Any] = {
            "number": number,
            "order_id": order.id,
            "channel_id": self.channel.id,
            "customer_id": order.customer_id,
            "supplier_id": supplier_id,
            "policy_id": self.policy_for(supplier_id, order.ordered_on, seed.requested_at),
            "fulfilment": (seed.fulfilment or Fulfilment(order.fulfilment)).value,
            "listing": first.listing if first else ListingSource.UNKNOWN.value,
            "reason": seed.reason,
            "buyer_words": seed.buyer_words,
            "requested_at": stamp(seed.requested_at),
            "value_minor": value.minor,
            "currency": value.currency,
            "our_rma": our_rma(number),
            "supplier_name": self._supplier_name(supplier_id),
            **(seed.columns or {}),
        }
        case_id = self._insert(t.return_case, columns)
        lines = [
            self._case_line(case_id, line, product)
            for line, product in zip(seed.lines, products, strict=True)
        ]
        if seed.parcel:
            self._insert(t.parcel, {"case_id": case_id, **seed.parcel})
        if seed.paid:
            self._already_paid(case_id, seed.paid, value)
        body = {"facts": seed.facts or {}, "lines": lines, "case": columns}
        columns |= self._opening_claim(case_id, columns)
        append_event(self._tx, case_id, "opened", body, self._at)
        self._store.refresh(self._tx, case_id)
        self.case_ids.append(case_id)
        return case_id

    def _opening_claim(self, case_id: int, columns: dict[str, Any]) -> dict[str, Any]:
        """Where the claim starts, unless the report decided it: it follows from the advice."""
        if "supplier_claim" in columns:
            return {}
        advice = read_case(self._tx, case_id, self._store.clock.now()).recommendation
        told = {"supplier_claim": opening_tracks(advice).supplier_claim.value}
        table = t.return_case
        self._tx.execute(update(table).where(table.c.id == case_id).values(**told))
        return told

    def policy_for(
        self, supplier_id: int | None, ordered_on: str | None, requested_at: datetime
    ) -> int | None:
        """The policy version that held when the order was placed; it stays the case's for good."""
        if supplier_id is None:
            return None
        if supplier_id not in self._policies:
            (found,) = rows.suppliers(self._tx, supplier_id)
            self._policies[supplier_id] = (found,)
        (supplier,) = self._policies[supplier_id]
        on = date.fromisoformat(ordered_on) if ordered_on else requested_at.date()
        held = supplier.policy_on(on) or (supplier.policies[0] if supplier.policies else None)
        return held.id if held else None

    # --- what a case stands on -----------------------------------------------------------

    def order(self, number: str, draft: OrderDraft | ReturnDraft, currency: str) -> Any:
        """The order of that number on this channel, made or filled in from the draft."""
        table = s.order
        known = select(table).where(
            table.c.channel_id == self.channel.id, table.c.number == number
        )
        row = self._tx.execute(known).first()
        dates = {
            name: getattr(draft, name, None)
            for name in ("ordered_on", "shipped_on", "delivered_on")
        }
        values: dict[str, Any] = {k: v.isoformat() for k, v in dates.items() if v is not None}
        customer = getattr(draft, "customer", None)
        if customer is not None:
            values["customer_id"] = self.customer(customer)
        if row is None:
            values |= {"channel_id": self.channel.id, "number": number, "currency": currency}
            values["fulfilment"] = (draft.fulfilment or Fulfilment.DROPSHIP).value
            self._insert(table, values)
        else:
            missing = {k: v for k, v in values.items() if getattr(row, k) is None}
            if missing:
                self._tx.execute(update(table).where(table.c.id == row.id).values(**missing))
        return self._tx.execute(known).one()

    def line(self, order_id: int, draft: OrderLineDraft, currency: str) -> int:
        """An order line, added once."""
        table = s.order_line
        known = select(table.c.id).where(
            table.c.order_id == order_id, table.c.line_key == draft.line_key
        )
        row = self._tx.execute(known).first()
        if row is not None:
            return int(row.id)
        product = self.product(draft.sku, draft.title)
        price = draft.unit_price or Money(0, currency)
        return self._insert(
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

    def customer(self, draft: CustomerDraft) -> int:
        """The buyer, known again by e-mail, else by name and postcode."""
        known_by = (draft.email or f"{draft.name}|{draft.address.postcode}").casefold()
        known_by = f"{self.channel.id}|{known_by}"
        table = s.customer
        row = self._tx.execute(select(table.c.id).where(table.c.known_by == known_by)).first()
        if row is not None:
            return int(row.id)
        address = json.dumps(address_to_json(draft.address), ensure_ascii=False)
        values = {"name": draft.name, "email": draft.email, "address": address}
        return self._insert(table, {**values, "known_by": known_by})

    def product(self, sku: str, title: str) -> Any:
        """The product of that SKU, added when it is new; None without a SKU."""
        if not sku:
            return None
        table = s.product
        known = select(table).where(table.c.sku == sku)
        row = self._tx.execute(known).first()
        if row is None:
            currency = self.channel.currency or "USD"
            self._insert(table, {"sku": sku, "title": title, "currency": currency})
            row = self._tx.execute(known).one()
        return row

    # --- small parts ---------------------------------------------------------------------

    def _insert(self, table: Any, values: dict[str, Any]) -> int:
        return insert_row(self._tx, table, values)

    def _find_channel(self, name: str, country: str) -> Any:
        known = select(s.channel).where(s.channel.c.name == name)
        row = self._tx.execute(known).first()
        if row is None:
            platform = name.split()[0].lower() if name else "other"
            values = {"name": name, "platform": platform, "country": country}
            self._insert(s.channel, values)
            row = self._tx.execute(known).one()
        return row

    def _supplier_name(self, supplier_id: int | None) -> str:
        if supplier_id is None:
            return ""
        query = select(s.supplier.c.name).where(s.supplier.c.id == supplier_id)
        return str(self._tx.execute(query).scalar_one())

    def _case_line(self, case_id: int, line: LineSeed, product: Any) -> dict[str, Any]:
        currency = line.unit_price.currency
        values = {
            "case_id": case_id,
            "order_line_id": line.order_line_id,
            "product_id": product.id if product else None,
            "sku": line.sku,
            "title": line.title,
            "quantity": line.quantity,
            "unit_price_minor": line.unit_price.minor,
            "unit_cost_minor": unit_cost(product, currency, self._rates),
        }
        self._insert(t.case_line, values)
        return values

    def _line_seed(self, order: Any, item: ReturnLineDraft) -> LineSeed:
        """An item of a request with what the desk knows of it from orders and products."""
        found = self._tx.execute(
            select(s.order_line).where(s.order_line.c.order_id == order.id)
        ).all()
        same = [line for line in found if item.sku and line.sku == item.sku]
        line = same[0] if same else None
        if line is None and len(found) == 1 and not item.sku:
            line = found[0]
        sku = item.sku or (line.sku if line else "")
        title = item.title or (line.title if line else "") or order.number
        product = self.product(sku, title)
        price = Money(0, order.currency)
        if line is not None and line.unit_price_minor:
            price = Money(line.unit_price_minor, order.currency)
        elif item.unit_price is not None:
            price = item.unit_price
        elif product is not None and product.price_minor is not None:
            price = Money(product.price_minor, product.currency)
        return LineSeed(sku, title, item.quantity, price, line.id if line else None)

    def _already_paid(self, case_id: int, paid: Money, value: Money) -> None:
        """Money the platform reports as refunded: recorded once, so that it is not paid again."""
        values = {
            "case_id": case_id,
            "party": Party.BUYER.value,
            "amount_minor": paid.minor,
            "currency": paid.currency,
            "kind": "refund",
            "at": self._at,
            "pay_key": f"case-{case_id}-reported",
        }
        self._insert(t.payment, values)
        state = "paid" if not value or value <= paid else "paid_partly"
        table = t.return_case
        self._tx.execute(
            update(table)
            .where(table.c.id == case_id)
            .values(buyer_money=state, paid_at=self._at)
        )

    def _next_number(self) -> str:
        year = self._store.clock.now().year
        if self._number is None:
            table = t.return_case
            query = (
                select(table.c.number)
                .where(table.c.number.like(f"RC-{year}-%"))
                .order_by(table.c.id.desc())
                .limit(1)
            )
            last = self._tx.execute(query).scalar()
            self._number = int(str(last).rsplit("-", 1)[1]) if last else 0
        self._number += 1
        return case_number(year, self._number)
