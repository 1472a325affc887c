"""`sendback settings --set … --dry-run`: what it prints, and that it changes nothing."""

import os
from hashlib import sha256
from pathlib import Path

import pytest


@pytest.fixture
def tried(sendback):
    """A function that tries these changes on a desk of two cases: (exit code, output, complaints)."""
    new = ("--shop", "Corner Shop", "--reason", "changed_mind", "--title", "Lamp, oak")
    for order, price in (("A-1", "40.00"), ("A-2", "75.00")):
        words = ("--price", price, "--currency", "USD", "--sku", f"LAMP-{order}")
        code, _, err = sendback("new", order, *new, *words)
        assert code == 0, err

    def call(*changes, more=()):
        before = files()
        words = [word for change in changes for word in ("--set", change)]
        answer = sendback("settings", "--dry-run", *words, *more)
        assert files() == before
        return answer

    return call


def files():
    """Every file of the desk and its SHA-256; what SQLite maps for readers apart."""
    folder = Path(os.environ["SENDBACK_DESK"])
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }


def test_people_read_a_sentence_a_table_and_that_nothing_was_changed(tried):
    code, out, _ = tried("returnless_below_usd=20")
    assert code == 0
    first, *_, last = out.splitlines()
    assert first == "1 of 2 cases would have gone differently; $28.00 less in the last 90 days."
    assert last == "A dry run: nothing was changed."
    (row,) = [line for line in out.splitlines() if line.startswith("RC-")]
    for words in (
        "Lamp, oak",
        "Refund, keep it",
        "Part refund of $12.00",
        "$40.00",
        "\N{MINUS SIGN}$28.00",
    ):
        assert words in row


def test_it_is_said_in_chinese(tried):
    _, out, _ = tried("returnless_below_usd=20", more=("--lang", "zh", "--days", "30"))
    first, *_, last = out.splitlines()
    assert first == "2 个退货中有 1 个会改变处理方式；最近 30 天少花 $28.00。"
    assert last == "这是试算，没有任何更改。"


def test_scripts_get_names_and_minor_units(tried, sendback):
    code, told, _ = tried("returnless_below_usd=20", more=("--json",))
    assert (code, told["cases"], told["otherwise"], told["recosted"]) == (0, 2, 1, 0)
    (row,) = told["rows"]
    assert row["old"]["offers"] == ["returnless_refund", "returnless_replacement"]
    assert (row["old"]["route"], row["new"]["route"]) == ("none", "to_us")
    assert (row["new"]["partial_minor"], row["difference_minor"]) == (1_200, -2_800)
    assert row["old"]["next_step"] == "answer_buyer"
    assert told["totals"][0] == {
        "currency": "USD",
        "lines": 2,
        "old_minor": 6_250,
        "new_minor": 3_450,
        "difference_minor": -2_800,
    }
    assert told["unreckoned"] == {"price": 0, "cost": 0, "rate": 0, "nothing": 0}
    assert sendback("settings", "--json")[1]["returnless_below_usd"] == 50


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("change", ["returnless_below_usd=150", "partial_percent=101"])
def test_what_cannot_be_kept_is_refused_by_name(tried, change, lang):
    code, out, err = tried(change, more=("--lang", lang))
    assert (code, out) == (1, "")
    assert err.startswith(change.partition("=")[0])


def test_a_threshold_below_nothing_is_wrong_usage(tried):
    code, out, err = tried("returnless_below_usd=-1")
    assert (code, out) == (2, "")
    assert "-1" in err


def test_days_that_cannot_be_and_nothing_to_try_are_refused(tried, sendback):
    assert "3,660" in tried("partial_percent=40", more=("--days", "0"))[2]
    assert "--set" in tried()[2]
    assert "--place" in tried("partial_percent=40", more=("--place", "Shed="))[2]
    code, _, err = sendback("settings", "--days", "30")
    assert (code, "--dry-run" in err) == (1, True)
