"""What steps of a claim write: asked, sent, answered, settled."""

from returns.casework.acting import Act
from returns.casework.claims import claim_on
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Case
from returns.records.facts import TurnFacts
from returns.terms import (
    Move,
    Party,
    SupplierClaim,
)


def claim_sent(act: Act, _: TurnFacts) -> None:
    """A claim was sent, for the amount said or worked out.

    Raises `IllegalMove` when a supplier would be asked for goods whose price nobody told.
    """
    party = claim_party(act.case)
    amount = act.options.amount
    if not amount:
        claim = claim_on(act.case, act.terms, party)
        if not claim.known and party is Party.SUPPLIER:
            # a platform knows itself what it sold for; a supplier is told what we want
            raise IllegalMove("move.value_unknown")
        amount = claim.total
    act.work.insert(
        "claim",
        case_id=act.case.id,
        party=party.value,
        amount_minor=amount.minor,
        currency=amount.currency,
        sent_at=act.work.at,
    )
    act.work.set(claim_sent_at=act.work.at, claim_answered_at=None)
    act.work.facts["amount"] = str(amount)


def claim_party(case: Case) -> Party:
    """Whom the claim goes to: the recommendation's addressee, a supplier when it names no party."""
    wanted = case.recommendation.claim_from
    return Party(wanted.value) if wanted and wanted.value in list(Party) else Party.SUPPLIER


def claim_answered(act: Act, _: TurnFacts) -> None:
    """The other side answered; raises `IllegalMove` for more than was claimed."""
    act.work.set(claim_answered_at=act.work.at)
    if not act.case.claims:
        return
    claim = act.case.claims[-1]
    accepted = act.options.amount
    if accepted is None:
        accepted = claim.amount
        if act.kind is Move.CLAIM_REFUSED:
            accepted = Money(0, claim.amount.currency)
        elif act.kind is Move.CLAIM_PARTLY:
            raise IllegalMove("step.amount_wanted")
    # what was asked without a sum may bring any
    if claim.amount and claim.amount < accepted:
        raise IllegalMove("step.more_than_claimed", amount=accepted, claimed=claim.amount)
    act.work.update(
        "claim",
        claim.id,
        answered_at=act.work.at,
        accepted_minor=accepted.minor,
        answer=act.options.answer,
    )


def settled(act: Act, _: TurnFacts) -> None:
    """The money that was accepted came."""
    if act.case.tracks.supplier_claim is SupplierClaim.REFUSED or not act.case.claims:
        return
    claim = act.case.claims[-1]
    amount = act.options.amount or claim.accepted
    if not amount:
        # money that comes although nothing was granted: only the seller knows how much
        raise IllegalMove("step.amount_wanted")
    act.work.insert(
        "payment",
        case_id=act.case.id,
        party=claim.of.value,
        outgoing=0,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="claim",
        at=act.work.at,
        pay_key=f"{act.case.number}/claim/{claim.id}@{act.work.at}",
    )
    act.work.facts["amount"] = str(amount)


def rma_given(act: Act, _: TurnFacts) -> None:
    """The supplier gave its RMA."""
    act.work.set(supplier_rma=act.options.rma.strip(), rma_given_at=act.work.at)


def chased_supplier(act: Act, _: TurnFacts) -> None:
    """The waiting begins anew from the reminder."""
    asked = act.case.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
    act.work.set(**{"rma_asked_at" if asked else "claim_sent_at": act.work.at})
