"""The actions of the table, made: their keys, what is closed, and the menus that hold them."""

import sys
from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.frame.action_specs import ACTIONS, ActionSpec
from desktop.frame.menus import Menu
from desktop.look.icons import icon
from desktop.look.theme import Look, look, px
from desktop.widgets.popup_menu import PopupMenu


class Actions(QObject):
    """Makes the actions; `chosen` says which one was asked for."""

    chosen = Signal(str)
    #: the key of an action that is closed was pressed
    closed_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        #: what the rest of the window allows, and what is closed all the same, with the reason
        self._off: set[str] = set()
        self._closed: frozenset[str] = frozenset()
        self._reason: Callable[[], str] = str
        self._shut = {scope: self._made_shut(scope) for scope in ("window", "list")}
        self._made: dict[str, QAction] = {}
        self._singles: dict[str, QAction] = {}
        self._tinted: Look | None = None
        self._menus: list[tuple[QMenu, str]] = []
        for spec in ACTIONS:
            action = _Keyed(parent)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.checkable)
            if spec.scope == "list":
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=spec.id: self.chosen.emit(name))
            self._made[spec.id] = action
            if spec.scope == "window":
                parent.addAction(action)
            if spec.single:
                self._singles[spec.id] = self._made_single(spec)
        parent.addAction(self._shut["window"])
        self.retranslate()

    def _made_single(self, spec: ActionSpec) -> QAction:
        """The same by a single key of the list."""
        action = _Keyed(self)
        action.setShortcut(QKeySequence(spec.single))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: self.chosen.emit(spec.id))
        return action

    def _made_shut(self, scope: str) -> QAction:
        """Hears the keys of all that is closed: a disabled action does not."""
        action = QAction(self)
        if scope == "list":
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.closed_pressed)
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def give_keys_to(self, view: QWidget) -> None:
        """Let the single keys work while `view` has the focus."""
        for spec in ACTIONS:
            if spec.scope == "list":
                view.addAction(self._made[spec.id])
        view.addActions(list(self._singles.values()))
        view.addAction(self._shut["list"])

    def menu(self, title: str, ids: tuple["str | Menu", ...], parent: QWidget) -> PopupMenu:
        """A menu of these actions; it follows the language."""
        menu = PopupMenu(parent)
        menu.aboutToShow.connect(self.tint)
        menu.aboutToShow.connect(lambda: menu.setToolTipsVisible(bool(self._closed)))
        if title:
            self._menus.append((menu, title))
        for each in ids:
            if each == "-":
                menu.addSeparator()
            elif isinstance(each, str):
                menu.addAction(self._made[each])
            else:
                menu.addMenu(self.menu(each[0], each[1], menu))
        menu.setTitle(QCoreApplication.translate("Actions", title) if title else "")
        return menu

    def enable(self, ids: tuple[str, ...], *, on: bool) -> None:
        """Switch actions on or off; what is closed stays so."""
        (self._off.difference_update if on else self._off.update)(ids)
        for name in ids:
            self._set_on(name, on=on and name not in self._closed)
        self._listen()

    def close(self, ids: Iterable[str], reason: Callable[[], str]) -> None:
        """Close these and no others, whatever switches them on; their keys answer `closed_pressed`."""
        self._closed, self._reason = frozenset(ids), reason
        for name in self._made:
            self._set_on(name, on=name not in self._closed | self._off)
        self._say_why()
        self._listen()

    def _set_on(self, name: str, *, on: bool) -> None:
        self._made[name].setEnabled(on)
        if name in self._singles:
            self._singles[name].setEnabled(on)

    def is_closed(self, name: str) -> bool:
        """An action is closed, by whatever it is asked for."""
        return name in self._closed

    def _say_why(self) -> None:
        for name, action in self._made.items():
            action.setToolTip(self._reason() if name in self._closed else "")

    def _listen(self) -> None:
        heard = self._closed - self._off
        for scope, action in self._shut.items():
            keys = [
                key
                for spec in ACTIONS
                if spec.id in heard
                for key in spec.keys
                if spec.scope == scope
            ]
            if scope == "list":
                keys += [each.single for each in ACTIONS if each.id in heard and each.single]
            action.setShortcuts([QKeySequence(key) for key in keys])

    def check(self, group: tuple[str, ...], chosen: str) -> None:
        """Mark one of a group as the one in force."""
        for name in group:
            self._made[name].setChecked(name == chosen)

    def tint(self) -> None:
        """Draw the icons in the colours on screen, when a menu is about to show them."""
        shown = look()
        if shown == self._tinted:
            return
        self._tinted = shown
        for spec in ACTIONS:
            if spec.icon:
                self._made[spec.id].setIcon(icon(spec.icon, "muted", px(16)))

    def retranslate(self) -> None:
        """Say texts in the language on screen."""
        for spec in ACTIONS:
            action = self._made[spec.id]
            action.setText(action_words(spec))
        self._say_why()
        self._menus = [pair for pair in self._menus if shiboken6.isValid(pair[0])]
        for menu, title in self._menus:
            menu.setTitle(QCoreApplication.translate("Actions", title))


class _Keyed(QAction):
    """An action that no key reaches through a dialog, a menu or the palette.

    Until the system has given the keyboard to one that was just opened, Qt looks for shortcuts in the
    window below it: a letter that was typed for the dialog would decide a case.
    """

    def event(self, event: QEvent) -> bool:
        """Whoever chooses it otherwise, from a menu or the palette, is heard all the same."""
        above = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if event.type() == QEvent.Type.Shortcut and above is not None:
            return True
        return super().event(event)


#: keys that have a sign where others have a name
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def action_words(spec: ActionSpec) -> str:
    """An action's text in the language on screen."""
    return QCoreApplication.translate("Actions", spec.text)


def key_words(spec: ActionSpec) -> str:
    """An action's first key as it stands on the keyboard, "" for none."""
    return cap(spec.keys[0]) if spec.keys else ""


def cap(key: str) -> str:
    """What is printed on a key: `Ctrl+K`, `Ctrl+↑`, on a Mac `⌘K`; in every language the same."""
    formats = QKeySequence.SequenceFormat
    native = sys.platform == "darwin"
    text = QKeySequence(key).toString(formats.NativeText if native else formats.PortableText)
    *held, last = text.split("+")
    return "+".join((*held, _ARROWS.get(last, last)))
