"""What the actions of the frame do: desks, look, language, undo, help."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.frame.action_specs import ACTIONS
from desktop.frame.appearance import Appearance
from desktop.frame.desks import Desks
from desktop.frame.finding.finder import Finder
from desktop.frame.late_tab import LateTab
from desktop.frame.open_desk import OpenDesk
from desktop.frame.tabs import IN_BAR, place_of
from desktop.frame.text_size import TextSize
from desktop.keeping.usual_place import nearest_there, show_folder, usual_folder
from desktop.look.theme import look
from desktop.wording import looking_words
from desktop.work.policy_maker import make_policy

if TYPE_CHECKING:
    from desktop.frame.touring.tour import Tour
    from returns.records.verification import Verification

_SCHEMES = ("system", "light", "dark")
_FACTORS = {"text_0": 0.0, "text_100": 1.0, "text_125": 1.25, "text_150": 1.5, "text_200": 2.0}
#: what is done on the suppliers' page
_OF_SUPPLIERS = ("import_suppliers", "new_supplier")
_MARKED = frozenset(spec.id for spec in ACTIONS if spec.checkable)
#: what works without a desk
_ALWAYS = frozenset(
    {
        *("new_desk", "open_desk", "sample_desk", "quit", "keys", "about", "palette"),
        *("look_system", "look_light", "look_dark", "lang_en", "lang_zh", *_FACTORS),
    }
)
#: what writes, and what stands beside the desk and is not of a copy that is looked into
_WRITING = (
    *(
        "import",
        *_OF_SUPPLIERS,
        "filled_sheet",
        "settings",
        "products",
        "safe_keeping",
        "at_desk",
        "desk_folder",
        "log",
        "undo",
        "redo",
        "new_case",
    ),
    *(
        "recommended",
        "part_refund",
        "approve",
        "decline",
        "keep",
        "rma",
        "hold",
        "snooze",
        "note",
    ),
    *(
        "supplier",
        "label",
        "evidence",
        "stamped",
        "summary",
        "contacts",
        "picks",
        "store_policy",
        "agreed",
        "withdrawn",
        "shipped",
        "lost",
        "claim",
        "answer",
    ),
    *(
        "check",
        "lift",
        "ask_back",
        "to_supplier",
        "instead",
        "money_in",
        "money_out",
        "money_back",
        "order_facts",
        "mend",
    ),
    *("parcels", "refused", "buyer_said", "dispute"),
    *("write_off", "close_case", "reopen", "scan"),
)


class FrameActions(QObject):
    """Dispatches the actions' table; what concerns a case goes to the queue."""

    def __init__(self, desks: Desks, appearance: Appearance, text_size: TextSize) -> None:
        super().__init__(desks)
        self._desks, self._window, self._settings = desks, desks.window, desks.settings
        window = desks.window
        self._finder = Finder(desks, self.run)
        window.go_keys.wanted.connect(self._finder.go)
        window.go_keys.begun.connect(self._finder.say_where)
        self._calls: dict[str, Callable[[], object]] = {
            "new_desk": self._new_desk,
            "open_desk": self._open_desk,
            "sample_desk": desks.open_sample,
            "import": self._import,
            **{act: partial(_at_suppliers, desks, act) for act in _OF_SUPPLIERS},
            "filled_sheet": partial(_take_in_sheets, desks),
            "verify": self._verify,
            "desk_folder": self._show_folder,
            "log": partial(self._show_folder, log=True),
            "close_desk": desks.give_back,
            "quit": window.close,
            "undo": lambda: self._undo(back=True),
            "redo": lambda: self._undo(back=False),
            "find": self._find,
            "palette": self._finder.open,
            "new_case": self._new_case,
            "settings": lambda: desks.open and desks.open.show_settings(),
            "products": partial(window.show_tab, place_of("products")),
            "safe_keeping": lambda: desks.open and desks.open.show_keeping(),
            "store_policy": self._store_policy,
            "at_desk": lambda: desks.open and desks.open.at_desk.ask(),
            "group_above": partial(self._to_heading, -1),
            "group_below": partial(self._to_heading, 1),
            "scan": partial(window.show_tab, place_of("inspection")),
            "keys": partial(self._help, False),
            "tour": lambda: self.tour.start(),
            "about": partial(self._help, True),
        }
        for row in IN_BAR:
            self._calls[f"tab_{row.id}"] = partial(window.show_tab, place_of(row.id))
        for scheme in _SCHEMES:
            self._calls[f"look_{scheme}"] = partial(appearance.set_scheme, scheme)
        for lang in ("en", "zh"):
            self._calls[f"lang_{lang}"] = partial(appearance.set_language, lang)
        for action, factor in _FACTORS.items():
            self._calls[action] = partial(text_size.set, factor)
        window.actions_table.chosen.connect(self.run)
        window.turned.connect(self._turned)
        desks.asked.connect(self.run)
        desks.taken.connect(self._desk_taken)
        desks.given_back.connect(self.desk_changed)
        self.desk_changed()

    @cached_property
    def tour(self) -> "Tour":
        """The tour for who is new; made after the first paint, when it is offered."""
        from desktop.frame.touring.tour import Tour

        return Tour(self._desks)

    def run(self, action: str) -> None:
        """Do what an action says."""
        desk = self._desks.open
        if self._window.actions_table.is_closed(action):
            self._window.actions_table.closed_pressed.emit()
        elif action in self._calls:
            self._calls[action]()
        elif desk is not None and desk.case_actions is not None:
            desk.case_actions.run(action)
        if action in _MARKED:
            # Qt turned its mark by itself, whatever came of it
            self.say_state()

    # --- what is possible ----------------------------------------------------------------

    def _desk_taken(self, taken: OpenDesk) -> None:
        taken.asked.connect(self.run)
        taken.shell.undo.changed.connect(self.say_undo)
        taken.shell.undo.moved.connect(self.undone)
        self.desk_changed()

    def desk_changed(self) -> None:
        """A desk was opened or closed."""
        table = self._window.actions_table
        needs_desk = tuple(spec.id for spec in ACTIONS if spec.id not in _ALWAYS)
        desk = self._desks.open
        table.enable(needs_desk, on=desk is not None)
        looking = desk is not None and desk.desk.read_only
        table.close(_WRITING if looking else (), looking_words)
        self.say_undo()
        self.say_state()

    def _turned(self, at: int) -> None:
        """What concerns the queue's case works while the queue is in front."""
        desk = self._desks.open
        if desk is not None and desk.case_actions is not None:
            queue = at == place_of("queue")
            table = self._window.actions_table
            table.enable(desk.case_actions.ids(), on=queue)

    def say_undo(self) -> None:
        """Undo and redo say what they would do."""
        table, desk = self._window.actions_table, self._desks.open
        undo = desk.shell.undo.undo_words() if desk is not None else ""
        redo = desk.shell.undo.redo_words() if desk is not None else ""
        for name, words, plain, said in (
            ("undo", undo, self.tr("Undo"), self.tr("Undo: {what}")),
            ("redo", redo, self.tr("Redo"), self.tr("Redo: {what}")),
        ):
            table[name].setText(
                (said.format(what=words) if words else plain).replace("&", "&&")
            )
            table.enable((name,), on=bool(words))

    def undone(self, words: str, back: bool) -> None:
        """Say what was taken back or done again."""
        desk = self._desks.open
        if desk is None:
            return
        say, undo = desk.shell.say, desk.shell.undo
        if back:
            told = self.tr("Taken back: {what}").format(what=words)
            say(told, "plain", self.tr("Redo"), undo.redo)
        else:
            told = self.tr("Done again: {what}").format(what=words)
            say(told, "plain", back=undo.undo)

    def say_state(self) -> None:
        """Mark look, language and text size in the menus."""
        table, settings = self._window.actions_table, self._settings
        schemes = tuple(f"look_{name}" for name in _SCHEMES)
        table.check(schemes, f"look_{settings.text('look/scheme', 'system')}")
        table.check(("lang_en", "lang_zh"), f"lang_{look().lang}")
        chosen = settings.number("look/factor")
        table.check(tuple(_FACTORS), next((k for k, v in _FACTORS.items() if v == chosen), ""))
        self.say_undo()

    # --- desks ---------------------------------------------------------------------------

    def _new_desk(self) -> None:
        from desktop.frame.new_desk_dialog import WIDTH, NewDeskDialog

        dialog = NewDeskDialog(self._window)
        dialog.chosen.connect(self._desks.make_folder)
        dialog.open_sized(WIDTH)

    def _open_desk(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(
            self._window,
            self.tr("Choose the folder of a desk"),
            str(nearest_there(usual_folder())),
        )
        if folder:
            self._desks.open_folder(Path(folder))

    def _show_folder(self, *, log: bool = False) -> None:
        from returns.desk_log import LOG

        if self._desks.open is not None:
            folder = self._desks.open.desk.folder
            path = folder / LOG if log else folder
            show_folder(path)

    def _import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        desk = self._desks.open
        if desk is None:
            return
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import"),
            str(Path.home()),
            self.tr("Platform files") + " (*.csv *.tsv *.txt *.xlsx *.xls *.json);;* (*)",
        )
        if paths:
            desk.bring_in([Path(path) for path in paths])

    def _verify(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        desk = self._desks.open
        if desk is None:
            return
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Check an evidence file"),
            str(Path.home()),
            "PDF, ZIP (*.pdf *.zip)",
        )
        if path:
            self.verify(Path(path))

    def verify(self, path: Path) -> None:
        """Check an evidence file and show the answer part by part."""
        from desktop.papers.check_dialog import CheckDialog
        from desktop.papers.trusting import trust_key

        desk = self._desks.open
        if desk is None:
            return
        papers, shell, lang = desk.desk, desk.shell, look().lang

        def show(answer: "Verification") -> None:
            dialog = CheckDialog(path.name, answer, self._window)
            dialog.trust_wanted.connect(
                lambda signer, name: trust_key(shell, signer, name, lambda: self.verify(path))
            )
            # a copy that is only looked into keeps no marks
            dialog.trust.setEnabled(not papers.read_only)
            dialog.open_sized(560)

        shell.jobs.start(
            self.tr("Checking the file"), lambda _job: papers.papers.check(path, lang), show
        )

    # --- the window ----------------------------------------------------------------------

    def _undo(self, *, back: bool) -> None:
        desk = self._desks.open
        if desk is not None:
            (desk.shell.undo.undo if back else desk.shell.undo.redo)()

    def _find(self) -> None:
        desk = self._desks.open
        if (
            desk is not None
            and not self._window.tabs[self._window.current_tab()].begin_search()
        ):
            self._window.show_tab(0)
            desk.queue.search.line.setFocus()
            desk.queue.search.line.selectAll()

    def _to_heading(self, by: int) -> None:
        if self._desks.open is not None:
            self._desks.open.queue.list.headings.step(by)

    def _new_case(self) -> None:
        if self._desks.open is not None:
            self._desks.open.new_case()

    def _store_policy(self) -> None:
        if self._desks.open is not None:
            make_policy(self._desks.open.shell, look().lang)

    def _help(self, about: bool) -> None:
        from desktop.frame.help_dialogs import AboutDialog, KeysDialog

        if about:
            AboutDialog(self._window).open_sized(460)
        else:
            KeysDialog(self._window, self._finder.refused()).open_sized(1180)


def _at_suppliers(desks: Desks, act: str) -> None:
    """Go to the suppliers' page, where both are done."""
    from desktop.policies.tab import PoliciesTab

    if desks.open is None:
        return
    place = place_of("policies")
    desks.window.show_tab(place)
    late = desks.open.tabs[place]
    page = late.make() if isinstance(late, LateTab) else late
    if isinstance(page, PoliciesTab):
        acts = dict(zip(_OF_SUPPLIERS, (page.import_suppliers, page.new_supplier), strict=True))
        acts[act]()


def _take_in_sheets(desks: Desks) -> None:
    from desktop.papers.filled_sheets import ask_for_sheets

    if desks.open is not None:
        ask_for_sheets(desks.open.shell, desks.window)
