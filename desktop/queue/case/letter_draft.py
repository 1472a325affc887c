"""The letter of the open case before it goes: its words as the seller wants them, checked meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.queue.case.begun_on_desk import BegunOnDesk
from desktop.wording import refusal_words
from desktop.work.jobs import Lane
from desktop.work.pause import WhenKeysPause
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.begun_letter import Begun, BegunLetter
from returns.records.letter import Letter
from returns.records.options import LetterWords, StepOptions
from returns.rules.letter_merge import merged
from returns.terms import Move, StepKind

if TYPE_CHECKING:
    from desktop.queue.case.case_view import LoadedCase
    from returns.casework.cases import Cases


@dataclass(slots=True)
class _Kept:
    """What a letter says by its facts alone, and in the seller's words, in each language looked at."""

    step: StepKind
    lang: str
    plain: dict[str, Letter]
    #: letters that were written for the case so far: one more, and these words went
    written: int
    #: the line whose step alone it is of
    line: int | None = None
    went: bool = False
    words: dict[str, LetterWords] = field(default_factory=dict)

    @property
    def shown(self) -> Letter:
        """As it would go now."""
        letter, words = self.plain[self.lang], self.words.get(self.lang)
        return replace(letter, subject=words.subject, body=words.body) if words else letter

    @property
    def to_go(self) -> LetterWords | None:
        """The words that have to be said with the step; None where it would write them by itself."""
        first = next(iter(self.plain))
        if self.lang == first and self.lang not in self.words:
            return None
        return LetterWords(self.shown.subject, self.shown.body, self.lang, self.template)

    @property
    def template(self) -> str:
        """Which letter it is."""
        return next(iter(self.plain.values())).template

    @property
    def begun(self) -> BegunLetter | None:
        """What of it is worth keeping on the desk."""
        if not self.words or self.went:
            return None
        to = next(iter(self.plain.values())).to
        words = dict(self.words)
        return BegunLetter(to, self.template, self.lang, words, self.written, self.line)

    def is_of(self, letter: Letter) -> bool:
        """Whether that one goes to the same reader, about the same."""
        own = next(iter(self.plain.values()))
        return (own.to, own.template) == (letter.to, letter.template)


class LetterDraft(QObject):
    """Follows the open case; words are kept for each step until its letter went or is another one."""

    #: a `Letter` as it would go now, or None; whether it is in the seller's own words
    shown = Signal(object, bool)
    #: what is wrong with the words, "" for nothing
    wrong = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        #: the step that is open: the case's, or that of one of its lines alone
        self._open = Begun(0)
        self._kept: dict[Begun, _Kept] = {}
        self._followed: LoadedCase | None = None
        self._pause = WhenKeysPause(self)
        self._pause.due.connect(self._check)
        self._pause.due.connect(self._keep)
        shell.left.connect(self._pause.stop)
        #: what was said to be wrong last, "" for nothing
        self._wrong = ""
        self._begun = BegunOnDesk(shell)
        # a case may be open before what was begun on it is read
        self._begun.read(lambda: self.follow(self._followed))

    def follow(self, loaded: "LoadedCase | None") -> None:
        """Another case is open, or the same one as it is now."""
        # what was typed just before is not left behind
        self._keep()
        self._followed = loaded
        step = loaded.case.next if loaded is not None else None
        if loaded is None or step is None or loaded.letter is None:
            self._open = Begun(0)
        else:
            line = loaded.line if loaded.alone else None
            self._open, letter = Begun(loaded.case.id, line), loaded.letter
            kept = self._still(loaded, step.kind, letter)
            # of other steps only what somebody wrote is worth keeping
            self._kept = {at: each for at, each in self._kept.items() if each.words}
            self._kept[self._open] = kept
            begun = self._begun.of(self._open)
            if begun is not None and kept.words and kept.lang not in kept.words:
                self.begin_in(begun.lang)
        self._show()

    def _still(self, loaded: "LoadedCase", step: StepKind, letter: Letter) -> _Kept:
        """What is kept for a case, where it still is of that letter; said where words are lost."""
        kept, written = self._kept.get(self._open), len(loaded.letters)
        anew = _Kept(step, letter.lang, {letter.lang: letter}, written, self._open.line)
        if kept is None:
            return self._gone_on_with(anew, letter)
        if not kept.words and letter.lang == kept.lang:
            return anew
        if kept.written != written:
            return anew
        # taken back, they are to be said again
        kept.went = False
        first = next(iter(kept.plain.values()))
        if kept.step is step and first == letter:
            return kept
        if kept.step is step and kept.words and kept.is_of(letter):
            # a name or a sum may have changed: the words stand, and are looked at again
            others = {k: v for k, v in kept.plain.items() if k in kept.words}
            kept.plain = others | {letter.lang: letter}
            kept.lang = kept.lang if kept.lang in kept.plain else letter.lang
            return kept
        if kept.words:
            self._tell_gone()
        return anew

    def _gone_on_with(self, anew: _Kept, letter: Letter) -> _Kept:
        """The words that were written before the desk was closed, where that letter still goes."""
        begun = self._begun.of(self._open)
        if begun is not None and begun.is_of(letter):
            anew.words = dict(begun.words)
        elif begun is not None:
            self._tell_gone()
        return anew

    def _tell_gone(self) -> None:
        text = self.tr("Another letter goes now: your words to the former one are gone.")
        self._shell.say(text, "warning")

    @property
    def letter(self) -> Letter | None:
        """The letter as it would go now."""
        kept = self._kept.get(self._open)
        return kept.shown if kept is not None else None

    def words(self) -> dict[int, LetterWords]:
        """Cases → what is to be said in their letters otherwise than by itself."""
        mine = {at.case_id: kept for at, kept in self._kept.items() if at.line is None}
        told = {i: kept.to_go for i, kept in mine.items() if not kept.went}
        known = {case_id: words for case_id, words in told.items() if words is not None}
        return {i: each for i, each in self._begun.words().items() if i not in told} | known

    def options(
        self, case_id: int, cases: Callable[[], "Cases"]
    ) -> Callable[[StepKind | Move, StepOptions], StepOptions]:
        """What a step is told beside, on a worker: the words, where it would write that letter.

        What is said with the step may add a fact to it, as a tracking number does: they stand beside it.
        """
        kept = self._kept.get(self._of(case_id))
        words = kept.to_go if kept is not None and not kept.went else None
        plain = kept.plain[kept.lang] if kept is not None else None

        def with_words(act: StepKind | Move, options: StepOptions) -> StepOptions:
            if words is None or plain is None or options.letter is not None:
                return options
            letter = cases().preview_letter(case_id, act, options, words.lang)
            if letter is None or (letter.to, letter.template) != (plain.to, plain.template):
                return options
            subject = merged(plain.subject, words.subject, letter.subject)
            body = merged(plain.body, words.body, letter.body)
            return replace(options, letter=replace(words, subject=subject, body=body))

        return with_words

    def went(self, case_id: int) -> None:
        """The letter of a case was written: its words come back only when that is taken back."""
        place = self._of(case_id)
        if place in self._kept:
            self._kept[place].went = True
        self._begun.keep(place, None)

    def _of(self, case_id: int) -> Begun:
        """The step of that case that is open; of another case its own."""
        return self._open if self._open.case_id == case_id else Begun(case_id)

    def type(self, subject: str, body: str) -> None:
        """The words are these now."""
        kept = self._kept.get(self._open)
        if kept is None or (kept.shown.subject, kept.shown.body) == (subject, body):
            return
        plain = kept.plain[kept.lang]
        if (plain.subject, plain.body) == (subject, body):
            kept.words.pop(kept.lang, None)
        else:
            kept.words[kept.lang] = LetterWords(subject, body, kept.lang, kept.template)
        self.shown.emit(kept.shown, kept.lang in kept.words)
        self._shell.jobs.unsaved.begin("typed")
        self._pause.ask()

    def begin_in(self, lang: str) -> None:
        """Go to another language; what was written in the one before waits there."""
        kept, place = self._kept.get(self._open), self._open
        if kept is None or kept.lang == lang:
            return
        if lang in kept.plain:
            kept.lang = lang
            self._show()
            return
        cases = self._shell.desk.cases

        def read(letter: Letter | None) -> None:
            if letter is not None and self._kept.get(place) is kept:
                kept.plain[lang], kept.lang = letter, lang
                self._show()

        self._shell.jobs.run(
            lambda: cases.preview_letter(
                place.case_id, kept.step, StepOptions(line=kept.line), lang=lang
            ),
            read,
            lane=Lane.CASE,
        )

    def as_it_was(self) -> None:
        """The letter as its facts have it."""
        kept = self._kept.get(self._open)
        if kept is None:
            return
        lang, first = kept.lang, next(iter(kept.plain))
        kept.words.pop(lang, None)
        if lang != first:
            # what it was in that language may be from before something changed
            del kept.plain[lang]
            kept.lang = first
            self.begin_in(lang)
        else:
            self._show()

    def take(self, done: Callable[[Letter | None], object]) -> None:
        """Give the letter once nothing is wrong with it; what is wrong is said instead."""
        letter, kept = self.letter, self._kept.get(self._open)
        if kept is None:
            done(None)
        else:
            self._look(kept, lambda: done(letter), self._shell.refuse)

    def keep_now(self) -> None:
        """The desk is about to be closed: what is typed is kept before."""
        self._keep()
        self._begun.keep_now()

    def _keep(self) -> None:
        kept = self._kept.get(self._open)
        if kept is not None:
            self._begun.keep(self._open, kept.begun)
        self._shell.jobs.unsaved.end("typed")

    def _show(self) -> None:
        kept = self._kept.get(self._open)
        self.shown.emit(self.letter, kept is not None and kept.lang in kept.words)
        self.wrong.emit("")
        self._pause.ask()

    def _tell_wrong(self, sentence: str) -> None:
        """Say what is wrong; what the window says of it besides is not so any more once it is mended."""
        if self._wrong and self._wrong != sentence:
            self._shell.outdated.emit(self._wrong)
        self._wrong = sentence
        self.wrong.emit(sentence)

    def _check(self) -> None:
        kept = self._kept.get(self._open)
        if kept is None or kept.to_go is None:
            self._tell_wrong("")
            return
        words = kept.to_go

        def told(sentence: str) -> None:
            if kept is self._kept.get(self._open) and kept.to_go == words:
                self._tell_wrong(sentence)

        self._look(kept, lambda: told(""), lambda refusal: told(refusal_words(refusal)))

    def _look(
        self,
        kept: _Kept,
        fine: Callable[[], object],
        refused: Callable[[Refusal], object],
    ) -> None:
        """Ask the desk whether the letter could go as it stands."""
        words, case_id, cases = kept.to_go, self._open.case_id, self._shell.desk.cases
        if words is None:
            fine()
            return
        options = StepOptions(letter=words, line=kept.line)
        self._shell.jobs.run(
            lambda: cases.preview_letter(case_id, kept.step, options),
            lambda _letter: fine(),
            refused,
            lane=Lane.CASE,
        )
