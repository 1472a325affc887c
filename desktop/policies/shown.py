"""What the tab shows, in words: made by the presenter, painted by the widgets."""

from dataclasses import dataclass

from returns.records.policy_warning import PolicyWarning
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
class PolicyShown:
    """A supplier's policy as read; `source` names the attached terms, "" for none."""

    title: str
    line: str = ""
    tone: str = "muted"
    source: str = ""
    note: str = ""
    answers: tuple[Answer, ...] = ()
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
    store: StoreShown
    badge: str
    warns: bool
    status: str
