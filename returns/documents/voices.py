"""What buyer, seller and addressee say of one thing, told short: where they differ, and where nobody does."""

from collections.abc import Iterable

from returns.language import between, run_on
from returns.phrases import say, word
from returns.records.comparison import Comparison


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
    """What two bear out as a sentence that names them, and what one alone said as his.

    `answered` is how the third is called among the words of a sheet, `you_say` or `supplier_says`.
    """
    calm = [row for row in rows if not row.contradicts]
    told: dict[str, dict[str, None]] = {}
    for row in (row for row in calm if row.agreed):
        told.setdefault(_who_agree(row, answered), {})[_fact(row, row.agreed, lang)] = None
    for row in calm:
        for voice, words in _alone(row, answered).items():
            if words:
                told.setdefault(voice, {})[_fact(row, words, lang)] = None
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
    return run_on(sentences, lang)


def _who_agree(row: Comparison, answered: str) -> str:
    if len(row.agreeing) > 2:
        return "agreed.all"
    third = f"_{answered}" if "answered" in row.agreeing else ""
    first = "said" if "said" in row.agreeing else "found"
    return f"agreed.{first}{third or '_found'}"


def _alone(row: Comparison, answered: str) -> dict[str, str]:
    """What each said that nobody else bears out."""
    if not row.agreed:
        return {"buyer_said": row.said, "we_alone": row.found, answered: row.answered}
    said = "" if "said" in row.agreeing else row.said
    return {"buyer_said": said, "we_alone": row.found_alone, answered: row.answered_alone}


def _fact(row: Comparison, value: str, lang: str) -> str:
    field = word("field", row.field, lang)
    return say("documents.evidence.field_value", lang, field=field, value=value)


def _signed(words: str, *, against: bool) -> str:
    return f"≠ {words or '–'}" if against else words or "–"
