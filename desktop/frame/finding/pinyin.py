"""Chinese words by their pinyin, whole or by first letters, as people type them on a Latin keyboard.

GB 2312 has its 3,755 commonest characters in the order of their pinyin, so that a character's place
tells how it is read; `pinyin.json` has where each reading begins, and the few others that words of the
window need. Rarer characters have none.
"""

import json
from bisect import bisect_right
from functools import cache

from resources import resource

#: the last place with a reading; what follows is in the order of strokes
_LAST = 0xD7F9
#: one letter would fit half of everything, and two that are no whole reading much of it
_FEWEST, _FEWEST_OF_ONE = 2, 3


@cache
def _table() -> tuple[tuple[int, ...], tuple[str, ...], dict[str, str]]:
    """Where the readings begin, the readings, and the other one of a character that has two."""
    kept = json.loads(resource("pinyin.json").read_text(encoding="utf-8"))
    return tuple(map(_place, kept["begins"].values())), tuple(kept["begins"]), kept["also"]


def _place(character: str) -> int:
    code = character.encode("gb2312", "ignore")
    return int.from_bytes(code, "big") if len(code) == 2 else 0


def readings(character: str) -> tuple[str, ...]:
    """`tui` of 退, `zhong` and `chong` of 重; nothing of what is no common Chinese character."""
    places, names, also = _table()
    place = _place(character)
    usual = (names[bisect_right(places, place) - 1],) if places[0] <= place <= _LAST else ()
    return usual + ((also[character],) if character in also else ())


def by_pinyin(name: str, typed: str) -> str:
    """The part of a name that is read so: 部分退款 by `tuikuan`, `tuik` or `tk` is 退款; else "".

    Each character by all of its reading or by its first letter, the last one by a part of it, too. One
    alone wants its whole reading, or most of it.
    """
    letters = typed.replace(" ", "").replace("'", "")
    if len(letters) < _FEWEST or not (letters.isascii() and letters.isalpha()):
        return ""
    spoken = [(at, read) for at, c in enumerate(name) if (read := readings(c))]
    for first in range(len(spoken)):
        end = _read_to(spoken, first, letters)
        alone = end == first + 1
        if end and not (
            alone and len(letters) < _FEWEST_OF_ONE and letters not in spoken[first][1]
        ):
            return name[spoken[first][0] : spoken[end - 1][0] + 1]
    return ""


def _read_to(spoken: list[tuple[int, tuple[str, ...]]], at: int, letters: str) -> int:
    """Behind which character these letters are used up, read from that one on; 0 where they do not fit."""
    if at == len(spoken):
        return 0
    for reading in spoken[at][1]:
        if reading.startswith(letters):
            return at + 1
        for part in (reading, reading[0]):
            if letters.startswith(part) and (
                end := _read_to(spoken, at + 1, letters[len(part) :])
            ):
                return end
    return 0
