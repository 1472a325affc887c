"""Letters of several cases out of the desk together: copied, saved as drafts, printed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QTextBlockFormat, QTextCursor, QTextDocument

from desktop.look.theme import look
from desktop.queue.list.case_row import short_number
from desktop.wording import one_after_another, refusal_words, refused_of
from returns.errors import Refusal
from returns.phrases import say
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter
from returns.whole_file import save_new

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from returns.desk import Desk

#: as many drafts of one name as a folder may hold already
_MOST_ALIKE = 1000


def as_text(letter: Letter) -> str:
    """Subject and body, as they are pasted into a message."""
    return f"{letter.subject}\n\n{letter.body}"


def copied(letters: Sequence[KeptLetter]) -> str:
    """Put them on the clipboard one below the other, each under its case; gives what is said of it."""
    rule = "\n\n" + "—" * 24 + "\n\n"
    texts = (
        f"{each.number} · {each.letter.address}\n{as_text(each.letter)}" for each in letters
    )
    QGuiApplication.clipboard().setText(rule.join(texts))
    return say("letters.out.copied", look().lang, count=len(letters))


def save_drafts(
    desk: "Desk", letters: Sequence[KeptLetter], folder: Path, sender: str
) -> tuple[int, list[str]]:
    """Write each as a draft with its papers, over nothing; how many, and what is missing where."""
    from returns.documents.letters import as_eml, left_out

    saved, told = 0, []
    for each in letters:
        lacks = ""
        try:
            papers = desk.papers.attached(desk.cases.find(each.number), each.letter)
        except Refusal as refusal:
            # it is saved all the same; what it lacks is told
            papers, lacks = (), refusal_words(refusal)
        files = tuple((paper.name, paper.pdf) for paper in papers)
        content = as_eml(each.letter, files, sender=sender)
        try:
            _save_beside(folder, f"{each.number}-{each.letter.template}", content)
        except Refusal as refusal:
            told.append(refused_of(short_number(each.number), refusal))
            continue
        saved += 1
        missing = one_after_another(left_out(each.letter, sender, look().lang), lacks)
        if missing:
            told.append(f"{short_number(each.number)}: {missing}")
    return saved, told


def _save_beside(folder: Path, name: str, content: bytes) -> None:
    """Under that name, or the next that is free: the drafts of yesterday stay."""
    free = (f"{name} ({n}).eml" for n in range(2, _MOST_ALIKE))
    wanted = folder / f"{name}.eml"
    while wanted.exists():
        wanted = folder / next(free)
    save_new(wanted, content, kept="letter")


def print_letters(printer: "QPrinter", letters: Sequence[KeptLetter]) -> None:
    """Each on a page of its own, as plain text."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    for at, each in enumerate(letters):
        block = QTextBlockFormat()
        if at:
            block.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.insertBlock(block)
        head = " · ".join(part for part in (each.number, each.letter.address) if part)
        cursor.insertText(head)
        # what follows stays on that page
        cursor.insertBlock(QTextBlockFormat())
        cursor.insertText(f"\n{as_text(each.letter)}")
    document.print_(printer)
