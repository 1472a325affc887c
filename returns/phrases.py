"""Sentences of the trade in every language, from `resources/phrases/<lang>/<topic>.json`.

The window's own words go through Qt's translator; these are the words that rules, letters, papers,
errors and the command line share. A key is `topic.name`; `{fields}` are filled in one pass and
never interpreted.
"""

import json
import string
from functools import cache

from resources import resource


class _Plain(string.Formatter):
    """Fills `{name}` only: no attributes, no indexing, no format language in a phrase."""

    def get_field(self, field_name: str, args: object, kwargs: object) -> tuple[object, str]:
        if not isinstance(kwargs, dict) or field_name not in kwargs:
            raise KeyError(field_name)
        return kwargs[field_name], field_name


_FORMATTER = _Plain()

#: marks a fact that is one of the trade's own words: `term:fault:buyer`
TERM = "term:"


@cache
def topic(lang: str, name: str) -> dict[str, str]:
    """All phrases of one topic in one language, by name."""
    path = resource("phrases", lang, f"{name}.json")
    phrases: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return phrases


def say(key: str, lang: str = "en", **facts: object) -> str:
    """The phrase `topic.name` in `lang`, with `facts` put in.

    Raises `KeyError` for an unknown key or a missing fact: that is a bug of ours, and
    `tests/returns/test_phrases.py` holds both languages to the same keys and fields.
    """
    name, _, phrase = key.partition(".")
    return _FORMATTER.vformat(topic(str(lang), name)[phrase], (), facts)


def word(kind: str, value: str, lang: str = "en") -> str:
    """The word for one of the trade's terms: `word("fault", "buyer", "zh")` → `买家`."""
    return say(f"terms.{kind}.{value}", lang)


def spoken(fact: object, lang: str = "en") -> object:
    """A fact as the reader hears it: `term:step:refund` becomes the word, all else stays as it is.

    Only words that exist are put in, so that a name from outside that looks like a term is kept.
    """
    if isinstance(fact, str) and fact.startswith(TERM):
        return topic(str(lang), "terms").get(fact.removeprefix(TERM).replace(":", ".", 1), fact)
    return fact
