"""What a sheet asks for: kind, ground, working, and what was asked and answered before."""

from collections.abc import Sequence

from returns.casework.steps.claims import kind_asked
from returns.money import Money
from returns.papers.sheet.sheet_scope import Asked
from returns.phrases import say, word
from returns.records.case import Case
from returns.records.papers import AmountRow, AnswerRow
from returns.records.policy import PolicyTerms
from returns.rules.money.claim_amount import (
    billed_sum,
    estimate_said,
    sum_said,
    working_of,
)
from returns.rules.money.ground_rules import GroundRule
from returns.rules.money.kept_for_part import all_kept
from returns.rules.sentences import sentence
from returns.terms import Lang, Party

#: on these it is asked to look, before or after anything is paid
_HEARINGS = frozenset({GroundRule.SUSPECTED, GroundRule.UNAUTHORISED})
#: what a platform is asked on these grounds rests on the signs, too
_HEARS_SIGNS = frozenset({GroundRule.SUSPECTED, GroundRule.REFUNDED_WRONGLY})


def asked_kind(
    case: Case, asked: Sequence[Asked], terms: PolicyTerms | None, addressee: Party
) -> str:
    """What is asked for, also while its sum is not known; "" where nothing is."""
    grounds = any(each.claim.known or each.claim.parts for each in asked)
    if addressee is not Party.SUPPLIER:
        if any(each.claim.total for each in asked):
            return "reimbursement"
        return _unpaid(asked) if addressee is Party.PLATFORM else ""
    if case.claims:
        return case.claims[-1].kind
    on = [(case.line(each.line_id), each.ground) for each in asked if each.line_id is not None]
    kept = [ground is not None and all_kept(line, ground.units) for line, ground in on]
    return kind_asked(terms, addressee, kept=all(kept) and bool(kept)) if grounds else ""


def _unpaid(asked: Sequence[Asked]) -> str:
    """What is asked of a platform without a sum: nothing is appealed before it was decided."""
    rules = [each.ground.rule for each in asked if each.ground is not None]
    if GroundRule.ANSWER in rules:
        return "no_debit"
    if rules and set(rules) <= _HEARINGS:
        return "hearing"
    if rules and set(rules) <= {GroundRule.WAREHOUSE}:
        # nobody decided anything: what its warehouse broke it owes, whatever the price was
        return "reimbursement"
    return "appeal" if rules else ""


def grounds_said(case: Case, asked: Sequence[Asked], lang: Lang) -> tuple[str, ...]:
    """Why the addressee is asked, each ground once; items are named where there are several."""
    titles = {line.id: line.title for line in case.lines} if len(case.lines) > 1 else {}
    told = []
    for each in asked:
        if each.ground is None:
            continue
        words = sentence(each.ground.because, lang)
        item = titles.get(each.line_id, "") if each.line_id is not None else ""
        if item:
            words = say("papers.of_item", lang, item=item, words=words)
        told.append(words)
    return (*dict.fromkeys(told), *_signs_said(case, asked, lang))


def _signs_said(case: Case, asked: Sequence[Asked], lang: Lang) -> tuple[str, ...]:
    """What speaks for a malicious return, where the platform is to hear it, and nobody else."""
    heard = any(each.ground is not None and each.ground.rule in _HEARS_SIGNS for each in asked)
    if not heard or not case.suspected:
        return ()
    # what everybody sends back is no reason to look at this buyer
    return tuple(sentence(sign.because, lang) for sign in case.signals if sign.weight > 0)


def amounts_said(
    case: Case, asked: Sequence[Asked], total: Money | None, lang: Lang
) -> tuple[AmountRow, ...]:
    """How the sum comes about; nothing where there is no sum. Items are named where there are several."""
    if total is None:
        return ()
    titles = {line.id: line.title for line in case.lines} if len(case.lines) > 1 else {}
    rows, told = [], [each for each in asked if each.claim.parts]
    for each, parts in zip(told, working_of([each.claim for each in told], total), strict=True):
        item = titles.get(each.line_id, "") if each.line_id is not None else ""
        for because, amount in parts:
            words = sentence(because, lang)
            if item:
                words = say("papers.of_item", lang, item=item, words=words)
            rows.append(AmountRow(words, amount))
    return tuple(rows)


def total_said(asked: Sequence[Asked], total: Money, lang: Lang) -> str:
    """What is asked for in all, in the currency in which the addressee billed it, ours beside it."""
    return sum_said([each.claim for each in asked if each.claim.parts], total, lang)


def billed_said(
    asked: Sequence[Asked], total: Money | None, lang: Lang
) -> tuple[Money | None, str]:
    """The exact sum in the currency in which the addressee billed it, and what it is in ours; else None."""
    claims = [each.claim for each in asked if each.claim.parts]
    billed = billed_sum(claims, total) if total is not None else None
    if total is None or billed is None:
        return None, ""
    return billed, estimate_said(claims, total, lang)


def answers_said(case: Case, lang: Lang) -> tuple[AnswerRow, ...]:
    """What was asked of the addressee and what came back, by their days; nothing before an answer."""
    rows = []
    for claim in case.claims:
        if claim.sent_at is not None:
            kind = say(f"documents.ask.{claim.kind}", lang)
            words = say("papers.we_asked", lang, kind=kind)
            rows.append(
                (
                    claim.sent_at,
                    AnswerRow(claim.sent_at.date(), words, claim.billed or claim.amount),
                )
            )
        for answer in claim.answers:
            words = word("supplier_claim", answer.kind, lang)
            granted = answer.billed or answer.amount
            said = AnswerRow(answer.at.date(), words, granted, answer.words)
            rows.append((answer.at, said))
    if not any(claim.answers for claim in case.claims):
        return ()
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0]))
