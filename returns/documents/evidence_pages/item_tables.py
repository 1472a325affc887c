"""What an evidence sheet says item by item and unit by unit, and what was asked and answered."""

from collections.abc import Sequence
from dataclasses import replace

from returns.documents.evidence_pages.alike import alike, numbers_said
from returns.documents.evidence_pages.columns import INSET, columns_for
from returns.documents.evidence_pages.comparison import item_name
from returns.documents.evidence_pages.lettered import shortened
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import heading
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Row, Strip, gap, prose, table
from returns.documents.typesetting.text import Para, para
from returns.language import between
from returns.phrases import say, word
from returns.records.papers import AnswerRow, EvidenceRecord, FoundUnit

#: lines of a title in a table; a longer one is told whole below
_TITLE_LINES = 4
#: at either side of a cell, in points
_INSET = 7.0
#: of the width: what an item is called where it stands whole elsewhere
_NAMED = 0.22
#: the column that has what the others leave
_MARKS = 4


def _head(names: Sequence[str], look: Look) -> Row:
    lang, caption = look.lang, look.ladder.caption
    cells = (para(say(f"documents.{n}", lang) if n else "", caption, lang) for n in names)
    return Row(tuple(cells), ruled=False)


def items(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """Every item with its counts and its reason; nothing for a sheet about one."""
    if len(sheet.lines) <= 1:
        return []
    lang, body = look.lang, look.ladder.body
    names = ("unit.unit", "announced", "received", "reason")
    columns = tuple(look.width * share for share in (0.42, 0.14, 0.14, 0.3))
    top = _head([f"evidence.{name}" for name in names], look)
    rows, cut = [], []
    for number, line in enumerate(sheet.lines, start=1):
        whole = item_name(sheet, number)
        name = shortened(whole, body, columns[0] - 2 * _INSET, _TITLE_LINES, lang)
        if name.text != para(whole, body, lang).text:
            cut.append(whole)
        called = f"{name.text} · {line.sku}" if line.sku else name.text
        came = "–" if line.received is None else str(line.received)
        told = (called, str(line.announced), came, line.reason)
        rows.append(Row(tuple(para(words, body, lang) for words in told)))
    strips = [*heading("items", look), *table(rows, columns, head=top, pad=2, inset=_INSET)]
    for words in cut:
        strips += [gap(3), *prose(para(words, body, lang), look.width)]
    return strips


def findings(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """What we found on each unit, with its verdict where there are several; of those alike once."""
    if not sheet.findings:
        return []
    if len(sheet.findings) == 1:
        return _one_unit(sheet.findings[0], look)
    names = ("unit", "package", "complete", "works", "marks", "judged")
    top = _head([f"evidence.unit.{name}" for name in names], look)
    cells = [_unit(sheet, found, numbers, look) for found, numbers in alike(sheet.findings)]
    columns = columns_for([top.cells, *cells], look.width, _MARKS)
    rows = [Row(each) for each in cells]
    return [
        *heading("findings", look),
        *table(rows, columns, head=top, pad=2, inset=INSET),
    ]


def _one_unit(found: FoundUnit, look: Look) -> list[Strip]:
    """The findings on the one unit, in a sentence; what nobody said is left out."""
    unit, lang = found.unit, look.lang
    told = [
        ("package", word("package", unit.package, lang) if unit.package else ""),
        ("complete", "" if unit.complete is None else _yes_or_no(unit.complete, lang)),
        ("works", word("works", unit.works, lang) if unit.works else ""),
        ("marks", unit.marks),
        ("grade", word("grade", unit.grade, lang) if unit.grade else ""),
        ("serial", unit.serial),
        ("weight", _grams(unit.weight_g, lang)),
        ("instead_of", unit.instead),
    ]
    facts = [
        say(
            "documents.evidence.field_value",
            lang,
            field=say(f"documents.evidence.unit.{name}", lang),
            value=value,
        )
        for name, value in told
        if value
    ]
    which = say("documents.evidence.unit.of", lang, title=found.title, unit=unit.number)
    words = f"{which}{between('colon', lang)}{between('semicolon', lang).join(facts)}"
    return [*prose(para(words, look.ladder.body, lang), look.width), gap(3)]


def _unit(
    sheet: EvidenceRecord, found: FoundUnit, numbers: Sequence[int], look: Look
) -> tuple[Para, ...]:
    unit = found.unit
    # its title stands whole among the items, or above all of it
    title = shortened(
        _called(sheet, found.title), look.ladder.body, look.width * _NAMED, 1, look.lang
    )
    key = "of" if len(numbers) == 1 else "of_several"
    told = numbers_said(numbers, look.lang)
    extra = [say(f"documents.evidence.unit.{key}", look.lang, title=title.text, unit=told)]
    if unit.serial:
        extra.append(say("documents.slip.serial", look.lang, serial=unit.serial))
    if unit.weight_g is not None:
        extra.append(_grams(unit.weight_g, look.lang))
    seen = [unit.marks] if unit.marks else []
    if unit.instead:
        seen.append(say("documents.evidence.unit.instead", look.lang, what=unit.instead))
    judged = [word("grade", unit.grade, look.lang)] if unit.grade else []
    if unit.verdict is not None:
        judged.insert(0, word("verdict", unit.verdict, look.lang))
    return (
        para(between("comma", look.lang).join(extra), look.ladder.body, look.lang),
        para(
            word("package", unit.package, look.lang) if unit.package else "–",
            look.ladder.body,
            look.lang,
        ),
        para(_yes_or_no(unit.complete, look.lang), look.ladder.body, look.lang),
        para(
            word("works", unit.works, look.lang) if unit.works else "–",
            look.ladder.body,
            look.lang,
        ),
        para("\n".join(seen) or "–", look.ladder.body, look.lang),
        para(between("comma", look.lang).join(judged) or "–", look.ladder.strong, look.lang),
    )


def _called(sheet: EvidenceRecord, title: str) -> str:
    """An item of that title with its number, where there are several."""
    titles = [line.title for line in sheet.lines]
    return item_name(sheet, titles.index(title) + 1) if titles.count(title) == 1 else title


def _grams(weight: int | None, lang: str) -> str:
    return "" if weight is None else say("documents.evidence.unit.grams", lang, grams=weight)


def _yes_or_no(said: bool | None, lang: str) -> str:
    return "–" if said is None else word("complete", "yes" if said else "no", lang)


def answers(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """What was asked of the addressee and answered, as it came."""
    if not sheet.answers:
        return []
    columns = tuple(look.width * share for share in (0.2, 0.6, 0.2))
    rows = [Row(_answer(row, look)) for row in sheet.answers]
    strips = heading("answers", look)
    return strips + table(rows, columns, pad=4)


def _answer(row: AnswerRow, look: Look) -> tuple[Para, ...]:
    quoted = say("documents.evidence.quoted", look.lang, words=row.quoted) if row.quoted else ""
    return (
        para(written_day(row.day, look.lang), look.ladder.body, look.lang),
        para("\n".join(filter(None, (row.words, quoted))), look.ladder.body, look.lang),
        para(
            "" if row.amount is None else row.amount.coded,
            replace(look.ladder.body, align="right"),
            look.lang,
        ),
    )
