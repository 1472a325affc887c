"""The actions that make papers: of the open case, of all that are chosen, of whatever wants a place."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.queue.case.case_presenter import CasePresenter

if TYPE_CHECKING:
    from returns.records.case import Case


class PaperActions:
    """Asks for them; `chosen` are the cases chosen in the list, `numbers` what cases are called."""

    def __init__(
        self,
        case: CasePresenter,
        chosen: Callable[[], Sequence[int]],
        numbers: Callable[[Sequence[int]], dict[int, str]],
    ) -> None:
        self._case, self._chosen, self._numbers = case, chosen, numbers

    def calls(self) -> dict[str, Callable[[], object]]:
        """Action → what it does."""
        return {
            "label": self._label,
            "evidence": self._evidence,
            "stamped": lambda: self._of_case(self._case.papers.stamped),
            "summary": lambda: self._of_case(self._case.papers.summary),
            "contacts": lambda: self._of_case(self._case.papers.contacts),
            "picks": self._picks,
        }

    def _of_case(self, make: "Callable[[Case], object]") -> None:
        if self._case.acting is not None:
            make(self._case.acting.case)

    def _evidence(self) -> None:
        loaded = self._case.acting
        if loaded is not None:
            self._case.papers.evidence(loaded.case, line=loaded.line)

    def _label(self) -> None:
        chosen = self._chosen()
        if len(chosen) > 1:
            self._case.papers.labels(self._numbers(chosen))
        else:
            self._of_case(self._case.papers.label)

    def _picks(self) -> None:
        """Of all that are chosen; else whatever wants a place on the desk."""
        chosen = self._chosen()
        self._case.papers.picks(chosen if len(chosen) > 1 else None)
