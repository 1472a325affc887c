"""Writing suppliers and policy versions inside a transaction, for the form and for files alike."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.errors import IllegalMove
from returns.ledger.store import Store, Work, append_event
from returns.records.change import Change
from returns.records.email_address import demand_email
from returns.records.policy import PolicyTerms
from returns.records.policy_json import terms_to_json
from returns.terms import Lang


def check_name(tx: Connection, name: str, supplier_id: int | None = None) -> str:
    """The name as it is kept; raises `IllegalMove` when it is empty or another supplier's.

    Capital letters and spaces do not make it another name.
    """
    kept = " ".join(name.split())
    if not kept:
        raise IllegalMove("policy.no_name")
    for row in tx.execute(select(s.supplier.c.id, s.supplier.c.name)):
        if row.name.casefold() == kept.casefold() and row.id != supplier_id:
            raise IllegalMove("policy.name_taken", name=row.name)
    return kept


def insert_supplier(tx: Connection, name: str, email: str, language: str) -> int:
    """Add a supplier; returns its number, raises `Refusal` for its name or e-mail."""
    values = {
        "name": check_name(tx, name),
        "email": demand_email(email, "policy.email", "email"),
        "language": Lang(language).value,
    }
    return _key_of(tx, insert(s.supplier).values(**values))


def add_version(
    tx: Connection,
    supplier_id: int,
    terms: PolicyTerms,
    holds_from: date,
    checked_on: date,
    source: str = "",
) -> int:
    """Add the next version of a supplier's policy; returns its number in the database.

    `source` is a name in `documents/`. Raises `Refusal` for terms that could not be read again.
    """
    table = s.supplier_policy
    last = select(func.max(table.c.version)).where(table.c.supplier_id == supplier_id)
    values = {
        "supplier_id": supplier_id,
        "version": (tx.execute(last).scalar_one() or 0) + 1,
        "holds_from": holds_from.isoformat(),
        "checked_on": checked_on.isoformat(),
        "terms": json.dumps(terms_to_json(terms), ensure_ascii=False, sort_keys=True),
        "source": source,
    }
    return _key_of(tx, insert(table).values(**values))


def rename_in_cases(store: Store, tx: Connection, supplier_id: int, name: str) -> None:
    """Let the queue show and find the supplier's cases under its new name."""
    table = t.return_case
    tx.execute(
        update(table).where(table.c.supplier_id == supplier_id).values(supplier_name=name)
    )
    for row in tx.execute(select(table.c.id).where(table.c.supplier_id == supplier_id)).all():
        store.refresh(tx, row.id)


def give_to_cases(store: Store, tx: Connection, supplier_id: int, policy_id: int) -> Change:
    """Let open cases without any policy take the supplier's first; those that have one keep it."""
    table, at = t.return_case, store.now()
    query = select(table.c.id).where(
        table.c.supplier_id == supplier_id,
        table.c.policy_id.is_(None),
        table.c.closed_at.is_(None),
    )
    case_ids, seqs = [row.id for row in tx.execute(query)], []
    for case_id in case_ids:
        work = Work(tx, case_id, "policy_set", at)
        work.set(policy_id=policy_id)
        seqs.append(append_event(tx, case_id, work.kind, work.body(), at))
        store.refresh(tx, case_id)
    kinds = {"policy", "case"} if case_ids else {"policy"}
    return Change(tuple(case_ids), frozenset(kinds), tuple(seqs))


def _key_of(tx: Connection, statement: Any) -> int:
    return int(tx.execute(statement).lastrowid)
