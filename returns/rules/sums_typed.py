"""Sums of money in a text that somebody typed, in any of the ways in which people write them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from returns.money import minor_units

#: a sign or a word, and the currencies that it may mean; "" for any
_MARKS = {
    "$": "USD CAD AUD NZD HKD SGD MXN TWD BRL",
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "au$": "AUD",
    "a$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "sg$": "SGD",
    "s$": "SGD",
    "nt$": "TWD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP EGP",
    "¥": "JPY CNY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "₺": "TRY",
    "tl": "TRY",
    "₴": "UAH",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₪": "ILS",
    "lei": "RON MDL",
    "лв": "BGN",
    "rs": "INR",
    "rp": "IDR",
    "kr": "SEK NOK DKK ISK",
    "fr.": "CHF",
    "dollar": "USD CAD AUD NZD HKD SGD",
    "buck": "USD CAD AUD NZD",
    "euro": "EUR",
    "yen": "JPY",
    "franc": "CHF",
    "pence": "GBP",
    "美刀": "USD",
    "歐元": "EUR",
    "英鎊": "GBP",
    "港幣": "HKD",
    "cent": "",
    "yuan": "CNY",
    "rmb": "CNY",
    "元": "CNY TWD HKD JPY",
    "块": "CNY",
    "圆": "CNY JPY",
    "円": "JPY",
    "人民币": "CNY",
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "港元": "HKD",
    "港币": "HKD",
    "加元": "CAD",
    "澳元": "AUD",
}
#: codes that are words, or sizes and names, as often as money
_WORDS_TOO = frozenset(
    {"ALL", "TRY", "PEN", "TOP", "CUP", "MOP", "COP", "BAM", "CAD", "GEL", "MAD"}
)
#: codes that people type in small letters
_SMALL = "usd|eur|gbp|cny|jpy|rmb|hkd|aud"

_FIGURE = r"\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,3})?"
#: with decimals: a code before it is rather its own than that of a number before the code
_EXACT = r"(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d\d(?!\d)"
_COINS = "美元|美金|美刀|欧元|歐元|英镑|英鎊|日元|港元|港币|港幣|加元|澳元|人民币|元(?![件素宵])|圆|円"
# 3块电池 is three pieces, 一块 is "together"
_WORDS = rf"{_COINS}|块(?=钱|[\s,.!?，。！？]|$)"
_COUNTED = rf"{_COINS}|块(?=钱)"
_WHOSE = "(?:US|U\\.S\\.|Canadian|Australian|Hong Kong)"
_SIGNS = "$€£¥₹₩₽₺₴₫฿₱₪"
_NAMED = "euros?|dollars?|pounds?|bucks?|cents?|pence|yen|francs?|yuan"
#: figures written out; "one" alone begins as many sentences as sums, and is one before its coin
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|thousand"
)
_BEFORE = (
    rf"(?<![A-Za-z])(?:US|CA|AU|NZ|HK|SG|NT|[CASR])?\$|[{_SIGNS}]"
    rf"|(?<![A-Za-z])(?:[A-Z]{{3}}|R[sp]\.?|(?i:{_SMALL}|euros?|fr\.))|人民币"
)
_AFTER = (
    rf"[{_SIGNS}]|(?:[A-Z]{{3}}|Ft|TL|(?i:{_SMALL}|{_NAMED}|kr|zł|kč|lei|лв))\b"
    rf"|{_WORDS}"
)
_SUM = re.compile(
    rf"(?P<before>{_BEFORE})[\s:-]{{0,2}}(?P<one>{_FIGURE})(?P<k>[kK]\b)?(?!\d)"
    rf"|(?<![A-Za-z0-9_])(?<!\d[.,-])(?P<other>{_FIGURE})(?P<kilo>[kK](?=[\s$€£]))?(?:[.,]-+)?[\s-]{{0,2}}"
    rf"(?:{_WHOSE}\s)?(?P<after>{_AFTER})(?!\s?{_EXACT})"
    rf"|\b(?i:(?:{_SPELLED})(?:(?:[\s-]|\sand\s)(?:{_SPELLED})){{0,12}})[\s-](?:{_WHOSE}\s)?(?P<coin>(?i:{_NAMED}))\b(?!['’])"
    rf"|(?P<numeral>[〇零一二两三四五六七八九十百千万]+)\s?(?P<han>{_COUNTED})"
)


@dataclass(frozen=True, slots=True)
class TypedSum:
    """A sum as it stands in a text: what it may mean, in which currencies (() for any)."""

    text: str
    #: () where the figure is written out in words
    values: frozenset[Decimal]
    currencies: frozenset[str]


def sums_in(text: str, own: str = "") -> Iterator[TypedSum]:
    """Every sum in a text; `own` is a currency whose code is never taken for a word."""
    plain = unicodedata.normalize("NFKC", text)
    for found in _SUM.finditer(plain):
        mark = found["before"] or found["after"] or found["coin"] or found["han"]
        currencies = _currencies(mark, own)
        if currencies is None:
            continue
        figure = found["one"] or found["other"]
        values = meant(figure) if figure else frozenset()
        if found["k"] or found["kilo"]:
            values = frozenset(value * 1_000 for value in values)
        yield TypedSum(found[0], values, currencies)


def meant(figure: str) -> frozenset[Decimal]:
    """What a figure may mean: `1,470` is a thousand and more to one reader, one and a half to another.

    One or two digits behind the last point or comma are always decimals.
    """
    bare = re.sub(r"[ '’]", "", figure)
    marks = [at for at, sign in enumerate(bare) if sign in ".,"]
    if not marks:
        return frozenset({Decimal(bare)})
    last = marks[-1]
    behind = len(bare) - last - 1
    kinds = {bare[at] for at in marks}
    whole = Decimal(re.sub(r"[.,]", "", bare))
    parted = Decimal(re.sub(r"[.,]", "", bare[:last]) + "." + bare[last + 1 :])
    if behind != 3 or len(kinds) == 2:
        return frozenset({parted})
    return frozenset({whole}) if len(marks) > 1 else frozenset({whole, parted})


def _currencies(mark: str, own: str) -> frozenset[str] | None:
    """What a mark may mean; None where it is none."""
    if len(mark) == 3 and mark.isascii() and mark.isalpha() and mark.isupper():
        known = mark in minor_units() and (mark == own or mark not in _WORDS_TOO)
        if known:
            return frozenset({mark})
        return frozenset({"CNY"}) if mark == "RMB" else None
    small = mark.lower() if mark in _MARKS else mark.lower().removesuffix(".")
    if small.removesuffix("s") == "pound":
        # elsewhere it weighs so much
        return frozenset({"GBP"}) if own == "GBP" else None
    if small.upper() in minor_units():
        return frozenset({small.upper()})
    for name in (small, small.removesuffix("s")):
        if name in _MARKS:
            return frozenset(_MARKS[name].split())
    return None
