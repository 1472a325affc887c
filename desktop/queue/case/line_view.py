"""The lines of a case and their pieces in the words of the window, where there is more than one."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.queue.case.claim_tracks import in_one_row
from desktop.queue.case.step_words import OFFERING, act_words
from desktop.queue.case.tracks_bar import TrackView
from desktop.wording import reasons_said, word
from returns.records.case import Case, Line
from returns.records.case_summary import titled
from returns.records.unit import Unit
from returns.terms import Goods, Offer, Verdict


@dataclass(frozen=True, slots=True)
class LineView:
    """What is shown of one line."""

    #: its place in the case, from 1
    number: int
    title: str
    #: what it is, its reason, its supplier, what was paid and what went back
    detail: str
    #: what happens with it next, and the first reason for it
    act: str
    why: str
    tracks: tuple[TrackView, ...]
    #: (words, tone) of each piece, where there is more than one
    units: tuple[tuple[str, str], ...]
    #: it is one of those that the next step is about
    now: bool
    #: it was chosen: ways, words and terms below are of it
    chosen: bool = False


def line_views(
    case: Case, offers: Mapping[int, Offer], chosen: int = 0
) -> tuple[LineView, ...]:
    """One for each line, with the offer that comes now on it; nothing for one line with one piece."""
    if len(case.lines) == 1 and len(case.units) <= 1:
        return ()
    return tuple(_line_view(case, line, offers, line.number == chosen) for line in case.lines)


def _line_view(case: Case, line: Line, offers: Mapping[int, Offer], chosen: bool) -> LineView:
    outlook = case.outlook(line)
    step = outlook.step
    act, because = "", outlook.advice.because
    if step is not None:
        act = act_words(case, line, step.kind, offers[line.id])
        because = because if step.kind in OFFERING else step.because
    detail = (line_title(line), word("reason", line.reason), line.supplier, _money(line))
    return LineView(
        number=line.number,
        title=line_title(line),
        detail=" · ".join(part for part in detail if part),
        act=act,
        why=next(iter(reasons_said(because)), ""),
        tracks=in_one_row(case, line),
        units=_pieces(line),
        now=case.next is not None and line.id in case.next.line_ids,
        chosen=chosen,
    )


def _pieces(line: Line) -> tuple[tuple[str, str], ...]:
    """Where each of several pieces is, once one of them is on its way."""
    still = all(unit.goods is Goods.NONE_EXPECTED for unit in line.units)
    return () if still or len(line.units) < 2 else tuple(map(unit_words, line.units))


def line_title(line: Line) -> str:
    """The thing, and how many of it where it is not one."""
    return titled(line.title or line.sku, line.quantity)


def _money(line: Line) -> str:
    translate = QCoreApplication.translate
    if line.paid_for is None:
        return word("value", "unknown")
    paid = translate("LineView", "buyer paid {amount}").format(amount=line.paid_for)
    if not line.refunded:
        return paid
    back = translate("LineView", "{amount} given back").format(amount=line.refunded)
    return f"{paid} · {back}"


def unit_words(unit: Unit) -> tuple[str, str]:
    """A piece's number with where it is, or what was found on it; and the tone to say it in."""
    if unit.verdict is Verdict.NOT_RECEIVED:
        said, tone = word("verdict", unit.verdict.value), "warning"
    elif unit.goods is Goods.INSPECTED and unit.verdict is not None:
        said, tone = word("verdict", unit.verdict.value), "good"
    else:
        said = word("goods", unit.goods.value)
        tone = "good" if unit.goods in (Goods.RECEIVED, Goods.INSPECTED) else "quiet"
    parts = [f"{unit.number} {said}", unit.grade.value if unit.grade else ""]
    return " · ".join(part for part in parts if part), tone
