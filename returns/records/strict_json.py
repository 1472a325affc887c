"""Reading JSON that people write: every value checked, every complaint with the place it stands at."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from returns.errors import Refusal
from returns.money import Money

E = TypeVar("E", bound=StrEnum)

#: characters one text may hold; longer ones are a mistake or an attack
LONGEST_TEXT = 10_000
#: entries one list may hold
LONGEST_LIST = 1_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place, such as `suppliers[2].policies[0].window_days`."""

    place: str
    #: name of the sentence in `errors.json`
    key: str
    facts: tuple[tuple[str, str], ...] = ()

    def refusal(self) -> Refusal:
        """The same as an exception whose sentence names the place."""
        return Refusal(self.key, place=self.place or "JSON", **dict(self.facts))


@dataclass
class Problems:
    """Collects what is wrong in one document, so that all of it is told at once."""

    found: list[Problem] = field(default_factory=list)

    def tell(self, place: str, name: str, **facts: object) -> None:
        """Note one problem; `name` is the sentence's name after `importing.`."""
        said = tuple((key, _shown(value)) for key, value in facts.items())
        self.found.append(Problem(place, f"importing.{name}", said))

    def refuse(self) -> None:
        """Raise the first problem as a `Refusal`, if there is one."""
        if self.found:
            raise self.found[0].refusal()


class Fields:
    """One JSON object, read name by name; a name that nobody asked for is told by `close`.

    A missing name, or null, takes the given default; a wrong value is told and takes it as well.
    """

    def __init__(self, value: object, place: str, problems: Problems) -> None:
        self.place = place
        self.problems = problems
        self._asked: set[str] = set()
        self._values: dict[str, object] = {}
        if isinstance(value, dict):
            self._values = {str(name): item for name, item in value.items()}
        else:
            problems.tell(place, "not_object", found=value)

    def at(self, name: str) -> str:
        """The place of one name."""
        return f"{self.place}.{name}" if self.place else name

    def has(self, name: str) -> bool:
        """Is there a value other than null?"""
        return self._values.get(name) is not None

    def raw(self, name: str) -> object:
        """The value as it stands, None when missing."""
        self._asked.add(name)
        return self._values.get(name)

    def tell(self, name: str, sentence: str, **facts: object) -> None:
        """Note a problem with one name."""
        self.problems.tell(self.at(name), sentence, **facts)

    def text(self, name: str, default: str = "", *, needed: bool = False) -> str:
        """A text that the desk can store."""
        value = self.raw(name)
        if value is None or value == "":
            if needed:
                self.tell(name, "needed")
            return default
        if not isinstance(value, str) or not _printable(value):
            self.tell(name, "not_text", found=value)
            return default
        return value

    def whole(self, name: str, default: int | None, least: int, most: int) -> int | None:
        """A whole number between two bounds."""
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self.tell(name, "not_whole", found=value)
            return default
        if not least <= value <= most:
            self.tell(name, "out_of_range", found=value, least=least, most=most)
            return default
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number between two bounds, never None."""
        value = self.whole(name, default, least, most)
        return default if value is None else value

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.tell(name, "not_flag", found=value)
            return default
        return value

    def one_of(self, name: str, kind: type[E], default: E) -> E:
        """A member of one of the trade's vocabularies."""
        value = self.raw(name)
        if value is None:
            return default
        try:
            return kind(value)  # type: ignore[arg-type]  # what is not a text raises as well
        except ValueError:
            self.tell(name, "not_one_of", found=value, allowed=", ".join(kind))
            return default

    def texts(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts."""
        value = self.raw(name)
        if value is None:
            return default
        if (
            not isinstance(value, list)
            or len(value) > LONGEST_LIST
            or not all(isinstance(item, str) and _printable(item) for item in value)
        ):
            self.tell(name, "not_texts", found=value)
            return default
        return tuple(value)

    def names(
        self,
        name: str,
        default: tuple[str, ...] = (),
        allowed: frozenset[str] = frozenset(),
    ) -> tuple[str, ...]:
        """A list of identifiers such as `not_as_described`, each of `allowed` unless it is empty."""
        values = self.texts(name, default)
        for position, value in enumerate(values):
            if not is_name(value):
                self.tell(f"{name}[{position}]", "not_name", found=value)
                return default
            if allowed and value not in allowed:
                shown = ", ".join(sorted(allowed))
                self.tell(f"{name}[{position}]", "not_one_of", found=value, allowed=shown)
                return default
        return values

    def day(self, name: str, default: date | None = None) -> date | None:
        """A calendar date `2026-11-22`."""
        value = self.raw(name)
        if value is None or value == "":
            return default
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass  # told below with the other wrong ones
        self.tell(name, "not_day", found=value)
        return default

    def money(self, name: str) -> Money | None:
        """`{"amount": "5.00", "currency": "USD"}`; the amount is a text, so that no cent is lost."""
        if not self.has(name):
            self.raw(name)
            return None
        inner = self.inner(name)
        before = len(self.problems.found)
        amount = inner.text("amount", needed=True)
        currency = inner.text("currency", needed=True)
        inner.close()
        if len(self.problems.found) > before:
            return None
        try:
            return Money.parse(amount, currency)
        except Refusal as refusal:
            self.tell_amount(name, f"{amount} {currency}", refusal)
            return None

    def tell_amount(self, name: str, found: str, refusal: Refusal | None = None) -> None:
        """Tell why that is no amount: more than one can be, or none at all."""
        if refusal is not None and refusal.key == "money.too_much":
            self.tell(name, "amount_most", found=found, most=refusal.facts["most"])
        else:
            self.tell(name, "not_money", found=found)

    def inner(self, name: str) -> "Fields":
        """The object below one name; empty when missing."""
        value = self.raw(name)
        return Fields({} if value is None else value, self.at(name), self.problems)

    def each(self, name: str) -> list["Fields"]:
        """The objects of a list below one name."""
        value = self.raw(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.tell(name, "not_list", found=value)
            return []
        place = self.at(name)
        return [
            Fields(item, f"{place}[{position}]", self.problems)
            for position, item in enumerate(value)
        ]

    def close(self) -> None:
        """Tell of every name that nobody asked for: most often it is misspelt."""
        for name in self._values:
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.tell(_shown(name), "unknown_name", known=known)


def is_name(text: str) -> bool:
    """Is it an identifier such as `not_as_described`?"""
    return _NAME.match(text) is not None


def money_to_json(money: Money | None) -> dict[str, str] | None:
    """The form that `Fields.money` reads; exact."""
    if money is None:
        return None
    return {"amount": str(money.amount), "currency": money.currency}


def _printable(text: str) -> bool:
    """Text that the desk can store: no NUL, no half of a surrogate pair, not endless."""
    return (
        len(text) <= LONGEST_TEXT
        and "\0" not in text
        and not any("\ud800" <= sign <= "\udfff" for sign in text)
    )


def _shown(value: object) -> str:
    """A value as a sentence quotes it: short, on one line."""
    text = " ".join(str(value).encode("utf-8", "replace").decode("utf-8").split())
    text = "".join(sign for sign in text if sign.isprintable())
    return text if len(text) <= 200 else f"{text[:199]}…"
