"""The cases are played on a real desk of a shop with suppliers, or on the command line."""

from tests.desktop.cli.conftest import command_line, sendback
from tests.returns.casework.conftest import shop
from tests.returns.conftest import clock, desk

__all__ = ["clock", "command_line", "desk", "sendback", "shop"]
