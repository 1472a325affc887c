"""A sheet is about its addressee's goods alone, and asks for what is owed for them."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns.errors import NotFound
from returns.papers.sheet.evidence_record import evidence_record, paper_events
from returns.papers.sheet.hidden_steps import Hidden
from returns.papers.sheet.sheet_scope import asked_for, lines_for_sheet
from returns.papers.sheet.shown_case import shown_to
from returns.records.case import Case, Line
from returns.records.event import Event
from returns.records.papers import EvidenceRecord
from returns.records.unit import Claim, ClaimAnswer, Payment
from returns.terms import (
    Disposition,
    Goods,
    Grade,
    Lang,
    PackageState,
    Party,
    Route,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.returns.papers import cases_by_hand as by_hand
from tests.returns.papers.cases_by_hand import (
    LUX,
    NOW,
    SETTINGS,
    around,
    found,
    line,
    usd,
)

BROKEN = {
    "package": PackageState.OPENED,
    "complete": True,
    "works": Works.NO,
    "grade": Grade.D,
}


def record(
    case: Case,
    party: Party = Party.SUPPLIER,
    lang: Lang = Lang.EN,
    *,
    beside: by_hand.Around | None = None,
    **wanted: object,
) -> EvidenceRecord:
    """The sheet's record as `papers.evidence` gathers it."""
    known = beside or around()
    lines = lines_for_sheet(case, party, **wanted)  # type: ignore[arg-type]
    terms = {each.id: known.terms(each) for each in lines}
    asked = asked_for(case, lines, party, terms)
    policy = known.policy(lines[0])
    shown = shown_to(case, lines, party, terms)
    return evidence_record(shown, asked, (), SETTINGS, policy, party, lang, NOW.date())


@pytest.fixture
def two_suppliers() -> Case:
    """Two mugs and a bowl of one supplier, a lamp of another."""
    return by_hand.case(
        line(1, by_hand.unit(1, 1), by_hand.unit(1, 2), title="Mug", buyer_words="In pieces."),
        line(2, supplier=LUX, title="Lamp", reason="poor_quality", buyer_words="Dim."),
        line(3, title="Bowl", unit_cost=usd("7")),
    )


def test_a_supplier_reads_of_his_own_goods_alone(two_suppliers: Case) -> None:
    kiln, lux = record(two_suppliers, line_id=1), record(two_suppliers, supplier="lux lamps")
    assert [each.title for each in kiln.lines] == ["Mug", "Bowl"]
    assert (kiln.announced, kiln.asked) == (3, usd("15"))
    assert kiln.title == "Mug: defective; Bowl: defective"
    assert [each.title for each in lux.lines] == ["Lamp"]
    assert (lux.announced, lux.asked, lux.addressee_name) == (1, usd("4"), "Lux Lamps")
    assert "Mug" not in str(lux)
    assert "Lamp" not in str(kiln).replace("Lux Lamps", "")


WROTE = "The mugs are in pieces, and the lamp is dim."


@pytest.mark.parametrize(
    ("party", "mugs", "lamps"),
    [(Party.SUPPLIER, "", ""), (Party.PLATFORM, WROTE, f" {WROTE}")],
)
def test_what_the_buyer_wrote_of_goods_of_two_suppliers_is_quoted_to_neither(
    party: Party, mugs: str, lamps: str
) -> None:
    mug = line(1, title="Mug", buyer_words=WROTE)
    lamp = line(2, supplier=LUX, title="Lamp", buyer_words=f" {WROTE}")
    shade = line(3, supplier=LUX, title="Shade", buyer_words="Too small.")
    case = by_hand.case(mug, lamp, shade)
    assert [each.buyer_words for each in shown_to(case, [mug], party).lines] == [mugs]
    theirs = shown_to(case, [lamp, shade], party).lines
    assert [each.buyer_words for each in theirs] == [lamps, "Too small."]


def test_what_the_buyer_wrote_of_one_suppliers_goods_alone_is_quoted() -> None:
    case = by_hand.case(
        line(1, title="Mug", buyer_words=WROTE),
        line(2, title="Bowl", buyer_words=WROTE),
        line(3, supplier=LUX, title="Lamp", buyer_words="Dim."),
    )
    assert [each.buyer_words for each in record(case, line_id=1).lines] == [WROTE, WROTE]


def test_each_item_is_named_beside_its_sum_where_there_are_several(two_suppliers: Case) -> None:
    words = [row.words for row in record(two_suppliers, line_id=1).amounts]
    assert words[0] == "Mug: Goods, 2 × USD 4.00"
    assert "Bowl: Goods, 1 × USD 7.00" in words
    assert record(two_suppliers, line_id=2).amounts[0].words == "Goods, 1 × USD 4.00"


def test_without_a_name_the_sheet_is_for_the_supplier_of_the_line_that_is_next(
    two_suppliers: Case,
) -> None:
    lead = two_suppliers.lead
    assert record(two_suppliers).addressee_name == lead.supplier
    nobodys_first = by_hand.case(line(1, supplier=None), line(2, supplier=LUX))
    assert record(nobodys_first).addressee_name == "Lux Lamps"


@pytest.mark.parametrize("wanted", [{"line_id": 9}, {"supplier": "Nobody"}])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_has_no_goods_in_the_case_gets_no_sheet(
    two_suppliers: Case, wanted: dict[str, object], lang: str
) -> None:
    with pytest.raises(NotFound) as refused:
        record(two_suppliers, **wanted)
    assert "RC-2026-00042" in refused.value.say(lang)
    if "supplier" in wanted:
        assert "Kiln & Co, Lux Lamps" in refused.value.say(lang)


def test_what_the_buyer_merely_did_not_want_is_asked_of_no_supplier() -> None:
    case = by_hand.case(line(1), line(2, reason="changed_mind", unit_cost=usd("50")))
    sheet = record(case)
    assert [each.sku for each in sheet.lines] == ["SKU-1"]
    assert sheet.asked == usd("4")
    alone = record(by_hand.case(line(1, reason="changed_mind")))
    assert (alone.asked, alone.amounts) == (None, ())
    assert len(alone.lines) == 1


def test_a_buyer_who_sent_a_brick_is_no_debt_of_the_supplier() -> None:
    brick = found(1, 1, Verdict.WRONG_ITEM, instead="a brick", grade=Grade.X)
    case = by_hand.case(line(1, replace(brick, paid=usd("150"))))
    assert record(case).asked is None


def test_a_cost_that_nobody_knows_is_no_sum_to_ask_for() -> None:
    case = by_hand.case(line(1), line(2, unit_cost=None))
    assert record(case, line_id=1).asked is None
    assert record(case, line_id=1).amounts == ()


def test_what_was_claimed_is_what_the_sheet_asks_for() -> None:
    day = NOW - timedelta(days=2)
    sent = Claim(1, 1, Party.SUPPLIER, "credit_note", (1,), usd("3.50"), day)
    sheet = record(by_hand.case(line(1), claims=(sent,)))
    assert (sheet.asked, sheet.asked_for) == (usd("3.50"), "credit_note")
    assert [row.words for row in sheet.amounts] == ["As claimed on 22 Jun"]
    assert sheet.answers == ()


def test_of_two_claims_the_sheet_asks_what_the_later_one_did() -> None:
    """The first was for all that it cost, which is what a claim would be today; then less was asked."""
    days = (NOW - timedelta(days=4), NOW - timedelta(days=2))
    whole = record(by_hand.case(line(1))).asked
    assert whole is not None
    first, later = (
        Claim(number, 1, Party.SUPPLIER, "refund", (1,), amount, day)
        for number, (amount, day) in enumerate(zip((whole, usd("3.50")), days, strict=True), 1)
    )
    sheet = record(by_hand.case(line(1), claims=(first, later)))
    assert sheet.asked == usd("3.50")
    assert [row.words for row in sheet.amounts] == ["As claimed on 22 Jun"]


def test_answers_stand_as_they_came_and_no_other_suppliers(two_suppliers: Case) -> None:
    def claim(number: int, line_id: int, words: str) -> Claim:
        partly = ClaimAnswer(NOW, SupplierClaim.PARTLY_ACCEPTED, usd("2"), words)
        sent = NOW - timedelta(days=3)
        return Claim(number, line_id, Party.SUPPLIER, "refund", (1,), usd("4"), sent, (partly,))

    case = replace(two_suppliers, claims=(claim(1, 1, "Half."), claim(2, 2, "Not ours.")))
    asked, answered = record(case, line_id=1).answers
    assert (asked.day, asked.words, asked.amount) == (
        date(2026, 6, 21),
        "We asked for: refund",
        usd("4"),
    )
    assert (answered.words, answered.amount, answered.quoted) == (
        "Partly accepted",
        usd("2"),
        "Half.",
    )


# --- platform and carrier ---------------------------------------------------------------------


def platform_paid(line_id: int, amount: str) -> Payment:
    """What the platform gave the buyer for a line."""
    told = (Party.BUYER, True, usd(amount), "refund", NOW, f"p{line_id}")
    return Payment(line_id, line_id, *told, by_platform=True)


def empty(number: int, paid: str, back: str = "0") -> Line:
    """A line whose parcel came back without the goods."""
    unit = replace(found(number, 1, Verdict.EMPTY), paid=usd(paid))
    return line(number, unit, refunded=usd(back))


def test_a_platform_is_asked_for_what_it_really_refunded() -> None:
    lines = empty(1, "20", "15"), empty(2, "20", "2.50")
    paid = platform_paid(1, "15"), platform_paid(2, "2.50")
    sheet = record(by_hand.case(*lines, payments=paid), Party.PLATFORM)
    assert (sheet.asked, sheet.asked_for) == (usd("17.50"), "reimbursement")
    assert record(by_hand.case(*lines), Party.PLATFORM).asked is None
    ours = by_hand.case(empty(1, "20"), lines[1], payments=paid[1:])
    assert record(ours, Party.PLATFORM).asked == usd("2.50")


# --- units ------------------------------------------------------------------------------------


def test_counts_verdicts_and_what_came_instead_stand_unit_by_unit() -> None:
    missed = by_hand.unit(
        1, 2, verdict=Verdict.NOT_RECEIVED, grade=Grade.X, missed_at=NOW, goods=Goods.AWAITED
    )
    case = by_hand.case(
        line(1, found(1, 1, Verdict.AS_CLAIMED, marks="crack", **BROKEN), missed),
        line(
            2,
            found(2, 1, Verdict.WRONG_ITEM, instead="a vase", package=PackageState.OPENED),
            reason="wrong_item",
        ),
    )
    sheet = record(case, Party.PLATFORM)
    assert [(each.announced, each.received) for each in sheet.lines] == [(2, 1), (1, 1)]
    assert sheet.what_happened[0] == (
        "The buyer announced 2 × Thing 1 (defective); 1 came. We found: Does not work; crack. "
        "Our verdict: 1 × As claimed; 1 × Not received."
    )
    # who complained of a wrong item and sends it back told the truth
    assert "What came instead: a vase. Our verdict: As claimed." in sheet.what_happened[1]
    assert [unit.unit.verdict for unit in sheet.findings] == [
        Verdict.AS_CLAIMED,
        Verdict.NOT_RECEIVED,
        Verdict.AS_CLAIMED,
    ]
    assert sheet.verdict is None


def _trays(*, disposition: Disposition | None = Disposition.TO_SUPPLIER) -> Case:
    """Two fine trays that go back to their supplier, and a third that the buyer cut."""
    fine = {"complete": True, "works": Works.YES, "grade": Grade.A, "disposition": disposition}
    cut = {"works": Works.YES, "marks": "knife cuts", "disposition": Disposition.DISCOUNT}
    return by_hand.case(
        line(
            1,
            found(1, 1, Verdict.NO_FAULT, **fine),
            found(1, 2, Verdict.NO_FAULT, **fine),
            found(1, 3, Verdict.BUYER_DAMAGE, **cut),
            title="Tray",
            reason="changed_mind",
            route=Route.TO_US,
        ),
        photos=by_hand.photos("front", "defect_close", "defect_wide"),
    )


@pytest.mark.parametrize("lang", [Lang.EN, Lang.ZH])
def test_a_supplier_reads_of_the_pieces_alone_that_go_back_to_him(lang: Lang) -> None:
    sheet = record(_trays(), lang=lang)
    assert sheet.asked == usd("8")
    assert [found.unit.number for found in sheet.findings] == [1, 2]
    (told,) = sheet.lines
    assert (told.announced, told.received) == (2, 2)
    assert not [row.field for row in told.comparisons if row.contradicts]
    assert sheet.verdict is Verdict.NO_FAULT
    assert "knife" not in str(sheet)
    assert not any("3" in words for words in sheet.what_happened)


def test_no_picture_of_what_the_buyer_did_goes_to_the_supplier() -> None:
    case = _trays()
    shots = {photo.shot for photo in shown_to(case, case.lines, Party.SUPPLIER).photos}
    assert shots == {"front"}
    every = shown_to(case, case.lines, Party.PLATFORM)
    assert (len(every.photos), len(every.units)) == (3, 3)


def test_a_fault_that_is_asked_for_keeps_its_pictures() -> None:
    case = by_hand.case(
        line(
            1,
            found(1, 1, Verdict.AS_CLAIMED, marks="crack", **BROKEN),
            found(1, 2, Verdict.BUYER_DAMAGE, marks="knife cuts"),
        ),
        photos=by_hand.photos("defect_close"),
    )
    shown = shown_to(case, case.lines, Party.SUPPLIER)
    assert ([unit.number for unit in shown.units], len(shown.photos)) == ([1], 1)


def test_what_was_claimed_before_stays_on_the_sheet() -> None:
    sent = Claim(1, 1, Party.SUPPLIER, "refund", (3,), usd("4"), NOW - timedelta(days=2))
    case = replace(_trays(), claims=(sent,))
    shown = shown_to(case, case.lines, Party.SUPPLIER)
    assert [unit.number for unit in shown.units] == [1, 2, 3]


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ({"changed": [["unit", 13, {"verdict": [None, "buyer_damage"]}]]}, "some"),
        ({"changed": [["unit", 13, {"goods": ["received", "inspected"]}]]}, "some"),
        ({"changed": [["unit", 11, {"verdict": [None, "no_fault"]}]]}, "none"),
        (
            {
                "changed": [
                    ["unit", u, {"goods": ["awaited", "received"]}] for u in (11, 12, 13)
                ]
            },
            "none",
        ),
        (
            {"changed": [["unit", u, {"marks": ["", "knife cuts"]}] for u in (11, 13)]},
            "some",
        ),
        ({"created": [["unit", u, {"number": u, "marks": ""}] for u in (11, 12, 13)]}, "none"),
        ({"created": [["photo", 2, {"shot": "defect_close"}]]}, "some"),
        ({"created": [["photo", 1, {"shot": "front"}]]}, "none"),
    ],
)
def test_the_history_says_no_more_of_a_piece_that_he_is_not_asked_for(
    body: dict[str, object], hidden: str
) -> None:
    case = _trays()
    shown = shown_to(case, case.lines, Party.SUPPLIER)
    ask = Hidden(case, Party.SUPPLIER, case.lines[0], shown)
    assert ask.of(event(1, **body)) == hidden


def test_while_nothing_came_nothing_was_received() -> None:
    (told,) = record(by_hand.case(line(1))).lines
    assert told.received is None


# --- the history ------------------------------------------------------------------------------


def event(seq: int, **body: object) -> Event:
    return Event(seq, seq, "2026-06-20T09:00:00Z", "refund", json.dumps(body), f"{seq:064x}")


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ({}, "none"),
        ({"lines": [1]}, "none"),
        ({"lines": [2]}, "all"),
        ({"lines": [1, 2]}, "some"),
        ({"line_id": 2, "unit": 1}, "all"),
        ({"changed": [["line", 2, {"supplier_rma": ["", "LX-1"]}]]}, "all"),
        ({"changed": [["unit", 21, {"verdict": [None, "empty"]}]]}, "all"),
        ({"changed": [["unit", 11, {"verdict": [None, "empty"]}]]}, "none"),
        ({"created": [["payment", 5, {"line_id": 2, "amount_minor": 900}]]}, "all"),
        ({"created": [["claim_answer", 5, {"claim_id": 7}]]}, "all"),
        ({"created": [["parcel_unit", 5, {"unit_id": 21}]]}, "all"),
        ({"created": [["exchange", 5, {"line_id": 2}], ["parcel", 6, {}]]}, "all"),
        ({"changed": [["case", 1, {"snoozed_until": ["", "x"]}]]}, "none"),
    ],
)
def test_steps_about_others_goods_are_known_for_that(
    two_suppliers: Case, body: dict[str, object], hidden: str
) -> None:
    claim = Claim(7, 2, Party.SUPPLIER, "refund", (1,), usd("4"), NOW)
    case = replace(two_suppliers, claims=(claim,))
    kiln = lines_for_sheet(case, Party.SUPPLIER, line_id=1)[0]
    assert Hidden(case, Party.SUPPLIER, kiln).of(event(1, **body)) == hidden
    assert Hidden(case, Party.PLATFORM, kiln).of(event(1, **body)) == "none"


@pytest.mark.parametrize(
    ("lang", "words"), [(Lang.EN, "About other goods"), (Lang.ZH, "涉及本订单的其他商品")]
)
def test_a_supplier_reads_neither_sum_nor_words_of_others_goods(
    two_suppliers: Case, lang: Lang, words: str
) -> None:
    kiln = two_suppliers.lines[0]
    events = (
        event(1, lines=[1], amount="$4.00"),
        event(2, lines=[2], amount="$77.00", reason="the lamp"),
        event(3, lines=[1, 2], amount="$81.00"),
    )
    own, others, both = paper_events(
        events, lang, None, Hidden(two_suppliers, Party.SUPPLIER, kiln)
    )
    # nor what the buyer paid or got for his own
    assert "4.00" not in own.words
    assert others.words.startswith(words)
    assert "81" not in both.words
    assert [told.event.body for told in (own, others, both)] == ["", "", ""]
    assert [told.event.hash for told in (own, others, both)] == [e.hash for e in events]
