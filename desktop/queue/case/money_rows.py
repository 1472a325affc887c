"""The money of a case in rows: what moved, and what is asked back."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import day_words, local, opening, word
from returns.money import Money
from returns.phrases import say
from returns.records.case import Case
from returns.records.unit import Claim, in_force
from returns.rules.money.came import came_in_all
from returns.rules.money.granted_part import beside
from returns.terms import SupplierClaim

_GRANTED = (SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED)


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
        rows.append((opening(words), _with_billed(payment.amount, payment.billed)))
    standing = (
        each for claim in in_force(case.claims) for each in (*beside(case.claims, claim), claim)
    )
    rows += [_asked_back(case, claim) for claim in dict.fromkeys(standing)]
    return tuple(rows)


def _asked_back(case: Case, claim: Claim) -> tuple[str, str]:
    """A claim as it was answered last, with what was granted of it, or else all that is asked."""
    translate, party = QCoreApplication.translate, word("party", claim.of.value)
    answer = claim.answers[-1].kind if claim.answers else None
    if answer in _GRANTED and claim.accepted is not None:
        text = translate("CaseView", "Accepted by {party}")
        return text.format(party=party), _with_billed(claim.accepted, claim.accepted_as_billed)
    came = came_in_all(case, claim)
    if answer is None and came:
        # money is an answer, too
        whole = translate("CaseView", "Asked from {party}, and all of it came")
        part = translate("CaseView", "Asked from {party}, {came} of it came")
        text = part if came < claim.amount else whole
    elif answer is None:
        text = translate("CaseView", "Asked from {party}, no answer yet")
    elif answer is SupplierClaim.REFUSED:
        text = translate("CaseView", "Refused by {party}")
    else:
        text = translate("CaseView", "Asked from {party} · {state}")
    state = word("supplier_claim", answer.value) if answer is not None else ""
    return text.format(party=party, state=state, came=came), _with_billed(
        claim.amount, claim.billed
    )


def _with_billed(ours: Money, billed: Money | None) -> str:
    """A sum; one that its supplier told in his currency as he did, with what our books have of it."""
    if billed is None:
        return str(ours)
    return f"{billed}{say('terms.in_books', look().lang, amount=ours)}"
