"""How much is asked back for a line, and how that sum comes about."""

from collections.abc import Sequence
from dataclasses import replace

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.money.claim_amount import ClaimAmount, ClaimLine, claim_amount
from returns.rules.offers import goods_expected
from returns.rules.reasons import reason, says_broken
from returns.terms import Disposition, Grade, Party, Route, Verdict

_SOUND = (Grade.A, Grade.B, Grade.X)


def claim_of(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> ClaimAmount:
    """The claim on a supplier with its working, from what the goods cost us; not known without."""
    cost = line.unit_cost
    units = claimable(line, advice)
    asked = claim_amount(
        [ClaimLine(cost or Money(0, case.currency), len(units))],
        terms,
        line.reason,
        _share(case, line, case.freight_out),
        len(going_back(line, advice, units)),
        freight_back=_share(case, line, case.freight_back),
    )
    return replace(asked, known=cost is not None)


def going_back(line: Line, advice: Recommendation, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of the units that go back to the supplier."""
    route = line.route if line.offer is not None else advice.route
    if route is Route.TO_SUPPLIER and goods_expected(line.offer, route, line.reason):
        return tuple(units)
    return tuple(unit for unit in units if unit.disposition is Disposition.TO_SUPPLIER)


def claimable(line: Line, advice: Recommendation) -> tuple[Unit, ...]:
    """The units that a claim is for: what bears it out; of goods without a fault what goes back."""
    units = _bearing_out(line)
    if advice.claim_from is None:
        return going_back(line, advice, units) or units
    return units


def _bearing_out(line: Line) -> tuple[Unit, ...]:
    """Of what was called broken, the units that are."""
    announced = tuple(unit for unit in line.units if unit.number <= line.quantity)
    looked = [unit for unit in announced if unit.verdict is not None]
    if not reason(line.reason).goods_fine:
        # with these nothing is wrong, whatever was said of them
        faulty = (unit for unit in announced if unit.verdict is not Verdict.NO_FAULT)
        announced = tuple(faulty) or announced
    if not looked or not says_broken(line.reason):
        return announced
    borne_out = tuple(u for u in announced if u.grade and u.grade not in _SOUND)
    # the seller's verdict may say more than the grades
    return borne_out or announced


def claim_on(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
) -> ClaimAmount:
    """The claim on that party: a supplier is asked for what it owes, others for our loss.

    A platform or a carrier makes good what the buyer got back; a carrier, before anything was
    paid, what the goods are worth. What nobody paid is asked of no platform.
    """
    if party is Party.SUPPLIER:
        return claim_of(case, line, advice, terms)
    refunded = bool(line.refunded)
    total = line.refunded
    if not refunded and party is Party.CARRIER:
        total = line.worth
    key = "claim.refunded" if refunded else "claim.worth"
    return ClaimAmount(
        total, ((Because(key, (("sum", total.coded),), "P"), total),), bool(total)
    )


def kind_asked(terms: PolicyTerms | None, party: Party) -> str:
    """What is asked of that party: of a supplier the first remedy that it gives at all."""
    remedies = terms.remedies if terms is not None and party is Party.SUPPLIER else ()
    known = ("refund", "credit_note", "reship", "allowance")
    return next((remedy for remedy in remedies if remedy in known), "refund")


def _share(case: StoredCase, line: Line, freight: Money | None) -> Money | None:
    """A line's part of the postage of the whole case, by what was paid for it."""
    if freight is None:
        return None
    weights = [each.worth.minor for each in case.lines]
    if not any(weights):
        weights = [1] * len(weights)
    return freight.shares(weights)[line.number - 1]
