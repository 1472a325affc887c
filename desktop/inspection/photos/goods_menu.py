"""What a photo shows, to be said from its place in the strip."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.inspection.photos.shot_model import ShotModel
from desktop.widgets.popup_menu import PopupMenu
from returns.records.case import Photo
from returns.records.inspection import PhotoOf


class GoodsMenu(PopupMenu):
    """Each of several items, each of its pieces, and all that came; what was said bears the tick."""

    #: the `PhotoOf` that was chosen
    said = Signal(object)

    def __init__(self, model: ShotModel, photo: Photo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("What the photo shows"))
        for words, of in model.choices():
            if of.line_id is None:
                self.addSeparator()
            entry = self.addAction(words.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(model.shows(photo, of))
            entry.triggered.connect(partial(self._chosen, of))

    def _chosen(self, of: PhotoOf, _checked: bool = False) -> None:
        self.said.emit(of)

    def open_at(self, spot: QPoint) -> None:
        """Show it there, on the screen; nothing of a case with one item."""
        if self.actions():
            self.popup(spot)
