"""Which three letters are a currency: those that ship with Sendback, ISO 4217's in use."""

import json
from functools import cache

from resources import resource


@cache
def known_currencies() -> frozenset[str]:
    """Every code of ISO 4217 in use."""
    return frozenset(json.loads(resource("currencies.json").read_text(encoding="utf-8")))
