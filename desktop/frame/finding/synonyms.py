"""Other words by which people look for an action, a view or a setting, in English and in Chinese."""

import json
from collections.abc import Mapping
from functools import cache

from desktop.frame.finding.palette_marks import has_words
from desktop.frame.finding.pinyin import by_pinyin
from resources import resource


@cache
def other_words(of: str) -> Mapping[str, tuple[str, ...]]:
    """Of `actions`, of `views`, or of `settings` and their pages: name → words beside its own name."""
    table = json.loads(resource("other_words.json").read_text(encoding="utf-8"))[of]
    return {name: (*words["en"], *words["zh"]) for name, words in table.items()}


def known_as(of: str, name: str, words: str) -> str:
    """The words that one of them is found by, "" for none; `words` are in small letters."""
    if not words:
        return ""
    return next((each for each in other_words(of).get(name, ()) if _fits(each, words)), "")


def _fits(known: str, typed: str) -> bool:
    """From the beginning of a word on, several words in any order, or by its pinyin."""
    begun = f" {typed}" in f" {known}"
    # Chinese has no gaps that a word would begin behind
    inside = not typed.isascii() and typed in known
    return begun or inside or has_words(known, typed) or bool(by_pinyin(known, typed))
