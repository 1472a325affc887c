"""The open case: read it, do the recommended step or another, take it back; never widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.queue.case.case_papers import CasePapers
from desktop.queue.list.case_row import short_number
from desktop.wording import refusal_words, word
from desktop.work.shell import Shell
from returns.errors import NotFound, Refusal
from returns.records.change import Change
from returns.records.options import StepOptions
from returns.terms import Disposition, Move, StepKind

if TYPE_CHECKING:
    from desktop.queue.case.case_view import CaseView, LoadedCase
    from returns.records.case import Letter
    from returns.records.kept_letter import KeptLetter

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
    #: letters of several cases were written, to be gone through: `KeptLetter`s
    written_many = Signal(object)
    #: a step needs words from the seller first: `place`, `settle` …
    asked = Signal(str)
    #: go to this case next: its id, 0 when there is none
    moved_on = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.loaded: LoadedCase | None = None
        self.letter: Letter | None = None
        self._wanted = 0
        self._busy = False
        self.papers = CasePapers(shell)
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

    def open(self, case_id: int) -> None:
        """Show a case; 0 shows none."""
        if self.loaded is not None and self.loaded.case.id == case_id == self._wanted:
            return
        self._wanted = case_id
        if not case_id:
            self._show(None)
            return
        self.shell.jobs.run(lambda: self._read(case_id), self._show, self._gone)

    def refresh(self) -> None:
        """Read the open case again."""
        case_id = self._wanted
        if case_id:
            self.shell.jobs.run(lambda: self._read(case_id), self._show, self._gone)

    def view(self) -> "CaseView | None":
        """The open case in the language on screen."""
        if self.loaded is None:
            return None
        from desktop.queue.case.case_view import case_view

        return case_view(self.loaded, self.shell.desk.clock.now())

    def retranslate(self) -> None:
        """Say the case in another language."""
        self.shown.emit(self.view())

    def do_recommended(self, next_id: int) -> None:
        """Do what is recommended, then open `next_id`; some steps need more than a key."""
        loaded = self.acting
        if loaded is None or loaded.case.next is None:
            return
        case, kind = loaded.case, loaded.case.next.kind
        if kind is StepKind.INSPECT:
            self.shell.go("inspection", case.id)
        elif kind is StepKind.PLACE_GOODS and case.disposition in (None, Disposition.HOLD):
            self.asked.emit("place")
        elif kind is StepKind.SEND_LABEL:
            self.papers.label(
                case,
                lambda overruled: self._do_still(
                    case.id, kind, next_id, StepOptions(overrule=overruled)
                ),
            )
        elif kind is StepKind.SEND_CLAIM:
            self.papers.evidence(case, lambda: self._do_still(case.id, kind, next_id))
        else:
            self.do(kind, StepOptions(), next_id)

    def _do_still(
        self,
        case_id: int,
        kind: StepKind,
        next_id: int,
        options: StepOptions = StepOptions(),  # noqa: B008  frozen
    ) -> None:
        """A paper was made for a step: do it, unless another case was opened meanwhile."""
        if self.acting is not None and self.acting.case.id == case_id:
            self.do(kind, options, next_id)

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
        cases = self.shell.desk

        def write() -> _Done:
            change = cases.cases.do(case_id, act, options)
            return _Done(change, self._read(next_id or case_id))

        def done(answer: _Done) -> None:
            self._busy = False
            said = words or _act_words(act, loaded)
            self._take(answer.change, f"{said} · {short_number(loaded.case.number)}")
            if answer.following is not None:
                self._wanted = answer.following.case.id
                self._show(answer.following)
            self.moved_on.emit(next_id)

        self.shell.jobs.run(write, done, self._refused)

    def do_recommended_for(self, case_ids: Sequence[int]) -> None:
        """The recommended step of many cases, as one thing to undo."""
        desk, ids = self.shell.desk, tuple(case_ids)
        title = QCoreApplication.translate("CasePresenter", "Doing the recommended steps")

        def work(_job: object) -> "tuple[list[Change | Refusal], list[KeptLetter]]":
            results = desk.cases.do_recommended(ids)
            wrote = [each for each in results if isinstance(each, Change) and each.letter]
            return results, [desk.cases.letters(each.case_ids[0])[-1] for each in wrote]

        def done(answer: "tuple[list[Change | Refusal], list[KeptLetter]]") -> None:
            results, letters = answer
            changes = [result for result in results if isinstance(result, Change)]
            refused = [result for result in results if isinstance(result, Refusal)]
            if changes:
                text = QCoreApplication.translate(
                    "CasePresenter", "the recommended step for {count} cases"
                )
                self._remember(changes, text.format(count=len(changes)))
                self._tell(changes)
            self._say_many(len(changes), refused, letters)
            self.refresh()

        self.shell.jobs.start(title, work, done)

    def _read(self, case_id: int) -> "LoadedCase":
        """On the database lane."""
        from desktop.queue.case.case_view import LoadedCase
        from returns.casework.acting import due_amount, next_offer

        desk = self.shell.desk
        cases = desk.cases
        case = cases.get(case_id)
        offer = next_offer(case)
        letter = None
        if case.next is not None:
            try:
                letter = cases.preview_letter(case_id, case.next.kind)
            except Refusal:
                # the step lacks something; it will say so when it is done
                letter = None
        return LoadedCase(
            case,
            cases.history(case_id),
            cases.policy_of(case_id),
            letter,
            cases.letters(case_id),
            offer,
            due_amount(case, case.offer),
            not desk.read_only and desk.catching_up.keep_read(case),
        )

    def _show(self, loaded: "LoadedCase | None") -> None:
        if loaded is not None and loaded.case.id != self._wanted:
            return
        self.loaded = loaded
        self.shown.emit(self.view())
        if loaded is not None and loaded.turned:
            self._tell([Change((loaded.case.id,), frozenset({"case"}))])

    def _gone(self, refusal: Refusal) -> None:
        if isinstance(refusal, NotFound):
            self._wanted = 0
            self._show(None)
        else:
            self.shell.refuse(refusal)

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        self.shell.refuse(refusal)

    def _take(self, change: Change, words: str) -> None:
        self._remember([change], words)
        self._tell([change])
        if change.letter is not None:
            self.letter = change.letter
            self.written.emit(change.letter)
            if not change.letter.signed:
                self.shell.tell_unsigned()
        else:
            undo = QCoreApplication.translate("CasePresenter", "Undo")
            self.shell.say(words, "good", undo, self.shell.undo.undo)

    def _remember(self, changes: Sequence[Change], words: str) -> None:
        desk = self.shell.desk
        self.shell.undo.push(
            words,
            lambda: [desk.cases.take_back(change) for change in reversed(changes)],
            lambda: [desk.cases.again(change) for change in changes],
        )

    def _tell(self, changes: Sequence[Change]) -> None:
        ids = tuple(dict.fromkeys(each for change in changes for each in change.case_ids))
        kinds = frozenset(kind for change in changes for kind in change.kinds)
        self.shell.changes.tell(Change(ids, kinds), self)

    def _say_many(
        self, done: int, refused: Sequence[Refusal], letters: "Sequence[KeptLetter]"
    ) -> None:
        translate = QCoreApplication.translate
        text = translate("CasePresenter", "Done for {count} cases.").format(count=done)
        if refused:
            left = translate("CasePresenter", "{count} were left as they are: {why}")
            text += " " + left.format(count=len(refused), why=refusal_words(refused[0]))
        tone = "warning" if refused else "good"
        if letters:
            wrote = translate(
                "CasePresenter", "{count} letters were written and wait to be sent."
            )
            text += " " + wrote.format(count=len(letters))
            look_through = translate("CasePresenter", "Show the letters")
            self.shell.say(text, tone, look_through, lambda: self.written_many.emit(letters))
        else:
            undo = translate("CasePresenter", "Undo") if done else ""
            self.shell.say(text, tone, undo, self.shell.undo.undo)

    def _changed(self, change: Change, origin: QObject | None) -> None:
        if origin is self or not change.kinds & _REDRAW:
            return
        if not change.case_ids or self._wanted in change.case_ids:
            self.refresh()


def _act_words(act: StepKind | Move, loaded: "LoadedCase") -> str:
    from desktop.queue.case.case_view import step_title

    following = loaded.case.next
    if following is not None and act is following.kind:
        return step_title(loaded)
    return word("step" if isinstance(act, StepKind) else "move", act.value)
