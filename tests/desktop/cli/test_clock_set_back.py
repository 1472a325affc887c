"""A command that writes warns on stderr of a clock that was set back; one that reads does not."""

from datetime import UTC, datetime

import pytest

from desktop.cli import desks
from desktop.cli.command_line import run
from returns.clock import SetClock
from returns.desk import open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.options import NewCase


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A desk whose newest step was written down in 2031."""
    folder = tmp_path / "desk"
    desk = open_desk(folder, clock=SetClock(datetime(2031, 5, 1, tzinfo=UTC)), create=True)
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    desk.by_hand.open(new)
    desk.close()
    monkeypatch.setenv("SENDBACK_DESK", str(folder))
    return folder


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "newest step on this desk"), ("zh", "最新的一步")]
)
def test_it_is_told_beside_what_is_printed(later, capsys, lang, words):
    assert run(["do", "1", "note", "--note", "called", "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert words in err
    assert "2031-05-01" in err or "2031-04-30" in err
    assert words not in out


def test_a_command_that_only_looks_says_nothing_of_it(later, capsys):
    assert run(["show", "1"]) == 0
    assert capsys.readouterr().err == ""


def test_a_history_that_cannot_be_read_does_not_hide_what_was_asked(later, monkeypatch):
    def damaged(_desk):
        raise Refusal("desk.read_only")

    monkeypatch.setattr("returns.desk.Desk.clock_set_back", damaged)
    with desks.writing(later) as desk:
        assert desk.cases.how_many() == 1
