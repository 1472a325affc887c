"""Rows of the database into records; the one place that knows both shapes."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from db.case_parts import of_case
from db.tables import cases as t
from db.tables import trade as s
from returns.clock import moment
from returns.errors import NotFound
from returns.ledger.stored import as_stored
from returns.money import Money
from returns.records import case as r
from returns.records import policy as p
from returns.records.event import Event
from returns.records.letter import Letter
from returns.records.letter_json import letter_facts_from_json
from returns.records.policy_json import address_from_json, terms_from_json
from returns.terms import (
    Party,
    Standing,
)

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
        _terms(row.terms),
        row.source,
    )


@lru_cache(maxsize=1_000)
def _terms(text: str) -> p.PolicyTerms:
    """What a version says: read at every step of every case that it holds for, and never changed."""
    return terms_from_json(json.loads(text))


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
def suppliers(
    tx: Connection, only: int | None = None, *, counted: bool = True
) -> tuple[p.Supplier, ...]:
    """All suppliers by name, or one, with policies, warehouses and, where they are `counted`, refusals."""

    def rows(table: Any, column: Any, order: Any) -> Sequence[Row[Any]]:
        query = select(table).order_by(order)
        return tx.execute(query if only is None else query.where(column == only)).all()

    refused = Counter(tx.execute(_refusals(only)).scalars() if counted else ())
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


def _refusals(only: int | None) -> Select[Any]:
    """The supplier of each claim that was refused last, whatever became of it after that."""
    line, claim, answer = t.case_line, t.claim, t.claim_answer
    last = select(func.max(answer.c.id)).where(answer.c.claim_id == claim.c.id)
    query = (
        select(line.c.supplier_id)
        .join(claim, claim.c.line_id == line.c.id)
        .join(answer, answer.c.claim_id == claim.c.id)
        .where(
            claim.c.party == "supplier",
            answer.c.kind == "refused",
            answer.c.id == last.correlate(claim).scalar_subquery(),
            claim.c.taken_back_seq.is_(None),
        )
    )
    return query if only is None else query.where(line.c.supplier_id == only)


def supplier(tx: Connection, supplier_id: int, *, counted: bool = False) -> p.Supplier:
    """One supplier; raises `NotFound` for one that was removed meanwhile.

    A letter or step needs no count of all that he ever refused.
    """
    found = suppliers(tx, supplier_id, counted=counted)
    if not found:
        raise NotFound("policy.unknown_supplier")
    return found[0]


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
        row.line_id,
        row.unit,
    )


@as_stored
def letter(row: Mapping) -> Letter:
    """A `message` row."""
    return Letter(
        to=Party(row.party),
        address=row.address,
        subject=row.subject,
        body=row.body,
        template=row.template,
        lang=row.lang,
        facts=letter_facts_from_json(json.loads(row.facts)),
        attachments=tuple(json.loads(row.attachments)),
    )


@as_stored
def event(row: Mapping) -> Event:
    """An `event` row."""
    json.loads(row.body)  # a line of history that cannot be read is damage, not an empty line
    told = (row.seq, row.case_seq, row.at, row.kind, row.body, row.hash)
    return Event(*told, row.who, row.format, row.case_id)


def history(tx: Connection, case_id: int) -> tuple[Event, ...]:
    """A case's events, oldest first."""
    return tuple(event(row) for row in of_case(tx, t.event, case_id, "case_seq"))


def case_row(tx: Connection, case_id: int) -> Mapping:
    """The bare row of a case; raises `NotFound`."""
    row = tx.execute(select(t.return_case).where(t.return_case.c.id == case_id)).first()
    if row is None:
        raise NotFound("case.unknown", text=str(case_id))
    return row
