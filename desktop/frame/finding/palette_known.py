"""What the palette lists, and what it knows before the desk is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from returns.records.case_summary import CaseSummary
from returns.records.policy import Supplier

if TYPE_CHECKING:
    from desktop.queue.case.in_short import CaseInShort


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was found: `kind` says what choosing it does, `key` with what."""

    #: action, case, supplier, product, goods, order, view, setting, search, nearest or new
    kind: str
    key: str
    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    #: what is marked in title and detail: what was typed, or what stands for it
    marked: tuple[str, ...] = ()
    #: what stands in the place of the icon, as `Thumbnails` takes it; "" for none
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group; `group` is what Tab holds the list to."""

    title: str
    group: str = ""


Line = Entry | Heading


@dataclass(frozen=True, slots=True)
class Recent:
    """What was chosen before, and when, in words."""

    kind: str
    key: str
    when: str


@dataclass(frozen=True, slots=True)
class SettingKnown:
    """A setting, or a page of them with `field` empty: what it is called and what it is now."""

    section: str
    field: str
    name: str
    value: str
    #: what it is called in the languages that are not on screen
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to be found without asking the desk anew."""

    enabled: frozenset[str]
    suppliers: Sequence[Supplier] = ()
    #: the open case, None for none
    case: "CaseInShort | None" = None
    #: what was chosen last, the newest first; cases among it with their rows
    recent: Sequence[Recent] = ()
    summaries: Mapping[int, CaseSummary] = field(default_factory=dict)
    #: how many cases each view holds
    counts: Mapping[str, int] | None = None
    #: the seller's own filters, and how many cases each holds
    saved: Sequence[tuple[str, int]] = ()
    #: what stands on the chip of a tab, by its action
    badges: Mapping[str, str] = field(default_factory=dict)
    settings: Sequence[SettingKnown] = ()
