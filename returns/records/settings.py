"""What the seller decides for the whole desk."""

from dataclasses import dataclass, field, fields

from returns.records.facts import TriageSettings
from returns.records.policy import Address


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The desk's own settings; everything has a default that the seller can change."""

    shop_name: str = ""
    #: where returned goods come to us
    return_address: Address = field(default_factory=Address)
    email: str = ""
    #: letters to buyers are written in it unless the buyer's channel says otherwise
    language: str = "en"
    home_currency: str = "USD"
    triage: TriageSettings = field(default_factory=TriageSettings)
    #: what one US dollar buys, as decimal text, and the day of it; empty = shipped table
    rates: dict[str, str] = field(default_factory=dict)
    rates_on: str = ""
    #: the seller's own rows of how long orders take, by `<who ships>:<country>` (`dropship:DE`, `*` for
    #: any): days until it is shipped at least and at most, then until it is there; {} = shipped table
    transit: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    #: one store policy for all goods, or one per product group
    per_group: bool = False
    #: the store window that is published now, in days; 0 before the first publication
    published_days: int = 0


def changed_names(old: DeskSettings, new: DeskSettings) -> tuple[str, ...]:
    """The settings in which they differ, by the names that they are set by; thresholds by their own."""
    found: list[tuple[object, object, str]]
    found = [(old, new, each.name) for each in fields(DeskSettings) if each.name != "triage"]
    found += [(old.triage, new.triage, each.name) for each in fields(TriageSettings)]
    return tuple(
        name for one, other, name in found if getattr(one, name) != getattr(other, name)
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one number of `TriageSettings` may be, both ends included."""

    least: int
    most: int
    #: what it counts: usd, cents, percent, returns, claims, days
    unit: str


_PERCENT = Bounds(0, 100, "percent")
#: every field of `TriageSettings`, in the order shown
BOUNDS = {
    "returnless_below_usd": Bounds(0, 100_000, "usd"),
    "dear_above_usd": Bounds(0, 100_000, "usd"),
    "partial_percent": Bounds(1, 100, "percent"),
    "first_returns_to_us": Bounds(0, 10_000, "returns"),
    "refusals_to_leave": Bounds(0, 10_000, "claims"),
    "return_freight_usd_cents": Bounds(0, 10_000_000, "cents"),
    "resale_percent": _PERCENT,
    "fine_after_all_percent": _PERCENT,
    #: a store window of no days is no promise
    "tighten_percent": Bounds(1, 100, "percent"),
    "check_policy_days": Bounds(1, 3_660, "days"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """Where orders are sold."""

    id: int
    name: str
    platform: str
    country: str
    currency: str
