"""What may go back to the buyer for a line now: to the cent, and only for what came (domain.md 1c, 2)."""

from collections.abc import Iterable

from returns.money import Money, Percent
from returns.records.advice import Recommendation
from returns.records.case import Line
from returns.records.unit import Unit
from returns.rules.offers import nothing_due, part_of
from returns.rules.reasons import NOT_OURS, says_broken
from returns.rules.tracks.track_machines import ENDED
from returns.terms import BuyerMoney, Goods, Grade, Offer, PackageState, Route, Verdict
from returns.trade.offers import traits
from returns.trade.verdicts import VERDICTS, as_told

#: numbers of units of one line
Numbers = frozenset[int]
NONE: Numbers = frozenset()

#: goods that are with somebody who received them
CAME = (Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED)


def came_back(unit: Unit, reason: str) -> bool:
    """The unit is here or was; of a wrong item that was complained of, what was sent instead counts."""
    if unit.theirs_again or (unit.goods not in CAME and not unit.lost_going_on):
        return False
    if unit.verdict is not None and VERDICTS[unit.verdict].nothing_here:
        return False
    if unit.grade is not Grade.X:
        return True
    return reason in NOT_OURS and unit.package is not PackageState.NONE


def counts_back(unit: Unit, reason: str) -> bool:
    """The unit is paid as one that came: it did, or the carrier that we paid lost it."""
    return unit.our_loss or came_back(unit, reason)


def verdict_pays(unit: Unit, reason: str) -> str:
    """How much of its price the verdict on a unit leaves: `whole`, `part` or `none`.

    What is paid as our loss is paid whole, whatever was found, or not found, in a parcel after that.
    """
    if unit.verdict is None or unit.our_loss:
        return "whole"
    row = VERDICTS[unit.verdict]
    return "whole" if reason in row.as_said_by else row.pays


def mended_by_new_one(unit: Unit, line: Line) -> bool:
    """Whether a new one serves the buyer: not where nothing is wrong with what was called broken."""
    return unit.verdict is not Verdict.NO_FAULT or not says_broken(line.reason)


def came_back_worth(line: Line, replaced: Numbers = NONE) -> Money:
    """What the units that count as back are worth, whatever state they are in, but for replaced ones."""
    back = (unit for unit in line.units if counts_back(unit, line.reason))
    return _sum(line, (unit for unit in back if unit.number not in replaced))


def returnless(line: Line) -> bool:
    """The buyer is paid without anything coming back first."""
    return line.returnless or traits(line.offer).pays_ahead


def gets_new_one(line: Line, advice: Recommendation) -> bool:
    """A new one was promised, and what came still leaves it: else money is paid in its place."""
    if returnless(line) or verdict_of(line) is None:
        return traits(line.offer).replaces
    return traits(line.offer).replaces and traits(advice.first).replaces


def due_now(
    line: Line, advice: Recommendation, used_percent: Percent, replaced: Numbers = NONE
) -> Money:
    """What a refund without a sum pays now: what was promised, as far as it came, less what was paid.

    Nothing is paid for the `replaced` units: a new one was sent for them. Of what came back used or
    incomplete it is `used_percent` of the price, which is more than a part for goods that are kept.
    """
    promised = promised_sum(line, advice, used_percent, replaced)
    rest = promised - line.refunded
    left = line.left - _share(line, replaced)
    rest = rest if rest < left else left
    return rest if rest.minor > 0 else Money(0, rest.currency)


def promised_sum(
    line: Line, advice: Recommendation, used_percent: Percent, replaced: Numbers = NONE
) -> Money:
    """What the buyer is to have in money in all for the line, as things stand."""
    nothing = Money(0, line.refunded.currency)
    over = line.tracks.request in ENDED
    if over or nothing_due(line.offer, line.reason):
        return nothing
    if traits(line.offer).in_part:
        gift = line.offer is Offer.GIFT_OR_COUPON
        usual = None if gift else advice.partial or advice.usual_part
        kept = line.offer_amount or usual or nothing
        if _said_of_what_came(line):
            return kept
        # it was for goods that the buyer keeps: who sends them back all the same has what they bring
        brings = _brought(line, used_percent, replaced) + _for_what_stays(line, kept, replaced)
        return max(kept, brings, key=lambda sum_: sum_.minor)
    if returnless(line):
        if traits(line.offer).replaces:
            return nothing
        agreed, worth = line.offer_amount, line.worth - _share(line, replaced)
        return agreed if agreed is not None and agreed < worth else worth
    return _brought(line, used_percent, replaced, new_ones=gets_new_one(line, advice))


def sent_back_anyway(line: Line) -> bool:
    """Whether goods were looked at that the buyer had agreed to keep for a part of their price."""
    part = traits(line.offer).in_part and not _said_of_what_came(line)
    return part and bool(seen_back(line))


def _said_of_what_came(line: Line) -> bool:
    """Whether the offer that stands was made after the goods were looked at.

    Nobody looks here at what came to its supplier: there its coming counts. What was sent off since, and
    lost on our freight, it was not said of.
    """
    if any(unit.our_loss for unit in line.units):
        return False
    seen, said = line.inspected_at or line.received_at, line.answered_at
    return seen is None or (said is not None and seen < said)


def _brought(
    line: Line, used_percent: Percent, replaced: Numbers, *, new_ones: bool = False
) -> Money:
    """What the pieces that came back, and were looked at, bring the buyer in money."""
    seen = [unit for unit in seen_back(line) if unit.number not in replaced]
    whole = [unit for unit in seen if verdict_pays(unit, line.reason) == "whole"]
    part = _sum(line, (u for u in seen if verdict_pays(u, line.reason) == "part"))
    if new_ones:
        # a new one is sent for the others
        whole = [unit for unit in whole if not mended_by_new_one(unit, line)]
    return _sum(line, whole) + part_of(part, used_percent)


def _for_what_stays(line: Line, part: Money, replaced: Numbers = NONE) -> Money:
    """What of a part that was agreed for keeping all of it is that of the pieces that the buyer keeps."""
    announced = [unit for unit in line.units if unit.number <= line.last_number]
    back = {unit.number for unit in seen_back(line)} | replaced
    shares = part.shares([unit.paid.minor if unit.paid else 0 for unit in announced])
    stays = (
        share for unit, share in zip(announced, shares, strict=True) if unit.number not in back
    )
    return sum(stays, start=Money(0, part.currency))


def held_back(line: Line, used_percent: Percent) -> Money:
    """What of pieces that came back used or incomplete is not paid: a deduction, they were sent back."""
    seen = seen_back(line)
    pays = [(unit, verdict_pays(unit, line.reason)) for unit in seen]
    nothing = Money(0, line.refunded.currency)
    if "part" not in {each for _, each in pays}:
        return nothing
    worth = _sum(line, (unit for unit, each in pays if each != "none"))
    brings = _brought(line, used_percent, NONE)
    agreed = line.offer_amount if traits(line.offer).in_part else None
    if agreed is not None and not _said_of_what_came(line):
        agreed -= _for_what_stays(line, agreed)
    if agreed is not None and (_said_of_what_came(line) or brings < agreed):
        brings = agreed
    rest = min(worth - brings, worth - line.refunded, key=lambda sum_: sum_.minor)
    return rest if rest.minor > 0 else nothing


def deducted(line: Line) -> tuple[Unit, ...]:
    """The pieces that were looked at and bring less than their price by what was found, and by no deal since.

    Nothing shows a piece that did not come; a sum that the buyer agreed to after the look rests on their yes.
    """
    if line.tracks.buyer_money is BuyerMoney.AGREED and _said_of_what_came(line):
        return ()
    seen = (unit for unit in line.in_state(Goods.INSPECTED) if unit.number <= line.last_number)
    told = (unit for unit in seen if unit.verdict is not Verdict.NOT_RECEIVED)
    return tuple(unit for unit in told if verdict_pays(unit, line.reason) != "whole")


def unseen(line: Line) -> tuple[Unit, ...]:
    """The units that are here and that nobody looked at; what is the platform's to look at is none."""
    return () if line.route is Route.TO_PLATFORM else line.in_state(Goods.RECEIVED)


def to_be_seen(line: Line) -> bool:
    """Whether pieces are here whose looks decide what is paid: a part was for goods that are kept."""
    return bool(unseen(line)) and (not returnless(line) or traits(line.offer).in_part)


def seen_back(line: Line) -> list[Unit]:
    """The units that came back and were looked at, and those that count as such.

    The platform looks at what it takes back.
    """
    looked_at = [Goods.INSPECTED, Goods.DISPOSED]
    if line.route is Route.TO_PLATFORM:
        looked_at.append(Goods.RECEIVED)
    return [
        unit
        for unit in line.units
        if unit.our_loss
        or ((unit.goods in looked_at or unit.lost_going_on) and came_back(unit, line.reason))
    ]


def paid_for(
    line: Line, advice: Recommendation, units: Iterable[Unit], replaced: Numbers = NONE
) -> tuple[Unit, ...]:
    """Those of the units that a refund is for: what counts as back, and gets or got no new one.

    What was looked at, or is paid as lost, where there is any.
    """
    announced = (unit for unit in units if unit.number <= line.last_number)
    open_still = [unit for unit in announced if unit.number not in replaced]
    if returnless(line) and not (line.refunded and sent_back_anyway(line)):
        # with the part for those that stay, unless it was paid before
        return tuple(open_still)
    # what nobody has looked at yet brings nothing beside what was, or is paid as lost
    seen = {unit.number for unit in seen_back(line)}
    counted = [unit for unit in open_still if counts_back(unit, line.reason)]
    back = [unit for unit in counted if unit.number in seen] or counted
    if not gets_new_one(line, advice):
        return tuple(back)
    return tuple(
        unit
        for unit in back
        if verdict_pays(unit, line.reason) == "part" or not mended_by_new_one(unit, line)
    )


def verdict_of(line: Line) -> Verdict | None:
    """What the inspection says of the line as a whole: what leaves the buyer most counts."""
    judged = [unit for unit in line.units if unit.verdict is not None]
    # one too many says nothing of what was announced
    announced = [unit for unit in judged if unit.number <= line.last_number]
    verdicts = [unit.verdict for unit in announced or judged if unit.verdict is not None]
    if not verdicts:
        return None
    order = ("whole", "part", "none")
    return min(
        verdicts,
        key=lambda verdict: (
            order.index(
                "whole"
                if line.reason in VERDICTS[verdict].as_said_by
                else VERDICTS[verdict].pays
            ),
            # what is as the buyer said decides before what only pays as much
            line.reason not in VERDICTS[verdict].as_said_by,
            list(VERDICTS).index(verdict),
        ),
    )


def none_bought(line: Line) -> bool:
    """Whether other requests hold all that was bought: nothing is owed for this one."""
    announced = [unit for unit in line.units if unit.number <= line.last_number]
    return bool(announced) and all(unit.piece is None for unit in announced)


def verdicts_differ(line: Line) -> bool:
    """Whether one piece that came is as the buyer said and another is not."""
    came = (
        as_told(unit.verdict, line.reason)
        for unit in line.units
        if unit.number <= line.last_number and unit.verdict not in (None, Verdict.NOT_RECEIVED)
    )
    return len(set(came)) > 1


def _share(line: Line, numbers: Numbers) -> Money:
    return _sum(line, (unit for unit in line.units if unit.number in numbers))


def _sum(line: Line, units: Iterable[Unit]) -> Money:
    nothing = Money(0, line.refunded.currency)
    return sum((unit.paid or nothing for unit in units), start=nothing)
