"""No page and no picture of a packet holds a few lines alone: what decides gives way a little before that."""

from dataclasses import replace

import pypdfium2
import pytest

from returns.documents.short_case.card_sheet import render_card_sheet
from returns.documents.short_case.market_sheets import render_market_sheets
from returns.records.packets import SeenPhoto
from returns.terms import Lang, PaperSize
from tests.returns.documents.sample_papers import page_texts
from tests.returns.papers.test_packets import photo, short

#: head and foot, and less than how to check it whole
FEW = 7


def lines_of(text):
    return [line for line in text.splitlines() if line.strip()]


def told(tmp_path, days, **changes):
    seen = SeenPhoto(photo(tmp_path, 1), 1, "crack at the rim", "taken 21 Nov 2026")
    times = tuple((f"{day} Nov 2026", "something happened") for day in range(1, days + 1))
    return short(photos=(seen,), times=times, **changes)


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("days", range(1, 13))
def test_the_last_page_for_a_bank_is_not_for_a_few_lines(tmp_path, days, lang, paper):
    pages = page_texts(render_card_sheet(told(tmp_path, days, lang=lang, paper=paper)))
    assert all(len(lines_of(text)) > FEW for text in pages[1:])


def test_the_picture_that_decides_is_as_large_as_before_where_that_saves_no_page(tmp_path):
    def high(days):
        page = pypdfium2.PdfDocument(render_card_sheet(told(tmp_path, days)))[0]
        (image,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        _, bottom, _, top = image.get_bounds()
        return top - bottom

    heights = {high(days) for days in range(1, 13)}
    assert high(1) == high(12) == max(heights)
    assert len(heights) > 1


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    "shots", [("packing", "front"), ("outer_box", "back"), ("front", "back")]
)
def test_what_was_said_and_found_has_a_picture_while_there_is_a_second_one(
    tmp_path, lang, shots
):
    """It stood alone on a picture for a market, and the second photo on another."""
    seen = tuple(
        SeenPhoto(replace(photo(tmp_path, n), shot=shot), n, "", "taken 21 Nov 2026")
        for n, shot in enumerate(shots, start=1)
    )
    document = pypdfium2.PdfDocument(render_market_sheets(short(photos=seen, lang=lang)))
    shown = [
        len(list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])))
        for page in document
    ]
    assert shown[:2] == [1, 1]
    assert len(document) == 3
