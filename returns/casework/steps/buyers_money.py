"""Money that came from the buyer's side: a refund of ours that bounced, or what the buyer sent back."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select

from db.tables import cases as t
from returns.casework.steps.acting import Act
from returns.casework.steps.ending import open_again
from returns.casework.steps.steps import tell
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.unit import BOUNCED, Payment, paid_of
from returns.rules.money.due import due_now
from returns.rules.money.settled import paid_numbers, replaced_pieces, sent_instead
from returns.rules.tracks.track_machines import PAID
from returns.terms import BuyerMoney, Party


def bounced(act: Act, amount: Money, line: Line | None, *, postage: bool) -> None:
    """A refund of ours never reached the buyer: it counts as not paid, and what is owed is due again.

    Of `line` alone, of the order's `postage`, or of whatever it was for. Raises `IllegalMove` for a sum that
    was no refund of ours.
    """
    found = _refund_of(act.case, amount, line, postage=postage)
    if not found:
        raise IllegalMove("money.none_bounced", amount=amount)
    _refuse_sent_back(act.case, found)
    last = _last_event(act)
    for payment in found:
        act.work.update("payment", payment.id, kind=BOUNCED, taken_back_seq=last)
    for each in act.case.lines:
        gone = [payment for payment in found if payment.line_id == each.id]
        if gone and each.tracks.buyer_money in PAID:
            _owed_again(act, each, each.refunded - paid_of(gone, act.case.currency))
    if act.case.closed_at is not None:
        open_again(act)
    act.work.facts["amount"] = str(amount)
    tell(act)


def _refund_of(
    case: Case, amount: Money, line: Line | None, *, postage: bool
) -> Sequence[Payment]:
    """Our payments that come to that sum: the last one, else those that were made in one go; () for none."""
    ours = [
        payment
        for payment in reversed(case.payments)
        if payment.to_buyer
        and not payment.by_platform
        and (line is None or payment.line_id == line.id)
        and (not postage or payment.line_id is None)
    ]
    moments = dict.fromkeys(payment.at for payment in ours)
    together = ([payment for payment in ours if payment.at == at] for at in moments)
    one_by_one = ([payment] for payment in ours)
    same = (each for each in (*one_by_one, *together) if paid_of(each, case.currency) == amount)
    return next(same, ())


def _refuse_sent_back(case: Case, found: Sequence[Payment]) -> None:
    """Who sent a part of it back had it; raises `IllegalMove`."""
    for line_id in {payment.line_id for payment in found}:
        amount = paid_of((p for p in found if p.line_id == line_id), case.currency)
        had = _postage_had(case) if line_id is None else case.line(line_id).refunded
        if had < amount:
            raise IllegalMove("money.buyer_over", had=had, amount=amount)


def _last_event(act: Act) -> int:
    """The last event of the case before this one: until then the money counted as paid."""
    event = t.event
    query = select(func.max(event.c.seq)).where(event.c.case_id == act.case.id)
    return int(act.work.tx.execute(query).scalar_one())


def _owed_again(act: Act, line: Line, left: Money) -> None:
    """The line stands where it did before that refund; `left` is what the buyer still has of it."""
    had_any = bool(left) or sent_instead(act.case, line) > 0
    state = BuyerMoney.PAID_PARTLY if had_any else BuyerMoney.AGREED
    if line.paid_for is not None and not left < line.paid_for:
        state = BuyerMoney.PAID
    paid_at = {} if had_any else {"paid_at": None}
    act.work.update("line", line.id, buyer_money=state.value, **paid_at)


def sent_back(act: Act, amount: Money, *, postage: bool) -> None:
    """The buyer sent money back: no more than he had. Nobody pays it to him again for that."""
    case, line = act.case, act.line
    had = _postage_had(case) if postage else line.refunded
    if had < amount:
        raise IllegalMove("money.buyer_over", had=had, amount=amount)
    numbers = [unit.number for unit in act.units] if act.options.units else []
    act.work.insert(
        "payment",
        case_id=case.id,
        line_id=None if postage else line.id,
        party=Party.BUYER.value,
        outgoing=0,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="postage" if postage else "refund",
        units=json.dumps([] if postage else numbers or sorted(paid_numbers(case, line))),
        reference=act.options.reference.strip(),
        on_day=act.options.on.isoformat() if act.options.on else "",
        at=act.work.at,
        pay_key=f"{case.number}/buyer/{len(case.payments)}@{act.work.at}",
    )
    if not postage and _is_settled(act, amount):
        act.set(buyer_money=BuyerMoney.CONFIRMED.value)
    act.work.facts["amount"] = str(amount)
    tell(act)


def _postage_had(case: Case) -> Money:
    """What the buyer had back in this case of the order's postage."""
    return paid_of((p for p in case.payments if p.kind == "postage"), case.currency)


def _is_settled(act: Act, amount: Money) -> bool:
    """Whether nothing is left to pay or to ask after: who sends money back had it, and wants it no more."""
    line, money = act.line, act.line.tracks.buyer_money
    if money is not BuyerMoney.PAID_PARTLY:
        return money is BuyerMoney.PAID
    after = replace(line, refunded=line.refunded - amount)
    return not _due(act, line) and bool(_due(act, after))


def _due(act: Act, line: Line) -> Money:
    percent = act.beside.settings.triage.used_back_percent
    return due_now(line, act.advice, percent, replaced_pieces(act.case, line))
