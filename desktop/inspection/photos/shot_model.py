"""The shot list as a Qt model: a frame per shot, then the photos that have no frame."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from desktop.wording import word
from returns.records.case import Case, Line, Photo
from returns.records.inspection import PhotoOf, ShotFrame
from returns.rules.goods.shown_goods import unsaid_photos

#: what the delegate and the tests ask for
TILE_ROLE = Qt.ItemDataRole.UserRole
#: of an item with more pieces than this only the item itself is offered
_MOST_PIECES = 9
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Tile:
    """One place in the strip; `number` is its key 1–9, 0 for a photo without a frame."""

    number: int
    shot: str
    needed: bool
    photo: Photo | None
    thumb: QPixmap | None = None
    #: the picture cannot be shown; the original is kept
    blind: bool = False


class ShotModel(QAbstractListModel):
    """The frames of the shot list in order, then further photos; keeps the small pictures."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, str, bool, Photo | None]] = []
        #: by photo and turn; None when there is nothing to show
        self._thumbs: dict[tuple[int, int], QPixmap | None] = {}
        #: the case of several items, and the row number of the one on the table; None for any other
        self._case: Case | None = None
        self._line = 0

    def show(
        self,
        frames: tuple[ShotFrame, ...],
        photos: tuple[Photo, ...],
        case: Case | None = None,
        line: int = 0,
    ) -> None:
        """Show these frames, and the photos that none of them holds; of which of several items."""
        self._case, self._line = case if case and len(case.lines) > 1 else None, line
        held = {frame.photo.id for frame in frames if frame.photo is not None}
        rest = [photo for photo in photos if photo.id not in held]
        places = [(at + 1, f.shot, f.needed, f.photo) for at, f in enumerate(frames)]
        places += [(0, photo.shot, False, photo) for photo in rest]
        living = {_key(photo) for photo in photos}
        self._thumbs = {key: thumb for key, thumb in self._thumbs.items() if key in living}
        if len(places) == len(self._places):
            self._places = places
            self.dataChanged.emit(self.index(0), self.index(max(0, len(places) - 1)))
            return
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def set_picture(self, photo: Photo, picture: QImage | None) -> None:
        """Show the small picture of a photo, or that there is none."""
        self._thumbs[_key(photo)] = None if picture is None else QPixmap.fromImage(picture)
        row = self.row_of(photo.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def without_thumb(self) -> list[Photo]:
        """The photos whose small picture was not asked for yet, in order."""
        photos = [photo for *_, photo in self._places if photo is not None]
        return [photo for photo in photos if _key(photo) not in self._thumbs]

    def tile(self, row: int) -> Tile | None:
        """What stands at a place, None beyond the end."""
        if not 0 <= row < len(self._places):
            return None
        number, shot, needed, photo = self._places[row]
        if photo is None:
            return Tile(number, shot, needed, None)
        thumb = self._thumbs.get(_key(photo))
        blind = not photo.format or (_key(photo) in self._thumbs and thumb is None)
        return Tile(number, shot, needed, photo, thumb, blind)

    def row_of(self, photo_id: int) -> int:
        """Where a photo stands, -1 when it does not."""
        for row, (*_, photo) in enumerate(self._places):
            if photo is not None and photo.id == photo_id:
                return row
        return -1

    def first_photo(self) -> int:
        """Where the first photo stands, -1 when there is none."""
        return next((at for at, (*_, p) in enumerate(self._places) if p is not None), -1)

    def shot_of_key(self, number: int) -> str:
        """The shot of the frame with that number, "" when there is none."""
        return next((shot for n, shot, *_ in self._places if n == number), "")

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many places."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The caption, the words for screen readers, or the `Tile`."""
        tile = self.tile(index.row()) if index.isValid() else None
        if tile is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.caption(tile)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.caption(tile)}: {self.state(tile)}"
        return tile if role == TILE_ROLE else None

    def caption(self, tile: Tile) -> str:
        """`5 Defect, close`, or what a photo without a frame is called."""
        name = word("shot", tile.shot) if tile.shot else self.tr("Further photo")
        if tile.number:
            return f"{tile.number} {name}"
        elsewhere = tile.photo is not None and tile.photo.line_id != self._line
        whose = self.whose(tile.photo) if tile.photo is not None and elsewhere else ""
        return f"{name} · {whose}" if whose else name

    def whose(self, photo: Photo) -> str:
        """Which of several items a photo shows; "" where there is one."""
        case = self._case
        if case is None:
            return ""
        line = next((each for each in case.lines if each.id == photo.line_id), None)
        if line is not None:
            return self._named(line, photo.unit)
        if any(photo.id == unsaid.id for unsaid in unsaid_photos(case)):
            return self.tr("which item?")
        return self.tr("all that came")

    def on_table(self, unit: int) -> str:
        """The item on the table, with its piece where it has several; "" where there is one item."""
        case = self._case
        return "" if case is None else self._named(case.line(self._line), unit)

    def choices(self) -> list[tuple[str, PhotoOf]]:
        """What a photo may be said to show: each item, each of its pieces, all together; () of one item."""
        case = self._case
        if case is None:
            return []
        offered = []
        for line in case.lines:
            offered.append((self._named(line, None), PhotoOf(line.id)))
            pieces = line.units if 1 < len(line.units) <= _MOST_PIECES else ()
            for each in pieces:
                of = PhotoOf(line.id, each.number)
                offered.append((self._named(line, each.number), of))
        return [*offered, (self.tr("All that came"), PhotoOf())]

    def shows(self, photo: Photo, of: PhotoOf) -> bool:
        """Whether that is what was said of a photo."""
        if of.line_id is None:
            said = self._case is None or photo not in unsaid_photos(self._case)
            return said and photo.line_id is None
        return (photo.line_id, photo.unit) == (of.line_id, of.unit)

    def _named(self, line: Line, unit: int | None) -> str:
        name = line.title or line.sku or self.tr("Item {number}").format(number=line.number)
        return f"{name} {unit}" if unit is not None and len(line.units) > 1 else name

    def state(self, tile: Tile) -> str:
        """What is said of it besides its picture."""
        if tile.blind:
            return (
                self.tr("cannot be shown: take it anew")
                if tile.needed
                else self.tr("kept, cannot be shown")
            )
        if tile.photo is not None:
            return self.tr("there")
        return self.tr("needed") if tile.needed else self.tr("if you like")


def _key(photo: Photo) -> tuple[int, int]:
    return photo.id, photo.rotation
