"""The end of a desk's history: after a crash its hashes are made anew before work goes on."""

from db.soundness import LastEvent
from returns.evidence.chain import desk_hash, event_hash


def holds(event: LastEvent) -> bool:
    """Is an event what was written, on its case's chain and on the desk's?"""
    own = event_hash(event.before, event.case_seq, event.at, event.kind, event.body)
    return event.hash == own and event.desk_hash == desk_hash(
        event.desk_before, event.seq, event.hash
    )
