"""The money of a case for its summary: each payment, what they come to, what was asked, what else it cost."""

from collections.abc import Iterator

from returns.documents.labels.label_parts import written_day
from returns.language import between
from returns.money import Money
from returns.papers.sheet.sheet_dates import paid_said
from returns.phrases import say, word
from returns.records.case import Case
from returns.records.plain_papers import Asked, MoneyMoved, MoneyTotal
from returns.records.unit import Claim, Payment, in_force
from returns.terms import Lang, Party


def _say(key: str, lang: Lang, **told: object) -> str:
    return say(f"papers.summary.{key}", lang, **told)


def moved_said(case: Case, lang: Lang) -> Iterator[MoneyMoved]:
    """Every payment in the order of its days."""
    for payment in sorted(case.payments, key=lambda each: (each.on or each.at.date(), each.id)):
        yield MoneyMoved(
            day=paid_said(case, payment, lang),
            what=_what(payment, lang),
            who=between("comma", lang).join(_who(case, payment, lang)),
            paid=payment.amount if payment.outgoing else None,
            came=None if payment.outgoing else payment.amount,
        )


def _what(payment: Payment, lang: Lang) -> str:
    if payment.party is Party.BUYER and not payment.outgoing:
        return _say("kind.from_buyer", lang)
    if payment.kind == "claim" and payment.outgoing:
        return _say("kind.given_back", lang)
    known = ("refund", "postage", "replacement", "claim")
    return _say(f"kind.{payment.kind if payment.kind in known else 'other'}", lang)


def _who(case: Case, payment: Payment, lang: Lang) -> Iterator[str]:
    yield _party(case, payment.party, payment.line_id, lang)
    if payment.by_platform:
        yield _say("by_platform", lang)
    if len(case.lines) > 1 and payment.line_id is not None:
        yield _say("of_item", lang, number=case.line(payment.line_id).number)
    if payment.way is not None:
        yield word("money_way", payment.way, lang)
    if payment.reference:
        yield payment.reference


def _party(case: Case, party: Party, line_id: int | None, lang: Lang) -> str:
    """The supplier by name where it is known which one; everybody else by what they are."""
    if party is not Party.SUPPLIER:
        return word("party", party, lang)
    lines = [line for line in case.lines if line_id in (None, line.id) and line.supplier]
    names = dict.fromkeys(line.supplier for line in lines)
    return between("list", lang).join(names) or word("party", party, lang)


def totals_of(case: Case) -> tuple[MoneyTotal, ...]:
    """What went out and came in, once for each currency that was paid in."""
    totals: dict[str, MoneyTotal] = {}
    for payment in case.payments:
        currency = payment.amount.currency
        nothing = Money(0, currency)
        total = totals.get(currency, MoneyTotal(nothing, nothing))
        if payment.outgoing:
            total = MoneyTotal(total.paid + payment.amount, total.came)
        else:
            total = MoneyTotal(total.paid, total.came + payment.amount)
        totals[currency] = total
    return tuple(totals.values())


def asked_said(case: Case, lang: Lang) -> Iterator[Asked]:
    """Every claim with its last answer and what came of it."""
    standing = in_force(case.claims)
    for claim in case.claims:
        came = (p.amount for p in case.payments if p.claim_id == claim.id and not p.outgoing)
        yield Asked(
            of=_party(case, claim.of, claim.line_id, lang),
            day=written_day(claim.sent_at.date(), lang) if claim.sent_at else "–",
            asked=claim.amount,
            answer=_answer(claim, lang, taken_on=claim not in standing),
            granted=claim.accepted,
            came=sum(came, start=Money(0, claim.amount.currency)),
        )


def _answer(claim: Claim, lang: Lang, *, taken_on: bool) -> str:
    if not claim.answers:
        return _say("carried_on" if taken_on else "no_answer", lang)
    told = [word("supplier_claim", claim.answers[-1].kind, lang)]
    if claim.answer.strip():
        told.append(say("documents.evidence.quoted", lang, words=claim.answer.strip()))
    return "\n".join(told)


def costs_said(case: Case, lang: Lang) -> Iterator[str]:
    """What is known of the cost besides, in one sentence; none of it is among the payments."""
    told = []
    if case.freight_out is not None:
        told.append(_say("cost.out", lang, amount=case.freight_out.coded))
    if case.freight_back is not None:
        told.append(_say("cost.back", lang, amount=case.freight_back.coded))
    for line in case.lines:
        if line.unit_cost is not None:
            key = "cost.piece" if len(case.lines) == 1 else "cost.piece_of"
            amount = line.unit_cost.coded
            told.append(_say(key, lang, amount=amount, number=line.number))
    if told:
        yield _say("costs", lang, costs=between("comma", lang).join(told))
