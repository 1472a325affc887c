"""The settings of a desk: sections at the left, a page at the right; kept when entered, or tried first."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.desk_settings.draft import Draft
from desktop.desk_settings.letters.letters_page import LettersPage
from desktop.desk_settings.own_table import OwnTable, table_of
from desktop.desk_settings.pages import SECTIONS, make_pages
from desktop.desk_settings.places_page import PlacesPage
from desktop.desk_settings.presenter import SettingsPresenter
from desktop.desk_settings.reasons.reasons_page import ReasonsPage
from desktop.desk_settings.sayings import missing_words, said
from desktop.desk_settings.setting_row import SettingRow
from desktop.desk_settings.trying.trying import Trying
from desktop.desk_settings.unkept import Unkept
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.eye_order import EyeOrderDialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.side_list import SideList, SideRow
from desktop.widgets.veil import open_veiled
from desktop.wording import lacking_words
from desktop.work.shell import Shell
from returns.phrases import say
from returns.records.settings import DeskSettings

#: fewer open cases than that are worked out before anybody could read of it
_LONG = 100
#: persons whose names fit beside the pages
_NAMED = 12


class SettingsDialog(EyeOrderDialog):
    """Shows what the desk has; a field that is left is kept, Esc keeps the last one too.

    What decides on cases is tried first (`Page.tried`): it is laid over the settings until it is saved.
    """

    #: how the desk is kept shall be shown
    keeping_wanted = Signal()
    #: somebody else shall be at the desk
    person_wanted = Signal()

    def __init__(self, shell: Shell, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter = SettingsPresenter(shell)
        self.trying = Trying(self.presenter, draft, self)
        #: where somebody goes from here, once it is closed
        self._next = ""
        self._wanted_field: str | None = None
        self.places = PlacesPage(shell)
        self.reasons, self.letters = ReasonsPage(shell), LettersPage(shell)
        whole = (*make_pages(), self.reasons, self.places, self.letters)
        made = {page.section: page for page in whole}
        self.pages = tuple(made[section] for section in SECTIONS)
        self.fields: dict[str, SettingRow | OwnTable] = {}
        self.unkept = Unkept(self.fields, self)
        # in large text there is not always room for all sections
        self.list = SideList(scrolls=True)
        self._heading = PlainLabel("", "caption", "muted")
        self.stack = QStackedWidget()
        self.state = PlainLabel("", "small", "muted", elide=True)
        self.bar = QProgressBar()
        self.stop, self.undo = Button(), Button("", "link")
        self.ok = Button("", "primary")
        self.keeping = Button("", "link", icon_name="shield")
        self.persons = PlainLabel("", "small", "muted")
        self.person = Button("", "link", icon_name="note")
        self._lay_out()
        self._wire()
        self.retranslate()
        self.presenter.load()
        desk = shell.desk
        shell.jobs.run(lambda: desk.persons.names(), self._name_persons)

    def _name_persons(self, names: tuple[str, ...]) -> None:
        more = "…" if len(names) > _NAMED else ""
        self.persons.setText(" · ".join(names[:_NAMED]) + more)
        self.persons.setVisible(bool(names))

    def _lay_out(self) -> None:
        side = column(self._heading, self.list, self.persons, self.person, self.keeping, gap=8)
        side.setStretchFactor(self.list, 1)
        left = framed("side", side, (10, 18, 10, 10))
        left.setFixedWidth(px(224))
        pages = column(self.stack, self.trying.bar, gap=0)
        pages.setStretchFactor(self.stack, 1)
        right = framed("surface", pages, (0, 0, 0, 0))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addWidget(right, 1)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(120))
        foot = row(self.state, self.undo, self.bar, self.stop, self.ok, gap=10)
        foot.setStretchFactor(self.state, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(framed("foot", foot, (22, 10, 22, 12)))
        # last: whatever is put into another is dressed anew with all that is in it
        for page in self.pages:
            self.stack.addWidget(page)
        self._work(0, 0)
        self.undo.hide()

    def _wire(self) -> None:
        presenter, trying = self.presenter, self.trying

        def keep(field: str, changes: dict[str, Any]) -> None:
            presenter.change(field, **changes)

        for page in self.pages:
            take = trying.put if page.tried else keep
            for part in page.parts:
                self.fields[part.field] = part
                part.entered.connect(partial(_entered, take, whole=isinstance(part, OwnTable)))
                if isinstance(part, SettingRow) and page.tried:
                    part.unusable.connect(trying.forget)
        self.list.chosen.connect(self.show_section)
        self.letters.wanted.connect(partial(self.show_section, self.letters.section))
        self.ok.clicked.connect(self.accept)
        self.person.clicked.connect(lambda: self._leave_for("person"))
        self.keeping.clicked.connect(lambda: self._leave_for("keeping"))
        self.undo.clicked.connect(self._take_back)
        trying.shown.connect(self._show_tried)
        trying.refused.connect(self._refuse)
        trying.over.connect(self._go_to)
        self.unkept.back.connect(self._go_to)
        trying.away.connect(self.reject)
        self.stop.clicked.connect(presenter.stop)
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.kept.connect(self._say)
        presenter.working.connect(self._work)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._take_back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def open_at(self, field: str = "") -> None:
        """Open over the window, at this setting, else at the first that is missing."""
        wide, tall = px(1000), px(700)
        room = self.screen().availableSize()
        self.resize(min(wide, room.width() - 40), min(tall, room.height() - 60))
        self.show_section(SECTIONS[0])
        self.list.setFocus()
        self._wanted_field = field
        open_veiled(self)

    def show_section(self, section: str) -> None:
        """Turn to a page; what is missing on another waits, what was kept there was read."""
        if section != SECTIONS[self.stack.currentIndex()]:
            self._say("")
        self._wanted_field = None
        self.list.set_key(section)
        self.stack.setCurrentIndex(SECTIONS.index(section))

    # --- what happens --------------------------------------------------------------------

    def _show(self, settings: DeskSettings) -> None:
        # what was kept last may have been taken back; what is kept now is said after this
        self._say("")
        self.trying.know(settings)
        self.reasons.read()
        for page in self.pages:
            for part in () if page.tried else page.parts:
                part.show_settings(settings)
        self._mark()
        if self._wanted_field is not None:
            wanted = self._wanted_field or _first_missing(settings)
            if wanted:
                self._go_to(wanted)
            self._wanted_field = None

    def _show_tried(self) -> None:
        for page in self.pages:
            for part in page.parts if page.tried else ():
                part.show_settings(self.trying.draft.settings)
        self._mark()
        tried = bool(self.trying.draft.names)
        self.undo.setVisible(tried or self.presenter.can_undo())
        # saving is what is next while something is tried
        self.ok.set_kind("" if tried else "primary")

    def _take_back(self) -> None:
        if not self.trying.back():
            self.presenter.undo()

    def _go_to(self, field: str) -> None:
        if not field:
            self.list.setFocus()
            return
        part = self._part(field)
        page = next(page for page in self.pages if part in page.parts)
        self.show_section(page.section)
        page.ensureWidgetVisible(part)
        target = part.editor if isinstance(part, SettingRow) else part
        (part.focusProxy() or target.focusProxy() or target).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _part(self, field: str) -> SettingRow | OwnTable:
        """What shows a setting, or a row of one."""
        name = field if field in self.fields else table_of(field)
        return next(part for part in self.fields.values() if name in _settings_of(part))

    def _refuse(self, field: str, sentence: str) -> None:
        self._part(field).refuse(sentence)
        self.state.setText("")
        self.undo.hide()

    def _say(self, words: str) -> None:
        """What was just kept, "" for nothing, beside what takes it back."""
        self.state.setText(words)
        kept = bool(words) and self.presenter.can_undo()
        self.undo.setVisible(kept or bool(self.trying.draft.names))

    def _work(self, done: int, total: int) -> None:
        long = total >= _LONG
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.setVisible(long)
        self.stop.setVisible(long)
        if long:
            self.undo.hide()
            words = self.tr("{what}: {done} of {total}")
            facts = {"what": said("working"), "done": f"{done:,}", "total": f"{total:,}"}
            self.state.setText(words.format(**facts))

    def _mark(self) -> None:
        """Say at the left which section is incomplete or not as it came."""
        settings = self.presenter.settings or DeskSettings()
        lacks = bool(lacking_words(settings) or missing_words(settings.return_address))
        changed = {page.section: page.changed() for page in self.pages}
        rows = []
        for section in SECTIONS:
            mark, word = "mark_idle", ""
            page = self.pages[SECTIONS.index(section)]
            names = self.trying.draft.names if page.tried else ()
            if any(name in names for part in page.parts for name in _settings_of(part)):
                mark, word = "mark_warning", said("mark.tried")
            elif section == "shop":
                mark = "mark_warning" if lacks else "mark_good"
                word = said("mark.missing") if lacks else ""
            elif changed.get(section):
                mark, word = "accent", said("mark.changed")
            rows.append(SideRow(section, said(f"section.{section}"), word, mark=mark))
        self.list.set_rows(rows)

    def done(self, result: int) -> None:
        """Keep the field that is being typed; say which values could not be kept.

        While values are tried, or something typed cannot be kept, it is asked what becomes of it.
        """
        if not self.presenter.watched:
            # Esc came twice: what it ends is gone already
            return
        for page in self.pages:
            for part in page.parts if page.tried else ():
                part.close_up()
        asking = (self.trying, self.letters, self.unkept)
        if any(each.asks(lambda: self.done(result), self._stay) for each in asking):
            return
        for part in self.fields.values():
            part.close_up()
            # hiding takes the focus away, and a field that is left would be asked for once more
            part.entered.disconnect()
        dropped = [said(f"name.{field}") for field, part in self.fields.items() if part.wrong]
        self.presenter.leave()
        if dropped:
            names = said("list_join").join(dropped)
            self.presenter.shell.say(said("dropped", names=names), "warning")
        super().done(result)
        if self._next:
            {"person": self.person_wanted, "keeping": self.keeping_wanted}[self._next].emit()

    def _leave_for(self, where: str) -> None:
        self._next = where
        self.accept()

    def _stay(self) -> None:
        self._next = ""

    # --- words ---------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.setWindowTitle(self.tr("Settings"))
        self._heading.setText(self.tr("Settings of this desk"))
        self.list.setAccessibleName(self.tr("Sections"))
        self.ok.set_text(self.tr("Done"))
        self.keeping.set_text(say("safe.menu", look().lang))
        self.person.set_text(self.tr("Who is at the desk…"))
        self.undo.set_text(self.tr("Undo"))
        self.stop.set_text(self.tr("Stop"))
        self.bar.setAccessibleName(said("working"))
        self.trying.bar.retranslate()
        chosen = self.list.key()
        self._mark()
        self.list.set_key(chosen or SECTIONS[0])
        for page in self.pages:
            page.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _entered(
    take: Callable[[str, dict[str, Any]], None], field: str, value: Any, *, whole: bool
) -> None:
    """What a part says that was entered: the value of its setting, or what a table changes."""
    take(field, value if whole else {field: value})


def _settings_of(part: SettingRow | OwnTable) -> tuple[str, ...]:
    """The settings that a part shows."""
    return (part.field, *part.also) if isinstance(part, OwnTable) else (part.field,)


def _first_missing(settings: DeskSettings) -> str:
    if not settings.shop_name:
        return "shop_name"
    return "" if settings.return_address else "return_address"
