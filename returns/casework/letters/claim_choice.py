"""Which message a step writes to a supplier, a carrier or a platform, by where the claim stands."""

from returns.casework.letters.letter_platform import platform_template
from returns.casework.letters.reships import on_file
from returns.casework.steps.acting import Act, asked_party
from returns.casework.steps.claims import (
    asked_pieces,
    carriers_kind,
    kind_asked,
    new_ones_asked,
)
from returns.casework.steps.ending import (
    asks_rest,
    came_in_part,
    claim_now,
    his_again,
    rest_lapses,
    takes_back,
)
from returns.money import Money
from returns.records.unit import POSTAGE, Exchange, Unit
from returns.rules.goods.second_leg import refused_unseen, with_supplier
from returns.rules.money.carriers_claim import not_carriers
from returns.rules.money.claimable import going_back
from returns.rules.money.granted_part import promised, still_granted
from returns.rules.money.lost_since import lost_since
from returns.rules.money.new_ones_asked import new_ones_of
from returns.rules.money.overpaid import overpaid
from returns.rules.money.postage_since import postage_since
from returns.rules.money.running_claim import SEEN, joining, still_owed
from returns.rules.money.way_back import lost_back
from returns.rules.offers import all_lost, all_missing, goods_expected
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.track_machines import (
    CLAIM_RUNS,
    GOODS_AT_REST,
    GOODS_HERE,
    MOST_REMINDERS,
    PAID,
    UNDECIDED,
)
from returns.terms import (
    Goods,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)

_GRANTED = frozenset({SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED})
#: a number was asked for, and nothing was claimed under it
_NUMBERED = frozenset({SupplierClaim.ASKED_FOR_RMA, SupplierClaim.RMA_GIVEN})
#: where a claim stands → the reminder of it
_REMINDERS: dict[SupplierClaim, str] = {
    SupplierClaim.ASKED_FOR_RMA: "reminder_rma",
    SupplierClaim.CLAIM_SENT: "reminder_claim",
    SupplierClaim.MORE_ASKED: "reminder_claim",
    SupplierClaim.ACCEPTED: "reminder_money",
    SupplierClaim.PARTLY_ACCEPTED: "reminder_money",
    SupplierClaim.RESHIP_PROMISED: "reminder_reship",
}


def claimed_from(act: Act) -> Party:
    """Whom a letter of that step goes to: who was sent the claim, else who is to get it."""
    if act.kind in (StepKind.ASK_RMA, StepKind.SEND_ON):
        return Party.SUPPLIER
    if act.kind is StepKind.SEND_CLAIM:
        return asked_party(act)
    if his := his_again(act):
        return his[0].claim.of
    claims = act.case.claims_of(act.line)
    if act.line.tracks.supplier_claim in _NUMBERED:
        # of a number only a supplier hears, whoever was asked for the goods before
        return Party.SUPPLIER
    return claims[-1].of if claims else Party.SUPPLIER


def claim_template(act: Act) -> str:
    """Which message; "" where there is nothing to write."""
    line, party = act.line, claimed_from(act)
    claim = line.tracks.supplier_claim
    if act.kind is StepKind.SEND_ON:
        return "goods_sent"
    if act.kind is StepKind.ASK_RMA:
        return _rma_template(act)
    if act.kind is StepKind.CHASE_SUPPLIER:
        return _reminder(act, claim, party)
    if act.kind is StepKind.SETTLE:
        return _at_its_end(act, party)
    if party is Party.PLATFORM:
        return platform_template(act)
    if party is Party.CARRIER:
        if claim_now(act).stands:
            return "carrier_less"
        if lost_since(act.case, line, act.advice, act.terms) is not None:
            return "carrier_joined"
        if carriers_kind(act.case, line, act.advice, act.terms) == POSTAGE:
            return "claim_late"
        pieces = {unit.id for unit in claimed_pieces(act)}
        gone = any(unit.id in pieces for unit in lost_back(line))
        lost = line.reason in NEVER_HAD or gone or new_ones_told(act)
        return "claim_lost" if lost else "claim_carrier"
    return _claim(act)


def _claim(act: Act) -> str:
    """Which message makes a claim on a supplier, changes one, or answers what he asked for about it."""
    if postage_since(act.case, act.line, act.advice, act.terms) is not None:
        return "claim_postage"
    if joining_now(act):
        return "claim_joined"
    changed = claim_now(act)
    if changed.stands:
        came = any(unit.goods in SEEN for unit in changed.stands)
        return "claim_less" if changed.wrong else "claim_known" if came else "claim_kept"
    if act.line.tracks.supplier_claim is SupplierClaim.MORE_ASKED:
        return "claim_more"
    if act.line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED:
        return "claim_unkept"
    if refused_unseen(act.case, act.line):
        return "claim_anew"
    # goods that the buyer merely did not want are no claim: what goes back is asked to be credited
    back = going_back(act.line, act.advice, claimed_pieces(act))
    fine = act.advice.claim_from is None and kind_asked(act.terms, Party.SUPPLIER) != "reship"
    return "credit" if fine and back else "claim"


def _at_its_end(act: Act, party: Party) -> str:
    """What the other side hears when a claim ends: thanks, or that it is taken back."""
    line, claim = act.line, act.line.tracks.supplier_claim
    if party is Party.SUPPLIER and line.supplier_id is None:
        return ""
    carrier = party is Party.CARRIER
    if his_again(act):
        return "carrier_overpaid" if carrier else "claim_overpaid"
    if claim in CLAIM_RUNS and not act.options.amount and takes_back(act):
        if claim is SupplierClaim.RESHIP_PROMISED:
            return "reship_withdrawn"
        if came_in_part(act):
            return "carrier_rest" if carrier else "claim_rest"
        return "carrier_withdrawn" if carrier else "claim_withdrawn"
    if claim in _NUMBERED and not line.reminders >= MOST_REMINDERS:
        # who has the goods that came by that number is not told that nothing is sent
        return "" if with_supplier(line) else "rma_dropped"
    return _thanks(act) if party is Party.SUPPLIER else ""


def _reminder(act: Act, claim: SupplierClaim, party: Party) -> str:
    """Which message reminds the other side of what it was asked for, granted or promised."""
    if party is not Party.SUPPLIER:
        # who granted something has answered already
        return "reminder_granted" if claim in _GRANTED and granted_still(act) else "reminder"
    if claim is SupplierClaim.RESHIP_PROMISED and on_file(act):
        return "reminder_reship_sent"
    # what was granted came, and the rest is asked for still
    rest = claim in _GRANTED and not granted_still(act)
    return "reminder_claim" if rest else _REMINDERS.get(claim, "reminder_claim")


def new_ones_told(act: Act) -> tuple[Exchange, ...]:
    """The new ones that a carrier hears of: it is or was asked for them, or does not owe them."""
    told = (act.case, act.line, act.advice, act.terms)
    if claimed_from(act) is not Party.CARRIER:
        return ()
    if act.kind is StepKind.SEND_CLAIM:
        return new_ones_asked(*told)
    his = his_again(act)
    claims = [his[0].claim] if his else act.case.claims_of(act.line)[-1:]
    if not claims:
        return ()
    gone = (
        {new for _, new in not_carriers(*told, claims[0])}
        if act.kind is StepKind.SETTLE
        else ()
    )
    asked = new_ones_of(act.case, act.line, claims[0])
    return tuple(sent for sent in asked if sent.id in gone) or asked


def _thanks(act: Act) -> str:
    """Who paid what he was asked for is thanked; nobody is for a loss that we take."""
    if not act.options.amount or not act.case.claims_of(act.line):
        return ""
    if asks_rest(act) and act.line.tracks.supplier_claim in CLAIM_RUNS:
        return "thanks_part"
    told = (act.case, act.line, act.advice, act.terms)
    # nor is anybody for what he does not owe, as is known: of that he hears by itself
    return "" if overpaid(*told, more=act.options.amount) else "thanks"


def claimed_pieces(act: Act) -> tuple[Unit, ...]:
    """The pieces of the line that the other side is asked for."""
    if his := his_again(act):
        return tuple(unit for each in his for unit in each.wrong)
    claims = act.case.claims_of(act.line)
    if act.kind is not StepKind.SEND_CLAIM and claimed_from(act) is Party.CARRIER and claims:
        return tuple(unit for unit in act.line.units if unit.number in claims[-1].units)
    named = act.options.party if act.kind is StepKind.SEND_CLAIM else None
    more = joining_now(act)
    lapse = rest_lapses(act)
    return more or asked_pieces(act.case, act.line, act.advice, act.terms, named, lapses=lapse)


def asked_for(act: Act) -> set[int]:
    """Numbers of the pieces that a number was asked for, but those that turned out not to be owed.

    Before anything had come it was asked for all of them, and what is still to come waits for it, too.
    """
    asked = act.line.first_asked_at or act.line.rma_asked_at
    came = [parcel.received_at for parcel in act.case.parcels if parcel.comes_back]
    seen = any(asked is not None and at is not None and at <= asked for at in came)
    coming = () if seen else act.line.in_state(Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED)
    return {unit.number for unit in (*claimed_pieces(act), *coming)}


def joining_now(act: Act) -> tuple[Unit, ...]:
    """The pieces that join a claim on the supplier with this letter; () where it makes one of its own."""
    if act.kind is not StepKind.SEND_CLAIM or claimed_from(act) is not Party.SUPPLIER:
        return ()
    if claim_now(act).stands:
        # what is known of its own pieces now is told first, in a letter of its own
        return ()
    return joining(act.case, act.line, act.advice, act.terms)


def _rma_template(act: Act) -> str:
    line = act.line
    if line.supplier_rma:
        # it gave one before, which is over
        return "rma_again"
    if line.reason in NEVER_HAD:
        return "rma_never"
    if all_lost(line):
        return "rma_lost"
    if all_missing(line):
        return "rma_missing"
    came = line.tracks.goods in GOODS_HERE or line.in_state(Goods.DISPOSED)
    if came and line.route is not Route.TO_SUPPLIER:
        return "rma_seen"
    if line.in_state(Goods.DISPOSED):
        # he has them already, and nobody says that they stay with the buyer
        return "rma_request"
    # what the buyer did not agree to decides nothing: a number is asked for so that it can come back
    agreed = act.offer if line.tracks.buyer_money not in UNDECIDED else None
    back = goods_expected(agreed, act.route, line.reason)
    # who was settled with before anybody asked for the goods sends none
    agreed_to = line.tracks.request is Request.APPROVED
    settled = line.tracks.buyer_money in PAID and (line.offer is None or agreed_to)
    back = back and not settled
    return "rma_request" if back or line.tracks.goods not in GOODS_AT_REST else "rma_claim"


def granted_before(act: Act) -> Money | None:
    """What was granted beside a claim that is reminded of, and did not come yet; None where that is all."""
    claims = act.case.claims_of(act.line)
    if not claims or act.line.tracks.supplier_claim in _GRANTED:
        return None
    return still_granted(act.case, claims[-1])


def granted_still(act: Act) -> Money | None:
    """What of the sums that were granted did not come yet."""
    claims = act.case.claims_of(act.line)
    if not claims:
        return None
    if promised(claims[-1]):
        # of the rest a new one came
        return still_granted(act.case, claims[-1])
    return still_owed(act.case, claims[-1]) if claims[-1].accepted is not None else None
