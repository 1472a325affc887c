"""What the settings do: read, kept when entered with a way back, cases worked out anew; no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.desk_settings.own_table import table_of
from desktop.desk_settings.sayings import names_said, said
from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.jobs import Job
from desktop.work.operation import Operation
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.facts import TriageSettings
from returns.records.letter_template import template_of
from returns.records.settings import MOVING_TABLES, DeskSettings
from returns.rules.letter_templates import template_name
from returns.trade.letter_templates import TEMPLATES

if TYPE_CHECKING:
    from returns.casework.desk_settings import Settings


_TRIAGE = {field.name for field in fields(TriageSettings)}


@dataclass(frozen=True, slots=True)
class _Kept:
    """One write, and the settings as they stand after it."""

    change: Change
    now: DeskSettings


class SettingsPresenter(QObject):
    """Knows the service, never widgets; lives on while a write is under way."""

    #: the `DeskSettings` as they stand
    shown = Signal(object)
    #: (field, sentence): the desk did not take what was entered there
    refused = Signal(str, str)
    #: what was kept, in words
    kept = Signal(str)
    #: (cases done, of how many) while open cases are worked out anew; (0, 0) when that is over
    working = Signal(int, int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.settings: DeskSettings | None = None
        #: somebody sees what is refused; afterwards the window says it
        self.watched = True
        self._job: Job | None = None
        self._own: list[str] = []
        shell.changes.happened.connect(self._changed)

    def leave(self) -> None:
        """Nobody looks any more: what is still under way is told in the window."""
        self.watched = False
        self.shell.changes.happened.disconnect(self._changed)

    def load(self) -> None:
        """Read them, off the window's thread."""
        desk = self.shell.desk
        self.shell.jobs.run(lambda: desk.settings.get(), self._know)

    def change(self, field: str, **changes: Any) -> None:
        """Keep what was entered in `field`; `changes` are the names that `Settings.set` takes."""
        self._keep(field, (said("done", setting=_name(field)), _name(field)), changes)

    def _keep(
        self,
        field: str,
        told: tuple[str, str],
        changes: dict[str, Any],
        kept_first: Callable[[], object] = lambda: None,
        ended: Callable[[], object] = lambda: None,
    ) -> None:
        """`told` are the words of its way back and the names of what is kept."""
        desk, (words, names) = self.shell.desk, told

        def write(job: Job) -> _Kept:
            service = desk.settings
            before.update(_before(service.get(), changes))
            change = service.set(progress=job.report, cancelled=job.is_cancelled, **changes)
            return _Kept(change, service.get())

        def done(kept: _Kept) -> None:
            self._job = None
            kept_first()
            self.working.emit(0, 0)
            self._own.append(words)
            self._know(kept.now)
            self.kept.emit(said("kept", setting=names))
            ended()

        def failed(refusal: Refusal) -> None:
            self._job = None
            self.working.emit(0, 0)
            self._refuse(field, refusal)
            ended()

        title = said("working") if _moves_cases(changes) else ""
        before: dict[str, Any] = {}
        setting = Operation(
            lambda _: words,
            write,
            lambda kept: (kept.change,),
            lambda _trace: self._writing(desk.settings, before)(),
            lambda _trace: self._writing(desk.settings, changes)(),
            title=title,
            progress=self.working.emit,
        )
        job = self.shell.perform(setting, self, done, failed)
        self._job = job if title else None

    def keep(
        self,
        names: Sequence[str],
        changes: dict[str, Any],
        kept: Callable[[], object],
        ended: Callable[[], object],
    ) -> None:
        """Keep what was tried, all with one way back; `kept` hears of it before anybody else."""
        told = names_said(names) if len(names) > 1 else _name(names[0])
        words = said("several", names=told) if len(names) > 1 else said("done", setting=told)
        self._keep(names[0], (words, told), changes, kept, ended)

    def stop(self) -> None:
        """Stop working cases out anew; the setting stays as it was."""
        if self._job is not None:
            self._job.cancel()

    def undo(self) -> None:
        """Take back what was kept last."""
        if self.can_undo():
            self.shell.undo.undo()

    def can_undo(self) -> bool:
        """True while the last thing done on the desk was kept here."""
        return bool(self._own) and self.shell.undo.undo_words() == self._own[-1]

    def _writing(self, service: "Settings", changes: dict[str, Any]) -> Callable[[], Change]:
        """The same write again, or back; it tells its progress from the worker's thread."""
        job = Job("", self.working.emit)
        return lambda: service.set(progress=job.report, **changes)

    def _know(self, settings: DeskSettings) -> None:
        self.settings = settings
        self.shown.emit(settings)

    def _refuse(self, field: str, refusal: Refusal) -> None:
        if self.watched:
            self.refused.emit(field, refusal_words(refusal))
        else:
            self.shell.refuse(refusal)

    def _changed(self, change: Change, origin: QObject | None) -> None:
        if origin is not self and "settings" in change.kinds:
            self.working.emit(0, 0)
            if not self.can_undo():
                self._own = self._own[:-1]
            self.load()


def _name(field: str) -> str:
    name = said(f"name.{table_of(field)}")
    template, _ = template_of(field.partition(".")[2])
    if template not in TEMPLATES:
        return name
    return said("letter", letter=template_name(template, look().lang))


def _moves_cases(changes: dict[str, Any]) -> bool:
    """Whether the write may take long; the service decides what is really worked out anew."""
    moving = {*MOVING_TABLES, *_TRIAGE, "reasons"}
    return not moving.isdisjoint(changes)


def _before(settings: DeskSettings, changes: dict[str, Any]) -> dict[str, Any]:
    names = {*changes, "rates_on"} if "rates" in changes else set(changes)
    before = {
        name: getattr(settings.triage if name in _TRIAGE else settings, name) for name in names
    }
    if "letters" in before:
        # of letters only those change that are named
        before["letters"] = {key: settings.letters.get(key) for key in changes["letters"]}
    return before
