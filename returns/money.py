"""Money as whole minor units and a currency: never a float, never two currencies in one sum."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

from resources import resource
from returns.errors import Refusal

#: whole units that no amount reaches; what is below it SQLite adds exactly, in the smallest unit and many
#: times over, and keeps exactly in any other currency
TOO_MUCH = 10**10
#: in the window alone, where every other dollar and pound stands with its code; ¥ is yen to one reader
#: and yuan to the next, so both of them stand with theirs
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
#: signs of amounts that older histories hold as text
_CODES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY"}
#: of an amount below nothing where it is read; older histories, files and machines have a hyphen
MINUS = "\u2212"
_CODED = re.compile(rf"([-{MINUS}]?)([A-Z]{{3}}) (\d[\d,]*(?:\.\d+)?)")
_SIGNED = re.compile(rf"([-{MINUS}]?)(CN¥|[$€£¥])(\d[\d,]*(?:\.\d+)?)")


@cache
def minor_units() -> dict[str, int]:
    """Decimals of every currency of ISO 4217 by its code; CLDR's are what a shop shows, not what it owes."""
    units: dict[str, int] = json.loads(resource("currencies.json").read_text(encoding="utf-8"))
    return units


def exponent(currency: str) -> int:
    """Number of decimals of a currency's minor unit (ISO 4217); 2 for a code that is none."""
    return minor_units().get(currency, 2)


def written_like(currency: str) -> str:
    """An amount as one is written in that currency: `18.40`, `18` yen, `18.400` dinars."""
    return f"{Decimal('18.40'):.{exponent(currency)}f}"


def most_written(currency: str) -> str:
    """The most that an amount can be in that currency: `9,999,999,999.99`."""
    places = exponent(currency)
    return f"{TOO_MUCH - Decimal(1).scaleb(-places):,.{places}f}"


def with_code(text: str) -> str:
    """An amount that was kept as text, as a paper writes it: `¥1,470` → `JPY 1,470`; else the text."""
    found = _SIGNED.fullmatch(text) or _CODED.fullmatch(text)
    if found is None:
        return text
    return f"{_minus(found[1])}{_CODES.get(found[2], found[2])} {found[3]}"


def with_sign(text: str) -> str:
    """An amount that was kept as text, as the window writes it: `EUR 46.00` → `€46.00`; else the text."""
    found = _CODED.fullmatch(with_code(text))
    sign = _SIGNS.get(found[2]) if found else None
    return f"{_minus(found[1])}{sign}{found[3]}" if found and sign else text


def _minus(written: str) -> str:
    return MINUS if written else ""


#: so many of a hundred, such as 12 or 12.5
Percent = int | Decimal

#: codes that were looked at: a sum is made for every figure of every case
_FOUND_GOOD: set[str] = set()


def _demand_code(currency: str) -> None:
    if len(currency) != 3 or not currency.isascii() or not currency.isupper():
        raise Refusal("money.currency", currency=currency)
    _FOUND_GOOD.add(currency)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in minor units (cents) of one ISO 4217 currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in _FOUND_GOOD:
            _demand_code(self.currency)

    def __reduce__(self) -> tuple[type["Money"], tuple[int, str]]:
        # what a dataclass with slots does by itself takes five times as long, and demands nothing
        return Money, (self.minor, self.currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Read a plain decimal such as `18.40`; raises `Refusal` for anything else, and for too much."""
        code = currency.strip().upper()
        try:
            amount = Decimal(text.strip())
            if not amount.is_finite():
                raise InvalidOperation
        except InvalidOperation as error:
            raise Refusal("money.amount", text=text, like=written_like(code)) from error
        if abs(amount) >= TOO_MUCH:
            raise Refusal(
                "money.too_much", text=text.strip(), most=f"{most_written(code)} {code}"
            )
        return cls.rounded(amount, code)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str) -> "Money":
        """So many whole units, half a minor unit rounded up."""
        scaled = amount.scaleb(exponent(currency))
        return cls(int(scaled.to_integral_value(rounding=ROUND_HALF_UP)), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __mul__(self, count: int) -> "Money":
        return Money(self.minor * count, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor <= other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def percent(self, percent: Percent) -> "Money":
        """That many percent of it, half a minor unit rounded up."""
        part = self.minor * percent
        scaled = int((2 * (part if part >= 0 else -part) + 100) // 200)
        return Money(scaled if part >= 0 else -scaled, self.currency)

    def shares(self, weights: Sequence[int]) -> tuple["Money", ...]:
        """Parts in proportion to the weights that sum to it exactly, in their order.

        Largest remainder: each part is rounded down, and the minor units that are left go to the parts
        that lost most, of equal ones to the earlier. A weight of zero gets nothing, unless all are zero:
        then all weigh alike. Refuses a negative amount, a negative weight and no weights at all.
        """
        if self.minor < 0 or not weights or min(weights) < 0:
            raise Refusal("money.shares", amount=str(self))
        counted = weights if any(weights) else [1] * len(weights)
        whole = sum(counted)
        parts = [self.minor * weight // whole for weight in counted]
        left = self.minor - sum(parts)
        lost_most = sorted(
            range(len(parts)), key=lambda at: -(self.minor * counted[at] % whole)
        )
        for at in lost_most[:left]:
            parts[at] += 1
        return tuple(Money(part, self.currency) for part in parts)

    def split(self, count: int) -> tuple["Money", ...]:
        """`count` parts as equal as minor units allow, the larger ones first; refuses as `shares`."""
        return self.shares([1] * count)

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise Refusal("money.two_currencies", one=self.currency, other=other.currency)

    @property
    def coded(self) -> str:
        """As papers and letters write it, since a sign is not one currency's alone: `JPY 1,470`."""
        return self._marked(f"{self.currency} ")

    def __str__(self) -> str:
        """As the window writes it: `$18.40`, `SEK 18.40`."""
        return self._marked(_SIGNS.get(self.currency, f"{self.currency} "))

    def _marked(self, mark: str) -> str:
        places = exponent(self.currency)
        whole, rest = divmod(abs(self.minor), 10**places)
        figure = f"{whole:,}.{rest:0{places}}" if places else f"{whole:,}"
        return f"{MINUS if self.minor < 0 else ''}{mark}{figure}"


@dataclass(frozen=True, slots=True)
class Rates:
    """The desk's own table of what one US dollar buys, with its date.

    `per_usd` maps ISO codes to whole currency units for one dollar, as decimal text.
    """

    per_usd: dict[str, str]
    as_of: str

    def convert(self, money: Money, currency: str) -> Money:
        """Convert by way of dollars; raises `Refusal` for a currency without a rate.

        However much it makes: no amount that was taken may fail later, in another currency.
        """
        if money.currency == currency:
            return money
        dollars = money.amount / self._rate(money.currency)
        return Money.rounded(dollars * self._rate(currency), currency)

    def _rate(self, currency: str) -> Decimal:
        if currency == "USD":
            return Decimal(1)
        if currency not in self.per_usd:
            raise Refusal("money.no_rate", currency=currency)
        return Decimal(self.per_usd[currency])
