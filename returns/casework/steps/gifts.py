"""The gift or coupon that goes with an offer: when there is one, and what it is called."""

from returns.casework.steps.acting import Act
from returns.errors import IllegalMove
from returns.rules.buyers_language import buyers_language
from returns.rules.steps.next_offer import gift_along, promises_gift
from returns.terms import Offer


def goes_along(act: Act) -> bool:
    """Whether the part of the price that is offered comes with a gift (A)."""
    return gift_along(act.line, act.advice, act.offer)


def gift_promised(act: Act, offer: Offer) -> str:
    """What stands on the line once that offer is made: as said now, else as the settings call it.

    Raises `IllegalMove` where the offer promises a gift that nobody has named.
    """
    named = act.options.gift.strip()
    if not promises_gift(act.line, act.advice, offer, act.route):
        return named
    lang = buyers_language(act.case)
    kept = act.line.gift if offer is Offer.GIFT_OR_COUPON else gift_told(act, lang)
    return demand_named(act, named or kept or act.beside.settings.gift_in(lang))


def demand_named(act: Act, gift: str) -> str:
    """The gift's words; raises `IllegalMove` where there are none, for no letter promises "a gift"."""
    if not gift:
        raise IllegalMove("move.gift_wanted", item=act.line.title or act.line.sku)
    return gift


def gift_told(act: Act, lang: str) -> str:
    """What a letter calls it; "" where neither the case nor the settings have words for it."""
    settings = act.beside.settings
    known = act.options.gift.strip() or act.line.gift
    # the words of the settings are there in both languages
    own = (settings.gift_en, settings.gift_zh)
    told = (settings.gift_in(lang) or known) if known in own or not known else known
    # a sentence goes on behind it
    return told.rstrip(" .。")
