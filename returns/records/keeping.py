"""What is known of a desk's copies and its soundness: places, copies, checks, the cost of going back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from returns.errors import Refusal

#: why a copy was made; the words are the phrases `keeping.why.<name>`
WHYS = ("day", "asked", "before_version", "before_restore", "before_import")
#: a copy made by a program that knows more reasons
OTHER_WHY = "other"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a desk holds."""

    cases: int = 0
    #: events in all histories
    steps: int = 0
    photos: int = 0
    papers: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup of a desk in one place."""

    #: its own folder; what `restore` takes
    path: Path
    made_at: datetime
    #: one of `WHYS`, or `OTHER_WHY`
    why: str
    desk_id: str
    desk_name: str
    #: the version of the tables in it
    version: int
    counts: Counts
    #: of the database, photos and papers that it names, in bytes
    bytes: int
    #: when it was read back, restored beside and found equal; None while it was not
    proved_at: datetime | None = None
    #: how long that took, in seconds
    proved_s: float = 0.0
    #: photos and papers that the desk named then and that were gone or altered already
    lacking: tuple[str, ...] = ()
    #: number and hash of the last step that it holds
    head_seq: int = 0
    head_hash: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where copies are kept: the desk's own `backups/`, or a folder that the seller chose."""

    folder: Path
    #: the desk's own `backups/`
    own: bool
    #: the folder is there now; a stick may be pulled out
    there: bool
    #: on another disk than the desk; None while it is not there
    elsewhere: bool | None
    #: newest first; [] while it is not there
    copies: tuple[Copy, ...] = ()
    #: when its newest copy was made, as the desk remembers it while the place is not there
    last_at: datetime | None = None
    #: on another disk when it was last there; a folder beside the desk never counts as away
    was_elsewhere: bool = False

    @property
    def away_at(self) -> datetime | None:
        """While it is not there: when the last copy outside the desk's disk was made, as remembered.

        The clock may have been ahead then.
        """
        return self.last_at if not self.own and not self.there and self.was_elsewhere else None


@dataclass(frozen=True, slots=True)
class PlaceRefused:
    """A place in which no copy could be made, and the refusal that says why."""

    place: Place
    why: Refusal


@dataclass(frozen=True, slots=True)
class CopiesMade:
    """What became of copying a desk to all its places."""

    copies: tuple[Copy, ...]
    refused: tuple[PlaceRefused, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """How well a desk is kept at this moment."""

    places: tuple[Place, ...]
    #: the newest copy that was proved, best on another disk; None without any
    newest: Copy | None
    newest_elsewhere: Copy | None
    #: steps in the histories that were made since `newest`, what a broken laptop would lose
    steps_since: int
    #: a week without a proved copy outside this disk; False for a desk younger than that
    overdue: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a history that a copy does not hold."""

    case: str
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GoingBack:
    """What going back to a copy would change: a preview, nothing is changed."""

    copy: Copy
    then: Counts
    now: Counts
    #: the newest steps that would be lost, newest first, at most 50
    lost: tuple[Step, ...]
    #: how many would be lost in all
    lost_count: int


@dataclass(frozen=True, slots=True)
class Thing:
    """One case, photo or paper of a copy that can be brought back alone."""

    #: `case`, `photo` or `paper`
    kind: str
    #: what it is asked for by: the case's number, the photo's SHA-256, the paper's file name
    name: str
    title: str
    #: the number of the case that it is of, "" where the copy does not tell
    case: str
    #: it is on the desk now, too; of a photo or paper only that a file is there
    here: bool
    #: what else it may be looked for by
    words: str = ""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What became of asking for one photo or paper of a copy."""

    path: Path
    #: it lay there already, byte for byte, and nothing was done
    was_whole: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    `what` is a stable identifier (`CHECKS` and below), `where` names the file, case or row, `why` is
    the sentence in the reader's language. `mend` names what can be done without loss, or "".
    """

    what: str
    where: str
    why: str
    #: `remake_picture`, `bring_back_photo`, `bring_back_paper`, `rebuild_search`, `work_out:<case id>` or ""
    mend: str = ""
    #: False for what is only worth knowing: an orphan, little room
    bad: bool = True


#: the parts of a check, in the order in which they are looked at
CHECKS = (
    *("database", "histories", "rows", "photos", "pictures", "papers", "orphans"),
    *("copies", "room"),
)


@dataclass(frozen=True, slots=True)
class PartChecked:
    """One part of a check: how many of how many are sound, and in which time."""

    part: str
    sound: int
    total: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check saw."""

    at: datetime
    parts: tuple[PartChecked, ...]
    findings: tuple[Finding, ...]
    #: stopped before its end: nothing is said of what was not looked at
    stopped: bool = False

    @property
    def sound(self) -> bool:
        """Nothing that matters is wrong."""
        return not any(finding.bad for finding in self.findings)
