"""What a sheet says of its pictures: how many, since when, and which are still missing."""

from collections.abc import Mapping, Sequence
from datetime import date

from returns.clock import stamp
from returns.documents.labels.label_parts import written_day
from returns.papers.sheet.sealed_pictures import SealedPicture
from returns.phrases import say, word
from returns.records.case import Case, Line, Photo
from returns.records.papers import Completeness, PhotoForPage
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.dates.photo_dates import doubt, taken_on
from returns.rules.goods.comparison import faults_seen
from returns.rules.goods.shot_list import deciding_shots, missing, shots_for, shots_of_all
from returns.rules.goods.shown_goods import photos_of, readable
from returns.terms import HoldKind, Lang, SupplierClaim
from returns.trade.verdicts import VERDICTS

_NOBODY: Mapping[int, str] = {}
#: characters of an item's name in the caption of a photo: it stands whole among the items
_MOST_NAMED = 48


def pictures_told(case: Case, complete: Completeness, lang: Lang) -> list[str]:
    """How many pictures there are and since when, no more than is known: a camera's clock may lie."""
    shown = readable(case.photos)
    taken = [
        day
        for photo in shown
        if (day := taken_on(photo)) is not None and doubt(photo, case) is None
    ]
    undated = [
        photo.added_at.date()
        for photo in shown
        if taken_on(photo) is None or doubt(photo, case) is not None
    ]
    unreadable = [photo.added_at.date() for photo in case.photos if not photo.format]
    groups = (("taken", taken), ("added", undated), ("unreadable", unreadable))
    counted = [_counted(f"papers.photos_{name}", days, lang) for name, days in groups if days]
    return [*counted, *_why_none(case, complete, lang)]


def _why_none(case: Case, complete: Completeness, lang: Lang) -> list[str]:
    """Why pictures are not there, as whoever overruled the wish for them said; not where they are by now."""
    answers = (answer.kind for claim in case.claims for answer in claim.answers)
    wanted = bool(complete.missing) or SupplierClaim.MORE_ASKED in answers
    told = (_why_not_of(case, line, lang, wanted=wanted) for line in case.lines)
    return [each for each in dict.fromkeys(told) if each]


def _why_not_of(case: Case, line: Line, lang: Lang, *, wanted: bool) -> str:
    reason = line.lifted.get(HoldKind.NO_PHOTO, "").rstrip(".。")
    if not reason:
        return ""
    if not readable(case.photos):
        return say("papers.no_photo", lang, reason=reason)
    if not wanted and not readable(photos_of(case, (line,))):
        return say("papers.no_photo_of", lang, item=line.title, reason=reason)
    return say("papers.fewer_photos", lang, reason=reason) if wanted else ""


def _counted(key: str, days: Sequence[date], lang: Lang) -> str:
    first, last = (written_day(day, lang) for day in (min(days), max(days)))
    when = first if first == last else say("papers.span", lang, first=first, last=last)
    return say(key, lang, count=len(days), when=when)


def completeness(case: Case, terms: PolicyTerms | None, lang: Lang) -> Completeness:
    """How far the case has what the addressee asks for; our own list is nothing that was asked."""
    demands = terms is not None and (terms.evidence.shots or terms.evidence.serial)
    # our own list is nothing that the addressee asked for
    asked = shots_of_all((line.reason, terms) for line in case.lines) if demands else ()
    # of several items each has to be on its own pictures
    wanted = {
        shot
        for line in case.lines
        for shot in missing(
            shots_for(line.reason, terms),
            [photo.shot for photo in readable(photos_of(case, (line,)))],
        )
    }
    lacking = tuple(shot for shot in asked if shot in wanted)
    return Completeness(
        asked=len(asked),
        present=len(asked) - len(lacking),
        missing=tuple(word("shot", shot, lang) for shot in lacking),
        serial_asked=bool(terms and terms.evidence.serial),
        serial_given=any(unit.serial for unit in case.units),
        video_asked=bool(terms and terms.evidence.video),
    )


def photo_pages(
    pictures: Sequence[SealedPicture],
    lang: str,
    *,
    case: Case | None = None,
    by: Mapping[int, str] = _NOBODY,
    others: bool = False,
    items: Sequence[Line] = (),
) -> list[PhotoForPage]:
    """A case's photos as pages show them; one that cannot be decoded has no picture.

    `by` says who took each in, by the row numbers of photos. With its case a photo says what is to be
    seen on it, in the words of whoever looked at the goods; where `others` were looked at, that the case
    is shown without, only one that says which piece is on it. Of several `items` each photo names the one
    that it shows, where somebody said it.
    """
    shown = items or (case.lines if case is not None else ())
    return [
        PhotoForPage(
            path=picture.path,
            caption=_caption(photo, shown, lang),
            shot=photo.shot,
            sha256=photo.sha256,
            bytes=photo.bytes,
            width=photo.width,
            height=photo.height,
            format=photo.format,
            taken_at=photo.taken_at,
            added_at=stamp(photo.added_at),
            has_gps=picture.placed,
            by=by.get(photo.id, ""),
            words=_seen_on(photo, case, lang, others=others) if case is not None else "",
            line_id=photo.line_id,
            unit=photo.unit,
            sound=case is not None and _sound(photo, case),
            deciding=_deciding(photo, case) if case is not None else (),
        )
        for picture in pictures
        for photo in (picture.photo,)
    ]


def _caption(photo: Photo, items: Sequence[Line], lang: str) -> str:
    """What kind of photo it is, and of which of several items and pieces: `Front: Lamp, unit 2`."""
    kind = word("shot", photo.shot, lang) if photo.shot else say("papers.without_shot", lang)
    line = next((each for each in items if each.id == photo.line_id), None)
    if line is None:
        return kind
    name = ""
    if len(items) > 1:
        name = line.title or line.sku
        name = f"{name[: _MOST_NAMED - 1]}…" if len(name) > _MOST_NAMED else name
        alike = sum((each.title or each.sku) == (line.title or line.sku) for each in items)
        name = name if alike == 1 else f"{line.number}. {name}"
    if photo.unit is not None and len(line.units) > 1:
        key = "documents.evidence.unit.of" if name else "events.about.unit"
        name = say(key, lang, title=name, unit=photo.unit)
    return say("papers.photo_of", lang, kind=kind, item=name) if name else kind


def _pieces_on(photo: Photo, case: Case) -> list[tuple[Line, Unit]]:
    """The pieces that may be on a photo."""
    return [
        (line, unit)
        for line in case.lines
        for unit in line.units
        if photo.line_id in (None, line.id) and photo.unit in (None, unit.number)
    ]


def _sound(photo: Photo, case: Case) -> bool:
    """Whether nothing is wrong with what is on a photo, while something is with other pieces."""

    def faulty(line: Line, unit: Unit) -> bool:
        absent = unit.verdict is not None and VERDICTS[unit.verdict].nothing_here
        return bool(absent or unit.instead or faults_seen(unit, line.reason, "en"))

    broken = any(faulty(line, unit) for line in case.lines for unit in line.units)
    return broken and not any(faulty(*each) for each in _pieces_on(photo, case))


def _deciding(photo: Photo, case: Case) -> tuple[str, ...]:
    """The shots that show why what may be on the photo was judged so."""
    told = (
        deciding_shots(unit.verdict or "", line.reason)
        for line, unit in _pieces_on(photo, case)
    )
    return next(filter(None, told), ())


def _seen_on(photo: Photo, case: Case, lang: str, *, others: bool) -> str:
    """What such a shot shows, where one piece alone was looked at: of several nobody says which it is."""
    looked = [each for each in _pieces_on(photo, case) if each[1].looked_at]
    if len(looked) != 1 or (others and photo.unit is None):
        return ""
    (line, unit), shot = looked[0], photo.shot
    if shot in ("defect_close", "defect_wide"):
        return unit.marks.strip()
    if shot == "packing":
        return line.found_says.get("packing", "").strip()
    if shot == "serial_plate" and unit.serial:
        return say("papers.seen.serial", lang, serial=unit.serial)
    if shot == "on_scales" and unit.weight_g is not None:
        return say("papers.seen.weight", lang, grams=unit.weight_g)
    if shot == "opened_inside" and unit.package is not None:
        return say("papers.seen.package", lang, state=word("package", unit.package, lang))
    return ""
