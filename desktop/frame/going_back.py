"""A copy looked into or made the desk, and what the window offers for a desk that will not open."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.frame.desks import Desks
from desktop.frame.open_desk import OpenDesk
from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.jobs import Job, Lane
from returns.errors import DeskInTrouble, DeskProblem, Refusal

if TYPE_CHECKING:
    from desktop.keeping.recovery_page import RecoveryPage
    from returns.desk import Desk
    from returns.records.keeping import Copy

#: troubles that are no damage: somebody else has it, or a newer or older program is wanted
_NO_DAMAGE = frozenset(
    {
        *("storage.DeskLocked", "storage.DeskLockedElsewhere", "storage.HeldByUnknown"),
        *("storage.SqliteTooOld", "storage.OlderDesk", "storage.NewerDesk"),
        *("desk.not_a_folder", "storage.ReadOnlyFolder", "storage.DiskFull"),
    }
)


class GoingBack(QObject):
    """Opens copies in the window's one place for a desk; remembers which desk is waited for."""

    def __init__(self, desks: Desks) -> None:
        super().__init__(desks)
        self._desks = desks
        self._page: RecoveryPage | None = None
        self._copy: Copy | None = None
        #: the desk to which one comes back from a copy
        self._home: Path | None = None
        desks.troubled.connect(self.offer)
        desks.taken.connect(self._show_bar)

    # --- a desk that will not open -------------------------------------------------------

    def offer(self, folder: Path, refusal: Refusal) -> bool:
        """Show the recovery page where a desk is there and damaged; False for other refusals."""
        from desktop.keeping.recovery_page import Trouble
        from returns.keeping.recovery import remains_of

        if refusal.key in _NO_DAMAGE or not isinstance(refusal, DeskProblem):
            return False
        if self._desks.open is not None:
            return False
        remains = remains_of(folder)
        if refusal.key == "desk.none_here" and not remains.copies:
            return False
        self._home, self._copy = folder, None
        page = self._made_page()
        ways = frozenset(refusal.ways if isinstance(refusal, DeskInTrouble) else ())
        page.show_trouble(Trouble(folder, refusal, remains, ways), self._desks.clock.now())
        self._desks.window.outer.setCurrentWidget(page)
        return True

    def _made_page(self) -> "RecoveryPage":
        from desktop.keeping.recovery_page import RecoveryPage

        if self._page is None:
            self._page = page = RecoveryPage(self._desks.clock.now())
            self._desks.window.outer.addWidget(page)
            page.look_wanted.connect(self.look_inside)
            page.make_wanted.connect(self.ask)
            page.again_wanted.connect(self.back)
            page.accept_wanted.connect(self.accept)
            page.salvage_wanted.connect(self.ask_salvage)
            page.others_wanted.connect(self._desks.window.show_start)
        return self._page

    # --- looking -------------------------------------------------------------------------

    def look_inside(self, copy: "Copy") -> None:
        """Open a copy to read, in the window; the present desk is given back first."""
        from desktop.keeping.sayings import said
        from returns.desk import open_copy

        desks = self._desks
        if desks.open is not None and desks.open.desk.looked is None:
            self._home = desks.open.desk.folder
        clock = desks.clock

        def opened(desk: "Desk") -> None:
            self._wait(None)
            self._copy = copy
            desks.take(desk)

        self._wait(
            desks.jobs.start(
                said("opening"),
                lambda _job: open_copy(copy.path, clock),
                opened,
                self._refused,
                lane=Lane.KEEP,
            )
        )

    def _show_bar(self, taken: OpenDesk) -> None:
        """While a copy is open, say which one and offer the way back."""
        taken.look_wanted.connect(self.look_inside)
        taken.go_wanted.connect(self.make_mine)
        if self._copy is None or not taken.desk.read_only:
            return
        from desktop.frame.look_bar import LookBar

        bar = LookBar(self._copy.made_at, self._desks.clock.now())
        bar.back_wanted.connect(self.back)
        copy = self._copy
        bar.make_wanted.connect(lambda: self.ask(copy))
        self._desks.window.above.addWidget(bar)

    def back(self) -> None:
        """Back to the desk."""
        self._copy = None
        self._desks.give_back()
        if self._home is not None:
            self._desks.open_folder(self._home)

    def accept(self) -> None:
        """Open the desk as it lies there, where that was offered."""
        if self._home is not None:
            self._desks.open_folder(self._home, settle="accept")

    def ask_salvage(self) -> None:
        """Ask where the new desk shall lie, and bring into it what can be read of this one."""
        from desktop.frame.new_desk_dialog import WIDTH, NewDeskDialog

        dialog = NewDeskDialog(self._desks.window)
        dialog.chosen.connect(self.salvage)
        dialog.open_sized(WIDTH)

    def salvage(self, into: Path) -> None:
        """Bring what can be read of the damaged desk into a new one, and open that."""
        from desktop.keeping.sayings import said
        from returns.keeping.salvage import salvage

        desks, folder, clock = self._desks, self._home, self._desks.clock
        if folder is None:
            return

        def done(_: object) -> None:
            self._wait(None)
            desks.open_folder(into)

        job = desks.jobs.start(
            said("rec.salvaging"),
            lambda job: salvage(folder, into, job.report, clock),
            done,
            self._refused,
            lane=Lane.KEEP,
            progress=lambda _done, _total: self._wait(job),
        )
        self._wait(job)

    def again(self) -> None:
        """Open the copy once more, with another size of text."""
        if self._copy is not None:
            self.look_inside(self._copy)

    # --- making a copy the desk ----------------------------------------------------------

    def ask(self, copy: "Copy") -> None:
        """Say what happens, and make the copy the desk when that is wanted."""
        from desktop.keeping.go_back_dialog import WIDTH, GoBackDialog

        dialog = GoBackDialog(copy, None, self._desks.clock.now(), self._desks.window)
        dialog.accepted.connect(lambda: self.make_mine(copy))
        dialog.open_sized(WIDTH)

    def make_mine(self, copy: "Copy") -> None:
        """Put the copy in the desk's place; the present desk is kept aside, and said where."""
        from desktop.keeping.sayings import said
        from returns.keeping.restore import make_this_my_desk

        desks = self._desks
        if desks.open is not None and desks.open.desk.looked is None:
            self._home = desks.open.desk.folder
        folder, clock, lang = self._home, desks.clock, look().lang
        if folder is None:
            return
        self._copy = None
        desks.give_back()

        def go(job: Job) -> Path:
            return make_this_my_desk(
                copy.path, folder, clock, job.report, job.is_cancelled, lang
            )

        def gone(former: Path) -> None:
            self._wait(None)
            self._opened_again(folder, copy, former)

        def failed(refusal: Refusal) -> None:
            self._wait(None)
            if desks.open_folder(folder) and desks.open is not None:
                desks.open.shell.refuse(refusal)
            elif self._page is not None:
                self._page.tell(refusal_words(refusal))

        job = desks.jobs.start(
            said("going"),
            go,
            gone,
            failed,
            lane=Lane.KEEP,
            progress=lambda _done, _total: self._wait(job),
        )
        desks.window.show_start()
        self._wait(job)

    def _opened_again(self, folder: Path, copy: "Copy", former: Path) -> None:
        from desktop.keeping.former_desks import FormerDesks
        from desktop.keeping.sayings import said, when_words
        from desktop.keeping.usual_place import show_folder

        FormerDesks(self._desks.settings, folder).keep(former, copy.made_at)
        if self._desks.open_folder(folder) and self._desks.open is not None:
            when = when_words(copy.made_at, self._desks.clock.now())
            words = said("gone", when=when, former=str(former))
            self._desks.open.greet(words, said("former.show"), partial(show_folder, former))

    # --- inside --------------------------------------------------------------------------

    def _wait(self, job: Job | None) -> None:
        self._desks.wait_for(job)

    def _refused(self, refusal: Refusal) -> None:
        self._wait(None)
        if self._desks.open is None and self._page is not None:
            self._page.tell(refusal_words(refusal))
        else:
            self._desks.refuse(refusal)
