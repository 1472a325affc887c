"""One line of a history; by itself, for a desk that is opened reads its last ones before anything else."""

from dataclasses import dataclass, replace
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history; `hash` covers the case's events before it."""

    seq: int
    case_seq: int
    at: str
    kind: str
    body: str
    hash: str
    #: who was at the desk, "" where nobody said; part of what is hashed from format 2 on
    by: str = ""
    format: int = 1
    case_id: int | None = None
    #: SHA-256 of the body, where the body itself was left out for others
    body_sha256: str = ""

    def without_body(self) -> "Event":
        """As it may be shown to those who may not read it: its link still holds from format 3 on."""
        digest = sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()
        return replace(self, body="", body_sha256=digest)
