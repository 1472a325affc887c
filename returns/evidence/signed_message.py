"""The signed message behind a sheet: CMS (RFC 5652) in DER with one signer, who is named by its certificate.

It is the one shape that a check of ours takes (`signature_check`), written straight: a library for every
other shape takes longer to load than the sheet to make.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from returns.evidence.own_key import OwnKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

_INTEGER, _OCTETS, _OBJECT, _SEQUENCE, _SET = 0x02, 0x04, 0x06, 0x30, 0x31
_EXPLICIT_0, _EXPLICIT_4 = 0xA0, 0xA4


def _der(tag: int, *parts: bytes) -> bytes:
    """A value in DER (X.690), by its tag and the bytes of its parts."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def _named(dotted: str) -> bytes:
    """An object identifier."""
    first, second, *rest = map(int, dotted.split("."))
    body = bytearray()
    for arc in (40 * first + second, *rest):
        sevens = [arc & 0x7F]
        while arc := arc >> 7:
            sevens.append(arc & 0x7F | 0x80)
        body += bytes(reversed(sevens))
    return _der(_OBJECT, bytes(body))


def _integer(number: int) -> bytes:
    return _der(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


_DATA, _SIGNED_DATA = _named("1.2.840.113549.1.7.1"), _named("1.2.840.113549.1.7.2")
_CONTENT_TYPE, _DIGEST = _named("1.2.840.113549.1.9.3"), _named("1.2.840.113549.1.9.4")
#: the signer's certificate by its sum (RFC 5035)
_SIGNER = _named("1.2.840.113549.1.9.16.2.47")
_SHA256 = _der(_SEQUENCE, _named("2.16.840.1.101.3.4.2.1"), b"\x05\x00")
_ECDSA = _der(_SEQUENCE, _named("1.2.840.10045.4.3.2"))


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that is ready to sign."""

    key: "EllipticCurvePrivateKey"
    certificate: bytes
    #: its issuer and number, in DER
    issuer: bytes
    serial: bytes

    def message(self, digest: bytes) -> bytes:
        """The message that signs something apart, by its SHA-256; the same one each time (RFC 6979)."""
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.hashes import SHA256

        told = b"".join(sorted(self._told(digest)))
        how = ec.ECDSA(SHA256(), deterministic_signing=True)
        signature = self.key.sign(_der(_SET, told), how)
        signer = _der(
            _SEQUENCE,
            _integer(1),
            _der(_SEQUENCE, self.issuer, self.serial),
            _SHA256,
            _der(_EXPLICIT_0, told),
            _ECDSA,
            _der(_OCTETS, signature),
        )
        data = _der(
            _SEQUENCE,
            _integer(1),
            _der(_SET, _SHA256),
            _der(_SEQUENCE, _DATA),
            _der(_EXPLICIT_0, self.certificate),
            _der(_SET, signer),
        )
        return _der(_SEQUENCE, _SIGNED_DATA, _der(_EXPLICIT_0, data))

    def _told(self, digest: bytes) -> tuple[bytes, ...]:
        """The attributes that are signed: what it is, its sum, whose certificate."""
        names = _der(_SEQUENCE, _der(_EXPLICIT_4, self.issuer))
        by = _der(
            _SEQUENCE,
            _der(_OCTETS, sha256(self.certificate).digest()),
            _der(_SEQUENCE, names, self.serial),
        )
        values = (
            (_CONTENT_TYPE, _DATA),
            (_DIGEST, _der(_OCTETS, digest)),
            (_SIGNER, _der(_SEQUENCE, _der(_SEQUENCE, by))),
        )
        return tuple(_der(_SEQUENCE, name, _der(_SET, value)) for name, value in values)


def signer_with(key: OwnKey) -> Signer:
    """A key made ready; raises `TypeError` for one that `make_key` does not make."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_der_private_key
    from cryptography.x509 import load_der_x509_certificate

    private = load_der_private_key(key.private, None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("not a key as `make_key` makes them")
    certificate = load_der_x509_certificate(key.certificate)
    issuer, serial = certificate.issuer.public_bytes(), certificate.serial_number
    return Signer(private, key.certificate, issuer, _integer(serial))
