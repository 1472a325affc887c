"""Pictures of made-up goods: product pictures, and photos of parcels as a phone would take them.

Drawn, so that nobody's photo is shipped: flat shapes on a 400-unit canvas, with light and grain
laid over what is to look photographed.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

#: canvas units on a side; photos are drawn at `_SCALE` pixels a unit
_UNITS = 400
_SCALE = 4
_EXIF_TAKEN, _EXIF_IFD = 36867, 0x8769

Colour = str
Sketch = Callable[["Pen", Colour], None]


class Pen:
    """Draws in canvas units on a picture of any size."""

    def __init__(self, draw: "ImageDraw", scale: float, x: float = 0, y: float = 0) -> None:
        self._draw, self._scale, self._x, self._y = draw, scale, x, y

    def _at(self, *points: float) -> list[float]:
        offset = (self._x, self._y)
        return [offset[i % 2] + value * self._scale for i, value in enumerate(points)]

    def box(self, *corners: float, fill: Colour, radius: float = 0) -> None:
        """A rectangle by two corners."""
        self._draw.rounded_rectangle(self._at(*corners), radius * self._scale, fill=fill)

    def shape(self, *points: float, fill: Colour) -> None:
        """A polygon."""
        self._draw.polygon(self._at(*points), fill=fill)

    def line(self, *points: float, fill: Colour, width: float) -> None:
        """A line through points, round at the joints."""
        self._draw.line(
            self._at(*points), fill=fill, width=round(width * self._scale), joint="curve"
        )

    def arc(self, *corners: float, start: int, end: int, fill: Colour, width: float) -> None:
        """Part of an ellipse's rim, angles in degrees."""
        self._draw.arc(
            self._at(*corners), start, end, fill=fill, width=round(width * self._scale)
        )

    def oval(self, *corners: float, fill: Colour) -> None:
        """A filled ellipse."""
        self._draw.ellipse(self._at(*corners), fill=fill)

    def within(self, scale: float, x: float, y: float) -> "Pen":
        """A pen for a smaller canvas whose corner stands at `x`, `y`."""
        left, top = self._at(x, y)
        return Pen(self._draw, self._scale * scale, left, top)


def _mug(pen: Pen, colour: Colour) -> None:
    pen.arc(230, 130, 350, 250, start=-90, end=90, fill=colour, width=26)
    pen.box(90, 90, 260, 320, fill=colour, radius=34)
    pen.box(90, 90, 260, 150, fill=colour)
    pen.oval(90, 72, 260, 112, fill="#dfe6f2")


def _lamp(pen: Pen, colour: Colour) -> None:
    pen.shape(140, 70, 260, 70, 320, 200, 80, 200, fill="#e9c98d")
    pen.box(192, 200, 208, 330, fill=colour)
    pen.box(130, 326, 270, 350, fill=colour, radius=10)


def _headphones(pen: Pen, colour: Colour) -> None:
    pen.arc(80, 70, 320, 330, start=180, end=360, fill=colour, width=22)
    pen.box(64, 200, 124, 310, fill=colour, radius=24)
    pen.box(276, 200, 336, 310, fill=colour, radius=24)
    pen.box(116, 210, 136, 300, fill="#8b9099", radius=8)
    pen.box(264, 210, 284, 300, fill="#8b9099", radius=8)


def _shirt(pen: Pen, colour: Colour) -> None:
    pen.shape(
        140,
        80,
        60,
        130,
        90,
        200,
        130,
        178,
        130,
        330,
        270,
        330,
        270,
        178,
        310,
        200,
        340,
        130,
        260,
        80,
        232,
        96,
        200,
        106,
        168,
        96,
        fill=colour,
    )
    pen.arc(160, 50, 240, 112, start=20, end=160, fill="#33343a", width=6)


def _cable(pen: Pen, colour: Colour) -> None:
    pen.arc(110, 110, 290, 290, start=0, end=300, fill=colour, width=14)
    pen.arc(140, 140, 260, 260, start=40, end=350, fill=colour, width=14)
    pen.box(276, 190, 318, 240, fill="#4b4f57", radius=6)
    pen.box(288, 172, 306, 192, fill="#aab0b8")


def _teapot(pen: Pen, colour: Colour) -> None:
    pen.arc(250, 140, 350, 260, start=-100, end=100, fill=colour, width=20)
    pen.shape(40, 150, 74, 140, 140, 240, 110, 280, fill=colour)
    pen.oval(90, 130, 290, 330, fill=colour)
    pen.box(150, 108, 230, 138, fill=colour, radius=12)
    pen.oval(178, 84, 202, 110, fill="#5d4a3a")


def _speaker(pen: Pen, colour: Colour) -> None:
    pen.box(110, 70, 290, 340, fill=colour, radius=26)
    pen.oval(150, 100, 250, 200, fill="#8b9099")
    pen.oval(140, 210, 260, 330, fill="#8b9099")
    pen.oval(176, 246, 224, 294, fill="#3a3d43")


def _scarf(pen: Pen, colour: Colour) -> None:
    pen.arc(110, 60, 290, 240, start=0, end=360, fill=colour, width=54)
    pen.box(210, 190, 264, 350, fill=colour)
    for x in (214, 230, 246):
        pen.box(x, 350, x + 8, 372, fill=colour)


SKETCHES: dict[str, Sketch] = {
    "mug": _mug,
    "lamp": _lamp,
    "headphones": _headphones,
    "shirt": _shirt,
    "cable": _cable,
    "teapot": _teapot,
    "speaker": _speaker,
    "scarf": _scarf,
}


def product_png(sketch: str, colour: Colour) -> bytes:
    """A product's picture: PNG of 256 × 256 px with a clear ground."""
    from PIL import Image, ImageDraw

    large = Image.new("RGBA", (1024, 1024))
    SKETCHES[sketch](Pen(ImageDraw.Draw(large), 1024 / _UNITS), colour)
    out = BytesIO()
    large.resize((256, 256), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def photo_jpeg(scene: str, sketch: str, colour: Colour, taken: datetime, grain: int) -> bytes:
    """A photo of a returned parcel: `scene` is a shot id; JPEG of 1600 × 1200 px with its time.

    `grain` makes each photo's noise its own; the same arguments give the same bytes.
    """
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (_UNITS * _SCALE, 300 * _SCALE), _GROUNDS.get(scene, "#dfe3e6"))
    pen = Pen(ImageDraw.Draw(picture), _SCALE)
    _SCENES.get(scene, _goods)(pen, sketch, colour)
    picture = _as_photographed(picture, grain)
    exif = picture.getexif()
    exif.get_ifd(_EXIF_IFD)[_EXIF_TAKEN] = taken.strftime("%Y:%m:%d %H:%M:%S")
    out = BytesIO()
    picture.save(out, "JPEG", quality=88, exif=exif)
    return out.getvalue()


def _as_photographed(picture: "Image", grain: int) -> "Image":
    """A lamp's light, soft edges and the grain of a small sensor."""
    import random

    from PIL import Image, ImageChops, ImageFilter

    # brighter in the middle, as with a lamp above a table
    light = (
        Image.radial_gradient("L").resize(picture.size).point(lambda value: 255 - value // 5)
    )
    shaded = ImageChops.multiply(picture, Image.merge("RGB", (light, light, light)))
    source = random.Random(grain)  # noqa: S311  grain, not a secret
    small = Image.frombytes("L", (400, 300), source.randbytes(120_000))
    noise = small.resize(picture.size).point(lambda value: 243 + value // 22)
    # a kernel blurs these edges as well as Pillow's GaussianBlur, in a fifth of its time
    shaded = shaded.filter(ImageFilter.Kernel((3, 3), (1, 2, 1, 2, 4, 2, 1, 2, 1)))
    return ImageChops.multiply(shaded, Image.merge("RGB", (noise, noise, noise)))


_CARD, _TAPE, _PAPER, _INK = "#c49a6c", "#a97f50", "#f6f2ea", "#33343a"
_GROUNDS = {
    "outer_box": "#cfcac0",
    "box_damage": "#cfcac0",
    "shipping_label": _CARD,
    "opened_inside": "#b98d5f",
    "packing": "#b98d5f",
}


def _outer_box(pen: Pen, _sketch: str, _colour: Colour) -> None:
    pen.box(70, 60, 330, 250, fill=_CARD, radius=4)
    pen.box(192, 60, 206, 250, fill=_TAPE)
    pen.box(70, 118, 330, 126, fill=_TAPE)
    pen.box(232, 150, 308, 205, fill=_PAPER, radius=2)


def _box_damage(pen: Pen, sketch: str, colour: Colour) -> None:
    _outer_box(pen, sketch, colour)
    pen.shape(70, 190, 128, 205, 112, 236, 140, 250, 70, 250, fill="#8f6a40")
    pen.line(80, 200, 118, 214, 104, 238, fill="#6e4f2c", width=4)


def _shipping_label(pen: Pen, _sketch: str, _colour: Colour) -> None:
    pen.box(70, 40, 330, 265, fill=_PAPER, radius=4)
    for y, width in ((66, 130), (86, 160), (106, 100)):
        pen.box(92, y, 92 + width, y + 7, fill=_INK)
    for place in range(34):
        bar = 2 + (place * 7) % 4
        pen.box(92 + place * 6.4, 150, 92 + place * 6.4 + bar, 235, fill=_INK)


def _opened_inside(pen: Pen, sketch: str, colour: Colour) -> None:
    pen.box(30, 24, 370, 280, fill="#e6d8c1", radius=4)
    SKETCHES[sketch](pen.within(0.5, 100, 44), colour)


def _packing(pen: Pen, _sketch: str, _colour: Colour) -> None:
    pen.box(30, 24, 370, 280, fill="#e6d8c1", radius=4)
    for x in range(60, 340, 56):
        pen.oval(x, 110 + (x // 8) % 40, x + 46, 150 + (x // 8) % 40, fill="#f3ead9")


def _goods(pen: Pen, sketch: str, colour: Colour) -> None:
    SKETCHES[sketch](pen.within(0.72, 56, 4), colour)


def _defect(pen: Pen, sketch: str, colour: Colour) -> None:
    _goods(pen, sketch, colour)
    pen.line(180, 80, 200, 120, 176, 150, 204, 190, 190, 220, fill="#fbfaf7", width=7)


def _defect_close(pen: Pen, sketch: str, colour: Colour) -> None:
    SKETCHES[sketch](pen.within(1.7, -110, -130), colour)
    pen.line(150, -10, 215, 90, 150, 165, 235, 310, fill="#fbfaf7", width=16)


def _plate(pen: Pen, _sketch: str, colour: Colour) -> None:
    pen.box(0, 0, 400, 300, fill=colour)
    pen.box(110, 90, 290, 210, fill=_PAPER, radius=8)
    for y, width in ((112, 90), (136, 130), (160, 70), (182, 110)):
        pen.box(128, y, 128 + width, y + 8, fill=_INK)


_SCENES: dict[str, Callable[[Pen, str, Colour], None]] = {
    "outer_box": _outer_box,
    "box_damage": _box_damage,
    "shipping_label": _shipping_label,
    "opened_inside": _opened_inside,
    "packing": _packing,
    "defect_wide": _defect,
    "defect_close": _defect_close,
    "serial_plate": _plate,
}
