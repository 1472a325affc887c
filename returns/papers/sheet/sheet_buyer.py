"""What of the buyer an addressee may not see."""

from dataclasses import replace

from returns.records.case import Case
from returns.rules.redaction.hits import Buyer
from returns.rules.redaction.redactor import Redactor, buyer_of
from returns.terms import Party


def left_out_of(case: Case, party: Party, language: str, *, redact: bool) -> Redactor | None:
    """Who or what is left out of all that people wrote: the buyer, or for a carrier the mail alone."""
    if redact:
        return Redactor(buyer_of(case), language)
    mails = dict.fromkeys(filter(None, (case.sale.email, case.customer.email)))
    if party is not Party.CARRIER or not mails:
        return None
    first, *others = (Buyer(email=mail) for mail in mails)
    return Redactor(replace(first, also=tuple(others)), language)


def as_shown(case: Case, buyer: Redactor | None, *, redact: bool) -> Case:
    """The case without it."""
    if buyer is None:
        return case
    return buyer.case(case) if redact else buyer.written(case)
