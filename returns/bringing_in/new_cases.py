"""Orders and cases that come to the desk for the first time, from a file or by hand."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, select

from db.queue_views import stage_of
from db.search_text import add_texts, index_text
from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.channels import ChannelSeed
from returns.bringing_in.known_suppliers import KnownSuppliers
from returns.bringing_in.later_report import news, write_news
from returns.bringing_in.order_book import OrderBook, learn, matching_line
from returns.bringing_in.reported import (
    reported_columns,
    reported_facts,
    reported_parcel,
)
from returns.casework.case_supplier import unit_cost
from returns.casework.outlook import (
    Around,
    cases_before,
    concluded,
    platform_owes,
    queue_columns,
    rates_of,
    search_fields,
    triage_facts,
)
from returns.clock import moment, stamp
from returns.importing.drafts import OrderDraft, ReturnDraft, ReturnLineDraft
from returns.ledger import rows
from returns.ledger.new_rows import NewRows, defaults
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import TABLES, Store, Work, append_event
from returns.money import Money
from returns.records.case import Recommendation
from returns.records.policy import PolicyTerms
from returns.rules.numbering import case_number, our_rma
from returns.rules.payments import reported_key
from returns.rules.recommend import recommend_briefly
from returns.rules.track_machines import ENDED
from returns.rules.transitions import opening_tracks
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
        self._now = store.clock.now()
        self._at = stamp(self._now)
        self._number: int | None = None
        self._settings = read_settings(tx)
        self._rates = rates_of(self._settings)
        self._new = NewRows(tx)
        self._suppliers = KnownSuppliers(tx)
        #: how many cases there were before the first of these
        self._before: int | None = None
        #: what the new cases are found by
        self._texts: list[tuple[int, str]] = []
        self.case_ids = array("q")
        #: cases that were there and learned something
        self.told_ids: list[int] = []
        self.book = OrderBook(tx, seed, self._new)
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
        case_id = self._open(seed)
        self.remember((key,), case_id)
        return case_id

    def write(self) -> None:
        """Write all that waits: new rows, and what the new cases are found by."""
        self._new.write()
        if self._texts:
            add_texts(self._tx, self._texts)
            self._texts.clear()

    def tell_open_cases(self) -> None:
        """Let open cases have what the file brought of their orders: buyer, prices, dates."""
        self.write()
        for row in self.book.open_cases():
            if self.case_ids and row.id >= self.case_ids[0]:
                continue  # opened just now
            work = Work(self._tx, row.id, "order_known", self._at)
            learn(work, row, self.book, self._rates)
            if row.order_id in self.book.dated and row.supplier_id is not None:
                order = self.book.by_id(row.order_id)
                asked = moment(row.requested_at)
                held = self._suppliers.policy_for(row.supplier_id, order.ordered_on, asked)
                work.set(policy_id=held.id if held else None)
            if work.changed:
                append_event(self._tx, row.id, work.kind, work.body(), work.at)
                self.told_ids.append(row.id)
            self._store.refresh(self._tx, row.id)
        self.book.learned.clear()
        self.book.dated.clear()

    def tell_known(self, again: Mapping[str, ReturnDraft]) -> None:
        """Let open cases have what a later copy of their request tells."""
        self.write()
        for told in list(news(self._tx, again)):
            work = Work(self._tx, told.case.id, "reported", self._at)
            write_news(work, told)
            append_event(self._tx, told.case.id, work.kind, work.body(), work.at)
            self.told_ids.append(told.case.id)
            self._store.refresh(self._tx, told.case.id)

    def remember(self, keys: tuple[str, ...], case_id: int | None) -> None:
        """Note rows as brought in, so that a later file does not bring them again."""
        for key in keys:
            values = {"row_key": key, "case_id": case_id, "file_id": self._file_id}
            self._new.add(s.imported, values)

    # --- a case ------------------------------------------------------------------------

    def open_case(self, seed: CaseSeed) -> int:
        """Write a case with its line, parcel and first event, and work out what is next."""
        case_id = self._open(seed)
        self.write()
        return case_id

    def _open(self, seed: CaseSeed) -> int:
        order = self.book.by_id(seed.order_id)
        products = [self.book.product(line.sku, line.title) for line in seed.lines]
        columns, terms = self._columns(seed, order, products[0])
        case_id = self._new.number(t.return_case)
        row = {**defaults(t.return_case), "id": case_id, **columns}
        paid, settled = self._already_paid(row, seed.paid)
        row |= settled
        lines = [
            self._case_line(case_id, line, product)
            for line, product in zip(seed.lines, products, strict=True)
        ]
        created: list[list[Any]] = []
        beside = rows.Beside(
            order,
            self.channel,
            None if order.customer_id is None else self.book.buyer(order.customer_id),
            self._rows("line", lines, created),
            self._rows("parcel", _parcels(case_id, seed.parcel), created),
            self._rows("payment", paid, created),
        )
        for line, product in zip(beside.lines, products, strict=True):
            line.picture = product.picture if product else ""
        columns |= self._work_out(row, beside, terms, columns) | settled
        self._new.add(t.return_case, row)
        body = {"facts": seed.facts or {}, "case": columns, "created": created}
        self._new.first_event(case_id, "opened", body, self._at)
        self.case_ids.append(case_id)
        return case_id

    def _rows(
        self, name: str, values: list[dict[str, Any]], created: list[list[Any]]
    ) -> list[Any]:
        """The rows to write, each noted as the first event keeps it."""
        made = [self._new.row(TABLES[name], each) for each in values]
        created += [[name, row.id, each] for row, each in zip(made, values, strict=True)]
        return made

    def _columns(
        self, seed: CaseSeed, order: Any, first: Any
    ) -> tuple[dict[str, Any], PolicyTerms | None]:
        """What the case is told at its start, as its first event keeps it, and the terms that hold."""
        supplier_id = seed.supplier_id or (first.supplier_id if first else None)
        policy = self._suppliers.policy_for(supplier_id, order.ordered_on, seed.requested_at)
        amounts = [line.unit_price * line.quantity for line in seed.lines]
        value = sum(amounts[1:], start=amounts[0])
        number = self._next_number()
        columns: dict[str, Any] = {
            "number": number,
            "order_id": order.id,
            "channel_id": self.channel.id,
            "customer_id": order.customer_id,
            "supplier_id": supplier_id,
            "policy_id": policy.id if policy else None,
            "fulfilment": (seed.fulfilment or Fulfilment(order.fulfilment)).value,
            "listing": first.listing if first else ListingSource.UNKNOWN.value,
            "reason": seed.reason,
            "buyer_words": seed.buyer_words,
            "requested_at": stamp(seed.requested_at),
            "value_minor": value.minor,
            "currency": value.currency,
            "our_rma": our_rma(number),
            "supplier_name": self._suppliers.name(supplier_id),
            **(seed.columns or {}),
        }
        if columns["fulfilment"] == Fulfilment.PLATFORM_WAREHOUSE:
            columns.setdefault("supplier_claim", SupplierClaim.NOT_CLAIMABLE.value)
        return columns, policy.terms if policy else None

    def _work_out(
        self,
        row: dict[str, Any],
        beside: rows.Beside,
        terms: PolicyTerms | None,
        columns: dict[str, Any],
    ) -> dict[str, Any]:
        """Complete the row by what follows from it; returns where the claim starts.

        That follows from the advice, unless the report decided it.
        """
        case = rows.case_of(SimpleNamespace(**row), beside)
        record = self._suppliers.record(row["supplier_id"])
        around = Around(self._settings, self._cases_before(row["id"]), record)
        facts = triage_facts(case, terms, self._now, around)
        advice = recommend_briefly(facts, self._settings.triage)
        told: dict[str, Any] = {}
        if columns.get("supplier_claim") != SupplierClaim.TO_ASK:
            claim = _opening_claim(advice, columns)
            told = {"supplier_claim": claim.value}
            row |= told
            case = replace(case, tracks=replace(case.tracks, supplier_claim=claim))
            owes = platform_owes(case)
            if owes != facts.platform_owes:
                advice = recommend_briefly(
                    replace(facts, platform_owes=owes), self._settings.triage
                )
        whole = concluded(case, terms, self._now, advice)
        row |= queue_columns(whole)
        row["stage"] = stage_of(row["next_step"])
        self._texts.append((row["id"], index_text(search_fields(whole))))
        return told

    def _cases_before(self, case_id: int) -> int:
        """How many cases there are already, as far as the rule looks."""
        if self._before is None:
            self._before = cases_before(self._tx, case_id, self._settings)
        few = self._settings.triage.first_returns_to_us
        return min(self._before + len(self.case_ids), few)

    # --- small parts ---------------------------------------------------------------------

    def _case_line(self, case_id: int, line: LineSeed, product: Any) -> dict[str, Any]:
        currency = line.unit_price.currency
        return {
            "case_id": case_id,
            "order_line_id": line.order_line_id,
            "product_id": product.id if product else None,
            "sku": line.sku,
            "title": line.title,
            "quantity": line.quantity,
            "unit_price_minor": line.unit_price.minor,
            "unit_cost_minor": unit_cost(product, currency, self._rates),
        }

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

    def _already_paid(
        self, row: dict[str, Any], paid: Money | None
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Money the platform reports as refunded: recorded once, so that it is not paid again.

        The payments to write, and what they make of the case.
        """
        if not paid:
            return [], {}
        value = Money(row["value_minor"], row["currency"])
        same = value.currency == paid.currency
        state = "paid" if not value or (same and value <= paid) else "paid_partly"
        payment = {
            "case_id": row["id"],
            "party": Party.BUYER.value,
            "amount_minor": paid.minor,
            "currency": paid.currency,
            "kind": "refund",
            "at": self._at,
            "pay_key": reported_key(row["id"]),
        }
        return [payment], {"buyer_money": state, "paid_at": self._at}

    def _next_number(self) -> str:
        year = self._now.year
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


def _parcels(case_id: int, parcel: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [{"case_id": case_id, **parcel}] if parcel else []


def _opening_claim(advice: Recommendation, columns: dict[str, Any]) -> SupplierClaim:
    """Where the claim starts, when the report did not decide it."""
    claim = opening_tracks(advice).supplier_claim
    at_platform = columns["fulfilment"] == Fulfilment.PLATFORM_WAREHOUSE
    if at_platform and advice.claim_from is not Fault.PLATFORM:
        # the goods are with the platform: a supplier is asked once they are back
        claim = SupplierClaim.NOT_CLAIMABLE
    if columns.get("request") in ENDED and columns.get("buyer_money") is None:
        # over before anything was paid: nothing was lost
        claim = SupplierClaim.NOT_CLAIMABLE
    return claim


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
