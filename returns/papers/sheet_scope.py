"""Which lines of a case a sheet is about, and what of the case its addressee may see.

A supplier is never told of goods that are not his: not of what they are, not of what they cost.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from returns.casework.steps.claims import claim_on
from returns.errors import NotFound
from returns.money import Money
from returns.records.advice import Because
from returns.records.case import Case, Event, Line
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim
from returns.rules.money.claim_amount import ClaimAmount
from returns.rules.offers import claim_wanted, credited
from returns.rules.steps.situation import advised_party
from returns.terms import Party, SupplierClaim

_AS_SENT = "claim.as_sent"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the addressee for one line, or for the whole case where `line_id` is None."""

    line_id: int | None
    claim: ClaimAmount


def lines_for_sheet(
    case: Case, addressee: Party, *, line_id: int | None = None, supplier: str = ""
) -> tuple[Line, ...]:
    """The lines that a sheet for this addressee is about.

    Of a supplier's lines those that something is asked back for, if there are any. Raises
    `NotFound` for a line or a supplier that the case does not have.
    """
    named = _named(case, line_id, supplier)
    if addressee is Party.SUPPLIER:
        first = named or _with_supplier(case)
        theirs = same_supplier(case, first)
    else:
        theirs = (named,) if named is not None else case.lines
    asked = tuple(line for line in theirs if line is named or is_asked(case, line, addressee))
    return asked or theirs


def same_supplier(case: Case, line: Line) -> tuple[Line, ...]:
    """The lines whose goods are of the same supplier."""
    return tuple(
        each
        for each in case.lines
        if (each.supplier_id, each.supplier) == (line.supplier_id, line.supplier)
    )


def is_asked(case: Case, line: Line, party: Party) -> bool:
    """Whether something is asked of that party for a line: by a claim that was sent, or as advised."""
    if _sent(case, line, party):
        return True
    advice = case.outlook(line).advice
    open_still = line.tracks.supplier_claim is not SupplierClaim.NOT_CLAIMABLE
    second_leg = open_still and credited(line, None)
    wanted = claim_wanted(advice, line.offer, line.route, second_leg=second_leg)
    return wanted and advised_party(advice) is party


def asked_for(
    case: Case,
    lines: Sequence[Line],
    party: Party,
    terms: Mapping[int, PolicyTerms | None],
) -> tuple[Asked, ...]:
    """What is asked of the addressee, line by line, with its working; `terms` by the lines' ids.

    A supplier owes nothing for a line that nobody asks him for; what was claimed already stands as
    it was claimed. Of a platform or carrier no more is asked than what the buyer really got.
    """
    whole = [c for c in case.claims if c.line_id is None and c.of is party]
    if whole and party is Party.SUPPLIER:
        return (Asked(None, _as_sent(whole[-1])),)
    told = []
    nothing = ClaimAmount(Money(0, case.currency), (), known=False)
    for line in lines:
        claim = claim_on(case, line, case.outlook(line).advice, terms[line.id], party)
        if party is Party.SUPPLIER:
            sent = _sent(case, line, party)
            if sent and (not claim.known or sent[-1].amount != claim.total):
                claim = _as_sent(sent[-1])
            elif not is_asked(case, line, party):
                claim = nothing
        elif not claim.known:
            claim = nothing
        told.append(Asked(line.id, claim))
    return tuple(told)


def total_of(asked: Sequence[Asked]) -> Money | None:
    """What is asked for in all; None while a part of it is not known, or it is nothing."""
    if not all(each.claim.known for each in asked if each.claim.parts):
        return None
    sums = [each.claim.total for each in asked if each.claim.known]
    total = sum(sums[1:], start=sums[0]) if sums else None
    return total or None


def shown_to(case: Case, lines: Sequence[Line], party: Party) -> Case:
    """The case as if it had these lines only, and the claims on that party."""
    kept = {line.id for line in lines}
    claims = tuple(
        claim
        for claim in case.claims
        if claim.of is party and (claim.line_id is None or claim.line_id in kept)
    )
    return replace(
        case,
        lines=tuple(lines),
        claims=claims,
        exchanges=tuple(x for x in case.exchanges if x.line_id in kept),
        payments=tuple(p for p in case.payments if p.line_id in kept),
        outlooks=tuple(o for o in case.outlooks if o.line_id in kept),
        next=None,
    )


class Hidden:
    """Tells of each step of the history whether it is about goods that the addressee may not hear of."""

    def __init__(self, case: Case, addressee: Party, line: Line) -> None:
        self.addressee = addressee
        seen = same_supplier(case, line) if addressee is Party.SUPPLIER else case.lines
        self._seen = {each.id for each in seen}
        self._line_of_unit = {unit.id: unit.line_id for unit in case.units}
        self._line_of_claim = {claim.id: claim.line_id for claim in case.claims}
        self._by_number = {each.number: each.id for each in case.lines}

    def of(self, event: Event) -> str:
        """`none`, `some` or `all` of what a step is about is hidden."""
        about = set(self._lines_of(json.loads(event.body)))
        others = about - self._seen
        if not others:
            return "none"
        return "some" if about & self._seen else "all"

    def _lines_of(self, body: dict[str, Any]) -> list[int]:
        found = [self._by_number.get(number) for number in body.get("lines", ())]
        found.append(body.get("line_id"))
        for table, row_id, *cells in (
            entry for name in ("changed", "created", "taken_in") for entry in body.get(name, ())
        ):
            found.append(self._line_of(table, row_id, cells[0] if cells else {}))
        return [line for line in found if line is not None]

    def _line_of(self, table: str, row_id: int, cells: dict[str, Any]) -> int | None:
        if table == "line":
            return row_id
        if table == "unit":
            return self._line_of_unit.get(row_id)
        if table == "parcel_unit":
            return self._line_of_unit.get(_cell(cells, "unit_id"))
        if table == "claim":
            return self._line_of_claim.get(row_id)
        if table == "claim_answer":
            return self._line_of_claim.get(_cell(cells, "claim_id"))
        line = _cell(cells, "line_id")
        return line if table in ("payment", "exchange") else None


def _cell(cells: dict[str, Any], name: str) -> Any:
    """A cell of a row that was made, or of one that was changed: its value after that."""
    value = cells.get(name)
    return value[1] if isinstance(value, list) else value


def _sent(case: Case, line: Line, party: Party) -> list[Claim]:
    return [c for c in case.claims if c.line_id == line.id and c.of is party]


def _as_sent(claim: Claim) -> ClaimAmount:
    day = claim.sent_at.date().isoformat() if claim.sent_at else ""
    because = Because(_AS_SENT, (("day", f"date:{day}"),), "P")
    return ClaimAmount(claim.amount, ((because, claim.amount),), known=bool(claim.amount))


def _with_supplier(case: Case) -> Line:
    lead = case.lead
    if lead.supplier_id is not None:
        return lead
    return next((line for line in case.lines if line.supplier_id is not None), lead)


def _named(case: Case, line_id: int | None, supplier: str) -> Line | None:
    if line_id is not None:
        found = next((line for line in case.lines if line.id == line_id), None)
        if found is None:
            raise NotFound("papers.no_such_line", case=case.number)
        return found
    wanted = supplier.strip().casefold()
    if not wanted:
        return None
    for line in case.lines:
        if line.supplier.casefold() == wanted:
            return line
    known = ", ".join(dict.fromkeys(line.supplier for line in case.lines if line.supplier))
    raise NotFound(
        "papers.no_such_supplier", case=case.number, supplier=supplier, known=known or "–"
    )
