"""Dues, days and terms in the words of both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from desktop import wording
from desktop.look.language import Language
from desktop.look.theme import Theme
from desktop.queue.case.history_rows import history_rows
from desktop.wording import due_words, reasons_said
from returns.errors import Refusal
from returns.records.advice import Because
from returns.records.event import Event
from returns.terms import BuyerMoney, End, Goods, Request, SupplierClaim

HERE = datetime(2026, 11, 22, 10, 0, tzinfo=UTC).astimezone()
#: noon of the day in this machine's zone, so that the table holds in every zone
NOON = HERE.replace(hour=12, minute=0)


@pytest.fixture
def chinese(qapp: QApplication, dressed: Theme) -> None:
    language = Language(qapp, dressed)
    language.set("zh")
    yield
    language.set("en")


DUES = [
    (timedelta(minutes=40), "40 min left", "剩 40 分钟", "bad"),
    (timedelta(hours=2), "2 h left", "剩 2 小时", "bad"),
    (timedelta(hours=7), "today 19:00", "今天 19:00", "warning"),
    (timedelta(hours=11, minutes=59), "today", "今天", "warning"),
    (timedelta(days=1), "tomorrow", "明天", "plain"),
    (timedelta(days=2), "Tue", "周二", "plain"),
    (timedelta(days=3), "Wed", "周三", "plain"),
    (timedelta(days=8), "30 Nov", "11月30日", "plain"),
    (timedelta(days=60), "21 Jan 2027", "2027年1月21日", "plain"),
    (timedelta(minutes=-5), "just missed", "刚刚逾期", "bad"),
    (timedelta(hours=-19), "19 h late", "逾期 19 小时", "bad"),
    (timedelta(days=-3), "3 d late", "逾期 3 天", "bad"),
]


@pytest.mark.parametrize(("left", "english", "_chinese", "tone"), DUES)
def test_a_due_in_english(
    dressed: Theme, left: timedelta, english: str, _chinese: str, tone: str
) -> None:
    said = due_words(NOON + left, NOON)
    assert (said.words, said.tone) == (english, tone)


@pytest.mark.parametrize(("left", "_english", "words", "tone"), DUES)
def test_a_due_in_chinese(
    chinese: None, left: timedelta, _english: str, words: str, tone: str
) -> None:
    said = due_words(NOON + left, NOON)
    assert (said.words, said.tone) == (words, tone)


def test_the_suppliers_clock_is_named_and_can_be_left_out(dressed: Theme) -> None:
    said = due_words(NOON + timedelta(days=2), NOON, supplier_clock=True)
    assert (said.words, said.short) == ("Tue · supplier", "Tue")


def test_a_day_says_its_year_only_when_it_is_another(dressed: Theme) -> None:
    assert wording.day_words(date(2026, 11, 18), date(2026, 11, 22)) == "18 Nov"
    assert wording.day_words(date(2025, 11, 18), date(2026, 11, 22)) == "18 Nov 2025"


@pytest.mark.parametrize(
    ("track", "states"),
    [
        ("request", Request),
        ("goods", Goods),
        ("buyer_money", BuyerMoney),
        ("supplier_claim", SupplierClaim),
    ],
)
def test_every_state_of_every_track_has_a_dot_and_words(
    dressed: Theme, track: str, states: type
) -> None:
    for state in states:
        assert wording.track_mark(track, state.value) in {"idle", "waiting", "ours", "rest"}
        words = wording.track_words(track, state.value)
        assert state.value not in words or state.value in {"new", "open"}


def test_an_unknown_id_is_shown_as_it_is(dressed: Theme) -> None:
    assert wording.word("reason", "smells of smoke") == "smells of smoke"


def test_a_refusal_speaks_the_language_on_screen(chinese: None) -> None:
    words = wording.refusal_words(Refusal("case.closed_already"))
    assert any("\u4e00" <= sign <= "\u9fff" for sign in words)


def test_the_days_of_a_refusal_are_written_as_the_windows_are() -> None:
    case = Refusal("letter.day_late", day="date:2026-11-20", last="date:2027-01-02")
    words = wording.refusal_words(case)
    for day in (date(2026, 11, 20), date(2027, 1, 2)):
        assert wording.day_words(day, date(2025, 1, 1)) in words
        assert day.isoformat() not in words


def test_a_sum_is_written_in_one_way_in_the_window() -> None:
    """Its history and its reasons are those of the papers, which have codes where the case has signs."""
    event = Event(1, 1, "2026-11-20T10:00:00Z", "money_in", '{"amount": "EUR 46.00"}', "")
    (row,) = history_rows([event], date(2026, 11, 22))
    assert "€46.00" in row.words
    assert "EUR" not in row.words
    postage = Because("step.postage", (("amount", "USD 7.40"),))
    assert "$7.40" in reasons_said([postage])[0]


def test_what_is_chosen_from_begins_with_a_capital_and_a_brand_keeps_its_own(
    dressed: Theme,
) -> None:
    chosen = [wording.choice_word("end", end.value) for end in End]
    assert all(words[0].isupper() for words in chosen), chosen
    assert wording.choice_word("money_way", "bank") == "Bank transfer"
    assert wording.opening("eBay") == "eBay"
    assert wording.opening("") == ""
