"""On what ground somebody is asked for money: a fault, a duty, or a rule of its own (domain.md 5, 6).

No sum is asked of anyone without one, and none above what it allows. A row each; the first of an
addressee's rows that holds is the ground.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.case import Case, Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit, lost_where, same_loss
from returns.rules.goods.handed_over import handed_over_on
from returns.rules.money import ground_rules as by
from returns.rules.money import platform_pieces as of_platform
from returns.rules.money.due import verdict_of
from returns.rules.money.ground_parcels import carried
from returns.rules.money.ground_rules import At, GroundRule, Pieces
from returns.rules.money.new_ones_asked import asked_now, new_ones_of
from returns.rules.money.settled import left_of_platforms
from returns.terms import Fault, Party, Verdict
from returns.trade.disputes import decided_elsewhere
from returns.trade.verdicts import as_told

#: how many percent of its price Amazon makes good at most where the buyer damaged it (deadlines.md)
_SAFE_T_DAMAGE = 50
#: what one SAFE-T claim, and there is one for an order, makes good at most; markets with another
#: currency tell no limit (deadlines.md, s115)
_SAFE_T_MOST = Money(500_000, "USD")
#: what a carrier lost or broke is asked for by what it cost us, never by its sale price
BY_COST = frozenset(
    {
        *(GroundRule.LOST_BACK, GroundRule.LOST_NEW, GroundRule.DAMAGED_BACK),
        *(GroundRule.DAMAGE, GroundRule.LOSS),
    }
)
#: on these whoever decides over the buyer's claim, or paid it, is asked for the pieces that we contest, and
#: for no other
CONTESTED = frozenset(
    {
        *(GroundRule.REFUNDED_WRONGLY, GroundRule.GRANTED),
        *(GroundRule.ANSWER, GroundRule.CLAIMED),
    }
)
#: on these grounds somebody is to look at the request, and owes nothing by them
_HEARINGS = frozenset({GroundRule.SUSPECTED, GroundRule.UNAUTHORISED})


@dataclass(frozen=True, slots=True)
class Ground:
    """Why one addressee is asked for a line, for which pieces, and for how much at most."""

    party: Party
    rule: GroundRule
    because: Because
    units: tuple[Unit, ...]
    #: None where no sum follows from it: it is not known, or only a hearing is asked for
    most: Money | None
    #: the part of it that the addressee's own rule makes good; 100 where no rule cuts it
    percent: int = 100
    #: the sum beyond which that rule makes nothing good, where it cut what is asked
    limit: Money | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    party: Party
    rule: GroundRule
    #: where the rule comes from (domain.md)
    source: str
    #: the pieces that it holds for; () where it does not
    pieces: Callable[[At], Pieces]
    #: how much may be asked for them
    most: Callable[[At, Pieces], Money | None]


#: what an addressee is asked for by which rule; the first that holds is its ground
GROUNDS: tuple[_Row, ...] = (
    _Row(Party.SUPPLIER, GroundRule.FAULT, "D", by.suppliers_fault, by.cost),
    _Row(
        Party.SUPPLIER,
        GroundRule.SENT_IT,
        "R",
        by.suppliers_carrier,
        by.cost,
    ),
    _Row(Party.SUPPLIER, GroundRule.GOODS_BACK, "D", by.suppliers_way, by.cost),
    _Row(
        Party.SUPPLIER,
        GroundRule.CLAIMED,
        "P",
        by.claimed(Party.SUPPLIER),
        by.as_sent,
    ),
    _Row(Party.CARRIER, GroundRule.LOST_BACK, "P", by.lost_back, by.goods_alone),
    _Row(Party.CARRIER, GroundRule.LOST_NEW, "P", by.lost_new, by.new_ones_alone),
    _Row(Party.CARRIER, GroundRule.DAMAGED_BACK, "P", by.damaged_back, by.goods_alone),
    _Row(Party.CARRIER, GroundRule.DAMAGE, "R", by.carriers(GroundRule.DAMAGE), by.goods_alone),
    _Row(Party.CARRIER, GroundRule.LOSS, "R", by.carriers(GroundRule.LOSS), by.goods_alone),
    _Row(Party.CARRIER, GroundRule.LATE, "R", by.carriers(GroundRule.LATE), by.postage),
    _Row(
        Party.CARRIER,
        GroundRule.CLAIMED,
        "P",
        by.claimed(Party.CARRIER),
        by.as_claimed(Party.CARRIER, by.carriers_loss),
    ),
    _Row(
        Party.PLATFORM,
        GroundRule.REFUNDED_WRONGLY,
        "A",
        of_platform.refunded_wrongly,
        by.paid_by_platform,
    ),
    _Row(
        Party.PLATFORM,
        GroundRule.WAREHOUSE,
        "A",
        by.in_its_warehouse,
        by.lost_in_warehouse,
    ),
    _Row(
        Party.PLATFORM,
        GroundRule.GRANTED,
        "A",
        of_platform.decided_against_us,
        by.paid_by_platform,
    ),
    _Row(Party.PLATFORM, GroundRule.ANSWER, "A", of_platform.disputed, by.answered),
    _Row(
        Party.PLATFORM,
        GroundRule.CLAIMED,
        "P",
        of_platform.claimed_there,
        by.as_claimed(Party.PLATFORM, by.given_back),
    ),
    _Row(Party.PLATFORM, GroundRule.UNAUTHORISED, "A", of_platform.unauthorised, by.heard),
    _Row(Party.PLATFORM, GroundRule.SUSPECTED, "A", of_platform.suspected, by.heard),
)


def ground_of(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
) -> Ground | None:
    """On what ground that party is asked for a line; None where it owes nothing."""
    at = At(case, line, advice, terms)
    for row in GROUNDS:
        units = row.pieces(at) if row.party is party else ()
        if not units:
            continue
        most, percent = row.most(at, units), _percent(case, row.rule, line, units)
        limit = None
        if most is not None:
            most, limit = _within(case, row.rule, line, most.percent(percent))
            most = _not_yet_had(at, row, units, most)
        because = _because(row, at, units)
        return Ground(party, row.rule, because, units, most or None, percent, limit)
    return None


def contested_part(case: Case, asked: Mapping[int, Ground | None]) -> tuple[int, int] | None:
    """For how many pieces of a case a platform is asked, and of how many; None where it is for all of them.

    `asked`: what one paper or one paragraph asks, by the lines' ids. What is contested beside it, of other
    lines, is none of the rest for which nothing is asked. None also where it is asked for something else than
    what it decides, or paid, over the buyer's claim.
    """
    found = [ground for ground in asked.values() if ground is not None]
    theirs = all(_contests(ground) for ground in found)
    count = sum(len(ground.units) for ground in found)
    whole = sum(u.number <= line.last_number for line in case.lines for u in line.units)
    whole -= sum(_contested(case, line) for line in case.lines if line.id not in asked)
    return (count, whole) if theirs and 0 < count < whole else None


def _contested(case: Case, line: Line) -> int:
    """How many pieces of a line the platform is asked for by what we contest."""
    ground = ground_of(case, *case.as_asked(line, Party.PLATFORM), None, Party.PLATFORM)
    return len(ground.units) if ground is not None and _contests(ground) else 0


def _contests(ground: Ground) -> bool:
    return ground.party is Party.PLATFORM and ground.rule in CONTESTED


def asked_by_cost(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether a carrier is asked for what goods cost us: all but what was merely late."""
    ground = ground_of(case, line, advice, terms, Party.CARRIER)
    return ground is not None and ground.rule in BY_COST


def asked_for_postage(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether a carrier is asked for the postage alone, as of what was merely late."""
    ground = ground_of(case, line, advice, terms, Party.CARRIER)
    return ground is not None and ground.rule is GroundRule.LATE


def _safe_t(case: StoredCase, rule: GroundRule) -> bool:
    return rule is GroundRule.REFUNDED_WRONGLY and case.platform == "amazon"


def _percent(case: StoredCase, rule: GroundRule, line: Line, units: Pieces) -> int:
    damaged = {unit.verdict for unit in units} == {Verdict.BUYER_DAMAGE}
    return _SAFE_T_DAMAGE if _safe_t(case, rule) and damaged and line.quantity else 100


def _within(
    case: StoredCase, rule: GroundRule, line: Line, most: Money
) -> tuple[Money, Money | None]:
    """What of a sum the addressee's own limit leaves, and that limit where it cuts it.

    All lines of an order are one claim: they share the limit by what the platform gave for each.
    """
    if not _safe_t(case, rule) or most.currency != _SAFE_T_MOST.currency:
        return most, None
    given = {each.id: left_of_platforms(case, each).minor for each in case.lines}
    if sum(given.values()) <= _SAFE_T_MOST.minor:
        return most, None
    parts = _SAFE_T_MOST.shares([*given.values()])
    share = dict(zip(given, parts, strict=True))[line.id]
    return (most, None) if most.minor <= share.minor else (share, _SAFE_T_MOST)


def _not_yet_had(at: At, row: _Row, units: Pieces, most: Money) -> Money:
    """What is left of a sum once what the party paid for the line already is taken off.

    Not what it paid for other pieces, nor for another new one of the same piece. A supplier's payments are
    counted with the claims that they answer.
    """
    if row.party is Party.SUPPLIER:
        return most
    asked = {unit.number for unit in units}
    of_others = {
        claim.id
        for claim in at.case.claims
        if (claim.units and asked.isdisjoint(claim.units)) or _for_another(at, row, claim)
    }
    for payment in at.case.payments:
        theirs = payment.party is row.party and payment.line_id == at.line.id
        if theirs and payment.claim_id not in of_others:
            # what it has again it did not pay
            most = most + payment.amount if payment.outgoing else most - payment.amount
    return most if most.minor > 0 else Money(0, most.currency)


def _for_another(at: At, row: _Row, claim: Claim) -> bool:
    """Whether a claim is for another new one than is asked for by that row, or for none."""
    if row.rule is GroundRule.CLAIMED:
        return not same_loss(claim, at.claims(row.party)[-1])
    if row.rule is GroundRule.LATE:
        return not claim.with_postage
    if claim.of_postage:
        return True
    asked = {sent.id for sent in asked_now(at.case, at.line)}
    new = asked if row.rule is GroundRule.LOST_NEW else set()
    theirs = {sent.id for sent in new_ones_of(at.case, at.line, claim)}
    return bool(new or theirs) and new.isdisjoint(theirs)


def _because(row: _Row, at: At, units: Pieces) -> Because:
    verdicts = [as_told(u.verdict, at.line.reason) for u in units if u.verdict is not None]
    verdict = verdicts[0] if verdicts else verdict_of(at.line)
    judged = verdict is not None and verdict is not Verdict.AS_CLAIMED
    # what was found later says nothing of what came late
    judged = judged and not (
        row.rule is GroundRule.CLAIMED and at.claims(row.party)[-1].of_postage
    )
    said: list[tuple[str, str]] = [
        ("item", at.line.title or at.line.sku),
        (
            "what",
            f"term:verdict:{verdict}" if judged else f"term:reason:{at.line.reason}",
        ),
    ]
    key = row.rule.value
    if row.party is Party.PLATFORM:
        own = row.rule in (GroundRule.REFUNDED_WRONGLY, GroundRule.ANSWER)
        if row.rule is GroundRule.ANSWER and decided_elsewhere(at.case.dispute):
            key = f"{key}.{at.case.dispute}"
        elif own and at.case.platform == "amazon":
            key = f"{key}.amazon"
    if row.rule is GroundRule.LOST_BACK:
        # of what it lost on its way on from us nobody says that it came back
        where = {"on": "lost_sent", "home": "lost_sent", "ways": GroundRule.LOSS.value}
        key = where.get(lost_where(units), key)
    if row.party is Party.CARRIER and row.rule is not GroundRule.CLAIMED:
        # what the carrier did comes first, with the parcel that it finds it by
        parcel = carried(at.case, at.line, row.rule, units)
        if parcel is not None:
            said.append(("tracking", parcel.tracking))
            day = handed_over_on(at.case, parcel)
            key = f"{key}.sent" if day is not None else f"{key}.number"
            if day is not None:
                said.append(("day", f"date:{day.isoformat()}"))
    if row.rule is GroundRule.CLAIMED:
        sent = at.claims(row.party)[-1].sent_at
        since = sent or at.case.requested_at
        said.append(("day", f"date:{since.date().isoformat()}"))
    return Because(f"ground.{row.party}.{key}", tuple(said), row.source)


# --- who owes ---------------------------------------------------------------------------------


def who_owes(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
) -> tuple[Party | None, Because]:
    """Whom a line's loss is asked of, and why; None where nobody but the buyer or we bear it."""
    named = (("supplier", line.supplier or "term:unnamed:supplier"),)
    for party in (Party.SUPPLIER, Party.CARRIER, Party.PLATFORM):
        ground = ground_of(case, line, advice, terms, party)
        if ground is not None and ground.rule not in _HEARINGS:
            return party, Because(f"owes.{party}", (*ground.because.facts, *named))
    found = verdict_of(line)
    judged = found not in (None, Verdict.AS_CLAIMED)
    said = (
        ("item", line.title or line.sku),
        ("what", f"term:verdict:{found}" if judged else f"term:reason:{line.reason}"),
    )
    blamed = advice.fault in (Fault.BUYER, Fault.SELLER, Fault.UNKNOWN)
    return None, Because(f"owes.{advice.fault if blamed else 'nothing'}", said)
