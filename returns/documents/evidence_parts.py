"""The written parts of an evidence sheet: head, facts, story, amount, what is complete."""

from collections.abc import Sequence

from returns.documents.ask_box import WIDTH as BOX_WIDTH
from returns.documents.ask_box import ask_box, shows_working
from returns.documents.flow import Row, Strip, gap, prose, rule, table
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.sheet import HAIR, MUTED, Sheet
from returns.documents.text import Para, Style, para
from returns.language import between
from returns.phrases import say, word
from returns.records.papers import EvidenceRecord, PhotoForPage, TermQuoted
from returns.records.postal import address_lines
from returns.terms import Party

#: nothing on a sheet is below 9 pt: clerks read it on a screen, beside their own form
BODY = Style(9.6, 13.5)
STRONG = Style(9.6, 13.5, Weight.SEMIBOLD)
QUIET = Style(9.6, 13.5, ink=MUTED)
SMALL = Style(9, 12, ink=MUTED)
CAPTION = Style(9, 12, Weight.SEMIBOLD, MUTED)
HEADING = Style(10.5, 15, Weight.SEMIBOLD)
_TITLE = Style(19, 24, Weight.BOLD)
_NUMBER = Style(12, 13.5, Weight.BOLD)
_COLUMNS = 4
#: before a reason, and between two of them; points
_NUMBERED, _BETWEEN = 18.0, 5.0
#: a reader takes in no more at a glance; the others stand with the story
_MOST_REASONS = 3


def heading(words: str, lang: str) -> list[Strip]:
    """A section's name with the space around it; it stays with what follows."""
    return [gap(12), *prose(para(words, HEADING, lang), 400, keep=True, tag="H2"), _air(3)]


def _air(height: float) -> Strip:
    """White space between a heading and what it heads."""
    return Strip(height, lambda _sheet, _x, _top: None, keep=True)


def head(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """For whom, what it is about and why, and in a box at the right what we ask for."""
    box = ask_box(sheet, lang)
    room = width - (BOX_WIDTH + 18 if box else 0)
    kicker = para(say(f"documents.evidence.for.{sheet.addressee}", lang), QUIET, lang)
    title = para(sheet.title, _TITLE, lang)
    reasons = [para(words, BODY, lang) for words in _reasons(sheet, lang)[:_MOST_REASONS]]
    height = kicker.style.leading + 2 + len(title.lines(room)) * title.style.leading
    for reason in reasons:
        height += _BETWEEN + len(reason.lines(room - _NUMBERED)) * reason.style.leading
    height = max(height, box.height if box else 0.0)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        level = top - canvas.paragraph(kicker, x, top, room) - 2
        level -= canvas.paragraph(title, x, level, room, "H1")
        for number, reason in enumerate(reasons, start=1):
            level -= _BETWEEN
            canvas.paragraph(para(str(number), _NUMBER, lang), x, level, _NUMBERED)
            level -= canvas.paragraph(reason, x + _NUMBERED, level, room - _NUMBERED)
        if box:
            box.draw(canvas, x + width - BOX_WIDTH, top)

    return [
        Strip(height, draw, keep=True),
        gap(12),
        rule(width, 1),
        gap(9),
    ]


def _reasons(sheet: EvidenceRecord, lang: str) -> list[str]:
    """Why: each ground, and each clause of the terms with its version and the day that it comes to."""
    joint = between("sentences", lang)
    clauses = [
        joint.join(filter(None, (_term(term, lang), term.counted))) for term in sheet.terms
    ]
    return [words for words in (*sheet.grounds, *clauses) if words]


def facts(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """Numbers and dates in four columns."""
    *numbers, ours = _numbers(sheet, lang)
    pairs = [(name, value) for name, value in numbers if value]
    pairs += [(f"evidence.{day.name}", day.words) for day in sheet.dates]
    pairs += [ours] if ours[1] else []
    if sheet.verdict:
        pairs.append(("evidence.verdict", word("verdict", sheet.verdict, lang)))
    if not sheet.redact and (sheet.buyer_name or sheet.buyer_address):
        pairs.append(("evidence.buyer", _buyer(sheet)))
    column = width / _COLUMNS
    strips = [gap(10)]
    for start in range(0, len(pairs), _COLUMNS):
        cells = [
            (para(say(f"documents.{name}", lang), SMALL, lang), _value(name, value, lang))
            for name, value in pairs[start : start + _COLUMNS]
        ]
        strips += [_fact_row(cells, column), gap(7)]
    return strips


def _value(name: str, value: str, lang: str) -> Para:
    found = para(value, STRONG, lang)
    return found.one_side() if name == "evidence.buyer" else found


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
    tall = max(len(value.lines(room)) * value.style.leading for _name, value in cells)
    height = SMALL.leading + tall

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for index, (name, value) in enumerate(cells):
            canvas.paragraph(name, x + index * column, top, room)
            canvas.paragraph(value, x + index * column, top - SMALL.leading, room)

    return Strip(height, draw)


def _numbers(sheet: EvidenceRecord, lang: str) -> list[tuple[str, str]]:
    """The addressee's own numbers first; ours last, as the sender's reference."""
    order = "" if sheet.redact else sheet.order_number
    quantity = ""
    if sheet.announced:
        quantity = str(sheet.announced)
        if sheet.received is not None:
            quantity = say(
                "documents.evidence.of", lang, got=sheet.received, announced=sheet.announced
            )
    theirs = {
        Party.SUPPLIER: [
            ("evidence.your_rma", sheet.supplier_rma),
            ("evidence.your_po", sheet.supplier_po),
            ("evidence.order", order),
        ],
        Party.CARRIER: [*_shipped(sheet, lang), ("evidence.order", order)],
    }
    numbers = theirs.get(sheet.addressee, [("evidence.your_order", order)])
    ours = "\n".join(filter(None, (sheet.case_number, sheet.our_rma)))
    return [*numbers, ("evidence.quantity", quantity), ("evidence.our_case", ours)]


def _shipped(sheet: EvidenceRecord, lang: str) -> list[tuple[str, str]]:
    """What a carrier finds its parcel by; what is not known is said, for a clerk looks for it."""
    untold = say("papers.date.unknown", lang)
    several = len(sheet.shipments) > 1

    def told(values: Sequence[str]) -> str:
        if not any(values):
            return untold
        ways = (shipment.way for shipment in sheet.shipments)
        lines = zip(ways, values, strict=True)
        if not several:
            return values[0]
        return "\n".join(
            say("documents.evidence.of_way", lang, way=way, words=value)
            for way, value in lines
            if value
        )

    parcels = sheet.shipments
    return [
        ("evidence.tracking", told([each.tracking for each in parcels])),
        ("evidence.carrier", told([each.carrier for each in parcels])),
        ("evidence.handed_over", told([each.handed_over for each in parcels])),
        ("evidence.weight", sheet.weight or untold),
    ]


def _buyer(sheet: EvidenceRecord) -> str:
    address = sheet.buyer_address
    lines = address_lines(address, sheet.buyer_name) if address else [sheet.buyer_name]
    return "\n".join([*lines, *([sheet.buyer_email] if sheet.buyer_email else [])])


def what_happened(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """The story, the reasons that the head has no room for, and the buyer's own words."""
    paragraphs = [text for text in sheet.what_happened if text]
    paragraphs += _reasons(sheet, lang)[_MOST_REASONS:]
    quoted = [line for line in sheet.lines if line.buyer_words]
    if not paragraphs and not quoted:
        return []
    strips = heading(say("documents.evidence.what_happened", lang), lang)
    for text in paragraphs:
        strips += [*prose(para(text, BODY, lang), width), gap(4)]
    for line in quoted:
        key = "buyer_wrote" if len(sheet.lines) == 1 else "buyer_wrote_of"
        caption = say(f"documents.evidence.{key}", lang, item=line.title)
        strips += prose(para(caption, SMALL, lang), width, keep=True)
        strips += [_barred(s) for s in prose(para(line.buyer_words, BODY, lang), width, 10)]
        strips.append(gap(4))
    return strips


def _barred(strip: Strip) -> Strip:
    """A line of quoted words with the bar that marks them."""

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.block(x, top - strip.height, 1.5, strip.height, HAIR)
        strip.draw(canvas, x, top)

    return Strip(strip.height, draw, keep=strip.keep)


def _term(term: TermQuoted, lang: str) -> str:
    if term.version is None or term.holds_from is None:
        return say("documents.evidence.terms", lang, line=term.line)
    return say(
        "documents.evidence.terms_version" if term.held else "documents.evidence.terms_noted",
        lang,
        line=term.line,
        version=term.version,
        day=written_day(term.holds_from, lang),
    )


def amounts(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """What the amount is made of, where the box that asks for it has no room to say so."""
    if not sheet.amounts or (shows_working(sheet) and sheet.asked_for):
        return []
    columns = (width * 0.75, width * 0.25)
    right, total = (
        Style(9.6, 13.5, align="right"),
        Style(9.6, 13.5, Weight.SEMIBOLD, align="right"),
    )
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
