"""A filled sheet as a check of its own: what of the sheet is as it was, and which fields are filled in."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf

from returns.errors import Refusal
from returns.evidence.anatomy import DAMAGE, MANIFEST, Anatomy, dissect
from returns.evidence.answer_names import REFERENCE, field_part, reference_read
from returns.evidence.answer_words import filled_words
from returns.evidence.filled import behind
from returns.evidence.form_values import values
from returns.evidence.held import Held, as_stream
from returns.evidence.manifest import teller
from returns.records.verification import KnownDocument, PartCheck, Verification


def with_answer(pdf: Held, end: int, signed: Verification, lang: str) -> Verification:
    """The check of what was signed, and of what a viewer laid behind it from `end` on.

    Unchanged up to the answer is unchanged only where fields were filled in, and nothing else was done.
    """
    tell = teller(lang)
    form = _form_of(pdf)
    told = filled_words(form or {}, lang)
    if form is None or not told or not behind(pdf, end).only_answers:
        others = [part for part in signed.parts if part.part != "file"]
        added = PartCheck("file", False, tell("appended", count=len(pdf) - end))
        more = (PartCheck("answer", False, tell("answer_more")),) if told else ()
        return replace(signed, unchanged=False, parts=(*others, *more, added), known=None)
    check = PartCheck("answer", True, tell("answer_only", fields=told))
    parts = tuple(
        replace(part, why=tell("up_to_answer")) if part.part == "file" and part.ok else part
        for part in signed.parts
    )
    return replace(signed, parts=(*parts, check), answer=_filled(form))


def written_anew(
    anatomy: Anatomy, lang: str, known: KnownDocument | None = None
) -> tuple[PartCheck, ...]:
    """What a file shows that a viewer wrote anew with an answer in it; nothing for one without an answer.

    Whether its manifest is that of the sheet which its reference names, and of the sheet as it is kept.
    """
    form = anatomy.form
    if not form or not _filled(form):
        return ()
    tell = teller(lang)
    told = filled_words(form, lang)
    reference = reference_read(form.get(REFERENCE, ""))
    attached = anatomy.attachments.get(MANIFEST)
    own = attached.sha256 if attached is not None else ""
    if reference is None or own != reference[1]:
        return (PartCheck("answer", False, tell("answer_unproved", fields=told)),)
    if known is None or known.kept is None:
        return (PartCheck("answer", True, tell("answer_agrees", fields=told)),)
    same = own == _manifest_kept(known.kept)
    said = "answer_kept" if same else "answer_unproved"
    return (PartCheck("answer", same, tell(said, fields=told, number=known.number)),)


def _manifest_kept(kept: bytes | Path) -> str:
    found = dissect(kept).attachments.get(MANIFEST)
    return "" if found is None else found.sha256


def _form_of(pdf: Held) -> Mapping[str, str] | None:
    try:
        with pikepdf.open(as_stream(pdf)) as document:
            return values(document)
    except (Refusal, *DAMAGE):
        return None


def _filled(form: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The fields of an answer that hold something, with their values."""
    return tuple(
        (name, value)
        for name, value in sorted(form.items())
        if value and name != REFERENCE and field_part(name) is not None
    )
