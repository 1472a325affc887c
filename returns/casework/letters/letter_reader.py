"""Whom the letter of a step goes to, in which language, and what of the case that reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from returns.casework.letters import claim_choice
from returns.casework.steps.acting import Act
from returns.casework.steps.step_goods import going_on
from returns.errors import IllegalMove
from returns.ledger import rows
from returns.records.case import Case
from returns.rules.buyers_language import buyers_language
from returns.rules.goods.second_leg import end_of
from returns.rules.redaction.redactor import Redactor, buyer_of, leaves_buyer_out
from returns.terms import End, Party, StepKind
from returns.trade.steps import step_traits

#: who is told that goods are on their way to them
_TOLD: dict[End | None, Party] = {End.SUPPLIER: Party.SUPPLIER, End.BUYER: Party.BUYER}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a letter goes to, and what of the case may be shown."""

    to: Party
    address: str
    lang: str
    opening: str
    shown: Case
    #: who bought it is not told to it, nor by which order
    hidden: bool = False


def reader_of(acts: Sequence[Act], lang: str | None) -> Reader | None:
    """The reader of the letter of a step on these lines; None where it writes none."""
    act = acts[0]
    to = _party(act)
    if to is None:
        return None
    case = act.case
    if to is Party.BUYER:
        language = lang or buyers_language(case)
        return Reader(to, case.sale.email or case.customer.email, language, "buyer", case)
    template = claim_choice.claim_template(act)
    email, language = "", act.beside.settings.language
    if template and to is Party.SUPPLIER and act.line.supplier_id is None:
        # nobody is written to whom nobody can name
        raise IllegalMove("step.needs_supplier", item=act.line.title or act.line.sku)
    if to is Party.SUPPLIER and act.line.supplier_id is not None:
        supplier = rows.supplier(act.work.tx, act.line.supplier_id)
        email, language = supplier.email, supplier.language
    elif to is not Party.SUPPLIER:
        language = buyers_language(case)
    language = lang or ("zh" if language.startswith("zh") else "en")
    hidden = leaves_buyer_out(to, act.terms)
    shown = Redactor(buyer_of(case), language).case(case) if hidden else case
    opening = "warehouse" if template == "reimbursement" else to.value
    return Reader(to, email, language, opening, shown, hidden)


def _party(act: Act) -> Party | None:
    """Whom the letter of a step goes to; a place that only takes goods in is written nothing."""
    if step_traits(act.kind).reader == "buyer":
        return Party.BUYER
    if act.kind is not StepKind.SEND_ON:
        return claim_choice.claimed_from(act)
    leaving = going_on(act)
    return _TOLD.get(end_of(leaving[0])) if leaving else None
