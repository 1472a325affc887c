"""Is a document as it was made, part by part: by its own manifest, or by the desk that made it."""

import pikepdf

from returns.evidence.anatomy import DAMAGE, Anatomy, TooMuchWork, dissect, ending
from returns.evidence.differences import by_bytes, by_parts, listed
from returns.evidence.held import Held, sha256
from returns.evidence.manifest import (
    Tell,
    check_history,
    check_sums,
    claimed_numbers,
    read_manifest,
    same_history,
    teller,
)
from returns.records.papers import KnownDocument, PartCheck, Verification

MOST_BYTES = 500_000_000


def digest_and_numbers(pdf: Held) -> tuple[str, tuple[str, ...]]:
    """SHA-256 of a file and every document number that it claims anywhere, in the order of weight."""
    return sha256(pdf), claimed_numbers(pdf)


def verify(pdf: Held, known: KnownDocument | None = None, lang: str = "en") -> Verification:
    """Check a file, each part with a plain reason; never raises for what is in it.

    Without `known`, by the manifest attached to it: shows damage and careless changes, not a
    forger who makes everything anew, so the answer is never that the file is known. With it,
    against what the desk made: any byte.
    """
    tell = teller(lang)
    if known is not None and sha256(pdf) == known.sha256:
        return Verification(True, tuple(_as_made(pdf, known, tell)), "desk")
    anatomy = _no_document(pdf, tell) or _opened(pdf, tell)
    if isinstance(anatomy, str):
        checks = [*_touched(pdf, known, {}, tell), PartCheck("file", False, anatomy)]
    elif known is None:
        checks = _by_itself(pdf, anatomy, tell)
    else:
        checks = _against(pdf, anatomy, known, tell)
    return Verification(all(check.ok for check in checks), tuple(checks))


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


def _as_made(pdf: Held, known: KnownDocument, tell: Tell) -> list[PartCheck]:
    same = PartCheck("file", True, tell("as_made", number=known.number))
    anatomy = _opened(pdf, tell)
    if isinstance(anatomy, str):
        return [same]
    return [*(PartCheck(part, True, tell("same")) for part in listed(anatomy)), same]


def _by_itself(pdf: Held, anatomy: Anatomy, tell: Tell) -> list[PartCheck]:
    """Every part that the file's own manifest lists, its sums, its history and its last line."""
    manifest = read_manifest(anatomy.attachments)
    if manifest is None:
        return [
            PartCheck("attachment manifest.json", False, tell("no_manifest")),
            _whole(pdf, tell),
        ]
    checks = [
        *by_parts(manifest.parts, anatomy, tell, apart=True),
        *check_sums(anatomy.attachments, tell),
        check_history(manifest, tell),
    ]
    where = "between" if all(check.ok for check in checks) else "sum_differs"
    return [*checks, _whole(pdf, tell, where)]


def _whole(pdf: Held, tell: Tell, differs: str = "sum_differs") -> PartCheck:
    """The sum over the whole file in its last line; `differs` is said when it does not agree."""
    last = ending(pdf)
    if last is None:
        return PartCheck("file", False, tell("no_ending"))
    if last.end != len(pdf):
        return PartCheck("file", False, tell("appended", count=len(pdf) - last.end))
    if sha256(pdf, last.start) != last.sha256:
        return PartCheck("file", False, tell(differs))
    return PartCheck("file", True, tell("sum_agrees"))


def _against(pdf: Held, anatomy: Anatomy, known: KnownDocument, tell: Tell) -> list[PartCheck]:
    """Each part against the copy that the desk kept; without a copy, by the file's own manifest."""
    other = PartCheck("file", False, tell("not_as_made", number=known.number))
    if known.kept is None:
        checks = _by_itself(pdf, anatomy, tell)
        return [*(check for check in checks if check.part != "file"), other]
    made = dissect(known.kept)
    checks = list(by_parts(listed(made), anatomy, tell, apart=False))
    manifest, as_made = read_manifest(anatomy.attachments), read_manifest(made.attachments)
    if manifest is not None and as_made is not None:
        checks.append(same_history(manifest, as_made, tell))
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
