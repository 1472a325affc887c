"""The certificate of the person who made a sheet: what was done, what is not known; a line to sign."""

from collections.abc import Sequence
from dataclasses import replace

from returns.documents.evidence_pages.custody import spans, theirs_of
from returns.documents.evidence_pages.look import Look
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Strip, gap, prose
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.text import BLACK, para
from returns.language import run_on
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

#: in points
_PAD, _SIGN = 10.0, 26.0
_SHARES = (0.4, 0.24, 0.18, 0.18)


def certificate(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look
) -> list[Strip]:
    """A framed statement of facts; no law is named, for each reader has another one."""
    lang, ladder = look.lang, look.ladder
    title = para(say("documents.certificate.title", lang), ladder.heading, lang)
    words = para(_words(sheet, photos, lang), ladder.body, lang)
    room = look.width - 2 * _PAD
    sign = _signing(sheet, look, room)
    told = title.style.leading + 2 + len(words.lines(room)) * words.style.leading
    height = 2 * _PAD + told + sign.height
    if height > look.height / 2:
        # names of thousands of letters: no frame holds them
        lines = [*prose(title, look.width, keep=True, tag="H2"), *prose(words, look.width)]
        return [replace(gap(10), keep=True), *lines, sign]

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(1.2)
        edge = (x + 0.6, top - height + 0.6, look.width - 1.2, height - 1.2)
        canvas.rect(*edge, stroke=1, fill=0)
        left, level = x + _PAD, top - _PAD
        level -= canvas.paragraph(title, left, level, room, "H2") + 2
        level -= canvas.paragraph(words, left, level, room)
        sign.draw(canvas, left, level)

    return [replace(gap(10), keep=True), Strip(height, draw)]


def _signing(sheet: EvidenceRecord, look: Look, room: float) -> Strip:
    """The lines to sign on, with what goes on each."""
    lang, ladder = look.lang, look.ladder
    names = [
        para(
            say(f"documents.certificate.{name}", lang, name=sheet.maker.name),
            ladder.plain,
            lang,
        )
        for name in ("signature", "role", "place", "date")
    ]
    wides = [room * share for share in _SHARES]
    under = max(
        len(name.lines(wide - 10)) * name.style.leading
        for name, wide in zip(names, wides, strict=True)
    )

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for name, wide in zip(names, wides, strict=True):
            canvas.rule(x, top - _SIGN, wide - 10, 0.8, BLACK)
            canvas.paragraph(name, x, top - _SIGN - 1, wide - 10)
            x += wide

    return Strip(_SIGN + under, draw)


def _words(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str) -> str:
    """What the person says: only what the desk knows that was done."""

    def tell(key: str, **facts: object) -> str:
        return say(f"documents.certificate.{key}", lang, **facts)

    maker = sheet.maker
    who = "who" if maker.name else "who_unnamed"
    # a desk may have no name for its shop yet
    who += "" if sheet.made_by.strip() else "_here"
    told = [tell(who, name=maker.name, shop=sheet.made_by)]
    if maker.looked_on is not None:
        told.append(tell("looked", day=written_day(maker.looked_on, lang)))
    if photos:
        told.append(tell("photos", count=len(photos)))
        marked = any(photo.marks for photo in photos)
        told.append(tell("copies_marked" if marked else "copies"))
    theirs = theirs_of(sheet)
    told.append(tell("not_known", rows=spans(theirs, lang)) if theirs else tell("only_mine"))
    return run_on(told, lang)
