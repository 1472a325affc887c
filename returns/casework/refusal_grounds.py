"""The known grounds of a refusal: what a seller calls them, and the sentence that the buyer reads."""

import re

from returns.language import day_words
from returns.phrases import say, word
from returns.records.case import Case, Line
from returns.rules.steps.declining import promised_time
from returns.terms import Offer
from returns.trade.verdicts import VERDICTS

#: what a refusal can rest on before anything came back; what was found when it did comes before them
WINDOW, USED, MADE_TO_ORDER, NOT_OURS = "window", "used", "made_to_order", "not_ours"
GROUNDS = (WINDOW, USED, MADE_TO_ORDER, NOT_OURS)
#: verdicts that a refusal can rest on: the letter has a sentence for each
FOUND = frozenset(verdict for verdict, row in VERDICTS.items() if Offer.DECLINE in row.offers)


def ground_meant(text: str) -> str:
    """The ground that a word or two name, by its key or its words in either language; else ""."""
    typed = _plain(text)
    names = {
        ground: {say(f"letters.ground.{ground}", lang) for lang in _LANGS} for ground in GROUNDS
    }
    names |= {found.value: {word("verdict", found, lang) for lang in _LANGS} for found in FOUND}
    for ground, words in names.items():
        if typed in {_plain(each) for each in (ground, *words)}:
            return ground
    return ""


_LANGS = ("en", "zh")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def ground_words(case: Case, line: Line, days: int, ground: str, lang: str) -> str:
    """The sentence of a ground for the letter, with its days where they are known for sure.

    `days` is the window that is promised for the line's goods.
    """
    window = promised_time(case, case.outlook(line).dates, days)
    if ground == WINDOW and window is not None and window.over and window.sure:
        return say(
            "letters.declined_for.window_days",
            lang,
            days=window.days,
            ended=day_words(window.ended, lang, year=False, whole_month=True),
            came=day_words(window.came, lang, year=False, whole_month=True),
        )
    return say(f"letters.declined_for.{ground}", lang)
