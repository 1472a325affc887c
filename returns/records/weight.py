"""What a thing can weigh, wherever it is told: in a window, in a file, of a product or of what came."""

from returns.errors import Refusal

#: grams of one piece; a tonne is no parcel
MOST_GRAMS = 1_000_000


def demand_weight(grams: int | None) -> None:
    """Raise `Refusal` for a weight that no piece has; None is one that is not known."""
    if grams is not None and not 0 <= grams <= MOST_GRAMS:
        raise Refusal("inspection.weight", weight=grams, most=MOST_GRAMS)
