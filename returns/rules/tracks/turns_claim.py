"""What happens to a claim: asking, sending, the answers, the end."""

from dataclasses import replace

from returns.errors import IllegalMove
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.tracks.track_machines import (
    CLAIM_AT_REST,
    CLAIM_OVER,
    CLAIM_RUNS,
    CLAIM_UNSENT,
    CLAIMED,
    Turn,
    not_now,
    nothing_owed,
)
from returns.terms import Move, StepKind, SupplierClaim

_S = SupplierClaim
#: asked, and not decided; a supplier may refuse, or send a new one, when asked for a number alone
_ASKED = frozenset({_S.CLAIM_SENT, _S.MORE_ASKED})
#: whoever promised new goods may say something else instead
_ANSWERS = _ASKED | {_S.RESHIP_PROMISED}
_UNDECIDED = _ANSWERS | {_S.ASKED_FOR_RMA, _S.RMA_GIVEN}
#: decided, and whoever did may think better of it, or of the sum
_DECIDED = frozenset({_S.ACCEPTED, _S.PARTLY_ACCEPTED, _S.REFUSED})


def claim_follows(claim: SupplierClaim, facts: TurnFacts) -> SupplierClaim:
    """The claim once it is known whether there is one; None leaves it alone.

    A supplier who was asked for his number is told first that it is not needed.
    """
    if facts.claim_wanted is False and claim is SupplierClaim.TO_ASK:
        return SupplierClaim.NOT_CLAIMABLE
    if facts.claim_wanted and claim is SupplierClaim.NOT_CLAIMABLE:
        return SupplierClaim.TO_ASK
    return claim


def ask_for_rma_first(facts: TurnFacts) -> None:
    """Refuse when the supplier wants a number first and has given none."""
    if facts.rma_needed and not facts.supplier_rma and not facts.overruled:
        raise IllegalMove("move.rma_first")


def _claim(act: StepKind | Move, frm: frozenset[SupplierClaim], to: SupplierClaim) -> Turn:
    def turn(tracks: Tracks, facts: TurnFacts) -> Tracks:
        state = tracks.supplier_claim
        if state is _S.NOT_CLAIMABLE and _may_begin(act, facts):
            state = _S.TO_ASK
        if state is _S.NOT_CLAIMABLE:
            raise IllegalMove("move.nothing_to_claim")
        if state not in frm:
            raise not_now(act, "supplier_claim", state)
        return replace(tracks, supplier_claim=to)

    return turn


def _may_begin(act: StepKind | Move, facts: TurnFacts) -> bool:
    """Whether a claim may begin that was none: a number is also asked for before goods go there."""
    number = act in (StepKind.ASK_RMA, Move.RMA_GIVEN) and facts.rma_needed
    return bool(facts.claim_wanted) or facts.overruled or number


_ask = _claim(StepKind.ASK_RMA, frozenset({_S.TO_ASK}), _S.ASKED_FOR_RMA)
_ask_again = _claim(StepKind.ASK_RMA, frozenset({_S.TO_ASK, _S.RMA_GIVEN}), _S.ASKED_FOR_RMA)
_given = _claim(Move.RMA_GIVEN, frozenset({_S.TO_ASK, _S.ASKED_FOR_RMA}), _S.RMA_GIVEN)
_sent = _claim(
    StepKind.SEND_CLAIM,
    CLAIM_UNSENT | {_S.MORE_ASKED, _S.REFUSED, _S.PARTLY_ACCEPTED, _S.RESHIP_PROMISED},
    _S.CLAIM_SENT,
)


def _heard(act: Move, frm: frozenset[SupplierClaim], to: SupplierClaim) -> Turn:
    """An answer, or one that corrects another: not the same again, nor once some of the money is here."""
    corrected = _DECIDED if to is _S.PARTLY_ACCEPTED else _DECIDED - {to}

    def turn(tracks: Tracks, facts: TurnFacts) -> Tracks:
        again = frozenset() if facts.part_came or not facts.claimed else corrected
        return _claim(act, frm | again, to)(tracks, facts)

    return turn


_refuse = _heard(Move.CLAIM_REFUSED, _UNDECIDED, _S.REFUSED)


def _granted(act: Move, to: SupplierClaim) -> Turn:
    """Money is granted of what was asked for: a claim that was never sent has no sum and no trace."""
    answer = _heard(act, _ANSWERS, to)

    def turn(tracks: Tracks, facts: TurnFacts) -> Tracks:
        promised = tracks.supplier_claim is _S.RESHIP_PROMISED
        if tracks.supplier_claim in CLAIM_UNSENT or (promised and not facts.claimed):
            raise IllegalMove("move.claim_unsent")
        return answer(tracks, facts)

    return turn


def _ask_rma(tracks: Tracks, facts: TurnFacts) -> Tracks:
    after = (_ask_again if facts.number_over else _ask)(tracks, facts)
    if facts.supplier_rma.strip() and not facts.number_over:
        raise IllegalMove("move.rma_in_hand")
    return after


def _refused(tracks: Tracks, facts: TurnFacts) -> Tracks:
    """A refusal, which takes back nothing that had been granted beside what it is of."""
    after = _refuse(tracks, facts)
    return replace(after, supplier_claim=_S.PARTLY_ACCEPTED) if facts.granted_stays else after


def _rma_given(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if not facts.supplier_rma.strip():
        raise IllegalMove("move.rma_empty")
    return _given(tracks, facts)


def _send_claim(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.supplier_claim in CLAIM_UNSENT:
        ask_for_rma_first(facts)
    again = facts.came_since or facts.carrier_left
    if tracks.supplier_claim in CLAIM_OVER | CLAIMED and again:
        return replace(tracks, supplier_claim=_S.CLAIM_SENT)
    return _sent(tracks, facts)


def _chase(tracks: Tracks, _: TurnFacts) -> Tracks:
    waiting = (
        *(_S.ASKED_FOR_RMA, _S.CLAIM_SENT, _S.ACCEPTED, _S.PARTLY_ACCEPTED),
        _S.RESHIP_PROMISED,
    )
    if tracks.supplier_claim not in waiting:
        raise not_now(StepKind.CHASE_SUPPLIER, "supplier_claim", tracks.supplier_claim)
    return tracks


def _settle(tracks: Tracks, facts: TurnFacts) -> Tracks:
    claim = tracks.supplier_claim
    if facts.came:
        taken_back = claim is _S.NOT_CLAIMABLE and facts.claimed
        if claim in (*CLAIM_UNSENT, _S.NOT_CLAIMABLE, _S.SETTLED) and not taken_back:
            # in the words of whoever notes money: nobody who does wants to settle a claim
            key = "money.all_came" if claim is _S.SETTLED else "money.not_asked"
            raise IllegalMove(key, state=f"term:supplier_claim:{claim}")
        if facts.rest_asked and claim in CLAIM_RUNS:
            return tracks
        return replace(tracks, supplier_claim=_S.SETTLED)
    if facts.gives_back:
        # of a claim that runs nothing more is owed
        return replace(tracks, supplier_claim=_S.SETTLED) if claim in CLAIMED else tracks
    if claim in CLAIM_UNSENT and (facts.claim_wanted is False or nothing_owed(tracks)):
        # a number was asked for that is not needed any more
        return replace(tracks, supplier_claim=_S.NOT_CLAIMABLE)
    if facts.taken_back and claim in CLAIM_RUNS:
        # sound goods that go back to him are his to credit, by a claim of its own
        if facts.part_came:
            return replace(tracks, supplier_claim=_S.SETTLED)
        after = _S.TO_ASK if facts.credited else _S.NOT_CLAIMABLE
        return replace(tracks, supplier_claim=after)
    if claim is _S.REFUSED or (facts.given_up and claim not in CLAIM_AT_REST):
        # not quarrelled with (D): noted, and written off
        return replace(tracks, supplier_claim=_S.WRITTEN_OFF)
    if claim in (_S.ACCEPTED, _S.PARTLY_ACCEPTED, _S.RESHIP_PROMISED, _S.WRITTEN_OFF):
        # only the seller knows what came
        raise IllegalMove("step.amount_wanted")
    raise not_now(StepKind.SETTLE, "supplier_claim", claim)


def _write_off(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.supplier_claim in CLAIM_AT_REST and not facts.carrier_left:
        raise not_now(Move.WRITE_OFF, "supplier_claim", tracks.supplier_claim)
    return replace(tracks, supplier_claim=_S.WRITTEN_OFF)


TURNS: dict[StepKind | Move, Turn] = {
    StepKind.ASK_RMA: _ask_rma,
    StepKind.SEND_CLAIM: _send_claim,
    StepKind.CHASE_SUPPLIER: _chase,
    StepKind.SETTLE: _settle,
    Move.RMA_GIVEN: _rma_given,
    Move.MORE_ASKED: _claim(
        Move.MORE_ASKED, frozenset({_S.CLAIM_SENT, _S.RESHIP_PROMISED}), _S.MORE_ASKED
    ),
    Move.CLAIM_ACCEPTED: _granted(Move.CLAIM_ACCEPTED, _S.ACCEPTED),
    Move.CLAIM_PARTLY: _granted(Move.CLAIM_PARTLY, _S.PARTLY_ACCEPTED),
    Move.CLAIM_REFUSED: _refused,
    Move.RESHIP_PROMISED: _claim(
        Move.RESHIP_PROMISED, _UNDECIDED | {_S.ACCEPTED}, _S.RESHIP_PROMISED
    ),
    Move.WRITE_OFF: _write_off,
}
