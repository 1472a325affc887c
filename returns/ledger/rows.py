"""Rows of the database into records; the one place that knows both shapes."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from db.tables import cases as t
from db.tables import trade as s
from returns.clock import day, moment
from returns.errors import NotFound
from returns.ledger.stored import as_stored
from returns.money import Money
from returns.records import case as r
from returns.records import policy as p
from returns.records.policy_json import address_from_json, terms_from_json
from returns.terms import (
    BuyerMoney,
    Disposition,
    Fulfilment,
    Goods,
    Grade,
    ListingSource,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    Standing,
    SupplierClaim,
    Verdict,
    Works,
)
from returns.terms import FreightPayer as Payer

Mapping = Any  # a SQLAlchemy row's named view


def at(text: str | None) -> datetime | None:
    """A stored moment, or None."""
    return moment(text) if text else None


def money(minor: int | None, currency: str) -> Money | None:
    """An amount, or None."""
    return None if minor is None else Money(minor, currency)


@as_stored
def policy(row: Mapping) -> p.SupplierPolicy:
    """A `supplier_policy` row."""
    return p.SupplierPolicy(
        row.id,
        row.supplier_id,
        row.version,
        date.fromisoformat(row.holds_from),
        date.fromisoformat(row.checked_on),
        terms_from_json(json.loads(row.terms)),
        row.source,
    )


@as_stored
def policy_of(tx: Connection, policy_id: int | None) -> p.SupplierPolicy | None:
    """The policy version of that number, None for a case without one."""
    if policy_id is None:
        return None
    table = s.supplier_policy
    return policy(tx.execute(select(table).where(table.c.id == policy_id)).one())


@as_stored
def warehouse(row: Mapping) -> p.Warehouse:
    """A `warehouse` row."""
    address = address_from_json(json.loads(row.address))
    return p.Warehouse(row.id, row.supplier_id, row.name, address)


@as_stored
def suppliers(tx: Connection, only: int | None = None) -> tuple[p.Supplier, ...]:
    """All suppliers by name, or one, with policies, warehouses and counted refusals."""

    def rows(table: Any, column: Any, order: Any) -> Sequence[Row[Any]]:
        query = select(table).order_by(order)
        return tx.execute(query if only is None else query.where(column == only)).all()

    case = t.return_case
    claims = select(case.c.supplier_id).where(case.c.supplier_claim == "refused")
    if only is not None:
        claims = claims.where(case.c.supplier_id == only)
    refused = Counter(tx.execute(claims).scalars())
    versions = [
        policy(x)
        for x in rows(
            s.supplier_policy, s.supplier_policy.c.supplier_id, s.supplier_policy.c.version
        )
    ]
    places = [
        warehouse(x) for x in rows(s.warehouse, s.warehouse.c.supplier_id, s.warehouse.c.id)
    ]
    return tuple(
        p.Supplier(
            row.id,
            row.name,
            row.email,
            row.language,
            Standing(row.standing),
            row.note,
            refused[row.id],
            tuple(v for v in versions if v.supplier_id == row.id),
            tuple(w for w in places if w.supplier_id == row.id),
        )
        for row in rows(s.supplier, s.supplier.c.id, s.supplier.c.name)
    )


def supplier(tx: Connection, supplier_id: int) -> p.Supplier:
    """One supplier; raises `NotFound` for one that was removed meanwhile."""
    found = suppliers(tx, supplier_id)
    if not found:
        raise NotFound("policy.unknown_supplier")
    return found[0]


@as_stored
def customer(row: Mapping | None) -> r.Customer:
    """A `customer` row; nobody when the order has none."""
    if row is None:
        return r.Customer(0, "", "", p.Address())
    return r.Customer(row.id, row.name, row.email, address_from_json(json.loads(row.address)))


def _line_rows(tx: Connection, case_id: int) -> Sequence[Row[Any]]:
    query = (
        select(t.case_line, s.product.c.picture.label("picture"))
        .outerjoin(s.product, s.product.c.id == t.case_line.c.product_id)
        .where(t.case_line.c.case_id == case_id)
        .order_by(t.case_line.c.id)
    )
    return tx.execute(query).all()


def _line(row: Mapping, currency: str) -> r.CaseLine:
    return r.CaseLine(
        row.id,
        row.sku,
        row.title,
        row.quantity,
        Money(row.unit_price_minor, currency),
        money(row.unit_cost_minor, currency),
        row.product_id,
        row.picture or "",
    )


def line_products(tx: Connection, case_id: int) -> list[tuple[int, Mapping]]:
    """The lines of a case with their product rows."""
    query = (
        select(t.case_line.c.id.label("line_id"), s.product)
        .join(s.product, s.product.c.id == t.case_line.c.product_id)
        .where(t.case_line.c.case_id == case_id)
        .order_by(t.case_line.c.id)
    )
    return [(row.line_id, row) for row in tx.execute(query)]


@as_stored
def parcel(row: Mapping) -> r.Parcel:
    """A `parcel` row."""
    return r.Parcel(
        row.id,
        row.case_id,
        row.tracking,
        row.carrier,
        Route(row.destination),
        Payer(row.payer),
        at(row.announced_at),
        at(row.received_at),
        row.note,
    )


@as_stored
def photo(row: Mapping) -> r.Photo:
    """A `photo` row."""
    return r.Photo(
        row.id,
        row.case_id,
        row.sha256,
        row.bytes,
        row.width,
        row.height,
        row.format,
        row.name,
        row.shot,
        row.taken_at,
        moment(row.added_at),
        row.position,
        row.rotation,
        row.work_sha256,
    )


@as_stored
def _finding(row: Mapping) -> r.Finding:
    return r.Finding(
        row.id,
        row.line_id,
        row.unit,
        PackageState(row.package) if row.package else None,
        None if row.complete == t.NOT_SAID else bool(row.complete),
        Works(row.works) if row.works else None,
        row.marks,
        Grade(row.grade) if row.grade else None,
        bool(row.grade_overruled),
        row.serial,
        row.weight_g,
        Disposition(row.disposition) if row.disposition else None,
    )


@as_stored
def _payment(row: Mapping) -> r.Payment:
    return r.Payment(
        row.id,
        Party(row.party),
        bool(row.outgoing),
        Money(row.amount_minor, row.currency),
        row.kind,
        moment(row.at),
        row.pay_key,
    )


@as_stored
def _claim(row: Mapping) -> r.Claim:
    return r.Claim(
        row.id,
        Party(row.party),
        Money(row.amount_minor, row.currency),
        at(row.sent_at),
        at(row.answered_at),
        money(row.accepted_minor, row.currency),
        row.answer,
    )


@as_stored
def letter(row: Mapping) -> r.Letter:
    """A `message` row."""
    to = Party(row.party)
    return r.Letter(to, row.address, row.subject, row.body, row.template, row.lang)


@as_stored
def event(row: Mapping) -> r.Event:
    """An `event` row."""
    json.loads(row.body)  # a line of history that cannot be read is damage, not an empty line
    told = (row.seq, row.case_seq, row.at, row.kind, row.body, row.hash)
    return r.Event(*told, row.who, row.format, row.case_id)


def history(tx: Connection, case_id: int) -> tuple[r.Event, ...]:
    """A case's events, oldest first."""
    query = select(t.event).where(t.event.c.case_id == case_id).order_by(t.event.c.case_seq)
    return tuple(event(row) for row in tx.execute(query))


def of_case(tx: Connection, table: Any, case_id: int, *order: Any) -> Sequence[Row[Any]]:
    """The living rows of a case: what was removed or taken back is left out."""
    query = select(table).where(table.c.case_id == case_id).order_by(*order or (table.c.id,))
    for column, living in (("removed_at", None), ("taken_back_seq", None)):
        if column in table.c:
            query = query.where(table.c[column].is_(living))
    return tx.execute(query).all()


def case_row(tx: Connection, case_id: int) -> Mapping:
    """The bare row of a case; raises `NotFound`."""
    row = tx.execute(select(t.return_case).where(t.return_case.c.id == case_id)).first()
    if row is None:
        raise NotFound("case.unknown", text=str(case_id))
    return row


@dataclass(frozen=True, slots=True)
class Beside:
    """The rows that belong to a case's own, as they are stored; a line has its product's picture."""

    order: Mapping
    channel: Mapping
    buyer: Mapping | None
    lines: Sequence[Mapping]
    parcels: Sequence[Mapping] = ()
    payments: Sequence[Mapping] = ()
    findings: Sequence[Mapping] = ()
    photos: Sequence[Mapping] = ()
    claims: Sequence[Mapping] = ()


@as_stored
def stored_case(tx: Connection, row: Mapping) -> r.StoredCase:
    """A case with all that belongs to it, as the desk keeps it."""
    order = tx.execute(select(s.order).where(s.order.c.id == row.order_id)).one()
    channel = tx.execute(select(s.channel).where(s.channel.c.id == row.channel_id)).one()
    buyer = None
    if row.customer_id is not None:
        buyer = tx.execute(select(s.customer).where(s.customer.c.id == row.customer_id)).one()
    beside = Beside(
        order,
        channel,
        buyer,
        lines=_line_rows(tx, row.id),
        parcels=of_case(tx, t.parcel, row.id),
        payments=of_case(tx, t.payment, row.id),
        findings=of_case(tx, t.finding, row.id, t.finding.c.line_id, t.finding.c.unit),
        photos=of_case(tx, t.photo, row.id, t.photo.c.position, t.photo.c.id),
        claims=of_case(tx, t.claim, row.id),
    )
    return case_of(row, beside)


@as_stored
def case_of(row: Mapping, beside: Beside) -> r.StoredCase:
    """The same, of rows that are at hand."""
    order, channel = beside.order, beside.channel
    return r.StoredCase(
        id=row.id,
        number=row.number,
        order=order.number,
        order_id=order.id,
        channel=channel.name,
        platform=channel.platform,
        country=channel.country,
        customer=customer(beside.buyer),
        supplier_id=row.supplier_id,
        supplier=row.supplier_name,
        policy_id=row.policy_id,
        fulfilment=Fulfilment(row.fulfilment),
        listing=ListingSource(row.listing),
        reason=row.reason,
        buyer_words=row.buyer_words,
        requested_at=moment(row.requested_at),
        ordered_on=day(order.ordered_on),
        shipped_on=day(order.shipped_on),
        delivered_on=day(order.delivered_on),
        value=Money(row.value_minor, row.currency),
        tracks=_tracks(row),
        our_rma=row.our_rma,
        supplier_rma=row.supplier_rma,
        route=Route(row.route),
        freight_payer=Payer(row.freight_payer),
        offer=Offer(row.offer) if row.offer else None,
        offer_amount=money(row.offer_minor, row.currency),
        verdict=Verdict(row.verdict) if row.verdict else None,
        disposition=Disposition(row.disposition) if row.disposition else None,
        supplier_says=json.loads(row.supplier_says),
        found_says=json.loads(row.found_says),
        returnless=bool(row.returnless),
        suspected=bool(row.suspected),
        lines=tuple(_line(x, row.currency) for x in beside.lines),
        parcels=tuple(map(parcel, beside.parcels)),
        payments=tuple(map(_payment, beside.payments)),
        findings=tuple(map(_finding, beside.findings)),
        photos=tuple(map(photo, beside.photos)),
        claims=tuple(map(_claim, beside.claims)),
        **{name: at(getattr(row, name)) for name in _MOMENTS},
        freight_out=money(row.freight_out_minor, row.currency),
        freight_back=money(row.freight_back_minor, row.currency),
        wants_replacement=bool(row.wants_replacement),
    )


#: the moments of a case's row that deadlines count from
_MOMENTS = (
    *("answered_at", "approved_at", "label_made_at", "received_at", "inspected_at", "paid_at"),
    *("rma_asked_at", "rma_given_at", "claim_sent_at", "claim_answered_at"),
    *("snoozed_until", "closed_at"),
)


def _tracks(row: Mapping) -> r.Tracks:
    return r.Tracks(
        Request(row.request),
        Goods(row.goods),
        BuyerMoney(row.buyer_money),
        SupplierClaim(row.supplier_claim),
    )
