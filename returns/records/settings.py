"""What the seller decides for the whole desk."""

from dataclasses import dataclass, field, fields

from returns.records.facts import TriageSettings
from returns.records.letter_template import TemplateWords
from returns.records.own_reason import OwnReason
from returns.records.policy import Address


@dataclass(frozen=True, slots=True)
class OwnDeadline:
    """The seller's own time for a row of the deadlines, and since which day it holds."""

    amount: int
    #: hours, days or business_days
    unit: str
    #: the day as text; "" for one that is being entered
    since: str = ""


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """The seller's own value of a limit, and since which day it holds."""

    #: as it is kept: a number, names with commas between them, or "" for one that nobody knows
    value: str
    #: the day as text; "" for one that is being entered
    since: str = ""


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The desk's own settings; everything has a default that the seller can change."""

    shop_name: str = ""
    #: where returned goods come to us
    return_address: Address = field(default_factory=Address)
    email: str = ""
    #: letters to buyers are written in it unless the buyer's channel says otherwise
    language: str = "en"
    #: what the gift or coupon is, as it stands in a letter of that language; "": it is asked for
    gift_en: str = ""
    gift_zh: str = ""
    home_currency: str = "USD"
    triage: TriageSettings = field(default_factory=TriageSettings)
    #: what one US dollar buys, as decimal text, and the day of it; empty = shipped table
    rates: dict[str, str] = field(default_factory=dict)
    rates_on: str = ""
    #: the seller's own rows of how long orders take, by `<who ships>:<country>` (`dropship:DE`, `*` for
    #: any): days until it is shipped at least and at most, then until it is there; {} = shipped table
    transit: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    #: the seller's own times by `<platform>:<country>:<event>` of the shipped rows; {} = all as shipped
    deadlines: dict[str, OwnDeadline] = field(default_factory=dict)
    #: the seller's own values of what addressees take, by `<addressee>:<limit>`; {} = all as shipped
    limits: dict[str, OwnLimit] = field(default_factory=dict)
    #: one store policy for all goods, or one per product group
    per_group: bool = False
    #: the store window that is published now, in days; 0 before the first publication
    published_days: int = 0
    #: the seller's own words of letters, by template and language (`solution_keep.en`); {} = shipped
    letters: dict[str, TemplateWords] = field(default_factory=dict)
    #: reasons that the seller made beside those of the trade
    reasons: tuple[OwnReason, ...] = ()

    def gift_in(self, lang: str) -> str:
        """What the gift or coupon is in a letter of that language; "" while nobody said."""
        return self.gift_zh if lang == "zh" else self.gift_en


#: tables of `DeskSettings` that what is known of a case, and what is due on it, follow from
MOVING_TABLES = ("rates", "transit", "deadlines")


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
_POINTS = Bounds(0, 20, "points")
#: every number of `TriageSettings`, in the order shown
BOUNDS = {
    "returnless_below_usd": Bounds(0, 100_000, "usd"),
    "dear_above_usd": Bounds(0, 100_000, "usd"),
    "partial_percent": Bounds(1, 100, "percent"),
    "second_partial_percent": _PERCENT,
    #: who gets the goods back withholds half of the price at the most (R)
    "used_back_percent": Bounds(50, 100, "percent"),
    "gift_usd_cents": Bounds(0, 1_000_000, "cents"),
    "first_returns_to_us": Bounds(0, 10_000, "returns"),
    #: as many as are counted of what a supplier decided
    "refusals_to_leave": Bounds(0, 100, "claims"),
    "return_freight_usd_cents": Bounds(0, 10_000_000, "cents"),
    "resale_percent": _PERCENT,
    "fine_after_all_percent": _PERCENT,
    #: a store window of no days is no promise
    "tighten_percent": Bounds(1, 100, "percent"),
    "check_policy_days": Bounds(1, 3_660, "days"),
    "suspected_from": Bounds(1, 100, "points"),
    "many_returns": Bounds(1, 1_000, "returns"),
    "many_pieces": Bounds(2, 1_000, "pieces"),
    "jump_times": Bounds(2, 1_000, "times"),
    "sign_many_returns": _POINTS,
    "sign_contradicted": _POINTS,
    "sign_all_returned": _POINTS,
    "sign_same_photo": _POINTS,
    "sign_similar_photo": _POINTS,
    "sign_serial": _POINTS,
    "sign_value_jump": _POINTS,
    "sign_above_article": _POINTS,
    "above_times": Bounds(2, 1_000, "times"),
    "often_back_percent": Bounds(1, 100, "percent"),
    "relief_often_back": _POINTS,
}
#: every choice of `TriageSettings`: what can be chosen, the usual one too
CHOICES = {
    "gift_when": ("after_part", "with_part", "none"),
    "insisting_pays": ("buyer", "seller"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """Where orders are sold."""

    id: int
    name: str
    platform: str
    country: str
    currency: str
