"""Key caps say one thing in one way."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.look.theme import Theme
from desktop.widgets.key_hint import key_size, paint_key


def painted(key: str) -> QImage:
    size = key_size(key)
    picture = QImage(size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    paint_key(painter, QRectF(picture.rect()), key)
    painter.end()
    return picture


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ctrl+K", "Ctrl K"), ("Ctrl+Shift+Z", "Ctrl Shift Z"), ("Shift+↑↓", "Shift ↑↓")],
)
def test_keys_held_together_stand_on_every_cap_alike(
    dressed: Theme, one: str, other: str
) -> None:
    """The search said `Ctrl K`, and the list of keys `Ctrl+K` of the same key."""
    assert painted(one) == painted(other)


def test_the_cap_of_the_plus_key_says_plus(dressed: Theme) -> None:
    assert painted("+") != painted(" ")
