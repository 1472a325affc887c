"""How the window looks and which language it speaks, as it was chosen last."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.look.language import Language
from desktop.look.theme import Theme, look
from desktop.work.settings import Settings


class Appearance(QObject):
    """Language, light or dark, and the size of text; each choice is kept."""

    #: everything on screen is to be said and fitted anew
    changed = Signal()

    def __init__(self, qt: QApplication, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = Theme(qt, dressed=False)
        self._language = Language(qt, self._theme)
        self._theme.set_scheme(settings.text("look/scheme", "system"))
        self._theme.set_factor(settings.number("look/factor"))
        self._language.set(settings.text("look/language"))
        self._theme.changed.connect(self.changed)

    def dress(self) -> None:
        """The window is put together and about to be seen."""
        self._theme.dress()

    def set_language(self, lang: str) -> None:
        """Speak another language from now on."""
        self._settings.keep("look/language", lang)
        self.speak(lang)

    def speak(self, lang: str) -> None:
        """Another language while this window is open; what was chosen stays chosen."""
        self._language.set(lang)
        self.changed.emit()

    def set_scheme(self, scheme: str) -> None:
        """Light, dark, or like the system."""
        self._settings.keep("look/scheme", scheme)
        self._theme.set_scheme(scheme)

    def set_factor(self, factor: float) -> bool:
        """Take another size of text, 0 for the system's; whether it is another one."""
        before = look().factor
        self._settings.keep("look/factor", factor)
        self._theme.set_factor(factor)
        return look().factor != before
