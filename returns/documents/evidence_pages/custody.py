"""In whose hands the goods were: a strip to scale, then who, when, where; what nobody saw is hatched."""

from collections.abc import Sequence
from dataclasses import replace

from returns.documents.evidence_pages.columns import INSET, columns_for
from returns.documents.evidence_pages.hands import Hands
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import heading
from returns.documents.page.flow import Row, Strip, gap, prose, table
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Para, Style, para
from returns.phrases import say
from returns.records.papers import EvidenceRecord
from returns.records.sheet_facts import CustodyRow, Unseen

#: the column that has what the others leave
_WHAT = 4


def custody(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """The strip and the table; nothing where nothing is known of any hand."""
    told = sheet.custody
    if not told.rows:
        return []
    strips = heading("custody", look)
    if len(told.hands) > 1:
        hands = Hands(told.hands, look)
        strips += [Strip(hands.height, hands.draw), gap(4)]
    strips += _table(told.rows, look)
    theirs, ours = (_rows_of(told.rows, ours=ours) for ours in (False, True))
    key = "custody_both" if theirs and ours else "custody_theirs" if theirs else "custody_ours"
    words = say(
        f"documents.evidence.{key}",
        look.lang,
        theirs=spans(theirs, look.lang),
        ours=spans(ours, look.lang),
    )
    strips += [gap(3), *prose(para(words, look.ladder.small, look.lang), look.width)]
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def theirs_of(sheet: EvidenceRecord) -> list[int]:
    """The numbers of the rows that others told us."""
    return _rows_of(sheet.custody.rows, ours=False)


def _rows_of(rows: Sequence[CustodyRow | Unseen], *, ours: bool) -> list[int]:
    return [n for n, row in _numbered(rows) if row is not None and row.ours is ours]


def spans(numbers: Sequence[int], lang: str) -> str:
    """`1–3, 5`: those that follow each other together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return say("documents.complete.comma", lang).join(told)


def _numbered(rows: Sequence[CustodyRow | Unseen]) -> list[tuple[int, CustodyRow | None]]:
    """Rows with their numbers; a span that nobody saw has none of its own."""
    number, told = 0, []
    for row in rows:
        known = isinstance(row, CustodyRow)
        number += known
        told.append((number, row if isinstance(row, CustodyRow) else None))
    return told


def _table(rows: Sequence[CustodyRow | Unseen], look: Look) -> list[Strip]:
    lang, ladder = look.lang, look.ladder
    names = ("", "when_utc", "who", "where", "what", "weight", "seal")
    head = tuple(
        para(say(f"documents.evidence.custody_of.{n}", lang) if n else "", ladder.caption, lang)
        for n in names
    )
    strong = replace(ladder.plain, weight=Weight.SEMIBOLD)
    known = [(number, row) for number, row in _numbered(rows) if row is not None]
    cells = {number: _cells(number, row, strong, look) for number, row in known}
    columns = columns_for([head, *cells.values()], look.width, _WHAT)
    empty = para("", strong, lang)
    told = [
        Row((empty, para(row.words, strong, lang), *[empty] * (len(names) - 2)), hatched=True)
        if isinstance(row, Unseen)
        else Row(cells[number])
        for (number, _), row in zip(_numbered(rows), rows, strict=True)
    ]
    return table(told, columns, head=Row(head, ruled=False), pad=1, inset=INSET)


def _cells(number: int, row: CustodyRow, strong: Style, look: Look) -> tuple[Para, ...]:
    values = (row.when, row.who, row.where, row.what, row.weight, row.seal)
    set_in = (para(value or "–", look.ladder.plain, look.lang) for value in values)
    return para(str(number), strong, look.lang), *set_in
