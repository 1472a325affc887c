"""Ctrl+K: what the palette knows of the window, and what is done with what was chosen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.frame.action_specs import ACTIONS
from desktop.frame.desks import Desks
from desktop.frame.tabs import TABS, place_of
from desktop.queue.list.filters import WRITTEN
from desktop.queue.list.presenter import VIEWS, Listing
from returns.clock import SystemClock

if TYPE_CHECKING:
    from desktop.frame.finding.palette_known import Known
    from desktop.queue.case.applies import Applies


class Finder:
    """Opens the palette over the window; `run` does an action of the window's table."""

    def __init__(self, desks: Desks, run: Callable[[str], None]) -> None:
        self._desks, self._run = desks, run
        self._clock = SystemClock()
        #: what is said while a second key is waited for
        self._told = ""

    def open(self) -> None:
        """Ask what is wanted."""
        from desktop.frame.finding.palette import CommandPalette

        desk, window = self._desks.open, self._desks.window
        # one box: what is being typed in the search goes on in the palette
        box = desk.queue.search.line if desk else None
        typed = box.text() if box is not None and box.hasFocus() else ""
        palette = CommandPalette(
            desk.shell if desk else None,
            self._known(),
            window,
            desk.thumbnails if desk else None,
        )
        palette.chosen.connect(self._chosen)
        applies = self._applies()
        if applies is not None:
            applies.known.connect(palette.leave_out)
            applies.ask_now()
        palette.open_over(window)
        palette.line.line.setText(typed)
        palette.line.line.selectAll()

    def _applies(self) -> "Applies | None":
        """What applies to the open case; None where there is none, or several are chosen and may differ."""
        desk, window = self._desks.open, self._desks.window
        if (
            desk is None
            or desk.case_actions is None
            or window.current_tab() != place_of("queue")
        ):
            return None
        one = desk.queue.case.acting is not None and len(desk.queue.list.chosen_ids()) < 2
        return desk.queue.applies if one else None

    def refused(self) -> frozenset[str]:
        """The actions that would be refused on the open case, as far as that is known."""
        applies = self._applies()
        return applies.idle() if applies is not None else frozenset()

    def _known(self) -> "Known":
        from desktop.frame.finding.palette_known import Known
        from desktop.frame.finding.palette_recent import RecentlyChosen
        from desktop.frame.finding.palette_settings import settings_known

        desk, window = self._desks.open, self._desks.window
        table = window.actions_table
        enabled = frozenset(spec.id for spec in ACTIONS if table[spec.id].isEnabled())
        recent = RecentlyChosen(self._desks.settings).shown(self._now(), self._folder())
        if desk is None:
            return Known(enabled, recent=recent)
        badges = (button.badge() for button in window.top.buttons)
        named = {f"tab_{row.id}": badge for row, badge in zip(TABS, badges, strict=True)}
        known = Known(
            enabled,
            recent=recent,
            counts=desk.queue_presenter.tally.counts,
            saved=tuple(desk.queue.filters.totals()),
            badges=named,
            settings=settings_known(desk.queue_presenter.settings)
            if "settings" in enabled
            else (),
        )
        queue = window.current_tab() == place_of("queue") and desk.case_actions is not None
        acting = desk.queue.case.acting if queue else None
        if acting is None:
            return known
        from desktop.queue.case.in_short import case_in_short

        case = case_in_short(acting, self._now())
        return replace(known, enabled=enabled - self.refused(), case=case)

    def _now(self) -> datetime:
        desk = self._desks.open
        return (desk.desk.clock if desk is not None else self._clock).now()

    def _folder(self) -> Path | None:
        return self._desks.open.desk.folder if self._desks.open is not None else None

    def _chosen(self, kind: str, key: str) -> None:
        desk = self._desks.open
        if kind in ("action", "case", "supplier"):
            self.note(kind, key)
        if kind == "action":
            self._run(key)
        elif desk is None:
            return
        elif kind in ("case", "supplier"):
            desk.shell.go({"case": "queue", "supplier": "policies"}[kind], int(key))
        elif kind in ("new", "order"):
            desk.new_case(key)
        elif kind == "goods":
            self._show_product(key)
        elif kind == "setting":
            self._show_setting(key)
        else:
            self._list(kind, key)

    def go(self, place: str) -> None:
        """To a tab or a view of the queue, as `GOES` has it; what is closed is as in the menu."""
        table = self._desks.window.actions_table
        if place not in VIEWS:
            table[place].trigger()
        elif self._desks.open is not None:
            self._list("view", place)

    def say_where(self, waits: bool) -> None:
        """Where the second key leads, as long as it is waited for."""
        foot = self._desks.window.foot
        line = foot.message
        if waits and self._desks.open is not None and not line.text():
            text = QCoreApplication.translate(
                "Finder", "G, then Q queue · O overdue · T today · P policies · ? shows all"
            )
            # it passes in a moment, and nothing that stands above the line goes for it
            if line.fits(text, (), foot.room()):
                line.say(text, "plain")
                self._told = text
        elif not waits and self._told and line.text() == self._told:
            line.leave()

    def _list(self, kind: str, key: str) -> None:
        """A view, a saved filter, the cases of a product, or those in which somebody wrote these words."""
        desk = self._desks.open
        if desk is None:
            return
        self._desks.window.show_tab(place_of("queue"))
        if kind == "saved":
            desk.queue.filters.choose(key)
            return
        now = desk.queue_presenter.listing
        wanted = {
            "view": Listing(key),
            "search": Listing("everything", held=((WRITTEN, key),)),
        }.get(kind, Listing("everything", search=key))
        desk.queue_presenter.show(wanted._replace(sort=now.sort, descending=now.descending))

    def _show_setting(self, key: str) -> None:
        """The settings at a value, or at a page: `section:offers`."""
        desk = self._desks.open
        if desk is None:
            return
        _, page, section = key.partition("section:")
        dialog = desk.show_settings("" if page else key)
        if page:
            dialog.show_section(section)

    def _show_product(self, sku: str) -> None:
        """Among the products; of a copy that is looked into they are closed, as in the menu."""
        desk, table = self._desks.open, self._desks.window.actions_table
        if table.is_closed("products"):
            table.closed_pressed.emit()
        elif desk is not None:
            desk.show_product(sku)

    def note(self, kind: str, key: str) -> None:
        """This was chosen now: it comes first the next time."""
        from desktop.frame.finding.palette_recent import RecentlyChosen

        RecentlyChosen(self._desks.settings).keep(kind, key, self._now(), self._folder())
