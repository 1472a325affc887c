"""Where orders were sold: a channel's name, platform, country and currency, as far as it can be told."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.importing.drafts import Reading
from returns.platforms.known import PLATFORMS, platform_of
from returns.platforms.platform import Platform

#: country → what is paid with where a platform sells there
_CURRENCIES = {
    market.country: market.currency
    for platform in PLATFORMS.values()
    for market in platform.markets
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
    platform = platform_of(reading.platform)
    currency = reading.currency
    hint = reading.channel_hint
    if wanted:
        return _there(tx, wanted) or _in(named(wanted, platform.id), currency)
    if not platform.markets:
        ours = _of_platform(tx, platform)
        if hint or not ours:
            name = hint or platform.name
            return _there(tx, name) or _in(named(name, platform.id), currency)
        return ours[0]
    told = told_market(tx, platform, hint)
    if told is not None:
        return told
    if hint:
        seed = named(hint, platform.id, reading.country_hint)
        return _there(tx, hint) or _in(seed, currency)
    likeliest = platform.likeliest_country.get(currency)
    if likeliest is not None:
        return _market(tx, platform, likeliest)
    known = _where_known(tx, platform, numbers) or _only(tx, platform)
    return known or ChannelSeed(platform.name, platform.id)


def told_market(
    tx: Connection, platform: Platform, hint: str, country_hint: str = ""
) -> ChannelSeed | None:
    """The shop in the market that a cell names: `Amazon.de`, `www.amazon.de`, `Amazon DE`, `DE`.

    A shop's own name with its country beside it is that shop. None where the cells tell no market.
    """
    if not hint:
        return None
    ending = hint.lower().strip().removeprefix("www.").removeprefix(f"{platform.id}.")
    bare = ending.removeprefix(platform.id).strip(" -_")
    for market in platform.markets:
        if market.ending == ending or market.country == bare.upper():
            return _market(tx, platform, market.country)
    if bare in _SPOKEN:
        return _market(tx, platform, _SPOKEN[bare])
    return _there(tx, hint) or (
        named(hint, platform.id, country_hint) if country_of(country_hint) else None
    )


def usual_market(
    tx: Connection, platform: Platform, usual: ChannelSeed, currency: str
) -> ChannelSeed | None:
    """The shop in which that currency is most likely paid, where it is not paid in the usual one."""
    paid = usual.currency or _CURRENCIES.get(usual.country, "")
    country = platform.likeliest_country.get(currency)
    if not paid or country is None or currency == paid:
        return None
    return _market(tx, platform, country)


def known_on(
    tx: Connection, platform: Platform, numbers: Iterable[str]
) -> dict[str, ChannelSeed]:
    """On which of its shops these orders are known, where a number is one order on all of them."""
    if not platform.one_numbering:
        return {}
    order, channel, left = s.order, s.channel, iter(numbers)
    found: dict[str, ChannelSeed] = {}
    while batch := list(islice(left, 10_000)):
        query = (
            select(order.c.number, channel.c.name, channel.c.platform, channel.c.country)
            .join(order, order.c.channel_id == channel.c.id)
            .where(channel.c.platform == platform.id, order.c.number.in_(batch))
            .order_by(order.c.id.desc())
        )
        found |= {row.number: ChannelSeed(*row[1:]) for row in tx.execute(query)}
    return found


def _market(tx: Connection, platform: Platform, country: str) -> ChannelSeed:
    name = platform.channel_in(country)
    there = _there(tx, name)
    return there or ChannelSeed(name, platform.id, country, _CURRENCIES[country])


def _in(seed: ChannelSeed, currency: str) -> ChannelSeed:
    """The same, selling in what the file shows rather than in what its country suggests."""
    return ChannelSeed(seed.name, seed.platform, seed.country, currency or seed.currency)


def _there(tx: Connection, name: str) -> ChannelSeed | None:
    table = s.channel
    row = tx.execute(select(table).where(table.c.name == name)).first()
    return None if row is None else ChannelSeed(row.name, row.platform, row.country)


def _of_platform(tx: Connection, platform: Platform) -> list[ChannelSeed]:
    table = s.channel
    query = select(table).where(table.c.platform == platform.id).order_by(table.c.id)
    return [ChannelSeed(row.name, row.platform, row.country) for row in tx.execute(query)]


def _only(tx: Connection, platform: Platform) -> ChannelSeed | None:
    ours = _of_platform(tx, platform)
    return ours[0] if len(ours) == 1 else None


def _where_known(
    tx: Connection, platform: Platform, numbers: Iterable[str]
) -> ChannelSeed | None:
    """The channel on which most of the file's orders are known already."""
    left = iter(numbers)
    order, channel = s.order, s.channel
    counted: Counter[tuple[str, str, str]] = Counter()
    while batch := list(islice(left, 10_000)):
        query = (
            select(channel.c.name, channel.c.platform, channel.c.country)
            .join(order, order.c.channel_id == channel.c.id)
            .where(
                channel.c.platform == platform.id,
                order.c.number.in_(batch),
            )
        )
        counted.update((row.name, row.platform, row.country) for row in tx.execute(query))
    if not counted:
        return None
    return ChannelSeed(*min(counted, key=lambda known: (-counted[known], known)))


def key_prefix(channel: str, platform: str) -> str:
    """What stands before a row's key, so that only the same order has the same one."""
    known = platform_of(platform)
    return known.id if known.one_numbering else channel
