"""A paper on a printer: whole pages, in the printer's own dots, nothing scaled, nothing lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas

from desktop.look.theme import Theme
from desktop.papers.pages import page_picture, page_sizes
from desktop.papers.paper_dialog import PaperDialog
from desktop.papers.printing import dots_per_inch, print_pdf
from desktop.widgets.labels import PlainLabel
from desktop.work.jobs import Jobs
from returns.papers.document_box import Paper
from returns.records.papers import LeftOut


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    """Two 4 × 6 in pages with bars of whole dots at 203 dpi, on no background."""
    path = tmp_path / "label.pdf"
    canvas = Canvas(str(path), pagesize=(4 * inch, 6 * inch))
    dot = inch / 203
    for page in range(2):
        for bar in range(40):
            canvas.rect(inch + bar * 6 * dot, 2 * inch, 3 * dot, inch, stroke=0, fill=1)
        canvas.drawString(inch, inch, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def paper(pdf: bytes, tmp_path: Path) -> Paper:
    return Paper("label-00042.pdf", "label", "RC-2026-00042-L", pdf, tmp_path / "label.pdf", "")


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_all_pages_reach_the_printer_at_their_size(
    qapp: object, pdf: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"
    assert print_pdf(pdf_printer(out), pdf)
    sizes = page_sizes(out.read_bytes())
    assert len(sizes) == 2
    for size in sizes:
        assert size.width == pytest.approx(288, abs=1)
        assert size.height == pytest.approx(432, abs=1)


def test_what_is_printed_is_what_is_shown(qapp: object, pdf: bytes, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    assert print_pdf(pdf_printer(out), pdf)
    shown, printed = page_picture(pdf, 0, 300), page_picture(out.read_bytes(), 0, 300)
    assert abs(shown.width() - printed.width()) <= 2
    differing = sum(
        abs(shown.pixelColor(x, y).lightness() - printed.pixelColor(x, y).lightness()) > 128
        for x in range(0, 1200, 7)
        for y in range(0, 1800, 7)
    )
    assert differing < 200


def test_a_page_is_white_where_nothing_is_drawn(qapp: object, pdf: bytes) -> None:
    picture = page_picture(pdf, 0, 100)
    assert picture.pixelColor(5, 5).getRgb() == (255, 255, 255, 255)


def test_a_page_is_as_large_as_its_paper_and_its_bars_are_black_or_white(
    qapp: object, pdf: bytes
) -> None:
    picture = page_picture(pdf, 0, 203)
    assert (picture.width(), picture.height()) == (4 * 203, 6 * 203)
    line = [picture.pixelColor(x, 203 * 3 + 100).lightness() for x in range(203, 203 + 240)]
    assert set(line) == {0, 255}


@pytest.mark.parametrize(
    ("width", "offered", "dpi"),
    [
        (288, [203, 300], 203),
        (288, [300, 600], 300),
        (288, [180], 300),
        (288, [], 300),
        (595, [203, 1200], 300),
    ],
)
def test_the_resolution_of_a_label_is_the_printers_own(
    width: float, offered: list[int], dpi: int
) -> None:
    assert dots_per_inch(width, offered) == dpi


def test_the_preview_shows_every_page_and_prints_and_saves_the_same_bytes(
    qtbot: QtBot, dressed: Theme, jobs: Jobs, paper: Paper, tmp_path: Path
) -> None:
    dialog = PaperDialog(paper, jobs)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.pages) == 2)
    qtbot.waitUntil(lambda: all(not page.picture.isNull() for page in dialog.pages))
    assert dialog.pages[0].accessibleName() == "Page 1 of 2"
    printed, saved = tmp_path / "printed.pdf", tmp_path / "saved.pdf"
    dialog.print_to(pdf_printer(printed))
    assert printed.read_bytes() == paper.pdf
    dialog.save_to(saved)
    assert saved.read_bytes() == paper.pdf
    dialog.save_to(tmp_path / "no such folder" / "saved.pdf")
    assert "there is no folder" in dialog.trouble.text()
    assert dialog._say.text() == ""
    assert dialog.trouble.isVisible()
    dialog.save_to(saved)
    assert not dialog.trouble.isVisible()
    dialog.copy_button.click()
    from PySide6.QtGui import QGuiApplication

    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("application/pdf").data()) == paper.pdf
    dialog.close()


def test_pictures_that_may_show_the_buyer_are_told_before_it_leaves(
    qapp: object, paper: Paper, dressed: Theme, jobs: Jobs
) -> None:
    dialog = PaperDialog(replace(paper, may_show=("shipping_label",)), jobs)
    assert "Shipping label" in dialog.caution.text()
    plain = PaperDialog(paper, jobs)
    assert plain.caution.text() == ""
    for each in (dialog, plain):
        each.close()


def test_what_is_left_out_is_listed_before_it_leaves(
    qapp: object, paper: Paper, dressed: Theme, jobs: Jobs
) -> None:
    places = (
        LeftOut("buyer_words", "name", "<b>Lena</b>", cut=True),
        LeftOut("title", "name", "Brown", cut=False),
    )
    dialog = PaperDialog(replace(paper, left_out=places), jobs)
    lines = [label.text() for label in dialog.left_out.findChildren(PlainLabel)]
    assert any("“<b>Lena</b>” is left out" in line for line in lines)
    assert any("“Brown” still stands" in line for line in lines)
    plain = PaperDialog(paper, jobs)
    assert plain.left_out.findChildren(PlainLabel) == []
    for each in (dialog, plain):
        each.close()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.pdf", b"%PDF-"), ("x.zip", b"PK\x03\x04"), ("x.jpg", b""), ("x.txt", b""), ("x", b"")],
)
def test_the_preview_saves_what_the_name_says_or_says_why_not(
    qtbot: QtBot,
    dressed: Theme,
    jobs: Jobs,
    paper: Paper,
    tmp_path: Path,
    name: str,
    begins: bytes,
) -> None:
    dialog = PaperDialog(paper, jobs)
    qtbot.addWidget(dialog)
    dialog.save_to(tmp_path / name)
    if begins:
        assert (tmp_path / name).read_bytes().startswith(begins)
        assert dialog.trouble.text() == ""
    else:
        assert list(tmp_path.glob(name)) == []
        assert dialog.trouble.text()
