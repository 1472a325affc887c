"""Where labels and what goes with them stand: one place of the stock after the other, page after page."""

from returns.documents.page.sheet import MM, Sheet
from returns.trade.label_stock import Stock

#: a little inside the box that every printer reaches, so that a roll that runs askew cuts nothing
_INSIDE_MM = 2


class Places:
    """The place that is drawn in now, in points; `top` counts from the page's lower edge."""

    def __init__(self, sheet: Sheet, stock: Stock, start: int) -> None:
        self.sheet = sheet
        self.width = (stock.safe_width_mm - 2 * _INSIDE_MM) * MM
        self.height = (stock.safe_height_mm - 2 * _INSIDE_MM) * MM
        self._stock, self._place = stock, start

    @property
    def left(self) -> float:
        """The left edge of the place."""
        return (self._stock.corner_mm(self._place)[0] + _INSIDE_MM) * MM

    @property
    def top(self) -> float:
        """The upper edge of the place."""
        down = self._stock.corner_mm(self._place)[1] + _INSIDE_MM
        return (self._stock.height_mm - down) * MM

    def next(self) -> None:
        """This place is full; a page ends with its last one."""
        self._place += 1
        if self._place > self._stock.places:
            self.sheet.showPage()
            self._place = 1

    def finish(self) -> None:
        """End a page that has places left."""
        if self._place > 1:
            self.sheet.showPage()
