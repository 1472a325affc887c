"""What is known of a document that was made here, and the answer of checking one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from returns.records.proof import SignedBy, StampedBy


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document as this desk made it: its SHA-256 and, while it is kept, its bytes or its file."""

    number: str
    sha256: str
    kept: bytes | Path | None = None


@dataclass(frozen=True, slots=True)
class PartCheck:
    """One part of a checked document; `why` is a plain sentence."""

    part: str
    ok: bool
    why: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a document is as it was made, part by part, and whether anybody here knows who made it.

    Three answers: unchanged and known; unchanged as far as the file itself tells, which a forger who
    makes everything anew can tell as well; different.
    """

    #: nothing differs, from what is known or else from what the file says of itself
    unchanged: bool
    parts: tuple[PartCheck, ...]
    #: `desk`: this desk made exactly these bytes; `key`: signed by a known key; None: not known here
    known: Literal["desk", "key"] | None = None
    #: whose signature holds, and whose stamp; None where there is none or it does not hold
    signed_by: SignedBy | None = None
    stamped_by: StampedBy | None = None
    #: field → value, of a sheet that was filled in behind the bytes that were checked
    answer: tuple[tuple[str, str], ...] = ()

    @property
    def exit_code(self) -> int:
        """0 unchanged and known, 3 agrees with itself only, 1 different."""
        if not self.unchanged:
            return 1
        return 3 if self.known is None else 0

    def as_json(self) -> dict[str, object]:
        """`{unchanged, known, parts: [{part, ok, why}]}` (domain.md 10); of a filled sheet also `answer`."""
        parts = [{"part": p.part, "ok": p.ok, "why": p.why} for p in self.parts]
        told: dict[str, object] = {"unchanged": self.unchanged, "known": self.known}
        told["parts"] = parts
        return told | ({"answer": dict(self.answer)} if self.answer else {})
