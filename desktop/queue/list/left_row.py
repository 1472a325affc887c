"""Where the open case stood that has no row any more: keys go on from there."""

from desktop.queue.list.case_table import CaseTableModel


def case_from(rows: CaseTableModel, row: int, by: int) -> int:
    """The first case from that row on, down or up, passing over headings; 0 when there is none."""
    entries = rows.entries
    while 0 <= row < len(entries):
        if entries[row] > 0:
            return entries[row]
        row += by
    return 0


class LeftRow:
    """Something was only noted on the case, and that took it out of its list."""

    def __init__(self, rows: CaseTableModel) -> None:
        self._rows = rows
        #: the case that stood below it, 0 at the foot; None: the open case has a row
        self._below: int | None = None

    @property
    def noted(self) -> bool:
        """The open case has no row."""
        return self._below is not None

    def note(self, below: int | None) -> None:
        """It stood above this one; 0: at the foot; None: it does not matter any more."""
        self._below = below

    def beside(self, by: int) -> int:
        """The case below or above that place, 0 where none is; where none was noted, the first."""
        if self._below is None:
            return case_from(self._rows, 0, 1)
        below = self._rows.row_of(self._below)
        at = below if below >= 0 else len(self._rows.entries)
        return case_from(self._rows, at - (by < 0), by)
