"""The letter of the open case before it goes: its words as the seller wants them, checked meanwhile."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.wording import refusal_words
from desktop.work.jobs import Lane
from desktop.work.pause import WhenKeysPause
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.letter import Letter
from returns.records.options import LetterWords, StepOptions
from returns.terms import StepKind

if TYPE_CHECKING:
    from desktop.queue.case.case_view import LoadedCase


@dataclass(frozen=True, slots=True)
class _Kept:
    """Words for a case, and the letter of the facts alone that they were begun from."""

    base: Letter
    words: LetterWords


class LetterDraft(QObject):
    """Follows the open case; words are kept for a case until its letter went or would be another."""

    #: a `Letter` as it would go now, or None; whether it is in the seller's own words
    shown = Signal(object, bool)
    #: what is wrong with the words, "" for nothing
    wrong = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id, self._step = 0, StepKind.CLOSE
        self._base: Letter | None = None
        self._kept: dict[int, _Kept] = {}
        self._pause = WhenKeysPause(self)
        self._pause.due.connect(self._check)

    def follow(self, loaded: "LoadedCase | None") -> None:
        """Another case is open, or the same one as it is now."""
        step = loaded.case.next if loaded is not None else None
        if loaded is None or step is None or loaded.letter is None:
            self._case_id, self._base = 0, None
        else:
            self._case_id, self._step, self._base = loaded.case.id, step.kind, loaded.letter
            kept = self._kept.get(self._case_id)
            if kept is not None and kept.base != self._base:
                # it would speak of something else now
                del self._kept[self._case_id]
        self._show()

    @property
    def words(self) -> LetterWords | None:
        """What the seller wrote; None while the letter is as its facts have it."""
        kept = self._kept.get(self._case_id)
        return kept.words if kept is not None else None

    @property
    def letter(self) -> Letter | None:
        """The letter as it would go now."""
        base, words = self._base, self.words
        if base is None or words is None:
            return base
        return replace(base, subject=words.subject, body=words.body, lang=words.lang)

    def type(self, subject: str, body: str) -> None:
        """The words are these now."""
        letter = self.letter
        if (
            letter is None
            or self._base is None
            or (letter.subject, letter.body)
            == (
                subject,
                body,
            )
        ):
            return
        self._kept[self._case_id] = _Kept(self._base, LetterWords(subject, body, letter.lang))
        self._pause.ask()

    def begin_in(self, lang: str) -> None:
        """Begin anew in another language."""
        if self._base is None or self.letter is None or self.letter.lang == lang:
            return
        case_id, base, cases = self._case_id, self._base, self._shell.desk.cases
        step = self._step

        def read(letter: Letter | None) -> None:
            if letter is not None and case_id == self._case_id and base is self._base:
                words = LetterWords(letter.subject, letter.body, letter.lang)
                self._kept[case_id] = _Kept(base, words)
                self._show()

        self._shell.jobs.run(
            lambda: cases.preview_letter(case_id, step, lang=lang), read, lane=Lane.CASE
        )

    def as_it_was(self) -> None:
        """The letter as its facts have it."""
        self._kept.pop(self._case_id, None)
        self._show()

    def _show(self) -> None:
        words, base = self.words, self._base
        own = words is not None and base is not None and words.lang == base.lang
        self.shown.emit(self.letter, own)
        self.wrong.emit("")
        if words is not None:
            self._pause.ask()

    def _check(self) -> None:
        words, case_id, step = self.words, self._case_id, self._step
        if words is None:
            return
        cases = self._shell.desk.cases
        options = StepOptions(letter=words)

        def told(sentence: str) -> None:
            if case_id == self._case_id and words == self.words:
                self.wrong.emit(sentence)

        def refused(refusal: Refusal) -> None:
            told(refusal_words(refusal))

        self._shell.jobs.run(
            lambda: cases.preview_letter(case_id, step, options),
            lambda _letter: told(""),
            refused,
            lane=Lane.CASE,
        )
