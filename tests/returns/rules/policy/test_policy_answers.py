"""A supplier's terms as people read them."""

from dataclasses import replace
from datetime import date

import pytest

from returns.money import Money
from returns.records.policy import (
    Address,
    EvidenceDemand,
    PolicyTerms,
    ReturnFee,
    SupplierPolicy,
    Warehouse,
)
from returns.rules.policy.policy_answers import (
    answers,
    answers_since,
    day_words,
    differences,
    faulty_reasons,
    field_answers,
)
from returns.terms import WindowStart

KILN = PolicyTerms(
    window_days=14,
    damage_days=4,
    fee=ReturnFee(percent=15, waived_for=faulty_reasons()),
    freight={"*": "seller"} | dict.fromkeys(faulty_reasons(), "supplier"),
    rma_how="by e-mail",
    rma_valid_days=10,
    evidence=EvidenceDemand(
        shots=("outer_box", "shipping_label", "front", "back", "defect_wide", "defect_close"),
        max_mb=2,
        subject="{order}",
    ),
)


def texts(terms: PolicyTerms, lang: str = "en") -> dict[str, str]:
    return {row.name: row.text for row in answers(terms, lang)}


def test_the_policy_reads_as_in_the_picture():
    assert texts(KILN) == {
        "window": "14 days from delivery",
        "damage": "4 days from delivery",
        "fee": "15 %, none if faulty",
        "freight": "We do · supplier if faulty",
        "wrong": "Taken back, fee applies",
        "rma": "Needed, by e-mail, about 2 working days, valid 10 days",
        "placement": "On the shipping label, not on the box",
        "evidence": "6 photos, under 2 MB in all, order number in the subject",
        "remedies": "Refund",
        "answer": "3 working days · refund within 10 days",
    }


def test_and_in_chinese():
    read = texts(KILN, "zh")
    assert read["window"] == "签收后 14 天"
    assert read["fee"] == "15%，瑕疵免收"
    assert read["freight"] == "我方 · 瑕疵由供应商"
    assert read["evidence"] == "6 张照片，合计 2 MB 内，主题写订单号"


def test_a_supplier_who_takes_nothing_back_says_only_that_about_the_goods():
    read = texts(replace(KILN, takes_returns=False))
    assert read["window"] == "Nothing is taken back"
    assert not {"fee", "freight", "wrong", "damage"} & read.keys()


def test_a_part_of_the_faults_is_named_in_the_second_line():
    some = replace(KILN, fee=ReturnFee(percent=10, waived_for=("defective", "wrong_item")))
    (fee,) = [row for row in answers(some, "en") if row.name == "fee"]
    assert (fee.text, fee.hint) == ("10 %, none if faulty", "faulty: Defective, Wrong item")


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("{rma} {order}", "RMA, order number in the subject"),
        ("{rma}", "RMA in the subject"),
        ("Return {case}", "subject “Return ‹case number›”"),
        ("{weird}", "subject “{weird}”"),
    ],
)
def test_the_subject_line_is_said_without_braces(subject, words):
    assert texts(replace(KILN, evidence=EvidenceDemand(subject=subject)))["evidence"] == words


def test_other_reasons_are_named_one_by_one():
    odd = replace(KILN, freight={"*": "buyer", "late": "carrier", "style": "carrier"})
    assert texts(odd)["freight"] == "Buyer · carrier for Style or colour, Came too late"


def test_fees_add_up_in_words():
    both = replace(KILN, fee=ReturnFee(percent=15, fixed=Money(500, "EUR")))
    assert texts(both)["fee"] == "15 % + €5.00"
    assert texts(replace(KILN, fee=ReturnFee()))["fee"] == "None"


def test_the_return_address_stands_with_its_condition():
    place = Warehouse(1, 1, "Stoke", Address(lines=("Unit 7", "Kiln Road"), city="Stoke"))
    (row,) = [row for row in answers(KILN, "en", (place,)) if row.name == "address"]
    assert row.text == "Unit 7, Kiln Road, Stoke · given only with an RMA"


def test_what_changed_says_what_it_was_until_the_day_before():
    old = SupplierPolicy(
        1, 1, 2, date(2026, 1, 1), date(2026, 1, 1), replace(KILN, window_days=30)
    )
    new = SupplierPolicy(2, 1, 3, date(2026, 9, 1), date(2026, 9, 1), KILN)
    hints = {row.name: row.hint for row in answers_since(new, old, "en")}
    assert hints["window"] == "was 30 days until 31 August"
    assert hints["placement"] == "parcels with it on the box are refused"
    chinese = {row.name: row.hint for row in answers_since(new, old, "zh")}
    assert chinese["window"] == "8月31日前为 30 天"


def test_a_window_that_starts_elsewhere_says_so():
    earlier = replace(KILN, window_days=30, window_from=WindowStart.ORDER)
    old = SupplierPolicy(1, 1, 1, date(2026, 1, 1), date(2026, 1, 1), earlier)
    new = SupplierPolicy(2, 1, 2, date(2026, 9, 1), date(2026, 9, 1), KILN)
    assert answers_since(new, old, "en")[0].hint == "was 30 days from the order until 31 August"


def test_equal_terms_differ_in_nothing():
    assert differences(KILN, KILN, "en") == ()


def test_the_order_of_reasons_and_remedies_is_no_difference():
    one = replace(
        KILN,
        fee=ReturnFee(percent=5, waived_for=("defective", "wrong_item")),
        remedies=("refund", "reship"),
    )
    two = replace(
        one,
        fee=ReturnFee(percent=5, waived_for=("wrong_item", "defective")),
        remedies=("reship", "refund"),
    )
    assert differences(one, two, "en") == ()


def test_the_order_of_shots_is_one():
    one = replace(KILN, evidence=EvidenceDemand(shots=("front", "back")))
    two = replace(KILN, evidence=EvidenceDemand(shots=("back", "front")))
    assert [each.field for each in differences(one, two, "en")] == ["shots"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_field_has_a_question(lang):
    from returns.phrases import say

    for name, text in field_answers(KILN, lang):
        assert say(f"policies.ask.{name}", lang).strip()
        assert text


def test_days_read_as_people_write_them():
    assert day_words(date(2026, 8, 31), "en", year=False) == "31 August"
    assert day_words(date(2026, 8, 31), "zh") == "2026年8月31日"


@pytest.mark.parametrize(
    ("terms", "en", "zh"),
    [
        ({"takes_ordered_wrong": False}, "Not taken back", "不接受"),
        ({"ordered_wrong_fee_percent": 7}, "Taken back, 7 % fee", "接受，收 7% 手续费"),
        ({"fee": ReturnFee(percent=15)}, "Taken back, fee applies", "接受，收手续费"),
        (
            {"fee": ReturnFee(fixed=Money(5, "USD"))},
            "Taken back, fee applies",
            "接受，收手续费",
        ),
        ({}, "Taken back", "接受"),
    ],
)
def test_what_was_ordered_wrong_is_taken_back_or_not(terms, en, zh):
    policy = PolicyTerms(**terms)
    assert [texts(policy, lang)["wrong"] for lang in ("en", "zh")] == [en, zh]
