"""`sendback letters`: the words of letters shown, changed from a file, refused, and taken back."""

import io
import json

import pytest

from returns.trade.letter_templates import TEMPLATES

KEEP = "Good news about {order}\n\n{item} stays with you, {amount} comes back.{gift}\n"


@pytest.fixture
def letters(sendback, tmp_path):
    """Runs `letters LETTER --set` on a file with that text: (exit code, output, errors)."""

    def call(letter, text, *more):
        file = tmp_path / "words.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return sendback("letters", letter, "--set", file, *more)

    return call


def shown(sendback, letter, lang="en"):
    code, told, _ = sendback("letters", letter, "--lang", lang, "--json")
    assert code == 0
    return told


def test_all_are_listed(sendback, letters):
    _, told, _ = sendback("letters", "--json")
    assert [row["letter"] for row in told] == list(TEMPLATES)
    assert all(row["changed"] == [] for row in told)
    assert letters("solution_keep", KEEP)[0] == 0
    _, told, _ = sendback("letters", "--json")
    assert {row["letter"]: row["changed"] for row in told if row["changed"]} == {
        "solution_keep": ["en"]
    }
    code, text, _ = sendback("letters", "--lang", "zh")
    assert code == 0
    assert "无需退回，直接退款" in text
    assert "已修改: en" in text


def test_the_words_of_one_are_shown_with_its_fields(sendback):
    told = shown(sendback, "solution_keep")
    assert told["subject"] == "Your order {order}: we refund you"
    assert not told["own"]
    needed = {row["field"] for row in told["fields"] if row["needed"]}
    assert needed == {"item", "amount", "gift"}
    code, text, _ = sendback("letters", "solution_keep", "--lang", "zh")
    assert code == 0
    assert "您的订单 {order}" in text
    assert "必须有：{item}, {amount}, {gift}" in text


def test_words_from_a_file_are_kept_and_go_into_letters(sendback, letters):
    code, text, _ = letters("solution_keep", "\ufeff" + KEEP.replace("\n", "\r\n"))
    assert (code, text) == (0, "Kept: “Keep it, money back” (en).")
    assert shown(sendback, "solution_keep")["own"]
    new = ("new", "A-1", "--reason", "damaged_in_transit", "--title", "Lamp")
    assert sendback(*new, "--price", "9.00", "--currency", "USD", "--shop", "Shop")[0] == 0
    code, told, _ = sendback("do", "1", "recommended", "--json")
    assert code == 0
    assert told["letter"]["subject"] == "Good news about A-1"
    assert "Lamp stays with you, USD 9.00 comes back." in told["letter"]["body"]


def test_words_are_typed_in(sendback, monkeypatch):
    class Typed:
        buffer = io.BytesIO(b"Hi {buyer},\n")

    monkeypatch.setattr("sys.stdin", Typed)
    assert sendback("letters", "opening.buyer", "--set", "-")[0] == 0
    assert shown(sendback, "opening.buyer")["body"] == "Hi {buyer},"


def test_the_usual_words_come_back(sendback, letters):
    letters(
        "solution_keep", "改了 {order}\n\n{item} 留下，{amount} 退您。{gift}", "--lang", "zh"
    )
    assert shown(sendback, "solution_keep", "zh")["own"]
    code, text, _ = sendback("letters", "solution_keep", "--usual", "--lang", "zh")
    assert (code, text) == (0, "已恢复原来的内容：“无需退回，直接退款”（zh）。")
    assert not shown(sendback, "solution_keep", "zh")["own"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (KEEP + "{nothing}", "no field {nothing}"),
        (KEEP + "x" * 1_048_576, "1,048,6"),
        (KEEP + "Leave us a review!", "review"),
        ("Subject\nand at once the letter", "first"),
        ("", "wants a subject"),
        ("Subject only", "wants a subject"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_words_stay(sendback, letters, text, said):
    assert letters("solution_keep", KEEP)[0] == 0
    before = shown(sendback, "solution_keep")
    code, out, err = letters("solution_keep", text)
    assert (code, out) == (1, "")
    assert said in err or said == "first"
    assert "The letters keep the words they had." in err
    assert shown(sendback, "solution_keep") == before


def test_a_letter_or_a_file_that_there_is_not(sendback, tmp_path):
    code, _, err = sendback("letters", "solution_keeps")
    assert code == 1
    assert "solution_keep" in err
    code, _, err = sendback("letters", "solution_keep", "--set", tmp_path / "none.txt")
    assert code == 1
    assert "none.txt" in err
    assert sendback("letters", "solution_keep", "--set", tmp_path)[0] == 1
    assert sendback("letters", "solution_keep", "--set", "x", "--usual")[0] == 2
    assert sendback("letters", "solution_keep", "--lang", "fr")[0] == 2


def test_words_from_another_version_are_told(sendback, tmp_path, letters):
    letters("solution_keep", KEEP)
    from returns.desk import open_desk
    from returns.ledger.settings_rows import read_settings, write_settings
    from returns.records.letter_template import TemplateWords

    desk = open_desk(tmp_path / "a desk")
    with desk.store.transaction() as tx:
        now = read_settings(tx)
        now.letters["solution_keep.en"] = TemplateWords("x", "{item} {amount}{gift} {mood}")
        write_settings(tx, now)
    desk.close()
    code, text, err = sendback("letters", "solution_keep")
    assert code == 0
    assert "We refund you {amount}" in text
    assert "{mood}" in err
    new = ("new", "A-1", "--reason", "damaged_in_transit", "--title", "Lamp")
    assert sendback(*new, "--price", "9.00", "--currency", "USD", "--shop", "Shop")[0] == 0
    code, told, err = sendback("do", "1", "recommended", "--json")
    assert code == 0
    assert "We refund you USD 9.00" in told["letter"]["body"]
    assert "Keep it, money back" in err


def test_a_run_of_commands_changes_them_too(command_line, tmp_path):
    file = tmp_path / "words.txt"
    file.write_text(KEEP, "utf-8")
    lines = tmp_path / "lines.txt"
    lines.write_text(f"letters solution_keep --set {file}\nletters nothing\n", "utf-8")
    command_line("settings", "--set", "shop_name=Harbour")
    code, out, _ = command_line("batch", lines)
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == 1
    assert (first["exit"], second["exit"]) == (0, 1)
