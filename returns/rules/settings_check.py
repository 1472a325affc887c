"""Whether settings can be kept as they stand, and in the form in which they are kept."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from returns.errors import Refusal
from returns.money import minor_units
from returns.records.email_address import demand_email
from returns.records.facts import TriageSettings
from returns.records.policy import Address
from returns.records.settings import BOUNDS, CHOICES, DeskSettings
from returns.rules.dates.dates import Times, key_of, shipped_transit
from returns.rules.deadlines_check import kept_deadlines
from returns.rules.money.exchange import shipped_rates
from returns.rules.own_reasons import kept_reasons
from returns.rules.packets.limits_check import kept_limits
from returns.rules.reasons import kept_faults
from returns.rules.typed_line import one_line
from returns.terms import Fulfilment, Lang

#: characters of a name or of one part of an address
LONGEST = 200
#: days; longer than any parcel that still arrives
_LONGEST_WAY = 365
_DAYS = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})[\s,;，；]+(\d{1,3})\s*[-–]\s*(\d{1,3})")
_RATE = re.compile(r"\d{1,7}([.,]\d{1,9})?")
#: of what a dollar buys; no currency is dearer than a Kuwaiti dinar, which is 0.3
_LEAST_RATE = Decimal("0.0001")


def kept_settings(wanted: DeskSettings, today: date) -> DeskSettings:
    """The settings as they are stored: without stray spaces, rates in one spelling.

    Raises `Refusal` for the first value that cannot be; its fact `field` names the setting.
    """
    _check_triage(wanted.triage)
    if wanted.language not in list(Lang):
        raise Refusal("settings.language", field="language", text=wanted.language)
    rates, rates_on = _kept_rates(wanted.rates, wanted.rates_on, today)
    _check_home(wanted.home_currency, rates)
    return replace(
        wanted,
        shop_name=_one_line(wanted.shop_name, "shop_name"),
        gift_en=_one_line(wanted.gift_en, "gift_en"),
        gift_zh=_one_line(wanted.gift_zh, "gift_zh"),
        triage=replace(wanted.triage, faults=kept_faults(wanted.triage.faults)),
        email=demand_email(_one_line(wanted.email, "email"), "settings.email", "email"),
        return_address=_address(wanted.return_address),
        rates=rates,
        rates_on=rates_on,
        transit=_kept_transit(wanted.transit),
        deadlines=kept_deadlines(wanted.deadlines, today),
        reasons=kept_reasons(wanted.reasons),
        limits=kept_limits(wanted.limits, today),
    )


def rate_text(text: str, code: str = "") -> str:
    """A rate as it is kept: `0.92` for `0,92`; raises `Refusal` for what is none."""
    typed = text.strip()
    try:
        if not _RATE.fullmatch(typed):
            raise InvalidOperation
        rate = Decimal(typed.replace(",", "."))
        if rate < _LEAST_RATE:
            raise InvalidOperation
    except InvalidOperation as error:
        raise Refusal("settings.rate", field=f"rate.{code}", text=text) from error
    return f"{rate:f}"


def days_typed(text: str) -> Times:
    """Four days as they are typed: `1-3,4-9`, `1–3 4–9`; raises `Refusal` for anything else."""
    found = _DAYS.fullmatch(text.strip())
    if found is None:
        raise Refusal("settings.transit_typed", field="transit", text=text)
    a, b, c, d = (int(each) for each in found.groups())
    return a, b, c, d


def shown_rates(settings: DeskSettings) -> dict[str, str]:
    """The table that the desk counts with: its own, else the shipped one."""
    return dict(settings.rates or shipped_rates().per_usd)


def _check_triage(triage: TriageSettings) -> None:
    for name, bounds in BOUNDS.items():
        value = getattr(triage, name)
        kinds = (int, Decimal) if bounds.unit == "percent" else (int,)
        if not isinstance(value, kinds) or not bounds.least <= value <= bounds.most:
            least, most = bounds.least, bounds.most
            if bounds.unit == "cents":
                least, most = least // 100, most // 100
            raise Refusal("settings.bounds", field=name, least=f"{least:,}", most=f"{most:,}")
    low, high = triage.returnless_below_usd, triage.dear_above_usd
    if low > high:
        facts = {"low": f"${low:,}", "high": f"${high:,}"}
        raise Refusal("settings.limits", field="returnless_below_usd", **facts)
    for name, known in CHOICES.items():
        if getattr(triage, name) not in known:
            text = str(getattr(triage, name))
            raise Refusal("settings.choice", field=name, text=text, known=", ".join(known))
    first, second = triage.partial_percent, triage.second_partial_percent
    if 0 < second <= first:
        facts = {"first": str(first), "second": str(second)}
        raise Refusal("settings.second_part", field="second_partial_percent", **facts)


def _check_home(code: str, rates: Mapping[str, str]) -> None:
    if code not in minor_units():
        raise Refusal("settings.currency", field="home_currency", code=code)
    if code != "USD" and code not in (rates or shipped_rates().per_usd):
        raise Refusal("settings.home_rate", field="home_currency", code=code)


def _kept_rates(
    rates: Mapping[str, str], rates_on: str, today: date
) -> tuple[dict[str, str], str]:
    for code in rates:
        if code not in minor_units():
            raise Refusal("settings.currency", field=f"rate.{code}", code=code)
        if code == "USD":
            raise Refusal("settings.usd_rate", field="rate.USD")
    kept = {code: rate_text(text, code) for code, text in sorted(rates.items())}
    if not kept:
        if rates_on:
            raise Refusal("settings.shipped_day", field="rates_on")
        return {}, ""
    try:
        day = date.fromisoformat(rates_on)
    except ValueError as error:
        raise Refusal("settings.rates_on", field="rates_on", text=rates_on) from error
    # a seller east of Greenwich is a day ahead of the desk's clock for some hours
    if day > today + timedelta(days=1):
        raise Refusal("settings.rates_on", field="rates_on", text=rates_on)
    return kept, day.isoformat()


def _kept_transit(own: Mapping[str, Times]) -> dict[str, Times]:
    """The rows that say something else than the shipped ones."""
    usual = {key_of(row): (*row.ship, *row.arrive) for row in shipped_transit().rows}
    kept = {}
    for key, days in sorted(own.items()):
        fulfilment, _, country = key.partition(":")
        there = country == "*" or (
            len(country) == 2 and country.isascii() and country.isupper()
        )
        if fulfilment not in ("*", *Fulfilment) or not there:
            raise Refusal("settings.transit_row", field=f"transit.{key}", text=key)
        if not all(0 <= least <= most <= _LONGEST_WAY for least, most in (days[:2], days[2:])):
            raise Refusal("settings.transit", field=f"transit.{key}", most=_LONGEST_WAY)
        if usual.get(key) != tuple(days):
            kept[key] = days
    return kept


def _address(address: Address) -> Address:
    parts = {
        part.name: _one_line(getattr(address, part.name), "return_address")
        for part in fields(Address)
        if part.name != "lines"
    }
    lines = (_one_line(line, "return_address") for line in address.lines)
    return Address(lines=tuple(line for line in lines if line), **parts)


def _one_line(text: str, name: str) -> str:
    return one_line(text, name, LONGEST)
