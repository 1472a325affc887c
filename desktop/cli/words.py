"""Types and choices of the command line's words; a bad one is told in a sentence (exit 2)."""

import argparse
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from returns.rules.shot_list import all_shots

from returns.rules.reasons import all_reasons, reason_for_code
from returns.terms import (
    Disposition,
    Fulfilment,
    Grade,
    ListingSource,
    Move,
    Offer,
    PackageState,
    Route,
    StepKind,
    Verdict,
    Works,
)

Adder = Callable[[str, str], argparse.ArgumentParser]

VIEWS = [
    *("today", "overdue", "to_answer", "to_authorise", "awaiting_parcel", "to_inspect"),
    *("supplier_to_chase", "to_refund", "goods_to_place", "closed", "all", "everything"),
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
STOCKS = ["4x6", "100x150"]


def decimal(text: str) -> str:
    """An amount such as 18.40, not below zero."""
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount; write it as 18.40") from error
    if not amount.is_finite() or amount < 0 or amount >= Decimal(10) ** 15:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount; write it as 18.40")
    return text


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
    if text in known:
        return text
    mapped = reason_for_code("amazon", text)
    if mapped != "other":
        return mapped
    raise argparse.ArgumentTypeError(
        f"{text!r} is no reason; the reasons are {', '.join(sorted(known))}"
    )


def shot(text: str) -> str:
    """A shot of the shot list, by its id."""
    known = all_shots()
    if text and text not in known:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no shot; the shots are {', '.join(known)}"
        )
    return text
