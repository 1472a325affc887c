"""The last step of a sheet: what leads to a stamp over it, and the desk's signature behind all of it."""

from datetime import datetime

from returns.evidence.anatomy import PROOF
from returns.evidence.day_proof import PAPER, DayProof
from returns.evidence.own_key import OwnKey
from returns.ledger.proof_rows import proof_of
from returns.ledger.store import Store
from returns.papers.desk_keys import DeskKeys
from returns.papers.document_box import Paper

#: what a signature adds to a file at most, in bytes
ROOM = 24_000


class Sealing:
    """Signs and stamps the sheets of one case; `shown` is how many of its steps the sheet lists."""

    def __init__(self, store: Store, case_id: int, shown: int) -> None:
        self._store, self._case_id, self._shown = store, case_id, shown
        self._key: OwnKey | None = None

    def signed(self, pdf: bytes, at: datetime | None = None) -> bytes:
        """A sealed sheet with the signature of the desk's key, which is made where there is none.

        It is of now, or of when a sheet that was lost was first kept.
        """
        from returns.evidence.signing import sign

        if self._key is None:
            self._key = DeskKeys(self._store).ensure()
        return sign(pdf, self._key, at or self._store.clock.now())

    def finished(self, pdf: bytes, number: str) -> bytes:
        """A sheet that was just sealed: with the stamp over its history, where there is one, and signed."""
        from returns.evidence.bundle import manifest_sha256

        proof = self._proof(manifest_sha256(pdf))
        return self.signed(pdf if proof is None else _with(pdf, number, proof))

    def stamped_since(self, paper: Paper) -> bytes | None:
        """A kept sheet once more with a stamp that covers more of it than what it carries; else None."""
        from returns.evidence.bundle import attachments_of, manifest_sha256
        from returns.evidence.signing import unsigned

        proof = self._proof(manifest_sha256(paper.pdf))
        if proof is None:
            return None
        names = attachments_of(paper.pdf).keys()
        carries = 2 if PAPER in names else int(any(name.startswith(PROOF) for name in names))
        if (2 if proof.links else 1) <= carries:
            return None
        return self.signed(_with(unsigned(paper.pdf), paper.number, proof))

    def is_stamped(self, paper: Paper) -> bool:
        """Whether a kept sheet carries what leads from itself to a stamp."""
        from returns.evidence.bundle import attachments_of

        return PAPER in attachments_of(paper.pdf)

    def _proof(self, manifest: str) -> DayProof | None:
        with self._store.reading() as tx:
            return proof_of(tx, self._case_id, manifest, self._shown)


def _with(pdf: bytes, number: str, proof: DayProof) -> bytes:
    from returns.evidence.bundle import with_stamp
    from returns.evidence.stamping import read_stamp

    return with_stamp(pdf, number, proof.files(read_stamp(proof.answer)))
