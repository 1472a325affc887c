"""What was filled in, in words: `Item 1: accepted; Item 2, sum: 8.00`."""

from collections.abc import Mapping

from returns.evidence.answer_names import REFERENCE, Part, field_part
from returns.language import between
from returns.phrases import say, word
from returns.records.filled_sheet import REMEDIES

#: characters of one value that are told; the whole of it is kept with the answer
_TOLD = 120
_TICKED = {"accept": "accept", "part": "part", "refuse": "refuse", "refused": "refuse"}


def filled_words(found: Mapping[str, str], lang: str) -> str:
    """Every field that holds something, each with its value; "" where none does."""
    told = []
    for name, value in sorted(found.items()):
        part = field_part(name)
        if value and part is not None and name != REFERENCE:
            told.append(_said(part, value, lang))
    return between("semicolon", lang).join(told)


def option_words(option: str, lang: str) -> str:
    """What a box to tick stands for; a value that no box has as it is."""
    if option in _TICKED:
        return say(f"documents.answer.{_TICKED[option]}", lang)
    return say(f"documents.ask.{option}", lang) if option in REMEDIES else option


def _said(part: Part, value: str, lang: str) -> str:
    item = (
        say("documents.answer.named.item", lang, number=part.item)
        if part.item
        else say("documents.answer.field.whole", lang)
    )
    if part.kind == "choice":
        option = option_words(value, lang)
        return say("documents.answer.field.option", lang, item=item, option=option)
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
