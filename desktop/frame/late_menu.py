"""A menu that costs nothing until somebody opens it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.frame.actions import Actions
from desktop.frame.menus import Menu
from desktop.widgets.popup_menu import PopupMenu


class LateMenu(QObject):
    """A menu that is built when it is first opened."""

    def __init__(
        self, actions: Actions, title: str, ids: tuple["str | Menu", ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._actions, self._title, self._ids, self._owner = actions, title, ids, parent
        self._menu: PopupMenu | None = None

    def open_below(self, button: QWidget) -> None:
        """Open it at the button's lower left corner."""
        if self._menu is None:
            self._menu = self._actions.menu(self._title, self._ids, self._owner)
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
