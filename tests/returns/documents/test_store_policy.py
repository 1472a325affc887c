"""The store policy as a page of paper, as HTML to paste, as text."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from returns.documents.store.store_html import as_page, as_section
from returns.documents.store.store_policy import as_text, render_store_policy
from returns.records.store_page import PagePart, StorePage
from returns.terms import PaperSize
from tests.returns.documents.sample_papers import page_texts, sizes_of, text_of

DAY = date(2026, 11, 21)
PAGE = StorePage(
    title="Returns at Harbour Gifts",
    lead="You can return your order within 11 days.",
    then="Write to us first.",
    columns=("Goods", "Time", "Fee"),
    rows=(("Mugs", "11 days", "none"), ("Lamps", "24 days", "none")),
    parts=(
        PagePart("How to", ("Write.", "Send it."), numbered=True),
        PagePart("Who pays", ("We do.", "You do.")),
        PagePart("Contact", ("hello@harbour.example",)),
    ),
    closing="The law stays.",
    items=("Mugs: 11 days", "Lamps: 24 days"),
)
WIDE = ("Mugs", "11 days", "you pay", "we pay", "unused", "none")
FULL = StorePage(PAGE.title, PAGE.lead, PAGE.then, WIDE, (WIDE,) * 2, PAGE.parts, PAGE.closing)


@pytest.mark.parametrize(
    ("lang", "shop", "words"),
    [
        ("en", "Harbour Gifts", ("as of 21 Nov 2026", "page 1 of 1")),
        ("zh", "港湾礼品", ("2026年11月21日", "第 1 页")),
    ],
)
def test_a_page_says_whose_policy_it_is_and_from_when(lang, shop, words):
    text = text_of(render_store_policy(FULL, lang, shop, DAY))
    told = (
        "11 days.",
        "Write to us first.",
        "unused",
        "Send it.",
        "Who pays",
        "The law stays.",
    )
    assert all(part in text for part in (*words, shop, FULL.title, *told))


@pytest.mark.parametrize("size", list(PaperSize))
def test_nothing_on_it_is_smaller_than_nine_points(size):
    assert min(sizes_of(render_store_policy(FULL, "en", "Harbour Gifts", DAY, size))) >= 9


def test_a_long_policy_takes_more_pages_and_no_heading_stands_alone():
    parts = tuple(PagePart(f"heading {n}", (f"para {n}",)) for n in range(60))
    pages = page_texts(render_store_policy(StorePage("P", "", parts=parts), "en", "A", DAY))
    assert len(pages) > 1
    for page in pages:
        lines = [line for line in page.splitlines() if line.startswith(("heading", "para"))]
        assert lines[-1].startswith("para")


def test_the_head_of_the_table_comes_again_on_each_page():
    long = StorePage("P", "", columns=tuple("ABCDEF"), rows=(WIDE,) * 80)
    pages = page_texts(render_store_policy(long, "en", "A", DAY))
    assert len(pages) > 1
    assert all(all(name in page.split() for name in "ABCDEF") for page in pages)


def test_the_same_policy_is_the_same_bytes_and_names_its_language():
    one, two = (render_store_policy(FULL, "zh", "A", DAY) for _ in range(2))
    assert one == two
    with pikepdf.open(BytesIO(one)) as pdf:
        assert pdf.Root.Lang == "zh-Hans"


def test_html_is_one_section_that_loads_nothing_and_needs_nothing_around_it():
    html = as_section(PAGE, "zh")
    assert html.startswith('<section lang="zh-Hans" style="')
    assert html.endswith("</section>\n")
    assert html.count("<section") == 1
    # an editor of a shop throws these away, or what stands in them
    forbidden = ("http", "src=", "<script", "<link", "<style", "class=", "id=", "<html", "<h1")
    assert not any(word in html for word in forbidden)


def test_html_says_what_is_a_heading_a_table_and_a_step():
    bare = as_section(PAGE, "en", styled=False)
    assert "style" not in bare
    assert "<h2>Returns at Harbour Gifts</h2>" in bare
    assert '<thead><tr><th scope="col">Goods</th><th scope="col">Time</th>' in bare
    assert '<tr><th scope="row">Lamps</th><td>24 days</td><td>none</td></tr>' in bare
    assert "<ol>\n<li>Write.</li>\n<li>Send it.</li>\n</ol>" in bare
    assert "<ul>\n<li>We do.</li>" in bare
    assert "<p>hello@harbour.example</p>" in bare


def test_with_style_or_without_it_says_the_same():
    def texts(html: str) -> list[str]:
        return [piece.partition(">")[2] for piece in html.split("<")]

    assert texts(as_section(PAGE, "en")) == texts(as_section(PAGE, "en", styled=False))


def test_a_whole_page_holds_the_section_and_names_its_language():
    page = as_page(PAGE, "zh")
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-Hans">')
    assert "<title>Returns at Harbour Gifts</title>" in page
    assert as_section(PAGE, "zh") in page


def test_what_is_written_is_shown_as_written():
    html = as_section(StorePage('a <b> & "c"\nd\x00', ""), "en", styled=False)
    assert "<h2>a &lt;b&gt; &amp; &quot;c&quot;<br>\nd\ufffd</h2>" in html


def test_plain_text_keeps_the_order():
    assert as_text(PAGE) == (
        "Returns at Harbour Gifts\n\nYou can return your order within 11 days.\n\n"
        "Write to us first.\n\nMugs: 11 days\nLamps: 24 days\n\nHow to\n\n1. Write.\n\n"
        "2. Send it.\n\nWho pays\n\nWe do.\nYou do.\n\nContact\n\nhello@harbour.example\n\n"
        "The law stays.\n"
    )
