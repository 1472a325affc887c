"""How the window looks: colour tokens for light and dark, the type, and the one style sheet."""

from functools import lru_cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource

FONT_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
)
FAMILIES = ("Inter", "Noto Sans SC")
#: the size that systems give when nobody asked for larger text, in points
_PLAIN_POINTS = 11.0


class Tokens(NamedTuple):
    """Every colour of the window, `#rrggbb`; `x_soft` is the ground that `x` is read on."""

    dark: bool
    ground: str
    surface: str
    sunk: str
    line: str
    strong_line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    #: small shapes beside words, never text
    mark_good: str
    mark_warning: str
    mark_idle: str
    #: under the pointer, and where a key presses
    hover: str
    accent_hover: str
    halo: str
    #: under words that were looked for
    found: str

    def of(self, tone: str) -> QColor:
        """The colour of a token by name; raises `AttributeError` for an unknown one."""
        return QColor(getattr(self, tone))


LIGHT = Tokens(
    dark=False,
    ground="#f5f4f1",
    surface="#ffffff",
    sunk="#faf9f7",
    line="#e5e2dc",
    strong_line="#d6d2ca",
    text="#1d1f23",
    muted="#6c6a66",
    accent="#2857c4",
    accent_soft="#e9effc",
    on_accent="#ffffff",
    good="#2c7a4b",
    good_soft="#e6f3ea",
    warning="#956107",  # a shade under look.md's #9a6408, which gives 4.42 : 1 on its ground
    warning_soft="#fbf0d9",
    bad="#b3261e",
    bad_soft="#fbe7e5",
    mark_good="#3a9a60",
    mark_warning="#d8982b",
    mark_idle="#d6d2ca",
    hover="#efede8",
    accent_hover="#2049ab",
    halo="#d3dffa",
    found="#fbe59c",
)
DARK = Tokens(
    dark=True,
    ground="#1b1c1f",
    surface="#242529",
    sunk="#1f2023",
    line="#34363b",
    strong_line="#45474d",
    text="#eceae6",
    muted="#a5a29c",
    accent="#8aacff",
    accent_soft="#2a3350",
    on_accent="#14213f",
    good="#7fce9c",
    good_soft="#21392b",
    warning="#e6b85c",
    warning_soft="#3d321b",
    bad="#ff8f86",
    bad_soft="#452522",
    mark_good="#48a56c",
    mark_warning="#d8982b",
    mark_idle="#4b4d53",
    hover="#2e3035",
    accent_hover="#a3beff",
    halo="#2b3c6b",
    found="#5f4d14",
)

#: (foreground, ground) pairs in which words are set; a test holds each to 4.5 : 1
TEXT_PAIRS = (
    *((fore, back) for fore in ("text", "muted") for back in ("ground", "surface", "sunk")),
    *((fore, back) for fore in ("accent", "good", "bad") for back in ("surface", "sunk")),
    ("text", "accent_soft"),
    ("text", "bad_soft"),
    ("text", "hover"),
    ("muted", "accent_soft"),
    ("muted", "bad_soft"),
    ("muted", "hover"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("good", "good_soft"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("bad", "bad_soft"),
    ("text", "found"),
)


class Look(NamedTuple):
    """What is shown now: tokens, text factor (1.0 = 13 px body) and language `en` or `zh`."""

    tokens: Tokens = LIGHT
    factor: float = 1.0
    lang: str = "en"

    def px(self, size: float) -> int:
        """A length of the design at the present text size, in device independent pixels."""
        return round(size * self.factor)


class _Shown:
    """Holds the one look of this process, as QApplication holds the one palette."""

    look = Look()


def look() -> Look:
    """The look on screen now."""
    return _Shown.look


def tokens() -> Tokens:
    """The colours on screen now."""
    return _Shown.look.tokens


def px(size: float) -> int:
    """A length of the design at the present text size."""
    return round(size * _Shown.look.factor)


def font(
    size: float = 13, weight: QFont.Weight = QFont.Weight.Normal, *, figures: bool = False
) -> QFont:
    """Inter with Noto Sans SC behind it; `size` in design pixels, `figures` of equal width."""
    return _font(px(size), weight, figures=figures)


@lru_cache(maxsize=128)
def _font(pixels: int, weight: QFont.Weight, *, figures: bool) -> QFont:
    # asked for a hundred times by each case that is shown, and changed by nobody
    made = QFont(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(weight)
    if figures:
        # not for words: Inter widens hyphens and full stops with it
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def load_fonts() -> None:
    """Register the shipped fonts, so that English and Chinese look the same everywhere."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def system_factor(system: QFont) -> float:
    """How much larger than usual the system wants its text: 1.0, 1.25, 1.5, 1.75 or 2.0."""
    wanted = system.pointSizeF() / _PLAIN_POINTS if system.pointSizeF() > 0 else 1.0
    return min(2.0, max(1.0, round(wanted * 4) / 4))


#: Fusion looks the same everywhere and knows dark; said to QApplication as arguments, because
#: asking for it in Python would build all of QStyle before the first paint
STYLE_ARGUMENTS = ("-style", "Fusion")


class Theme(QObject):
    """Puts a look on the application and follows the system where the user chose nothing."""

    #: after palette, style sheet and font have changed
    changed = Signal()

    def __init__(self, app: QApplication, *, dressed: bool = True) -> None:
        """Without `dressed` the style sheet waits for `dress`."""
        super().__init__()
        self._app = app
        self._dressed = dressed
        self._scheme = Qt.ColorScheme.Unknown
        self._system_font = QFont(app.font())
        self._chosen_factor = 0.0
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def set_scheme(self, name: str) -> None:
        """`light`, `dark`, or `system` to follow the system."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._scheme = schemes.get(name, Qt.ColorScheme.Unknown)
        self._app.styleHints().setColorScheme(self._scheme)
        self._follow()

    def set_factor(self, factor: float) -> None:
        """The text factor, or 0 to follow the system."""
        self._chosen_factor = factor
        self._show(look()._replace(factor=self._factor()))

    def set_language(self, lang: str) -> None:
        """The language of phrases, `en` or `zh`; the translator is `desktop.look.language`'s."""
        self._show(look()._replace(lang=lang))

    def _factor(self) -> float:
        return self._chosen_factor or system_factor(self._system_font)

    def _follow(self) -> None:
        scheme = self._scheme
        if scheme is Qt.ColorScheme.Unknown:
            scheme = QGuiApplication.styleHints().colorScheme()
        chosen = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._show(look()._replace(tokens=chosen, factor=self._factor()))

    def _show(self, wanted: Look) -> None:
        if wanted == _Shown.look and self._app.styleSheet():
            return
        _Shown.look = wanted
        self._app.setPalette(palette(wanted.tokens))
        self._app.setFont(font())
        if self._dressed:
            self._app.setStyleSheet(style_sheet(wanted))
        self.changed.emit()

    def dress(self) -> None:
        """Put the style sheet on: late, for it is worked out anew wherever one widget is put into another."""
        if not self._dressed:
            self._dressed = True
            self._app.setStyleSheet(style_sheet(look()))


def palette(colours: Tokens) -> QPalette:
    """The palette roles fed from the tokens."""
    made = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunk,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
        role.PlaceholderText: colours.muted,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.line,
        role.Mid: colours.strong_line,
        role.Dark: colours.strong_line,
        role.Shadow: colours.strong_line,
    }
    for each, colour in roles.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    return made


def style_sheet(wanted: Look) -> str:
    """The one style sheet, `resources/window.qss` with `$token` and `$px13` filled in."""
    fields: dict[str, object] = {
        k: v for k, v in wanted.tokens._asdict().items() if k != "dark"
    }
    fields |= {f"px{n}": f"{wanted.px(n)}px" for n in range(1, 65)}
    shade = "dark" if wanted.tokens.dark else "light"
    for name in ("check", "chevron"):
        fields[name] = resource("icons", f"{name}-{shade}.svg").as_posix()
    text = resource("window.qss").read_text(encoding="utf-8")
    return Template(text).substitute({k: str(v) for k, v in fields.items()})
