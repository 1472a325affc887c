"""An address of ours, or one that goods can be sent to."""

from dataclasses import dataclass

from returns.records.policy import Address
from returns.terms import PlaceKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods can go; its name is how the seller speaks of it."""

    id: int
    name: str
    kind: PlaceKind
    address: Address
