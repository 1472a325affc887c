"""One setting: its name and the sentence that explains it, the input beside them, what is usual."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.desk_settings.row_frame import RowFrame
from desktop.desk_settings.sayings import said
from desktop.widgets.typed_into import typed_into
from desktop.wording import one_after_another
from returns.records.settings import DeskSettings


class SettingRow(RowFrame):
    """Keeps apart what the desk has, what was sent to it and what is being typed.

    A subclass says what stands in its input (`typed`), what that means (`value`, None when it can
    be nothing) and how to show what the desk has (`put`).
    """

    #: (field, value): somebody is done with it and it is not what the desk has
    entered = Signal(str, object)
    #: field: what stands there cannot be
    unusable = Signal(str)

    def __init__(self, field: str, editor: QWidget, *, below: bool = False) -> None:
        super().__init__(editor, below=below)
        self.field, self.editor = field, editor
        self.settings = DeskSettings()
        #: what is said to be wrong with it
        self.wrong = ""
        self._shown: Any = None
        self._sent: Any = None
        self._refused: Any = None
        self.back_wanted.connect(self.go_back)
        self._say_note()

    # --- what a subclass says ------------------------------------------------------------

    def typed(self) -> Any:
        """What stands in the input, as it stands."""
        raise NotImplementedError

    def value(self) -> Any:
        """What it means, None when it cannot be."""
        return self.typed()

    def put(self, value: Any) -> None:
        """Show what the desk has."""
        raise NotImplementedError

    def known(self) -> Any:
        """What the desk has."""
        return getattr(self.settings, self.field)

    def usual(self) -> Any:
        """The default, None where there is none."""
        return None

    def usual_words(self) -> str:
        """The default in words."""
        return str(self.usual())

    def why(self) -> str:
        """The sentence that explains it."""
        return said(f"why.{self.field}")

    def hint(self) -> str:
        """What is short of complete, "" mostly."""
        return ""

    def impossible(self) -> str:
        """Why what is typed cannot be."""
        return ""

    def name_editor(self, name: str) -> None:
        """Tell screen readers what the input is for."""
        typed_into(self.editor).setAccessibleName(name)

    # --- what happens --------------------------------------------------------------------

    def show_settings(self, settings: DeskSettings, *, anew: bool = False) -> None:
        """What the desk has now; something typed since is left alone, unless all is shown `anew`."""
        untouched = anew or self.typed() in (self._shown, self._sent) or self._shown is None
        self.settings = settings
        if untouched:
            self.put(self.known())
            self._shown, self._sent = self.typed(), None
            self.wrong = ""
        self._say_usual()
        self._say_note()
        self.say(said(f"name.{self.field}"), self.why())

    def leave(self) -> None:
        """Somebody is done with the input: what is new in it is asked to be kept."""
        typed = self.typed()
        if typed == (self._shown if self._sent is None else self._sent):
            if self._sent is None:
                self.refuse("")
            return
        value = self.value()
        if value is None:
            self.refuse(self.impossible())
            self.unusable.emit(self.field)
            return
        self._sent = typed
        self.entered.emit(self.field, value)

    def go_back(self) -> None:
        """Take the default."""
        self.put(self.usual())
        self.leave()
        typed_into(self.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Nobody comes back: what was not refused already is asked to be kept."""
        if not self.wrong or self.typed() != self._refused:
            self.leave()

    def refuse(self, sentence: str) -> None:
        """Say beside the input why it cannot be kept, "" for nothing; what was typed stays."""
        self._sent, self._refused = None, self.typed()
        self.wrong = sentence
        self._say_note()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.say(said(f"name.{self.field}"), self.why())
        self.name_editor(said(f"name.{self.field}"))
        self._say_usual()
        self._say_note()

    def aside(self) -> str:
        """What else the value is, such as the same in another currency."""
        return ""

    def _say_usual(self) -> None:
        usual = self.usual()
        differs = usual is not None and self.known() != usual
        same = "" if usual is None or differs else said("usual", value=self.usual_words())
        words = " · ".join(text for text in (self.aside(), same) if text)
        back = said("back", value=self.usual_words()) if differs else ""
        self.say_usual(words, back, said(f"name.{self.field}"))

    def _say_note(self) -> None:
        text = self.wrong or self.hint()
        self.say_note(text, "bad" if self.wrong else "warning")
        typed_into(self.editor).setAccessibleDescription(one_after_another(self.why(), text))
