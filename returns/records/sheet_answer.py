"""What a filled sheet amounts to, item by item, before anybody has said that it be noted."""

from collections.abc import Mapping
from dataclasses import dataclass

from returns.errors import Refusal
from returns.money import Money
from returns.records.advice import Because
from returns.terms import Move


@dataclass(frozen=True, slots=True)
class ItemAsked:
    """What was asked of the addressee for one item, as the desk has it."""

    title: str
    currency: str
    #: None where nothing was asked of them yet; nought where no sum was named
    asked: Money | None = None
    #: refund, credit_note, reship or allowance; "" is not known
    kind: str = ""
    #: of the claim, which can be one for several items; 0 for none
    claim: int = 0
    #: what is asked in the order's currency, where it was asked in the supplier's; None: it is the same
    ours: Money | None = None


@dataclass(frozen=True, slots=True)
class SheetSum:
    """What the sheet itself asks for in all, and whom, as it is printed on it."""

    #: None where it names no sum
    total: Money | None = None
    #: by name; "" where nobody can tell
    whom: str = ""


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What is answered on one item."""

    #: its place on the sheet, from 1; 0 for words on the whole of it
    item: int
    #: claim_accepted, claim_partly, claim_refused or reship_promised; None where nothing is ticked
    move: Move | None = None
    amount: Money | None = None
    #: as they came: of the item, of the whole sheet, who and when
    words: str = ""
    #: row of the comparison → what the addressee says of it
    says: tuple[tuple[str, str], ...] = ()
    #: what they do instead of what was asked; "" for just that
    instead: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """A filled sheet as it is understood."""

    answers: tuple[LineAnswer, ...] = ()
    #: what contradicts itself or cannot be read: while there is one, nothing is noted
    faults: tuple[Because, ...] = ()
    #: what to know before it is noted
    notes: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerFound:
    """A filled sheet that answers one of this desk's, as it would be noted."""

    case_id: int
    case_number: str
    #: of the sheet that it answers, and the party that answers
    number: str
    party: str
    #: of the file
    sha256: str
    #: `signed`: our bytes, with nothing but fields filled in; `manifest`: written anew, with our
    #: manifest in it; `reference`: nothing but its own word
    proof: str
    read: AnswerRead
    #: by its place on the sheet: an item's title, and its number in the case
    items: Mapping[int, tuple[str, int]]
    #: of the sheet
    lang: str = "en"
    #: why steps of it would be refused as the case stands
    refused: tuple[Refusal, ...] = ()
    #: the same file was taken in before
    kept_before: bool = False
