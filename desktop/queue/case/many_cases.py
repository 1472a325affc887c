"""The recommended step of many cases at once, told in one message and undone as one."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.wording import refusal_words, unused_words, word
from desktop.work.operation import Said, on_cases
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.options import LetterWords, StepOptions
from returns.terms import Move, StepKind

if TYPE_CHECKING:
    from returns.records.kept_letter import KeptLetter


class ManyCases(QObject):
    """Does them one after the other; one that cannot be done is told, and the others go on."""

    #: letters of several cases were written, to be gone through: `KeptLetter`s
    written = Signal(object)
    #: all were tried
    done = Signal()
    #: the letter of this case was written
    wrote = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell

    def do_recommended(
        self, case_ids: Sequence[int], letters: Mapping[int, LetterWords]
    ) -> None:
        """The recommended step of many cases, as one thing to undo; `letters` are own words by case."""
        cases, ids = self._shell.desk.cases, tuple(case_ids)
        text = QCoreApplication.translate(
            "CasePresenter", "the recommended step for {count} cases"
        )
        title = QCoreApplication.translate("CasePresenter", "Doing the recommended steps")
        self._do(lambda: cases.do_recommended(ids, letters=letters), text, title)

    def do_each(
        self, case_ids: Sequence[int], act: StepKind | Move, options: StepOptions
    ) -> None:
        """The same of many cases: snoozed, noted on; as one thing to undo."""
        from returns.casework.several import do_each

        cases, ids = self._shell.desk.cases, tuple(case_ids)
        kind = "step" if isinstance(act, StepKind) else "move"
        text = QCoreApplication.translate("CasePresenter", "{what} for {count} cases")
        text = text.replace("{what}", word(kind, act.value))
        self._do(lambda: do_each(cases, ids, act, options), text, word(kind, act.value))

    def _do(self, steps: "Callable[[], list[Change | Refusal]]", text: str, title: str) -> None:
        desk = self._shell.desk

        def work(_job: object) -> "tuple[list[Change | Refusal], list[KeptLetter]]":
            results = steps()
            wrote = [each for each in results if isinstance(each, Change) and each.letter]
            return results, [desk.cases.letters(each.case_ids[0])[-1] for each in wrote]

        def name(answer: "tuple[list[Change | Refusal], list[KeptLetter]]") -> str:
            return text.format(count=len(_changes(answer[0])))

        written = on_cases(
            lambda: desk.cases,
            name,
            work,
            lambda answer: _changes(answer[0]),
            lambda answer: self._said(*answer),
            title,
        )

        def done(answer: "tuple[list[Change | Refusal], list[KeptLetter]]") -> None:
            for change in _changes(answer[0]):
                if change.letter is not None:
                    self.wrote.emit(change.case_ids[0])
            self.done.emit()

        self._shell.perform(written, self, done)

    def _said(
        self, results: "Sequence[Change | Refusal]", letters: "Sequence[KeptLetter]"
    ) -> Said:
        translate, done = QCoreApplication.translate, len(_changes(results))
        refused = [result for result in results if isinstance(result, Refusal)]
        text = translate("CasePresenter", "Done for {count} cases.").format(count=done)
        if refused:
            left = translate("CasePresenter", "{count} were left as they are: {why}")
            text += " " + left.format(count=len(refused), why=refusal_words(refused[0]))
        unused = [unused_words(c.letter) for c in _changes(results) if c.letter is not None]
        usual = next((sentence for sentence in unused if sentence), "")
        tone = "warning" if refused or usual else "good"
        if not letters:
            return Said(text, tone, undo=bool(done))
        wrote = translate("CasePresenter", "{count} letters were written and wait to be sent.")
        text += " " + wrote.format(count=len(letters))
        text = f"{text} {usual}".rstrip()
        look_through = translate("CasePresenter", "Show the letters")
        return Said(text, tone, look_through, lambda: self.written.emit(letters))


def _changes(results: "Sequence[Change | Refusal]") -> list[Change]:
    """What was written; a case that waits for somebody is left as it is."""
    return [result for result in results if isinstance(result, Change) and result.seqs]
