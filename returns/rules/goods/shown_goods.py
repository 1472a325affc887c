"""Which goods a photo shows, and whom it may be shown to (domain.md 5, 6, 8).

A supplier is never told of goods that are not his, and no paper proves a claim with other goods. A photo
says which line it shows, and which piece of it where that is known. One that says nothing is of the whole
case where there is one supplier. With several only a shot of the package is: a shot of goods goes to
nobody until somebody says which goods they are, but to a platform or carrier that is asked for all of them.
"""

from collections.abc import Iterable

from returns.records.case import Line, Photo, StoredCase
from returns.terms import End, Goods

#: shots of the parcel as a whole, whatever goods came in it
OF_PARCEL = ("outer_box", "shipping_label", "box_damage", "opened_inside")
#: where a piece is that came
_CAME = (Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED)
#: what a further photo of the whole parcel is, once each of these shots is there
_FURTHER = "outer_box"


def several_suppliers(case: StoredCase) -> bool:
    """Whether goods of one party lie beside those of another; of whom nobody knows whose they are."""
    return len({(line.supplier_id, line.supplier) for line in case.lines}) > 1


def unsaid_photos(case: StoredCase, lines: Iterable[Line] = ()) -> tuple[Photo, ...]:
    """Photos that go to nobody: nobody said which goods of several suppliers' they show.

    Beside `lines` those that are shown with none of them; with all of the case's every photo is, whatever
    goods are on it.
    """
    shown = {line.id for line in lines}
    if not several_suppliers(case) or all(line.id in shown for line in case.lines):
        return ()
    return tuple(
        photo for photo in case.photos if photo.line_id is None and photo.shot not in OF_PARCEL
    )


def names_of(photos: Iterable[Photo], most: int = 3) -> str:
    """The files' names, no more than `most`, in a row."""
    names = [photo.name for photo in photos]
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def photos_of(case: StoredCase, lines: Iterable[Line]) -> tuple[Photo, ...]:
    """The photos of these lines' pieces, and of the parcel that they came in.

    A line counts with those of its `units` alone that it has here: it may be given without some.
    """
    lines = tuple(lines)
    pieces = {line.id: {unit.number for unit in line.units} for line in lines}
    unsaid = {photo.id for photo in unsaid_photos(case, lines)}

    def shows(photo: Photo) -> bool:
        if photo.line_id is None:
            return photo.id not in unsaid
        of = pieces.get(photo.line_id)
        return of is not None and (photo.unit is None or photo.unit in of)

    return tuple(photo for photo in case.photos if shows(photo))


def readable(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """Those of them that can be shown: a damaged picture is kept, and proves nothing."""
    return tuple(photo for photo in photos if photo.format)


def came_with_others(case: StoredCase, line: Line) -> bool:
    """Whether goods of other lines lay in the parcel of this one, as far as it is known what lay in which."""
    mine = {unit.id for unit in line.units}
    boxes = [box for box in case.parcels if box.goes_to is End.US and mine & set(box.unit_ids)]
    if boxes:
        return any(set(box.unit_ids) - mine for box in boxes)
    return any(
        unit.goods in _CAME
        for other in case.lines
        if other.id != line.id
        for unit in other.units
    )


def shot_of_parcel(shown: Iterable[Photo]) -> str:
    """What a new photo of the whole parcel is, beside those that are there."""
    there = {photo.shot for photo in readable(shown)}
    return next((shot for shot in OF_PARCEL if shot not in there), _FURTHER)
