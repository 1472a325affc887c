"""What a step found or wrote down on a piece, as the history tells it: field and new value."""

import json
from collections.abc import Iterator, Mapping

from returns.phrases import say, word

#: column of a unit → the heading of its field, and whose words its values are; "" for as they stand
_OF_UNIT = {
    "package": ("documents.evidence.unit.package", "package"),
    "complete": ("documents.evidence.unit.complete", "complete"),
    "works": ("documents.evidence.unit.works", "works"),
    "grade": ("documents.evidence.unit.grade", "grade"),
    "marks": ("documents.evidence.unit.marks", ""),
    "weight_g": ("terms.field.weight", ""),
    "serial": ("terms.field.serial", ""),
    "instead": ("terms.field.item", ""),
}
#: columns of a line that hold texts by the fields of the three columns
SAID = frozenset({"found_says", "supplier_says"})
#: (table, column) of what is told so
FOUND = frozenset(
    {*(("unit", column) for column in _OF_UNIT), *(("line", column) for column in SAID)}
)


def found_words(column: str, before: object, after: object, lang: str) -> Iterator[str]:
    """`Package: sealed` for each value that is new; nothing for one that was taken back."""
    if column in SAID:
        was, now = texts_in(before), texts_in(after)
        for field, words in now.items():
            if words and was.get(field) != words:
                yield _of(word("field", field, lang), words, lang)
        return
    heading, kind = _OF_UNIT[column]
    value = _value(column, kind, after, lang)
    if value:
        yield _of(say(heading, lang), value, lang)


def texts_in(column: object) -> Mapping[str, str]:
    """The texts of a line's column by their fields; none where it is none."""
    try:
        told = json.loads(column) if isinstance(column, str) else {}
    except ValueError:
        return {}
    return (
        {str(field): str(text) for field, text in told.items()}
        if isinstance(told, dict)
        else {}
    )


def _value(column: str, kind: str, after: object, lang: str) -> str:
    if column == "complete":
        return word(kind, "yes" if after == 1 else "no", lang) if after in (0, 1) else ""
    if column == "weight_g":
        return say("events.found.grams", lang, grams=after) if after is not None else ""
    if not after:
        return ""
    return word(kind, str(after), lang) if kind else str(after)


def _of(field: str, words: str, lang: str) -> str:
    return say("events.found.of", lang, field=field, words=words)
