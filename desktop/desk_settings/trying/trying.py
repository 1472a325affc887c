"""What the settings' window does with values that are tried: shows, tries, saves, leaves, asks."""

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.desk_settings.draft import Draft
from desktop.desk_settings.presenter import SettingsPresenter
from desktop.desk_settings.sayings import names_said, said
from desktop.desk_settings.trying.dry_run_dialog import DryRunDialog
from desktop.desk_settings.trying.dry_run_presenter import DryRunPresenter
from desktop.desk_settings.trying.try_bar import TryBar
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.records.settings import DeskSettings


class UnsavedDialog(Dialog):
    """The settings are left with values that were tried only; Esc goes on with them."""

    #: how it ends beside going on and saving
    LEFT = 2

    def __init__(self, count: int, names: str, parent: QWidget) -> None:
        super().__init__(said("try.unsaved", count=count), names, parent)
        self.leave = Button(self.tr("Discard changes"))
        self.buttons.insertWidget(0, self.leave)
        self.say_outcome(said("try.what_save_does"))
        self.ok.set_text(self.tr("Save"))
        self.cancel.set_text(self.tr("Keep editing"))
        self.leave.clicked.connect(lambda: self.done(self.LEFT))


class Trying(QObject):
    """Stands between the pages that can be tried and the desk; the draft is kept by whoever opens."""

    #: other values are tried: the pages show them
    shown = Signal()
    #: (field, sentence): it cannot be tried, as it could not be kept
    refused = Signal(str, str)
    #: somebody goes to look at a case: the settings make room
    away = Signal()
    #: nothing is tried any more: the first setting that was
    over = Signal(str)

    def __init__(self, presenter: SettingsPresenter, draft: Draft, window: QWidget) -> None:
        super().__init__(window)
        self._presenter, self.draft, self._window = presenter, draft, window
        #: the values wait for whoever comes back, and nobody is asked
        self.set_aside = False
        self.bar = TryBar()
        self.bar.left.connect(self.leave)
        self.bar.tried.connect(self.attempt)
        self.bar.saved.connect(self.save)

    def know(self, kept: DeskSettings) -> None:
        """The settings stand so now; what is tried is laid over them."""
        self._say_dropped(self.draft.know(kept))
        self._tell()

    def put(self, field: str, changes: Mapping[str, Any]) -> None:
        """Try what was entered in a field."""
        try:
            self.draft.put(changes)
        except Refusal as refusal:
            self.refused.emit(field, refusal_words(refusal))
            self.forget(*changes)
            return
        self._tell()

    def forget(self, *names: str) -> None:
        """What stands there now cannot be: what was tried there before is in sight no more."""
        if set(names) & set(self.draft.names):
            self._say_dropped(self.draft.forget(names))
            self._tell()

    def back(self) -> bool:
        """Take back what was tried last; was there any."""
        found = self.draft.back()
        if found:
            self._tell()
        return found

    def leave(self) -> None:
        """All stays as it was."""
        self._end()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Keep all of it, with one way back."""
        names, draft = self.draft.names, self.draft
        if not names:
            return
        self.bar.set_busy(True)
        changes, bar, focused = draft.changes, self.bar, self.bar.has_focus()

        def kept() -> None:
            # before the settings are read anew, and whether or not the window is still there
            draft.drop()

        def ended() -> None:
            if shiboken6.isValid(bar):
                bar.set_busy(False)
                if focused:
                    self.over.emit(names[0])

        self._presenter.keep(names, changes, kept, ended)
        then()

    def attempt(self) -> None:
        """What they would have said to the cases of the last days."""
        kept, names = self.draft.kept, self.draft.names
        if kept is None or not names:
            return
        presenter = DryRunPresenter(self._presenter.shell, kept, self.draft.settings)
        dialog = DryRunDialog(presenter, names, self._window)
        dialog.saved.connect(self.save)
        dialog.left.connect(self.leave)
        dialog.case_wanted.connect(lambda case_id: self._look_at(dialog, case_id))
        dialog.open_sized()

    def asks(self, then: Callable[[], object], stay: Callable[[], object]) -> bool:
        """Whether somebody has to say first what becomes of what is tried; `then` once it is said."""
        names = self.draft.names
        if not names or self.set_aside:
            return False
        dialog = UnsavedDialog(len(names), names_said(names), self._window)

        def saved() -> None:
            self.set_aside = True
            self.save(then)

        def left() -> None:
            self.draft.drop()
            then()

        ends = {dialog.DialogCode.Rejected: stay, dialog.DialogCode.Accepted: saved}
        dialog.finished.connect(lambda end: ends.get(end, left)())
        dialog.open_sized(480)
        dialog.ok.setFocus()
        return True

    def _look_at(self, dialog: DryRunDialog, case_id: int) -> None:
        """The case, with the way back to what is tried."""
        shell, names = self._presenter.shell, self.draft.names
        self.set_aside = True
        dialog.reject()
        self.away.emit()
        shell.go("queue", case_id)
        words, act = said("try.waits", count=len(names)), shell.settings_wanted
        shell.say(words, "plain", self.tr("Back to the settings"), lambda: act.emit(names[0]))

    def _say_dropped(self, dropped: tuple[str, ...]) -> None:
        if dropped:
            names = names_said(dropped)
            self._presenter.shell.say(said("dropped", names=names), "warning")

    def _end(self) -> None:
        names = self.draft.names
        self.draft.drop()
        focused = self.bar.has_focus()
        self._tell()
        if focused and names:
            self.over.emit(names[0])

    def _tell(self) -> None:
        focused, names = self.bar.has_focus(), self.draft.names
        self.bar.show_names(names)
        self.shown.emit()
        if focused and not names:
            self.over.emit("")
