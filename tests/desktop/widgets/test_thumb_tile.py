"""The tile of initials stands out where its tint is near the ground below it."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.look.theme import Theme, tokens
from desktop.widgets.thumb_tile import paint_initials


@pytest.mark.parametrize("sku", ["MUG", "LAMP", "HX2", "TEAPOT", "RUG", "CABLE"])
def test_in_the_dark_it_has_a_rim_on_a_chosen_row(dressed: Theme, sku: str) -> None:
    dressed.set_scheme("dark")
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(tokens().of("accent_soft"))
    painter = QPainter(picture)
    paint_initials(painter, QRectF(1, 1, 38, 38), sku, "Headphones X2")
    painter.end()
    rim = {picture.pixelColor(x, 20).name() for x in (0, 1)}
    assert tokens().strong_line in rim
    dressed.set_scheme("light")
