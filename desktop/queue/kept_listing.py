"""What the window keeps of the queue from one day to the next: view, search, filters, sort, widths, place."""

import json

from desktop.queue.list.case_list import CaseList
from desktop.queue.list.case_table import ID_ROLE
from desktop.queue.list.filters import readable
from desktop.queue.list.presenter import Listing, QueuePresenter
from desktop.queue.queue_parts import QueueSplit
from desktop.work.settings import Settings
from returns.records.case_summary import Group


class KeptListing:
    """Reads and writes the window's own settings."""

    def __init__(
        self, settings: Settings, presenter: QueuePresenter, shown: CaseList, split: QueueSplit
    ) -> None:
        self._settings, self._presenter = settings, presenter
        self._list, self._split = shown, split

    def keep(self) -> None:
        """Remember view, sort, widths."""
        keep, now = self._settings.keep, self._presenter.listing
        keep("queue/view", now.view)
        keep("queue/sort", now.sort)
        keep("queue/descending", "1" if now.descending else "")
        keep("queue/shown_columns", self._list.columns.chosen.written())
        keep("queue/folded", " ".join(sorted(self._presenter.rows.grouping.folded)))
        keep("queue/search", now.search)
        keep("queue/case", str(self._list.currentIndex().data(ID_ROLE) or ""))
        keep("queue/held", json.dumps(now.held, ensure_ascii=False))
        self._split.keep()

    def listing(self) -> Listing:
        """What was listed when the window was last closed; its folded groups are folded again."""
        kept = self._settings
        for group in kept.text("queue/folded", "").split():
            if group in list(Group):
                self._presenter.rows.fold(Group(group), folded=True)
        return Listing(
            kept.text("queue/view", "today"),
            kept.text("queue/search", ""),
            kept.text("queue/sort", "due_at"),
            descending=bool(kept.text("queue/descending")),
            held=_held(kept.text("queue/held", "[]")),
        )


def _held(kept: str) -> tuple[tuple[str, str], ...]:
    """What the list was held to; nothing, where somebody edited it."""
    try:
        pairs = tuple((str(column), str(value)) for column, value in json.loads(kept))
    except (ValueError, TypeError):
        return ()
    return readable(pairs)
