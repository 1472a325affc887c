"""The lines of cases below them in the list: read when they are opened, and again as they change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.queue.list.case_list import CaseList
from desktop.queue.list.line_rows import line_rows
from desktop.queue.list.presenter import QueuePresenter
from desktop.work.jobs import Lane
from returns.errors import Refusal

if TYPE_CHECKING:
    from desktop.queue.case.case_presenter import CasePresenter
    from returns.records.case import Case
    from returns.records.change import Change


class LinesBelow(QObject):
    """Opens and closes them."""

    def __init__(self, presenter: QueuePresenter, view: CaseList) -> None:
        super().__init__(view)
        self._presenter, self._rows, self._view = presenter, presenter.rows, view
        self._case: CasePresenter | None = None
        view.lines_wanted.connect(self.open)
        presenter.shell.changes.happened.connect(self._changed)

    def open(self, case_id: int, opened: bool = True) -> None:
        """Show the lines of a case below it, or take them away; a case of one line has none."""
        if not opened or not case_id:
            if case_id in self._rows.lines:
                self._rows.put_lines(case_id, ())
            return
        desk = self._presenter.shell.desk

        def read(case: "Case") -> None:
            self._rows.put_lines(case_id, line_rows(case, desk.clock.now()))

        def gone(_refusal: Refusal) -> None:
            self._rows.put_lines(case_id, ())

        jobs = self._presenter.shell.jobs
        jobs.run(lambda: desk.cases.get(case_id), read, gone, lane=Lane.READ)

    def follow(self, case: "CasePresenter") -> None:
        """From now on the line that was chosen stands out among those below its case."""
        self._case = case
        case.shown.connect(self._mark)

    def _mark(self, _view: object) -> None:
        loaded = self._case.loaded if self._case is not None else None
        chosen = (loaded.case.id, loaded.line) if loaded is not None else (0, 0)
        if chosen != self._rows.lines.chosen:
            self._rows.lines.chosen = chosen
            self._view.viewport().update()

    def retranslate(self) -> None:
        """Say them in another language."""
        for case_id in self._rows.lines.case_ids():
            self.open(case_id)

    def _changed(self, change: "Change", _origin: QObject | None) -> None:
        for case_id in self._rows.lines.case_ids():
            if not change.case_ids or case_id in change.case_ids:
                self.open(case_id)
