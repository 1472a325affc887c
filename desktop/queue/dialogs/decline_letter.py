"""What a refusal is written with: read and worded on a worker, in the language of whoever reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.look.theme import look
from returns.casework.refusal_grounds import FOUND, WINDOW, ground_words
from returns.casework.rehearsal import StepTold
from returns.errors import NotFound, Refusal
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.letter import Letter
from returns.records.options import StepOptions
from returns.rules.dates.deadlines import DeadlineTable, deadline_table
from returns.rules.money.due import verdict_of
from returns.rules.offers import part_now
from returns.rules.reasons import reason
from returns.rules.steps.declining import Check, checked, promised_time, untried
from returns.terms import Move

if TYPE_CHECKING:
    from returns.desk import Desk


@dataclass(frozen=True, slots=True)
class DeclineKnown:
    """What is read before anything is asked: the days promised for each line by its row number."""

    promised: Mapping[int, int]
    deadlines: DeadlineTable
    #: the language of whoever reads the letter; "" while nobody can tell
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The letter that is wanted: on which ground, and for what reason in the seller's own words."""

    ground: str
    reason: str
    options: StepOptions


@dataclass(frozen=True, slots=True)
class Written:
    """The reason as the buyer reads it, and the letter with it; None where the step writes none."""

    wanted: Wanted
    reason: str
    letter: Letter | None
    #: what of the reason is the ground's sentence
    said: str = ""


def read_known(desk: "Desk", case: Case) -> DeclineKnown:
    """The published promise for each line's goods, and the deadlines that hold."""
    promise = desk.policies.promise()
    days = {line.id: promise.of(_group(desk, line)) for line in case.lines}
    return DeclineKnown(days, deadline_table(desk.settings.get().deadlines), _lang(desk, case))


def _lang(desk: "Desk", case: Case) -> str:
    """Of the letter that would go; what bars it is said once it is written."""
    try:
        tried = _preview(desk, case, StepOptions(untried=True), "…")
    except Refusal:
        return ""
    return tried.lang if tried is not None else ""


def _group(desk: "Desk", line: Line) -> str:
    try:
        return desk.products.get(line.sku).group
    except NotFound:
        return ""


def write(desk: "Desk", case: Case, line: Line, known: DeclineKnown, wanted: Wanted) -> Written:
    """The letter by its facts; raises `Refusal` where the case cannot be refused now."""
    told, ground_said = wanted.reason, ""
    if wanted.ground:
        # only the letter knows who reads it, and in which language
        tried = _preview(desk, case, wanted.options, "…")
        lang = tried.lang if tried is not None else look().lang
        ground_said = ground_words(case, line, known.promised[line.id], wanted.ground, lang)
        # what was typed by hand stays, behind the sentence of the ground
        told = ("" if lang == "zh" else " ").join(filter(None, (ground_said, wanted.reason)))
    tried_so = StepTold(Move.DECLINE, replace(wanted.options, reason=told))
    (refusal,) = desk.rehearsal.refusals(case.id, [tried_so])
    if refusal is not None:
        # said before anybody words a letter that cannot go
        raise refusal
    letter = _preview(desk, case, wanted.options, told)
    return Written(wanted, told, letter, ground_said)


def _preview(desk: "Desk", case: Case, options: StepOptions, told: str) -> Letter | None:
    return desk.cases.preview_letter(case.id, Move.DECLINE, replace(options, reason=told))


def found_ground(line: Line) -> str:
    """What the inspection found, where a refusal can rest on it, else ""."""
    verdict = verdict_of(line)
    return verdict.value if verdict in FOUND else ""


def first_ground(case: Case, line: Line, known: DeclineKnown) -> str:
    """What the facts bear out by themselves: what was found, or a time that was over; else ""."""
    found = found_ground(line)
    if found:
        return found
    window = promised_time(case, case.outlook(line).dates, known.promised[line.id])
    plain = reason(line.reason).goods_fine
    return WINDOW if plain and window is not None and window.over else ""


def checks_of(case: Case, line: Line, known: DeclineKnown, ground: str) -> tuple[Check, ...]:
    """What was looked at for a refusal on that ground."""
    tried = untried(line, case.outlook(line).advice)
    if ground != WINDOW:
        return tried
    days = known.promised[line.id]
    dates = case.outlook(line).dates
    return (*checked(case, line, dates, days, known.deadlines), *tried)


def milder(case: Case, lines: tuple[Line, ...]) -> Money | None:
    """The part that the rules would offer instead, None where they propose none."""
    parts = [part_now(line, case.outlook(line).advice) for line in lines]
    known = [part for part in parts if part is not None]
    return sum(known[1:], start=known[0]) if known and len(known) == len(parts) else None
