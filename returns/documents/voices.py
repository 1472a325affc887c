"""What buyer, seller and addressee say of one thing, told short: where they differ, and where nobody does."""

from collections.abc import Iterable

from returns.language import between
from returns.phrases import say, word
from returns.records.case import Comparison


def loud_words(row: Comparison) -> tuple[str, str, str]:
    """Said, found and answered; the sign stands at whose words are contradicted, else at what we found."""
    at_said = bool(row.against_told and row.said)
    at_found = not at_said and not row.against_answer
    return (
        _signed(row.said, against=at_said),
        _signed(row.found, against=at_found),
        _signed(row.answered, against=row.against_answer),
    )


def calm_words(rows: Iterable[Comparison], answered: str, lang: str) -> str:
    """What two agree on as a sentence, and what one alone said as his: silence is no agreement.

    `answered` is how the third is called among the words of a sheet, `you_say` or `supplier_says`.
    """
    told: dict[str, dict[str, None]] = {}
    for row in (row for row in rows if not row.contradicts):
        voices = {"buyer_said": row.said, "we_found": row.found, answered: row.answered}
        spoke = [voice for voice, words in voices.items() if words]
        fact = say(
            "documents.evidence.field_value",
            lang,
            field=word("field", row.field, lang),
            value=row.found or row.answered or row.said,
        )
        told.setdefault(spoke[0] if len(spoke) == 1 else "undisputed", {})[fact] = None
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
    return between("sentences", lang).join(sentences)


def _signed(words: str, *, against: bool) -> str:
    return f"≠ {words or '–'}" if against else words or "–"
