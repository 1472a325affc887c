"""`sendback settings`: ladder, gift, signs, deadlines and faults from a script."""

import json

import pytest

AMAZON = "deadline.amazon:*:answer_buyer"


def test_a_deadline_is_changed_told_with_its_source_and_taken_back(settings):
    code, told, _ = settings(f"{AMAZON}=12", "deadline.*:eu:withdrawal=30 days")
    assert code == 0
    row = told["deadlines"]["amazon:*:answer_buyer"]
    assert (row["amount"], row["unit"], row["source"]) == (12, "hours", "s109")
    assert row["own_since"]
    assert told["deadlines"]["*:EU:withdrawal"]["amount"] == 30
    _, told, _ = settings(f"{AMAZON}=")
    assert told["deadlines"]["amazon:*:answer_buyer"]["amount"] == 24
    assert told["deadlines"]["amazon:*:answer_buyer"]["own_since"] == ""
    _, told, _ = settings("deadlines=")
    assert told["deadlines"]["*:EU:withdrawal"]["amount"] == 14


@pytest.mark.parametrize(
    ("change", "says", "sagt"),
    [
        (f"{AMAZON}=-3 days", "-3 days is no time to act in", "-3 天不能作为期限"),
        (f"{AMAZON}=0 days", "0 days is no time", "0 天不能"),
        (f"{AMAZON}=10000 days", "10,000 days is no time", "10,000 天不能"),
        (f"{AMAZON}=3 moons", "“3 moons” is no time", "“3 moons”不是期限"),
        ("deadline.mars:*:answer_buyer=3 days", "no row of the deadlines", "没有“mars"),
        ("deadline.=3 days", "no row of the deadlines", "没有"),
        ("second_partial_percent=20", "has to be more than the first", "要高于第一次"),
        ("fault.style=nobody", "nobody whose fault it can be", "过错方没有"),
        ("fault.wrong_item=buyer", "follows from the order itself", "由订单本身决定"),
        ("fault.sunspots=buyer", "no reason whose fault can be chosen", "没有可以选择"),
        ("jump_times=1", "From 2 to 1,000", "2 到 1,000"),
        (f"gift_en={'x' * 201}", "At most 200", "200"),
    ],
)
def test_what_cannot_be_is_refused_by_name_with_nothing_changed(settings, change, says, sagt):
    before = settings()[1]
    for lang, words in (("en", says), ("zh", sagt)):
        code, told, err = settings("shop_name=New", change, lang=lang)
        assert (code, told) == (1, "")
        assert words in err
        assert err.startswith(change.partition("=")[0].partition(":")[0].removesuffix("."))
    assert settings()[1] == before


def test_choices_words_and_faults_are_kept_and_come_back_by_an_empty_value(settings):
    _, told, _ = settings(
        *("gift_when=with_part", "gift_en=a 10 % coupon", "gift_zh=九折优惠券"),
        *("insisting_pays=seller", "fault.style=seller"),
    )
    assert (told["gift_when"], told["insisting_pays"]) == ("with_part", "seller")
    assert (told["gift_en"], told["gift_zh"]) == ("a 10 % coupon", "九折优惠券")
    assert told["faults"]["style"] == "seller"
    # what follows from the order itself is no setting
    assert "wrong_item" not in told["faults"]
    _, told, _ = settings("gift_when=", "gift_en=", "insisting_pays=", "fault.style=")
    assert (told["gift_when"], told["insisting_pays"]) == ("after_part", "buyer")
    assert told["gift_en"] == ""
    assert told["faults"]["style"] == "buyer"
    settings("fault.style=seller", "fault.warranty=seller")
    assert settings("faults=")[1]["faults"]["warranty"] == "supplier"


def test_people_read_choices_and_deadlines_in_words(settings):
    _, out, _ = settings(f"{AMAZON}=12", "gift_when=with_part", plain=True)
    assert "12 hours" in out
    assert "yours, since" in out
    assert "With the part refund" in out
    _, out, _ = settings(plain=True, lang="zh")
    assert "12 小时" in out
    assert "您自己定的" in out
    _, out, _ = settings("deadlines=", "faults=", plain=True)
    assert "as shipped" in out


def test_advise_goes_by_the_desks_own_rules(settings, command_line, tmp_path):
    desk = ("advise", "--desk", tmp_path / "a desk")
    asked = (*desk, "--value", "75", "--currency", "USD", "--reason", "style", "--json")
    settings("second_partial_percent=50", "gift_when=none", "fault.style=seller")
    _, out, _ = command_line(*asked)
    told = json.loads(out)
    assert told["offers"] == ["partial_refund", "partial_refund", "refund_on_receipt"]
    assert (told["fault"], told["freight_payer"]) == ("seller", "seller")


def test_advise_goes_by_the_desk_that_a_batch_has_open(settings, command_line, tmp_path):
    """It went by the usual rules: no line of a batch names a desk."""
    settings("partial_percent=12.5")
    lines = tmp_path / "lines"
    lines.write_text("advise --value 80 --currency USD --reason style\n", "utf-8")
    code, out, _ = command_line("batch", lines)
    assert code == 0
    assert "offer $10.00 back" in json.loads(out)["out"]  # 12.5 % of 80


# --- reasons of one's own ----------------------------------------------------------------------

SMELLS = "reason.own_smells=Smells of smoke;有烟味;defective;CR-SMELLS;smelly"
NEW_CASE = ("--shop", "Shop", "--title", "Lamp", "--price", "40.00", "--currency", "USD")


def test_a_reason_of_ones_own_is_made_told_used_and_stays_while_it_is_used(
    settings, command_line
):
    code, told, _ = settings(SMELLS)
    assert code == 0
    assert told["reasons"] == {
        "own_smells": {
            "en": "Smells of smoke",
            "zh": "有烟味",
            "meaning": "defective",
            "wordings": ["CR-SMELLS", "smelly"],
        }
    }
    code, _, err = command_line("new", "A-1", "--reason", "own_smells", *NEW_CASE)
    assert code == 0, err
    (row,) = json.loads(command_line("queue", "--view", "all", "--json")[1])
    assert (row["reason"], row["own_reason"]) == ("defective", "own_smells")
    assert "有烟味" in command_line("queue", "--view", "all", "--lang", "zh")[1]
    shown = json.loads(command_line("show", row["case"], "--json")[1])
    assert (shown["reason"], shown["own_reason"]) == ("defective", "own_smells")
    assert shown["lines"][0]["own_reason"] == "own_smells"
    assert "Smells of smoke" in command_line("show", row["case"], "--lang", "en")[1]
    for change in ("reason.own_smells=", "reasons="):
        code, out, err = settings(change, plain=True)
        assert (code, out) == (1, "")
        assert "“Smells of smoke” stays: 1 case" in err
    _, told, _ = settings()
    assert list(told["reasons"]) == ["own_smells"]


def test_one_that_nobody_uses_is_renamed_and_taken_away(settings):
    settings(SMELLS)
    # the name alone will do, and the semicolon of a Chinese keyboard
    _, told, _ = settings("reason.smells=Smoky；烟味；changed_mind")
    assert told["reasons"]["own_smells"]["meaning"] == "changed_mind"
    assert told["reasons"]["own_smells"]["wordings"] == []
    code, out, _ = settings("reason.own_gift=Gift;礼物;changed_mind", plain=True)
    assert code == 0
    assert "counts as Changed mind" in out
    # those that are there are told with it, and so they are once one is taken away
    assert "Smoky" in out
    _, out, _ = settings("reason.own_gift=Gift card;礼品卡;changed_mind", plain=True)
    assert "Smoky" in out
    _, told, _ = settings("reason.own_smells=")
    assert list(told["reasons"]) == ["own_gift"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "change",
    [
        "reason.own_smells=Smells of smoke",
        "reason.own_smells=Smells;;defective",
        "reason.own_smells=Smells;有味;nonsense",
        "reason.own_smells=Defective;有味;style",
        "reason.own_sm ells=Smells;有味;defective",
        "reason.own_gone=",
    ],
)
def test_what_is_no_reason_is_refused_and_nothing_is_kept(settings, change, lang):
    code, out, err = settings(change, lang=lang, plain=True)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert settings()[1]["reasons"] == {}


def test_it_is_tried_on_past_cases_without_being_kept(settings, command_line):
    settings(SMELLS)
    command_line("new", "A-1", "--reason", "own_smells", *NEW_CASE)
    change = "reason.own_smells=Smells of smoke;有烟味;changed_mind"
    code, out, _ = command_line("settings", "--set", change, "--dry-run", "--json")
    told = json.loads(out)
    assert (code, told["cases"], told["otherwise"]) == (0, 1, 1)
    assert settings()[1]["reasons"]["own_smells"]["meaning"] == "defective"


def test_a_reason_that_the_desk_does_not_have_is_refused_by_name(command_line, settings):
    settings(SMELLS)
    code, _, err = command_line("new", "A-1", "--reason", "own_gift", *NEW_CASE)
    assert code == 1
    assert "own_smells" in err
