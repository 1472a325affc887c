"""How an order stands is told by the latest copy of a file, whichever comes in last."""

from itertools import permutations

import pytest

from returns.bringing_in.order_states import later_state
from tests.returns.bringing_in.test_pieces import SHOPIFY

COPIES = (("paid", "0.00"), ("partially_refunded", "20.00"), ("refunded", "50.00"))


@pytest.mark.parametrize("files", list(permutations(COPIES)))
def test_an_older_copy_of_a_file_takes_no_state_back(desk, tmp_path, files):
    """The sums stayed, and the order was "paid" again."""
    for state, refunded in files:
        path = tmp_path / "orders.csv"
        row = f"#8201,a@x.example,{state},USD,50.00,0.00,0.00,50.00,0.00,1,Jug,50.00,JUG,{refunded},\n"
        path.write_text(SHOPIFY + row, "utf-8")
        desk.intake.commit(desk.intake.preview(path, "Pine Shop"))
    (order,) = desk.orders.find("#8201")
    assert order.order.state == "refunded"
    assert str(order.order.refunded) == "$50.00"


@pytest.mark.parametrize(
    ("known", "told", "later"),
    [
        ("paid, fulfilled", "paid, unfulfilled", "paid, fulfilled"),
        ("partially_refunded, fulfilled", "paid, fulfilled", "partially_refunded, fulfilled"),
        ("paid, unfulfilled", "paid, fulfilled", "paid, fulfilled"),
        ("Shipped", "Unshipped", "Shipped"),
        ("Shipped", "Cancelled", "Cancelled"),
        ("Cancelled", "Pending", "Cancelled"),
        ("Cancelled", "Unshipped", "Cancelled"),
        ("Cancelled", "Shipped", "Shipped"),
        ("Pending", "Cancelled", "Cancelled"),
        ("authorized, unfulfilled", "paid, unfulfilled", "paid, unfulfilled"),
        ("pending, unfulfilled", "authorized, unfulfilled", "authorized, unfulfilled"),
        ("voided", "authorized", "voided"),
        ("expired, unfulfilled", "paid, fulfilled", "paid, fulfilled"),
        ("paid", "", "paid"),
        ("", "paid", "paid"),
        ("\u5df2\u4ed8\u6b3e", "\u5df2\u9000\u6b3e", "\u5df2\u9000\u6b3e"),
    ],
)
def test_of_two_states_the_later_one_stands(known, told, later):
    assert later_state(known, told) == later
