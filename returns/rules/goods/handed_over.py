"""When a parcel was given to its carrier, as far as it was told while it was true."""

from datetime import date

from returns.records.case import StoredCase
from returns.records.unit import Parcel
from returns.terms import End


def handed_over_on(case: StoredCase, parcel: Parcel) -> date | None:
    """The day on which a parcel was handed over; None where it was noted afterwards, or by nobody.

    A parcel in which the goods were sold is told of when it leaves, or once its buyer has written about
    it: then the day is that of the note, and the days of the order say when it was shipped.
    """
    if parcel.sent_at is None:
        return None
    day = parcel.sent_at.date()
    return None if first_way(case, parcel) and day > _had_by(case) else day


def took_out(case: StoredCase, parcel: Parcel) -> bool:
    """Whether it took to the buyer what was sold, also where it was noted once that had come back.

    What is known to hold pieces that had been here takes them back to him.
    """
    new = {sent.parcel_id for sent in case.exchanges}
    noted_late = parcel.goes_to is End.BUYER and not parcel.unit_ids and parcel.id not in new
    return noted_late or first_way(case, parcel)


def first_way(case: StoredCase, parcel: Parcel) -> bool:
    """Whether it took to the buyer what was sold: no new one, and nothing that had been back here."""
    if parcel.goes_to is not End.BUYER:
        return False
    left = parcel.sent_at or parcel.announced_at
    here = [each.received_at for each in case.parcels if each.comes_back]
    here += [line.received_at for line in case.lines]
    back = any(at is not None and left is not None and at <= left for at in here)
    return not back and parcel.id not in {sent.parcel_id for sent in case.exchanges}


def _had_by(case: StoredCase) -> date:
    """The day by which the buyer had the goods, or missed them: as the order tells, else as he wrote."""
    asked, delivered = case.requested_at.date(), case.sale.delivered_on
    return min(asked, delivered) if delivered is not None else asked
