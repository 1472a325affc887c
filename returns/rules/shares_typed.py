"""A percentage that somebody typed: `12.5`, `12,5`, `12.5 %`."""

import re
import unicodedata
from decimal import Decimal

from returns.money import Percent

_TYPED = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")


def share_typed(text: str) -> Percent | None:
    """The number, a whole one as such; None for what is none: a comma never makes 25 of 2,5."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).replace("。", ".").strip())
    if found is None:
        return None
    share = Decimal(f"{found[1]}.{found[2] or 0}")
    return int(share) if share == int(share) else share.normalize()
