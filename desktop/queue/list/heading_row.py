"""The heading above a group of cases: its name, how many there are, folded or not."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.queue.list.case_table import CaseTableModel
from desktop.wording import word
from returns.records.case_summary import Group

HEADING_HEIGHT = 30


def paint_heading(
    painter: QPainter, box: QRect, group: Group, rows: CaseTableModel, *, focused: bool
) -> None:
    """Over the whole width of the list; a line around where the keyboard stands on it."""
    colours = tokens()
    if focused:
        painter.setPen(QPen(colours.of("accent"), 2))
        painter.drawRect(box.adjusted(1, 1, -2, -2))
    folded, size = group in rows.grouping.folded, px(14)
    arrow = pixmap(
        "chevron-right" if folded else "chevron-down",
        colours.muted,
        size,
        painter.device().devicePixelRatioF(),
    )
    painter.drawPixmap(QPointF(box.left() + px(14), box.center().y() - size / 2 + 1), arrow)
    name = word("group", group)
    shown = font(12, QFont.Weight.DemiBold)
    painter.setFont(shown)
    painter.setPen(colours.of("bad" if group is Group.OVERDUE else "text"))
    inner = box.adjusted(px(34), 0, -px(16), 0)
    left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(inner, left, name)
    wide = round(QFontMetricsF(shown).horizontalAdvance(name)) + px(7)
    painter.setFont(font(12))
    painter.setPen(colours.of("muted"))
    painter.drawText(inner.adjusted(wide, 0, 0, 0), left, f"{rows.grouping[group]:,}")
    if group is Group.WAITING:
        text = QCoreApplication.translate("CaseTable", "nothing to do until their date")
        room = inner.width() - wide - px(50)
        if QFontMetricsF(font(12)).horizontalAdvance(text) < room:
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(inner, right, text)
