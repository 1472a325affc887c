"""The frames of a case's shot list and what fills them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from returns.casework.around import policies_of
from returns.ledger.settings_rows import read_settings
from returns.records.case import Case, Line
from returns.records.inspection import ShotFrame
from returns.records.policy import PolicyTerms
from returns.rules.goods.shot_list import shots_of_all
from returns.rules.goods.shown_goods import photos_of, readable
from returns.rules.packets.matrix import matrix
from returns.terms import Party


def frames_of(
    tx: Connection, case: Case, addressee: str = "", line: Line | None = None
) -> tuple[ShotFrame, ...]:
    """A frame per shot that any of its lines asks for, with its first photo; of one `line` its own.

    One that cannot be shown stands in its frame only until another one of that shot does.

    Where an addressee of the acceptance matrix is named that names its shots, those.
    """
    lines = case.lines if line is None else (line,)
    held = policies_of(
        tx, {line.policy_id for line in case.lines if line.policy_id is not None}
    )
    terms = {policy_id: policy.terms for policy_id, policy in held.items()}
    own = [terms.get(each.policy_id or 0) for each in lines]
    wanted = _named_by(tx, addressee, own) or shots_of_all(
        (each.reason, theirs) for each, theirs in zip(lines, own, strict=True)
    )
    shown = case.photos if line is None else photos_of(case, lines)
    first = {photo.shot: photo for photo in reversed(shown)}
    first |= {photo.shot: photo for photo in reversed(readable(shown))}
    return tuple(ShotFrame(shot, first.get(shot), needed=True) for shot in wanted)


def _named_by(
    tx: Connection, addressee: str, own: Sequence[PolicyTerms | None]
) -> tuple[str, ...]:
    """The shots that the addressee itself names; a supplier's own terms go before what is usual."""
    if not addressee:
        return ()
    row = matrix(read_settings(tx).limits).find(addressee)
    theirs = row.party is Party.SUPPLIER and any(each and each.evidence.shots for each in own)
    return () if theirs else row.listed("shots")


def empty_frames(tx: Connection, case: Case, line: Line | None = None) -> list[str]:
    """The shots that no photo shows yet, in the order of the list; of one `line` its own."""
    return [frame.shot for frame in frames_of(tx, case, line=line) if not frame.filled]
