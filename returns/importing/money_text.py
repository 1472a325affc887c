"""Amounts as platforms write them: `$25.00`, `1,022.25`, `R$ 62,90`, `1.234,56` (formats.md A0)."""

import re

from returns.errors import Refusal
from returns.money import Money, exponent, minor_units, written_like

#: sign, currency, figure, currency, sign: `-R$ 1.234,56`, `(5.00)`, `12,50 EUR`
_AMOUNT = re.compile(
    r"(?P<before>[-(]?) ?[^\d\s.,'()-]{0,4} ?(?P<sign>-?) ?"
    r"(?P<figure>\d+(?:[.,'\s]\d{3})*(?:[.,]\d*)?|[.,]\d+)"
    r" ?[^\d\s.,'()-]{0,4} ?(?P<after>[-)]?)"
)
_LONGEST = 40
#: … or a code with it
_CODED = re.compile(
    r"(?:(?P<before>[A-Za-z]{3})\s*)?(?P<figure>-?[\d.,' ]+?)(?:\s*(?P<behind>[A-Za-z]{3}))?"
)
#: what is typed has its currency beside it
_TYPED = re.compile(r"-?[\d.,' ]+")


def typed_amount(text: str, currency: str) -> Money:
    """An amount as somebody types it beside its currency: `18.40`, `18,40`, `1,234.50`.

    Raises `Refusal` for what is none, what could be two (`1,022` dollars), what the currency has no coin
    for (`18.405` dollars, `12.50` yen), and what is more than an amount can be.
    """
    code = currency.strip().upper()
    plain = text.strip()
    try:
        if not _TYPED.fullmatch(plain):
            raise ValueError(text)
        amount = Amounts().money(plain, code)
    except ValueError as error:
        if isinstance(error.__cause__, Refusal):
            # an amount, and more than one can be
            raise error.__cause__ from error
        raise Refusal("money.amount", text=text, like=written_like(code)) from error
    figure = plain.replace(",", ".").rpartition(".")[2] if clear_mark(plain) else ""
    if amount is None or len(figure.rstrip("0")) > exponent(code):
        raise Refusal("money.amount", text=text, like=written_like(code))
    return amount


def typed_with_code(text: str, currency: str) -> Money:
    """The same where another currency may stand before or behind it: `CNY 176`, `176 CNY`.

    Raises `Refusal` as `typed_amount`.
    """
    found = _CODED.fullmatch(text.strip())
    codes = [code.upper() for code in found.group("before", "behind") if code] if found else []
    if found is None or len(codes) != 1 or codes[0] not in minor_units():
        return typed_amount(text, currency)
    return typed_amount(found["figure"], codes[0])


def without_code(text: str) -> str:
    """The figure alone of what is typed with or without a currency: `176` of `CNY 176`."""
    found = _CODED.fullmatch(text.strip())
    return found["figure"] if found else text


class Amounts:
    """Reads the amounts of one file with the decimal mark that its rows show."""

    def __init__(self) -> None:
        self._marks: set[str] = set()
        self._known: dict[tuple[str, str], Money | None] = {}

    def note(self, text: str) -> None:
        """Look at one amount before any is read: does it tell what the decimal mark is?"""
        if len(self._marks) == 2 or not text or text.isdecimal():
            return
        found = _figure(text)
        mark = clear_mark(found[1]) if found else ""
        if mark:
            self._marks.add(mark)

    def money(self, text: str, currency: str) -> Money | None:
        """The amount, None for a blank one; `ValueError` when it is none or could be two."""
        key = text, currency
        if key not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            self._known[key] = self._read(text, currency)
        return self._known[key]

    def _read(self, text: str, currency: str) -> Money | None:
        if not text.strip() or text.strip() in {"-", "--", "—"}:
            return None
        found = _figure(text)
        if found is None:
            raise ValueError(text)
        negative, figure = found
        mark = clear_mark(figure) or self._mark(figure, currency)
        if mark is None or figure.count(mark) > 1:
            raise ValueError(text)
        plain = "".join(
            "." if sign == mark else sign for sign in figure if sign in f"{mark}0123456789"
        )
        try:
            return Money.parse(f"-{plain}" if negative else plain, currency)
        except Refusal as error:
            raise ValueError(text) from error

    def _mark(self, figure: str, currency: str) -> str | None:
        """The decimal mark of a figure such as `1,022`; None when nothing tells."""
        if not re.search(r"[.,]", figure):
            return "."
        places = exponent(currency)
        if places == 0:
            # without cents every mark stands between thousands, unless the file says it does not
            return None if self._marks == {figure[-4]} else "_"
        if len(self._marks) == 1:
            return next(iter(self._marks))
        # three decimals are a dinar's own; with a comma it could be a thousand of them
        return "." if places == 3 and not self._marks and figure[-4] == "." else None


def clear_mark(figure: str) -> str:
    """The decimal mark that a figure shows by itself: "." or ",", "" when it shows none.

    `1,022` could be a thousand or one and a bit, `1.234.567` has none, `62,90` and `1.234,5` do.
    """
    marks = [sign for sign in figure if sign in ".,'"]
    if not marks or marks[-1] == "'":
        return ""
    last = marks[-1]
    tail = len(figure) - figure.rindex(last) - 1
    if len(set(marks)) > 1:
        return last if marks.count(last) == 1 else ""
    if tail != 3 or (len(marks) == 1 and figure.startswith(f"0{last}")):
        return last
    return "" if len(marks) == 1 else {".": ",", ",": "."}[last]


def _figure(text: str) -> tuple[bool, str] | None:
    """Is it negative, and the figure without currency and spaces; None when it is no amount."""
    if len(text) > _LONGEST:
        return None
    found = _AMOUNT.fullmatch(text.strip().replace("’", "'").replace("−", "-"))
    if found is None:
        return None
    signs = found["before"] + found["sign"] + found["after"]
    if signs not in {"", "-", "()"}:
        return None
    return bool(signs), "".join(found["figure"].split())


def of_pieces(amount: Money, part: int, whole: int) -> Money:
    """What was paid for the first `part` of `whole` pieces, to the cent (domain.md 1c)."""
    each, dearer = divmod(amount.minor, whole)
    pieces = min(part, whole)
    return Money(each * pieces + min(pieces, dearer), amount.currency)


def share(amount: Money, part: int, whole: int) -> Money:
    """What `part` of `whole` pieces make of an amount, half a minor unit rounded up."""
    if part == whole:
        return amount
    minor = (2 * abs(amount.minor) * part + whole) // (2 * whole)
    return Money(minor if amount.minor >= 0 else -minor, amount.currency)
