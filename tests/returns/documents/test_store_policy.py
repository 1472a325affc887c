"""The store policy as a page, as HTML, as text."""

from datetime import date

import pytest

from returns.documents.store_policy import as_html, as_text, render_store_policy
from tests.returns.documents.sample_papers import page_texts, text_of

DAY = date(2026, 11, 21)
BLOCKS = [
    ("para", "Write to us first."),
    ("heading", "How long you have"),
    ("para", "24 days from delivery."),
]


@pytest.mark.parametrize(
    ("lang", "shop", "words"),
    [
        ("en", "Harbour Gifts", ("Return policy", "as of 21 Nov 2026", "page 1 of 1")),
        ("zh", "港湾礼品", ("退货政策", "2026年11月21日", "第 1 页")),
    ],
)
def test_a_page_says_whose_policy_it_is_and_from_when(lang, shop, words):
    text = text_of(render_store_policy(BLOCKS, lang, shop, DAY))
    assert all(part in text for part in (*words, shop, *(block[1] for block in BLOCKS)))


def test_a_long_policy_takes_more_pages_and_no_heading_stands_alone():
    blocks = [(kind, f"{kind} {n}") for n in range(60) for kind in ("heading", "para")]
    pages = page_texts(render_store_policy(blocks, "en", "Harbour Gifts", DAY))
    assert len(pages) > 1
    for page in pages:
        lines = [line for line in page.splitlines() if line.startswith(("heading", "para"))]
        assert lines[-1].startswith("para")


def test_the_same_policy_is_the_same_bytes():
    assert render_store_policy(BLOCKS, "en", "A", DAY) == render_store_policy(
        BLOCKS, "en", "A", DAY
    )


def test_html_names_its_language_and_loads_nothing():
    html = as_html([*BLOCKS, ("para", 'a <b> & "c"\nd')], "zh")
    assert html.startswith('<!DOCTYPE html>\n<html lang="zh-Hans">')
    assert "<h2>How long you have</h2>" in html
    assert "a &lt;b&gt; &amp; &quot;c&quot;<br>\nd" in html
    assert not any(word in html for word in ("http", "src=", "<script", "<link"))


def test_plain_text_keeps_the_order():
    assert as_text(BLOCKS, "en") == (
        "Return policy\n\nWrite to us first.\n\nHow long you have\n\n24 days from delivery.\n"
    )
