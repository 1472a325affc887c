"""What a letter on a claim says of its proof: what goes along, and why photos are lacking."""

from collections.abc import Sequence
from dataclasses import replace

from returns.casework.letters.claim_choice import claimed_from, claimed_pieces
from returns.casework.letters.claim_kinds import CARRIED, CLAIMS, DECIDED
from returns.casework.letters.letter_lines import put_in
from returns.casework.steps.acting import Act
from returns.phrases import say
from returns.records.case import Line, Photo
from returns.rules.goods.shot_list import demanded_shots, missing
from returns.rules.goods.shown_goods import photos_of, readable, unsaid_photos
from returns.rules.reasons import NEVER_HAD
from returns.rules.steps.photos_demanded import added_since_asked
from returns.terms import HoldKind, Party


def proof_words(act: Act, template: str, photoless: str, lang: str) -> tuple[str, bool]:
    """What is said of the proof, and whether any goes along; `photoless`: why photos are lacking."""
    proof, photos = "", _photos_of(act)
    if template in CLAIMS and photos and act.line.reason not in NEVER_HAD:
        proof = f"\n\n{say('letters.proof', lang)}"
    elif template in DECIDED or template in CARRIED:
        # days, parcels and money are evidence, too
        proof = f"\n\n{say('letters.proof_sheet', lang)}"
    if template == "claim_more" and (added := added_since_asked(act.case, act.line)):
        told = say("letters.added", lang, count=len(added))
        proof = f"{put_in(told, lang)}{proof}"
    if not photoless or (photos and not _wants_more(act, template, photos)):
        return proof, bool(proof)
    key = "letters.fewer_photos" if photos else "letters.no_photo"
    why = put_in(say(key, lang, reason=photoless.rstrip(".。")), lang)
    return f"{proof}{why}", bool(proof)


def why_no_photo(act: Act, shown: Line) -> str:
    """Why photos that are demanded are not there, as it may be shown; "" where all are, or unsaid."""
    if HoldKind.NO_PHOTO in act.line.lifted:
        return shown.lifted.get(HoldKind.NO_PHOTO) or act.options.reason.strip()
    return act.options.reason.strip() if act.photos_lacking is not None else ""


def _wants_more(act: Act, template: str, photos: Sequence[Photo]) -> bool:
    """Whether there are pictures that were asked for beside these: by the supplier's terms, or in words."""
    terms = act.terms if claimed_from(act) is Party.SUPPLIER else None
    demanded = demanded_shots(act.line.reason, terms)
    return template == "claim_more" or bool(missing(demanded, [photo.shot for photo in photos]))


def _photos_of(act: Act) -> tuple[Photo, ...]:
    """The photos of the pieces that are claimed, and of the parcel that they came in."""
    units = claimed_pieces(act) or act.line.units
    photos = readable(photos_of(act.case, (replace(act.line, units=units),)))
    # to whom is asked for all of it nobody has to say which goods they are
    return photos or (readable(unsaid_photos(act.case)) if act.of_all else ())
