"""The desk's own settings: read, changed, and everything that follows worked out anew."""

from dataclasses import replace
from typing import Any

from returns.records.change import Change
from returns.records.settings import DeskSettings
from returns.services.outlook import refresh_open_cases
from returns.services.settings_rows import read_settings, write_settings
from returns.services.store import Store


class Settings:
    """The settings of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> DeskSettings:
        """As they stand."""
        with self._store.reading() as tx:
            return read_settings(tx)

    def set(self, **changes: Any) -> Change:
        """Change some of them by name; open cases are worked out anew by the new thresholds."""
        with self._store.transaction() as tx:
            before = read_settings(tx)
            after = replace(before, **changes)
            write_settings(tx, after)
            if (before.triage, before.rates) != (after.triage, after.rates):
                refresh_open_cases(tx, self._store.clock.now())
        return Change((), frozenset({"settings"}))
