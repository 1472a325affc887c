"""The sheet of keys, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.frame.action_specs import ACTIONS, HEARD
from desktop.frame.actions import action_words, cap
from desktop.look.theme import px
from desktop.widgets.dialog import Dialog
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from returns import VERSION


class KeysDialog(Dialog):
    """Every key, in two columns: those of the list, those of the window.

    Of actions that are `refused` on the open case the keys are faded.
    """

    def __init__(
        self, parent: QWidget | None = None, refused: frozenset[str] = frozenset()
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Keys"))
        self.heading.setText(self.tr("Keys"))
        words = self.tr("Single letters work while the list of cases has the focus.")
        if refused:
            words += " " + self.tr("What is faded does nothing on the case that is open.")
        self.words.setText(words)
        self.words.show()
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(28))
        grid.setVerticalSpacing(px(7))
        for place, scope in enumerate(("list", "window")):
            title = self.tr("In the list") if scope == "list" else self.tr("Everywhere")
            grid.addWidget(PlainLabel(title, "caption", "muted"), 0, place)
            for at, (name, words, keys) in enumerate(_listed(scope), start=1):
                line = self._line(words, keys, faded=name in refused)
                grid.addLayout(line, at, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        self.add(grid)
        self.cancel.hide()
        self.ok.set_text(self.tr("Close"))

    def _line(self, words: str, keys: Sequence[str], *, faded: bool) -> QGridLayout:
        line = QGridLayout()
        caps = [KeyHint(key) for key in keys]
        said = PlainLabel(words, "body", "muted" if faded else "text")
        for part in (said, *caps):
            part.setEnabled(not faded)
        if faded:
            said.setAccessibleName(self.tr("{words}: not on this case").format(words=words))
        line.addWidget(said, 0, 0)
        line.addLayout(row(None, *caps, gap=4), 0, 1)
        line.setColumnStretch(0, 1)
        return line


def _listed(scope: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What each key of a place does; the two Enter keys of a keyboard are one for people."""
    found = [
        (spec.id, action_words(spec), tuple(cap(key) for key in spec.keys if key != "Return"))
        for spec in ACTIONS
        if spec.scope == scope and spec.keys
    ]
    if scope == "list":
        found += [
            (spec.id, action_words(spec), (spec.single,)) for spec in ACTIONS if spec.single
        ]
        translate = QCoreApplication.translate
        found += [("", translate("Actions", words), keys) for keys, words in HEARD]
    return found


class AboutDialog(Dialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("About Sendback"))
        self.heading.setText(f"Sendback {VERSION}")
        self.words.setText(
            self.tr(
                "The returns desk of a small online seller. It works without a network and sends "
                "nothing anywhere."
            )
        )
        self.words.show()
        self.add(
            PlainLabel(
                self.tr(
                    "MIT licence. Made with Qt (LGPL), SQLite, SQLAlchemy, ReportLab and Pillow. "
                    "Type: Inter and Noto Sans SC (OFL)."
                ),
                "body",
                "muted",
            )
        )
        self.cancel.hide()
        self.ok.set_text(self.tr("Close"))
