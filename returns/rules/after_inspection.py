"""What to do once the goods were looked at: the offers that the verdict leaves (A, D)."""

from returns.records.case import Because
from returns.records.facts import TriageFacts
from returns.rules.fault import supplier_name
from returns.rules.ladder import LADDERS, Band, replacement_first
from returns.rules.offers import REPLACES
from returns.rules.reasons import EXTRA_ITEM, Reason
from returns.terms import Offer, Verdict

#: the goods are not with the buyer any more, so "keep it" is no offer
_BACK = {
    Offer.RETURNLESS_REFUND: Offer.REFUND_ON_RECEIPT,
    Offer.IMMEDIATE_REFUND: Offer.REFUND_ON_RECEIPT,
    Offer.RETURNLESS_REPLACEMENT: Offer.REPLACEMENT_ON_RECEIPT,
    Offer.REPLACEMENT: Offer.REPLACEMENT_ON_RECEIPT,
}


def verdict_that_counts(verdict: Verdict, why: Reason) -> Verdict:
    """A wrong item or missing parts are no surprise when that is what the buyer complained of."""
    expected = {
        ("wrong_item", Verdict.WRONG_ITEM),
        ("missing_parts", Verdict.PARTS_MISSING),
        (EXTRA_ITEM, Verdict.WRONG_ITEM),
    }
    return Verdict.AS_CLAIMED if (why.id, verdict) in expected else verdict


def offers_after(
    facts: TriageFacts, why: Reason, verdict: Verdict, band: Band
) -> tuple[tuple[Offer, ...], Because]:
    """The offers that are left, and the sentence of the verdict."""
    said = (("reason", f"term:reason:{why.id}"), ("supplier", supplier_name(facts)))
    if why.id == EXTRA_ITEM:
        # nothing was owed for it, whatever state it is in
        return (Offer.GIFT_OR_COUPON,), Because("extra.back", said, "P")
    as_said = verdict is Verdict.NO_FAULT and why.goods_fine
    key = "fine_as_said" if as_said else verdict
    told = Because(f"verdict.{key}", said, _SOURCES.get(verdict, "P"))
    promised = facts.promised if facts.promised is not Offer.DECLINE else None
    if verdict is Verdict.NO_FAULT and promised is None and not as_said:
        fine = LADDERS[(band, True)]
        return tuple(dict.fromkeys(_BACK.get(offer, offer) for offer in fine)), told
    if verdict in _OFFERS:
        return _OFFERS[verdict], told
    if verdict is Verdict.NO_FAULT and promised in REPLACES:
        # nothing is wrong with this one, so a new one mends nothing
        return (Offer.REFUND_ON_RECEIPT,), told
    usual = _usual(why)
    if promised is None:
        return replacement_first(usual) if facts.wants_replacement else usual, told
    first = promised if promised in _KEPT_AS_PROMISED else _BACK.get(promised, promised)
    if verdict is Verdict.NO_FAULT:
        return (first,), told
    return tuple(dict.fromkeys((first, *usual))), told


def _usual(why: Reason) -> tuple[Offer, ...]:
    if why.goods_fine:
        return (Offer.REFUND_ON_RECEIPT,)
    return (Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT)


_KEPT_AS_PROMISED = frozenset({Offer.PARTIAL_REFUND, Offer.GIFT_OR_COUPON})

_OFFERS: dict[Verdict, tuple[Offer, ...]] = {
    Verdict.BUYER_DAMAGE: (Offer.PARTIAL_REFUND, Offer.DECLINE),
    Verdict.PARTS_MISSING: (Offer.PARTIAL_REFUND,),
    Verdict.WRONG_ITEM: (Offer.DECLINE,),
    Verdict.EMPTY: (Offer.DECLINE,),
    Verdict.NOT_RECEIVED: (Offer.REFUND_ON_RECEIPT,),
}

_SOURCES = {
    Verdict.AS_CLAIMED: "D",
    Verdict.NO_FAULT: "D",
    Verdict.WRONG_ITEM: "A",
    Verdict.EMPTY: "A",
    Verdict.NOT_RECEIVED: "A",
}
