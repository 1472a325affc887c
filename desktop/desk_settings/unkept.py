"""Values that stand typed and cannot be kept: whoever leaves the settings is asked first."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.sayings import said
from desktop.desk_settings.setting_row import SettingRow
from desktop.desk_settings.unkept_dialog import UnkeptDialog


class Unkept(QObject):
    """All fields of the settings, as far as something refused stands in them."""

    #: the field that is gone back to
    back = Signal(str)

    def __init__(self, fields: Mapping[str, SettingRow | OwnTable], window: QWidget) -> None:
        super().__init__(window)
        self._fields, self._window = fields, window

    def asks(self, then: Callable[[], object], stay: Callable[[], object]) -> bool:
        """Whether somebody has to say first what becomes of them; then `then`."""
        for part in self._fields.values():
            part.close_up()
        unkept = [field for field, part in self._fields.items() if _stands_in(part)]
        if not unkept:
            return False
        names = said("list_join").join(said(f"name.{field}") for field in unkept)
        title, why = said("unkept", count=len(unkept)), self._fields[unkept[0]].wrong
        dialog = UnkeptDialog(title, names, why, self._window)
        dialog.drop.set_text(self.tr("Throw it away"))

        def ended(end: int) -> None:
            if end == UnkeptDialog.DROPPED:
                for field in unkept:
                    _give_up(self._fields[field])
                then()
            else:
                stay()
                self.back.emit(unkept[0])

        dialog.finished.connect(ended)
        dialog.open_sized(480)
        dialog.ok.setFocus()
        return True


def _stands_in(part: SettingRow | OwnTable) -> bool:
    """Whether what was refused can still be seen in it; some tables show what the desk has."""
    return bool(part.wrong) if isinstance(part, SettingRow) else part.unkept()


def _give_up(part: SettingRow | OwnTable) -> None:
    """Let what the desk has stand in its place."""
    if isinstance(part, SettingRow):
        part.show_settings(part.settings, anew=True)
    else:
        part.give_up()
