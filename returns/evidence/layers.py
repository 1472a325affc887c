"""A checked sheet layer by layer: what holds, what does not, what is not there, and what none of it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from returns.phrases import say
from returns.records.verification import PartCheck, Verification

#: layer → the parts that it is made of, by what their names begin with
LAYERS = {
    "pages": ("page ", "structure", "file"),
    "pictures": ("picture ", "original"),
    "attachments": ("attachment ", "beside "),
    "chain": ("history",),
    "day_seal": ("day seal",),
    "signature": ("signature",),
    "stamp": ("stamp",),
    "answer": ("answer",),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """`state`: `pass`, `fail`, `none` (there is no such layer), `stranger` (holds, by nobody known)."""

    name: str
    state: str
    parts: tuple[PartCheck, ...]


def layers(checked: Verification) -> tuple[Layer, ...]:
    """Every layer; none where the file is no document of ours that could be taken apart."""
    if len(checked.parts) <= 1:
        return ()
    told = []
    for name, begins in LAYERS.items():
        parts = tuple(part for part in checked.parts if part.part.startswith(begins))
        told.append(Layer(name, _state(name, parts, checked), parts))
    return tuple(told)


def _state(name: str, parts: Sequence[PartCheck], checked: Verification) -> str:
    if not parts:
        return "none"
    if not all(part.ok for part in parts):
        return "fail"
    signer, stamp = checked.signed_by, checked.stamped_by
    if name == "signature" and signer is not None and not signer.trusted_as:
        return "pass" if checked.known == "desk" else "stranger"
    return "stranger" if name == "stamp" and stamp is not None and not stamp.trusted else "pass"


def layer_words(layer: Layer, lang: str) -> str:
    """`PASS  Pages (4). Does not show: who made them.`"""
    return say(
        "documents.layer.line",
        lang,
        state=say(f"documents.layer.state.{layer.state}", lang),
        name=say(f"documents.layer.{layer.name}", lang),
        count=len(layer.parts),
        limit=layer_limit(layer, lang),
    )


def layer_title(layer: Layer, lang: str) -> str:
    """`Pages: PASS`."""
    return say(
        "documents.layer.title",
        lang,
        name=say(f"documents.layer.{layer.name}", lang),
        state=say(f"documents.layer.state.{layer.state}", lang),
    )


def layer_limit(layer: Layer, lang: str) -> str:
    """That this layer does not show everything, and what not."""
    return say(
        "documents.layer.limit", lang, limit=say(f"documents.layer.{layer.name}.limit", lang)
    )
