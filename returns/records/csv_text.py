"""Rows as CSV that a spreadsheet shows as written: no cell of it becomes a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: what spreadsheets take for the beginning of a formula or command, full width too (ASVS 1.2.10)
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: a sum of ours below nothing, which a spreadsheet shall add up
_FIGURE = re.compile(r"-\d+(\.\d+)?", re.ASCII)


def as_csv(rows: Iterable[Sequence[str]], figures: frozenset[int] = frozenset()) -> bytes:
    """UTF-8 with its mark, so that Excel reads Chinese, commas, lines ended by CR LF.

    In the columns `figures`, whose cells are ours, a figure below nothing stays one.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow(
            cell if at in figures and _FIGURE.fullmatch(cell) else harmless(cell)
            for at, cell in enumerate(row)
        )
    return text.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """A cell with an apostrophe before what could be a formula; importing takes it off again."""
    return f"'{cell}" if cell.startswith(_STARTS) else cell
