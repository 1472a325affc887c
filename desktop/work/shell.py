"""What every presenter is given: the desk, the ways to work, and the ways to speak up."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.look.theme import look
from desktop.wording import one_after_another, refusal_words
from desktop.work.changes import Changes, joined
from desktop.work.jobs import Job, Jobs
from desktop.work.undo import Undo
from returns import phrases
from returns.errors import Refusal

if TYPE_CHECKING:
    from desktop.work.operation import Operation, Result, Said, Way
    from returns.desk import Desk
    from returns.records.change import Change


#: refusals that a setting puts right → the setting
_REMEDIES = {"papers.no_address": "return_address", "money.no_rate": "rates"}


class Shell(QObject):
    """The desk and what surrounds it, for presenters; the frame listens to its signals."""

    #: a passing message: words, tone (plain good warning bad), action or "", what the action calls,
    #: and what takes back what it tells of, where that is another thing to press
    noticed = Signal(str, str, str, object, object)
    #: words that were noticed are not so any more
    outdated = Signal(str)
    #: a `Paper` to be shown, printed or saved
    paper_made = Signal(object)
    #: a `Paper` that was printed, saved or copied
    paper_left = Signal(object)
    #: go to a tab by its id (`queue policies inspection`), with a case or supplier id or 0
    wanted = Signal(str, int)
    #: open the desk's settings at a field, "" for the first that is missing
    settings_wanted = Signal(str)
    #: the desk is given back: what waits to read or write it waits no more
    left = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__()
        self.desk, self.jobs = desk, jobs
        #: what labels were printed on last, by its name in `label_stock`, as it was kept
        self.label_stock = ""
        self.changes = Changes()
        self.undo = Undo(jobs, self.changes)
        jobs.refused.connect(self.refuse)
        self.undo.refused.connect(self.refuse)

    def say(
        self,
        words: str,
        tone: str = "plain",
        action: str = "",
        act: Callable[[], object] | None = None,
        back: Callable[[], object] | None = None,
    ) -> None:
        """Show a passing message, with one thing to press, and *Undo* beside it where there is `back`."""
        self.noticed.emit(words, tone, action, act, back)

    def refuse(self, refusal: Refusal) -> None:
        """Show why something was refused, in the language on screen."""
        field = _REMEDIES.get(refusal.key)
        action = self.tr("Settings…") if field else ""
        act = partial(self.settings_wanted.emit, field) if field else None
        self.say(refusal_words(refusal), "warning", action, act)

    def tell_unsigned(self, done: str) -> None:
        """Say, after what was done, that the letter bears no shop's name, with the way to the setting."""
        words = one_after_another(done, phrases.say("settings.unsigned", look().lang))
        act = partial(self.settings_wanted.emit, "shop_name")
        self.say(words, "warning", self.tr("Settings…"), act)

    def perform(
        self,
        operation: "Operation[Result]",
        origin: QObject | None = None,
        then: "Callable[[Result], object] | None" = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> Job:
        """The one door for writing: done on the desk's lane, kept for undo, told, said.

        `origin` redraws itself in `then`; without `failed` a refusal is shown.
        """

        def written(result: "Result") -> None:
            changes = tuple(operation.changes(result))
            if changes:
                self._keep(operation, result, changes)
                self.changes.tell(joined(changes), origin)
            said = operation.said(result)
            if said is not None:
                self._say(said)
            if then is not None:
                then(result)

        if operation.title:
            job = self.jobs.start(
                operation.title,
                operation.do,
                written,
                failed,
                lane=operation.lane,
                progress=operation.progress,
                after=operation.after,
            )
        else:
            job = self.jobs.run(
                lambda: operation.do(Job("", lambda _done, _total: None)),
                written,
                failed,
                lane=operation.lane,
                after=operation.after,
            )
        return self.jobs.writing(job)

    def _keep(
        self, operation: "Operation[Result]", result: "Result", changes: "tuple[Change, ...]"
    ) -> None:
        if operation.back is None or operation.again is None:
            return
        from desktop.work.operation import Trace

        back, again, last = operation.back, operation.again, changes

        def move(way: "Way") -> "tuple[Change, ...]":
            nonlocal last
            answer = way(Trace(changes, last))
            last = tuple(answer) if isinstance(answer, Sequence) else (answer,)
            return last

        self.undo.push(operation.words(result), lambda: move(back), lambda: move(again))

    def _say(self, said: "Said") -> None:
        back = self.undo.undo if said.undo else None
        self.say(said.words, said.tone, said.action, said.act, back)

    def go(self, tab: str, target: int = 0) -> None:
        """Bring a tab to the front, at a case or supplier."""
        self.wanted.emit(tab, target)
