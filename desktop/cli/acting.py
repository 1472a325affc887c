"""Commands that change a case: steps, parcels, findings, photos."""

from argparse import Namespace
from datetime import UTC, datetime, time

from desktop.cli import desks
from desktop.cli.output import as_json, case_json, say
from returns.desk import Desk
from returns.errors import NotFound, Refusal
from returns.money import Money
from returns.phrases import say as phrase
from returns.phrases import word
from returns.records.change import Change
from returns.records.options import StepOptions
from returns.terms import (
    Disposition,
    Grade,
    Move,
    Offer,
    PackageState,
    Route,
    StepKind,
    Verdict,
    Works,
)


def act(options: Namespace) -> int:
    """Perform a step or move; prints the letter that goes with it."""
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        if options.step == "recommended":
            (done,) = desk.cases.do_recommended([case_id])
            if isinstance(done, Refusal):
                raise done
            change = done
        elif options.step == "verdict":
            if options.verdict is None:
                raise Refusal("cli.verdict_missing")
            change = desk.cases.set_verdict(case_id, Verdict(options.verdict))
        else:
            step = (
                StepKind(options.step) if options.step in list(StepKind) else Move(options.step)
            )
            currency = desk.cases.get(case_id).value.currency
            change = desk.cases.do(case_id, step, _step_options(options, currency))
        return _tell(desk, case_id, change, options)


def _step_options(options: Namespace, currency: str) -> StepOptions:
    until = None
    if options.until is not None:
        until = datetime.combine(options.until, time(), tzinfo=UTC)
    return StepOptions(
        amount=Money.parse(options.amount, currency) if options.amount else None,
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
    )


def _tell(desk: Desk, case_id: int, change: Change | None, options: Namespace) -> int:
    lang = options.lang or "en"
    case = desk.cases.get(case_id)
    letter = change.letter if change else None
    if letter is not None and getattr(options, "eml", None):
        from returns.documents.letters import as_eml

        options.eml.write_bytes(as_eml(letter, sender=desk.settings.get().email))
    if options.json:
        told = case_json(case, desk.cases.history(case_id), lang)
        if letter is not None:
            told["letter"] = {
                "to": letter.to.value,
                "address": letter.address,
                "subject": letter.subject,
                "body": letter.body,
            }
        as_json(told)
        return 0
    if letter is not None:
        say(f"{letter.subject}\n\n{letter.body}\n")
    following = (
        word("step", case.next.kind, lang) if case.next else word("view", "closed", lang)
    )
    say(phrase("cli.next", lang, case=case.number, step=following))
    return 0


def receive(options: Namespace) -> int:
    """Find a parcel's case by any of its codes and take the parcel in."""
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        try:
            found = desk.receiving.find(options.code)
        except NotFound:
            if not options.keep_unmatched:
                raise
            desk.receiving.keep_unmatched(options.code, options.note)
            say(phrase("cli.kept_unmatched", lang, code=options.code))
            return 0
        if len(found.case_ids) > 1:
            numbers = ", ".join(desk.cases.get(case_id).number for case_id in found.case_ids)
            raise Refusal("cli.several", code=options.code, cases=numbers)
        (case_id,) = found.case_ids
        change = desk.receiving.receive(case_id, options.code)
        return _tell(desk, case_id, change, options)


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


def inspect(options: Namespace) -> int:
    """Record a finding on one unit, and the verdict when it is given."""
    from returns.records.inspection import FindingDraft

    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        case = desk.cases.get(case_id)
        if not 1 <= options.line <= len(case.lines):
            raise NotFound("case.no_line", line=options.line, case=case.number)
        change = None
        if options.package or options.complete or options.works or options.marks:
            draft = FindingDraft(
                line_id=case.lines[options.line - 1].id,
                unit=options.unit,
                package=PackageState(options.package or "opened"),
                complete=options.complete != "no",
                works=Works(options.works or "untested"),
                marks=options.marks,
                serial=options.serial,
                weight_g=options.weight,
                grade=Grade(options.grade) if options.grade else None,
            )
            change = desk.inspections.save_finding(case_id, draft)
        for field, text in _pairs(options.found):
            change = desk.cases.set_found_says(case_id, field, text)
        for field, text in _pairs(options.supplier_says):
            change = desk.cases.set_supplier_says(case_id, field, text)
        if options.verdict:
            disposition = Disposition(options.disposition) if options.disposition else None
            change = desk.inspections.finish(case_id, Verdict(options.verdict), disposition)
        return _tell(desk, case_id, change, options)


def photo(options: Namespace) -> int:
    """Add originals; one that cannot be kept is told and the others go on."""
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        result = desk.photos.add(case_id, options.files, options.shot)
    refused = [{"file": name, "why": refusal.say(lang)} for name, refusal in result.refused]
    if options.json:
        added = [
            {
                "sha256": p.sha256,
                "bytes": p.bytes,
                "shot": p.shot,
                "taken_at": p.taken_at or None,
            }
            for p in result.added
        ]
        as_json({"added": added, "refused": refused})
    else:
        for added_photo in result.added:
            say(f"{added_photo.sha256}  {added_photo.name}  {added_photo.shot}")
        for item in refused:
            say(f"{item['file']}: {item['why']}")
    return 1 if refused else 0
