"""The fixtures with which files are read, for the tests of what each platform lists."""

from tests.returns.importing.conftest import read_text, sample

__all__ = ["read_text", "sample"]
