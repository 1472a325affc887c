"""The parts of an evidence sheet that let others check it: history, fingerprints, plain words."""

from collections.abc import Sequence
from datetime import datetime

from returns.documents.evidence_parts import BODY, CAPTION, SMALL, heading
from returns.documents.flow import Row, Strip, gap, prose, table
from returns.documents.label_parts import written_day
from returns.documents.photo_pages import short
from returns.documents.text import Style, para
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

_FINE = Style(9, 12.5)
_HASH = Style(9, 12.5)


def history(sheet: EvidenceRecord, lang: str, width: float) -> list[Strip]:
    """The case's events, each with its short fingerprint."""
    if not sheet.events:
        return []
    # a history of before steps said by whom they were is shown as it always was
    told = any(line.event.by for line in sheet.events)
    shares = (0.07, 0.23, 0.12, 0.38, 0.2) if told else (0.07, 0.23, 0.5, 0.2)
    columns = tuple(width * share for share in shares)
    names = ("number", "when", *(("by",) if told else ()), "what", "hash")
    top = Row(
        tuple(para(say(f"documents.history.{name}", lang), CAPTION, lang) for name in names),
        ruled=False,
    )
    rows = []
    for line in sheet.events:
        cells = (
            para(str(line.event.case_seq), _FINE, lang),
            para(_when(line.event.at, lang), _FINE, lang),
            *([para(line.event.by or "–", _FINE, lang)] if told else []),
            para(line.words, _FINE, lang),
            para(short(line.event.hash), _HASH, lang),
        )
        rows.append(Row(cells))
    strips = heading(say("documents.history.title", lang), lang)
    return strips + table(rows, columns, head=top, pad=2.5, inset=4)


def _when(at: str, lang: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{written_day(moment.date(), lang)} {moment:%H:%M} UTC"


def proof(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    lang: str,
    width: float,
) -> list[Strip]:
    """What the fingerprints prove and what they do not, how to check, and all of them in full."""
    names = ["photos"] if photos else []
    names += ["history"] if sheet.events else []
    names += ["limits", "check", "tools", "windows"]
    strips = heading(say("documents.proof.title", lang), lang)
    for name in names:
        words = say(f"documents.proof.{name}", lang, number=sheet.number)
        strips += [*prose(para(words, BODY, lang), width), gap(3)]
    if photos:
        words = _originals(sheet, photos, lang)
        strips += [*prose(para(words, BODY, lang), width), gap(3)]
    if sheet.events:
        label = para(say("documents.proof.head", lang), SMALL, lang)
        strips += [*prose(label, width, keep=True)]
        strips += prose(para(sheet.events[-1].event.hash, _HASH, lang), width)
    return strips + _fingerprints(photos, lang, width)


def _originals(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], lang: str) -> str:
    if not sheet.originals:
        return say("documents.proof.copies", lang)
    placed = sum(1 for photo in photos if photo.has_gps)
    if placed:
        return say("documents.proof.originals_placed", lang, count=placed)
    return say("documents.proof.originals", lang)


def _fingerprints(photos: Sequence[PhotoForPage], lang: str, width: float) -> list[Strip]:
    if not photos:
        return []
    columns = tuple(width * share for share in (0.06, 0.22, 0.12, 0.6))
    names = ("number", "photo", "bytes", "sha256")
    top = Row(
        tuple(para(say(f"documents.proof.{name}", lang), CAPTION, lang) for name in names),
        ruled=False,
    )
    rows = []
    for number, photo in enumerate(photos, start=1):
        cells = (
            para(str(number), _FINE, lang),
            para(photo.caption, _FINE, lang),
            para(f"{photo.bytes:,}" if photo.bytes else "–", _FINE, lang),
            # broken where every one is: in halves
            para(f"{photo.sha256[:32]}\n{photo.sha256[32:]}", _HASH, lang),
        )
        rows.append(Row(cells))
    strips = heading(say("documents.proof.all", lang), lang)
    return strips + table(rows, columns, head=top, pad=2.5, inset=4)
