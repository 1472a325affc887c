"""The photos that a claim wants, and which of them are not there."""

from dataclasses import replace

from returns.records.case import Line, Photo, StoredCase
from returns.records.unit import Unit
from returns.rules.goods.shot_list import demanded_shots, missing
from returns.rules.goods.shown_goods import names_of, photos_of, readable, unsaid_photos
from returns.rules.money.claimable import claimable
from returns.rules.money.due import deducted
from returns.rules.money.ground import ground_of
from returns.rules.money.ground_rules import GroundRule
from returns.rules.reasons import NEVER_HAD, reason
from returns.rules.steps.situation import Situation, claimed_party
from returns.terms import Fault, Goods, HoldKind, Party, StepKind, SupplierClaim

#: what a sentence is told: name and text
Facts = tuple[tuple[str, str], ...]
#: what follows on goods that were seen, beside a claim, with the sentence that asks for a photo before it
_WITHOUT_A_CLAIM = {
    StepKind.ANSWER_BUYER: "hold.no_photo_decline",
    StepKind.NEGOTIATE: "hold.no_photo_decline",
    StepKind.REFUND: "hold.no_photo_deduct",
    StepKind.PLACE_GOODS: "hold.no_photo_restock",
}
#: what a parcel did not bring, or too late: what is here says nothing of it
_OF_THE_WAY = frozenset({GroundRule.LOST_NEW, GroundRule.LOSS, GroundRule.LATE})


def lacks_photos(at: Situation) -> bool:
    """Goods that a claim is about were seen and no photo shows them, or demanded ones are not there.

    A supplier may demand several kinds: of goods that were seen each has to be there; of ones that nobody
    saw the buyer's own will do, and of those without a fault he demands none then.
    """
    if _claimed_unshown(at):
        return True
    demanded = _demanded(at)
    if not demanded:
        return False
    if not _seen(at.line):
        return _shown_by_buyer(at) and not at.photos
    return bool(missing(demanded, _shown(at)))


def lacks_more(at: Situation) -> bool:
    """Whoever was sent the claim asked for more, and no photo came in since: nothing new is there to send.

    A platform is answered by its own deadline.
    """
    if at.line.tracks.supplier_claim is not SupplierClaim.MORE_ASKED:
        return False
    claims, party = at.case.claims_of(at.line), _asked(at)
    theirs = bool(claims) and claims[-1].of is party and party is not Party.PLATFORM
    return theirs and not added_since_asked(at.case, at.line)


def added_since_asked(case: StoredCase, line: Line) -> tuple[Photo, ...]:
    """The photos that came in after whoever was sent the claim of that line asked for more."""
    asked = line.claim_answered_at
    came = (photo for photo in case.photos if asked is not None and photo.added_at > asked)
    return readable(came)


def _more_said(at: Situation) -> tuple[str, Facts]:
    """Which sentence asks for what was asked for, with the words in which it was."""
    claim, asked = at.case.claims_of(at.line)[-1], at.line.asked_buyer_at
    unnamed = f"term:unnamed:{claim.of}"
    theirs = at.line.supplier if claim.of is Party.SUPPLIER else ""
    said = (("party", theirs or unnamed), ("words", claim.answer or "–"))
    if not asks_buyer(at):
        return "hold.more_asked", said
    since = claim.answered_at
    if asked is not None and since is not None and asked >= since:
        return "hold.more_asked_waits", (*said, ("day", f"date:{asked.date().isoformat()}"))
    return "hold.more_asked_buyer", said


def asks_buyer(at: Situation) -> bool:
    """Whether the goods are with the buyer, so that nobody else can show them."""
    return _shown_by_buyer(at) and at.goods <= {Goods.NONE_EXPECTED, Goods.AWAITED, Goods.KEPT}


def seen_without_photo(case: StoredCase, line: Line) -> bool:
    """Goods that we looked at, and no photo shows them, or may: nobody is to be believed without."""
    return _seen(line) and not _shown_to_us(case, line, line.units)


def unshown(case: StoredCase, line: Line) -> bool:
    """The same, and nobody said why."""
    return HoldKind.NO_PHOTO not in line.lifted and seen_without_photo(case, line)


def deducted_without_photo(case: StoredCase, line: Line) -> bool:
    """Pieces bring less than their price by what was found, and no photo shows them, or may."""
    units = deducted(line)
    return bool(units) and not _shown_to_us(case, line, units)


def _shown_to_us(case: StoredCase, line: Line, units: tuple[Unit, ...]) -> bool:
    """Whether a photo shows these pieces, or may: also one of which nobody said what it shows."""
    shown = photos_of(case, (replace(line, units=units),))
    return bool(readable((*shown, *unsaid_photos(case))))


def _claimed_unshown(at: Situation) -> bool:
    """Whether pieces that would be claimed were looked at, and no photo of them goes along."""
    units = _to_be_shown(at)
    if not any(_looked_at(unit) for unit in units):
        return False
    shown = photos_of(at.case, (replace(at.line, units=units),))
    return not readable((*shown, *(unsaid_photos(at.case) if at.of_all else ())))


def _looked_at(unit: Unit) -> bool:
    """Whether we saw it, here still or not; of one that went straight to its supplier nothing was found."""
    gone = unit.goods is Goods.DISPOSED and unit.verdict is not None
    return gone or unit.goods is Goods.INSPECTED


def _to_be_shown(at: Situation) -> tuple[Unit, ...]:
    """The pieces that the claim is about, and that a photo of them says anything of."""
    party, of = _asked(at), (at.case, at.line, at.advice, at.terms)
    ground = None if party is Party.SUPPLIER else ground_of(*of, party)
    if ground is not None:
        return () if ground.rule in _OF_THE_WAY else ground.units
    return claimable(*of) if at.named in (None, Party.SUPPLIER) else ()


def _asked(at: Situation) -> Party:
    """Whom the claim is on."""
    return at.named or claimed_party(at.case, at.line, at.advice)


def _seen(line: Line) -> bool:
    return any(unit.goods is Goods.INSPECTED for unit in line.units)


def _shown_by_buyer(at: Situation) -> bool:
    """Whether it is a fault that a photo of the buyer's can show."""
    fault = not reason(at.line.reason).goods_fine and at.line.reason not in NEVER_HAD
    return fault and at.advice.claim_from is Fault.SUPPLIER


def _demanded(at: Situation) -> tuple[str, ...]:
    """The kinds of photos that whoever is asked demands: nobody does but a supplier."""
    return demanded_shots(at.line.reason, at.terms) if _asked(at) is Party.SUPPLIER else ()


def _shown(at: Situation) -> list[str]:
    return [photo.shot for photo in at.photos]


def photos_said(at: Situation, step: StepKind) -> tuple[str, Facts]:
    """Which sentence asks for the photos, and how many are demanded, there, and wanted first."""
    if lacks_more(at):
        return _more_said(at)
    if step in _WITHOUT_A_CLAIM:
        return _WITHOUT_A_CLAIM[step], ()
    demanded, unsaid = _demanded(at), () if at.of_all else unsaid_photos(at.case)
    if not demanded:
        named = (("unsaid", names_of(unsaid)),)
        return ("hold.no_photo_claim_unsaid", named) if unsaid else ("hold.no_photo_claim", ())
    lacking = missing(demanded, _shown(at))
    key = "hold.no_photo_rest" if _seen(at.line) else "hold.no_photo_buyer"
    said = (
        ("demanded", str(len(demanded))),
        ("there", str(len(demanded) - len(lacking))),
        ("shot", f"term:shot:{lacking[0]}" if lacking else "–"),
        ("unsaid", names_of(unsaid)),
    )
    if unsaid:
        return "hold.no_photo_unsaid", said
    asked = at.line.asked_buyer_at
    if asked is not None and not _seen(at.line) and not at.photos:
        return "hold.no_photo_asked", (*said, ("day", f"date:{asked.date().isoformat()}"))
    return key if at.photos or not _seen(at.line) else "hold.no_photo", said
