"""What a hold says: its sentence, with what it names in the case (domain.md 2)."""

from returns.records.advice import Because
from returns.records.unit import Parcel
from returns.rules.goods.new_ones import on_their_way
from returns.rules.money.ground import asked_for_postage
from returns.rules.money.paid_twice import taken_twice
from returns.rules.money.way_back import lost_to_buyer, parcel_to_ask_after
from returns.rules.shop_state import captured, not_captured, part_unknown, refunded_unsaid
from returns.rules.steps.photos_demanded import Facts, photos_said
from returns.rules.steps.situation import Situation, claimed_party
from returns.rules.tracks.track_machines import ENDED
from returns.terms import HoldKind, Party, StepKind
from returns.trade.disputes import decided_elsewhere


def because_of(kind: HoldKind, at: Situation, step: StepKind = StepKind.SEND_CLAIM) -> Because:
    """Why nothing is done before it was looked into, as the case has it."""
    sent = on_their_way(at.case, at.line) if kind is HoldKind.BUYER_WROTE else ()
    meant = sent[-1] if sent else at.line
    said: Facts = (
        ("channel", at.case.channel or "term:unnamed:platform"),
        ("item", meant.title or meant.sku),
        ("raw", at.line.raw_reason),
        ("dispute", at.case.dispute),
        ("supplier", at.line.supplier or "term:unnamed:supplier"),
    )
    key = _figure_said(kind, at, step)
    if kind is HoldKind.DISPUTE and decided_elsewhere(at.case.dispute):
        key = f"{key}_{at.case.dispute}"
    if kind is HoldKind.NOT_PAID:
        if part_unknown(at.case.sale):
            return Because(f"{key}_part", said, "P")
        said = (*said, ("state", f"term:payment_word:{not_captured(at.case.sale)}"))
    if kind is HoldKind.CANCELLED:
        key, counted = _cancelled_said(at, key)
        said = (*said, *counted)
    said = (*said, *_sums_said(kind, at))
    if kind is HoldKind.NOT_REACHED and not at.line.refunded:
        key = f"{key}_thing"
    if kind is HoldKind.NOT_ARRIVED:
        key, counted = _parcel_said(at, key)
        said = (*said, *counted)
    if kind is HoldKind.LOST_TO_BUYER:
        key = key if lost_to_buyer(at.case, at.line) else f"{key}_own"
        said = (*said, ("amount", at.due.coded))
    if kind is HoldKind.NO_PHOTO:
        key, counted = photos_said(at, step)
        said = (*said, *counted)
    return Because(key, said, "P")


def _sums_said(kind: HoldKind, at: Situation) -> Facts:
    """The sums that its sentence names of what went back."""
    case, line = at.case, at.line
    if kind is HoldKind.SHOP_REFUND:
        return (("amount", refunded_unsaid(case).coded), ("all", case.sale.refunded.coded))
    if kind is HoldKind.NOT_REACHED:
        return (("amount", line.refunded.coded),)
    if kind is HoldKind.PAID_TWICE:
        more = taken_twice(case, line).coded
        return (("back", line.refunded.coded), ("paid", line.worth.coded), ("more", more))
    return ()


def _figure_said(kind: HoldKind, at: Situation, step: StepKind) -> str:
    """Which sentence asks for a figure: what is lacking of it goes by what it is for."""
    if kind is HoldKind.COST and claimed_party(at.case, at.line, at.advice) is Party.CARRIER:
        return f"hold.{kind}_postage" if postage_untold(at) else f"hold.{kind}_carrier"
    decided = kind is HoldKind.PLATFORM_SUM and step is not StepKind.SEND_CLAIM
    return f"hold.{kind}_decided" if decided else f"hold.{kind}"


def _cancelled_said(at: Situation, key: str) -> tuple[str, Facts]:
    """Which sentence tells what became of the money of what was cancelled, as far as the shop says."""
    sale = at.case.sale
    if not sale.cancelled:
        return f"{key}_line", ()
    if sale.refunded:
        return f"{key}_refunded", (("amount", str(sale.refunded)),)
    return (f"{key}_paid" if captured(sale) else key), ()


def _parcel_said(at: Situation, key: str) -> tuple[str, Facts]:
    """Which sentence asks after the late parcel, its carrier and its number."""
    parcel = to_ask_after(at)
    carrier = parcel.carrier if parcel is not None else ""
    number = parcel.tracking if parcel is not None else ""
    said = (("carrier", carrier or "term:unnamed:carrier"), ("tracking", number))
    return key if number else f"{key}_no_number", said


def to_ask_after(at: Situation) -> Parcel | None:
    """The late parcel; what the request was about is over where it ended."""
    over = at.line.tracks.request in ENDED
    return None if over else parcel_to_ask_after(at.case, at.line)


def postage_untold(at: Situation) -> bool:
    """Whether the postage of what was late is to be told first: its carrier owes nothing else."""
    late = asked_for_postage(at.case, at.line, at.advice, at.terms)
    return late and not at.case.freight_out
