"""Terms and addresses survive storage unchanged; what is wrong is told with its place."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.errors import Refusal
from returns.money import TOO_MUCH, Money
from returns.records.policy import Address, EvidenceDemand, PolicyTerms, ReturnFee
from returns.records.policy_json import (
    address_from_json,
    address_to_json,
    terms_from_json,
    terms_to_json,
)
from returns.records.strict_json import Fields, Problems
from returns.terms import FreightPayer, RmaPlacement, WindowStart
from returns.trade.policy_fields import REMEDIES

text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)
name = st.from_regex(r"\A[a-z][a-z0-9_]{0,20}\Z")
days = st.integers(0, 3_660)
maybe_days = st.none() | days
payer = st.sampled_from([str(payer) for payer in FreightPayer])
money = st.builds(
    Money, st.integers(1 - TOO_MUCH, TOO_MUCH - 1), st.sampled_from(["USD", "JPY", "KWD"])
)
terms = st.builds(
    PolicyTerms,
    window_days=days,
    window_from=st.sampled_from(WindowStart),
    damage_days=maybe_days,
    exchange_days=maybe_days,
    warranty_months=st.none() | st.integers(0, 1_200),
    fee=st.builds(
        ReturnFee,
        percent=st.integers(0, 100),
        fixed=st.none() | money,
        waived_for=st.lists(name, max_size=3).map(tuple),
    ),
    freight=st.dictionaries(name, payer, max_size=4).map(lambda d: {"*": "seller", **d}),
    takes_ordered_wrong=st.booleans(),
    ordered_wrong_fee_percent=st.integers(0, 100),
    takes_returns=st.booleans(),
    rma_needed=st.booleans(),
    rma_how=text,
    rma_days=days,
    rma_valid_days=maybe_days,
    rma_placement=st.sampled_from(RmaPlacement),
    condition=text,
    evidence=st.builds(
        EvidenceDemand,
        shots=st.lists(name, max_size=3).map(tuple),
        video=st.booleans(),
        serial=st.booleans(),
        max_mb=st.none() | st.integers(1, 100),
        file_name=text,
        subject=text,
        redact_buyer=st.booleans(),
    ),
    remedies=st.lists(st.sampled_from(sorted(REMEDIES)), max_size=3).map(tuple),
    answer_days=days,
    refund_days=days,
    transit_days=days,
    procedure=st.lists(text, max_size=3).map(tuple),
    contact=text,
)
addresses = st.builds(
    Address,
    name=text,
    lines=st.lists(text, max_size=4).map(tuple),
    city=text,
    region=text,
    postcode=text,
    country=text,
    phone=text,
)


@settings(max_examples=150, deadline=None)
@given(terms)
def test_terms_come_back_equal_from_stored_text(given_terms: PolicyTerms) -> None:
    stored = json.dumps(terms_to_json(given_terms), ensure_ascii=False)
    assert terms_from_json(json.loads(stored)) == given_terms


@settings(max_examples=100, deadline=None)
@given(addresses)
def test_addresses_come_back_equal_from_stored_text(address: Address) -> None:
    assert address_from_json(json.loads(json.dumps(address_to_json(address)))) == address


def test_what_is_missing_takes_the_default() -> None:
    assert terms_from_json({}) == PolicyTerms()
    assert address_from_json({}) == Address()
    assert terms_from_json({"freight": {"defective": "supplier"}}).freight == {
        "*": "seller",
        "defective": "supplier",
    }


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"window_days": "thirty"}, "window_days should be a whole number"),
        ({"window_days": True}, "window_days should be a whole number"),
        ({"window_days": -1}, "window_days is -1; it should be between 0 and 3660"),
        ({"window_from": "arrival"}, "window_from is “arrival”; it should be one of: order"),
        ({"window_dys": 30}, "window_dys is not a name that Sendback knows here"),
        ({"fee": {"percent": 101}}, "fee.percent is 101"),
        ({"fee": {"fixed": {"amount": "5,00", "currency": "EUR"}}}, "fee.fixed should be"),
        ({"fee": {"fixed": {"amount": "5.00"}}}, "fee.fixed.currency is missing"),
        ({"fee": 15}, "fee should be a group of named values"),
        ({"freight": {"defective": "me"}}, "freight.defective is “me”"),
        ({"freight": {"Not Nice": "seller"}}, "freight.Not Nice is “Not Nice”"),
        ({"remedies": ["refund", "sorry"]}, "remedies[1] is “sorry”"),
        ({"evidence": {"max_mb": 0}}, "evidence.max_mb is 0"),
        ({"procedure": "ask us"}, "procedure should be a list of texts"),
        ({"takes_returns": "yes"}, "takes_returns should be true or false"),
        ({"contact": "a\0b"}, "contact should be a text"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(
    value: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        terms_from_json(value)
    assert sentence in refused.value.say("en")
    assert refused.value.say("zh")


def test_terms_that_could_not_be_read_again_are_not_written() -> None:
    with pytest.raises(Refusal):
        terms_to_json(PolicyTerms(window_days=99_999))


def test_all_problems_of_one_document_are_told_at_once() -> None:
    problems = Problems()
    fields = Fields({"since": "2026-02-30", "count": 1.5, "extra": 1}, "top", problems)
    assert fields.day("since", date(2026, 1, 1)) == date(2026, 1, 1)
    assert fields.whole("count", None, 0, 9) is None
    fields.close()
    assert [problem.place for problem in problems.found] == [
        "top.since",
        "top.count",
        "top.extra",
    ]
