"""What is advised for a buyer who has all of the money: nothing more is offered, and whose the goods are."""

from returns.records.advice import Because
from returns.records.facts import TriageFacts
from returns.terms import Offer, Route
from returns.trade.offers import traits


def is_settled(facts: TriageFacts) -> bool:
    """Whether the buyer has all of the money back, and was promised nothing beside it."""
    beside = traits(facts.promised).replaces or facts.promised is Offer.GIFT_OR_COUPON
    return facts.all_back and not beside


def goods_stay(facts: TriageFacts, route: Route) -> bool:
    """Whether the goods stay with a buyer who has all of the money: nobody asked for them, and he is told so.

    Those of who is suspected may be what an appeal needs; a platform asks for its own itself.
    """
    looked_into = facts.suspected and not facts.cleared
    return not (facts.comes or looked_into or route is Route.TO_PLATFORM)


def told_still(because: Because, facts: TriageFacts, route: Route) -> bool:
    """Whether a sentence is so still: not what to offer, nor where goods go that stay.

    What to offer is told of the value, of the wish, of what never arrived or was lost.
    """
    if because.key.startswith("route."):
        return route is not Route.NONE
    told = ("lost_by_buyer", "lost_on_its_way", facts.reason)
    return not (because.key.startswith(("band.", "wish.")) or because.key in told)
