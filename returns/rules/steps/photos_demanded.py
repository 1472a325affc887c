"""The photos that a claim wants, and which of them are not there."""

from returns.records.case import Line, Photo, StoredCase
from returns.rules.goods.shot_list import missing, shots_for
from returns.rules.goods.shown_goods import names_of, photos_of, unsaid_photos
from returns.rules.reasons import NEVER_HAD, reason
from returns.rules.steps.situation import Situation, claimed_party
from returns.terms import Fault, Goods, Party, StepKind, SupplierClaim

#: what a sentence is told: name and text
Facts = tuple[tuple[str, str], ...]
#: what follows on goods that were seen, beside a claim, with the sentence that asks for a photo before it
_WITHOUT_A_CLAIM = {
    StepKind.ANSWER_BUYER: "hold.no_photo_decline",
    StepKind.NEGOTIATE: "hold.no_photo_decline",
    StepKind.PLACE_GOODS: "hold.no_photo_restock",
}


def lacks_photos(at: Situation) -> bool:
    """The supplier demands pictures of what he is asked for, and some or all of them are not there.

    Of goods that were seen each kind has to be there; of ones that nobody saw the buyer's own will do, and
    of those without a fault he demands none then. Others than the supplier demand but that goods that
    were seen have a photo.
    """
    demanded = demanded_shots(at)
    if not demanded or not (_seen(at) or _shown_by_buyer(at)):
        return False
    if not _seen(at) or claimed_party(at.case, at.line, at.advice) is not Party.SUPPLIER:
        return not at.photos
    return bool(missing(demanded, _shown(at)))


def lacks_more(at: Situation) -> bool:
    """Whoever was sent the claim asked for more, and no photo came in since: nothing new is there to send.

    A platform is answered by its own deadline.
    """
    if at.line.tracks.supplier_claim is not SupplierClaim.MORE_ASKED:
        return False
    claims = at.case.claims_of(at.line)
    platform = claimed_party(at.case, at.line, at.advice) is Party.PLATFORM
    return bool(claims) and not platform and not added_since_asked(at.case, at.line)


def added_since_asked(case: StoredCase, line: Line) -> tuple[Photo, ...]:
    """The photos that came in after whoever was sent the claim of that line asked for more."""
    asked = line.claim_answered_at
    return tuple(photo for photo in case.photos if asked is not None and photo.added_at > asked)


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


def seen_without_photo(at: Situation) -> bool:
    """Goods that we looked at, and no photo shows them, or may: nobody is to be believed without."""
    return _seen(at) and not photos_of(at.case, (at.line,)) and not unsaid_photos(at.case)


def _seen(at: Situation) -> bool:
    return any(unit.goods is Goods.INSPECTED for unit in at.line.units)


def _shown_by_buyer(at: Situation) -> bool:
    """Whether it is a fault that a photo of the buyer's can show."""
    fault = not reason(at.line.reason).goods_fine and at.line.reason not in NEVER_HAD
    return fault and at.advice.claim_from is Fault.SUPPLIER


def demanded_shots(at: Situation) -> tuple[str, ...]:
    """The kinds of photos that the supplier's terms demand, each once; () where they demand none."""
    if at.terms is None or not at.terms.evidence.shots:
        return ()
    return shots_for(at.line.reason, at.terms)


def _shown(at: Situation) -> list[str]:
    return [photo.shot for photo in at.photos]


def photos_said(at: Situation, step: StepKind) -> tuple[str, Facts]:
    """Which sentence asks for the photos, and how many are demanded, there, and wanted first."""
    if lacks_more(at):
        return _more_said(at)
    if step in _WITHOUT_A_CLAIM:
        return _WITHOUT_A_CLAIM[step], ()
    demanded, unsaid = demanded_shots(at), () if at.of_all else unsaid_photos(at.case)
    lacking = missing(demanded, _shown(at))
    key = "hold.no_photo_rest" if _seen(at) else "hold.no_photo_buyer"
    said = (
        ("demanded", str(len(demanded))),
        ("there", str(len(demanded) - len(lacking))),
        ("shot", f"term:shot:{lacking[0]}" if lacking else "–"),
        ("unsaid", names_of(unsaid)),
    )
    if unsaid:
        return "hold.no_photo_unsaid", said
    asked = at.line.asked_buyer_at
    if asked is not None and not _seen(at) and not at.photos:
        return "hold.no_photo_asked", (*said, ("day", f"date:{asked.date().isoformat()}"))
    return key if at.photos or not _seen(at) else "hold.no_photo", said
