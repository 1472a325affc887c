"""The five steps of the tour: what each points at, and what it says."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from desktop.look.translate import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step in a tab; `landmark` is what the tab calls the part that is pointed at."""

    tab: str
    landmark: str
    title: str
    words: str


STEPS = (
    TourStep(
        "queue",
        "next",
        QT_TRANSLATE_NOOP("Tour", "What comes next"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "The queue puts first what is due first, and says what to do. The number beside its "
            "name counts what waits for you; what waits for others is faint and comes last.",
        ),
    ),
    TourStep(
        "queue",
        "decide",
        QT_TRANSLATE_NOOP("Tour", "Enter decides, Undo takes back"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Enter does the recommended step of the open case and goes on to the row below. "
            "Ctrl+Z takes back what was done, as often as you like.",
        ),
    ),
    TourStep(
        "queue",
        "letter",
        QT_TRANSLATE_NOOP("Tour", "The letter before it goes"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "A step writes its letter, and L shows it before: change it, in either language. "
            "Nothing is sent by itself; the letter lies on the clipboard, to be pasted.",
        ),
    ),
    TourStep(
        "queue",
        "import",
        QT_TRANSLATE_NOOP("Tour", "Your own returns"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Import a file of returns or orders from your shop, or drop it anywhere on the "
            "window. The same file twice brings nothing twice.",
        ),
    ),
    TourStep(
        "inspection",
        "scan",
        QT_TRANSLATE_NOOP("Tour", "When the parcel is here"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Scan its label here, or type the number. Then take the photos that are asked for, "
            "say what you found, and make the evidence sheet and the label.",
        ),
    ),
)


def beside(room: QRect, target: QRect, size: QSize, gap: int) -> QPoint:
    """Where something of that size stands beside the target, inside the room, covering none of it."""
    left = _within(
        target.center().x() - size.width() // 2, size.width(), room.left(), room.width()
    )
    top = _within(target.top(), size.height(), room.top(), room.height())
    places = (
        QPoint(left, target.bottom() + 1 + gap),
        QPoint(target.left() - gap - size.width(), top),
        QPoint(target.right() + 1 + gap, top),
        QPoint(left, target.top() - gap - size.height()),
    )
    for place in places:
        if room.contains(QRect(place, size)):
            return place
    corners = [
        QPoint(x, y)
        for y in (room.bottom() + 1 - size.height(), room.top())
        for x in (room.left(), room.right() + 1 - size.width())
    ]
    return min(corners, key=lambda corner: _area(QRect(corner, size).intersected(target)))


def _within(wanted: int, length: int, start: int, room: int) -> int:
    return max(start, min(wanted, start + room - length))


def _area(box: QRect) -> int:
    return max(0, box.width()) * max(0, box.height())
