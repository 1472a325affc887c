"""Where a line may not end: within a day, a sum, a count, or before a mark between two facts."""

import re
from collections.abc import Iterable

from PySide6.QtGui import QFontMetricsF

#: a space at which no line ends; as long as the plain one, so that places in the text stay
_HELD = "\u00a0"
#: a hyphen behind which none ends
_HYPHEN = "\u2011"
#: what stands between two facts of a row
BETWEEN = "·"
_DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: words that go on with a sentence: a number before them is counted with what it follows
_GOES_ON = "and|or|is|are|was|were|has|have|in|on|at|to|from|by|as|with|until|then"
_NUMBER = r"\d{1,3}(?:,\d{3})*"
#: each with the space that is held between its first and its second group
_SUMS_AND_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        # 4 Dec, Thu 26, Nov 2026
        rf"(\b\d{{1,2}}) ((?:{_MONTH})[a-z]*\b)",
        rf"(\b(?:{_DAY})) (\d)",
        rf"(\b(?:{_MONTH})[a-z]*) (\d{{4}}\b)",
        # EUR 18.40
        r"(\b[A-Z]{3}) (\d)",
        # 80 %
        r"(\d) (%)",
    )
)
_TOGETHER = _SUMS_AND_DAYS + tuple(
    re.compile(pattern)
    for pattern in (
        # 18 cases, 12 天
        rf"((?:^|(?<=[\s(“≈])){_NUMBER}) (?!(?:{_GOES_ON})\b)([^\W\d])",
        # Lamp 1, piece 2
        rf"([^\W\d]) ({_NUMBER}(?![\w.,]*\w)(?!\s[^\W\d])|{_NUMBER}(?= (?:{_GOES_ON})\b))",
        # Lamp × 2
        r"(\S) (×)(?= \d+(?![\d.,]|\s%))",
        r"(×) (\d+(?![\d.,]|\s%))",
        # Kiln & Co
        r"(\S) (&)(?= )",
        r"(&) (\S)",
        rf"(\S) ({BETWEEN})(?=\s|$)",
    )
)
#: a word with what is held to it; beside Chinese signs a line may end anywhere, but not before a stop
_WORD = "(?:[^ \u00a0\u2e80-\uffef]+|[\u2e80-\uffef][，。；：、！？）”]?)"
_HELD_WORDS = re.compile(f"{_WORD}(?:{_HELD}{_WORD})+")
#: A-to-z, T-shirt: no line ends behind a single letter, nor begins with one
_SINGLE = re.compile(r"(?<=\b[^\W\d])-(?=[^\W\d])|(?<=[^\W\d])-(?=[^\W\d]\b)")
_MAY_BREAK_ILL = re.compile(rf"\d|{BETWEEN}|[-&]")


def unbroken(text: str, metrics: QFontMetricsF, width: float) -> str:
    """The text with spaces at which no line ends; what is wider than a line then keeps its plain ones."""
    if not _MAY_BREAK_ILL.search(text):
        return text
    held = _holding(_TOGETHER, _SINGLE.sub(_HYPHEN, text))
    if held == text:
        return text

    def fitting(found: re.Match[str]) -> str:
        words = found.group()
        fits = metrics.horizontalAdvance(words) <= width
        return words if fits else words.replace(_HELD, " ").replace(_HYPHEN, "-")

    return _HELD_WORDS.sub(fitting, held)


def with_held_sums(text: str) -> str:
    """The text with spaces at which no line ends within a sum or a day; all else may be broken."""
    return _holding(_SUMS_AND_DAYS, text)


def _holding(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    for together in patterns:
        text = together.sub(rf"\1{_HELD}\2", text)
    return text


def without_mark(line: str) -> str:
    """A line that another follows: its end stands for the mark between the facts of both."""
    return line.removesuffix(f"{_HELD}{BETWEEN}").removesuffix(f" {BETWEEN}").rstrip()
