"""Undo: the service is asked, the stack follows, and it says what it will undo."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.work.changes import Changes
from desktop.work.jobs import Jobs
from desktop.work.undo import Undo
from returns.errors import IllegalMove
from returns.records.change import Change


class Ledger:
    """A service that writes what happens to it."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> Change:
        self.lines.append(line)
        return Change((7,), frozenset({"case"}))


@pytest.fixture
def undo(jobs: Jobs) -> Undo:
    return Undo(jobs, Changes())


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def pushed(undo: Undo, ledger: Ledger, words: str) -> None:
    undo.push(
        words, lambda: ledger.write(f"back {words}"), lambda: ledger.write(f"again {words}")
    )


def test_it_says_what_it_will_undo(undo: Undo, ledger: Ledger) -> None:
    assert undo.undo_words() == ""
    pushed(undo, ledger, "Refund €18.40")
    assert undo.undo_words() == "Refund €18.40"
    assert undo.redo_words() == ""
    assert ledger.lines == [], "remembering writes nothing"


def test_undo_and_redo_ask_the_service(qtbot: QtBot, undo: Undo, ledger: Ledger) -> None:
    pushed(undo, ledger, "one")
    pushed(undo, ledger, "two")
    with qtbot.waitSignal(undo.moved) as moved:
        undo.undo()
    assert moved.args == ["two", True]
    assert (undo.undo_words(), undo.redo_words()) == ("one", "two")
    with qtbot.waitSignal(undo.moved):
        undo.redo()
    assert (undo.undo_words(), undo.redo_words()) == ("two", "")
    assert ledger.lines == ["back two", "again two"]


def test_screens_hear_of_it(qtbot: QtBot, jobs: Jobs, ledger: Ledger) -> None:
    changes = Changes()
    undo = Undo(jobs, changes)
    pushed(undo, ledger, "one")
    with qtbot.waitSignal(changes.happened) as heard:
        undo.undo()
    assert heard.args[0].case_ids == (7,)
    assert heard.args[1] is None


def test_what_the_desk_refuses_leaves_the_stack_with_the_reason(
    qtbot: QtBot, undo: Undo, ledger: Ledger
) -> None:
    def refuse() -> Change:
        raise IllegalMove("case.closed_already")

    pushed(undo, ledger, "one")
    undo.push("two", refuse, refuse)
    with qtbot.waitSignal(undo.refused) as told:
        undo.undo()
    assert told.args[0].key == "case.closed_already"
    assert (undo.undo_words(), undo.redo_words()) == ("one", "")


def test_many_changes_are_one_undo(qtbot: QtBot, undo: Undo, ledger: Ledger) -> None:
    undo.push(
        "three cases",
        lambda: [ledger.write(f"back {n}") for n in (3, 2, 1)],
        lambda: [ledger.write(f"again {n}") for n in (1, 2, 3)],
    )
    with qtbot.waitSignal(undo.moved):
        undo.undo()
    assert ledger.lines == ["back 3", "back 2", "back 1"]
    assert undo.redo_words() == "three cases"


def test_a_second_press_while_it_runs_does_nothing(
    qtbot: QtBot, undo: Undo, ledger: Ledger
) -> None:
    pushed(undo, ledger, "one")
    pushed(undo, ledger, "two")
    with qtbot.waitSignal(undo.moved):
        undo.undo()
        undo.undo()
    assert ledger.lines == ["back two"]


def test_another_desk_begins_with_nothing_to_undo(undo: Undo, ledger: Ledger) -> None:
    pushed(undo, ledger, "one")
    undo.clear()
    assert undo.undo_words() == ""
