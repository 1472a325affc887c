"""What cannot be printed is said by its name, so that nothing is lost and nothing is obeyed."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from returns.documents.typesetting import fonts
from returns.documents.typesetting.clusters import clusters, is_mark
from returns.phrases import TERM, has, word
from returns.terms import Lang

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: a category without names → how such a character is called
_NAMELESS = {"Cc": "control", "Co": "private", "Cn": "unknown", "Cs": "half"}
#: they only hint where a line may break or which way words run, and letters stay as they are
_HINTS = frozenset(
    "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
)


@lru_cache(maxsize=8192)
def ordinary(char: str) -> bool:
    """Whether Inter or Noto Sans SC draws it by itself, from left to right."""
    if unicodedata.category(char) in _UNSEEN or is_mark(char):
        return False
    return fonts.in_latin(char) or fonts.in_chinese(char)


def plain(text: str) -> bool:
    """Whether nothing in it asks for more than the two fonts of every paper."""
    return (text.isascii() and text.isprintable()) or all(map(ordinary, text))


def spell(text: str, lang: str = Lang.EN) -> str:
    """The text with whatever no font has, and what is never seen, said by its name: `‹zero width space›`."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(
        line if plain(line) else "".join(_spelled(line, lang)) for line in text.split("\n")
    )


def _spelled(line: str, lang: str) -> Iterator[str]:
    for cluster in clusters(line):
        if printable(cluster):
            yield cluster
        else:
            for char in cluster:
                yield char if printable(char) else named(char, lang)


def printable(cluster: str) -> bool:
    """Whether a font of ours draws the whole cluster."""
    if len(cluster) == 1:
        if ordinary(cluster):
            return True
        if unicodedata.category(cluster) in _UNSEEN:
            return False
    from returns.documents.typesetting.scripts import family_for

    return bool(family_for(cluster))


def missing(text: str) -> str:
    """The first character of the text that cannot be printed; "" where all can be."""
    for line in text.split("\n"):
        if plain(line):
            continue
        for cluster in clusters(line):
            if not printable(cluster):
                return next((char for char in cluster if not printable(char)), cluster[0])
    return ""


def without_hints(text: str) -> str:
    """The text without the characters that are never seen and change no letter."""
    return text if text.isascii() else "".join(char for char in text if char not in _HINTS)


def named(char: str, lang: str) -> str:
    """A character by its name, in marks that no text of ours uses."""
    return f"‹{character_name(char, lang)}›"


def character_name(char: str, lang: str) -> str:
    """What people call a character: `zero width space`, `control character 001B`."""
    code = f"{ord(char):04X}"
    if has(f"terms.character.{code}", lang):
        return word("character", code, lang)
    kind = _NAMELESS.get(unicodedata.category(char))
    if kind:
        return f"{word('character', kind, lang)} {code}"
    return unicodedata.name(char, code).lower()


def character_fact(char: str) -> str:
    """The same as a fact of a refusal, which is told in either language."""
    code = f"{ord(char):04X}"
    if has(f"terms.character.{code}"):
        return f"{TERM}character:{code}"
    kind = _NAMELESS.get(unicodedata.category(char))
    return f"{TERM}character:{kind}" if kind else unicodedata.name(char, code).lower()
