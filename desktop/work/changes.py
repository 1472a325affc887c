"""One signal: what a service just changed and who asked; screens decide whether to redraw."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from returns.records.change import Change


class Changes(QObject):
    """Tells every screen of an acknowledged write.

    `happened(change, origin)`: `origin` is the presenter that asked (it has redrawn itself) or
    None after an undo.
    """

    happened = Signal(object, object)

    def tell(self, change: "Change", origin: QObject | None = None) -> None:
        """Say that this was written."""
        self.happened.emit(change, origin)


def joined(changes: "Sequence[Change]") -> "Change":
    """What several writes changed, told at once; a single one as it is."""
    if len(changes) == 1:
        return changes[0]
    from returns.records.change import Change

    ids = tuple(dict.fromkeys(each for change in changes for each in change.case_ids))
    return Change(ids, frozenset(kind for change in changes for kind in change.kinds))
