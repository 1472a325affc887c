"""Text that the desk can keep: whole characters, and not without end; what it cannot keep is told."""

import os
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import PurePath
from unicodedata import category

from returns.errors import TURNS, Refusal

#: characters of one text; a longer one is a mistake or an attack
LONGEST = 10_000
#: kinds of characters that end a line or steer a program: controls, line and paragraph separators
_BREAKS = frozenset({"Cc", "Zl", "Zp"})
#: a text of so many characters is remembered on its one line
_SHORT = 120


def demand_kept(*values: object, most: int = LONGEST) -> None:
    """Raise `Refusal` for a text that cannot be stored; of records and lists every text is looked at.

    Half a character (a lone surrogate, from a broken file name or clipboard) has no bytes.
    """
    for text in _texts(values):
        if len(text) > most:
            facts = {"count": f"{len(text):,}", "most": f"{most:,}"}
            raise Refusal("text.too_long", text=one_line(text[:40]), **facts)
        if whole_text(text) != text:
            raise Refusal("text.half_character", text=whole_text(text))


def whole_text(text: str) -> str:
    """The text with � for each half character: to look up or to show, never to store silently."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def without_controls(text: str) -> str:
    """The text as it can be read: its lines, without signs that steer a program or turn the writing."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        sign
        for sign in lines
        if sign == "\n" or (category(sign) not in _BREAKS and sign not in TURNS)
    )


def one_line(text: str) -> str:
    """The text on one line: white space, breaks and control characters become single spaces.

    What would turn the writing goes: the sentence that the text is put into would be read backwards.
    """
    return _short_line(text) if len(text) <= _SHORT else _on_one_line(text)


def keep_readable(told: object, *names: str) -> None:
    """Keep these texts of a frozen record as they can be read: without signs that nobody sees.

    A number that was pasted with one is else not found again.
    """
    for name in names:
        text = getattr(told, name)
        if not text.isprintable():
            object.__setattr__(told, name, without_controls(text))


def _on_one_line(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    whole = (sign for sign in whole_text(text) if sign not in TURNS)
    signs = (" " if category(sign) in _BREAKS else sign for sign in whole)
    return " ".join("".join(signs).split())


#: names and titles, which come again with every letter of a case
_short_line = lru_cache(maxsize=2_000)(_on_one_line)


def file_name(path: PurePath) -> str:
    """A file's name as text that can be stored and shown.

    A name whose bytes are no UTF-8 comes from an archive packed on a Chinese Windows most often,
    so it is read as GB18030; what is not even that shows �.
    """
    if whole_text(path.name) == path.name:
        return path.name
    name = os.fsencode(path.name)
    try:
        return name.decode("gb18030")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace")


def _texts(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif is_dataclass(value) and not isinstance(value, type):
            yield from _texts(getattr(value, field.name) for field in fields(value))
        elif isinstance(value, tuple | list):
            yield from _texts(value)
        elif isinstance(value, dict):
            yield from _texts([*value, *value.values()])
