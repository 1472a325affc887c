"""The check of the desk: n of N of each kind, what was found, what can be put right."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.keeping.places_card import Dot
from desktop.keeping.sayings import part_name, said, when_words
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row, rule
from returns.keeping.report import part_words
from returns.records.keeping import CheckReport, Finding, PartChecked

#: findings that are shown; the report has all
_SHOWN = 8


class CheckCard(Card):
    """Check now, with progress and a way to stop; the report can be saved."""

    wanted = Signal()
    stop_wanted = Signal()
    save_wanted = Signal()
    #: the findings that shall be put right
    mend_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=16, gap=6)
        self._report: CheckReport | None = None
        self._now: datetime | None = None
        self._title = PlainLabel("", "heading")
        self.check, self.stop = Button(), Button()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.before = PlainLabel("", "small", "muted")
        self._parts = QWidget()
        self.found = PlainLabel()
        self.mend, self.save = Button(), Button("", "link")
        self._last = PlainLabel("", "small", "muted")
        self.add(row(self._title, None, self.check))
        self.add(row(self.bar, self.stop, gap=10))
        self.add(self.before)
        self.add(self._parts)
        self.add(self.found)
        self.add(row(self.mend, None))
        self.add(row(self.save, None))
        self.add(self._last)
        self.check.clicked.connect(self.wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.mend.clicked.connect(self._mend)
        self.work(-1, 0)
        self._say()

    def work(self, done: int, total: int) -> None:
        """A check is under way, so far; -1 when none is."""
        runs = done >= 0
        had_focus = self.check.hasFocus() or self.stop.hasFocus()
        self.bar.setVisible(runs)
        self.stop.setVisible(runs)
        self.check.setVisible(not runs)
        if had_focus:
            (self.stop if runs else self.check).setFocus()
        self.bar.setRange(0, total)
        self.bar.setValue(max(0, done))

    def show_report(self, report: CheckReport, now: datetime) -> None:
        """Show what a check saw."""
        self._report, self._now = report, now
        self._say()

    def _say(self) -> None:
        report = self._report
        self._title.setText(said("check"))
        self.check.set_text(said("check.now"))
        self.stop.set_text(said("stop"))
        self.bar.setAccessibleName(said("checking"))
        self.mend.set_text(said("check.mend"))
        self.save.set_text(said("check.save"))
        findings: Sequence[Finding] = report.findings if report else ()
        self.before.setText(said("check.before"))
        self.before.setVisible(report is None)
        self._show_parts(report.parts if report else ())
        lines = [f"{'✗' if f.bad else '•'} {f.why}" for f in findings[:_SHOWN]]
        if len(findings) > _SHOWN:
            lines.append(said("check.more", count=len(findings) - _SHOWN))
        if report and report.stopped:
            lines.append(said("check.stopped"))
        if report and not lines:
            lines.append(said("check.all_well"))
        self.found.setText("\n".join(lines))
        self.found.setVisible(bool(lines))
        self.found.set_tone("text" if not report or report.sound else "bad")
        self.mend.setVisible(any(finding.mend for finding in findings))
        self.save.setVisible(report is not None)
        self._last.setVisible(report is not None)
        if report and self._now:
            self._last.setText(said("check.last", when=when_words(report.at, self._now)))

    def _show_parts(self, parts: Sequence[PartChecked]) -> None:
        lines: list[QWidget] = []
        for part in parts:
            line = QWidget()
            mark = Dot("mark_good" if part.sound == part.total else "mark_warning")
            count = PlainLabel(part_words(part, look().lang), "small", "muted")
            line.setLayout(row(mark, PlainLabel(part_name(part.part)), None, count))
            lines += [rule(), line]
        fresh = QWidget()
        fresh.setLayout(column(*lines, gap=4))
        self.body.replaceWidget(self._parts, fresh)
        self._parts.setParent(None)
        self._parts.deleteLater()
        self._parts = fresh
        fresh.setMinimumWidth(px(200))
        # what is made while the page is shown is not shown by itself
        fresh.show()

    def _mend(self) -> None:
        if self._report is not None:
            self.mend_wanted.emit(self._report.findings)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
