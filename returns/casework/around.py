"""What the desk as a whole tells of a case: its settings, its suppliers and their terms, what it has seen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from db.decided import Decided, decided_by
from db.tables import cases as t
from db.tables import trade as s
from returns.ledger import rows
from returns.ledger.case_rows import CaseRead
from returns.money import Rates
from returns.records.case import Line
from returns.records.policy import PolicyTerms, Supplier, SupplierPolicy
from returns.records.settings import DeskSettings
from returns.rules.money.exchange import rates_between
from returns.terms import Standing


def rates_of(settings: DeskSettings) -> Rates | None:
    """The desk's own rates, or None for the shipped table."""
    return Rates(settings.rates, settings.rates_on) if settings.rates else None


def terms_of(tx: Connection, policy_id: int | None) -> PolicyTerms | None:
    """The terms of a policy version; None for a line without one."""
    held = rows.policy_of(tx, policy_id)
    return held.terms if held else None


@dataclass(frozen=True, slots=True)
class SupplierRecord:
    """What a supplier decided so far: of the newest claims those refused, and how many they are."""

    refused: int = 0
    decided: int = 0
    stopped: bool = False
    has_address: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for one case beside its own facts."""

    settings: DeskSettings
    #: how many cases came before this one, counted as far as the rule looks
    before: int
    suppliers: dict[int, SupplierRecord] = field(default_factory=dict)
    policies: dict[int, SupplierPolicy] = field(default_factory=dict)

    def terms(self, line: Line) -> PolicyTerms | None:
        """The terms that hold for a line, with a fixed fee in a currency that its claim is counted in.

        One in a third currency is converted by the desk's rates; unconverted it would be none.
        """
        policy = self.policy(line)
        return None if policy is None else self._in_its_money(policy.terms, line)

    def _in_its_money(self, terms: PolicyTerms, line: Line) -> PolicyTerms:
        fixed, currency = terms.fee.fixed, line.worth.currency
        theirs = line.billed.cost.currency if line.billed is not None else currency
        if fixed is None or fixed.currency in (currency, theirs):
            return terms
        rates = rates_between(fixed.currency, currency, rates_of(self.settings))
        if rates is None:
            return terms
        fee = replace(terms.fee, fixed=rates.convert(fixed, currency))
        return replace(terms, fee=fee)

    def policy(self, line: Line) -> SupplierPolicy | None:
        """The policy version that holds for a line."""
        return self.policies.get(line.policy_id) if line.policy_id is not None else None

    def supplier(self, line: Line) -> SupplierRecord:
        """What a line's supplier decided so far."""
        known = self.suppliers.get(line.supplier_id) if line.supplier_id is not None else None
        return known or SupplierRecord(has_address=True)


def around(read: CaseRead) -> Around:
    """All of it for one case, of the rows that were read with it."""
    return Around(
        read.settings,
        min(read.parts["before"][0].counted, read.settings.triage.first_returns_to_us),
        _records(read.parts["supplier"], read.parts["decided"]),
        {row.id: rows.policy(row) for row in read.parts["supplier_policy"]},
    )


def cases_before(tx: Connection, case_id: int, settings: DeskSettings) -> int:
    """How many cases came before that one; only whether it is among the first few matters."""
    case = t.return_case
    earlier = select(case.c.id).where(case.c.id < case_id)
    few = earlier.limit(settings.triage.first_returns_to_us).subquery()
    return int(tx.execute(select(func.count()).select_from(few)).scalar_one())


def policies_of(tx: Connection, policy_ids: Collection[int]) -> dict[int, SupplierPolicy]:
    """Policy versions by their numbers."""
    if not policy_ids:
        return {}
    table = s.supplier_policy
    found = tx.execute(select(table).where(table.c.id.in_(policy_ids)))
    return {row.id: rows.policy(row) for row in found}


def supplier_records(
    tx: Connection, supplier_ids: Collection[int]
) -> dict[int, SupplierRecord]:
    """What these suppliers decided, and whether they have an address."""
    if not supplier_ids:
        return {}
    places = select(s.warehouse.c.id).where(s.warehouse.c.supplier_id == s.supplier.c.id)
    query = select(s.supplier.c.id, s.supplier.c.standing, places.exists().label("placed"))
    found = tx.execute(query.where(s.supplier.c.id.in_(supplier_ids)))
    return _records(found.all(), decided_by(tx, supplier_ids))


def _records(
    suppliers: Iterable[Row[Any]], decided: Iterable[Decided]
) -> dict[int, SupplierRecord]:
    counted: dict[int, dict[str, int]] = {}
    for row in decided:
        counted.setdefault(row.supplier_id, {})[row.kind] = row.counted
    return {row.id: _record(row, counted.get(row.id, {})) for row in suppliers}


def _record(row: Row[Any], counted: dict[str, int]) -> SupplierRecord:
    return SupplierRecord(
        refused=counted.get("refused", 0),
        decided=sum(counted.values()),
        stopped=row.standing == Standing.STOPPED,
        has_address=bool(row.placed),
    )


def supplier_of(tx: Connection, line: Line) -> Supplier | None:
    """The supplier of a line, whole; None where nobody said who it is."""
    return None if line.supplier_id is None else rows.supplier(tx, line.supplier_id)
