"""Papers of a case, made off the window's thread and shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.work.jobs import Lane
from desktop.work.label_maker import make_label, make_labels
from desktop.work.shell import Shell
from returns.records.options import StepOptions
from returns.terms import StepKind

if TYPE_CHECKING:
    from returns.records.case import Case
    from returns.records.letter import Letter


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

    def evidence(
        self,
        case: "Case",
        then: Callable[[], object] | None = None,
        *,
        line: int = 0,
        told: StepOptions = StepOptions(),  # noqa: B008  it is frozen
    ) -> None:
        """The evidence sheet for whoever the claim goes to; asked for by itself, for who hears us first.

        Of the line of that place alone who owes for it, so that no other supplier's sheet is made.
        `told` is what is said with the claim that it goes with, and to whom that is sent.
        """
        from returns.rules.steps.sheet_reader import reader_of

        chosen = case.lines[line - 1] if line else None
        about = case if chosen is None else replace(case, lines=(chosen,), next=None)
        desk = self._shell.desk
        addressee = told.party or reader_of(about, hearing=then is None)
        line_id = chosen.id if chosen is not None else None
        self._make(
            QCoreApplication.translate("CasePapers", "Making the evidence sheet"),
            lambda: desk.papers.evidence_with(
                case.id, told, addressee=addressee, line_id=line_id
            ),
            then,
        )

    def claim(self, case: "Case", told: StepOptions, then: Callable[[], object]) -> None:
        """The sheet that the letter of a claim says it brings; where it brings none, `then` at once."""
        desk = self._shell.desk

        def known(letter: "Letter | None") -> None:
            if letter is None or "evidence" in letter.attachments:
                self.evidence(case, then, line=told.line or 0, told=told)
            else:
                then()

        self._shell.jobs.run(
            lambda: desk.cases.preview_letter(case.id, StepKind.SEND_CLAIM, told),
            known,
            lane=Lane.CASE,
        )

    def stamped(self, case: "Case") -> None:
        """Its newest sheet that a stamp covers, as it was made, with what leads to the stamp."""
        papers = self._shell.desk.papers
        title = QCoreApplication.translate("CasePapers", "Looking for the stamped sheet")
        self._make(title, lambda: papers.stamped(case.id))

    def summary(self, case: "Case") -> None:
        """All that is known of it, in the language on screen."""
        papers, lang = self._shell.desk.plain_papers, look().lang
        title = QCoreApplication.translate("CasePapers", "Making the case summary")
        self._make(title, lambda: papers.summary(case.id, lang=lang))

    def contacts(self, case: "Case") -> None:
        """Its photos side by side."""
        papers, lang = self._shell.desk.plain_papers, look().lang
        title = QCoreApplication.translate("CasePapers", "Making the contact sheet")
        self._make(title, lambda: papers.contacts(case.id, lang=lang))

    def picks(self, case_ids: "Sequence[int] | None") -> None:
        """Goods to place of these cases, or of all."""
        papers, lang = self._shell.desk.plain_papers, look().lang
        title = QCoreApplication.translate("CasePapers", "Making the pick list")
        self._make(title, lambda: papers.picks(case_ids, lang=lang))

    def _make(
        self,
        title: str,
        make: Callable[[], object],
        then: Callable[[], object] | None = None,
    ) -> None:
        def done(paper: object) -> None:
            self._shell.paper_made.emit(paper)
            if then is not None:
                then()

        self._shell.jobs.start(title, lambda _job: make(), done, after=Lane.PHOTO)
