"""What was chosen last in Ctrl+K, and when; no word of a desk is kept outside of it, only numbers."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.frame.finding.palette_known import Recent
from desktop.wording import day_words, local
from desktop.work.settings import Settings
from returns.clock import moment, stamp

_KEY, _MOST = "palette/recent", 12
#: kind, key, when, and the desk that it is of: an action is of any
_PARTS = 4


class RecentlyChosen:
    """The newest first, as the window's settings keep it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keep(self, kind: str, key: str, now: datetime, desk: Path | None) -> None:
        """This was chosen now."""
        of = "" if kind == "action" or desk is None else str(desk)
        rows = [row for row in self._rows() if (row[0], row[1], row[3]) != (kind, key, of)]
        rows.insert(0, (kind, key, stamp(now), of))
        self._settings.keep(_KEY, "\n".join("\t".join(row) for row in rows[:_MOST]))

    def shown(self, now: datetime, desk: Path | None) -> tuple[Recent, ...]:
        """What there is of it on a desk; without one, actions alone."""
        of = "" if desk is None else str(desk)
        return tuple(
            Recent(kind, key, when_words(moment(at), now))
            for kind, key, at, theirs in self._rows()
            if theirs in ("", of)
        )

    def _rows(self) -> list[tuple[str, str, str, str]]:
        """What can be read of it: the file of settings may have been edited."""
        rows = []
        for line in self._settings.text(_KEY).split("\n"):
            parts = line.split("\t")
            if len(parts) != _PARTS:
                continue
            kind, key, at, of = parts
            try:
                moment(at)
            except ValueError:
                continue
            rows.append((kind, key, at, of))
        return rows


def when_words(then: datetime, now: datetime) -> str:
    """`today 07:50`, `yesterday`, `18 Nov`."""
    day, today = local(then).date(), local(now).date()
    if day == today:
        text = QCoreApplication.translate("Wording", "today {time}")
        return text.replace("{time}", f"{local(then):%H:%M}")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("Wording", "yesterday")
    return day_words(day, today)
