"""Each write of the tab with its way back: two service calls, nothing erased from the history."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.policies.form.draft import Draft, NewSupplier
from returns.records.change import Change
from returns.records.policy import Address, Supplier, SupplierPolicy, Warehouse
from returns.records.policy_warning import PolicyWarning
from returns.rules.policy.policy_watch import Promise

if TYPE_CHECKING:
    from returns.desk import Desk

Call = Callable[[], Change]


@dataclass
class _Made:
    """What a call made, for the call that takes it back: redoing it makes another."""

    id: int = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """`do` writes, `back` takes it back; both run on the desk's thread."""

    do: Call
    back: Call
    #: the supplier that it is about, once it is written
    about: _Made = field(default_factory=_Made)

    def supplier_id(self) -> int:
        """Which supplier to look at afterwards, 0 to stay."""
        return self.about.id


def added_supplier(desk: "Desk", new: NewSupplier) -> Writing:
    """A new supplier."""
    made = _Made()

    def do() -> Change:
        change = desk.policies.add_supplier(new.name, new.email, new.language)
        made.id = change.made
        return change

    return Writing(do, lambda: desk.policies.remove_supplier(made.id), made)


def edited_supplier(desk: "Desk", supplier: Supplier, name: str, value: str) -> Writing:
    """One field of a supplier."""
    before = str(getattr(supplier, name))

    def put(text: str) -> Change:
        fields: dict[str, str] = {name: text}
        return desk.policies.edit_supplier(supplier.id, **fields)  # type: ignore[arg-type]

    return Writing(lambda: put(value), lambda: put(before), _Made(supplier.id))


def new_place(desk: "Desk", supplier_id: int, name: str, address: Address) -> Writing:
    """A return address more."""
    made = _Made()

    def do() -> Change:
        change = desk.policies.set_warehouse(supplier_id, None, name, address)
        made.id = change.made
        return change

    return Writing(do, lambda: desk.policies.remove_warehouse(made.id), _Made(supplier_id))


def set_place(desk: "Desk", place: Warehouse, name: str, address: Address) -> Writing:
    """A return address changed."""

    def put(words: str, where: Address) -> Change:
        return desk.policies.set_warehouse(place.supplier_id, place.id, words, where)

    about = _Made(place.supplier_id)
    return Writing(lambda: put(name, address), lambda: put(place.name, place.address), about)


def removed_place(desk: "Desk", place: Warehouse) -> Writing:
    """A return address forgotten."""
    now = _Made(place.id)

    def back() -> Change:
        change = desk.policies.set_warehouse(place.supplier_id, None, place.name, place.address)
        now.id = change.made
        return change

    return Writing(
        lambda: desk.policies.remove_warehouse(now.id), back, _Made(place.supplier_id)
    )


def new_version(desk: "Desk", draft: Draft) -> Writing:
    """A policy version; taking it back is refused once a case holds it."""
    made = _Made()
    holds_from = draft.holds_from
    if holds_from is None:
        msg = "a version needs its first day; the form asks for it"
        raise ValueError(msg)

    def do() -> Change:
        change = desk.policies.new_version(
            draft.supplier_id, draft.terms, holds_from, draft.source
        )
        made.id = change.made
        return change

    return Writing(do, lambda: desk.policies.remove_version(made.id), _Made(draft.supplier_id))


def checked(desk: "Desk", supplier_id: int, policy: SupplierPolicy) -> Writing:
    """The day of the last check."""
    return Writing(
        lambda: desk.policies.checked_today(supplier_id),
        lambda: desk.policies.set_checked(policy.id, policy.checked_on),
        _Made(supplier_id),
    )


def published(desk: "Desk", before: Promise, after: Promise) -> Writing:
    """What buyers are told."""
    return Writing(lambda: desk.policies.publish(after), lambda: desk.policies.publish(before))


def accepted(desk: "Desk", gap: PolicyWarning) -> Writing:
    """A gap that the seller lives with."""
    return Writing(
        lambda: desk.policies.accept_gap(gap),
        lambda: desk.policies.accept_gap(gap, accepted=False),
    )


def shaped(desk: "Desk", *, per_group: bool) -> Writing:
    """One store policy for all goods, or one per group."""
    return Writing(
        lambda: desk.settings.set(per_group=per_group),
        lambda: desk.settings.set(per_group=not per_group),
    )
