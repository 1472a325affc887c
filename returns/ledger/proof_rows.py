"""Trusted keys and stamps as they are stored, and the way from a paper's step up to a stamp."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import cases as c
from db.tables import trade as s
from db.tables.history import seal
from returns.clock import moment, stamp
from returns.evidence.chain import START, link_text
from returns.evidence.day_proof import MOST_STEPS, DayProof, Leaf
from returns.evidence.day_seal import DESK, Seal, merkle_path
from returns.ledger import rows
from returns.ledger.paper_history import raw
from returns.ledger.stored import as_stored
from returns.records.event import Event
from returns.records.event_kinds import PAPER_MADE
from returns.records.proof import TrustedKey

_TRUSTED = "trusted_keys"
_STAMP = "stamp:"
_HEADS = """
SELECT coalesce(case_id, ?), case_seq, hash, max(seq) FROM event
WHERE seq > ? AND seq <= ? GROUP BY case_id
"""


@as_stored
def trusted_keys(tx: Connection) -> tuple[TrustedKey, ...]:
    """The keys that are trusted here, in the order in which they were marked."""
    text = _value(tx, _TRUSTED)
    return tuple(
        TrustedKey(each["fingerprint"], each["name"], moment(each["at"]), each["by"])
        for each in (json.loads(text) if text else ())
    )


def write_trusted(tx: Connection, keys: Sequence[TrustedKey]) -> None:
    """Store them, all of them."""
    told = [
        {"fingerprint": k.fingerprint, "name": k.name, "at": stamp(k.at), "by": k.by}
        for k in keys
    ]
    _write(tx, _TRUSTED, json.dumps(told, ensure_ascii=False))


@as_stored
def stamps(tx: Connection) -> dict[str, bytes]:
    """The answers that came back, by the head that each of them stamps."""
    query = select(s.setting.c.name, s.setting.c.value)
    query = query.where(s.setting.c.name.startswith(_STAMP)).order_by(s.setting.c.name)
    return {
        row.name.removeprefix(_STAMP): b64decode(row.value, validate=True)
        for row in tx.execute(query)
    }


def write_stamp(tx: Connection, head: str, answer: bytes | None) -> None:
    """Store the answer that stamps a head, or take it away."""
    name = f"{_STAMP}{head}"
    if answer is None:
        tx.execute(delete(s.setting).where(s.setting.c.name == name))
    else:
        _write(tx, name, b64encode(answer).decode())


def seals(tx: Connection) -> list[Seal]:
    """Every sealed day, oldest first."""
    return [Seal(**row) for row in tx.execute(select(seal).order_by(seal.c.seq)).mappings()]


def may_be_stamped(tx: Connection, case_id: int) -> bool:
    """Whether the case has a sheet and the desk a stamp: whether that covers it the sheet alone tells."""
    document = c.document
    sheet = select(document.c.id).where(
        document.c.case_id == case_id, document.c.kind == "evidence"
    )
    stamp_ = select(s.setting.c.name).where(s.setting.c.name.startswith(_STAMP))
    return all(tx.execute(query.limit(1)).first() for query in (sheet, stamp_))


def proof_of(tx: Connection, case_id: int, manifest: str, shown: int) -> DayProof | None:
    """The way from a sheet to the earliest stamp over it, else from its history to one; None without.

    `manifest` is the SHA-256 of the sheet's manifest, `shown` how many steps of the case it lists.
    """
    answers = stamps(tx)
    days = seals(tx)
    last = max((at for at, day in enumerate(days) if day.head in answers), default=-1)
    if last < 0:
        return None
    events = rows.history(tx, case_id)
    made = next((event for event in events if _makes(event, manifest)), None)
    if made is not None and made.seq <= days[last].seq:
        proof = _way(tx, days, answers, events, made)
        if proof is not None:
            return proof
    below = [event for event in events[:shown] if event.seq <= days[last].seq]
    return _way(tx, days, answers, events, below[-1], shown) if below else None


def _makes(event: Event, manifest: str) -> bool:
    if event.kind != PAPER_MADE or event.format < 3:
        return False
    return bool(json.loads(event.body).get("manifest_sha256") == manifest)


def _way(
    tx: Connection,
    days: Sequence[Seal],
    answers: dict[str, bytes],
    events: Sequence[Event],
    step: Event,
    shown: int | None = None,
) -> DayProof | None:
    """From a step up; without `shown` it is the one that made the paper, and is told in full."""
    first = next(at for at, day in enumerate(days) if day.seq >= step.seq)
    stamped = next(at for at in range(first, len(days)) if days[at].head in answers)
    after = days[first - 1].seq if first else 0
    found = raw(tx).execute(_HEADS, (DESK, after, days[first].seq)).fetchall()
    heads = {int(case): (int(case_seq), str(own)) for case, case_seq, own, _ in found}
    case_id = step.case_id if step.case_id is not None else DESK
    case_seq, own = heads[case_id]
    links = [event for event in events if step.case_seq <= event.case_seq <= case_seq]
    if shown is not None:
        if case_seq > shown:
            return None  # its day ended with steps that the sheet does not list
        links = []
    elif len(links) > MOST_STEPS or any(event.format < 3 for event in links):
        return None
    befores = {event.case_seq: event.hash for event in events}
    chain = [START, *(day.head for day in days)]
    return DayProof(
        Leaf(case_id, case_seq, own),
        merkle_path(heads, case_id),
        tuple((chain[at], days[at]) for at in range(first, stamped + 1)),
        answers[days[stamped].head],
        step.body if links else "",
        tuple(link_text(event, befores.get(event.case_seq - 1, START)) for event in links),
    )


def _value(tx: Connection, name: str) -> str | None:
    return tx.execute(select(s.setting.c.value).where(s.setting.c.name == name)).scalar()


def _write(tx: Connection, name: str, value: str) -> None:
    statement = insert(s.setting).values(name=name, value=value)
    changed = {"value": value}
    tx.execute(statement.on_conflict_do_update(index_elements=[s.setting.c.name], set_=changed))
