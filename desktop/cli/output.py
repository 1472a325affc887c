"""What commands print: JSON for scripts, aligned plain text for people."""

import json
import re
import sys
import unicodedata
from collections.abc import Sequence

from desktop.cli.terminal import plain


def say(text: str) -> None:
    """One line for a person."""
    sys.stdout.write(plain(text) + "\n")


def as_json(value: object) -> None:
    """The same for a script."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # the controls that JSON itself lets through
    sys.stdout.write(re.sub("[\x7f-\x9f]", lambda c: f"\\u{ord(c[0]):04x}", text) + "\n")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Columns that line up, also with Chinese in them."""
    if not rows:
        return
    widths = [max(_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)]
        say("  ".join(cells).rstrip())
