"""Which message a step writes to the buyer, by where the goods and the money of a line are."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from returns.casework.letters.asked_after import not_asked_after
from returns.casework.letters.letter_way_back import payer_told
from returns.casework.steps.acting import Act, only_in_part
from returns.casework.steps.exchanges import thing_sent
from returns.casework.steps.step_facts import turn_facts, units_for
from returns.casework.steps.way_told import asks_back, redirects, tells_way, told_before
from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.rules.goods.same_parcel import here_without
from returns.rules.money.due import returnless, verdict_pays
from returns.rules.money.settled import (
    paid_by_platform,
    paid_numbers,
    replaced_pieces,
    sent_instead,
)
from returns.rules.offers import goods_expected, keeps_goods, nothing_due, settled_ahead
from returns.rules.reasons import EXTRA_ITEM, NEVER_HAD
from returns.rules.shop_state import unsent_and_unseen
from returns.rules.steps.came_without import came_without
from returns.rules.tracks.track_machines import ENDED, GOODS_HERE, PAID, SETTLED
from returns.rules.tracks.turns_buyer import approved_by_arrival
from returns.rules.tracks.turns_goods import settled_before
from returns.terms import (
    FreightPayer,
    Fulfilment,
    Goods,
    HoldKind,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.platform_acts import PlatformAct, pays_itself
from returns.trade.steps import step_traits

#: goods that the buyer has sent off, and nobody asks for any more
_SENT = GOODS_HERE | {Goods.IN_TRANSIT}
#: goods that nobody asked for, or that the buyer was told to keep
_WITH_BUYER = frozenset({Goods.NONE_EXPECTED, Goods.KEPT})
#: messages that promise an address and a number of ours, which goods of a platform's have none of
_SENDS_TO_US = frozenset({"return_first", "return_approved"})
#: where a piece stands that a parcel came without: nobody gave it up, or left it to the buyer
_STILL_EXPECTED = frozenset({Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED})


def template_for(act: Act) -> str:
    """The message of a step to the buyer, a template of `letters.json`; "" where it writes none."""
    if step_traits(act.kind).offers:
        return _offer_template(act)
    chosen = _CHOSEN.get(act.kind)
    return chosen(act) if chosen is not None else step_traits(act.kind).letter


def _offer_template(act: Act) -> str:
    """The message of an offer; nobody is asked to send, or to keep, what was sent already."""
    line, offer, goods = act.line, act.offer, act.line.tracks.goods
    if offer is None:
        return ""
    if line.tracks.buyer_money in SETTLED:
        return "settled_keep" if _stays(act) else "settled_already"
    gone = any(unit.lost_to_buyer for unit in line.units)
    if offer is Offer.PARTIAL_REFUND and only_in_part(act) and not gone:
        return "partial_after"
    if nothing_due(offer, line.reason):
        if goods in _SENT:
            return "approval_here"
        return "extra_keep" if act.route is Route.NONE else "extra_back"
    letters = traits(offer).letters
    never = line.reason in NEVER_HAD
    if never and goods in GOODS_HERE and not traits(offer).pays_ahead:
        return "received_undelivered"
    if traits(offer).at_once and not never and goods not in (*_SENT, Goods.LOST):
        coming = goods_expected(offer, act.route, line.reason)
        kept = "solution_replace_keep" if traits(offer).replaces else "solution_keep"
        return letters.usual if coming else kept
    fits = (
        (letters.never, never),
        (letters.lost, goods is Goods.LOST),
        (letters.sent, goods in _SENT),
        (letters.approved, line.tracks.request is Request.APPROVED),
    )
    told = next((name for name, now in fits if name and now), letters.usual)
    if told in _SENDS_TO_US and _settled_there(act):
        return "return_platform"
    if told == letters.approved and asks_back(act) and not told_before(act):
        return "return_now" if tells_way(act) else letters.usual
    return told


def _stays(act: Act) -> bool:
    """Whether the buyer has the goods, and nobody asked for them: they were sent, and by us.

    Who is suspected is given nothing, whoever paid him: they may be what an appeal needs.
    """
    line, never = act.line, act.line.reason in NEVER_HAD
    if act.case.suspected and HoldKind.SUSPICION not in line.lifted:
        return False
    theirs = line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    had = line.tracks.goods in _WITH_BUYER and not unsent_and_unseen(act.case.sale, line)
    return had and not never and not theirs


def _settled_there(act: Act) -> bool:
    """Whether the goods go to the platform, which settles them with the buyer itself."""
    return act.route is Route.TO_PLATFORM and not traits(act.offer).replaces


def _received_template(act: Act) -> str:
    known = not act.options.another and here_without(act.case, act.options.tracking)
    if act.route is Route.TO_PLATFORM or known:
        # its buyer is told of a parcel once, whatever becomes known of it
        return ""
    facts, units = turn_facts(act), units_for(act)
    # what comes before anybody agreed to it is agreed to by that; of a gift nothing is owed
    settled = approved_by_arrival(act.line.tracks, facts).buyer_money in SETTLED
    if settled and units:
        # a part that was paid for keeping the goods, or for others of them, is not all that they bring
        came = replace(act.line.tracks, goods=units[0].goods)
        settled = not settled_before(came, facts)
    if act.line.reason in NEVER_HAD:
        return "" if settled else "received_undelivered"
    if not units:
        return "received_more"
    if settled and act.line.reason != EXTRA_ITEM and _paid_there(act) and not act.line.gift:
        # nobody looked at the goods: what it paid may be asked back by what is found
        return "received_refunded"
    if settled or act.line.reason == EXTRA_ITEM:
        # what nobody had bought is paid to nobody
        ahead = settled_ahead(act.line) and act.line.reason != EXTRA_ITEM
        return "received_ahead" if ahead else "received_settled"
    elsewhere = act.options.route not in (None, Route.TO_US)
    return "received_elsewhere" if elsewhere else "received"


def _paid_there(act: Act) -> bool:
    """Whether the platform gave the money back by itself, before the goods were here or seen."""
    return pays_itself(act.case.platform_did) or paid_by_platform(act.case, act.line)


def spoken_of(act: Act) -> tuple[Unit, ...]:
    """The pieces whose finding is told: those that are settled now, none that did not come."""
    if act.kind is StepKind.REFUND:
        before = paid_numbers(act.case, act.line) | replaced_pieces(act.case, act.line)
        told = tuple(unit for unit in act.units if unit.number not in before) or act.units
    else:
        told = act.line.units
    return tuple(unit for unit in told if unit.verdict is not Verdict.NOT_RECEIVED) or told


def brings_nothing(act: Act) -> tuple[Unit, ...]:
    """Pieces that came after others were settled, and bring their buyer nothing: no letter said that yet.

    Not where money was paid of which nobody knows the pieces.
    """
    case, line = act.case, act.line
    paid = [p for p in case.payments if p.line_id == line.id and p.outgoing]
    if line.tracks.request in ENDED or not all(payment.units for payment in paid):
        return ()
    settled = paid_numbers(case, line) | replaced_pieces(case, line)
    return tuple(
        unit
        for unit in line.units
        if settled
        and unit.number not in settled
        and unit.looked_at
        and unit.verdict is not Verdict.NOT_RECEIVED
        and verdict_pays(unit, line.reason) == "none"
    )


def not_in_it(act: Act) -> tuple[Unit, ...]:
    """Pieces that were asked back and did not come with the others, and that nobody settles now."""
    now = frozenset(act.options.units)
    return tuple(unit for unit in missed_of(act.case, act.line) if unit.number not in now)


def missed_of(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """Pieces of the line that were asked back, that a parcel came without, and that nobody settled yet."""
    if returnless(line) or line.tracks.request in ENDED:
        return ()
    settled = paid_numbers(case, line) | replaced_pieces(case, line)
    return tuple(
        unit
        for unit in line.units
        if unit.number in _missed(line.units)
        and unit.number <= line.last_number
        and unit.number not in settled
    )


def _missed(units: Iterable[Unit]) -> frozenset[int]:
    """The numbers of those that a parcel came without, and that are not given up."""
    return frozenset(
        unit.number
        for unit in units
        if unit.verdict is Verdict.NOT_RECEIVED and unit.goods in _STILL_EXPECTED
    )


def _refund_template(act: Act) -> str:
    amount = turn_facts(act).amount
    if not amount:
        return "gift_sent"
    if act.route is Route.TO_PLATFORM:
        # the money is not ours to send: what the platform paid is told as its doing
        return "refunded_platform"
    line = act.line
    whole = line.refunded + amount == line.worth
    less = any(verdict_pays(unit, line.reason) != "whole" for unit in spoken_of(act))
    return "refunded_part" if less and not whole and not returnless(line) else "refunded"


def _approval_template(act: Act) -> str:
    """None where nothing is to be sent, and the offer told the buyer so."""
    if act.line.reason in NEVER_HAD:
        # what nobody received comes back by itself, if at all
        return "" if act.route is Route.NONE else "never_wait"
    if act.line.tracks.goods in _SENT:
        return "approval_here"
    if redirects(act):
        return "redirected"
    if act.route is Route.NONE:
        return "extra_keep" if nothing_due(act.offer, act.line.reason) else ""
    return "approval_platform" if _settled_there(act) else "approval"


def _confirm_template(act: Act) -> str:
    case, line = not_asked_after(act), act.line
    new = sent_instead(case, line) > 0
    new = new or PlatformAct.REPLACED.value in case.platform_did
    paid = any(p.to_buyer and p.line_id == line.id for p in case.payments)
    if new and paid:
        return "confirm"
    if not new and act.line.offer is Offer.GIFT_OR_COUPON and not act.line.refunded:
        # a gift alone: no money is on its way that could be asked after
        return "confirm_gift"
    return "confirm_new" if new else "confirm_money"


def _question_template(act: Act) -> str:
    if act.line.reason in NEVER_HAD:
        return "ask_never"
    return "ask_photo" if act.line.tracks.buyer_money in PAID else "ask_buyer"


def _label_template(act: Act) -> str:
    if act.line.reason in NEVER_HAD:
        return ""
    return "label_address" if payer_told(act) is FreightPayer.BUYER else "label_attached"


def _chase_template(act: Act) -> str:
    kept = keeps_goods(act.line.offer, act.line.route, act.line.reason)
    if act.line.reason in NEVER_HAD or kept:
        # nobody had asked for them
        return ""
    if came_without(act.case, act.line) is not None:
        return "came_without"
    settled = act.line.tracks.buyer_money in SETTLED
    return "chase_settled" if settled else "chase_parcel"


def _replaced_template(act: Act) -> str:
    line = act.line
    has_it = line.reason not in NEVER_HAD and line.tracks.goods not in (*_SENT, Goods.LOST)
    if act.work.facts.get("at_once") and has_it:
        # nobody promised it before, or said what becomes of the old one
        return "sent_at_once"
    return "replaced" if thing_sent(act) == act.line.title else "replaced_other"


def _sent_back_template(_: Act) -> str:
    return "sent_back"


_CHOSEN: dict[StepKind | Move, Callable[[Act], str]] = {
    StepKind.ASK_BUYER: _question_template,
    Move.RECEIVE: _received_template,
    StepKind.REFUND: _refund_template,
    StepKind.APPROVE: _approval_template,
    StepKind.SEND_LABEL: _label_template,
    StepKind.CHASE_PARCEL: _chase_template,
    StepKind.REPLACE: _replaced_template,
    StepKind.CONFIRM_BUYER: _confirm_template,
    StepKind.SEND_ON: _sent_back_template,
}
