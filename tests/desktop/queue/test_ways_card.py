"""What each way costs is told by bars that can be compared."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF

from desktop.look.theme import font, px
from desktop.queue.case.ways_card import WayView, measure

KEEP = WayView("K", "keep", "Refund, keep it, claim", "€10.88", 0.57, True, False, False)
BACK = replace(KEEP, key="B", words="Back to us, refund, claim", cost="€16.20", share=0.85)


@pytest.mark.usefixtures("dressed")
def test_a_long_name_makes_no_bar_shorter_than_its_cost() -> None:
    wide = px(300)
    together = measure((KEEP, BACK), wide)
    assert 0 < together.bar < px(84)
    longest = QFontMetricsF(font(13)).horizontalAdvance(BACK.words)
    # the words of each end before the bars begin
    assert together.words + longest < wide - together.sums - together.bar


@pytest.mark.usefixtures("dressed")
def test_without_room_for_all_no_row_has_a_bar() -> None:
    assert measure((KEEP,), px(270)).bar > 0
    assert measure((KEEP, BACK), px(270)).bar == 0
