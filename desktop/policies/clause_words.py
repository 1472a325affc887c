"""Clause against clause in words: what we promise beside what the supplier says, and what that costs."""

from desktop.look.theme import look
from desktop.policies.shown import ClauseShown
from returns.phrases import say
from returns.records.policy_warning import Clause, Loss, SupplierYear
from returns.rules.offers import rma_demanded
from returns.rules.policy.clauses import number_too_short, open_of
from returns.rules.policy.policy_watch import about
from returns.rules.policy.store_policy import StorePolicy
from returns.terms import WindowStart

#: what these cost is lost as a whole
_WHOLE = frozenset({Clause.WINDOW, Clause.DAMAGE})


def clauses_shown(year: SupplierYear, store: StorePolicy) -> dict[str, ClauseShown]:
    """By the names of the answers: each that has another side in our promise, or contradicts itself."""
    found, shown = open_of(year, store.damage_days), {}
    if any(year.promised):
        shown = {
            clause.value: _shown(clause, loss, year, store, is_open=clause in found)
            for clause, loss in year.losses
        }
    if number_too_short(year.terms):
        note = _said(
            "note.number", valid=year.terms.rma_valid_days, transit=year.terms.transit_days
        )
        shown["rma"] = ClauseShown("", _said("contradiction"), "warning", note)
    return shown


def loss_words(loss: Loss) -> str:
    """`2 cases · $20`, without the sum where nobody knows it; "" for none."""
    if not loss.cases:
        return ""
    lang = look().lang
    cases = say("policies.gap.cases", lang, cases=loss.cases)
    if not loss.money:
        return cases
    return say("policies.part_join", lang).join((cases, about(loss.money)))


def promised_words(promised: tuple[int, ...]) -> str:
    """`24 days from delivery`, or the least and the most of several groups."""
    told = [days for days in promised if days]
    lang, least, most = look().lang, min(told), max(told)
    if least < most:
        return _said("ours.span", least=least, most=most)
    start = say(f"policies.start.{WindowStart.DELIVERY}", lang)
    return say("policies.window.days", lang, days=least, start=start)


def _said(name: str, **facts: object) -> str:
    return say(f"policies.clause.{name}", look().lang, **facts)


def _shown(
    clause: Clause, loss: Loss, year: SupplierYear, store: StorePolicy, *, is_open: bool
) -> ClauseShown:
    chip, tone = loss_words(loss), "bad" if clause in _WHOLE else "warning"
    if not chip and is_open:
        chip, tone = say("policies.word.gap", look().lang), "warning"
    note = _note(clause, year, is_open=is_open)
    return ClauseShown(_ours(clause, year, store), chip, tone, note, _said("carried"))


def heads(supplier: str) -> tuple[str, ...]:
    """What the columns of the comparison are called."""
    theirs = _said("head.theirs", supplier=supplier)
    return (_said("head.clause"), theirs, _said("head.ours"), _said("head.on_us"))


def _ours(clause: Clause, year: SupplierYear, store: StorePolicy) -> str:
    if clause is Clause.WINDOW:
        return promised_words(year.promised)
    if clause is Clause.DAMAGE:
        days = store.damage_days
        return _said("ours.damage", days=days) if days else promised_words(year.promised)
    return _said(f"ours.{clause}")


def _note(clause: Clause, year: SupplierYear, *, is_open: bool) -> str:
    terms = year.terms
    if clause is Clause.WINDOW and 0 < year.safe < max(year.promised, default=0):
        number = terms.rma_days if rma_demanded(terms) else 0
        facts = {"days": year.carried, "number": number, "transit": terms.transit_days}
        return _said("note.counted", safe=year.safe, **facts)
    if not is_open:
        return ""
    if clause is Clause.WRONG and not terms.takes_ordered_wrong:
        return _said("note.refused")
    return _said("note.fee") if clause in (Clause.FEE, Clause.WRONG) else ""
