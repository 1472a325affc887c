"""The words of a PDF, read in a process of its own: pdfium serves one thread, and a preview draws in one."""

import subprocess
import sys
from pathlib import Path

_READ = """
import sys
import pypdfium2
with pypdfium2.PdfDocument(sys.argv[1]) as paper:
    told = " ".join(page.get_textpage().get_text_range() for page in paper)
sys.stdout.buffer.write(told.encode("utf-8", "replace"))
"""


def words_in(pdf: bytes, folder: Path) -> str:
    """What stands on its pages."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    read = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], check=True, capture_output=True
    )
    return read.stdout.decode("utf-8")
