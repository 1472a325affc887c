"""`sendback settings`: what it shows, what it changes, and how it ends for what cannot be."""

from pathlib import Path

import pytest

from desktop.cli.command_line import run
from desktop.cli.words import SETTINGS
from returns.records.settings import BOUNDS
from returns.rules.money.exchange import shipped_rates

ADDRESS = "Harbour Gifts;12 Quay Street;;Bristol;;BS1 4EP;United Kingdom;+44 117 496 0000"


def test_every_setting_is_told_under_the_name_that_changes_it(settings):
    _, told, _ = settings()
    names = {name.partition(".")[0] for name in SETTINGS}
    assert set(told) == names | {"rates_own", "places"}
    assert {name: told[name] for name in BOUNDS} == {
        "returnless_below_usd": 50,
        "dear_above_usd": 100,
        "partial_percent": 30,
        "first_returns_to_us": 5,
        "refusals_to_leave": 3,
        "return_freight_usd_cents": 900,
        "resale_percent": 60,
        "fine_after_all_percent": 20,
        "second_partial_percent": 0,
        "used_back_percent": 50,
        "gift_usd_cents": 0,
        "suspected_from": 3,
        "many_returns": 3,
        "many_pieces": 3,
        "jump_times": 4,
        "sign_many_returns": 1,
        "sign_contradicted": 2,
        "sign_all_returned": 1,
        "sign_same_photo": 3,
        "sign_similar_photo": 2,
        "sign_serial": 2,
        "sign_value_jump": 1,
        "sign_above_article": 1,
        "above_times": 3,
        "often_back_percent": 25,
        "relief_often_back": 1,
        "tighten_percent": 80,
        "check_policy_days": 90,
    }


def test_shop_and_address_are_kept(settings):
    code, told, _ = settings(
        "shop_name=Harbour Gifts", f"return_address={ADDRESS}", "email=a@harbour.example"
    )
    assert code == 0
    assert (told["shop_name"], told["email"]) == ("Harbour Gifts", "a@harbour.example")
    assert told["return_address"] == {
        "name": "Harbour Gifts",
        "lines": ["12 Quay Street"],
        "city": "Bristol",
        "region": "",
        "postcode": "BS1 4EP",
        "country": "United Kingdom",
        "phone": "+44 117 496 0000",
    }
    assert settings()[1] == told


def test_one_part_of_the_address_is_changed_alone(settings):
    settings(f"return_address={ADDRESS}")
    _, told, _ = settings("return_address.city=Bath", "return_address.line2=Finding 4")
    assert told["return_address"]["city"] == "Bath"
    assert told["return_address"]["lines"] == ["12 Quay Street", "Finding 4"]
    assert settings("return_address=")[1]["return_address"]["lines"] == []


@pytest.mark.parametrize("name", BOUNDS)
def test_every_threshold_is_changed_and_comes_back_by_an_empty_value(settings, name):
    before = settings()[1][name]
    # a second part is more than the first
    other = before - 1 if before > BOUNDS[name].least else BOUNDS[name].least + 45
    _, told, _ = settings(f"{name}={other}")
    assert told[name] == other
    assert settings(f"{name}=")[1][name] == before


def test_a_rate_makes_the_table_ones_own_and_an_empty_table_is_the_shipped_one(settings):
    _, told, _ = settings(
        "rate.EUR=0,9", "rate.kes=129", "home_currency=KES", "rates_on=2026-01-02"
    )
    assert told["rates_own"]
    assert (told["rates"]["EUR"], told["rates"]["KES"]) == ("0.9", "129")
    assert told["rates"]["GBP"] == shipped_rates().per_usd["GBP"]
    assert (told["home_currency"], told["rates_on"]) == ("KES", "2026-01-02")
    _, told, _ = settings("home_currency=", "rate.EUR=", "rate.KES=")
    assert told["rates"] == shipped_rates().per_usd
    _, told, _ = settings("rates=")
    assert not told["rates_own"]
    assert told["rates_on"] == shipped_rates().as_of


def test_one_policy_for_each_group(settings):
    assert settings("per_group=yes")[1]["per_group"] is True
    assert settings("per_group=no")[1]["per_group"] is False


@pytest.mark.parametrize(
    "change",
    [
        *("partial_percent=101", "returnless_below_usd=101", "check_policy_days=0"),
        *("email=nobody", "home_currency=XXX", "home_currency=KES"),
        *("rate.EUR=0", "rate.EUR=abc", "rate.USD=1", "rates_on=2026-01-02"),
        f"shop_name={'x' * 201}",
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_cannot_be_is_refused_by_name_with_nothing_changed(settings, change, lang):
    before = settings()[1]
    code, told, err = settings("shop_name=New", change, lang=lang)
    assert (code, told) == (1, "")
    assert err.startswith(change.partition("=")[0])
    assert settings()[1] == before


@pytest.mark.parametrize(
    "change",
    [
        *("nothing=1", "partial_percent", "partial_percent=many", "partial_percent=-1"),
        *("per_group=perhaps", "rate.EURO=1", "rates=0.92", "return_address=Bristol"),
        *("suspected_from=-1", "sign_serial=-1", "second_partial_percent=-1", "luck.style=1"),
        *("gift_when=twice", "insisting_pays=carrier", "deadlines=3", "faults=buyer"),
        "return_address.planet=Earth",
    ],
)
def test_what_is_no_setting_is_wrong_usage(settings, change):
    code, told, err = settings(change)
    assert (code, told) == (2, "")
    assert "Traceback" not in err
    assert err.strip()


def test_people_read_values_with_units_and_what_is_usual(settings):
    _, out, _ = settings("partial_percent=40", plain=True)
    assert out.split() == [
        "partial_percent",
        "40",
        "%",
        "Part",
        "refund",
        "(Usual:",
        "30",
        "%)",
    ]
    _, out, _ = settings(lang="zh", plain=True)
    assert "默认：30%" in out
    assert "$9.00" in out


def test_a_folder_that_is_no_desk_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "nothing"))
    assert run(["settings"]) == 1
    assert not (tmp_path / "nothing").exists()
    assert capsys.readouterr().err.strip()


def test_a_letter_saved_as_a_draft_comes_from_the_shop(settings, tmp_path):
    settings("email=returns@harbour.example")
    examples = Path(__file__).parents[3] / "docs" / "examples"
    assert run(["import", str(examples / "amazon-returns.txt")]) == 0
    draft = tmp_path / "letter.eml"
    assert run(["do", "302-5581234-7719001", "recommended", "--eml", str(draft)]) == 0
    assert b"From: returns@harbour.example" in draft.read_bytes()


def test_transit_times_are_told_and_taken_back(settings):
    code, told, _ = settings("transit.dropship:de=2-4,5–10", "transit.own_stock:KE=1-2,9-30")
    assert code == 0
    assert told["transit"]["dropship:DE"] == [2, 4, 5, 10]
    assert told["transit"]["own_stock:KE"] == [1, 2, 9, 30]
    _, told, _ = settings("transit.dropship:DE=")
    assert told["transit"]["dropship:DE"] == [1, 3, 4, 9]
    _, told, _ = settings("transit=")
    assert "own_stock:KE" not in told["transit"]
    for wrong in ("transit.dropship:DE=9-2,3-4", "transit.pigeon:DE=1-2,3-4"):
        code, _, err = settings(wrong)
        assert code == 1
        assert "transit." in err
    assert settings("transit=1-2,3-4")[0] == 2
