"""Looking at everything a desk holds: database, histories, rows, originals, pictures, papers, leftovers."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Connection, func, select, union

from db.desk_file.schema import DATABASE, VERSION
from db.desk_file.soundness import damaged_places, loose_ends, mistyped, strange_parts
from db.driver import connect_reader
from db.tables import cases as t
from db.tables import trade as s
from returns.errors import DeskProblem
from returns.keeping.contents import unproved_if_refused
from returns.keeping.histories import broken_histories
from returns.keeping.proving import looked_over
from returns.keeping.sums import summed_up
from returns.keeping.watching import Stopped, Watch
from returns.ledger.named_originals import named_originals, products_of_originals
from returns.ledger.paper_history import not_agreeing
from returns.ledger.photo_pictures import derived_pair
from returns.ledger.replay import replayed
from returns.ledger.soundness import flaw_of, flaw_words
from returns.ledger.store import Store
from returns.phrases import say
from returns.records.file_name import on_one_line, plain_name
from returns.records.keeping import CHECKS, CheckReport, Copy, Finding, PartChecked

#: findings of one part that are named; the rest is counted in its last one
_NAMED = 200
#: less than this is little for a day of photos, in bytes
_LITTLE_ROOM = 2_000_000_000
#: differences of one case that are named, and cases between two looks at who waits
_QUOTED, _OFTEN = 4, 100
#: how `mending` names an altered file that it put aside for the right one
_PUT_ASIDE = re.compile(r"\.altered(-\d+)?$")


#: cases that no step of a history tells of
_UNTOLD = """
    SELECT number FROM return_case c
    WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.case_id = c.id)
"""
#: cases whose row for the queue does not repeat what belongs to them (`outlook.queue_columns`)
_REPEATED = """
    SELECT c.id, c.number FROM return_case c
    JOIN sale_order o ON o.id = c.order_id JOIN channel h ON h.id = c.channel_id
    LEFT JOIN customer b ON b.id = c.customer_id
    WHERE (c.order_number, c.channel_name, c.buyer) IS NOT
        (o.number, h.name, coalesce(nullif(o.buyer, ''), b.name, ''))
    OR NOT EXISTS (
        SELECT 1 FROM case_line l WHERE l.case_id = c.id
        AND (c.sku, c.title) IS (l.sku, coalesce(nullif(l.title, ''), o.number))
    )
"""


@dataclass
class _Looking:
    """A check under way: what it asks, and what it found so far."""

    store: Store
    tx: Connection
    copies: Sequence[Copy]
    lang: str
    watch: Watch = field(default_factory=Watch)
    findings: list[Finding] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)

    @property
    def raw(self) -> Any:
        """The bare connection, inside the same moment of the desk."""
        return self.tx.connection.driver_connection

    def find(
        self, what: str, where: str, mend: str = "", *, bad: bool = True, **facts: object
    ) -> None:
        """Note a finding; its sentence is `keeping.found.<what>`."""
        self.named[what] += 1
        if self.named[what] <= _NAMED:
            why = say(f"keeping.found.{what}", self.lang, where=where, **facts)
            self.findings.append(Finding(what, where, why, mend, bad))

    def count_rest(self) -> None:
        """Say of what there were more than were named."""
        for what, count in self.named.items():
            if count > _NAMED:
                why = say("keeping.found.more", self.lang, count=count - _NAMED)
                self.findings.append(Finding(what, "…", why))


def check_desk(
    store: Store,
    copies: Sequence[Copy],
    watch: Watch,
    lang: str = "en",
    only: Sequence[str] = CHECKS,
) -> CheckReport:
    """Check a whole desk at one moment, and its copies that can be reached; changes nothing.

    `only` names the parts that are looked at. Stopped, it tells what it saw until then. A copy
    found altered counts as proved no longer.
    """
    parts: list[PartChecked] = []
    stopped = False
    with store.reading() as tx:
        looking = _Looking(store, tx, copies, lang)
        begins = 0.0
        try:
            for part, share, look in _PARTS:
                if part not in only:
                    continue
                looking.watch = watch.within(begins, begins + share)
                since = monotonic()
                sound, total = look(looking)
                parts.append(PartChecked(part, sound, total, monotonic() - since))
                begins += share
        except Stopped:
            stopped = True
    looking.count_rest()
    return CheckReport(store.clock.now(), tuple(parts), tuple(looking.findings), stopped)


def _database(at: _Looking) -> tuple[int, int]:
    at.watch.at(0, 3)
    before = at.named.total()
    # on a connection of its own: a long-lived one holds a picture of the search's parts, and takes
    # what others wrote since for damage
    with closing(connect_reader(at.store.folder / DATABASE)) as fresh:
        damaged = damaged_places(fresh)
    for place in damaged:
        mend = "rebuild_search" if "case_search" in place else ""
        at.find("database_damaged", DATABASE, mend, detail=place)
    at.watch.at(1, 3)
    for row in loose_ends(at.raw):
        at.find("loose_end", row)
    at.watch.at(2, 3)
    for name in strange_parts(at.raw, VERSION):
        at.find("strange_part", name)
    for name in mistyped(at.raw):
        at.find("mistyped", name)
    return int(at.named.total() == before), 1


def _histories(at: _Looking) -> tuple[int, int]:
    broken: dict[str, int] = {}
    found = broken_histories(at.raw, at.watch)
    for problem in found.links:
        event = (
            select(t.return_case.c.number)
            .join(t.event, t.event.c.case_id == t.return_case.c.id)
            .where(t.event.c.seq == problem.seq)
        )
        number = at.tx.execute(event).scalar() or DATABASE
        broken.setdefault(str(number), problem.seq)
    for number, seq in broken.items():
        at.find("history_broken", number, step=seq)
    for day in found.days:
        at.find("seal_broken", day)
    bad = len(broken) + len(found.days)
    return _of(_count(at, func.count(t.return_case.c.id)), bad)


def _rows(at: _Looking) -> tuple[int, int]:
    ids = list(at.tx.execute(select(t.return_case.c.id).order_by(t.return_case.c.id)).scalars())
    differing = 0
    for done, told in enumerate(replayed(at.tx, ids)):
        if done % _OFTEN == 0:
            at.watch.at(done, len(ids))
        if told.differences:
            differing += 1
            named = (flaw_words(flaw_of(each), at.lang) for each in told.differences[:_QUOTED])
            flaws = say("soundness.between", at.lang).join(named)
            at.find("rows_differ", _number(at, told.case_id), flaws=flaws)
    for number in at.raw.execute(_UNTOLD).fetchall():
        differing += 1
        at.find("case_untold", str(number[0]))
    for case_id, number in at.raw.execute(_REPEATED).fetchall():
        differing += 1
        at.find("repeated_wrong", str(number), f"work_out:{case_id}")
    return _of(len(ids), differing)


def _photos(at: _Looking) -> tuple[int, int]:
    query = select(t.photo.c.sha256, func.min(t.photo.c.case_id)).group_by(t.photo.c.sha256)
    photos = {row[0]: row[1] for row in at.tx.execute(query)}
    goods = products_of_originals(at.tx)
    named = photos.keys() | goods.keys()

    def find(what: str, sha256: str, mend: str = "") -> None:
        if sha256 in photos:
            at.find(what, sha256, mend, case=_number(at, photos[sha256]))
        else:
            at.find(f"product_{what}", sha256, mend, product=on_one_line(goods[sha256]))

    bad = 0
    paths = [(sha256, at.store.vault.path(sha256)) for sha256 in named if _is_sha(sha256)]
    for sha256, path, found in summed_up(paths, at.watch):
        if found != sha256:
            bad += 1
            what = "original_altered" if path.exists() else "original_missing"
            find(what, sha256, "bring_back_photo")
    for sha256 in named - {name for name, _ in paths}:
        bad += 1
        find("original_missing", sha256)
    return _of(len(named), bad)


def _pictures(at: _Looking) -> tuple[int, int]:
    query = union(
        *(select(table.c.sha256, table.c.work_sha256) for table in (t.photo, s.product_picture))
    )
    pinned = [row for row in at.tx.execute(query) if row.work_sha256 and _is_sha(row.sha256)]
    paths = [
        ((row.sha256, row.work_sha256), path)
        for row in pinned
        if (path := derived_pair(at.store, row.sha256)[0]).exists()
    ]
    bad = 0
    for (sha256, pin), _, found in summed_up(paths, at.watch):
        if found != pin:
            bad += 1
            at.find("picture_altered", sha256, "remake_picture")
    return _of(len(paths), bad)


def _papers(at: _Looking) -> tuple[int, int]:
    folder = at.store.folder / "documents"
    listed = [
        (str(row.name), row.sha256)
        for row in at.tx.execute(select(t.document.c.name, t.document.c.sha256).distinct())
    ]
    for (source,) in at.tx.execute(select(s.supplier_policy.c.source).distinct()):
        sha256 = str(source).split(".")[0]
        if _is_sha(sha256):  # a source may also be words: "e-mail of 3 May"
            listed.append((str(source), sha256))
    bad = {each for each in listed if not plain_name(each[0])}
    for name, _ in sorted(bad):
        at.find("strange_name", on_one_line(name))
    named = [(each, folder / each[0]) for each in listed if each not in bad]
    for (name, sha256), path, found in summed_up(named, at.watch):
        if found != sha256:
            bad.add((name, sha256))
            what = "paper_altered" if path.exists() else "paper_missing"
            at.find(what, name, "bring_back_paper")
    apart = list(not_agreeing(at.raw))
    for what, number in apart:
        at.find(what, number)
    return _of(len(listed), len(bad) + len(apart))


def _orphans(at: _Looking) -> tuple[int, int]:
    known = named_originals(at.tx)
    papers = {row[0] for row in at.tx.execute(select(t.document.c.name))}
    papers |= {row[0] for row in at.tx.execute(select(s.supplier_policy.c.source))}
    there = 0
    lost = 0
    for sha256 in at.store.vault.originals():
        there += 1
        if sha256 not in known:
            lost += 1
            at.find("orphan_original", sha256, bad=False)
    for path in sorted(at.store.folder.glob("photos/??/*.orig.altered*")):
        at.find("put_aside", path.name, bad=False)
    for name in _names(at.store.folder / "documents"):
        if _PUT_ASIDE.search(name) and name not in papers:
            at.find("put_aside", name, bad=False)
            continue
        there += 1
        if name not in papers and not name.endswith(".part"):
            lost += 1
            at.find("orphan_paper", name, bad=False)
    return _of(there, lost)


def _copies(at: _Looking) -> tuple[int, int]:
    """Each copy's account, list and files by their sizes; the database of the newest one whole."""
    bad = 0
    for done, copy in enumerate(at.copies):
        at.watch.at(done, len(at.copies))
        try:
            with unproved_if_refused(copy.path):
                looked_over(copy.path, whole=copy is at.copies[0])
        except DeskProblem as problem:
            bad += 1
            at.find("copy_altered", str(copy.path), bad=False, why=problem.say(at.lang))
    return _of(len(at.copies), bad)


def _room(at: _Looking) -> tuple[int, int]:
    free = shutil.disk_usage(at.store.folder).free
    little = free < _LITTLE_ROOM
    if little:
        at.find("little_room", str(at.store.folder), bad=False, free=f"{free / 1e9:,.1f}")
    return int(not little), 1


#: part, its share of the time, and who looks at it
_PARTS: tuple[tuple[str, float, Callable[[_Looking], tuple[int, int]]], ...] = (
    ("database", 0.1, _database),
    ("histories", 0.1, _histories),
    ("rows", 0.2, _rows),
    ("photos", 0.4, _photos),
    ("pictures", 0.05, _pictures),
    ("papers", 0.1, _papers),
    ("orphans", 0.02, _orphans),
    ("copies", 0.02, _copies),
    ("room", 0.01, _room),
)


def _of(total: int, bad: int) -> tuple[int, int]:
    return max(total - bad, 0), total


def _count(at: _Looking, what: Any) -> int:
    return int(at.tx.execute(select(what)).scalar_one())


def _number(at: _Looking, case_id: int) -> str:
    query = select(t.return_case.c.number).where(t.return_case.c.id == case_id)
    return str(at.tx.execute(query).scalar() or "—")


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _is_sha(text: str) -> bool:
    return len(text) == 64 and not set(text) - set("0123456789abcdef")
