"""What the list can be held to: a row for each column, how its values are said, how they are asked for."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.look.translate import QT_TRANSLATE_NOOP
from desktop.wording import in_a_row, word
from returns.money import Money

#: (column, value) pairs; a column that stands in several is held to any of their values
Held = tuple[tuple[str, str], ...]
VALUE, PERSON, CUSTOMER = "value", "person", "customer_id"
#: words wherever somebody wrote them: letters, notes, what the buyer wrote, tracking numbers
WRITTEN = "written"
_OPEN = "-"


class FilterColumn(NamedTuple):
    """One column: its name in the queue, what it is called, and whose words its values are."""

    name: str
    title: str
    #: the trade's words that its values are; "" for as they stand
    kind: str = ""


COLUMNS: tuple[FilterColumn, ...] = (
    FilterColumn("supplier_name", QT_TRANSLATE_NOOP("Filters", "Supplier")),
    FilterColumn("reason", QT_TRANSLATE_NOOP("Filters", "Reason"), "reason"),
    FilterColumn("channel_name", QT_TRANSLATE_NOOP("Filters", "Shop")),
    FilterColumn("next_step", QT_TRANSLATE_NOOP("Filters", "Next step"), "step"),
    FilterColumn(VALUE, QT_TRANSLATE_NOOP("Filters", "Value")),
    FilterColumn("waiting_for", QT_TRANSLATE_NOOP("Filters", "Waiting for"), "party"),
    FilterColumn(PERSON, QT_TRANSLATE_NOOP("Filters", "Person")),
    FilterColumn("title", QT_TRANSLATE_NOOP("Filters", "Item")),
    FilterColumn("buyer", QT_TRANSLATE_NOOP("Filters", "Buyer")),
    FilterColumn(WRITTEN, QT_TRANSLATE_NOOP("Filters", "Letters and notes")),
)
#: the words of their values could be those of another column
_UNTOLD = ("waiting_for", PERSON)
_BY_NAME = {column.name: column for column in COLUMNS}


def filter_title(column: str) -> str:
    """What a column is called in the language on screen."""
    name = "buyer" if column == CUSTOMER else column
    known = _BY_NAME.get(name)
    return QCoreApplication.translate("Filters", known.title) if known is not None else name


def filter_by(column: str) -> str:
    """The same within a sentence: `Filter by reason`."""
    title = filter_title(column)
    return title[:1].lower() + title[1:]


def filter_words(column: str, value: str) -> str:
    """The words for a value that a list is held to."""
    translate = QCoreApplication.translate
    if column == VALUE:
        return _range_words(value)
    if column == CUSTOMER:
        return value.partition(" ")[2]
    if column == WRITTEN:
        return translate("Filters", "“{words}” in letters, notes, tracking").replace(
            "{words}", value
        )
    known = _BY_NAME.get(column)
    if column == "waiting_for" and not value:
        return translate("Filters", "nobody: it is ours")
    if not value:
        return translate("Filters", "not known")
    return word(known.kind, value) if known is not None and known.kind else value


def chip_words(held: Held, column: str) -> str:
    """What stands on the chip of a column: its values, of many the first two and how many more.

    “not known”, “supplier” and the name of a person do not say of what: their column does.
    """
    values = [filter_words(name, value) for name, value in held if name == column]
    shown = in_a_row(values[:2])
    shown = f"{shown} +{len(values) - 2}" if len(values) > 2 else shown
    if values_of(held, column) == [""] and column == "waiting_for":
        return shown
    if column not in _UNTOLD and "" not in values_of(held, column):
        return shown
    text = QCoreApplication.translate("Filters", "{column}: {values}")
    return text.replace("{column}", filter_title(column)).replace("{values}", shown)


def columns_of(held: Held) -> list[str]:
    """The columns that are held, each once."""
    return list(dict.fromkeys(column for column, _ in held))


def values_of(held: Held, column: str) -> list[str]:
    """What a column is held to."""
    return [value for name, value in held if name == column]


def with_values(held: Held, column: str, values: Sequence[str]) -> Held:
    """The same with a column held to these; to none, it is free."""
    others = tuple(pair for pair in held if pair[0] != column)
    return (*others, *((column, value) for value in values))


def names_in(held: Held) -> Held:
    """Those pairs that hold to somebody's or something's name: it can be changed, or deleted."""
    own = {column.name for column in COLUMNS if not column.kind} - {VALUE, WRITTEN} | {CUSTOMER}
    return tuple(pair for pair in held if pair[0] in own and pair[1])


def as_asked(held: Held) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
    """`held` as the queue asks for it: sums in minor units, a buyer by number."""
    return tuple(
        (column, tuple(_asked(column, values_of(held, column)))) for column in columns_of(held)
    )


def range_of(least: Money | None, most: Money | None, currency: str) -> str:
    """Sums from–to as a value; None is open at that end."""
    ends = (str(end.minor) if end is not None else _OPEN for end in (least, most))
    return " ".join((currency, *ends))


def ends_of(value: str) -> tuple[str, Money | None, Money | None]:
    """The currency and both ends of such a value."""
    currency, least, most = value.split(" ")
    ends = (None if end == _OPEN else Money(int(end), currency) for end in (least, most))
    return (currency, *ends)  # type: ignore[return-value]


def readable(held: Held) -> Held:
    """Those pairs that can be asked for: a file of settings may have been edited."""
    kept = []
    for column, value in held:
        try:
            _asked(column, [value])
        except (ValueError, KeyError):
            continue
        if column in _BY_NAME or column == CUSTOMER:
            kept.append((column, value))
    return tuple(kept)


def _asked(column: str, values: Sequence[str]) -> list[str | int]:
    if column == CUSTOMER:
        return [int(value.partition(" ")[0]) for value in values]
    if column == VALUE:
        currency, least, most = ends_of(values[-1])
        return [currency, *(end.minor if end is not None else "" for end in (least, most))]
    return list(values)


def _range_words(value: str) -> str:
    currency, least, most = ends_of(value)
    if least is not None and most is not None:
        return f"{least} – {most}"
    translate = QCoreApplication.translate
    if least is not None:
        return translate("Filters", "from {amount}").format(amount=least)
    if most is not None:
        return translate("Filters", "up to {amount}").format(amount=most)
    return currency
