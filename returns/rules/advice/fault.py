"""Whose fault a return is, and from whom the loss is asked back."""

from dataclasses import dataclass

from returns.records.advice import Because
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.freight_account import claim_from
from returns.rules.money.claimable import BLAMELESS
from returns.rules.money.way_back import ours
from returns.rules.reasons import EXTRA_ITEM, Reason, says_broken, usual_fault
from returns.terms import Fault, Fulfilment, ListingSource, Verdict
from returns.trade.offers import traits
from returns.trade.verdicts import VERDICTS

_DROPSHIP, _OWN, _PLATFORM = (
    Fulfilment.DROPSHIP,
    Fulfilment.OWN_STOCK,
    Fulfilment.PLATFORM_WAREHOUSE,
)

#: reasons that lie with whoever packed and sent the order
_WHO_SENT_IT: dict[str, dict[Fulfilment, Fault]] = {
    name: {_DROPSHIP: Fault.SUPPLIER, _OWN: Fault.SELLER, _PLATFORM: Fault.PLATFORM}
    for name in ("wrong_item", "extra_item", "damaged_before_shipping")
} | {"late": {_DROPSHIP: Fault.SUPPLIER, _OWN: Fault.CARRIER, _PLATFORM: Fault.PLATFORM}}

_LISTING = {
    ListingSource.OWN: (Fault.SELLER, "fault.listing_own"),
    ListingSource.FEED: (Fault.SUPPLIER, "fault.listing_feed"),
    ListingSource.UNKNOWN: (Fault.UNKNOWN, "fault.listing_unknown"),
}


@dataclass(frozen=True, slots=True)
class Blame:
    """Whose fault it is, whom to claim from, and why."""

    fault: Fault
    claim_from: Fault | None
    because: tuple[Because, ...] = ()


def supplier_name(facts: TriageFacts) -> str:
    """The supplier as a fact for a sentence: its name, or the word for it."""
    return facts.supplier or "term:unnamed:supplier"


def blame(facts: TriageFacts, why: Reason, settings: TriageSettings) -> Blame:
    """Whose fault it is by the reason, the listing, who sent it, and what was seen so far."""
    said = (("reason", f"term:reason:{why.id}"), ("supplier", supplier_name(facts)))
    if facts.intact is True and says_broken(why.id):
        return Blame(Fault.BUYER, None, (Because("fault.seen_intact", said, "P"),))
    if facts.intact is False and why.goods_fine:
        return Blame(Fault.UNKNOWN, None, (Because("fault.seen_broken", said, "P"),))
    if why.id == "not_as_described":
        fault, key = _LISTING[facts.listing]
        asked = claim_from(fault, facts.fulfilment)
        return Blame(fault, asked, (Because(key, said, "D"),))
    usual = usual_fault(why, settings.faults)
    fault = _WHO_SENT_IT.get(why.id, {}).get(facts.fulfilment, usual)
    asked = claim_from(fault, facts.fulfilment)
    if why.id == EXTRA_ITEM:
        # it was never paid for, so there is nothing to ask back
        asked = None
    return Blame(fault, asked, _told(facts, why, fault, said))


def blame_on_the_way_back(facts: TriageFacts, found: Blame) -> Blame:
    """Whom to claim from once pieces were lost, or broken, on the way back.

    The carrier of a parcel that we paid for answers to us, whoever caused the return; what it broke or
    lost on the way out is asked of nobody twice. A supplier who sent faulty goods is asked for them first.
    """
    payer = facts.lost_back or facts.damaged_back
    if facts.lost_new and not ours(payer) and found.claim_from in BLAMELESS:
        new = Because("fault.lost_new", (), "P")
        return Blame(found.fault, Fault.CARRIER, (*found.because, new))
    if payer is None or facts.fulfilment is _PLATFORM or found.claim_from is Fault.PLATFORM:
        return found
    if found.fault is Fault.SUPPLIER and found.claim_from and not facts.supplier_refused:
        return found
    told = tuple(each for each in found.because if not each.key.startswith("fault.carrier_"))
    key = f"fault.lost_{facts.lost_where}" if facts.lost_back else "fault.damaged_back"
    if ours(payer):
        return Blame(found.fault, Fault.CARRIER, (*told, Because(key, (), "P")))
    if facts.damaged_back and found.fault is Fault.CARRIER:
        return Blame(found.fault, None, (*told, Because("fault.back_by_buyer", (), "P")))
    return found


def _told(
    facts: TriageFacts, why: Reason, fault: Fault, said: tuple[tuple[str, str], ...]
) -> tuple[Because, ...]:
    if why.id == "poor_quality":
        return (Because("fault.quality_disputed", said, "R"),)
    if why.id == "unauthorised_purchase":
        if facts.purchase_confirmed:
            return ()
        return (Because("fault.unauthorised", said, "R"),)
    if why.id == "undeliverable":
        return ()  # the sentence of the offer says what to do
    if fault is Fault.CARRIER:
        return (Because(f"fault.carrier_{facts.fulfilment}", said, "R"),)
    if fault is Fault.UNKNOWN:
        return (Because("fault.unknown", said, "P"),)
    if why.id in _WHO_SENT_IT and fault is Fault.SELLER:
        return (Because("fault.we_sent_it", said, "P"),)
    return ()


def blame_by_verdict(
    facts: TriageFacts, settings: TriageSettings, why: Reason, verdict: Verdict
) -> Blame:
    """Whose fault it is once the goods were looked at."""
    if VERDICTS[verdict].buyers_fault:
        return Blame(Fault.BUYER, None)
    if verdict is Verdict.CARRIER_DAMAGE:
        said = (("supplier", supplier_name(facts)), ("reason", f"term:reason:{why.id}"))
        told = Because(f"fault.carrier_{facts.fulfilment}", said, "R")
        return Blame(Fault.CARRIER, claim_from(Fault.CARRIER, facts.fulfilment), (told,))
    found = blame(facts, why, settings)
    if verdict is Verdict.NOT_RECEIVED and not traits(facts.promised).pays_ahead:
        # nothing is paid, so nothing is lost
        return Blame(found.fault, None, found.because)
    return found
