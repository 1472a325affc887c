"""The open case: read it, do the recommended step or another, take it back; never widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.look.theme import look
from desktop.queue.case.case_papers import CasePapers
from desktop.queue.case.letter_draft import LetterDraft
from desktop.queue.case.snooze_words import still_in_sight, until_when
from desktop.queue.case.still_open import do_still
from desktop.queue.list.case_row import ALL_DONE, short_number
from desktop.wording import word
from desktop.work.jobs import Lane
from desktop.work.operation import Said, on_cases
from desktop.work.shell import Shell
from returns.errors import NotFound, Refusal
from returns.phrases import say
from returns.records.case import Case
from returns.records.change import Change
from returns.records.options import StepOptions
from returns.terms import Disposition, Goods, HoldKind, Move, StepKind

if TYPE_CHECKING:
    from desktop.queue.case.case_view import CaseView, LoadedCase
    from returns.records.letter import Letter

_REDRAW = frozenset({"case", "photo", "policy", "supplier", "import", "settings", "document"})


@dataclass(frozen=True, slots=True)
class _Done:
    """A step that was done, with the next case already read."""

    change: Change
    following: "LoadedCase | None"


class CasePresenter(QObject):
    """Speaks of one case at a time; every write goes through `do`."""

    #: a `CaseView`, or None when no case is open
    shown = Signal(object)
    #: a letter was written: `Letter`
    written = Signal(object)
    #: a step needs words from the seller first: `place`, `settle` …
    asked = Signal(str)
    #: go to this case next: its id, 0 to stay, `ALL_DONE` after the last
    moved_on = Signal(int)
    #: something is being written that only notes: the case on which one stays, 0 where one goes on
    noting = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.loaded: LoadedCase | None = None
        self.letter: Letter | None = None
        self._wanted = 0
        #: a case, and which of its lines was chosen
        self._line = (0, 0)
        #: the last row was done, and nothing was opened since
        self.all_done = False
        self._busy = False
        #: how often this presenter wrote: what was asked for before shows what was
        self._written = 0
        self.papers = CasePapers(shell)
        self.draft = LetterDraft(shell)
        shell.changes.happened.connect(self._changed)
        # a paper is a step of the history, too
        shell.paper_made.connect(self.refresh)

    @property
    def case_id(self) -> int:
        """The case that is open or being opened, 0 for none."""
        return self._wanted

    @property
    def acting(self) -> "LoadedCase | None":
        """The case that a key acts on; None while another one is still being read."""
        loaded = self.loaded
        return loaded if loaded is not None and loaded.case.id == self._wanted else None

    @property
    def busy(self) -> bool:
        """Whether a step is being written, after which another case may be open."""
        return self._busy

    def open(self, case_id: int) -> None:
        """Show a case; 0 shows none, and so does `ALL_DONE`."""
        if self.loaded is not None and self.loaded.case.id == case_id == self._wanted:
            return
        self._wanted, self.all_done = max(case_id, 0), case_id == ALL_DONE
        if case_id <= 0:
            self._show(None)
            return
        self._ask(case_id)

    def _ask(self, case_id: int) -> None:
        """Read a case beside whatever is written; what a write overtook is read once more."""
        asked = self._written

        def read(loaded: "LoadedCase") -> None:
            if asked == self._written:
                self._show(loaded)
            elif loaded.case.id == self._wanted:
                self._ask(case_id)

        self.shell.jobs.run(lambda: self._read(case_id), read, self._gone, lane=Lane.CASE)

    def refresh(self) -> None:
        """Read the open case again."""
        case_id = self._wanted
        if case_id:
            self._ask(case_id)

    def choose_line(self, number: int) -> bool:
        """Look at the open case by one of its lines, 0 by all again; False where it has no such line.

        The same once more says it once more: what is meant is not let go by a key pressed twice.
        """
        loaded = self.acting
        if loaded is None or not 0 <= number <= len(loaded.case.lines) > 1:
            return False
        now = self._line[1] if self._line[0] == loaded.case.id else 0
        if number != now:
            self._line = (loaded.case.id, number)
            self.refresh()
        return True

    def view(self) -> "CaseView | None":
        """The open case in the language on screen."""
        if self.loaded is None:
            return None
        from desktop.queue.case.case_view import case_view

        return case_view(self.loaded, self.shell.desk.clock.now())

    def retranslate(self) -> None:
        """Say the case in another language."""
        self.shown.emit(self.view())
        self.draft.follow(self.loaded)

    def do_recommended(self, next_id: int) -> None:
        """Do what is recommended, then open `next_id`, or `ALL_DONE`; some steps need more than a key."""
        loaded = self.acting
        if loaded is None or loaded.case.next is None:
            return
        from desktop.queue.case.asked_first import asks_first

        case, kind = loaded.case, loaded.case.next.kind
        told = StepOptions(line=loaded.line if loaded.alone else None)
        if kind is StepKind.INSPECT:
            self.shell.go("inspection", case.id)
        elif asked := asks_first(case, self.shell.desk.clock.now()):
            self.asked.emit(asked)
        elif kind is StepKind.PLACE_GOODS and not _placed(case):
            self.asked.emit("place")
        elif kind is StepKind.SEND_LABEL:
            # no paper is made for a letter that cannot go
            self.draft.take(
                lambda _: self.papers.label(
                    case,
                    lambda overruled: do_still(
                        self, case.id, kind, next_id, replace(told, overrule=overruled)
                    ),
                )
            )
        elif kind is StepKind.SEND_CLAIM:
            self.draft.take(
                lambda _: self.papers.claim(
                    case, told, lambda: do_still(self, case.id, kind, next_id, told)
                )
            )
        else:
            self.do(kind, told, next_id)

    def do(
        self,
        act: StepKind | Move,
        options: StepOptions,
        next_id: int = 0,
        words: str = "",
    ) -> None:
        """Perform a step on the open case; with `next_id`, go on to that case."""
        loaded = self.acting
        if loaded is None or self._busy:
            return
        case_id = loaded.case.id
        self._busy = True
        self.noting.emit(0 if next_id else case_id)
        cases = self.shell.desk

        words = words or until_when(act, options, cases) or _act_words(act, loaded)
        name = f"{words} · {short_number(loaded.case.number)}"
        stays = still_in_sight(act, options, loaded.case, cases.clock.now())
        in_vain = f"{stays} · {short_number(loaded.case.number)}" if stays else ""

        with_words = self.draft.options(case_id, lambda: cases.cases)

        def write(_job: object) -> _Done:
            change = cases.cases.do(case_id, act, with_words(act, options))
            following = None if next_id == ALL_DONE else self._read(next_id or case_id)
            return _Done(change, following)

        def done(answer: _Done) -> None:
            self._busy = False
            self._written += 1
            if answer.change.letter is not None:
                self.draft.went(case_id)
            self._take_letter(answer.change.letter)
            if answer.following is not None:
                self._wanted = answer.following.case.id
                self._show(answer.following)
            else:
                self.open(ALL_DONE)
            self.moved_on.emit(next_id)

        step = on_cases(
            lambda: cases.cases,
            lambda _: name,
            write,
            lambda answer: (answer.change,),
            partial(_said, name, in_vain),
            closes=act is StepKind.CLOSE,
        )
        self.shell.perform(step, self, done, self._refused)

    def write(
        self,
        case: Case,
        words: str,
        write: Callable[[], tuple[Change, ...]],
        next_id: int = 0,
    ) -> None:
        """Write down what is known of the open case; with `next_id`, go on to that case."""
        if self._busy:
            return
        self._busy = True
        self.noting.emit(0 if next_id else case.id)
        name = f"{words} · {short_number(case.number)}"

        def done(_changes: tuple[Change, ...]) -> None:
            self._busy = False
            self._written += 1
            if next_id == ALL_DONE:
                self.open(ALL_DONE)
            if next_id:
                self.moved_on.emit(next_id)
            self.refresh()

        step = on_cases(
            lambda: self.shell.desk.cases,
            lambda _: name,
            lambda _job: write(),
            lambda changes: changes,
            lambda _: Said(name),
        )
        self.shell.perform(step, self, done, self._refused)

    def _read(self, case_id: int) -> "LoadedCase":
        """On the database lane, in one transaction."""
        from desktop.queue.case.one_line import read_by_line

        line = self._line[1] if self._line[0] == case_id else 0
        return read_by_line(self.shell.desk, case_id, line)

    def _show(self, loaded: "LoadedCase | None") -> None:
        if loaded is not None and loaded.case.id != self._wanted:
            return
        self.loaded = loaded
        self.shown.emit(self.view())
        self.draft.follow(loaded)
        if loaded is not None and loaded.turned:
            self._catch_up(loaded.case.id)

    def _catch_up(self, case_id: int) -> None:
        """Time passed: the queue is to show what holds now."""
        catching_up = self.shell.desk.catching_up

        def kept(changed: tuple[int, ...]) -> None:
            if changed:
                self.shell.changes.tell(Change(changed, frozenset({"case"})), self)

        self.shell.jobs.run(lambda: catching_up.keep([case_id]), kept)

    def _gone(self, refusal: Refusal) -> None:
        if isinstance(refusal, NotFound):
            self._wanted = 0
            self._show(None)
        else:
            self.shell.refuse(refusal)

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        self.shell.refuse(refusal)

    def _take_letter(self, letter: "Letter | None") -> None:
        if letter is not None:
            self.letter = letter
            self.written.emit(letter)

    def _changed(self, change: Change, origin: QObject | None) -> None:
        if origin is self or not change.kinds & _REDRAW:
            return
        if not change.case_ids or self._wanted in change.case_ids:
            self.refresh()


def _placed(case: Case) -> bool:
    """Whether it was said of every unit that is here what becomes of it, or it is about none of them."""
    from returns.rules.goods.placing import arrives

    assert case.next is not None  # noqa: S101  asked of a step
    if arrives(case.next):
        return True
    here = [
        unit
        for line in map(case.line, case.next.line_ids)
        for unit in line.in_state(Goods.INSPECTED) or line.in_state(Goods.RECEIVED)
    ]
    return all(unit.disposition not in (None, Disposition.HOLD) for unit in here)


def _act_words(act: StepKind | Move, loaded: "LoadedCase") -> str:
    from desktop.queue.case.case_view import hold_of, step_title

    following = loaded.case.next
    if act is StepKind.CHECK and hold_of(loaded.case) is HoldKind.DISPUTE:
        return say("events.check_dispute", look().lang)
    if act in (StepKind.CHECK, StepKind.CLOSE) or isinstance(act, Move):
        # named by what was done, as the history has it: the heading says what is to be done
        return say(f"events.{act.value}", look().lang)
    if following is not None and act is following.kind:
        return step_title(loaded)
    return word("step", act.value)


def _said(name: str, in_vain: str, answer: _Done) -> Said | None:
    """What a step is told as; a letter has a message of its own."""
    return Said(in_vain or name) if answer.change.letter is None else None
