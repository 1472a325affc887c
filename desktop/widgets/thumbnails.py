"""Small pictures, read off the window's thread and kept while there is room."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap

from desktop.work.jobs import Jobs, Lane

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from returns.desk import Desk
    from returns.records.case import Photo

_KEPT = 400
_PHOTO, _ORIGINAL = "photo:", "original:"
#: a working picture of ours is never larger; anything else is not decoded in this process
_MOST_PIXELS = 40_000_000


class Thumbnails(QObject):
    """Gives pictures by path or photo; one that is not there yet arrives with `arrived`."""

    arrived = Signal()

    def __init__(self, jobs: Jobs, desk: "Desk") -> None:
        super().__init__()
        self._jobs, self._desk = jobs, desk
        self._asked: set[str] = set()
        self._kept: dict[str, QPixmap] = {}

    def get(self, path: str, side: int) -> QPixmap | None:
        """The picture at `path`, as `Desk.file` takes it, within `side` × `side` device pixels.

        `photo:<number>/<rotation>` is a photo and `original:<sha256>` what a product was given, as
        the rows of the queue name them.
        """
        return self._get(f"{path}@{side}", lambda: self._place(path), side)

    def _place(self, path: str) -> Path:
        if path.startswith(_PHOTO):
            number, _, _rotation = path.removeprefix(_PHOTO).partition("/")
            return self._desk.photos.thumbnail(int(number))
        if path.startswith(_ORIGINAL):
            return self._desk.product_pictures.thumbnail(path.removeprefix(_ORIGINAL))
        return self._desk.file(path)

    def photo(
        self, photo: "Photo", side: int, kind: Literal["thumb", "work"] = "thumb"
    ) -> QPixmap | None:
        """A photo's derived picture (`thumb` or `work`), upright and turned as the seller did."""
        key = f"{photo.sha256}/{photo.rotation}/{kind}@{side}"
        return self._get(key, lambda: self._desk.photos.picture(photo, kind), side)

    def _get(self, key: str, make: Callable[[], Path], side: int) -> QPixmap | None:
        kept = self._kept.get(key)
        if kept is not None:
            return None if kept.isNull() else kept
        if key not in self._asked:
            self._asked.add(key)
            self._jobs.run(
                lambda: _read(make(), side),
                lambda image: self._keep(key, image),
                lambda _refusal: self._keep(key, None),
                lane=Lane.PICTURE,
            )
        return None

    def _keep(self, key: str, image: "QImage | None") -> None:
        self._asked.discard(key)
        if len(self._kept) > _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = QPixmap() if image is None else QPixmap.fromImage(image)
        self.arrived.emit()


def _read(path: Path, side: int) -> "QImage":
    """Decode a picture of ours at about the size it is shown; empty when it cannot be read."""
    # on a worker: the first page has no picture yet, and PySide makes these at length
    from PySide6.QtGui import QImage, QImageReader

    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
