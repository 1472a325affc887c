"""Commands that change a case: steps, parcels, findings."""

from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from desktop.cli import desks
from desktop.cli.case_output import letter_json
from desktop.cli.output import as_json, say
from desktop.cli.telling import tell_change
from returns.casework.refusal_grounds import ground_meant, ground_words
from returns.casework.rehearsal import StepTold
from returns.desk import Desk
from returns.errors import NotFound, Refusal
from returns.importing.money_text import typed_amount, typed_with_code
from returns.phrases import say as phrase
from returns.records.case import SUPPLIER_PO, Case
from returns.records.change import Change
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.rules.parted import line_of_pieces
from returns.terms import (
    Disposition,
    ExchangeFrom,
    FreightPayer,
    FreightWay,
    Goods,
    Grade,
    ListingSource,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from returns.whole_file import demand_ending


def act(options: Namespace) -> int:
    """Perform a step or move; prints the letter that goes with it."""
    if options.eml is not None:
        # before the step: it could not be done twice for the sake of a name
        demand_ending(options.eml, (".eml",), "letter")
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        if options.step == "verdict":
            if options.verdict is None:
                raise Refusal("cli.verdict_missing")
            if options.on is not None:
                raise Refusal("step.no_day", act="verdict")
            change = desk.inspections.set_verdict(case_id, Verdict(options.verdict))
        else:
            change = _done(desk, case_id, options)
        return tell_change(desk, case_id, change, options)


def preview(options: Namespace) -> int:
    """The letter that the step would write, from its facts; the step is not done."""
    with desks.reading(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        case = desk.cases.get(case_id)
        if options.step == "verdict":
            raise Refusal("cli.verdict_writes_nothing")
        step, said = _step(desk, case_id, case, options)
        (refusal,) = desk.rehearsal.refusals(case_id, [StepTold(step, said)])
        if refusal is not None:
            # no letter of a step that would not be done
            raise refusal
        letter = desk.cases.preview_letter(case_id, step, said, options.lang)
    if options.json:
        as_json(letter_json(letter, case) if letter is not None else None)
    elif letter is not None:
        say(f"{letter.subject}\n\n{letter.body}")
    return 0


def _step(
    desk: Desk, case_id: int, case: Case, options: Namespace
) -> tuple[StepKind | Move, StepOptions]:
    """The step that is named, or the recommended one, with what was said along with it."""
    said = _step_options(options, case.currency)
    if options.step == "recommended":
        if case.next is None:
            raise Refusal("case.closed_already")
        return case.next.kind, said
    step = StepKind(options.step) if options.step in list(StepKind) else Move(options.step)
    if step is Move.DECLINE:
        said = _as_ground(desk, case_id, said, options.lang)
    return step, said


def _done(desk: Desk, case_id: int, options: Namespace) -> Change:
    """The step with all that was said along with it; the recommended one where none is named.

    While others are waited for, or something is to be checked, there is nothing to do unless
    something was said.
    """
    case = desk.cases.get(case_id)
    step, said = _step(desk, case_id, case, options)
    if options.step == "recommended" and case.next is not None:
        waits = case.next.waiting_for is not None or step is StepKind.CHECK
        if waits and said == StepOptions():
            return Change((case_id,), frozenset())
    meant = [line.id for line in case.lines if line.number == said.line]
    if step is StepKind.INSPECT and (meant or said.line is None):
        # what was found is concluded as it is proposed, as by the button of the window
        return desk.inspections.finish(case_id, line_id=meant[0] if meant else None)
    return desk.cases.do(case_id, step, said, options.lang)


def _as_ground(desk: Desk, case_id: int, said: StepOptions, lang: str | None) -> StepOptions:
    """A reason that only names a known ground, in its sentence; any other stays as it was typed."""
    ground = ground_meant(said.reason)
    if not ground:
        return said
    case = desk.cases.get(case_id)
    at = (said.line or 1) - 1
    if not 0 <= at < len(case.lines):
        return said
    line = case.lines[at]
    try:
        group = desk.products.get(line.sku).group
    except NotFound:
        group = ""
    # only the letter knows who reads it, and in which language
    tried = desk.cases.preview_letter(case_id, Move.DECLINE, replace(said, reason="…"), lang)
    read_in = tried.lang if tried is not None else lang or "en"
    days = desk.policies.promise().of(group)
    return replace(said, reason=ground_words(case, line, days, ground, read_in))


def _step_options(options: Namespace, currency: str) -> StepOptions:
    until = None
    if options.until is not None:
        until = datetime.combine(options.until, time(), tzinfo=UTC)
    return StepOptions(
        amount=typed_with_code(options.amount, currency) if options.amount else None,
        offer=Offer(options.offer) if options.offer else None,
        reason=options.reason,
        note=options.note,
        rma=options.rma,
        tracking=options.tracking,
        carrier=options.carrier,
        route=Route(options.route) if options.route else None,
        until=until,
        answer=options.answer,
        disposition=Disposition(options.disposition) if options.disposition else None,
        overrule=options.overrule,
        line=options.line,
        units=options.units,
        place=options.place,
        exchange=options.exchange,
        exchange_from=ExchangeFrom(options.exchange_from) if options.exchange_from else None,
        reference=options.reference,
        on=options.on,
        gift=options.gift,
        payer=FreightPayer(options.payer) if options.payer else None,
        party=Party(options.to) if options.to else None,
        another=options.another,
        parcel=options.parcel,
    )


def supplier(options: Namespace) -> int:
    """Say who shipped a case's goods, or all goods of its product."""
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        wanted = " ".join(options.name.split()).casefold()
        found = [s for s in desk.policies.suppliers() if s.name.casefold() == wanted]
        if not found:
            names = ", ".join(s.name for s in desk.policies.suppliers())
            if not names:
                raise NotFound("cli.no_supplier_yet", name=options.name)
            raise NotFound("cli.no_supplier", name=options.name, names=names)
        listing = ListingSource(options.listing) if options.listing else None
        with desk.together():
            change = desk.cases.set_supplier(
                case_id,
                found[0].id,
                line=options.line,
                for_product=options.product,
                listing=listing,
            )
            if options.po is not None:
                change = desk.cases.set_supplier_says(
                    case_id, SUPPLIER_PO, options.po, options.line
                )
        return tell_change(desk, case_id, change, options)


def receive(options: Namespace) -> int:
    """Find a parcel's case by any of its codes and take the parcel in."""
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        try:
            found = desk.receiving.find(options.code)
        except NotFound as missing:
            unmarked = missing.key == "receiving.nothing_scanned" and not options.note.strip()
            if not options.keep_unmatched or unmarked:
                raise
            desk.receiving.keep_unmatched(options.code, options.note)
            if options.json:
                as_json({"unmatched": options.code})
            else:
                say(phrase("cli.kept_unmatched", lang, code=options.code))
            return 0
        if found.parcel_id is not None and not found.case_ids:
            return _match(desk, found.parcel_id, options)
        if len(found.case_ids) > 1:
            numbers = ", ".join(desk.cases.get(case_id).number for case_id in found.case_ids)
            raise Refusal("cli.several", code=options.code, cases=numbers)
        (case_id,) = found.case_ids
        change = desk.receiving.receive(
            case_id, options.code, another=options.another, parcel=options.parcel
        )
        return tell_change(desk, case_id, change, options)


def _match(desk: Desk, parcel_id: int, options: Namespace) -> int:
    """A parcel that was kept apart: it belongs to the case that is named."""
    if not options.case:
        raise Refusal("cli.kept_apart", code=options.code)
    case_id = desk.cases.find(options.case)
    change = desk.receiving.match(
        parcel_id, case_id, another=options.another, parcel=options.parcel
    )
    return tell_change(desk, case_id, change, options)


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or name not in (
            *("item", "quantity", "condition", "parts", "serial", "packing", "weight"),
        ):
            raise Refusal("cli.field", text=text)
        pairs.append((name, value))
    return pairs


def _draft(case: Case, options: Namespace) -> FindingDraft | None:
    """What is said of the unit now, over what was said of it before; None when nothing is."""
    line = case.lines[options.line - 1]
    before = next((unit for unit in line.units if unit.number == options.unit), None)
    told: dict[str, Any] = {
        "package": PackageState(options.package) if options.package else None,
        "complete": options.complete == "yes" if options.complete else None,
        "works": Works(options.works) if options.works else None,
        "marks": options.marks,
        "serial": options.serial,
        "weight_g": options.weight,
        "grade": Grade(options.grade) if options.grade else None,
        "instead": options.instead,
    }
    told = {name: value for name, value in told.items() if value is not None}
    if not told:
        return None
    draft = FindingDraft(line.id, options.unit)
    if before is not None:
        draft = FindingDraft(
            line.id,
            options.unit,
            package=before.package,
            complete=before.complete,
            works=before.works,
            marks=before.marks,
            serial=before.serial,
            weight_g=before.weight_g,
            grade=before.grade if before.grade_overruled else None,
            disposition=before.disposition,
            instead=before.instead,
        )
    return replace(draft, **told)


def inspect(options: Namespace) -> int:
    """Record a finding on one unit, that it did not come, and the verdict when it is given.

    A verdict concludes the inspection once every unit that came was spoken of.
    """
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        case = desk.cases.get(case_id)
        if not 1 <= options.line <= len(case.lines):
            raise NotFound("case.no_line", line=options.line, case=case.number)
        _say_which(case, options)
        with desk.together():
            change = _looked(desk, case_id, case, options)
            if options.verdict:
                change = _concluded(desk, case_id, case, options)
            if change is None:
                raise Refusal("cli.nothing_found")
        return tell_change(desk, case_id, change, options)


def _say_which(case: Case, options: Namespace) -> None:
    """Of an item whose pieces are several lines by now: the line of the piece, or the line's first piece."""
    if options.unit_named and not options.line_named and len(case.lines) > 1:
        line = line_of_pieces(case, (options.unit,))
        options.line = line.number if line is not None else options.line
    numbers = [unit.number for unit in case.lines[options.line - 1].units]
    if not options.unit_named and numbers and options.unit not in numbers:
        options.unit = min(numbers)


def _concluded(desk: Desk, case_id: int, case: Case, options: Namespace) -> Change:
    """The verdict on a unit, or on all of its line that is here."""
    disposition = Disposition(options.disposition) if options.disposition else None
    line, verdict = case.lines[options.line - 1], Verdict(options.verdict)
    if not _of_one_unit(case, options):
        return desk.inspections.finish(case_id, verdict, disposition, line.id)
    change = desk.inspections.decide(
        case_id, line.id, options.unit, verdict=verdict, disposition=disposition
    )
    return _finish_where_all_is_said(desk, case_id, line.id) or change


def _of_one_unit(case: Case, options: Namespace) -> bool:
    """A verdict is of one unit where the line has several."""
    line = case.lines[options.line - 1]
    return options.unit_named and len(line.units) > 1


def _finish_where_all_is_said(desk: Desk, case_id: int, line_id: int) -> Change | None:
    """Conclude once every unit that is here has its verdict; None while one is still to be seen."""
    line = desk.cases.get(case_id).line(line_id)
    here = line.in_state(Goods.RECEIVED)
    if not here or any(unit.verdict is None for unit in here):
        return None
    return desk.inspections.finish(case_id, line_id=line_id)


def _looked(desk: Desk, case_id: int, case: Case, options: Namespace) -> Change | None:
    """All that was said but the verdict."""
    line = case.lines[options.line - 1]
    draft = _draft(case, options)
    if options.missing and (draft is not None or options.here):
        raise Refusal("cli.missing_and_found")
    change = desk.receiving.lay_in_it(case_id, line.id, options.unit) if options.here else None
    if draft is not None:
        change = desk.inspections.save_finding(case_id, draft)
    if options.missing:
        change = desk.inspections.miss(case_id, line.id, options.unit)
        change = _finish_where_all_is_said(desk, case_id, line.id) or change
    if options.disposition and not options.verdict:
        change = desk.inspections.decide(
            case_id, line.id, options.unit, disposition=Disposition(options.disposition)
        )
    for field, text in _pairs(options.found):
        change = desk.cases.set_found_says(case_id, field, text, options.line)
    for field, text in _pairs(options.supplier_says):
        change = desk.cases.set_supplier_says(case_id, field, text, options.line)
    for way, text in (
        (FreightWay.OUT, options.freight_out),
        (FreightWay.BACK, options.freight_back),
    ):
        if text is not None:
            cost = typed_amount(text, case.currency) if text else None
            change = desk.inspections.set_freight(case_id, way, cost)
    return change
