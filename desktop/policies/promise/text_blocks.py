"""A short text as it will be published: heading, paragraphs, items, and what stands out in bold."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.look.theme import font, look, px, tokens
from desktop.widgets.unbroken import unbroken

_LINE = 1.42
_SIZE = 13
_INDENT = 14


class TextBlocks(QWidget):
    """(kind, text) blocks below each other; kinds are heading, para and item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: list[_Block] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(6))

    def set_blocks(
        self, blocks: Sequence[tuple[str, str]], emphasis: Sequence[str] = ()
    ) -> None:
        """Show these; what stands in `emphasis` is set bold wherever it occurs."""
        while len(self._blocks) > len(blocks):
            gone = self._blocks.pop()
            self._box.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        while len(self._blocks) < len(blocks):
            fresh = _Block()
            self._blocks.append(fresh)
            self._box.addWidget(fresh)
        for block, (kind, text) in zip(self._blocks, blocks, strict=True):
            block.set_text(kind, text, emphasis)
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """Everything as plain text."""
        return "\n\n".join(block.words for block in self._blocks)


class _Block(QWidget):
    """One paragraph, wrapped by its width."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self._kind = "", "para"
        self._emphasis: Sequence[str] = ()
        #: by width and text factor, for a layout asks again and again
        self._heights: dict[tuple[int, float], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, kind: str, text: str, emphasis: Sequence[str]) -> None:
        self.words, self._kind, self._emphasis = text, kind, emphasis
        self._heights.clear()
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        at = (width, look().factor)
        if at not in self._heights:
            self._heights[at] = self._lay_out(width).lineCount() * self._step()
        return self._heights[at]

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.heightForWidth(px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(tokens().of("text"))
        if self._kind == "item":
            painter.setFont(font(_SIZE))
            box = self.rect().adjusted(px(2), 0, 0, 0)
            box.setHeight(self._step())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), "•")
        self._lay_out(self.width()).draw(painter, QPointF(self._indent(), 0))
        painter.end()

    def _indent(self) -> int:
        return px(_INDENT) if self._kind == "item" else 0

    def _step(self) -> int:
        return round(px(_SIZE) * _LINE)

    def _lay_out(self, width: int) -> QTextLayout:
        bold = self._kind == "heading"
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        room, top = max(1, width - self._indent()), 0
        shown = font(_SIZE, weight)
        layout = QTextLayout(unbroken(self.words, QFontMetricsF(shown), room), shown)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            # lines with Chinese and Latin stand equally far apart
            line.setPosition(QPointF(0, top + (self._step() - line.height()) / 2))
            top += self._step()
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        made = []
        for words in self._emphasis:
            at = self.words.find(words) if words else -1
            if at >= 0:
                found = QTextLayout.FormatRange()
                # Qt counts in UTF-16 units
                found.start = len(self.words[:at].encode("utf-16-le")) // 2
                found.length = len(words.encode("utf-16-le")) // 2
                found.format = strong
                made.append(found)
        return made
