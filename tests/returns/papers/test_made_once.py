"""A sheet is rendered and sealed once; box sheet and slip carry our code; labels of many go in one file."""

import io
from dataclasses import replace

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from returns.desk import Desk
from returns.documents import evidence
from returns.documents.labels.label import render_labels
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.rules.numbering import parse_scan
from returns.terms import Offer, Party, RmaPlacement, Route, StepKind
from tests.returns.documents.sample_papers import LABEL, text_of
from tests.returns.papers.disputes import disputed
from tests.supplied import supplied


@pytest.fixture
def case_id(desk: Desk) -> int:
    return opened(desk, "302-1")


def opened(desk: Desk, order: str) -> int:
    price = Money.parse("75", "USD")
    new = NewCase(order, "Shop", "Lamp", "defective", price, "LAMP", buyer_name="Lena")
    return desk.by_hand.open(supplied(desk, new)).case_ids[0]


@pytest.fixture
def rendered(monkeypatch):
    """How many sheets were rendered so far."""
    made, plain = [], evidence.render_evidence

    def counted(*arguments, **named):
        made.append(arguments[0].number)
        return plain(*arguments, **named)

    monkeypatch.setattr(evidence, "render_evidence", counted)
    return made


def test_a_sheet_is_rendered_once_and_the_same_one_not_at_all(desk, case_id, rendered):
    first = desk.papers.evidence(case_id)
    assert rendered == [first.number]
    again = desk.papers.evidence(case_id)
    assert (again.sha256, again.pdf, rendered) == (first.sha256, first.pdf, [first.number])
    desk.cases.set_found_says(case_id, "packing", "none")
    second = desk.papers.evidence(case_id)
    assert second.number != first.number
    assert rendered == [first.number, second.number]
    assert desk.papers.check(second.path).known == "desk"


def test_what_is_decided_elsewhere_makes_another_sheet_all_the_same(desk, case_id, rendered):
    first = desk.papers.evidence(case_id)
    desk.settings.set(shop_name="Another name")
    second = desk.papers.evidence(case_id)
    assert "Another name" in text_of(second.pdf)
    assert second.number != first.number
    disputed(desk, case_id)
    rendered.clear()
    paper = desk.papers.evidence(case_id, addressee=Party.PLATFORM)
    assert rendered == [paper.number]


def test_a_kept_sheet_that_was_changed_is_not_given_out(desk, case_id):
    first = desk.papers.evidence(case_id)
    first.path.write_bytes(first.pdf + b"x")
    again = desk.papers.evidence(case_id)
    assert again.pdf == first.pdf
    assert again.path.read_bytes() == first.pdf


def codes_of(pdf: bytes, page: int) -> set[str]:
    with PdfDocument(io.BytesIO(pdf)) as document:
        image = document[page].render(scale=300 / 72).to_pil().convert("L")
    return {each.text for each in zxingcpp.read_barcodes(image)}


@pytest.mark.parametrize("stock", ["4x6", "100x150"])
@pytest.mark.parametrize(
    "placement",
    [RmaPlacement.LABEL_AND_BOX, RmaPlacement.OUTER_BOX, RmaPlacement.INSIDE_SLIP],
)
def test_every_page_that_goes_with_a_parcel_has_our_code(stock, placement):
    label = replace(LABEL, placement=placement)
    pdf = render_labels([label], stock)
    with PdfDocument(io.BytesIO(pdf)) as document:
        count = len(document)
    assert count == 2
    for page in range(count):
        scanned = {parse_scan(code) for code in codes_of(pdf, page)}
        assert parse_scan(label.scan_code or label.case_number) in scanned, page


def test_labels_of_all_chosen_cases_are_one_file_and_the_others_are_named(desk):
    desk.settings.set(return_address=Address("S", ("1 Rd",), "Austin", "TX", "78701", "US"))
    cases = [opened(desk, f"302-{at}") for at in range(1, 4)]
    for case_id in cases[:2]:
        offer = Offer.REFUND_ON_RECEIPT
        desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=offer))
        desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    paper = desk.papers.label(cases)
    with PdfDocument(io.BytesIO(paper.pdf)) as document:
        assert len(document) == 2
    missing = desk.cases.get(cases[2]).number
    for lang in ("en", "zh"):
        assert missing in paper.caution(lang)
    assert desk.cases.get(cases[0]).number not in paper.caution("en")
