"""The money of a case in rows: what moved, and what is asked back."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.wording import day_words, local, word
from returns.records.case import Case


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
        rows.append((words[:1].upper() + words[1:], str(payment.amount)))
    for claim in case.claims:
        if claim.answered_at is None:
            text = translate("CaseView", "Asked from {party}, no answer yet")
            rows.append((text.format(party=word("party", claim.of.value)), str(claim.amount)))
        elif claim.accepted is not None:
            text = translate("CaseView", "Accepted by {party}")
            rows.append((text.format(party=word("party", claim.of.value)), str(claim.accepted)))
    return tuple(rows)
