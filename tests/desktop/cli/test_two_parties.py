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


@pytest.mark.parametrize("amount", ["USD 60", "60 USD", "usd60.00"])
def test_a_sum_is_told_with_its_currency(sendback, amount):
    act(sendback, "send_claim", "--to", "supplier", "--reason", "The buyer sent none.")
    act(sendback, "claim_partly", "--to", "supplier", "--amount", amount)
    code, _, err = sendback("money", "1", "in", "--amount", amount, "--from", "supplier")
    assert (code, err) == (0, "")
    told = json.loads(sendback("show", "1", "--json")[1])
    assert [each["received_minor"] for each in told["claims"]] == [0, 6_000]


@pytest.mark.parametrize("amount", ["XYZ 60", "USD 60 EUR", "USD", "-5 USD", "USD 1e3", ""])
def test_a_sum_with_no_currency_or_two_is_refused_in_a_sentence(sendback, amount):
    act(sendback, "send_claim", "--to", "supplier", "--reason", "The buyer sent none.")
    code, out, err = sendback("money", "1", "in", f"--amount={amount}", "--from", "supplier")
    assert (code in (1, 2), out) == (True, "")
    assert "no amount" in err
    assert json.loads(sendback("show", "1", "--json")[1])["claims"][1]["received_minor"] == 0


@pytest.mark.parametrize(
    ("way", "party"),
    [
        (("in", "--to"), "supplier"),
        (("in", "--to"), "carrier"),
        (("out", "--from"), "supplier"),
        (("out", "--from"), "carrier"),
    ],
)
@pytest.mark.parametrize(("lang", "one"), [("en", "one of the two"), ("zh", "只能是其中一种")])
def test_money_that_came_in_is_never_noted_as_going_out(sendback, way, party, lang, one):
    act(sendback, "send_claim", "--to", "supplier", "--reason", "The buyer sent none.")
    for payer in ("supplier", "carrier"):
        assert sendback("money", "1", "in", "--amount", "9", "--from", payer)[0] == 0
    before = json.loads(sendback("show", "1", "--json")[1])["payments"]
    code, out, err = sendback("money", "1", *way, party, "--amount", "5", "--lang", lang)
    assert (code, out) == (1, "")
    assert one in err
    assert json.loads(sendback("show", "1", "--json")[1])["payments"] == before


def test_who_paid_and_who_has_it_back_are_not_said_at_once(sendback):
    both = ("--from", "platform", "--to", "supplier")
    code, out, err = sendback("money", "1", "out", "--amount", "5", *both)
    assert (code, out) == (2, "")
    assert "not allowed with" in err
