"""The camera is guided by what the addressee wants, else by the reason."""

import pytest

from returns.phrases import topic
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.rules.goods.shot_list import all_shots, missing, shots_for, shots_of_all
from returns.rules.reasons import all_reasons


def demanding(**evidence: object) -> PolicyTerms:
    return PolicyTerms(evidence=EvidenceDemand(**evidence))


def test_the_suppliers_list_is_followed_in_its_order() -> None:
    terms = demanding(shots=("defect_close", "outer_box", "defect_close"))
    assert shots_for("defective", terms) == ("defect_close", "outer_box")


def test_a_supplier_who_wants_the_serial_gets_its_plate() -> None:
    assert shots_for("defective", demanding(shots=("front",), serial=True)) == (
        *("front", "serial_plate"),
    )


def test_a_shot_that_nobody_knows_is_left_out() -> None:
    assert shots_for("defective", demanding(shots=("front", "x_ray"))) == ("front",)


def test_without_a_demand_the_reason_guides() -> None:
    broken = shots_for("damaged_in_transit", PolicyTerms())
    assert broken[:2] == ("outer_box", "shipping_label")
    assert {"packing", "defect_wide", "defect_close"} <= set(broken)
    assert {"beside_listing", "on_scales"} <= set(shots_for("wrong_item", None))
    assert "accessories" in shots_for("missing_parts", None)
    assert shots_for("never_arrived", None) == ()


@pytest.mark.parametrize("reason", [row.id for row in all_reasons()])
def test_every_shot_of_every_list_has_a_name(reason: str) -> None:
    for shot in shots_for(reason, None):
        assert shot in all_shots()
    for lang in ("en", "zh"):
        assert all(f"shot.{shot}" in topic(lang, "terms") for shot in all_shots())


def test_what_is_missing_keeps_its_order() -> None:
    assert missing(("front", "back", "packing"), ["back", "other"]) == ("front", "packing")
    assert missing((), ["back"]) == ()


def test_several_lines_ask_for_each_shot_once_in_the_order_of_unpacking() -> None:
    first = ("defective", demanding(shots=("front", "outer_box")))
    second = ("wrong_item", demanding(shots=("outer_box", "back")))
    assert shots_of_all([first]) == ("front", "outer_box")
    both = shots_of_all([first, second])
    assert set(both) == {"front", "outer_box", "back"}
    assert both == tuple(shot for shot in all_shots() if shot in both)
    assert shots_of_all([]) == ()
