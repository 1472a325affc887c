"""The card profile: an answer to a card dispute that is faxed and scanned, 12 points and no colour.

Page 1 says what is asked, why, and which records show it; the photos follow in grey, two on a page.
"""

from dataclasses import replace
from io import BytesIO

from returns.documents.evidence_pages.decisive import chosen_of
from returns.documents.evidence_pages.photos import short
from returns.documents.page.flow import Row, Strip, gap, pages, prose, rule, table
from returns.documents.page.sheet import MM, PAPERS, Sheet, baseline, working_jpeg
from returns.documents.page.tagging import Tag
from returns.documents.plain.plain_paper import air
from returns.documents.short_case.market_parts import how_to_check, paragraph, sized, tall
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.documents.typesetting.unprintable import spell
from returns.documents.voices import loud_words
from returns.phrases import say, word
from returns.records.packets import SeenPhoto, ShortCase

WIDTH = 180 * MM
_TOP, _BOTTOM = 24 * MM, 20 * MM
#: nothing is below 12 points, nothing is grey
_BODY = Style(12.5, 17)
_STRONG = Style(12.5, 17, Weight.SEMIBOLD)
_SMALL = Style(12, 16)
_SMALL_STRONG = Style(12, 16, Weight.SEMIBOLD)
_HEADING = Style(14, 19, Weight.SEMIBOLD)
_TITLE = Style(21, 26, Weight.BOLD)
_TITLES = (_TITLE, Style(17, 21, Weight.BOLD), Style(14, 18, Weight.BOLD))
_ASK = Style(19, 23, Weight.BOLD)
_ASKS = (_ASK, Style(15, 19, Weight.BOLD), Style(12.5, 16, Weight.BOLD))
_BOX = 66 * MM
_FRAME = (104 * MM, 78 * MM)
#: how large it may be of that, as long as a smaller one saves a page
_SHARES = (1, 0.85, 0.7, 0.55)
#: of two facts side by side: name, value, name, value
_PAIRS = tuple(WIDTH * share for share in (0.18, 0.3, 0.23, 0.29))
_INSET = 3.0
#: what the number of a photo takes before its name, at most
_NUMBER = 48.0
#: of a picture on a page of two photos at least, and of three where there are many
_PHOTO, _PHOTO_OF_MANY, _MANY = 80 * MM, 50 * MM, 16
#: between two photos
_APART = 14.0


def render_card_sheet(case: ShortCase, side: int = 1200, quality: int = 75) -> bytes:
    """The pages as a PDF on the reader's paper, photos of `side` pixels at most; same record, same bytes."""
    paper = PAPERS[case.paper]
    left, height = (paper[0] - WIDTH) / 2, paper[1] - _TOP - _BOTTOM
    pictures = {each.number: _grey(each, side, quality) for each in case.photos}
    spread = _spread(case, pictures, height)
    title = spell(f"{case.number} {' '.join(case.title.split())}", case.lang)
    canvas = Sheet(
        paper, title=title, author=spell(case.shop, case.lang), day=case.made_on, lang=case.lang
    )
    for number, page in enumerate(spread, start=1):
        _head_and_foot(canvas, case, left, paper[1], (number, len(spread)))
        top = paper[1] - _TOP
        for strip in page:
            strip.draw(canvas, left, top)
            top -= strip.height
        canvas.showPage()
    return canvas.finish()


def _grey(seen: SeenPhoto, side: int, quality: int) -> bytes | None:
    """The working picture in grey, no larger than `side`; None where there is none."""
    from PIL import Image

    if seen.photo.path is None:
        return None
    with Image.open(BytesIO(working_jpeg(seen.photo.path))) as image:
        grey = image.convert("L")
    grey.thumbnail((side, side))
    out = BytesIO()
    grey.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _head_and_foot(
    canvas: Sheet, case: ShortCase, left: float, high: float, page: tuple[int, int]
) -> None:
    lang, level = case.lang, high - 12 * MM
    name = say("packets.card.kind", lang)
    kind = " · ".join(filter(None, (name, case.shop)))
    number = paragraph(case.number, Style(12, 16, align="right"), lang)
    shown = paragraph(kind, _SMALL_STRONG, lang)
    if shown.widest > WIDTH - number.widest - 20:
        shown = paragraph(name, _SMALL_STRONG, lang)
    of = say("documents.page_of", lang, page=page[0], pages=page[1])
    with canvas.artifact("Header"):
        canvas.paragraph(shown, left, level, WIDTH - number.widest - 20)
        canvas.paragraph(number, left, level, WIDTH)
        canvas.rule(left, level - 20, WIDTH, 1.5, BLACK)
    with canvas.artifact("Footer"):
        canvas.rule(left, _BOTTOM - 4, WIDTH, 0.8, BLACK)
        canvas.paragraph(para(short(case.fingerprint), _SMALL), left, _BOTTOM - 8, WIDTH / 2)
        canvas.paragraph(
            paragraph(of, Style(12, 16, align="right"), lang), left, _BOTTOM - 8, WIDTH
        )


def _spread(
    case: ShortCase, pictures: dict[int, bytes | None], height: float
) -> list[list[Strip]]:
    """The pages, as few as can be: banks count them; among these those with the largest pictures.

    The one that decides gives way before a page is begun for a few lines.
    """
    few = len(case.photos) <= _MANY
    frames = (max(_half(case, height), _PHOTO), _PHOTO) if few else (_PHOTO_OF_MANY,)
    made = (
        pages(_strips(case, pictures, frame, share), height)
        for share in _SHARES
        for frame in frames
    )
    return min(made, key=len)


def _half(case: ShortCase, height: float) -> float:
    """How tall a picture is of which two stand on a page with their words, and fill it."""
    words = max((_words_below(case, seen) for seen in case.photos), default=0.0)
    return (height - _APART) / 2 - words - 0.1


def _strips(
    case: ShortCase, pictures: dict[int, bytes | None], frame: float, share: float
) -> list[Strip]:
    strips = [_first(case), gap(12), *_reasons(case), gap(6), *_facts(case), *_against(case)]
    chosen = [case.photos[at] for at in chosen_of([each.photo for each in case.photos])][:1]
    for seen in chosen:
        strips += [gap(14), _beside(case, seen, pictures[seen.number], share)]
    strips += [*_times(case), *_proof(case)]
    others = [each for each in case.photos if each not in chosen]
    for seen in others:
        strips += [gap(_APART), _photo(case, seen, pictures[seen.number], frame)]
    return strips


def _first(case: ShortCase) -> Strip:
    """The title, and at its right what is asked."""
    lang, room = case.lang, WIDTH - _BOX - 18
    title = sized(case.title, _TITLES, room, 4, lang)
    inside = _BOX - 24
    parts = [paragraph(case.asks, _BODY, lang), sized(case.ask, _ASKS, inside, 3, lang)]
    if case.ask_fact and case.ask_fact not in dict(case.facts).values():
        parts.append(paragraph(case.ask_fact, _SMALL_STRONG, lang))
    box = sum(tall(each, inside) for each in parts) + 20
    height = max(box, tall(title, room))

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.paragraph(title, x, top, room, "H1")
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(2.5)
        canvas.rect(
            x + WIDTH - _BOX + 1.25, top - box + 1.25, _BOX - 2.5, box - 2.5, stroke=1, fill=0
        )
        level = top - 10
        for words in parts:
            level -= canvas.paragraph(words, x + WIDTH - _BOX + 12, level, inside)

    return Strip(height, draw, keep=True)


def _reasons(case: ShortCase) -> list[Strip]:
    strips: list[Strip] = []
    for at, reason in enumerate(case.reasons[:3], start=1):
        lines = prose(paragraph(reason, _BODY, case.lang), WIDTH, 22)
        strips += [_numbered(lines[0], at, case.lang), *lines[1:], gap(6)]
    return strips


def _numbered(line: Strip, number: int, lang: str) -> Strip:
    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.paragraph(para(str(number), _STRONG, lang), x, top, 22)
        line.draw(canvas, x, top)

    return Strip(line.height, draw, keep=line.keep)


def _facts(case: ShortCase) -> list[Strip]:
    """Names and values, two pairs in a row: records that a bank looks for; a long number has its own."""
    lang, empty = case.lang, para("", _SMALL)
    narrow = min(_PAIRS[1], _PAIRS[3]) - 2 * _INSET
    lines: list[Strip] = []
    beside: tuple[Para, ...] = ()

    def placed(cells: tuple[Para, ...], columns: tuple[float, ...]) -> list[Strip]:
        return table([Row(cells, ruled=False)], columns, pad=2, inset=_INSET) if cells else []

    for name, value in case.facts:
        pair = paragraph(name, _SMALL, lang), paragraph(value, _SMALL_STRONG, lang)
        if not value:
            continue
        if pair[1].widest > narrow:
            lines += placed(pair, (_PAIRS[0], WIDTH - _PAIRS[0]))
        elif beside:
            lines += placed((*beside, *pair), _PAIRS)
            beside = ()
        else:
            beside = pair
    lines += placed((*beside, empty, empty) if beside else (), _PAIRS)
    return [rule(WIDTH, 1.5), gap(6), *lines, gap(6), rule(WIDTH, 1.5), gap(8)]


def _heading(words: str, lang: str) -> list[Strip]:
    return [gap(12), *prose(para(words, _HEADING, lang), WIDTH, keep=True, tag="H2"), air(4)]


def _against(case: ShortCase) -> list[Strip]:
    lang = case.lang
    if not case.against:
        return prose(paragraph(case.agreed, _SMALL, lang), WIDTH) if case.agreed else []
    names = ("", *case.heads)
    head = Row(tuple(para(name, _SMALL_STRONG, lang) for name in names), ruled=False)
    rows = []
    for row in case.against:
        said, found, answered = loud_words(row)
        cells = (
            para(word("field", row.field, lang), _STRONG, lang),
            paragraph(said, _SMALL, lang),
            paragraph(found, _STRONG, lang),
            paragraph(answered, _SMALL, lang),
        )
        rows.append(Row(cells, loud=True, named=True))
    columns = tuple(WIDTH * share for share in (0.19, 0.23, 0.31, 0.27))
    strips = _heading(say("packets.title.contradict", lang), lang)
    return strips + table(rows, columns, head=head, pad=5, inset=8)


def _name(
    canvas: Sheet, seen: SeenPhoto, x: float, top: float, width: float, lang: str
) -> float:
    """Its number in black, and its name; the height it took."""
    white = Style(12.5, 17, Weight.BOLD, (1.0, 1.0, 1.0))
    number = para(str(seen.number), white)
    side = number.widest + 12
    canvas.block(x, top - 17, side, 17, BLACK)
    (line,) = number.lines(side)
    with canvas.part(Tag("P")):
        canvas.words(line, x + 6, baseline(top, white), white)
    name = paragraph(seen.photo.caption, _STRONG, lang)
    return max(17, canvas.paragraph(name, x + side + 6, top, width - side - 6)) + 2


def _told(seen: SeenPhoto) -> list[str]:
    return [words for words in (seen.seen, seen.when) if words]


def _draw_picture(
    canvas: Sheet,
    case: ShortCase,
    seen: SeenPhoto,
    content: bytes | None,
    box: tuple[float, float, float, float],
) -> None:
    if content is None:
        words = para(say("documents.evidence.no_picture", case.lang), _SMALL, case.lang)
        canvas.paragraph(words, box[0] + 10, box[1] + box[3] - 10, box[2] - 20)
    else:
        alt = say("documents.alt.photo", case.lang, n=seen.number, caption=seen.photo.caption)
        canvas.picture(content, box, alt)
    canvas.frame(*box, BLACK)


def _beside(case: ShortCase, seen: SeenPhoto, content: bytes | None, share: float) -> Strip:
    """The picture that decides, its words at its right; more of them than it is tall stand below it."""
    wide, high = (side * share for side in _FRAME)
    room = WIDTH - wide - 14
    told = [paragraph(words, _SMALL, case.lang) for words in _told(seen)]
    name = tall(paragraph(seen.photo.caption, _STRONG, case.lang), room - _NUMBER)
    if max(17.0, name) + 2 + sum(tall(each, room) for each in told) > high:
        return _photo(case, seen, content, high)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        _draw_picture(canvas, case, seen, content, (x, top - high, wide, high))
        at = x + wide + 14
        level = top - _name(canvas, seen, at, top, room, case.lang)
        for words in told:
            level -= canvas.paragraph(words, at, level, room)

    return Strip(high, draw)


def _photo(case: ShortCase, seen: SeenPhoto, content: bytes | None, frame: float) -> Strip:
    told = [paragraph(words, _SMALL, case.lang) for words in _told(seen)]
    below = _words_below(case, seen)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        _draw_picture(canvas, case, seen, content, (x, top - frame, WIDTH, frame))
        level = top - frame - 6
        level -= _name(canvas, seen, x, level, WIDTH, case.lang)
        for words in told:
            level -= canvas.paragraph(words, x, level, WIDTH)

    return Strip(frame + below, draw)


def _words_below(case: ShortCase, seen: SeenPhoto) -> float:
    """The height of what stands below a photo: its name, what is to be seen, when."""
    return 30 + sum(tall(paragraph(words, _SMALL, case.lang), WIDTH) for words in _told(seen))


def _times(case: ShortCase) -> list[Strip]:
    rows = [
        Row(
            (para(when, _SMALL_STRONG, case.lang), paragraph(what, _SMALL, case.lang)),
            black=True,
        )
        for when, what in case.times
    ]
    if not rows:
        return []
    strips = _heading(say("packets.sheet.when", case.lang), case.lang)
    return strips + table(rows, (WIDTH * 0.34, WIDTH * 0.66), pad=4, inset=4)


def _proof(case: ShortCase) -> list[Strip]:
    """How to check it; whole on a page, so that none is begun for its last lines."""
    lang = case.lang
    strips = _heading(say("packets.proof.title", lang), lang)
    for words in (
        how_to_check(case, "print"),
        say("packets.proof.limits", lang),
        f"SHA-256 {case.fingerprint[:32]} {case.fingerprint[32:]}",
        case.stated,
    ):
        strips += [*prose(paragraph(words, _SMALL, lang), WIDTH), gap(4)]
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def smaller(case: ShortCase, most: int | None) -> bytes:
    """The pages with photos as large as keep to so many bytes; where none do, the smallest."""
    made = b""
    for side, quality in ((1200, 75), (1000, 70), (800, 62), (640, 55), (480, 50)):
        made = render_card_sheet(case, side, quality)
        if most is None or len(made) <= most:
            return made
    return made
