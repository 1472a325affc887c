"""Why photos that are demanded are not there: asked for once, and shown on the paper."""

from returns.casework.steps.acting import Act
from returns.casework.steps.holding import lift
from returns.errors import IllegalMove
from returns.rules.steps.photos_demanded import deducted_without_photo, seen_without_photo
from returns.terms import Disposition, HoldKind, Move, Offer, StepKind
from returns.trade.steps import step_traits


def demand_photo(act: Act) -> dict[str, str]:
    """Photos that are demanded are not there: a reason is asked for, and the paper shows it.

    What is lifted by that.
    """
    hold = act.photos_lacking
    if hold is None:
        return {}
    if not act.options.reason.strip():
        item = act.line.title or act.line.sku
        if hold.because.key in ("hold.no_photo", "hold.no_photo_claim"):
            raise IllegalMove("step.photo_wanted", item=item)
        told = dict(hold.because.facts)
        if hold.because.key == "hold.no_photo_claim_unsaid":
            raise IllegalMove("step.photo_unsaid", item=item, unsaid=told["unsaid"])
        if hold.because.key.startswith("hold.more_asked"):
            raise IllegalMove("step.more_wanted", party=told["party"], words=told["words"])
        if hold.because.key == "hold.no_photo_unsaid":
            unsaid = {name: told[name] for name in ("supplier", "unsaid")}
            raise IllegalMove("step.photos_unsaid", item=item, **unsaid)
        counts = {name: told[name] for name in ("supplier", "demanded", "there", "shot")}
        raise IllegalMove("step.photos_wanted", item=item, **counts)
    lift(act, HoldKind.NO_PHOTO)
    return {HoldKind.NO_PHOTO.value: act.options.reason.strip()}


def refuse_unshown(act: Act) -> None:
    """Raise `IllegalMove` where a no, a deduction or a decided restock would rest on what no photo shows.

    By whatever key: the recommended step waits for the photo, too, or for why there is none (domain.md 6).
    """
    follows = _follows_on_the_look(act)
    if follows:
        item = act.line.title or act.line.sku
        raise IllegalMove(f"step.unshown_{follows}", item=item)


def _follows_on_the_look(act: Act) -> str:
    """What would rest on what was found, and is not shown; "" for nothing."""
    case, line = act.case, act.line
    if HoldKind.NO_PHOTO in line.lifted:
        return ""
    if act.kind is StepKind.REFUND:
        return "deduct" if _pays_less(act) and deducted_without_photo(case, line) else ""
    says_no = step_traits(act.kind).offers and act.offer is Offer.DECLINE
    if act.kind is Move.DECLINE or says_no:
        return "decline" if seen_without_photo(case, line) else ""
    restocks = act.kind is StepKind.PLACE_GOODS and _restocks(act)
    return "restock" if restocks and seen_without_photo(case, line) else ""


def _pays_less(act: Act) -> bool:
    """Whether a refund leaves the buyer with less than was paid for it."""
    return (act.due if act.options.amount is None else act.options.amount) < act.line.left


def _restocks(act: Act) -> bool:
    """Whether pieces are sold as new by that step whose restocking waits for a photo."""
    hold = act.case.outlook(act.line).hold
    if hold is None or HoldKind.NO_PHOTO not in hold.kinds:
        return False
    return act.options.disposition in (None, Disposition.RESTOCK)
