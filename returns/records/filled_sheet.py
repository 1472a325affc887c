"""A sheet that its reader filled in and sent back, as it came: nothing in it is judged yet."""

from dataclasses import dataclass

#: what a sheet may ask for, or its reader do about it instead
REMEDIES = frozenset(
    {
        *("refund", "credit_note", "reship", "allowance", "keep_item"),
        *("reimbursement", "appeal", "no_debit", "hearing"),
    }
)


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What is answered on one item, by its place on the sheet."""

    number: int
    #: accept, part, refuse, or "" where nothing is ticked
    choice: str = ""
    #: the sum as typed
    sum: str = ""
    words: str = ""
    #: row of the comparison → what the addressee says of it
    says: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A filled sheet as it came."""

    #: of the sheet that it says it is, and the SHA-256 of that sheet's manifest
    number: str
    manifest: str
    items: tuple[ItemAnswer, ...]
    #: for the whole sheet: the remedy chosen, `part`, `refused` or "", with its sum as typed; words, who
    #: answered, and the day as typed
    remedy: str = ""
    sum: str = ""
    words: str = ""
    name: str = ""
    date: str = ""
    #: of the file
    sha256: str = ""
    #: SHA-256 of the manifest that is attached; "" where none is
    attached: str = ""
    #: SHA-256 of the bytes up to the end of the signature; "" where nothing like it is there
    signed: str = ""
    #: nothing but fields were filled in behind it
    only_answers: bool = False
