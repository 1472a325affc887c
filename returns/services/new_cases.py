"""Orders and cases that come to the desk for the first time, from a file or by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.clock import moment, stamp
from returns.importing.drafts import OrderDraft, ReturnDraft, ReturnLineDraft
from returns.money import Money
from returns.records.policy import Supplier
from returns.rules.numbering import case_number, our_rma
from returns.rules.track_machines import ENDED
from returns.rules.transitions import opening_tracks
from returns.services import rows
from returns.services.case_supplier import unit_cost
from returns.services.channels import ChannelSeed
from returns.services.later_report import news, write_news
from returns.services.order_book import OrderBook, learn, matching_line
from returns.services.outlook import rates_of, read_case
from returns.services.reported import reported_columns, reported_facts, reported_parcel
from returns.services.settings_rows import read_settings
from returns.services.store import Store, Work, append_event, insert_row
from returns.terms import Fault, Fulfilment, ListingSource, Party, SupplierClaim


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
        self, store: Store, tx: Connection, seed: ChannelSeed, file_id: int | None = None
    ) -> None:
        self._store = store
        self._tx = tx
        self._file_id = file_id
        self._at = store.now()
        self._number: int | None = None
        self._policies: dict[int, Supplier] = {}
        self._rates = rates_of(read_settings(tx))
        self.case_ids: list[int] = []
        #: cases that were there and learned something
        self.told_ids: list[int] = []
        self.book = OrderBook(tx, seed)
        self.channel = self.book.channel

    # --- what a file brings ------------------------------------------------------------

    def add_order(self, draft: OrderDraft) -> None:
        """Add an order's new lines, and fill in what an earlier file did not know yet."""
        order = self.book.order(draft.number, draft, draft.currency)
        for line in draft.lines:
            self.book.line(order.id, line, order.currency)

    def add_return(self, draft: ReturnDraft, key: str) -> int:
        """Open a case for a request; returns its number in the desk."""
        order = self.book.order(draft.order_number, draft, draft.currency)
        seed = CaseSeed(
            order_id=order.id,
            reason=draft.reason,
            lines=_of_one_currency(
                [
                    self._line_seed(order, item, draft.currency or order.currency)
                    for item in draft.lines
                ]
            ),
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

    def tell_open_cases(self) -> None:
        """Let open cases have what the file brought of their orders: buyer, prices, dates."""
        for row in self.book.open_cases():
            if row.id in self.case_ids:
                continue
            work = Work(self._tx, row.id, "order_known", self._at)
            learn(work, row, self.book, self._rates)
            if row.order_id in self.book.dated and row.supplier_id is not None:
                order = self.book.by_id(row.order_id)
                asked = moment(row.requested_at)
                held = self.policy_for(row.supplier_id, order.ordered_on, asked)
                work.set(policy_id=held)
            if work.changed:
                append_event(self._tx, row.id, work.kind, work.body(), work.at)
                self.told_ids.append(row.id)
            self._store.refresh(self._tx, row.id)

    def tell_known(self, again: Mapping[str, ReturnDraft]) -> None:
        """Let open cases have what a later copy of their request tells."""
        for told in list(news(self._tx, again)):
            work = Work(self._tx, told.case.id, "reported", self._at)
            write_news(work, told)
            append_event(self._tx, told.case.id, work.kind, work.body(), work.at)
            self.told_ids.append(told.case.id)
            self._store.refresh(self._tx, told.case.id)

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
        products = [self.book.product(line.sku, line.title) for line in seed.lines]
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
        if columns["fulfilment"] == Fulfilment.PLATFORM_WAREHOUSE:
            columns.setdefault("supplier_claim", SupplierClaim.NOT_CLAIMABLE.value)
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
        at_platform = columns["fulfilment"] == Fulfilment.PLATFORM_WAREHOUSE
        if columns.get("supplier_claim") == SupplierClaim.TO_ASK:
            return {}
        advice = read_case(self._tx, case_id, self._store.clock.now()).recommendation
        claim = opening_tracks(advice).supplier_claim
        if at_platform and advice.claim_from is not Fault.PLATFORM:
            # the goods are with the platform: a supplier is asked once they are back
            claim = SupplierClaim.NOT_CLAIMABLE
        if columns.get("request") in ENDED and columns.get("buyer_money") is None:
            # over before anything was paid: nothing was lost
            claim = SupplierClaim.NOT_CLAIMABLE
        told = {"supplier_claim": claim.value}
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
            self._policies[supplier_id] = rows.supplier(self._tx, supplier_id)
        supplier = self._policies[supplier_id]
        on = date.fromisoformat(ordered_on) if ordered_on else requested_at.date()
        held = supplier.policy_on(on) or (supplier.policies[0] if supplier.policies else None)
        return held.id if held else None

    # --- small parts ---------------------------------------------------------------------

    def _insert(self, table: Any, values: dict[str, Any]) -> int:
        return insert_row(self._tx, table, values)

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

    def _line_seed(self, order: Any, item: ReturnLineDraft, currency: str) -> LineSeed:
        """An item of a request with what the desk knows of it from orders and products."""
        line = matching_line(self.book.lines(order.id), item.sku)
        sku = item.sku or (line.sku if line else "")
        title = item.title or (line.title if line else "") or order.number
        product = self.book.product(sku, title)
        price = Money(0, currency)
        if line is not None and line.unit_price_minor and order.currency == currency:
            price = Money(line.unit_price_minor, currency)
        elif item.unit_price is not None:
            price = item.unit_price
        elif product is not None and product.price_minor and product.currency == currency:
            price = Money(product.price_minor, currency)
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
        same = value.currency == paid.currency
        state = "paid" if not value or (same and value <= paid) else "paid_partly"
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


def _of_one_currency(seeds: list[LineSeed]) -> tuple[LineSeed, ...]:
    """A case is worth one sum: a price in another currency than the first one's is not known."""
    currency = next((x.unit_price.currency for x in seeds if x.unit_price), None)
    if currency is None:
        return tuple(seeds)
    return tuple(
        seed
        if seed.unit_price.currency == currency
        else replace(seed, unit_price=Money(0, currency))
        for seed in seeds
    )
