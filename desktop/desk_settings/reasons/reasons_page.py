"""The page of the reasons: the table, and the wordings that the seller taught the desk."""

from PySide6.QtWidgets import QListWidget

from desktop.desk_settings.pages import Page
from desktop.desk_settings.reasons.reasons_part import ReasonsPart
from desktop.desk_settings.sayings import said
from desktop.look.theme import look, px
from desktop.widgets.assisted import follow_selection
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.layouts import row
from desktop.wording import refusal_words, word
from desktop.work.operation import Trace, plain
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.platforms.known import platform_of
from returns.records.change import Change
from returns.records.own_reason import OwnReason
from returns.rules.own_reasons import as_own
from returns.rules.reasons import Learned


class ReasonsPage(Page):
    """What was learned is read from the desk, and forgotten one by one; undone in the window."""

    def __init__(self, shell: Shell) -> None:
        self.part = ReasonsPart()
        super().__init__("reasons", (self.part,), tried=True)
        self._shell = shell
        self._learned: list[tuple[str, str, str]] = []
        self._heading = PlainLabel("", "medium")
        self._none = PlainLabel("", "small", "muted")
        self.list = QListWidget()
        self.list.setProperty("kind", "choices")
        self.list.setMaximumHeight(px(34 * 3))
        self.problem = PlainLabel("", "small", "bad")
        self.problem.hide()
        self.forget = Button()
        self.box.addSpacing(px(12))
        self.box.addWidget(self._heading)
        self.box.addWidget(self._none)
        self.box.addWidget(self.list)
        self.box.addWidget(self.problem)
        self.box.addLayout(row(None, self.forget))
        self.forget.clicked.connect(self._forget)
        self.part.remove_wanted.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _: self._offer())
        follow_selection(self.list)
        self.read()

    def read(self) -> None:
        """Read again what was learned."""
        settings = self._shell.desk.settings
        self._shell.jobs.run(lambda: settings.learned(), self._show)

    def _show(self, learned: Learned) -> None:
        at = self.list.currentRow()
        self._learned = [(*wording, why) for wording, why in sorted(learned.items())]
        self._fill(at)

    def _fill(self, at: int) -> None:
        self.list.clear()
        for platform, text, why in self._learned:
            shop, meant = platform_of(platform).name, self._called(why)
            facts = {"platform": shop, "text": one_line(text), "reason": meant}
            self.list.addItem(said("reasons.learned_row", **facts))
        self.list.setCurrentRow(min(max(at, 0), len(self._learned) - 1))
        some = bool(self._learned)
        self._none.setVisible(not some)
        self.list.setVisible(some)
        self.forget.setVisible(some)
        self._offer()

    def _called(self, why: str) -> str:
        own = as_own(why, self.part.settings.reasons)
        return own.words[look().lang] if own is not None else word("reason", why)

    def _offer(self) -> None:
        chosen = 0 <= self.list.currentRow() < len(self._learned)
        self.forget.setEnabled(chosen and not self._shell.desk.read_only)

    def _remove(self, own: OwnReason) -> None:
        """Take one of the seller's own away, if no case and no wording has it."""
        settings, part = self._shell.desk.settings, self.part

        def unused() -> OwnReason:
            settings.demand_unused(own)
            return own

        def refused(refusal: Refusal) -> None:
            part.set_wrong(refusal_words(refusal))

        self._shell.jobs.run(unused, part.take_away, refused)

    def _forget(self) -> None:
        at, settings = self.list.currentRow(), self._shell.desk.settings
        if not 0 <= at < len(self._learned):
            return
        platform, text, why = self._learned[at]

        def back(_: Trace) -> Change:
            return settings.teach(platform, text, why)

        words = said("reasons.forgotten", text=one_line(text))
        step = plain(words, lambda: settings.forget(platform, text), back)
        self._shell.perform(step, self, lambda _: self._forgotten(), self._refused)

    def _forgotten(self) -> None:
        self.problem.hide()
        self.list.setFocus()
        self.read()

    def _refused(self, refusal: Refusal) -> None:
        self.problem.setText(refusal_words(refusal))
        self.problem.show()
        self.read()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        super().retranslate()
        self._heading.setText(said("reasons.learned"))
        self._none.setText(said("reasons.nothing_learned"))
        self.list.setAccessibleName(said("reasons.learned"))
        self.forget.set_text(said("reasons.forget"))
        self._fill(self.list.currentRow())
