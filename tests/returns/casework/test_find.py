"""One code, one answer: whatever is typed or scanned, both doors find the same."""

import pytest

from returns.errors import NotFound, Refusal
from returns.ledger.replay import differences
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.rules.numbering import qr_payload
from returns.terms import Move, Route, StepKind

TRACKING = "1Z999AA10123456784"


def opened(desk, order, **more):
    new = NewCase(order, "Shop", "Lamp, oak", "defective", Money(12900, "USD"), **more)
    return desk.by_hand.open(new).case_ids[0]


@pytest.fixture
def case(desk):
    """A case with every kind of code, and another one beside it."""
    case_id = opened(desk, "#Ord-5093/a")
    opened(desk, "#5094")
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking=TRACKING))
    desk.cases.do(case_id, Move.RMA_GIVEN, StepOptions(rma="Kc-88213"))
    return desk.cases.get(case_id)


def by_number(desk, code):
    return desk.cases.find(code)


def by_scan(desk, code):
    (case_id,) = desk.receiving.find(code).case_ids
    return case_id


CODES = {
    "case number": lambda case: case.number,
    "case number in small letters": lambda case: case.number.lower(),
    "its figures": lambda _: "1",
    "its figures, filled up": lambda _: "00001",
    "order": lambda case: case.order,
    "order without its sign": lambda case: case.order.removeprefix("#"),
    "our RMA": lambda case: case.our_rma,
    "our RMA in small letters": lambda case: case.our_rma.lower(),
    "supplier's RMA": lambda _: "Kc-88213",
    "supplier's RMA in capitals": lambda _: "KC-88213",
    "supplier's RMA in small letters": lambda _: "kc-88213",
    "tracking": lambda _: TRACKING,
    "tracking in small letters": lambda _: TRACKING.lower(),
    "tracking in groups": lambda _: "1Z 999 AA1 0123 4567 84",
    "tracking in full-width figures": lambda _: "１Ｚ９９９ＡＡ１０１２３４５６７８４",
    "with what a scanner adds": lambda _: f"]C1{TRACKING}\r\n",
    "QR code of our label": lambda case: qr_payload(case.our_rma, case.number),
}


@pytest.mark.parametrize("door", [by_number, by_scan])
@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_case_is_found_by_each_of_its_codes(desk, case, code, door):
    assert door(desk, code(case)) == case.id


@pytest.mark.parametrize("code", ["ZZ-404", "RC-1999-00001", "999999", "_", "%", "RC-%"])
def test_what_nothing_carries_is_told_at_both_doors(desk, case, code):
    with pytest.raises(NotFound, match="No case matches"):
        desk.cases.find(code)
    with pytest.raises(NotFound, match="keep the parcel apart"):
        desk.receiving.find(code)


def test_a_code_of_two_cases_is_never_guessed(desk):
    both = (opened(desk, "302-1"), opened(desk, "302-2"))
    for case_id in both:
        desk.cases.do(case_id, Move.RMA_GIVEN, StepOptions(rma="KC-7"))
    assert desk.receiving.find("kc-7").case_ids == both
    with pytest.raises(Refusal) as refused:
        desk.cases.find("kc-7")
    assert refused.value.key == "case.several"
    assert all(desk.cases.get(each).number in str(refused.value) for each in both)


def test_a_parcel_kept_apart_is_no_case_but_is_found_when_scanned(desk):
    desk.receiving.keep_unmatched("jd0009")
    assert desk.receiving.find("JD0009").parcel_id is not None
    with pytest.raises(NotFound):
        desk.cases.find("JD0009")


RETURNS = (
    "Order ID\tReturn request date\tReturn Reason\tAmazon RMA ID\tMerchant RMA ID\tSafeT Claim ID\t"
    "Merchant SKU\tItem Name\tReturn quantity\tCurrency code\n"
    "112-1\t14-Nov-2026\tCR-DEFECTIVE\tDT77\tM-4411\t900-7-1\tLAMP\tLamp\t1\tUSD\n"
    "112-2\t14-Nov-2026\tCR-DEFECTIVE\tDT78\t\t\tLAMP\tLamp\t1\tUSD\n"
)


@pytest.mark.parametrize("door", [by_number, by_scan])
@pytest.mark.parametrize("code", ["DT77", "dt77", "RMA:DT77", "M-4411", "900-7-1"])
def test_a_case_is_found_by_each_number_that_its_file_gives_it(desk, tmp_path, door, code):
    case_id = brought(desk, tmp_path)
    assert door(desk, code) == case_id
    with pytest.raises(NotFound):
        door(desk, code[:-1] + "9")


def test_the_search_finds_a_case_by_the_number_that_amazon_gave_it(desk, tmp_path):
    case_id = brought(desk, tmp_path)
    for typed in ("DT77", "dt7", "4411"):
        assert case_id in desk.queue.ids("all", search=typed), typed


def test_a_number_that_a_later_file_tells_is_found_too(desk, tmp_path):
    case_id = brought(desk, tmp_path, RETURNS.replace("900-7-1", "").replace("M-4411", ""))
    assert brought(desk, tmp_path, RETURNS) == case_id
    assert by_scan(desk, "900-7-1") == case_id == by_scan(desk, "DT77")
    with desk.store.reading() as tx:
        assert differences(tx, case_id) == ()


def test_the_same_file_again_is_no_news_of_a_case_with_several_numbers(desk, tmp_path):
    case_id = brought(desk, tmp_path)
    steps = len(desk.cases.history(case_id))
    path = tmp_path / "returns.txt"
    assert desk.intake.commit(desk.intake.preview(path)).news == 0
    assert len(desk.cases.history(case_id)) == steps


def brought(desk, tmp_path, text=RETURNS):
    path = tmp_path / "returns.txt"
    path.write_text(text, "utf-8")
    changed = desk.intake.commit(desk.intake.preview(path)).change.case_ids
    return min(changed)
