"""What is done with suppliers and their policies, each write with a way back; no widgets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.look.theme import look
from desktop.policies.form.draft import Draft, NewSupplier
from desktop.policies.presenter import PoliciesPresenter
from desktop.policies.sayings import said
from desktop.policies.writing import (
    added_supplier,
    checked,
    edited_supplier,
    new_place,
    new_version,
    removed_place,
    set_place,
)
from desktop.work.suppliers_file import suppliers_file
from returns.records.policy import Address, PolicyTerms
from returns.rules.policy.policy_answers import Difference, differences


class SupplierPresenter(QObject):
    """Works on the supplier that the tab's presenter looks at."""

    def __init__(self, policies: PoliciesPresenter) -> None:
        super().__init__()
        self._policies = policies
        self._shell = policies.shell

    def differences(self, old: PolicyTerms, new: PolicyTerms) -> tuple[Difference, ...]:
        """What two versions answer differently, in the language on screen."""
        return differences(old, new, look().lang)

    def add_supplier(self, new: NewSupplier) -> None:
        """Put a supplier on the desk and look at it."""
        name = " ".join(new.name.split())
        self._policies.write(
            added_supplier(self._shell.desk, new), said("done.added", supplier=name)
        )

    def edit_supplier(self, field: str, value: str) -> None:
        """Change one field of the chosen supplier."""
        supplier = self._policies.supplier()
        if supplier is not None:
            words = said("done.edited", supplier=supplier.name)
            self._policies.write(
                edited_supplier(self._shell.desk, supplier, field, value), words
            )

    def set_place(self, place_id: int, name: str, address: Address) -> None:
        """Add a return address (0) or change one of the chosen supplier."""
        supplier = self._policies.supplier()
        if supplier is None:
            return
        desk, words = self._shell.desk, said("done.place", supplier=supplier.name)
        known = next((each for each in supplier.warehouses if each.id == place_id), None)
        if known is None:
            self._policies.write(new_place(desk, supplier.id, name, address), words)
        else:
            self._policies.write(set_place(desk, known, name, address), words)

    def remove_place(self, place_id: int) -> None:
        """Forget a return address of the chosen supplier."""
        supplier = self._policies.supplier()
        known = (
            next((p for p in supplier.warehouses if p.id == place_id), None)
            if supplier
            else None
        )
        if supplier is not None and known is not None:
            words = said("done.place", supplier=supplier.name)
            self._policies.write(removed_place(self._shell.desk, known), words)

    def save_version(self, draft: Draft) -> None:
        """Write the version down; the draft stays until the desk has taken it."""
        self._policies.keep_draft(draft)
        facts = {"version": draft.version, "supplier": draft.supplier}
        self._policies.write(
            new_version(self._shell.desk, draft),
            said("done.version", **facts),
            lambda: self._shell.say(said("said.version", version=draft.version), "good"),
        )

    def still_the_same(self) -> None:
        """The chosen supplier's terms were looked at today and have not changed."""
        supplier = self._policies.supplier()
        if supplier is not None and supplier.current is not None:
            facts = {"supplier": supplier.name}
            writing = checked(self._shell.desk, supplier.id, supplier.current)
            words = said("said.checked", **facts)
            self._policies.write(
                writing, said("done.checked", **facts), lambda: self._shell.say(words, "good")
            )

    def import_suppliers(self, path: Path) -> None:
        """Bring in a suppliers file: JSON or CSV, whole or not at all."""
        self._shell.perform(
            suppliers_file(self._shell.desk, path),
            self._policies,
            lambda _result: self._policies.reload(),
        )

    def open_source(self, opened: Callable[[Path], object]) -> None:
        """Hand the attached terms of the chosen supplier to `opened`."""
        supplier = self._policies.supplier()
        current = supplier.current if supplier else None
        if current is None:
            return
        policies, policy_id = self._shell.desk.policies, current.id

        def found(path: Path | None) -> None:
            if path is None:
                self._shell.say(said("said.no_source"), "warning")
            else:
                opened(path)

        self._shell.jobs.run(lambda: policies.source_path(policy_id), found)
