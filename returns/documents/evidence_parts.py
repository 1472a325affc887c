"""The written parts of an evidence sheet: head, facts, story, comparison, findings, amount."""

from collections.abc import Sequence
from datetime import date

from returns.documents.flow import Row, Strip, gap, prose, rule, table
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.sheet import HAIR, MUTED, Sheet
from returns.documents.text import Para, Style, para
from returns.phrases import say, word
from returns.records.papers import EvidenceRecord, FoundUnit, PhotoForPage
from returns.records.postal import address_lines
from returns.terms import Party

BODY = Style(9, 13.5)
STRONG = Style(9, 13.5, Weight.SEMIBOLD)
QUIET = Style(9, 13.5, ink=MUTED)
SMALL = Style(7.5, 11, ink=MUTED)
CAPTION = Style(7.5, 11, Weight.SEMIBOLD, MUTED)
HEADING = Style(9.5, 14, Weight.SEMIBOLD)
_TITLE = Style(18, 23, Weight.BOLD)
_COLUMNS = 4


def heading(words: str, lang: str) -> list[Strip]:
    """A section's name with the space around it; it stays with what follows."""
    return [gap(12), *prose(para(words, HEADING, lang), 400, keep=True), _air(3)]


def _air(height: float) -> Strip:
    """White space between a heading and what it heads."""
    return Strip(height, lambda _sheet, _x, _top: None, keep=True)


def head(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """For whom, what it is about, and on the right what we ask for."""
    kicker = para(say(f"documents.evidence.for.{sheet.addressee}", lang), QUIET, lang)
    asked = _asked(sheet, lang)
    aside = max((p.widest for p in asked), default=0.0)
    room = width - aside - (24 if asked else 0)
    title = para(sheet.title, _TITLE, lang)
    height = max(
        kicker.style.leading + 2 + len(title.lines(room)) * title.style.leading,
        sum(p.style.leading for p in asked),
    )

    def draw(canvas: Sheet, x: float, top: float) -> None:
        down = canvas.paragraph(kicker, x, top, room) + 2
        canvas.paragraph(title, x, top - down, room)
        level = top
        for paragraph in asked:
            level -= canvas.paragraph(paragraph, x + width - aside, level, aside + 0.1)

    return [
        Strip(height, draw, keep=True),
        gap(12),
        rule(width, 1),
        gap(9),
    ]


def _asked(sheet: EvidenceRecord, lang: str) -> list[Para]:
    kind = say(f"documents.ask.{sheet.asked_for}", lang)
    caption = para(
        say("documents.evidence.we_ask", lang), Style(7.5, 11, ink=MUTED, align="right"), lang
    )
    large = Style(18, 23, Weight.BOLD, align="right")
    if sheet.asked is None:
        return [caption, para(kind, large, lang)]
    below = para(kind, Style(9, 13.5, ink=MUTED, align="right"), lang)
    return [caption, para(sheet.asked.coded, large, lang), below]


def facts(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """Numbers and dates in four columns."""
    *numbers, ours = _numbers(sheet, lang)
    pairs = [(name, value) for name, value in numbers if value]
    pairs += [
        (f"evidence.{name}", written_day(day, lang)) for name, day in _dates(sheet) if day
    ]
    pairs += [ours] if ours[1] else []
    if sheet.verdict:
        pairs.append(("evidence.verdict", word("verdict", sheet.verdict, lang)))
    if not sheet.redact and (sheet.buyer_name or sheet.buyer_address):
        pairs.append(("evidence.buyer", _buyer(sheet)))
    column = width / _COLUMNS
    strips = []
    for start in range(0, len(pairs), _COLUMNS):
        cells = [
            (para(say(f"documents.{name}", lang), SMALL, lang), para(value, STRONG, lang))
            for name, value in pairs[start : start + _COLUMNS]
        ]
        strips += [_fact_row(cells, column), gap(7)]
    return strips


def clock(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """That the computer's clock had been set back, where it had."""
    if sheet.newest_entry is None:
        return []
    newest = f"{written_day(sheet.newest_entry.date(), lang)} {sheet.newest_entry:%H:%M} UTC"
    made = written_day(sheet.made_on, lang)
    words = say("documents.evidence.clock_set_back", lang, made=made, newest=newest)
    return [gap(3), *prose(para(words, STRONG, lang), width), gap(4)]


def _fact_row(cells: list[tuple[Para, Para]], column: float) -> Strip:
    room = column - 12
    tall = max(len(value.lines(room)) for _name, value in cells)
    height = SMALL.leading + tall * STRONG.leading

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for index, (name, value) in enumerate(cells):
            canvas.paragraph(name, x + index * column, top, room)
            canvas.paragraph(value, x + index * column, top - SMALL.leading, room)

    return Strip(height, draw)


def _numbers(sheet: EvidenceRecord, lang: str) -> list[tuple[str, str]]:
    theirs = "your_rma" if sheet.addressee is Party.SUPPLIER else "supplier_rma"
    order = sheet.order_number
    if sheet.redact:
        order = say("documents.evidence.left_out", lang)
    quantity = ""
    if sheet.announced:
        quantity = str(sheet.announced)
        if sheet.received is not None:
            quantity = say(
                "documents.evidence.of", lang, got=sheet.received, announced=sheet.announced
            )
    return [
        (f"evidence.{theirs}", sheet.supplier_rma),
        ("evidence.our_case", sheet.case_number),
        ("evidence.order", order),
        ("evidence.quantity", quantity),
        ("evidence.our_rma", sheet.our_rma),
    ]


def _dates(sheet: EvidenceRecord) -> list[tuple[str, date | None]]:
    return [
        ("ordered", sheet.ordered_on),
        ("shipped", sheet.shipped_on),
        ("delivered", sheet.delivered_on),
        ("reported", sheet.reported_on),
        ("inspected", sheet.inspected_on),
    ]


def _buyer(sheet: EvidenceRecord) -> str:
    address = sheet.buyer_address
    lines = address_lines(address, sheet.buyer_name) if address else [sheet.buyer_name]
    return "\n".join([*lines, *([sheet.buyer_email] if sheet.buyer_email else [])])


def what_happened(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """The story, the line of the terms, and the buyer's own words."""
    paragraphs = [text for text in sheet.what_happened if text]
    if sheet.terms_line:
        paragraphs.append(_terms(sheet, lang))
    if not paragraphs and not sheet.buyer_words:
        return []
    strips = heading(say("documents.evidence.what_happened", lang), lang)
    for text in paragraphs:
        strips += [*prose(para(text, BODY, lang), width), gap(4)]
    if sheet.buyer_words:
        strips += prose(
            para(say("documents.evidence.buyer_wrote", lang), SMALL, lang), width, keep=True
        )
        strips += [_barred(s) for s in prose(para(sheet.buyer_words, BODY, lang), width, 10)]
    return strips


def _barred(strip: Strip) -> Strip:
    """A line of quoted words with the bar that marks them."""

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.block(x, top - strip.height, 1.5, strip.height, HAIR)
        strip.draw(canvas, x, top)

    return Strip(strip.height, draw, keep=strip.keep)


def _terms(sheet: EvidenceRecord, lang: str) -> str:
    if sheet.terms_version is None or sheet.terms_from is None:
        return say("documents.evidence.terms", lang, line=sheet.terms_line)
    return say(
        "documents.evidence.terms_version",
        lang,
        line=sheet.terms_line,
        version=sheet.terms_version,
        day=written_day(sheet.terms_from, lang),
    )


def comparison(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """Said, found, answered; a contradiction is tinted and carries its sign."""
    if not sheet.comparisons:
        return []
    answered = "you_say" if sheet.addressee is Party.SUPPLIER else "supplier_says"
    names = ("", "buyer_said", "we_found", answered)
    columns = tuple(width * share for share in (0.16, 0.24, 0.34, 0.26))
    top = Row(
        tuple(
            para(say(f"documents.evidence.{n}", lang) if n else "", CAPTION, lang)
            for n in names
        ),
        ruled=False,
    )
    rows = []
    for line in sheet.comparisons:
        name = word("field", line.field, lang)
        mark = "≠ " if line.contradicts else ""
        cells = (
            para(mark + name, STRONG if line.contradicts else QUIET, lang),
            para(line.said or "–", BODY, lang),
            para(line.found or "–", STRONG, lang),
            para(line.answered or "–", BODY, lang),
        )
        rows.append(Row(cells, tinted=line.contradicts))
    strips = heading(say("documents.evidence.said_found_answered", lang), lang)
    strips += table(rows, columns, head=top)
    if any(line.contradicts for line in sheet.comparisons):
        legend = para(say("documents.evidence.contradicts", lang), SMALL, lang)
        strips += [rule(width), _air(3), *prose(legend, width, 7)]
    return strips


def findings(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """What we found on each unit."""
    if not sheet.findings:
        return []
    names = ("unit", "package", "complete", "works", "marks", "grade")
    columns = tuple(width * share for share in (0.27, 0.13, 0.12, 0.13, 0.2, 0.15))
    top = Row(
        tuple(para(say(f"documents.evidence.unit.{n}", lang), CAPTION, lang) for n in names),
        ruled=False,
    )
    rows = [Row(_unit(found, lang)) for found in sheet.findings]
    strips = heading(say("documents.evidence.findings", lang), lang)
    return strips + table(rows, columns, head=top, pad=4)


def _unit(found: FoundUnit, lang: str) -> tuple[Para, ...]:
    unit = found.finding
    title = say("documents.evidence.unit.of", lang, title=found.title, unit=unit.unit)
    extra = []
    if unit.serial:
        extra.append(say("documents.slip.serial", lang, serial=unit.serial))
    if unit.weight_g is not None:
        extra.append(say("documents.evidence.unit.grams", lang, grams=unit.weight_g))
    return (
        para("\n".join([title, *extra]), BODY, lang),
        para(word("package", unit.package, lang) if unit.package else "–", BODY, lang),
        para(_yes_or_no(unit.complete, lang), BODY, lang),
        para(word("works", unit.works, lang) if unit.works else "–", BODY, lang),
        para(unit.marks or "–", BODY, lang),
        para(word("grade", unit.grade, lang) if unit.grade else "–", STRONG, lang),
    )


def _yes_or_no(said: bool | None, lang: str) -> str:
    return "–" if said is None else word("complete", "yes" if said else "no", lang)


def amounts(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """What the amount is made of."""
    if not sheet.amounts:
        return []
    columns = (width * 0.75, width * 0.25)
    right, total = Style(9, 13.5, align="right"), Style(9, 13.5, Weight.SEMIBOLD, align="right")
    rows = [
        Row((para(line.words, BODY, lang), para(line.amount.coded, right, lang)))
        for line in sheet.amounts
    ]
    if sheet.asked is not None:
        together = para(say("documents.evidence.together", lang), STRONG, lang)
        rows.append(Row((together, para(sheet.asked.coded, total, lang))))
    strips = heading(say("documents.evidence.amount", lang), lang)
    return strips + table(rows, columns)


def complete(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str, width: float
) -> list[Strip]:
    """How far the sheet has what is asked for, and what was left out on purpose."""
    said = [sentence for sentence in _completeness(sheet, photos, lang) if sentence]
    strips = heading(say("documents.evidence.complete", lang), lang)
    return strips + prose(para(" · ".join(said), BODY, lang), width)


def _completeness(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str
) -> list[str]:
    def tell(name: str, **facts: object) -> str:
        return say(f"documents.complete.{name}", lang, **facts)

    have = sheet.completeness
    said = []
    if have.asked:
        said.append(tell("photos", present=have.present, asked=have.asked))
        if have.missing:
            comma = tell("comma")
            said.append(tell("missing", shots=comma.join(have.missing)))
    else:
        said.append(tell("photos_here", count=len(photos)))
    if have.serial_asked:
        said.append(tell("serial_given" if have.serial_given else "serial_missing"))
    if have.video_asked:
        said.append(tell("video"))
    if sheet.redact:
        said.append(tell("redacted"))
    return said
