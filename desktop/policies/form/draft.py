"""What is typed and not kept yet: a policy version, a supplier."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from returns.records.policy import PolicyTerms


@dataclass(frozen=True, slots=True)
class Draft:
    """What is in the form: a version that is not written yet."""

    supplier_id: int
    supplier: str
    #: the number it will have
    version: int
    terms: PolicyTerms
    holds_from: date | None
    source: Path | None = None
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class NewSupplier:
    """What is asked of a supplier that is not on the desk yet."""

    name: str
    email: str
    language: str
