"""The file is what its ending says, of every command that writes one; else it is refused in a sentence."""

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.desktop.cli.test_papers_by_line import HEAD, ROWS, supplier

CASE = "RC-2026-00001"
MAGIC = {".pdf": b"%PDF-", ".zip": b"PK\x03\x04", ".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG"}
#: no ending, unknown ones, those of other kinds of files
WRONG = ("x", "x.txt", "x.html", "x.docx", "x.pdf.exe", ".pdf", "x.")
#: command → its words up to the file, and what it writes
PAPERS = {
    "evidence": ("evidence", CASE, "-o"),
    "label": ("label", CASE, "-o"),
    "summary": ("summary", CASE, "-o"),
}
OTHERS = {
    "policy": (("policy", "-o"), ("x.pdf", "x.html", "x.htm", "x.txt"), ("x.jpg", "x.csv")),
    "check": (("check", "--save"), ("x.txt",), ("x.pdf", "x.csv")),
    "letter": (("do", CASE, "note", "--note", "x", "--eml"), (), ("x.pdf", "x.txt", "x.html")),
}


@pytest.fixture
def sendback(command_line, tmp_path: Path):
    """The command line on a desk with one case of two items of one supplier, which come back to us."""
    (tmp_path / "returns.txt").write_text("\n".join([HEAD, *ROWS]) + "\n")
    (tmp_path / "suppliers.json").write_text(json.dumps({"suppliers": [supplier("North")]}))
    command_line("suppliers", tmp_path / "suppliers.json")
    address = "return_address=S;1 Rd;;Austin;TX;78701;US;"
    command_line("settings", "--set", "shop_name=Shop", "--set", address)
    command_line("import", tmp_path / "returns.txt")
    for sku in ("MUG", "LAMP"):
        command_line("product", sku, "--supplier", "North", "--cost", "6", "--currency", "USD")
    command_line("do", CASE, "answer_buyer", "--offer", "refund_on_receipt")
    command_line("do", CASE, "approve", "--route", "to_us")
    return command_line


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", WRONG)
def test_a_paper_by_another_ending_is_refused_before_it_is_made(
    sendback, tmp_path: Path, paper: str, name: str, lang: str
) -> None:
    out = tmp_path / "out" / name
    out.parent.mkdir()
    before = sendback("show", CASE, "--json")[1]
    code, _, err = sendback(*PAPERS[paper], out, "--lang", lang)
    assert code == 1
    assert ".pdf, .zip, .jpg" in err
    assert name in err
    assert list(out.parent.iterdir()) == []
    assert sendback("show", CASE, "--json")[1] == before


@pytest.mark.parametrize("command", OTHERS)
def test_other_files_are_refused_by_a_wrong_ending_too(
    sendback, tmp_path: Path, command: str
) -> None:
    words, right, wrong = OTHERS[command]
    for name in (*wrong, *WRONG[:1], "x.zip"):
        code, _, err = sendback(*words, tmp_path / name)
        assert code == 1, name
        assert name in err
        assert not (tmp_path / name).exists()
    for name in right:
        sendback(*words, tmp_path / name)
        content = (tmp_path / name).read_bytes()
        assert content.startswith(b"%PDF-") == name.endswith(".pdf")
        assert (b"<" in content[:20]) == (".htm" in name)


def test_a_sheet_is_a_pdf_a_zip_or_pictures_of_its_pages(sendback, tmp_path: Path) -> None:
    for ending in (".pdf", ".PDF", ".zip"):
        out = tmp_path / f"sheet{ending}"
        assert sendback("evidence", CASE, "-o", out, "--sure")[0] == 0
        assert out.read_bytes().startswith(MAGIC[ending.lower()])
    folder = tmp_path / "pages"
    assert sendback("evidence", CASE, "-o", f"{folder}/", "--sure")[0] == 0
    pictures = sorted(folder.iterdir())
    assert len(pictures) > 1
    for at, path in enumerate(pictures, start=1):
        assert path.name == f"{CASE}-E1-{at}-of-{len(pictures)}.jpg"
        with Image.open(path) as image:
            assert (image.format, image.mode) == ("JPEG", "RGB")
            assert image.getexif() == {}
            assert min(image.size) > 1500
    # the same pictures again are left as they are
    assert sendback("evidence", CASE, "-o", folder, "--sure")[0] == 0
    pictures[0].write_bytes(b"mine")
    code, _, err = sendback("evidence", CASE, "-o", folder, "--sure")
    assert code == 1
    assert pictures[0].name in err
    assert pictures[0].read_bytes() == b"mine"


def test_several_pages_are_not_one_picture(sendback, tmp_path: Path) -> None:
    out = tmp_path / "sheet.jpg"
    code, _, err = sendback("evidence", CASE, "-o", out)
    assert code == 1
    assert "folder" in err
    assert not out.exists()


def test_a_zip_has_sheet_manifest_sums_and_agrees_with_them(sendback, tmp_path: Path) -> None:
    out = tmp_path / "sheet.zip"
    assert sendback("evidence", CASE, "-o", out, "--sure")[0] == 0
    with zipfile.ZipFile(out) as packed:
        assert packed.testzip() is None
        files = {name: packed.read(name) for name in packed.namelist()}
    assert {f"{CASE}-E1.pdf", "manifest.json", "SHA256SUMS"} <= set(files)
    for line in files["SHA256SUMS"].decode().splitlines():
        sha256, _, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == sha256
    again = tmp_path / "again.zip"
    assert sendback("evidence", CASE, "-o", again, "--sure")[0] == 0
    assert again.read_bytes() == out.read_bytes()


@pytest.mark.parametrize("ending", [".png", ".jpg", ".jpeg", ".zip", ".pdf"])
def test_a_label_is_what_it_is_called(sendback, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"label{ending}"
    code, _, err = sendback("label", CASE, "-o", out, "--overrule")
    assert code == 0, err
    content = out.read_bytes()
    assert content.startswith(MAGIC[ending.replace("jpeg", "jpg")])
    if ending in (".png", ".jpg"):
        with Image.open(BytesIO(content)) as image:
            # 4 × 6 inches in the dots of a label printer
            assert image.size == (1200, 1800)


def test_a_folder_that_cannot_be_made_is_told(sendback, tmp_path: Path) -> None:
    code, _, err = sendback("evidence", CASE, "-o", f"{tmp_path}/no/such/folder/")
    assert code == 1
    assert "folder" in err
    assert not (tmp_path / "no").exists()
