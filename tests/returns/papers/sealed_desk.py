"""A desk with a sheet whose day was sealed, stamped by an authority, and the sheet made afterwards."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.sample.pictures import photo_jpeg
from returns.terms import Offer, StepKind
from tests.supplied import supplied
from tests.time_authority import Authority, make_authority


@dataclass
class Sealed:
    """The desk, its case, what it made."""

    desk: Desk
    clock: SetClock
    case_id: int
    authority: Authority
    #: as it was first made, and as it was made once its day was stamped
    first: bytes
    stamped: bytes


def desk_with_case(
    folder: Path, name: str = "Harbour Gifts", order: str = "302-1"
) -> tuple[Desk, SetClock, int]:
    """A desk with one case that has two photos."""
    clock = SetClock(datetime.now(UTC).replace(microsecond=0))
    desk = open_desk(folder, clock=clock, create=True)
    desk.settings.set(shop_name=name)
    new = NewCase(order, "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
    for number, shot in enumerate(("front", "defect_close"), start=1):
        jpeg = photo_jpeg(shot, "mug", "#225588", clock.now(), number)
        desk.photos.add_bytes(case_id, jpeg, f"{number}.jpg", shot)
    return desk, clock, case_id


def other_case(desk: Desk, order: str) -> int:
    """One more case, so that a day has more than one."""
    new = NewCase(order, "Shop", "Lamp", "defective", Money(2500, "USD"), sku="LAMP")
    return desk.by_hand.open(supplied(desk, new)).case_ids[0]


def sealed_desk(folder: Path) -> Sealed:
    """Made on one day, sealed by the next one's first step, stamped, made again."""
    authority = make_authority(folder / "authority")
    desk, clock, case_id = desk_with_case(folder / "desk")
    for number in range(4):
        other_case(desk, f"500-{number}")
    first = desk.papers.evidence(case_id, with_originals=True).pdf
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    for _ in range(2):  # the stamp is over the day after
        clock.forward(days=1)
        other_case(desk, f"600-{clock.now():%d}")
    desk.day_stamps.take_in(authority.stamp(desk.day_stamps.question().content))
    # what was done since goes into the next sheet: this one is the sheet of that day, made again
    stamped = desk.papers.stamped(case_id).pdf
    return Sealed(desk, clock, case_id, authority, first, stamped)
