"""The same for many cases at once, told in one message and undone as one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.look.theme import look
from desktop.queue.case.snooze_words import some_in_sight
from desktop.wording import one_after_another, refused_of, unused_words, word
from desktop.work.jobs import Lane
from desktop.work.operation import Said, on_cases
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.language import listed
from returns.phrases import say
from returns.records.change import Change
from returns.records.options import LetterWords, StepOptions
from returns.terms import Move, StepKind

if TYPE_CHECKING:
    from returns.records.kept_letter import KeptLetter

_Results = Sequence[Change | Refusal]
#: what came of each, the letters that were written, and what else is to be said
_Answer = tuple[_Results, "Sequence[KeptLetter]", str]
#: of more cases the numbers are not all told in a message
_MOST_NAMED = 12
#: case → what it is called
Numbers = Mapping[int, str]


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
        self, case_ids: Sequence[int], letters: Mapping[int, LetterWords], numbers: Numbers
    ) -> None:
        """The recommended step of many cases, as one thing to undo; `letters` are own words by case."""
        cases, ids = self._shell.desk.cases, tuple(case_ids)
        text = QCoreApplication.translate(
            "CasePresenter", "the recommended step for {count} cases"
        )
        title = QCoreApplication.translate("CasePresenter", "Doing the recommended steps")
        waiting = QCoreApplication.translate(
            "CasePresenter", "Waiting for others or for a check, left as they are: {count}."
        )
        steps = lambda: cases.do_recommended(ids, letters=letters)  # noqa: E731  named beside its words
        self._do(steps, text, title, _names(ids, numbers), waiting)

    def do_each(
        self,
        case_ids: Sequence[int],
        act: StepKind | Move,
        options: StepOptions,
        numbers: Numbers,
        words: str = "",
    ) -> None:
        """The same of many cases: offered, held, snoozed, noted on; as one thing to undo.

        `words` say what it is, where those of the act do not.
        """
        from returns.casework.several import do_each

        cases, ids = self._shell.desk.cases, tuple(case_ids)
        kind = "step" if isinstance(act, StepKind) else "move"
        words = words or word(kind, act.value)
        text = QCoreApplication.translate("CasePresenter", "{what} for {count} cases")
        text = text.replace("{what}", words)
        names = _names(ids, numbers)
        after = partial(some_in_sight, act, desk=self._shell.desk)
        steps = partial(do_each, cases, ids, act, options)
        closes = act is StepKind.CLOSE
        self._do(steps, text, words, names, what=words, after=after, closes=closes)

    def set_supplier(
        self, case_ids: Sequence[int], numbers: Numbers, supplier_id: int, name: str
    ) -> None:
        """Whose goods they are, in many cases, as one thing to undo."""
        from returns.casework.several import set_supplier_each

        cases, ids = self._shell.desk.cases, tuple(case_ids)
        text = QCoreApplication.translate("CasePresenter", "supplier {name} for {count} cases")
        text = text.replace("{name}", name.replace("{", "{{").replace("}", "}}"))
        what = QCoreApplication.translate("CasePresenter", "Supplier {name}")
        title = QCoreApplication.translate("CasePresenter", "Choosing the supplier")
        names = _names(ids, numbers)
        self._do(
            lambda: set_supplier_each(cases, ids, supplier_id),
            *(text, title, names),
            what=what.replace("{name}", name),
        )

    def read_letters(
        self, case_ids: Sequence[int], words: Mapping[int, LetterWords], numbers: Numbers
    ) -> None:
        """The letters of many cases as they would go now, to be gone through; no step is done."""
        from returns.casework.several import letters_of_each

        cases, shell = self._shell.desk.cases, self._shell
        translate = QCoreApplication.translate

        def read(answer: "tuple[list[KeptLetter], dict[int, Refusal]]") -> None:
            letters, refused = answer
            if letters:
                self.written.emit(letters)
            if refused:
                text = say("letters.out.refused", look().lang, count=len(refused))
                told = [refused_of(numbers[each], why) for each, why in refused.items()]
                shell.say("\n".join((text, *told)), "warning")
            elif not letters:
                shell.say(translate("CasePresenter", "None of these steps writes a letter."))

        shell.jobs.run(lambda: letters_of_each(cases, case_ids, words), read, lane=Lane.READ)

    def _do(
        self,
        steps: "Callable[[], list[Change | Refusal]]",
        text: str,
        title: str,
        names: Sequence[str],
        idle: str = "",
        what: str = "",
        after: "Callable[[Sequence[Change]], str]" = lambda _: "",
        *,
        closes: bool = False,
    ) -> None:
        """`idle` tells, in other words than usual, of how many there was nothing to write.

        `what` was done, the same of each; "" where each had its own step. `after` looks at what was
        written, and says what else is so.
        """
        desk = self._shell.desk

        def work(_job: object) -> "_Answer":
            results = steps()
            wrote = [each for each in results if isinstance(each, Change) and each.letter]
            letters = [desk.cases.letters(each.case_ids[0])[-1] for each in wrote]
            return results, letters, after(_changes(results))

        written = on_cases(
            lambda: desk.cases,
            lambda answer: text.format(count=len(_changes(answer[0]))),
            work,
            lambda answer: _changes(answer[0]),
            lambda answer: self._said(*answer, names, idle, what),
            title,
            closes=closes,
        )

        def done(answer: "_Answer") -> None:
            for change in _changes(answer[0]):
                if change.letter is not None:
                    self.wrote.emit(change.case_ids[0])
            self.done.emit()

        self._shell.perform(written, self, done)

    def _said(
        self,
        results: _Results,
        letters: "Sequence[KeptLetter]",
        more: str,
        names: Sequence[str],
        idle: str,
        what: str,
    ) -> Said:
        """Every case that was chosen is counted once: done, left since there was nothing to do, refused."""
        translate, done = QCoreApplication.translate, len(_changes(results))
        refused = [
            refused_of(name, result)
            for name, result in zip(names, results, strict=True)
            if isinstance(result, Refusal)
        ]
        text = translate("CasePresenter", "Done: {count} of {all} cases.")
        if what:
            text = translate("CasePresenter", "{what}: {count} of {all} cases.")
        # words from outside come last: their braces are no fields
        text = text.replace("{count}", f"{done}").replace("{all}", f"{len(results)}")
        text = one_after_another(text.replace("{what}", what), more)
        if letters:
            wrote = translate("CasePresenter", "Letters written, waiting to be sent: {count}.")
            text = one_after_another(text, wrote.format(count=len(letters)))
        left = len(results) - done - len(refused)
        if left:
            idle = idle or translate("CasePresenter", "Nothing to change: {count}.")
            # which they are, so that somebody can look why
            untouched = [
                name
                for name, result in zip(names, results, strict=True)
                if isinstance(result, Change) and not result.seqs
            ]
            which = listed(untouched[:_MOST_NAMED], look().lang)
            more = "…" if len(untouched) > _MOST_NAMED else ""
            text = one_after_another(text, idle.format(count=f"{left} ({which}{more})"))
        if refused:
            told = translate("CasePresenter", "Refused, left as they are: {count}")
            counted = one_after_another(text, told.format(count=len(refused)))
            text = "\n".join((counted, *refused))
        unused = [unused_words(c.letter) for c in _changes(results) if c.letter is not None]
        usual = next((sentence for sentence in unused if sentence), "")
        text = one_after_another(text, usual)
        tone = "warning" if refused or usual else "good"
        if not letters:
            return Said(text, tone, undo=bool(done))
        look_through = translate("CasePresenter", "Show the letters")
        return Said(text, tone, look_through, lambda: self.written.emit(letters))


def _names(case_ids: Sequence[int], numbers: Numbers) -> list[str]:
    return [numbers.get(each, str(each)) for each in case_ids]


def _changes(results: _Results) -> list[Change]:
    """What was written; a case that waits for somebody is left as it is."""
    return [result for result in results if isinstance(result, Change) and result.seqs]
