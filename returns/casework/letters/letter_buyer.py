"""What the buyer is written for one line: which message, and what it is filled with."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from returns.casework.letters.asked_after import not_asked_after
from returns.casework.letters.letter_choice import (
    brings_nothing,
    not_in_it,
    spoken_of,
    template_for,
)
from returns.casework.letters.letter_lines import (
    LineMessage,
    finding_words,
    found_sentence,
    goods_with_buyer,
    inside_words,
    item_of,
    item_words,
    listed,
    missing_words,
    needed,
    put_in,
    so_many,
    told_apart,
    tracking_words,
)
from returns.casework.letters.letter_way_back import freight_sentence, payer_told, way_back
from returns.casework.steps.acting import Act, why
from returns.casework.steps.exchanges import thing_sent, what_is_sent
from returns.casework.steps.gifts import gift_told, goes_along
from returns.casework.steps.step_buyer import offered_amount
from returns.casework.steps.step_facts import turn_facts, units_for
from returns.casework.steps.step_goods import going_on
from returns.casework.steps.way_told import tells_way
from returns.language import stopped
from returns.money import Money
from returns.phrases import say
from returns.platforms.known import platform_of
from returns.records.case import Line
from returns.records.letter import LetterFacts
from returns.rules.goods.shown_goods import photos_of, readable
from returns.rules.money.due import verdict_pays
from returns.rules.money.settled import (
    had_for,
    owed_new_ones,
    paid_numbers,
    refunded_units,
    sent_instead,
)
from returns.rules.offers import not_lost, nothing_due
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import (
    FreightPayer,
    Goods,
    Move,
    Offer,
    Route,
    StepKind,
)
from returns.trade.offers import traits
from returns.trade.steps import step_traits

#: messages that let the buyer keep the goods, and those that ask for them
KEEPS = frozenset(
    {
        *("solution_keep", "solution_replace_keep", "partial_offer", "gift_offer"),
        *("extra_keep", "settled_keep"),
    }
)
ASKS_BACK = frozenset(
    {
        *("return_first", "return_approved", "return_now", "extra_back", "approval"),
        *("redirected", "send_back", "send_back_later"),
        *("return_platform", "approval_platform"),
        *("label_attached", "label_address", "chase_parcel", "chase_settled"),
    }
)
#: those that call the goods what the buyer has, not what was settled with him
_NAMES_WHAT_CAME = ASKS_BACK - {"chase_settled"}
#: messages that take it that the goods were sent off, whatever was said of them before
SENT_OFF = frozenset(
    {
        *("approval_here", "return_here", "refund_here", "replacement_here"),
        *("partial_sent", "gift_here"),
    }
)
#: messages that say what is sent instead
_NAMES_THING = frozenset({"replaced", "replaced_other", "sent_at_once"})
#: messages that say what was found, of each piece that came
_TELLS_FINDING = frozenset({"partial_after", "refunded_part"})
#: messages of what was settled before, or of the way back alone
_NAMES_NO_SUM = frozenset(
    {
        *("settled_already", "settled_keep", "redirected"),
        *("approval", "send_back", "send_back_later"),
    }
)
_NAMES_ADDRESS = frozenset({"approval", "label_attached", "label_address"})


def messages_to_buyer(act: Act, lang: str) -> list[LineMessage]:
    """What the buyer hears of this line: one message, two where goods are asked back at once, or none.

    Raises `IllegalMove` where it has to name an address that this desk does not know.
    """
    template = template_for(act)
    if not template:
        return []
    messages = [_message(act, template, lang)]
    if template in ("refund_now", "replacement", "return_now", "redirected"):
        # the return is agreed to with this letter: no other one says how
        messages.append(_message(act, _way_template(act), lang))
    return messages


def _way_template(act: Act) -> str:
    """How goods that are asked for at once come back: said here, or with the label or number to come."""
    if act.kind is StepKind.APPROVE:
        return "approval"
    if payer_told(act) is not FreightPayer.BUYER:
        return "send_back"
    return "approval" if tells_way(act) else "send_back_later"


def _message(act: Act, template: str, lang: str) -> LineMessage:
    sent = what_is_sent(act) if template in _NAMES_THING else ("", "")
    line, called = told_apart(act.case, act.line, sent), _caller(act, template, lang)
    pieces = len(spoken_of(act)) if template in _TELLS_FINDING else _pieces(act)
    amount = _amount(act, template)
    facts, fields = LetterFacts(), _fields(act, template, lang)
    attached: tuple[str, ...] = ()
    if template in ASKS_BACK:
        facts = LetterFacts(goods="send_back", freight_payer=payer_told(act))
    elif template in KEEPS:
        facts = LetterFacts(goods="keep")
    if template in _NAMES_ADDRESS:
        facts, told, attached = way_back(act, template, lang)
        fields |= told
    if fields.get("photos"):
        attached = ("photos",)
    payer = facts.freight_payer
    return LineMessage(
        template=template,
        items=(
            item_of(act.line, pieces, "sent" if template in SENT_OFF else facts.goods, payer),
        ),
        said=(called(_said(act, line, pieces, lang)),),
        name_of=_namer(act, line, called),
        amount=amount,
        parts=(amount,),
        paid=_had_before(act) or None,
        facts=facts,
        freight=(freight_sentence(act, lang),) if template in ASKS_BACK else (),
        fields=needed(template, fields, lang),
        attachments=attached,
        quoted=(
            line.title,
            act.line.title,
            act.options.reason,
            act.options.exchange,
            *(text for unit in line.units for text in (unit.marks, unit.instead)),
            gift_told(act, lang),
        ),
    )


def _pieces(act: Act) -> int:
    """How many pieces of the line the letter is about."""
    line = act.line
    if act.kind is StepKind.REPLACE:
        owed, named = owed_new_ones(act.case, line), frozenset(act.options.units)
        return len(owed & named if named else owed) or 1
    if act.kind is StepKind.REFUND:
        refunded = refunded_units(act.case, line, act.advice, act.units)
        if refunded:
            return len(refunded)
    if act.options.units:
        return len(act.units)
    if act.kind is StepKind.CONFIRM_BUYER:
        return settled_pieces(act) or line.quantity
    if act.kind is StepKind.SEND_ON:
        return len(going_on(act)) or line.quantity
    if act.kind is Move.RECEIVE:
        return len(units_for(act)) or line.quantity
    if act.kind is StepKind.APPROVE:
        # what was lost before it was agreed to is not asked for
        return not_lost(line) or line.quantity
    if act.kind in (StepKind.SEND_LABEL, StepKind.CHASE_PARCEL):
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
        return len(coming) or line.quantity
    return line.quantity


def _caller(act: Act, template: str, lang: str) -> Callable[[str], str]:
    """What the goods are called by their item: of who was sent another thing that one is asked for."""
    if template in _NAMES_WHAT_CAME:
        return lambda item: goods_with_buyer(act.line, item, lang)
    return str


def _namer(act: Act, line: Line, called: Callable[[str], str]) -> Callable[[int], str] | None:
    """What the letter calls so many of the goods; None where what is told is no count."""
    if act.kind is Move.RECEIVE:
        return lambda _: _uncounted(line)
    return None if mixed_inside(act) else lambda pieces: called(so_many(line, pieces))


def _uncounted(line: Line) -> str:
    """Its name alone: nobody has looked yet into the parcel that came."""
    return so_many(line, 1)


def _said(act: Act, line: Line, pieces: int, lang: str) -> str:
    """How the letter calls the goods; of what is sent back what is in the parcel, whatever was sold."""
    if act.kind is Move.RECEIVE:
        return _uncounted(line)
    if act.kind is not StepKind.SEND_ON:
        return item_words(line, pieces)
    inside = inside_words(line, going_on(act), lambda n: item_words(line, n), lang)
    return listed(inside, lang) if inside else item_words(line, pieces)


def mixed_inside(act: Act) -> bool:
    """Whether something else than the line's own goods is in what is sent on."""
    return act.kind is StepKind.SEND_ON and any(unit.another for unit in going_on(act))


def settled_pieces(act: Act) -> int:
    """For how many pieces the buyer has had money or a new one that nobody asked after yet.

    0 where no payment says for which. What was settled together with others, and brought nothing, is none
    of them.
    """
    line, case = act.line, not_asked_after(act)
    paid = paid_numbers(case, line)
    nothing = {u.number for u in line.units if verdict_pays(u, line.reason) == "none"}
    paid = paid - nothing or paid
    return min(len(paid) + sent_instead(case, line), line.quantity)


def _amount(act: Act, template: str) -> Money | None:
    """What is offered or paid now; None where the message names no sum."""
    amount = None
    if act.kind is StepKind.REFUND:
        amount = turn_facts(act).amount
    elif step_traits(act.kind).offers and act.offer is not None:
        amount = offered_amount(act, act.offer)
    return amount if amount and template not in _NAMES_NO_SUM else None


def _had_before(act: Act) -> Money | None:
    """What the buyer has had for what the letter names a sum of; None where it names none."""
    if step_traits(act.kind).offers:
        return act.line.refunded
    if act.kind is not StepKind.REFUND:
        return None
    now = refunded_units(act.case, act.line, act.advice, act.units)
    return had_for(act.case, act.line, {unit.number for unit in now})


def _then(act: Act) -> str:
    """What follows once the goods are back; a new one is promised only where it is on the ladder."""
    if traits(act.offer).replaces:
        return "replace"
    choice = any(traits(offer).replaces for offer in act.advice.offers)
    return "refund" if choice else "money"


def _fields(act: Act, template: str, lang: str) -> dict[str, str]:
    """What the template needs beside items, sums and the way back."""
    line = act.line
    there = act.route not in (Route.NONE, Route.TO_US)
    here = line.tracks.goods in GOODS_HERE
    platform = platform_of(act.case.platform)
    closed = "usual" if platform.reopens else "closed"
    fields = {
        "rma": act.case.our_rma,
        "reason": stopped(why(act, lang), lang),
        "again": say(f"letters.again.{closed}", lang, platform=platform.name),
        "parcel": say(f"letters.parcel.{'here' if here else 'on_its_way'}", lang),
        "back": say(f"letters.back.{'there' if there else 'us'}", lang),
        "once": say(f"letters.once.{_once(line.tracks.goods, there=there)}", lang),
        "then": say(f"letters.then.{_then(act)}", lang),
        "offer": "",
        "gift": "",
        "finding": "",
        "photos": "",
        "thing": "",
        "tracking": tracking_words(act, lang),
        "missing": _missing(act, lang),
        "untracked": _untracked(act, lang),
        "unpaid": _unpaid(act, lang),
        # asked once, where the whole letter is known
        "arrived": "",
    }
    if template in _TELLS_FINDING:
        fields["finding"] = found_sentence(line, spoken_of(act), lang)
        if readable(photos_of(act.case, (replace(line, units=tuple(spoken_of(act))),))):
            fields["photos"] = put_in(say("letters.photos", lang), lang)
    if template in _NAMES_THING:
        fields["thing"] = thing_sent(act)
    return fields | _gift_fields(act, template, lang)


def _once(goods: Goods, *, there: bool) -> str:
    """What is still waited for before the buyer gets what was promised."""
    if goods not in GOODS_HERE:
        return "there" if there else "us"
    if there:
        return "came"
    return "here" if goods is Goods.RECEIVED else "seen"


def _gift_fields(act: Act, template: str, lang: str) -> dict[str, str]:
    gift = gift_told(act, lang)
    if template in ("gift_offer", "gift_here", "never_gift"):
        # beside the sum of all that is told of together
        return {"offer": gift}
    if template in ("partial_offer", "solution_keep"):
        along = template == "partial_offer" and goes_along(act)
        said = gift if along else act.options.gift.strip()
        return {"gift": put_in(say("letters.gift.with", lang, gift=said), lang) if said else ""}
    if template in ("gift_sent", "confirm_gift", "extra_back"):
        return {"gift": gift}
    # what was for keeping the goods is not sent to a buyer who sends them back
    kept = bool(act.line.gift) and traits(act.line.offer).keeps_goods
    promised = act.line.offer is Offer.GIFT_OR_COUPON or kept
    first = (
        template in ("refunded", "refunded_part", "refunded_platform") and not act.line.refunded
    )
    if template == "received_settled":
        # thanks for one too many that was asked back: no money goes with which it is told
        thanks = bool(act.line.gift) and nothing_due(act.line.offer, act.line.reason)
        first = thanks and act.line.received_at is None
    if promised and first:
        return {"gift": put_in(say("letters.gift.comes", lang, gift=gift), lang)}
    return {}


def things_sent(acts: Sequence[Act]) -> str:
    """What is sent instead for these lines, the same for all, with its count where there may be more."""
    pieces, title = sum(map(_pieces, acts)), thing_sent(acts[0])
    several = len(acts) > 1 or acts[0].line.quantity > 1
    return f"{pieces} × {title}" if several else title


def gift_offered(gift: str, amount: Money | None, lang: str) -> str:
    """A gift that is offered beside a sum, or alone."""
    if not amount:
        return say("letters.gift.alone", lang, gift=gift)
    return say("letters.gift.on_top", lang, amount=amount.coded, gift=gift)


def _missing(act: Act, lang: str) -> str:
    """What of the line a parcel came without, and is still to be settled: asked for, or waited for."""
    count = len(not_in_it(act))
    if not count:
        return ""
    item = item_words(told_apart(act.case, act.line), count)
    return missing_words(act.case, [item], lang)


def _untracked(act: Act, lang: str) -> str:
    """A parcel of a buyer who had to track it, and of which no number is known (D)."""
    if act.kind is not Move.RECEIVE or act.freight_payer is not FreightPayer.BUYER:
        return ""
    known = [p.tracking for p in act.case.parcels if p.comes_back and p.received_at is None]
    if act.options.tracking.strip() or any(known):
        return ""
    return put_in(say("letters.untracked", lang), lang)


def _unpaid(act: Act, lang: str) -> str:
    """What was found on pieces that came after others were settled, and that bring nothing."""
    units = brings_nothing(act) if act.kind is StepKind.CONFIRM_BUYER else ()
    finding = finding_words(act.line, units, lang)
    return put_in(say("letters.unpaid", lang, finding=finding), lang) if finding else ""
