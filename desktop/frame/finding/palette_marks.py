"""Where in a text the words stand that somebody typed."""

from collections.abc import Iterable, Sequence

#: (first, end) of each stretch, in order, none touching the next
Stretches = list[tuple[int, int]]
#: of a long text, before and behind the first of them
_BEFORE, _BEHIND = 18, 60


def plainly(text: str) -> str:
    """To be compared: in small letters, with the apostrophe that keys type."""
    return text.casefold().replace("’", "'")


def folded(text: str) -> str:
    """The same with each letter where it stood."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text).replace("’", "'")


def stretches(text: str, sought: Iterable[str]) -> Stretches:
    """Where what is sought stands: each as a whole, else its words where a word begins."""
    plain, found = folded(text), Stretches()
    for each in map(folded, sought):
        whole = list(_places(plain, each))
        found += whole or [place for word in each.split() for place in _begun(plain, word)]
    joined = Stretches()
    for first, end in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def has_words(text: str, sought: str) -> bool:
    """Whether each of several words begins one of the text, whatever stands between them."""
    plain, words = folded(text), folded(sought).split()
    return len(words) > 1 and all(any(True for _ in _begun(plain, word)) for word in words)


def _places(plain: str, sought: str) -> Iterable[tuple[int, int]]:
    at = plain.find(sought) if sought else -1
    while at >= 0:
        yield at, at + len(sought)
        at = plain.find(sought, at + len(sought))


def _begun(plain: str, word: str) -> Iterable[tuple[int, int]]:
    """A single letter is no word; Chinese has no gaps that a word would begin behind."""
    for first, end in _places(plain, word):
        behind_gap = first == 0 or not plain[first - 1].isalnum()
        if not word.isascii() or (len(word) > 1 and behind_gap):
            yield first, end


def telling(texts: Sequence[str], typed: str) -> str:
    """The text that holds most of what was typed, and of it what stands around; "" for none."""
    counted = [(_count(text, typed), text) for text in texts]
    most = max((count for count, _ in counted), default=0)
    if not most:
        return ""
    text = " ".join(next(text for count, text in counted if count == most).split())
    places = stretches(text, (typed,))
    first = places[0][0] if places else 0
    begin = max(0, first - _BEFORE)
    end = min(len(text), first + _BEHIND)
    return ("…" if begin else "") + text[begin:end].strip() + ("…" if end < len(text) else "")


def _count(text: str, typed: str) -> int:
    """The whole of it counts more than all its words."""
    plain, sought = folded(text), folded(typed)
    if sought in plain:
        return 1 + len(sought.split())
    return sum(any(True for _ in _begun(plain, word)) for word in sought.split())
