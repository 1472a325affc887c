"""Who is waited for, in words: a carrier that is asked for money brings no parcel."""

import pytest

from returns.phrases import has
from returns.terms import Party, StepKind
from returns.trade.disputes import Dispute
from returns.trade.waits import waited_as


def test_a_carrier_answers_a_claim_and_brings_a_parcel() -> None:
    assert waited_as(StepKind.CHASE_SUPPLIER, Party.CARRIER, "") == "carrier_claim"
    assert waited_as(StepKind.AWAIT_PARCEL, Party.CARRIER, "") == Party.CARRIER
    # nor does a supplier answer anything while goods are on their way to him
    assert waited_as(StepKind.PLACE_GOODS, Party.SUPPLIER, "") == Party.CARRIER
    assert waited_as(StepKind.CHASE_SUPPLIER, Party.PLATFORM, "") == Party.PLATFORM


@pytest.mark.parametrize(
    ("dispute", "decides"),
    [
        (Dispute.CHARGEBACK, "bank"),
        (Dispute.PAYPAL, "paypal"),
        (Dispute.A_TO_Z, Party.PLATFORM),
        ("", Party.PLATFORM),
    ],
)
def test_a_dispute_is_decided_by_whom_it_was_opened_with(dispute: str, decides: str) -> None:
    """A chargeback that was answered stood among those that the platform decides."""
    assert waited_as(StepKind.CHECK, Party.PLATFORM, dispute) == decides


@pytest.mark.parametrize("dispute", ["", *Dispute])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("step", [StepKind.CHASE_SUPPLIER, StepKind.CHECK])
@pytest.mark.parametrize("party", [Party.BUYER, Party.CARRIER, Party.PLATFORM, Party.SUPPLIER])
def test_each_has_its_words(step: StepKind, party: Party, lang: str, dispute: str) -> None:
    assert has(f"terms.waits.{waited_as(step, party, dispute)}", lang)
