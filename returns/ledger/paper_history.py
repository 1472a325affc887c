"""Papers in the desk's history: entered as they are made, and looked up there before one is called known.

A row of `document` alone proves nothing, since any program can write one. Papers from before they
were entered are entered once, all together, when this version first opens such a desk.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db.history import event_columns
from returns.evidence.chain import START, desk_hash, verify_case
from returns.ledger.entered import is_begun
from returns.ledger.store import append_event
from returns.records.event import Event
from returns.records.event_kinds import PAPER_MADE, PAPERS_BEFORE

#: papers from before that one event holds
_AT_ONCE = 1_000
#: links of the desk's chain that are made anew behind a step that is looked up, and at its start
_LINKS = 200
_CHAIN = """
SELECT {columns}, e.desk_hash, coalesce(d.desk_hash, '')
FROM event AS e LEFT JOIN event AS d ON d.seq = e.seq - 1
WHERE e.case_id IS ? ORDER BY e.case_seq
"""
_LINKS_FROM = "SELECT seq, hash, desk_hash FROM event WHERE seq >= ? ORDER BY seq LIMIT ?"
_ROWS = "SELECT case_id, kind, number, sha256 FROM document ORDER BY id"


@dataclass(frozen=True, slots=True)
class MadePaper:
    """What the history holds of a paper; `case_id` is None for one of no case of this desk."""

    case_id: int | None
    kind: str
    number: str
    sha256: str

    def body(self, manifest: str = "") -> dict[str, Any]:
        """The facts of its event; `manifest` is the SHA-256 of the manifest inside it, or ""."""
        facts = {"paper": self.kind, "number": self.number, "sha256": self.sha256}
        return {**facts, "manifest_sha256": manifest} if manifest else facts


def enter(tx: Connection, paper: MadePaper, at: str, manifest: str = "") -> None:
    """Write that a paper was made, in the transaction of its row; one that is told stays told once."""
    if paper.sha256 not in sums_told(raw(tx), paper, from_before=False):
        append_event(tx, paper.case_id, PAPER_MADE, paper.body(manifest), at)


def raw(tx: Connection) -> Any:
    """The bare connection, inside the same transaction."""
    return tx.connection.driver_connection


def is_told(reading: Any, paper: MadePaper) -> bool:
    """Whether the history, as far as it holds, tells of a paper with these bytes and this number."""
    return paper.sha256 in sums_told(reading, paper)


def sums_told(reading: Any, paper: MadePaper, *, from_before: bool = True) -> frozenset[str]:
    """The SHA-256 that the history gives papers of this case, kind and number; none where it breaks.

    Only the case's own chain is walked, and the desk's as far as these steps are tied into it.
    With `from_before` those from before papers were entered count, too.
    """
    wanted = (paper.kind, paper.number)
    sums = {
        body["sha256"]
        for kind, body in _sound_chain(reading, paper.case_id, wanted[1])
        if kind == PAPER_MADE and (body["paper"], body["number"]) == wanted
    }
    if sums or not from_before:
        return frozenset(sums)
    if not is_begun(reading):
        # as it will be entered when this version first opens the desk to write
        return frozenset({paper.sha256}) if links_hold(reading, 1, _LINKS) else frozenset()
    for kind, body in _sound_chain(reading, None, wanted[1]):
        if kind == PAPERS_BEFORE:
            sums |= {each[2] for each in body["papers"] if tuple(each[:2]) == wanted}
    return frozenset(sums)


def manifests_told(reading: Any, paper: MadePaper) -> frozenset[str]:
    """The SHA-256 of the manifests inside papers of exactly these bytes; none where the history breaks."""
    return frozenset(
        str(body.get("manifest_sha256", ""))
        for kind, body in _sound_chain(reading, paper.case_id, paper.number)
        if kind == PAPER_MADE and body["sha256"] == paper.sha256
    )


def _sound_chain(
    reading: Any, case_id: int | None, naming: str
) -> list[tuple[str, dict[str, Any]]]:
    """Kind and body of a chain's steps about papers of a number; () unless every link of it holds."""
    events: list[Event] = []
    query = _CHAIN.format(columns=event_columns(reading, "e"))
    for *written, chained, desk_before in reading.execute(query, (case_id,)):
        event = Event(*written)
        if chained != desk_hash(desk_before, event.seq, event.hash):
            return []
        events.append(event)
    if verify_case(events):
        return []
    found = [
        (event.seq, event.kind, json.loads(event.body))
        for event in events
        if event.kind in (PAPER_MADE, PAPERS_BEFORE) and naming in event.body
    ]
    return [(kind, body) for seq, kind, body in found if links_hold(reading, seq, _LINKS)]


def links_hold(reading: Any, first: int, count: int = -1) -> bool:
    """Whether so many links of the desk's chain hold from an event on; -1 for all to its end."""
    place, before = first - 1, START
    if place:
        row = reading.execute("SELECT desk_hash FROM event WHERE seq = ?", (place,)).fetchone()
        before = row[0] if row else START
    for seq, own, chained in reading.execute(_LINKS_FROM, (first, count)):
        place += 1
        if seq != place or chained != desk_hash(before, seq, own):
            return False
        before = chained
    return place >= first


def enter_former(tx: Connection, at: str) -> None:
    """Enter, once, all papers that an earlier version made; none where the history does not hold."""
    reading = raw(tx)
    if is_begun(reading):
        return
    rows = reading.execute(_ROWS).fetchall()
    papers = [row[1:] for row in rows] if rows and links_hold(reading, 1) else []
    for start in range(0, max(len(papers), 1), _AT_ONCE):
        body = {"papers": papers[start : start + _AT_ONCE]}
        append_event(tx, None, PAPERS_BEFORE, body, at)


def not_agreeing(reading: Any) -> Iterator[tuple[str, str]]:
    """Papers that only the rows or only the history know, as `paper_untold` or `paper_unlisted`."""
    listed = dict.fromkeys(MadePaper(*row) for row in reading.execute(_ROWS))
    told, before = _all_told(reading)
    if is_begun(reading):
        for paper in listed:
            if paper not in told and (paper.kind, paper.number, paper.sha256) not in before:
                yield "paper_untold", paper.number
    for paper in told:
        if paper not in listed:
            yield "paper_unlisted", paper.number
    known = {(paper.kind, paper.number, paper.sha256) for paper in listed}
    for entry in before:
        if entry not in known:
            yield "paper_unlisted", entry[1]


def _all_told(
    reading: Any,
) -> tuple[Iterable[MadePaper], Iterable[tuple[str, str, str]]]:
    """Every paper of the history in its order, and those from before."""
    told: dict[MadePaper, None] = {}
    before: dict[tuple[str, str, str], None] = {}
    query = "SELECT case_id, kind, body FROM event WHERE kind IN (?, ?) ORDER BY seq"
    for case_id, kind, text in reading.execute(query, (PAPER_MADE, PAPERS_BEFORE)):
        try:
            body = json.loads(text)
            if kind == PAPER_MADE:
                told[MadePaper(case_id, body["paper"], body["number"], body["sha256"])] = None
            else:
                before.update(dict.fromkeys((k, n, s) for k, n, s in body["papers"]))
        except (ValueError, TypeError, KeyError):
            continue  # a step that is no longer what was written is told with the histories
    return told, before
