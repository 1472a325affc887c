"""What the buyer got for a line since he was last asked whether it arrived: that alone is asked after now."""

from dataclasses import replace

from db.case_parts import of_case
from db.tables import cases as t
from returns.casework.steps.acting import Act
from returns.clock import moment
from returns.ledger import rows
from returns.records.case import StoredCase
from returns.records.kept_letter import KeptLetter
from returns.terms import Party
from returns.trade.letter_templates import TEMPLATES


def earlier_letters(act: Act, to: Party) -> list[KeptLetter]:
    """The letters of the case to that reader that went before."""
    work = act.work
    if work.earlier is None:
        found = of_case(work.tx, t.message, act.case.id)
        number = act.case.number
        work.earlier = tuple(KeptLetter(number, row.at, rows.letter(row)) for row in found)
    return [kept for kept in work.earlier if kept.letter.to is to]


def not_asked_after(act: Act) -> StoredCase:
    """The case with the money and the new ones alone that nobody has asked after yet.

    As it is where the buyer was asked after all of it, and is so once more.
    """
    case, line = act.case, act.line
    asked = [
        moment(kept.at)
        for kept in earlier_letters(act, Party.BUYER)
        if _asks_after(kept.letter.template)
        and any(item.line_id == line.id for item in kept.letter.facts.items)
    ]
    if not asked:
        return case
    last = max(asked)
    paid = tuple(p for p in case.payments if p.at > last)
    sent = tuple(x for x in case.exchanges if x.sent_at is not None and x.sent_at > last)
    mine = [p for p in paid if p.to_buyer and p.line_id == line.id]
    if not mine and not any(x.line_id == line.id for x in sent):
        return case
    return replace(case, payments=paid, exchanges=sent)


def _asks_after(template: str) -> bool:
    """Whether it asks for what arrived; a template of an older version may be gone."""
    traits = TEMPLATES.get(template)
    return traits is not None and traits.asks_after
