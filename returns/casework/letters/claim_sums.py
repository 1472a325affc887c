"""The sums of a claim in words: in whose currency, and how one comes about that is more than the goods."""

from collections.abc import Sequence
from dataclasses import replace

from returns.casework.letters.claim_choice import claim_template, claimed_from, granted_before
from returns.casework.letters.letter_lines import put_in
from returns.casework.steps.acting import Act
from returns.casework.steps.claims import claim_on, kind_asked, sent_once_more
from returns.casework.steps.ending import claim_now, his_again, rest_lapses
from returns.money import Money
from returns.phrases import say
from returns.rules.money.claim_amount import billed_said, sum_said, working, working_of
from returns.rules.money.granted_part import granted_once_more, granted_to_come
from returns.rules.money.overpaid import sum_overpaid
from returns.rules.money.postage_back import known_postage
from returns.rules.money.running_claim import owed_as_billed
from returns.terms import Party, StepKind


def sum_words(acts: Sequence[Act], amount: Money, lang: str) -> str:
    """A sum that these lines' other side is asked for, in the currency in which it billed the goods."""
    exact = [told for act in acts if (told := _as_billed(act)) is not None]
    if exact and len(exact) == len(acts) and len({each.currency for each in exact}) == 1:
        billed, rated = sum(exact[1:], start=exact[0]), acts[0].line.billed
        return billed_said(billed, amount, rated.on if rated is not None else "", lang)
    claims = [
        claim_on(
            *(act.case, act.line, act.advice, act.terms, claimed_from(act)),
            lapses=rest_lapses(act),
        )
        for act in acts
    ]
    return sum_said(claims, amount, lang)


def _as_billed(act: Act) -> Money | None:
    """What is thanked for, or still owed, as the supplier told it in his currency; None where he did not."""
    if act.options.billed is not None:
        return act.options.billed
    if his := his_again(act):
        told = sum_overpaid(his)
        return told if told.currency != act.case.currency else None
    claims = act.case.claims_of(act.line)
    if act.kind is not StepKind.CHASE_SUPPLIER or not claims or claims[-1].billed is None:
        return None
    whole = claim_template(act) == "reminder_claim"
    return owed_as_billed(act.case, claims[-1], whole=whole)


def in_kind(acts: Sequence[Act], words: str, lang: str) -> str:
    """What these lines' other side is asked for: the sum, of who gives new goods alone those, worth it."""
    wanted = all(_new_goods(act) for act in acts)
    return say("letters.new_goods", lang, amount=words) if wanted else words


def _new_goods(act: Act) -> bool:
    """Whether a supplier is asked for new ones, as the claim that is made, or was, has it."""
    if act.kind is StepKind.SEND_CLAIM:
        return kind_asked(act.terms, claimed_from(act)) == "reship"
    claims = act.case.claims_of(act.line)
    return bool(claims) and claims[-1].kind == "reship"


def made_up(act: Act, lang: str) -> str:
    """How a sum comes about that is more than the price of the goods, or a part of it for what is kept.

    So does one that stands in another's place, or is the rest of what was granted in part. "" for any other.
    """
    if rest := _rest(act):
        return say("letters.rest_of", lang, whole=rest[0].coded, granted=rest[1].coded)
    party = claimed_from(act)
    wanted = act.kind is StepKind.SEND_CLAIM and party is Party.SUPPLIER
    if not wanted or act.options.amount:
        return ""
    lapse = rest_lapses(act)
    claim = claim_on(act.case, act.line, act.advice, act.terms, party, lapses=lapse)
    (parts,) = working_of([claim], claim.total)
    several = len([money for _, money in parts if money]) > 1 and claim_now(act).stands
    kept = any(because.key.startswith("claim.goods_kept") for because, _ in parts)
    once_more = [because.key for because, _ in parts] == ["claim.joined"]
    if once_more or not claim.known or not (known_postage(act.case) or several or kept):
        return ""
    return say("letters.made_up", lang, parts=working(replace(claim, parts=parts), lang))


def _rest(act: Act) -> tuple[Money, Money] | None:
    """Of which sum a claim that is made now asks for the rest, and what was granted of it; None of none.

    Nor once all of that came.
    """
    if act.kind is not StepKind.SEND_CLAIM:
        return None
    told = (act.case, act.line, act.advice, act.terms)
    last = sent_once_more(*told, claimed_from(act), lapses=rest_lapses(act))
    if last is None or granted_to_come(act.case, last) is None:
        return None
    granting = granted_once_more(act.case, last)
    whole, granted = granting[0].billed, [each.accepted_as_billed for each in granting]
    if whole is None or None in granted:
        whole, granted = granting[0].amount, [each.accepted for each in granting]
    known = [sum_ for sum_ in granted if sum_ is not None]
    return whole, sum(known[1:], start=known[0])


def again_said(act: Act, lang: str) -> str:
    """What a reminder adds: what was granted beside what it is about, and how often that was asked for."""
    granted, told = granted_before(act), []
    if granted is not None:
        told.append(say("letters.granted_before", lang, amount=granted.coded))
    if act.line.reminders:
        told.append(say("letters.reminded", lang, count=act.line.reminders))
    return "".join(put_in(each, lang) for each in told)
