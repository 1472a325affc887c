"""A day's seal stamped by a time authority (RFC 3161), by file: the question, and the answer."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from returns.evidence.cms import NotSigned, check_signed, nonsense
from returns.evidence.own_key import fingerprint_of, name_on

#: an answer with its whole chain is a few thousand bytes
MOST_BYTES = 200_000
_TIMESTAMPING = "time_stamping"
_LONGEST_CHAIN = 8


class NotStamped(Exception):
    """An answer that stamps nothing of ours; `why` is the last part of a key of our sentences."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Stamp:
    """An answer that holds: when, by whom, and the chain of certificates from the signer up."""

    at: datetime
    #: who signed it, and the highest authority that came with it
    name: str
    authority: str
    #: SHA-256 of the highest certificate: what is compared with the authority's own word
    fingerprint: str
    chain: tuple[bytes, ...]
    #: what was stamped, in hex
    head: str


def query(head: str) -> bytes:
    """The question that a time authority answers: these bytes, SHA-256, with the chain inside.

    The same seal asks the same question, so nothing has to be remembered of it.
    """
    from asn1crypto import tsp

    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes.fromhex(head)}
    asked = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True})
    return bytes(asked.dump())


def read_stamp(answer: bytes) -> Stamp:
    """What an answer stamps; raises `NotStamped` for one that does not hold."""
    if len(answer) > MOST_BYTES:
        raise NotStamped("no_answer")
    try:
        return _read(answer)
    except NotSigned as error:
        raise NotStamped("not_signed") from error
    except NotStamped:
        raise
    except nonsense() as error:
        raise NotStamped("no_answer") from error


def _read(answer: bytes) -> Stamp:
    from asn1crypto import parser, tsp

    # one that says no has no token, which the library does not expect
    status = tsp.PKIStatusInfo.load(parser.parse(answer, strict=True)[4])
    if status["status"].native not in ("granted", "granted_with_mods"):
        raise NotStamped("refused")
    told = tsp.TimeStampResp.load(answer, strict=True)
    token = told["time_stamp_token"]
    if token["content"]["encap_content_info"]["content_type"].native != "tst_info":
        raise NotStamped("no_answer")
    if not len(token["content"]["certificates"] or ()):
        raise NotStamped("no_chain")
    signed = check_signed(token.dump())
    info = tsp.TSTInfo.load(signed.content or b"", strict=True)
    imprint = info["message_imprint"]
    if imprint["hash_algorithm"]["algorithm"].native != "sha256":
        raise NotStamped("another_sum")
    at = info["gen_time"].native.astimezone(UTC)
    chain = chain_of(signed.certificate, signed.others, at)
    top = chain[-1]
    head = imprint["hashed_message"].native.hex()
    own, highest = name_on(signed.certificate), name_on(top)
    return Stamp(
        at.replace(microsecond=0), own, highest or own, fingerprint_of(top), chain, head
    )


def chain_of(first: bytes, others: tuple[bytes, ...], at: datetime) -> tuple[bytes, ...]:
    """From the signer up to the highest that came with it, each good for what it does and then."""
    from asn1crypto.x509 import Certificate
    from cryptography.x509 import load_der_x509_certificate

    told = Certificate.load(first)
    usage = told.extended_key_usage_value
    critical = "extended_key_usage" in told.critical_extensions
    if usage is None or not critical or usage.native != [_TIMESTAMPING]:
        raise NotStamped("no_authority")
    rest = [load_der_x509_certificate(one) for one in others]
    chain = [load_der_x509_certificate(first)]
    while len(chain) < _LONGEST_CHAIN:
        below = chain[-1]
        if not below.not_valid_before_utc <= at <= below.not_valid_after_utc:
            raise NotStamped("not_valid_then")
        if below.issuer == below.subject:
            break
        above = next((one for one in rest if _issued(one, below)), None)
        if above is None:
            break
        chain.append(above)
    return tuple(_der(one) for one in chain)


def _issued(above: Any, below: Any) -> bool:
    """Whether one certificate is of an authority that made the other."""
    from cryptography.x509 import BasicConstraints

    if above.subject != below.issuer:
        return False
    try:
        if not above.extensions.get_extension_for_class(BasicConstraints).value.ca:
            return False
        below.verify_directly_issued_by(above)
    except nonsense():
        return False
    return True


def _der(certificate: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return bytes(certificate.public_bytes(Encoding.DER))
