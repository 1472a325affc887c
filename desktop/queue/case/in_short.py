"""The open case and what can be done with it in a few words each, as Ctrl+K lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.queue.case.case_view import (
    LoadedCase,
    button_words,
    hold_of,
    step_title,
    sum_together,
    things_of,
)
from desktop.queue.case.step_words import OFFERING, settled_already, sum_of
from desktop.queue.case.ways_view import WAY_ACTIONS
from desktop.queue.list.case_row import short_number
from returns.money import Money
from returns.records.case import Line
from returns.rules.offers import part_now
from returns.terms import Offer, StepKind
from returns.trade.offers import traits

#: what the recommended step does → the action that would do the same
_SAME = {
    StepKind.APPROVE: "approve",
    StepKind.ASK_RMA: "rma",
    StepKind.INSPECT: "inspect",
    StepKind.CLOSE: "close_case",
}


@dataclass(frozen=True, slots=True)
class CaseInShort:
    """What is said of the open case."""

    #: its number, "00042", and with it the thing as the head of the case names it
    number: str
    heading: str
    #: actions that are called otherwise here: the recommended one like its button
    names: Mapping[str, str]
    #: what an action brings or costs: "€18.40, keep it", "≈ €7.90"
    details: Mapping[str, str]
    #: what the recommended step does anyway; itself, where the case is closed and none is
    same: frozenset[str] = frozenset()


def case_in_short(loaded: LoadedCase, now: datetime) -> CaseInShort:
    """The case in the language on screen."""
    case, line = loaded.case, loaded.meant
    number = short_number(case.number)
    button = button_words(loaded, now)
    advised = _advised(loaded)
    details = {**_costs(loaded, line), "recommended": advised}
    kept = bool(line.worth) and bool(line.left)
    if kept and len(case.lines) == 1:
        details["keep"] = _keeps(line.left)
    step = case.next
    same = {"recommended"} if step is None else set()
    if step is not None and step.kind in _SAME:
        same = {_SAME[step.kind]}
    if step is not None and step.kind in OFFERING and not hold_of(case):
        offer = loaded.offers[case.lead.id]
        same |= {"keep"} if offer is Offer.RETURNLESS_REFUND else set()
    return CaseInShort(
        number=number,
        heading=f"{number} · {things_of(case)}",
        names={"recommended": button} if button else {},
        details=details,
        same=frozenset(same),
    )


def _advised(loaded: LoadedCase) -> str:
    """The sum of the recommended step where it names one, else the step."""
    case, step = loaded.case, loaded.case.next
    if step is None or hold_of(case):
        return step_title(loaded)
    together = sum_together(loaded)
    if together is not None:
        return str(together)
    lead, offer = case.lead, loaded.offers[case.lead.id]
    if step.kind in OFFERING and offer is Offer.PARTIAL_REFUND and not settled_already(lead):
        part = part_now(lead, case.outlook(lead).advice)
        return _keeps(part) if part is not None else step_title(loaded)
    given = sum_of(case, lead, step.kind, offer)
    if given is None or not given:
        return step_title(loaded)
    kept = step.kind in OFFERING and traits(offer).keeps_goods
    return _keeps(given) if kept else str(given)


def _keeps(amount: Money) -> str:
    text = QCoreApplication.translate("CaseInShort", "{amount}, keep it")
    return text.replace("{amount}", str(amount))


def _costs(loaded: LoadedCase, line: Line) -> dict[str, str]:
    """What the cheapest way of each action costs you."""
    if hold_of(loaded.case):
        return {}
    ways = sorted(loaded.case.outlook(line).advice.costs, key=lambda way: -way.cost.minor)
    return {
        WAY_ACTIONS[way.way.value][0]: f"≈ {way.cost}" if way.estimated else str(way.cost)
        for way in ways
    }
