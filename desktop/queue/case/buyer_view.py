"""What is said of the buyer beside the case: earlier returns in few words, signs with their weight."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.wording import reason_said
from returns.records.case import Case
from returns.rules.suspicion import contradicted


@dataclass(frozen=True, slots=True)
class BuyerView:
    """The card of a case's buyer: folded in a few words, and what speaks for a malicious return."""

    #: who it is for a search, "" for a buyer without another case
    known: str = ""
    #: "" where there is nothing to say of anybody
    summary: str = ""
    #: a sentence each, after what it weighs
    signs: tuple[str, ...] = ()
    #: what they come to
    together: str = ""


def buyer_view(case: Case) -> BuyerView:
    """What stands beside that case."""
    signs = tuple(
        f"{_points(sign.weight)}  {reason_said(sign.because)}" for sign in case.signals
    )
    return BuyerView(known_buyer(case), _summary(case), signs, _together(case))


def known_buyer(case: Case) -> str:
    """By number: people share names, and one of them writes it in two ways."""
    name = case.sale.buyer or case.customer.name
    return f"{case.customer.id} {name}" if case.earlier and case.customer.id else ""


def _points(weight: int) -> str:
    return f"+{weight}" if weight > 0 else f"−{-weight}"


def _together(case: Case) -> str:
    if not case.signals:
        return ""
    translate = QCoreApplication.translate
    # one sentence each: a join of halves reads badly in other languages
    if case.suspected:
        text = translate("BuyerCard", "Together {points}: enough to look into it first.")
    else:
        text = translate("BuyerCard", "Together {points}: too little to hold anything up.")
    return text.format(points=sum(sign.weight for sign in case.signals))


def _summary(case: Case) -> str:
    translate = QCoreApplication.translate
    told = []
    if case.earlier:
        text = translate("CaseView", "returns in the year before: {count}")
        told.append(text.format(count=len(case.earlier)))
    elif case.customer.id:
        told.append(translate("CaseView", "no return in the year before"))
    wrong = sum(contradicted(each) for each in case.earlier)
    if wrong:
        told.append(translate("CaseView", "not as said: {count}").format(count=wrong))
    if case.signals:
        told.append(translate("CaseView", "signs: {count}").format(count=len(case.signals)))
    return " · ".join(told)
