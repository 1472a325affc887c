"""A sheet that its reader filled in and sent back: what is answered, and what shows which sheet it is.

From bytes alone; whether the reference is one of ours is the desk's to say. The file is hostile: it is
read in a process of its own (`apart`), and nothing in it is run.
"""

from collections.abc import Mapping

import pikepdf

from returns.errors import Refusal
from returns.evidence.anatomy import DAMAGE, MANIFEST, attached_bytes
from returns.evidence.answer_names import REFERENCE, REMEDY, field_part, reference_read
from returns.evidence.filled import behind
from returns.evidence.form_values import values
from returns.evidence.held import Held, as_stream, sha256
from returns.evidence.signature_check import signed_end
from returns.records.filled_sheet import REMEDIES, FilledSheet, ItemAnswer

MOST_BYTES = 500_000_000
_OPTIONS = frozenset({"", "accept", "part", "refuse"})


def read_answer(pdf: Held) -> FilledSheet:
    """What a filled sheet says.

    Raises `Refusal` for what is no PDF or encrypted, has no reference of ours, has fields that no sheet
    of ours has, contradicts itself, or has nothing filled in.
    """
    if len(pdf) > MOST_BYTES:
        raise Refusal("answers.too_large")
    if b"%PDF-" not in pdf[:1024]:
        raise Refusal("answers.no_pdf")
    try:
        with pikepdf.open(as_stream(pdf)) as document:
            if document.is_encrypted:
                raise Refusal("answers.encrypted")
            found, attached = values(document), _attached(document)
    except pikepdf.PasswordError as error:
        raise Refusal("answers.encrypted") from error
    except DAMAGE as error:
        raise Refusal("answers.will_not_open") from error
    if not found.get(REFERENCE):
        raise Refusal("answers.no_reference" if attached else "answers.nothing_of_ours")
    told = _told(found)
    end = signed_end(pdf)
    added = behind(pdf, end) if end else None
    return FilledSheet(
        *told,
        words=found.get("words", ""),
        remedy=_remedy(found),
        sum=found.get("sum", ""),
        name=found.get("name", ""),
        date=found.get("date", ""),
        sha256=sha256(pdf),
        attached=attached,
        signed=added.signed if added else "",
        only_answers=added is not None and added.only_answers,
    )


def _told(found: Mapping[str, str]) -> tuple[str, str, tuple[ItemAnswer, ...]]:
    """Number and manifest of the sheet, and its items; raises `Refusal`."""
    reference = reference_read(found[REFERENCE])
    if reference is None:
        raise Refusal("answers.strange_reference")
    if not any(value for name, value in found.items() if name != REFERENCE):
        raise Refusal("answers.nothing_filled", number=reference[0])
    numbers = {part.item for name in found if (part := field_part(name)) is not None}
    items = tuple(_item(number, found) for number in sorted(numbers - {0}))
    return (*reference, items)


def _remedy(found: Mapping[str, str]) -> str:
    remedy = found.get(REMEDY, "")
    if remedy and remedy not in REMEDIES | {"part", "refused"}:
        raise Refusal("answers.strange_value", field=REMEDY)
    return remedy


def _item(number: int, found: Mapping[str, str]) -> ItemAnswer:
    choice = found.get(f"item-{number}", "")
    if choice not in _OPTIONS:
        raise Refusal("answers.strange_value", field=f"item-{number}")
    before = f"says-{number}-"
    says = tuple(
        (name.removeprefix(before), value)
        for name, value in sorted(found.items())
        if name.startswith(before) and value
    )
    return ItemAnswer(
        number,
        choice,
        found.get(f"item-{number}-sum", ""),
        found.get(f"item-{number}-words", ""),
        says,
    )


def _attached(document: pikepdf.Pdf) -> str:
    """SHA-256 of the attached manifest, "" for none."""
    if MANIFEST not in document.attachments:
        return ""
    return sha256(attached_bytes(document.attachments[MANIFEST].obj.EF.F))
