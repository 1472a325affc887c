"""The numbers that a platform's files give a request: a scan or a search finds its case by each."""

from collections.abc import Iterable, Mapping

#: as the first step of a case tells them
TOLD = ("platform_rma", "merchant_rma", "safet_claim", "licence_plate")


def codes_told(facts: Mapping[str, object]) -> str:
    """Those among what a file said, one a line, as the case keeps them."""
    return codes_kept(str(facts[name]) for name in TOLD if facts.get(name))


def codes_kept(codes: Iterable[str]) -> str:
    """Codes as one text, each once; "" where there is none."""
    return "\n".join(dict.fromkeys(code for code in codes if code))
