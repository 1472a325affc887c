"""One case, photo or paper brought back from a copy; nothing that came since is taken away."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, create_engine, insert, select
from sqlalchemy.pool import StaticPool

from db.desk_file.schema import VERSION
from db.files.safe_file import sync_folder
from db.files.verified_copy import copy_verified, sha256_of
from db.private import FILE, ORIGINAL
from db.tables import cases as t
from db.tables import trade as s
from returns.errors import DeskProblem, NotFound, Refusal
from returns.keeping import layout
from returns.keeping.contents import (
    Account,
    KeptFile,
    read_account,
    read_written,
    unproved_if_refused,
)
from returns.keeping.opened import opened_database
from returns.keeping.trouble import told_of_place
from returns.ledger import rows as stored
from returns.ledger.replay import CHECKED, DERIVED
from returns.ledger.soundness import flaws_of
from returns.ledger.store import TABLES, Store, Work, changed
from returns.records.change import Change
from returns.records.keeping import BroughtBack

#: worked out from the rest of the desk when a case changes, so never brought back
_WORKED_OUT = DERIVED | {"suspected"}
#: what a row names, by its column, and by what a row of the copy is known to be the same
_NAMED: dict[str, tuple[Table, tuple[str, ...]]] = {
    "channel_id": (s.channel, ("name",)),
    "customer_id": (s.customer, ("name",)),
    "order_id": (s.order, ("number", "channel_id")),
    "supplier_id": (s.supplier, ("name",)),
    "policy_id": (s.supplier_policy, ("supplier_id", "version")),
    "place_id": (s.place, ("name",)),
    "product_id": (s.product, ("sku",)),
}
_NUMBERED = select(t.return_case.c.id)
#: in an order in which each can be put in: what a row names comes before it
_OF_A_CASE = CHECKED[1:]

_Row = dict[str, Any]


def bring_back_case(store: Store, copy: Path, number: str) -> Change:
    """Set a case to what the copy has, as one step of its history that undo takes back.

    Rows that came since stay: letters and photos happened. Where money moved since, the case cannot
    go back behind it. A case that the desk no longer
    has comes back with its former history inside that step. Raises `NotFound` for a case that is
    not in the copy, `DeskProblem` for a copy of another version, `Refusal` where the desk has
    something else under the same numbers.
    """
    account = read_account(copy)
    if account.version != VERSION:
        raise DeskProblem("keeping.older_copy", copy=copy.name)
    with unproved_if_refused(copy), opened_database(copy, store.folder) as reading:
        there = _first(reading, "return_case", "number = ?", number)
        if there is None:
            raise NotFound("keeping.no_such_case", case=number)
        case_id = there["id"]
        _demand_true(reading, case_id, number)
        rows = {
            name: list(_rows(reading, TABLES[name].name, "case_id = ?", case_id))
            for name in _OF_A_CASE
        }
        _originals_first(store, copy, [row["sha256"] for row in rows["photo"]], account)
        with store.transaction() as tx:
            _demand_no_money_since(tx, case_id, number, rows)
            here = tx.execute(_NUMBERED.where(t.return_case.c.number == number)).scalar()
            if here not in (None, case_id):
                raise Refusal("keeping.other_case", case=number)
            facts: dict[str, Any] = {"copy": copy.name}
            if here is None:
                facts |= _case_again(tx, reading, there)
            with store.change_within(tx, case_id, "brought_back") as step:
                step.facts |= facts
                if here is None:
                    step.created.append(["case", case_id, _columns("case", there, new=True)])
                else:
                    _set(step, "case", there)
                for name, table_rows in rows.items():
                    for row in table_rows:
                        _set_or_insert(step, name, row, number)
    return changed(step, "case", "photo")


def _demand_no_money_since(
    tx: Connection, case_id: int, number: str, then: dict[str, list[_Row]]
) -> None:
    """Money that moved stays; a case set back behind it would offer it, or claim it, once more."""
    for name in ("payment", "claim"):
        table, known = TABLES[name], {row["id"] for row in then[name]}
        living = select(table.c.id).where(table.c.case_id == case_id)
        if "taken_back_seq" in table.c:
            living = living.where(table.c.taken_back_seq.is_(None))
        if any(row_id not in known for row_id in tx.execute(living).scalars()):
            raise Refusal("keeping.money_since", case=number)


def _demand_true(reading: Any, case_id: int, number: str) -> None:
    """What a copy says of a case is taken over as a step of ours: only where its history says so, too."""
    engine = create_engine("sqlite://", creator=lambda: reading, poolclass=StaticPool)
    with engine.connect() as tx:
        flaws = flaws_of(tx, case_id, stored.history(tx, case_id))
    if flaws:
        raise DeskProblem("keeping.case_differs", case=number)


def _originals_first(store: Store, copy: Path, photos: Sequence[str], account: Account) -> None:
    """A row never speaks of an original that is not there, but for one that the copy lacks, too."""
    for sha256 in photos:
        if sha256 not in account.lacking and not store.vault.path(sha256).exists():
            bring_back_photo(store, copy, sha256)


def bring_back_photo(store: Store, copy: Path, sha256: str) -> BroughtBack:
    """Put one original back under its name; raises `NotFound` and `DeskProblem`."""
    file = _named(copy, "photo", sha256)
    target = store.vault.path(file.sha256)
    if sha256_of(target) == file.sha256:
        return BroughtBack(target, was_whole=True)
    source = layout.photo_path(layout.place_of(copy), file.sha256)
    _put(source, target, file, copy, ORIGINAL)
    return BroughtBack(target, was_whole=False)


def bring_back_paper(store: Store, copy: Path, name: str) -> BroughtBack:
    """Put one paper back; where another one of that name lies there, beside it."""
    file = _named(copy, "paper", name)
    target = store.folder / "documents" / file.name
    if sha256_of(target) == file.sha256:
        return BroughtBack(target, was_whole=True)
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{Path(file.name).stem}-{number}{Path(file.name).suffix}")
    source = layout.paper_path(layout.place_of(copy), file.sha256)
    _put(source, target, file, copy, FILE)
    return BroughtBack(target, was_whole=False)


def _put(source: Path, target: Path, file: KeptFile, copy: Path, mode: int) -> None:
    with told_of_place(target.parent):
        if not copy_verified(source, target, file.sha256, mode, size=file.bytes):
            raise DeskProblem("keeping.altered", copy=copy.name, what=file.name)
        sync_folder(target.parent)


def _named(copy: Path, kind: str, name: str) -> KeptFile:
    for file in read_written(copy).files:
        if file.kind == kind and file.name == name:
            return file
    raise NotFound("keeping.no_such_file", name=name)


def _case_again(tx: Connection, reading: Any, case: _Row) -> dict[str, Any]:
    """Put the row of a case back that is gone; gives its former history where that is gone, too."""
    _demand_named(tx, reading, case)
    tx.execute(insert(t.return_case).values(**case))
    told = select(t.event.c.seq).where(t.event.c.case_id == case["id"]).limit(1)
    if tx.execute(told).first() is not None:
        return {}
    return {"former": list(_history(reading, case["id"]))}


def _set_or_insert(step: Work, name: str, row: _Row, number: str) -> None:
    table = TABLES[name]
    found = step.tx.execute(select(table.c.case_id).where(table.c.id == row["id"])).first()
    if found is None:
        _insert(step, name, row)
    elif found.case_id == step.case_id:
        _set(step, name, row)
    else:
        raise Refusal("keeping.other_case", case=number)


def _set(step: Work, name: str, row: _Row) -> None:
    step.update(name, row["id"], **_columns(name, row))


def _insert(step: Work, name: str, row: _Row) -> None:
    step.tx.execute(insert(TABLES[name]).values(**row))
    step.created.append([name, row["id"], _columns(name, row, new=True)])


def _columns(name: str, row: _Row, *, new: bool = False) -> _Row:
    left_out = {"id"}
    if not new:
        left_out |= _WORKED_OUT | {"number"} if name == "case" else {"case_id"}
    return {name: value for name, value in row.items() if name not in left_out}


def _demand_named(tx: Connection, reading: Any, case: _Row) -> None:
    """What the case names is on the desk as it was, or comes back with it."""
    number = case["number"]
    ordered = list(_rows(reading, "order_line", "order_id = ?", case["order_id"]))
    naming = [case, *ordered]
    for table in ("case_line", "unit", "parcel"):
        naming += _rows(reading, table, "case_id = ?", case["id"])
    for column, (named, identity) in _NAMED.items():
        for row_id in dict.fromkeys(row.get(column) for row in naming):
            if row_id is not None:
                there = _first(reading, named.name, "id = ?", row_id)
                _same_or_again(tx, named, there, identity, number)
    for line in ordered:
        _same_or_again(tx, s.order_line, line, ("order_id",), number)


def _same_or_again(
    tx: Connection, table: Table, row: _Row | None, identity: tuple[str, ...], number: str
) -> None:
    """The row is on the desk and known by `identity` as the same, or is put back."""
    if row is None:  # the copy was read back whole: it names nothing that it does not hold
        raise Refusal("keeping.other_case", case=number)
    here = tx.execute(select(table).where(table.c.id == row["id"])).first()
    if here is None:
        tx.execute(insert(table).values(**row))
    elif any(getattr(here, name) != row[name] for name in identity):
        raise Refusal("keeping.other_case", case=number)


def _history(reading: Any, case_id: int) -> Iterator[_Row]:
    for row in _rows(reading, "event", "case_id = ? ORDER BY case_seq", case_id):
        yield {**row, "body": json.loads(row["body"])}


def _first(reading: Any, table: str, where: str, value: object) -> _Row | None:
    return next(_rows(reading, table, where, value), None)


def _rows(reading: Any, table: str, where: str, value: object) -> Iterator[_Row]:
    """Rows of the copy by their columns; table and condition are ours."""
    cursor = reading.execute(f"SELECT * FROM {table} WHERE {where}", (value,))  # noqa: S608
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))
