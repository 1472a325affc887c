"""The acceptance matrix: twelve addressees, each figure with source and date, none made up."""

from dataclasses import replace
from datetime import date

import pytest

from returns.errors import NotFound, Refusal
from returns.phrases import has
from returns.records.packets import Figure, Measured, PacketForm
from returns.records.settings import OwnLimit
from returns.rules.money.ground_rules import GroundRule
from returns.rules.packets.figure_words import (
    figure_source,
    figure_typed,
    figure_words,
    measures_told,
)
from returns.rules.packets.fits import Unfit, breaches, demand_fits
from returns.rules.packets.limits_check import kept_limits, known_names, limit_typed
from returns.rules.packets.matrix import (
    FIELDS,
    NUMBERS,
    OURS,
    all_figures,
    as_kept,
    concerns,
    is_called,
    limit_pages,
    matrix,
)
from returns.terms import Fulfilment, Party
from tests.returns.papers import cases_by_hand as by_hand

TODAY = date(2026, 11, 27)
TWELVE = (
    *("supplier", "a_to_z", "safe_t", "ebay", "paypal", "card"),
    *("ups", "fedex", "usps", "dhl", "aliexpress", "cj"),
)


def measured(**changes: object) -> Measured:
    told = {
        "form": PacketForm.JPGS,
        "files": 5,
        "bytes": 1_750_000,
        "file_bytes": 500_000,
        "pages": None,
        "point": None,
        "characters": 1_000,
    }
    return Measured(**(told | changes))  # type: ignore[arg-type]


def test_there_are_twelve_in_the_order_in_which_they_are_offered():
    assert tuple(row.id for row in matrix().rows) == TWELVE


@pytest.mark.parametrize("row", matrix().rows, ids=lambda row: row.id)
def test_each_figure_has_a_source_a_day_and_words(row):
    assert all(GroundRule(name) for name in row.grounds)
    for figure in row.figures:
        assert figure.field in FIELDS
        assert figure.source == OURS or figure.source in limit_pages(), figure
        assert date.fromisoformat(figure.last_checked) <= TODAY
        assert isinstance(figure.value, int) == (figure.field in NUMBERS), figure
        if isinstance(figure.value, tuple):
            assert set(figure.value) <= set(known_names(figure.field)), figure
    for lang in ("en", "zh"):
        assert has(f"terms.addressee.{row.id}", lang)
        assert row.id == "supplier" or has(f"packets.called.{row.id}", lang)


def test_every_source_is_used():
    used = {figure.source for row in matrix().rows for figure in row.figures}
    named = {key for key in limit_pages() if any(f"({key})" in f.note for f in all_figures({}))}
    assert set(limit_pages()) == (used - {OURS}) | named


def test_what_no_source_tells_is_unknown_and_binds_nobody():
    amazon = matrix().find("a_to_z")
    assert amazon.figure("bytes") == Figure("a_to_z", "bytes")
    assert figure_words(amazon.figure("bytes"), "en") == "unknown"
    assert figure_source(amazon.figure("bytes"), "zh") == "没有来源说明"
    assert list(breaches(amazon, measured(bytes=10**9))) == []


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"files": 6}, "files"),
        ({"bytes": 1_750_001}, "bytes"),
        ({"characters": 1_001}, "characters"),
        ({"form": PacketForm.PDF}, "forms"),
    ],
)
def test_ebay_takes_five_pictures_of_a_few_bytes_and_a_thousand_characters(changes, limit):
    ebay = matrix().find("ebay")
    demand_fits(ebay, measured())
    with pytest.raises(Unfit) as refused:
        demand_fits(ebay, measured(**changes))
    assert refused.value.limit == limit
    assert "eBay" in str(refused.value)
    assert "eBay" in refused.value.say("zh")


def test_letters_of_a_card_paper_are_not_too_small():
    card = matrix().find("card")
    paper = {"form": PacketForm.CARD, "files": 1, "bytes": 900_000, "file_bytes": 900_000}
    demand_fits(card, measured(**paper, pages=20, point=12.0))
    for changes, limit in (({"point": 11.9}, "point"), ({"pages": 21, "point": 12.0}, "pages")):
        with pytest.raises(Unfit) as refused:
            demand_fits(card, measured(**paper, **changes))
        assert refused.value.limit == limit


def test_a_name_that_nobody_has_is_told_with_those_that_are_known():
    with pytest.raises(NotFound, match="paypal"):
        matrix().find("the moon")
    assert matrix().find(" EBay ").id == "ebay"


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("ebay:bytes", "1.2 MB", "1200000"),
        ("ebay:bytes", "1,5 兆", "1500000"),
        ("ebay:bytes", "1,750,000", "1750000"),
        ("ebay:bytes", "1 750 000", "1750000"),
        ("ebay:files", "3", "3"),
        ("ups:shots", "front, packing，back", "front,packing,back"),
        ("dhl:bytes", "unknown", ""),
        ("dhl:bytes", "不详", ""),
    ],
)
def test_a_limit_is_typed_as_people_write_it(key, text, kept):
    assert limit_typed(key, text).value == kept


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("ebay:bytes", text) for text in ("", "-1", "0", "many", "1.2", "9" * 30, "٣")),
        *(
            ("ebay:bytes", text)
            for text in ("1,75", "17,5,0", "1, 750", "1,750 MB", "1,750 000")
        ),
        *(("card:point", text) for text in ("1,2", "1 2", "12.5")),
        *(("ebay:files", text) for text in ("0,5", "5,", "1_0", "+5", "５")),
        *(("card:forms", "fax"), ("ups:shots", "front, nothing"), ("ups:shots", ",")),
        *(("ebay:colour", "3"), ("mars:bytes", "3"), ("", "3")),
    ],
)
def test_what_is_no_limit_is_refused_in_a_sentence(key, text):
    with pytest.raises(Refusal) as refused:
        limit_typed(key, text)
    assert refused.value.key.startswith("settings.limit_")


def test_only_what_differs_is_kept_with_its_day():
    own = {"ebay:files": OwnLimit("5"), "ebay:bytes": OwnLimit("900000")}
    kept = kept_limits(own, TODAY)
    assert kept == {"ebay:bytes": OwnLimit("900000", "2026-11-27")}
    ebay = matrix(kept).find("ebay")
    assert ebay.limit("bytes") == 900_000
    assert ebay.figure("bytes").own_since == "2026-11-27"
    assert matrix().find("ebay").limit("bytes") == 1_750_000


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("dhl", "DHL-Paket"),
        ("usps", "U.S. Postal Service"),
        ("usps", "US Postal"),
        ("ups", "UPS/Standard"),
        ("fedex", "FEDEX_GROUND"),
    ],
)
def test_a_carrier_is_known_whatever_stands_between_its_words(name, called):
    assert is_called(matrix().find(name), called)
    assert not is_called(matrix().find(name), f"x{called}")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_stands_in_a_limit_is_taken_as_it_is_typed_in_that_language(lang):
    for figure in all_figures({}):
        typed = figure_typed(figure, lang)
        if figure.value is not None:
            assert limit_typed(figure.key, typed).value == as_kept(figure.value), figure
        else:
            assert typed == ""


def test_every_note_is_said_in_both_languages():
    noted = {
        f"limits.note.{each.addressee}.{each.field}" for each in all_figures({}) if each.note
    }
    for key in noted:
        assert has(key, "en"), key
        assert has(key, "zh"), key


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("ebay:shots", "Outer box, all sides; Front", "outer_box,front"),
        ("ebay:shots", "外箱各面、正面", "outer_box,front"),
        ("ebay:shots", "front, defect_close", "front,defect_close"),
        ("ebay:forms", "ZIP; five pictures", "zip,jpgs"),
        ("card:words", "order, the sum", "order,sum"),
    ],
)
def test_names_are_taken_in_words_too(key, text, kept):
    assert limit_typed(key, text) == OwnLimit(kept)


def test_what_was_measured_is_told_beside_what_may_be():
    told = measures_told(matrix().find("ebay"), measured(bytes=1_110_000), "en")
    assert told == ["5 of 5 files", "1.11 of 1.75 MB", "1,000 of 1,000 characters"]
    assert measures_told(matrix().find("fedex"), measured(files=1), "zh") == [
        "1 个文件",
        "1.75 MB",
    ]


@pytest.mark.parametrize(
    ("name", "called", "is_theirs"),
    [
        ("cj", "CJ Dropshipping", True),
        ("cj", "Abcj Ltd", False),
        ("aliexpress", "杭州速卖通专营店", True),
        ("aliexpress", "Lux Lamps (AliExpress)", True),
        ("aliexpress", "AliExpress: Shenzhen 88", True),
        ("aliexpress", "Maliexpress", False),
        ("cj", "CJ-Dropshipping", True),
        ("supplier", "Anybody", True),
    ],
)
def test_a_house_is_known_by_its_name(name, called, is_theirs):
    line = replace(by_hand.line(), supplier=called)
    row = matrix().find(name)
    assert row.party is Party.SUPPLIER
    assert concerns(row, by_hand.case(line)) is is_theirs


@pytest.mark.parametrize(
    ("fulfilments", "is_theirs"),
    [
        ((Fulfilment.OWN_STOCK,), True),
        ((Fulfilment.DROPSHIP,), True),
        ((Fulfilment.PLATFORM_WAREHOUSE,), False),
        ((Fulfilment.PLATFORM_WAREHOUSE, Fulfilment.DROPSHIP), True),
    ],
)
def test_safe_t_hears_of_orders_alone_that_the_seller_ships(fulfilments, is_theirs):
    """deadlines.md, s114: what lay in Amazon's own warehouse is reimbursed by another way."""
    lines = [
        replace(by_hand.line(at), fulfilment=each) for at, each in enumerate(fulfilments, 1)
    ]
    case = replace(by_hand.case(*lines), platform="amazon")
    assert concerns(matrix().find("safe_t"), case) is is_theirs
    assert concerns(matrix().find("a_to_z"), case)


def test_what_is_taken_is_listed_as_the_language_lists() -> None:
    """A Chinese comma stands between clauses; what is counted up has a mark of its own."""
    forms = next(each for each in all_figures({}) if each.key == "supplier:forms")
    assert figure_words(forms, "en") == "PDF, ZIP, five pictures"
    assert figure_words(forms, "zh") == "PDF、ZIP、五张图片"
