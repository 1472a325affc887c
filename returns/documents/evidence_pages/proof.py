"""What lets others check a sheet: the history, three steps for three systems, what they do not show."""

from collections.abc import Sequence
from datetime import datetime

from returns.documents.evidence_pages.answer_strip import head_of, qr_of
from returns.documents.evidence_pages.columns import INSET, columns_for
from returns.documents.evidence_pages.lettered import cells_width, in_cells
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.photos import short
from returns.documents.evidence_pages.written import heading
from returns.documents.labels.label_parts import written_day
from returns.documents.page.codes import Dots, qr
from returns.documents.page.flow import Row, Strip, gap, prose, table
from returns.documents.page.sheet import PAPERS, Sheet
from returns.documents.typesetting.text import para
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

_ASIDE = 16.0
_FIGURES = 16
_DOTS, _QR_ROOM = 600, 76.0
#: what each system is asked to work out a fingerprint with, and by which program
_SYSTEMS = (
    ("Windows", "Get-FileHash photo-1-*", "PowerShell"),
    ("macOS", "shasum -a 256 photo-1-*", "Terminal"),
    ("Linux", "sha256sum photo-1-*", "sh"),
)


def history(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """The case's events, each with its short fingerprint."""
    if not sheet.events:
        return []
    fine, lang = look.ladder.plain, look.lang
    # a history of before steps said by whom they were is shown as it always was
    told = any(line.event.by for line in sheet.events)
    names = ("number", "when", *(("by",) if told else ()), "what", "hash")
    head = tuple(
        para(say(f"documents.history.{n}", lang), look.ladder.caption, lang) for n in names
    )
    rows = []
    for line in sheet.events:
        cells = (
            para(str(line.event.case_seq), fine, lang),
            para(_when(line.event.at, lang), fine, lang),
            *([para(line.event.by or "–", fine, lang)] if told else []),
            para(line.words, fine, lang),
            para(short(line.event.hash), fine, lang),
        )
        rows.append(Row(cells))
    columns = columns_for([head, *(row.cells for row in rows)], look.width, -2)
    top = Row(head, ruled=False)
    return heading("history", look) + table(rows, columns, head=top, pad=0.5, inset=INSET)


def _when(at: str, lang: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{written_day(moment.date(), lang)} {moment:%H:%M} UTC"


def proof(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look) -> list[Strip]:
    """How to check it without our program, what that proves and what not; beside it the whole fingerprint."""
    code = _code(sheet, look)
    room = look.width - (cells_width(_FIGURES, look.ladder.least) + _ASIDE if code else 0)
    strips = _told(sheet, photos, look, room)
    if code is None:
        return [*heading("check", look), *strips]
    return [*heading("check", look), *_with_aside(strips, code, look)]


def _told(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look, room: float
) -> list[Strip]:
    lang, ladder = look.lang, look.ladder
    strips: list[Strip] = []

    def said(name: str, **facts: object) -> None:
        words = say(f"documents.proof.{name}", lang, **facts)
        strips.extend((*prose(para(words, ladder.plain, lang), room), gap(2)))

    if photos:
        said(_originals(sheet, photos), count=sum(photo.has_gps for photo in photos))
        said("step_tool")
        strips += table(
            [Row(tuple(para(each, ladder.plain, lang) for each in row)) for row in _SYSTEMS],
            (room * 0.2, room * 0.55, room * 0.25),
            pad=1,
            inset=INSET,
        )
        said("step_compare")
    said("whole", number=sheet.number)
    said("limits")
    if sheet.events:
        said("history")
    return strips


def _originals(sheet: EvidenceRecord, photos: Sequence[PhotoForPage]) -> str:
    if not sheet.originals:
        return "copies"
    return "originals_placed" if any(photo.has_gps for photo in photos) else "originals"


def _code(sheet: EvidenceRecord, look: Look) -> Strip | None:
    """The code with the fingerprint below it, for the column at the right."""
    told = qr_of(sheet, look)
    if told is None:
        return None
    side, text = told
    lang, ladder = look.lang, look.ladder
    wide = cells_width(_FIGURES, look.ladder.least)
    words = para(say("documents.proof.head", lang), ladder.plain, lang)
    lines = -(-len(head_of(sheet)) // _FIGURES)
    above = len(words.lines(wide)) * words.style.leading
    height = side + above + lines * ladder.plain.leading

    def draw(canvas: Sheet, x: float, top: float) -> None:
        grid = Dots(_DOTS, PAPERS[look.paper][1])
        alt = say("documents.alt.qr", lang, code=text)
        qr(text, grid, _QR_ROOM).draw(canvas, grid, x + (wide - side) / 2, top, alt)
        canvas.paragraph(words, x, top - side, wide)
        in_cells(canvas, head_of(sheet), (x, top - side - above), ladder.plain, _FIGURES)

    return Strip(height, draw)


def _with_aside(strips: Sequence[Strip], aside: Strip, look: Look) -> list[Strip]:
    """The strips with something at their right; they stay together with it."""
    height = max(sum(strip.height for strip in strips), aside.height)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        level = top
        for strip in strips:
            strip.draw(canvas, x, level)
            level -= strip.height
        aside.draw(canvas, x + look.width - cells_width(_FIGURES, look.ladder.least), top)

    return [Strip(height, draw)]
