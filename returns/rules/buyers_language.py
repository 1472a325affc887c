"""In which language a buyer is written to where nobody says otherwise."""

from returns.records.case import StoredCase

#: countries whose buyers are written to in Chinese
_CHINESE = frozenset({"CN", "TW", "HK", "MO"})


def buyers_language(case: StoredCase) -> str:
    """By the country of the shop where it was bought."""
    return "zh" if case.country in _CHINESE else "en"
