"""`advise`: the options of the command line as the facts that the rules look at."""

from argparse import Namespace

from desktop.cli import desks
from returns.importing.money_text import typed_amount
from returns.importing.suppliers_file import read_terms_file
from returns.records.advice import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.recommend import recommend
from returns.terms import Fulfilment, ListingSource, Verdict


def advice_for(options: Namespace) -> Recommendation:
    """The recommendation; a desk that is named, or open in a batch, lends its rules and its figures.

    These are its thresholds, its rates and how many returns it had.
    """
    settings, rates, before = TriageSettings(), None, options.returns_before
    named = getattr(options, "desk", None)
    if named is not None or desks.is_held():
        from returns.casework.around import rates_of

        with desks.reading(named) as desk:
            stored = desk.settings.get()
            settings, rates = stored.triage, rates_of(stored)
            if before is None:
                before = desk.cases.how_many()
    facts = TriageFacts(
        value=typed_amount(options.value, options.currency),
        reason=options.reason,
        fulfilment=Fulfilment(options.fulfilment),
        listing=ListingSource(options.listing),
        policy=read_terms_file(options.policy) if options.policy else None,
        cost=typed_amount(options.cost, options.currency) if options.cost else None,
        intact=options.intact,
        returns_before=before,
        verdict=Verdict(options.verdict) if options.verdict else None,
        suspected=options.suspected,
        wants_replacement=options.replacement,
        rates=rates,
    )
    return recommend(facts, settings)
