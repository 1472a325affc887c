"""Which term of the supplier a claim rests on, and whether the supplier heard of it in time."""

from dataclasses import dataclass
from datetime import date

from returns.records.case import Because, Case
from returns.records.policy import PolicyTerms
from returns.rules.fault import says_broken
from returns.rules.policy_window import window_ends
from returns.rules.reasons import NEVER_HAD


@dataclass(frozen=True, slots=True)
class ClaimDays:
    """The days that count for a claim."""

    ordered: date | None
    shipped: date | None
    delivered: date | None
    #: when the supplier heard of it, or would hear of it now
    heard: date


@dataclass(frozen=True, slots=True)
class ClaimTerm:
    """The answer of the terms that applies, by its name, and its last day where that is known."""

    name: str
    ends: date | None
    missed: bool


def days_of(case: Case, today: date) -> ClaimDays:
    """The days of a case; the supplier heard of it with the RMA or the claim, else today."""
    heard = case.rma_asked_at or case.claim_sent_at
    return ClaimDays(
        case.ordered_on, case.shipped_on, case.delivered_on, heard.date() if heard else today
    )


def claim_term(terms: PolicyTerms, reason: str, days: ClaimDays) -> ClaimTerm:
    """For broken goods the clause on damage, if there is one; a warranty once the window is over.

    For all else the return window. A term whose last day nobody knows was not missed.
    """
    dates = (days.ordered, days.shipped, days.delivered)
    broken = says_broken(reason)
    if broken and terms.damage_days is not None:
        name, ends = "damage", window_ends(terms, *dates, faulty=True)
    else:
        name, ends = "window", window_ends(terms, *dates, faulty=False)
        over = ends is not None and days.heard > ends
        if broken and over and terms.warranty_months:
            name, ends = "warranty", window_ends(terms, *dates, faulty=True)
    return ClaimTerm(name, ends, missed=ends is not None and days.heard > ends)


def too_late(terms: PolicyTerms, reason: str, supplier: str, days: ClaimDays) -> Because | None:
    """Why the supplier need not hear the claim any more, or None while it is in time.

    Of what never arrived nothing goes back, so that no window holds.
    """
    term = claim_term(terms, reason, days)
    if not term.missed or term.ends is None or reason in NEVER_HAD:
        return None
    key = "claim.too_late" if term.name == "damage" else "claim.window_missed"
    said = (("supplier", supplier), ("day", f"date:{term.ends.isoformat()}"))
    return Because(key, said, "R")
