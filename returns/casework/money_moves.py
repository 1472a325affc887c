"""Money that moved, as the seller tells it: to the buyer, or from whoever was asked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from returns.casework.around import Around
from returns.casework.cases import line_of
from returns.casework.money_parts import claimed_parts, decided_in_all, decided_parts
from returns.casework.outlook import read_with
from returns.casework.steps.acting import Act
from returns.casework.steps.as_billed import in_books
from returns.casework.steps.buyers_money import bounced, sent_back
from returns.casework.steps.claim_money import came_from_another, gave_back
from returns.casework.steps.ending import open_again
from returns.casework.steps.paid_beside import paid_beside
from returns.casework.steps.postage import pay_postage
from returns.casework.steps.scope import seen_as_meant
from returns.casework.steps.step_buyer import demand_own_price
from returns.casework.steps.steps import perform, refuse_held, tell
from returns.errors import IllegalMove, Refusal
from returns.ledger.payment_keys import free_key
from returns.ledger.store import Store, Work, changed
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.change import Change
from returns.records.kept_text import demand_kept
from returns.records.options import StepOptions
from returns.records.unit import Claim
from returns.rules.dates.since_order import demand_since_order
from returns.rules.money.came import came_for, kept_of
from returns.rules.money.overpaid import overpaid
from returns.rules.money.paid_twice import left_to_take
from returns.rules.money.settled import decided_with, decides
from returns.rules.money.told_there import figure_there
from returns.rules.shop_state import refunded_unsaid
from returns.rules.tracks.payments import check_payment
from returns.rules.tracks.track_machines import SETTLED
from returns.terms import BuyerMoney, MoneyWay, Party, StepKind


@dataclass(frozen=True, slots=True)
class MoneyTold:
    """One sum that moved."""

    amount: Money
    #: True when it went to the buyer, False when it came to us
    out: bool
    #: who paid it: for money to the buyer us or the platform, else who was asked
    party: Party | None = None
    reference: str = ""
    on: date | None = None
    line: int | None = None
    units: tuple[int, ...] = ()
    #: how money came that was asked for
    way: MoneyWay | None = None
    #: less came than is owed, and the rest is asked for still
    rest_asked: bool = False
    #: to the buyer: of the postage of the order, and of no line's price
    postage: bool = False
    #: it goes back to the party that had paid it, a supplier or a carrier
    back: bool = False
    #: why more came than was asked
    reason: str = ""
    #: a refund of ours that never reached the buyer
    bounced: bool = False


class MoneyMoves:
    """Notes money on one desk's cases."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, case_id: int, told: MoneyTold) -> Change:
        """Write it down once; raises `IllegalMove` for more than was paid or asked, nothing kept."""
        demand_kept(told.reference, told.reason)
        if told.amount.minor <= 0:
            raise Refusal("move.no_amount", amount=told.amount)
        kind = "money_out" if told.out else "money_in"
        kind = "money_back" if told.back else kind
        if _from_buyer(told):
            kind = "money_bounced" if told.bounced else "money_from_buyer"
        with self._store.change(case_id, kind) as work:
            now = self._store.clock.now()
            case, beside = read_with(work.tx, case_id, now)
            note_money(work, case, beside, told, now.date())
        return changed(work)


def note_money(work: Work, case: Case, beside: Around, told: MoneyTold, today: date) -> None:
    """Write the money with a change of its case; raises as `MoneyMoves.note` does."""
    if told.amount.currency != case.currency and told.out:
        raise IllegalMove("step.currency", case=case.number, currency=case.currency)
    _refuse_future(told.on, today)
    if told.on is not None:
        demand_since_order(case, told.on)
    _refuse_other_way(told)
    _refuse_again(case, told)
    if _from_buyer(told):
        _note_from_buyer(work, case, beside, told)
        return
    _refuse_above_the_shop(case, told)
    if told.back or not told.out:
        case = seen_as_meant(
            case, StepKind.SETTLE, StepOptions(party=told.party, line=told.line)
        )
    parts = _parts_of(case, told)
    for part in parts:
        _note_on_line(work, case, beside, part)
    if len(parts) > 1:
        work.facts["amount"] = str(told.amount)


def _from_buyer(told: MoneyTold) -> bool:
    """Whether it came from the buyer's side, who was asked for nothing."""
    return not told.out and (told.bounced or told.party is Party.BUYER)


def _note_from_buyer(work: Work, case: Case, beside: Around, told: MoneyTold) -> None:
    if told.amount.currency != case.currency:
        raise IllegalMove("step.currency", case=case.number, currency=case.currency)
    named = line_of(case, told.line) if told.line is not None else None
    line = named or (case.lead if told.bounced or told.postage else _line_that_had(case))
    options = StepOptions(
        reference=told.reference, on=told.on, units=told.units, line=line.number
    )
    act = Act(work, case, line, StepKind.REFUND, options, beside)
    if told.bounced:
        bounced(act, told.amount, named, postage=told.postage)
    else:
        sent_back(act, told.amount, postage=told.postage)


def _line_that_had(case: Case) -> Line:
    """The one line of which the buyer had anything back; raises `IllegalMove` for several."""
    had = [line for line in case.lines if line.refunded] or list(case.lines)
    if len(had) != 1:
        raise IllegalMove("step.line_wanted", lines=len(case.lines))
    return had[0]


def _parts_of(case: Case, told: MoneyTold) -> list[MoneyTold]:
    """The sum as it was told; its parts where it is for several lines, and nobody named one."""
    beside_us = not told.out or told.party is Party.PLATFORM
    named = told.line is not None or told.units or told.postage or told.back
    if named or not beside_us or len(case.lines) == 1:
        return [told]
    if told.out:
        _refuse_decided_again(case, told, (decided_in_all(case),))
        parts = decided_parts(case, told.amount)
    else:
        parts = claimed_parts(case, told.amount, told.party)
    shared = [replace(told, line=line, amount=part) for line, part in parts.items()]
    return shared or [told]


def _note_on_line(work: Work, case: Case, beside: Around, told: MoneyTold) -> None:
    line = _line_for(case, told)
    options = StepOptions(
        amount=told.amount,
        reference=told.reference,
        on=told.on,
        units=told.units,
        line=line.number,
        way=told.way,
        rest_asked=told.rest_asked,
        reason="" if told.out else told.reason,
    )
    step = StepKind.SETTLE if told.back or not told.out else StepKind.REFUND
    act = in_books(Act(work, case, line, step, options, beside))
    if told.back and told.party is not None:
        _back_to_payer(act, told.party)
    elif told.out and told.postage:
        if told.party is not Party.PLATFORM:
            refuse_held(act)
        pay_postage(act, told.amount, "platform" if told.party is Party.PLATFORM else "us")
    elif told.out and told.party is Party.PLATFORM:
        _paid_by_platform(act, told)
    elif told.party is not None and _of_another(case, line, told.party):
        came_from_another(act, told.party)
        tell(act)
    else:
        perform(act)
        tell(act)


def _back_to_payer(act: Act, party: Party) -> None:
    """Money that goes back to who had paid it: no more than it paid, and had not back yet."""
    claims = [each for each in act.case.claims_of(act.line) if each.of is party]
    amount, left = act.options.amount, kept_of(act.case, act.line, party)
    if amount is None or not claims or left < amount:
        raise IllegalMove("money.back_over", came=left, party=f"term:unnamed:{party}")
    claim, wrong = _claim_paid(act, claims)
    # what is owed still stays asked for, whoever has its money again
    units = [unit.number for unit in act.units] if act.options.units else wrong
    gave_back(act, claim, amount, units, act.options.way or MoneyWay.BANK)
    act.work.facts |= {"given_back": str(amount), "party": party.value}
    tell(act)


def _claim_paid(act: Act, claims: Sequence[Claim]) -> tuple[Claim, tuple[int, ...]]:
    """The claim whose money goes back, and the numbers of the pieces of it that are not owed.

    The one that was paid and is not owed; else one that was paid for the pieces that are named, the last one.
    """
    told = (act.case, act.line, act.advice, act.terms)
    named = {unit.number for unit in act.units} if act.options.units else set()
    wrong = {
        each.claim.id: tuple(unit.number for unit in each.wrong) for each in overpaid(*told)
    }
    paid = [claim for claim in claims if came_for(act.case, claim)]
    fits = [c for c in paid if c.id in wrong] or [c for c in paid if named & {*c.units}] or paid
    return fits[-1], wrong.get(fits[-1].id, ())


def _of_another(case: Case, line: Line, party: Party) -> bool:
    """Whether money came from somebody else than was asked for the line last."""
    claims = case.claims_of(line)
    return bool(claims) and claims[-1].of is not party


def _refuse_future(on: date | None, today: date) -> None:
    if on is not None and on > today:
        raise IllegalMove("step.day_ahead", day=f"date:{on}")


def _refuse_other_way(told: MoneyTold) -> None:
    """What goes back goes out; a supplier or a carrier whom nothing goes back to only pays in."""
    asked = told.party in (Party.SUPPLIER, Party.CARRIER, Party.BUYER)
    if told.party is not None and (told.back if not told.out else asked and not told.back):
        raise IllegalMove("money.two_ways", party=f"term:unnamed:{told.party}")


def _refuse_again(case: Case, told: MoneyTold) -> None:
    """The same sum under the same reference is the same money."""
    reference = told.reference.strip()
    if not reference:
        return
    same = [p for p in case.payments if (p.outgoing, p.reference) == (told.out, reference)]
    sums = {each for known in same for each in (known.amount, known.billed)}
    # one sum for several lines is noted in its parts
    sums.add(sum((known.amount for known in same), start=Money(0, case.currency)))
    if told.amount in sums:
        raise IllegalMove("money.noted_before", amount=told.amount, reference=reference)


def _refuse_above_the_shop(case: Case, told: MoneyTold) -> None:
    """No more than a shop's file leaves open is its refund: the buyer would be paid too little after it.

    What it paid since that file has a reference of its own; what others decided is none of its refunds.
    """
    theirs = told.out and told.party is Party.PLATFORM
    if not theirs or told.reference.strip() or case.dispute:
        return
    whole, left = case.sale.refunded, refunded_unsaid(case)
    if line := _told_of_alone(case, told):
        whole, noted = figure_there(case, line)
        left = max(whole - noted, Money(0, case.currency))
    if whole and whole.currency == case.currency and left < told.amount:
        key = "money.above_the_shop" if left else "money.above_the_shop_all"
        raise IllegalMove(
            key,
            amount=told.amount,
            all=whole,
            left=left,
            channel=case.channel or "term:unnamed:platform",
        )


def _told_of_alone(case: Case, told: MoneyTold) -> Line | None:
    """The item that is meant, where its request tells what went back for it; else None."""
    if told.postage or (told.line is None and len(case.lines) > 1):
        return None
    line = line_of(case, told.line)
    return line if line.told else None


def _line_for(case: Case, told: MoneyTold) -> Line:
    """The line that was named; else the one whose claim, or whose promise, it is."""
    if told.line is not None or len(case.lines) == 1 or told.postage:
        return line_of(case, told.line or 1)
    if told.out and not told.back:
        owing = [line for line in case.lines if case.outlook(line).due] or list(case.lines)
    else:
        owing = [
            line
            for line in case.lines
            if any(
                told.party is None or claim.of is told.party for claim in case.claims_of(line)
            )
        ]
    if len(owing) != 1:
        raise IllegalMove("step.line_wanted", lines=len(case.lines))
    return owing[0]


def _refuse_decided_again(case: Case, told: MoneyTold, sums: Sequence[Money]) -> None:
    """What a dispute was decided with is noted once: the same sum again has a reference of its own."""
    heard = case.dispute and not (told.reference.strip() or told.units)
    if heard and told.amount in sums:
        raise IllegalMove("money.decision_noted", amount=told.amount)


def _paid_by_platform(act: Act, told: MoneyTold) -> None:
    """What the platform paid on its own is a fact: capped, and asked for by no step again.

    What a decision of others takes from us is one also where the buyer had it before: it opens the case.
    """
    line = act.line
    _refuse_decided_again(act.case, told, decided_with(act.case, line))
    before = line.worth - left_to_take(act.case, line)
    check_payment(line.worth, before, told.amount, None)
    paid = line.refunded + told.amount
    again = line.worth < paid
    if not again:
        demand_own_price(act, told.amount, act.units)
    key = f"{act.case.number}/{line.number}/platform/{paid.minor}{paid.currency}"
    act.work.insert(
        "payment",
        case_id=act.case.id,
        line_id=line.id,
        party=Party.BUYER.value,
        outgoing=1,
        paid_by="platform",
        amount_minor=told.amount.minor,
        currency=told.amount.currency,
        kind="refund",
        units=json.dumps(list(told.units)),
        reference=told.reference.strip(),
        on_day=told.on.isoformat() if told.on else "",
        at=act.work.at,
        pay_key=free_key(act.work.tx, act.case.id, key),
    )
    if again and act.case.closed_at is not None:
        open_again(act)
    if not (again and line.tracks.buyer_money in SETTLED):
        over = again or paid == line.worth or decides(act.case, line)
        state = BuyerMoney.PAID if over else BuyerMoney.PAID_PARTLY
        paid_beside(act.work, act.case, act.beside, line, paid, state)
    act.work.facts |= {"amount": str(told.amount), "by": "platform"}
