"""What every presenter is given: the desk, the ways to work, and the ways to speak up."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.changes import Changes
from desktop.work.jobs import Jobs
from desktop.work.undo import Undo, Write
from returns import phrases
from returns.errors import Refusal

if TYPE_CHECKING:
    from returns.desk import Desk
    from returns.records.change import Change


#: refusals that a setting puts right → the setting
_REMEDIES = {"papers.no_address": "return_address", "money.no_rate": "rates"}


class Shell(QObject):
    """The desk and what surrounds it, for presenters; the frame listens to its signals."""

    #: a passing message: words, tone (plain good warning bad), action or "", what the action calls
    noticed = Signal(str, str, str, object)
    #: a `Paper` to be shown, printed or saved
    paper_made = Signal(object)
    #: go to a tab by its id (`queue policies inspection`), with a case or supplier id or 0
    wanted = Signal(str, int)
    #: open the desk's settings at a field, "" for the first that is missing
    settings_wanted = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__()
        self.desk, self.jobs = desk, jobs
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
    ) -> None:
        """Show a passing message, with one thing to press."""
        self.noticed.emit(words, tone, action, act)

    def refuse(self, refusal: Refusal) -> None:
        """Show why something was refused, in the language on screen."""
        field = _REMEDIES.get(refusal.key)
        action = self.tr("Settings…") if field else ""
        act = partial(self.settings_wanted.emit, field) if field else None
        self.noticed.emit(refusal_words(refusal), "warning", action, act)

    def tell_unsigned(self) -> None:
        """Say that the letter bears no shop's name, with the way to the setting."""
        words = phrases.say("settings.unsigned", look().lang)
        act = partial(self.settings_wanted.emit, "shop_name")
        self.noticed.emit(words, "warning", self.tr("Settings…"), act)

    def wrote(
        self, change: "Change", origin: QObject | None, words: str, back: Write, again: Write
    ) -> None:
        """Tell of a write that can be taken back."""
        self.undo.push(words, back, again)
        self.changes.tell(change, origin)

    def go(self, tab: str, target: int = 0) -> None:
        """Bring a tab to the front, at a case or supplier."""
        self.wanted.emit(tab, target)
