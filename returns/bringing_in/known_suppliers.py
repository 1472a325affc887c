"""Suppliers as a file's new cases need them: each read once in one transaction."""

from datetime import date, datetime

from sqlalchemy import Connection

from returns.casework.around import SupplierRecord, supplier_records
from returns.ledger import rows
from returns.records.policy import Supplier, SupplierPolicy


class KnownSuppliers:
    """Names, policies and decided claims; nothing in the transaction may change them."""

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._suppliers: dict[int, Supplier] = {}
        #: what was read so far, by the numbers of suppliers and of policy versions
        self.records: dict[int, SupplierRecord] = {}
        self.policies: dict[int, SupplierPolicy] = {}

    def name(self, supplier_id: int | None) -> str:
        """The supplier's name, "" for none."""
        return "" if supplier_id is None else self._read(supplier_id).name

    def policy_for(
        self, supplier_id: int | None, ordered_on: str | None, requested_at: datetime
    ) -> SupplierPolicy | None:
        """The policy version that held when the order was placed; it stays the line's for good."""
        if supplier_id is None:
            return None
        supplier = self._read(supplier_id)
        on = date.fromisoformat(ordered_on) if ordered_on else requested_at.date()
        return supplier.policy_on(on) or (supplier.policies[0] if supplier.policies else None)

    def _read(self, supplier_id: int) -> Supplier:
        if supplier_id not in self._suppliers:
            supplier = rows.supplier(self._tx, supplier_id)
            self._suppliers[supplier_id] = supplier
            self.records |= supplier_records(self._tx, {supplier_id})
            self.policies |= {policy.id: policy for policy in supplier.policies}
        return self._suppliers[supplier_id]
