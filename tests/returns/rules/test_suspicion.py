"""Signs of a malicious return: what counts, how much, and what is never a sign."""

from datetime import UTC, datetime, timedelta

import pytest

from returns.records.case import EarlierCase
from returns.rules.sentences import sentence
from returns.rules.suspicion import contradicted, signals, suspected
from returns.terms import Verdict

DAY = datetime(2026, 11, 1, tzinfo=UTC)


def earlier(number: int, *found: tuple[Verdict, str]) -> EarlierCase:
    return EarlierCase(f"RC-2026-{number:05}", DAY - timedelta(days=number), found)


@pytest.mark.parametrize(
    ("verdict", "reason", "against"),
    [
        (Verdict.EMPTY, "defective", True),
        (Verdict.WRONG_ITEM, "changed_mind", True),
        (Verdict.WRONG_ITEM, "wrong_item", False),
        (Verdict.WRONG_ITEM, "not_as_described", False),
        (Verdict.BUYER_DAMAGE, "defective", True),
        (Verdict.NO_FAULT, "defective", False),
        (Verdict.AS_CLAIMED, "defective", False),
        (Verdict.CARRIER_DAMAGE, "defective", False),
        (Verdict.NOT_RECEIVED, "changed_mind", False),
        (Verdict.PARTS_MISSING, "missing_parts", False),
    ],
)
def test_only_what_contradicted_the_buyer_counts_against_him(verdict, reason, against):
    assert contradicted(earlier(1, (verdict, reason))) is against
    # one of several pieces is enough
    both = earlier(1, (Verdict.AS_CLAIMED, reason), (verdict, reason))
    assert contradicted(both) is against


BAD = (Verdict.EMPTY, "defective")


@pytest.mark.parametrize(
    ("before", "bought", "returned", "photos", "keys", "weighs"),
    [
        ((), 1, 1, (), [], 0),
        ((1, 2), 1, 1, (), [], 0),
        ((1, 2, 3), 1, 1, (), ["many_returns"], 1),
        ((), 2, 2, (), [], 0),
        ((), 3, 3, (), ["all_returned"], 1),
        ((), 4, 3, (), [], 0),
        ((), None, 3, (), [], 0),
        ((), 1, 1, ("RC-2026-00009",), ["same_photo"], 3),
        ((1, 2, 3), 3, 3, (), ["many_returns", "all_returned"], 2),
    ],
)
def test_what_speaks_for_it_and_how_much(before, bought, returned, photos, keys, weighs):
    found = signals([earlier(n) for n in before], bought, returned, photos)
    assert [each.because.key.removeprefix("signal.") for each in found] == keys
    assert sum(each.weight for each in found) == weighs
    assert suspected(found) is (weighs >= 3)
    for each in found:
        for lang in ("en", "zh"):
            said = sentence(each.because, lang)
            assert "{" not in said
            assert "…" not in said


def test_one_contradiction_is_no_proof_and_two_are_looked_into():
    once = signals([earlier(1, BAD), earlier(2)], 1, 1, ())
    assert [each.weight for each in once] == [2]
    assert not suspected(once)
    assert suspected(signals([earlier(1, BAD), earlier(2), earlier(3)], 1, 1, ()))
    twice = signals([earlier(1, BAD), earlier(2, BAD)], 1, 1, ())
    assert suspected(twice)
    assert dict(twice[0].because.facts)["cases"] == "RC-2026-00001, RC-2026-00002"
