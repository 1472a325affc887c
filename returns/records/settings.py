"""What the seller decides for the whole desk."""

from dataclasses import dataclass, field

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
    time_zone: str = "UTC"
    triage: TriageSettings = field(default_factory=TriageSettings)
    #: what one US dollar buys, as decimal text, and the day of it; empty = shipped table
    rates: dict[str, str] = field(default_factory=dict)
    rates_on: str = ""
    #: one store policy for all goods, or one per product group
    per_group: bool = False
    #: the store window that is published now, in days; 0 before the first publication
    published_days: int = 0


@dataclass(frozen=True, slots=True)
class Channel:
    """Where orders are sold."""

    id: int
    name: str
    platform: str
    country: str
    currency: str
