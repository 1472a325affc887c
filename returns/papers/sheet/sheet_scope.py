"""Which lines of a case a sheet is about, on what ground, and what is asked for each.

A supplier is never told of goods that are not his: not of what they are, not of what they cost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from returns.casework.steps.claims import claim_on
from returns.errors import IllegalMove, NotFound, Refusal
from returns.language import run_on
from returns.money import Money
from returns.phrases import say, word
from returns.records.advice import Because
from returns.records.case import Case, Line
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim
from returns.rules.goods.second_leg import refused_unseen
from returns.rules.money.came import came_for
from returns.rules.money.claim_amount import ClaimAmount
from returns.rules.money.claimable import came_since
from returns.rules.money.granted_part import part_to_come, without_granted
from returns.rules.money.ground import Ground, ground_of, who_owes
from returns.rules.money.judged_first import unjudged_refusal
from returns.rules.money.platform_pieces import argued
from returns.rules.money.postage_since import postage_since
from returns.rules.money.running_claim import joining, left_alone, owed_as_billed, still_owed
from returns.rules.sentences import sentence
from returns.terms import Party
from returns.trade.tracks import TURNED_AWAY

_AS_SENT = "claim.as_sent"
#: the terms of lines, by their ids
Terms = Mapping[int, PolicyTerms | None]
NO_TERMS: Terms = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the addressee for one line, or for the whole case where `line_id` is None."""

    line_id: int | None
    claim: ClaimAmount
    #: why the addressee is asked; None for what is shown beside it
    ground: Ground | None = None


class Groundless(Refusal):
    """A sheet that would ask an addressee for what is not its fault or duty: who owes is told."""

    def __init__(
        self,
        case: str,
        party: Party,
        owes: Sequence[tuple[Party | None, Because]],
        *,
        borne_out: bool = False,
    ) -> None:
        self.borne_out = borne_out
        self.owes = tuple(dict.fromkeys(owes))
        self.party = party
        super().__init__("papers.no_ground", case=case, party=f"term:unnamed:{party}")

    def say(self, lang: str = "en") -> str:
        """The sentence, with who owes it and what to do."""
        told = [say("papers.borne_out", lang)] if self.borne_out else []
        told += [sentence(because, lang) for _, because in self.owes]
        others = [party for party, _ in self.owes if party is not None]
        if others:
            told.append(say("papers.ask_instead", lang, party=word("unnamed", others[0], lang)))
        why = run_on(told, lang)
        party = word("unnamed", self.party, lang)
        return say(f"errors.{self.key}", lang, case=self.facts["case"], party=party, why=why)


def lines_for_sheet(
    case: Case,
    addressee: Party,
    *,
    line_id: int | None = None,
    supplier: str = "",
    terms: Terms = NO_TERMS,
) -> tuple[Line, ...]:
    """The lines that a sheet for this addressee is about.

    Of a supplier's lines those that something is asked back for, if there are any: not what was turned
    away, while he is asked for others still. Raises `NotFound` for a line or a supplier that the case does
    not have.
    """
    named = _named(case, line_id, supplier)
    if addressee is Party.SUPPLIER:
        first = named or _with_supplier(case)
        theirs = same_supplier(case, first)
    else:
        theirs = (named,) if named is not None else case.lines
    asked = tuple(
        line
        for line in theirs
        if line.id == line_id or ground_for(case, line, addressee, terms) is not None
    )
    still = tuple(
        line
        for line in asked
        if line.id == line_id or not _let_go(case, line, addressee, terms)
    )
    return still or asked or theirs


def _let_go(case: Case, line: Line, party: Party, terms: Terms) -> bool:
    """Whether the party said no to what it was asked for a line, or was given up, and is asked no more."""
    seen, advice = case.as_asked(line, party)
    turned_away = seen.tracks.supplier_claim in TURNED_AWAY and _sent(case, line, party)
    if not turned_away or refused_unseen(case, seen):
        return False
    return not came_since(case, seen, advice, terms.get(line.id))


def same_supplier(case: Case, line: Line) -> tuple[Line, ...]:
    """The lines whose goods are of the same supplier."""
    return tuple(
        each
        for each in case.lines
        if (each.supplier_id, each.supplier) == (line.supplier_id, line.supplier)
    )


def ground_for(case: Case, line: Line, party: Party, terms: Terms = NO_TERMS) -> Ground | None:
    """On what ground that party is asked for a line, as things stand."""
    theirs, advice = case.as_asked(line, party)
    return ground_of(case, theirs, advice, terms.get(line.id), party)


def demand_ground(
    case: Case,
    lines: Sequence[Line],
    party: Party,
    terms: Terms,
    named: int | None = None,
) -> None:
    """Raise `Groundless` where the party owes nothing for any of these lines, or for the one `named`.

    Raises `IllegalMove` where it is the supplier, and nobody knows who that is: a paper to nobody would
    be shown to anybody. Also where something else came that nobody judged yet.
    """
    wanted = [line for line in lines if named in (None, line.id)]
    owing = [line for line in wanted if ground_for(case, line, party, terms) is not None]
    asked = [line for line in owing if not paid_up(case, line, party, terms)]
    if owing and not asked:
        # what a letter would thank for, no sheet asks for once more
        amounts = [_sent(case, line, party)[-1].amount for line in owing]
        paid = sum(amounts[1:], start=amounts[0]).coded
        raise IllegalMove(
            "papers.paid_up", case=case.number, party=f"term:unnamed:{party}", amount=paid
        )
    if asked:
        nobody = party is Party.SUPPLIER and asked[0].supplier_id is None
        if nobody:
            # what a letter to him is refused with
            raise IllegalMove("step.needs_supplier", item=asked[0].title or asked[0].sku)
        return
    for refusal in map(unjudged_refusal, wanted):
        if refusal is not None and party is not Party.PLATFORM:
            raise refusal
    owes = [
        who_owes(case, line, case.outlook(line).advice, terms.get(line.id)) for line in wanted
    ]
    complained = party is Party.PLATFORM and bool(case.dispute)
    right = complained and any(
        not argued(case, line, case.outlook(line).advice) for line in wanted
    )
    raise Groundless(case.number, party, owes, borne_out=right)


def asked_for(
    case: Case,
    lines: Sequence[Line],
    party: Party,
    terms: Terms,
) -> tuple[Asked, ...]:
    """What is asked of the addressee, line by line, with its working; `terms` by the lines' ids.

    A supplier owes nothing for a line that nobody asks him for; what was claimed already stands as
    it was claimed. Of a platform or carrier no more is asked than what the buyer really got.
    """
    whole = [c for c in case.claims if c.line_id is None and c.of is party]
    if whole and party is Party.SUPPLIER:
        ground = ground_for(case, lines[0], party, terms)
        return (Asked(None, _as_sent(whole[-1], case), ground),)
    told = []
    nothing = ClaimAmount(Money(0, case.currency), (), known=False)
    for line in lines:
        ground = ground_for(case, line, party, terms)
        claim = claim_on(case, *case.as_asked(line, party), terms[line.id], party)
        # what came since is asked for with what is still to come, what is known since beside it
        joined = bool(joining(case, *case.as_asked(line, party), terms[line.id]))
        joined = joined or _postage_left(case, line, party, terms)
        sent = _sent(case, line, party)
        if party is Party.SUPPLIER:
            if paid_up(case, line, party, terms):
                claim = nothing
            elif sent and not joined and not _is_as_sent(case, sent[-1], claim):
                claim = _as_sent(sent[-1], case)
            elif ground is None:
                claim = nothing
        elif not claim.known:
            claim = nothing
        elif sent and not claim.total:
            # all that is still owed was granted
            claim = _as_sent(sent[-1], case)
        told.append(Asked(line.id, claim, ground))
    return tuple(told)


def total_of(asked: Sequence[Asked]) -> Money | None:
    """What is asked for in all; None while a part of it is not known, or it is nothing."""
    if not all(each.claim.known for each in asked if each.claim.parts):
        return None
    sums = [each.claim.total for each in asked if each.claim.known]
    total = sum(sums[1:], start=sums[0]) if sums else None
    return total or None


def _sent(case: Case, line: Line, party: Party) -> list[Claim]:
    return [c for c in case.claims if c.line_id == line.id and c.of is party]


def _came(case: Case, claim: Claim) -> Money | None:
    """What came for a claim; None where nothing did."""
    came = [each.amount for each in came_for(case, claim)]
    return sum(came[1:], start=came[0]) if came else None


def paid_up(case: Case, line: Line, party: Party, terms: Terms = NO_TERMS) -> bool:
    """Whether all that the party was asked for last came, and nothing of the line came since.

    Nor is any postage known since that it owes.
    """
    sent = _sent(case, line, party)
    if not sent or not sent[-1].amount or still_owed(case, sent[-1], sent[-1].amount):
        return False
    theirs, advice = case.as_asked(line, party)
    return not (
        came_since(case, theirs, advice, None) or _postage_left(case, line, party, terms)
    )


def _postage_left(case: Case, line: Line, party: Party, terms: Terms) -> bool:
    """Whether postage is known since the party paid that it owes beside that."""
    if party is not Party.SUPPLIER or line.id not in terms:
        return False
    return postage_since(case, *case.as_asked(line, party), terms[line.id]) is not None


def _is_as_sent(case: Case, claim: Claim, asked: ClaimAmount) -> bool:
    """Whether what is worked out now is what was claimed, of which nothing came; less the part granted."""
    granted = part_to_come(case, claim) or Money(0, claim.amount.currency)
    whole = asked.known and asked.total + granted == claim.amount
    return whole and _came(case, claim) is None


def _as_sent(claim: Claim, case: Case) -> ClaimAmount:
    """The claim as it was made, less what came for it, and what of it is granted and still to come."""
    day = claim.sent_at.date().isoformat() if claim.sent_at else ""
    because = Because(_AS_SENT, (("day", f"date:{day}"),), "P")
    told, came = ((because, claim.amount),), _came(case, claim)
    left = left_alone(case, claim, claim.amount)
    if came is None or left is None:
        asked = ClaimAmount(claim.amount, told, known=bool(claim.amount))
        return without_granted(case, claim, asked)
    nothing = Money(0, came.currency)
    had = (Because("claim.came", (("sum", came.coded),), "P"), nothing - came)
    asked = ClaimAmount(left, (*told, had), billed=owed_as_billed(case, claim, whole=True))
    return without_granted(case, claim, asked)


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
