"""Words of such length that a sheet told nothing else: begun in their places, whole once in an annex."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from returns.documents.evidence_pages.alike import told_of
from returns.documents.typesetting.clusters import clusters
from returns.language import ENDS
from returns.phrases import say
from returns.records.comparison import Comparison
from returns.records.papers import EvidenceRecord, FoundUnit, PhotoForPage

#: what runs on is begun: about two lines of a page, and of that what leaves the first page its time line
_LONG, _BEGUN = 200, 46
#: behind it stand scripts whose signs are twice as wide
_WIDE = "\u2e80"
_Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Folded:
    """A sheet whose long words are begun, and these words whole, in the order of their numbers."""

    sheet: EvidenceRecord
    photos: tuple[PhotoForPage, ...]
    words: tuple[str, ...]


def folded(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str) -> Folded:
    """What was found and said at length, wherever told, as its beginning and its number in the annex."""
    told = (words.strip().rstrip(ENDS) for words in _told(sheet))
    found = dict.fromkeys(words for words in told if _width(words) > _LONG)
    # what holds another is told by that one
    whole = [words for words in found if not any(o in words for o in found if o != words)]
    begun = [(words, _begun(words, number, lang)) for number, words in enumerate(whole, 1)]
    named = [(words, _named(number, lang)) for number, words in enumerate(whole, 1)]

    def fold(text: str, by: Sequence[tuple[str, str]] = begun) -> str:
        for words, short in by:
            text = text.replace(words, short)
        return text

    shorter = replace(
        sheet,
        what_happened=tuple(fold(text) for text in sheet.what_happened),
        findings=tuple(_units(sheet.findings, fold, lambda text: fold(text, named))),
        lines=tuple(
            replace(line, comparisons=tuple(_row(row, fold) for row in line.comparisons))
            for line in sheet.lines
        ),
        # of a step it is enough where they stand: what they begin with was read before it
        events=tuple(replace(each, words=fold(each.words, named)) for each in sheet.events),
    )
    shown = (replace(photo, words=fold(photo.words)) for photo in photos)
    return Folded(shorter, tuple(shown), tuple(whole))


def _told(sheet: EvidenceRecord) -> Iterator[str]:
    """What a person wrote of the goods, each of which a sheet tells in several places."""
    for each in sheet.findings:
        yield from (each.unit.marks, each.unit.instead)
    for line in sheet.lines:
        for row in line.comparisons:
            yield from (row.said, row.answered, row.found)


def _units(findings: Sequence[FoundUnit], fold: _Fold, name: _Fold) -> Iterator[FoundUnit]:
    """Each unit's words as they begin; where another row before it told them, only where they stand."""
    before: dict[str, tuple[object, ...]] = {}
    for each in findings:
        row = told_of(each)
        same = before.setdefault(each.unit.marks, row) == row
        marks = (fold if same else name)(each.unit.marks)
        unit = replace(each.unit, marks=marks, instead=fold(each.unit.instead))
        # a reason tells once what was found on several
        yield replace(each, unit=unit, faults=tuple(fold(fault) for fault in each.faults))


def _row(row: Comparison, fold: _Fold) -> Comparison:
    return replace(
        row,
        said=fold(row.said),
        found=fold(row.found),
        answered=fold(row.answered),
        agreed=fold(row.agreed),
        found_alone=fold(row.found_alone),
        answered_alone=fold(row.answered_alone),
    )


def _begun(words: str, number: int, lang: str) -> str:
    """Its beginning, cut between two words where it has such, and where the whole is."""
    kept, wide = "", 0
    for sign in clusters(" ".join(words.split())):
        wide += _width(sign)
        if wide > _BEGUN:
            break
        kept += sign
    at = kept.rfind(" ")
    kept = kept[:at] if at > len(kept) // 2 else kept
    return say("documents.evidence.begun", lang, words=kept.rstrip(f"{ENDS}、"), number=number)


def _named(number: int, lang: str) -> str:
    """Where the whole is, alone."""
    return say("documents.evidence.begun", lang, words="", number=number).strip()


def _width(words: str) -> int:
    return sum(2 if sign >= _WIDE else 1 for sign in words)
