"""What an evidence sheet says item by item and unit by unit, and what was asked and answered."""

from collections.abc import Sequence
from dataclasses import replace

from returns.documents.evidence_pages.lettered import mixed
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import heading
from returns.documents.flow import Row, Strip, gap, prose, table
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.text import Para, Style, para
from returns.language import between
from returns.phrases import say, word
from returns.records.case import Comparison
from returns.records.papers import AnswerRow, EvidenceRecord, FoundUnit, SheetLine
from returns.terms import Party


def _head(names: Sequence[str], look: Look) -> Row:
    lang, caption = look.lang, look.ladder.caption
    cells = (para(say(f"documents.{n}", lang) if n else "", caption, lang) for n in names)
    return Row(tuple(cells), ruled=False)


def items(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """Every item with its counts and its reason; nothing for a sheet about one."""
    if len(sheet.lines) <= 1:
        return []
    names = ("unit.unit", "announced", "received", "reason")
    columns = tuple(look.width * share for share in (0.42, 0.14, 0.14, 0.3))
    top = _head([f"evidence.{name}" for name in names], look)
    rows = [
        Row(
            (
                para(
                    "\n".join(filter(None, (line.title, line.sku))), look.ladder.body, look.lang
                ),
                para(str(line.announced), look.ladder.body, look.lang),
                para(
                    "–" if line.received is None else str(line.received),
                    look.ladder.body,
                    look.lang,
                ),
                para(line.reason, look.ladder.body, look.lang),
            )
        )
        for line in sheet.lines
    ]
    strips = heading("items", look)
    return strips + table(rows, columns, head=top, pad=4)


def comparison(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """Where the statements contradict each other as rows, item by item; where they do not, a sentence."""
    told = [line for line in sheet.lines if line.comparisons]
    if not told:
        return []
    loud = any(row.contradicts for line in told for row in line.comparisons)
    title = "contradictions" if loud else "said_found_answered"
    strips = heading(title, look)
    for line in told:
        if len(sheet.lines) > 1:
            strips += [
                gap(4),
                *prose(para(line.title, look.ladder.strong, look.lang), look.width, keep=True),
            ]
        strips += _contradictions(sheet, line, look)
        strips += _calm(sheet, line, look)
    return strips


def _contradictions(sheet: EvidenceRecord, line: SheetLine, look: Look) -> list[Strip]:
    against = [row for row in line.comparisons if row.contradicts]
    if not against:
        return []
    names = ("", "evidence.buyer_said", "evidence.we_found", f"evidence.{_answered(sheet)}")
    columns = tuple(look.width * share for share in (0.17, 0.22, 0.32, 0.29))
    rows = [_loud(row, look) for row in against]
    return [*table(rows, columns, head=_head(names, look), inset=10), gap(6)]


def _loud(row: Comparison, look: Look) -> Row:
    """A contradiction; its sign stands at whose words it contradicts, else at what we found."""
    at_said = bool(row.against_told and row.said)
    at_found = not at_said and not row.against_answer
    strong = look.ladder.loud_strong
    cells = (
        para(word("field", row.field, look.lang), strong, look.lang),
        _signed(row.said, look.ladder.loud, look.lang, against=at_said),
        _signed(row.found, strong, look.lang, against=at_found),
        _signed(row.answered, look.ladder.loud, look.lang, against=row.against_answer),
    )
    return Row(cells, tinted=not look.ladder.grey, loud=True, named=True)


def _signed(words: str, style: Style, lang: str, *, against: bool) -> Para:
    """What somebody said, with the sign in heavy type where it is contradicted."""
    words = words or "–"
    if not against:
        return para(words, style, lang)
    return mixed([("≠ ", replace(style, weight=Weight.BOLD)), (words, style)], lang)


def _calm(sheet: EvidenceRecord, line: SheetLine, look: Look) -> list[Strip]:
    """What two agree on as one sentence, and what one alone said as his: silence is no agreement."""
    lang = look.lang
    told: dict[str, list[str]] = {}
    for row in (row for row in line.comparisons if not row.contradicts):
        voices = {
            "buyer_said": row.said,
            "we_found": row.found,
            _answered(sheet): row.answered,
        }
        spoke = [voice for voice, words in voices.items() if words]
        fact = say(
            "documents.evidence.field_value",
            lang,
            field=word("field", row.field, lang),
            value=row.found or row.answered or row.said,
        )
        told.setdefault(spoke[0] if len(spoke) == 1 else "undisputed", []).append(fact)
    joint = between("semicolon", lang)
    sentences = [
        say(
            "documents.evidence.facts",
            lang,
            who=say(f"documents.evidence.{voice}", lang),
            facts=joint.join(facts),
        )
        for voice, facts in told.items()
    ]
    words = between("sentences", lang).join(sentences)
    return prose(para(words, look.ladder.body, lang), look.width) if words else []


def _answered(sheet: EvidenceRecord) -> str:
    return "you_say" if sheet.addressee is Party.SUPPLIER else "supplier_says"


def findings(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """What we found on each unit, with its verdict where there are several."""
    if not sheet.findings:
        return []
    if len(sheet.findings) == 1:
        return _one_unit(sheet.findings[0], look)
    names = ("unit", "package", "complete", "works", "marks", "judged")
    columns = tuple(look.width * share for share in (0.27, 0.13, 0.12, 0.13, 0.2, 0.15))
    rows = [Row(_unit(found, look)) for found in sheet.findings]
    strips = heading("findings", look)
    top = _head([f"evidence.unit.{name}" for name in names], look)
    return strips + table(rows, columns, head=top, pad=4)


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


def _unit(found: FoundUnit, look: Look) -> tuple[Para, ...]:
    unit = found.unit
    extra = [say("documents.evidence.unit.of", look.lang, title=found.title, unit=unit.number)]
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
        para("\n".join(extra), look.ladder.body, look.lang),
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
        para("\n".join(judged) or "–", look.ladder.strong, look.lang),
    )


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
