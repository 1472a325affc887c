"""The day on a label is the day of the letter, whenever the label is printed."""

import io
from datetime import date

import pypdfium2
import pytest

from returns.language import day_words
from returns.terms import FreightPayer, Offer, Route, StepKind
from tests.returns.casework.shop import Shop


@pytest.fixture
def shop(desk, clock, tmp_path) -> Shop:
    desk.settings.set(first_returns_to_us=0)
    return Shop(desk, clock, tmp_path)


def label_says(shop: Shop, case_id: int, day: date) -> bool:
    document = pypdfium2.PdfDocument(io.BytesIO(shop.desk.papers.label([case_id]).pdf))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return f"RETURN BY {day_words(day, 'en')}" in " ".join(text.split())


@pytest.mark.parametrize("payer", [FreightPayer.BUYER, FreightPayer.SELLER])
def test_a_label_that_is_printed_again_names_the_day_of_the_letter(shop, payer) -> None:
    """It gave the buyer fourteen days more each time."""
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False, window_days=90)
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-SWITCHEROO"))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=payer)
    if payer is not FreightPayer.BUYER:
        shop.clock.forward(days=3)
        letter = shop.do(case_id, StepKind.SEND_LABEL)
    told = letter.facts.post_by
    assert label_says(shop, case_id, told)
    shop.clock.forward(days=5)
    assert label_says(shop, case_id, told)
    shop.clock.forward(days=12)
    assert not label_says(shop, case_id, told)
