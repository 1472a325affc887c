"""The signature behind a sheet's last line: whose it is, and whether it covers every byte."""

import hashlib
import re
from datetime import UTC, datetime

from returns.evidence.anatomy import ending
from returns.evidence.cms import NotSigned, check_signed, nonsense
from returns.evidence.held import Held
from returns.evidence.own_key import fingerprint_of, name_on
from returns.records.proof import SignedBy

#: a revision that holds one signature is never longer
_MOST_BYTES = 64_000
_RANGE = re.compile(
    rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]"
)
_HEX = re.compile(rb"<([0-9A-F]+)>")
_DATE = re.compile(rb"/M \(D(?:\\072|:)(\d{14})(Z|(?:\\053|\+|-|\\055)\d\d)?")
_STEP = 1 << 20


def is_signed(pdf: Held) -> bool:
    """Whether anything stands behind the last line that looks like a signature."""
    last = ending(pdf)
    return last is not None and last.end < len(pdf) and b"/ByteRange" in _behind(pdf, last.end)


def signed_end(pdf: Held) -> int:
    """Where a signed sheet ends, whatever was added behind it; the file's own end where none was.

    0 where nothing was signed behind the last line.
    """
    last = ending(pdf)
    if last is None or last.end >= len(pdf):
        return 0
    found = _RANGE.search(_behind(pdf, last.end))
    if found is None:
        return 0
    end = int(found[3]) + int(found[4])
    return end if last.end < end <= len(pdf) else 0


def signer_of(pdf: Held) -> SignedBy:
    """Who signed all of a sealed sheet; raises `NotSigned` unless every byte is covered."""
    last = ending(pdf)
    if last is None or not 0 < len(pdf) - last.end <= _MOST_BYTES:
        raise NotSigned("nothing of that kind")
    behind = _behind(pdf, last.end)
    ranges = _RANGE.findall(behind)
    if len(ranges) != 1:
        raise NotSigned("not one range")
    first, length, second, rest = map(int, ranges[0])
    if first or length < last.end or second < length or second + rest != len(pdf):
        raise NotSigned("does not cover the file")
    held = _HEX.fullmatch(pdf[length:second])
    if held is None or len(held.group(1)) % 2:
        raise NotSigned("the gap is no signature")
    message = _der(bytes.fromhex(held.group(1).decode()))
    signed = check_signed(message, _sums(pdf, length, second))
    try:
        _demand_our_shape(message, signed.certificate)
        name = name_on(signed.certificate)
    except nonsense() as error:
        raise NotSigned(str(error)) from error
    return SignedBy(name, fingerprint_of(signed.certificate), _moment(behind))


def _behind(pdf: Held, start: int) -> bytes:
    return pdf[start : min(len(pdf), start + _MOST_BYTES)]


def _der(padded: bytes) -> bytes:
    """The message without the noughts that fill the room kept for it."""
    if len(padded) < 4 or padded[0] != 0x30:
        raise NotSigned("no message")
    size, head = padded[1], 2
    if size & 0x80:
        count = size & 0x7F
        if not 1 <= count <= 3:
            raise NotSigned("no message")
        size, head = int.from_bytes(padded[2 : 2 + count], "big"), 2 + count
    if any(padded[head + size :]):
        raise NotSigned("something behind the message")
    return padded[: head + size]


def _demand_our_shape(message: bytes, certificate: bytes) -> None:
    """Raises `NotSigned` for a message with a byte that is not as we write it.

    Parts of a signed message are covered by no signature; what stands in them is ours to the bit,
    so that no byte of a sheet can be turned and the sheet still be called signed.
    """
    from asn1crypto import cms, x509

    own = x509.Certificate.load(certificate)
    signer = cms.ContentInfo.load(message)["content"]["signer_infos"][0]
    sid = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})
    sha256 = cms.DigestAlgorithm({"algorithm": "sha256"})
    told = {
        "version": "v1",
        "sid": cms.SignerIdentifier({"issuer_and_serial_number": sid}),
        "digest_algorithm": sha256,
        "signed_attrs": cms.CMSAttributes(list(signer["signed_attrs"])),
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": signer["signature"].native,
    }
    data = {
        "version": "v1",
        "digest_algorithms": [sha256],
        "encap_content_info": {"content_type": "data"},
        "certificates": [own],
        "signer_infos": [told],
    }
    ours = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(data)})
    if ours.dump() != message:
        raise NotSigned("not as we write it")


def _sums(pdf: Held, length: int, second: int) -> dict[str, bytes]:
    total = hashlib.sha256()
    for start, end in ((0, length), (second, len(pdf))):
        for at in range(start, end, _STEP):
            total.update(pdf[at : min(at + _STEP, end)])
    return {"sha256": total.digest()}


def _moment(behind: bytes) -> datetime | None:
    """When it was signed, where that is told in UTC."""
    found = _DATE.search(behind)
    if found is None or found.group(2) not in (b"Z", b"+00", b"\\05300", None):
        return None
    try:
        return datetime.strptime(found.group(1).decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
