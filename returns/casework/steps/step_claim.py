"""What steps of a claim write: asked, sent, answered, settled."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.steps.acting import Act, asked_party
from returns.casework.steps.as_billed import billed_cells
from returns.casework.steps.claims import (
    asked_pieces,
    carriers_kind,
    claim_on,
    kind_asked,
    new_ones_asked,
    sent_once_more,
    suppliers_kind,
)
from returns.casework.steps.ending import rest_lapses
from returns.casework.steps.holding import dispute_answered
from returns.casework.steps.photo_reason import demand_photo
from returns.casework.steps.what_is_new import demand_news
from returns.clock import stamp
from returns.errors import IllegalMove
from returns.ledger.part_rows import told_of_holds
from returns.money import Money
from returns.records.facts import TurnFacts
from returns.records.unit import Unit
from returns.rules.goods.new_ones import lost_on_the_way
from returns.rules.money.granted_part import granted_to_come, still_granted
from returns.rules.money.ground import asked_by_cost, asked_for_postage, ground_of
from returns.rules.money.judged_first import unjudged_refusal
from returns.rules.money.way_back import hurt_on_our_freight
from returns.rules.steps.hold import in_force
from returns.terms import (
    HoldKind,
    Move,
    Party,
    StepKind,
    SupplierClaim,
)

#: answer of the other side → what it is kept as
_KINDS: dict[Move, SupplierClaim] = {
    Move.MORE_ASKED: SupplierClaim.MORE_ASKED,
    Move.CLAIM_ACCEPTED: SupplierClaim.ACCEPTED,
    Move.CLAIM_PARTLY: SupplierClaim.PARTLY_ACCEPTED,
    Move.CLAIM_REFUSED: SupplierClaim.REFUSED,
    Move.RESHIP_PROMISED: SupplierClaim.RESHIP_PROMISED,
}

#: answers after which something is to come
_PROMISES = frozenset(
    {SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED, SupplierClaim.RESHIP_PROMISED}
)
#: what is said of the claim on one party
_OF_ONE_CLAIM = frozenset({*_KINDS, StepKind.CHASE_SUPPLIER, StepKind.SETTLE, Move.WRITE_OFF})


def asked_for_rma(act: Act, _: TurnFacts) -> None:
    """The supplier was asked for its number, in place of one that is over: its clock is answered."""
    act.set(rma_asked_at=act.work.at, reminders=0, **first_asked(act, Party.SUPPLIER))
    if act.line.supplier_rma:
        act.set(supplier_rma="", rma_given_at=None)


def first_asked(act: Act, party: Party) -> dict[str, str]:
    """When the supplier first heard of it, kept by what asks it first: a later asking starts no clock."""
    known = act.line.first_asked_at is not None or act.line.seen_by is not None
    return {} if known or party is not Party.SUPPLIER else {"first_asked_at": first_heard(act)}


def first_heard(act: Act) -> str:
    """When that was, also where it was asked before the desk kept it."""
    earlier = act.line.rma_asked_at or act.line.claim_sent_at
    return stamp(earlier) if earlier is not None else act.work.at


def claim_sent(act: Act, _: TurnFacts) -> None:
    """A claim was sent, for the amount said or worked out.

    Raises `IllegalMove` when a supplier would be asked for goods whose cost nobody told, or of goods
    that were seen there is no photo and nobody says why.
    """
    _refuse_unjudged(act)
    lifted = act.line.lifted | demand_photo(act)
    party = asked_party(act)
    if not named_owes(act):
        raise IllegalMove("move.nothing_to_claim")
    amount, billed = _sum_asked(act, party)
    if not amount and (act.options.overrule or party is Party.SUPPLIER):
        raise IllegalMove("move.nothing_to_claim")
    named = act.options.party
    lapse = rest_lapses(act)
    asked_for = asked_pieces(act.case, act.line, act.advice, act.terms, named, lapses=lapse)
    pieces = [unit.number for unit in asked_for]
    demand_news(act, party, pieces)
    act.work.insert(
        "claim",
        case_id=act.case.id,
        line_id=act.line.id,
        party=party.value,
        kind=_kind_asked(act, party, asked_for),
        units=json.dumps(pieces),
        exchanges=json.dumps(_new_ones(act, party)),
        amount_minor=amount.minor,
        currency=amount.currency,
        sent_at=act.work.at,
        **billed_cells(billed),
    )
    first = first_asked(act, party)
    act.set(claim_sent_at=act.work.at, claim_answered_at=None, reminders=0, **first)
    if act.line.seen_by is not None:
        before = act.line.beside.units if act.line.beside is not None else ()
        act.set(units=sorted({*before, *pieces}))
    if party is Party.PLATFORM and HoldKind.DISPUTE in in_force(act.case, act.line):
        # who decides has our answer with it
        dispute_answered(act, lifted)
    paper = _sheet_for(act, party)
    if paper:
        act.work.facts["with_sheet"] = paper
    before = act.work.facts.get("amount_minor", 0)
    act.work.facts["amount_minor"] = before + amount.minor
    act.work.facts["amount"] = str(Money(before + amount.minor, amount.currency))


def _new_ones(act: Act, party: Party) -> list[int]:
    """Row numbers of the new ones that a carrier is asked for."""
    if party is not Party.CARRIER:
        return []
    return [each.id for each in new_ones_asked(act.case, act.line, act.advice, act.terms)]


def _kind_asked(act: Act, party: Party, pieces: Sequence[Unit]) -> str:
    if party is Party.CARRIER:
        return carriers_kind(act.case, act.line, act.advice, act.terms)
    if party is Party.SUPPLIER:
        return suppliers_kind(act.case, act.line, act.advice, act.terms, pieces)
    return kind_asked(act.terms, party)


def _sum_asked(act: Act, party: Party) -> tuple[Money, Money | None]:
    """The sum that was said with the claim, else as it is worked out, and as its supplier bills it."""
    amount, billed = act.options.amount, act.options.billed
    lapse = rest_lapses(act)
    told = (act.case, act.line, act.advice, act.terms)
    claim = claim_on(*told, party, lapses=lapse)
    if amount:
        _refuse_granted(act, party, claim.total)
        return amount, billed
    asked = act.case.claims_of(act.line)
    postage = party is Party.CARRIER and asked_for_postage(*told)
    if claim.known or not (postage or _by_cost(act, party)):
        return claim.total, claim.billed
    if act.line.tracks.supplier_claim is SupplierClaim.MORE_ASKED and asked:
        # more evidence for what was asked before
        return asked[-1].amount, asked[-1].billed
    if postage:
        raise IllegalMove("step.postage_unknown", item=act.line.title)
    raise _cost_unknown(act, party)


def _refuse_granted(act: Act, party: Party, rest: Money) -> None:
    """Raise `IllegalMove` where more is named than the rest of what was granted in part, and is to come."""
    amount, told = act.options.amount, (act.case, act.line, act.advice, act.terms)
    last = sent_once_more(*told, party, lapses=rest_lapses(act))
    granted = granted_to_come(act.case, last) if last is not None else None
    if amount and granted is not None and rest < amount:
        raise IllegalMove("step.more_than_rest", amount=amount, granted=granted, rest=rest)


def _by_cost(act: Act, party: Party) -> bool:
    """Whether that party is asked for what goods cost us, and for no more."""
    hurt = bool(hurt_on_our_freight(act.case, act.line) or lost_on_the_way(act.case, act.line))
    hurt = hurt or asked_by_cost(act.case, act.line, act.advice, act.terms)
    return party is Party.SUPPLIER or (party is Party.CARRIER and hurt)


def _cost_unknown(act: Act, party: Party) -> IllegalMove:
    """What a claim for what goods cost is refused with; of a new one that was lost, that one is named."""
    gone = [x for x in act.case.exchanges if x.line_id == act.line.id and x.lost]
    if party is Party.CARRIER and gone:
        return IllegalMove("step.cost_unknown_new", item=gone[-1].title)
    named = f"term:unnamed:{party}"
    return IllegalMove("step.cost_unknown", item=act.line.title, party=named)


def _refuse_unjudged(act: Act) -> None:
    """Raise `IllegalMove` where something else came, and nobody said yet whose doing that is."""
    refusal = unjudged_refusal(act.line)
    if refusal is None or asked_party(act) is Party.PLATFORM:
        return
    if not asked_pieces(act.case, act.line, act.advice, act.terms, act.options.party):
        raise refusal


def named_owes(act: Act) -> bool:
    """Whether who was named owes for the line, or hears us on it; also where nobody was."""
    party = act.options.party
    if party is None:
        return True
    return ground_of(act.case, act.line, act.advice, act.terms, party) is not None


def _sheet_for(act: Act, party: Party) -> str:
    """The number of the sheet that was made last of the case for whom it is sent to; "" without one."""
    paper = t.document.c
    made = select(paper.number).where(
        paper.case_id == act.case.id, paper.kind == "evidence", paper.addressee == party.value
    )
    return act.work.tx.execute(made.order_by(paper.id.desc()).limit(1)).scalar() or ""


def refuse_not_asked(act: Act) -> None:
    """Raise `IllegalMove` where somebody is said to answer, or to pay, who was not asked."""
    party, claims = act.options.party, act.case.claims_of(act.line)
    if party is None or not claims or act.kind not in _OF_ONE_CLAIM:
        return
    if claims[-1].of is not party:
        said = {"party": f"term:unnamed:{party}", "asked": f"term:unnamed:{claims[-1].of}"}
        raise IllegalMove("move.not_asked", **said)


def claim_answered(act: Act, _: TurnFacts) -> None:
    """The other side answered; raises `IllegalMove` for more than was claimed."""
    kind = _KINDS[Move(act.kind)]
    # a promise in place of another that was not kept is no answer to the reminders
    again = act.line.tracks.supplier_claim in _PROMISES and kind in _PROMISES
    act.set(claim_answered_at=act.work.at, reminders=act.line.reminders if again else 0)
    claims = act.case.claims_of(act.line)
    if not claims:
        return
    claim = claims[-1]
    if kind is SupplierClaim.MORE_ASKED:
        # why there was no photo is no answer to what is asked for now
        reasons = {k: v for k, v in act.line.lifted.items() if k != HoldKind.NO_PHOTO}
        act.set(lifted=told_of_holds(replace(act.line, lifted=reasons)))
    accepted, billed = act.options.amount, act.options.billed
    if accepted is None and kind is SupplierClaim.ACCEPTED:
        accepted, billed = claim.amount, claim.billed
    elif accepted is None and kind is SupplierClaim.REFUSED:
        accepted = Money(0, claim.amount.currency)
    elif accepted is None and kind is SupplierClaim.PARTLY_ACCEPTED:
        raise IllegalMove("step.amount_wanted")
    if billed is not None and claim.billed is not None and claim.billed < billed:
        raise IllegalMove("step.more_than_claimed", amount=billed, claimed=claim.billed)
    # what was asked without a sum may bring any
    if accepted is not None and claim.amount and claim.amount < accepted:
        raise IllegalMove("step.more_than_claimed", amount=accepted, claimed=claim.amount)
    act.work.insert(
        "claim_answer",
        case_id=act.case.id,
        claim_id=claim.id,
        at=act.work.at,
        kind=kind.value,
        amount_minor=accepted.minor if accepted is not None else None,
        words=act.options.answer,
        **billed_cells(billed),
    )


def rma_given(act: Act, _: TurnFacts) -> None:
    """The supplier gave its RMA: it is valid from that day on."""
    act.set(supplier_rma=act.options.rma.strip(), rma_given_at=act.happened_at, reminders=0)


def chased_supplier(act: Act, _: TurnFacts) -> None:
    """The waiting begins anew from the reminder."""
    claim = act.line.tracks.supplier_claim
    column = {
        SupplierClaim.ASKED_FOR_RMA: "rma_asked_at",
        SupplierClaim.CLAIM_SENT: "claim_sent_at",
    }.get(claim, "claim_answered_at")
    act.set(**{column: act.work.at, "reminders": act.line.reminders + 1})


def promise_kept(act: Act) -> None:
    """What a supplier promised is sent: what he had granted beside it is awaited from now on."""
    claims = act.case.claims_of(act.line)
    if not claims or still_granted(act.case, claims[-1]) is None:
        act.set(supplier_claim=SupplierClaim.SETTLED.value)
        return
    act.set(
        supplier_claim=SupplierClaim.PARTLY_ACCEPTED.value,
        claim_answered_at=act.work.at,
        reminders=0,
    )


def written_off(act: Act, _: TurnFacts) -> None:
    """The loss is taken: nobody else is asked for it, as is done where one was merely not answered."""
    act.set(reminders=0)
