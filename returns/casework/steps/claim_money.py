"""Money of claims that moved: what came, for which of them, and what goes back to who had paid it."""

import json
from collections.abc import Sequence

from sqlalchemy import func, select

from db.tables import cases as t
from returns.casework.steps.acting import Act
from returns.casework.steps.as_billed import billed_cells, over_asked
from returns.casework.steps.ending import asks_rest, his_again
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import StoredCase
from returns.records.facts import TurnFacts
from returns.records.unit import Claim
from returns.rules.money.granted_part import beside, still_to_come
from returns.rules.money.overpaid import sum_overpaid
from returns.rules.steps.situation import claimed_party
from returns.rules.tracks.track_machines import MOST_REMINDERS
from returns.terms import Fulfilment, Goods, MoneyWay, Party


def settled(act: Act, facts: TurnFacts) -> None:
    """The money that was accepted came, with what its payer calls it; or the loss was taken."""
    if facts.gives_back:
        _give_back(act)
        return
    if not act.options.amount:
        if facts.given_up and act.line.reminders < MOST_REMINDERS:
            # as one who was reminded in vain: the carrier is asked in his place
            act.set(reminders=MOST_REMINDERS)
        return
    claims = act.case.claims_of(act.line)
    # whoever was asked for a number alone may pay without a claim
    claim = claims[-1] if claims else None
    party = claim.of if claim is not None else claimed_party(act.case, act.line, act.advice)
    _came(act, claim, party)
    _taken_over(act, claim)
    if asks_rest(act):
        # the waiting for the rest begins with it
        act.set(claim_answered_at=act.work.at, reminders=0)


def _give_back(act: Act) -> None:
    """Write down what a supplier or carrier paid and does not owe: it is taken off what it bills us for."""
    found = his_again(act)
    for each in found:
        units = [unit.number for unit in each.wrong]
        gave_back(act, each.claim, each.amount, units, MoneyWay.BILL, each.billed)
    sum_ = sum_overpaid(found)
    act.work.facts["given_back"] = (
        str(sum_) if sum_.currency == act.case.currency else sum_.coded
    )


def gave_back(
    act: Act,
    claim: Claim,
    amount: Money,
    units: Sequence[int],
    way: MoneyWay,
    billed: Money | None = None,
) -> None:
    """Write money down that goes back to who had paid it for a claim."""
    key = f"{act.case.number}/claim/{claim.id}/back"
    _moved(
        act,
        key,
        amount,
        units,
        claim_id=claim.id,
        party=claim.of.value,
        outgoing=1,
        way=way.value,
        **billed_cells(billed),
    )


def came_from_another(act: Act, party: Party) -> None:
    """Money of a party that is not who was asked last: its own, and nobody else's claim is settled by it."""
    mine = [claim for claim in act.case.claims_of(act.line) if claim.of is party]
    _came(act, mine[-1] if mine else None, party)


def _came(act: Act, claim: Claim | None, party: Party) -> None:
    """Write the money that came down as that party's: what it had granted before goes to its own claims."""
    amount, billed = act.options.amount, act.options.billed
    if not amount:
        return
    if claim is not None and not act.options.reason.strip():
        _refuse_over(act, claim, amount, party)
    parts = _parts(act.case, claim, amount) if claim is not None else [(None, amount)]
    theirs = billed.shares([part.minor for _, part in parts]) if billed is not None else ()
    for at, (each, part) in enumerate(parts):
        _moved(
            act,
            f"{act.case.number}/claim/{each.id if each else act.line.id}",
            part,
            _money_for(act, each),
            claim_id=each.id if each else None,
            party=party.value,
            outgoing=0,
            way=act.options.way.value if act.options.way else "",
            **billed_cells(theirs[at] if theirs else None),
        )
    act.work.facts["amount"] = billed.coded if billed is not None else str(amount)


def _parts(case: StoredCase, claim: Claim, amount: Money) -> list[tuple[Claim | None, Money]]:
    """What of the money is for which claim: what was granted beside it comes first."""
    parts: list[tuple[Claim | None, Money]] = []
    for each in beside(case.claims, claim):
        left = still_to_come(case, (each,))
        if left is not None and amount:
            part = min(left, amount, key=lambda money: money.minor)
            parts.append((each, part))
            amount = amount - part
    return [*parts, (claim, amount)] if amount else parts


def _moved(act: Act, key: str, amount: Money, units: Sequence[int], **cells: object) -> None:
    """Write money of a claim down, with what was told of it; `key` is what it is of."""
    act.work.insert(
        "payment",
        case_id=act.case.id,
        line_id=act.line.id,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="claim",
        units=json.dumps(list(units)),
        reference=act.options.reference.strip(),
        on_day=act.options.on.isoformat() if act.options.on else "",
        at=act.work.at,
        pay_key=f"{key}@{act.work.at}#{_payments(act)}",
        **cells,
    )


def _refuse_over(act: Act, claim: Claim, amount: Money, party: Party) -> None:
    """More than was asked is a slip, or wants its reason; raises `IllegalMove`."""
    billed = act.options.billed
    left = over_asked(act.case, claim, amount, billed)
    if left is not None:
        said = {"party": f"term:unnamed:{party}", "amount": billed or amount}
        asked = max(left, Money(0, left.currency), key=lambda money: money.minor)
        raise IllegalMove("money.over_asked", left=asked, **said)


def _money_for(act: Act, claim: Claim | None) -> list[int]:
    """The pieces that money came for: those that were named, else all that its claim is about."""
    if act.options.units:
        return [unit.number for unit in act.units]
    return list(claim.units) if claim is not None else []


def _taken_over(act: Act, claim: Claim | None) -> None:
    """What a platform's warehouse made good is the platform's: nothing of it is to be placed any more."""
    at_platform = act.line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    theirs = claim is not None and claim.of is Party.PLATFORM
    if claim is None or not (at_platform and theirs) or asks_rest(act):
        return
    for unit in act.line.in_state(Goods.RECEIVED):
        if unit.disposition is None and (not claim.units or unit.number in claim.units):
            act.work.update("unit", unit.id, goods=Goods.DISPOSED.value)


def _payments(act: Act) -> int:
    """Payments of the case so far, those that were taken back too: two may come in one second."""
    mine = select(func.count()).where(t.payment.c.case_id == act.case.id)
    return int(act.work.tx.execute(mine).scalar_one())
