"""Which offers to make, in order, by the value of the goods and their state (A, D)."""

from enum import StrEnum

from returns.records.advice import Because
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.money.exchange import dollars, limit_text
from returns.rules.offers import part_of
from returns.rules.reasons import reason
from returns.terms import Offer
from returns.trade.offers import traits


class Band(StrEnum):
    """Where a value lies between the two limits; a limit itself belongs to the middle."""

    BELOW = "below"
    MIDDLE = "middle"
    ABOVE = "above"


#: the table of domain.md 5: band × goods fine → offers in order
LADDERS: dict[tuple[Band, bool], tuple[Offer, ...]] = {
    (Band.BELOW, True): (Offer.RETURNLESS_REFUND, Offer.RETURNLESS_REPLACEMENT),
    (Band.BELOW, False): (Offer.RETURNLESS_REFUND, Offer.RETURNLESS_REPLACEMENT),
    (Band.MIDDLE, True): (
        Offer.PARTIAL_REFUND,
        Offer.GIFT_OR_COUPON,
        Offer.REFUND_ON_RECEIPT,
    ),
    (Band.MIDDLE, False): (Offer.IMMEDIATE_REFUND, Offer.REPLACEMENT),
    (Band.ABOVE, True): (Offer.PARTIAL_REFUND, Offer.REFUND_ON_RECEIPT),
    (Band.ABOVE, False): (Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT),
}


def replacement_first(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The same ladder for a buyer who asked for a new one: money comes after it."""
    new = [offer for offer in offers if traits(offer).replaces] or [
        Offer.REPLACEMENT_ON_RECEIPT
    ]
    return (*new, *(offer for offer in offers if offer not in new))


def band_of(facts: TriageFacts, settings: TriageSettings) -> Band | None:
    """The band of the value in exact US dollars; None when it is not known, or has no rate."""
    worth = dollars(facts.value, facts.rates)
    if worth is None or not facts.value_known:
        return None
    if worth < settings.returnless_below_usd:
        return Band.BELOW
    return Band.ABOVE if worth > settings.dear_above_usd else Band.MIDDLE


def why_this_band(
    facts: TriageFacts, settings: TriageSettings, band: Band, fine: bool
) -> Because:
    """The sentence of the band, with both limits in the buyer's currency and dollars."""
    currency = facts.value.currency
    if not facts.value_known:
        return Because("band.no_value", (), "P")
    if dollars(facts.value, facts.rates) is None:
        return Because("band.no_rate", (("currency", currency),), "P")
    said = (
        ("low", limit_text(settings.returnless_below_usd, currency, facts.rates)),
        ("high", limit_text(settings.dear_above_usd, currency, facts.rates)),
        ("partial", str(part_of(facts.value, settings.partial_percent))),
    )
    if band is Band.BELOW:
        wrong = reason(facts.reason).ordered_wrong
        return Because("band.below_ordered_wrong" if wrong else "band.below", said, "A")
    return Because(f"band.{band}_{'fine' if fine else 'faulty'}", said, "A")
