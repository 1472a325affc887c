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


def ladder(band: Band, fine: bool, settings: TriageSettings) -> tuple[Offer, ...]:
    """The offers of one cell as the seller's choices leave them; the last one is never left out.

    A second part of the price is offered once, and a gift never instead of the money that was
    offered, so that no rung pays again for what another one paid.
    """
    rungs: list[Offer] = []
    for offer in LADDERS[(band, fine)]:
        if offer is not Offer.GIFT_OR_COUPON or settings.gift_when == "after_part":
            rungs.append(offer)
        if offer is Offer.PARTIAL_REFUND and settings.second_partial_percent:
            rungs.append(offer)
    return tuple(rungs)


def gift_goes_along(band: Band, fine: bool, settings: TriageSettings) -> bool:
    """Whether the part of the price comes with a gift or a coupon (A)."""
    given = Offer.GIFT_OR_COUPON in LADDERS[(band, fine)]
    return given and settings.gift_when == "with_part"


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
        ("second", str(part_of(facts.value, settings.second_partial_percent))),
    )
    if band is Band.BELOW:
        wrong = reason(facts.reason).ordered_wrong
        return Because("band.below_ordered_wrong" if wrong else "band.below", said, "A")
    return Because(f"band.{band}_{_rungs_said(band, fine, settings)}", said, "A")


_GIFT_SAID = {"after_part": "", "with_part": "_with", "none": "_none"}


def _rungs_said(band: Band, fine: bool, settings: TriageSettings) -> str:
    """Which sentence of a cell tells the rungs that it has."""
    if not fine:
        return "faulty"
    gift = _GIFT_SAID[settings.gift_when] if band is Band.MIDDLE else ""
    return f"fine{gift}{'_second' if settings.second_partial_percent else ''}"
