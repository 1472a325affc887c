"""A paper as the file that its name promises: a PDF, a ZIP with what belongs to it, pictures of pages."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from returns.documents.pictures.page_pictures import (
    PICTURE_ENDINGS,
    page_as_picture,
    page_count,
)
from returns.errors import Refusal
from returns.papers.document_box import Paper
from returns.whole_file import Kept, demand_ending, demand_free, is_device, save_new, save_whole

#: what a paper can be saved as; a folder gets a picture of each page
PAPER_ENDINGS = (".pdf", ".zip", *PICTURE_ENDINGS)
_KEPT: Kept = "paper"
#: the earliest day that a ZIP can name: the same paper makes the same bytes
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def demand_paper_name(path: Path, *, folder: bool = False) -> None:
    """Raise `DeskProblem` for a name under which no paper can be saved."""
    if not folder:
        demand_ending(path, PAPER_ENDINGS, _KEPT)


def paper_as(paper: Paper, ending: str) -> bytes:
    """The paper's bytes as such a file; raises `Refusal` for several pages in one picture."""
    ending = ending.lower()
    if ending == ".zip":
        return as_zip(paper)
    if ending in PICTURE_ENDINGS:
        pages = page_count(paper.pdf)
        if pages > 1:
            raise Refusal("papers.one_page_a_picture", count=pages)
        return page_as_picture(paper.pdf, 0, ending)
    return paper.pdf


def save_paper(
    path: Path, paper: Paper, *, folder: bool = False, over: bool = False
) -> tuple[Path, ...]:
    """Save it as its name promises, over another file only where `over`; the files that were made.

    Raises `Refusal` with nothing written.
    """
    if folder:
        return _save_pictures(path, paper)
    demand_paper_name(path)
    content = paper.pdf if is_device(path) else paper_as(paper, path.suffix)
    write: Callable[[Path, bytes, Kept], None] = save_whole if over else save_new
    write(path, content, _KEPT)
    return (path,)


def as_zip(paper: Paper) -> bytes:
    """The PDF and beside it all that is attached to it: manifest, sums, originals where it has them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in ((paper.name, paper.pdf), *attached(paper.pdf)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, content)
    return out.getvalue()


def attached(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """What is attached to a sheet: manifest, sums, checks, originals where it has them."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for name, file in document.attachments.items():
            yield name, file.get_file().read_bytes()


def _save_pictures(folder: Path, paper: Paper) -> tuple[Path, ...]:
    count = page_count(paper.pdf)
    stem = Path(paper.name).stem
    made = [
        (folder / f"{stem}-{at + 1}-of-{count}.jpg", page_as_picture(paper.pdf, at))
        for at in range(count)
    ]
    for path, content in made:
        if not (path.is_file() and path.read_bytes() == content):
            demand_free(path, _KEPT)
    for path, content in made:
        save_new(path, content, _KEPT)
    return tuple(path for path, _ in made)
