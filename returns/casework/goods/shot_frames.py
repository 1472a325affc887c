"""The frames of a case's shot list and what fills them."""

from sqlalchemy import Connection

from returns.casework.around import policies_of
from returns.records.case import Case
from returns.records.inspection import ShotFrame
from returns.rules.goods.shot_list import shots_of_all


def frames_of(tx: Connection, case: Case) -> tuple[ShotFrame, ...]:
    """A frame per shot that any of its lines asks for, with its first photo."""
    held = policies_of(
        tx, {line.policy_id for line in case.lines if line.policy_id is not None}
    )
    terms = {policy_id: policy.terms for policy_id, policy in held.items()}
    wanted = shots_of_all(
        (line.reason, terms.get(line.policy_id) if line.policy_id is not None else None)
        for line in case.lines
    )
    first = {photo.shot: photo for photo in reversed(case.photos)}
    return tuple(ShotFrame(shot, first.get(shot), needed=True) for shot in wanted)


def empty_frames(tx: Connection, case: Case) -> list[str]:
    """The shots that no photo shows yet, in the order of the list."""
    return [frame.shot for frame in frames_of(tx, case) if frame.photo is None]
