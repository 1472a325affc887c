"""Three columns side by side, with the contradictions marked and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.records.comparison import Comparison
from returns.records.unit import Unit
from returns.rules.goods.comparison import FIELDS, Told, compare, faults_seen, told_of
from returns.rules.goods.grading import grade
from returns.rules.reasons import all_reasons
from returns.terms import Goods, Grade, PackageState, Verdict, Works
from tests.returns.papers.cases_by_hand import line
from tests.returns.papers.cases_by_hand import unit as by_hand


def unit(
    works: Works = Works.NO,
    marks: str = "",
    complete: bool = True,
    package: PackageState = PackageState.OPENED,
    weight: int | None = None,
    serial: str = "",
) -> Unit:
    graded, _ = grade(package, complete, works, marks)
    return Unit(
        1,
        1,
        1,
        Goods.INSPECTED,
        package=package,
        complete=complete,
        works=works,
        marks=marks,
        grade=graded,
        serial=serial,
        weight_g=weight,
    )


def columns(told: Told, lang: str = "en") -> dict[str, Comparison]:
    return {row.field: row for row in compare(told, lang)}


def contradicted(told: Told) -> list[str]:
    return [row.field for row in compare(told) if row.contradicts]


def test_the_rows_stand_as_a_seller_looks_what_it_is_first_and_its_weight_last() -> None:
    told = Told(title="Mug", reason="defective", quantity=1, findings=(unit(),))
    assert [row.field for row in compare(told)] == [
        *("item", "quantity", "condition", "parts", "serial", "packing", "weight")
    ]


def test_the_mug_of_the_picture() -> None:
    told = Told(
        title="Mug 350 ml, blue",
        reason="damaged_in_transit",
        quantity=1,
        findings=(unit(marks="Cracked through, 1 chip", weight=412),),
        supplier_says={
            "item": "Mug, blue",
            "condition": "Left us intact",
            "packing": "Bubble wrap used",
        },
        found_says={"packing": "Box sound, no cushioning"},
        expected_weight_g=415,
    )
    assert contradicted(told) == ["condition", "packing"]
    rows = columns(told)
    assert rows["condition"].said == "Broken on arrival"
    assert rows["condition"].found == "Cracked through, 1 chip; does not work"
    assert rows["weight"].found == "412 g (expected 415)"
    assert columns(told, "zh")["condition"].said == "到货破损"


def test_every_field_has_its_row_even_before_anything_was_found() -> None:
    rows = compare(Told("Mug", "defective", 1))
    assert tuple(row.field for row in rows) == FIELDS
    assert not any(row.contradicts or row.found for row in rows)


@pytest.mark.parametrize(
    ("reason", "finding", "fields"),
    [
        ("defective", unit(Works.YES), ["condition"]),
        ("defective", unit(Works.UNTESTED), []),
        ("defective", unit(Works.NO), []),
        ("changed_mind", unit(Works.NO), []),
        ("changed_mind", unit(Works.YES), []),
        ("missing_parts", unit(Works.YES), ["parts"]),
        ("missing_parts", unit(Works.YES, complete=False), []),
        ("changed_mind", unit(Works.YES, complete=False), []),
        ("defective", unit(Works.NO, complete=False), []),
        ("wrong_item", unit(Works.YES), []),
    ],
)
def test_the_buyers_reason_against_what_we_found(
    reason: str, finding: Unit, fields: list[str]
) -> None:
    assert contradicted(Told("Mug", reason, 1, (finding,))) == fields


@pytest.mark.parametrize(
    ("reason", "verdict", "contradicts"),
    [
        ("defective", Verdict.BUYER_DAMAGE, True),
        ("warranty", Verdict.BUYER_DAMAGE, True),
        # marks that nobody laid on the buyer may be the defect
        ("defective", Verdict.AS_CLAIMED, False),
        ("defective", None, False),
        # that it is damaged is said by both
        ("damaged_in_transit", Verdict.BUYER_DAMAGE, False),
    ],
)
def test_what_works_but_for_the_buyers_marks_contradicts_a_defect(
    reason: str, verdict: Verdict | None, contradicts: bool
) -> None:
    found = replace(unit(works=Works.YES, marks="knife cuts"), verdict=verdict)
    told = Told("Mug", reason, 1, (found,))
    assert ("condition" in contradicted(told)) is contradicts
    for lang, works in (("en", "Works; knife cuts"), ("zh", "可用；knife cuts")):
        assert (columns(told, lang)["condition"].found == works) is contradicts


def test_fewer_units_than_announced() -> None:
    assert "quantity" in contradicted(Told("Mug", "changed_mind", 3, (unit(Works.YES),) * 2))


def test_an_empty_box_contradicts_item_and_quantity() -> None:
    nothing = unit(Works.UNTESTED, complete=False, package=PackageState.NONE)
    told = Told("Mug", "defective", 1, (nothing,))
    assert contradicted(told) == ["item", "quantity"]
    assert columns(told)["item"].found == "Nothing of ours"


def test_our_own_words_may_name_another_item() -> None:
    told = Told("Mug, blue", "defective", 1, (unit(),), found_says={"item": "A brick"})
    assert "item" in contradicted(told)
    same = Told("Mug 350 ml, blue", "defective", 1, (unit(),), found_says={"item": "Blue mug"})
    assert "item" not in contradicted(same)
    chinese = Told("马克杯 蓝", "defective", 1, (unit(),), found_says={"item": "蓝色马克杯"})
    assert "item" not in contradicted(chinese)


@pytest.mark.parametrize(
    ("found", "answer", "contradicts"),
    [
        ("Cracked through", "Cracked, we accept it", False),
        ("Cracked through", "We agree", False),
        ("裂纹", "同意", False),
        ("外箱完好，无缓冲", "已用气泡膜", True),
        ("Cracked through", "Left us intact", True),
        ("Cracked through", "", False),
    ],
)
def test_the_suppliers_words_against_ours(found: str, answer: str, contradicts: bool) -> None:
    told = Told(
        "Mug",
        "defective",
        1,
        (unit(),),
        supplier_says={"condition": answer},
        found_says={"condition": found},
    )
    assert columns(told)["condition"].contradicts is contradicts


@pytest.mark.parametrize(
    ("weight", "contradicts"),
    [
        *((412, False), (380, False), (250, True)),
        # a tenth of the heavier one: 41.5 g below what is expected, a tenth of what is here above
        *((374, False), (373, True), (461, False), (462, True)),
    ],
)
def test_a_tenth_of_the_weight_is_no_contradiction(weight: int, contradicts: bool) -> None:
    told = Told("Mug", "defective", 1, (unit(weight=weight),), expected_weight_g=415)
    assert columns(told)["weight"].contradicts is contradicts


def test_it_is_known_whose_words_are_contradicted() -> None:
    told = Told(
        "Mug",
        "defective",
        3,
        (unit(), unit()),
        supplier_says={"quantity": "2", "packing": "Bubble wrap used"},
        found_says={"packing": "No cushioning"},
    )
    rows = columns(told)
    quantity, packing, item = rows["quantity"], rows["packing"], rows["item"]
    # the supplier counts as we do: only the buyer is contradicted
    assert (quantity.against_told, quantity.against_answer) == (True, False)
    assert (packing.against_told, packing.against_answer) == (False, True)
    assert (item.against_told, item.against_answer) == (False, False)


_WORDS = st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=12), max_size=4)


@given(
    st.builds(
        Told,
        title=st.text(max_size=12),
        reason=st.sampled_from([row.id for row in all_reasons()]),
        quantity=st.integers(1, 3),
        findings=st.lists(
            st.builds(
                unit,
                st.sampled_from(Works),
                st.text(max_size=9),
                st.booleans(),
                st.sampled_from(PackageState),
                st.one_of(st.none(), st.integers(0, 9000)),
            ),
            max_size=3,
        ).map(tuple),
        supplier_says=_WORDS,
        found_says=_WORDS,
        expected_weight_g=st.one_of(st.none(), st.integers(0, 9000)),
    ),
    st.sampled_from(["en", "zh"]),
)
def test_outside_words_are_shown_as_they_are(told: Told, lang: str) -> None:
    rows = {row.field: row for row in compare(told, lang)}
    assert tuple(rows) == FIELDS
    for name, words in told.supplier_says.items():
        assert rows[name].answered == words
    for name, words in told.found_says.items():
        if words:
            assert rows[name].found == words


# --- of a line, unit by unit ------------------------------------------------------------------


def test_a_unit_that_is_still_on_its_way_contradicts_nobody() -> None:
    here = unit(works=Works.YES)
    told = told_of(line(1, replace(here, number=1), by_hand(1, 2, goods=Goods.IN_TRANSIT)))
    assert columns(told)["quantity"].found == "1"
    assert "quantity" not in contradicted(told)


def test_a_unit_that_was_looked_for_in_vain_does() -> None:
    missed = by_hand(1, 2, goods=Goods.AWAITED, verdict=Verdict.NOT_RECEIVED, grade=Grade.X)
    assert "quantity" in contradicted(told_of(line(1, unit(works=Works.YES), missed)))


@pytest.mark.parametrize(("reason", "came"), [("wrong_item", "1"), ("defective", "0")])
def test_another_thing_counts_where_the_buyer_said_that_it_was_one(
    reason: str, came: str
) -> None:
    vase = replace(unit(), grade=Grade.X, instead="a red vase")
    told = told_of(line(1, vase, reason=reason))
    assert columns(told)["quantity"].found == came
    assert ("quantity" in contradicted(told)) is (came == "0")


def test_nothing_in_the_parcel_is_no_thing_of_ours() -> None:
    empty = replace(unit(), grade=Grade.X, verdict=Verdict.EMPTY)
    for reason in ("wrong_item", "defective"):
        assert columns(told_of(line(1, empty, reason=reason)))["quantity"].found == "0"


def test_our_word_alone_is_never_agreement() -> None:
    """Said to be defective: that it does not work is borne out, the dent is ours alone."""
    lamp = Told("Lamp", "defective", 1, (unit(marks="dent at the base", weight=1480),))
    rows = columns(lamp)
    condition = rows["condition"]
    assert condition.found == "Does not work; dent at the base"
    assert (condition.agreed, condition.agreeing) == ("Does not work", ("said", "found"))
    assert condition.found_alone == "dent at the base"
    assert columns(lamp, "zh")["condition"].found == "无法使用；dent at the base"
    assert rows["item"].agreed == "Lamp"
    assert not any(rows[name].agreed for name in ("parts", "packing", "weight"))
    untested = Told("Lamp", "defective", 1, (unit(Works.UNTESTED, marks="dent"),))
    assert columns(untested)["condition"].agreed == ""


def test_the_marks_lead_where_damage_is_claimed_and_bear_out_no_more_than_was_said() -> None:
    mug = Told("Mug", "damaged_in_transit", 1, (unit(marks="cracked"),))
    condition = columns(mug)["condition"]
    assert (condition.found, condition.agreed) == ("cracked; does not work", "")
    plain = Told("Mug", "defective", 1, (unit(marks="none"),))
    assert columns(plain)["condition"].found == "Does not work"


@pytest.mark.parametrize(
    ("found", "answer", "agreed"),
    [
        ("Dent at the base", "Dent at the base.", "Dent at the base"),
        ("Dent at the base", "We agree", "Dent at the base"),
        ("Dent at the base", "dent", "dent"),
        ("Dent at the base", "No dent when it left us", ""),
        ("Dent", "A dent? We do not accept that", ""),
        ("Dent", "We confirm it left us intact", ""),
        ("Complete", "Incomplete", ""),
        ("凹痕", "不同意", ""),
        ("凹痕", "同意", "凹痕"),
        ("Dent", "", ""),
    ],
)
def test_the_supplier_agrees_to_what_he_bears_out(found: str, answer: str, agreed: str) -> None:
    told = Told(
        "Mug",
        "changed_mind",
        1,
        supplier_says={"packing": answer},
        found_says={"packing": found},
    )
    row = columns(told)["packing"]
    assert row.agreed == agreed
    assert row.agreeing == (("found", "answered") if agreed else ())


@pytest.mark.parametrize("answer", ["We do not accept this", "We cannot confirm it", "不同意"])
def test_a_no_that_holds_a_yes_is_a_contradiction(answer: str) -> None:
    told = Told(
        "Mug",
        "changed_mind",
        1,
        supplier_says={"packing": answer},
        found_says={"packing": "Torn, 破"},
    )
    assert columns(told)["packing"].contradicts


def test_wrong_goods_are_agreed_to_be_wrong_and_what_they_are_is_our_word() -> None:
    another = replace(unit(Works.YES), instead="Red mug", grade=Grade.X)
    row = columns(Told("Mug", "wrong_item", 1, (another,)))["item"]
    assert (row.agreed, row.found_alone) == ("Not what was ordered", "Red mug")
    # ours came although another was reported: neither bears the other out
    assert columns(Told("Mug", "wrong_item", 1, (unit(Works.YES),)))["item"].agreed == ""


@pytest.mark.parametrize("ends", ["", ";", "; ", ".", "；", "。", " , "])
@pytest.mark.parametrize("reason", ["damaged_in_transit", "defective"])
def test_what_ends_somebodys_words_is_no_second_mark_before_ours(
    reason: str, ends: str
) -> None:
    """“both;; does not work” stood on sheets, and “rim..” at the end of a sentence."""
    faults = faults_seen(unit(Works.NO, f"chip at the rim{ends}"), reason, "en")
    assert "chip at the rim" in faults
    assert columns(Told("Mug", reason, 1, (unit(Works.NO, f"chip{ends}"),)))[
        "condition"
    ].found in ("chip; does not work", "Does not work; chip")
    assert faults_seen(unit(Works.YES, ends or "-"), reason, "en") == ()


@given(
    st.sampled_from([reason.id for reason in all_reasons()]),
    st.sampled_from(list(Works)),
    st.booleans(),
    st.text("ab ;", max_size=6),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["ab", "yes", "1"]), max_size=3),
)
def test_agreement_has_two_voices_and_no_contradiction(
    reason: str, works: Works, complete: bool, marks: str, says: dict[str, str]
) -> None:
    told = Told("Mug", reason, 1, (unit(works, marks, complete),), supplier_says=says)
    for row in compare(told):
        spoke = {"said": row.said, "found": row.found, "answered": row.answered}
        assert bool(row.agreed) == (len(row.agreeing) >= 2)
        assert all(spoke[voice] for voice in row.agreeing)
        assert not (row.agreed and row.contradicts)
