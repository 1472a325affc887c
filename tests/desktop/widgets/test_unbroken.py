"""A day, a sum or a count stands on one line, and no line ends or begins with the mark between facts."""

import pytest
from PySide6.QtGui import QFontMetricsF

from desktop.look.theme import Theme
from desktop.widgets.labels import role_font, wrap

TOGETHER = [
    ("Late after 4 Dec, says the platform", "4 Dec"),
    ("Answer by Thu 26 Nov 2026, please", "Thu 26 Nov 2026"),
    ("It brings EUR 18.40 back", "EUR 18.40"),
    ("The rule holds for 1,200 cases of it", "1,200 cases"),
    ("Refund Lamp 1, keep the other", "Lamp 1"),
    ("They wait for piece 2 and the box", "piece 2"),
    ("The shortest window × 80 % is what you promise", "80 %"),
    ("What came of that order is the lamp × 2", "lamp × 2"),
    ("The mug is asked of Kiln & Co, as it came", "Kiln & Co"),
    ("Then a buyer may open an A-to-z claim", "A-to-z"),
    ("还剩大约 12 天，之后算逾期", "12 天"),
]


@pytest.mark.parametrize(("text", "together"), TOGETHER)
def test_what_belongs_together_stands_on_one_line(
    dressed: Theme, text: str, together: str
) -> None:
    metrics = QFontMetricsF(role_font("body"))
    # with the stop behind it
    least = int(metrics.horizontalAdvance(f"{together}，")) + 2
    for width in range(least, int(metrics.horizontalAdvance(text)) + 2):
        lines = wrap(text, role_font("body"), width)
        assert any(together in line for line in lines), (width, lines)
        # the words are as they were: neither sign nor space was put in their place
        assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))


def test_no_line_ends_or_begins_with_the_mark_between_facts(dressed: Theme) -> None:
    text = "#1042 · 18 Nov · paid $36.80 · Amazon US"
    metrics = QFontMetricsF(role_font("body"))
    for width in range(90, int(metrics.horizontalAdvance(text)) + 2):
        for line in wrap(text, role_font("body"), width):
            assert line.strip("· ") == line, (width, line)


def test_what_is_wider_than_the_line_is_broken_between_its_words(dressed: Theme) -> None:
    metrics = QFontMetricsF(role_font("body"))
    width = int(metrics.horizontalAdvance("September")) + 2
    assert wrap("12 September 2026", role_font("body"), width) == ["12", "September", "2026"]
