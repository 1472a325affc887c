"""Suppliers, their policies and their goods from a file: whole suppliers, and nothing twice."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.case_supplier import give_supplier
from returns.casework.product_family import repeat_facts
from returns.importing.drafts import Unusable
from returns.importing.suppliers_file import ProductDraft, SupplierDraft, read_suppliers
from returns.ledger import rows
from returns.ledger.store import Store
from returns.ledger.supplier_rows import add_version, give_to_cases, insert_supplier
from returns.records.change import Change
from returns.records.policy_json import address_to_json, terms_to_json
from returns.rules.reasons import all_reasons

_LOG = logging.getLogger("sendback.intake")


@dataclass(frozen=True, slots=True)
class SuppliersResult:
    """What a suppliers file brought."""

    change: Change
    new: int
    changed: int
    unusable: tuple[Unusable, ...]
    #: how many suppliers were left out whole for it
    refused: int = 0


class SuppliersIntake:
    """Bringing in suppliers' files."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def bring_in(self, path: Path) -> SuppliersResult:
        """Add what is new, in one transaction; raises `UnreadableFile` with nothing kept.

        A supplier is known by its name, a policy version by its first day and its terms, a product
        by its SKU. Versions that are there never change; open cases of goods that now have a
        supplier get it.
        """
        reading = read_suppliers(path, frozenset(reason.id for reason in all_reasons()))
        new = changed = 0
        with self._store.transaction() as tx:
            for draft in reading.suppliers:
                known = _known(tx, draft.name)
                wrote = self._supplier(tx, draft, known)
                new += known is None
                changed += known is not None and wrote
            case_ids = self._cases_that_wait(tx)
        kinds = frozenset(
            {"supplier", "policy", "case"} if case_ids else {"supplier", "policy"}
        )
        facts = (new, changed, len(reading.unusable))
        _LOG.info("suppliers: %s new, %s changed, %s unusable", *facts)
        return SuppliersResult(
            Change(case_ids, kinds), new, changed, reading.unusable, reading.refused
        )

    def _supplier(self, tx: Connection, draft: SupplierDraft, known: Row[Any] | None) -> bool:
        """Write one supplier; True when anything was new."""
        supplier_id = (
            insert_supplier(tx, draft.name, draft.email, draft.language)
            if known is None
            else known.id
        )
        told = {
            "email": draft.email,
            "language": draft.language,
            "standing": draft.standing.value,
            "note": draft.note,
        }
        # what the file leaves out does not wipe out what the seller typed
        kept = {
            name: value
            for name, value in told.items()
            if value and (known is None or getattr(known, name) != value)
        }
        if kept:
            table = s.supplier
            tx.execute(update(table).where(table.c.id == supplier_id).values(**kept))
        wrote = bool(kept)
        wrote |= self._warehouses(tx, supplier_id, draft)
        wrote |= self._versions(tx, supplier_id, draft)
        for product in draft.products:
            wrote |= _product(tx, supplier_id, product)
        return wrote

    def _warehouses(self, tx: Connection, supplier_id: int, draft: SupplierDraft) -> bool:
        table, wrote = s.warehouse, False
        for place in draft.warehouses:
            address = json.dumps(
                address_to_json(place.address), ensure_ascii=False, sort_keys=True
            )
            query = select(table).where(
                table.c.supplier_id == supplier_id, table.c.name == place.name
            )
            row = tx.execute(query).first()
            if row is None:
                values = {"supplier_id": supplier_id, "name": place.name, "address": address}
                tx.execute(insert(table).values(**values))
            elif json.loads(row.address) != json.loads(address):
                tx.execute(update(table).where(table.c.id == row.id).values(address=address))
            else:
                continue
            wrote = True
        return wrote

    def _versions(self, tx: Connection, supplier_id: int, draft: SupplierDraft) -> bool:
        today = self._store.clock.now().date()
        supplier = rows.supplier(tx, supplier_id)
        there = [(p.holds_from, terms_to_json(p.terms)) for p in supplier.policies]
        wrote = False
        for version in draft.policies:
            if (version.holds_from, terms_to_json(version.terms)) in there:
                continue
            policy_id = add_version(
                tx, supplier_id, version.terms, version.holds_from, version.checked_on or today
            )
            give_to_cases(self._store, tx, supplier_id, policy_id)
            wrote = True
        return wrote

    def _cases_that_wait(self, tx: Connection) -> tuple[int, ...]:
        """Open cases with goods that were nobody's until now."""
        case, line = t.return_case, t.case_line
        query = (
            select(line.c.case_id, line.c.id, s.product.c.supplier_id)
            .join(case, case.c.id == line.c.case_id)
            .join(s.product, s.product.c.id == line.c.product_id)
            .where(
                line.c.supplier_id.is_(None),
                case.c.closed_at.is_(None),
                s.product.c.supplier_id.is_not(None),
            )
            .order_by(line.c.case_id, line.c.id)
        )
        found: dict[int, list[tuple[int, int]]] = {}
        for case_id, line_id, supplier_id in tx.execute(query).all():
            found.setdefault(case_id, []).append((line_id, supplier_id))
        for case_id, lines in found.items():
            with self._store.change_within(tx, case_id, "supplier_set") as work:
                for line_id, supplier_id in lines:
                    give_supplier(work, line_id, supplier_id)
        return tuple(found)


def _known(tx: Connection, name: str) -> Row[Any] | None:
    """The supplier of that name; capitals and spaces do not make it another."""
    wanted = " ".join(name.split()).casefold()
    rows = tx.execute(select(s.supplier)).all()
    return next((row for row in rows if row.name.casefold() == wanted), None)


def _product(tx: Connection, supplier_id: int, draft: ProductDraft) -> bool:
    table = s.product
    price, cost = draft.price, draft.cost
    told: dict[str, Any] = {
        "title": draft.title,
        "supplier_id": supplier_id,
        "price_minor": price.minor if price else None,
        "cost_minor": cost.minor if cost else None,
        "currency": next((money.currency for money in (price, cost) if money), None),
        "weight_g": draft.weight_g,
        "listing": draft.listing.value if draft.listing != "unknown" else None,
        "product_group": draft.group,
    }
    kept = {name: value for name, value in told.items() if value not in (None, "")}
    row = tx.execute(select(table).where(table.c.sku == draft.sku)).first()
    if row is None:
        tx.execute(insert(table).values(sku=draft.sku, **kept))
        return True
    kept = {name: value for name, value in kept.items() if getattr(row, name) != value}
    if kept:
        whole = row.merged_into or row.id
        if row.merged_into is not None:
            # what it is called is said under its own SKU
            kept.pop("title", None)
            if not kept:
                return False
        tx.execute(update(table).where(table.c.id == whole).values(**kept))
        repeat_facts(tx, whole, kept)
    return bool(kept)
