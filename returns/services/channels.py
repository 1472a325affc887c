"""Where orders were sold: a channel's name, platform, country and currency, as far as it can be told."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.importing.drafts import Reading

#: Amazon's marketplaces: the end of the sales channel's name → country, currency
_MARKETS = {
    "com": ("US", "USD"),
    "ca": ("CA", "CAD"),
    "com.mx": ("MX", "MXN"),
    "com.br": ("BR", "BRL"),
    "co.uk": ("GB", "GBP"),
    "de": ("DE", "EUR"),
    "fr": ("FR", "EUR"),
    "it": ("IT", "EUR"),
    "es": ("ES", "EUR"),
    "nl": ("NL", "EUR"),
    "com.be": ("BE", "EUR"),
    "ie": ("IE", "EUR"),
    "se": ("SE", "SEK"),
    "pl": ("PL", "PLN"),
    "com.tr": ("TR", "TRY"),
    "ae": ("AE", "AED"),
    "sa": ("SA", "SAR"),
    "eg": ("EG", "EGP"),
    "in": ("IN", "INR"),
    "sg": ("SG", "SGD"),
    "co.jp": ("JP", "JPY"),
    "com.au": ("AU", "AUD"),
    "co.za": ("ZA", "ZAR"),
}
_CURRENCIES = dict(_MARKETS.values())
#: the country that an Amazon file most likely belongs to, by its currency
_COUNTRIES = {currency: country for country, currency in reversed(_MARKETS.values())} | {
    "EUR": "DE"
}
#: how ERPs and sellers write a country
_SPOKEN = {
    "uk": "GB",
    "usa": "US",
    "美国": "US",
    "加拿大": "CA",
    "墨西哥": "MX",
    "巴西": "BR",
    "英国": "GB",
    "德国": "DE",
    "法国": "FR",
    "意大利": "IT",
    "西班牙": "ES",
    "荷兰": "NL",
    "瑞典": "SE",
    "波兰": "PL",
    "日本": "JP",
    "澳大利亚": "AU",
    "澳洲": "AU",
}


@dataclass(frozen=True, slots=True)
class ChannelSeed:
    """A channel as it would be added to the desk."""

    name: str
    platform: str
    country: str = ""
    currency: str = ""


def named(name: str, platform: str = "", country: str = "") -> ChannelSeed:
    """A channel known by its name: `Amazon DE` is Amazon's in Germany, sold in euros."""
    family = platform or (re.split(r"[\s.]+", name.strip().lower())[0] or "other")
    land = country_of(country) or country_of(name)
    return ChannelSeed(name, family, land, _CURRENCIES.get(land, ""))


def country_of(text: str) -> str:
    """The country that a text names, alone or as its last word; "" for none."""
    for word in (text.strip(), *reversed(re.split(r"[\s./_-]+", text.strip()))):
        if word.upper() in _CURRENCIES:
            return word.upper()
        if word.lower() in _SPOKEN:
            return _SPOKEN[word.lower()]
    return next((code for said, code in _SPOKEN.items() if said in text.lower()), "")


def channel_of(
    tx: Connection, reading: Reading, numbers: Iterable[str], wanted: str
) -> ChannelSeed:
    """Where the orders of a file were sold: as wanted, as the file says, else the likeliest.

    `numbers` are those of its orders; they are asked for only where nothing else tells.
    """
    family = reading.platform.split("_")[0]
    currency = reading.currency
    hint = reading.channel_hint
    if wanted:
        return _there(tx, wanted) or _in(named(wanted, family), currency)
    if family != "amazon":
        ours = _of_family(tx, family)
        if hint or not ours:
            name = hint or family.capitalize()
            return _there(tx, name) or _in(named(name, family), currency)
        return ours[0]
    market = hint.lower().removeprefix("amazon.")
    if market in _MARKETS:
        return _amazon(tx, _MARKETS[market][0])
    if hint:
        seed = named(hint, family, reading.country_hint)
        return _there(tx, hint) or _in(seed, currency)
    if currency in _COUNTRIES:
        return _amazon(tx, _COUNTRIES[currency])
    return _where_known(tx, numbers) or _only(tx, family) or ChannelSeed("Amazon", family)


def _amazon(tx: Connection, country: str) -> ChannelSeed:
    name = f"Amazon {'UK' if country == 'GB' else country}"
    return _there(tx, name) or ChannelSeed(name, "amazon", country, _CURRENCIES[country])


def _in(seed: ChannelSeed, currency: str) -> ChannelSeed:
    """The same, selling in what the file shows rather than in what its country suggests."""
    return ChannelSeed(seed.name, seed.platform, seed.country, currency or seed.currency)


def _there(tx: Connection, name: str) -> ChannelSeed | None:
    table = s.channel
    row = tx.execute(select(table).where(table.c.name == name)).first()
    return None if row is None else ChannelSeed(row.name, row.platform, row.country)


def _of_family(tx: Connection, family: str) -> list[ChannelSeed]:
    table = s.channel
    query = select(table).where(table.c.platform == family).order_by(table.c.id)
    return [ChannelSeed(row.name, row.platform, row.country) for row in tx.execute(query)]


def _only(tx: Connection, family: str) -> ChannelSeed | None:
    ours = _of_family(tx, family)
    return ours[0] if len(ours) == 1 else None


def _where_known(tx: Connection, numbers: Iterable[str]) -> ChannelSeed | None:
    """The channel on which most of the file's orders are known already."""
    left = iter(numbers)
    order, channel = s.order, s.channel
    counted: Counter[tuple[str, str, str]] = Counter()
    while batch := list(islice(left, 10_000)):
        query = (
            select(channel.c.name, channel.c.platform, channel.c.country)
            .join(order, order.c.channel_id == channel.c.id)
            .where(
                channel.c.platform == "amazon",
                order.c.number.in_(batch),
            )
        )
        counted.update((row.name, row.platform, row.country) for row in tx.execute(query))
    if not counted:
        return None
    return ChannelSeed(*min(counted, key=lambda known: (-counted[known], known)))


def key_prefix(channel: str, platform: str) -> str:
    """What stands before a row's key: Amazon's order numbers are the same on every marketplace."""
    return "amazon" if platform.startswith("amazon") else channel
