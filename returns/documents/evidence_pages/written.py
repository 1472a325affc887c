"""The written parts of an evidence sheet: the story, the sum's working, what is complete, the clock."""

from collections.abc import Sequence
from dataclasses import replace

from returns.documents.evidence_pages.ask_box import shows_working
from returns.documents.evidence_pages.head import cut_short, glance_of
from returns.documents.evidence_pages.lettered import mixed, shortened
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.reasons import MOST_REASONS, told_below
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Row, Strip, gap, prose, table
from returns.documents.page.sheet import HAIR, Sheet
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Style, para
from returns.language import between
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage, SheetLine

#: of quoted words, in points
_INDENT = 10.0
#: lines of quoted words that are told where they belong; of more of them so many, and the whole in an annex
_MOST_QUOTED, _BEGUN = 16, 6
#: from line to line of an annex, in sizes of its type
_CLOSE = 1.25


def heading(name: str, look: Look) -> list[Strip]:
    """A section's name with the space around it; it stays with what follows."""
    words = para(say(f"documents.evidence.{name}", look.lang), look.ladder.heading, look.lang)
    return [gap(8), *prose(words, look.width, keep=True, tag="H2"), air(2)]


def air(height: float) -> Strip:
    """White space between a heading and what it heads."""
    return Strip(height, lambda _sheet, _x, _top: None, keep=True)


def clock(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """That the computer's clock had been set back, where it had."""
    if sheet.newest_entry is None:
        return []
    day = written_day(sheet.newest_entry.date(), look.lang)
    newest = f"{day} {sheet.newest_entry:%H:%M} UTC"
    made = written_day(sheet.made_on, look.lang)
    words = say("documents.evidence.clock_set_back", look.lang, made=made, newest=newest)
    return [gap(3), *prose(para(words, look.ladder.strong, look.lang), look.width), gap(4)]


def what_happened(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    shown: int = MOST_REASONS,
    *,
    glance: int | None = None,
    annex: "Annex | None" = None,
) -> list[Strip]:
    """The story, the reasons behind those `shown` at the head, and the buyer's own words.

    Of those at the head what `glance` lines do not hold is told here whole; of words that the `annex`
    has, how they begin.
    """
    lang, body = look.lang, look.ladder.body
    paragraphs = cut_short(sheet, look)
    paragraphs += [para(text, body, lang) for text in sheet.what_happened if text]
    paragraphs += told_below(sheet, photos, look, shown, glance_of(sheet, look, glance))
    quoted = [line for line in sheet.lines if line.buyer_words]
    if not paragraphs and not quoted:
        return []
    strips = heading("what_happened", look)
    for words in paragraphs:
        strips += [*prose(words, look.width), gap(3)]
    for line in quoted:
        if annex is not None and line in annex.lines:
            begun = shortened(line.buyer_words, body, look.width - _INDENT, _BEGUN, lang).text
            line_ = replace(line, buyer_words=begun)
            strips += [*_quoted(sheet, line_, look), annex.named, gap(3)]
        else:
            strips += [*_quoted(sheet, line, look), gap(3)]
    return strips


class Annex:
    """What was written at such length that nobody would find the rest: whole, behind everything else.

    `words` are those that stand elsewhere as their beginning and their number here.
    """

    def __init__(self, sheet: EvidenceRecord, look: Look, words: Sequence[str] = ()) -> None:
        self._sheet, self._look, self._words = sheet, look, words
        self.lines = [line for line in sheet.lines if self._is_long(line)]
        #: the page on which it begins, from 1, once that is known
        self.page = 1
        self.strips = [*self._strips(), *self._numbered()]

    def _is_long(self, line: SheetLine) -> bool:
        words = para(line.buyer_words, self._look.ladder.body, self._look.lang)
        return len(words.lines(self._look.width - _INDENT)) > _MOST_QUOTED

    def _numbered(self) -> list[Strip]:
        if not self._words:
            return []
        ladder, lang = self._look.ladder, self._look.lang
        strips = heading("annex_words", self._look)
        close = replace(ladder.plain, leading=ladder.least * _CLOSE)
        for number, words in enumerate(self._words, start=1):
            told = mixed(
                [(f"{number}  ", replace(close, weight=Weight.SEMIBOLD)), (words, close)], lang
            )
            strips += [*prose(told, self._look.width), gap(3)]
        return strips

    def _strips(self) -> list[Strip]:
        if not self.lines:
            return []
        strips = heading("annex", self._look)
        for line in self.lines:
            strips += [*_quoted(self._sheet, line, self._look, self._look.ladder.plain), gap(3)]
        return strips

    @property
    def named(self) -> Strip:
        """A line that says where the whole is."""
        style = self._look.ladder.strong

        def draw(canvas: Sheet, x: float, top: float) -> None:
            told = say("documents.evidence.in_annex", self._look.lang, page=self.page)
            canvas.paragraph(
                para(told, style, self._look.lang), x + _INDENT, top, self._look.width
            )

        return Strip(style.leading, draw)


def _quoted(
    sheet: EvidenceRecord, line: SheetLine, look: Look, style: Style | None = None
) -> list[Strip]:
    """What the buyer wrote of an item, below a line that says so; behind it where there are several."""
    lang, small, body = look.lang, look.ladder.small, style or look.ladder.body
    if len(sheet.lines) == 1:
        caption = para(say("documents.evidence.buyer_wrote", lang), small, lang)
        words = prose(para(line.buyer_words, body, lang), look.width, _INDENT)
        return [*prose(caption, look.width, keep=True), *(_barred(strip) for strip in words)]
    name = shortened(line.title, small, look.width / 2, 1, lang).text
    said = say("documents.evidence.buyer_wrote_of", lang, item=name)
    told = mixed([(f"{said}{between('colon', lang)}", small), (line.buyer_words, body)], lang)
    return [_barred(strip) for strip in prose(told, look.width, _INDENT)]


def _barred(strip: Strip) -> Strip:
    """A line of quoted words with the bar that marks them."""

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.block(x, top - strip.height, 1.5, strip.height, HAIR)
        strip.draw(canvas, x, top)

    return Strip(strip.height, draw, keep=strip.keep)


def amounts(sheet: EvidenceRecord, look: Look, *, working: bool = True) -> list[Strip]:
    """What the amount is made of, where the box that asks for it does not say so.

    `working` tells whether the box was let do so.
    """
    if not sheet.amounts or (working and shows_working(sheet, look) and sheet.asked_for):
        return []
    lang, ladder = look.lang, look.ladder
    columns = (look.width * 0.75, look.width * 0.25)
    right, total = (replace(each, align="right") for each in (ladder.body, ladder.strong))
    rows = [
        Row((para(line.words, ladder.body, lang), para(line.amount.coded, right, lang)))
        for line in sheet.amounts
    ]
    if sheet.asked is not None:
        together = para(say("documents.evidence.together", lang), ladder.strong, lang)
        # as the box asks for it, and as the rows come to it
        whole = sheet.billed or sheet.asked
        rows.append(Row((together, para(whole.coded, total, lang))))
    return heading("amount", look) + table(rows, columns)


def completeness(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str) -> list[str]:
    """How far the sheet has what is asked for, and what was left out on purpose."""

    def tell(name: str, **facts: object) -> str:
        return say(f"documents.complete.{name}", lang, **facts)

    have = sheet.completeness
    said = []
    if have.asked:
        said.append(tell("photos", present=have.present, asked=have.asked))
        if have.missing:
            # the names of shots have commas of their own
            missing = between("semicolon", lang).join(have.missing)
            said.append(tell("missing", shots=missing))
    else:
        said.append(tell("photos_here", count=len(photos)) if photos else tell("no_photos"))
    if have.serial_asked:
        said.append(tell("serial_given" if have.serial_given else "serial_missing"))
    if have.video_asked:
        said.append(tell("video"))
    if sheet.redact:
        marked = any(photo.marks for photo in photos)
        said.append(tell("redacted_marked" if marked else "redacted"))
    return said
