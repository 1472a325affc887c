"""The acceptance matrix: twelve addressees and what each of them takes, with source and date.

Read from `resources/addressees.json`. What no source tells is not there, and is None: unknown.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from resources import resource
from returns.errors import NotFound
from returns.records.case import Line, StoredCase
from returns.records.packets import Addressee, Figure
from returns.records.settings import OwnLimit
from returns.terms import Fulfilment, Party

#: limits that are numbers, and those that are names
NUMBERS = ("files", "file_bytes", "bytes", "pages", "point", "characters", "days")
NAMES = ("forms", "shots", "words")
FIELDS = ("forms", *NUMBERS, "shots", "words")
#: limits that bind the other way round: what is smaller than they say is refused
LEAST = frozenset({"point"})
#: our own choice; any other source is a page where it was read
OURS = "P"


class Matrix:
    """All addressees, in the order in which they are offered."""

    def __init__(self, rows: tuple[Addressee, ...]) -> None:
        self.rows = rows
        self._by_id = {row.id: row for row in rows}

    def find(self, addressee: str) -> Addressee:
        """The addressee of that name; raises `NotFound`."""
        found = self._by_id.get(addressee.strip().casefold())
        if found is None:
            known = ", ".join(self._by_id)
            raise NotFound("packets.no_addressee", name=addressee.strip()[:60], known=known)
        return found

    def theirs(self, case: StoredCase, party: Party) -> tuple[Addressee, ...]:
        """Those whom a case can be handed to on that side, the likeliest first."""
        found = [row for row in self.rows if row.party is party and concerns(row, case)]
        # a house that is named goes before one that is anybody
        return tuple(sorted(found, key=lambda row: not (row.names or row.platforms)))


def concerns(addressee: Addressee, case: StoredCase) -> bool:
    """Whether a case has to do with that addressee: its platform, its parcel, its goods."""
    if not sells_there(addressee, case.platform):
        return False
    if addressee.seller_ships and not any(map(_sent_by_us, case.lines)):
        return False
    if addressee.platforms or not addressee.names:
        return True
    if addressee.party is Party.CARRIER:
        called = [parcel.carrier for parcel in case.parcels if parcel.carrier]
    else:
        called = [line.supplier for line in case.lines if line.supplier]
    return any(is_called(addressee, name) for name in called)


def _sent_by_us(line: Line) -> bool:
    """Whether it came from us or from a supplier of ours."""
    return line.fulfilment is not Fulfilment.PLATFORM_WAREHOUSE


def sells_there(addressee: Addressee, platform: str) -> bool:
    """Whether an order of that platform can be that addressee's at all."""
    if addressee.platforms:
        return platform in addressee.platforms
    return platform not in addressee.not_on


def may_concern(addressee: Addressee, case: StoredCase, carriers: Sequence[str]) -> bool:
    """The same, where nothing speaks against it: of a way whose carrier nobody noted it may be.

    `carriers`: who had the goods on the ways that a carrier is asked for.
    """
    if addressee.party is not Party.CARRIER or not addressee.names:
        return concerns(addressee, case)
    called = not carriers or any(is_called(addressee, name) for name in carriers)
    return called and sells_there(addressee, case.platform)


def is_called(addressee: Addressee, name: str) -> bool:
    """Whether that is one of its names: a word of it, so that `cj` is not in `Abcj Ltd`."""
    spoken = _words_of(name)
    return any(
        _words_of(own) in spoken or (not own.isascii() and own in spoken)
        for own in addressee.names
    )


@lru_cache(maxsize=500)
def house_of(name: str, party: Party) -> str:
    """The carrier, or the marketplace that supplies, of that name in the table: `ups`; "" for no such one."""
    rows = (row for row in _shipped().rows if row.party is party)
    return next((row.id for row in rows if is_called(row, name)), "")


def party_of(which: str) -> Party | None:
    """On whose side the addressee of that id is; None for no such one."""
    return next((row.party for row in _shipped().rows if row.id == which), None)


def _words_of(name: str) -> str:
    """The words of a name with a space at either side, whatever stood between them: `DHL-Paket`."""
    plain = "".join(char if char.isalnum() else " " for char in name.casefold())
    return f" {' '.join(plain.split())} "


def matrix(own: Mapping[str, OwnLimit] | None = None) -> Matrix:
    """The shipped rows with the seller's own values in them, as `DeskSettings.limits` keeps them."""
    return _with_own(tuple(sorted(own.items()))) if own else _shipped()


def shipped_figure(key: str) -> Figure | None:
    """The shipped row of a key such as `ebay:bytes`, also one that nobody knows; None for no key."""
    addressee, _, field = key.partition(":")
    found = next((row for row in _shipped().rows if row.id == addressee), None)
    return found.figure(field) if found is not None and field in FIELDS else None


def all_figures(own: Mapping[str, OwnLimit]) -> tuple[Figure, ...]:
    """Every limit of every addressee in their order, also those that nobody knows."""
    return tuple(row.figure(field) for row in matrix(own).rows for field in FIELDS)


def as_value(field: str, kept: str) -> int | tuple[str, ...] | None:
    """A value as the settings keep it, as a limit holds it."""
    if not kept:
        return None
    if field in NUMBERS:
        return int(kept)
    return tuple(kept.split(","))


def as_kept(value: int | tuple[str, ...] | None) -> str:
    """A limit as the settings keep it."""
    if value is None:
        return ""
    return ",".join(value) if isinstance(value, tuple) else str(value)


@lru_cache(maxsize=16)
def _with_own(own: tuple[tuple[str, OwnLimit], ...]) -> Matrix:
    rows = {row.id: row for row in _shipped().rows}
    for key, limit in own:
        addressee, _, field = key.partition(":")
        if addressee in rows and field in FIELDS:
            figure = replace(
                rows[addressee].figure(field),
                value=as_value(field, limit.value),
                own_since=limit.since,
            )
            rows[addressee] = rows[addressee].with_figure(figure)
    return Matrix(tuple(rows.values()))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(resource("addressees.json").read_text(encoding="utf-8"))
    return table


def limit_pages() -> Mapping[str, str]:
    """Where each source was read, by its mark; our own choices have no page."""
    pages: dict[str, str] = _table()["sources"]
    return pages


@cache
def _shipped() -> Matrix:
    table = _table()
    figures = [_figure(row) for row in table["figures"]]
    return Matrix(
        tuple(
            Addressee(
                row["id"],
                Party(row["party"]),
                tuple(figure for figure in figures if figure.addressee == row["id"]),
                row["counts_from"],
                tuple(row["platforms"]),
                tuple(row["not_on"]),
                row["seller_ships"],
                tuple(row["names"]),
                tuple(row["grounds"]),
            )
            for row in table["addressees"]
        )
    )


def _figure(row: dict[str, Any]) -> Figure:
    value = row["value"]
    return Figure(**{**row, "value": tuple(value) if isinstance(value, list) else value})
