"""What an evidence sheet says item by item and unit by unit, and what was asked and answered."""

from collections.abc import Sequence

from returns.documents.evidence_parts import BODY, CAPTION, STRONG, heading
from returns.documents.flow import Row, Strip, gap, prose, table
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.text import Para, Style, para
from returns.language import between
from returns.phrases import say, word
from returns.records.case import Comparison
from returns.records.papers import AnswerRow, EvidenceRecord, FoundUnit, SheetLine
from returns.terms import Party

_RIGHT = Style(9.6, 13.5, align="right")
#: what must be seen first
_LOUD = Style(11, 15)
_LOUD_STRONG = Style(11, 15, Weight.SEMIBOLD)


def _head(names: Sequence[str], lang: str) -> Row:
    cells = (para(say(f"documents.{n}", lang) if n else "", CAPTION, lang) for n in names)
    return Row(tuple(cells), ruled=False)


def items(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """Every item with its counts and its reason; nothing for a sheet about one."""
    if len(sheet.lines) <= 1:
        return []
    names = ("unit.unit", "announced", "received", "reason")
    columns = tuple(width * share for share in (0.42, 0.14, 0.14, 0.3))
    top = _head([f"evidence.{name}" for name in names], lang)
    rows = [
        Row(
            (
                para("\n".join(filter(None, (line.title, line.sku))), BODY, lang),
                para(str(line.announced), BODY, lang),
                para("–" if line.received is None else str(line.received), BODY, lang),
                para(line.reason, BODY, lang),
            )
        )
        for line in sheet.lines
    ]
    strips = heading(say("documents.evidence.items", lang), lang)
    return strips + table(rows, columns, head=top, pad=4)


def comparison(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """Where the statements contradict each other as rows, item by item; where they do not, a sentence."""
    told = [line for line in sheet.lines if line.comparisons]
    if not told:
        return []
    loud = any(row.contradicts for line in told for row in line.comparisons)
    title = "contradictions" if loud else "said_found_answered"
    strips = heading(say(f"documents.evidence.{title}", lang), lang)
    for line in told:
        if len(sheet.lines) > 1:
            strips += [gap(4), *prose(para(line.title, STRONG, lang), width, keep=True)]
        strips += _contradictions(sheet, line, lang, width)
        strips += _calm(sheet, line, lang, width)
    return strips


def _contradictions(
    sheet: EvidenceRecord, line: SheetLine, lang: str, width: float
) -> list[Strip]:
    against = [row for row in line.comparisons if row.contradicts]
    if not against:
        return []
    names = ("", "evidence.buyer_said", "evidence.we_found", f"evidence.{_answered(sheet)}")
    columns = tuple(width * share for share in (0.18, 0.24, 0.32, 0.26))
    rows = [_loud(row, lang) for row in against]
    return [*table(rows, columns, head=_head(names, lang), inset=10), gap(6)]


def _loud(row: Comparison, lang: str) -> Row:
    """A contradiction; its sign stands at whose words it contradicts, else at what we found."""
    at_said = bool(row.against_told and row.said)
    at_found = not at_said and not row.against_answer
    cells = (
        para(word("field", row.field, lang), _LOUD_STRONG, lang),
        para(_signed(row.said, against=at_said), _LOUD, lang),
        para(_signed(row.found, against=at_found), _LOUD_STRONG, lang),
        para(_signed(row.answered, against=row.against_answer), _LOUD, lang),
    )
    return Row(cells, tinted=True, loud=True, named=True)


def _signed(words: str, *, against: bool) -> str:
    return f"≠ {words or '–'}" if against else words or "–"


def _calm(sheet: EvidenceRecord, line: SheetLine, lang: str, width: float) -> list[Strip]:
    """What two agree on as one sentence, and what one alone said as his: silence is no agreement."""
    told: dict[str, list[str]] = {}
    for row in (row for row in line.comparisons if not row.contradicts):
        voices = {
            "buyer_said": row.said,
            "we_found": row.found,
            _answered(sheet): row.answered,
        }
        spoke = [voice for voice, words in voices.items() if words]
        value = row.found or row.answered or row.said
        fact = say(
            "documents.evidence.field_value",
            lang,
            field=word("field", row.field, lang),
            value=value,
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
    return prose(para(words, BODY, lang), width) if words else []


def _answered(sheet: EvidenceRecord) -> str:
    return "you_say" if sheet.addressee is Party.SUPPLIER else "supplier_says"


def findings(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """What we found on each unit, with its verdict where there are several."""
    if not sheet.findings:
        return []
    several = len(sheet.findings) > 1
    judged = "judged" if several else "grade"
    names = ("unit", "package", "complete", "works", "marks", judged)
    columns = tuple(width * share for share in (0.27, 0.13, 0.12, 0.13, 0.2, 0.15))
    rows = [Row(_unit(found, lang, several=several)) for found in sheet.findings]
    strips = heading(say("documents.evidence.findings", lang), lang)
    top = _head([f"evidence.unit.{name}" for name in names], lang)
    return strips + table(rows, columns, head=top, pad=4)


def _unit(found: FoundUnit, lang: str, *, several: bool) -> tuple[Para, ...]:
    unit = found.unit
    extra = [say("documents.evidence.unit.of", lang, title=found.title, unit=unit.number)]
    if unit.serial:
        extra.append(say("documents.slip.serial", lang, serial=unit.serial))
    if unit.weight_g is not None:
        extra.append(say("documents.evidence.unit.grams", lang, grams=unit.weight_g))
    seen = [unit.marks] if unit.marks else []
    if unit.instead:
        seen.append(say("documents.evidence.unit.instead", lang, what=unit.instead))
    judged = [word("grade", unit.grade, lang)] if unit.grade else []
    if several and unit.verdict is not None:
        judged.insert(0, word("verdict", unit.verdict, lang))
    return (
        para("\n".join(extra), BODY, lang),
        para(word("package", unit.package, lang) if unit.package else "–", BODY, lang),
        para(_yes_or_no(unit.complete, lang), BODY, lang),
        para(word("works", unit.works, lang) if unit.works else "–", BODY, lang),
        para("\n".join(seen) or "–", BODY, lang),
        para("\n".join(judged) or "–", STRONG, lang),
    )


def _yes_or_no(said: bool | None, lang: str) -> str:
    return "–" if said is None else word("complete", "yes" if said else "no", lang)


def answers(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """What was asked of the addressee and answered, as it came."""
    if not sheet.answers:
        return []
    columns = tuple(width * share for share in (0.2, 0.6, 0.2))
    rows = [Row(_answer(row, lang)) for row in sheet.answers]
    strips = heading(say("documents.evidence.answers", lang), lang)
    return strips + table(rows, columns, pad=4)


def _answer(row: AnswerRow, lang: str) -> tuple[Para, ...]:
    quoted = say("documents.evidence.quoted", lang, words=row.quoted) if row.quoted else ""
    return (
        para(written_day(row.day, lang), BODY, lang),
        para("\n".join(filter(None, (row.words, quoted))), BODY, lang),
        para("" if row.amount is None else row.amount.coded, _RIGHT, lang),
    )
