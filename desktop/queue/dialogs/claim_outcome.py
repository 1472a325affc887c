"""What a sum that came leaves of the claim that it is paid for, in words."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.queue.dialogs.whose_claim import asked_in, granted_in, in_our_books, owed_in
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.unit import Claim


class Told(NamedTuple):
    """What came, and whether a rest of it is asked for."""

    amount: Money
    rest_asked: bool


def of_claim(case: Case, line: Line, claim: Claim, told: Told) -> str:
    """What is left of the claim, or of the part of it that was granted; "" where no sum was asked."""
    currency = told.amount.currency
    owed, granted = owed_in(case, claim, currency), granted_in(claim, currency)
    if not claim.amount or owed is None:
        return ""
    rest, asked = owed - told.amount, granted or asked_in(claim, currency)
    if rest.minor < 0:
        text = QCoreApplication.translate(
            "ClaimOutcome", "{more} more than the {owed} that were still to come."
        )
        return text.format(more=told.amount - owed, owed=owed)
    if rest.minor > 0:
        return _less(rest, asked, granted=bool(granted), rest_asked=told.rest_asked)
    text = QCoreApplication.translate("ClaimOutcome", "All of the {asked} you asked for.")
    if granted:
        text = QCoreApplication.translate("ClaimOutcome", "All of the {asked} they granted.")
    return text.format(asked=f"{asked}{in_our_books(case, line, told.amount, claim)}")


def _less(rest: Money, asked: Money | None, *, granted: bool, rest_asked: bool) -> str:
    if rest_asked:
        text = QCoreApplication.translate(
            "ClaimOutcome", "{rest} of the {asked} are still owed: you are reminded of them."
        )
    elif granted:
        text = QCoreApplication.translate(
            "ClaimOutcome", "{rest} less than the {asked} they granted, and settled with that."
        )
    else:
        text = QCoreApplication.translate(
            "ClaimOutcome", "{rest} less than the {asked} you asked for, and settled with that."
        )
    return text.format(rest=rest, asked=asked)
