"""Signing a sealed sheet with the desk's own key: PAdES, as a revision that is laid behind its last line.

What stands before it is not touched: the same sheet has the same bytes up to its last line, whoever
signs it and when.
"""

from datetime import datetime

import pikepdf

from returns.evidence.anatomy import ending
from returns.evidence.answer_form import form_of
from returns.evidence.held import Held
from returns.evidence.own_key import OwnKey
from returns.evidence.signed_message import signer_with
from returns.evidence.signed_revision import signed
from returns.evidence.widget_tag import tag_widget
from returns.phrases import say

#: the name of the field that is signed; invisible, on the first page
FIELD = "Sendback"
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
    """The sheet with its signature behind it, dated by the desk's clock; same input, same bytes.

    Raises `ValueError` for a document without a field to sign.
    """
    return signed(pdf, FIELD, signer_with(key), key.name, at)
