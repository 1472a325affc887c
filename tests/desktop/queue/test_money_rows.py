"""The fold “Money” of a case tells each claim as it was answered last."""

import pytest

from desktop.queue.case.money_rows import money_rows
from returns.money import Money
from returns.records.unit import Claim, ClaimAnswer, Payment
from returns.terms import Party, SupplierClaim
from tests.returns.case_maker import (
    NOW,
    a_line,
    a_stored_case,
    concluded_case,
    dollars,
    surroundings,
)

NOTHING = Money(0, "USD")


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        ((), ("Asked from supplier, no answer yet", "$60.00")),
        (((SupplierClaim.ACCEPTED, dollars("60")),), ("Accepted by supplier", "$60.00")),
        (((SupplierClaim.PARTLY_ACCEPTED, dollars("20")),), ("Accepted by supplier", "$20.00")),
        (((SupplierClaim.REFUSED, NOTHING),), ("Refused by supplier", "$60.00")),
        (((SupplierClaim.REFUSED, None),), ("Refused by supplier", "$60.00")),
        (
            ((SupplierClaim.MORE_ASKED, None),),
            ("Asked from supplier · More evidence asked", "$60.00"),
        ),
        (
            ((SupplierClaim.ACCEPTED, dollars("60")), (SupplierClaim.REFUSED, NOTHING)),
            ("Refused by supplier", "$60.00"),
        ),
        (
            ((SupplierClaim.REFUSED, NOTHING), (SupplierClaim.PARTLY_ACCEPTED, dollars("20"))),
            ("Accepted by supplier", "$20.00"),
        ),
    ],
)
def test_a_claim_is_told_as_it_was_answered(qapp, dressed, answers, row):
    """“Accepted by supplier · $0.00” stood there of one that was refused."""
    told = tuple(ClaimAnswer(NOW, kind, amount, "") for kind, amount in answers)
    claim = Claim(1, 1, Party.SUPPLIER, "refund", (1,), dollars("60"), NOW, told)
    case = concluded_case(a_stored_case(a_line(), claims=(claim,)), surroundings())
    assert money_rows(case, NOW) == (row,)


def test_what_was_granted_stands_beside_the_rest_that_is_asked_for(qapp, dressed):
    granted = ClaimAnswer(NOW, SupplierClaim.PARTLY_ACCEPTED, dollars("35"), "")
    first = Claim(1, 1, Party.SUPPLIER, "refund", (1,), dollars("60"), NOW, (granted,))
    rest = Claim(2, 1, Party.SUPPLIER, "refund", (1,), dollars("25"), NOW)
    case = concluded_case(a_stored_case(a_line(), claims=(first, rest)), surroundings())
    assert money_rows(case, NOW) == (
        ("Accepted by supplier", "$35.00"),
        ("Asked from supplier, no answer yet", "$25.00"),
    )


@pytest.mark.parametrize(
    ("came", "said"), [("60", "and all of it came"), ("45", "$45.00 of it came")]
)
def test_money_that_came_without_a_word_is_an_answer(qapp, dressed, came, said):
    """“No answer yet” stood below the money that had come."""
    claim = Claim(1, 1, Party.SUPPLIER, "refund", (1,), dollars("60"), NOW)
    told = (Party.SUPPLIER, False, dollars(came), "claim", NOW, "k")
    paid = Payment(1, 1, *told, claim_id=1)
    stored = a_stored_case(a_line(), claims=(claim,), payments=(paid,))
    rows = money_rows(concluded_case(stored, surroundings()), NOW)
    assert rows[-1] == (f"Asked from supplier, {said}", "$60.00")
