"""An address in the order of lines that its country's carriers read."""

import json
from functools import cache

from resources import resource
from returns.records.policy import Address

# fmt: off
_POSTCODE_FIRST = frozenset({
    "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "IT", "LT",
    "LU", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})
_CITY_REGION = frozenset({"US", "CA", "AU", "BR", "MX", "IN"})
# fmt: on


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = json.loads(resource("countries.json").read_text(encoding="utf-8"))
    return names


def country_name(country: str) -> str:
    """The English name for an ISO 3166 code, else the text as given."""
    return _countries().get(country.strip().upper(), country)


def address_lines(address: Address, name: str = "") -> list[str]:
    """Name, street, town and country, one a line; empty parts are left out."""
    lines = [name or address.name, *address.lines, *_town(address)]
    lines.append(country_name(address.country).upper())
    return [line.strip() for line in lines if line.strip()]


def _town(address: Address) -> list[str]:
    code = _code(address.country)
    city, region, postcode = address.city, address.region, address.postcode
    if code in _POSTCODE_FIRST:
        return [_spaced(postcode, city), "" if region == city else region]
    if code in _CITY_REGION:
        comma = ", " if city and (region or postcode) else ""
        return [f"{city}{comma}{_spaced(region, postcode)}"]
    if code == "CN":
        joint = "" if not (city + region).isascii() else " "
        town = city if region == city else joint.join(p for p in (region, city) if p)
        return [_spaced(town, postcode)]
    return [_spaced(city, postcode), "" if region == city else region]


def _code(country: str) -> str:
    plain = country.strip()
    if len(plain) == 2:
        return plain.upper()
    names = {name.casefold(): code for code, name in _countries().items()}
    return names.get(plain.casefold(), "")


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
