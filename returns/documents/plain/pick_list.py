"""The pick list: what lies where and goes where, place by place, with boxes to tick."""

from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Row, Strip, gap, prose, rule, table
from returns.documents.page.sheet import MM
from returns.documents.plain.plain_paper import (
    BODY,
    PLAIN,
    SMALL,
    STRONG,
    WIDTH,
    About,
    head_row,
    heading,
    render,
    ruled_off,
    title,
)
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Para, Style, para
from returns.language import between
from returns.phrases import say
from returns.records.plain_papers import PickGroup, PickList, PickRow

#: box, pieces, item, state, where to, cases
_COLUMNS = tuple(wide * MM for wide in (9, 16, 62, 30, 44, 19))
_NAMES = ("tick", "pieces", "item", "state", "to", "cases")
_COUNT = Style(10.5, 14, Weight.SEMIBOLD)
_BOX = Style(14, 14)


def render_pick_list(picks: PickList, lang: str) -> bytes:
    """The list as a PDF; same record, same bytes."""
    day = written_day(picks.made_on, lang)
    name = say("documents.picks.title", lang)
    foot = say("documents.picks.foot", lang, day=day, shop=picks.shop).strip(" ·")
    about = About(f"{name} {day}", picks.shop, lang, picks.made_on, foot, picks.paper)
    return render(_strips(picks, lang, name, day), about)


def _strips(picks: PickList, lang: str, name: str, day: str) -> list[Strip]:
    rows = sum(len(group.rows) for group in picks.groups)
    counted = [
        say("documents.picks.count_pieces", lang, count=picks.pieces),
        say("documents.picks.count_rows", lang, count=rows),
        say("documents.picks.count_cases", lang, count=picks.cases),
    ]
    strips = [
        *title(day, name, lang),
        *prose(para(between("comma", lang).join(counted), BODY, lang), WIDTH, keep=True),
        *ruled_off(),
    ]
    for group in picks.groups:
        strips += _group(group, lang)
    if picks.held:
        held = say("documents.picks.held", lang, count=picks.held)
        strips += [gap(10), *prose(para(held, SMALL, lang), WIDTH)]
    return [
        *strips,
        gap(22),
        *prose(para(say("documents.picks.signed", lang), SMALL, lang), WIDTH),
    ]


def _group(group: PickGroup, lang: str) -> list[Strip]:
    words = say("documents.picks.from", lang, place=group.place, count=group.pieces)
    names = (say(f"documents.picks.{name}", lang) if name != "tick" else "" for name in _NAMES)
    rows = [Row(_cells(row, lang)) for row in group.rows]
    return [
        *heading(words, lang),
        *table(rows, _COLUMNS, head=head_row(names, lang), pad=5, inset=3),
        rule(WIDTH, height=1),
    ]


def _cells(row: PickRow, lang: str) -> tuple[Para, ...]:
    serials = between("list", lang).join(row.serials)
    item = [row.item]
    if serials:
        item.append(say("documents.slip.serial", lang, serial=serials))
    return (
        para("□", _BOX, lang),
        para(f"{row.pieces} ×", _COUNT, lang),
        para("\n".join(item), BODY, lang),
        para(row.state, PLAIN, lang),
        para("\n".join(filter(None, (row.to, row.wait))), STRONG, lang),
        para("\n".join(row.cases), PLAIN, lang),
    )
