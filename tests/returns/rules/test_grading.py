"""Four facts make a grade; findings make a verdict; both make a place for the goods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.records.case import Comparison, Finding
from returns.records.policy import PolicyTerms
from returns.rules.grading import dispositions, grade, propose_verdict
from returns.rules.reasons import all_reasons
from returns.rules.sentences import sentence
from returns.terms import Disposition, Grade, PackageState, Verdict, Works

P, W = PackageState, Works


def unit(
    package: PackageState = P.OPENED,
    complete: bool = True,
    works: Works = W.YES,
    marks: str = "",
    n: int = 1,
) -> Finding:
    graded, _ = grade(package, complete, works, marks)
    return Finding(n, 1, n, package, complete, works, marks, graded)


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
    ("reason", "findings", "announced", "expected"),
    [
        ("defective", [BROKEN], 1, Verdict.AS_CLAIMED),
        ("defective", [SOUND], 1, Verdict.NO_FAULT),
        ("defective", [unit(works=W.UNTESTED)], 1, Verdict.AS_CLAIMED),
        ("changed_mind", [SOUND], 1, Verdict.AS_CLAIMED),
        ("changed_mind", [BROKEN], 1, Verdict.BUYER_DAMAGE),
        ("changed_mind", [unit(P.DAMAGED, marks="Dent")], 1, Verdict.CARRIER_DAMAGE),
        ("damaged_in_transit", [unit(P.DAMAGED, marks="Dent")], 1, Verdict.AS_CLAIMED),
        ("not_as_described", [unit(marks="Other colour")], 1, Verdict.AS_CLAIMED),
        ("wrong_item", [unit(marks="Scratch")], 1, Verdict.AS_CLAIMED),
        ("missing_parts", [unit(complete=False)], 1, Verdict.AS_CLAIMED),
        ("defective", [unit(complete=False, works=W.NO)], 1, Verdict.PARTS_MISSING),
        ("changed_mind", [SOUND, SOUND], 3, Verdict.PARTS_MISSING),
        ("changed_mind", [SOUND, SOUND, SOUND], 2, Verdict.AS_CLAIMED),
        ("changed_mind", [SOUND, BROKEN], 2, Verdict.BUYER_DAMAGE),
        ("defective", [NOTHING], 1, Verdict.EMPTY),
        ("defective", [], 1, Verdict.NOT_RECEIVED),
    ],
)
def test_the_verdict_is_proposed(
    reason: str, findings: list[Finding], announced: int, expected: Verdict
) -> None:
    assert propose_verdict(reason, findings, announced)[0] is expected


def test_another_item_than_was_sold() -> None:
    row = (Comparison("item", "Mug, blue", "A brick", "", contradicts=True),)
    assert propose_verdict("defective", [SOUND], 1, row)[0] is Verdict.WRONG_ITEM
    assert propose_verdict("wrong_item", [SOUND], 1, row)[0] is Verdict.AS_CLAIMED


def test_a_sound_box_and_disputed_packing_point_at_the_supplier() -> None:
    row = (Comparison("packing", "", "No cushioning", "Bubble wrap used", contradicts=True),)
    verdict, because = propose_verdict("damaged_in_transit", [BROKEN], 1, row)
    assert verdict is Verdict.AS_CLAIMED
    assert "packed badly" in sentence(because)


@given(
    st.sampled_from([row.id for row in all_reasons()]),
    st.lists(
        st.builds(
            unit,
            st.sampled_from(PackageState),
            st.booleans(),
            st.sampled_from(Works),
            st.text(max_size=9),
        ),
        max_size=4,
    ),
    st.integers(1, 4),
)
def test_every_finding_has_a_verdict_and_a_sentence(
    reason: str, findings: list[Finding], announced: int
) -> None:
    _, because = propose_verdict(reason, findings, announced)
    assert sentence(because, "en")
    assert sentence(because, "zh")


@pytest.mark.parametrize(
    ("graded", "verdict", "first"),
    [
        (Grade.A, Verdict.AS_CLAIMED, Disposition.RESTOCK),
        (Grade.B, Verdict.NO_FAULT, Disposition.RESTOCK),
        (Grade.C, Verdict.AS_CLAIMED, Disposition.DISCOUNT),
        (Grade.D, Verdict.AS_CLAIMED, Disposition.DISPOSE),
        (Grade.D, Verdict.BUYER_DAMAGE, Disposition.TO_BUYER),
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
