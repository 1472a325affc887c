"""What can become of goods that are here: a row each (domain.md 6)."""

from dataclasses import dataclass

from returns.terms import Disposition, End


@dataclass(frozen=True, slots=True, kw_only=True)
class DispositionTraits:
    """Whether the goods leave us, and to whom."""

    #: a second leg: a parcel with a label of that receiver's; the unit is placed when it arrived
    goes_to: End | None = None
    #: they stay where they are until somebody decides
    waits: bool = False
    #: they are sold again, so that a photo of them has to be there before
    sold_again: bool = False


DISPOSITIONS: dict[Disposition, DispositionTraits] = {
    Disposition.RESTOCK: DispositionTraits(sold_again=True),
    Disposition.DISCOUNT: DispositionTraits(sold_again=True),
    Disposition.BUNDLE: DispositionTraits(sold_again=True),
    Disposition.DONATE: DispositionTraits(),
    Disposition.DISPOSE: DispositionTraits(),
    Disposition.THIRD_PARTY: DispositionTraits(goes_to=End.THIRD_PARTY),
    Disposition.TO_SUPPLIER: DispositionTraits(goes_to=End.SUPPLIER),
    Disposition.TO_BUYER: DispositionTraits(goes_to=End.BUYER),
    Disposition.HOLD: DispositionTraits(waits=True),
}
