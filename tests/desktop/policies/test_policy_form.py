"""The form of a policy version: what goes in comes out, whatever the terms are."""

from dataclasses import fields, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.policies.folding_row import FoldingRow
from desktop.policies.form.chip_set import ChipSet
from desktop.policies.form.draft import Draft
from desktop.policies.form.fee_edit import FeeEdit
from desktop.policies.form.policy_form import PolicyForm
from desktop.policies.promise.text_blocks import TextBlocks
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel
from returns.money import Money
from returns.records.policy import EvidenceDemand, PolicyTerms, ReturnFee
from returns.rules.policy.policy_answers import faulty_reasons
from returns.rules.reasons import all_reasons
from returns.terms import RmaPlacement, WindowStart

pytestmark = pytest.mark.usefixtures("dressed")

FULL = PolicyTerms(
    window_days=20,
    window_from=WindowStart.PACKING_SLIP,
    damage_days=5,
    exchange_days=6,
    warranty_months=12,
    fee=ReturnFee(15, Money(500, "CHF"), ("defective", "wrong_item")),
    freight={"*": "buyer", "late": "carrier"} | dict.fromkeys(faulty_reasons(), "supplier"),
    takes_ordered_wrong=True,
    ordered_wrong_fee_percent=7,
    rma_needed=True,
    rma_how="portal",
    rma_days=8,
    rma_valid_days=9,
    rma_placement=RmaPlacement.PRINTED_SHEET_OUTSIDE,
    condition="unopened",
    evidence=EvidenceDemand(
        ("back", "front"), True, True, 3, "{case}_{sku}", "Return {rma}", False
    ),
    remedies=("reship", "keep_item"),
    answer_days=1,
    refund_days=2,
    transit_days=4,
    procedure=("write", "wait", "send"),
    contact="returns@kiln.example",
)
VARIANTS = {
    "full": FULL,
    "plain": PolicyTerms(),
    "takes nothing": replace(FULL, takes_returns=False),
    "no rma": replace(FULL, rma_needed=False),
    "nothing ordered wrong": replace(FULL, takes_ordered_wrong=False),
    "no fee": replace(FULL, fee=ReturnFee()),
    "percent only": replace(FULL, fee=ReturnFee(10)),
    "no evidence": replace(FULL, evidence=EvidenceDemand()),
    "no remedies": replace(FULL, remedies=()),
    "unknown names": replace(
        FULL, remedies=("refund",), evidence=EvidenceDemand(("our_own_shot",))
    ),
}


def form_of(terms: PolicyTerms) -> PolicyForm:
    return PolicyForm(Draft(1, "Kiln & Co", 2, terms, date(2026, 11, 22)))


def paid_by(freight: dict[str, str]) -> dict[str, str]:
    """Who pays for each reason, however it is written down."""
    return {
        row.id: str(freight.get(row.id, freight.get("*", "seller"))) for row in all_reasons()
    }


@pytest.mark.parametrize("terms", VARIANTS.values(), ids=VARIANTS.keys())
def test_terms_that_nobody_touches_come_out_as_they_went_in(qtbot, terms):
    form = form_of(terms)
    qtbot.addWidget(form)
    read = form.draft().terms
    assert replace(read, freight={}) == replace(terms, freight={})
    assert paid_by(read.freight) == paid_by(terms.freight)
    assert form.problems() == {}


@pytest.mark.parametrize(
    "freight",
    [
        {"*": "seller"},
        {},
        {"*": "buyer", "defective": "supplier"},
        {"*": "seller", "changed_mind": "buyer", "style": "buyer", "late": "carrier"},
        {"*": "supplier"} | dict.fromkeys(faulty_reasons(), "seller"),
        {"*": "seller"}
        | dict.fromkeys(faulty_reasons(), "supplier")
        | {"damaged_in_transit": "carrier", "warranty": "seller"},
    ],
)
def test_every_division_of_the_freight_survives_the_three_questions(qtbot, freight):
    form = form_of(replace(FULL, freight=freight))
    qtbot.addWidget(form)
    assert paid_by(form.draft().terms.freight) == paid_by(freight)


def test_the_form_asks_for_every_field_of_the_terms(qtbot):
    form = form_of(FULL)
    qtbot.addWidget(form)
    asked = set(form._rows()) - {"holds_from", "source"}
    parts = {"fee_waived": "fee", "freight_faulty": "freight", "freight_other": "freight"}
    parts |= dict.fromkeys((field.name for field in fields(EvidenceDemand)), "evidence")
    assert {parts.get(name, name) for name in asked} == {
        field.name for field in fields(PolicyTerms)
    }
    assert {field.name for field in fields(EvidenceDemand)} <= asked


def test_a_reason_with_another_payer_is_added_and_removed(qtbot):
    form = form_of(PolicyTerms())
    qtbot.addWidget(form)
    freight = form.parts["cost"].freight
    freight._add.click()
    exception = freight.exceptions[0]
    exception.payer._group.button(3).click()
    exception.reasons._chips["late"].click()
    assert form.draft().terms.freight == {"*": "seller", "late": "carrier"}
    exception._gone.click()
    assert form.draft().terms.freight == {"*": "seller"}


def test_shots_are_kept_in_the_order_in_which_they_were_chosen(qtbot):
    form = form_of(PolicyTerms())
    qtbot.addWidget(form)
    shots = form.parts["proof"].editors["evidence.shots"].widget
    for name in ("front", "outer_box", "back"):
        shots._chips[name].click()
    assert form.draft().terms.evidence.shots == ("front", "outer_box", "back")
    assert shots._chips["outer_box"].shown() == "2 Outer box, all sides"
    shots._chips["front"].click()
    assert form.draft().terms.evidence.shots == ("outer_box", "back")


def test_pills_that_are_off_fold_away_until_they_are_wanted(qtbot):
    pills = ChipSet(folds=True)
    qtbot.addWidget(pills)
    pills.set_options((("a", "A"), ("b", "B")), "Letters", "Others…")
    assert pills._chips["b"].isVisibleTo(pills)
    pills.set_values(("a",))
    assert not pills._chips["b"].isVisibleTo(pills)
    pills._more.click()
    assert pills._chips["b"].isVisibleTo(pills)
    assert not pills._more.isVisibleTo(pills)


def test_a_count_is_empty_or_within_its_bounds_and_steps_with_the_arrows(qtbot):
    edit = CountEdit(1, 30)
    qtbot.addWidget(edit)
    assert edit.count() is None
    assert not edit.is_wrong()
    QTest.keyClick(edit.line, Qt.Key.Key_Up)
    QTest.keyClick(edit.line, Qt.Key.Key_Up)
    assert edit.count() == 2
    for _ in range(5):
        QTest.keyClick(edit.line, Qt.Key.Key_Down)
    assert edit.count() == 1
    edit.set_count(31)
    assert edit.is_wrong()


@pytest.mark.parametrize("typed", ["1a-2", "2.5", "2,5", "-1", "1e3", "1 000", "31", "0"])
def test_what_is_no_count_stays_and_is_wrong_and_is_never_taken_for_another(qtbot, typed):
    edit = CountEdit(1, 30)
    qtbot.addWidget(edit)
    QTest.keyClicks(edit.line, typed)
    assert edit.line.text() == typed
    assert edit.is_wrong()
    assert edit.problem() == "Write a whole number from 1 to 30."


def test_a_count_may_be_written_in_wide_figures(qtbot):
    edit = CountEdit(1, 30)
    qtbot.addWidget(edit)
    edit.line.insert("１２")
    assert (edit.count(), edit.problem()) == (12, "")


def test_a_fee_that_is_no_amount_is_wrong_and_not_taken_for_none(qtbot):
    edit = FeeEdit()
    qtbot.addWidget(edit)
    edit.set_fee(0, None, "EUR")
    edit.amount.line.setText("five")
    assert edit.is_wrong()
    edit.amount.line.setText("5,00")
    assert edit.fee() == (0, Money(500, "EUR"))
    edit.amount.choice.setCurrentText("JPY")
    edit.amount.line.setText("500")
    assert edit.fee() == (0, Money(500, "JPY"))


def test_a_row_folds_where_its_parts_do_not_fit(qtbot):
    folding = FoldingRow(PlainLabel("left " * 10), PlainLabel("right " * 10), least=400)
    qtbot.addWidget(folding)
    folding.resize(500, 40)
    folding.show()
    assert not folding.folded()
    side_by_side = folding.heightForWidth(500)
    folding.resize(300, 80)
    qtbot.waitUntil(folding.folded)
    assert folding.heightForWidth(300) > side_by_side
    folding.close()


def test_what_stands_out_is_found_by_its_words_also_behind_emoji(qtbot):
    text = TextBlocks()
    qtbot.addWidget(text)
    text.set_blocks([("para", "🎁 within 11 days"), ("item", "none")], ("11 days",))
    (bold,) = text._blocks[0]._formats()
    assert (bold.start, bold.length) == (10, 7)
    assert text._blocks[1]._formats() == []
    assert text.text() == "🎁 within 11 days\n\nnone"
