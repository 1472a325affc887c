"""Packets by the command line: the file is what its ending says, the limits are the seller's to change."""

import io
import zipfile
from contextlib import closing

import pikepdf
import pytest
from PIL import Image

from returns.desk import open_desk
from tests.returns.papers.disputes import disputed

CASE = "RC-2026-00001"
SHOTS = ("outer_box", "packing", "front", "defect_close")


def noise() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.fixture
def shop(sendback, tmp_path):
    """A desk with a case on eBay that the buyer disputes; four photos of its mug."""
    for words in (
        (
            *("new", "302-1", "--title", "Mug 350 ml", "--reason", "defective", "--sku", "MUG"),
            *("--price", "18.40", "--shop", "eBay UK", "--currency", "GBP"),
        ),
        ("do", CASE, "approve", "--route", "to_us"),
    ):
        code, out, err = sendback(*words)
        assert code == 0, (words, out, err)
    for shot in SHOTS:
        (tmp_path / "mug.jpg").write_bytes(noise())
        assert sendback("photo", CASE, tmp_path / "mug.jpg", "--shot", shot)[0] == 0
    with closing(open_desk(tmp_path / "a desk")) as desk:
        disputed(desk, desk.cases.find(CASE))
    return sendback


def kinds(content: bytes) -> list[str]:
    """What a ZIP really holds, by its files' own words."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        names = held.namelist()
        heads = [held.read(name)[:5] for name in names]
    known = {b"\xff\xd8\xff": "jpg", b"%PDF-": "pdf"}
    return [
        next((known[k] for k in known if head.startswith(k)), name.rpartition(".")[2])
        for name, head in zip(names, heads, strict=True)
    ]


def test_ebay_gets_five_pictures_in_a_folder_that_fit_together(shop, tmp_path):
    out = tmp_path / "ebay"
    code, told, _ = shop("evidence", CASE, "-o", f"{out}/", "--for", "ebay", "--json")
    assert code == 0
    pictures = sorted(out.glob("*.jpg"))
    assert len(pictures) == 5
    assert sum(path.stat().st_size for path in pictures) <= 1_750_000
    for path in pictures:
        with Image.open(path) as image:
            assert image.format == "JPEG"
    assert told["addressee"] == "ebay"
    assert len(told["text"].replace("\n", "\r\n")) <= 1_000
    (text,) = out.glob("*-text.txt")
    assert told["subject"] in text.read_text(encoding="utf-8")


def test_a_zip_is_a_zip_of_what_the_addressee_takes(shop, tmp_path):
    out = tmp_path / "ebay.zip"
    code, printed, _ = shop("evidence", CASE, "-o", out, "--for", "ebay")
    assert code == 0
    assert "Subject: Order 302-1" in printed
    assert "of 1.75 MB" in printed
    assert kinds(out.read_bytes()) == [*["jpg"] * 5, "txt"]


@pytest.mark.parametrize(
    ("who", "name", "head"),
    [("paypal", "a.pdf", b"%PDF-"), ("paypal", "a.zip", b"PK"), ("card", "a.pdf", b"%PDF-")],
)
def test_the_ending_chooses_among_the_forms_that_are_taken(shop, tmp_path, who, name, head):
    out = tmp_path / name
    code, _, err = shop("evidence", CASE, "-o", out, "--for", who)
    assert code == 0, err
    assert out.read_bytes().startswith(head)
    if who == "card":
        with pikepdf.open(out) as document:
            assert len(document.pages) <= 20
    elif name.endswith("zip"):
        assert set(kinds(out.read_bytes())) == {"jpg", "txt"}


@pytest.mark.parametrize(("name", "own"), [("card_issuer", "card"), ("amazon_atoz", "a_to_z")])
def test_an_addressee_answers_to_the_name_that_scripts_call_it_by(shop, tmp_path, name, own):
    made = [
        shop("evidence", CASE, "-o", tmp_path / f"{who}.pdf", "--for", who)
        for who in (name, own)
    ]
    assert made[0][0] == made[1][0] == (0 if own == "card" else 1)
    assert made[0][2] == made[1][2]
    assert (tmp_path / f"{name}.pdf").exists() == (own == "card")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "x.pdf", "--for", "ebay"), "five pictures"),
        (("-o", "x.jpg", "--for", "card"), ".pdf"),
        (("-o", "x.jpg", "--for", "ebay"), ".zip"),
        (("-o", "x.png", "--for", "ebay"), ".zip"),
        (("-o", "x.pdf", "--for", "ebay", "--form", "zip"), "ZIP"),
        (("-o", "x/", "--for", "ebay", "--stamped"), "--stamped"),
        (("-o", "x/", "--for", "paypal", "--max-mb", "1"), "--max-mb"),
        (("-o", "x.pdf", "--for", "platform", "--form", "pdf"), "a_to_z"),
        (("-o", "x/", "--for", "ups"), "No evidence sheet was made"),
    ],
)
def test_what_it_cannot_be_is_refused_and_nothing_is_written(shop, tmp_path, words, said):
    at = tmp_path / "out"
    at.mkdir()
    called = [f"{at}/{word}" if word.startswith("x") else word for word in words]
    code, _, err = shop("evidence", CASE, *called)
    assert code == 1
    assert said in err
    assert list(at.rglob("*")) == []


def test_the_sellers_own_limit_holds_and_is_taken_back(shop, tmp_path):
    words = ("evidence", CASE, "-o", f"{tmp_path}/one/", "--for", "ebay")
    assert shop("settings", "--set", "limit.ebay:files=1")[0] == 0
    _, told, _ = shop("settings", "--json")
    row = told["limits"]["ebay:files"]
    assert (row["value"], bool(row["own_since"])) == (1, True)
    code, _, err = shop(*words)
    assert code == 1
    assert "5 files" in err
    assert shop("settings", "--set", "limit.ebay:files=")[0] == 0
    assert shop(*words)[0] == 0


def test_every_limit_is_listed_with_its_source_and_day(shop):
    _, told, _ = shop("settings", "--json")
    row = told["limits"]["ebay:bytes"]
    assert (row["value"], row["own_since"]) == (1_750_000, "")
    assert row["source"]
    assert row["last_checked"] == "2026-11-27"
    assert len(told["limits"]) == 12 * 10
    code, printed, _ = shop("settings")
    assert code == 0
    assert "limit.ebay:bytes" in printed
