"""How much is asked back for a line, and how that sum comes about."""

from collections.abc import Sequence
from dataclasses import replace

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import POSTAGE, POSTAGE_SINCE, POSTAGE_TOO, Claim, Exchange, Unit
from returns.rules.money.asked_for import asked_for
from returns.rules.money.came import came_in_all, came_with_earlier
from returns.rules.money.carriers_claim import (
    carriers_rest,
    left_of_it,
    not_carriers,
    pieces_of_things,
)
from returns.rules.money.claim_amount import ClaimAmount
from returns.rules.money.claimable import claimable
from returns.rules.money.granted_part import rest_of, same_things, still_granted
from returns.rules.money.ground import BY_COST, Ground, asked_for_postage, ground_of
from returns.rules.money.ground_rules import GroundRule
from returns.rules.money.kept_for_part import all_kept
from returns.rules.money.lost_since import lost_since
from returns.rules.money.new_ones_asked import new_ones_of, pieces_of, to_ask
from returns.rules.money.postage_since import postage_since
from returns.rules.money.promise_unkept import IN_MONEY
from returns.rules.money.running_claim import (
    joining,
    left_alone,
    left_as_billed,
    left_of,
    owed_as_billed,
    turned_out,
)
from returns.rules.steps.situation import advised_party
from returns.rules.tracks.track_machines import CLAIM_OVER
from returns.terms import Party, SupplierClaim

#: what is asked for unless terms or the postage say otherwise
_GOODS = "refund"


def claim_of(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    *,
    lapses: bool = False,
) -> ClaimAmount:
    """The claim on a supplier with its working, from what the goods cost us; not known without.

    `lapses`: what is still to come of the line will not.
    """
    since = postage_since(case, line, advice, terms)
    if since is not None:
        return since.amount
    more = joining(case, line, advice, terms)
    last = case.claims_of(line)[-1] if more else None
    less = turned_out(case, line, advice, terms, lapses=lapses).stands
    if less and case.claims_of(line)[-1].of is Party.SUPPLIER:
        return asked_for(case, line, advice, terms, less, less=case.claims_of(line)[-1])
    units = more or claimable(case, line, advice, terms)
    again = None if more else _sent_again(case, line, units)
    if again is not None and again.beside_paid:
        return _once_more(case, line, again)
    asked = asked_for(case, line, advice, terms, units, joins=last is not None, less=again)
    return asked if last is None else _joined_to(case, last, asked)


def _sent_again(case: StoredCase, line: Line, units: Sequence[Unit]) -> Claim | None:
    """The claim for these pieces that this one stands in place of, where some of it came; else None."""
    claims = case.claims_of(line)
    if (
        not claims
        or claims[-1].of is not Party.SUPPLIER
        or line.tracks.supplier_claim in CLAIM_OVER
    ):
        return None
    numbers = {unit.number for unit in units}
    same = not numbers.isdisjoint(claims[-1].units)
    return claims[-1] if same and came_with_earlier(case, claims[-1]) else None


def _once_more(case: StoredCase, line: Line, last: Claim) -> ClaimAmount:
    """Postage that is asked for once more beside what was paid: as much as it was asked for, of that alone.

    What is worked out anew would be for all that he refused of the goods, too.
    """
    left = left_alone(case, last, last.amount) or Money(0, case.currency)
    granted = still_granted(case, last)
    theirs = None if granted else owed_as_billed(case, last, whole=True)
    left = left + granted if granted else left
    parts = ((_before(last, left), left),)
    if theirs is None:
        return ClaimAmount(left, parts)
    told = ((_before(last, theirs), theirs),)
    on = line.billed.on if line.billed is not None else ""
    return ClaimAmount(left, parts, billed=theirs, rates_on=on, billed_parts=told)


def _joined_to(case: StoredCase, last: Claim, more: ClaimAmount) -> ClaimAmount:
    """A claim that runs, together with what came since and joins it."""
    left = left_of(case, last) or Money(0, case.currency)
    theirs = left_as_billed(case, last)
    if more.billed is None or theirs is None:
        parts = (*more.parts, (_before(last, left), left))
        return replace(more, total=more.total + left, parts=parts, billed=None)
    # as he counts it, like the parts that it is added to
    before = _before(last, theirs)
    return replace(
        more,
        total=more.total + left,
        parts=(*more.parts, (before, left)),
        billed=more.billed + theirs,
        billed_parts=(*more.billed_parts, (before, theirs)),
    )


def _before(last: Claim, left: Money) -> Because:
    """What is still to come of the claim that others join."""
    day = f"date:{last.sent_at.date()}" if last.sent_at else "–"
    return Because("claim.joined", (("sum", left.coded), ("day", day)), "D")


def claim_on(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
    *,
    lapses: bool = False,
) -> ClaimAmount:
    """The claim on that party: a supplier is asked for what it owes, others for our loss.

    A platform or a carrier makes good what its ground allows, and nothing without one. What it granted of
    the same, and is still to come, nobody is asked for twice.
    """
    asked = _owed_by(case, line, advice, terms, party, lapses=lapses)
    last = sent_once_more(case, line, advice, terms, party, lapses=lapses)
    return rest_of(case, last, asked) if last is not None else asked


def sent_once_more(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
    *,
    lapses: bool = False,
) -> Claim | None:
    """The claim on that party which one made now is for the same things as; None where it is for others."""
    last = next(iter(case.claims_of(line)[-1:]), None)
    if last is None or last.of is not party or line.tracks.supplier_claim in CLAIM_OVER:
        return None
    told = (case, line, advice, terms)
    if turned_out(*told, lapses=lapses).stands or lost_since(*told) is not None:
        return None
    units = tuple(sorted(unit.number for unit in asked_pieces(*told, party, lapses=lapses)))
    new = new_ones_asked(*told) if party is Party.CARRIER else ()
    now = replace(last, units=units, exchanges=tuple(sent.id for sent in new))
    return last if same_things(last, now) else None


def _owed_by(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
    *,
    lapses: bool = False,
) -> ClaimAmount:
    """What that party owes, whatever of it was granted already."""
    if party is Party.SUPPLIER:
        return claim_of(case, line, advice, terms, lapses=lapses)
    if party is Party.CARRIER and _corrected(case, line, advice, terms) is not None:
        last = case.claims_of(line)[-1]
        rest = carriers_rest(case, line, last, not_carriers(case, line, advice, terms, last))
        said = (("sum", rest.coded), ("percent", "100"))
        return ClaimAmount(rest, ((Because("claim.worth", said, "P"), rest),))
    anew = _asked_anew(case, line) if party is Party.CARRIER else None
    if anew is not None:
        left = anew.amount - came_in_all(case, anew)
        said = (("sum", left.coded), ("percent", "100"))
        return ClaimAmount(left, ((Because("claim.worth", said, "P"), left),))
    since = lost_since(case, line, advice, terms) if party is Party.CARRIER else None
    if since is not None:
        said = (("sum", since.cost.coded), ("percent", "100"))
        worth = (Because("claim.worth", said, "P"), since.cost)
        before = (_before(since.before, since.left), since.left)
        return ClaimAmount(since.amount, (worth, before))
    ground = ground_of(case, line, advice, terms, party)
    if ground is None or ground.most is None:
        return ClaimAmount(Money(0, case.currency), (), known=False)
    return ClaimAmount(
        ground.most, ((_worked_out(case, line, ground, ground.most), ground.most),)
    )


def _worked_out(case: StoredCase, line: Line, ground: Ground, total: Money) -> Because:
    """How the sum that others are asked for comes about."""
    said = (("sum", total.coded), ("percent", str(ground.percent)))
    if ground.limit is not None:
        return Because("claim.up_to", (("limit", ground.limit.coded), *said), "R")
    theirs = [claim for claim in case.claims_of(line) if claim.of is ground.party]
    claimed = ground.rule is GroundRule.CLAIMED and theirs[-1].of_postage
    if ground.rule is GroundRule.LATE or claimed:
        return Because("claim.postage", said, "R")
    if ground.percent != 100:
        return Because("claim.refunded_part", said, "R")
    back = line.refunded and ground.rule not in BY_COST
    return Because("claim.refunded" if back else "claim.worth", said, "P")


def asked_pieces(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    named: Party | None = None,
    *,
    lapses: bool = False,
) -> tuple[Unit, ...]:
    """The pieces that a claim is about; of a party that was `named` those that it has a ground for.

    So it is of one that asks for more evidence, whoever is asked for the line's other pieces.
    """
    claims = case.claims_of(line)
    if named is None and line.tracks.supplier_claim is SupplierClaim.MORE_ASKED and claims:
        last = claims[-1].of
        named = last if last is not advised_party(advice) else None
    left = turned_out(case, line, advice, terms, lapses=lapses).stands
    if left and named in (None, case.claims_of(line)[-1].of):
        return left
    anew = _asked_anew(case, line)
    if anew is not None and named in (None, Party.CARRIER):
        return tuple(unit for unit in line.units if unit.number in anew.units)
    postage = postage_since(case, line, advice, terms)
    if postage is not None and named in (None, Party.SUPPLIER):
        return postage.units
    since = lost_since(case, line, advice, terms)
    if since is not None and named in (None, Party.CARRIER):
        numbers = pieces_of_things(since.things(case, line))
        return tuple(unit for unit in line.units if unit.number in numbers)
    beside = line.seen_by is Party.CARRIER
    if beside and (new := new_ones_asked(case, line, advice, terms)):
        # all of them: what it broke of the pieces themselves their supplier answers for
        return pieces_of(line, new)
    ground = ground_of(case, line, advice, terms, named) if named is not None else None
    units = ground.units if ground is not None else claimable(case, line, advice, terms)
    more = joining(case, line, advice, terms)
    if not more:
        return units
    both = {*case.claims_of(line)[-1].units, *(unit.number for unit in more)}
    return tuple(unit for unit in units if unit.number in both)


def _corrected(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> Claim | None:
    """The claim on a carrier that runs, where a part of it is not owed and the rest goes on."""
    claims = case.claims_of(line)
    goes_on = bool(claims) and claims[-1].of is Party.CARRIER
    return claims[-1] if goes_on and turned_out(case, line, advice, terms).stands else None


def new_ones_asked(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Exchange, ...]:
    """The new ones that a claim on a carrier made now is for; () where it is for the pieces themselves."""
    last = _corrected(case, line, advice, terms)
    if last is not None:
        gone = not_carriers(case, line, advice, terms, last)
        ids = {new for _, new in left_of_it(case, line, last, gone)}
        return tuple(sent for sent in case.exchanges if sent.id in ids)
    if (anew := _asked_anew(case, line)) is not None:
        return new_ones_of(case, line, anew)
    since = lost_since(case, line, advice, terms)
    if since is not None:
        ids = {new for _, new in since.things(case, line)}
        return tuple(sent for sent in case.exchanges if sent.id in ids)
    ground = ground_of(case, line, advice, terms, Party.CARRIER)
    if ground is None or ground.rule is GroundRule.LOST_NEW:
        return to_ask(case, line) if ground is not None else ()
    claims = case.claims_of(line)
    again = ground.rule is GroundRule.CLAIMED and bool(claims)
    return new_ones_of(case, line, claims[-1]) if again else ()


def carriers_kind(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> str:
    """What is asked of a carrier: what it lost or broke, the postage of what was late, or both."""
    last = _corrected(case, line, advice, terms)
    if last is not None and turned_out(case, line, advice, terms).postage:
        return POSTAGE
    last = last or _asked_anew(case, line)
    if last is None and (since := lost_since(case, line, advice, terms)) is not None:
        return POSTAGE_TOO if since.before.with_postage else _GOODS
    if last is not None:
        return last.kind
    return POSTAGE if asked_for_postage(case, line, advice, terms) else _GOODS


def _asked_anew(case: StoredCase, line: Line) -> Claim | None:
    """The claim for postage of which its carrier asks more, whatever it lost since; None for others."""
    last = next(iter(case.claims_of(line)[-1:]), None)
    more = line.tracks.supplier_claim is SupplierClaim.MORE_ASKED
    return last if last is not None and more and last.with_postage else None


def suppliers_kind(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    units: Sequence[Unit],
) -> str:
    """What its supplier is asked for: postage beside what he paid, else what his terms give first."""
    if postage_since(case, line, advice, terms) is not None:
        return POSTAGE_SINCE
    again = _sent_again(case, line, units)
    if again is not None and again.beside_paid:
        return POSTAGE_SINCE
    return kind_asked(terms, Party.SUPPLIER, kept=all_kept(line, units))


def kind_asked(terms: PolicyTerms | None, party: Party, *, kept: bool = False) -> str:
    """What is asked of that party: of a supplier the first remedy in money that it gives at all.

    For goods that are `kept` for a part of their price an allowance, where it grants that. The letter asks
    for a sum; a new one is asked for in its place where a supplier gives nothing else.
    """
    remedies = terms.remedies if terms is not None and party is Party.SUPPLIER else ()
    known = [remedy for remedy in remedies if remedy in IN_MONEY]
    if kept and "allowance" in known:
        return "allowance"
    return next(iter(known), "reship" if "reship" in remedies else _GOODS)
