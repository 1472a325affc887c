"""What can be offered to a buyer: a row each, read by rules, letters and the window (domain.md 5)."""

from dataclasses import dataclass

from returns.terms import Offer


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that make an offer, as templates of `letters.json`, by where the goods are.

    "" where the usual one says it all. The first that fits is written, in this order.
    """

    usual: str = ""
    #: the buyer never had the goods: nobody speaks of keeping or sending them
    never: str = ""
    #: the return was lost on its way
    lost: str = ""
    #: the goods were sent off or are here: nobody is asked to send or to keep them
    sent: str = ""
    #: the return was agreed to before
    approved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTraits:
    """What an offer means for the goods and the money."""

    letters: Letters
    #: the buyer is paid or gets a new one before anything comes back; choosing one of these is what
    #: makes a case *returnless* in the sense of the money guards (domain.md 2)
    pays_ahead: bool = False
    #: nothing comes back
    keeps_goods: bool = False
    #: less than the buyer asked for: they have to say yes first, and then it is enough
    in_part: bool = False
    #: a new one is sent instead of money
    replaces: bool = False
    #: what it turns into once the goods are not with the buyer any more
    once_back: Offer | None = None
    #: what takes its place when nothing will be received
    unreceived: Offer | None = None

    @property
    def whole_price(self) -> bool:
        """All that was paid goes back at once."""
        return self.pays_ahead and not self.in_part and not self.replaces

    @property
    def at_once(self) -> bool:
        """The buyer does not wait, and the goods come back all the same, unless nobody wants them."""
        return self.pays_ahead and not self.keeps_goods


_RETURN_FIRST = Letters(
    "return_first",
    never="never_wait",
    lost="return_here",
    sent="return_here",
    approved="return_approved",
)

#: every offer, in the order in which the trade speaks of them
OFFERS: dict[Offer, OfferTraits] = {
    Offer.RETURNLESS_REFUND: OfferTraits(
        letters=Letters(
            "solution_keep", never="never_refund", lost="lost_refund", sent="refund_here"
        ),
        pays_ahead=True,
        keeps_goods=True,
        once_back=Offer.REFUND_ON_RECEIPT,
    ),
    Offer.RETURNLESS_REPLACEMENT: OfferTraits(
        letters=Letters(
            "solution_replace_keep",
            never="never_replacement",
            lost="lost_replacement",
            sent="replacement_here",
        ),
        pays_ahead=True,
        keeps_goods=True,
        replaces=True,
        once_back=Offer.REPLACEMENT_ON_RECEIPT,
    ),
    Offer.PARTIAL_REFUND: OfferTraits(
        letters=Letters(
            "partial_offer", never="never_part", lost="never_part", sent="partial_sent"
        ),
        pays_ahead=True,
        keeps_goods=True,
        in_part=True,
    ),
    Offer.GIFT_OR_COUPON: OfferTraits(
        letters=Letters("gift_offer", never="never_gift", lost="never_gift", sent="gift_here"),
        pays_ahead=True,
        keeps_goods=True,
        in_part=True,
    ),
    Offer.IMMEDIATE_REFUND: OfferTraits(
        letters=Letters(
            "refund_now", never="never_refund", lost="lost_refund", sent="refund_here"
        ),
        pays_ahead=True,
        once_back=Offer.REFUND_ON_RECEIPT,
    ),
    Offer.REFUND_ON_RECEIPT: OfferTraits(
        letters=_RETURN_FIRST, unreceived=Offer.IMMEDIATE_REFUND
    ),
    Offer.REPLACEMENT: OfferTraits(
        letters=Letters(
            "replacement",
            never="never_replacement",
            lost="lost_replacement",
            sent="replacement_here",
        ),
        pays_ahead=True,
        replaces=True,
        once_back=Offer.REPLACEMENT_ON_RECEIPT,
    ),
    Offer.REPLACEMENT_ON_RECEIPT: OfferTraits(
        letters=_RETURN_FIRST, replaces=True, unreceived=Offer.REPLACEMENT
    ),
    Offer.DECLINE: OfferTraits(letters=Letters("declined"), keeps_goods=True),
}

_NOTHING = OfferTraits(letters=Letters())


def traits(offer: Offer | None) -> OfferTraits:
    """What is true of an offer; of none nothing is."""
    return OFFERS[offer] if offer is not None else _NOTHING
