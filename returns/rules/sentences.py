"""Says why a rule spoke, in the reader's language."""

import re
from collections.abc import Iterable
from datetime import date
from string import Formatter

from returns.language import day_words
from returns.phrases import CHINESE_DAY, TERM, form_of, say, set_before, spoken
from returns.records.advice import Because

#: a day that was told, or one that is counted from an estimate
_DATE = re.compile(r"(date|about):(\d{4}-\d{2}-\d{2})")
#: a limit in the seller's currency and in dollars, as `limit_text` writes it
_LIMIT = re.compile(r"(\S+) \((\$[\d,.]+)\)")
#: a share, which Chinese writes without a space
_SHARE = re.compile(r"(?<=\d) %")
_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9.$€£&]")


def sentence(because: Because, lang: str = "en") -> str:
    """The sentence of a rule; `term:kind:value`, `date:2026-11-22` and `about:…` facts become words."""
    heard = {name: _heard(value, lang) for name, value in because.facts}
    template, told = form_of(f"rules.{because.key}", lang, heard)
    facts = {name: str(value) for name, value in told.items()}
    opener = next((n for n, _ in because.facts if template.startswith("{" + n + "}")), "")
    given = dict(because.facts).get(opener, "")
    if given.startswith(TERM) and facts[opener] != given:
        # a word of ours that opens the sentence gets its capital; a name from outside is kept
        facts[opener] = facts[opener][:1].upper() + facts[opener][1:]
    return _set(template, facts)


def _set(template: str, facts: dict[str, str]) -> str:
    """Fill a phrase, with a space where a Latin name or a figure meets a Chinese character."""
    text = fact = ""
    for literal, name, _, _ in Formatter().parse(template):
        text += _beside(literal[::-1], fact[::-1])[::-1]
        fact = ""
        if name is not None:
            fact = facts.get(name, "…")
            text = _beside(text, fact) + fact
    return text


def _beside(words: str, fact: str) -> str:
    """Words that end where a fact begins."""
    words = set_before(words, fact)
    apart = _LATIN.match(fact) and not CHINESE_DAY.match(fact) and _CJK.match(words[-1:])
    return f"{words} " if apart else words


def sentences(reasons: Iterable[Because], lang: str = "en") -> list[str]:
    """All of them, in order."""
    return [sentence(because, lang) for because in reasons]


def _heard(value: str, lang: str) -> str:
    if lang == "zh":
        limit = _LIMIT.fullmatch(value)
        value = f"{limit[1]}（{limit[2]}）" if limit else _SHARE.sub("%", value)
    found = _DATE.fullmatch(value)
    if found:
        try:
            day = day_words(date.fromisoformat(found[2]), lang, year=False)
        except ValueError:
            return value
        return say("rules.about", lang, day=day) if found[1] == "about" else day
    return str(spoken(value, lang))
