"""The deadlines as a table model, and a row of them in words; it asks nobody."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from desktop.desk_settings.sourced import SourcedModel
from desktop.look.theme import look
from desktop.wording import day_words, word
from returns.language import country_name
from returns.phrases import has, say
from returns.platforms.known import platform_of
from returns.records.settings import DeskSettings, OwnDeadline
from returns.rules.dates.deadlines import (
    DeadlineRow,
    deadline_table,
    source_pages,
    unit_of,
)
from returns.rules.deadlines_check import deadline_row, deadline_typed, later_than_source

WHERE, WHAT, TIME, CHECKED = range(4)


class DeadlinesModel(SourcedModel[DeadlineRow]):
    """Whose clock, for what, how long, and when that was last checked."""

    field = "deadlines"
    VALUE = TIME
    TYPED = frozenset({TIME})
    QUIET = CHECKED

    def __init__(self) -> None:
        super().__init__()
        self._own: dict[str, OwnDeadline] = {}

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the table that the desk goes by."""
        self._own = settings.deadlines
        self.show(deadline_table(settings.deadlines).rows)

    def heads(self) -> tuple[str, ...]:
        """In their order."""
        return tuple(told(f"head.{name}") for name in ("where", "what", "time", "checked"))

    def words(self, row: DeadlineRow, column: int) -> str:
        """What a cell shows."""
        if column == WHERE:
            return _where_in_short(row)
        if column == WHAT:
            return told(f"event.{row.event}")
        if column == TIME:
            return time_words(row)
        return _dated(row.last_checked)

    def looks(self, row: DeadlineRow, column: int, role: int) -> Any:
        """What may be cut short is read whole in its tooltip."""
        if role == Qt.ItemDataRole.ToolTipRole and column in (WHERE, WHAT):
            return self.name(row)
        return super().looks(row, column, role)

    def name(self, row: DeadlineRow) -> str:
        """Whose clock it is, and for what."""
        return f"{where_words(row)}, {told(f'event.{row.event}')}"

    def about(self, row: DeadlineRow) -> str:
        """Whose time it is, and what is said of it."""
        return about_words(row)

    def warning(self, row: DeadlineRow) -> str:
        """One's own comes later than the source's."""
        if not row.own_since:
            return ""
        shipped = deadline_row(row.key)
        late = later_than_source(shipped, self._own[row.key])
        return told("later", time=time_words(shipped)) if late else ""

    def typed(self, key: str, text: str, own: OwnDeadline | None) -> OwnDeadline:
        """The time that the text is."""
        return deadline_typed(key, text, own)


def told(name: str, **facts: object) -> str:
    """A phrase of the deadlines in the language on screen."""
    return say(f"deadlines.{name}", look().lang, **facts)


def where_words(row: DeadlineRow) -> str:
    """`Amazon · United Arab Emirates`, `Any shop`."""
    if row.country == "*":
        return _shop_of(row)
    union = told("country.EU") if row.country == "EU" else ""
    country = union or country_name(row.country, look().lang) or row.country
    return country if row.platform == "*" else f"{_shop_of(row)} · {country}"


def _shop_of(row: DeadlineRow) -> str:
    named = f"deadlines.platform.{'any' if row.platform == '*' else row.platform}"
    known = has(named, look().lang)
    return say(named, look().lang) if known else platform_of(row.platform).name


def _where_in_short(row: DeadlineRow) -> str:
    """`Amazon · AE`, in a cell that has no room for both names; who points at it reads them."""
    both = row.platform != "*" and row.country != "*"
    return f"{_shop_of(row)} · {row.country}" if both else where_words(row)


def _dated(day: str) -> str:
    """A day with its year: limits are checked once in a while."""
    return day_words(date.fromisoformat(day), date.min)


def time_words(row: DeadlineRow) -> str:
    """`24 hours`."""
    unit = word("unit", unit_of(row.amount, row.unit))
    return told("time", amount=row.amount, unit=unit)


def about_words(row: DeadlineRow) -> str:
    """Whose word it is, since when one's own holds, what is said of it, and whether anything counts it."""
    page = source_pages().get(row.source, "")
    source = told("by_page", page=page) if page else told(f"by.{row.source}")
    parts = [source]
    if row.own_since:
        usual = time_words(deadline_row(row.key))
        parts.insert(0, told("yours", day=_dated(row.own_since), usual=usual))
    note = f"deadlines.note.{row.platform}.{row.country}.{row.event}".replace("*", "any")
    if has(note, look().lang):
        parts.append(say(note, look().lang))
    return say("settings.sentence_join", look().lang).join(parts)
