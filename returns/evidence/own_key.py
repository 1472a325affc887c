"""A desk's own key: made once, kept as one text of private key and certificate, known by a fingerprint."""

from dataclasses import dataclass
from datetime import datetime, timedelta

#: long enough for any dispute; a key is given up by making another, not by waiting
_YEARS = 30
#: a clock that is a little behind ours must not find the key not valid yet
_EARLIER = timedelta(days=1)
#: what X.509 allows a name to have, and what is counted of it here: bytes of UTF-8
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The private key and its certificate, as DER, and whom it names."""

    name: str
    private: bytes
    certificate: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hex: what others compare, by any tool."""
        return fingerprint_of(self.certificate)


def fingerprint_of(certificate: bytes) -> str:
    """SHA-256 of a certificate's DER in hex."""
    from hashlib import sha256

    return sha256(certificate).hexdigest()


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups of four, as people read it out to each other."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def make_key(name: str, now: datetime) -> OwnKey:
    """A fresh key (ECDSA on P-256: every system checks it by itself) with its own certificate.

    It names as much of `name` as a certificate takes: the rest is left off.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )
    from cryptography.x509.oid import NameOID

    plain = _within(_plain(name))
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, plain)])
    private = ec.generate_private_key(ec.SECP256R1())
    usage = dict.fromkeys(
        (
            *("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign"),
            *("crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usage),
            critical=True,
        )
        .sign(private, SHA256())
    )
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return OwnKey(plain, der, certificate.public_bytes(Encoding.DER))


def key_text(key: OwnKey) -> bytes:
    """Private key and certificate as PEM, which is how the desk keeps them."""
    return _pem(key.private, "PRIVATE KEY") + certificate_text(key.certificate)


def certificate_text(certificate: bytes) -> bytes:
    """A certificate as PEM: what may be given to anybody."""
    return _pem(certificate, "CERTIFICATE")


def read_key(text: bytes) -> OwnKey:
    """The key that was kept; raises `ValueError` for what is none, or whose parts are not a pair."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
        load_pem_private_key,
    )
    from cryptography.x509 import load_pem_x509_certificate

    private = load_pem_private_key(text, None)
    certificate = load_pem_x509_certificate(text)
    shape = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if private.public_key().public_bytes(*shape) != certificate.public_key().public_bytes(
        *shape
    ):
        raise ValueError("the certificate is of another key")
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    own = certificate.public_bytes(Encoding.DER)
    return OwnKey(name_on(own), der, own)


def name_on(certificate: bytes) -> str:
    """Whom a certificate names, as plain text; "" where it names nobody. Raises `ValueError`."""
    from cryptography.x509 import load_der_x509_certificate
    from cryptography.x509.oid import NameOID

    names = load_der_x509_certificate(certificate).subject.get_attributes_for_oid(
        NameOID.COMMON_NAME
    )
    return _plain(str(names[0].value), "") if names else ""


def _plain(name: str, none: str = "Sendback") -> str:
    """On one line, of signs that can be seen, no longer than a certificate may name somebody."""
    seen = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(seen.split())[:_LONGEST_NAME].strip() or none


def _within(name: str) -> str:
    """As much of a name as a certificate takes, no sign of it cut: one of Chinese has three bytes."""
    return name.encode()[:_LONGEST_NAME].decode("utf-8", "ignore").rstrip()


def _pem(der: bytes, kind: str) -> bytes:
    from base64 import b64encode

    text = b64encode(der).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join((f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----", "")).encode()
