"""What each way of settling a case is expected to cost us, net (domain.md 5, P)."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from returns.money import Money
from returns.records.advice import Because, Recommendation, WayCost
from returns.records.facts import StillOpen, TriageFacts, TriageSettings
from returns.rules.advice.fault import supplier_name
from returns.rules.advice.route_choice import obstacle
from returns.rules.money.claim_amount import fee_for
from returns.rules.money.exchange import from_cents
from returns.rules.offers import part_of, way_of
from returns.rules.reasons import EXTRA_ITEM, NEVER_HAD, reason
from returns.terms import Fault, FreightPayer, Fulfilment, Grade, Offer, Route


@dataclass(frozen=True, slots=True)
class _Sums:
    """The figures that every way is made of, in one currency; each of what is not settled yet."""

    price: Money
    #: None while nobody told: nothing that needs it is worked out
    cost: Money | None
    freight_back: Money
    freight_out: Money
    partial: Money
    #: what the gift costs us that goes with a part of the price, or after it
    gift: Money
    #: what the claim is worth times how often it is accepted; nothing when there is none
    claim: Money
    #: the same with our own photos of goods that came to us
    claim_with_photos: Money
    #: what the supplier credits for goods sent back, times how often
    credit: Money
    resale: Money
    #: somebody is asked for what the goods cost us
    claimed: bool


def resale(price: Money, grade: Grade, settings: TriageSettings) -> Money:
    """What goods of that grade bring when sold again."""
    percent = {
        Grade.A: 100,
        Grade.B: settings.resale_percent,
        Grade.C: Decimal(settings.resale_percent) / 2,
    }
    return price.percent(percent.get(grade, 0))


def acceptance(facts: TriageFacts) -> Decimal:
    """How often this supplier accepts; an unknown one is trusted with three claims in four (P)."""
    accepted = max(facts.supplier_decided - facts.supplier_refusals, 0)
    return Decimal(accepted + 3) / Decimal(facts.supplier_decided + 4)


def _inspected(often: Decimal) -> Decimal:
    """Our own photos halve the doubt (P)."""
    return often + (1 - often) / 2


def _share(money: Money, part: Decimal) -> Money:
    minor = (Decimal(money.minor) * part).quantize(Decimal(1), ROUND_HALF_UP)
    return Money(int(minor), money.currency)


def _sums(
    advice: Recommendation, facts: TriageFacts, settings: TriageSettings, fine: bool
) -> _Sums | None:
    left = facts.still_open or StillOpen(facts.value, facts.value, facts.cost)
    price = left.money
    nothing = Money(0, price.currency)
    freight = from_cents(settings.return_freight_usd_cents, price.currency, facts.rates)
    if freight is None:
        return None
    gift = from_cents(settings.gift_usd_cents, price.currency, facts.rates) or nothing
    cost = left.cost
    if cost is not None and cost.currency != price.currency:
        cost = None
    often = acceptance(facts)
    claimed = advice.claim_from in (Fault.SUPPLIER, Fault.CARRIER, Fault.PLATFORM)
    percent, fixed = fee_for(facts.policy, facts.reason)
    back = cost or nothing
    fee = back.percent(percent)
    if fixed and fixed.currency == back.currency:
        fee = fee + fixed
    kept = back - fee if fee < back else nothing
    # whose time is over may be asked kindly: nothing of that is counted on
    late = advice.claim_from is Fault.SUPPLIER and facts.claim_late is not None
    claimable = back if claimed and not late else nothing
    sold_again = resale(left.worth, Grade.B, settings)
    if not fine:
        # some goods that are called faulty turn out to be fine
        sold_again = sold_again.percent(settings.fine_after_all_percent)
    buyer_pays = advice.freight_payer in (FreightPayer.BUYER, FreightPayer.PLATFORM)
    return _Sums(
        price=price,
        cost=cost,
        freight_back=nothing if buyer_pays else freight,
        freight_out=freight,
        partial=_part(advice, facts, settings, left),
        gift=gift,
        claim=_share(claimable, often),
        claim_with_photos=_share(claimable, _inspected(often)),
        credit=_share(kept, often),
        resale=sold_again,
        claimed=claimed,
    )


def _part(
    advice: Recommendation, facts: TriageFacts, settings: TriageSettings, left: StillOpen
) -> Money:
    """What is left of the part of the price that stands, or the one that is offered next.

    Nothing where the part that was agreed to went back already: that way is gone to its end.
    """
    part = part_of(facts.value, settings.partial_percent) if left.part is None else left.part
    second = advice.second_partial
    if left.part and second is not None and left.part < second:
        part = second
    return min(part, left.money, key=lambda money: money.minor)


def _ways(
    sums: _Sums, advice: Recommendation, facts: TriageFacts, fine: bool
) -> dict[Offer | Route, Money]:
    ways: dict[Offer | Route, Money] = {Offer.RETURNLESS_REFUND: sums.price - sums.claim}
    gone = facts.lost or facts.reason in NEVER_HAD
    if fine and not gone and sums.partial:
        # a part of the price is no help to a buyer whose thing is broken
        along = sums.gift if advice.with_gift else Money(0, sums.price.currency)
        ways[Offer.PARTIAL_REFUND] = sums.partial + along
    if _new_one_helps(facts, fine) and sums.cost is not None:
        ways[Offer.REPLACEMENT] = sums.cost + sums.freight_out - sums.claim
    if gone:
        return ways
    kept = sums.resale + sums.claim_with_photos
    ways[Route.TO_US] = sums.price + sums.freight_back - kept
    dropship = facts.fulfilment is Fulfilment.DROPSHIP
    if dropship and obstacle(facts, reason(facts.reason)) is None:
        ways[Route.TO_SUPPLIER] = sums.price + sums.freight_back - sums.credit
    return ways


def _new_one_helps(facts: TriageFacts, fine: bool) -> bool:
    wanted = facts.wants_replacement or reason(facts.reason).ordered_wrong
    return not fine or wanted or facts.lost or facts.reason in NEVER_HAD


def ways_cost(
    advice: Recommendation, facts: TriageFacts, settings: TriageSettings, fine: bool
) -> Recommendation:
    """The recommendation with the table of ways, the cheapest marked; unchanged where it is moot.

    Net cost = what the buyer gets + freight that we pay − what is expected back from resale and
    from whoever is at fault. A supplier's record of refusals lowers what is expected.
    """
    settled = facts.verdict is not None or facts.value.minor <= 0
    settled = settled or facts.reason == EXTRA_ITEM
    if settled or facts.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        return advice
    sums = _sums(advice, facts, settings, fine)
    if sums is None:
        return advice
    ways = _ways(sums, advice, facts, fine)
    least = min(ways.values())
    first = next(way for way, cost in ways.items() if cost == least)
    figures = _figures(sums, facts)
    ours = _way_of(advice, ways)
    costs = tuple(
        WayCost(
            way,
            cost,
            way is first,
            _working(way, sums, figures, advice),
            advised=way is ours,
            estimated=_estimated(way, sums),
        )
        for way, cost in ways.items()
    )
    asked_back = advice.route is not Route.NONE and not facts.suspected
    spoken = _not_worth_it(ways) if asked_back else ()
    if not spoken:
        spoken = _kindness(advice, ways, first)
    left_out = sums.cost is None and _new_one_helps(facts, fine)
    if left_out or any(_estimated(way, sums) for way in ways):
        spoken += (Because("cost.unknown", figures, "P"),)
    return replace(advice, costs=costs, because=advice.because + spoken)


def _figures(sums: _Sums, facts: TriageFacts) -> tuple[tuple[str, str], ...]:
    """Every figure as text, once for all ways."""
    return (
        ("price", str(sums.price)),
        ("partial", str(sums.partial)),
        ("gift", str(sums.gift)),
        ("cost", str(sums.cost or "")),
        ("freight", str(sums.freight_back)),
        ("freight_out", str(sums.freight_out)),
        ("credit", str(sums.credit)),
        ("resale", str(sums.resale)),
        ("claim", str(sums.claim)),
        ("claim_with_photos", str(sums.claim_with_photos)),
        ("supplier", supplier_name(facts)),
    )


def _estimated(way: Offer | Route, sums: _Sums) -> bool:
    """Whether its figure would be another one if it were known what the goods cost us."""
    on_claim = way in (Offer.RETURNLESS_REFUND, Route.TO_US) and sums.claimed
    return sums.cost is None and (way is Route.TO_SUPPLIER or on_claim)


def _working(
    way: Offer | Route,
    sums: _Sums,
    figures: tuple[tuple[str, str], ...],
    advice: Recommendation,
) -> Because:
    mark = "_estimated" if _estimated(way, sums) else ""
    if way is Offer.PARTIAL_REFUND and sums.gift:
        after = Offer.GIFT_OR_COUPON in advice.offers
        mark = "_gift" if advice.with_gift else "_then_gift" if after else ""
    return Because(f"cost.{way}{mark}", figures, "P")


def _kindness(
    advice: Recommendation, ways: dict[Offer | Route, Money], cheapest: Offer | Route
) -> tuple[Because, ...]:
    """What the rule's way costs more than the cheapest, where it is not that itself."""
    ours = None if advice.all_back else _way_of(advice, ways)
    if ours is None or ways[ours] <= ways[cheapest]:
        return ()
    kind = {way: "route" if isinstance(way, Route) else "offer" for way in (ours, cheapest)}
    said = (
        ("cost", str(ways[ours])),
        ("least", str(ways[cheapest])),
        ("way", f"term:{kind[cheapest]}:{cheapest}"),
    )
    return (Because("cost.kindness", said, "P"),)


def _way_of(advice: Recommendation, ways: dict[Offer | Route, Money]) -> Offer | Route | None:
    """The row of the table that the rule's first offer is."""
    way = way_of(advice.first, advice.route)
    return way if way in ways else None


def _not_worth_it(ways: dict[Offer | Route, Money]) -> tuple[Because, ...]:
    backs = [ways[way] for way in (Route.TO_US, Route.TO_SUPPLIER) if way in ways]
    keep = ways[Offer.RETURNLESS_REFUND]
    if not backs or min(backs) <= keep:
        return ()
    said = (("back", str(min(backs))), ("keep", str(keep)))
    return (Because("cost.not_worth_returning", said, "P"),)
