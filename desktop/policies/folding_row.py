"""Two parts side by side where there is room, below each other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.look.theme import px


class FoldingRow(QWidget):
    """`grow` names the part that takes the room that is left: 0 the left one, 1 the right one."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        *,
        grow: int = 0,
        gap: int = 8,
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._right, self._gap, self._least = left, right, gap, least
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(gap))
        for at, part in enumerate((left, right)):
            self._box.addWidget(part, 1 if at == grow else 0, Qt.AlignmentFlag(0))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def align(self, flags: Qt.AlignmentFlag) -> None:
        """How the narrower part stands beside the taller one."""
        self._box.setAlignment(self._right, flags)

    def set_least(self, least: int) -> None:
        """Fold below this width; without it, where the parts' own hints do not fit."""
        self._least = least
        self.updateGeometry()

    def folded(self) -> bool:
        """The parts stand below each other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider part."""
        left, right = self._left.minimumSizeHint(), self._right.minimumSizeHint()
        return QSize(max(left.width(), right.width()), max(left.height(), right.height()))

    def hasHeightForWidth(self) -> bool:
        """Folded it is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height side by side, or below each other."""
        self._turn(width)
        tall = self._box.heightForWidth(width)
        return tall if tall >= 0 else self._box.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        hints = (self._left.sizeHint().width(), self._right.sizeHint().width())
        needed = self._least or sum(hints)
        direction = QBoxLayout.Direction
        fits = width >= needed + px(self._gap)
        self._box.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
