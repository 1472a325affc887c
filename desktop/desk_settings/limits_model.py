"""What each addressee takes as a table model, and a limit of it in words; it asks nobody."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from desktop.desk_settings.sourced import SourcedModel
from desktop.look.theme import look, tokens
from desktop.wording import choice_word, day_words
from returns.phrases import has, say
from returns.records.packets import Figure
from returns.records.settings import DeskSettings, OwnLimit
from returns.rules.packets.figure_words import figure_typed, figure_words
from returns.rules.packets.limits_check import limit_typed
from returns.rules.packets.matrix import OURS, all_figures, limit_pages, shipped_figure

WHO, WHAT, VALUE, CHECKED = range(4)


class LimitsModel(SourcedModel[Figure]):
    """Whom it goes to, what is limited, by how much, and when that was last checked."""

    field = "limits"
    VALUE = VALUE
    TYPED = frozenset({VALUE})
    QUIET = CHECKED

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the matrix that the desk goes by."""
        self.show(all_figures(settings.limits))

    def heads(self) -> tuple[str, ...]:
        """In their order."""
        return tuple(told(f"head.{name}") for name in ("who", "what", "value", "checked"))

    def words(self, row: Figure, column: int) -> str:
        """What a cell shows."""
        if column == WHO:
            return choice_word("addressee", row.addressee)
        if column == WHAT:
            return told(f"what.{row.field}")
        if column == VALUE:
            return figure_words(row, look().lang)
        return _dated(row.last_checked) if row.last_checked else ""

    def looks(self, row: Figure, column: int, role: int) -> Any:
        """One's own value stands out, what nobody knows stands back; all is read whole in the tooltip."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return about_words(row)
        if column == VALUE:
            if role == Qt.ItemDataRole.EditRole:
                return figure_typed(row, look().lang)
            if role == Qt.ItemDataRole.ForegroundRole and row.value is None:
                return tokens().of("muted")
        return super().looks(row, column, role)

    def name(self, row: Figure) -> str:
        """Whom it is for, and what is limited."""
        return limit_name(row)

    def enter(self, row: Figure, column: int, text: str) -> None:
        """What was typed, unless it is what stood there."""
        if text != figure_typed(row, look().lang):
            super().enter(row, column, text)

    def about(self, row: Figure) -> str:
        """Whose limit it is, and what is said of it."""
        return about_words(row)

    def typed(self, key: str, text: str, _own: OwnLimit | None) -> OwnLimit:
        """The limit that the text is."""
        return limit_typed(key, text)


def told(name: str, **facts: object) -> str:
    """A phrase of the limits in the language on screen."""
    return say(f"limits.{name}", look().lang, **facts)


def limit_name(figure: Figure) -> str:
    """`eBay: Bytes together`."""
    limit = say(f"packets.limit.{figure.field}", look().lang)
    return told("named", who=choice_word("addressee", figure.addressee), limit=limit)


def about_words(figure: Figure) -> str:
    """Whose limit it is, by whose word, since when one’s own holds, what is said of it."""
    lang = look().lang
    parts = [figure_words(figure, lang)]
    shipped = shipped_figure(figure.key) or figure
    if figure.own_since:
        usual = figure_words(shipped, lang)
        parts.append(told("yours", day=_dated(figure.own_since), usual=usual))
    parts.append(_source(shipped))
    note = f"limits.note.{figure.addressee}.{figure.field}"
    if has(note, lang):
        parts.append(say(note, lang))
    return say("settings.sentence_join", lang).join(parts)


def _source(figure: Figure) -> str:
    """Whose word the shipped value is, and when it was last checked."""
    if not figure.source:
        return told("by.nobody")
    page, day = limit_pages().get(figure.source, figure.source), _dated(figure.last_checked)
    return told("by.ours" if figure.source == OURS else "by.page", page=page, day=day)


def _dated(day: str) -> str:
    return day_words(date.fromisoformat(day), date.min)
