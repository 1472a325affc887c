"""Where the desks lie that were gone back from: remembered until somebody has taken note."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.work.settings import Settings
from returns.clock import moment, stamp


@dataclass(frozen=True, slots=True)
class FormerDesk:
    """A desk that was kept aside, and when the copy was made that took its place."""

    folder: Path
    copied_at: datetime


class FormerDesks:
    """Those of one desk, in the window's preferences: the desk itself is a copy that knows nothing of it."""

    def __init__(self, settings: Settings, desk: Path) -> None:
        self._settings = settings
        name = hashlib.sha256(str(desk.absolute()).encode("utf-8", "replace")).hexdigest()
        self._key = f"keeping/former-{name[:16]}"

    def newest(self) -> FormerDesk | None:
        """The last one that is still there and was not dismissed."""
        return next(iter(self._known()), None)

    def keep(self, folder: Path, copied_at: datetime) -> None:
        """Remember one more."""
        self._write([FormerDesk(folder, copied_at), *self._known()])

    def dismiss(self, former: FormerDesk) -> None:
        """Tell no more of it; its folder stays."""
        self._write([each for each in self._known() if each.folder != former.folder])

    def _known(self) -> list[FormerDesk]:
        known = []
        for line in self._settings.text(self._key).split("\n"):
            at, _, folder = line.partition(" ")
            try:
                copied_at = moment(at)
            except ValueError:
                continue
            if folder and Path(folder).is_dir():
                known.append(FormerDesk(Path(folder), copied_at))
        return known

    def _write(self, known: list[FormerDesk]) -> None:
        lines = (f"{stamp(each.copied_at)} {each.folder}" for each in known)
        self._settings.keep(self._key, "\n".join(lines))
        self._settings.save()
