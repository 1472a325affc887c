"""A letter and the facts it is made from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from returns.money import Money
from returns.records.advice import Because
from returns.terms import FreightPayer, Party

#: what a letter says of the goods
Asked = Literal["keep", "send_back", "none"]


@dataclass(frozen=True, slots=True)
class LetterItem:
    """Pieces of one line that a letter is about."""

    line_id: int
    sku: str
    title: str
    quantity: int
    #: what the buyer does with these, and who pays their way back; `sent`: they were sent off already
    goods: Asked | Literal["sent"] = "none"
    freight_payer: FreightPayer | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says, before any word is laid over it (domain.md 8)."""

    items: tuple[LetterItem, ...] = ()
    #: what is paid, offered or asked for in all; None where no sum is named
    amount: Money | None = None
    #: what the buyer does with the goods
    goods: Asked = "none"
    #: None too where it is another one for each item
    freight_payer: FreightPayer | None = None
    #: lines of the address the goods go to
    address: tuple[str, ...] = ()
    post_by: date | None = None
    #: of the postage to the buyer that is paid back beside the amount; None where none is named
    postage: Money | None = None


@dataclass(frozen=True, slots=True)
class UnusedWords:
    """Words of the seller's that a letter goes without, and why."""

    template: str
    #: a sentence of `errors.json`
    why: Because


@dataclass(frozen=True, slots=True)
class Letter:
    """A message made from facts, ready for clipboard or `.eml`."""

    to: Party
    address: str
    subject: str
    body: str
    template: str
    lang: str
    #: False where the desk has no shop name to sign with
    signed: bool = True
    facts: LetterFacts = LetterFacts()
    #: kinds of papers that go with it: label, slip, box_sheet, evidence
    attachments: tuple[str, ...] = ()
    #: the seller's words that could not be used; the usual ones stand there
    unused: tuple[UnusedWords, ...] = ()
