"""The desk's own settings: read, changed, and everything that follows worked out anew."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from returns.casework.dry_run import USUAL_DAYS, dry_run
from returns.casework.outlook import Progress, refresh_open_cases
from returns.casework.own_reasons import cases_with, demand_unused
from returns.errors import Refusal
from returns.ledger.learned_reasons import forget_reason, learned_reasons, remember_reason
from returns.ledger.settings_rows import read_settings, write_settings
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.dry_run import DryRun
from returns.records.facts import TriageSettings
from returns.records.letter_template import TemplateWords, template_of
from returns.records.own_reason import OwnReason
from returns.records.settings import MOVING_TABLES, DeskSettings
from returns.rules.letter_templates import demand_template, shipped_words, tidy
from returns.rules.reasons import Learned
from returns.rules.settings_check import kept_settings

#: thresholds that the store policy follows and no case does
_STORE_ONLY = {"tighten_percent", "check_policy_days"}
_TRIAGE = {field.name for field in fields(TriageSettings)}


class Settings:
    """The settings of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> DeskSettings:
        """As they stand."""
        with self._store.reading() as tx:
            return read_settings(tx)

    def set(
        self,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        **changes: Any,
    ) -> Change:
        """Change some of them by name, thresholds by theirs, all or none.

        Open cases are worked out anew where a threshold or rate moves them; new rates are of
        today unless `rates_on` says otherwise. Of `letters` those that are named change: the words
        that come with Sendback, or None, take the seller's away. Raises `Refusal` with the setting's
        name in its fact `field` for a value that cannot be, and when `cancelled`; nothing is changed
        then.
        """
        with self._store.transaction() as tx:
            before = read_settings(tx)
            after = self.changed(before, **changes)
            demand_unused(tx, _gone(before, after))
            write_settings(tx, after)
            if not _moves_cases(before, after):
                named = {"case"} if before.reasons != after.reasons else set()
                return Change((), frozenset({"settings", *named}))
            if not refresh_open_cases(tx, self._store.clock.now(), progress, cancelled):
                raise Refusal("settings.stopped", field=next(iter(changes), ""))
        return Change((), frozenset({"settings", "case"}))

    def changed(self, before: DeskSettings, **changes: Any) -> DeskSettings:
        """What `set` would keep in the place of `before`; nothing is read or written.

        Raises the same refusals.
        """
        today = self._store.clock.now().date()
        return kept_settings(_changed(before, changes, today), today)

    def dry_run(
        self,
        old: DeskSettings,
        new: DeskSettings,
        days: int = USUAL_DAYS,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DryRun:
        """What `new` would have said to the cases of the last `days` where `old` says something else.

        Nothing is written. Raises `Refusal` for days that cannot be, and when `cancelled`.
        """
        now = self._store.clock.now()
        with self._store.reading() as tx:
            return dry_run(tx, old, new, now, days=days, progress=progress, cancelled=cancelled)

    def cases_with(self, reason_id: str) -> int:
        """How many cases have an item that came back for a reason of the seller's own."""
        with self._store.reading() as tx:
            return cases_with(tx, reason_id)

    def demand_unused(self, own: OwnReason) -> None:
        """Raises the `Refusal` of taking that reason away."""
        with self._store.reading() as tx:
            demand_unused(tx, [own])

    def learned(self) -> Learned:
        """The wordings of platforms that the seller said the meaning of: platform and wording → reason."""
        with self._store.reading() as tx:
            return learned_reasons(tx)

    def teach(self, platform: str, said: str, reason_id: str) -> Change:
        """Understand a platform's wording as that reason from now on; raises `NotFound` for no reason."""
        with self._store.transaction() as tx:
            remember_reason(tx, platform, said, reason_id)
        return Change((), frozenset({"settings"}))

    def forget(self, platform: str, said: str) -> Change:
        """Ask again what that wording means; raises `NotFound` where nothing was learned of it."""
        with self._store.transaction() as tx:
            forget_reason(tx, platform, said)
        return Change((), frozenset({"settings"}))


def _changed(before: DeskSettings, changes: dict[str, Any], today: date) -> DeskSettings:
    thresholds = {name: value for name, value in changes.items() if name in _TRIAGE}
    rest = {name: value for name, value in changes.items() if name not in _TRIAGE}
    if thresholds:
        rest["triage"] = replace(rest.get("triage", before.triage), **thresholds)
    if "letters" in rest:
        rest["letters"] = _letters(before.letters, rest["letters"])
    if "rates" in rest and "rates_on" not in rest:
        rest["rates_on"] = today.isoformat() if rest["rates"] else ""
    return replace(before, **rest)


def _gone(before: DeskSettings, after: DeskSettings) -> list[OwnReason]:
    """The seller's own reasons that would be there no longer."""
    stay = {each.id for each in after.reasons}
    return [each for each in before.reasons if each.id not in stay]


def _letters(
    before: dict[str, TemplateWords], changes: Mapping[str, TemplateWords | None]
) -> dict[str, TemplateWords]:
    """The seller's words with some changed, each of them looked at; those of others stay as they are."""
    kept = {key: words for key, words in before.items() if key not in changes}
    for key, words in changes.items():
        if words is None:
            continue
        own = tidy(words)
        demand_template(key, own)
        if own != shipped_words(*template_of(key)):
            kept[key] = own
    return dict(sorted(kept.items()))


def _moves_cases(before: DeskSettings, after: DeskSettings) -> bool:
    if any(getattr(before, name) != getattr(after, name) for name in MOVING_TABLES):
        return True
    meanings = {each.id: each.meaning for each in after.reasons}
    if any(meanings.get(each.id, each.meaning) != each.meaning for each in before.reasons):
        return True
    return any(
        getattr(before.triage, name) != getattr(after.triage, name)
        for name in _TRIAGE - _STORE_ONLY
    )
