"""A supplier is asked for one piece of a line beside the carrier that was asked for another before."""

import json

import pytest

from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.policy import Address
from tests.desktop.conftest import NOW
from tests.returns.casework.shop import Shop
from tests.returns.casework.two_bowls import carrier_asked_first


@pytest.fixture
def sendback(command_line, tmp_path):
    """The command line on a desk whose one case has a carrier that was asked first."""
    desk = open_desk(tmp_path / "a desk", clock=SetClock(NOW), create=True)
    home = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(shop_name="Harbour Gifts", return_address=home, first_returns_to_us=0)
    shop = Shop(desk, desk.store.clock, tmp_path)
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    item = shop.item("BOWL", "300.00", return_quantity="2", order_quantity="2")
    carrier_asked_first(desk, shop.request(item))
    desk.close()
    return command_line


def claims(sendback):
    code, out, err = sendback("show", "1", "--json")
    assert code == 0, err
    return [
        (each["to"], each["units"], [answer["kind"] for answer in each["answers"]])
        for each in json.loads(out)["claims"]
    ]


def act(sendback, *words):
    code, _, err = sendback("do", "1", *words)
    assert code == 0, err


def test_the_supplier_is_asked_answers_and_pays_beside_the_carrier(sendback):
    assert claims(sendback) == [("carrier", [2], [])]
    act(sendback, "send_claim", "--to", "supplier", "--reason", "The buyer sent none.")
    assert claims(sendback) == [("carrier", [2], []), ("supplier", [1], [])]
    act(sendback, "claim_accepted", "--to", "supplier")
    act(sendback, "claim_refused", "--to", "carrier", "--answer", "It was delivered.")
    assert claims(sendback) == [("carrier", [2], ["refused"]), ("supplier", [1], ["accepted"])]
    code, _, err = sendback("money", "1", "in", "--amount", "60", "--from", "supplier")
    assert code == 0, err
    told = json.loads(sendback("show", "1", "--json")[1])
    assert [each["received_minor"] for each in told["claims"]] == [0, 6_000]


def test_the_supplier_is_asked_only_once(sendback):
    act(sendback, "send_claim", "--to", "supplier", "--reason", "The buyer sent none.")
    code, _, err = sendback("do", "1", "send_claim", "--to", "supplier")
    assert (code, bool(err.strip())) == (1, True)
    assert len(claims(sendback)) == 2


def test_each_of_both_has_a_sheet(sendback, tmp_path):
    act(sendback, "send_claim", "--to", "supplier", "--reason", "The buyer sent none.")
    for party in ("supplier", "carrier"):
        out = tmp_path / f"{party}.pdf"
        code, _, err = sendback("evidence", "1", "-o", out, "--for", party)
        assert (code, out.exists()) == (0, True), err
