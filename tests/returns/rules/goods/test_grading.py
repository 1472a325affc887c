"""Four facts make a grade; findings make a verdict; both make a place for the goods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.records.comparison import Comparison
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.goods.grading import dispositions, grade, propose_verdict
from returns.rules.reasons import all_reasons
from returns.rules.sentences import sentence
from returns.terms import Disposition, Goods, Grade, PackageState, Verdict, Works

P, W = PackageState, Works


def unit(
    package: PackageState = P.OPENED,
    complete: bool = True,
    works: Works = W.YES,
    marks: str = "",
    n: int = 1,
    instead: str = "",
) -> Unit:
    graded, _ = grade(package, complete, works, marks)
    return Unit(
        id=n,
        line_id=1,
        number=n,
        goods=Goods.RECEIVED,
        package=package,
        complete=complete,
        works=works,
        marks=marks,
        grade=graded,
        instead=instead,
    )


SOUND = unit()
BROKEN = unit(works=W.NO, marks="Crack from rim to base")
NOTHING = unit(P.NONE, complete=False, works=W.UNTESTED)


@pytest.mark.parametrize(
    ("package", "complete", "works", "marks", "expected"),
    [
        (P.SEALED, True, W.UNTESTED, "", Grade.A),
        (P.SEALED, True, W.YES, "", Grade.A),
        (P.OPENED, True, W.YES, "", Grade.B),
        (P.OPENED, True, W.UNTESTED, "-", Grade.B),
        (P.DAMAGED, True, W.YES, "", Grade.B),
        (P.NONE, True, W.YES, "", Grade.B),
        (P.OPENED, False, W.YES, "", Grade.C),
        (P.OPENED, True, W.YES, "Scratch on the lid", Grade.C),
        (P.SEALED, True, W.YES, "划痕", Grade.C),
        (P.OPENED, True, W.NO, "Crack from rim to base, chip at handle", Grade.D),
        (P.SEALED, True, W.NO, "", Grade.D),
        (P.NONE, False, W.UNTESTED, "", Grade.X),
    ],
)
def test_the_grade_follows_from_the_facts(
    package: PackageState, complete: bool, works: Works, marks: str, expected: Grade
) -> None:
    found, because = grade(package, complete, works, marks)
    assert found is expected
    assert sentence(because).startswith(expected)


@pytest.mark.parametrize(
    ("reason", "found", "expected", "key"),
    [
        ("defective", BROKEN, Verdict.AS_CLAIMED, "found.as_said"),
        ("defective", SOUND, Verdict.NO_FAULT, "found.no_fault"),
        ("defective", unit(works=W.UNTESTED), Verdict.AS_CLAIMED, "found.untested"),
        ("changed_mind", SOUND, Verdict.AS_CLAIMED, "found.as_said"),
        ("changed_mind", BROKEN, Verdict.BUYER_DAMAGE, "found.damaged_since"),
        (
            "changed_mind",
            unit(P.DAMAGED, marks="Dent"),
            Verdict.CARRIER_DAMAGE,
            "found.crushed",
        ),
        (
            "damaged_in_transit",
            unit(P.DAMAGED, marks="Dent"),
            Verdict.AS_CLAIMED,
            "found.as_said",
        ),
        ("not_as_described", unit(marks="Other colour"), Verdict.AS_CLAIMED, "found.as_said"),
        ("not_as_described", SOUND, Verdict.AS_CLAIMED, "found.as_said"),
        ("wrong_item", unit(marks="Scratch"), Verdict.AS_CLAIMED, "found.as_said"),
        ("missing_parts", unit(complete=False), Verdict.AS_CLAIMED, "found.parts_as_said"),
        ("missing_parts", SOUND, Verdict.NO_FAULT, "found.no_fault"),
        ("changed_mind", unit(complete=False), Verdict.PARTS_MISSING, "found.parts"),
        ("defective", unit(complete=False), Verdict.PARTS_MISSING, "found.parts"),
        ("defective", NOTHING, Verdict.EMPTY, "found.empty"),
        ("wrong_item", NOTHING, Verdict.EMPTY, "found.empty"),
    ],
)
def test_the_verdict_on_a_unit_is_proposed(
    reason: str, found: Unit, expected: Verdict, key: str
) -> None:
    verdict, because = propose_verdict(reason, found)
    assert (verdict, because.key) == (expected, key)


@pytest.mark.parametrize("reason", ["damaged_in_transit", "defective", "poor_quality"])
def test_damaged_and_incomplete_is_damage_as_claimed(reason: str) -> None:
    """Broken, parts gone, not working, box crushed or sound: the buyer said so (case 2)."""
    for package in (P.OPENED, P.DAMAGED):
        wreck = unit(package, complete=False, works=W.NO, marks="Cracked")
        assert propose_verdict(reason, wreck)[0] is Verdict.AS_CLAIMED
    # a buyer who changed his mind said nothing of it
    assert propose_verdict("changed_mind", wreck)[0] is Verdict.PARTS_MISSING


def test_a_unit_that_is_not_in_the_parcel_is_empty_alone_and_missing_beside_others() -> None:
    assert propose_verdict("changed_mind", NOTHING)[0] is Verdict.EMPTY
    assert propose_verdict("changed_mind", NOTHING, [NOTHING])[0] is Verdict.EMPTY
    verdict, because = propose_verdict("changed_mind", NOTHING, [NOTHING, SOUND])
    assert (verdict, because.key) == (Verdict.NOT_RECEIVED, "found.not_with_it")
    # and the one that came is judged by itself
    assert propose_verdict("changed_mind", SOUND, [NOTHING])[0] is Verdict.AS_CLAIMED


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("defective", Verdict.WRONG_ITEM),
        ("changed_mind", Verdict.WRONG_ITEM),
        ("wrong_item", Verdict.AS_CLAIMED),
        ("not_as_described", Verdict.AS_CLAIMED),
        ("extra_item", Verdict.AS_CLAIMED),
    ],
)
def test_whose_wrong_item_it_is_follows_from_the_reason(reason: str, expected: Verdict) -> None:
    """Whoever complained of another thing and sends it back told the truth (case 11)."""
    assert propose_verdict(reason, unit(instead="Red vase"))[0] is expected
    row = (Comparison("item", "Mug, blue", "A brick", "", contradicts=True),)
    assert propose_verdict(reason, SOUND, comparisons=row)[0] is expected
    serial = (Comparison("serial", "A1", "B2", "", contradicts=True),)
    assert propose_verdict(reason, SOUND, comparisons=serial)[0] is expected


def test_a_contradiction_needs_two_statements() -> None:
    for said, found in (("", "A brick"), ("Mug, blue", "")):
        row = (Comparison("item", said, found, "", contradicts=True),)
        assert propose_verdict("changed_mind", SOUND, comparisons=row)[0] is Verdict.AS_CLAIMED
    agreed = (Comparison("item", "Mug", "Mug", "", contradicts=False),)
    assert propose_verdict("changed_mind", SOUND, comparisons=agreed)[0] is Verdict.AS_CLAIMED


def test_a_sound_box_and_disputed_packing_point_at_the_supplier() -> None:
    row = (Comparison("packing", "", "No cushioning", "Bubble wrap used", contradicts=True),)
    verdict, because = propose_verdict("damaged_in_transit", BROKEN, comparisons=row)
    assert verdict is Verdict.AS_CLAIMED
    assert "packed badly" in sentence(because)
    crushed = unit(P.DAMAGED, works=W.NO)
    assert propose_verdict("damaged_in_transit", crushed, comparisons=row)[1].key == (
        "found.as_said"
    )


_UNITS = st.builds(
    unit,
    st.sampled_from(PackageState),
    st.booleans(),
    st.sampled_from(Works),
    st.text(max_size=9),
    instead=st.sampled_from(["", "Red vase"]),
)


@given(st.sampled_from([row.id for row in all_reasons()]), _UNITS, st.lists(_UNITS, max_size=3))
def test_every_finding_has_a_verdict_and_a_sentence(
    reason: str, found: Unit, beside: list[Unit]
) -> None:
    verdict, because = propose_verdict(reason, found, beside)
    assert sentence(because, "en")
    assert sentence(because, "zh")
    if verdict is Verdict.NOT_RECEIVED:
        # only where something else came, and this one did not
        assert found.grade is Grade.X
        assert any(other.grade is not Grade.X for other in beside)


@pytest.mark.parametrize(
    ("graded", "verdict", "first"),
    [
        (Grade.A, Verdict.AS_CLAIMED, Disposition.RESTOCK),
        (Grade.B, Verdict.NO_FAULT, Disposition.RESTOCK),
        (Grade.C, Verdict.AS_CLAIMED, Disposition.DISCOUNT),
        (Grade.D, Verdict.AS_CLAIMED, Disposition.DISPOSE),
        (Grade.D, Verdict.BUYER_DAMAGE, Disposition.DISPOSE),
        (Grade.A, Verdict.WRONG_ITEM, Disposition.HOLD),
        (Grade.X, None, Disposition.HOLD),
    ],
)
def test_the_best_place_comes_first(
    graded: Grade, verdict: Verdict | None, first: Disposition
) -> None:
    assert dispositions(graded, verdict, None)[0] is first


def test_broken_goods_go_to_a_supplier_who_wants_them() -> None:
    assert dispositions(Grade.D, None, PolicyTerms())[0] is Disposition.TO_SUPPLIER
    keeps = PolicyTerms(remedies=("refund", "keep_item"))
    assert dispositions(Grade.D, None, keeps)[0] is Disposition.DISPOSE


def test_what_never_came_needs_no_place() -> None:
    assert dispositions(Grade.X, Verdict.NOT_RECEIVED, None) == ()


@given(st.sampled_from(Grade), st.one_of(st.none(), st.sampled_from(Verdict)))
def test_a_broken_thing_is_never_sold_as_new(graded: Grade, verdict: Verdict | None) -> None:
    places = dispositions(graded, verdict, PolicyTerms())
    assert len(set(places)) == len(places)
    if graded in (Grade.C, Grade.D, Grade.X):
        assert Disposition.RESTOCK not in places
