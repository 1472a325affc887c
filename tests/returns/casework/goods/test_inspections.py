"""What was found: kept as it is said, judged, concluded, taken back."""

import pytest

from returns.casework.products import ProductTold
from returns.errors import IllegalMove, NotFound, Refusal
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.terms import (
    Disposition,
    Goods,
    Grade,
    PackageState,
    Party,
    StepKind,
    Verdict,
    Works,
)

#: what every unit needs to be said of
USUAL = {"package": PackageState.OPENED, "complete": True, "works": Works.UNTESTED}
CRACKED = {"works": Works.NO, "marks": "Crack from rim to base, chip at handle"}


@pytest.fixture
def received(desk):
    """A function that opens a case whose parcel is here; its number in the desk."""

    def receive(**changes):
        told = {
            "order_number": "302-5581234-7719",
            "channel": "Amazon US",
            "sku": "MUG-350",
            "title": "Mug 350 ml, blue",
            "reason": "damaged_in_transit",
            "unit_price": Money(1840, "USD"),
            "buyer_words": "In pieces, the box was fine.",
        }
        (case_id,) = desk.by_hand.open(NewCase(**(told | changes))).case_ids
        desk.receiving.receive(case_id)
        return case_id

    return receive


def say(desk, case_id, unit=1, **facts):
    line = desk.cases.get(case_id).lines[0]
    return desk.inspections.save_finding(
        case_id, FindingDraft(line.id, unit, **(USUAL | facts))
    )


def test_a_finding_is_kept_with_the_grade_that_follows(desk, received):
    case_id = received()
    say(desk, case_id, **CRACKED, serial=" K-7 ", weight_g=412)

    (found,) = desk.cases.get(case_id).units
    assert (found.grade, found.grade_overruled) == (Grade.D, False)
    assert (found.serial, found.weight_g) == ("K-7", 412)
    assert found.package is PackageState.OPENED


def test_each_answer_is_an_event_and_the_same_answer_is_none(desk, received):
    case_id = received()
    first = say(desk, case_id, works=Works.NO)
    second = say(desk, case_id, **CRACKED)
    again = say(desk, case_id, **CRACKED)

    assert first.seqs
    assert second.seqs
    assert not again.seqs
    assert len(desk.cases.get(case_id).units) == 1
    kinds = [event.kind for event in desk.cases.history(case_id)]
    assert kinds.count("finding") == 2


def test_an_overruled_grade_stays_until_it_is_given_back(desk, received):
    case_id = received()
    say(desk, case_id, works=Works.NO, grade=Grade.C)
    (found,) = desk.cases.get(case_id).units
    assert (found.grade, found.grade_overruled) == (Grade.C, True)
    (proposed,) = desk.inspections.proposal(case_id).grades
    assert proposed.grade is Grade.D

    say(desk, case_id, works=Works.NO, grade=None)

    (found,) = desk.cases.get(case_id).units
    assert (found.grade, found.grade_overruled) == (Grade.D, False)


def test_three_announced_two_arrived_one_fine_one_broken(desk, received):
    case_id = received(quantity=3)
    say(desk, case_id, 1, works=Works.YES)
    say(desk, case_id, 2, **CRACKED)
    nothing = {"package": PackageState.NONE, "complete": False}
    say(desk, case_id, 3, **nothing)

    proposal = desk.inspections.proposal(case_id)

    assert [g.grade for g in proposal.grades] == [Grade.B, Grade.D, Grade.X]
    assert [(each.unit, each.verdict) for each in proposal.verdicts] == [
        (1, Verdict.NO_FAULT),
        (2, Verdict.AS_CLAIMED),
        (3, Verdict.NOT_RECEIVED),
    ]
    quantity = next(row for row in proposal.comparison if row.field == "quantity")
    assert (quantity.said, quantity.found, quantity.contradicts) == ("3", "2", True)


def test_a_unit_that_nobody_announced_can_be_found(desk, received):
    case_id = received()
    say(desk, case_id, 1)
    say(desk, case_id, 2, marks="another cup")
    assert [unit.number for unit in desk.cases.get(case_id).units] == [1, 2]
    assert desk.cases.get(case_id).units[1].paid == Money(0, "USD")


def test_a_broken_mug_is_as_claimed_and_the_goods_are_offered_a_way(desk, received):
    case_id = received()
    assert desk.inspections.proposal(case_id).verdict is None

    desk.products.tell("MUG-350", ProductTold(cost=Money(420, "USD")))
    say(desk, case_id, **CRACKED)

    proposal = desk.inspections.proposal(case_id)
    assert proposal.verdict is Verdict.AS_CLAIMED
    assert proposal.verdict_because
    assert proposal.dispositions[0] in (Disposition.DISPOSE, Disposition.TO_SUPPLIER)
    assert proposal.claim.total == Money(420, "USD")
    assert proposal.addressee is Party.SUPPLIER


def test_the_shot_list_is_what_the_reason_asks_for_and_nothing_is_there_yet(desk, received):
    proposal = desk.inspections.proposal(received())
    assert [frame.shot for frame in proposal.shots] == list(proposal.missing)
    assert all(frame.needed and frame.photo is None for frame in proposal.shots)


def test_our_words_and_the_suppliers_stand_in_the_columns_and_contradict(desk, received):
    case_id = received()
    say(desk, case_id, **CRACKED)
    desk.cases.set_found_says(case_id, "packing", "Box sound, no cushioning")
    desk.cases.set_supplier_says(case_id, "packing", "Bubble wrap used")

    rows = {row.field: row for row in desk.inspections.proposal(case_id).comparison}

    assert rows["packing"].found == "Box sound, no cushioning"
    assert rows["packing"].contradicts
    assert rows["condition"].found == f"{CRACKED['marks']}; does not work"


def test_the_columns_speak_the_readers_language(desk, received):
    case_id = received()
    say(desk, case_id, works=Works.NO)
    said = {lang: desk.inspections.proposal(case_id, lang).comparison for lang in ("en", "zh")}
    assert said["en"][2].found != said["zh"][2].found


def test_finishing_takes_the_proposal_and_moves_the_goods(desk, clock, received):
    case_id = received()
    say(desk, case_id, **CRACKED)
    proposal = desk.inspections.proposal(case_id)

    desk.inspections.finish(case_id)

    case = desk.cases.get(case_id)
    assert case.units[0].verdict is proposal.verdict
    assert case.units[0].disposition is proposal.dispositions[0]
    assert case.tracks.goods is Goods.INSPECTED
    assert case.lead.inspected_at == clock.now()
    assert case.next.kind is not StepKind.INSPECT


def test_what_the_seller_decided_before_is_kept(desk, received):
    case_id = received()
    say(desk, case_id, **CRACKED)
    desk.inspections.set_verdict(case_id, Verdict.CARRIER_DAMAGE)
    line_id = desk.cases.get(case_id).lead.id
    desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.DONATE)

    desk.inspections.finish(case_id)

    (unit,) = desk.cases.get(case_id).units
    assert (unit.verdict, unit.disposition) == (Verdict.CARRIER_DAMAGE, Disposition.DONATE)


def test_finishing_can_be_taken_back_as_one(desk, received):
    case_id = received()
    say(desk, case_id, **CRACKED)
    before = desk.cases.get(case_id)

    desk.cases.take_back(desk.inspections.finish(case_id, Verdict.AS_CLAIMED))

    after = desk.cases.get(case_id)
    assert after.tracks == before.tracks
    assert after.units == before.units
    assert after.lead.inspected_at is None


def test_an_inspection_without_a_word_is_not_an_inspection(desk, received):
    case_id = received()
    with pytest.raises(IllegalMove, match="Nothing was said"):
        desk.inspections.finish(case_id)


def test_every_announced_unit_is_spoken_of(desk, received):
    case_id = received(quantity=2)
    say(desk, case_id, 1)
    with pytest.raises(IllegalMove, match="piece 2"):
        desk.inspections.finish(case_id)


def test_what_nobody_said_is_kept_unsaid_and_proposes_nothing(desk, received):
    case_id = received()
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, serial="K-7"))
    (found,) = desk.cases.get(case_id).units
    said = (found.package, found.complete, found.works, found.grade, found.grade_overruled)
    assert said == (None, None, None, None, False)
    proposal = desk.inspections.proposal(case_id)
    assert (proposal.verdict, proposal.dispositions, proposal.grades) == (None, (), ())


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"package": PackageState.SEALED},
            "unit 1: whether it is complete and whether it works",
        ),
        ({"complete": True, "works": Works.UNTESTED}, "unit 1: the package."),
        ({"marks": "a chip"}, "the package, whether it is complete and whether it works"),
    ],
)
@pytest.mark.parametrize("verdict", [None, Verdict.AS_CLAIMED])
def test_an_inspection_is_not_finished_before_all_is_said(
    desk, received, facts, words, verdict
):
    case_id = received()
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **facts))
    with pytest.raises(IllegalMove, match=words):
        desk.inspections.finish(case_id, verdict)
    case = desk.cases.get(case_id)
    assert (case.tracks.goods, case.units[0].verdict) == (Goods.RECEIVED, None)


def test_the_bare_step_asks_for_the_same_findings(desk, received):
    case_id = received()
    desk.inspections.set_verdict(case_id, Verdict.AS_CLAIMED)
    with pytest.raises(IllegalMove, match="Nothing was said"):
        desk.cases.do(case_id, StepKind.INSPECT)


def test_of_a_wrong_item_only_the_package_is_asked(desk, received):
    case_id = received()
    line = desk.cases.get(case_id).lines[0]
    draft = FindingDraft(line.id, 1, package=PackageState.SEALED)
    desk.inspections.save_finding(case_id, draft)
    desk.inspections.finish(case_id, Verdict.WRONG_ITEM)
    assert desk.cases.get(case_id).units[0].disposition is Disposition.HOLD


def test_an_empty_parcel_needs_no_findings(desk, received):
    case_id = received(quantity=3)
    desk.inspections.finish(case_id, Verdict.EMPTY)
    case = desk.cases.get(case_id)
    assert {unit.verdict for unit in case.units} == {Verdict.EMPTY}
    assert case.tracks.goods is Goods.DISPOSED


def test_a_parcel_that_is_not_here_cannot_be_inspected(desk):
    new = NewCase("1", "Amazon US", "Mug", "defective", Money(1840, "USD"))
    (case_id,) = desk.by_hand.open(new).case_ids
    say(desk, case_id)
    with pytest.raises(IllegalMove):
        desk.inspections.finish(case_id)
    assert desk.cases.get(case_id).units[0].verdict is None


@pytest.mark.parametrize("facts", [{"weight_g": -1}, {"weight_g": 10_000_000}])
def test_a_weight_that_cannot_be_is_refused(desk, received, facts):
    case_id = received()
    with pytest.raises(Refusal, match="Nothing was saved"):
        say(desk, case_id, **facts)
    with pytest.raises(Refusal, match="Nothing was saved"):
        say(desk, case_id, unit=0)


def test_an_item_of_another_case_is_refused(desk, received):
    one, other = received(), received(order_number="302-2")
    line = desk.cases.get(other).lines[0]
    with pytest.raises(NotFound):
        desk.inspections.save_finding(one, FindingDraft(line.id))
