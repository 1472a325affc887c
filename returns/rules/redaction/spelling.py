"""Text cut into pieces at their places, and each piece folded to what its other spellings share.

Nothing is compared by a changed copy of the text: a piece is a slice of the original, so a place
found is a place in the original, whatever folding makes of it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from returns.rules.redaction.name_words import pairs, words

#: letters that are not a plain one with a mark; and those that may be written as two
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"}
    | {"ħ": "h", "ŋ": "n", "ə": "e", "ة": "ه", "ى": "ي", "ٱ": "ا", "ς": "σ"}
)
_WIDE = str.maketrans(
    {"ü": "ue", "ö": "oe", "ä": "ae", "ø": "oe", "å": "aa", "đ": "dj", "ð": "dh", "ÿ": "ij"}
)
_CYRILLIC = "абвгдезиклмнопрстуфэъьыіїєґўђјљњћџ"
_LATIN = "a/b/v/g/d/e/z/i/k/l/m/n/o/p/r/s/t/u/f/e///y/i/i/e/g/u/dj/j/lj/nj/c/dz"
#: what differs from one way of writing Cyrillic in Latin letters to the next: й ю я ё ж х ц ч ш щ г и
_WAYS = tuple(
    tuple(way.split())
    for way in (
        "y yu ya yo zh kh ts ch sh shch g i",
        "i iu ia e zh kh ts ch sh shch g i",
        "j ju ja jo sch ch z tsch sch schtsch g i",
        "y yu ya e zh h c ch sh sch g i",
        "i iu ia e zh kh ts ch sh shch h y",
    )
)
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω"
_GREEK_WAYS = (
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
    "a b g d e z i th i k l m n x o p r s s t u f h ps o",
)
_GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
_GEORGIAN_LATIN = "a/b/g/d/e/v/z/t/i/k/l/m/n/o/p/zh/r/s/t/u/p/k/gh/q/sh/ch/ts/dz/ts/ch/kh/j/h"
#: letters of other scripts that nobody tells from Latin ones, in a word that has both
_LOOKALIKE = str.maketrans("аеорсухіјѕԁһӏкмтвαεοικνρτυχ", "aeopcyxijsdhlkmtbaeoikvptux")
_APOSTROPHES = frozenset("'’‘ʼʹ´`′＇‛ʻ՚ʾʿ")
_DASHES = frozenset("_·•‧∙⋅⁃−")
_HAN = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_NARROW = dict(pairs("traditional"))


class _Shapes(dict[int, str]):
    """What kind of character each is, one for one: the text's own outline."""

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape(chr(code))
        return shape


def _shape(sign: str) -> str:
    kind = unicodedata.category(sign)
    plain = unicodedata.normalize("NFKC", sign)
    if sign in _APOSTROPHES:
        return "'"
    if _HAN.match(sign) or 0x20000 <= ord(sign) < 0x40000:
        return "中"
    if kind[0] == "M" or kind == "Cf":
        return "~"
    if kind[0] == "L":
        return "A" if kind in ("Lu", "Lt") else "a"
    if kind == "Nd":
        return "0"
    if sign in "\r\n\v\f\u2028\u2029\x85":
        return "\n"
    if kind == "Zs" or sign == "\t":
        return " "
    if kind == "Pd" or sign in _DASHES or sign == "・":
        return "-"
    return plain if plain in set('.,@():;/+#!?[]<>"') else "," if sign == "、" else "*"


class _Flat(dict[int, str]):
    """Characters narrowed one for one: full width to half, traditional to simplified, one case."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        flat = self[code] = (plain if len(plain) == 1 else chr(code)).translate(_NARROW)
        return flat


_SHAPES, _FLAT = _Shapes(), _Flat()
_PIECE = re.compile(r"A[A~]*[a~]*|a[a~]*|0[0~]*|中+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters, digits or Chinese characters and where it stands."""

    start: int
    end: int
    #: as written
    word: str
    #: `A` capital, `a` small or without case, `0` digit, `中` Chinese; `~` marks
    shape: str

    @property
    def capital(self) -> bool:
        """Begins with a capital."""
        return self.shape[0] == "A"

    @property
    def letters(self) -> bool:
        """Is a word of letters."""
        return self.shape[0] in "Aa"


class Text:
    """A text with its pieces and what stands between them."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.shape = words.translate(_SHAPES)
        #: the same length as `words`: for what is looked for character by character
        self.flat = words.translate(_FLAT)
        self.pieces = [
            Piece(found.start(), found.end(), words[found.start() : found.end()], found.group())
            for found in _PIECE.finditer(self.shape)
        ]

    def starts(self, target: str) -> list[int]:
        """The pieces that begin as `target` does: where it may stand."""
        signs = {target[0], target[0].upper()}
        return [
            at
            for at, piece in enumerate(self.pieces)
            if piece.word[0] in signs or not piece.word[0].isascii()
        ]

    def gap(self, index: int) -> str:
        """The shapes between piece `index` and the next; before the first with -1, after the last."""
        start = self.pieces[index].end if index >= 0 else 0
        end = self.pieces[index + 1].start if index + 1 < len(self.pieces) else len(self.shape)
        return self.shape[start:end]

    def folds(self, index: int) -> frozenset[str]:
        """What the spellings of a piece share; none for a piece that is not there."""
        if 0 <= index < len(self.pieces):
            return fold(self.pieces[index].word)
        return frozenset()


def flat(words: str) -> str:
    """Characters narrowed one for one, so that places stay."""
    return words.translate(_FLAT)


@lru_cache(maxsize=20_000)
def fold(word: str) -> frozenset[str]:
    """The spellings that a word may share with another: two are alike when they share one.

    `Müller` is `muller` and `mueller`, `Иванов` is `ivanov`.
    """
    lower, own = _lowered(word), plain(word)
    found = {own, _unmarked(lower.translate(_WIDE))}
    if any("\u0400" <= sign <= "\u04ff" for sign in lower):
        found |= _from_cyrillic(lower)
    elif any("\u0370" <= sign <= "\u03ff" for sign in own):
        found |= _from_greek(own)
    elif any("\u10d0" <= sign <= "\u10ff" for sign in own):
        found.add(_from_georgian(own))
    if any(sign.isascii() and sign.isalpha() for sign in own):
        found.add(seen_as_latin(own))
    return frozenset(found)


@cache
def everyday() -> frozenset[str]:
    """The words that are names and words too, as `plain` and as two letters: `weiss`, `gruen`."""
    listed = words("common")
    return frozenset(map(plain, listed)) | {
        _unmarked(word.casefold().translate(_WIDE)) for word in listed
    }


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """In small letters of its own script, without marks and apostrophes."""
    return _unmarked(_lowered(word))


def _lowered(word: str) -> str:
    lower = unicodedata.normalize("NFKC", word).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in lower if _SHAPES[ord(c)] not in "'"))


def seen_as_latin(lower: str) -> str:
    """A word of Latin letters without the Cyrillic and Greek ones that look like them: lеna."""
    return lower.translate(_LOOKALIKE)


def marked(word: str) -> str:
    """In small letters, composed, with the marks; the dotless i as i, which capitals cannot tell."""
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
    return lower.replace("i\u0307", "i").replace("ı", "i")


def is_listed(word: str) -> bool:
    """Whether an everyday word is written with these very marks."""
    return marked(word) in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(map(marked, words("common")))


def _unmarked(lower: str) -> str:
    apart = unicodedata.normalize("NFKD", lower.translate(_PLAIN))
    return "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Cf"))


def _from_cyrillic(lower: str) -> set[str]:
    same = dict(zip(_CYRILLIC, _LATIN.split("/"), strict=True))
    found = set()
    for way in _WAYS:
        table = str.maketrans(same | dict(zip("йюяёжхцчшщги", way, strict=True)))
        written = lower.translate(table)
        found |= {written, written.replace("ks", "x")}
        found |= {
            written[:-2] + "y" for ending in ("iy", "ii", "yi") if written.endswith(ending)
        }
    return found


def _from_greek(own: str) -> set[str]:
    found = set()
    for way in _GREEK_WAYS:
        table = str.maketrans(dict(zip(_GREEK, way.split(), strict=True)))
        found.add(
            own.replace("ου", "ou").replace("μπ", "b").replace("ντ", "nt").translate(table)
        )
    return found


def _from_georgian(own: str) -> str:
    same = zip(_GEORGIAN, _GEORGIAN_LATIN.split("/"), strict=True)
    return own.translate({ord(sign): latin for sign, latin in same})
