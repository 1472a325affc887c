"""Every act of a platform has its row, and the rows do not contradict each other."""

from returns.trade.platform_acts import ACTS, PlatformAct


def test_every_act_has_its_row():
    assert set(ACTS) == set(PlatformAct)


def test_what_holds_does_not_settle_and_what_settles_was_answered():
    for act, row in ACTS.items():
        assert not (row.holds and (row.settles or row.pays)), act
        assert row.answers or not (row.settles or row.pays), act


def test_a_refund_of_any_amount_does_not_yet_spare_us_paying():
    assert {act for act, row in ACTS.items() if row.pays} == {
        PlatformAct.REFUNDS_AT_FIRST_SCAN,
        PlatformAct.REFUNDED_RETURNLESS,
    }
