"""Originals that tell more than the sheet they go with: named before they are attached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from returns.errors import Refusal
from returns.ledger.soundness import Flaw, NotSound
from returns.ledger.store import Store
from returns.phrases import say, word
from returns.records.case import Photo
from returns.records.papers import PictureFacts

#: what the buyer took: it tells of them by what it shows and by what their camera wrote
_BUYERS_OWN = "buyer_photo"
#: shots on which the buyer or a shipping label may be seen, and those that could be of anything
MAY_SHOW_BUYER = frozenset(
    {"shipping_label", "outer_box", "box_damage", "other", "", _BUYERS_OWN}
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One original and why it may tell of the buyer: `place`, `unread`, `buyers_own`, `may_show`."""

    number: int
    photo: Photo
    why: tuple[str, ...]


class OriginalsTell(Refusal):
    """Originals that tell where they were taken, or of a buyer who is left out, are not attached unasked."""

    def __init__(self, telling: Sequence[Telling], *, buyer_out: bool) -> None:
        self.telling = tuple(telling)
        super().__init__(f"papers.originals_{'tell' if buyer_out else 'placed'}")

    def say(self, lang: str = "en") -> str:
        """The sentence, with every picture and why."""
        pictures = say("papers.between_pictures", lang).join(
            _told(t, lang) for t in self.telling
        )
        return say(f"errors.{self.key}", lang, pictures=pictures)


def looked_into(store: Store, photos: Sequence[Photo]) -> tuple[PictureFacts, ...]:
    """What the originals hold, a place among it, found out in the process for strangers' pictures.

    Raises `NotSound` for one that went since it was read.
    """
    return tuple(_looked(store, photo, number) for number, photo in enumerate(photos, start=1))


def _looked(store: Store, photo: Photo, number: int) -> PictureFacts:
    from returns.documents.pictures.darkroom import look_in_child

    try:
        return look_in_child(store.vault.path(photo.sha256))
    except OSError as error:
        facts = (("number", str(number)), ("name", photo.name))
        raise NotSound([Flaw("original_gone", facts)]) from error


def demand_quiet(
    photos: Sequence[Photo], facts: Sequence[PictureFacts], *, buyer_out: bool
) -> None:
    """Raise `OriginalsTell` for those that hold a place, or tell of a buyer whom the text leaves out."""
    found = tuple(_telling(photos, facts, buyer_out=buyer_out))
    if found:
        raise OriginalsTell(found, buyer_out=buyer_out)


def _telling(
    photos: Sequence[Photo], facts: Sequence[PictureFacts], *, buyer_out: bool
) -> Iterator[Telling]:
    """In the order of the sheet; a place whoever reads it, what is shown where the buyer is left out."""
    for number, (photo, seen) in enumerate(zip(photos, facts, strict=True), start=1):
        why = []
        if buyer_out and photo.shot == _BUYERS_OWN:
            why.append("buyers_own")
        elif buyer_out and photo.shot in MAY_SHOW_BUYER:
            why.append("may_show")
        if seen.has_gps:
            why.append("place")
        elif seen.problem:
            why.append("unread")
        if why:
            yield Telling(number, photo, tuple(why))


def _told(one: Telling, lang: str) -> str:
    name = "".join(sign if sign.isprintable() else "�" for sign in one.photo.name)
    shot = word("shot", one.photo.shot, lang) if one.photo.shot else name
    reasons = [say(f"papers.tells.{why}", lang) for why in one.why]
    joint = say("papers.between_reasons", lang)
    facts = {"number": one.number, "name": name, "shot": shot, "why": joint.join(reasons)}
    return say(
        "papers.tells.picture" if one.photo.shot else "papers.tells.unnamed", lang, **facts
    )
