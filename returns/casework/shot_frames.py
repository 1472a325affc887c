"""The frames of a case's shot list and what fills them."""

from sqlalchemy import Connection

from returns.casework.outlook import terms_of
from returns.records.case import Case
from returns.records.inspection import ShotFrame
from returns.rules.shot_list import shots_for


def frames_of(tx: Connection, case: Case) -> tuple[ShotFrame, ...]:
    """A frame per shot that the addressee of the evidence asks for, with its first photo."""
    first = {photo.shot: photo for photo in reversed(case.photos)}
    wanted = shots_for(case.reason, terms_of(tx, case.policy_id))
    return tuple(ShotFrame(shot, first.get(shot), needed=True) for shot in wanted)


def empty_frames(tx: Connection, case: Case) -> list[str]:
    """The shots that no photo shows yet, in the order of the list."""
    return [frame.shot for frame in frames_of(tx, case) if frame.photo is None]
