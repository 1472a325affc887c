"""Goods under the name by which they were sold, where the desk's own is in another script.

A desk may call its goods in Chinese and sell them under an English listing, or the other way round.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from returns.casework.steps.acting import Act
from returns.records.case import Line, StoredCase
from returns.terms import Lang

AnyCase = TypeVar("AnyCase", bound=StoredCase)

_CHINESE = re.compile(r"[\u3400-\u9fff]")


def as_sold(acts: Sequence[Act], lang: str) -> list[Act]:
    """The same steps, on lines that a letter in this language can name."""
    return [_named(act, lang) for act in acts]


def named_as_sold(case: AnyCase, lang: str) -> AnyCase:
    """The same case, its lines under names in the script of the language where any is known."""
    lines = tuple(_called(case, line, lang) for line in case.lines)
    return case if lines == case.lines else replace(case, lines=lines)


def _named(act: Act, lang: str) -> Act:
    case = named_as_sold(act.case, lang)
    return (
        act if case is act.case else replace(act, case=case, line=_called(case, act.line, lang))
    )


def _called(case: StoredCase, line: Line, lang: str) -> Line:
    if not line.title or _reads(line.title, lang):
        return line
    bought = (each.title for each in case.sale.lines if each.id == line.order_line_id)
    sold = next((title for title in bought if title and _reads(title, lang)), line.title)
    return replace(line, title=sold)


def _reads(title: str, lang: str) -> bool:
    """Whether it is in the script of the language."""
    return bool(_CHINESE.search(title)) is (lang == Lang.ZH)
