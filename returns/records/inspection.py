"""Receiving and inspecting: what was scanned, what was found, what is proposed from it."""

from dataclasses import dataclass

from returns.errors import Refusal
from returns.records.advice import Because
from returns.records.case import Photo
from returns.records.change import Change
from returns.terms import Disposition, Grade, PackageState, Works


@dataclass(frozen=True, slots=True)
class Found:
    """What a scanned code belongs to: one case, several to choose from, or a parcel kept apart."""

    #: the code as it was understood
    code: str
    case_ids: tuple[int, ...] = ()
    #: the tracking number, when that is what the code is
    tracking: str = ""
    #: an unmatched parcel that carries the code
    parcel_id: int | None = None


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """What the seller saw on one unit of one line; None is what nobody said yet.

    `unit` counts from 1; a unit beyond the announced quantity is an extra one. `grade` is None
    while the grade that follows from the facts is fine.
    """

    line_id: int
    unit: int = 1
    package: PackageState | None = None
    complete: bool | None = None
    works: Works | None = None
    marks: str = ""
    serial: str = ""
    weight_g: int | None = None
    grade: Grade | None = None
    disposition: Disposition | None = None
    #: what came instead of it, in words
    instead: str = ""


@dataclass(frozen=True, slots=True)
class PhotoOf:
    """What new photos show: a line by its row number, perhaps one of its pieces; else the whole parcel."""

    line_id: int | None = None
    unit: int | None = None
    #: it is what lies on the table: a shot of the package is of all that came in it
    on_table: bool = False


@dataclass(frozen=True, slots=True)
class ShotFrame:
    """One frame of the shot list: the first photo of that shot that shows anything, or an empty frame."""

    shot: str
    photo: Photo | None
    #: the addressee of the evidence asks for it
    needed: bool

    @property
    def filled(self) -> bool:
        """Whether there is a picture to see in it; one that is damaged leaves its shot to be taken."""
        return self.photo is not None and bool(self.photo.format)


@dataclass(frozen=True, slots=True)
class SeenElsewhere:
    """A picture, byte for byte, that another case holds as well (domain.md 7)."""

    name: str
    case_number: str


@dataclass(frozen=True, slots=True)
class PhotosAdded:
    """What became of the files: each added photo is kept even when a later one was refused."""

    change: Change
    added: tuple[Photo, ...] = ()
    #: file name and why
    refused: tuple[tuple[str, Refusal], ...] = ()
    elsewhere: tuple[SeenElsewhere, ...] = ()
    #: name of an added file that cannot be shown, and why: damaged or too large
    unshown: tuple[tuple[str, Refusal], ...] = ()
    #: photos that were there already, of which it was said now what they show
    said: tuple[Photo, ...] = ()
    #: photos that go to nobody until somebody says which goods they show
    unsaid: tuple[Photo, ...] = ()
    #: why the date in an added picture cannot be true of this case
    doubted: tuple[Because, ...] = ()
    #: files that were not looked at because the seller cancelled or the disk is full
    left: int = 0
