"""What to do once the goods were looked at: the offers that the verdict leaves (A, D)."""

from returns.records.advice import Because
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.fault import supplier_name
from returns.rules.advice.ladder import Band, ladder, replacement_first
from returns.rules.reasons import EXTRA_ITEM, Reason
from returns.terms import Offer, Verdict
from returns.trade.offers import traits
from returns.trade.verdicts import VERDICTS

#: sentences that speak of a promise → what is so where it was for goods that are kept
_SENT_BACK = {
    "fine_as_said": "fine_sent_back",
    Verdict.AS_CLAIMED: "as_claimed_sent_back",
}


def offers_after(
    facts: TriageFacts, settings: TriageSettings, why: Reason, verdict: Verdict, band: Band
) -> tuple[tuple[Offer, ...], Because]:
    """The offers that are left, and the sentence of the verdict."""
    said = (
        ("reason", f"term:reason:{why.id}"),
        ("supplier", supplier_name(facts)),
        ("percent", str(settings.used_back_percent)),
    )
    if why.id == EXTRA_ITEM:
        # nothing was owed for it, whatever state it is in
        return (Offer.GIFT_OR_COUPON,), Because("extra.back", said, "P")
    as_said = verdict is Verdict.NO_FAULT and why.goods_fine
    row = VERDICTS[verdict]
    key = "fine_as_said" if as_said else verdict
    if facts.sent_back_anyway:
        # nobody promised more than the part: it follows from what came
        key = _SENT_BACK.get(key, key)
    if facts.mixed and row.pays == "whole":
        key = "mixed"
    told = Because(f"verdict.{key}", said, row.source)
    if facts.all_back and row.pays != "whole" and verdict is not Verdict.NOT_RECEIVED:
        found = (("found", f"term:verdict:{verdict}"),)
        told = Because("verdict.paid_already", found, row.source)
    promised = facts.promised if facts.promised is not Offer.DECLINE else None
    if verdict is Verdict.NO_FAULT and promised is None and not as_said:
        fine = ladder(band, True, settings)
        return tuple(dict.fromkeys(_once_back(offer) for offer in fine)), told
    if row.offers:
        return row.offers, told
    if verdict is Verdict.NO_FAULT and traits(promised).replaces and not as_said:
        # nothing is wrong with this one, so a new one mends nothing; another one than did not fit does
        return (Offer.REFUND_ON_RECEIPT,), told
    usual = _usual(why)
    if promised is None:
        return replacement_first(usual) if facts.wants_replacement else usual, told
    first = _once_back(promised)
    if verdict is Verdict.NO_FAULT:
        return (first,), told
    return tuple(dict.fromkeys((first, *usual))), told


def _usual(why: Reason) -> tuple[Offer, ...]:
    if why.goods_fine:
        return (Offer.REFUND_ON_RECEIPT,)
    return (Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT)


def _once_back(offer: Offer) -> Offer:
    """The goods are not with the buyer any more, so "keep it" is no offer."""
    return traits(offer).once_back or offer
