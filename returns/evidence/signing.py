"""Signing a sealed sheet with the desk's own key: PAdES, as a revision that is laid behind its last line.

What stands before it is not touched: the same sheet has the same bytes up to its last line, whoever
signs it and when.
"""

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from returns.evidence.anatomy import ending
from returns.evidence.answer_form import form_of
from returns.evidence.held import Held
from returns.evidence.own_key import OwnKey
from returns.evidence.widget_tag import tag_widget
from returns.evidence.without_network import unplugged
from returns.phrases import say

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner

#: the name of the field that is signed; invisible, on the first page
FIELD = "Sendback"
#: what a signature takes besides its certificate and its signer's name, in bytes, with room to spare
_ROOM = 512
#: more than a signature ever adds, in bytes
ROOM = 24_000
#: print, locked: no reader offers to move or fill it
_FIELD_FLAGS = 132


def add_field(document: pikepdf.Pdf) -> None:
    """An empty signature field, so that signing changes no part that the manifest lists."""
    page = document.pages[0]
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=FIELD,
            Rect=[0, 0, 0, 0],
            F=_FIELD_FLAGS,
            P=page.obj,
        )
    )
    annotations = page.obj.get("/Annots")
    page.obj.Annots = pikepdf.Array([*(annotations or []), field])
    lang = str(document.Root.get("/Lang", "en"))[:2]
    tag_widget(document, field, say("documents.alt.signature", lang))
    form_of(document).Fields.append(field)


def unsigned(pdf: Held) -> bytes:
    """The sheet up to its last line, which is the same whoever signs it."""
    last = ending(pdf)
    return pdf[: len(pdf) if last is None else last.end]


def sign(pdf: bytes, key: OwnKey, at: datetime) -> bytes:
    """The sheet with its signature behind it, dated by the desk's clock; same input, same bytes."""
    with unplugged():
        from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class OnlySigning(IncrementalPdfFileWriter):
        """Adds the signature and nothing else: no note of the program, no other version."""

        def _update_meta(self) -> None:
            """The document's facts stay as they were sealed."""

        def ensure_output_version(self, version: tuple[int, int]) -> None:
            """So does its version."""

    out, writer = BytesIO(), OnlySigning(BytesIO(pdf))
    # else a number by chance: the same sheet is signed alike by the same key at the same time
    second = ByteStringObject(sha256(pdf + key.certificate).digest()[:16])
    writer._document_id = ArrayObject([writer._document_id[0], second])  # noqa: SLF001
    # else pyHanko signs once more only to see how long a signature is
    room = 2 * (2 * len(key.certificate) + _ROOM)
    signer = _signer(key, at)
    signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=room, output=out)
    return out.getvalue()


def _signer(key: OwnKey, at: datetime) -> "PdfSigner":
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    with unplugged():
        from pyhanko.pdf_utils.writer import BasePdfFileWriter
        from pyhanko.sign.fields import SigSeedSubFilter
        from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
        from pyhanko.sign.signers.pdf_signer import PdfSigningSession
        from pyhanko_certvalidator.registry import SimpleCertificateStore

    private = load_der_private_key(key.private, None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("not a key as `make_key` makes them")
    own: ec.EllipticCurvePrivateKey = private

    class ByOurClock(PdfSigner):
        """Dates the signature by the desk's clock, and leaves the document's catalogue alone."""

        def register_extensions(self, *_: object, **__: object) -> None:
            """What a reader of signatures needs to know stands in the signature."""

        def init_signing_session(
            self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
        ) -> PdfSigningSession:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = at
            return session

    class Alike(SimpleSigner):
        """Signs the same bytes alike each time (RFC 6979), so that a lost sheet is made again."""

        async def async_sign_raw(
            self, data: bytes, digest_algorithm: str, dry_run: bool = False
        ) -> bytes:
            return bytes(own.sign(data, ec.ECDSA(SHA256(), deterministic_signing=True)))

    facts = PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=key.name
    )
    signer = Alike(
        signing_cert=Certificate.load(key.certificate),
        signing_key=PrivateKeyInfo.load(key.private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    return ByOurClock(facts, signer=signer)
