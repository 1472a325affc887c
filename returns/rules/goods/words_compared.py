"""Whether two sentences say the same of one thing, or contradict each other, by their words alone."""

import re
import unicodedata

#: words that two contradicting sentences share as easily as two agreeing ones
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at but by for from has have in is it its not no of on or our so than that "
        "the this to too us was we were with your",
    )
)
_YES = r"(?:agree[ds]?|accept(?:s|ed)?|confirm(?:s|ed)?|admit(?:s|ted)?)\b"
_YES_ZH = "(?:同意|接受|认可|确认|属实)"
_AGREED = re.compile(rf"\b{_YES}|{_YES_ZH}")
#: "do not accept", "cannot confirm", 不同意: what sounds like a yes and is none
_DENIED = re.compile(
    rf"(?:\b(?:not|never|cannot|can t|don t|won t|unable to|refuse to)\s+(?:\w+\s+)?{_YES})"
    rf"|(?:不|未|没有|没|无法|拒绝|难以)[能予会便]?{_YES_ZH}"
)
_NOT = re.compile(r"\b(?:not|no|never|nor|neither|cannot|without|nothing|t)\b|[不未没无非]")
#: scales and packing differ: a tenth is no contradiction
_WEIGHT_SLACK = 0.10


def said_by_both(one: str, other: str) -> str:
    """What `other` bears out of `one`: that he says the same, or says yes to it; "" for anything else.

    Words that are merely shared are no agreement: "no dent" and "dent" share one.
    """
    first, second = plain(one), plain(other)
    if not first or not second or _DENIED.search(second):
        return ""
    if first == second:
        return one
    if bool(_NOT.search(first)) is not bool(_NOT.search(second)):
        return ""
    if _AGREED.search(second):
        rest = _tokens(_AGREED.sub(" ", second))
        return "" if rest and not rest & _tokens(first) else one
    if _within(first, second):
        return one
    return other if _within(second, first) else ""


def words_contradict(name: str, found: str, answered: str) -> bool:
    """Whether the supplier's words of that field contradict ours: they share none, and are no yes."""
    if not found.strip() or not answered.strip():
        return False
    one, other = plain(found), plain(answered)
    if _DENIED.search(other):
        return True
    if one == other or one in other or other in one or _AGREED.search(other):
        return False
    numbers = re.findall(r"\d+(?:\.\d+)?", one), re.findall(r"\d+(?:\.\d+)?", other)
    if name in ("quantity", "weight") and all(numbers):
        first, second = float(numbers[0][0]), float(numbers[1][0])
        return first != second if name == "quantity" else far(first, second)
    return nothing_shared(found, answered)


def far(one: float, other: float) -> bool:
    """Whether two weights differ by more than scales and packing do."""
    return abs(one - other) > _WEIGHT_SLACK * max(one, other)


def nothing_shared(one: str, other: str) -> bool:
    """Whether no word that says anything stands in both."""
    return not _tokens(one) & _tokens(other)


def plain(text: str) -> str:
    """The words in small letters, without signs."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+(?:\.\w+)*", folded))


def _within(one: str, other: str) -> bool:
    return f" {one} " in f" {other} "


def _tokens(text: str) -> set[str]:
    words = plain(text)
    latin = set(re.findall(r"[^\W\d_]{2,}|\d+", re.sub(r"[\u3400-\u9fff]", " ", words)))
    runs = re.findall(r"[\u3400-\u9fff]+", words)
    pairs = {run[i : i + 2] for run in runs for i in range(max(len(run) - 1, 1))}
    return (latin - _SMALL) | pairs
