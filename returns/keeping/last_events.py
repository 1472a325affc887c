"""The end of a desk's history: after a crash its hashes are made anew before work goes on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.desk_file.soundness import LastEvent


def holds(event: "LastEvent") -> bool:
    """Is an event what was written, on its case's chain and on the desk's?"""
    # after a crash alone: most desks are opened without
    from returns.evidence.chain import desk_hash, hash_of
    from returns.records.event import Event

    told = (event.seq, event.case_seq, event.at, event.kind, event.body, event.hash)
    own = hash_of(Event(*told, event.who, event.format, event.case_id), event.before)
    return event.hash == own and event.desk_hash == desk_hash(
        event.desk_before, event.seq, event.hash
    )
