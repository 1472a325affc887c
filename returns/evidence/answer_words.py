"""What was filled in, in words: `Item 1: accepted; Item 2, sum: 8.00`."""

from collections.abc import Mapping

from returns.evidence.answer_names import REFERENCE, Part, field_part
from returns.language import between
from returns.phrases import say, word

#: characters of one value that are told; the whole of it is kept with the answer
_TOLD = 120


def filled_words(found: Mapping[str, str], lang: str) -> str:
    """Every field that holds something, each with its value; "" where none does."""
    told = []
    for name, value in sorted(found.items()):
        part = field_part(name)
        if value and part is not None and name != REFERENCE:
            told.append(_said(part, value, lang))
    return between("semicolon", lang).join(told)


def _said(part: Part, value: str, lang: str) -> str:
    item = (
        say("documents.answer.named.item", lang, number=part.item)
        if part.item
        else say("documents.answer.field.whole", lang)
    )
    if part.kind == "choice":
        known = {"accept", "part", "refuse"}
        shown = say(f"documents.answer.{value}", lang) if value in known else value
        return say("documents.answer.field.option", lang, item=item, option=shown)
    if part.kind == "says":
        caption = say(
            "documents.answer.named.says",
            lang,
            item=item,
            field=word("field", part.option, lang),
        )
    else:
        caption = say(f"documents.answer.named.{part.kind}", lang, item=item)
    short = " ".join(value.split())
    shown = short if len(short) <= _TOLD else f"{short[:_TOLD]}…"
    return say("documents.answer.named.value", lang, caption=caption, value=shown)
