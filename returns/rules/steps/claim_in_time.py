"""When a claim has to be there: as long as its platform, its carrier or a marketplace hears it."""

from dataclasses import replace
from datetime import UTC, datetime, time

from returns.records.advice import Because
from returns.records.unit import Unit
from returns.rules.dates.paid_on import decided_at_earliest, decided_surely
from returns.rules.goods.new_ones import parcel_of
from returns.rules.money.ground_parcels import way_out
from returns.rules.money.new_ones_asked import to_ask
from returns.rules.money.platform_pieces import appealable
from returns.rules.money.settled import made_good_by_buyer
from returns.rules.money.way_back import hurt_on_our_freight, parcels_back
from returns.rules.packets.matrix import house_of
from returns.rules.steps.situation import Situation, claimed_party
from returns.rules.steps.step_clock import (
    Candidate,
    Clock,
)
from returns.terms import (
    Fault,
    Party,
    StepKind,
    SupplierClaim,
)

#: states of a claim in which nobody has answered it
_SILENT = frozenset({SupplierClaim.ASKED_FOR_RMA, SupplierClaim.CLAIM_SENT})


def in_their_time(at: Situation, clock: Clock, sent: Candidate) -> Candidate:
    """What is asked is there while whoever is asked still hears it."""
    party = claimed_party(at.case, at.line, at.advice)
    if party is Party.PLATFORM:
        return _appealed(at, clock, sent)
    return _filed(at, clock, sent) if party is Party.CARRIER else as_buyer(at, clock, sent)


def _appealed(at: Situation, clock: Clock, sent: Candidate) -> Candidate:
    """What is asked of a platform is there in its time, counted from when it paid the buyer.

    A decision is appealed; what it refunded by itself is asked back as its own rule says (SAFE-T), whose
    clock the goods may have started, too.
    """
    start = decided_at_earliest(at.case) or at.case.dispute_at
    if start is None:
        return sent
    came = at.line.received_at
    first = min(start, came) if came is not None else start
    sure = decided_surely(at.case)
    told = sure or first != start
    filed = None if at.case.dispute else clock.limit("reimbursement_file", first, sure=told)
    limit = filed or clock.limit("claim_appeal", start, sure=sure)
    return sent if limit is None else clock.in_limit(sent, limit)


def may_appeal(at: Situation, clock: Clock) -> Because | None:
    """Until when a decision against us is appealed, where somebody else is asked for the loss first.

    None once it was, once nobody hears it any more, where the appeal is the step itself, and where each
    piece is what the buyer said.
    """
    start = decided_at_earliest(at.case)
    told = any(claim.of is Party.PLATFORM for claim in at.case.claims_of(at.line))
    if start is None or told or not appealable(at.case, at.line):
        return None
    limit = clock.limit("claim_appeal", start, sure=decided_surely(at.case))
    if limit is None or limit[0] < clock.now or at.advice.claim_from is Fault.PLATFORM:
        return None
    return replace(limit[1], key="step.may_appeal")


def appeal_refusal(at: Situation, clock: Clock) -> Candidate | None:
    """A platform that refused is asked once more, with what is new, while it hears an appeal."""
    line = at.line
    told = [answer.kind for claim in at.case.claims_of(line) for answer in claim.answers]
    if clock.claimed is not Party.PLATFORM or line.claim_answered_at is None:
        return None
    if made_good_by_buyer(at.case, line):
        return None
    if told.count(SupplierClaim.REFUSED) != 1:
        return None
    start = line.claim_answered_at
    event = "claim_appeal" if at.case.dispute else "reimbursement_appeal"
    limit = clock.limit(event, start) or clock.limit("claim_appeal", start)
    if limit is None or limit[0] < clock.now:
        return None
    more = clock.ours(StepKind.SEND_CLAIM, "send_more", start, "appeal_refusal")
    return clock.in_limit(more, limit)


def as_buyer(at: Situation, clock: Clock, asked: Candidate) -> Candidate:
    """Asked while the marketplace that we bought at hears us; what was over before only would cry."""
    ends = dispute_ends(at, clock)
    return asked if ends is None else clock.in_limit(asked, ends, at.case.requested_at)


def dispute_ends(at: Situation, clock: Clock) -> tuple[datetime, Because] | None:
    """Where the supplier is a marketplace we are its buyer: a dispute is open for so many days there."""
    market = house_of(at.line.supplier, Party.SUPPLIER)
    came = at.dates.delivered.earliest
    if not market or came is None:
        return None
    start = datetime.combine(came, time(), tzinfo=UTC)
    return clock.limit("dispute_open", start, market, sure=at.dates.delivered.sure)


def carrier_hears(at: Situation, clock: Clock) -> tuple[datetime, Because] | None:
    """Until when our carrier hears of a loss that its supplier, asked first, has not answered for.

    None where nobody else is to be asked, and where that was over before he was.
    """
    line = at.line
    claims = at.case.claims_of(line)
    silent = line.tracks.supplier_claim in _SILENT and not (claims and claims[-1].answers)
    hurt = hurt_on_our_freight(at.case, line) if line.beside is None else ()
    asked = line.claim_sent_at or line.rma_asked_at
    if not (silent and hurt) or asked is None or clock.claimed is not Party.SUPPLIER:
        return None
    limit = _filing(at, clock, hurt)
    return limit if limit is not None and asked < limit[0] else None


def _filed(at: Situation, clock: Clock, sent: Candidate) -> Candidate:
    """What is asked of a carrier is there while it takes claims."""
    limit = _filing(at, clock, at.hurt_back)
    # over before the buyer wrote: it can not be kept any more
    return sent if limit is None else clock.in_limit(sent, limit, at.case.requested_at)


def _filing(
    at: Situation, clock: Clock, hurt: tuple[Unit, ...]
) -> tuple[datetime, Because] | None:
    """By when a carrier takes a claim on what it lost or broke, counted from when it had the parcel.

    Where one of several had it, by when the first of them takes none any more.
    """
    start, sure = _asked_from(at, hurt)
    if start is None:
        return None
    limits = [
        clock.carrier_limit(carrier, moment or start, sure=sure or moment is not None)
        for carrier, moment in _had_by(at, hurt) or [("", None)]
    ]
    known = (limit for limit in limits if limit is not None)
    return min(known, key=lambda limit: limit[0], default=None)


def _had_by(at: Situation, hurt: tuple[Unit, ...]) -> list[tuple[str, datetime | None]]:
    """Who carried what a carrier is asked for, and since when, as far as that is known."""
    gone = to_ask(at.case, at.line) if at.new_ones_lost else ()
    new = (parcel_of(at.case, sent) for sent in gone)
    went = parcels_back(at.case, hurt) or [each for each in new if each is not None]
    had = [(parcel.carrier, parcel.sent_at or parcel.announced_at) for parcel in went]
    if not (hurt or gone):
        out = way_out(at.case, at.line.units).parcels
        # when the goods left is told by the days of the order
        had = [(parcel.carrier, None) for parcel in out]
    named = dict.fromkeys(carrier for carrier, _ in had if carrier)
    # of a parcel whose carrier nobody told it is the one that is known
    known = next(iter(named)) if len(named) == 1 else ""
    return [(carrier or known, moment) for carrier, moment in had]


def _asked_from(at: Situation, hurt: tuple[Unit, ...]) -> tuple[datetime | None, bool]:
    """From when on a carrier's time counts where nobody told when it had the parcel; whether surely."""
    if hurt and at.line.approved_at is not None:
        return at.line.approved_at, True
    out = at.dates.shipped if at.dates.shipped.earliest else at.dates.delivered
    if out.earliest is None:
        return None, False
    return datetime.combine(out.earliest, time(), tzinfo=UTC), out.sure
