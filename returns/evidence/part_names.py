"""What a reader calls the parts of a sealed document; manifests and JSON keep the plain names."""

from returns.phrases import say

_NUMBERED = frozenset({"page", "picture"})
_ALONE = frozenset(
    {"structure", "history", "file", "signature", "stamp", "day seal", "answer", "originals"}
)
#: the first word of a name and, behind it, what a file is called
_NAMED = frozenset({"attachment", "beside", "original"})


def part_words(part: str, lang: str) -> str:
    """`page 2` as “Page 2” or “第 2 页”; a name that we never gave comes back as it is."""
    kind, _, rest = part.partition(" ")
    if kind in _NUMBERED and rest.isdecimal():
        return say(f"documents.part.{kind}", lang, number=rest)
    if kind in _NAMED and rest:
        return say(f"documents.part.{kind}", lang, name=rest)
    return say(f"documents.part.{part}", lang) if part in _ALONE else part
