"""Ctrl+K: what the palette knows of the window, and what is done with what was chosen."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.frame.action_specs import ACTIONS
from desktop.frame.desks import Desks
from desktop.frame.tabs import place_of
from desktop.queue.list.case_row import short_number
from desktop.queue.list.presenter import Listing

if TYPE_CHECKING:
    from desktop.frame.palette_entries import Known
    from desktop.queue.case.applies import Applies

_RECENT, _MOST_KEPT = "palette/recent", 12


class Finder:
    """Opens the palette over the window; `run` does an action of the window's table."""

    def __init__(self, desks: Desks, run: Callable[[str], None]) -> None:
        self._desks, self._run = desks, run

    def open(self) -> None:
        """Ask what is wanted."""
        from desktop.frame.palette import CommandPalette

        desk, window = self._desks.open, self._desks.window
        palette = CommandPalette(desk.shell if desk else None, self._known(), window)
        palette.chosen.connect(self._chosen)
        applies = self._applies()
        if applies is not None:
            applies.known.connect(palette.leave_out)
            applies.ask_now()
        palette.open_over(window)

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
        from desktop.frame.palette_entries import Known

        desk, window = self._desks.open, self._desks.window
        table = window.actions_table
        enabled = frozenset(spec.id for spec in ACTIONS if table[spec.id].isEnabled())
        recent = tuple(self._desks.settings.text(_RECENT).split())
        if desk is None:
            return Known(enabled, recent=recent)
        queue = window.current_tab() == place_of("queue") and desk.case_actions is not None
        acting = desk.queue.case.acting if queue else None
        counts = desk.queue_presenter.tally.counts
        if acting is None:
            return Known(enabled, recent=recent, counts=counts)
        from desktop.queue.case.case_view import step_title

        enabled -= self.refused()
        case = f"{short_number(acting.case.number)} · {acting.case.title}"
        return Known(enabled, case=case, step=step_title(acting), recent=recent, counts=counts)

    def _chosen(self, kind: str, key: str) -> None:
        desk = self._desks.open
        if kind == "action":
            self._keep(key)
            self._run(key)
        elif desk is None:
            return
        elif kind in ("case", "supplier"):
            desk.shell.go({"case": "queue", "supplier": "policies"}[kind], int(key))
        elif kind == "new":
            desk.new_case(key)
        elif kind == "goods":
            self._show_product(key)
        else:
            self._desks.window.show_tab(place_of("queue"))
            now = desk.queue_presenter.listing
            wanted = Listing(key) if kind == "view" else Listing("everything", search=key)
            desk.queue_presenter.show(replace(wanted, sort=now.sort, descending=now.descending))

    def _show_product(self, sku: str) -> None:
        """Among the products; of a copy that is looked into they are closed, as in the menu."""
        desk, table = self._desks.open, self._desks.window.actions_table
        if table.is_closed("products"):
            table.closed_pressed.emit()
        elif desk is not None:
            desk.show_products().go_to(sku)

    def _keep(self, action: str) -> None:
        """The newest first; `Known.recent` lists some of them."""
        settings = self._desks.settings
        names = dict.fromkeys((action, *settings.text(_RECENT).split()))
        settings.keep(_RECENT, " ".join(list(names)[:_MOST_KEPT]))
