"""Label and evidence sheet of a case, made off the window's thread and shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.work.jobs import Lane
from desktop.work.label_maker import make_label, make_labels
from desktop.work.shell import Shell
from returns.terms import HoldKind, Party

if TYPE_CHECKING:
    from returns.records.case import Case

#: what is held until the platform has looked at it
_AGAINST_BUYER = frozenset({HoldKind.SUSPICION, HoldKind.DISPUTE, HoldKind.UNAUTHORISED})


class CasePapers:
    """Makes papers; `then` is called when one is made and not refused."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def label(self, case: "Case", then: Callable[[bool], object] | None = None) -> None:
        """The return label; `then` hears whether a missing RMA was overruled."""
        make_label(self._shell, [case.id], then)

    def labels(self, numbers: "Mapping[int, str]") -> None:
        """Those of several cases, in one paper; `numbers` are what the cases are called."""
        make_labels(self._shell, list(numbers), numbers)

    def evidence(self, case: "Case", then: Callable[[], object] | None = None) -> None:
        """The evidence sheet for whoever the claim goes to."""
        desk, addressee = self._shell.desk, addressee_of(case)
        self._make(
            QCoreApplication.translate("CasePapers", "Making the evidence sheet"),
            lambda: desk.papers.evidence(case.id, addressee=addressee),
            then,
        )

    def _make(
        self, title: str, make: Callable[[], object], then: Callable[[], object] | None
    ) -> None:
        def done(paper: object) -> None:
            self._shell.paper_made.emit(paper)
            if then is not None:
                then()

        self._shell.jobs.start(title, lambda _job: make(), done, after=Lane.PHOTO)


def addressee_of(case: "Case") -> Party:
    """Whom the evidence is for: the claim's other side, else the supplier.

    A case against a buyer is never a supplier's: what speaks for malice goes to the platform.
    """
    hold = case.outlook(case.lead).hold
    if case.suspected or (hold is not None and hold.kind in _AGAINST_BUYER):
        return Party.PLATFORM
    wanted = case.recommendation.claim_from
    if wanted is not None and wanted.value in {party.value for party in Party}:
        return Party(wanted.value)
    return Party.SUPPLIER
