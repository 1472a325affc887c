"""Whether an offer tells the buyer where to send the goods: with its letter, before it, or after it."""

from datetime import date

from returns.casework.places import place_named
from returns.casework.steps.acting import Act
from returns.rules.dates.to_post import number_ends
from returns.rules.offers import goods_expected, rma_demanded
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import FreightPayer, Goods, Request, Route, StepKind
from returns.trade.offers import traits
from returns.trade.platform_acts import PlatformAct

#: routes on which the buyer sends the goods to an address that we tell
TOLD_BY_US = frozenset({Route.TO_US, Route.TO_SUPPLIER, Route.TO_THIRD_PARTY})
#: goods that are not with the buyer any more
_GONE = GOODS_HERE | {Goods.IN_TRANSIT, Goods.LOST}


def asks_back(act: Act) -> bool:
    """Whether the offer asks for goods that the buyer has, and their return is agreed to with it."""
    line, offer = act.line, act.offer
    agreed = line.tracks.request is Request.APPROVED or traits(offer).pays_ahead
    with_buyer = line.tracks.goods not in _GONE and line.reason not in NEVER_HAD
    coming = act.route in TOLD_BY_US and goods_expected(offer, act.route, line.reason)
    return agreed and with_buyer and coming


def told_before(act: Act) -> bool:
    """Whether the buyer knows where to: by the platform's approval, or by a letter that still stands."""
    line = act.line
    did = act.case.platform_did
    open_there = PlatformAct.APPROVED.value in did and PlatformAct.CLOSED.value not in did
    if open_there and to_shop(act):
        # it names the shop's address, and no other place
        return True
    heard = line.approved_at or line.label_made_at
    there = (act.route, _place(act)) == (line.route, line.place_id)
    return line.tracks.goods is Goods.AWAITED and heard is not None and there


def redirects(act: Act) -> bool:
    """Whether goods of an approved return go elsewhere than its buyer was told, who has not sent them yet."""
    line = act.line
    told = line.tracks.request is Request.APPROVED and bool(line.in_state(Goods.AWAITED))
    if act.kind is not StepKind.APPROVE or not told or line.reason in NEVER_HAD:
        return False
    moved = act.route is not line.route or (act.options.place and _place(act) != line.place_id)
    return bool(moved) and act.route in TOLD_BY_US


def to_shop(act: Act) -> bool:
    """Whether the goods come to the shop's own address, and to no place of another name."""
    return act.route is Route.TO_US and _place(act) is None


def _place(act: Act) -> int | None:
    named = act.options.place
    return place_named(act.work.tx, named).id if named else act.line.place_id


def number_lacking(act: Act) -> bool:
    """Whether the goods go to a supplier who wants a number of his own on them, and none is good."""
    if act.route is not Route.TO_SUPPLIER or not rma_demanded(act.terms):
        return False
    if act.options.overrule or act.options.rma.strip():
        return False
    ends = number_ends(act.terms, act.line)
    over = ends is not None and ends < date.fromisoformat(act.work.at[:10])
    return over or not act.line.supplier_rma


def tells_way(act: Act) -> bool:
    """Whether the letter of the offer says where to: nothing follows that could, where the buyer pays.

    Not while a supplier's number is still to be asked for, and not of what the buyer was told before.
    """
    if not asks_back(act) or act.freight_payer is not FreightPayer.BUYER or number_lacking(act):
        return False
    return traits(act.offer).at_once or not told_before(act)


def heard_way(act: Act) -> dict[str, str | None]:
    """The cells of the line that say since when the buyer knows where to; {} where that stays as it was."""
    if not asks_back(act):
        return {}
    if tells_way(act):
        number = act.options.rma.strip()
        given = {"supplier_rma": number, "rma_given_at": act.work.at} if number else {}
        return {"approved_at": act.work.at, **given}
    if told_before(act):
        return {}
    # a label, or the number, follows as for goods that were never asked for
    return {"approved_at": None, "label_made_at": None}
