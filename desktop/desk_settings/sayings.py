"""The settings in words, in the language on screen."""

from collections.abc import Iterable

from desktop.look.theme import look
from returns.language import currency_name
from returns.money import Money, Percent, Rates, minor_units
from returns.phrases import has, say
from returns.records.policy import Address
from returns.records.settings import BOUNDS, DeskSettings
from returns.rules.money.exchange import brief, limit_text


def said(name: str, **facts: object) -> str:
    """A phrase of the settings in the language on screen."""
    return say(f"settings.{name}", look().lang, **facts)


def names_said(names: Iterable[str]) -> str:
    """Settings by their names: `“Keep it, below”, “Part refund”`."""
    told = (said("try.name", setting=said(f"name.{name}")) for name in names)
    return said("list_join").join(told)


def counted(field: str, value: Percent) -> str:
    """A threshold with what it counts: `$50`, `$9`, `30 %`, `5 returns`."""
    unit = BOUNDS[field].unit
    if unit in ("usd", "cents"):
        return brief(Money(int(value) * (100 if unit == "usd" else 1), "USD"))
    if has(f"settings.counted.{unit}"):
        return said(f"counted.{unit}", count=value)
    return f"{value} {said(f'unit.{unit}')}"


def at_home(value: int, settings: DeskSettings) -> str:
    """Whole dollars in the home currency, "" where that is the dollar."""
    if settings.home_currency == "USD":
        return ""
    own = Rates(settings.rates, settings.rates_on) if settings.rates else None
    amount = limit_text(value, settings.home_currency, own).partition(" (")[0]
    return said("about", amount=amount)


def currency_words(code: str) -> str:
    """`Euro`, "" for a code that is none."""
    return currency_name(code, look().lang) if code in minor_units() else ""


def missing_words(address: Address) -> str:
    """What a label still wants of an address that was begun, "" for none or a whole one."""
    begun = bool(address) or bool(address.country)
    parts = {"line": address.lines, "city": address.city, "country": address.country}
    wanted = [said(f"part.{name}") for name, value in parts.items() if not value]
    if not begun or not wanted:
        return ""
    return said("missing.return_address", parts=said("list_join").join(wanted))
