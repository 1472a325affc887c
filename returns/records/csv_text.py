"""Rows as CSV that a spreadsheet shows as written: no cell of it becomes a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: what spreadsheets take for the beginning of a formula or command, full width too (ASVS 1.2.10)
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: a sum below nothing is a figure, and a spreadsheet shall add it up
_FIGURE = re.compile(r"-\d+(\.\d+)?", re.ASCII)


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, so that Excel reads Chinese, commas, lines ended by CR LF."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """A cell with an apostrophe before what could be a formula; importing takes it off again."""
    formula = cell.startswith(_STARTS) and not _FIGURE.fullmatch(cell)
    return f"'{cell}" if formula else cell
