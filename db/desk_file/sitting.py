"""One sitting at a desk: its log is begun, brought into the file and ended here and nowhere else.

Each step is written into the mark before it is done, so that whatever a kill leaves behind is known
for what it is. Nothing may be acknowledged before `begin` has returned.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from db import driver
from db.desk_file.belonging import log_state, new_state
from db.desk_file.mark import Head, LastNote, Mark, Phase, file_stamp, write_mark
from db.desk_file.soundness import end_of_history
from db.desk_file.wal_file import salts_and_size
from db.errors import StorageError
from db.trouble import storage_errors

_LOG = logging.getLogger("sendback.desk")
#: bytes of log from which on it is brought into the file, and within a change where it is done at rest, too
LIMIT, LONGEST = 4_000_000, 16_000_000
#: how long a fold waits for readers: not at all between two changes, a moment at the end
_NO_WAIT, _MOMENT, _USUAL = 0, 2_000, 5_000


class Sitting:
    """The log of one desk while a program holds its lock; threads may share it."""

    def __init__(self, database: Path, mark: Mark, now: Callable[[], str]) -> None:
        self._path = database
        self._mark = mark
        self._now = now
        self._lock = RLock()
        self._note = LastNote(database.parent)
        #: kept open from `begin` to `close`: the last connection to go would fold the log by itself
        self._connection: Any = None
        self._begun = False
        #: how long the log was when it was last tried in vain
        self._tried_at = 0
        #: whether somebody folds it where nobody waits
        self._rests = False

    @property
    def desk_id(self) -> str:
        """The desk's lifelong id."""
        return self._mark.desk_id

    @property
    def mark(self) -> Mark:
        """What is written beside the database now."""
        return self._mark

    def write_mark(self) -> None:
        """Write the mark as it is known; raises `StorageError`, and then `begin` will."""
        write_mark(self._path.parent, self._mark)

    def begin(self) -> None:
        """Begin a log that is known as this desk's, before the first change; does it once.

        A log that was left behind is brought into the file first. Raises `StorageError`; nothing
        may be changed then.
        """
        with self._lock, storage_errors(self._path):
            if self._begun:
                return
            self._connect()
            _, size = salts_and_size(self._path)
            if not size or self._fold(_USUAL):
                self._start()
            else:
                self._begun = True  # a reader still needs the log that is there: it goes on

    def committed(self, head: Head) -> None:
        """After each change, before it is acknowledged: note it, and fold a log that grew long.

        `head` is how far the desk goes with it, as its own transaction read.
        """
        with self._lock, storage_errors(self._path):
            self._note.write(head)
            salts, size = salts_and_size(self._path)
            if salts != self._mark.salts:
                # all of the log was in the file, a reader kept it from being emptied, and with
                # this change SQLite began it anew
                self._mark = self._mark._replace(states=self._mark.states[-1:])
                self._start()
            elif size > self._tried_at + (LONGEST if self._rests else LIMIT):
                self._fold_meanwhile(size)

    def rest(self) -> None:
        """Between two changes, where nobody waits for the next: fold a log that grew long.

        Who calls it once will again: a change leaves it to him from then on, but for the longest.
        """
        with self._lock, storage_errors(self._path):
            self._rests = True
            _, size = salts_and_size(self._path)
            if self._begun and size > self._tried_at + LIMIT:
                self._fold_meanwhile(size)

    def close(self) -> None:
        """End the sitting: every change in the file, no log, and the mark says so.

        Where a reader or the disk prevents it, the log stays and the next opening knows it.
        """
        with self._lock:
            try:
                if self._begun or self._mark.phase is not Phase.CLOSED:
                    with storage_errors(self._path):
                        self._connect()
                        if self._fold(_MOMENT):
                            self._write(Phase.CLOSED, self._mark.states)
                            self._note.remove()
            except StorageError as error:
                _LOG.warning("the log stays until the desk is opened again: %s", error)
            finally:
                if self._connection is not None:
                    self._connection.close()
                self._connection = None
                self._begun = False

    # --- steps ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        if self._connection is None:
            self._connection = driver.connect_writer(self._path)

    def _fold_meanwhile(self, size: int) -> None:
        """Between two changes: what was acknowledged is safe in the log, so trouble can wait."""
        self._tried_at = size
        try:
            if self._fold(_NO_WAIT):
                self._start()
        except StorageError as error:
            _LOG.warning("the log could not be brought into the file: %s", error)

    def _fold(self, wait: int) -> bool:
        """Bring the whole log into the file, in a state that only this moment has.

        False where a reader still needs the log: it goes on, and the file is whole only with it.
        """
        state = new_state()
        self._write(Phase.FOLDING, (*self._mark.states, state))
        with storage_errors(self._path):
            self._set_state(state)
            with self._waiting(wait):
                row = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if row[0]:
            return False
        self._mark = self._mark._replace(states=(state,))
        return True

    def _start(self) -> None:
        """Begin a log whose first change says whose it is, and over which state of the file."""
        self._begun = False  # until it stands, the next change tries again
        (base,) = self._mark.states
        state = log_state(base)
        self._write(Phase.STARTING, (base, state))
        self._set_state(state)
        self._write(Phase.WORKING, (base, state))
        self._tried_at = 0
        self._begun = True

    def _write(self, phase: Phase, states: tuple[str, ...]) -> None:
        in_log = phase in (Phase.WORKING, Phase.FOLDING)
        mark = self._mark._replace(
            phase=phase,
            states=states,
            salts=salts_and_size(self._path)[0] if in_log else "",
            head=self._head(),
            at=self._now(),
            file=file_stamp(self._path) if phase is Phase.CLOSED else "",
        )
        write_mark(self._path.parent, mark)
        self._mark = mark

    def _set_state(self, state: str) -> None:
        self._connection.execute("UPDATE belonging SET state = ? WHERE id = 1", (state,))

    def _head(self) -> Head:
        return end_of_history(self._connection)[0]

    @contextmanager
    def _waiting(self, milliseconds: int) -> Iterator[None]:
        self._connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {_USUAL}")
