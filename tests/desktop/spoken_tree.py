"""The window as a screen reader has it: `QAccessible` alone, no widget of ours."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

Role, Text = QAccessible.Role, QAccessible.Text
#: what holds others, or is a line or a bar that nobody asks for
_SILENT = {
    *(Role.Client, Role.Window, Role.Pane, Role.LayeredPane, Role.Splitter, Role.Border),
    *(Role.ScrollBar, Role.Grip, Role.Separator, Role.PopupMenu, Role.ToolBar, Role.Grouping),
}
_PRESSED = {Role.Button, Role.CheckBox, Role.RadioButton, Role.PageTab, Role.Link}
#: what a person acts on by its name
_TOLD_APART = _PRESSED | {Role.EditableText, Role.ComboBox, Role.SpinBox, Role.MenuItem}
#: so many rows of a table are listened to
_MOST = 400


def roots() -> list[QAccessibleInterface]:
    """All that is open, as far as it hangs in the tree of the program: nothing else is found over AT-SPI."""
    program = QAccessible.queryAccessibleInterface(QApplication.instance())
    windows = (program.child(at) for at in range(program.childCount()))
    return [each for each in windows if each is not None and not each.state().invisible]


def heard(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that is on the screen below it, itself first."""
    yield root
    for at in range(min(root.childCount(), _MOST)):
        child = root.child(at)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from heard(child)


def everything() -> Iterator[QAccessibleInterface]:
    """All that is on the screen."""
    for root in roots():
        yield from heard(root)


def dialogs() -> list[QAccessibleInterface]:
    """The dialogs that are open."""
    return [root for root in roots() if root.role() is Role.Dialog]


def name(part: QAccessibleInterface) -> str:
    """What is read of it."""
    return part.text(Text.Name).strip()


def unnamed() -> list[str]:
    """What can be reached or pressed, and is not said."""
    found = []
    for part in everything():
        state, role = part.state(), part.role()
        reached = bool(state.focusable) or role in _PRESSED
        if reached and role not in _SILENT and not name(part) and not _empty_cell(part):
            owner = part.object()
            found.append(f"{role.name} {type(owner).__name__} {_way(part)}")
    return found


def said_twice() -> list[str]:
    """What is described by the words of its own name, or by markup."""
    return [
        f"{part.role().name} {name(part)!r}: {told!r}"
        for part in everything()
        if (told := part.text(Text.Description).strip())
        and (told.startswith("<qt>") or _said_again(_bare(told), _bare(name(part))))
    ]


def _said_again(told: str, named: str) -> bool:
    """A key is a letter, and any name may have that."""
    return told == named or (len(told) > 1 and told in named)


def _bare(told: str) -> str:
    """Letters and figures alone: signs between them are not read."""
    return "".join(sign for sign in told if sign.isalnum())


def _empty_cell(part: QAccessibleInterface) -> bool:
    """A cell of the list beside the first one of a heading: the first one says it all."""
    return part.role() is Role.Cell and any(name(other) for other in _row(part))


def _row(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    cell, table = part.tableCellInterface(), part.parent()
    if cell is None or table is None:
        return
    for at in range(min(table.childCount(), _MOST)):
        other = table.child(at)
        beside = other.tableCellInterface() if other is not None else None
        if beside is not None and beside.rowIndex() == cell.rowIndex():
            yield other


def _way(part: QAccessibleInterface) -> str:
    names, parent = [], part.parent()
    while parent is not None and parent.isValid() and len(names) < 4:
        names.append(type(parent.object()).__name__)
        parent = parent.parent()
    return "/".join(reversed(names))


def find(role: Role, words: str) -> QAccessibleInterface:
    """The one part of that role that says this, on top of what else is open."""
    fits = [part for part in everything() if part.role() is role and words in name(part)]
    exact = [part for part in fits if name(part) == words]
    assert fits, (
        f"nothing says {words!r}: {sorted(name(p) for p in everything() if p.role() is role)}"
    )
    return (exact or fits)[-1]


def press(part: QAccessibleInterface) -> None:
    """As a screen reader presses it."""
    assert not part.state().disabled, name(part)
    part.actionInterface().doAction("Press")


def focused() -> QAccessibleInterface | None:
    """What has the focus."""
    widget = QApplication.focusWidget()
    return QAccessible.queryAccessibleInterface(widget) if widget is not None else None


def alike() -> list[str]:
    """What is heard as its neighbour is: of one kind, with the same name and description."""
    told = Counter(
        (part.parent().object(), part.role().name, name(part), part.text(Text.Description))
        for part in everything()
        if part.role() in _TOLD_APART and not part.state().disabled
    )
    return [
        f"{role} {words!r} × {count}"
        for (_, role, words, _), count in told.items()
        if count > 1
    ]
