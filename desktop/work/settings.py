"""What the window remembers of itself, typed, in an ini file; the trade's settings are the desk's."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

_MOST_RECENT = 10

#: that the tour was taken, or that somebody did not want it
TOUR_SEEN = "tour/seen"

#: what labels were printed on last, by its name in `label_stock`
LABEL_STOCK = "labels/stock"


class Settings:
    """Window preferences: language, light or dark, text size, geometry, columns, recent desks."""

    def __init__(self, file: Path | None = None) -> None:
        folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.AppConfigLocation
        )
        path = file or Path(folder, "window.ini")
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A kept text."""
        kept = self._store.value(key)
        return kept if isinstance(kept, str) else default

    def number(self, key: str, default: float = 0) -> float:
        """A kept number; anything else in the file is the default."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def keep(self, key: str, value: str | float) -> None:
        """Keep a text or number."""
        self._store.setValue(key, str(value))

    def state(self, key: str) -> QByteArray:
        """A kept geometry or header state, empty when there is none."""
        kept = self._store.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_state(self, key: str, state: QByteArray) -> None:
        """Keep a geometry or header state."""
        self._store.setValue(key, state)

    def recent_desks(self) -> list[Path]:
        """Desks opened lately that are still there, the last one first."""
        lines = self.text("desks/recent").split("\n")
        return [Path(line) for line in lines if line and Path(line).is_dir()]

    def keep_recent(self, folder: Path) -> None:
        """Put a desk first in the list."""
        known = [folder, *(each for each in self.recent_desks() if each != folder)]
        lines = "\n".join(str(each) for each in known[:_MOST_RECENT])
        # said anew it would go to the disk, and the first page of the desk that is always opened waits
        if lines != self.text("desks/recent"):
            self.keep("desks/recent", lines)

    def save(self) -> None:
        """Write it to the disk now."""
        self._store.sync()
