"""Every act of a platform has its row, and the rows do not contradict each other."""

import pytest

from returns.trade.platform_acts import ACTS, PlatformAct


def test_every_act_has_its_row():
    assert set(ACTS) == set(PlatformAct)


def test_what_settles_or_pays_was_answered():
    for act, row in ACTS.items():
        assert row.answers or not (row.settles or row.pays), act


def test_a_refund_of_any_amount_does_not_yet_spare_us_paying():
    assert {act for act, row in ACTS.items() if row.pays} == {
        PlatformAct.REFUNDS_AT_FIRST_SCAN,
        PlatformAct.REFUNDED_RETURNLESS,
    }


P = PlatformAct


@pytest.mark.parametrize(
    ("trait", "acts"),
    [
        # a label, or a claim that was opened, is no answer yet
        (
            "answers",
            {
                *(P.APPROVED, P.DECLINED, P.CANCELLED, P.CLOSED, P.REFUNDED, P.REPLACED),
                *(P.REFUNDS_AT_FIRST_SCAN, P.REFUNDED_RETURNLESS),
            },
        ),
        ("settles", {P.DECLINED, P.CANCELLED, P.CLOSED}),
        ("keeps_goods", {P.REIMBURSED, P.RESTOCKED, P.LIQUIDATED}),
    ],
)
def test_each_act_leaves_what_it_leaves(trait, acts):
    assert {act for act, row in ACTS.items() if getattr(row, trait)} == acts
