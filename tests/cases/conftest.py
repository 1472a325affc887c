"""The cases are played on a real desk of a shop with suppliers, or on the command line."""

import json

import pytest

from desktop.cli.command_line import run
from tests.returns.casework.conftest import shop
from tests.returns.conftest import clock, desk

__all__ = ["clock", "desk", "shop"]


@pytest.fixture
def sendback(tmp_path, monkeypatch, capsys):
    """Runs the command line on a desk of its own: exit code, what it printed (JSON read), complaints."""
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "a desk"))

    def call(*words):
        try:
            code = run([str(word) for word in words])
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        try:
            return code, json.loads(out), err
        except ValueError:
            return code, out.strip(), err

    address = "return_address=Harbour;12 Quay Street;;Bristol;;BS1 4EP;GB;"
    told = ("shop_name=Harbour Gifts", address, "first_returns_to_us=0")
    assert call("settings", *(word for each in told for word in ("--set", each)))[0] == 0
    return call
