"""How an order stands in its shop's words: an older copy of a file takes nothing back."""

#: Shopify's and Amazon's words, each a row from the first to the last that an order comes to
_WAYS = (
    (
        *("pending", "authorized", "expired"),
        *("partially_paid", "paid", "partially_refunded", "refunded"),
    ),
    ("pending", "authorized", "voided"),
    ("unfulfilled", "partial", "fulfilled"),
    ("pending", "unshipped", "partiallyshipped", "shipped"),
    ("pending", "unshipped", "cancelled"),
)
_PLACES = [{word: place for place, word in enumerate(way)} for way in _WAYS]


def later_state(known: str, told: str) -> str:
    """Of two states the later one; what is not known for earlier counts as news, "" says nothing."""
    if not told:
        return known
    return known if any(_before(new, old) for new, old in _pairs(told, known)) else told


def _pairs(told: str, known: str) -> list[tuple[str, str]]:
    return list(zip(_words(told), _words(known), strict=False))


def _words(state: str) -> list[str]:
    return [word.strip().casefold() for word in state.split(",")]


def _before(new: str, old: str) -> bool:
    return any(new in way and old in way and way[new] < way[old] for way in _PLACES)
