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
    line = t.case_line
    theirs = line.c.supplier_id == supplier_id
    tx.execute(update(line).where(theirs).values(supplier_name=name))
    for case_id in tx.execute(select(line.c.case_id).where(theirs).distinct()).scalars().all():
        store.refresh(tx, case_id)


def give_to_cases(store: Store, tx: Connection, supplier_id: int, policy_id: int) -> Change:
    """Let open lines without any policy take the supplier's first; those that have one keep it."""
    case, line, at = t.return_case, t.case_line, store.now()
    query = (
        select(line.c.id, line.c.case_id)
        .join(case, case.c.id == line.c.case_id)
        .where(
            line.c.supplier_id == supplier_id,
            line.c.policy_id.is_(None),
            case.c.closed_at.is_(None),
        )
        .order_by(line.c.id)
    )
    lines: dict[int, list[int]] = {}
    for row in tx.execute(query):
        lines.setdefault(row.case_id, []).append(row.id)
    case_ids, seqs = list(lines), []
    for case_id in case_ids:
        work = Work(tx, case_id, "policy_set", at)
        for line_id in lines[case_id]:
            work.update("line", line_id, policy_id=policy_id)
        seqs.append(append_event(tx, case_id, work.kind, work.body(), at))
        store.refresh(tx, case_id)
    kinds = {"policy", "case"} if case_ids else {"policy"}
    return Change(tuple(case_ids), frozenset(kinds), tuple(seqs))


def _key_of(tx: Connection, statement: Any) -> int:
    return int(tx.execute(statement).lastrowid)
