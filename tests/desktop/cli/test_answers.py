"""`answer FILE`: told, noted, refused."""

import json
from typing import NamedTuple

import pytest

from returns.clock import SetClock
from returns.desk import open_desk
from returns.terms import Offer, StepKind
from tests.desktop.conftest import NOW
from tests.filling import added_to
from tests.returns.casework.shop import Shop
from tests.worlds.afterwards import looked_at_twice


class Ran(NamedTuple):
    code: int
    out: str
    err: str


FILLED = {"remedy": "/part", "sum": "2.50", "says-1-condition": "It left us whole."}


@pytest.fixture(scope="module")
def claimed(tmp_path_factory):
    """A desk with a claim that was sent, and the filled sheet of it."""
    folder = tmp_path_factory.mktemp("answers")
    desk = open_desk(folder / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(shop_name="Harbour Gifts", first_returns_to_us=0)
    looked_at_twice(desk.store)
    shop = Shop(desk, desk.store.clock, folder)
    shop.supplier(costs=[("MUG", "6"), ("BOWL", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"))
    other = shop.request(
        shop.item("BOWL", "45.00", order_id="113-2222222-2222222", amazon_rma_id="DA2")
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="the buyer sent none")
    sheet = desk.papers.evidence(case_id)
    numbers = desk.cases.get(case_id).number, desk.cases.get(other).number
    desk.close()
    filled = folder / "back.pdf"
    filled.write_bytes(added_to(sheet.pdf, FILLED))
    half = folder / "half.pdf"
    half.write_bytes(added_to(sheet.pdf, {"remedy": "/part"}))
    return folder / "desk", numbers, filled, half


def test_it_is_told_then_noted_then_refused(claimed, command_line):
    desk, (number, other), filled, half = claimed
    at = ("--desk", desk)

    def cli(*words):
        return Ran(*command_line(*words))

    told = cli("answer", filled, "--dry-run", *at, "--json")
    said = json.loads(told.out)
    assert (told.code, said["case"], said["noted"], said["proof"]) == (
        0,
        number,
        False,
        "signed",
    )
    assert said["answers"] == [
        {
            "line": 1,
            "kind": "claim_partly",
            "amount_minor": 250,
            "words": "",
            "says": {"condition": "It left us whole."},
        }
    ]
    wrong = cli("answer", filled, "--case", other, *at)
    assert wrong.code == 1
    assert number in wrong.err
    against = cli("answer", half, *at)
    assert against.code == 1
    assert "without a sum" in against.err
    shown = json.loads(cli("show", number, *at, "--json").out)
    assert shown["claims"][0]["answers"] == []

    noted = cli("answer", filled, "--case", number, *at, "--lang", "zh")
    assert noted.code == 0
    assert f"已登记到 {number}" in noted.out
    shown = json.loads(cli("show", number, *at, "--json").out)
    assert [each["kind"] for each in shown["claims"][0]["answers"]] == ["partly_accepted"]
    again = cli("answer", filled, *at)
    assert again.code == 1
    assert "taken in before" in again.err


def test_what_is_no_filled_sheet_is_refused_in_a_sentence(claimed, command_line, tmp_path):
    desk, *_ = claimed

    def cli(*words):
        return Ran(*command_line(*words))

    for name, content in (("a.pdf", b"%PDF-1.7"), ("b.pdf", b""), ("c.txt", b"words")):
        path = tmp_path / name
        path.write_bytes(content)
        found = cli("answer", path, "--desk", desk)
        assert found.code == 1
        assert "Nothing was changed" in found.err
    assert cli("answer", tmp_path / "none.pdf", "--desk", desk).code != 0
