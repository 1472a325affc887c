"""What the tab shows, in words: made by the presenter, painted by the widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from returns.records.policy_warning import PolicyWarning, SupplierYear
from returns.rules.policy.policy_answers import Answer
from returns.rules.policy.policy_watch import Told


@dataclass(frozen=True, slots=True)
class SupplierLine:
    """One supplier in the list; `mark` is the token of its dot."""

    id: int
    name: str
    line: str
    word: str
    mark: str


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """What we promise beside one answer; `chip` says what it costs, "" where the supplier carries it."""

    promised: str
    chip: str = ""
    tone: str = "warning"
    note: str = ""
    #: what a screen reader says for the sign that the supplier carries it
    carried: str = ""


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """A supplier's policy as read; `source` names the attached terms, "" for none."""

    title: str
    line: str = ""
    tone: str = "muted"
    source: str = ""
    note: str = ""
    answers: tuple[Answer, ...] = ()
    #: by the name of the answer; nothing while buyers are promised nothing
    clauses: Mapping[str, ClauseShown] = field(default_factory=dict)
    heads: tuple[str, ...] = ("", "", "", "")
    written: bool = True
    comparable: bool = False
    #: a new version is half typed
    begun: bool = False


@dataclass(frozen=True, slots=True)
class GapsShown:
    """The gaps of the supplier looked at, and how many others there are."""

    gaps: tuple[tuple[PolicyWarning, Told], ...] = ()
    others: str = ""
    #: the supplier whose gap is next, 0 for none
    next_id: int = 0


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A window that has a name: the name, and the returns in time, tight, on us, too late."""

    cells: tuple[str, ...]
    #: it is what buyers were told
    now: bool = False
    #: some of it would be on us
    bad: bool = False


@dataclass(frozen=True, slots=True)
class TrialShown:
    """A year's returns of one supplier's goods, and the windows to try on them."""

    year: SupplierYear
    caption: str
    #: that so few of them say little, "" for enough
    few: str
    #: what each kind of bar is
    keys: tuple[str, ...]
    rows: tuple[TrialRow, ...]
    #: days that the slider begins at, and the last day of the scale
    promised: int
    last: int


@dataclass(frozen=True, slots=True)
class StoreShown:
    """The store policy: working, text with what stands out in it, what is published, a law."""

    blocks: tuple[tuple[str, str], ...] = ()
    emphasis: tuple[str, ...] = ()
    working: str = ""
    #: what else there is to know about the window, a line each
    hints: str = ""
    published: str = ""
    law: str = ""
    lang: str = "en"
    per_group: bool = False


@dataclass(frozen=True, slots=True)
class TabShown:
    """Everything at once."""

    suppliers: tuple[SupplierLine, ...]
    chosen: int
    policy: PolicyShown
    gaps: GapsShown
    trial: TrialShown | None
    store: StoreShown
    badge: str
    warns: bool
    status: str
