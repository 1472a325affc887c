"""In whose hands the goods were, who vouches for it, and what a sheet lets its reader answer."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from returns.ledger.told_events import taken_in_by
from returns.papers.sheet.evidence_record import evidence_record
from returns.papers.sheet.sheet_custody import Told, custody_of, maker_of
from returns.papers.sheet.sheet_scope import asked_for, lines_for_sheet
from returns.papers.sheet.shown_case import shown_to
from returns.records.case import Case
from returns.records.event import Event
from returns.records.papers import EvidenceRecord, PaperEvent
from returns.records.sheet_facts import CustodyRow, Unseen
from returns.records.unit import Parcel
from returns.terms import End, FreightPayer, Fulfilment, Goods, Lang, Party, Verdict
from tests.returns.papers import cases_by_hand as by_hand
from tests.returns.papers.cases_by_hand import NOW, SETTINGS, around, found, line

SENT = datetime(2026, 6, 18, 9, 40, tzinfo=UTC)
CAME = datetime(2026, 6, 21, 10, 12, tzinfo=UTC)
LOOKED = datetime(2026, 6, 22, 14, 1, tzinfo=UTC)


def parcel(start: End, end: End, sent: datetime | None, came: datetime | None, **facts: object):
    told: dict[str, object] = {"tracking": "RR1", "carrier": "DHL", "unit_ids": (), **facts}
    return Parcel(
        id=1,
        case_id=1,
        comes_from=start,
        goes_to=end,
        payer=FreightPayer.BUYER,
        announced_at=None,
        sent_at=sent,
        received_at=came,
        **told,  # type: ignore[arg-type]
    )


def step(kind: str, by: str, seq: int) -> PaperEvent:
    return PaperEvent(
        Event(seq, seq, "2026-06-22T14:01:00Z", kind, "{}", f"{seq:064x}", by), ""
    )


def told(case: Case, lang: Lang = Lang.EN, party: Party = Party.SUPPLIER, *events) -> Told:
    return Told(case, events, "Harbour Gifts", "Bristol", party, lang, NOW.date())


def looked_at(**facts: object) -> Case:
    """A lamp that came back and was looked at."""
    unit = found(1, 1, Verdict.AS_CLAIMED, weight_g=412, package=None)
    return by_hand.case(
        line(1, unit, inspected_at=LOOKED),
        parcels=(parcel(End.BUYER, End.US, SENT, CAME),),
        **facts,
    )


def test_the_goods_went_from_hand_to_hand():
    case = looked_at()
    custody = custody_of(
        told(
            case, Lang.EN, Party.SUPPLIER, step("receive", "Ann", 1), step("inspect", "Mei", 2)
        )
    )
    names = [(hand.name, hand.seen, hand.ours) for hand in custody.hands]
    assert names == [
        ("Kiln & Co", True, False),
        ("the carrier", False, False),
        ("the buyer", True, False),
        ("DHL", False, False),
        ("Harbour Gifts", True, True),
    ]
    days = [(hand.first, hand.last) for hand in custody.hands]
    assert days == [
        (date(2026, 6, 1), date(2026, 6, 3)),
        (date(2026, 6, 3), date(2026, 6, 10)),
        (date(2026, 6, 10), date(2026, 6, 18)),
        (date(2026, 6, 18), date(2026, 6, 21)),
        (date(2026, 6, 21), date(2026, 6, 24)),
    ]
    assert [hand.ended for hand in custody.hands] == [True] * 4 + [False]
    assert not any(hand.about for hand in custody.hands)
    who = [row.who for row in custody.rows if isinstance(row, CustodyRow)]
    assert who == [
        "Kiln & Co → the carrier",
        "the carrier → the buyer",
        "the buyer → DHL",
        "DHL → Ann",
        "Mei",
    ]
    last = custody.rows[-1]
    assert isinstance(last, CustodyRow)
    assert (last.when, last.where, last.weight, last.ours) == (
        "22 Jun 2026 14:01",
        "Bristol",
        "412 g",
        True,
    )


def test_a_parcel_that_came_on_the_day_it_was_sent_was_a_day_in_no_carriers_hands():
    there = replace(looked_at(), parcels=(parcel(End.BUYER, End.US, SENT, SENT),))
    hands = custody_of(told(there)).hands
    assert [(hand.name, hand.first) for hand in hands[-2:]] == [
        ("the buyer", date(2026, 6, 10)),
        ("Harbour Gifts", date(2026, 6, 18)),
    ]


@pytest.mark.parametrize(
    ("country", "where"), [("FR", "France"), ("France", "France"), ("DE", "Germany"), ("", "")]
)
def test_it_was_delivered_where_the_order_went_and_not_where_the_shop_sells(country, where):
    """Who has a parcel in Lyon is told by no judge that it came to the United States."""
    sent = replace(by_hand.LENA, country=country)
    case = replace(looked_at(sale=by_hand.order(address=sent)), country="US")
    rows = custody_of(told(case)).rows
    (came,) = [row for row in rows if isinstance(row, CustodyRow) and row.what == "delivered"]
    assert came.where == where


def test_days_that_nobody_told_are_about():
    case = looked_at(sale=by_hand.order(delivered_on=None))
    about = {hand.name: hand.about for hand in custody_of(told(case)).hands}
    assert about["the buyer"]
    assert about["the carrier"]
    assert not about["Kiln & Co"]
    assert not about["Harbour Gifts"]


def test_what_nobody_saw_stands_between_posting_and_arrival():
    rows = custody_of(told(looked_at())).rows
    (unseen,) = [row for row in rows if isinstance(row, Unseen)]
    assert "18 Jun 2026 to 21 Jun 2026 10:12" in unseen.words
    assert "RR1" in unseen.words
    at = rows.index(unseen)
    assert [getattr(rows[n], "what", "") for n in (at - 1, at + 1)] == [
        "posted back",
        "taken in",
    ]


@pytest.mark.parametrize("lang", list(Lang))
def test_goods_that_stay_with_the_buyer_were_never_seen(lang: Lang):
    custody = custody_of(told(by_hand.case(line(1)), lang))
    assert isinstance(custody.rows[-1], Unseen)
    assert custody.hands[-1].last == NOW.date()
    assert not any(hand.ours for hand in custody.hands)


def test_what_never_arrived_is_with_the_carrier_since():
    lost = by_hand.case(line(1, reason="never_arrived"), sale=by_hand.order(delivered_on=None))
    custody = custody_of(told(lost))
    assert [hand.name for hand in custody.hands] == ["Kiln & Co", "the carrier"]
    assert isinstance(custody.rows[-1], Unseen)
    assert "3 Jun 2026" in custody.rows[-1].words


def test_own_stock_was_in_our_hands_first():
    case = by_hand.case(line(1, fulfilment=Fulfilment.OWN_STOCK, supplier=None))
    first = custody_of(told(case, Lang.EN, Party.CARRIER)).hands[0]
    assert (first.name, first.ours) == ("Harbour Gifts", True)


@pytest.mark.parametrize("party", [Party.PLATFORM, Party.CARRIER])
def test_no_other_reader_hears_the_suppliers_name(party: Party):
    custody = custody_of(told(looked_at(), Lang.EN, party))
    assert "Kiln" not in str(custody)


def test_a_parcel_with_others_goods_alone_is_not_told():
    case = looked_at()
    other = parcel(End.BUYER, End.SUPPLIER, SENT, CAME, tracking="OTHER", unit_ids=(99,))
    custody = custody_of(told(replace(case, parcels=(*case.parcels, other))))
    assert "OTHER" not in str(custody)
    assert "RR1" in str(custody)


@pytest.mark.parametrize(
    ("events", "name"),
    [
        ((), ""),
        ((step("receive", "Ann", 1),), "Ann"),
        (
            (step("receive", "Ann", 1), step("inspect", "Mei", 2), step("refund", "Bo", 3)),
            "Mei",
        ),
        ((step("refund", "Bo", 3),), "Bo"),
    ],
)
def test_whoever_looked_at_the_goods_vouches_for_them(events, name):
    maker = maker_of(told(looked_at(), Lang.EN, Party.SUPPLIER, *events))
    assert (maker.name, maker.looked_on) == (name, LOOKED.date())


def test_a_photo_is_by_whoever_took_it_in():
    body = '{"created":[["photo",7,{"sha256":"ab"}],["unit",8,{}]]}'
    events = [Event(1, 1, "2026-06-22T14:01:00Z", "photos_added", body, "0" * 64, "Mei")]
    assert taken_in_by(events) == {7: "Mei"}


# --- what the reader may answer ------------------------------------------------------------------


def record(
    case: Case, party: Party, lang: Lang = Lang.EN, **settings: object
) -> EvidenceRecord:
    known = around()
    terms = {each.id: known.terms(each) for each in case.lines}
    lines = lines_for_sheet(case, party, terms=terms)
    asked = asked_for(case, lines, party, terms)
    policy = known.policy(lines[0])
    shown = shown_to(case, lines, party)
    ours = replace(SETTINGS, **settings)
    return evidence_record(shown, asked, (), ours, policy, party, lang, NOW.date())


def test_only_remedies_of_the_terms_are_offered_and_what_is_asked_first():
    sheet = record(by_hand.case(line(1)), Party.SUPPLIER, email="a@b.example")
    terms = around().policy(by_hand.case(line(1)).lines[0]).terms
    assert sheet.remedies[0] == sheet.asked_for
    assert set(sheet.remedies) == {sheet.asked_for, *terms.remedies}
    assert sheet.reply_to == "a@b.example"


@pytest.mark.parametrize(
    ("lang", "what"), [(Lang.EN, "lost on its way back"), (Lang.ZH, "退回途中丢失")]
)
@pytest.mark.parametrize("party", [Party.CARRIER, Party.PLATFORM])
def test_a_carriers_sheet_is_headed_by_what_it_lost(party, lang, what):
    case = by_hand.case(line(1, by_hand.unit(1, goods=Goods.LOST), reason="defective"))
    title = evidence_record(case, (), (), SETTINGS, None, party, lang, NOW.date()).title
    assert title.endswith(what) == (party is Party.CARRIER)


def test_a_platform_has_no_remedies_of_a_supplier():
    sheet = record(replace(by_hand.case(line(1)), dispute="a_to_z"), Party.PLATFORM)
    assert set(sheet.remedies) <= {sheet.asked_for}


def test_the_clauses_days_and_the_dates_are_on_the_record():
    sheet = record(by_hand.case(line(1)), Party.SUPPLIER)
    by_name = {said.name: (said.first, said.last) for said in sheet.dates}
    assert by_name["ordered"] == (date(2026, 6, 1), date(2026, 6, 1))
    (window,) = [term.window for term in sheet.terms]
    assert window is not None
    assert window.first <= NOW.date() <= window.last
    assert str((window.last - window.first).days) in window.words
