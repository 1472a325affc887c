"""The store policy in one of its forms, made off the window's thread and kept in the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.work.shell import Shell

if TYPE_CHECKING:
    from returns.papers.document_box import Paper
    from returns.records.store_page import PolicyForm


def write_policy(
    shell: Shell, form: "PolicyForm", lang: str, then: "Callable[[Paper], object]"
) -> None:
    """Write it in the shape that the seller chose; `then` gets it with the place where it was kept."""
    desk = shell.desk

    def write() -> "Paper":
        return desk.plain_papers.published(desk.policies.store_policy_as(form, lang))

    title = QCoreApplication.translate("PolicyMaker", "Writing the store policy")
    shell.jobs.start(title, lambda _job: write(), then)


def make_policy(shell: Shell, lang: str) -> None:
    """As a page of paper, shown before it is printed or saved."""
    write_policy(shell, "pdf", lang, shell.paper_made.emit)
