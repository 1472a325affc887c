"""Watches whether the computer's clock was set back behind the desk's history, and says so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.look.theme import look
from desktop.work.shell import Shell

if TYPE_CHECKING:
    from returns.errors import Refusal
    from returns.rules.dates.clock_check import SetBack


class ClockWatch(QObject):
    """Tells it once as a message, and in few words for as long as it is so."""

    #: few words and the whole sentence, both "" while the clock is right
    told = Signal(str, str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._found: SetBack | None = None

    def look(self) -> None:
        """Look at the clock, off the window's thread."""
        desk = self._shell.desk
        # trouble with the desk is told by whoever asks it for more than the time
        self._shell.jobs.run(lambda: desk.clock_set_back(), self._seen, self._unknown)

    def tell(self) -> None:
        """Say it in the language on screen."""
        if self._found is None:
            self.told.emit("", "")
        else:
            self.told.emit(self.tr("Check this computer’s clock"), self._found.say(look().lang))

    def say(self) -> None:
        """Show the whole sentence as a message."""
        if self._found is not None:
            self._shell.say(self._found.say(look().lang), "warning")

    def _seen(self, found: "SetBack | None") -> None:
        before, self._found = self._found, found
        if before is None:
            self.say()
        self.tell()

    def _unknown(self, _refusal: "Refusal") -> None:
        self._seen(None)
