"""Which dispute a buyer opens as a rule, by where the order is from."""

import pytest

from returns.trade.disputes import DISPUTES, Dispute, likeliest


@pytest.mark.parametrize(
    ("platform", "kind"),
    [
        ("amazon", Dispute.A_TO_Z),
        ("shopify", Dispute.CHARGEBACK),
        ("other", Dispute.CHARGEBACK),
        ("", Dispute.CHARGEBACK),
    ],
)
def test_what_there_is_on_one_platform_alone_is_likeliest_there(platform, kind) -> None:
    assert likeliest(platform) is kind
    assert DISPUTES[likeliest(platform)].platform in ("", platform)
