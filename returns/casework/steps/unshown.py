"""What would follow on goods that were seen, and no photo shows them: refused by whatever key."""

from returns.casework.steps.acting import Act
from returns.casework.steps.step_goods import to_place
from returns.errors import IllegalMove
from returns.rules.steps.photos_demanded import deducted_without_photo, seen_without_photo
from returns.terms import Disposition, Goods, HoldKind, Move, Offer, StepKind
from returns.trade.steps import step_traits


def refuse_unshown(act: Act) -> None:
    """Raise `IllegalMove` where a no, a deduction or a restock would rest on what no photo shows.

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
        return "deduct" if deducted_without_photo(case, line) and _pays_less(act) else ""
    says_no = step_traits(act.kind).offers and act.offer is Offer.DECLINE
    if act.kind is Move.DECLINE or says_no:
        return "decline" if seen_without_photo(case, line) else ""
    restocks = act.kind is StepKind.PLACE_GOODS and _restocks(act)
    return "restock" if restocks and seen_without_photo(case, line) else ""


def _pays_less(act: Act) -> bool:
    """Whether a refund leaves the buyer with less than was paid for it."""
    pays = act.due if act.options.amount is None else act.options.amount
    # another currency is refused as that
    return pays.currency == act.line.left.currency and pays < act.line.left


def _restocks(act: Act) -> bool:
    """Whether pieces that are here are sold as new by that step, whatever is next."""
    said = act.options.disposition
    placed = act.units if act.options.units else to_place(act)
    here = (unit for unit in placed if unit.goods is Goods.INSPECTED)
    return any((said or unit.disposition) is Disposition.RESTOCK for unit in here)
