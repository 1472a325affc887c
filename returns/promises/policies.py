"""Suppliers and what they accept: kept in versions, checked, compared, watched against the promise."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from db.tables import cases as t
from db.tables import trade as s
from returns.errors import IllegalMove, NotFound
from returns.ledger import rows
from returns.ledger.kept_files import document_place, files_for_rows
from returns.ledger.supplier_rows import (
    add_version,
    check_name,
    give_to_cases,
    insert_supplier,
    rename_in_cases,
)
from returns.promises.policy_drafts import PolicyDraft, drop_draft, read_drafts, write_draft
from returns.promises.policy_source import keep_source
from returns.promises.store_promise import StorePromise
from returns.records.change import Change
from returns.records.email_address import demand_email
from returns.records.file_name import plain_name
from returns.records.kept_text import demand_kept
from returns.records.policy import Address, PolicyTerms, Supplier, SupplierPolicy
from returns.records.policy_json import address_text
from returns.rules.policy.policy_answers import Difference, differences
from returns.terms import Lang, Standing

_SUPPLIER = frozenset({"supplier"})
_POLICY = frozenset({"policy"})


class Policies(StorePromise):
    """Suppliers with their warehouses and policy versions, and what follows for buyers."""

    def suppliers(self) -> tuple[Supplier, ...]:
        """All suppliers by name, with policies, warehouses and counted refusals."""
        with self._store.reading() as tx:
            return rows.suppliers(tx)

    def supplier(self, supplier_id: int) -> Supplier:
        """One supplier; raises `NotFound`."""
        with self._store.reading() as tx:
            return rows.supplier(tx, supplier_id, counted=True)

    def policy(self, policy_id: int) -> SupplierPolicy:
        """One version, as a case holds it; raises `NotFound`."""
        with self._store.reading() as tx:
            return _version(tx, policy_id)

    # --- suppliers -------------------------------------------------------------------------

    def add_supplier(self, name: str, email: str = "", language: str = Lang.EN) -> Change:
        """A new supplier; raises `Refusal` for a name that is empty or taken, or an e-mail that is none."""
        demand_kept(name, email)
        with self._store.transaction() as tx:
            made = insert_supplier(tx, name, email, language)
        return Change((), _SUPPLIER, made=made)

    def edit_supplier(
        self,
        supplier_id: int,
        *,
        name: str | None = None,
        email: str | None = None,
        language: str | None = None,
        standing: Standing | None = None,
        note: str | None = None,
    ) -> Change:
        """Change what is given; a new name is shown and found in the supplier's cases too."""
        demand_kept(name, email, note)
        given: dict[str, Any] = {
            "email": None if email is None else demand_email(email, "policy.email", "email"),
            "language": None if language is None else Lang(language).value,
            "standing": None if standing is None else Standing(standing).value,
            "note": note,
        }
        values = {column: value for column, value in given.items() if value is not None}
        with self._store.transaction() as tx:
            before = rows.supplier(tx, supplier_id)
            if name is not None:
                values["name"] = check_name(tx, name, supplier_id)
            if values:
                table = s.supplier
                tx.execute(update(table).where(table.c.id == supplier_id).values(**values))
            if values.get("name", before.name) != before.name:
                rename_in_cases(self._store, tx, supplier_id, values["name"])
        return Change((), _SUPPLIER)

    def remove_supplier(self, supplier_id: int) -> Change:
        """Take a supplier off the desk; raises `IllegalMove` while a case or product names it."""
        with self._store.transaction() as tx:
            supplier = rows.supplier(tx, supplier_id)
            for table in (t.case_line, s.product):
                if _count(tx, table, table.c.supplier_id == supplier_id):
                    raise IllegalMove("policy.supplier_in_use", name=supplier.name)
            drop_draft(tx, supplier_id)
            for table in (s.supplier_policy, s.warehouse):
                tx.execute(delete(table).where(table.c.supplier_id == supplier_id))
            tx.execute(delete(s.supplier).where(s.supplier.c.id == supplier_id))
        return Change((), _SUPPLIER)

    def set_warehouse(
        self, supplier_id: int, warehouse_id: int | None, name: str, address: Address
    ) -> Change:
        """Add a return address (`warehouse_id` None) or change one."""
        demand_kept(name, address)
        values = {
            "name": name.strip(),
            "address": address_text(address),
        }
        table, made = s.warehouse, 0
        with self._store.transaction() as tx:
            supplier = rows.supplier(tx, supplier_id)
            if warehouse_id is None:
                place = insert(table).values(supplier_id=supplier_id, **values)
                made = int(tx.execute(place).lastrowid)
            elif warehouse_id not in {place.id for place in supplier.warehouses}:
                raise NotFound("policy.unknown_warehouse", name=supplier.name)
            else:
                tx.execute(update(table).where(table.c.id == warehouse_id).values(**values))
        return Change((), _SUPPLIER, made=made)

    def remove_warehouse(self, warehouse_id: int) -> Change:
        """Forget a return address."""
        with self._store.transaction() as tx:
            tx.execute(delete(s.warehouse).where(s.warehouse.c.id == warehouse_id))
        return Change((), _SUPPLIER)

    # --- versions --------------------------------------------------------------------------

    def new_version(
        self,
        supplier_id: int,
        terms: PolicyTerms,
        holds_from: date,
        source: Path | None = None,
    ) -> Change:
        """Write down what the supplier accepts from a day on; earlier versions stay as they are.

        Cases keep the version they have, also when `holds_from` lies in the past; open ones that
        have none yet take this one. `source` is copied into the desk. Raises `Refusal` for terms
        out of bounds or an unusable source.
        """
        today = self._today()
        with files_for_rows(self._store) as keep:
            kept = keep_source(keep, source) if source is not None else ""
            with self._store.transaction() as tx:
                rows.supplier(tx, supplier_id)
                policy_id = add_version(tx, supplier_id, terms, holds_from, today, kept)
                drop_draft(tx, supplier_id)
                given = give_to_cases(self._store, tx, supplier_id, policy_id)
        return replace(given, made=policy_id)

    def drafts(self) -> dict[int, PolicyDraft]:
        """Versions that somebody began to type, by supplier."""
        with self._store.reading() as tx:
            return read_drafts(tx)

    def keep_draft(self, supplier_id: int, draft: PolicyDraft | None) -> None:
        """Keep what is typed so far, or None to forget it; raises `Refusal` out of bounds."""
        with self._store.transaction() as tx:
            if draft is None:
                drop_draft(tx, supplier_id)
            else:
                write_draft(tx, supplier_id, draft)

    def remove_version(self, policy_id: int) -> Change:
        """Take back the version written last; raises `IllegalMove` when a case holds it."""
        with self._store.transaction() as tx:
            version = _version(tx, policy_id)
            supplier = rows.supplier(tx, version.supplier_id)
            if version.version != max(each.version for each in supplier.policies):
                raise IllegalMove("policy.not_last", version=version.version)
            held = _cases_with(tx, policy_id)
            if held:
                raise IllegalMove("policy.version_held", version=version.version, cases=held)
            table = s.supplier_policy
            tx.execute(delete(table).where(table.c.id == policy_id))
        return Change((), _POLICY)

    def checked_today(self, supplier_id: int) -> Change:
        """The supplier's newest version was looked at and still holds."""
        with self._store.reading() as tx:
            current = rows.supplier(tx, supplier_id).current
        if current is None:
            raise IllegalMove("policy.nothing_to_check")
        return self.set_checked(current.id, self._today())

    def set_checked(self, policy_id: int, day: date) -> Change:
        """Put the day of the last check; the terms stay untouched."""
        table = s.supplier_policy
        with self._store.transaction() as tx:
            _version(tx, policy_id)
            values = {"checked_on": day.isoformat()}
            tx.execute(update(table).where(table.c.id == policy_id).values(**values))
        return Change((), _POLICY)

    def difference(
        self, policy_a: int, policy_b: int, lang: str = Lang.EN
    ) -> tuple[Difference, ...]:
        """Every question that two versions answer differently, in words of `lang`."""
        with self._store.reading() as tx:
            old, new = _version(tx, policy_a), _version(tx, policy_b)
        return differences(old.terms, new.terms, lang)

    def source_path(self, policy_id: int) -> Path | None:
        """Where the attached terms lie, None without any or when the file is gone."""
        name = self.policy(policy_id).source
        if not plain_name(name):  # none, or words about where the terms came from
            return None
        path = document_place(self._store, name)
        return path if path.is_file() else None


def _version(tx: Connection, policy_id: int) -> SupplierPolicy:
    table = s.supplier_policy
    row = tx.execute(select(table).where(table.c.id == policy_id)).first()
    if row is None:
        raise NotFound("policy.unknown_version")
    return rows.policy(row)


def _count(tx: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(condition)
    return int(tx.execute(query).scalar_one())


def _cases_with(tx: Connection, policy_id: int) -> int:
    """How many cases hold that version on one of their lines."""
    line = t.case_line
    cases = select(func.count(line.c.case_id.distinct())).where(line.c.policy_id == policy_id)
    return int(tx.execute(cases).scalar_one())
