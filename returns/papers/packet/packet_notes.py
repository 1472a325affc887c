"""What the seller should know before a packet leaves: shots that are missing, a day that is past."""

from collections.abc import Iterator
from datetime import date, timedelta

from returns.papers.sheet.originals_asked import MAY_SHOW_BUYER
from returns.papers.sheet.sheet_material import Material, unsaid_note
from returns.records.advice import Because
from returns.records.packets import Addressee
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.dates.paid_on import decided_at_earliest, decided_surely, paid_on
from returns.rules.goods.shot_list import missing
from returns.rules.goods.shown_goods import readable
from returns.rules.money.ground_rules import GroundRule
from returns.rules.money.way_back import parcels_back
from returns.rules.redaction.redactor import leaves_buyer_out


def notes_of(
    addressee: Addressee, material: Material, today: date, deadlines: DeadlineTable
) -> Iterator[Because]:
    """Shots that the addressee asks for and nobody took; its days, where they are over.

    Of what it decided already the day until which it takes an appeal.
    """
    named = ("addressee", f"term:addressee:{addressee.id}")
    if (left := unsaid_note(material)) is not None:
        yield left
    present = [photo.shot for photo in readable(material.case.photos)]
    lacking = missing(addressee.listed("shots"), present)
    if lacking:
        first = ("shot", f"term:shot:{lacking[0]}")
        yield Because("packets.shots_missing", (named, ("count", str(len(lacking))), first))
    until = _appeal_until(material, deadlines)
    if until is not None:
        key = "packets.appeal_until" if today <= until else "packets.appeal_over"
        told = "date" if decided_surely(material.case) else "about"
        yield Because(key, (named, ("day", f"{told}:{until.isoformat()}")))
        return
    days, start = addressee.limit("days"), counts_from(addressee, material)
    if days is None or start is None:
        return
    ended = start + timedelta(days=days)
    if ended < today:
        sure = addressee.counts_from != "refund" or decided_surely(material.case)
        day = f"{'date' if sure else 'about'}:{ended.isoformat()}"
        yield Because("packets.days_over", (named, ("days", str(days)), ("day", day)))


def _appeal_until(material: Material, deadlines: DeadlineTable) -> date | None:
    """The last day for an appeal against what was decided; None where nothing was, or it has no day."""
    rules = {each.ground.rule for each in material.asked if each.ground is not None}
    case, start = material.case, decided_at_earliest(material.case)
    if GroundRule.GRANTED not in rules or start is None:
        return None
    try:
        due, _ = deadlines.due(case.platform, case.country, "claim_appeal", start)
    except KeyError:
        return None
    return due.date()


def counts_from(addressee: Addressee, material: Material) -> date | None:
    """The day from which the addressee's days count; None where it is not known."""
    case = material.case
    if addressee.counts_from == "dispute":
        return case.dispute_at.date() if case.dispute_at is not None else None
    if addressee.counts_from == "refund":
        paid = [paid_on(case, p) for p in case.payments if p.outgoing and p.by_platform]
        found = [span.earliest for span in paid if span.earliest is not None]
        return max(found, default=None)
    handed_over = _handed_over(material)
    if handed_over is not None:
        return handed_over
    dates = case.outlook(case.lines[0]).dates
    return (dates.shipped if addressee.counts_from == "shipped" else dates.delivered).known


def _handed_over(material: Material) -> date | None:
    """When a parcel that was lost on its way back was given to its carrier; None for other grounds."""
    lost = (
        asked.ground.units
        for asked in material.asked
        if asked.ground is not None and asked.ground.rule is GroundRule.LOST_BACK
    )
    parcels = (parcel for units in lost for parcel in parcels_back(material.case, units))
    return min((p.sent_at.date() for p in parcels if p.sent_at is not None), default=None)


def may_show(material: Material) -> tuple[str, ...]:
    """Shots on which a buyer may be seen whom the text leaves out."""
    terms = material.policy.terms if material.policy else None
    if not leaves_buyer_out(material.party, terms):
        return ()
    shown = (photo.shot for photo in material.case.photos if photo.shot in MAY_SHOW_BUYER)
    return tuple(dict.fromkeys(shown))
