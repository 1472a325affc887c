"""The label of one case or several, made off the window's thread; a missing RMA can be overruled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.shell import Shell
from returns.errors import Refusal

# the refusal that the seller may overrule: the supplier wants a number and has given none
_OVERRULED = "papers.no_rma"


def make_label(
    shell: Shell,
    case_ids: Sequence[int],
    then: Callable[[bool], object] | None = None,
    *,
    overrule: bool = False,
) -> None:
    """Make and show it; `then` hears whether it was overruled, and nothing when it is refused."""
    papers, lang = shell.desk.papers, look().lang

    def done(paper: object) -> None:
        shell.paper_made.emit(paper)
        if then is not None:
            then(overrule)

    def failed(refusal: Refusal) -> None:
        if refusal.key != _OVERRULED:
            shell.refuse(refusal)
            return
        insist = QCoreApplication.translate("LabelMaker", "Make it all the same")
        shell.say(
            refusal_words(refusal),
            "warning",
            insist,
            lambda: make_label(shell, case_ids, then, overrule=True),
        )

    shell.jobs.start(
        QCoreApplication.translate("LabelMaker", "Making the label"),
        lambda _job: papers.label(case_ids, lang=lang, overrule=overrule),
        done,
        failed,
    )
