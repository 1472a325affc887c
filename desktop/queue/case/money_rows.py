"""The money of a case in rows: what moved, and what is asked back."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import day_words, local, word
from returns.money import Money
from returns.phrases import say
from returns.records.case import Case
from returns.records.unit import in_force


def money_rows(case: Case, now: datetime) -> tuple[tuple[str, str], ...]:
    """Money that moved, and what is asked back."""
    translate = QCoreApplication.translate
    today = local(now).date()
    rows = []
    for payment in case.payments:
        direction = (
            translate("CaseView", "paid to {party}, {day}")
            if payment.outgoing
            else translate("CaseView", "came from {party}, {day}")
        )
        words = direction.format(
            party=word("party", payment.party.value),
            day=day_words(local(payment.at).date(), today),
        )
        rows.append(
            (words[:1].upper() + words[1:], _with_billed(payment.amount, payment.billed))
        )
    for claim in in_force(case.claims):
        if claim.answered_at is None:
            text = translate("CaseView", "Asked from {party}, no answer yet")
            rows.append(
                (
                    text.format(party=word("party", claim.of.value)),
                    _with_billed(claim.amount, claim.billed),
                )
            )
        elif claim.accepted is not None:
            text = translate("CaseView", "Accepted by {party}")
            rows.append(
                (
                    text.format(party=word("party", claim.of.value)),
                    _with_billed(claim.accepted, claim.accepted_as_billed),
                )
            )
    return tuple(rows)


def _with_billed(ours: Money, billed: Money | None) -> str:
    """A sum; one that its supplier told in his currency as he did, with what our books have of it."""
    if billed is None:
        return str(ours)
    return f"{billed}{say('terms.in_books', look().lang, amount=ours)}"
