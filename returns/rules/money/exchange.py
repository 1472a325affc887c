"""What an amount is in dollars, by the desk's own rates or the shipped ones."""

import json
from decimal import Decimal
from functools import cache, lru_cache

from resources import resource
from returns.money import Money, Rates, exponent


@cache
def shipped_rates() -> Rates:
    """The table that ships with Sendback, until the seller keeps one."""
    content = json.loads(resource("rates.json").read_text(encoding="utf-8"))
    return Rates(content["per_usd"], content["as_of"])


def rates_for(currency: str, own: Rates | None) -> Rates | None:
    """The table that knows the currency, the desk's own first; None when neither does."""
    for rates in (own, shipped_rates()):
        if rates is not None and (currency == "USD" or currency in rates.per_usd):
            return rates
    return None


def rates_between(one: str, other: str, own: Rates | None) -> Rates | None:
    """The table that knows both currencies, the desk's own first; None when neither does."""
    for rates in (own, shipped_rates()):
        if rates is not None and {one, other} <= {*rates.per_usd, "USD"}:
            return rates
    return None


def dollars(money: Money, own: Rates | None) -> Decimal | None:
    """The exact amount in US dollars, not rounded to cents; None without a rate."""
    rates = rates_for(money.currency, own)
    if rates is None:
        return None
    if money.currency == "USD":
        return money.amount
    return money.amount / Decimal(rates.per_usd[money.currency])


def from_cents(usd_cents: int, currency: str, own: Rates | None) -> Money | None:
    """US cents in another currency; None without a rate."""
    rates = rates_for(currency, own)
    return None if rates is None else rates.convert(Money(usd_cents, "USD"), currency)


def brief(money: Money) -> str:
    """As people say it: `$50` for a whole amount, `$49.50` otherwise."""
    text = str(money)
    places = exponent(money.currency)
    whole = places and money.minor % 10**places == 0
    return text[: -places - 1] if whole else text


def limit_text(usd: int, currency: str, own: Rates | None) -> str:
    """A limit in whole dollars as the seller of that currency reads it: `€46 ($50)`."""
    rates = rates_for(currency, own)
    at = rates.per_usd.get(currency) if rates is not None and currency != "USD" else None
    return _limit_at(usd, currency, at)


@lru_cache(maxsize=256)
def _limit_at(usd: int, currency: str, at: str | None) -> str:
    """The same at what one dollar buys; the few limits of a desk are said with every case."""
    in_dollars = brief(Money(usd * 100, "USD"))
    if at is None:
        return in_dollars
    local = Rates({currency: at}, "").convert(Money(usd * 100, "USD"), currency)
    scale = 10 ** exponent(currency)
    whole = Money(round(local.minor / scale) * scale, currency)
    return f"{brief(whole)} ({in_dollars})"
