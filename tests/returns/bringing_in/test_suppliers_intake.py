"""Suppliers from a file: whole, once, and given to the cases that wait for them."""

import json
from pathlib import Path

import pytest

from returns.errors import UnreadableFile
from returns.money import Money
from returns.records.options import NewCase

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


@pytest.mark.parametrize("name", ["suppliers.json", "suppliers.csv"])
def test_the_examples_come_in_once(desk, name):
    first = desk.suppliers_intake.bring_in(EXAMPLES / name)
    again = desk.suppliers_intake.bring_in(EXAMPLES / name)
    assert (first.new, first.unusable) == (2, ())
    assert (again.new, again.changed) == (0, 0)
    assert [supplier.name for supplier in desk.policies.suppliers()] == [
        "Kiln & Co",
        "义乌家居",
    ]


def test_a_name_in_other_capitals_is_the_same_supplier(desk, tmp_path):
    desk.suppliers_intake.bring_in(EXAMPLES / "suppliers.json")
    path = tmp_path / "one.json"
    path.write_text(
        json.dumps({"suppliers": [{"name": "kiln  & CO", "note": "Moved."}]}), "utf-8"
    )
    result = desk.suppliers_intake.bring_in(path)
    assert (result.new, result.changed) == (0, 1)
    assert desk.policies.suppliers()[0].note == "Moved."


def test_a_version_that_is_there_never_changes(desk, tmp_path):
    desk.suppliers_intake.bring_in(EXAMPLES / "suppliers.json")
    before = desk.policies.suppliers()[0].policies
    told = json.loads((EXAMPLES / "suppliers.json").read_text("utf-8"))
    told["suppliers"][0]["policies"][1]["window_days"] = 7
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(told), "utf-8")
    desk.suppliers_intake.bring_in(path)
    after = desk.policies.suppliers()[0].policies
    assert after[: len(before)] == before
    assert after[-1].terms.window_days == 7


def test_open_cases_get_the_supplier_and_the_cost_of_their_goods(desk):
    new = NewCase("1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG-350-BLU")
    (case_id,) = desk.by_hand.open(new).case_ids
    result = desk.suppliers_intake.bring_in(EXAMPLES / "suppliers.json")
    assert result.change.case_ids == (case_id,)
    case = desk.cases.get(case_id)
    assert case.lines[0].supplier == "Kiln & Co"
    assert case.lines[0].unit_cost == Money(610, "USD")
    assert desk.cases.policy_of(case_id) is not None
    assert desk.cases.history(case_id)[-1].kind == "supplier_set"


@pytest.mark.parametrize("content", [b"", b"[1, 2", b'{"suppliers": 3}', b"\x00\x01"])
def test_what_is_no_suppliers_file_is_refused_and_nothing_is_kept(desk, tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        desk.suppliers_intake.bring_in(path)
    assert refused.value.say("zh")
    assert desk.policies.suppliers() == ()
