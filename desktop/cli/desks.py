"""Which desk a command is about: named, else the environment's, else the usual place."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from desktop.cli.terminal import complain
from desktop.keeping.usual_place import usual_folder
from returns import VERSION
from returns.desk import DATABASE, Desk, open_desk
from returns.errors import DeskProblem, Refusal
from returns.phrases import say as phrase

#: how much a command catches up before it answers, most overdue first; the next goes on
_CHUNKS = 20
ENVIRONMENT = "SENDBACK_DESK"
#: the language that the command speaks
SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")
#: who is at the desk: a name, "" for nobody, None for whoever made its last step
BY: ContextVar[str | None] = ContextVar("by", default=None)
_LOG = logging.getLogger("sendback.cli")


def folder_of(named: Path | None) -> Path:
    """The folder that a command or the window works on."""
    if named is not None:
        return named
    if os.environ.get(ENVIRONMENT):
        return Path(os.environ[ENVIRONMENT])
    return usual_folder()


#: the desk that a run of commands holds open, so that none of them opens it again
_HELD: ContextVar[Desk | None] = ContextVar("held", default=None)


@contextmanager
def held(named: Path | None) -> Iterator[Desk]:
    """One desk for all commands until it is given back."""
    with writing(named) as desk:
        token = _HELD.set(desk)
        try:
            yield desk
        finally:
            _HELD.reset(token)


def is_held() -> bool:
    """Whether a run of commands holds a desk open."""
    return _HELD.get() is not None


@contextmanager
def writing(
    named: Path | None, *, create: bool = False, copied: bool = False
) -> Iterator[Desk]:
    """The desk for a command that changes it; a clock that was set back is told.

    Before the day's first change it is copied, but for a command that is `copied` itself.

    With `create` an empty folder becomes a desk: only for what brings something in, so that a
    mistyped folder is told and not made.
    """
    if (open_already := _HELD.get()) is not None:
        if BY.get() is not None:
            open_already.at_desk = _at_desk(open_already)
        yield open_already
        return
    desk = _opened(folder_of(named), create=create)
    log = desk.log_to_file(f"a command: Sendback {VERSION}")
    try:
        _tell_of_clock(desk)
        if not copied:
            copy_before("day", desk)
        desk.at_desk = _at_desk(desk)
        yield desk
    except Refusal as refusal:
        _LOG.info("refused: %s", refusal.key)
        raise
    except Exception as error:
        from returns.desk_log import places

        _LOG.error("not foreseen:\n%s", places(error))
        raise
    finally:
        desk.close()
        log.stop()


def copy_before(what: str, desk: Desk) -> None:
    """Copy the desk before what is about to be done: the day's first change, or a large import.

    A copy that cannot be made is told and stops nobody's work.
    """
    if what == "day" and not desk.keeping.due():
        return
    lang = SPOKEN.get()
    try:
        for refused in desk.keeping.copy_now(what).refused:
            complain(phrase("cli.copy_not_there", lang, why=refused.why.say(lang)))
    except DeskProblem as problem:
        complain(phrase("cli.copy_not_made", lang, why=problem.say(lang)))


def _at_desk(desk: Desk) -> str:
    by = BY.get()
    if by is None:
        return desk.persons.last()
    return desk.persons.add(by) if by else ""


def _opened(folder: Path, *, create: bool = False) -> Desk:
    """The desk to be changed; what was found and settled at its opening is told once."""
    desk = open_desk(folder, create=create)
    for notice in desk.notices:
        complain(notice.say(SPOKEN.get()))
    return desk


def _tell_of_clock(desk: Desk) -> None:
    with suppress(Refusal):  # trouble with the desk is told by the command itself
        behind = desk.clock_set_back()
        if behind is not None:
            complain(behind.say(SPOKEN.get()))


@contextmanager
def reading(named: Path | None) -> Iterator[Desk]:
    """The desk for a command that only looks; works beside an open window."""
    if (open_already := _HELD.get()) is not None:
        yield open_already
        return
    desk = open_desk(folder_of(named), read_only=True)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def up_to_date(named: Path | None, text: str = "") -> Iterator[Desk]:
    """As `reading`, with what time has turned stored first, where the desk may be written.

    With `text` the case that it names is looked at, too. A desk that a window has open is kept
    up to date by the window, and one that cannot be written is read as it stands.
    """
    if (open_already := _HELD.get()) is not None:
        yield open_already
        return
    folder = folder_of(named)
    with reading(named) as desk:
        case_id = desk.cases.find(text) if text else 0
        behind = desk.catching_up.waits() or (case_id and desk.catching_up.behind(case_id))
    if behind:
        _catch_up(folder, case_id)
    with reading(named) as desk:
        yield desk


def _catch_up(folder: Path, case_id: int) -> None:
    try:
        desk = _opened(folder)
    except DeskProblem:
        return
    try:
        if case_id:
            desk.catching_up.keep([case_id])
        caught = desk.catching_up.chunk()
        for _ in range(_CHUNKS - 1):
            if caught.after is None:
                break
            caught = desk.catching_up.chunk(caught.after)
    finally:
        desk.close()


def is_there(named: Path | None) -> bool:
    """Whether a command that needs no desk has one: held open by a batch, named, or in the usual place."""
    return _HELD.get() is not None or named is not None or is_desk(folder_of(named))


def is_desk(folder: Path) -> bool:
    """A desk lies in that folder."""
    try:
        return (folder / DATABASE).is_file()
    except OSError:  # a folder that may not be looked into
        return False
