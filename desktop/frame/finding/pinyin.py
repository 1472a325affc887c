"""The first letters of Chinese words in pinyin, by which people look for them on a Latin keyboard.

GB 2312 has its 3,755 commonest characters in the order of their pinyin, so that a character's place
tells its first letter; of one with several readings that is the usual one. Rarer ones have none.
"""

from bisect import bisect_right

#: where each letter begins; no reading begins with i, u or v
_BEGINS = (
    *((0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f")),
    *((0xB8C1, "g"), (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m")),
    *((0xC4C3, "n"), (0xC5B6, "o"), (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s")),
    *((0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"), (0xD1B9, "y"), (0xD4D1, "z")),
)
_PLACES = tuple(place for place, _ in _BEGINS)
_LAST = 0xD7F9
#: one letter would fit half of everything
_FEWEST = 2


def first_letter(character: str) -> str:
    """`t` of 退; "" of what is no common Chinese character."""
    code = character.encode("gb2312", "ignore")
    place = int.from_bytes(code, "big") if len(code) == 2 else 0
    if not _PLACES[0] <= place <= _LAST:
        return ""
    return _BEGINS[bisect_right(_PLACES, place) - 1][1]


def by_initials(name: str, typed: str) -> str:
    """The part of a name whose characters begin with these letters: 部分退款 by `tk` is 退款; else ""."""
    if len(typed) < _FEWEST or not (typed.isascii() and typed.isalpha()):
        return ""
    letters = [(at, letter) for at, c in enumerate(name) if (letter := first_letter(c))]
    begins = "".join(letter for _, letter in letters).find(typed)
    if begins < 0:
        return ""
    first, last = letters[begins][0], letters[begins + len(typed) - 1][0]
    return name[first : last + 1]
