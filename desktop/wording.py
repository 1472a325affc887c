"""Enum members, dates, dues and refusals in the words, colours and icons of the window."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from returns import phrases
from returns.errors import Refusal
from returns.language import between, run_on
from returns.money import Money, with_sign
from returns.records.kept_text import file_name
from returns.records.own_reason import OwnReason
from returns.trade.tracks import TRACKS

if TYPE_CHECKING:
    from returns.records.advice import Because
    from returns.records.letter import Letter
    from returns.records.settings import DeskSettings

#: less than this is left: it is said in hours, and in red
_SOON = timedelta(hours=4)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}


class Said(NamedTuple):
    """Words and the tone to say them in."""

    words: str
    tone: str
    #: the same where there is less room, "" when there is no shorter way
    short: str = ""


#: the reasons that the seller made on the open desk: the window shows one desk at a time
_OWN_REASONS: dict[str, OwnReason] = {}


def know_reasons(own: Iterable[OwnReason]) -> bool:
    """The open desk has these reasons of the seller's own; whether those known before were others."""
    before = tuple(_OWN_REASONS.values())
    _OWN_REASONS.clear()
    _OWN_REASONS.update((each.id, each) for each in own)
    return before != own_reasons()


def own_reasons() -> tuple[OwnReason, ...]:
    """The reasons that the seller made on the open desk."""
    return tuple(_OWN_REASONS.values())


def reason_choices() -> list[tuple[str, str]]:
    """What a reason can be chosen of, the seller's own first: (words, id)."""
    from returns.rules.own_reasons import id_of, offered

    choices = ((why, id_of(why)) for why in offered(own_reasons()))
    return [(word("reason", why), kept_as) for why, kept_as in choices]


def word(kind: str, value: str) -> str:
    """The word for a term in the language on screen; an id that has none is shown as it is."""
    own = _OWN_REASONS.get(value) if kind == "reason" else None
    if own is not None:
        return own.words[look().lang]
    return phrases.word(kind, value, look().lang)


def word_behind(kind: str, value: str) -> str:
    """The word behind a colon, its first letter small; what somebody named stays as he wrote it."""
    said = word(kind, value)
    named = isinstance(value, phrases.Named)
    return said if named else f"{said[:1].lower()}{said[1:]}"


def opening(words: str) -> str:
    """Words that stand alone or begin a sentence, with a capital; `eBay` keeps its own."""
    return words if words[1:2].isupper() else f"{words[:1].upper()}{words[1:]}"


def choice_word(kind: str, value: str) -> str:
    """The word for a term as one of several to choose from."""
    return opening(word(kind, value))


def refusal_words(refusal: Refusal) -> str:
    """The sentence of a refusal in the language on screen."""
    if refusal.key == "desk.read_only":
        return looking_words()
    return refusal.say(look().lang)


def refused_file(path: PurePath, refusal: Refusal) -> str:
    """Why a file was refused, after its name: several may have fallen at once."""
    why, name = refusal_words(refusal), file_name(path)
    return why if name in why else f"{name}{between('colon', look().lang)}{why}"


def refused_of(number: str, refusal: Refusal) -> str:
    """Why a case among several was left as it is; its number leads, once where the sentence does so."""
    words = refusal_words(refusal)
    return (
        words
        if re.match(rf"[A-Z\d-]*{re.escape(number)}\b", words, re.ASCII)
        else f"{number}{between('colon', look().lang)}{words}"
    )


def looking_words() -> str:
    """Why nothing can be changed: the window opens nothing to read only but copies to look into."""
    return phrases.say("safe.looking.no", look().lang)


def unused_words(letter: "Letter") -> str:
    """That the seller's words for such letters do not stand in this one, and why; "" where they do."""
    if not letter.unused:
        return ""
    from returns.rules.letter_templates import unused_sentence

    return unused_sentence(letter, look().lang)


def track_mark(track: str, state: str) -> str:
    """`idle`, `waiting`, `ours` or `rest`: how a track's dot is painted."""
    return TRACKS[track][state].mark


def track_words(track: str, state: str) -> str:
    """`Goods: on the way`."""
    joint = ":" if look().lang == "zh" else ": "
    return f"{word('track', track)}{joint}{word(track, state)}"


def who(name: str, party: str = "buyer") -> str:
    """Somebody within a sentence: by name, else `the buyer`, `the supplier`."""
    translate = QCoreApplication.translate
    named = {
        "buyer": translate("Wording", "the buyer"),
        "supplier": translate("Wording", "the supplier"),
        "carrier": translate("Wording", "the carrier"),
        "platform": translate("Wording", "the platform"),
    }
    return name or named[party]


def in_a_row(parts: Iterable[str]) -> str:
    """Names one behind the other: `Kiln & Co, Northlight`, `窑业陶瓷、北光照明`."""
    return between("list", look().lang).join(parts)


def one_after_another(*sentences: str) -> str:
    """Sentences in a row, as they follow each other in the window's language; empty ones are left out."""
    return run_on(sentences, look().lang)


def with_end(done: str, closed: int) -> str:
    """What was done, by its name or in a sentence, and that so many cases closed with it."""
    translate, stops = QCoreApplication.translate, (".", "。")
    if not closed or not done:
        return done
    if closed > 1:
        counted = translate("Wording", "Closed with it: {count}.").format(count=closed)
        return one_after_another(done, counted)
    if done.endswith(stops):
        return one_after_another(done, translate("Wording", "The case is closed."))
    ended = translate("Wording", "case closed")
    return f"{done}{between('comma', look().lang)}{ended}"


def local(moment: datetime) -> datetime:
    """A moment in the zone of this machine."""
    return moment.astimezone()


def day_words(day: date, today: date | None = None) -> str:
    """`18 Nov`, with the year when it is not `today`'s; `11月18日`."""
    year = today is not None and day.year != today.year
    if look().lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def weekday_words(day: date) -> str:
    """`Tue`, `周二`."""
    return _WEEKDAYS["zh" if look().lang == "zh" else "en"][day.weekday()]


def moment_words(moment: datetime, today: date | None = None) -> str:
    """`18 Nov, 14:01` in the machine's zone."""
    here = local(moment)
    joint = " " if look().lang == "zh" else ", "
    return f"{day_words(here.date(), today)}{joint}{here:%H:%M}"


def money_words(minor: int, currency: str) -> str:
    """What a case is worth: `€18.40`, or a dash for a gift and while no file told the price."""
    return str(Money(minor, currency)) if minor else "—"


def money_spoken(minor: int, currency: str) -> str:
    """The same for a screen reader and a tooltip: a dash says nothing."""
    return str(Money(minor, currency)) if minor else word("value", "none")


def signed(because: "Because") -> "Because":
    """Why a rule spoke, its sums as the window writes them: papers have their codes."""
    facts = tuple((name, with_sign(fact)) for name, fact in because.facts)
    return replace(because, facts=facts)


def reason_said(because: "Because") -> str:
    """Its sentence in the window."""
    from returns.rules.sentences import sentence

    return sentence(signed(because), look().lang)


def reasons_said(reasons: "Iterable[Because]") -> list[str]:
    """The sentences of several."""
    from returns.rules.sentences import sentences

    return sentences(map(signed, reasons), look().lang)


def due_words(
    due_at: datetime, now: datetime, *, supplier_clock: bool = False, waits: bool = False
) -> Said:
    """How soon something is due: `2 h left`, `today 17:00`, `tomorrow`, `Tue · supplier`.

    What others have to do first `waits`: it says until when, in no colour.
    """
    if waits and now < due_at:
        day = local(due_at).date()
        near = 0 <= (day - local(now).date()).days < 7
        when = weekday_words(day) if near else day_words(day, local(now).date())
        text = QCoreApplication.translate("Wording", "until {day}")
        return Said(text.format(day=when), "plain")
    said = _due(local(due_at), local(now))
    if supplier_clock:
        marked = QCoreApplication.translate("Wording", "{due} · supplier").format(
            due=said.words
        )
        return Said(marked, said.tone, said.words)
    return said


def _due(due: datetime, now: datetime) -> Said:
    left = due - now
    days = (due.date() - now.date()).days
    if left <= timedelta(0):
        return Said(_late(-left), "bad")
    if left < _SOON and days <= 1:
        return Said(_left(left), "bad")
    if days == 0:
        if due.time() >= time(23, 0):
            return Said(QCoreApplication.translate("Wording", "today"), "warning")
        text = QCoreApplication.translate("Wording", "today {time}")
        return Said(text.format(time=f"{due:%H:%M}"), "warning", f"{due:%H:%M}")
    if days == 1:
        return Said(QCoreApplication.translate("Wording", "tomorrow"), "plain")
    if days < 7:
        return Said(weekday_words(due.date()), "plain")
    return Said(day_words(due.date(), now.date()), "plain")


def _left(left: timedelta) -> str:
    minutes = int(left.total_seconds() // 60)
    if minutes < 60:
        text = QCoreApplication.translate("Wording", "{minutes} min left")
        return text.format(minutes=max(1, minutes))
    hours = round(minutes / 60)
    return QCoreApplication.translate("Wording", "{hours} h left").format(hours=hours)


def _late(late: timedelta) -> str:
    hours = int(late.total_seconds() // 3600)
    if hours < 1:
        return QCoreApplication.translate("Wording", "just missed")
    if hours < 24:
        return QCoreApplication.translate("Wording", "{hours} h late").format(hours=hours)
    text = QCoreApplication.translate("Wording", "{days} d late")
    return text.format(days=late.days)


def lacking_words(settings: "DeskSettings") -> str:
    """What a fresh desk still lacks for labels and letters, "" when it lacks nothing."""
    if not settings.return_address:
        lacking = "wanted_address" if settings.shop_name else "wanted"
    elif not settings.shop_name:
        lacking = "wanted_name"
    else:
        return ""
    return phrases.say(f"settings.{lacking}", look().lang)


def size_words(count: int) -> str:
    """A number of bytes as people read it: `2.1 MB`."""
    from PySide6.QtCore import QLocale

    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale("zh_CN" if look().lang == "zh" else "en").formattedDataSize(count, 1, form)
