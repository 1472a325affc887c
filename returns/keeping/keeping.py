"""A desk's copies and its soundness, for the window and the command line."""

from collections.abc import Callable, Sequence
from pathlib import Path

from returns.records.change import Change
from returns.records.keeping import CheckReport, Copy, Finding, GoingBack, Kept
from returns.services.store import Store

#: (done, total) in steps of about a photo or 4 MB of database; may be called from a worker
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Keeping:
    """Copies and checks of one desk; everything here may be called on a worker."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def kept(self) -> Kept:
        """How well the desk is kept now: places, copies, what a broken laptop would lose."""
        raise NotImplementedError

    def due(self) -> bool:
        """Is a copy wanted before the day's first change: something is kept, and no copy of today."""
        raise NotImplementedError

    def copy_now(
        self,
        why: str = "asked",
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Copy, ...]:
        """Copy the desk to every place that is there, each read back; one `Copy` a place.

        A place that is not there or refuses is told in `Kept`; raises `DeskProblem` when none
        could be made, `Cancelled` when stopped, with nothing half made then.
        """
        raise NotImplementedError

    def prove(
        self,
        copy: Copy,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Copy:
        """Read a copy back, restore it beside, compare; raises `DeskProblem` naming what differs."""
        raise NotImplementedError

    def set_second_place(self, folder: Path | None) -> None:
        """Choose where copies go besides `backups/`; None for nowhere.

        Raises `DeskProblem` for the desk's own folder, and one that is not there or cannot be written.
        """
        raise NotImplementedError

    def going_back(self, copy: Copy) -> GoingBack:
        """What going back to a copy would lose; changes nothing."""
        raise NotImplementedError

    def bring_back_case(self, copy: Copy, number: str) -> Change:
        """Bring one case back as the copy has it; nothing that came since is removed; undo works."""
        raise NotImplementedError

    def bring_back_photo(self, copy: Copy, sha256: str) -> None:
        """Put one original back into the vault, byte for byte."""
        raise NotImplementedError

    def bring_back_paper(self, copy: Copy, name: str) -> Path:
        """Put one paper back into `documents/`; another one of that name stays."""
        raise NotImplementedError

    def check(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        lang: str = "en",
    ) -> CheckReport:
        """Look at everything the desk holds; changes nothing."""
        raise NotImplementedError

    def mend(self, findings: Sequence[Finding], lang: str = "en") -> tuple[Finding, ...]:
        """Do what can be done without loss for these findings; gives those that remain."""
        raise NotImplementedError
