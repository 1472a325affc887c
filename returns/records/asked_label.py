"""What a file of labels was asked for, so that it can be made again on another paper."""

from dataclasses import dataclass

from returns.terms import End


@dataclass(frozen=True, slots=True)
class AskedLabel:
    """What a file of labels was asked for: of which cases, where the goods go on, and on what paper."""

    case_ids: tuple[int, ...]
    #: by its name in `label_stock`, and the place on the first sheet that is free, from 1
    stock: str = "4x6"
    start: int = 1
    lang: str = "en"
    overrule: bool = False
    parcel_id: int | None = None
    leg: End | None = None
    #: of the buyer's parcels those with any of these lines; () for all
    line_ids: tuple[int, ...] = ()
