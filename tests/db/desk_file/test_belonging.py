"""What a mark, a database file and a log are to each other: every pair that a life can bring."""

import pytest

from db.desk_file.belonging import Found, Verdict, base_of, judge, log_state, new_state
from db.desk_file.mark import Head, Mark, Phase
from db.desk_file.wal_file import Wal
from db.errors import Damaged

DESK, OTHER = "d" * 32, "e" * 32
A, B, C = (sign * 16 for sign in "abc")
LOG_A, LOG_B, LOG_C = (f"{base}+{'0' * 16}" for base in (A, B, C))
SALTS = "5" * 16
TORN = Damaged("torn")


def mark(phase: Phase, *states: str, seq: int = 9) -> Mark:
    salts = SALTS if phase in (Phase.WORKING, Phase.FOLDING) else ""
    return Mark(DESK, states, phase, salts, Head(seq, "h"), "2026-11-22T10:00:00Z", "/desk")


def log(state: str = "", desk: str = DESK, salts: str = "9" * 16) -> Wal:
    return Wal(True, 4152, used=True, salts=salts, desk_id=desk if state else "", state=state)


NONE, EMPTIED, NOISE = Wal(), Wal(there=True), Wal(there=True, bytes=500)
UNNAMED = log(salts=SALTS)
STRANGER = log(LOG_A, OTHER)

CLOSED = mark(Phase.CLOSED, A)
STARTING = mark(Phase.STARTING, A, LOG_A)
WORKING = mark(Phase.WORKING, A, LOG_A)
FOLDING = mark(Phase.FOLDING, A, LOG_A, B)

EACH = [
    # closed: the file alone
    (CLOSED, A, NONE, Verdict.FITS),
    (CLOSED, A, EMPTIED, Verdict.FITS),
    (CLOSED, A, log(LOG_A), Verdict.FITS),  # the mark is from before the log was begun
    (CLOSED, A, log(LOG_B), Verdict.LOG_REPLACED),
    (CLOSED, A, log(LOG_A, OTHER), Verdict.STRANGE_LOG),
    (CLOSED, A, STRANGER, Verdict.STRANGE_LOG),
    (CLOSED, A, NOISE, Verdict.STRANGE_LOG),
    (CLOSED, B, NONE, Verdict.OTHER_STATE),
    (CLOSED, LOG_A, NONE, Verdict.OTHER_STATE),
    # a log being begun: nothing was acknowledged in it
    (STARTING, A, NONE, Verdict.FITS),
    (STARTING, A, EMPTIED, Verdict.FITS),
    (STARTING, A, NOISE, Verdict.FITS),
    (STARTING, A, log(LOG_A), Verdict.FITS),
    (STARTING, A, STRANGER, Verdict.STRANGE_LOG),
    # at work: the file is whole only with its log
    (WORKING, A, log(LOG_A), Verdict.FITS),
    (WORKING, A, UNNAMED, Verdict.FITS),
    (WORKING, A, NONE, Verdict.LOG_MISSING),
    (WORKING, A, EMPTIED, Verdict.LOG_MISSING),
    (WORKING, A, NOISE, Verdict.LOG_REPLACED),
    (WORKING, A, log(LOG_B), Verdict.LOG_REPLACED),
    (WORKING, A, STRANGER, Verdict.LOG_REPLACED),
    (WORKING, LOG_A, NONE, Verdict.FITS),
    (WORKING, B, log(LOG_A), Verdict.OTHER_STATE),
    # being folded: torn without the log, until the log was emptied by us
    (FOLDING, A, log(LOG_A), Verdict.FITS),
    (FOLDING, LOG_A, log(LOG_A), Verdict.FITS),
    (FOLDING, B, log(LOG_A), Verdict.FITS),
    (FOLDING, TORN, log(LOG_A), Verdict.FITS),
    (FOLDING, TORN, UNNAMED, Verdict.FITS),
    (FOLDING, B, EMPTIED, Verdict.FITS),
    (FOLDING, B, NONE, Verdict.LOG_MISSING),
    (FOLDING, A, EMPTIED, Verdict.LOG_MISSING),
    (FOLDING, LOG_A, EMPTIED, Verdict.LOG_MISSING),
    (FOLDING, TORN, STRANGER, Verdict.UNREADABLE),
    (FOLDING, TORN, NONE, Verdict.UNREADABLE),
    (FOLDING, C, log(LOG_C), Verdict.OTHER_STATE),
    # torn at any other time is damage
    (CLOSED, TORN, NONE, Verdict.UNREADABLE),
    (WORKING, TORN, log(LOG_A), Verdict.UNREADABLE),
    # without a mark: what the log says of itself
    (None, A, NONE, Verdict.UNMARKED),
    (None, A, EMPTIED, Verdict.UNMARKED),
    (None, A, log(LOG_A), Verdict.UNMARKED),
    (None, A, log(LOG_B), Verdict.LOG_REPLACED),
    (None, A, STRANGER, Verdict.LOG_REPLACED),
    (None, A, NOISE, Verdict.STRANGE_LOG),
    (None, "", UNNAMED, Verdict.UNMARKED),
    (None, TORN, NONE, Verdict.UNREADABLE),
]


@pytest.mark.parametrize(("marked", "state", "wal", "verdict"), EACH)
def test_each_pair_of_file_and_log_is_known(marked, state, wal, verdict):
    torn = state is TORN
    found = Found(
        "" if torn or not state else DESK,
        "" if torn else state,
        head=Head(9, "h"),
        wal=wal,
        trouble=TORN if torn else None,
    )
    assert judge(marked, found) is verdict


def test_a_file_with_fewer_steps_is_older_and_another_desks_is_named():
    assert judge(CLOSED, Found(DESK, B, head=Head(8, "x"))) is Verdict.OLDER
    assert judge(CLOSED, Found(OTHER, A, head=Head(9, "h"))) is Verdict.OTHER_DESK
    assert judge(CLOSED, Found("", "", head=Head(8, "x"))) is Verdict.OLDER


def test_a_log_says_over_which_state_it_was_begun():
    base = new_state()
    assert base_of(log_state(base)) == base == base_of(base)
    assert log_state(base) != log_state(base)
