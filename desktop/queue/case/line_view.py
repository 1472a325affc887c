"""The lines of a case and their pieces in the words of the window, where there is more than one."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.wording import track_mark, word
from returns.records.case import Case, Line
from returns.records.unit import Unit
from returns.terms import Goods, Verdict
from returns.trade.tracks import TRACKS


@dataclass(frozen=True, slots=True)
class LineView:
    """What is shown of one line."""

    #: its place in the case, from 1
    number: int
    title: str
    #: reason and supplier
    detail: str
    #: what is next on it
    step: str
    #: (mark, words) of its four tracks, the moved ones only
    tracks: tuple[tuple[str, str], ...]
    #: what was paid, and what went back
    money: str
    #: (words, tone) of each piece, where there is more than one
    units: tuple[tuple[str, str], ...]
    #: it is the one that the next step is about
    lead: bool
    #: it was chosen: ways, words and terms below are of it
    chosen: bool = False


def line_views(case: Case, chosen: int = 0) -> tuple[LineView, ...]:
    """One for each line; nothing where a case has a single line with a single piece."""
    if len(case.lines) == 1 and len(case.units) <= 1:
        return ()
    return tuple(_line_view(case, line, line.number == chosen) for line in case.lines)


def _line_view(case: Case, line: Line, chosen: bool) -> LineView:
    step = case.outlook(line).step
    about = case.next is not None and line.id in case.next.line_ids
    count = f" × {line.quantity}" if line.quantity != 1 else ""
    values = {track: getattr(line.tracks, track) for track in TRACKS}
    moved = [track for track in TRACKS if track_mark(track, values[track].value) != "idle"]
    detail = (word("reason", line.reason), line.supplier)
    return LineView(
        number=line.number,
        title=f"{line.title or line.sku}{count}",
        detail=" · ".join(part for part in detail if part),
        step=word("step", step.kind.value) if step is not None else "",
        tracks=tuple(
            (track_mark(track, values[track].value), word(track, values[track].value))
            for track in moved
        ),
        money=_money(line),
        units=tuple(map(unit_words, line.units)) if len(line.units) > 1 else (),
        lead=about and len(case.lines) > 1,
        chosen=chosen,
    )


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
