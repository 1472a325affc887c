"""What the card of stamps does: state, question, answer; no widgets."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.keeping.sayings import said
from desktop.wording import refusal_words
from desktop.work.operation import Operation, Said
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.proof import SealsState, StampedDay
from returns.whole_file import save_whole


class StampingPresenter(QObject):
    """Asks the desk's day stamps; a stamp that was taken in can be taken back."""

    #: the `SealsState` as it stands
    shown = Signal(object)
    #: (words, tone): what came of it
    told = Signal(str, str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def load(self) -> None:
        """Read how far the days are sealed and stamped."""
        desk = self.shell.desk
        self.shell.jobs.run(lambda: desk.day_stamps.state(), self._show, self._refuse)

    def _show(self, state: SealsState) -> None:
        self.shown.emit(state)

    def save_question(self, path: Path) -> None:
        """Write the question over the newest seal to a file."""
        desk = self.shell.desk

        def write() -> None:
            save_whole(path, desk.day_stamps.question().content)

        self.shell.jobs.run(
            write,
            lambda _: self.told.emit(said("stamps.asked", path=str(path)), "good"),
            self._refuse,
        )

    def take_in(self, path: Path) -> None:
        """Keep the answer in a file, if it stamps one of our days."""
        desk = self.shell.desk
        settings = Change((), frozenset({"settings"}))
        kept: list[bytes] = []

        def take(answer: bytes) -> StampedDay:
            return desk.day_stamps.take_in(answer)

        def first() -> StampedDay:
            kept.append(read_answer(path))
            return take(kept[0])

        def taken(day: StampedDay) -> None:
            words = said("stamps.taken", day=day.day, authority=day.authority)
            self.told.emit(words, "good")
            self.load()

        def again(_trace: object) -> Change:
            take(kept[0])
            return settings

        def back(_trace: object) -> Change:
            from returns.evidence.stamping import read_stamp

            return desk.day_stamps.give_back(read_stamp(kept[0]).head)

        step: Operation[StampedDay] = Operation(
            lambda day: said("stamps.did", day=day.day),
            lambda _job: first(),
            lambda _day: (settings,),
            back,
            again,
            lambda day: Said(said("stamps.taken", day=day.day, authority=day.authority)),
        )
        self.shell.perform(step, self, taken, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self.told.emit(refusal_words(refusal), "warning")


def read_answer(path: Path) -> bytes:
    """The bytes of an answer; raises `UnreadableFile` for what cannot be read."""
    from returns.evidence.stamping import MOST_BYTES
    from returns.papers.papers import readable_paper

    with readable_paper(path), path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
