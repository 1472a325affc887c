"""A label whose first words are bold and whose rest is quiet, wrapped as one text."""

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
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.theme import px, tokens
from desktop.widgets.labels import one_line, role_font
from desktop.widgets.unbroken import unbroken

#: as ROLES["body"] of the plain labels
_LINE = 18


class RunLabel(QWidget):
    """`As claimed · packed badly` because the box is sound: two runs, one paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._quiet = "", ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_runs(self, strong: str, quiet: str) -> None:
        """Show these words; none of them is ever read as markup."""
        self._strong, self._quiet = one_line(strong), one_line(quiet)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All of it."""
        return f"{self._strong} {self._quiet}".strip()

    def hasHeightForWidth(self) -> bool:
        """It grows downwards."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        return px(_LINE) * max(1, self._lay_out(width).lineCount())

    def sizeHint(self) -> QSize:
        """On one line, up to a readable measure."""
        wide = QFontMetricsF(role_font("strong")).horizontalAdvance(self.text())
        width = min(int(wide) + 2, px(640))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any panel."""
        return QSize(px(56), px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both runs."""
        painter = QPainter(self)
        painter.setPen(tokens().of("muted"))
        self._lay_out(self.width()).draw(painter, QPointF(0, 0))
        painter.end()

    def _lay_out(self, width: int) -> QTextLayout:
        words = unbroken(self.text(), QFontMetricsF(role_font("strong")), width)
        layout = QTextLayout(words, role_font("body"))
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        bold.setForeground(tokens().of("text"))
        run = QTextLayout.FormatRange()
        run.start, run.length, run.format = 0, _units(self._strong), bold
        layout.setFormats([run])
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (px(_LINE) - line.height()) / 2))
            top += px(_LINE)
        layout.endLayout()
        return layout


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
