"""Advice worked out once for all lines whose facts are the same."""

from dataclasses import fields
from operator import attrgetter

from returns.records.advice import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.recommend import recommend_briefly

#: what the desk decides for all lines alike, or what another fact names already
_APART = {"rates", "policy"}
_told = attrgetter(*(each.name for each in fields(TriageFacts) if each.name not in _APART))
#: more are not remembered at once
_MOST = 20_000


class Advised:
    """The advice for lines that come in together, under one desk's settings and rates."""

    def __init__(self, settings: TriageSettings) -> None:
        self._settings = settings
        self._known: dict[object, Recommendation] = {}

    def of(self, facts: TriageFacts) -> Recommendation:
        """What is advised; `facts.policy` must be the same object wherever it is the same version."""
        key = (*_told(facts), id(facts.policy))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = recommend_briefly(facts, self._settings)
        return found
