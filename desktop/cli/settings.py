"""The command that shows and changes the desk's own settings."""

from argparse import Namespace
from dataclasses import asdict
from decimal import Decimal
from functools import partial
from typing import Any

from desktop.cli import desks
from desktop.cli.dry_run import tried
from desktop.cli.output import as_json, table
from desktop.cli.settings_typed import changes_of, whole_address
from returns.desk import Desk
from returns.errors import Refusal
from returns.money import Money
from returns.phrases import has, word
from returns.phrases import say as phrase
from returns.records.facts import TriageSettings
from returns.records.own_reason import OwnReason
from returns.records.packets import Figure
from returns.records.place import Place
from returns.records.policy import Address
from returns.records.policy_json import address_to_json
from returns.records.settings import BOUNDS, CHOICES, DeskSettings
from returns.rules.dates.dates import key_of, transit_table
from returns.rules.dates.deadlines import DeadlineRow, deadline_table, unit_of
from returns.rules.money.exchange import shipped_rates
from returns.rules.packets.figure_words import figure_source, figure_words
from returns.rules.packets.matrix import all_figures
from returns.rules.reasons import all_reasons, fault_is_choice, usual_fault
from returns.rules.settings_check import shown_rates
from returns.terms import PlaceKind

_TEXTS = ("shop_name", "email", "gift_en", "gift_zh")
_ADDRESS = "return_address."
_RATE, _TRANSIT, _DEADLINE, _FAULT = "rate.", "transit.", "deadline.", "fault."
_REASON = "reason."
#: the printed row that stands for a table which was taken back whole
_FIRST_ROW = {
    "transit": "transit.*:*",
    "rates": "rates_on",
    "deadlines": "deadline.amazon:*:answer_buyer",
    "limits": "limit.supplier:forms",
    "faults": "fault.defective",
}
#: what the key of a deadline says already
_OF_THE_KEY = ("platform", "country", "event")


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
        if changing:
            with desk.together():
                _change(desk, options, lang)
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
    if any(name == "reasons" or name.startswith(_REASON) for name, _ in options.set):
        # one that was taken away has no row: those that are there are the answer
        wanted |= {f"{_REASON}{each.id}" for each in now.reasons}
    wanted |= {f"place.{name}" for name, _, _ in options.places}
    table([(name, *rest) for name, rest in rows.items() if name in (wanted or rows)])
    return 0


def _change(desk: Desk, options: Namespace, lang: str) -> None:
    if options.set:
        try:
            desk.settings.set(**changes_of(desk.settings.get(), options.set))
        except Refusal as refusal:
            raise _named(refusal, lang) from refusal
    for name, kind, address in options.places:
        _place(desk, name, kind, address)


def _place(desk: Desk, name: str, kind: str, address: str) -> None:
    """Add or change a place; without a kind it goes."""
    if kind:
        desk.places.keep(name, PlaceKind(kind), whole_address(f";{address}"))
    else:
        desk.places.remove(name)


def _place_json(place: Place) -> dict[str, Any]:
    address = address_to_json(place.address)
    return {"name": place.name, "kind": place.kind.value, "address": address}


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
        **{name: _number(getattr(now.triage, name)) for name in (*BOUNDS, *CHOICES)},
        "faults": _faults(now),
        "reasons": {each.id: _reason_json(each) for each in now.reasons},
        "per_group": now.per_group,
        "transit": {
            key_of(row): [*row.ship, *row.arrive] for row in transit_table(now.transit).rows
        },
        "deadlines": {row.key: _row_json(row) for row in deadline_table(now.deadlines).rows},
        "limits": {figure.key: _figure_json(figure) for figure in all_figures(now.limits)},
        "rates": shown_rates(now),
        "rates_on": now.rates_on or shipped_rates().as_of,
        "rates_own": bool(now.rates),
    }


def _number(value: object) -> object:
    """As JSON has numbers: a percentage with a fraction is kept as no float is."""
    return float(value) if isinstance(value, Decimal) else value


def _reason_json(own: OwnReason) -> dict[str, Any]:
    return {**own.words, "meaning": own.meaning, "wordings": list(own.wordings)}


def _row_json(row: DeadlineRow) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if name not in _OF_THE_KEY}


def _figure_json(figure: Figure) -> dict[str, Any]:
    told = asdict(figure)
    return {name: told[name] for name in told if name not in ("addressee", "field")}


def _rows(now: DeskSettings, lang: str) -> dict[str, tuple[str, str]]:
    """Value and words of each setting, in the order printed."""
    none = f"({phrase('settings.none', lang)})"
    values = {name: getattr(now, name) or none for name in _TEXTS}
    values["return_address"] = address_line(now.return_address) or none
    values["home_currency"] = now.home_currency
    values |= {name: _counted(name, getattr(now.triage, name), lang) for name in BOUNDS}
    for name in CHOICES:
        values[name] = phrase(f"settings.{name}.{getattr(now.triage, name)}", lang)
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
    rows |= _deadline_rows(now, lang)
    rows |= {
        f"limit.{figure.key}": (figure_words(figure, lang), figure_source(figure, lang))
        for figure in all_figures(now.limits)
    }
    buys = phrase("settings.cli.rate", lang)
    return rows | {f"{_RATE}{c}": (rate, buys) for c, rate in sorted(shown_rates(now).items())}


def _deadline_rows(now: DeskSettings, lang: str) -> dict[str, tuple[str, str]]:
    """Each deadline with whose time it is, and whose fault each reason usually is."""
    rows = {}
    for row in deadline_table(now.deadlines).rows:
        unit = word("unit", unit_of(row.amount, row.unit), lang)
        whose = "own" if row.own_since else "as_shipped"
        rows[f"{_DEADLINE}{row.key}"] = (
            phrase("deadlines.time", lang, amount=row.amount, unit=unit),
            phrase(f"deadlines.{whose}", lang, day=row.own_since, source=row.source),
        )
    for reason_id, fault in _faults(now).items():
        said = word("fault", fault, lang)
        rows[f"{_FAULT}{reason_id}"] = said, word("reason", reason_id, lang)
    for own in now.reasons:
        counts = phrase(
            "settings.reasons.counts_as", lang, reason=word("reason", own.meaning, lang)
        )
        said = ";".join((own.en, own.zh, own.meaning, *own.wordings))
        rows[f"{_REASON}{own.id}"] = said, counts
    return rows


def _faults(now: DeskSettings) -> dict[str, str]:
    """Whose fault the reasons usually are of which the seller may say so."""
    own = now.triage.faults
    rows = (row for row in all_reasons() if fault_is_choice(row.id))
    return {row.id: usual_fault(row, own).value for row in rows}


def _row_of(name: str) -> str:
    """Which printed row shows a setting."""
    if name.startswith(_ADDRESS):
        return "return_address"
    return _FIRST_ROW.get(name, name)


def _counted(name: str, value: int, lang: str) -> str:
    unit = BOUNDS[name].unit
    if unit == "cents":
        return str(Money(value, "USD"))
    if unit == "usd":
        return str(Money(value * 100, "USD")).removesuffix(".00")
    if has(f"settings.counted.{unit}"):
        return phrase(f"settings.counted.{unit}", lang, count=value)
    return f"{value} {phrase(f'settings.unit.{unit}', lang)}"


def address_line(address: Address) -> str:
    """The address in one line."""
    parts = asdict(address) | {"lines": ", ".join(address.lines)}
    return ", ".join(str(part) for part in parts.values() if part)
