"""The words that are both: names, titles and greetings of many languages (`name_words.json`)."""

import json
from functools import cache
from typing import Any

from resources import resource


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        resource("name_words.json").read_text(encoding="utf-8")
    )
    return content


@cache
def words(topic: str) -> frozenset[str]:
    """All words of one topic, folded: `common`, `particles`, `titles` …"""
    return frozenset(str(_content()[topic]).split())


@cache
def signs(topic: str) -> frozenset[str]:
    """All characters of one topic: `han_surnames` …"""
    return frozenset(str(_content()[topic]))


@cache
def phrases(topic: str) -> frozenset[tuple[str, ...]]:
    """Phrases of several words each: `introducers`."""
    return frozenset(tuple(phrase.split()) for phrase in _content()[topic])


@cache
def shorter(topic: str) -> dict[str, str]:
    """Word → the short form that all its spellings share: `streets`, `street_ends`, `rooms`."""
    return {word: short for short, long in _content()[topic].items() for word in long.split()}


@cache
def ways(topic: str) -> tuple[tuple[str, str], ...]:
    """Pairs of word lists: `endings`."""
    return tuple((str(one), str(other)) for one, other in _content()[topic])


@cache
def pairs(topic: str) -> dict[int, str]:
    """Character → character, as `str.translate` takes it: `traditional`."""
    said = str(_content()[topic])
    return {ord(one): other for one, other in zip(said[::2], said[1::2], strict=True)}
