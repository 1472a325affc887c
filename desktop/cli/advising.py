"""`advise`: the options of the command line as the facts that the rules look at."""

import json
from argparse import Namespace

from returns.errors import UnreadableFile
from returns.money import Money
from returns.records.case import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.policy import PolicyTerms
from returns.records.policy_json import terms_from_json
from returns.rules.recommend import recommend
from returns.terms import Fulfilment, ListingSource, Verdict


def advice_for(options: Namespace) -> Recommendation:
    """The recommendation; a named desk lends its thresholds, rates and how many returns it had."""
    settings, rates, before = TriageSettings(), None, options.returns_before
    if getattr(options, "desk", None) is not None:
        from desktop.cli import desks
        from returns.services.outlook import rates_of

        with desks.reading(options.desk) as desk:
            stored = desk.settings.get()
            settings, rates = stored.triage, rates_of(stored)
            if before is None:
                before = desk.cases.how_many()
    facts = TriageFacts(
        value=Money.parse(options.value, options.currency),
        reason=options.reason,
        fulfilment=Fulfilment(options.fulfilment),
        listing=ListingSource(options.listing),
        policy=_terms(options),
        cost=Money.parse(options.cost, options.currency) if options.cost else None,
        intact=options.intact,
        returns_before=before,
        verdict=Verdict(options.verdict) if options.verdict else None,
        suspected=options.suspected,
        rates=rates,
    )
    return recommend(facts, settings)


def _terms(options: Namespace) -> PolicyTerms | None:
    """The terms in `--policy FILE.json`: bare terms, or a suppliers file (its first supplier's newest)."""
    if options.policy is None:
        return None
    name = options.policy.name
    try:
        told = json.loads(options.policy.read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = error.strerror or ""
        raise UnreadableFile("cli.policy_unreadable", name=name, why=why) from error
    except ValueError as error:
        raise UnreadableFile("cli.policy_not_json", name=name) from error
    if isinstance(told, dict) and isinstance(told.get("suppliers"), list) and told["suppliers"]:
        told = told["suppliers"][0]
    if isinstance(told, dict) and isinstance(told.get("policies"), list) and told["policies"]:
        told = max(told["policies"], key=lambda version: str(version.get("holds_from", "")))
    if isinstance(told, dict) and isinstance(told.get("terms"), dict):
        told = told["terms"]
    if not isinstance(told, dict):
        raise UnreadableFile("cli.policy_not_json", name=name)
    return terms_from_json(told)
