"""An evidence sheet says of a case what is so, to whom it concerns, and asks for what is owed."""

import io
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from PIL import Image

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.casework.products import ProductTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.rules.sentences import sentence, sentences
from returns.terms import (
    FreightWay,
    Grade,
    Move,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    WindowStart,
    Works,
)
from returns.trade.disputes import Dispute
from tests.returns.papers.disputes import disputed


@pytest.fixture
def kiln(desk):
    """A supplier whose terms ask for two pictures and hear damage for ten days."""
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = desk.policies.suppliers()
    demand = EvidenceDemand(shots=("outer_box", "defect_close"), redact_buyer=False)
    terms = PolicyTerms(damage_days=10, rma_needed=False, evidence=demand)
    desk.policies.new_version(
        supplier.id, terms, desk.store.clock.now().date().replace(month=1)
    )
    return supplier.id


@pytest.fixture
def opened(desk, kiln):
    def open_case(price="129.00", reason="defective", cost="12.00", **changes):
        told = {
            "order_number": "302-1",
            "channel": "Amazon US",
            "sku": "LAMP",
            "title": "Lamp, oak",
            "reason": reason,
            "unit_price": Money.parse(price, "USD"),
            "buyer_name": "Lena Müller",
            "supplier_id": kiln,
        }
        (case_id,) = desk.by_hand.open(NewCase(**(told | changes))).case_ids
        if cost:
            desk.products.tell("LAMP", ProductTold(cost=Money.parse(cost, "USD")))
        return case_id

    return open_case


def sheet(desk, case_id, addressee=Party.SUPPLIER, lang="en"):
    """The words of the sheet, page by page."""
    paper = desk.papers.evidence(case_id, addressee=addressee, lang=lang)
    with pypdfium2.PdfDocument(paper.pdf) as pdf:
        texts = (page.get_textpage().get_text_range() for page in pdf)
        return " ".join(" ".join(texts).split())


def do(desk, case_id, *acts, **options):
    for act in acts:
        desk.cases.do(case_id, act, StepOptions(**options))


def test_goods_that_stay_with_the_buyer_were_not_returned(desk, opened):
    case_id = opened("20.00")
    do(desk, case_id, StepKind.ANSWER_BUYER)
    words = sheet(desk, case_id)
    assert "The buyer reports" in words
    assert "stay with the buyer" in words
    # what the box says of the fee is about no return either: "none: nothing goes back"
    told = words.split("What happened")[1].split("History")[0]
    assert "returned" not in told
    assert "买家退回" not in sheet(desk, case_id, lang="zh")


def test_a_parcel_lost_on_its_way_is_said_to_be_lost(desk, opened):
    case_id = opened()
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    do(desk, case_id, Move.SHIPPED, tracking="T1")
    do(desk, case_id, Move.LOST)
    assert "lost on its way" in sheet(desk, case_id)


def test_the_suppliers_terms_and_wishes_are_told_to_the_supplier_alone(desk, opened):
    case_id = opened()
    theirs = sheet(desk, case_id)
    assert "Your terms" in theirs
    assert "that you ask for" in theirs
    words = sheet(desk, disputed(desk, case_id), Party.PLATFORM)
    assert "Your terms" not in words
    assert "that you ask for" not in words


@pytest.mark.parametrize(
    ("dispute", "who"), [(Dispute.CHARGEBACK, "the card issuer"), (Dispute.PAYPAL, "PayPal")]
)
def test_a_dispute_is_answered_to_whom_it_was_opened_with(desk, opened, dispute, who):
    """The answer to a chargeback was addressed to the shop's platform, which hears none of it."""
    case_id = opened()
    desk.disputes.note(case_id, DisputeTold(dispute))
    words = " ".join(sheet(desk, case_id, Party.PLATFORM).split())
    assert f"to {who} · from" in words
    channel = desk.cases.get(case_id).channel
    assert f"to {channel} · from" not in words


def test_each_addressee_is_asked_for_its_own_sum_and_told_how_it_comes_about(desk, opened):
    case_id = opened("75.00", reason="never_arrived")
    fifty = Money.parse("50", "USD")
    desk.money.note(case_id, MoneyTold(fifty, out=True, party=Party.PLATFORM))
    words = sheet(desk, disputed(desk, case_id), Party.PLATFORM)
    assert "Refunded to the buyer USD 50.00" in words
    assert "We ask for USD 50.00." in words


def test_only_the_broken_of_several_are_asked_for(desk, opened):
    case_id = opened(quantity=3)
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    for unit, facts in enumerate(
        (
            {"package": PackageState.SEALED, "complete": True, "works": Works.YES},
            {
                "package": PackageState.OPENED,
                "complete": True,
                "works": Works.NO,
                "marks": "broken",
            },
            {"package": PackageState.NONE, "grade": Grade.X},
        ),
        start=1,
    ):
        desk.inspections.save_finding(case_id, FindingDraft(line.id, unit, **facts))
    desk.inspections.finish(case_id, Verdict.AS_CLAIMED)
    words = sheet(desk, case_id)
    # of the others nothing is asked of him, and nothing is said
    assert "1 of 1" in words
    assert "Goods, 1 × USD 12.00" in words


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Nobody knows who supplied Lamp, oak"), ("zh", "由谁供货")]
)
def test_no_paper_goes_to_a_supplier_whom_nobody_knows(desk, opened, lang, words):
    case_id = opened(supplier_id=None)
    for make in (
        lambda: desk.papers.evidence(case_id, addressee=Party.SUPPLIER),
        lambda: desk.packets.make(case_id, Asking("supplier")),
        lambda: desk.packets.make(case_id, Asking("supplier", form="jpgs")),
    ):
        with pytest.raises(IllegalMove) as refused:
            make()
        # as the letter to him is refused
        assert refused.value.key == "step.needs_supplier"
        assert words in refused.value.say(lang)
    assert "evidence" not in desk.papers.applying(case_id, Party.SUPPLIER)
    offered = {each.addressee.id: each.grounded for each in desk.packets.choices(case_id)}
    assert not offered["supplier"]
    assert not list((desk.folder / "documents").glob("*.pdf"))


def test_a_sheet_of_another_desk_is_said_not_to_be_known(desk, opened, tmp_path):
    path = tmp_path / "sheet.pdf"
    case_id = opened()
    path.write_bytes(desk.papers.evidence(case_id, addressee=Party.SUPPLIER).pdf)
    ours = desk.papers.check(path)
    assert "as this desk made it" in ours.parts[-1].why
    from returns.desk import open_desk

    other = open_desk(tmp_path / "other", create=True)
    try:
        theirs = other.papers.check(path)
    finally:
        other.close()
    assert theirs.unchanged
    assert "did not make it" in theirs.parts[-1].why


# --- postage ----------------------------------------------------------------------------------


@pytest.fixture
def theirs(desk, kiln):
    """The same supplier bears the postage back of what is faulty, from today on."""
    demand = EvidenceDemand(redact_buyer=False)
    terms = PolicyTerms(
        rma_needed=False, evidence=demand, freight={"*": "seller", "defective": "supplier"}
    )
    desk.policies.new_version(kiln, terms, desk.store.clock.now().date())
    return kiln


@pytest.mark.usefixtures("theirs")
@pytest.mark.parametrize(
    ("lang", "out", "back", "short"),
    [
        ("en", "Freight to the buyer", "Postage of the goods back", "USD 9.00 postage back"),
        ("zh", "发给买家的运费", "退回商品的运费", "退回运费 USD 9.00"),
    ],
)
def test_postage_is_in_the_claim_the_sheet_and_the_letter(desk, opened, lang, out, back, short):
    case_id = opened("20.00")
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.REFUND)
    desk.inspections.set_freight(case_id, FreightWay.OUT, Money.parse("4.20", "USD"))
    desk.inspections.set_freight(case_id, FreightWay.BACK, Money.parse("9", "USD"))
    assert desk.inspections.proposal(case_id).claim.total == Money.parse("25.20", "USD")
    words = sheet(desk, case_id, lang=lang)
    assert all(told in words for told in (out, "USD 4.20", back, "USD 9.00", "USD 25.20"))
    letter = desk.cases.do(case_id, StepKind.SEND_CLAIM, lang=lang).letter
    assert "USD 25.20" in letter.body
    assert short in letter.body
    assert desk.cases.get(case_id).claims[-1].amount == Money.parse("25.20", "USD")


def test_postage_can_be_taken_back_and_forgotten(desk, opened):
    case_id = opened("20.00")
    noted = desk.inspections.set_freight(case_id, FreightWay.OUT, Money(420, "USD"))
    assert desk.cases.get(case_id).freight_out == Money(420, "USD")
    assert "USD 4.20" in event_words(desk.cases.history(case_id)[-1], "en")
    desk.cases.take_back(noted)
    assert desk.cases.get(case_id).freight_out is None
    desk.cases.again(noted)
    desk.inspections.set_freight(case_id, FreightWay.OUT, None)
    assert desk.cases.get(case_id).freight_out is None


@pytest.mark.parametrize("cost", [Money(-1, "USD"), Money(420, "EUR")])
def test_postage_is_an_amount_of_the_cases_own_money(desk, opened, cost):
    case_id = opened()
    for lang in ("en", "zh"):
        with pytest.raises(Refusal) as refused:
            desk.inspections.set_freight(case_id, FreightWay.BACK, cost)
        assert refused.value.say(lang)
    assert desk.cases.get(case_id).freight_back is None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sheet_without_a_cost_asks_for_no_sum(desk, opened, lang):
    case_id = opened(cost="")
    words = sheet(desk, case_id, lang=lang)
    assert "USD" not in words
    assert "129" not in words


@pytest.fixture
def short_window(desk, opened, clock):
    """A function that opens a case under terms of 14 days from the order, ordered on 3 November."""

    def open_case(reported):
        clock.moment = datetime(2026, 11, reported, 10, tzinfo=UTC)
        desk.policies.add_supplier("Quick", "a@quick.example", "zh")
        (supplier,) = [s for s in desk.policies.suppliers() if s.name == "Quick"]
        terms = PolicyTerms(
            window_days=14, window_from=WindowStart.ORDER, damage_days=None, rma_needed=False
        )
        desk.policies.new_version(supplier.id, terms, date(2026, 1, 1))
        return opened(order_number="3-1", supplier_id=supplier.id, ordered_on=date(2026, 11, 3))

    return open_case


def test_a_term_that_was_missed_is_told_to_us_and_not_quoted(desk, short_window):
    case_id = short_window(20)
    told = sentences(desk.cases.get(case_id).recommendation.because)
    assert any("ended on 17 Nov" in words for words in told)
    late = desk.inspections.proposal(case_id).late
    assert late is not None
    assert "ended on 17 Nov" in sentence(late)
    assert "退货期限" not in sheet(desk, case_id, lang="zh")
    assert "ended on 17 Nov" in desk.papers.evidence(case_id).caution("en")


def test_a_term_that_holds_is_quoted(desk, short_window, clock):
    case_id = short_window(12)
    assert desk.inspections.proposal(case_id).late is None
    assert "退货期限" in "".join(sheet(desk, case_id, lang="zh").split())
    assert "ended on" not in desk.papers.evidence(case_id).caution("en")
    # asked in time is heard in time, however late the sheet is made
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.SEND_CLAIM)
    clock.forward(days=20)
    assert desk.inspections.proposal(case_id).late is None
    assert "退货期限" in "".join(sheet(desk, case_id, lang="zh").split())


# --- pictures -------------------------------------------------------------------------------


def jpeg(colour, taken="", size=(640, 480), noise=False):
    out = io.BytesIO()
    image = (
        Image.effect_noise(size, 90).convert("RGB") if noise else Image.new("RGB", size, colour)
    )
    exif = image.getexif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    image.save(out, "JPEG", exif=exif, quality=92)
    return out.getvalue()


def test_no_more_is_said_of_pictures_than_is_known(desk, opened):
    case_id = opened(ordered_on=date(2026, 11, 3))
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    for name, data in (
        ("old.jpg", jpeg("red", "2008:03:01 10:00:00")),
        ("plain.jpg", jpeg("green")),
        ("dated.jpg", jpeg("blue", "2026:11:21 14:01:00")),
        ("cut.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100),
    ):
        desk.photos.add_bytes(case_id, data, name)
    words = sheet(desk, case_id)
    assert "One picture, taken 21 Nov 2026 by the camera’s clock." in words
    assert "2 pictures, added to the case 22 Nov 2026." in words
    assert "One picture file, added 22 Nov 2026, cannot be shown." in words
    assert "opened" not in words.split("What happened")[1].split("History")[0]


# --- the supplier's size limit --------------------------------------------------------------


@pytest.fixture
def heavy(desk, opened):
    """A function that opens a case with heavy pictures under terms with a size limit."""

    def open_case(max_mb):
        name = f"Limit {max_mb}"
        desk.policies.add_supplier(name, "a@limit.example", "en")
        (supplier,) = [s for s in desk.policies.suppliers() if s.name == name]
        terms = PolicyTerms(
            rma_needed=False, evidence=EvidenceDemand(max_mb=max_mb, redact_buyer=False)
        )
        today = desk.store.clock.now().date()
        desk.policies.new_version(supplier.id, terms, today.replace(month=1))
        case_id = opened(order_number=name, supplier_id=supplier.id)
        for at in range(3):
            data = jpeg("", size=(1800, 1400 + at), noise=True)
            desk.photos.add_bytes(case_id, data, f"{at}.jpg")
        return case_id

    return open_case


def test_the_suppliers_size_limit_is_kept_without_being_asked_for(desk, heavy):
    case_id = heavy(2)
    paper = desk.papers.evidence(case_id)
    assert len(paper.pdf) <= 2_000_000
    assert paper.caution("en") == ""
    assert len(desk.papers.evidence(case_id, max_mb=20).pdf) > 2_000_000
    # the supplier's limit binds nobody else
    disputed(desk, case_id)
    assert len(desk.papers.evidence(case_id, addressee=Party.PLATFORM).pdf) > 2_000_000


def test_a_limit_that_cannot_be_kept_is_told(desk, heavy, monkeypatch):
    monkeypatch.setattr("returns.papers.sheet.evidence_sheet._SIZES", ((1600, 95),))
    paper = desk.papers.evidence(heavy(1))
    assert len(paper.pdf) > 1_000_000
    assert "takes 1 MB in all" in paper.caution("en")
    assert "1 MB" in paper.caution("zh")


@pytest.mark.parametrize(
    ("reason", "lead", "agreed"),
    [
        (
            "defective",
            "Does not work; dent at the base.",
            "The buyer and we agree: Item: Lamp, oak; Quantity: 1; Condition: Does not work.",
        ),
        (
            "damaged_in_transit",
            "Dent at the base; does not work.",
            "The buyer and we agree: Item: Lamp, oak; Quantity: 1.",
        ),
    ],
)
def test_what_bears_the_reason_out_leads_and_our_word_alone_is_not_agreed(
    desk, opened, reason, lead, agreed
):
    case_id = opened(reason=reason)
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    do(desk, case_id, Move.SHIPPED, tracking="T1")
    desk.receiving.receive(case_id)
    line_id = desk.cases.get(case_id).lines[0].id
    draft = FindingDraft(
        line_id, 1, PackageState.OPENED, True, Works.NO, marks="dent at the base"
    )
    desk.inspections.save_finding(case_id, draft)
    words = sheet(desk, case_id)
    assert words.index(lead) < words.index("Found by us alone: Condition:")
    assert agreed in words
    assert "Not disputed" not in words
    story = (
        f"We found: {lead[:-1]}" if reason == "defective" else "We found: dent at the base; d"
    )
    assert story in words
    assert "买家与我方一致" in sheet(desk, case_id, lang="zh")
