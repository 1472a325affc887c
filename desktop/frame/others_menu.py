"""The menu of the other ways of the open case: only what applies to it as it stands."""

from collections.abc import Collection
from itertools import takewhile

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.frame.actions import Actions
from desktop.frame.menus import OTHERS
from desktop.queue.tab import QueueTab
from desktop.widgets.popup_menu import PopupMenu

# the actions that decide a case
_DECIDE = frozenset(takewhile(lambda each: each != "-", OTHERS))


class OthersMenu(QObject):
    """Shows what applies, asked for where nobody knows it yet."""

    def __init__(self, actions: Actions, queue: QueueTab) -> None:
        super().__init__(queue)
        self._actions, self._queue = actions, queue
        self.menu: PopupMenu | None = None

    def open_below(self, button: QWidget) -> None:
        """Open it at the button's lower left corner, unless another case is open by then."""
        presenter = self._queue.case
        loaded, desk = presenter.acting, presenter.shell.desk
        if loaded is None:
            return
        if self._queue.applies.actions is not None:
            self._show(self._queue.applies.actions, button)
            return
        from desktop.queue.case.offered import applying

        def known(applies: frozenset[str]) -> None:
            now = presenter.acting
            if now is not None and (now.case.id, now.line) == (loaded.case.id, loaded.line):
                self._show(applies, button)

        presenter.shell.jobs.run(lambda: applying(desk, loaded.case, loaded.line), known)

    def _show(self, applies: frozenset[str], button: QWidget) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = self._actions.menu("", kept(applies), self._queue)
        if not applies & _DECIDE:
            first = self.menu.actions()[0]
            text = self.tr("There is no other way to decide this case now.")
            for said in (self.menu.addAction(text), self.menu.addSeparator()):
                self.menu.insertAction(first, said)
                said.setEnabled(False)
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def kept(applies: Collection[str]) -> tuple[str, ...]:
    """The actions of the menu that apply, with a line between groups that have any."""
    found: list[str] = []
    for each in OTHERS:
        if each == "-" and found and found[-1] != "-":
            found.append("-")
        elif each in applies:
            found.append(each)
    return tuple(found[:-1] if found[-1:] == ["-"] else found)
