"""Numbers that people read and scanners scan: cases, our RMA, and what a scan means."""

import re
import unicodedata
from itertools import count
from operator import mul

from returns.errors import Refusal

#: 23 letters, a prime, without I, O and Z that look like digits: every single wrong character and
#: every swap of two is found
_CHECK_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY"
_QR_MARK = "SB1"
_CASE = re.compile(r"RC-(\d{4})-(\d{5,})")
_RMA = re.compile(r"R(\d{2})-(\d{5,})-([A-Y])")


def case_number(year: int, n: int) -> str:
    """The number of the year's n-th case: `RC-2026-00042`."""
    return f"RC-{year:04d}-{n:05d}"


def our_rma(number: str) -> str:
    """Our return number for a case, short and safe to type: `R26-00042-K`.

    Raises `Refusal` when the text is no case number.
    """
    found = _CASE.fullmatch(number)
    if found is None:
        raise Refusal("rules.no_case_number", number=number)
    year, n = found[1][2:], found[2]
    return f"R{year}-{n}-{_check_letter(year + n)}"


def is_our_rma(code: str) -> bool:
    """Whether it is a return number that this program makes, typed without a slip."""
    found = _RMA.fullmatch(code)
    return found is not None and _check_letter(found[1] + found[2]) == found[3]


def _check_letter(digits: str) -> str:
    total = sum(map(mul, count(1), map(int, digits)))
    return _CHECK_LETTERS[total % len(_CHECK_LETTERS)]


def qr_payload(rma: str, number: str) -> str:
    """What the QR code of a label holds: `SB1:R26-00042-K;RC-2026-00042`, no address, no link."""
    return f"{_QR_MARK}:{rma};{number}"


def parse_scan(text: str) -> str:
    """The code that a scanner or a person meant, ready to be looked up.

    Full-width characters become plain, letters upper case; control characters, the scanner's
    symbology prefix (`]C1`), `RMA:` with its check part, and our QR form are taken off. Of our QR
    form the return number is given back.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = "".join(c for c in plain if unicodedata.category(c)[0] != "C").strip()
    plain = re.sub(r"^\][A-Z]\d", "", plain)
    if plain.startswith(f"{_QR_MARK}:"):
        rma, _, number = plain.removeprefix(f"{_QR_MARK}:").partition(";")
        return rma.strip() or number.strip()
    if re.match(r"RMA\s*:", plain):
        plain = plain.split(":", 1)[1].split(";", 1)[0]
    return plain.strip()
