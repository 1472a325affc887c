"""The look: every pair of colours can be read, the style sheet is whole, sizes follow the text."""

import re

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QTextEdit, QWidget

from desktop.look import theme
from desktop.look.theme import DARK, LIGHT, TEXT_PAIRS, Look, Tokens
from resources import resource


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_words_are_read_on_their_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    fore, back = (getattr(tokens, name) for name in pair)
    assert contrast(fore, back) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_chips_use_only_pairs_that_are_held_to_contrast(tokens: Tokens) -> None:
    from desktop.widgets.chip import TONES

    for fore, back, _ in TONES.values():
        assert contrast(getattr(tokens, fore), getattr(tokens, back)) >= 4.5, (fore, back)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_of_a_radio_button_is_seen(dressed: theme.Theme, scheme: str) -> None:
    """As a mark that is no text it wants 3 : 1; the chosen one bears the accent."""
    dressed.set_scheme(scheme)
    tokens = DARK if scheme == "dark" else LIGHT
    ground = QWidget()
    ground.setProperty("kind", "surface")
    ground.resize(200, 90)
    for at in range(2):
        button = QRadioButton("To us", ground)
        button.setGeometry(20, 10 + 40 * at, 160, 30)
        button.setChecked(at == 1)
    ground.show()
    picture = ground.grab().toImage()

    def drawn(top: int) -> set[str]:
        return {
            picture.pixelColor(x, y).name() for x in range(20, 38) for y in range(top, top + 30)
        }

    assert max(contrast(colour, tokens.surface) for colour in drawn(10)) >= 3
    assert tokens.accent in drawn(50)
    assert tokens.accent not in drawn(10)
    ground.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["", "search"])
@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_example_in_an_empty_field_is_read(
    dressed: theme.Theme, scheme: str, kind: str, field: type[QWidget]
) -> None:
    """Qt halves the colour of a styled field's text for it, which is below 4.5 : 1."""
    dressed.set_scheme(scheme)
    tokens = DARK if scheme == "dark" else LIGHT
    made = field()
    made.setProperty("kind", kind)
    made.ensurePolished()
    colour = made.palette().placeholderText().color()
    assert colour.alpha() == 255
    for ground in (tokens.surface, tokens.sunk):
        assert contrast(colour.name(), ground) >= 4.5


def test_the_style_sheet_names_only_known_tokens() -> None:
    for tokens in (LIGHT, DARK):
        made = theme.style_sheet(Look(tokens, 1.0, "en"))
        assert "$" not in made
        assert made.count("{") == made.count("}")


def test_no_colour_is_written_outside_the_tokens() -> None:
    sheet = resource("window.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", sheet)


@pytest.mark.parametrize(
    ("name", "tones"),
    [("check", ("on_accent", "on_accent")), ("chevron", ("muted", "muted"))],
)
def test_drawings_of_the_style_sheet_wear_the_tokens(name: str, tones: tuple[str, str]) -> None:
    for tokens, shade, tone in ((LIGHT, "light", tones[0]), (DARK, "dark", tones[1])):
        drawing = resource("icons", f"{name}-{shade}.svg").read_text(encoding="utf-8")
        assert getattr(tokens, tone) in drawing


def test_lengths_grow_with_the_text() -> None:
    assert Look(factor=1.5).px(20) == 30
    assert "font" in theme.style_sheet(Look(factor=2.0))


@pytest.mark.parametrize(
    ("points", "factor"), [(9.0, 1.0), (11.0, 1.0), (14.0, 1.25), (16.5, 1.5), (30.0, 2.0)]
)
def test_the_text_size_of_the_system_is_followed(
    qapp: object, points: float, factor: float
) -> None:
    system = QFont()
    system.setPointSizeF(points)
    assert theme.system_factor(system) == factor


def test_the_shipped_fonts_are_used(dressed: theme.Theme) -> None:
    from PySide6.QtGui import QFontInfo

    assert QFontInfo(theme.font()).family().startswith("Inter")


def test_light_and_dark_change_the_palette(qapp: object, dressed: theme.Theme) -> None:
    changed = []
    dressed.changed.connect(lambda: changed.append(theme.tokens().dark))
    dressed.set_scheme("dark")
    assert qapp.palette().window().color().name() == DARK.ground
    dressed.set_scheme("light")
    assert qapp.palette().window().color().name() == LIGHT.ground
    assert changed == [True, False]
