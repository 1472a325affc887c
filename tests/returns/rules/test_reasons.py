"""Platform codes, with all their prefixes and prose, lead to one table of reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import NotFound
from returns.phrases import topic
from returns.rules.reasons import OTHER, all_reasons, reason, reason_for_code, reason_known
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
        ("amazon", "SOMETHING_NEW_OF_2027", OTHER),
        ("amazon", "", OTHER),
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
