"""What nobody may press in a copy that is only looked at says why, to whoever points at it or listens."""

from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme
from desktop.widgets.button import Button
from desktop.widgets.closed import Closed
from desktop.widgets.labels import set_tip

WHY = "This is a copy that is looked at."


def test_why_it_is_closed_is_heard_whatever_tip_it_gets(qtbot: QtBot, dressed: Theme) -> None:
    """In a narrow window, where an icon stands for its words, nothing was heard of it."""
    button = Button("New case", short="plus")
    qtbot.addWidget(button)
    Closed([button], lambda: WHY, button)
    heard = [button.accessibleDescription()]
    for on in (True, False):
        button.set_short(on=on)
        heard.append(button.accessibleDescription())
    set_tip(button, "Opens a case by hand")
    heard.append(button.accessibleDescription())
    assert heard == [WHY] * 4
