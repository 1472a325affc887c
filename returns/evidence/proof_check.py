"""Signature and stamp of a sheet as checks of their own, each with a plain reason."""

from collections.abc import Mapping
from dataclasses import replace

from returns.evidence.anatomy import MANIFEST, PROOF, Anatomy
from returns.evidence.cms import NotSigned
from returns.evidence.day_proof import Covered, NotCovered, follow, moment_told
from returns.evidence.held import Held
from returns.evidence.manifest import Manifest, Tell, walk
from returns.evidence.own_key import grouped
from returns.evidence.signature_check import is_signed, signer_of
from returns.records.proof import SignedBy, StampedBy
from returns.records.verification import PartCheck

#: fingerprint → name, of the keys and authorities whose word counts here
Trusted = Mapping[str, str]


def check_signature(
    pdf: Held, trusted: Trusted, tell: Tell
) -> tuple[list[PartCheck], SignedBy | None]:
    """The signature behind the last line: no check where there is none."""
    if not is_signed(pdf):
        return [], None
    try:
        signer = signer_of(pdf)
    except NotSigned:
        return [PartCheck("signature", False, tell("signature_broken"))], None
    called = trusted.get(signer.fingerprint)
    # a name of nobody's is still a name: known is who was marked
    signer = replace(
        signer, trusted_as=(called or signer.name or "–") if called is not None else ""
    )
    said = "signature_trusted" if signer.trusted_as else "signature_stranger"
    why = tell(
        said,
        name=signer.name or "–",
        called=signer.trusted_as,
        fingerprint=grouped(signer.fingerprint),
        at=moment_told(signer.at) if signer.at else "–",
    )
    return [PartCheck("signature", True, why)], signer


def check_stamp(
    anatomy: Anatomy, manifest: Manifest, trusted: Trusted, tell: Tell
) -> tuple[list[PartCheck], StampedBy | None]:
    """Day seal and stamp: no check where the sheet carries neither."""
    files = {
        name: one.content for name, one in anatomy.attachments.items() if name.startswith(PROOF)
    }
    if not files:
        return [], None
    try:
        covered = follow(files, anatomy.attachments[MANIFEST].content)
        first = 0 if covered.sheet else _first_bound(manifest, covered)
    except NotCovered as error:
        part = "stamp" if error.why in _OF_STAMP else "day seal"
        return [PartCheck(part, False, tell(f"stamp_{error.why}"))], None
    stamp, known = covered.stamp, covered.stamp.fingerprint in trusted
    by = StampedBy(stamp.at, stamp.authority, stamp.fingerprint, known, covered.sheet)
    told = {
        "at": moment_told(stamp.at),
        "name": stamp.name or stamp.authority,
        "authority": stamp.authority,
        "fingerprint": grouped(stamp.fingerprint),
        "day": covered.day,
        "stamped_day": covered.stamped_day,
        "first": first,
        "last": covered.case_seq,
    }
    sealed = tell("seal_sheet" if covered.sheet else "seal_history", **told)
    stamped = tell("stamp_known" if known else "stamp_stranger", **told)
    return [PartCheck("day seal", True, sealed), PartCheck("stamp", True, stamped)], by


#: what is wrong with the answer itself; all else is wrong with the way to it
_OF_STAMP = frozenset(
    {
        *("no_answer", "not_signed", "refused", "no_chain", "another_sum", "no_authority"),
        *("not_valid_then", "another_day", "another_chain"),
    }
)


def _first_bound(manifest: Manifest, covered: Covered) -> int:
    """From which step of the history on the stamp covers it; raises `NotCovered` where it is another's."""
    events = manifest.events
    at = covered.case_seq
    if not 1 <= at <= len(events) or events[at - 1].get("hash") != covered.hash:
        raise NotCovered("another_case")
    walked = walk(events[:at])
    if walked.why:
        raise NotCovered("another_case")
    bound = walked.bound
    first = at
    # the step after the last one that could not be made again is itself tied to its hash
    while first > 1 and bound[first - 1]:
        first -= 1
    return first if bound[first - 1] else first + 1
