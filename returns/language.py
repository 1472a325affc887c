"""What a language asks of counts, lists, days and names, by CLDR; no language is named here.

A language is a row of `resources/languages.json` and a folder of phrases. babel comes with the first
answer and not before: it costs a start some hundredths of a second.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from resources import resource

if TYPE_CHECKING:
    from babel import Locale


@cache
def languages() -> dict[str, dict[str, str]]:
    """What Sendback speaks, by code: the language's own `name`, and its CLDR `locale`, its marks."""
    rows: dict[str, dict[str, str]] = json.loads(
        resource("languages.json").read_text(encoding="utf-8")
    )
    return rows


@cache
def _locale(lang: str) -> "Locale":
    from babel import Locale

    return Locale.parse(languages().get(lang, {}).get("locale", lang))


@cache
def _uneven() -> re.Pattern[str]:
    """Where a Latin name or a figure meets a Chinese word; made when several things are listed."""
    return re.compile(r"[A-Za-z0-9)$€£%][\u3400-\u9fff]|[\u3400-\u9fff][A-Za-z0-9($€£]")


#: what ends somebody's words, where more follow behind a mark of ours
ENDS = " .。;；,，"


def between(mark: str, lang: str) -> str:
    """What stands between two parts of a text, or ends one.

    `sentences`, `comma`, `list`, `semicolon`, `colon` or `stop`.
    """
    rows = languages()
    return {**rows["en"], **rows.get(str(lang), {})}[mark]


#: what may stand behind the stop of a sentence
_CLOSED = "\"'”’»)）」』】"


def stopped(text: str, lang: str) -> str:
    """What somebody typed as a sentence that ends; "" for nothing."""
    bare = text.rstrip()
    ends = bare.rstrip(_CLOSED)[-1:]
    return f"{bare}{between('stop', lang)}" if ends and ends not in ".!?…。！？" else bare


def run_on(sentences: Iterable[str], lang: str) -> str:
    """Sentences one after the other, without those that are empty.

    A full-width stop brings its own room; behind one of another script, as of what somebody typed, a space
    stands in every language.
    """
    text, joint = "", between("sentences", lang)
    for sentence in filter(None, sentences):
        text += (joint or _gap_after(text)) if text else ""
        text += sentence
    return text


def _gap_after(text: str) -> str:
    last = text.rstrip(_CLOSED)[-1:]
    return " " if last and unicodedata.east_asian_width(last) in ("Na", "N", "H") else ""


def plural_forms(lang: str) -> frozenset[str]:
    """The forms that a phrase with a count needs in that language: `one` and `other` in English."""
    return frozenset(_locale(str(lang)).plural_form.tags) | {"other"}


def plural_form(count: int, lang: str) -> str:
    """The form that goes with a count: `one` for 1 in English, `other` for all in Chinese."""
    return str(_locale(str(lang)).plural_form(count))


def grouped(count: int, lang: str) -> str:
    """A count as it is written: `1,234`, in German `1.234`."""
    from babel.numbers import format_decimal

    return str(format_decimal(count, locale=_locale(str(lang))))


def listed(parts: Sequence[str], lang: str) -> str:
    """Several things as one says them: `the mug and the lamp`, `马克杯和台灯`; "" for none."""
    if len(parts) < 2:
        return "".join(parts)
    from babel.lists import format_list

    held = [f"\x00{at}\x00" for at in range(len(parts))]
    text = str(format_list(held, locale=_locale(str(lang))))
    return "".join(_set_apart(text.split("\x00"), parts))


def _set_apart(pieces: Sequence[str], parts: Sequence[str]) -> Iterator[str]:
    """The parts and what joins them: `Mug 和 Lamp`, with a space where a Latin name meets a Chinese word."""
    said = [parts[int(piece)] if at % 2 else piece for at, piece in enumerate(pieces)]
    for before, after in pairwise(["", *said]):
        meet = f"{before[-1:]}{after[:1]}"
        yield f" {after}" if _uneven().fullmatch(meet) else after


def day_words(day: date, lang: str, *, year: bool = True, whole_month: bool = False) -> str:
    """A day: `22 Nov 2026`, `2026年11月22日`, without the year `22 Nov`, with the month `22 November`."""
    from babel.dates import format_date, format_skeleton

    if year:
        form = "long" if whole_month else "medium"
        return str(format_date(day, form, locale=_locale(str(lang))))
    return str(
        format_skeleton("MMMMd" if whole_month else "MMMd", day, locale=_locale(str(lang)))
    )


def weekday_words(day: date, lang: str) -> str:
    """A day that something is due on: `Thu 26 Nov 2026`, `2026年11月26日周四`."""
    from babel.dates import format_skeleton

    words = str(format_skeleton("yMMMEd", day, locale=_locale(str(lang))))
    return words.replace(", ", " ", 1)


def days_between(first: date, last: date, lang: str, *, year: bool = True) -> str:
    """From one day to another: `6–13 Jun 2026`, `2026年6月6日至13日`; a day where they are the same.

    The year can be left out where both are in one: `6–13 Jun`.
    """
    from babel.dates import format_interval

    year = year or first.year != last.year
    if first == last:
        return day_words(first, lang, year=year)
    skeleton = "yMMMd" if year else "MMMd"
    words = str(format_interval(first, last, skeleton, locale=_locale(str(lang))))
    # no font of ours has the thin space
    return words.replace("\u2009", " ")


def country_name(code: str, lang: str) -> str:
    """The name of an ISO 3166 country, "" for a code that is none."""
    return str(_locale(str(lang)).territories.get(code, "")) if len(code) == 2 else ""


def currency_name(code: str, lang: str) -> str:
    """The name of an ISO 4217 currency, in English where the language has none, "" for no currency."""
    name = _locale(str(lang)).currencies.get(code) or _locale("en").currencies.get(code, "")
    return str(name)
