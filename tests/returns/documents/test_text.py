"""Words on paper: nothing lost, each script in its font, lines that break where readers expect."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.documents.typesetting.runs import measure, trimmed
from returns.documents.typesetting.text import Style, para
from returns.documents.typesetting.unprintable import spell

BODY = Style(9, 13.5)


def fonts_of(text: str, lang: str = "en") -> list[tuple[str, str]]:
    """(text, family) of the runs of a text's first line."""
    return [
        (run.text, run.font.partition("-")[0]) for run in para(text, BODY, lang).written[0].runs
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("\u202egpj.exe", "‹right-to-left override›gpj.exe"),
        ("a\u200bb", "a‹zero width space›b"),
        ("a\u200db", "a‹zero width joiner›b"),
        ("\x00\x1b", "‹null character›‹escape character›"),
        ("\x01", "‹control character 0001›"),
        ("\ud800", "‹half a character D800›"),
        ("\ue000", "‹private-use character E000›"),
        ("\uffff", "‹unassigned character FFFF›"),
        ("ᚠ", "‹runic letter fehu feoh fe f›"),
        ("soft\u00adhyphen", "soft‹soft hyphen›hyphen"),
        ("😀 👩\u200d👧 ☺\ufe0f 1\ufe0f\u20e3", "😀 👩\u200d👧 ☺\ufe0f 1\ufe0f\u20e3"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301 𠮷野家 한국 عربي", "e\u0301 𠮷野家 한국 عربي"),
        ("损坏 Łódź é", "损坏 Łódź é"),
    ],
)
def test_what_cannot_be_printed_is_said_by_its_name(written, shown):
    assert spell(written) == shown


def test_quotes_and_dashes_go_with_the_words_of_their_sentence():
    assert fonts_of("He wrote “损坏” – on it.") == [
        ("He wrote “", "Inter"), ("损坏", "NotoSansSC"), ("” – on it.", "Inter"),
    ]  # fmt: skip
    assert fonts_of("他写了“broken”——就这样。", "zh") == [
        ("他写了“", "NotoSansSC"), ("broken", "Inter"), ("”——就这样。", "NotoSansSC"),
    ]  # fmt: skip


def test_two_sentences_of_two_languages_keep_their_own_quotes():
    runs = fonts_of("It came “intact”. 他说“完好无损”。")
    assert runs == [("It came “intact”. ", "Inter"), ("他说“完好无损”。", "NotoSansSC")]


def test_the_dot_in_a_chinese_name_is_chinese_and_the_dot_between_facts_is_not():
    assert fonts_of("艾山·买买提")[0] == ("艾山·买买提", "NotoSansSC")
    assert (" · ", "Inter") in fonts_of("照片 · 外箱", "zh")


def test_a_chinese_line_never_begins_with_a_closing_mark_nor_ends_with_an_opening_one():
    text = "收到时已破损，无法使用！“太失望了”，请退款（全额）。" * 12
    for width in range(40, 200, 7):
        lines = [line.text for line in para(text, BODY, "zh").lines(width)]
        assert "".join(lines) == text
        assert not [line for line in lines if line[0] in "，。！”）、" or line[-1] in "“（"]


def test_a_figure_stays_with_what_it_counts():
    words = para("约2026年11月2日至14日发给买家，共1450克、12件、3页", BODY, "zh")
    for width in range(40, 200, 3):
        lines = [line.text for line in words.lines(width)]
        assert not any(re.match("[年月日克件页]", line) for line in lines), (width, lines)


@pytest.mark.parametrize(
    "text",
    [
        "按 SAFE-T 赔偿 USD 74.65，共 EUR 1,470.00",
        "we ask you to refund USD 74.65 of EUR 1,470.00",
    ],
)
def test_a_sum_stays_with_its_currency(text):
    words = para(text, BODY, "zh")
    for width in range(70, 200, 3):
        lines = [line.text for line in words.lines(width)]
        assert not any(re.match(r"[\d,.]+", line) for line in lines), (width, lines)


def test_latin_words_stay_whole_and_a_hyphen_never_ends_a_line():
    text = "order 302-5581234-7719 " * 20
    lines = [line.text for line in para(text, BODY).lines(120)]
    assert {word for line in lines for word in line.split()} == {"order", "302-5581234-7719"}
    narrow = [line.text for line in para("302-5581234-7719-" * 9 + "X", BODY).lines(50)]
    assert len(narrow) > 5
    assert not [line for line in narrow if line.endswith("-")]


def test_line_ends_and_runs_of_spaces_are_kept():
    lines = [line.text for line in para("one\r\ntwo\rthree\n\n  four  five", BODY).lines(300)]
    assert lines == ["one", "two", "three", "", "  four  five"]


#: letters, marks and joiners of many scripts, so that they meet each other
MIXED = st.text(
    "aé \u0301\u0325\u200d\u200c\ufe0f12(.-损。\u05d0\u05b0\u0628\u0651\u0665"
    "\u0915\u094d\u093f\u0e40\u0e01\u0e33"
    "\u1100\u1161\uac00\ud7a3\U00020bb7😀🏽🇨👩\u1780\u17d2\u1000\u1039\ufdfa\ufffd\U0001d573\u16a0\n",
    max_size=40,
)


@given(st.one_of(st.text(max_size=200), MIXED), st.integers(30, 400))
def test_no_character_is_lost_and_no_line_is_too_wide(text, width):
    shown = spell(text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))
    lines = para(text, BODY).lines(width)
    kept = "".join(line.text for line in lines).replace(" ", "")
    assert kept == shown.replace("\n", "").replace(" ", "")
    assert all(line.width <= width + 0.02 or len(line.text) <= 2 for line in lines)


@given(
    st.text(alphabet="ab1 2’—é“”-.,", min_size=1, max_size=80),
    st.floats(30, 200),
    st.sampled_from(["en", "zh"]),
)
def test_lines_of_latin_words_are_full_lose_nothing_and_part_no_number(text, width, lang):
    size = 7.0
    lines = para(text, Style(size=size), lang).lines(width)
    shown = [line.text for line in lines]
    assert "".join(shown).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line.width == measure(trimmed(line.runs), size) <= width + 0.02
        assert not line.text.endswith(" ")
    whole = max(map(len, text.split()), default=0) * size * 1.25 <= width
    if whole and not re.search(r"\d \d", text):
        assert [word for line in shown for word in line.split()] == text.split()
