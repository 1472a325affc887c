"""Tab goes as the eye does: in the order of the layouts, whenever the parts were made."""

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from desktop.widgets.tab import Tab

_LAID = (QWidget, QLayout)
#: a stop, and the part whose first one follows it
Lead = tuple[QWidget, QWidget]


def step(part: QWidget, *, forth: bool, leads: Iterable[Lead] = ()) -> bool:
    """Give the focus to the next stop of a part, or the one before; False where it is at none of them."""
    ready = [each for each in stops(part) if each.isEnabled() and not _stands_back(each)]
    for lead in leads:
        _follow(ready, *lead)
    focused = part.window().focusWidget()
    if focused not in ready:
        return False
    reasons = Qt.FocusReason
    following = ready[(ready.index(focused) + (1 if forth else -1)) % len(ready)]
    following.setFocus(reasons.TabFocusReason if forth else reasons.BacktabFocusReason)
    return True


def _follow(ready: list[QWidget], stop: QWidget, part: QWidget) -> None:
    """Move a stop to where that part begins."""
    inside = [each for each in ready if each is part or part.isAncestorOf(each)]
    if stop in ready and inside:
        ready.remove(stop)
        ready.insert(ready.index(inside[0]), stop)


def _stands_back(part: QWidget) -> bool:
    """One of several choices, of which another is taken: the arrow keys go there."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    taken = group.checkedButton() if group is not None and group.exclusive() else None
    return taken is not None and taken is not part


def stops(part: QWidget) -> Iterator[QWidget]:
    """Where Tab stops below a part, in the order of its layouts, from the top and from the left."""
    if part.isHidden():
        return
    stop = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None
    if stop:
        yield part
    # what is inside a field, a list or a button is its own
    if not stop or isinstance(part, QScrollArea):
        for inner in _inside(part):
            yield from stops(inner)


def _inside(part: QWidget) -> list[QWidget]:
    if isinstance(part, QScrollArea):
        return [each for each in (part.widget(),) if each is not None]
    if isinstance(part, QStackedWidget):
        return [each for each in (part.currentWidget(),) if each is not None]
    if isinstance(part, QSplitter):
        held = (part.widget(at) for at in range(part.count()))
        return [each for each in held if each is not None]
    layout = part.layout()
    laid = list(_laid(layout)) if layout is not None else []
    # some are put in their places by hand
    free = [each for each in part.children() if isinstance(each, QWidget) and each not in laid]
    by_place = sorted((each for each in free if not each.isWindow()), key=_place)
    return [*laid, *by_place]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """What a layout shows, in its order; never by its items.

    Qt frees an item with its widget and tells nobody: an item that Python held would be found again at
    its address, in the place of whatever Qt lays there next.
    """
    above = layout.parentWidget()
    widgets = above.children() if above is not None else []
    held = (each for each in (*widgets, *layout.children()) if isinstance(each, _LAID))
    placed = [(layout.indexOf(each), each) for each in held]
    placed = [(at, each) for at, each in placed if at >= 0]
    if isinstance(layout, QGridLayout):
        # filled in whatever order, and read row by row
        placed.sort(key=lambda found: _cell(layout, found[0]))
    else:
        placed.sort(key=lambda found: found[0])
    for _, each in placed:
        if isinstance(each, QLayout):
            yield from _laid(each)
        else:
            yield each


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    row, column, *_ = cast(tuple[int, int, int, int], grid.getItemPosition(at))
    return row, column


def _place(part: QWidget) -> tuple[int, int]:
    return part.y(), part.x()


class EyeOrderPage(QWidget):
    """A page whose parts come, go and change places while it is seen; a tab in it may lead elsewhere."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's name
        """Tab, and Shift+Tab."""
        seen = (tab.leads() for tab in self.findChildren(Tab) if tab.isVisible())
        leads = [lead for lead in seen if lead is not None]
        return step(self, forth=next, leads=leads) or super().focusNextPrevChild(next)


class EyeOrderDialog(QDialog):
    """A dialog of such parts."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's name
        """Tab, and Shift+Tab."""
        return step(self, forth=next) or super().focusNextPrevChild(next)
