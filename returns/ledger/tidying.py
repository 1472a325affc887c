"""What killed programs left behind: parts are removed, originals that no row names only set aside."""

import logging
from pathlib import Path

from db.desk_file.stage import sweep_stages
from db.files.leftovers import a_day_old, sweep
from returns.errors import DeskProblem
from returns.ledger.named_originals import named_originals
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store

_LOG = logging.getLogger("sendback.tidying")


class Tidying:
    """Keeps a desk free of what nobody works on any more; users' own files are never deleted."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sweep(self) -> int:
        """Remove parts of files older than a day, and work folders and half desks of dead programs."""
        folder = self._store.folder
        removed = sweep(folder) + sweep_stages(folder)
        if removed:
            _LOG.info("leftovers of killed programs removed: %d", removed)
        return removed

    def rest(self) -> None:
        """Do what was put off so that no step waits for it: call it where none is expected at once."""
        self._store.rest()

    def orphans(self) -> tuple[str, ...]:
        """SHA-256 of each original older than a day that no row names, removed photos counted.

        Such a one may be a photo of a state of the desk that a copy still has: it is not moved
        unless somebody asks for it.
        """
        vault = self._store.vault
        nobody_s = sorted(set(vault.originals()) - self._named())
        return tuple(sha256 for sha256 in nobody_s if a_day_old(vault.path(sha256)))

    def set_aside(self, sha256: str) -> Path:
        """Move such an original into `photos/left-over/`, where it can be looked at or deleted.

        Call it where photos are added, one after the other. Raises `DeskProblem` for one that a
        row names.
        """
        if sha256 in self._named():
            raise DeskProblem("photos.named", sha256=sha256)
        with told_plainly():
            return self._store.vault.set_aside(sha256)

    def _named(self) -> set[str]:
        with self._store.reading() as tx:
            return named_originals(tx)
