"""A step that names some pieces of a line: the line is split by them, and the step is on theirs."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from db.tables import cases as t
from returns.casework.around import Around
from returns.casework.outlook import concluded
from returns.errors import IllegalMove
from returns.ledger.store import Work
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.rules.advice.recommend import recommend_briefly
from returns.rules.parted import DECIDED, OF_ALL, bound, in_two, line_of_pieces
from returns.terms import Move, StepKind


def named_line(case: Case, options: StepOptions) -> StepOptions:
    """The options with the line that the pieces are of, where only one can be meant."""
    if not options.units or options.line is not None or len(case.lines) < 2:
        return options
    line = line_of_pieces(case, options.units)
    return options if line is None else replace(options, line=line.number)


def to_part(case: Case, kind: StepKind | Move, options: StepOptions) -> Line | None:
    """The line that the step splits; None where it is about all of a line, or about none yet.

    Raises `IllegalMove` where the pieces can be told apart no more, or the step knows none.
    """
    if options.units and kind in OF_ALL:
        raise IllegalMove("step.of_all_pieces")
    at = 1 if options.line is None and len(case.lines) == 1 else options.line or 0
    if kind not in DECIDED or not 1 <= at <= len(case.lines):
        return None
    line = case.lines[at - 1]
    if in_two(line, options.units) is None:
        return None
    if bound(case, line):
        raise IllegalMove("step.cannot_part", item=line.title or line.sku)
    return line


def part(work: Work, line: Line, kind: StepKind | Move, options: StepOptions) -> StepOptions:
    """Write the line as two; the options of the step on the pieces that were named."""
    halves = in_two(line, options.units)
    assert halves is not None  # noqa: S101  asked for only then
    stays, leaves = halves
    of_named = min(options.units) in {unit.number for unit in leaves.units}
    row = work.tx.execute(select(t.case_line).where(t.case_line.c.id == line.id)).one()
    cells = row._asdict()
    del cells["id"]
    # what is given on top is given once: to who agreed, else to whose offer stands
    agreed = kind is Move.BUYER_AGREED
    mine, theirs = ("", line.gift) if agreed is of_named else (line.gift, "")
    cells |= {"quantity": leaves.quantity, "offer_minor": _minor(leaves), "gift": theirs}
    new_id = work.insert("line", **cells)
    work.update("line", line.id, quantity=stays.quantity, offer_minor=_minor(stays), gift=mine)
    numbers = {unit.number for unit in leaves.units}
    for unit in leaves.units:
        work.update("unit", unit.id, line_id=new_id)
    photo = t.photo
    shown = select(photo.c.id, photo.c.unit).where(photo.c.line_id == line.id)
    for photo_id, number in work.tx.execute(shown).all():
        if number in numbers:
            work.update("photo", photo_id, line_id=new_id)
    # the newest line of a case is its last
    last = select(func.count()).where(t.case_line.c.case_id == work.case_id)
    at = work.tx.execute(last).scalar_one() if of_named else line.number
    return replace(options, line=at, units=())


def as_parted(
    case: Case, beside: Around, now: datetime, kind: StepKind | Move, options: StepOptions
) -> tuple[Case, StepOptions]:
    """The same without writing anything: the case as it would be, for a letter that is only shown."""
    options = named_line(case, options)
    line = to_part(case, kind, options)
    if line is None:
        return case, options
    halves = in_two(line, options.units)
    assert halves is not None  # noqa: S101  asked for only then
    stays, leaves = halves
    number = len(case.lines) + 1
    leaves = replace(leaves, id=-1, number=number)
    lines = (*(stays if each.id == line.id else each for each in case.lines), leaves)
    triage = beside.settings.triage
    parted = concluded(
        replace(case, lines=lines), now, beside, lambda facts: recommend_briefly(facts, triage)
    )
    of_named = min(options.units) in {unit.number for unit in leaves.units}
    return parted, replace(options, line=number if of_named else line.number, units=())


def _minor(line: Line) -> int | None:
    return line.offer_amount.minor if line.offer_amount is not None else None
