"""Copies and checks in words, in the language on screen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.look.theme import look
from desktop.wording import (
    Said,
    day_words,
    local,
    opening,
    refusal_words,
    size_words,
    weekday_words,
)
from returns.keeping.report import counts_words
from returns.phrases import has, say
from returns.records.keeping import Copy, Kept, Place, PlaceRefused

#: a copy from more than this ahead was made while the clock was wrong
_AHEAD = timedelta(days=1)


def said(phrase: str, **facts: object) -> str:
    """A phrase of safe keeping in the language on screen."""
    return say(f"safe.{phrase}", look().lang, **facts)


def why_words(copy: Copy) -> str:
    """Why a copy was made; "" for a reason that a newer program wrote."""
    key = f"keeping.why.{copy.why}"
    return say(key, look().lang) if has(key) else ""


def part_name(part: str) -> str:
    """What a part of a check is called."""
    return say(f"keeping.part.{part}", look().lang)


def refused_words(refused: PlaceRefused) -> str:
    """Which place took no copy, and why; the others did."""
    name = place_name(refused.place)
    if not refused.place.there:
        return said("place.missed", place=name)
    return said("place.refused", place=name, why=refusal_words(refused.why))


def when_words(moment: datetime, now: datetime) -> str:
    """`today 08:12`, `yesterday 20:00`, `Mon 23 Nov 19:41`."""
    here, today = local(moment), local(now).date()
    clock = f"{here:%H:%M}"
    if here.date() == today:
        return said("today", time=clock)
    if here.date() == today - timedelta(days=1):
        return said("yesterday", time=clock)
    day = day_words(here.date(), today)
    return said("day_time", weekday=weekday_words(here.date()), day=day, time=clock)


def short_when_words(moment: datetime, now: datetime) -> str:
    """As `when_words`, without the weekday, where there is less room: `23 Nov 19:41`."""
    here, today = local(moment), local(now).date()
    if (today - here.date()).days in (0, 1):
        return when_words(moment, now)
    return said("day_time.short", day=day_words(here.date(), today), time=f"{here:%H:%M}")


def place_name(place: Place) -> str:
    """`This laptop`, or the last part of the folder that was chosen."""
    return said("place.own") if place.own else place.folder.name or str(place.folder)


def place_detail(place: Place) -> str:
    """Where it is and what it is good for."""
    if place.own:
        return said("place.own.detail")
    how = {None: "gone", True: "elsewhere", False: "same"}[place.elsewhere]
    return said(f"place.other.{how}", path=str(place.folder))


def proved_words(copy: Copy) -> str:
    """`✓ read back, 12 s`, or that nobody did."""
    if copy.proved_at is None:
        return said("copies.not_proved")
    minutes = round(copy.proved_s / 60)
    name, count = ("min", minutes) if minutes else ("s", max(1, round(copy.proved_s)))
    return said("copies.read_back", took=said(f"took.{name}", count=count))


@dataclass(frozen=True, slots=True)
class State:
    """How well a desk is kept, for the card at the top: `good` only when nothing is left to do."""

    tone: str
    title: str
    holds: str
    todo: str
    lose: str


def state_of(kept: Kept, now: datetime) -> State:
    """Green only where the newest copy was read back and lies on another disk."""
    newest = kept.newest_elsewhere if _away(kept) else kept.newest
    if newest is None:
        return State(
            "warning", said("state.none"), "", said("state.none.todo"), _lose(kept, now)
        )
    held = counts_words(newest.counts, look().lang)
    holds = said("state.holds", held=held, size=size_words(newest.bytes))
    title = opening(said("state.proved", when=when_words(newest.made_at, now)))
    if _away(kept):
        holds = f"{holds} · {said('state.elsewhere')}"
        return State("good", title, holds, "", _lose(kept, now))
    return State("warning", title, holds, _todo(kept), _lose(kept, now))


def _away(kept: Kept) -> bool:
    """No proved copy is newer than the one on another disk, and that is not long ago."""
    newest, away = kept.newest, kept.newest_elsewhere
    both = newest is not None and away is not None and away.made_at >= newest.made_at
    return both and not kept.overdue


def _todo(kept: Kept) -> str:
    second = next((place for place in kept.places if not place.own), None)
    if second is None:
        return said("state.todo.choose")
    name = {None: "connect", False: "same", True: "copy"}[second.elsewhere]
    newest, away = kept.newest, kept.newest_elsewhere
    if name == "copy" and newest and away and away.made_at >= newest.made_at:
        name = "old"  # none is newer: it is only long ago
    return said(f"state.todo.{name}", place=place_name(second))


def _lose(kept: Kept, now: datetime) -> str:
    """What is not on another disk: a copy beside the desk is lost with the laptop."""
    away = kept.newest_elsewhere
    if away is None:
        last = last_elsewhere(kept, now)
        return said("lose.since", when=when_words(last, now)) if last else said("lose.all")
    if not kept.steps_since:
        return said("lose.none")
    when = when_words(away.made_at, now)
    return said("lose.steps", count=kept.steps_since, when=when)


def last_elsewhere(kept: Kept, now: datetime) -> datetime | None:
    """When the last copy outside this disk was made, as far as it is known."""
    if kept.newest_elsewhere is not None:
        return kept.newest_elsewhere.made_at
    # one from a clock that was ahead was made nobody knows when
    away = [at for place in kept.places if (at := place.away_at) and at <= now + _AHEAD]
    return max(away, default=None)


def days_without(kept: Kept, now: datetime) -> int:
    """For how many days there was no copy on another disk; -1 when there never was one."""
    last = last_elsewhere(kept, now)
    return (now - last).days if last else -1


def foot_words(kept: Kept, now: datetime) -> Said:
    """What the status line says, and how loud."""
    if kept.overdue:
        days = days_without(kept, now)
        words = said("foot.never") if days < 0 else said("foot.days", days=days)
        return Said(words, "warning")
    if kept.newest is None:
        return Said(said("foot.none"), "muted")
    name = "proved" if _away(kept) else "own"
    newest = kept.newest_elsewhere if _away(kept) and kept.newest_elsewhere else kept.newest
    return Said(said(f"foot.{name}", when=when_words(newest.made_at, now)), "muted")


def overdue_words(kept: Kept, now: datetime) -> str:
    """That a week went by without a copy outside this disk."""
    days = days_without(kept, now)
    return said("overdue.never") if days < 0 else said("overdue", days=days)
