"""`sendback photo`: originals into the vault, and which goods they show."""

from argparse import Namespace

from desktop.cli import desks
from desktop.cli.output import as_json, say
from returns.errors import NotFound, Refusal
from returns.phrases import say as phrase
from returns.records.case import Case
from returns.records.inspection import PhotoOf
from returns.rules.goods.shown_goods import names_of
from returns.rules.sentences import sentences


def _shown(case: Case, options: Namespace) -> PhotoOf | None:
    """The goods that are on photos, by their numbers; None where nobody says."""
    if options.line is None and options.unit is None:
        return None
    if options.line is None and len(case.lines) > 1:
        raise Refusal("cli.unit_of_which", case=case.number)
    number = 1 if options.line is None else options.line
    if not 1 <= number <= len(case.lines):
        raise NotFound("case.no_line", line=number, case=case.number)
    return PhotoOf(case.lines[number - 1].id, options.unit)


def photo(options: Namespace) -> int:
    """Add originals; one that cannot be kept is told and the others go on."""
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        case = desk.cases.get(case_id)
        of = _shown(case, options)
        result = desk.photos.add(case_id, options.files, options.shot, of=of)
    refused, unshown = (
        [{"file": name, "why": refusal.say(lang)} for name, refusal in told]
        for told in (result.refused, result.unshown)
    )
    if options.json:
        added = [
            {
                "sha256": p.sha256,
                "bytes": p.bytes,
                "shot": p.shot,
                "taken_at": p.taken_at or None,
                "line": next((ln.number for ln in case.lines if ln.id == p.line_id), None),
                "unit": p.unit,
            }
            for p in result.added
        ]
        doubted = sentences(result.doubted, lang)
        told = {"unshown": unshown, "refused": refused, "doubted": doubted}
        names = {
            "said": [p.name for p in result.said],
            "unsaid": [p.name for p in result.unsaid],
        }
        as_json({"added": added, **told, **names, "left": result.left})
    else:
        for added_photo in (*result.added, *result.said):
            say(f"{added_photo.sha256}  {added_photo.name}  {added_photo.shot}")
        if result.unsaid:
            named = names_of(result.unsaid)
            say(phrase("cli.photos_unsaid", lang, count=len(result.unsaid), names=named))
        for item in (*unshown, *refused):
            say(f"{item['file']}: {item['why']}")
        for because in sentences(result.doubted, lang):
            say(because)
        if result.left:
            say(phrase("cli.photos_left", lang, count=result.left))
    # what the case has already is known, and nothing failed
    failed = [refusal for _, refusal in result.refused if refusal.key != "photos.twice"]
    return 1 if failed else 0
