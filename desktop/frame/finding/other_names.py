"""What things are called in the languages that are not on screen: they are looked for in any of them."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QTranslator

from desktop.frame.finding.palette_marks import plainly
from desktop.frame.finding.pinyin import by_pinyin
from desktop.look.language import LANGUAGES, TABLES
from desktop.look.theme import look
from resources import resource
from returns.phrases import say, word


def other_languages() -> tuple[str, ...]:
    """All but the one on screen."""
    return tuple(lang for lang in LANGUAGES if lang != look().lang)


def action_names(text: str) -> tuple[str, ...]:
    """What an action is called there; `text` is as `ActionSpec` has it."""
    return tuple(_translated("Actions", text, lang) for lang in other_languages())


def view_names(view: str) -> tuple[str, ...]:
    """What a view of the queue is called there."""
    return tuple(word("view", view, lang) for lang in other_languages())


def setting_names(key: str) -> tuple[str, ...]:
    """What a setting or a page of them is called there: `name.per_group`, `section.offers`."""
    return tuple(say(f"settings.{key}", lang) for lang in other_languages())


def found_in(names: Iterable[str], typed: str) -> str:
    """The name that fits, by its letters or by the first ones of its pinyin; "" for none."""
    fits = (each for each in names if typed in plainly(each) or by_pinyin(each, typed))
    return next(fits, "")


def _translated(context: str, text: str, lang: str) -> str:
    table = _table(TABLES[lang]) if lang in TABLES else None
    return (table.translate(context, text) if table is not None else "") or text


@cache
def _table(name: str) -> QTranslator:
    """Read, and not installed: nothing on screen is said in it."""
    table = QTranslator()
    table.load(name, str(resource("translations")))
    return table
