"""The command line as its user has it: words go in, an exit code and what was printed come back."""

import json

import pytest

from desktop.cli.command_line import run


@pytest.fixture
def command_line(tmp_path, monkeypatch, capsys):
    """Runs the command line on a desk of its own: (exit code, output, complaints)."""
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "a desk"))

    def call(*words):
        try:
            code = run([str(word) for word in words])
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


@pytest.fixture
def sendback(command_line):
    """The same on the desk of a shop with a name and an address; JSON comes back read."""

    def call(*words):
        code, out, err = command_line(*words)
        try:
            return code, json.loads(out), err
        except ValueError:
            return code, out.strip(), err

    address = "return_address=Harbour;12 Quay Street;;Bristol;;BS1 4EP;GB;"
    told = ("shop_name=Harbour Gifts", address, "first_returns_to_us=0")
    assert call("settings", *(word for each in told for word in ("--set", each)))[0] == 0
    return call


@pytest.fixture
def settings(command_line):
    """A function that runs `settings` with these changes: (exit code, what JSON tells, errors)."""
    assert command_line("settings", "--set", "partial_percent=30")[0] == 0

    def call(*changes, lang="en", plain=False):
        words = [word for change in changes for word in ("--set", change)]
        form = [] if plain else ["--json"]
        code, out, err = command_line("settings", "--lang", lang, *form, *words)
        return code, out if plain or not out else json.loads(out), err

    return call
