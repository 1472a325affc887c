"""Every platform has what a row of the table needs; a new one is told here what it lacks."""

import pytest

from returns.language import country_name
from returns.phrases import say, topic
from returns.platforms.known import PLATFORMS, platform_of
from returns.rules.reasons import all_reasons
from returns.terms import Move, StepKind
from returns.trade.platform_acts import PlatformAct

READERS = [reader for platform in PLATFORMS.values() for reader in platform.readers]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.layout.kind)
def test_every_kind_of_file_has_its_name_and_the_sentence_of_what_it_lacks(reader, lang):
    kind = reader.layout.kind
    assert topic(lang, "importing").get(f"platform.{kind}")
    assert topic(lang, "errors").get(f"importing.columns_missing_{kind}")


def test_a_kind_of_file_is_of_one_platform():
    kinds = [reader.layout.kind for reader in READERS]
    assert len(kinds) == len(set(kinds))
    for platform in PLATFORMS.values():
        assert platform_of(platform.id) is platform
        for reader in platform.readers:
            assert platform_of(reader.layout.kind) is platform


def test_a_shop_that_nobody_knows_is_a_platform_of_its_own():
    shop = platform_of("tiktok")
    assert (shop.id, shop.name, shop.readers, shop.own_codes) == ("tiktok", "Tiktok", (), False)


def test_who_has_codes_of_its_own_is_in_the_table_of_reasons():
    with_codes = {name for row in all_reasons() for name, codes in row.codes.items() if codes}
    own = {platform.id for platform in PLATFORMS.values() if platform.own_codes}
    assert own <= with_codes


def test_every_market_is_a_country_and_is_named_once():
    for platform in PLATFORMS.values():
        endings = [market.ending for market in platform.markets]
        assert len(endings) == len(set(endings))
        for market in platform.markets:
            assert country_name(market.country, "en")
            assert market.currency.isupper()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_must_be_pressed_is_said_and_nothing_else_is(lang):
    said = {key for key in topic(lang, "platforms") if key.startswith("pressed_")}
    told = {
        platform.must_press(done)
        for platform in PLATFORMS.values()
        for done in platform.pressed
    }
    assert {f"platforms.{key}" for key in said} == told
    assert all(say(key, lang) for key in told)


def test_what_is_pressed_is_a_step_or_a_move():
    known = {kind.value for kind in (*StepKind, *Move)}
    for platform in PLATFORMS.values():
        assert platform.pressed <= known, platform.id


def test_a_shop_without_a_platform_has_nothing_to_press():
    assert platform_of("own_shop").must_press("approve") == ""
    assert platform_of("amazon_mfn").must_press("approve") == "platforms.pressed_amazon_approve"
    assert platform_of("amazon").must_press("inspect") == ""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_act_of_a_platform_has_words(lang):
    assert {key for key in topic(lang, "platforms") if key.startswith("did_")} == {
        f"did_{act.value}" for act in PlatformAct
    }
