"""A sheet's signature, written straight, against the one that a library for signing PDFs writes."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from io import BytesIO

import pytest
from asn1crypto import cms
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.evidence.cms import check_signed
from returns.evidence.own_key import make_key
from returns.evidence.signed_message import signer_with
from returns.evidence.signed_revision import signed
from returns.evidence.signing import FIELD, sign, unsigned

AT = datetime(2026, 11, 21, 14, 3, 9, tzinfo=UTC)
KEY = make_key("Harbour Gifts (Müller) \\ 1/2", AT)


def by_pyhanko(pdf: bytes, key, at: datetime) -> bytes:
    """The same signature by pyHanko, told to add nothing else."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_der_private_key
    from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class OnlySigning(IncrementalPdfFileWriter):
        def _update_meta(self):
            pass

        def ensure_output_version(self, version):
            pass

    class ByOurClock(PdfSigner):
        def register_extensions(self, *_, **__):
            pass

        def init_signing_session(self, pdf_out, existing_fields_only=False):
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = at
            return session

    class Alike(SimpleSigner):
        async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
            private = load_der_private_key(key.private, None)
            return private.sign(data, ec.ECDSA(SHA256(), deterministic_signing=True))

    out, writer = BytesIO(), OnlySigning(BytesIO(pdf))
    second = ByteStringObject(sha256(pdf + key.certificate).digest()[:16])
    writer._document_id = ArrayObject([writer._document_id[0], second])
    facts = PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=key.name
    )
    signer = Alike(
        signing_cert=Certificate.load(key.certificate),
        signing_key=PrivateKeyInfo.load(key.private),
        cert_registry=SimpleCertificateStore(),
    )
    ByOurClock(facts, signer=signer).sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["Harbour Gifts (Müller) \\ 1/2", "港湾礼品店", "x" * 64])
def test_a_sheet_is_signed_byte_for_byte_as_a_library_signs_it(evidence: bytes, name: str):
    """So that one that was signed before is signed alike when it is made again."""
    key = make_key(name, AT)
    for at in (AT, datetime(2030, 1, 1, tzinfo=UTC)):
        made = sign(evidence, key, at)
        assert made == by_pyhanko(evidence, key, at)
        assert made[: len(evidence)] == evidence == unsigned(made)


def test_the_moment_is_told_in_utc_wherever_the_clock_stands(evidence: bytes):
    elsewhere = AT.astimezone(timezone(timedelta(hours=8)))
    assert sign(evidence, KEY, elsewhere) == sign(evidence, KEY, AT)


def test_a_document_without_an_empty_field_is_refused(evidence: bytes):
    with pytest.raises(ValueError, match="no field to sign"):
        signed(evidence, "Other", signer_with(KEY), KEY.name, AT)
    with pytest.raises(ValueError, match="no field to sign"):
        sign(sign(evidence, KEY, AT), KEY, AT)
    with pytest.raises(ValueError, match="no sealed sheet"):
        sign(b"%PDF-1.7\n", KEY, AT)


@settings(max_examples=12, deadline=None)
@given(st.binary(max_size=200), st.text(min_size=1, max_size=80))
def test_every_message_is_der_that_holds(content: bytes, name: str):
    key = make_key(name, AT)
    digest = sha256(content).digest()
    message = signer_with(key).message(digest)
    told = cms.ContentInfo.load(message, strict=True)
    assert told.copy().dump(force=True) == message
    held = check_signed(message, {"sha256": digest})
    assert (held.certificate, held.content) == (key.certificate, None)
