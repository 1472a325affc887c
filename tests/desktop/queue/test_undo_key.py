"""What a message takes back says its key, in the status line as in the banner."""

import pytest
from PySide6.QtCore import Qt

from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


@pytest.mark.parametrize("count", [1, 4])
def test_undo_shows_its_key(page: WindowPage, queue: QueuePage, count: int) -> None:
    """In the status line “Undo” stood alone, and one learned no key from it."""
    queue.choose_view("to_answer")
    queue.select(count)
    queue.press("a")
    page.settle()
    line, banner = page.window.foot.message, page.window.banner
    back = line.back if line.text() else banner._back
    assert back.isVisible()
    assert back.accessibleDescription() == "Ctrl+Z"
    assert back.width() >= back.sizeHint().width()
    page.key("z", Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert "Taken back" in page.banner()
