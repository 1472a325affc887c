"""The case summary: all that the seller wants to know of a case, on a page or two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.documents.evidence_pages.lettered import shortened
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Row, Strip, gap, pages, prose, rule, table
from returns.documents.page.sheet import MM, Sheet
from returns.documents.plain.picture_grid import Grid, rows_of
from returns.documents.plain.plain_paper import (
    BODY,
    HEADING,
    PLAIN,
    SMALL,
    STRONG,
    TITLE,
    WIDTH,
    About,
    air,
    facts,
    head_row,
    heading,
    page_height,
    render,
)
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.money import Money
from returns.phrases import say
from returns.records.plain_papers import CaseDigest, DigestLine, MoneyTotal

_PAGES = 2
_INSET = 3.0
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class _Room:
    """How much is shown: so many photos and steps, and of what people wrote so many lines."""

    photos: int
    steps: int
    lines: int | None = None

    def words(self, text: str, style: Style, width: float, lang: str) -> Para:
        """As much of a text as there is room for."""
        if self.lines is None:
            return para(text, style, lang)
        return shortened(text, style, width, self.lines, lang)


#: tried in this order until it is two pages
_ROOMS = (
    *(_Room(24, 10_000), _Room(12, 60), _Room(12, 30)),
    *(_Room(12, 30, 9), _Room(6, 20, 6), _Room(6, 12, 4), _Room(6, 6, 3)),
)
_GRID = Grid(columns=6, frame=24 * MM, gutter=8.0, below=5.0)
_BOX_WIDE = 62 * MM
_RIGHT = Style(9.6, 14, align="right")
_SUM = Style(9.6, 14, Weight.SEMIBOLD, align="right")
_NAME = Style(9, 12.5, Weight.SEMIBOLD)


def render_case_summary(digest: CaseDigest, lang: str) -> bytes:
    """The summary as a PDF; same record, same bytes. Raises `Refusal` for a picture that is no plain JPEG.

    What would make more than two pages of it is cut at photos, history and words of many lines, and the
    paper says so.
    """
    height = page_height(digest.paper)
    strips: list[Strip] = []
    for room in _ROOMS:
        strips = _strips(digest, lang, room)
        if len(pages(strips, height)) <= _PAGES:
            break
    return render(strips, _about(digest, lang))


def _about(digest: CaseDigest, lang: str) -> About:
    day = written_day(digest.made_on, lang)
    key = "foot" if digest.shop.strip() else "foot_here"
    foot = say(f"documents.summary.{key}", lang, case=digest.number, day=day, shop=digest.shop)
    title = say("documents.summary.title", lang, case=digest.number)
    return About(title, digest.shop, lang, digest.made_on, foot, digest.paper)


def _strips(digest: CaseDigest, lang: str, room: _Room) -> list[Strip]:
    strips = [
        _head(digest, lang),
        gap(8),
        rule(WIDTH, 1),
        gap(8),
        *facts(digest.facts, lang),
        *_items(digest, lang, room),
        *_money(digest, lang),
        *_claims(digest, lang),
        *_photos(digest, lang, room.photos),
        *_letters(digest, lang),
        *_history(digest, lang, room),
    ]
    if room.lines is None:
        return strips
    # a sign at their end alone does not tell where the rest is
    return [*strips, gap(6), *prose(para(_say("cut", lang), SMALL, lang), WIDTH)]


def _head(digest: CaseDigest, lang: str) -> Strip:
    """What it is about; at the right, in a frame, where it stands and what is next."""
    kicker = para(say("documents.summary.kicker", lang, case=digest.number), SMALL, lang)
    first, *others = digest.standing or ("",)
    told = [para(first, HEADING, lang), *(para(words, BODY, lang) for words in others)]
    inset = 8.0
    room, inside = WIDTH - _BOX_WIDE - 14, _BOX_WIDE - 2 * inset
    # whole it stands among the items
    name = shortened(digest.title, TITLE, room, _TITLE_LINES, lang)
    frame = sum(_tall(words, inside) for words in told) + 2 * inset
    height = max(_tall(kicker, room) + 2 + _tall(name, room), frame)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        down = sheet.paragraph(kicker, x, top, room) + 2
        sheet.paragraph(name, x, top - down, room, "H1")
        left = x + WIDTH - _BOX_WIDE
        sheet.frame(left, top - frame, _BOX_WIDE, frame, BLACK)
        level = top - inset
        for words in told:
            level -= sheet.paragraph(words, left + inset, level, inside)

    return Strip(height, draw, keep=True)


def _tall(words: Para, width: float) -> float:
    return len(words.lines(width)) * words.style.leading


def _say(key: str, lang: str, **told: object) -> str:
    return say(f"documents.summary.{key}", lang, **told)


def _names(names: Sequence[str], lang: str, *, right: Sequence[int] = ()) -> Row:
    return head_row([_say(name, lang) for name in names], lang, right=right)


def _items(digest: CaseDigest, lang: str, room: _Room) -> list[Strip]:
    """Each item with its reason and what was paid; below it the tracks, what is next, what was found."""
    shares = (0.05, 0.33, 0.28, 0.2, 0.14)
    columns = tuple(WIDTH * share for share in shares)
    head = _names(("number", "item", "why", "supplier", "paid_for"), lang, right=(4,))
    rows = [Row(_item(line, lang, room, columns)) for line in digest.lines]
    strips = heading(_say("items", lang), lang)
    strips += table(rows, columns, head=head, pad=3.5, inset=_INSET)
    strips += [*_tracks(digest, lang)]
    found = [(line, words) for line in digest.lines for words in line.found]
    if found:
        strips += heading(_say("found", lang), lang)
        for _line, words in found:
            strips += [*prose(room.words(words, BODY, WIDTH, lang), WIDTH), gap(2)]
    return strips


def _item(
    line: DigestLine, lang: str, room: _Room, columns: Sequence[float]
) -> tuple[Para, ...]:
    inside = [width - 2 * _INSET for width in columns]
    paid = "–" if line.paid is None else line.paid.coded
    return (
        para(str(line.number), STRONG, lang),
        para(_say("pieces", lang, count=line.pieces, item=line.item), BODY, lang),
        room.words(line.why, PLAIN, inside[2], lang),
        para(line.supplier or "–", PLAIN, lang),
        para(paid, _RIGHT, lang),
    )


def _tracks(digest: CaseDigest, lang: str) -> list[Strip]:
    shares = (0.05, 0.15, 0.16, 0.16, 0.17, 0.31)
    names = ("number", "request", "goods", "buyer_money", "supplier_claim", "next")
    rows = [
        Row(
            (
                para(str(line.number), STRONG, lang),
                *(para(state, PLAIN, lang) for state in line.tracks),
                para(line.next or "–", _NAME, lang),
            )
        )
        for line in digest.lines
    ]
    columns = tuple(WIDTH * share for share in shares)
    head = _names(names, lang)
    strips = heading(_say("tracks", lang), lang)
    return strips + table(rows, columns, head=head, pad=3.5, inset=3)


def _money(digest: CaseDigest, lang: str) -> list[Strip]:
    """Each payment in its column, the sums below them; what the case brought or cost, to the cent."""
    strips = heading(_say("money", lang), lang)
    if not digest.money:
        strips += prose(para(_say("no_money", lang), BODY, lang), WIDTH)
    else:
        columns = tuple(WIDTH * share for share in (0.16, 0.22, 0.3, 0.16, 0.16))
        names = ("day", "what", "who", "money_out", "money_in")
        rows = [
            Row(
                (
                    para(each.day, PLAIN, lang),
                    para(each.what, BODY, lang),
                    para(each.who, PLAIN, lang),
                    para(_sum(each.paid), _RIGHT, lang),
                    para(_sum(each.came), _RIGHT, lang),
                )
            )
            for each in digest.money
        ]
        rows += [row for total in digest.totals for row in _total(total, lang)]
        head = _names(names, lang, right=(3, 4))
        strips += table(rows, columns, head=head, pad=3, inset=3)
    for words in digest.costs:
        strips += [gap(3), *prose(para(words, SMALL, lang), WIDTH)]
    return strips


def _sum(money: Money | None) -> str:
    return "" if money is None else money.coded


def _total(total: MoneyTotal, lang: str) -> list[Row]:
    blank = para("", PLAIN, lang)
    left = total.left
    key = "brought" if left.minor >= 0 else "cost"
    away = Money(abs(left.minor), left.currency).coded
    sums = (para(total.paid.coded, _SUM, lang), para(total.came.coded, _SUM, lang))
    return [
        Row((blank, para(_say("together", lang), STRONG, lang), blank, *sums)),
        Row(
            (blank, para(_say(key, lang), STRONG, lang), blank, blank, para(away, _SUM, lang)),
            ruled=False,
        ),
    ]


def _claims(digest: CaseDigest, lang: str) -> list[Strip]:
    if not digest.claims:
        return []
    columns = tuple(WIDTH * share for share in (0.16, 0.16, 0.14, 0.26, 0.14, 0.14))
    names = (
        "claim_of",
        "claim_day",
        "claim_asked",
        "claim_answer",
        "claim_granted",
        "claim_came",
    )
    rows = [
        Row(
            (
                para(claim.of, BODY, lang),
                para(claim.day, PLAIN, lang),
                para(claim.asked.coded, _RIGHT, lang),
                para(claim.answer, PLAIN, lang),
                para(_sum(claim.granted) or "–", _RIGHT, lang),
                para(claim.came.coded, _RIGHT, lang),
            )
        )
        for claim in digest.claims
    ]
    strips = heading(_say("claims", lang), lang)
    head = _names(names, lang, right=(2, 4, 5))
    return strips + table(rows, columns, head=head, pad=3, inset=6)


def _photos(digest: CaseDigest, lang: str, most: int) -> list[Strip]:
    if not digest.photos:
        return []
    shown = digest.photos[:most]
    strips = heading(_say("photos", lang, count=len(digest.photos)), lang)
    strips += rows_of(shown, [()] * len(shown), _GRID, lang)
    left = len(digest.photos) - len(shown)
    if left:
        strips += prose(para(_say("photos_left", lang, count=left), SMALL, lang), WIDTH)
    return strips


def _letters(digest: CaseDigest, lang: str) -> list[Strip]:
    if not digest.letters:
        return []
    columns = tuple(WIDTH * share for share in (0.24, 0.14, 0.62))
    rows = [
        Row(
            (
                para(letter.day, PLAIN, lang),
                para(letter.to, PLAIN, lang),
                para(letter.subject, BODY, lang),
            )
        )
        for letter in digest.letters
    ]
    return heading(_say("letters", lang), lang) + table(rows, columns, pad=2.5, inset=3)


def _history(digest: CaseDigest, lang: str, room: _Room) -> list[Strip]:
    """The newest steps, oldest first; how many came before them is said."""
    shown = digest.history[-room.steps :]
    if not shown:
        return []
    # where nobody ever said who is at the desk, no column stays empty
    named = any(step.who for step in shown)
    shares = (0.24, 0.14, 0.62) if named else (0.24, 0.76)
    columns = tuple(WIDTH * share for share in shares)
    wide = columns[-1] - 2 * _INSET
    rows = []
    for step in shown:
        who = (para(step.who or "–", PLAIN, lang),) if named else ()
        what = room.words(step.what, PLAIN, wide, lang)
        rows.append(Row((para(step.when, PLAIN, lang), *who, what)))
    strips = heading(_say("history", lang), lang)
    earlier = len(digest.history) - len(shown)
    if earlier:
        words = prose(para(_say("earlier", lang, count=earlier), SMALL, lang), WIDTH)
        strips += [*(replace(strip, keep=True) for strip in words), air(2)]
    return strips + table(rows, columns, pad=2, inset=3)
