"""The end of the desk's history, and the next event that is added to it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db.bare import fetched
from returns.evidence.chain import (
    FORMAT,
    START,
    canonical,
    desk_hash,
    first_of_desk,
    hash_of,
    salted,
)
from returns.evidence.day_seal import day_of
from returns.ledger.day_sealing import seal_day
from returns.records.event import Event

#: the option of a connection that says who is at the desk
_WHO = "sendback_at_desk"
_LAST = "SELECT seq, desk_hash, at FROM event ORDER BY seq DESC LIMIT 1"


def say_who(tx: Connection, name: str) -> None:
    """Let every event of this transaction say who was at the desk; "" for nobody named."""
    tx.execution_options(**{_WHO: name})


@dataclass(frozen=True, slots=True)
class DeskEnd:
    """The last event of the desk: its number, the running head, its moment; 0 and "" before the first."""

    seq: int
    desk_hash: str
    at: str

    @classmethod
    def read(cls, tx: Connection) -> "DeskEnd":
        """As it stands in the database."""
        last = fetched(tx, _LAST)
        return cls(*last[0]) if last else cls(0, START, "")

    def next_event(
        self,
        tx: Connection,
        case: tuple[int | None, int, str],
        kind: str,
        body: dict[str, Any],
        at: str,
    ) -> dict[str, Any]:
        """The row of the next event, by whoever is at the desk.

        `case` is its case, its number on it and the hash of the one before. A day that ends with it
        is sealed first; on one that goes on nothing is asked for that.
        """
        if self.seq and day_of(at) > day_of(self.at):
            seal_day(tx, at)
        case_id, case_seq, before = case
        told = salted(body, self.desk_hash, self.seq + 1)
        text = canonical(told if self.seq else first_of_desk(told))
        by = tx.get_execution_options().get(_WHO, "")
        event = Event(self.seq + 1, case_seq, at, kind, text, "", by, FORMAT, case_id)
        own = hash_of(event, before)
        return {
            "seq": event.seq,
            "case_id": case_id,
            "case_seq": case_seq,
            "at": at,
            "kind": kind,
            "body": text,
            "hash": own,
            "desk_hash": desk_hash(self.desk_hash, event.seq, own),
            "who": by,
            "format": FORMAT,
        }

    def after(self, row: dict[str, Any]) -> "DeskEnd":
        """The end once that row is written."""
        return DeskEnd(row["seq"], row["desk_hash"], row["at"])
