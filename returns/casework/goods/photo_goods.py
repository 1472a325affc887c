"""Which goods a new photo shows and which shot it is; and what is said of that afterwards."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from returns.casework.goods.shot_frames import empty_frames
from returns.errors import NotFound
from returns.records.case import Case, Line, Photo
from returns.records.inspection import PhotoOf
from returns.rules.goods.shown_goods import (
    OF_PARCEL,
    came_with_others,
    photos_of,
    several_suppliers,
    shot_of_parcel,
)

#: what a picture of all the goods together is, where it was a shot of one piece
_ALL_TOGETHER = "opened_inside"


@dataclass(frozen=True, slots=True)
class Placed:
    """A shot, and the goods that are on it."""

    shot: str
    line: Line | None = None
    unit: int | None = None

    def said_already(self, photo: Photo) -> bool:
        """Whether that is what a photo says."""
        return self.cells == Placed.cells_of(photo)

    @staticmethod
    def cells_of(photo: Photo) -> dict[str, Any]:
        """The same columns of a photo that is there."""
        return {"shot": photo.shot, "line_id": photo.line_id, "unit": photo.unit}

    @property
    def cells(self) -> dict[str, Any]:
        """The columns of a photo's row."""
        line = self.line.id if self.line is not None else None
        return {"shot": self.shot, "line_id": line, "unit": self.unit}

    def facts(self, case: Case) -> dict[str, Any]:
        """What the history says of it: the item where there are several, the piece where it has several."""
        if self.line is None or len(case.lines) == 1:
            return {}
        about = {"unit": self.unit} if self.unit is not None else {}
        return {"lines": [self.line.number], **about}


def demand_goods(case: Case, of: PhotoOf | None) -> None:
    """Raise `NotFound` for a line that the case does not have, or a piece that the line does not have."""
    if of is None or of.line_id is None:
        return
    line = _line(case, of)
    if of.unit is None or of.on_table:
        return
    if of.unit not in {unit.number for unit in line.units}:
        raise NotFound("inspection.no_unit", unit=of.unit)


def placed(tx: Connection, case: Case, shot: str, of: PhotoOf | None) -> Placed:
    """Where a new photo goes: without a `shot` into the first empty frame of the goods that it shows."""
    if of is None:
        return Placed(shot or next(iter(empty_frames(tx, case)), ""))
    if of.line_id is None:
        return Placed(shot or shot_of_parcel(case.photos))
    line = _line(case, of)
    frame = shot or next(iter(empty_frames(tx, case, line)), "")
    return _on(case, frame, line, of)


def said_of(case: Case, shot: str, of: PhotoOf) -> Placed:
    """The same of a photo that is there: of all goods together it is no shot of one piece any more."""
    if of.line_id is not None:
        return _on(case, shot, _line(case, of), of)
    if shot in OF_PARCEL or not several_suppliers(case):
        return Placed(shot)
    return Placed(_ALL_TOGETHER)


def _on(case: Case, shot: str, line: Line, of: PhotoOf) -> Placed:
    if of.on_table and shot in OF_PARCEL:
        # one outer box for all that lay in it
        return Placed(shot, None if came_with_others(case, line) else line)
    known = of.unit if any(unit.number == of.unit for unit in line.units) else None
    return Placed(shot, line, known)


def shown_beside(case: Case, line_id: int | None, shot: str) -> int | None:
    """The photo that stands in a frame of that line, or of the case where none is named."""
    shown = case.photos
    if line_id is not None:
        shown = photos_of(case, (case.line(line_id),))
    return next((photo.id for photo in shown if photo.shot == shot), None)


def _line(case: Case, of: PhotoOf) -> Line:
    for line in case.lines:
        if line.id == of.line_id:
            return line
    raise NotFound("inspection.no_line")
