"""The sheet of keys, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.frame.action_specs import ACTIONS, HEARD, ActionSpec
from desktop.frame.actions import action_words, cap
from desktop.frame.go_keys import GOES, go_words
from desktop.look.theme import px
from desktop.widgets.dialog import Dialog
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.wording import one_after_another, word
from returns import VERSION


class KeysDialog(Dialog):
    """Every key, by what it is for: the open case, the list, papers and letters, the window.

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
            faded = self.tr("What is faded does nothing on the case that is open.")
            words = one_after_another(words, faded)
        self.words.setText(words)
        self.words.show()
        titles = {
            "case": self.tr("Decide on the open case"),
            "list": self.tr("In the list"),
            "papers": self.tr("Papers and letters"),
            "window": self.tr("Everywhere"),
            "go": self.tr("Go to"),
        }
        columns = QHBoxLayout()
        columns.setSpacing(px(24))
        for groups in _COLUMNS:
            box = column(gap=2)
            for group in groups:
                if box.count():
                    box.addSpacing(px(5))
                box.addWidget(PlainLabel(titles[group], "caption", "muted"))
                for name, words, keys in _listed(group):
                    box.addLayout(self._line(words, keys, faded=name in refused))
            box.addStretch(1)
            columns.addLayout(box, 1)
        self.add(columns)
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


#: the sheet is no taller than a small screen
_COLUMNS = (("case",), ("list", "papers"), ("window",), ("go",))
#: what moves in the list, or shows something of it
_MOVING = frozenset(
    {
        *("filter", "columns", "peek", "next_case", "previous_case"),
        *("group_above", "group_below", "inspect"),
    }
)
_PAPERS = frozenset(
    {"label", "evidence", "summary", "contacts", "picks", "copy_letter", "many_letters"}
)


def _group(spec: ActionSpec) -> str:
    if spec.scope == "list":
        return "list" if spec.id in _MOVING else "case"
    return "papers" if spec.id in _PAPERS else "window"


def _listed(group: str) -> list[tuple[str, str, Sequence[str]]]:
    """What each key of a group does; the two Enter keys of a keyboard are one for people."""
    if group == "go":
        return [(place, _place_words(place), (go_words(place),)) for place in GOES.values()]
    found: list[tuple[str, str, Sequence[str]]] = [
        (spec.id, action_words(spec), tuple(cap(key) for key in spec.keys if key != "Return"))
        for spec in ACTIONS
        if spec.keys and _group(spec) == group
    ]
    if group == "case":
        found += [
            (spec.id, action_words(spec), (spec.single,)) for spec in ACTIONS if spec.single
        ]
    translate = QCoreApplication.translate
    heard = HEARD.get(group, ())
    return found + [("", translate("Actions", words), keys) for keys, words in heard]


def _place_words(place: str) -> str:
    """What a tab or a view is called."""
    specs = {spec.id: spec for spec in ACTIONS}
    if place in specs:
        return action_words(specs[place])
    return word("view", "open" if place == "all" else place)


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
