"""Paints a product's row: tick, picture, name over SKU, and a chip where something is missing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.look.theme import font, px, tokens
from desktop.products.listing import ProductRow
from desktop.products.products_header import GAP, TICK, TICK_AT, paint_tick, tick_box, words_at
from desktop.products.products_model import COST, PRICE, PRODUCT, SUPPLIER, ProductsModel
from desktop.widgets.cell_text import draw_text
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import one_line
from desktop.widgets.list_header import last_shown
from desktop.widgets.thumb_tile import TILE, inner_side, paint_initials, paint_tile
from desktop.widgets.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 52
_PAD, _EDGE, _LINE, _CHIP = 6, 16, 18, 12


class ProductDelegate(QStyledItemDelegate):
    """Rows that read like those of the queue."""

    def __init__(self, view: QTableView, model: ProductsModel, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._view, self._model, self._thumbnails = view, model, thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a picture with air."""
        return QSize(px(60), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        row, column, box = self._model.rows[index.row()], index.column(), QRect(option.rect)
        chosen = self._view.selectionModel().isRowSelected(index.row())
        current = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        colours = tokens()
        painter.save()
        painter.fillRect(box, colours.of("accent_soft" if chosen else "surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
        if current:
            # where the keyboard is, also of a row that is not chosen
            for edge in (box.top(), box.bottom()):
                painter.fillRect(box.left(), edge, box.width(), 1, colours.of("accent"))
        if column == PRODUCT:
            if chosen:
                painter.fillRect(
                    box.left(), box.top(), px(3), box.height(), colours.of("accent")
                )
            self._product(painter, box, row, chosen=chosen)
        else:
            last = self._view.horizontalHeader().visualIndex(column) == last_shown(
                self._view.horizontalHeader()
            )
            self._cell(
                painter, box.adjusted(px(_PAD), 0, -px(_EDGE if last else _PAD), 0), row, column
            )
        painter.restore()

    def _product(self, painter: QPainter, box: QRect, row: ProductRow, *, chosen: bool) -> None:
        paint_tick(painter, tick_box(box), "all" if chosen else "none")
        side = px(TILE)
        left = box.left() + px(TICK_AT) + px(TICK) + px(GAP)
        frame = QRectF(left, box.top() + (box.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture, shown = row.product.picture, None
        if picture:
            wanted = round(inner_side(frame) * painter.device().devicePixelRatioF())
            shown = self._thumbnails.get(picture, wanted)
        if shown is None:
            paint_initials(painter, frame, row.product.sku, row.title)
        else:
            paint_tile(painter, frame, shown, fill=False)
        room = box.adjusted(words_at(), 0, -px(_PAD), 0)
        if not row.product.title or row.product.title == row.product.sku:
            draw_text(painter, room, one_line(row.product.sku), "text")
            return
        line = px(_LINE)
        first = QRect(
            room.left(), box.top() + (box.height() - 2 * line) // 2, room.width(), line
        )
        draw_text(painter, first, one_line(row.title), "text")
        below = self.below_name(row, room.width())
        draw_text(painter, first.translated(0, line), below, "muted", size=12)

    def below_name(self, row: ProductRow, room: int) -> str:
        """The SKU, and as much as has room of what a narrow list has no column for."""
        said, metrics = one_line(row.product.sku), QFontMetricsF(font(12))
        for column in (COST, SUPPLIER):
            if self._view.isColumnHidden(column):
                more = f"{said} · {self._model.words(row, column)}"
                if metrics.horizontalAdvance(more) > room:
                    break
                said = more
        return said

    def _cell(self, painter: QPainter, box: QRect, row: ProductRow, column: int) -> None:
        words, tone = self._model.words(row, column), self._model.gap(row, column)
        right = column in self._model.FIGURES
        if tone:
            wide = min(chip_width(words, _CHIP), box.width())
            tall = chip_height(_CHIP)
            left = box.right() - wide + 1 if right else box.left()
            place = QRectF(left, box.top() + (box.height() - tall) / 2, wide, tall)
            paint_chip(painter, place, words, tone, _CHIP)
            return
        weight = QFont.Weight.DemiBold if column == PRICE else QFont.Weight.Normal
        draw_text(painter, box, words, "text", weight, right=right, figures=right)

    def wide(self, row: ProductRow, column: int) -> int:
        """How much room the words of a cell want; those of a product behind its tile, SKU below."""
        if column == PRODUCT:
            name = QFontMetricsF(font(13)).horizontalAdvance(one_line(row.title))
            sku = QFontMetricsF(font(12)).horizontalAdvance(one_line(row.product.sku))
            return int(max(name, sku)) + 1 + px(_PAD)
        words = self._model.words(row, column)
        if self._model.gap(row, column):
            return chip_width(words, _CHIP) + 2 * px(_PAD)
        figures = column in self._model.FIGURES
        weight = QFont.Weight.DemiBold if column == PRICE else QFont.Weight.Normal
        shown = font(13, weight, figures=figures)
        return int(QFontMetricsF(shown).horizontalAdvance(words)) + 1 + 2 * px(_PAD)


def is_on_tick(box: QRect, x: int) -> bool:
    """Whether a place in a product's cell is its tick, with the air around it."""
    return x < tick_box(box).right() + px(GAP) // 2
