"""What to offer a buyer, where the goods go, who pays, whom to claim from, and why (domain.md 5)."""

from dataclasses import dataclass, field, replace
from datetime import date

from returns.records.advice import Because, Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.after_inspection import offers_after
from returns.rules.advice.costs import ways_cost
from returns.rules.advice.fault import (
    Blame,
    blame,
    blame_by_verdict,
    blame_on_the_way_back,
    supplier_name,
)
from returns.rules.advice.freight import freight_told, payer_of
from returns.rules.advice.ladder import (
    LADDERS,
    Band,
    band_of,
    gift_goes_along,
    ladder,
    replacement_first,
    why_this_band,
)
from returns.rules.advice.route_choice import obstacle, route_for
from returns.rules.advice.settled import goods_stay, is_settled, told_still
from returns.rules.money.claim_amount import fee_for
from returns.rules.money.exchange import limit_text
from returns.rules.offers import part_of
from returns.rules.reasons import EXTRA_ITEM, NEVER_HAD, Reason, reason, says_broken
from returns.terms import (
    Fault,
    FreightPayer,
    Fulfilment,
    Offer,
    Route,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.verdicts import VERDICTS, as_told

_Facts = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Draft:
    """A recommendation in the making."""

    offers: tuple[Offer, ...]
    route: Route
    blame: Blame
    because: list[Because] = field(default_factory=list)
    payer: FreightPayer | None = None
    with_gift: bool = False

    def say(self, key: str, facts: _Facts = (), source: str = "P") -> None:
        self.because.append(Because(key, facts, source))


def recommend(facts: TriageFacts, settings: TriageSettings) -> Recommendation:
    """The whole table of domain.md 5; raises `NotFound` for an unknown reason."""
    advice = recommend_briefly(facts, settings)
    return ways_cost(advice, facts, settings, _fine(facts, reason(facts.reason)))


def recommend_briefly(facts: TriageFacts, settings: TriageSettings) -> Recommendation:
    """The same without what each way costs: all that the queue and the next step need."""
    why = reason(facts.reason)
    # without a rate for the currency nothing is given away unseen
    band = band_of(facts, settings) or Band.ABOVE
    draft = _draft(facts, settings, why, band)
    settled = is_settled(facts)
    if settled and facts.verdict is None:
        # the rungs are told no more; whose fault it was, and who is asked for it, is
        if goods_stay(facts, draft.route):
            draft.offers, draft.route = (Offer.RETURNLESS_REFUND,), Route.NONE
        rest = [each for each in draft.because if told_still(each, facts, draft.route)]
        draft.because = [Because("band.all_back", (), "P"), *rest]
    draft.because[1:1] = facts.disagrees
    _lay_blame(draft, facts)
    fault, route = draft.blame.fault, draft.route
    payer = draft.payer or payer_of(facts, settings, why, fault, route)
    draft.because.extend(freight_told(facts, why, fault, route, payer))
    longer = facts.law_longer
    if longer is not None and draft.route is Route.TO_US and longer not in draft.because:
        draft.because.append(longer)
    draft.because.extend(draft.blame.because)
    _tell_about_claim(draft, facts, why, band)
    _tell_about_supplier(draft, facts, settings, why)
    partial = second = usual = None
    if facts.value_known:
        # who has the goods back pays more of the price than who lets them be kept
        seen = facts.verdict is not None
        percent = settings.used_back_percent if seen else settings.partial_percent
        usual = part_of(facts.value, percent)
    if Offer.PARTIAL_REFUND in draft.offers:
        partial = usual
    if draft.offers.count(Offer.PARTIAL_REFUND) > 1:
        second = part_of(facts.value, settings.second_partial_percent)
    return Recommendation(
        offers=draft.offers,
        route=draft.route,
        freight_payer=payer,
        fault=draft.blame.fault,
        claim_from=draft.blame.claim_from,
        because=tuple(draft.because),
        partial=partial,
        second_partial=second,
        usual_part=usual,
        with_gift=draft.with_gift,
        barred=obstacle(facts, why) or "",
        asked_late=facts.claim_late is not None,
        all_back=settled,
    )


def _lay_blame(draft: _Draft, facts: TriageFacts) -> None:
    """Who is asked, by what happened beside what the reason says."""
    draft.blame = blame_on_the_way_back(facts, draft.blame)
    if facts.never_sent and draft.blame.claim_from in (Fault.SUPPLIER, Fault.CARRIER):
        # whatever the reason says, nobody sent anything that he could answer for
        draft.blame = replace(draft.blame, claim_from=None)
        draft.say("claim.not_sent", source="A")
    if facts.appealable and draft.blame.claim_from is None:
        # nobody else answers for it, so that the decision is appealed (A)
        draft.blame = replace(draft.blame, claim_from=Fault.PLATFORM)
        draft.say("granted", source="A")


def _fine(facts: TriageFacts, why: Reason) -> bool:
    """Which column of the table: what someone saw counts before what the reason says.

    Goods seen whole are still the wrong ones, or not as described.
    """
    if facts.intact is None:
        return why.goods_fine
    return facts.intact and (why.goods_fine or says_broken(why.id))


def _draft(facts: TriageFacts, settings: TriageSettings, why: Reason, band: Band) -> _Draft:
    if facts.verdict is not None:
        return _after(facts, settings, why, band)
    if why.id == EXTRA_ITEM:
        return _one_too_many(facts, settings, why, band)
    if facts.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        return _at_platform(facts, settings, why)
    if why.id in NEVER_HAD and (facts.value or not facts.value_known):
        return _never_had(facts, settings, why, band)
    if facts.value_known and not facts.value:
        return _free(facts, settings, why)
    if facts.suspected:
        return _suspected(facts, settings, why)
    if facts.lost:
        return _lost_on_its_way(facts, settings, why)
    return _by_ladder(facts, settings, why, band)


def _by_ladder(facts: TriageFacts, settings: TriageSettings, why: Reason, band: Band) -> _Draft:
    """What the value of the goods and their state leave, where nothing else speaks."""
    fine = _fine(facts, why)
    offers = ladder(band, fine, settings)
    if not facts.value_known:
        # a part of an unknown price is no offer
        offers = tuple(offer for offer in offers if offer is not Offer.PARTIAL_REFUND)
    if facts.wants_replacement:
        offers = replacement_first(offers)
    route, told = route_for(facts, settings, why, band, offers)
    draft = _Draft(offers, route, blame(facts, why, settings))
    draft.with_gift = gift_goes_along(band, fine, settings) and Offer.PARTIAL_REFUND in offers
    draft.because.append(why_this_band(facts, settings, band, fine))
    _tell_of_wish(draft, facts)
    if told is not None:
        draft.because.append(told)
    return draft


def _suspected(facts: TriageFacts, settings: TriageSettings, why: Reason) -> _Draft:
    """Nothing before the goods were seen; what the platform paid already is asked back there (A)."""
    draft = _Draft((Offer.REFUND_ON_RECEIPT,), Route.TO_US, blame(facts, why, settings))
    # who has the money and is not to send anything sends nothing that could be waited for
    paid = is_settled(facts) and not facts.comes
    draft.say("suspected_paid" if paid else "suspected", source="A")
    if facts.platform_paid and not facts.cleared:
        draft.blame = replace(draft.blame, claim_from=Fault.PLATFORM)
    return draft


def _at_platform(facts: TriageFacts, settings: TriageSettings, why: Reason) -> _Draft:
    """The platform takes it back and refunds; the seller follows and asks afterwards (A)."""
    found = blame(facts, why, settings)
    if facts.platform_owes and found.claim_from is not Fault.PLATFORM:
        told = Because("fault.platform_damaged", (), "A")
        found = Blame(Fault.PLATFORM, Fault.PLATFORM, (told,))
    draft = _Draft((Offer.REFUND_ON_RECEIPT,), Route.TO_PLATFORM, found)
    draft.payer = FreightPayer.PLATFORM
    draft.say("platform.refunds", source="A")
    if facts.suspected:
        draft.say("suspected", source="A")
    return draft


def _free(facts: TriageFacts, settings: TriageSettings, why: Reason) -> _Draft:
    """Nothing was paid for it: there is no money to give back, and nobody asks for it back (P)."""
    offers: tuple[Offer, ...] = (Offer.GIFT_OR_COUPON,)
    if not _fine(facts, why) or facts.wants_replacement:
        offers = (Offer.RETURNLESS_REPLACEMENT, *offers)
    draft = _Draft(offers, Route.NONE, blame(facts, why, settings))
    draft.say("band.free", source="P")
    _tell_of_wish(draft, facts)
    return draft


def _never_had(facts: TriageFacts, settings: TriageSettings, why: Reason, band: Band) -> _Draft:
    """The buyer has nothing to send back, so the buyer is not made to wait for it."""
    offers = (
        LADDERS[(band, False)]
        if band is Band.BELOW
        else (Offer.IMMEDIATE_REFUND, Offer.REPLACEMENT)
    )
    if facts.wants_replacement:
        offers = replacement_first(offers)
    draft = _Draft(offers, Route.NONE, blame(facts, why, settings))
    draft.say(why.id, source="P")
    _tell_of_wish(draft, facts)
    return draft


def _lost_on_its_way(facts: TriageFacts, settings: TriageSettings, why: Reason) -> _Draft:
    """The buyer sent it off and has nothing any more: nobody asks for it, or lets it be kept (P)."""
    offers: tuple[Offer, ...] = (Offer.IMMEDIATE_REFUND, Offer.REPLACEMENT)
    if facts.wants_replacement or traits(facts.promised).replaces:
        offers = replacement_first(offers)
    draft = _Draft(offers, Route.NONE, blame(facts, why, settings))
    draft.say("lost_by_buyer" if facts.lost_by_buyer else "lost_on_its_way", source="P")
    _tell_of_wish(draft, facts)
    return draft


def _one_too_many(
    facts: TriageFacts, settings: TriageSettings, why: Reason, band: Band
) -> _Draft:
    """Nothing is refunded: a cheap one is a gift, a dear one is asked back at our expense (P)."""
    low = limit_text(settings.returnless_below_usd, facts.value.currency, facts.rates)
    keep = band is Band.BELOW
    at_platform = facts.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    back = Route.TO_PLATFORM if at_platform else Route.TO_US
    draft = _Draft(
        (Offer.GIFT_OR_COUPON,), Route.NONE if keep else back, blame(facts, why, settings)
    )
    draft.payer = FreightPayer.PLATFORM if draft.route is Route.TO_PLATFORM else None
    said = (("low", low), ("supplier", supplier_name(facts)))
    known = "" if facts.value_known else "_unknown"
    draft.say("extra.keep" if keep else f"extra.ask_back{known}", said)
    if facts.fulfilment is Fulfilment.DROPSHIP:
        draft.say("extra.tell_supplier", said)
    return draft


def _after(facts: TriageFacts, settings: TriageSettings, why: Reason, band: Band) -> _Draft:
    """The recommendation is worked out again after the inspection (domain.md 6)."""
    assert facts.verdict is not None  # noqa: S101  asked for only then
    verdict = as_told(facts.verdict, why.id)
    offers, told = offers_after(facts, settings, why, verdict, band)
    at_platform = facts.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    route = Route.TO_PLATFORM if at_platform else Route.TO_US
    draft = _Draft(offers, route, blame_by_verdict(facts, settings, why, verdict))
    draft.because.append(told)
    if traits(offers[0]).replaces:
        _tell_of_wish(draft, facts)
    # who told the truth is no malicious buyer, whatever spoke for it: it is owed by who caused it
    suspected = facts.suspected and verdict is not Verdict.AS_CLAIMED
    against = VERDICTS[verdict].owed_by_refunder or suspected
    # of pieces that differ, what came is the supplier's still
    theirs = facts.mixed and draft.blame.claim_from is Fault.SUPPLIER
    if facts.platform_paid and against and not theirs:
        draft.blame = replace(draft.blame, claim_from=Fault.PLATFORM)
        draft.say("appeal", source="A")
    if at_platform:
        draft.payer = FreightPayer.PLATFORM
        draft.say("platform.refunds", source="A")
    return draft


def _tell_of_wish(draft: _Draft, facts: TriageFacts) -> None:
    if facts.wants_replacement:
        draft.say("wish.replacement", source="R")


def _tell_about_claim(draft: _Draft, facts: TriageFacts, why: Reason, band: Band) -> None:
    said: _Facts = (("supplier", supplier_name(facts)),)
    asked = draft.blame.claim_from
    if asked is Fault.SUPPLIER:
        _tell_about_suppliers_part(draft, facts, why, band)
    elif asked is Fault.PLATFORM:
        draft.say("claim.platform", said, "A")
    elif asked is Fault.CARRIER:
        lost = why.id in NEVER_HAD or facts.lost_new or facts.lost_back is not None
        draft.say("claim.carrier_lost" if lost else "claim.carrier", said, "R")
    if draft.route is Route.TO_SUPPLIER:
        percent, fixed = fee_for(facts.policy, why.id)
        if percent:
            draft.say("fee.percent", (*said, ("percent", str(percent))), "D")
        if fixed:
            draft.say("fee.fixed", (*said, ("fee", str(fixed))), "D")


def _tell_about_suppliers_part(
    draft: _Draft, facts: TriageFacts, why: Reason, band: Band
) -> None:
    said: _Facts = (("supplier", supplier_name(facts)),)
    seen = not why.goods_fine and why.id not in NEVER_HAD
    if facts.fulfilment is Fulfilment.PLATFORM_WAREHOUSE and facts.verdict is None:
        draft.say("claim.after_platform", said, "A")
    elif facts.claim_late is not None:
        draft.because.append(facts.claim_late)
    elif facts.claim_until is not None and says_broken(why.id):
        _tell_until(draft, facts, facts.claim_until)
    elif draft.route is Route.NONE and band is Band.BELOW and seen:
        draft.say("claim.buyer_photos", said, "A")
    else:
        draft.say("claim.supplier", said, "D")


def _tell_until(draft: _Draft, facts: TriageFacts, until: date) -> None:
    shots = len(facts.policy.evidence.shots) if facts.policy else 0
    day = f"{'date' if facts.claim_until_sure else 'about'}:{until.isoformat()}"
    said = (("supplier", supplier_name(facts)), ("day", day))
    key = "claim.until_photos" if shots else "claim.until"
    passed = facts.today is not None and until < facts.today
    draft.say("claim.too_late" if passed else key, (*said, ("count", str(shots))), "R")


def _tell_about_supplier(
    draft: _Draft, facts: TriageFacts, settings: TriageSettings, why: Reason
) -> None:
    said: _Facts = (("supplier", supplier_name(facts)),)
    not_taken = facts.policy is not None and not facts.policy.takes_ordered_wrong
    told = any(because.key == "route.wrong_order_not_taken" for because in draft.because)
    if why.ordered_wrong and not_taken and not told and facts.verdict is None:
        draft.say("supplier.wrong_order_not_taken", said, "D")
    if facts.supplier_refusals >= settings.refusals_to_leave > 0:
        refused = ("count", str(facts.supplier_refusals))
        decided = ("decided", str(facts.supplier_decided))
        draft.say("supplier.look_for_another", (*said, refused, decided), "D")
