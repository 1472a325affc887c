"""The one door for writing: kept for undo, told once, said, and refused in one place."""

from types import SimpleNamespace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop.work.jobs import Jobs
from desktop.work.operation import Operation, Said, plain
from desktop.work.shell import Shell
from returns.desk import Desk
from returns.errors import IllegalMove
from returns.records.change import Change


@pytest.fixture
def shell(jobs: Jobs) -> Shell:
    return Shell(cast("Desk", SimpleNamespace()), jobs)


class Suppliers:
    """A service that gives each thing it makes another number."""

    def __init__(self) -> None:
        self.there: list[int] = []
        self.last = 0

    def add(self) -> Change:
        self.last += 1
        self.there.append(self.last)
        return Change((), frozenset({"supplier"}), made=self.last)

    def remove(self, number: int) -> Change:
        self.there.remove(number)
        return Change((), frozenset({"supplier"}))


def test_a_write_is_told_said_and_can_be_taken_back(qtbot: QtBot, shell: Shell) -> None:
    suppliers, told, said = Suppliers(), [], []
    shell.changes.happened.connect(lambda change, origin: told.append((change.made, origin)))
    shell.noticed.connect(
        lambda words, tone, _action, _act, back: said.append((words, tone, back))
    )
    adding = plain(
        "supplier Hua",
        suppliers.add,
        lambda trace: suppliers.remove(trace.last[0].made),
        said=Said("Hua was added."),
    )
    shell.perform(adding, shell)
    qtbot.waitUntil(lambda: bool(said))
    assert told == [(1, shell)]
    assert said == [("Hua was added.", "good", shell.undo.undo)]
    assert shell.undo.undo_words() == "supplier Hua"


def test_done_again_it_takes_back_what_was_made_last(qtbot: QtBot, shell: Shell) -> None:
    suppliers = Suppliers()
    adding = plain("one", suppliers.add, lambda trace: suppliers.remove(trace.last[0].made))
    shell.perform(adding)
    qtbot.waitUntil(lambda: bool(shell.undo.undo_words()))
    for move, there in (
        (shell.undo.undo, []),
        (shell.undo.redo, [2]),
        (shell.undo.undo, []),
        (shell.undo.redo, [3]),
    ):
        with qtbot.waitSignal(shell.undo.moved):
            move()
        assert suppliers.there == there


def test_a_refusal_is_shown_and_nothing_is_kept(qtbot: QtBot, shell: Shell) -> None:
    def refuse() -> Change:
        raise IllegalMove("case.closed_already")

    with qtbot.waitSignal(shell.noticed) as noticed:
        shell.perform(plain("one", refuse, lambda _trace: refuse(), said=Said("never")))
    assert noticed.args[1] == "warning"
    assert shell.undo.undo_words() == ""


def test_what_changed_nothing_is_neither_told_nor_kept(qtbot: QtBot, shell: Shell) -> None:
    told, ended = [], []
    shell.changes.happened.connect(lambda change, origin: told.append(change))
    idle = Operation(lambda _: "one", lambda _job: 7, lambda _: (), lambda _: (), lambda _: ())
    shell.perform(idle, then=ended.append)
    qtbot.waitUntil(lambda: ended == [7])
    assert told == []
    assert shell.undo.undo_words() == ""


def test_several_changes_are_told_as_one(qtbot: QtBot, shell: Shell) -> None:
    changes = (Change((1, 2), frozenset({"case"})), Change((2, 3), frozenset({"photo"})))
    many = Operation(
        lambda _: "many", lambda _job: changes, tuple, lambda _: changes, lambda _: changes
    )
    with qtbot.waitSignal(shell.changes.happened) as heard:
        shell.perform(many)
    assert heard.args[0].case_ids == (1, 2, 3)
    assert heard.args[0].kinds == {"case", "photo"}
