"""What stands on the two tracks of money: what is open, promised or paid, and what is asked back or came."""

from dataclasses import dataclass

from desktop.look.theme import look
from returns.money import Money
from returns.phrases import say
from returns.records.case import Case, Line
from returns.rules.money.granted_part import granted_beside
from returns.rules.tracks.track_machines import ENDED
from returns.terms import BuyerMoney, Party, SupplierClaim

_ASKED = frozenset({SupplierClaim.CLAIM_SENT, SupplierClaim.MORE_ASKED, SupplierClaim.REFUSED})
_GRANTED = frozenset({SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED})


@dataclass(frozen=True, slots=True)
class TrackSum:
    """A sum in a word or two, `€18.40 open`; alone where there is no room for more, "" where unknown."""

    words: str
    amount: str = ""


def track_sums(case: Case, line: Line) -> dict[str, TrackSum]:
    """The sums of a line's tracks, by the track; a track without one says where it stands."""
    found = {"buyer_money": _of_buyer(case, line), "supplier_claim": _of_claim(case, line)}
    return {track: told for track, told in found.items() if told is not None}


def _of_buyer(case: Case, line: Line) -> TrackSum | None:
    state = line.tracks.buyer_money
    if state is BuyerMoney.REPLACED:
        return None
    if state is BuyerMoney.OPEN and line.tracks.request in ENDED:
        return TrackSum(say("terms.track_sum.buyer_money.nothing", look().lang))
    if state in (BuyerMoney.OPEN, BuyerMoney.OFFERED) and case.closed_at is not None:
        return TrackSum(say("terms.track_sum.buyer_money.unpaid", look().lang))
    paid = state in (BuyerMoney.PAID, BuyerMoney.PAID_PARTLY, BuyerMoney.CONFIRMED)
    if paid:
        # a new one may have gone instead, and a gift has no price
        amount: Money | None = line.refunded or None
        if amount is None:
            return None
    elif state is BuyerMoney.OFFERED:
        amount = line.offer_amount or _left(line)
    elif state is BuyerMoney.AGREED:
        amount = case.outlook(line).due or line.offer_amount or _left(line)
    else:
        amount = _left(line)
    if amount is None:
        return TrackSum(say("terms.track_sum.buyer_money.unknown", look().lang))
    return _said("buyer_money", state.value, amount, line)


def _left(line: Line) -> Money | None:
    """What did not go back yet; None while no file told the price."""
    return line.left if line.paid_for is not None else None


def _of_claim(case: Case, line: Line) -> TrackSum | None:
    """What is asked from whoever is claimed, what was granted, or what came."""
    state, claims = line.tracks.supplier_claim, case.claims_of(line)
    if state is SupplierClaim.TO_ASK and case.closed_at is not None:
        return TrackSum(say("terms.track_sum.supplier_claim.unasked", look().lang))
    amount: Money | None = None
    if state in _ASKED and claims:
        amount = claims[-1].amount
    elif state in _GRANTED and claims:
        granted = granted_beside(case.claims, claims[-1])
        amount = (claims[-1].accepted or Money(0, granted.currency)) + granted
    elif state is SupplierClaim.SETTLED:
        second = case.second(line)
        theirs = second.line.seen_by if second is not None else None
        nothing = Money(0, case.currency)
        came = [
            nothing - payment.amount if payment.outgoing else payment.amount
            for payment in case.payments
            if payment.line_id == line.id
            and payment.party is not Party.BUYER
            and (theirs is None or (payment.party is theirs) is (line.seen_by is not None))
        ]
        amount = sum(came[1:], start=came[0]) if came else None
    elif state is SupplierClaim.WRITTEN_OFF and claims:
        amount = claims[-1].amount
    return _said("supplier_claim", state.value, amount, line) if amount else None


def _said(track: str, state: str, amount: Money, line: Line) -> TrackSum:
    words = say(
        f"terms.track_sum.{track}.{state}", look().lang, amount=amount, whole=line.worth
    )
    return TrackSum(words, str(amount))
