"""Which font draws what neither Inter nor Noto Sans SC draws alone: by the table `fonts/coverage.json`."""

import json
from bisect import bisect_right
from functools import cache, lru_cache

from resources import resource
from returns.documents.typesetting import fonts
from returns.documents.typesetting.clusters import is_joiner
from returns.documents.typesetting.fonts import Weight

_EMOJI = "NotoEmoji"
_EMOJI_LOOK, _KEYCAP = "\ufe0f", "\u20e3"
#: families whose scripts know joiners inside a word
_NO_JOINERS = frozenset({"Inter", "NotoSansSC", "NotoSans", "NotoSansCJKExtra", "NotoSansMath"})


@cache
def _table() -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Family → first and last code points of what it covers, in the order of preference."""
    rows = json.loads(resource("fonts", "coverage.json").read_text(encoding="ascii"))
    return {family: _spans(row) for family, row in rows.items()}


def _spans(row: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    pairs = [span.split("-") for span in row.split()]
    return tuple(int(p[0], 16) for p in pairs), tuple(int(p[-1], 16) for p in pairs)


@lru_cache(maxsize=4096)
def covers(family: str, char: str) -> bool:
    """Whether a family has a glyph for the character, or can make one of its parts."""
    if family == "Inter":
        return fonts.in_latin(char)
    if family == "NotoSansSC":
        return fonts.in_chinese(char)
    firsts, lasts = _table()[family]
    at = bisect_right(firsts, ord(char)) - 1
    return at >= 0 and ord(char) <= lasts[at]


@lru_cache(maxsize=4096)
def family_for(cluster: str, before: str = "") -> str:
    """The family that draws the whole cluster; `before`, the neighbour's, where it can; "" for none."""
    seen = [char for char in cluster if not is_joiner(char)]
    if not seen:
        return ""
    joined = len(seen) < len(cluster)
    pictured = _EMOJI_LOOK in cluster or _KEYCAP in cluster
    families = ["Inter", "NotoSansSC", *_table()]
    wanted = _EMOJI if pictured else before
    if wanted:
        families = [wanted, *(family for family in families if family != wanted)]
    for family in families:
        if joined and not _knows(family, cluster):
            continue
        if all(covers(family, char) for char in seen):
            return family
    return ""


def _knows(family: str, cluster: str) -> bool:
    """Whether what is not seen in the cluster means something in that family's script."""
    unseen = {char for char in cluster if is_joiner(char)}
    if family == "NotoSansSC":  # ㊗︎ and ㊗️
        return unseen <= {"\ufe0e", "\ufe0f"} and not cluster[0].isalpha()
    if family == _EMOJI:
        return "\u200c" not in unseen
    return family not in _NO_JOINERS and not unseen & {"\ufe0e", "\ufe0f"}


@lru_cache(maxsize=4096)
def font_file(family: str, weight: Weight) -> tuple[str, bool]:
    """The font's file, and whether its strokes are to be thickened for that weight."""
    heavy = weight in (Weight.SEMIBOLD, Weight.BOLD)
    if family == "Inter":
        return f"Inter-{weight}", False
    if family == "NotoSansSC":
        return f"NotoSansSC-{'Bold' if heavy else 'Regular'}", False
    return f"{family}-Regular", heavy
