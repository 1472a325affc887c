"""Addresses that goods can go to: our own, a third party's, a warehouse abroad, home."""

import json

from sqlalchemy import Connection, delete, insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.errors import NotFound, Refusal
from returns.ledger.store import Store
from returns.ledger.stored import as_stored
from returns.records.change import Change
from returns.records.kept_text import demand_kept
from returns.records.place import Place
from returns.records.policy import Address
from returns.records.policy_json import address_from_json, address_text
from returns.terms import PlaceKind


class Places:
    """The places of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Place, ...]:
        """Every place, by name."""
        with self._store.reading() as tx:
            return places(tx)

    def keep(self, name: str, kind: PlaceKind, address: Address) -> Change:
        """Add a place, or give the one of that name another address; raises `Refusal`.

        A place without an address is nowhere: nothing could be sent there.
        """
        demand_kept(name, address)
        if not name.strip():
            raise Refusal("place.name_wanted")
        if not address:
            raise Refusal("place.address_wanted", name=name.strip())
        values = {
            "kind": kind.value,
            "address": address_text(address),
        }
        table = s.place
        with self._store.transaction() as tx:
            known = select(table.c.id).where(table.c.name == name.strip())
            row = tx.execute(known).first()
            if row is None:
                tx.execute(insert(table).values(name=name.strip(), **values))
            else:
                tx.execute(update(table).where(table.c.id == row.id).values(**values))
        return Change((), frozenset({"settings"}))

    def remove(self, name: str) -> Change:
        """Take a place away; raises `Refusal` for one that goods were sent to."""
        with self._store.transaction() as tx:
            place = place_named(tx, name)
            used = (
                select(column.c.id).where(column.c.place_id == place.id).limit(1)
                for column in (t.case_line, t.parcel, t.unit)
            )
            if any(tx.execute(query).first() for query in used):
                raise Refusal("place.in_use", name=place.name)
            tx.execute(delete(s.place).where(s.place.c.id == place.id))
        return Change((), frozenset({"settings"}))


@as_stored
def places(tx: Connection) -> tuple[Place, ...]:
    """Every place, by name."""
    table = s.place
    return tuple(
        Place(
            row.id,
            row.name,
            PlaceKind(row.kind),
            address_from_json(json.loads(row.address)),
        )
        for row in tx.execute(select(table).order_by(table.c.name))
    )


def place_named(tx: Connection, name: str) -> Place:
    """The place of that name; raises `NotFound` with the names that there are."""
    known = places(tx)
    for place in known:
        if place.name.casefold() == name.strip().casefold():
            return place
    if not known:
        raise NotFound("place.unknown_yet", name=name)
    raise NotFound("place.unknown", name=name, known=", ".join(p.name for p in known))
