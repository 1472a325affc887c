"""Text from anywhere, shown as it was written: wrapped or elided, never cut, never markup."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from desktop.look.theme import Look, font, look, tokens
from desktop.widgets.popup_menu import PopupMenu
from desktop.widgets.unbroken import BETWEEN, unbroken, without_mark

#: role → size in design pixels, weight, line height as a multiple of the size
ROLES: dict[str, tuple[int, QFont.Weight, float]] = {
    "title": (18, QFont.Weight.Bold, 1.3),
    "heading": (15, QFont.Weight.Bold, 1.35),
    "strong": (13, QFont.Weight.DemiBold, 1.4),
    "medium": (13, QFont.Weight.Medium, 1.4),
    "body": (13, QFont.Weight.Normal, 1.4),
    "small": (12, QFont.Weight.Normal, 1.4),
    "caption": (12, QFont.Weight.DemiBold, 1.4),
    "tiny": (11, QFont.Weight.DemiBold, 1.4),
}
#: more than this is shown on demand only: a megabyte in a label freezes a window
LONGEST = 10_000
#: in the place of a description that there is none of: with "" Qt would take the tip
_SILENCE = " "
#: what is neither a letter nor a figure
_UNHEARD = re.compile(r"[\W_]+")


def role_font(role: str) -> QFont:
    """The font of a text role at the present text size."""
    size, weight, _ = ROLES[role]
    return font(size, weight)


def one_line(text: str) -> str:
    """The text without line ends or controls, for a row or a button."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


@lru_cache(maxsize=1024)
def _wrapped(text: str, role: str, factor: float, width: int) -> tuple[str, ...]:  # noqa: ARG001
    # layouts ask for the height at the same width many times; `factor` is part of the key
    return tuple(wrap(text, role_font(role), width))


@lru_cache(maxsize=1024)
def _natural(text: str, role: str, factor: float) -> float:  # noqa: ARG001  cache key
    metrics = QFontMetricsF(role_font(role))
    return max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0.0)


class PlainLabel(QLabel):
    """A label for any text: PlainText, in a role and tone of the look, wrapped unless it elides.

    `tone` is a token name (`text`, `muted`, `bad` …). An eliding label has the whole text as
    its tooltip; right click copies the text.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._elide = role, tone, elide
        self._most_lines = 1 if elide else 0
        #: what is copied in place of the text, which is laid out for reading; "" for the text itself
        self.copied = ""
        #: what the text was set under: the same again changes nothing
        self._set_in: Look | None = None
        #: by width and text factor, until text, role or lines change: layouts ask a hundred times a case
        self._heights: dict[tuple[int, float], int] = {}
        self._hints: dict[float, QSize] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(not elide)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(not elide)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text; more than 10,000 characters end in an ellipsis."""
        shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
        if self._set_in is look() and shown == self.text():
            # a layout that is asked to measure again measures everything around it, too
            return
        self._set_in = look()
        super().setText(shown)
        self._measure_again()

    def set_role(self, role: str) -> None:
        """Change size and weight."""
        if role != self._role:
            self._role = role
            self._measure_again()

    def role(self) -> str:
        """Size and weight, by name."""
        return self._role

    def set_tone(self, tone: str) -> None:
        """Change the colour, a token name."""
        self._tone = tone
        self.update()

    def set_most_lines(self, lines: int) -> None:
        """Show at most so many lines (0: all), the rest behind an ellipsis and the tooltip."""
        if lines != self._most_lines:
            self._most_lines = lines
            self._measure_again()

    def _measure_again(self) -> None:
        self._heights.clear()
        self._hints.clear()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Wrapping labels grow downwards."""
        return not self._elide

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text at that width."""
        at = (width, look().factor)
        if at not in self._heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            lines = self._height(self._count(inner))
            self._heights[at] = lines + margins.top() + margins.bottom()
        return self._heights[at]

    def sizeHint(self) -> QSize:
        """One line as long as the text, up to a readable measure."""
        factor = look().factor
        if factor not in self._hints:
            self._hints[factor] = self._natural_size()
        return self._hints[factor]

    def _natural_size(self) -> QSize:
        natural = _natural(self.text(), self._role, look().factor)
        limit = natural if self._elide else min(natural, look().px(460))
        width = int(limit) + 2
        margins = self.contentsMargins()
        height = self._height(1 if self._elide else self._count(width))
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any panel; words longer than that break."""
        hint = self.sizeHint()
        narrow = min(hint.width(), look().px(24 if self._elide else 64))
        return QSize(narrow, self._height(1))

    def _height(self, lines: int) -> int:
        size, _, spacing = ROLES[self._role]
        return round(look().px(size) * spacing) * max(1, lines)

    def _count(self, width: int) -> int:
        """How many lines there are at that width: layouts ask often, and nothing is cut for that."""
        count = len(_wrapped(self.text(), self._role, look().factor, max(1, width)))
        return min(count, self._most_lines) if self._most_lines else count

    def _lines(self, width: int) -> list[str]:
        lines = list(_wrapped(self.text(), self._role, look().factor, max(1, width)))
        if self._most_lines and len(lines) > self._most_lines:
            shown = lines[: self._most_lines - 1]
            rest = one_line(_after(self.text(), shown))
            metrics = QFontMetricsF(role_font(self._role))
            last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            lines = [*lines[: self._most_lines - 1], last]
        return lines

    def is_cut(self, width: int) -> bool:
        """Whether some of the lines are not shown at that width."""
        lines = _wrapped(self.text(), self._role, look().factor, max(1, width))
        return 0 < self._most_lines < len(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, centred as `alignment` says when the label is taller than they are."""
        area = self.contentsRect()
        shown_font = role_font(self._role)
        metrics = QFontMetricsF(shown_font)
        if self._elide:
            flat = one_line(self.text())
            lines = [metrics.elidedText(flat, Qt.TextElideMode.ElideRight, area.width())]
            set_tip(self, flat if lines[0] != flat else "")
        else:
            lines = self._lines(area.width())
        painter = QPainter(self)
        painter.setFont(shown_font)
        painter.setPen(tokens().of(self._tone if self.isEnabled() else "muted"))
        step = self._height(1)
        spare = area.height() - step * len(lines)
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        top = area.top() + (spare // 2 if centred and spare > 0 else 0)
        flags = Qt.AlignmentFlag.AlignVCenter | (
            self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        )
        for row, line in enumerate(lines):
            painter.drawText(
                area.left(), top + row * step, area.width(), step, int(flags), line
            )
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click: copy the whole text."""
        if not self.text():
            return
        menu = PopupMenu(self)
        copy = menu.addAction(self.tr("Copy"))
        if menu.exec(event.globalPos()) is copy:
            QGuiApplication.clipboard().setText(self.copied or self.text())


def wrap(text: str, with_font: QFont, width: int) -> list[str]:
    """The lines of a text at a width: at word boundaries, else anywhere (long codes, Chinese).

    What belongs together stays so, and no line ends or begins with the mark between two facts.
    """
    metrics = QFontMetricsF(with_font)
    if text.isascii() and "\n" not in text and metrics.horizontalAdvance(text) <= width:
        # most labels are one line: laying it out would cost the first paint all of QTextLayout
        return [text]
    from PySide6.QtGui import QTextLayout, QTextOption

    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(unbroken(paragraph, metrics, width), with_font)
        layout.setTextOption(option)
        layout.beginLayout()
        found: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            start, length = line.textStart(), line.textLength()
            found.append(_piece(paragraph, start, length))
        layout.endLayout()
        lines += [*map(without_mark, found[:-1]), *found[-1:]]
        if not paragraph:
            lines.append("")
    return lines or [""]


def _after(text: str, lines: list[str]) -> str:
    """What comes after those lines of a text, without the mark that the end of the last one stands for."""
    start = 0
    for line in lines:
        start = text.index(line, start) + len(line)
    return text[start:].lstrip().removeprefix(BETWEEN)


def _piece(paragraph: str, start: int, length: int) -> str:
    """Cut by UTF-16 units, as Qt counts, so that an emoji does not shift the lines."""
    if paragraph.isascii():
        return paragraph[start : start + length].rstrip()
    units = paragraph.encode("utf-16-le", "surrogatepass")
    cut = units[start * 2 : (start + length) * 2]
    return cut.decode("utf-16-le", "replace").rstrip()


def set_tip(part: QWidget, words: str) -> None:
    """Tell the mouse more of it; "" for nothing more.

    Where nothing describes a part, Qt has its tip read after its name: as the markup that it is, and a
    second time where the name says so already. What is heard is the plain words, once.
    """
    own = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    said = bool(words) and _sounds(words) in _sounds(part.accessibleName() or own)
    part.setAccessibleDescription(_SILENCE if said else words)
    part.setToolTip(as_tooltip(words))


def _sounds(text: str) -> str:
    """What is read of it: letters and figures."""
    return _UNHEARD.sub("", text)


def as_tooltip(text: str) -> str:
    """The text as a tooltip that Qt cannot take for markup; "" for none."""
    if not text:
        return ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>".replace("\n", "<br>")
