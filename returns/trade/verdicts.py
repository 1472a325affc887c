"""What an inspection can conclude: a row each (domain.md 6)."""

from dataclasses import dataclass
from typing import Literal

from returns.terms import Offer, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictTraits:
    """What a verdict says of the goods, of who is at fault, and of what is left to offer."""

    #: where the rule comes from: D, A, R or P (domain.md)
    source: str
    #: nothing of ours is here, whatever the single findings say
    nothing_here: bool = False
    #: what is here is not what was sent
    not_ours: bool = False
    #: the buyer has no claim for what was found
    buyers_fault: bool = False
    #: how much of its price a unit brings the buyer where the money waits for the goods
    pays: Literal["whole", "part", "none"] = "whole"
    #: the offers that are left, best first; () where the reason decides as before
    offers: tuple[Offer, ...] = ()
    #: reasons of which it is just what the buyer said
    as_said_by: frozenset[str] = frozenset()

    @property
    def disputed(self) -> bool:
        """What came contradicts the buyer: it is kept as evidence first."""
        return self.buyers_fault and (self.nothing_here or self.not_ours)

    @property
    def owed_by_refunder(self) -> bool:
        """A platform that refunded the buyer by itself makes it good, in whole or in part (SAFE-T)."""
        return self.nothing_here or (self.buyers_fault and self.pays != "whole")


VERDICTS: dict[Verdict, VerdictTraits] = {
    Verdict.AS_CLAIMED: VerdictTraits(source="D"),
    Verdict.NO_FAULT: VerdictTraits(source="D", buyers_fault=True),
    Verdict.BUYER_DAMAGE: VerdictTraits(
        source="P",
        buyers_fault=True,
        pays="part",
        offers=(Offer.PARTIAL_REFUND, Offer.DECLINE),
    ),
    Verdict.CARRIER_DAMAGE: VerdictTraits(source="P"),
    Verdict.WRONG_ITEM: VerdictTraits(
        source="A",
        not_ours=True,
        buyers_fault=True,
        pays="none",
        offers=(Offer.DECLINE,),
        # whoever complains of another thing, and sends it back, told the truth
        as_said_by=frozenset({"wrong_item", "extra_item", "not_as_described"}),
    ),
    Verdict.EMPTY: VerdictTraits(
        source="A",
        nothing_here=True,
        buyers_fault=True,
        pays="none",
        offers=(Offer.DECLINE,),
    ),
    Verdict.PARTS_MISSING: VerdictTraits(
        source="P",
        pays="part",
        offers=(Offer.PARTIAL_REFUND,),
        as_said_by=frozenset({"missing_parts"}),
    ),
    Verdict.NOT_RECEIVED: VerdictTraits(
        source="A", nothing_here=True, pays="none", offers=(Offer.REFUND_ON_RECEIPT,)
    ),
}


def as_told(verdict: Verdict, reason: str) -> Verdict:
    """A wrong item or missing parts are as claimed where that is what the buyer complained of."""
    return Verdict.AS_CLAIMED if reason in VERDICTS[verdict].as_said_by else verdict
