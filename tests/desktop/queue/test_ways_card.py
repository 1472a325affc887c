"""What each way costs is told by bars that can be compared."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF

from desktop.look.theme import font, px
from desktop.queue.case.ways_card import WayRow, WaysCard, WayView, measure
from returns.casework.money_moves import MoneyTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.terms import Party
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]

KEEP = WayView("K", "keep", "Refund, keep it, claim", "€10.88", 0.57, True, False, False)
BACK = replace(
    KEEP,
    key="B",
    words="Back to us, refund, claim",
    cost="€16.20",
    share=0.85,
    recommended=False,
)


@pytest.mark.usefixtures("dressed")
def test_a_long_name_makes_no_bar_shorter_than_its_cost() -> None:
    wide = px(300)
    together = measure((KEEP, BACK), wide)
    assert 0 < together.bar < px(92)
    longest = QFontMetricsF(font(13)).horizontalAdvance(BACK.words)
    # the words of each end before the bars begin
    assert together.words + longest < wide - together.sums - together.bar


@pytest.mark.usefixtures("dressed")
def test_without_room_for_all_no_row_has_a_bar() -> None:
    assert measure((KEEP,), px(270)).bar > 0
    assert measure((KEEP, BACK), px(270)).bar == 0


def test_the_bars_have_all_of_the_narrow_panes_width(queue: QueuePage) -> None:
    """No box within the pane takes it from them: at 1280 wide they are nearly as long as they may be."""
    queue.page.window.resize(1280, 720)
    queue.page.settle()
    queue.choose_view("to_answer")
    card = queue.tab.panel._ways
    rows = card.rows()
    assert measure([row.way() for row in rows], rows[0].width()).bar >= px(80)
    # a line each, without air between: what they cost is seen beside the recommendation
    tops = [row.y() for row in rows]
    assert {below - above for above, below in pairwise(tops)} == {px(25)}


def test_a_way_says_its_key(queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    told = [
        (row.accessibleDescription(), row.way().key) for row in queue.tab.panel._ways.rows()
    ]
    assert told
    assert all(heard == key for heard, key in told)


def greens(row: WayRow) -> int:
    """How many of its points are green as nothing else is."""
    image = row.grab().toImage()
    points = product(range(image.width()), range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return sum(c.green() > c.red() + 60 and c.green() > c.blue() + 30 for c in colours)


@pytest.mark.usefixtures("dressed")
def test_the_recommended_way_alone_is_green_and_a_cheaper_one_is_told_in_words() -> None:
    """Bold words beside another's green bar were two answers to one question."""
    card = WaysCard()
    card.resize(px(340), px(200))
    new = replace(KEEP, key="X", cost="€9.78", share=0.5, recommended=False, cheapest=True)
    card.set_ways((KEEP, new, BACK))
    card.ensurePolished()
    green = [greens(row) > 0 for row in card.rows()]
    assert green == [True, False, False]
    card.set_idle(frozenset({"keep"}))
    assert greens(card.rows()[0]) == 0, "what cannot be gone now is recommended to nobody"
    assert card.dearer.text() == "€10.88 is recommended, €9.78 the cheapest"
    assert not card.dearer.isHidden()
    card.set_ways((replace(KEEP, cheapest=True), BACK))
    assert card.dearer.isHidden()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_1280_by_720_all_ways_are_in_sight(
    application: Start, desk_folder: Path, language: str
) -> None:
    """No case of one thing that waits for an answer has to be scrolled to compare what it may cost."""
    page = application(desk_folder, language=language)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.settle()
    queue, panel = page.queue, page.queue.tab.panel
    view = panel._scroll.viewport()
    for case_id in queue.each("to_answer"):
        rows = panel._ways.rows()
        below = rows[-1].mapTo(view, rows[-1].rect().bottomLeft()).y()
        assert below <= view.height(), (case_id, below, view.height())


def out(queue: QueuePage) -> list[tuple[str, bool, bool]]:
    """The actions of the ways that stand out: recommended, agreed."""
    rows = queue.tab.panel._ways.rows()
    ways = [way for row in rows if (way := row.way()) is not None]
    return [(way.action, way.recommended, way.agreed) for way in ways if way.ours]


def test_once_a_way_is_agreed_it_stands_out_and_none_is_recommended(queue: QueuePage) -> None:
    """The step says to refund all of it, and the part was still called recommended below."""
    queue.choose_view("all")
    queue.go_to("00030")
    assert out(queue) == [("part_refund", True, False)]
    queue.press("k")
    queue.go_to("00030")
    assert queue.recommended() == "Refund $129.00"
    assert out(queue) == [("keep", False, True)]
    card = queue.tab.panel._ways
    assert card.dearer.text() == "$129.00 is agreed, $38.70 the cheapest"
    said = next(row.accessibleName() for row in card.rows() if row.way().agreed)
    assert "agreed" in said
    assert "recommended" not in said


@pytest.mark.parametrize(("view", "number"), [("closed", "00003"), ("all", "00009")])
def test_what_the_buyer_got_is_not_weighed_against_what_he_might(
    queue: QueuePage, view: str, number: str
) -> None:
    """Declined and closed, or paid long ago: “€41.00 is recommended” stood below “Closed”."""
    queue.choose_view(view)
    queue.go_to(number)
    assert queue.tab.panel._ways.isHidden()


@pytest.mark.parametrize(
    ("paid", "words"), [(False, "Back to us, refund, claim"), (True, "Back to us, claim")]
)
def test_no_way_of_goods_whose_price_was_paid_names_a_refund(
    application: Start, desk_folder: Path, *, paid: bool, words: str
) -> None:
    """Of a mug whose buyer the platform had paid the row promised his refund once more."""
    desk = open_desk(desk_folder, clock=SetClock(NOW))
    rows = desk.queue.page("to_answer", limit=100).rows
    (mug,) = (row for row in rows if row.number.endswith("00025"))
    if paid:
        price = desk.cases.get(mug.id).lead.left
        desk.money.note(mug.id, MoneyTold(price, out=True, party=Party.PLATFORM))
    desk.close()
    queue = application(desk_folder).queue
    queue.choose_view("all")
    queue.go_to("00025")
    told = {row.way().action: row.way().words for row in queue.tab.panel._ways.rows()}
    assert told["ask_back"] == words
