"""What came after other pieces were paid, and brings nothing: its buyer hears of it with the question."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, StepKind, Verdict, Works
from tests.cases.playing import agree_to_return, enter_until, letters, next_of

JAR = {"verdict": Verdict.WRONG_ITEM, "instead": "a green jar"}


@pytest.fixture
def two(shop):
    """Two broken lamps that come back in two parcels; the first is here, and paid."""
    shop.supplier(costs=[("LAMP", "50")], rma_needed=False)
    told = {"return_reason": "CR-DEFECTIVE", "return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("LAMP", "240.00", **told))
    agree_to_return(shop, case_id)
    for unit in (1, 2):
        sent = ParcelTold(
            End.US, End.BUYER, tracking=f"T{unit}", units=(unit,), sent=True, another=unit > 1
        )
        shop.desk.parcels.note(case_id, sent)
    came(shop, case_id, 1, works=Works.NO)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def came(shop, case_id, unit, verdict=None, **found):
    shop.desk.receiving.receive(case_id, f"T{unit}")
    shop.look(case_id, unit=unit, **found)
    if verdict is not None:
        line = shop.case(case_id).lead.id
        shop.desk.inspections.decide(case_id, line, unit, verdict=verdict)
    shop.finish(case_id)


def asked_after(shop, case_id, lang="en"):
    enter_until(shop, case_id, StepKind.CONFIRM_BUYER)
    assert next_of(shop, case_id) is StepKind.CONFIRM_BUYER
    (done,) = shop.desk.cases.do_recommended([case_id], lang)
    return done.letter


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "No money is paid for that"), ("zh", "这部分不退款")]
)
def test_the_letter_says_what_was_found_and_that_nothing_is_paid(shop, two, lang, says):
    """He had been promised "the result", and heard of it in no letter."""
    came(shop, two, 2, **JAR)
    letter = asked_after(shop, two, lang)
    assert letter.template == "confirm_money"
    assert says in letter.body
    assert "a green jar" in letter.body


def test_what_is_paid_is_told_by_the_refund(shop, two):
    came(shop, two, 2, works=Works.NO)
    shop.do(two, StepKind.REFUND)
    assert "No money" not in asked_after(shop, two).body


def test_what_was_found_before_the_refund_is_told_by_that_alone(shop):
    shop.supplier(costs=[("LAMP", "50")], rma_needed=False)
    told = {"return_reason": "CR-DEFECTIVE", "return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("LAMP", "240.00", **told))
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id, "T0")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.look(case_id, unit=2, instead="a green jar")
    line = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line, 2, verdict=Verdict.WRONG_ITEM)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert "a green jar" in letters(shop, case_id)[-1].body
    assert "a green jar" not in asked_after(shop, case_id).body
