"""Why it is asked: what was found, on what ground, by which clause; each with the photos that show it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.documents.evidence_pages.framed import letter
from returns.documents.evidence_pages.lettered import mixed, shortened_in
from returns.documents.evidence_pages.look import Look
from returns.documents.labels.label_parts import written_day
from returns.documents.typesetting.text import Para, Style
from returns.language import between, run_on
from returns.phrases import say, word, word_within
from returns.records.papers import EvidenceRecord, FoundUnit, PhotoForPage, TermQuoted
from returns.terms import Party, Verdict
from returns.trade.verdicts import VERDICTS

#: a reader takes in no more at a glance; the others stand with the story
MOST_REASONS = 3
#: shots of `resources/shots.json` that show what is wrong, and those that show how it came about
FAULT = ("defect_close", "defect_wide", "beside_listing", "front", "accessories", "back")
CAUSE = ("packing", "opened_inside", "box_damage", "serial_plate", "on_scales", "outer_box")
_MOST_PHOTOS = 4


def showing(photo: PhotoForPage) -> tuple[str, ...]:
    """The shots that show best what is wrong with what is on a photo, in order."""
    return photo.deciding or FAULT


@dataclass(frozen=True, slots=True)
class Glance:
    """What a reason may take at most: so many lines of `room` points."""

    lines: int
    room: float


@dataclass(frozen=True, slots=True)
class _Reason:
    """A reason: what is stressed, what follows it, and where it is seen or written."""

    lead: str
    words: str
    shown: str = ""


def reasons(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    most: int = MOST_REASONS,
    glance: Glance | None = None,
) -> list[Para]:
    """The reasons that decide, as paragraphs; no more than `most`.

    None is longer than a `glance`: what is cut is told whole by `told_below`.
    """
    told = _told(sheet, photos, look.lang)[:most]
    return [_glanced(each, glance, look) if glance else _set(each, look) for each in told]


def told_below(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    shown: int = MOST_REASONS,
    glance: Glance | None = None,
) -> list[Para]:
    """The reasons that the head does not tell whole, where so many are `shown`, at a `glance`.

    What was found is told by the story as well, and not said again.
    """
    told = _told(sheet, photos, look.lang)
    cut = [each for each in told[:shown] if glance and _is_cut(each, glance, look)]
    story = "\n".join(sheet.what_happened).casefold()
    left = [each for each in cut if not each.lead or each.lead.casefold() not in story]
    return [_set(each, look) for each in (*left, *told[shown:])]


def _is_cut(reason: _Reason, glance: Glance, look: Look) -> bool:
    return len(_set(reason, look).lines(glance.room)) > glance.lines


def _glanced(reason: _Reason, glance: Glance, look: Look) -> Para:
    """As much of it as stands on a few lines, with the photos that show it."""
    lead = len(reason.lead) > len(reason.words)
    whole = reason.lead if lead else reason.words
    apart = whole[: len(whole) - len(whole.lstrip())]

    def set_with(words: str) -> Para:
        told = f"{apart}{words}"
        cut = replace(reason, lead=told) if lead else replace(reason, words=told)
        return _set(cut, look)

    return shortened_in(whole.lstrip(), set_with, glance.room, glance.lines, look.lang)


def _set(reason: _Reason, look: Look) -> Para:
    strong, body = look.ladder.strong, look.ladder.body
    parts: list[tuple[str, Style]] = [(reason.lead, strong)] if reason.lead else []
    parts.append((reason.words, body))
    if reason.shown:
        # a bracket in Chinese has its own white
        parts.append((reason.shown if look.lang == "zh" else f" {reason.shown}", body))
    return mixed(parts, look.lang)


def _told(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str) -> list[_Reason]:
    found = _found(sheet, lang)
    wrong = [p for p in photos if p.shot in showing(p) and not p.sound]
    shown = _numbers(photos, wrong, lang)
    seen = [_Reason(found, _of_units(sheet, lang), shown)] if found else []
    told = []
    for number, ground in enumerate(sheet.grounds):
        how = [p for p in photos if p.shot in CAUSE]
        # where no finding names what shows the fault, the ground does
        meant = how if found else [*wrong, *how]
        cause = _numbers(photos, meant, lang) if not number else ""
        told.append(_Reason("", ground, cause))
    # who decides over the buyer's claim reads why it is not right, before what was seen on the goods
    told = [*told, *seen] if sheet.addressee is Party.PLATFORM else [*seen, *told]
    told += [_clause(term, lang) for term in sheet.terms]
    return [each for each in told if each.lead or each.words]


def seen_on(findings: Sequence[FoundUnit], lang: str) -> tuple[str, ...]:
    """What was seen on the goods, in the words of whoever looked; of what is not there, that it is not."""
    told = (
        words.strip()
        for each in findings
        for words in (each.unit.instead, *each.faults, _nothing_here(each, lang))
    )
    return tuple(dict.fromkeys(filter(None, told)))


def _nothing_here(found: FoundUnit, lang: str) -> str:
    verdict = found.unit.verdict
    gone = verdict is not None and VERDICTS[verdict].nothing_here
    return word_within("verdict", verdict, lang) if gone and verdict is not None else ""


def _found(sheet: EvidenceRecord, lang: str) -> str:
    """What was seen on the goods; else what was concluded."""
    seen = seen_on(sheet.findings, lang)
    if not seen:
        judged = (each.unit.verdict for each in sheet.findings)
        told = (v for v in judged if v is not None and v is not Verdict.AS_CLAIMED)
        seen = tuple(dict.fromkeys(word("verdict", verdict, lang) for verdict in told))
    words = between("semicolon", lang).join(seen)
    return words[:1].upper() + words[1:]


def _of_units(sheet: EvidenceRecord, lang: str) -> str:
    """On how many of the pieces, where there are several, and all are here."""
    stop = say("documents.evidence.stop", lang)
    if len(sheet.findings) < 2 or any(_nothing_here(each, lang) for each in sheet.findings):
        return stop
    marked = sum(bool(each.faults or each.unit.instead) for each in sheet.findings)
    if not marked:
        return stop
    return (
        say("documents.evidence.on_units", lang, count=marked, all=len(sheet.findings)) + stop
    )


def _numbers(photos: Sequence[PhotoForPage], meant: Sequence[PhotoForPage], lang: str) -> str:
    """`(photos 1, 5)` of those that are meant, and the letters of marks on them; "" without any."""
    found = [
        (number, photo)
        for number, photo in enumerate(photos, start=1)
        if photo in meant and photo.path is not None
    ][:_MOST_PHOTOS]
    if not found:
        return ""
    told = say("documents.complete.comma", lang).join(str(number) for number, _ in found)
    letters = sorted({letter(mark.tag) for _, photo in found for mark in photo.marks})
    told = " ".join([told, *letters])
    key = "see_photo" if len(found) == 1 else "see_photos"
    return say(f"documents.evidence.{key}", lang, numbers=told)


def _clause(term: TermQuoted, lang: str) -> _Reason:
    lead = say("documents.evidence.in_time", lang) if term.counted else ""
    words = run_on((_term(term, lang), term.counted), lang)
    return _Reason(lead, f" {words}" if lead and lang == "en" else words)


def _term(term: TermQuoted, lang: str) -> str:
    if term.version is None or term.holds_from is None:
        return say("documents.evidence.terms", lang, line=term.line)
    return say(
        "documents.evidence.terms_version" if term.held else "documents.evidence.terms_noted",
        lang,
        line=term.line,
        version=term.version,
        day=written_day(term.holds_from, lang),
    )
