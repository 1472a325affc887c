"""What `settings --set NAME=VALUE` asks of the desk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from returns.errors import NotFound, Refusal
from returns.records.own_reason import OWN, OwnReason
from returns.records.policy import Address
from returns.records.settings import BOUNDS, CHOICES, DeskSettings, OwnDeadline, OwnLimit
from returns.rules.dates.dates import Times
from returns.rules.deadlines_check import deadline_row, deadline_typed
from returns.rules.money.exchange import shipped_rates
from returns.rules.packets.limits_check import limit_figure, limit_typed
from returns.rules.settings_check import days_typed, shown_rates
from returns.rules.shares_typed import share_typed


def changes_of(before: DeskSettings, wanted: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What `Settings.set` is asked for; an empty value takes the default back."""
    plain = DeskSettings()
    changes: dict[str, Any] = {}
    for name, value in wanted:
        first, dot, row = name.partition(".")
        if dot:
            whole, change = _ROWS[first]
            changes[whole] = change(_table(before, changes, whole), row, value)
        elif name in BOUNDS:
            typed = share_typed(value) if BOUNDS[name].unit == "percent" else int(value or 0)
            changes[name] = typed if value else getattr(plain.triage, name)
        elif name in CHOICES:
            changes[name] = value or getattr(plain.triage, name)
        elif name == "per_group":
            changes[name] = value == "yes"
        elif name == "return_address":
            changes[name] = whole_address(value)
        elif name in WHOLE:
            changes[name] = () if name in ("faults", "reasons") else {}
        else:
            changes[name] = value or getattr(plain, name)
    return changes


def whole_address(text: str) -> Address:
    """`name;line1;line2;city;region;postcode;country;phone`; "" is none."""
    if not text:
        return Address()
    name, first, second, *rest = (part.strip() for part in text.split(";"))
    lines = tuple(line for line in (first, second) if line)
    return Address(name, lines, *rest)


def _table(before: DeskSettings, changes: dict[str, Any], whole: str) -> Any:
    """The table that a row is changed in, as it stands after what was named before."""
    if whole == "rates":
        return changes.get("rates") or shown_rates(before)
    return changes.get(
        whole, before.triage.faults if whole == "faults" else getattr(before, whole)
    )


def _part(address: Address, part: str, value: str) -> Address:
    if part in ("line1", "line2"):
        lines = [*address.lines, "", ""]
        lines[int(part[-1]) - 1] = value
        return replace(address, lines=tuple(line for line in lines if line))
    changed: dict[str, Any] = {part: value}
    return replace(address, **changed)


def _rate(rates: dict[str, str], code: str, value: str) -> dict[str, str]:
    """The table with one rate changed; an empty one takes the shipped rate, else it goes."""
    kept = value or shipped_rates().per_usd.get(code, "")
    rest = {each: rate for each, rate in rates.items() if each != code}
    return {**rest, code: kept} if kept else rest


def _transit(own: dict[str, Times], key: str, value: str) -> dict[str, Times]:
    """The own rows with one changed; an empty one takes the shipped row, or goes."""
    rest = {each: days for each, days in own.items() if each != key}
    return {**rest, key: days_typed(value)} if value else rest


def _deadline(own: dict[str, OwnDeadline], key: str, value: str) -> dict[str, OwnDeadline]:
    """The own times with one changed; an empty one takes the shipped time back."""
    row = deadline_row(key)
    rest = {each: time for each, time in own.items() if each != row.key}
    return (
        {**rest, row.key: deadline_typed(row.key, value, own.get(row.key))} if value else rest
    )


def _limit(own: dict[str, OwnLimit], key: str, value: str) -> dict[str, OwnLimit]:
    """The own limits with one changed; an empty one takes the shipped limit back."""
    figure = limit_figure(key)
    rest = {each: limit for each, limit in own.items() if each != figure.key}
    return {**rest, figure.key: limit_typed(figure.key, value)} if value else rest


_Faults = tuple[tuple[str, str], ...]


def _fault(own: _Faults, reason_id: str, value: str) -> _Faults:
    """The own faults with one changed; an empty one takes the table's back."""
    rest = tuple(each for each in own if each[0] != reason_id)
    return (*rest, (reason_id, value)) if value else rest


_Reasons = tuple[OwnReason, ...]


def _reason(own: _Reasons, key: str, value: str) -> _Reasons:
    """The own reasons with one written anew; an empty one takes it away."""
    known = f"{OWN}{key.removeprefix(OWN)}"
    rest = tuple(each for each in own if each.id != known)
    if not value:
        if rest == own:
            names = ", ".join(each.id for each in own)
            raise NotFound("rules.no_reason", reason=known, known=names)
        return rest
    parts = [part.strip() for part in value.replace("；", ";").split(";")]
    if len(parts) < len(("en", "zh", "meaning")):
        raise Refusal("settings.reason_typed", field=f"reason.{known}", text=value)
    en, zh, meaning, *wordings = parts
    return (*rest, OwnReason(known, en, zh, meaning.lower(), tuple(wordings)))


#: the first word of a row's name → the setting that it is a row of, and how it is changed
_ROWS: dict[str, tuple[str, Callable[[Any, str, str], Any]]] = {
    "return_address": ("return_address", _part),
    "rate": ("rates", _rate),
    "transit": ("transit", _transit),
    "deadline": ("deadlines", _deadline),
    "limit": ("limits", _limit),
    "fault": ("faults", _fault),
    "reason": ("reasons", _reason),
}
#: tables that are taken back whole
WHOLE = ("rates", "transit", "deadlines", "limits", "faults", "reasons")
