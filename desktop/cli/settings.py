"""The command that shows and changes the desk's own settings."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from desktop.cli import desks
from desktop.cli.dry_run import tried
from desktop.cli.output import as_json, table
from returns.desk import Desk
from returns.errors import Refusal
from returns.money import Money
from returns.phrases import say as phrase
from returns.phrases import word
from returns.records.facts import TriageSettings
from returns.records.place import Place
from returns.records.policy import Address
from returns.records.policy_json import address_to_json
from returns.records.settings import BOUNDS, DeskSettings
from returns.rules.dates.dates import Times, key_of, transit_table
from returns.rules.money.exchange import shipped_rates
from returns.rules.settings_check import days_typed, shown_rates
from returns.terms import PlaceKind

_TEXTS = ("shop_name", "email")
_ADDRESS = "return_address."
_RATE, _TRANSIT = "rate.", "transit."


def settings(options: Namespace) -> int:
    """Print the settings, after changing those that were named; all are changed or none."""
    lang = options.lang or "en"
    if options.dry_run:
        try:
            return tried(options, changes_of)
        except Refusal as refusal:
            raise _named(refusal, lang) from refusal
    if options.days is not None:
        raise Refusal("dry_run.days_alone")
    changing = options.set or options.places
    opened = partial(desks.writing, create=True) if changing else desks.reading
    with opened(options.desk) as desk:
        if options.set:
            changes = changes_of(desk.settings.get(), options.set)
            try:
                desk.settings.set(**changes)
            except Refusal as refusal:
                raise _named(refusal, lang) from refusal
        for name, kind, address in options.places:
            _place(desk, name, kind, address)
        now, places = desk.settings.get(), desk.places.all()
    if options.json:
        as_json(settings_json(now) | {"places": [_place_json(place) for place in places]})
        return 0
    rows = _rows(now, lang)
    rows |= {
        f"place.{place.name}": (
            address_line(place.address),
            word("place_kind", place.kind, lang),
        )
        for place in places
    }
    wanted = {_row_of(name) for name, _ in options.set}
    wanted |= {f"place.{name}" for name, _, _ in options.places}
    table([(name, *rest) for name, rest in rows.items() if name in (wanted or rows)])
    return 0


def _place(desk: Desk, name: str, kind: str, address: str) -> None:
    """Add or change a place; without a kind it goes."""
    if kind:
        desk.places.keep(name, PlaceKind(kind), whole_address(f";{address}"))
    else:
        desk.places.remove(name)


def _place_json(place: Place) -> dict[str, Any]:
    address = address_to_json(place.address)
    return {"name": place.name, "kind": place.kind.value, "address": address}


def changes_of(before: DeskSettings, wanted: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What `Settings.set` is asked for; an empty value takes the default back."""
    plain = DeskSettings()
    changes: dict[str, Any] = {}
    for name, value in wanted:
        if name in BOUNDS:
            changes[name] = int(value) if value else getattr(plain.triage, name)
        elif name == "per_group":
            changes[name] = value == "yes"
        elif name == "return_address":
            changes[name] = whole_address(value)
        elif name.startswith(_ADDRESS):
            address = changes.get("return_address", before.return_address)
            changes["return_address"] = _part(address, name.removeprefix(_ADDRESS), value)
        elif name == "rates":
            changes["rates"] = {}
        elif name.startswith(_RATE):
            rates = changes.get("rates") or shown_rates(before)
            changes["rates"] = _rate(rates, name.removeprefix(_RATE), value)
        elif name == "transit":
            changes["transit"] = {}
        elif name.startswith(_TRANSIT):
            own = changes.get("transit", before.transit)
            changes["transit"] = _transit(own, name.removeprefix(_TRANSIT), value)
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


def _named(refusal: Refusal, lang: str) -> Refusal:
    """The same refusal, with the setting's name before it where one was asked for."""
    field = refusal.facts.get("field")
    if not field:
        return refusal
    return Refusal("settings.named", name=field, why=refusal.say(lang))


def settings_json(now: DeskSettings) -> dict[str, Any]:
    """Every setting under the name that `--set` takes; addresses and rates as objects."""
    return {
        **{name: getattr(now, name) for name in _TEXTS},
        "return_address": address_to_json(now.return_address),
        "home_currency": now.home_currency,
        **{name: getattr(now.triage, name) for name in BOUNDS},
        "per_group": now.per_group,
        "transit": {
            key_of(row): [*row.ship, *row.arrive] for row in transit_table(now.transit).rows
        },
        "rates": shown_rates(now),
        "rates_on": now.rates_on or shipped_rates().as_of,
        "rates_own": bool(now.rates),
    }


def _rows(now: DeskSettings, lang: str) -> dict[str, tuple[str, str]]:
    """Value and words of each setting, in the order printed."""
    none = f"({phrase('settings.none', lang)})"
    values = {name: getattr(now, name) or none for name in _TEXTS}
    values["return_address"] = address_line(now.return_address) or none
    values["home_currency"] = now.home_currency
    values |= {name: _counted(name, getattr(now.triage, name), lang) for name in BOUNDS}
    values["per_group"] = phrase(f"settings.{'yes' if now.per_group else 'no'}", lang)
    rows = {
        name: (text, phrase(f"settings.name.{name}", lang)) for name, text in values.items()
    }
    for name in BOUNDS:
        usual = getattr(TriageSettings(), name)
        if getattr(now.triage, name) != usual:
            back = phrase("settings.usual", lang, value=_counted(name, usual, lang))
            rows[name] = (rows[name][0], f"{rows[name][1]} ({back})")
    whose = phrase(f"settings.cli.{'own' if now.rates else 'shipped'}", lang)
    rows["rates_on"] = (now.rates_on or shipped_rates().as_of, whose)
    takes = phrase("settings.cli.transit", lang)
    for row in transit_table(now.transit).rows:
        (a, b), (c, d) = row.ship, row.arrive
        rows[f"{_TRANSIT}{key_of(row)}"] = f"{a}-{b},{c}-{d}", takes
    buys = phrase("settings.cli.rate", lang)
    return rows | {f"{_RATE}{c}": (rate, buys) for c, rate in sorted(shown_rates(now).items())}


def _row_of(name: str) -> str:
    """Which printed row shows a setting."""
    if name.startswith(_ADDRESS):
        return "return_address"
    if name == "transit":
        return "transit.*:*"
    return "rates_on" if name == "rates" else name


def _counted(name: str, value: int, lang: str) -> str:
    unit = BOUNDS[name].unit
    if unit == "cents":
        return str(Money(value, "USD"))
    if unit == "usd":
        return str(Money(value * 100, "USD")).removesuffix(".00")
    return f"{value} {phrase(f'settings.unit.{unit}', lang)}"


def address_line(address: Address) -> str:
    """The address in one line."""
    parts = asdict(address) | {"lines": ", ".join(address.lines)}
    return ", ".join(str(part) for part in parts.values() if part)
