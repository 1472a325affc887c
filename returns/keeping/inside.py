"""What lies in a copy, to choose from: its cases, photos and papers, and whether the desk has them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.desk_file.schema import VERSION
from db.tables import cases as t
from returns.keeping import layout
from returns.keeping.contents import KeptFile, read_written, unproved_if_refused
from returns.keeping.opened import opened_database
from returns.ledger.store import Store
from returns.records.keeping import Copy, Thing

#: a photo in two cases is one original: it is listed with the first
_PHOTOS = """
    SELECT p.sha256, p.name, c.number, c.title || ' ' || c.buyer
    FROM photo p JOIN return_case c ON c.id = p.case_id ORDER BY p.id DESC
"""
#: what was given as the picture of a product, with the title of one that shows it
_GOODS = """
    SELECT o.sha256, o.name, '', coalesce(min(p.sku || ' ' || p.title), '')
    FROM product_picture o LEFT JOIN product p ON p.picture = 'original:' || o.sha256
    GROUP BY o.id ORDER BY o.id
"""
_PAPERS = """
    SELECT d.name, d.name, coalesce(c.number, ''), coalesce(c.title || ' ' || c.buyer, '')
    FROM document d LEFT JOIN return_case c ON c.id = d.case_id ORDER BY d.id
"""
_CASES = """
    SELECT number, title, buyer || ' ' || sku || ' ' || order_number
    FROM return_case ORDER BY id DESC
"""
#: what the copy's database tells of a file: title, case, words
_Told = dict[str, tuple[str, str, str]]


def things_in(tx: Connection, store: Store, copy: Copy) -> tuple[Thing, ...]:
    """Cases, photos and papers, of each what the desk lacks first, then newest first.

    Of a copy from before an update there are no cases, and nothing is told of its files but their
    names. Raises `DeskProblem` for a copy that is not as it was made.
    """
    written = read_written(copy.path)
    files = written.files
    if written.account.version != VERSION:
        return tuple(_files(store, files, {}, {}))
    with unproved_if_refused(copy.path), opened_database(copy.path, store.folder) as reading:
        here = set(tx.execute(select(t.return_case.c.number)).scalars())
        cases = [
            Thing("case", number, title, number, number in here, words)
            for number, title, words in reading.execute(_CASES)
        ]
        photos = _told(reading, _GOODS) | _told(reading, _PHOTOS)
        papers = _told(reading, _PAPERS)
    return (*sorted(cases, key=lambda thing: thing.here), *_files(store, files, photos, papers))


def _told(reading: Any, query: str) -> _Told:
    return {name: (title, case, words) for name, title, case, words in reading.execute(query)}


def _files(
    store: Store, files: Sequence[KeptFile], photos: _Told, papers: _Told
) -> Iterator[Thing]:
    for kind, told in (("photo", photos), ("paper", papers)):
        found = [_thing(store, file, told) for file in files if file.kind == kind]
        # newest case first; sorting keeps that order among those that are missing
        found.sort(key=lambda thing: thing.case, reverse=True)
        yield from sorted(found, key=lambda thing: thing.here)


def _thing(store: Store, file: KeptFile, told: _Told) -> Thing:
    plain = f"{file.name[:16]}…" if file.kind == "photo" else file.name
    title, case, words = told.get(file.name, ("", "", ""))
    here = layout.desk_path(store.folder, file.kind, file.name).is_file()
    return Thing(file.kind, file.name, title or plain, case, here, f"{words} {file.name}")
