"""What steps towards the buyer write on a line: offers, agreement, approval, refund, what is sent instead."""

import json
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.places import place_named
from returns.casework.steps.acting import Act
from returns.casework.steps.exchanges import send_instead, thing_sent, what_is_sent
from returns.casework.steps.gifts import demand_named, gift_promised, gift_told
from returns.casework.steps.holding import doubt_again
from returns.casework.steps.let_go import wait_again
from returns.casework.steps.pieces_again import hold_again
from returns.casework.steps.way_told import heard_way
from returns.clock import stamp
from returns.errors import IllegalMove
from returns.ledger.learned_reasons import remember_reason
from returns.ledger.payment_keys import free_key
from returns.money import Money
from returns.platforms.known import platform_of
from returns.records.facts import TurnFacts
from returns.records.unit import Unit
from returns.rules.buyers_language import buyers_language
from returns.rules.goods.second_leg import went_home
from returns.rules.money.due import none_bought, verdict_of
from returns.rules.money.settled import had_for, refunded_units
from returns.rules.offers import (
    approved_offer,
    goods_expected,
    nothing_due,
    part_unadvised,
)
from returns.rules.own_reasons import chosen_reason
from returns.rules.reasons import EXTRA_ITEM, NOT_UNDERSTOOD
from returns.rules.tracks.payments import payment_key
from returns.rules.tracks.track_machines import ENDED, PAID, SETTLED
from returns.rules.tracks.turns_buyer import promised_on_arrival
from returns.terms import (
    BuyerMoney,
    Goods,
    Offer,
    Party,
    Request,
    Route,
)
from returns.trade.offers import traits
from returns.trade.platform_acts import PlatformAct


def _said_at(act: Act) -> str:
    """When an offer was made: after the inspection that went before it, also within one second.

    What is paid goes by which of them was first, and both are kept to the second.
    """
    seen = act.line.inspected_at
    after = stamp(seen + timedelta(seconds=1)) if seen is not None else act.work.at
    return max(act.work.at, after)


def offered(act: Act, facts: TurnFacts) -> None:
    """An offer was put to the buyer; raises `IllegalMove` above what is left to pay."""
    offer, line = facts.offer, act.line
    if offer is None or offer is Offer.DECLINE:
        act.set(answered_at=_said_at(act))
        return
    if none_bought(line) and not act.options.overrule and line.reason != EXTRA_ITEM:
        raise IllegalMove("move.not_bought", item=line.title or line.sku)
    amount = offered_amount(act, offer)
    nameless = offer is Offer.PARTIAL_REFUND and not amount
    if line.paid_for is None and (amount or nameless):
        # a part of what nobody knows is no offer
        raise IllegalMove("move.value_unknown")
    if nameless and (line.left or act.options.offer is not None):
        raise IllegalMove("move.no_part_left", item=line.title or line.sku)
    if amount is not None and line.left < amount:
        raise IllegalMove(
            "move.over_value",
            amount=amount,
            value=line.worth,
            paid=line.refunded,
            left=line.left,
        )
    _demand_no_less(act, amount)
    coming = goods_expected(offer, act.route, line.reason)
    act.set(
        answered_at=_said_at(act),
        offer=offer.value,
        # what the buyer has in all once it is paid: the case knows no other sum that was agreed
        offer_minor=(line.refunded + amount).minor if amount is not None else None,
        route=act.route.value if coming else Route.NONE.value,
        freight_payer=act.freight_payer.value,
        returnless=int(traits(offer).pays_ahead and not traits(offer).in_part),
        **heard_way(act),
    )
    # the letter to who is settled with says so, and promises nothing
    gift = "" if line.tracks.buyer_money in SETTLED else gift_promised(act, offer)
    if gift != line.gift:
        act.set(gift=gift)
    if coming and act.options.place:
        act.set(place_id=place_named(act.work.tx, act.options.place).id)
    act.work.facts["offer"] = offer.value


def _demand_no_less(act: Act, amount: Money | None) -> None:
    """What was offered or agreed to is not taken back by a lower sum; what was found may lower it."""
    line = act.line
    before = line.offer_amount
    said = line.tracks.buyer_money in (BuyerMoney.OFFERED, BuyerMoney.AGREED)
    waits = said and verdict_of(line) is None and line.tracks.goods is not Goods.LOST
    if not waits or before is None or amount is None or act.options.overrule:
        return
    if line.refunded + amount < before:
        item = line.title or line.sku
        raise IllegalMove("move.offer_lowered", item=item, before=before, amount=amount)


def offered_amount(act: Act, offer: Offer) -> Money | None:
    """What the offer names: as said, or as it follows; None where it names no sum.

    Raises `IllegalMove` for a sum beside the thanks for one too many, which nobody would ever pay.
    """
    line, amount = act.line, act.options.amount
    if nothing_due(offer, line.reason):
        if amount:
            raise IllegalMove("move.thanks_alone", item=line.title or line.sku)
        return None
    if amount is None and offer is Offer.PARTIAL_REFUND:
        amount = part_unadvised(line, act.advice)
    if amount is None and offer is Offer.GIFT_OR_COUPON:
        # the gift comes on top of what was offered before
        before = line.offer_amount if traits(line.offer).in_part else None
        rest = before - line.refunded if before is not None else None
        amount = rest if rest is not None and rest.minor > 0 else None
    if amount is None and traits(offer).whole_price and line.paid_for is not None:
        # of an unknown price none is named
        amount = line.left
    return amount


def buyer_agreed(act: Act, facts: TurnFacts) -> None:
    """The buyer said yes."""
    act.set(returnless=int(traits(facts.offer).pays_ahead and not traits(facts.offer).in_part))


def buyer_said(act: Act, _: TurnFacts) -> None:
    """What the buyer answered; a reason that it tells is the line's from now on."""
    act.set(asked_buyer_at=None)
    doubt_again(act)
    talked_again(act)
    told = act.options.reason.strip()
    if told:
        chosen = chosen_reason(told, act.beside.settings.reasons)
        act.set(reason=chosen)
        if act.line.reason == NOT_UNDERSTOOD:
            # the next file that has this wording is understood
            remember_reason(act.work.tx, act.case.platform, act.line.raw_reason, chosen)
    if act.options.answer:
        act.set(buyer_words=act.options.answer.strip())


def buyer_refused(act: Act, _: TurnFacts) -> None:
    """The buyer said no: to an offer, or to our refusal."""
    talked_again(act)


def talked_again(act: Act) -> None:
    """A line that we had refused is talked over again, due from now on, whether its case is open or not."""
    if act.line.tracks.request is not Request.DECLINED:
        return
    hold_again(act)
    with_buyer_again(act)
    # the talk counts from here; the clocks of other lines go on as they were
    act.set(answered_at=act.work.at, asked_buyer_at=None)
    if act.case.closed_at is not None:
        act.work.set(closed_at=None, reopened_at=act.work.at)
    stays_closed_there(act)


def with_buyer_again(act: Act) -> None:
    """What went back to the buyer is not here, whatever is agreed on about it now."""
    for unit in went_home(act.line):
        act.work.update("unit", unit.id, goods=Goods.NONE_EXPECTED.value, disposition=None)


def stays_closed_there(act: Act) -> None:
    """A request that was over for all its items stays closed on a platform that opens none again.

    Its file, which tells so later, tells nothing new then: nobody settled anything there.
    """
    if any(line.tracks.request not in ENDED for line in act.case.lines):
        return
    did = act.case.platform_did | {PlatformAct.CLOSED.value}
    if not platform_of(act.case.platform).reopens and did != act.case.platform_did:
        act.work.set(platform_did=json.dumps(sorted(did)))


def approved(act: Act, facts: TurnFacts) -> None:
    """The return is approved, or goes elsewhere: route and offer stand, no money moves."""
    line = act.line
    if facts.redirected:
        # a label to the place of before is of no use, unless it is the platform's
        made = PlatformAct.LABEL_MADE.value in act.case.platform_did
        act.set(place_id=None, **({} if made else {"label_made_at": None}))
    offer = approved_offer(facts.offer, line.tracks.buyer_money, facts.route, facts.why)
    act.set(
        approved_at=act.work.at,
        answered_at=act.work.at if line.answered_at is None else stamp(line.answered_at),
        route=act.route.value,
        freight_payer=act.freight_payer.value,
        offer=offer.value,
    )
    if act.options.place:
        act.set(place_id=place_named(act.work.tx, act.options.place).id)
    if offer is not line.offer:
        act.set(offer_minor=None, returnless=0)
    if line.label_made_at is not None and line.tracks.goods is not Goods.AWAITED:
        # a label of before was of goods that the buyer was told to keep since
        made = PlatformAct.LABEL_MADE.value in act.case.platform_did
        act.set(label_made_at=stamp(line.label_made_at) if made else None)
    if act.options.rma:
        act.set(supplier_rma=act.options.rma.strip(), rma_given_at=act.work.at)


def approved_by_arrival(act: Act, facts: TurnFacts) -> None:
    """Goods came that nobody had approved: the letter that they are here is the answer, too."""
    line = act.line
    hold_again(act)
    if line.tracks.buyer_money in PAID:
        act.set(approved_at=act.work.at)
        return
    offer = promised_on_arrival(line.tracks, facts.offer)
    answered = line.answered_at
    act.set(
        approved_at=act.work.at,
        answered_at=act.work.at if answered is None else stamp(answered),
        freight_payer=act.freight_payer.value,
        offer=offer.value,
    )
    if offer is not line.offer:
        act.set(offer_minor=None, returnless=0)
    act.work.facts["approved_by_arrival"] = True
    if goods_expected(offer, act.route, line.reason):
        # the pieces that did not come with it are waited for
        unit = t.unit
        left = select(unit.c.id).where(
            unit.c.line_id == line.id, unit.c.goods == Goods.NONE_EXPECTED.value
        )
        for unit_id in act.work.tx.execute(left).scalars().all():
            act.work.update("unit", unit_id, goods=Goods.AWAITED.value)
    if line.tracks.request is Request.LAPSED:
        wait_again(act.work, act.case, (line,))


def refunded(act: Act, facts: TurnFacts) -> None:
    """Money went to the buyer; its key makes paying twice impossible."""
    line, amount = act.line, facts.amount
    act.set(paid_at=act.work.at)
    if line.offer is Offer.GIFT_OR_COUPON:
        gift = demand_named(act, gift_told(act, buyers_language(act.case)))
        act.set(gift=gift) if gift != line.gift else None
    if amount is None or not amount:
        return
    key = payment_key(act.case.number, line.number, "refund", line.refunded, amount)
    counted = refunded_units(act.case, line, act.advice, act.units)
    if act.options.units and not counted:
        raise IllegalMove("step.unit_not_due", unit=min(act.options.units))
    counted = counted or act.units
    demand_own_price(act, amount, counted)
    act.work.insert(
        "payment",
        case_id=act.case.id,
        line_id=line.id,
        party=Party.BUYER.value,
        outgoing=1,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="refund",
        units=json.dumps([unit.number for unit in counted]),
        reference=act.options.reference.strip(),
        on_day=act.options.on.isoformat() if act.options.on else "",
        at=act.work.at,
        pay_key=free_key(act.work.tx, act.case.id, key),
    )
    before = act.work.facts.get("amount_minor", 0)
    act.work.facts["amount_minor"] = before + amount.minor
    act.work.facts["amount"] = str(Money(before + amount.minor, amount.currency))


def demand_own_price(act: Act, amount: Money, units: Sequence[Unit]) -> None:
    """Named pieces get no more than was paid for them, in all; raises `IllegalMove` that names them."""
    shares = [unit.paid for unit in units]
    if not act.options.units or None in shares:
        return
    value = sum((share for share in shares if share), start=Money(0, amount.currency))
    numbers = [unit.number for unit in units]
    had = had_for(act.case, act.line, numbers)
    if not had and value < amount:
        raise IllegalMove("move.over_piece", amount=amount, value=value)
    if value < had + amount:
        pieces = ", ".join(map(str, numbers))
        left = max(value - had, Money(0, amount.currency), key=lambda money: money.minor)
        raise IllegalMove(
            "move.over_piece_left",
            pieces=pieces,
            amount=amount,
            value=value,
            paid=had,
            left=left,
        )


def replaced(act: Act, _: TurnFacts) -> None:
    """A new one was sent."""
    act.set(paid_at=act.work.at)
    send_instead(act)
    if what_is_sent(act)[0] != act.line.sku:
        act.work.facts["thing"] = thing_sent(act)
    if act.options.tracking:
        act.work.facts["tracking"] = act.options.tracking
