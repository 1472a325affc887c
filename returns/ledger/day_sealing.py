"""The sealing of a day that ended, and what is read for it while nobody waits."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from db.bare import fetched
from db.rows import add_row
from db.tables.history import seal
from returns.clock import stamp
from returns.evidence.chain import START
from returns.evidence.day_seal import OpenDay, day_of

#: the option of a connection that holds what was read ahead
_AHEAD = "sendback_read_ahead"
_SEAL = "SELECT seq, head FROM seal ORDER BY day DESC LIMIT 1"
_EVENTS = "SELECT seq, case_id, case_seq, hash, at FROM event WHERE seq > ? ORDER BY seq"
_END = "SELECT desk_hash FROM event WHERE seq = ?"
_LAST = "SELECT at FROM event ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True)
class _Unsealed:
    """What no seal covers: the last event that one does and its head, the events after it, their end."""

    sealed: int = 0
    before: str = START
    day: OpenDay = field(default_factory=OpenDay)
    #: the running head of the desk after the last of these events
    end: str = START

    def stands(self, tx: Connection, sealed: int, before: str) -> bool:
        """Nothing was sealed since, and the events that were read are those of this desk."""
        known = self.sealed == sealed and self.before == before
        return known and fetched(tx, _END, (self.day.seq,)) == [(self.end,)]


class ReadAhead:
    """The events of a day that ended, read at rest: else the first step of the next reads them all."""

    def __init__(self) -> None:
        self._read: _Unsealed | None = None

    def look(self, tx: Connection, now: datetime) -> None:
        """Read what a step at this moment would seal; nothing while the day goes on."""
        last = fetched(tx, _LAST)
        if not last or day_of(stamp(now)) <= day_of(last[0][0]):
            self._read = None
            return
        read = _unsealed(tx, self)
        # worked out here, and kept with it
        read.day.root()
        self._read = read

    def lend(self, tx: Connection) -> None:
        """Let a transaction seal by what was read."""
        tx.execution_options(**{_AHEAD: self})

    def taken(self, tx: Connection, sealed: int, before: str) -> _Unsealed | None:
        """What was read after that seal, where it stands as it was read."""
        read = self._read
        return read if read is not None and read.stands(tx, sealed, before) else None


def seal_day(tx: Connection, at: str) -> None:
    """Seal what no seal covers, unless the clock only came back from where it was set back to.

    `at` is the moment of the event that comes next. What was read of the day at rest is not read again.
    """
    read = _unsealed(tx, tx.get_execution_options().get(_AHEAD))
    if not read.day.ends_before(at):
        return
    add_row(tx, seal, asdict(read.day.sealed(read.before, at)))


def _unsealed(tx: Connection, ahead: ReadAhead | None) -> _Unsealed:
    last = fetched(tx, _SEAL)
    sealed, before = last[0] if last else (0, START)
    read = ahead.taken(tx, sealed, before) if ahead is not None else None
    day = replace(read.day, heads=dict(read.day.heads)) if read is not None else OpenDay()
    for row in fetched(tx, _EVENTS, (max(sealed, day.seq),)):
        day.add(*row)
    end = fetched(tx, _END, (day.seq,))
    return _Unsealed(sealed, before, day, end[0][0] if end else START)
