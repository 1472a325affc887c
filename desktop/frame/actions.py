"""One table of all actions and one of the menus that hold them."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.frame.menus import Menu
from desktop.frame.tabs import TABS
from desktop.look.icons import icon
from desktop.look.theme import Look, look, px
from desktop.look.translate import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `scope` is `window`, or `list` for a single key that works in the queue's list.

    `single` is such a key of an action that has one of the window, too. The keys of `heard` are the
    list's own: they stand here to be shown.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: str = "window"
    checkable: bool = False
    single: str = ""


def _spec(
    name: str,
    text: str,
    *keys: str,
    icon_name: str = "",
    checkable: bool = False,
    single: str = "",
) -> ActionSpec:
    return ActionSpec(name, text, keys, icon_name, "window", checkable, single)


def _key(name: str, text: str, *keys: str, icon_name: str = "") -> ActionSpec:
    return ActionSpec(name, text, keys, icon_name, "list")


ACTIONS: tuple[ActionSpec, ...] = (
    _spec("new_desk", QT_TRANSLATE_NOOP("Actions", "New desk…"), icon_name="folder-plus"),
    _spec(
        "open_desk", QT_TRANSLATE_NOOP("Actions", "Open desk…"), "Ctrl+O", icon_name="folder"
    ),
    _spec(
        "sample_desk", QT_TRANSLATE_NOOP("Actions", "Open the sample desk"), icon_name="sample"
    ),
    _spec("import", QT_TRANSLATE_NOOP("Actions", "Import…"), "Ctrl+I", icon_name="import"),
    _spec(
        "verify", QT_TRANSLATE_NOOP("Actions", "Check an evidence file…"), icon_name="shield"
    ),
    _spec(
        "settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "Ctrl+,", icon_name="settings"
    ),
    _spec(
        "safe_keeping",
        QT_TRANSLATE_NOOP("Actions", "Safe keeping…"),
        "Ctrl+B",
        icon_name="save",
    ),
    _spec(
        "products",
        QT_TRANSLATE_NOOP("Actions", "Products…"),
        "Ctrl+Shift+P",
        icon_name="product",
    ),
    _spec("at_desk", QT_TRANSLATE_NOOP("Actions", "Who is at the desk…"), icon_name="note"),
    _spec(
        "desk_folder",
        QT_TRANSLATE_NOOP("Actions", "Show the desk's folder"),
        icon_name="folder",
    ),
    _spec("close_desk", QT_TRANSLATE_NOOP("Actions", "Close this desk")),
    _spec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", icon_name="quit"),
    _spec("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", icon_name="undo"),
    _spec(
        "redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon_name="redo"
    ),
    _spec(
        "find", QT_TRANSLATE_NOOP("Actions", "Search the cases"), "Ctrl+F", icon_name="search"
    ),
    _key("filter", QT_TRANSLATE_NOOP("Actions", "Filter the list…"), "F", icon_name="filter"),
    _spec(
        "palette", QT_TRANSLATE_NOOP("Actions", "Find anything…"), "Ctrl+K", icon_name="search"
    ),
    _spec("new_case", QT_TRANSLATE_NOOP("Actions", "New case"), "Ctrl+N", icon_name="plus"),
    _key(
        "recommended",
        QT_TRANSLATE_NOOP("Actions", "Do the recommended step"),
        "Enter",
        "Return",
    ),
    _key(
        "part_refund",
        QT_TRANSLATE_NOOP("Actions", "Offer a part refund…"),
        "P",
        icon_name="part",
    ),
    _key("approve", QT_TRANSLATE_NOOP("Actions", "Approve the return"), "A", icon_name="check"),
    _key("decline", QT_TRANSLATE_NOOP("Actions", "Decline…"), "D", icon_name="bad"),
    _key(
        "keep",
        QT_TRANSLATE_NOOP("Actions", "Refund, the buyer keeps it"),
        "K",
        icon_name="keep",
    ),
    _key(
        "rma", QT_TRANSLATE_NOOP("Actions", "Ask for an RMA, or note it"), "R", icon_name="rma"
    ),
    _key(
        "ask_back",
        QT_TRANSLATE_NOOP("Actions", "Ask it back…"),
        "B",
        icon_name="box",
    ),
    _key(
        "instead",
        QT_TRANSLATE_NOOP("Actions", "Send a new one…"),
        "X",
        icon_name="product",
    ),
    _key("money_in", QT_TRANSLATE_NOOP("Actions", "Money came…"), "M", icon_name="money"),
    _spec("money_out", QT_TRANSLATE_NOOP("Actions", "Refunded…"), icon_name="money"),
    _spec(
        "order_facts",
        QT_TRANSLATE_NOOP("Actions", "Enter date or cost…"),
        icon_name="calendar",
    ),
    _spec("parcels", QT_TRANSLATE_NOOP("Actions", "Parcels…"), icon_name="truck"),
    _spec("check", QT_TRANSLATE_NOOP("Actions", "Note what a check brought…")),
    _spec("lift", QT_TRANSLATE_NOOP("Actions", "Lift the hold…")),
    _spec("refused", QT_TRANSLATE_NOOP("Actions", "The buyer refused")),
    _spec("buyer_said", QT_TRANSLATE_NOOP("Actions", "The buyer answered…")),
    _key("hold", QT_TRANSLATE_NOOP("Actions", "Put on hold…"), "H", icon_name="pause"),
    _key("snooze", QT_TRANSLATE_NOOP("Actions", "Snooze…"), "S", icon_name="snooze"),
    _key("note", QT_TRANSLATE_NOOP("Actions", "Note…"), "N", icon_name="note"),
    _key(
        "peek", QT_TRANSLATE_NOOP("Actions", "Look at the photos"), "Space", icon_name="photo"
    ),
    _key("next_case", QT_TRANSLATE_NOOP("Actions", "Next case"), "J", icon_name="down"),
    _key(
        "previous_case",
        QT_TRANSLATE_NOOP("Actions", "Previous case"),
        "Shift+J",
        icon_name="up",
    ),
    _key(
        "group_above",
        QT_TRANSLATE_NOOP("Actions", "To the heading above"),
        "Ctrl+Up",
        icon_name="up",
    ),
    _key(
        "group_below",
        QT_TRANSLATE_NOOP("Actions", "To the heading below"),
        "Ctrl+Down",
        icon_name="down",
    ),
    _key("inspect", QT_TRANSLATE_NOOP("Actions", "Inspect the parcel"), "I", icon_name="box"),
    _spec("label", QT_TRANSLATE_NOOP("Actions", "Return label"), "Ctrl+L", icon_name="label"),
    _spec(
        "evidence",
        QT_TRANSLATE_NOOP("Actions", "Evidence sheet"),
        "Ctrl+E",
        icon_name="document",
        single="E",
    ),
    _key(
        "letter",
        QT_TRANSLATE_NOOP("Actions", "Read or change the letter"),
        "L",
        icon_name="mail",
    ),
    _spec(
        "copy_letter",
        QT_TRANSLATE_NOOP("Actions", "Copy the letter"),
        "Ctrl+Shift+C",
        icon_name="copy",
    ),
    _spec(
        "save_letter",
        QT_TRANSLATE_NOOP("Actions", "Save the letter as a draft…"),
        icon_name="mail",
    ),
    _spec(
        "many_letters",
        QT_TRANSLATE_NOOP("Actions", "Letters of all chosen…"),
        "Ctrl+Shift+L",
        icon_name="mail",
    ),
    _spec("letters", QT_TRANSLATE_NOOP("Actions", "Letters written…"), icon_name="mail"),
    _spec(
        "answer",
        QT_TRANSLATE_NOOP("Actions", "What the supplier answered…"),
        icon_name="supplier",
    ),
    _spec("supplier", QT_TRANSLATE_NOOP("Actions", "Choose supplier…"), icon_name="supplier"),
    _spec("agreed", QT_TRANSLATE_NOOP("Actions", "The buyer agreed"), icon_name="check"),
    _spec("withdrawn", QT_TRANSLATE_NOOP("Actions", "The buyer withdrew")),
    _spec("shipped", QT_TRANSLATE_NOOP("Actions", "The buyer sent it…"), icon_name="truck"),
    _spec("lost", QT_TRANSLATE_NOOP("Actions", "The parcel is lost")),
    _spec("write_off", QT_TRANSLATE_NOOP("Actions", "Write the claim off")),
    _spec("close_case", QT_TRANSLATE_NOOP("Actions", "Close the case")),
    _spec("reopen", QT_TRANSLATE_NOOP("Actions", "Reopen the case")),
    *(
        _spec(f"tab_{row.id}", row.name, f"Ctrl+{place}", icon_name=row.icon)
        for place, row in enumerate(TABS, 1)
    ),
    _spec("scan", QT_TRANSLATE_NOOP("Actions", "Scan a parcel"), "F2", icon_name="scan"),
    _spec("look_system", QT_TRANSLATE_NOOP("Actions", "Like the system"), checkable=True),
    _spec("look_light", QT_TRANSLATE_NOOP("Actions", "Light"), icon_name="sun", checkable=True),
    _spec("look_dark", QT_TRANSLATE_NOOP("Actions", "Dark"), icon_name="moon", checkable=True),
    _spec("lang_en", "English", checkable=True),
    _spec("lang_zh", "中文", checkable=True),
    _spec("text_0", QT_TRANSLATE_NOOP("Actions", "Text size of the system"), checkable=True),
    _spec("text_100", "100 %", checkable=True),
    _spec("text_125", "125 %", checkable=True),
    _spec("text_150", "150 %", checkable=True),
    _spec("text_200", "200 %", checkable=True),
    _spec("keys", QT_TRANSLATE_NOOP("Actions", "Keys"), "F1", "?", icon_name="keyboard"),
    _spec("tour", QT_TRANSLATE_NOOP("Actions", "A tour of five steps"), icon_name="help"),
    _spec("log", QT_TRANSLATE_NOOP("Actions", "Show the log"), icon_name="history"),
    _spec("about", QT_TRANSLATE_NOOP("Actions", "About Sendback"), icon_name="info"),
)


#: keys that the list itself hears, with what they do: they are shown with the others
HEARD: tuple[tuple[tuple[str, ...], str], ...] = (
    (("1", "…", "9"), QT_TRANSLATE_NOOP("Actions", "Choose a line of the case")),
    (("→", "←"), QT_TRANSLATE_NOOP("Actions", "Open the lines of the case, or close them")),
)


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
            action = QAction(parent)
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
        action = QAction(self)
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

    def menu(self, title: str, ids: tuple["str | Menu", ...], parent: QWidget) -> QMenu:
        """A menu of these actions; it follows the language."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(self.tint)
        menu.aboutToShow.connect(lambda: menu.setToolTipsVisible(bool(self._closed)))
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
            if title:
                menu.setTitle(QCoreApplication.translate("Actions", title))


def action_words(spec: ActionSpec) -> str:
    """An action's text in the language on screen."""
    return QCoreApplication.translate("Actions", spec.text)


def key_words(spec: ActionSpec) -> str:
    """An action's first key as it stands on the keyboard, "" for none."""
    return cap(spec.keys[0]) if spec.keys else ""


def cap(key: str) -> str:
    """What is printed on a key: `Ctrl+K`, on a Mac `⌘K`; in every language the same."""
    formats = QKeySequence.SequenceFormat
    native = sys.platform == "darwin"
    return QKeySequence(key).toString(formats.NativeText if native else formats.PortableText)
