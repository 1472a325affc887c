"""Platform codes, with all their prefixes and prose, lead to one table of reasons."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import resource
from returns.errors import NotFound
from returns.phrases import topic
from returns.rules.reasons import (
    NOT_UNDERSTOOD,
    OTHER,
    all_reasons,
    reason,
    reason_for_code,
    reason_known,
    wording_of,
)
from returns.terms import Fault

CANONICAL = (
    *("defective", "poor_quality", "damaged_in_transit", "damaged_before_shipping"),
    *("missing_parts", "wrong_item", "wrong_size", "style", "not_as_described"),
    *("not_compatible", "late", "never_arrived", "ordered_by_mistake", "changed_mind"),
    *("better_price", "unauthorised_purchase", "extra_item", "no_reason"),
)


@pytest.mark.parametrize("reason_id", CANONICAL)
def test_every_row_of_the_canonical_table_is_there_and_has_words(reason_id: str) -> None:
    assert reason(reason_id).id == reason_id
    assert f"reason.{reason_id}" in topic("en", "terms")


def test_no_code_means_two_reasons() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in all_reasons():
        for platform, codes in row.codes.items():
            for code in codes:
                assert (platform, code) not in seen, code
                seen[platform, code] = row.id


@pytest.mark.parametrize(
    ("platform", "code", "expected"),
    [
        ("amazon", "CR-DEFECTIVE", "defective"),
        ("amazon", "CR-QUALITY_UNACCEPTABLE", "poor_quality"),
        ("amazon", "CR-DAMAGED_BY_CARRIER", "damaged_in_transit"),
        ("amazon", "CR-DAMAGED_BY_FC", "damaged_before_shipping"),
        ("amazon", "CR-MISSING_PARTS", "missing_parts"),
        ("amazon", "CR-SWITCHEROO", "wrong_item"),
        ("amazon", "CR-NOT_COMPATIBLE", "not_compatible"),
        ("amazon", "CR-ORDERED_WRONG_ITEM", "ordered_by_mistake"),
        ("amazon", "CR-UNWANTED_ITEM", "changed_mind"),
        ("amazon", "CR-FOUND_BETTER_PRICE", "better_price"),
        ("amazon", "CR-EXTRA_ITEM", "extra_item"),
        ("amazon", "CR-MISSED_ESTIMATED_DELIVERY", "late"),
        ("amazon", "CR-NO_REASON_GIVEN", "no_reason"),
        ("amazon", "CR-UNAUTHORIZED_PURCHASE", "unauthorised_purchase"),
        ("amazon", "AMZ-PG-BAD-DESC", "not_as_described"),
        ("amazon", "AMZ-PG-MISORDERED", "wrong_size"),
        ("amazon", "AMZ-PG-APP-TOO-SMALL", "wrong_size"),
        ("amazon", "AMZ-PG-APP-STYLE", "style"),
        ("amazon", "AMZ-PG-APP-TOO-LATE", "late"),
        ("amazon", "EXCESSIVE_INSTALLATION", "not_compatible"),
        ("amazon", "NEVER_ARRIVED", "never_arrived"),
        ("amazon_fba", "DID_NOT_LIKE_FABRIC", "style"),
        ("amazon_fba", "JEWELRY_NO_DOCS", "missing_parts"),
        ("amazon_fba", "UNDELIVERABLE_FALED_DELIVERY_ATTEMPTS", "undeliverable"),
        ("amazon_fba", "WARRANTY", "warranty"),
        ("amazon", "Item defective or doesn't work", "defective"),
        ("amazon", "Item defective or doesn&#39;t work", "defective"),
        ("amazon", "Item defective or doesn’t work", "defective"),
        ("amazon", "cr-defective", "defective"),
        ("ebay", "NOT_AS_DESCRIBED", "not_as_described"),
        ("ebay", "ARRIVED_DAMAGED", "damaged_in_transit"),
        ("ebay", "NO_LONGER_NEED_ITEM", "changed_mind"),
        ("ebay", "DOES_NOT_FIT", "wrong_size"),
        ("shopify", "SIZE_TOO_LARGE", "wrong_size"),
        ("shopify", "COLOR", "style"),
        ("shopify", "UNKNOWN", "no_reason"),
        ("lingxing", "尺码不对", "wrong_size"),
        ("lingxing", "DEFECTIVE", "defective"),
        ("tiktok", "wrong_item", "wrong_item"),
        ("amazon_mfn", "AMZ-PG-WJ-TOO-SMALL", "wrong_size"),
        ("amazon_mfn", "AMZ-PG-BAD-ITEM", "defective"),
        ("amazon_mfn", "AMZ-PG-DAMAGED", "damaged_in_transit"),
        ("amazon_mfn", "NOT_AS_PHOTO", "not_as_described"),
        ("amazon_mfn", "UND-UNKNOWN", "undeliverable"),
        ("amazon", "OTHER", OTHER),
        ("amazon", "SOMETHING_NEW_OF_2027", NOT_UNDERSTOOD),
        ("amazon", "", NOT_UNDERSTOOD),
        ("ebay", "AMZ-PG-BAD-ITEM", NOT_UNDERSTOOD),
    ],
)
def test_a_platforms_code_means_a_reason(platform: str, code: str, expected: str) -> None:
    assert reason_for_code(platform, code) == expected


@given(st.text(), st.text())
def test_no_code_is_a_surprise(platform: str, code: str) -> None:
    assert reason_known(reason_for_code(platform, code)) is not None


def test_an_unknown_reason_is_refused_by_name() -> None:
    with pytest.raises(NotFound, match="grumpy"):
        reason("grumpy")


def test_everyday_names_are_understood() -> None:
    assert reason("colour").id == "style"
    assert reason("wrong-size").id == "wrong_size"


def test_what_the_buyer_did_is_the_buyers_fault() -> None:
    ours = {row.id for row in all_reasons() if row.default_fault is Fault.BUYER}
    assert ours == {
        *("wrong_size", "style", "not_compatible", "ordered_by_mistake"),
        *("changed_mind", "better_price", "no_reason"),
    }


#: what Amazon prints where a buyer, a seller or a report reads it
PRINTED = {
    "Defective/Does not work properly": "defective",
    "Item defective or doesn't work": "defective",
    "Item is defective": "defective",
    "Inaccurate website description": "not_as_described",
    "Not as described on website": "not_as_described",
    "Different from website description": "not_as_described",
    "Product damaged, but shipping box OK": "damaged_before_shipping",
    "Product damaged but shipping box OK": "damaged_before_shipping",
    "Product and shipping box both damaged": "damaged_in_transit",
    "Both product and shipping box damaged": "damaged_in_transit",
    "Damaged during shipping": "damaged_in_transit",
    "Damaged due to inappropriate packaging": "damaged_before_shipping",
    "Missing parts or accessories": "missing_parts",
    "Missing or broken parts": "missing_parts",
    "Wrong item was sent": "wrong_item",
    "Received wrong item": "wrong_item",
    "Performance or quality not adequate": "poor_quality",
    "Performance/quality not up to expectations": "poor_quality",
    "Incompatible or not useful": "not_compatible",
    "Incompatible or not useful for intended purpose": "not_compatible",
    "Part not compatible": "not_compatible",
    "Installation too complex": "not_compatible",
    "Item arrived too late": "late",
    "Missed estimated delivery date": "late",
    "Bought by mistake": "ordered_by_mistake",
    "Accidental order": "ordered_by_mistake",
    "No longer needed": "changed_mind",
    "No longer needed/wanted": "changed_mind",
    "Better price available": "better_price",
    "Found better price elsewhere": "better_price",
    "Didn't approve purchase": "unauthorised_purchase",
    "Unauthorized purchase, i.e. fraud": "unauthorised_purchase",
    "Received extra item I didn't buy (no refund needed)": "extra_item",
    "Arrived in addition to what was ordered": "extra_item",
    "No reason--I just don't want it any more": "no_reason",
    "No reason given": "no_reason",
    "Too small/short": "wrong_size",
    "Wrong size: too large/long": "wrong_size",
    "Ordered wrong style/size/color": "wrong_size",
    "Wrong size/Poor fit": "wrong_size",
    "Style not as expected": "style",
    "Color/pattern not as expected": "style",
    "Fabric/material not as expected": "style",
    "Missing or loose stone": "defective",
    "Broken or malfunctioning clasp": "defective",
    "Tarnished/unacceptable condition": "poor_quality",
    "Item never arrived": "never_arrived",
    "Different from what was ordered": "wrong_item",
    "Didn't like fabric": "style",
    "Too large": "wrong_size",
    "Refused": "undeliverable",
    "Unknown Reason": "other",
}


def test_no_wording_is_written_down_for_two_reasons() -> None:
    """Two spellings of one wording must not lead apart once they are made plain."""
    content = json.loads(resource("reasons.json").read_text(encoding="utf-8"))
    ids = {row["id"] for row in content["reasons"]}
    plain: dict[str, str] = {}
    for said, reason_id in content["prose"].items():
        assert reason_id in ids, said
        assert plain.setdefault(wording_of("amazon", said)[1], reason_id) == reason_id, said
        assert reason_for_code("amazon", said) == reason_id, said


@pytest.mark.parametrize(("said", "expected"), PRINTED.items())
def test_a_wording_that_amazon_prints_is_understood(said: str, expected: str) -> None:
    assert reason_for_code("amazon_mfn", said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Defective / does not work properly",
        "defective/Does  not work properly.",
        "DEFECTIVE/DOES NOT WORK PROPERLY",
        "Defective/Does not work properly\n",
    ],
)
def test_a_wording_is_known_however_it_is_spaced(said: str) -> None:
    assert reason_for_code("amazon_mfn", said) == "defective"
    assert wording_of("amazon", said) == wording_of(
        "amazon_mfn", "defective/does not work properly"
    )


def test_what_the_seller_chose_for_a_wording_counts_for_that_platform_only() -> None:
    learned = {wording_of("amazon_mfn", "It sings at night"): "defective"}
    assert reason_for_code("amazon_fba", "it sings at  night.", learned) == "defective"
    assert reason_for_code("ebay", "It sings at night", learned) == NOT_UNDERSTOOD
    assert reason_for_code("amazon", "It sings by day", learned) == NOT_UNDERSTOOD


def test_what_the_seller_chose_stands_above_the_table() -> None:
    learned = {wording_of("amazon", "CR-NOT_COMPATIBLE"): "not_as_described"}
    assert reason_for_code("amazon_mfn", "CR-NOT_COMPATIBLE", learned) == "not_as_described"


def test_a_choice_that_is_no_reason_any_more_is_not_taken() -> None:
    learned = {wording_of("amazon", "CR-DEFECTIVE"): "gone"}
    assert reason_for_code("amazon", "CR-DEFECTIVE", learned) == "defective"


def test_nobody_can_choose_what_was_not_understood_but_it_is_known_and_has_words() -> None:
    assert NOT_UNDERSTOOD not in {row.id for row in all_reasons()}
    row = reason_known(NOT_UNDERSTOOD)
    assert row is not None
    assert (row.default_fault, row.goods_fine) == (Fault.UNKNOWN, False)
    assert f"reason.{NOT_UNDERSTOOD}" in topic("en", "terms")
