"""The label of one case or several, made off the window's thread; a missing RMA can be overruled."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import refusal_words, refused_of
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.trade.label_stock import known_stock, larger_than

# the refusal that the seller may overrule: the supplier wants a number and has given none
_OVERRULED = "papers.no_rma"
# those that a larger label helps
_TOO_LONG = ("documents.label_field_too_long", "documents.label_too_long")


def make_label(
    shell: Shell,
    case_ids: Sequence[int],
    then: Callable[[bool], object] | None = None,
    *,
    overrule: bool = False,
    stock: str = "",
) -> None:
    """Make and show it; `then` hears whether it was overruled, and nothing when it is refused.

    It is for the stock that labels were printed on last, unless another is named.
    """
    papers, lang = shell.desk.papers, look().lang
    stock = stock or known_stock(shell.label_stock)
    again = partial(make_label, shell, case_ids, then)

    def done(paper: object) -> None:
        shell.paper_made.emit(paper)
        if then is not None:
            then(overrule)

    def failed(refusal: Refusal) -> None:
        if refusal.key == _OVERRULED:
            insist = QCoreApplication.translate("LabelMaker", "Make it all the same")
            act = partial(again, overrule=True, stock=stock)
            shell.say(refusal_words(refusal), "warning", insist, act)
        else:
            larger = partial(again, overrule=overrule)
            _refuse(shell, refusal, stock, lambda other: larger(stock=other))

    shell.jobs.start(
        QCoreApplication.translate("LabelMaker", "Making the label"),
        lambda _job: (
            papers.label_now(case_ids[0], stock=stock, lang=lang, overrule=overrule)
            if len(case_ids) == 1
            else papers.label(case_ids, stock=stock, lang=lang, overrule=overrule)
        ),
        done,
        failed,
    )


def make_labels(
    shell: Shell, case_ids: Sequence[int], numbers: Mapping[int, str], *, stock: str = ""
) -> None:
    """Those of several cases in one paper; of which none can be made, each is told with its number."""
    papers, lang = shell.desk.papers, look().lang
    stock = stock or known_stock(shell.label_stock)

    def make() -> tuple[object, dict[int, Refusal]]:
        refused = papers.without_label(case_ids, lang=lang)
        able = [each for each in case_ids if each not in refused]
        return (papers.label(able, stock=stock, lang=lang) if able else None), refused

    def done(answer: tuple[object, dict[int, Refusal]]) -> None:
        paper, refused = answer
        if paper is not None:
            shell.paper_made.emit(paper)
        if refused:
            _tell_left_out(shell, refused, numbers)

    def failed(refusal: Refusal) -> None:
        again = partial(make_labels, shell, case_ids, numbers)
        _refuse(shell, refusal, stock, lambda other: again(stock=other))

    title = QCoreApplication.translate("LabelMaker", "Making the labels")
    shell.jobs.start(title, lambda _job: make(), done, failed)


def _refuse(
    shell: Shell, refusal: Refusal, stock: str, on_other: Callable[[str], object]
) -> None:
    """Say why there is no label; of what was too long for this one, with a larger one to press."""
    larger = larger_than(stock) if refusal.key in _TOO_LONG else ()
    if not larger:
        shell.refuse(refusal)
        return
    action = QCoreApplication.translate("LabelMaker", "Take a larger label")
    shell.say(refusal_words(refusal), "warning", action, lambda: on_other(larger[0]))


def _tell_left_out(
    shell: Shell, refused: Mapping[int, Refusal], numbers: Mapping[int, str]
) -> None:
    translate = QCoreApplication.translate
    text = translate("LabelMaker", "No label was made for {count} of them:")
    why = [refused_of(numbers[each], refusal) for each, refusal in refused.items()]
    lacking = [each for each, refusal in refused.items() if refusal.key == _OVERRULED]
    insist = translate("LabelMaker", "Make it all the same") if lacking else ""
    shell.say(
        "\n".join((text.format(count=len(refused)), *why)),
        "warning",
        insist,
        (lambda: make_label(shell, lacking, overrule=True)) if lacking else None,
    )
