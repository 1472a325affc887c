"""What a photo's own date is worth: the camera's clock held against what is known of the case."""

from datetime import date, datetime, timedelta

from returns.records.advice import Because
from returns.records.case import Photo, StoredCase

#: the camera's clock has no zone: a day on either side is no contradiction
_SLACK = timedelta(days=1)
#: where no day of the order is known: longer before the request than any return takes (P)
_LONG = timedelta(days=365)


def taken_on(photo: Photo) -> date | None:
    """The day by the camera's clock; None when the picture tells none, or cannot be read."""
    if not photo.format:
        return None
    try:
        return datetime.fromisoformat(photo.taken_at).date()
    except ValueError:
        return None


def doubt(photo: Photo, case: StoredCase) -> Because | None:
    """Why the camera's date cannot be true of this return, or None when nothing speaks against it."""
    taken = taken_on(photo)
    if taken is None:
        return None
    said = ("name", photo.name), ("taken", taken.isoformat())
    added = photo.added_at.date()
    if taken > added + _SLACK:
        return Because("photo.after_added", (*said, ("day", added.isoformat())))
    known = (
        ("photo.before_order", case.sale.ordered_on),
        ("photo.before_shipment", case.sale.shipped_on),
        ("photo.before_delivery", case.sale.delivered_on),
    )
    for key, day in known:
        if day is not None and taken < day - _SLACK:
            return Because(key, (*said, ("day", day.isoformat())))
    asked = case.requested_at.date()
    if taken < asked - _LONG:
        return Because("photo.long_before", (*said, ("day", asked.isoformat())))
    return None
