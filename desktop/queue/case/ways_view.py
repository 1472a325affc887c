"""The ways of a line in the words of the window: what each costs, and which stands out among them."""

from desktop.queue.case.ways_card import WayView
from desktop.wording import word
from returns.records.case import Case, Line
from returns.rules.offers import agreed_way
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.track_machines import SETTLED, way_open
from returns.terms import Goods, Offer, Request, Route

#: what a way costs → the action, and its key, that goes it
WAY_ACTIONS: dict[str, tuple[str, str]] = {
    Offer.RETURNLESS_REFUND.value: ("keep", "K"),
    Offer.PARTIAL_REFUND.value: ("part_refund", "P"),
    Offer.REPLACEMENT.value: ("instead", "X"),
    Route.TO_US.value: ("ask_back", "B"),
    Route.TO_SUPPLIER.value: ("to_supplier", "U"),
}


def way_views(case: Case, line: Line) -> tuple[WayView, ...]:
    """What each way costs, while one can be chosen: what stands out is agreed, or else advised.

    Once the buyer was settled with, a way that is recommended would contradict the step that is.
    """
    if case.closed_at is not None or not way_open(line.tracks):
        return ()
    advice, agreed = case.outlook(line).advice, agreed_way(line)
    kind = "way_claim" if advice.claim_from is not None else "way"
    # with whom it was settled before anybody answered, only where the goods go is still open
    settled = line.tracks.buyer_money in SETTLED
    costs = [way for way in advice.costs if not settled or isinstance(way.way, Route)]
    dearest = max((way.cost.minor for way in costs), default=0)
    return tuple(
        WayView(
            key,
            action,
            word(kind, _way_word(line, way.way)),
            f"≈ {way.cost}" if way.estimated else str(way.cost),
            max(0.0, way.cost.minor / dearest) if dearest > 0 else 0.0,
            recommended=agreed is None and way.advised,
            cheapest=way.cheapest,
            estimated=way.estimated,
            agreed=way.way is agreed,
        )
        for way in costs
        for action, key in (WAY_ACTIONS[way.way.value],)
    )


#: what chooses a way, and what only an answer that is still owed can be
_CHOOSING = frozenset({"part_refund", "keep", "instead"})
_ANSWERING = frozenset({"approve", "ask_back", "to_supplier", "decline"})
#: what nothing is asked for on a case that is over
_OF_OPEN = frozenset({"rma", "money_in", "hold", "snooze"})


def ruled_out(case: Case, line: Line) -> frozenset[str]:
    """The actions that the tracks alone rule out, or all but: what is known before each was tried."""
    if case.closed_at is not None:
        return _CHOOSING | _ANSWERING | _OF_OPEN
    if not way_open(line.tracks):
        return _CHOOSING | _ANSWERING
    return _ANSWERING if line.tracks.request is Request.APPROVED else frozenset()


def _way_word(line: Line, way: Offer | Route) -> str:
    """The row's words: nobody keeps what never came, and nobody is paid twice for what comes back."""
    if way is Route.TO_US and line.tracks.buyer_money in SETTLED:
        return "back"
    gone = line.reason in NEVER_HAD or all(unit.goods is Goods.LOST for unit in line.units)
    return "refund" if way is Offer.RETURNLESS_REFUND and gone else way.value
