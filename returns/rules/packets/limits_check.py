"""Whether the seller's own values of what addressees take can be kept, and how they are typed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from returns.errors import Refusal
from returns.records.packets import Figure, PacketForm
from returns.records.settings import OwnLimit
from returns.rules.goods.shot_list import all_shots
from returns.rules.packets.figure_words import name_said
from returns.rules.packets.matrix import NUMBERS, as_kept, shipped_figure
from returns.terms import Lang

#: the most that each number can be: anything above is a slip of the finger
MOST = {
    "files": 100,
    "file_bytes": 2_000_000_000,
    "bytes": 2_000_000_000,
    "pages": 1_000,
    "point": 24,
    "characters": 100_000,
    "days": 365,
}
#: what a packet can be told to say
MUST_STAND = ("order", "po", "rma", "tracking", "sum", "complaint")
_UNKNOWN = frozenset({"unknown", "none", "不详", "未知", "?"})
#: with a comma and three figures it could be a thousand of them
_MEGABYTES = re.compile(
    r"([0-9]{1,4}(?:\.[0-9]{1,6}|,(?:[0-9]{1,2}|[0-9]{4,6}))?)\s*(?:mb|兆)", re.IGNORECASE
)
#: `1,750,000` and `1 750 000`; `1,75` is no whole number
_GROUPED = re.compile(r"[0-9]{1,3}(?:([, ])[0-9]{3})(?:\1[0-9]{3})*")
#: into so many pieces the commas of one name cut it at most
_MOST_PARTS = 3
_NUMBER = re.compile(r"\d{1,10}")


def limit_figure(key: str) -> Figure:
    """The shipped row of that key, such as `ebay:bytes`; raises `Refusal` where there is none."""
    found = shipped_figure(key)
    if found is None:
        raise Refusal("settings.limit_row", field=f"limit.{key}", text=key[:60])
    return found


def limit_typed(key: str, text: str) -> OwnLimit:
    """A value as it is typed: `5`, `1.75 MB`, `front, back`, `unknown`; raises `Refusal` for another."""
    field, typed = limit_figure(key).field, text.strip()
    if typed.casefold() in _UNKNOWN:
        return OwnLimit("")
    if field in NUMBERS:
        return OwnLimit(_number(key, field, typed))
    parts = [part.strip() for part in re.split(r"[,;，；、]", typed)]
    return OwnLimit(
        ",".join(_known(key, field, _names(field, [part for part in parts if part])))
    )


def kept_limits(own: Mapping[str, OwnLimit], today: date) -> dict[str, OwnLimit]:
    """The values that say something else than the shipped ones, each with the day since which it does."""
    kept = {}
    for key, limit in sorted(own.items()):
        figure = limit_figure(key)
        if limit.value:
            _demand_possible(key, figure.field, limit.value)
        if limit.value != as_kept(figure.value):
            kept[key] = replace(limit, since=_since(key, limit.since, today))
    return kept


def known_names(field: str) -> tuple[str, ...]:
    """What a limit that is names can name."""
    if field == "forms":
        return tuple(PacketForm)
    return MUST_STAND if field == "words" else all_shots()


def _names(field: str, parts: list[str]) -> list[str]:
    """The names that parts of a list mean, by themselves or in words of either language.

    Words may hold what parts them: `Outer box, all sides` is one name.
    """
    called = {
        _plain(name_said(field, name, lang)): name
        for name in known_names(field)
        for lang in Lang
    }
    called |= {_plain(name): name for name in known_names(field)}
    found, at = [], 0
    while at < len(parts):
        longest = range(min(_MOST_PARTS, len(parts) - at), 0, -1)
        taken = next((n for n in longest if _plain("".join(parts[at : at + n])) in called), 0)
        meant = (
            called[_plain("".join(parts[at : at + taken]))] if taken else parts[at].casefold()
        )
        found.append(meant)
        at += taken or 1
    return found


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _number(key: str, field: str, typed: str) -> str:
    found = _MEGABYTES.fullmatch(typed) if field.endswith("bytes") else None
    if found:
        value = str(round(float(found[1].replace(",", ".")) * 1_000_000))
    else:
        grouped = _GROUPED.fullmatch(typed)
        value = re.sub("[, ]", "", typed) if grouped else typed
    _demand_possible(key, field, value)
    return str(int(value))


def _demand_possible(key: str, field: str, value: str) -> None:
    if field not in NUMBERS:
        _known(key, field, value.split(","))
    elif (
        not value.isascii()
        or not _NUMBER.fullmatch(value)
        or not 1 <= int(value) <= MOST[field]
    ):
        most = f"{MOST[field]:,}"
        raise Refusal("settings.limit_number", field=f"limit.{key}", text=value[:60], most=most)


def _known(key: str, field: str, names: list[str]) -> list[str]:
    known = known_names(field)
    strange = next((name for name in names if name not in known), None)
    if strange is not None or not names:
        told = {"text": (strange or "")[:60], "known": ", ".join(known)}
        raise Refusal("settings.limit_names", field=f"limit.{key}", **told)
    return list(dict.fromkeys(names))


def _since(key: str, since: str, today: date) -> str:
    if not since:
        return today.isoformat()
    try:
        return date.fromisoformat(since).isoformat()
    except ValueError as error:
        raise Refusal("settings.limit_row", field=f"limit.{key}", text=since[:60]) from error
