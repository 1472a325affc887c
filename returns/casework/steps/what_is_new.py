"""Who refused a claim hears an appeal for what is new, and once."""

from collections.abc import Collection

from returns.casework.steps.acting import Act
from returns.errors import IllegalMove
from returns.rules.steps.photos_demanded import added_since_asked
from returns.terms import Party, SupplierClaim


def demand_news(act: Act, party: Party, pieces: Collection[int]) -> None:
    """Raise `IllegalMove` where a platform that refused would read the same again: no words, no photo."""
    refused = act.line.tracks.supplier_claim is SupplierClaim.REFUSED
    before = act.case.claims_of(act.line)
    if party is not Party.PLATFORM or not refused or not before or before[-1].of is not party:
        return
    # of what was not asked for then, it is the first that it hears
    same = set(pieces) <= set(before[-1].units)
    if same and not act.options.answer.strip() and not added_since_asked(act.case, act.line):
        raise IllegalMove("step.nothing_new")
