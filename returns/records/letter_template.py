"""The words of a letter before it is filled in, as they ship or as the seller has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from returns.phrases import set_after, set_before

#: a field in words of the seller's: as in our phrases
FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """Subject and body of a template, with `{fields}`; a greeting or closing has no subject."""

    subject: str
    body: str


def template_key(template: str, lang: str) -> str:
    """How a template in one language is called in the settings: `solution_keep.en`."""
    return f"{template}.{lang}"


def template_of(key: str) -> tuple[str, str]:
    """Template and language of such a name."""
    template, _, lang = key.rpartition(".")
    return template, lang


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with each field put in once, and no gap where one says nothing.

    A space stands only where Latin meets Chinese words, as in the words that ship.
    Some facts begin with the space or break that parts them from the sentence before; where the
    seller typed one already, there is no second. A line whose fields all say nothing goes.
    """
    kept: list[str] = []
    gone = False
    for line in (_line(each, facts) for each in text.split("\n")):
        if line is None:
            gone = True
            continue
        # what went stood between two empty lines: one of them is enough
        if not (gone and not line and not (kept and kept[-1])):
            kept.append(line)
        gone = False
    return "\n".join(kept)


def _line(line: str, facts: Mapping[str, str]) -> str | None:
    parts = FIELD.split(line)
    words = parts[0]
    for name, after in zip(parts[1::2], parts[2::2], strict=True):
        fact = facts.get(name, "")
        gap = not words or words[-1].isspace()
        words = set_before(words, fact) + (fact.lstrip() if gap else fact)
        # what says nothing leaves no two spaces behind
        words += set_after(fact, after) if fact or not gap else after.lstrip(" ")
    silent = len(parts) > 1 and not words.strip()
    return None if silent else words
