"""The same content in two desks makes the same papers, byte for byte but for the signature."""

import io
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.evidence.own_key import make_key
from returns.evidence.signing import sign, unsigned
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import Offer, PackageState, Route, StepKind, Works
from tests.supplied import supplied

QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 700), colour).save(out, "JPEG", quality=90)
    return out.getvalue()


def desk_with_a_lamp(folder: Path) -> tuple[Desk, int]:
    """A desk in that folder in which the same things happened at the same moments."""
    clock = SetClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    desk = open_desk(folder, clock=clock, create=True)
    desk.settings.set(shop_name="Harbour Gifts", return_address=QUAY)
    price = Money.parse("129", "USD")
    new = NewCase("302-1", "Amazon US", "台灯 Lamp, oak", "defective", price, sku="LAMP")
    (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
    offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, offer)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    clock.forward(days=3)
    desk.receiving.receive(case_id)
    for shot, colour in (("outer_box", "red"), ("front", "blue")):
        desk.photos.add_bytes(case_id, picture(colour), f"{shot}.jpg", shot)
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(
        case_id, FindingDraft(line.id, 1, PackageState.OPENED, True, Works.NO, marks="坏了")
    )
    desk.inspections.finish(case_id)
    return desk, case_id


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_two_desks_with_the_same_content_make_the_same_papers(
    tmp_path: Path, lang: str
) -> None:
    made = []
    for folder in ("first", "another place/第二"):
        desk, case_id = desk_with_a_lamp(tmp_path / folder)
        with closing(desk):
            papers = desk.papers
            made.append(
                {
                    "label": papers.label([case_id], lang=lang).pdf,
                    "sheet": unsigned(papers.evidence(case_id, lang=lang).pdf),
                    "with originals": unsigned(
                        papers.evidence(case_id, lang=lang, with_originals=True).pdf
                    ),
                    "small": unsigned(papers.evidence(case_id, lang=lang, max_mb=2).pdf),
                }
            )
    one, other = made
    assert {name: one[name] == other[name] for name in one} == dict.fromkeys(one, True)
    assert len({bytes(pdf) for pdf in one.values()}) >= 3


def test_the_same_key_signs_the_same_sheet_alike_each_time(tmp_path: Path) -> None:
    desk, case_id = desk_with_a_lamp(tmp_path / "desk")
    with closing(desk):
        plain = unsigned(desk.papers.evidence(case_id).pdf)
    at = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    key, another = make_key("Harbour Gifts", at), make_key("Harbour Gifts", at)
    assert sign(plain, key, at) == sign(plain, key, at)
    assert sign(plain, another, at) != sign(plain, key, at)
