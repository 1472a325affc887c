"""Whether the seller's own values of what addressees take can be kept, and how they are typed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from returns.errors import Refusal
from returns.records.packets import Figure, PacketForm
from returns.records.settings import OwnLimit
from returns.rules.goods.shot_list import all_shots
from returns.rules.packets.matrix import NUMBERS, as_kept, shipped_figure

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
_MEGABYTES = re.compile(r"(\d{1,4}(?:[.,]\d{1,6})?)\s*(?:mb|兆)", re.IGNORECASE)
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
    names = [part.strip().casefold() for part in re.split(r"[,;，；、]", typed)]
    return OwnLimit(",".join(_known(key, field, [name for name in names if name])))


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


def _number(key: str, field: str, typed: str) -> str:
    found = _MEGABYTES.fullmatch(typed) if field.endswith("bytes") else None
    if found:
        value = str(round(float(found[1].replace(",", ".")) * 1_000_000))
    else:
        value = typed.replace(",", "").replace(" ", "")
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
