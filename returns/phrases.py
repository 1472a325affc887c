"""Sentences of the trade in every language, from `resources/phrases/<lang>/<topic>.json`.

The window's own words go through Qt's translator; these are the words that rules, letters, papers,
errors and the command line share. A key is `topic.name`; `{fields}` are filled in one pass and
never interpreted. A sentence that counts has a form for each plural of its language:
`{"one": "1 photo", "other": "{count} photos"}`, with `"by": "days"` where another fact counts.
"""

import json
import logging
import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Self

from resources import resource
from returns import language

_LOG = logging.getLogger("sendback.phrases")
#: a sentence, or its forms by plural
Phrase = str | dict[str, str]
#: spoken where another language lacks a sentence
_FIRST = "en"
_NONE = "errors.words.none"
_UNTOLD = "…"


#: a fact in a phrase: no attributes, no indexing, no format language
_FIELD = re.compile(r"\{(\w+)\}")


@cache
def _together() -> re.Pattern[str]:
    """Characters that stand together without spaces; made when a sentence has a fact to put in."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


#: a day such as 12月2日 is Chinese at both its ends
CHINESE_DAY = re.compile(r"\d+[年月]")

#: marks a fact that is one of the trade's own words: `term:fault:buyer`
TERM = "term:"
#: marks a fact that is a day: `date:2026-11-22`
_DAY = re.compile(r"date:(\d{4}-\d{2}-\d{2})")


@cache
def topic(lang: str, name: str) -> dict[str, Phrase]:
    """All phrases of one topic in one language, by name; none for a language without that topic."""
    path = resource("phrases", lang, f"{name}.json")
    if not path.is_file():
        return {}
    phrases: dict[str, Phrase] = json.loads(path.read_text(encoding="utf-8"))
    return phrases


def has(key: str, lang: str = "en") -> bool:
    """Whether there is a phrase `topic.name` in that language."""
    name, _, phrase = key.partition(".")
    return phrase in topic(str(lang), name)


def say(key: str, lang: str = "en", **facts: object) -> str:
    """The phrase `topic.name` in `lang`, with `facts` put in.

    It never fails, for it is what failures are told with: what `lang` lacks is said in English, what
    has no sentence at all in a plain one with its key, a missing fact as `…`, each with a line in the log.
    `tests/returns/test_phrases.py` holds the languages to the same keys and fields.
    """
    text, told = form_of(key, lang, facts)
    # most words have no field
    return filled(text, **told) if "{" in text else text


@lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[str, ...]:
    """Words and names of fields of a sentence in turn."""
    return tuple(_FIELD.split(text))


def filled(text: str, /, **facts: object) -> str:
    """Each `{name}` once, as the fact is written; a space only where Latin meets Chinese words."""
    pieces = list(_parts(text))
    # beside words without Chinese nothing is set apart
    plain = text.isascii()
    for at in range(1, len(pieces), 2):
        name = pieces[at]
        if name not in facts:
            _LOG.error("a sentence was not told its fact %r", name)
        fact = pieces[at] = str(facts.get(name, _UNTOLD))
        if plain:
            continue
        pieces[at - 1] = set_before(pieces[at - 1], fact)
        pieces[at + 1] = set_after(fact, pieces[at + 1])
    return "".join(pieces)


def set_before(words: str, fact: str) -> str:
    """The words of a sentence that end where a fact begins, with the space that belongs between them.

    Chinese on both sides stands together; a Latin letter beside Chinese stands apart; all else is
    as the sentence has it.
    """
    bare = words.rstrip(" ")
    edge = fact[:1]
    if not edge or not _together().match(bare[-1:]):
        return words
    if _together().match(edge) or CHINESE_DAY.match(fact):
        return bare
    return f"{bare} " if edge.isalpha() else words


def set_after(fact: str, words: str) -> str:
    """The same of the words that begin where a fact ends."""
    return set_before(words[::-1], fact[::-1])[::-1]


def form_of(
    key: str, lang: str, facts: Mapping[str, object]
) -> tuple[str, Mapping[str, object]]:
    """A phrase before it is filled, in the form that the facts ask for, and the facts to fill it with."""
    name, _, found = key.partition(".")
    at_once = topic(str(lang), name).get(found)
    if isinstance(at_once, str):
        return at_once, facts
    for spoken_lang in dict.fromkeys((str(lang), _FIRST)):
        phrase = topic(spoken_lang, name).get(found)
        if isinstance(phrase, str):
            return phrase, facts
        if phrase is not None:
            text, counted = _plural(phrase, spoken_lang, facts)
            return text, {**facts, **counted}
    _LOG.error("no sentence %r in %r", key, str(lang))
    if key == _NONE:
        return "{key}", facts
    return form_of(_NONE, lang, {"key": key})


def _plural(
    forms: dict[str, str], lang: str, facts: Mapping[str, object]
) -> tuple[str, dict[str, object]]:
    """The form for the fact that counts, and that fact as it is written."""
    by = forms.get("by", "count")
    try:
        count = int(str(facts.get(by)))
    except ValueError:
        return forms["other"], {}
    text = forms.get(language.plural_form(count, lang), forms["other"])
    return text, {by: language.grouped(count, lang)}


class Named(str):
    """An id that somebody calls by words of his own: rules take it for the id, readers hear the words."""

    #: what it is kept as
    own: str
    #: by language
    words: Mapping[str, str]

    def __new__(cls, value: str, own: str, words: Mapping[str, str]) -> Self:
        """`value` is the id that it counts as."""
        named = super().__new__(cls, value)
        named.own, named.words = own, dict(words)
        return named

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, str]]:  # type: ignore[override]
        """A copy is called the same."""
        return str(self), self.own, self.words

    def said(self, lang: str) -> str:
        """In that language, else in the first."""
        return self.words.get(str(lang)) or self.words[_FIRST]


def word(kind: str, value: str, lang: str = "en") -> str:
    """The word for one of the trade's terms: `word("fault", "buyer", "zh")` → `买家`.

    An id that has none, such as a seller's own shot, is shown as it is; a `Named` one by its words.
    """
    if isinstance(value, Named):
        return value.said(lang)
    key = f"terms.{kind}.{value}"
    return say(key, lang) if has(key, lang) or has(key) else value


def word_within(kind: str, value: str, lang: str = "en") -> str:
    """The word inside a sentence, in small letters; what somebody named stays as he wrote it."""
    said = word(kind, value, lang)
    return said if isinstance(value, Named) else said.lower()


def spoken(fact: object, lang: str = "en") -> object:
    """A fact as the reader hears it: `term:step:refund` becomes the word, all else stays as it is.

    `date:2026-11-22` becomes `22 Nov 2026`, several facts are parted as that language does it, and what
    is `Named` is heard by its words. Only words that
    exist are put in, so that a name from outside that looks like a term is kept.
    """
    if isinstance(fact, Named):
        return fact.said(lang)
    if isinstance(fact, str) and fact.startswith(TERM):
        key = f"terms.{fact.removeprefix(TERM).replace(':', '.', 1)}"
        return say(key, lang) if has(key, lang) or has(key) else fact
    if isinstance(fact, str) and (found := _DAY.fullmatch(fact)):
        return language.day_words(date.fromisoformat(found[1]), lang)
    return _one_by_one(fact, lang) if isinstance(fact, tuple) else fact


def _one_by_one(facts: tuple[object, ...], lang: str, mark: str = "semicolon") -> str:
    """Several facts in a row, each of them one or a row itself."""
    return language.between(mark, lang).join(
        _one_by_one(each, lang, "comma") if isinstance(each, tuple) else str(spoken(each, lang))
        for each in facts
    )
