"""Who is trusted by their key, and which days are stamped."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Whose signature a sheet bears, as far as it tells itself."""

    #: as the key's own certificate calls them: anybody can call themselves so
    name: str
    #: SHA-256 of that certificate: this is what tells one from another
    fingerprint: str
    #: by the signer's own clock; None where it is not told
    at: datetime | None = None
    #: how the key is called where it is trusted; "" for a stranger's
    trusted_as: str = ""


@dataclass(frozen=True, slots=True)
class StampedBy:
    """Which time authority stamped the day that a sheet, or its history, is of."""

    at: datetime
    authority: str
    fingerprint: str
    #: this authority is one whose stamps count here
    trusted: bool
    #: the stamp covers the sheet as it was made, not only the history in it
    sheet: bool


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key that a person at this desk has once marked as trusted."""

    #: SHA-256 of its certificate, in hex
    fingerprint: str
    #: as the person calls whoever has it
    name: str
    at: datetime
    #: who marked it, "" where nobody was named
    by: str = ""


@dataclass(frozen=True, slots=True)
class StampedDay:
    """A seal whose stamp came back: it covers that day and every one before."""

    #: of the seal, in UTC: `2026-11-26`
    day: str
    head: str
    at: datetime
    #: the highest authority in its chain, and that certificate's fingerprint
    authority: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SealsState:
    """How far the desk's days are sealed and stamped."""

    #: the newest sealed day and its head; "" while none is sealed
    day: str = ""
    head: str = ""
    #: sealed days that no stamp covers yet
    waiting: int = 0
    stamped: tuple[StampedDay, ...] = ()
