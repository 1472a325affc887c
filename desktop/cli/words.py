"""Types and choices of the command line's words; a bad one is told in a sentence (exit 2)."""

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from returns.importing.money_text import without_code
from returns.importing.sniff import ENCODINGS
from returns.money import TOO_MUCH
from returns.records.options import AlsoBack
from returns.records.own_reason import OWN
from returns.records.settings import BOUNDS, CHOICES
from returns.rules.goods.shot_list import all_shots
from returns.rules.reasons import NOT_UNDERSTOOD, all_reasons, reason_for_code
from returns.rules.shares_typed import share_typed
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    FreightPayer,
    Fulfilment,
    Grade,
    ListingSource,
    Move,
    Offer,
    PackageState,
    PlaceKind,
    Route,
    StepKind,
    Verdict,
    Works,
)

Adder = Callable[[str, str], argparse.ArgumentParser]

VIEWS = [
    *("today", "overdue", "to_answer", "to_authorise", "awaiting_parcel", "to_inspect"),
    *("supplier_to_chase", "to_refund", "goods_to_place", "on_hold"),
    *("closed", "all", "everything"),
]
STEPS = [*(item.value for item in (*StepKind, *Move)), "recommended", "verdict"]
OFFERS = [item.value for item in Offer]
FULFILMENTS = [item.value for item in Fulfilment]
LISTINGS = [item.value for item in ListingSource]
VERDICTS = [item.value for item in Verdict]
ROUTES = [item.value for item in Route]
DISPOSITIONS = [item.value for item in Disposition]
PACKAGES = [item.value for item in PackageState]
WORKS = [item.value for item in Works]
GRADES = [item.value for item in Grade]
ENDS = [item.value for item in End]
PLACE_KINDS = [item.value for item in PlaceKind]
PAYERS = [item.value for item in FreightPayer]
EXCHANGES = [item.value for item in ExchangeFrom]


def place(text: str) -> Path:
    """A file or folder; an empty name is a variable that was not set, never this folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; name a file or folder")
    return Path(text)


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is saved: a file, or a folder that gets a picture of each page."""

    path: Path
    folder: bool


def target(text: str) -> Target:
    """A file, or a folder: one that is there, or a name that ends in a slash."""
    path = place(text)
    return Target(path, path.is_dir() or text.endswith(("/", os.sep)))


def decimal(text: str) -> str:
    """An amount such as 18.40, not below zero."""
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount; write it as 18.40") from error
    if not amount.is_finite() or amount < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount; write it as 18.40")
    if amount >= TOO_MUCH:
        raise argparse.ArgumentTypeError(
            f"{text!r} is more than an amount can be; it stays below {TOO_MUCH:,}"
        )
    return text


def amount_with_code(text: str) -> str:
    """An amount, or one in another currency that stands before or behind it: `CNY 100`."""
    decimal(without_code(text))
    return text


def amount_or_none(text: str) -> str:
    """An amount, or nothing for one that is not known."""
    return decimal(text) if text.strip() else ""


def positive(text: str) -> float:
    """A number above zero."""
    try:
        number = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from error
    if not 0 < number < 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not above zero")
    return number


def count(text: str) -> int:
    """A whole number, not below zero."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)


def numbers(text: str) -> tuple[int, ...]:
    """Whole numbers from 1, with commas between them."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or not all(part.isascii() and part.isdigit() and int(part) for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} are no units; write them as 1,2")
    return tuple(int(part) for part in parts)


def place_or_typed(text: str) -> Path | None:
    """A file, or `-` for what is typed in."""
    return None if text == "-" else place(text)


class Named(argparse.Action):
    """Keeps the value, and that it was said at all."""

    def __call__(  # noqa: D102  argparse's own
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, values)
        setattr(namespace, f"{self.dest}_named", True)


def currency(text: str) -> str:
    """Three letters of ISO 4217."""
    code = text.upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise argparse.ArgumentTypeError(f"{text!r} is no currency; write it as USD")
    return code


def day(text: str) -> date:
    """A calendar date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2026-11-28") from error


def reason(text: str) -> str:
    """A reason's id, or a platform's code for it."""
    known = {item.id for item in all_reasons()}
    if text in known or text.startswith(OWN):
        # whether the desk has such a reason of its own, the desk says
        return text
    mapped = reason_for_code("amazon", text)
    if mapped != NOT_UNDERSTOOD:
        return mapped
    raise argparse.ArgumentTypeError(
        f"{text!r} is no reason; the reasons are {', '.join(sorted(known))}"
    )


def also_back(text: str) -> AlsoBack:
    """`LAMP=wrong_item`, or `LAMP=wrong_item:2` for two of them."""
    item, _, why = text.rpartition("=")
    named, _, how_many = why.partition(":")
    if not item.strip() or not named:
        raise argparse.ArgumentTypeError(f"{text!r} is no item; write it as SKU=REASON:2")
    return AlsoBack(item.strip(), reason(named), count(how_many or "1"))


def encoding(text: str) -> str:
    """An encoding that Sendback reads."""
    name = text.lower()
    if name not in ENCODINGS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no encoding that Sendback reads; those are {', '.join(ENCODINGS)}"
        )
    return name


def shot(text: str) -> str:
    """A shot of the shot list, by its id."""
    known = all_shots()
    if text and text not in known:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no shot; the shots are {', '.join(known)}"
        )
    return text


#: what can stand before the `=` of `settings --set`, with `rate.EUR` and its like
SETTINGS = [
    *("shop_name", "email", "home_currency", "return_address", "gift_en", "gift_zh"),
    *(f"return_address.{part}" for part in ("name", "line1", "line2", "city", "region")),
    *(f"return_address.{part}" for part in ("postcode", "country", "phone")),
    *BOUNDS,
    *CHOICES,
    *("per_group", "rates_on", "rates", "transit", "deadlines", "limits", "faults"),
    "reasons",
]
#: tables that are taken back whole, and how one row of them is written
_WHOLE = {
    "rates": "rate.EUR=0.92",
    "transit": "transit.dropship:DE=1-3,4-9",
    "deadlines": "'deadline.amazon:*:answer_buyer=12 hours'",
    "limits": "'limit.ebay:bytes=1.75 MB'",
    "faults": "fault.style=seller",
    "reasons": "'reason.own_smells=Smells of smoke;有烟味;defective;smelly'",
}
_ADDRESS_PARTS = 8


def setting(text: str) -> tuple[str, str]:
    """`NAME=VALUE`; an empty value takes the default back."""
    name, equals, value = (part.strip() for part in text.partition("="))
    if name.startswith("rate."):
        name = f"rate.{currency(name.removeprefix('rate.'))}"
    elif name.startswith("transit."):
        way, _, country = name.removeprefix("transit.").partition(":")
        name = f"transit.{way}:{country.upper()}"
    elif name.startswith("deadline."):
        platform, _, rest = name.removeprefix("deadline.").partition(":")
        country, _, event = rest.partition(":")
        name = f"deadline.{platform.lower()}:{country.upper()}:{event.lower()}"
    elif name.startswith(("fault.", "limit.", "reason.")):
        name = name.lower()
    elif name not in SETTINGS:
        rows = (
            "rate.EUR",
            "transit.dropship:DE",
            "deadline.amazon:*:answer_buyer",
            "limit.ebay:bytes",
            "fault.style",
            "reason.own_smells",
        )
        known = ", ".join([*SETTINGS, *rows])
        raise argparse.ArgumentTypeError(f"{name!r} is no setting; the settings are {known}")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} has no value; write {name}=…")
    if value:
        _check_value(name, value)
    return name, value


def placed(text: str) -> tuple[str, str, str]:
    """`NAME=KIND;line1;…;phone` as name, kind and address; nothing after the `=` takes a place away."""
    name, equals, value = (part.strip() for part in text.partition("="))
    kind, _, address = value.partition(";")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} names no place; write NAME=KIND;line1;…")
    if value and kind not in PLACE_KINDS:
        raise argparse.ArgumentTypeError(
            f"{kind!r} is no kind of place; the kinds are {', '.join(PLACE_KINDS)}"
        )
    if value and address.count(";") != _ADDRESS_PARTS - 2:
        raise argparse.ArgumentTypeError(
            "write the place as NAME=KIND;line1;line2;city;region;postcode;country;phone, "
            "with a ; for each part that is empty"
        )
    return name, kind, address


def address_typed(text: str) -> str:
    """`name;line1;line2;city;region;postcode;country;phone`, as it was typed."""
    if text.count(";") != _ADDRESS_PARTS - 1:
        raise argparse.ArgumentTypeError(
            "write the address as name;line1;line2;city;region;postcode;country;phone, "
            "with a ; for each part that is empty"
        )
    return text


def _check_value(name: str, value: str) -> None:
    if name in BOUNDS and BOUNDS[name].unit == "percent":
        if share_typed(value) is None:
            raise argparse.ArgumentTypeError(f"{value!r} is no percentage, such as 30 or 12.5")
    elif name in BOUNDS:
        count(value)
    elif name == "per_group" and value not in ("yes", "no"):
        raise argparse.ArgumentTypeError(f"{value!r} is neither yes nor no")
    elif name in CHOICES and value not in CHOICES[name]:
        raise argparse.ArgumentTypeError(
            f"{value!r} is no choice of {name}; those are {', '.join(CHOICES[name])}"
        )
    elif name in _WHOLE:
        raise argparse.ArgumentTypeError(
            f"{name}= takes the shipped table back; one row is written {_WHOLE[name]}"
        )
    elif name == "return_address":
        address_typed(value)
