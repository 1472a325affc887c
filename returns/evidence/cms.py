"""A signed message as CMS has it, read with suspicion: signature of a sheet, and token of a stamp."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn1crypto import cms, x509

_HASHES = frozenset({"sha256", "sha384", "sha512"})


def nonsense() -> tuple[type[Exception], ...]:
    """What hostile DER makes the libraries raise; asked for only where something was raised."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, ExtensionNotFound, InvalidVersion

    plain = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
    strange = (InvalidSignature, UnsupportedAlgorithm, InvalidVersion)
    return (*plain, RuntimeError, *strange, DuplicateExtension, ExtensionNotFound)


class NotSigned(Exception):
    """A message whose signature does not hold; its text is for our own log alone."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A message whose signature holds: the signer's certificate, and all that came with it, as DER."""

    certificate: bytes
    others: tuple[bytes, ...]
    content: bytes | None


def check_signed(message: bytes, digests: dict[str, bytes] | None = None) -> Signed:
    """Check a CMS message with one signer, who must be named by its certificate's sum.

    `digests` are those of what was signed apart from it, by algorithm; None where it holds its
    content. Raises `NotSigned`.
    """
    try:
        return _checked(message, digests)
    except NotSigned:
        raise
    except nonsense() as error:
        raise NotSigned(str(error)) from error


def _checked(message: bytes, digests: dict[str, bytes] | None) -> Signed:
    # tsp names the attributes by which a signer's certificate is told
    from asn1crypto import cms, tsp  # noqa: F401

    outer = cms.ContentInfo.load(message, strict=True)
    if outer["content_type"].native != "signed_data":
        raise NotSigned("no signed data")
    data = outer["content"]
    signers = list(data["signer_infos"])
    if len(signers) != 1:
        raise NotSigned("not one signer")
    signer = signers[0]
    certificates = [one.chosen for one in data["certificates"] if one.name == "certificate"]
    certificate = _own(signer, certificates)
    held = data["encap_content_info"]["content"]
    content = None if held is None or held.native is None else bytes(held)
    if (digests is None) != (content is not None):
        raise NotSigned("content where none belongs, or none")
    name = signer["digest_algorithm"]["algorithm"].native
    if name not in _HASHES:
        raise NotSigned("weak sum")
    _demand_digest(signer, name, digests, content)
    _demand_signature(signer, certificate)
    rest = tuple(one.dump() for one in certificates if one is not certificate)
    return Signed(certificate.dump(), rest, content)


def _attribute(signer: "cms.SignerInfo", name: str) -> Any:
    """The one value of a signed attribute; raises `NotSigned` where it is not there once."""
    found = [a["values"] for a in signer["signed_attrs"] if a["type"].native == name]
    if len(found) != 1 or len(found[0]) != 1:
        raise NotSigned(f"no {name}")
    return found[0][0]


def _own(
    signer: "cms.SignerInfo", certificates: list["x509.Certificate"]
) -> "x509.Certificate":
    """The certificate that the signed attributes name by its sum, and the signer by its number."""
    try:
        named = _attribute(signer, "signing_certificate_v2")["certs"][0]
        algorithm = named["hash_algorithm"]["algorithm"].native
    except NotSigned:
        # what stamping services of before still send
        named, algorithm = _attribute(signer, "signing_certificate")["certs"][0], "sha1"
    wanted = named["cert_hash"].native
    for certificate in certificates:
        if _digest(algorithm, certificate.dump()) == wanted:
            sid = signer["sid"]
            if sid.name == "issuer_and_serial_number" and (
                sid.chosen["serial_number"].native != certificate.serial_number
            ):
                break
            return certificate
    raise NotSigned("the signer's certificate is not inside")


def _digest(algorithm: str, content: bytes) -> bytes:
    import hashlib

    if algorithm not in {*_HASHES, "sha1"}:
        raise NotSigned("unknown sum")
    return hashlib.new(algorithm, content, usedforsecurity=False).digest()


def _demand_digest(
    signer: "cms.SignerInfo", name: str, digests: dict[str, bytes] | None, content: bytes | None
) -> None:
    said = _attribute(signer, "message_digest").native
    have = _digest(name, content) if content is not None else (digests or {}).get(name)
    if not have or said != have:
        raise NotSigned("signed something else")


def _demand_signature(signer: "cms.SignerInfo", certificate: "x509.Certificate") -> None:
    """Raises `NotSigned` unless the signature over the signed attributes is by that certificate's key."""
    from asn1crypto.cms import CMSAttributes

    attributes = CMSAttributes(list(signer["signed_attrs"])).dump()
    # as the signer had them, in the order in which they stand
    raw = bytearray(signer["signed_attrs"].dump())
    raw[0] = 0x31
    algorithm = signer["signature_algorithm"]
    hashed = signer["digest_algorithm"]["algorithm"].native
    for signed in dict.fromkeys((bytes(raw), attributes)):
        if holds(certificate.dump(), signer["signature"].native, signed, algorithm, hashed):
            return
    raise NotSigned("the signature does not hold")


def holds(
    certificate: bytes, signature: bytes, signed: bytes, algorithm: Any, hashed: str
) -> bool:
    """Whether a signature over these bytes is by the key of a certificate (RSA or ECDSA)."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.x509 import load_der_x509_certificate

    kind = algorithm.signature_algo
    with_hash = algorithm["algorithm"].native
    # `sha256_rsa` names its sum; plain RSA, as most time authorities write it, and PSS leave it to the signer
    own = algorithm.hash_algo if with_hash.startswith(("sha", "md")) else hashed
    choices: dict[str, hashes.HashAlgorithm] = {
        "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
    }  # fmt: skip
    if own not in choices:
        raise NotSigned("weak sum")
    chosen = choices[own]
    key = load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey) and kind == "ecdsa":
            key.verify(signature, signed, ec.ECDSA(chosen))
        elif isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pkcs1v15":
            key.verify(signature, signed, padding.PKCS1v15(), chosen)
        elif isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pss":
            pss = padding.PSS(padding.MGF1(chosen), padding.PSS.AUTO)
            key.verify(signature, signed, pss, chosen)
        else:
            return False
    except (InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def sums_of(*parts: bytes) -> dict[str, bytes]:
    """The sums of something signed apart, as `check_signed` takes them."""
    total = sha256()
    for part in parts:
        total.update(part)
    return {"sha256": total.digest()}
