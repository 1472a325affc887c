"""The words of letters that did not go yet, as the desk keeps them while they are typed."""

from collections.abc import Callable

from desktop.work.jobs import Lane
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.begun_letter import Begun, BegunLetter
from returns.records.options import LetterWords


class BegunOnDesk:
    """Writes what changed, on the desk's lane; knows what an earlier sitting left."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._kept: dict[Begun, BegunLetter] = {}
        #: what was asked for and is not written yet
        self._waiting: dict[Begun, BegunLetter | None] = {}

    def read(self, done: Callable[[], object]) -> None:
        """Learn what the desk has."""
        desk = self._shell.desk

        def take(kept: dict[Begun, BegunLetter]) -> None:
            self._kept = kept | self._kept
            done()

        self._shell.jobs.run(lambda: desk.begun_letters.all(), take, lane=Lane.CASE)

    def of(self, place: Begun) -> BegunLetter | None:
        """The one that goes with that step."""
        return self._kept.get(place)

    def words(self) -> dict[int, LetterWords]:
        """Cases → the words in the language that the letter shall go in, of all its lines together."""
        mine = {at.case_id: each for at, each in self._kept.items() if at.line is None}
        return {i: b.words[b.lang] for i, b in mine.items() if b.lang in b.words}

    def keep(self, place: Begun, begun: BegunLetter | None) -> None:
        """From now on it is this one, or none."""
        if self._kept.get(place) == begun or self._shell.desk.read_only:
            return
        if begun is None:
            del self._kept[place]
        else:
            self._kept[place] = begun
        self._waiting[place] = begun
        jobs = self._shell.jobs
        jobs.unsaved.begin("letters")
        jobs.run(self.keep_now, self._written)

    def _written(self, _nothing: None) -> None:
        if not self._waiting:
            self._shell.jobs.unsaved.end("letters")

    def keep_now(self) -> None:
        """Write all that waits: on the desk's lane, or once it has ended."""
        while self._waiting:
            place, begun = self._waiting.popitem()
            try:
                self._shell.desk.begun_letters.keep(place, begun)
            except Refusal:
                # still to be written, with what is typed next
                self._waiting.setdefault(place, begun)
                raise
