"""Is a document as it was made, part by part: by its own manifest, or by the desk that made it."""

from dataclasses import replace
from types import MappingProxyType
from typing import Literal

import pikepdf

from returns.evidence.anatomy import DAMAGE, Anatomy, TooMuchWork, dissect, ending, in_ending
from returns.evidence.answer_check import with_answer, written_anew
from returns.evidence.differences import by_bytes, by_parts, listed
from returns.evidence.held import Held, beginning, sha256
from returns.evidence.manifest import (
    Tell,
    check_history,
    check_sums,
    claimed_numbers,
    read_manifest,
    same_history,
    teller,
)
from returns.evidence.proof_check import Trusted, check_signature, check_stamp
from returns.evidence.signature_check import signed_end
from returns.records.verification import KnownDocument, PartCheck, Verification

MOST_BYTES = 500_000_000
#: checks of what the manifest lists as no part
_PROOF = ("day seal", "stamp", "signature")
_APART = ("history", *_PROOF)
#: nobody's word counts
NOBODY: Trusted = MappingProxyType({})


def digests_and_numbers(pdf: Held) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a file may be known by: its SHA-256, where it was added to that of what was signed, its numbers.

    The numbers are all that it claims anywhere, in the order of weight.
    """
    end = signed_end(pdf)
    signed = (sha256(pdf, end),) if 0 < end < len(pdf) else ()
    return (sha256(pdf), *signed), claimed_numbers(pdf)


def verify(
    pdf: Held,
    known: KnownDocument | None = None,
    lang: str = "en",
    trusted: Trusted = NOBODY,
) -> Verification:
    """Check a file, each part with a plain reason; never raises for what is in it.

    Without `known`, by the manifest attached to it: shows damage and careless changes, not a
    forger who makes everything anew, so the answer is never that the file is known, unless it is
    signed by a key that is `trusted`. With it, against what the desk made: any byte.
    """
    tell = teller(lang)
    if known is not None and sha256(pdf) == known.sha256:
        return _as_made(pdf, known, trusted, tell)
    end = signed_end(pdf)
    if 0 < end < len(pdf) <= MOST_BYTES:
        with beginning(pdf, end) as signed:
            return with_answer(pdf, end, verify(signed, known, lang, trusted), lang)
    anatomy = _no_document(pdf, tell) or _opened(pdf, tell)
    if isinstance(anatomy, str):
        checks = [*_touched(pdf, known, {}, tell), PartCheck("file", False, anatomy)]
        return Verification(False, tuple(checks))
    own = _by_itself(pdf, anatomy, trusted, tell)
    if known is None or own.known is not None:
        return replace(own, parts=(*own.parts, *written_anew(anatomy, lang)))
    checks = [*_against(pdf, anatomy, known, own, tell), *written_anew(anatomy, lang, known)]
    return Verification(False, tuple(checks), None, own.signed_by, own.stamped_by)


def _no_document(pdf: Held, tell: Tell) -> str:
    """Why these bytes cannot be a document at all, or ""."""
    if not pdf:
        return tell("empty")
    if len(pdf) > MOST_BYTES:
        return tell("too_large")
    return "" if b"%PDF-" in pdf[:1024] else tell("no_pdf")


def _opened(pdf: Held, tell: Tell) -> Anatomy | str:
    """The document taken apart, or why it will not open."""
    try:
        return dissect(pdf)
    except pikepdf.PasswordError:
        return tell("password")
    except TooMuchWork:
        return tell("too_heavy")
    except DAMAGE:
        return tell("will_not_open")


def _as_made(pdf: Held, known: KnownDocument, trusted: Trusted, tell: Tell) -> Verification:
    same = PartCheck("file", True, tell("as_made", number=known.number))
    anatomy = _opened(pdf, tell)
    if isinstance(anatomy, str):
        return Verification(True, (same,), "desk")
    own = _by_itself(pdf, anatomy, trusted, tell)
    # what the desk made is as it made it, also where it was sealed before some check was thought of
    apart = [check for check in own.parts if check.part in _APART and check.ok]
    checks = [PartCheck(part, True, tell("same")) for part in listed(anatomy)]
    return Verification(True, (*checks, *apart, same), "desk", own.signed_by, own.stamped_by)


def _by_itself(pdf: Held, anatomy: Anatomy, trusted: Trusted, tell: Tell) -> Verification:
    """Every part that the file's own manifest lists, its sums, its history, its stamp, its signature."""
    signature, signer = check_signature(pdf, trusted, tell)
    signed = all(check.ok for check in signature)
    manifest = read_manifest(anatomy.attachments)
    if manifest is None:
        checks = [
            PartCheck("attachment manifest.json", False, tell("no_manifest")),
            *signature,
            _whole(pdf, tell, "", signed=signer is not None),
        ]
        return Verification(False, tuple(checks))
    stamp, stamped = check_stamp(anatomy, manifest, trusted, tell)
    checks = [
        *by_parts(manifest.parts, anatomy, tell, apart=True),
        *check_sums(anatomy.attachments, tell),
        check_history(manifest, tell),
        *stamp,
    ]
    where = "between" if all(check.ok for check in checks) and signed else "sum_differs"
    checks += [*signature, _whole(pdf, tell, manifest.number, where, signed=signer is not None)]
    unchanged = all(check.ok for check in checks)
    known: Literal["key"] | None = None
    if unchanged and signer is not None and signer.trusted_as:
        known = "key"
    return Verification(unchanged, tuple(checks), known, signer, stamped)


def _whole(
    pdf: Held, tell: Tell, number: str, differs: str = "sum_differs", *, signed: bool = False
) -> PartCheck:
    """The sum over the whole file in its last line; `differs` is said when it does not agree.

    No sum covers the number in that line, so it has to be the manifest's.
    Behind it may stand the one signature that covers it, and nothing else.
    """
    last = ending(pdf)
    if last is None:
        return PartCheck("file", False, tell("no_ending"))
    if last.end != len(pdf) and not signed:
        return PartCheck("file", False, tell("appended", count=len(pdf) - last.end))
    if sha256(pdf, last.start) != last.sha256:
        return PartCheck("file", False, tell(differs))
    if number and last.number != in_ending(number):
        return PartCheck("file", False, tell("other_number", line=last.number, number=number))
    return PartCheck("file", True, tell("sum_agrees"))


def _against(
    pdf: Held, anatomy: Anatomy, known: KnownDocument, own: Verification, tell: Tell
) -> list[PartCheck]:
    """Each part against the copy that the desk kept; without a copy, by the file's own manifest."""
    other = PartCheck("file", False, tell("not_as_made", number=known.number))
    if known.kept is None:
        return [*(check for check in own.parts if check.part != "file"), other]
    made = dissect(known.kept)
    checks = list(by_parts(listed(made), anatomy, tell, apart=False))
    manifest, as_made = read_manifest(anatomy.attachments), read_manifest(made.attachments)
    if manifest is not None and as_made is not None:
        checks.append(same_history(manifest, as_made, tell))
    checks += [check for check in own.parts if check.part in _PROOF]
    same = {check.part: check for check in checks}
    return [*_touched(pdf, known, same, tell), other]


def _touched(
    pdf: Held, known: KnownDocument | None, checks: dict[str, PartCheck], tell: Tell
) -> list[PartCheck]:
    """The checks, with those parts marked in which the kept copy has other bytes."""
    if known is not None and known.kept is not None and pdf:
        for part in by_bytes(known.kept, pdf):
            if part not in checks or checks[part].ok:
                checks[part] = PartCheck(part, False, tell("changed"))
    return list(checks.values())
