"""The window's language, English or 中文, changed while it runs."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.look.theme import Theme
from resources import resource

#: what Qt's own dialogs say and its Chinese table, behind these texts as they are now, leaves out
QT_LEFT_OUT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
)
LANGUAGES = {"en": "English", "zh": "中文"}
#: language → our table of its words; the texts in the code are English
TABLES = {"zh": "sendback_zh_CN"}


def system_language() -> str:
    """`zh` where the system speaks Chinese, else `en`."""
    return "zh" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Language:
    """Installs our translator and Qt's own; every widget hears of it by LanguageChange."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        self._app, self._theme = app, theme
        self._installed: list[QTranslator] = []
        self.current = "en"

    def set(self, lang: str) -> None:
        """Speak `en` or `zh`; anything else follows the system."""
        wanted = lang if lang in LANGUAGES else system_language()
        self.current = wanted
        self._theme.set_language(wanted)
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
        QLocale.setDefault(QLocale("zh_CN" if wanted == "zh" else "en_GB"))
        if wanted in TABLES:
            self._install(str(resource("translations")), TABLES[wanted])
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(folder, "qtbase_zh_CN")

    def _install(self, folder: str, name: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):
            self._installed.append(translator)
            self._app.installTranslator(translator)
