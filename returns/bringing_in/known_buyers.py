"""Buyers of one channel, each known again in a later file."""

import json

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.bringing_in.batches import batches
from returns.importing.drafts import CustomerDraft
from returns.ledger.new_rows import NewRows
from returns.ledger.row_types import CustomerRow
from returns.records.email_address import usable
from returns.records.policy_json import address_text


def has_street(stored: str) -> bool:
    """Whether a stored address has more than a town in it."""
    return bool(json.loads(stored).get("lines"))


class KnownBuyers:
    """The buyers of one channel, inside one transaction."""

    def __init__(self, tx: Connection, new: NewRows, channel_id: int) -> None:
        self._tx = tx
        self._new = new
        self._channel_id = channel_id
        self._by_key: dict[str, CustomerRow | None] = {}
        self._by_id: dict[int, CustomerRow] = {}

    def know(self, drafts: list[tuple[CustomerDraft, str]]) -> None:
        """Look these up, with their orders' numbers; what was known before is forgotten."""
        self._by_key, self._by_id = {}, {}
        self._look_up({self._key(draft, number) for draft, number in drafts})

    def of(self, draft: CustomerDraft, number: str) -> tuple[CustomerRow, bool]:
        """The buyer of that order, made or filled in; and whether something became known of one there."""
        key = self._key(draft, number)
        if key not in self._by_key:
            self._look_up({key})
        address = address_text(draft.address)
        found = self._by_key[key]
        if found is None:
            found = CustomerRow(0, draft.name, draft.email, address, key)
            self._new.add(found)
            self._by_key[key] = self._by_id[found.id] = found
            return found, False
        before = found.name, found.address
        found.name = found.name or draft.name
        if draft.address.lines and not has_street(found.address):
            found.address = address
        learned = before != (found.name, found.address)
        if learned:
            self._new.change(found)
        return found, learned

    def by_id(self, customer_id: int) -> CustomerRow:
        """The buyer of that number."""
        if customer_id not in self._by_id:
            table = s.customer
            row = CustomerRow(
                *self._tx.execute(select(table).where(table.c.id == customer_id)).one()
            )
            self._by_id[customer_id] = self._by_key.get(row.known_by or "") or row
        return self._by_id[customer_id]

    def nameless(self, customer_id: int | None) -> bool:
        """Nobody yet, or somebody of whom a file gave neither name nor e-mail."""
        if customer_id is None:
            return True
        row = self.by_id(customer_id)
        return not row.name and not row.email

    def _key(self, draft: CustomerDraft, number: str) -> str:
        """What a buyer is known again by: e-mail, else name and postcode.

        A file that gives neither tells nothing by which a buyer could be known again: that one
        belongs to the order alone. `n/a` for an e-mail is many buyers', so it tells nothing.
        """
        if usable(draft.email):
            known_by = draft.email
        elif draft.name:
            known_by = f"{draft.name}|{draft.address.postcode}"
        else:
            known_by = f"#{number}"
        return f"{self._channel_id}|{known_by.casefold()}"

    def _look_up(self, keys: set[str]) -> None:
        table = s.customer
        self._by_key |= dict.fromkeys(keys)
        for batch in batches(keys):
            for row in self._tx.execute(select(table).where(table.c.known_by.in_(batch))):
                kept = self._by_id.setdefault(row.id, CustomerRow(*row))
                self._by_key[row.known_by] = kept
