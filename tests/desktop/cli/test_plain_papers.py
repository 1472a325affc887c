"""Summary, contact sheet, pick list and store policy by the command line: made, saved, kept, refused."""

import hashlib
import json
import zipfile

import pytest

from returns.sample.pictures import product_png
from tests.returns.documents.sample_papers import text_of

CASE = "RC-2026-00001"


@pytest.fixture
def shop(sendback, tmp_path):
    """The desk with a case whose mug is here, photographed, and goes back on the shelf."""
    (tmp_path / "mug.png").write_bytes(product_png("mug", "#225588"))
    for words in (
        (
            *("new", "302-1", "--title", "Mug 350 ml", "--reason", "changed_mind"),
            *("--price", "18.40", "--shop", "Shop", "--currency", "USD"),
        ),
        ("do", CASE, "approve", "--route", "to_us"),
        ("do", CASE, "receive"),
        ("photo", CASE, tmp_path / "mug.png", "--shot", "front"),
        (
            *("inspect", CASE, "--package", "sealed", "--complete", "yes", "--works", "yes"),
            *("--verdict", "no_fault", "--disposition", "restock"),
        ),
    ):
        code, out, err = sendback(*words)
        assert code == 0, (words, out, err)
    return sendback


def test_a_summary_is_saved_and_known_again(shop, tmp_path):
    out = tmp_path / "summary.pdf"
    assert shop("summary", CASE, "-o", out)[0] == 0
    text = text_of(out.read_bytes())
    assert CASE in text
    assert "Mug 350 ml" in text
    assert shop("verify", out)[0] == 0


def test_a_contact_sheet_has_so_many_on_a_page(shop, tmp_path):
    out = tmp_path / "photos.pdf"
    code, told, _ = shop("contact-sheet", CASE, "-o", out, "--per-page", "6", "--json")
    assert (code, told["file"]) == (0, str(out))
    assert "photos 1–1 of 1" in text_of(out.read_bytes())
    code, _, err = shop("contact-sheet", CASE, "-o", tmp_path / "more.pdf", "--per-page", "7")
    assert (code, "invalid choice" in err) == (2, True)


@pytest.mark.parametrize("cases", [(), (CASE,)])
def test_a_pick_list_of_all_or_of_some(shop, tmp_path, cases):
    out = tmp_path / "picks.pdf"
    assert shop("pick-list", *cases, "-o", out, "--lang", "zh")[0] == 0
    text = text_of(out.read_bytes())
    assert "重新上架" in text
    assert "00001" in text


def test_once_the_goods_are_placed_there_is_no_list(shop, tmp_path):
    shop("do", CASE, "refund")
    assert shop("do", CASE, "place_goods")[0] == 0
    code, _, err = shop("pick-list", "-o", tmp_path / "picks.pdf")
    assert code == 1
    assert "want a place" in err
    assert not (tmp_path / "picks.pdf").exists()


def test_a_paper_is_saved_as_a_zip_and_as_a_picture(shop, tmp_path):
    assert shop("summary", CASE, "-o", tmp_path / "a.zip")[0] == 0
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == [f"summary-{CASE}.pdf"]
    assert shop("pick-list", "-o", tmp_path / "a.png")[0] == 0
    assert (tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("--section",), '<section lang="en" style='),
        (("--bare",), '<section lang="en">'),
        ((), "<!DOCTYPE html>"),
    ],
)
def test_the_policy_is_saved_in_each_form_of_html_and_remembered(shop, tmp_path, words, begins):
    out = tmp_path / "policy.html"
    code, told, _ = shop("policy", *words, "-o", out, "--json")
    assert code == 0
    assert out.read_text("utf-8").startswith(begins)
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert told["number"].startswith("POLICY-")
    assert shop("verify", out)[0] == 0


def test_a_section_is_printed_to_be_pasted(shop):
    code, out, _ = shop("policy", "--bare", "--lang", "zh")
    assert code == 0
    assert out.startswith('<section lang="zh-Hans">')
    assert out.endswith("</section>")
    assert shop("policy", "--section", "--json")[1]["html"].startswith("<section")


def test_a_section_is_html_and_nothing_else(shop, tmp_path):
    code, _, err = shop("policy", "--section", "-o", tmp_path / "policy.pdf")
    assert code == 1
    assert ".html" in err
    assert not (tmp_path / "policy.pdf").exists()


def test_what_stands_there_is_not_written_over_and_nothing_is_remembered(shop, tmp_path):
    out = tmp_path / "policy.html"
    out.write_text("mine")
    code, _, _ = shop("policy", "-o", out)
    assert code == 1
    assert out.read_text() == "mine"
    assert not list((tmp_path / "a desk" / "documents").glob("returns-*"))


@pytest.mark.parametrize(
    ("lang", "law"), [("en", "the EU may withdraw for 14 days"), ("zh", "欧盟")]
)
@pytest.mark.parametrize("shape", ["--one", "--per-group"])
def test_a_policy_under_the_law_says_so_beside_the_page_and_not_on_it(
    sendback, tmp_path, lang, law, shape
):
    terms = {"holds_from": "2026-01-01", "window_days": 10}
    path = tmp_path / "suppliers.json"
    path.write_text(json.dumps({"suppliers": [{"name": "Kiln", "policies": [terms]}]}))
    assert sendback("suppliers", path)[0] == 0
    wanted = ("policy", shape, "--lang", lang)
    assert sendback(*wanted)[2] == ""
    told = ("--reason", "changed_mind", "--price", "18.40", "--currency", "EUR")
    assert sendback("new", "302-1", "--title", "Mug", "--shop", "Amazon DE", *told)[0] == 0
    code, page, beside = sendback(*wanted)
    assert (code, law in beside, law in page) == (0, True, False)
    assert law in sendback(*wanted, "-o", tmp_path / "policy.txt")[2]
    assert law not in (tmp_path / "policy.txt").read_text("utf-8")
    terms["window_days"] = 30
    path.write_text(json.dumps({"suppliers": [{"name": "Kiln", "policies": [terms]}]}))
    sendback("suppliers", path)
    assert sendback(*wanted)[2] == ""
