"""For whom the evidence of a case is."""

from returns.records.case import Case
from returns.rules.money.ground import ground_of
from returns.rules.money.platform_pieces import argued
from returns.rules.steps.situation import claimed_party
from returns.terms import HoldKind, Party

#: what is held until the platform has looked at it
_AGAINST_BUYER = frozenset({HoldKind.SUSPICION, HoldKind.DISPUTE, HoldKind.UNAUTHORISED})


def reader_of(case: Case, *, hearing: bool = False) -> Party:
    """Whom the evidence of a case is for: whoever is claimed from, else whoever there is a ground for.

    With `hearing` the platform comes first while it hears the buyer against us, or is to hear what
    speaks against the buyer: a case against a buyer is never a supplier's. Unless there is nothing to
    tell it, as what came is what the buyer claimed.
    """
    lead, *others = case.lead, *(line for line in case.lines if line is not case.lead)
    hold = case.outlook(lead).hold
    suspected = case.suspected and HoldKind.SUSPICION not in lead.lifted
    held = set(hold.kinds) if hold is not None else set()
    if case.dispute and HoldKind.DISPUTE not in lead.lifted:
        held.add(HoldKind.DISPUTE)
    if not any(argued(case, each, case.outlook(each).advice) for each in case.lines):
        held.discard(HoldKind.DISPUTE)
    if hearing and (suspected or not _AGAINST_BUYER.isdisjoint(held)):
        return Party.PLATFORM
    for line in (lead, *others):
        advice = case.outlook(line).advice
        asked = claimed_party(case, line, advice)
        for party in dict.fromkeys((asked, Party.SUPPLIER, Party.CARRIER, Party.PLATFORM)):
            if ground_of(case, line, advice, None, party) is not None:
                return party
    return claimed_party(case, lead, case.outlook(lead).advice)
