"""The views as one button above the list, where large text leaves no room for them at its left."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.list.views_list import ViewsList
from desktop.widgets.button import Button
from desktop.widgets.popup_menu import PopupMenu
from desktop.widgets.side_list import SideRow


class ViewsButton(QFrame):
    """Says what is listed and how many that are; pressed, it lists views and saved filters."""

    def __init__(self, views: ViewsList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._views = views
        self.button = Button("", "flat")
        self.button.clicked.connect(self.open_menu)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(10), px(4), px(10), px(4))
        box.addWidget(self.button)
        box.addStretch(1)
        views.told.connect(self.retranslate)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say what is listed in the language on screen."""
        shown = self._views.shown()
        words = f"{shown.title}  {shown.right}".rstrip() if shown else self.tr("Views")
        self.button.set_text(f"{words}  ▾")
        self.button.setAccessibleName(self.tr("Views: {view}").format(view=words))

    def open_menu(self) -> PopupMenu:
        """What can be listed, below the button."""
        menu = PopupMenu(self)
        for rows, wanted in (
            (self._views.views.rows(), self._views.view_chosen),
            (self._views.saved.rows(), self._views.saved_chosen),
        ):
            if rows and not menu.isEmpty():
                menu.addSeparator()
            for each in rows:
                self._add(menu, each, partial(wanted.emit, each.key))
        menu.addSeparator()
        save = menu.addAction(self.tr("Save this filter…"))
        save.triggered.connect(self._views.save_wanted)
        # not at its closing: an action that is pressed is told after that
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        return menu

    def _add(self, menu: PopupMenu, entry: SideRow, choose: "partial[None]") -> None:
        # a tab sets the count at the right
        action = menu.addAction(f"{entry.title.replace('&', '&&')}\t{entry.right}")
        action.setCheckable(True)
        action.setChecked(entry is self._views.shown())
        action.triggered.connect(lambda _=False: choose())
        if action.isChecked():
            menu.setActiveAction(action)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
