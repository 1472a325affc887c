"""The form of a new policy version: every question, from when it holds, and the supplier's paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.policies.folding_row import FoldingRow
from desktop.policies.form.draft import Draft
from desktop.policies.form.form_row import FormRow
from desktop.policies.form.policy_parts import CostPart, NumberPart, Part
from desktop.policies.form.source_edit import SourceEdit
from desktop.policies.own_page import OwnPage
from desktop.policies.sayings import said
from desktop.widgets.button import Button
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.scroll_column import ScrollColumn
from returns.trade.policy_fields import PARTS


class PolicyForm(OwnPage):
    """Asks everything; `save_wanted` comes only when every answer can be kept."""

    save_wanted = Signal()
    discarded = Signal()
    changed = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._told = False
        self._title = PlainLabel("", "title")
        self._line = PlainLabel("", "body", "muted")
        self.holds_from, self.source = DayEdit(), SourceEdit()
        self._from_row = FormRow("holds_from", self.holds_from)
        self._source_row = FormRow("source", self.source)
        own = {"cost": CostPart(self._tell, draft.currency), "number": NumberPart(self._tell)}
        #: by name, in the order shown
        self.parts = {name: own.get(name) or Part(name, self._tell) for name in PARTS}
        self._summary = PlainLabel("", "small", "bad")
        self._save = Button("", "primary", key="Ctrl S")
        self._later, self._discard = Button(), Button("", "link")
        self._box = QVBoxLayout()
        self._scroll = ScrollColumn(self._box)
        self._build()
        self.retranslate()
        self._fill()
        self.holds_from.changed.connect(self._tell)
        self.source.changed.connect(self._tell)
        self._save.clicked.connect(self.save)
        self._later.clicked.connect(self.closed)
        self._discard.clicked.connect(self.discarded)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        box = self._box
        box.setContentsMargins(px(26), px(18), px(26), px(18))
        box.setSpacing(px(10))
        for part in (
            self._title,
            self._line,
            self._from_row,
            self._source_row,
            *self.parts.values(),
        ):
            box.addWidget(part)
        box.addStretch(1)
        left, right = QWidget(), QWidget()
        left.setLayout(row(self._discard, self._summary, None, gap=8))
        right.setLayout(row(None, self._later, self._save, gap=8))
        foot = column(FoldingRow(left, right), gap=0)
        self.setLayout(column(self._scroll, framed("foot", foot, (26, 10, 26, 10)), gap=0))

    def _fill(self) -> None:
        self.holds_from.set_day(self._draft.holds_from)
        self.source.set_path(self._draft.source)
        for part in self.parts.values():
            part.set_terms(self._draft.terms)

    def draft(self) -> Draft:
        """What is in the form now."""
        terms = self._draft.terms
        for part in self.parts.values():
            terms = part.apply(terms)
        kept = self._draft
        return Draft(
            kept.supplier_id,
            kept.supplier,
            kept.version,
            terms,
            self.holds_from.day(),
            self.source.path(),
            kept.currency,
        )

    def problems(self) -> dict[str, str]:
        """What cannot be kept as it stands, by the field's name."""
        found = {}
        if self.holds_from.day() is None:
            found["holds_from"] = said("invalid.holds_from")
        for part in self.parts.values():
            found |= part.problems()
        return found

    def save(self) -> None:
        """Ask to keep it, or show what is wrong and go there."""
        self._told = True
        found = self._show_problems()
        if not found:
            self.save_wanted.emit()
            return
        line = self._rows()[next(iter(found))]
        self._scroll.ensureWidgetVisible(line)
        line.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Show why the desk did not take it; everything stays in the form."""
        self._summary.setText(sentence)

    def _rows(self) -> dict[str, FormRow]:
        rows = {"holds_from": self._from_row, "source": self._source_row}
        for part in self.parts.values():
            rows |= part.rows
        return rows

    def _show_problems(self) -> dict[str, str]:
        found = self.problems()
        for name, line in self._rows().items():
            line.set_wrong(found.get(name, ""))
        self._summary.setText(said("invalid", count=len(found)) if found else "")
        return found

    def _tell(self) -> None:
        if self._told:  # nobody is scolded before having tried to save
            self._show_problems()
        self.changed.emit()

    def retranslate(self) -> None:
        """Ask everything in the language on screen."""
        draft = self._draft
        title = self.tr("{supplier}: version {version}")
        self._title.setText(title.format(supplier=draft.supplier, version=draft.version))
        line = self.tr(
            "Starts from what holds now. Cases keep the version of their order’s day."
        )
        first = self.tr("What does this supplier accept? What you do not know can stay empty.")
        self._line.setText(line if draft.version > 1 else first)
        self._from_row.set_words(self.tr("Holds from"))
        self._source_row.set_words(
            self.tr("The supplier’s own terms"), self.tr("A photo or PDF; drop it here.")
        )
        self.source.retranslate()
        for part in self.parts.values():
            part.retranslate()
        self._save.set_text(self.tr("Save version {version}").format(version=draft.version))
        self._later.set_text(self.tr("Later"))
        self._discard.set_text(self.tr("Discard"))
        if self._told:
            self._show_problems()
