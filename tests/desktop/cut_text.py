"""What of a window cannot be read or reached: cut text, parts that overlap or lie outside."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pytest
from PySide6.QtCore import QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSizeGrip,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel, role_font
from desktop.widgets.veil import Veil

#: pixels that rounding may take
_SLACK = 1.5
#: a word of an alphabet, with what stands around it
_LETTERS = re.compile(r"[\[\](\"“]*[A-Za-z\u00c0-\u024f’'-]+[·\]:;,.)…”?!]*")
_WRAPS = int(Qt.TextFlag.TextWordWrap)


def name_of(widget: QWidget) -> str:
    """How a part is found again in a failure: classes from the window down, and its words."""
    names, part = [], widget
    while part is not None and not part.isWindow():
        names.append(type(part).__name__)
        part = part.parentWidget()
    said = getattr(widget, "text", str)
    text = said() if callable(said) else ""
    return f"{'/'.join(reversed(names[:4]))} {str(text)[:60]!r}"


def windows() -> list[QWidget]:
    """All that is open, the main window and what lies over it."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def parts(window: QWidget) -> Iterator[QWidget]:
    """What of a window is on the screen."""
    for part in window.findChildren(QWidget):
        # a veil shows nothing: it is larger than any window that it lies over
        if part.isVisible() and part.window() is window and not isinstance(part, Veil):
            yield part


def wrong_in(window: QWidget, room: QRect) -> list[str]:
    """Each thing that is wrong in a window, in words; `room` is what a screen has."""
    found = []
    if window.width() > room.width() or window.height() > room.height():
        found.append(f"larger than the screen: {window.size().toTuple()}")
    for part in parts(window):
        for look in (
            _cut_label,
            _broken_word,
            _cut_button,
            _cut_field,
            _cut_box,
            _cut_head,
            _squeezed,
            _flattened,
        ):
            if said := look(part):
                found.append(f"{said}: {name_of(part)}")
        if _is_outside(part):
            found.append(f"outside: {name_of(part)} {part.geometry().getRect()}")
        if _scrolls_sideways(part):
            found.append(f"scrolls sideways: {name_of(part)}")
    found += _overlaps(window)
    return found


def _cut_label(part: QWidget) -> str:
    if not isinstance(part, QLabel) or not part.text() or part.pixmap().width():
        return ""
    if part.hasHeightForWidth():
        lacking = part.heightForWidth(part.width()) - part.height()
        return f"{lacking} px of height lacking" if lacking > _SLACK else ""
    lacking = part.sizeHint().width() - part.width()
    elides = bool(getattr(part, "_elide", False))
    return f"{lacking} px of width lacking" if lacking > _SLACK and not elides else ""


def _broken_word(part: QWidget) -> str:
    """A word of ours that does not fit is broken anywhere; codes and addresses may be."""
    if not isinstance(part, QLabel) or not part.hasHeightForWidth() or part.pixmap().width():
        return ""
    font = role_font(part.role()) if isinstance(part, PlainLabel) else part.font()
    room, measure = part.contentsRect().width(), QFontMetricsF(font).horizontalAdvance
    words = (word for word in part.text().split() if _LETTERS.fullmatch(word))
    broken = [word for word in words if measure(word) > room + _SLACK]
    return f"broken in {room} px: {broken}" if broken else ""


def _cut_button(part: QWidget) -> str:
    if not isinstance(part, QAbstractButton) or not part.text():
        return ""
    # a key that is painted beside the words is left out first
    lacking = part.minimumSizeHint().width() - part.width()
    return f"button lacks {lacking} px" if lacking > _SLACK else ""


def _cut_field(part: QWidget) -> str:
    if not isinstance(part, QLineEdit) or part.text() or not part.placeholderText():
        return ""
    wide = QFontMetricsF(part.font()).horizontalAdvance(part.placeholderText())
    lacking = round(wide - part.contentsRect().width() + 4)
    return f"placeholder lacks {lacking} px" if lacking > _SLACK and not part.toolTip() else ""


def _cut_box(part: QWidget) -> str:
    if not isinstance(part, QComboBox) or not part.currentText():
        return ""
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    room = part.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
    )
    wide = QFontMetricsF(part.font()).horizontalAdvance(part.currentText())
    lacking = round(wide - room.width())
    return f"choice lacks {lacking} px" if lacking > _SLACK and not part.toolTip() else ""


def _cut_head(part: QWidget) -> str:
    if not isinstance(part, QHeaderView) or part.orientation() is not Qt.Orientation.Horizontal:
        return ""
    model, cut = part.model(), []
    for section in range(part.count()):
        words = str(model.headerData(section, part.orientation()) or "")
        wide = QFontMetricsF(part.font()).horizontalAdvance(words)
        told = model.headerData(section, part.orientation(), Qt.ItemDataRole.ToolTipRole)
        if not (part.isSectionHidden(section) or told) and wide > part.sectionSize(section):
            cut.append(words)
    return f"heads {cut}" if cut else ""


def _squeezed(part: QWidget) -> str:
    if not isinstance(part, Chip):
        return ""
    lacking = part.sizeHint().width() - part.width()
    return f"chip lacks {lacking} px" if lacking > _SLACK and not part.toolTip() else ""


def _flattened(part: QWidget) -> str:
    """A button or field that was pressed together from above, as where a window did not grow."""
    if not isinstance(part, (QAbstractButton, QLineEdit, QComboBox)):
        return ""
    if isinstance(part.parent(), QComboBox):
        # the box gives it what its frame leaves
        return ""
    lacking = min(part.minimumSizeHint().height(), part.maximumHeight()) - part.height()
    return f"flattened by {lacking} px" if lacking > _SLACK else ""


def _parent_of(part: QWidget) -> QWidget | None:
    parent = part.parentWidget()
    if parent is None or part.isWindow():
        return None
    area = parent.parentWidget()
    scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    # what scrolls is larger than its frame
    return None if scrolls else parent


def _is_outside(part: QWidget) -> bool:
    parent = _parent_of(part)
    if parent is None or isinstance(part, (QSplitterHandle, QSizeGrip)):
        return False
    frame = parent.rect().adjusted(-1, -1, 1, 1)
    return part.width() > 1 and part.height() > 1 and not frame.contains(part.geometry())


def _scrolls_sideways(part: QWidget) -> bool:
    if not isinstance(part, QScrollArea) and not isinstance(part, QAbstractItemView):
        return False
    bar = part.horizontalScrollBar()
    off = part.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return bar.maximum() > 0 and not (off and isinstance(part, QAbstractItemView))


def _overlaps(window: QWidget) -> list[str]:
    """Neighbours of one layout that lie over each other."""
    found = []
    for parent in (window, *parts(window)):
        layout = parent.layout()
        if layout is None:
            continue
        placed = [
            child
            for child in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if child.isVisible() and not child.isWindow() and layout.indexOf(child) >= 0
        ]
        for at, one in enumerate(placed):
            found += [
                f"overlap: {name_of(one)} and {name_of(other)}"
                for other in placed[at + 1 :]
                if _covered(one.geometry(), other.geometry())
            ]
    return found


def _covered(one: QRect, other: QRect) -> bool:
    both = one.intersected(other)
    return both.width() > 1 and both.height() > 1


def told_elsewhere() -> str:
    """Every tooltip and every spoken text: where a text that ends in an ellipsis can be read whole."""
    told = []
    for window in windows():
        for part in (window, *window.findChildren(QWidget)):
            told += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
            if isinstance(part, QAbstractItemView) and part.model() is not None:
                told += _told_by(part)
            if isinstance(part, QMenu):
                told += [action.toolTip() for action in part.actions()]
    return "\n".join(unescape(text).replace("<br>", " ") for text in told)


def is_told(text: str, told: str) -> bool:
    """A shortened text can be read whole somewhere; the sign before it says nothing more."""
    return text.removeprefix("✓ ").rstrip(" ↑↓") in told


def _told_by(view: QAbstractItemView) -> Iterator[str]:
    model, across = view.model(), Qt.Orientation.Horizontal
    for section in range(0 if isinstance(model, QAbstractListModel) else model.columnCount()):
        yield str(model.headerData(section, across, Qt.ItemDataRole.ToolTipRole) or "")
    for row in range(min(model.rowCount(), 60)):
        # a list has one column, and does not say so
        for column in range(
            1 if isinstance(model, QAbstractListModel) else model.columnCount()
        ):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(index.data(role) or "")


class Painted:
    """What was painted by hand: texts that went beyond their place, and those that were shortened."""

    def __init__(self) -> None:
        self.beyond: dict[str, float] = {}
        self.shortened: set[str] = set()

    def of_window(self) -> None:
        """Paint all that is open."""
        for window in windows():
            window.grab()


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painted]:
    """While this holds every text that is painted is measured."""
    seen = Painted()
    draw, elide = QPainter.drawText, QFontMetricsF.elidedText

    def drawn(painter: QPainter, *told: object) -> object:
        _measure(seen, painter, told)
        return draw(painter, *told)

    def elided(metrics: QFontMetricsF, text: str, *told: object) -> str:
        shown = elide(metrics, text, *told)
        if shown != text:
            seen.shortened.add(text)
        return shown

    with monkeypatch.context() as patched:
        patched.setattr(QPainter, "drawText", drawn)
        patched.setattr(QFontMetricsF, "elidedText", elided)
        yield seen


def _measure(seen: Painted, painter: QPainter, told: tuple[object, ...]) -> None:
    if len(told) == 3 and isinstance(told[1], int):
        wide, flags, text = told[0].width(), told[1], str(told[2])
    elif len(told) == 6:
        wide, flags, text = told[2], told[4], str(told[5])
    else:
        return
    taken = QFontMetricsF(painter.font()).horizontalAdvance(text) - wide
    if not flags & _WRAPS and taken > _SLACK:
        seen.beyond[text] = taken


def corner(part: QWidget, window: QWidget) -> QPoint:
    """Where a part begins in its window."""
    return part.mapTo(window, QPoint(0, 0))
