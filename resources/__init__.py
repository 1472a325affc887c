"""Files that ship with Sendback: fonts, icons, words, tables of deadlines and reasons."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder; it exists in the source tree and in the packed program."""
    return _HERE.joinpath(*parts)
