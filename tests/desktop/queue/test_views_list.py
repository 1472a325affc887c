"""The list at the left of a tab sets kinds of entries apart, and what is late among them."""

from itertools import product

from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme, px, tokens
from desktop.widgets.side_list import SideList, SideRow
from tests.pages.queue import QueuePage


def test_another_kind_of_entries_begins_with_air_above_it(qtbot: QtBot, dressed: Theme) -> None:
    """All of the list is still as tall as its rows, and a click on the air is one on the row below."""
    side = SideList("Views")
    qtbot.addWidget(side)
    rows = [SideRow("today", "Today", "7"), SideRow("all", "All open", "41")]
    side.set_rows(rows)
    side.resize(180, side.sizeHint().height())
    side.show()
    before = side.visualRect(side.model().index(1, 0)).bottom()
    together = side.sizeHint().height()
    side.set_rows([rows[0], rows[1]._replace(apart=True)])
    side.resize(180, side.sizeHint().height())
    air = side.sizeHint().height() - together
    assert air == px(10)
    assert side.visualRect(side.model().index(1, 0)).bottom() == before + air
    # what is chosen is a card that leaves the air free
    side.set_key("all")
    picture = side.grab().toImage()
    top = side.visualRect(side.model().index(1, 0)).top()
    middle = side.width() // 2
    assert picture.pixelColor(middle, top + 2) != picture.pixelColor(middle, top + air + 2)


def test_a_loud_count_is_painted_in_its_colour(qtbot: QtBot, dressed: Theme) -> None:
    side = SideList("Views")
    qtbot.addWidget(side)
    row = SideRow("overdue", "Overdue", "22", icon="clock")
    seen = []
    for tone in ("muted", "bad"):
        side.set_rows([row._replace(count_tone=tone)])
        side.resize(180, side.sizeHint().height())
        picture = side.grab().toImage()
        wanted = tokens().of("bad").rgb()
        spots = product(range(picture.width() // 2, picture.width()), range(picture.height()))
        seen.append(any(picture.pixel(x, y) == wanted for x, y in spots))
    assert seen == [False, True]


def test_the_views_stand_in_three_kinds(queue: QueuePage) -> None:
    """What is due, which kind of step, everything: a wall of thirteen names was read one by one."""
    rows = queue.tab.views.views.rows()
    assert [row.key for row in rows if row.apart] == ["to_answer", "all"]
    assert rows[0].key == "today"


def test_only_what_is_too_late_is_counted_loudly(queue: QueuePage) -> None:
    views = queue.tab.views
    for late, loud in ((0, []), (2, ["overdue"])):
        views.set_counts({"today": 5, "overdue": late, "all": 25})
        assert [row.key for row in views.views.rows() if row.count_tone == "bad"] == loud


def test_a_longer_count_makes_the_views_wider_at_once(queue: QueuePage) -> None:
    """Counts come after the first layout, and “Supplier to chase” was cut until something else moved."""
    views, split = queue.tab.views, queue.tab._split
    for count in (7, 1234567):
        views.set_counts(dict.fromkeys(("today", "supplier_to_chase", "all"), count))
        queue.page.settle()
        assert views.width() >= views.whole_width(split.height())
