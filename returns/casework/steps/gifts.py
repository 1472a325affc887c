"""The gift or coupon that goes with an offer: when there is one, and what it is called."""

from returns.casework.steps.acting import Act
from returns.phrases import say
from returns.records.case import StoredCase
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import Goods, Offer

#: countries whose buyers are written to in Chinese
_CHINESE = frozenset({"CN", "TW", "HK", "MO"})
#: where nobody is asked to keep anything, so that nothing is given for keeping it
_GONE = GOODS_HERE | {Goods.IN_TRANSIT, Goods.LOST}


def buyers_language(case: StoredCase) -> str:
    """In which language a buyer is written to where nobody says otherwise."""
    return "zh" if case.country in _CHINESE else "en"


def goes_along(act: Act) -> bool:
    """Whether the part of the price that is offered comes with a gift (A)."""
    line = act.line
    keeps = line.tracks.goods not in _GONE and line.reason not in NEVER_HAD
    return keeps and act.advice.with_gift and act.offer is Offer.PARTIAL_REFUND


def gift_promised(act: Act, offer: Offer) -> str:
    """What stands on the line once that offer is made: as said now, else as the settings call it."""
    named = act.options.gift.strip()
    lang = buyers_language(act.case)
    if named or offer is Offer.GIFT_OR_COUPON:
        return named or act.line.gift or _usual(act, lang)
    return gift_told(act, lang) or say("letters.gift.some", lang) if goes_along(act) else ""


def gift_told(act: Act, lang: str) -> str:
    """What a letter calls it; "" where neither the case nor the settings have words for it."""
    settings = act.beside.settings
    known = act.options.gift.strip() or act.line.gift
    # the words of the settings are there in both languages
    own = (settings.gift_en, settings.gift_zh)
    return (_usual(act, lang) or known) if known in own or not known else known


def _usual(act: Act, lang: str) -> str:
    settings = act.beside.settings
    return settings.gift_zh if lang == "zh" else settings.gift_en
