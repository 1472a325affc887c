"""What a supplier, a carrier or a platform is written for one line, and of no other's goods."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from returns.casework.letters.carried import numbers_carried
from returns.casework.letters.claim_choice import (
    asked_for,
    claim_template,
    claimed_from,
    claimed_pieces,
    granted_still,
    new_ones_told,
)
from returns.casework.letters.claim_found import counts_lost, found_words, lost_key
from returns.casework.letters.claim_kinds import (
    CHANGES,
    CORRECTED,
    DECIDED,
    NUMBERS_FOR_SOME,
    PHOTOGRAPHED,
    RESTS,
    ROWS,
)
from returns.casework.letters.claim_proof import proof_words, why_no_photo
from returns.casework.letters.claim_sums import again_said
from returns.casework.letters.letter_lines import (
    LineMessage,
    inside_words,
    item_of,
    item_words,
    listed,
    needed,
    put_in,
    so_many,
    told_apart,
    tracking_words,
)
from returns.casework.letters.letter_platform import reviewed, words_of_others
from returns.casework.letters.letter_way_back import PLACEMENTS
from returns.casework.letters.reships import number_on_file, pieces_on_file, pieces_promised
from returns.casework.steps.acting import Act
from returns.casework.steps.claims import claim_on
from returns.casework.steps.ending import claim_now, his_again, rest_lapses
from returns.casework.steps.step_goods import going_on
from returns.money import Money
from returns.phrases import say, word
from returns.records.case import Case, Line
from returns.records.letter import LetterFacts
from returns.records.unit import Unit
from returns.rules.money.running_claim import left_alone, left_as_billed, left_of
from returns.rules.money.way_back import lost_back
from returns.terms import RmaPlacement, StepKind


def message_to_claimed(act: Act, shown: Case, lang: str) -> LineMessage | None:
    """What the other side hears of this line, or None; `shown` is the case as it may be shown."""
    template = claim_template(act)
    if not template:
        return None
    line = shown.line(act.line.id)
    pieces = _pieces(act, template)
    things = _things(act, line, pieces)
    named = [(told_apart(shown, each), count) for each, count in things]
    amount = _amount(act, template)
    # of a line whose goods do not go on, only what it is about was looked at
    about = {unit.number for unit in claimed_pieces(act)}
    units = [unit for unit in line.units if unit.number in about]
    photoless = why_no_photo(act, line) if template in PHOTOGRAPHED else ""
    told, proof = proof_words(act, template, photoless, lang)
    fields = _of_claim(act, template, lang) | {
        "finding": found_words(act, line, units, template, lang),
        "proof": told,
        "review": reviewed(act, amount, lang),
    }
    return LineMessage(
        template=template,
        items=tuple(item_of(each, count) for each, count in things),
        said=(_named(act, template, named, lang),),
        rows=_rows(act, line, pieces, template, lang),
        name_of=partial(so_many, named[0][0]) if len(named) == 1 else None,
        rows_of=None
        if template == "goods_sent"
        and any(u.another or u.number > line.last_number for u in going_on(act))
        else lambda count: (_row(line, count, template, lang),),
        amount=amount,
        parts=(amount,),
        facts=LetterFacts(),
        fields=needed(template, fields, lang),
        attachments=_attached(act, template, proof),
        by_itself=template in CHANGES or counts_lost(act, template, line.units, units),
        quoted=(
            *(each.title for each, _ in (*things, *named)),
            photoless,
            *_quoted(act, template, units),
        ),
    )


def _named(act: Act, template: str, named: Sequence[tuple[Line, int]], lang: str) -> str:
    """What the letter is about in words; of a corrected claim on a carrier that may be the postage alone."""
    items = listed([item_words(each, count) for each, count in named], lang)
    postage = template == "carrier_less" and claim_now(act).postage
    return say("letters.items.postage", lang, items=items) if postage else items


def _of_claim(act: Act, template: str, lang: str) -> dict[str, str]:
    """What is told of the claim itself, and of the parcels: numbers, sums, how often it was asked."""
    return {
        "rma": act.line.supplier_rma or act.case.our_rma,
        "number": _number(act, lang),
        "tracking": numbers_carried(act, lang)
        or number_on_file(act, lang)
        or tracking_words(act, lang),
        "stands": _stands(act, lang),
        "again": again_said(act, lang),
        "before": _before(act, template),
    }


def _things(act: Act, shown: Line, pieces: int) -> list[tuple[Line, int]]:
    """The line as the letter names it, with its count: of new ones that a carrier lost what those were."""
    told = ((x.sku, x.title, len(x.units)) for x in new_ones_told(act))
    counted: Counter[tuple[str, str]] = Counter()
    for sku, title, count in told:
        counted[sku, title] += count
    if not counted:
        return [(shown, pieces)]
    return [
        (replace(shown, sku=sku, title=title), count) for (sku, title), count in counted.items()
    ]


def _quoted(act: Act, template: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """What people wrote of the pieces, and who decides of his refusal."""
    leaving = going_on(act) if template == "goods_sent" else ()
    found = (text for unit in (*units, *leaving) for text in (unit.marks, unit.instead))
    return (*found, *(words_of_others(act) if template in DECIDED else ()))


def _pieces(act: Act, template: str) -> int:
    if template == "goods_sent":
        return len(going_on(act)) or act.line.quantity
    if new := new_ones_told(act):
        return sum(len(sent.units) for sent in new)
    if act.kind is StepKind.ASK_RMA:
        seen = any(unit.verdict is not None for unit in act.line.units)
        return (len(claimed_pieces(act)) if seen else 0) or act.line.quantity
    if template == "reminder_rma":
        return len(asked_for(act)) or act.line.quantity
    if template.startswith("reminder_reship"):
        sent = pieces_on_file(act) if template == "reminder_reship_sent" else 0
        if left := sent or pieces_promised(act):
            return left
    if template in RESTS and (wrong := claim_now(act).wrong):
        return len(wrong)
    if template in ("claim_overpaid", "carrier_overpaid"):
        return len(claimed_pieces(act))
    claims = act.case.claims_of(act.line)
    if act.kind is not StepKind.SEND_CLAIM and claims and claims[-1].units:
        return len(claims[-1].units)
    return len(claimed_pieces(act)) or act.line.quantity


def _amount(act: Act, template: str) -> Money | None:
    """What is asked for, granted or thanked for; None where the message names no sum, or none is known."""
    if template in ROWS or template in (
        "goods_sent",
        "reminder_rma",
        "reminder_reship",
        "reminder_reship_sent",
        "reminder",
        "rma_dropped",
        "reship_withdrawn",
    ):
        return None
    if act.options.amount:
        return act.options.amount
    if his := his_again(act):
        return sum((each.amount for each in his), start=Money(0, act.case.currency))
    claims = act.case.claims_of(act.line)
    if claims and template in ("claim_withdrawn", "carrier_withdrawn"):
        return claims[-1].amount
    if claims and template in RESTS:
        return left_of(act.case, claims[-1])
    if claims and act.kind is StepKind.CHASE_SUPPLIER:
        if template == "reminder_claim":
            return left_alone(act.case, claims[-1], claims[-1].amount)
        return granted_still(act)
    lapse = rest_lapses(act)
    claim = claim_on(act.case, act.line, act.advice, act.terms, claimed_from(act), lapses=lapse)
    return claim.total if claim.known and claim.total else None


def _rows(act: Act, shown: Line, pieces: int, template: str, lang: str) -> tuple[str, ...]:
    """The line for the other side; of goods on their way what is in the parcel, whatever was sold."""
    if template in NUMBERS_FOR_SOME and counts_lost(act, template, shown.units):
        gone = lost_back(act.line)
        told = say(f"letters.{lost_key(gone)}.some", lang, count=len(gone))
        return (f"{_row(shown, pieces, template, lang)}\n{told}",)
    if template != "goods_sent":
        return (_row(shown, pieces, template, lang),)
    leaving = {unit.number for unit in going_on(act)}
    units = [unit for unit in shown.units if unit.number in leaving]
    inside = inside_words(shown, units, lambda n: _row(shown, n, template, lang), lang)
    return inside or (_row(shown, pieces, template, lang),)


def _row(line: Line, pieces: int, template: str, lang: str) -> str:
    # why is told with the request; what the buyer said since then is nothing to remind of
    reminds = template.startswith("reminder") or template == "goods_sent"
    key = "row" if template in ROWS else "reminded" if reminds else "claimed"
    return say(
        f"letters.items.{key}",
        lang,
        item=line.title or line.sku,
        sku=line.sku,
        count=pieces,
        reason=word("reason", line.reason, lang),
    )


def _placement(act: Act) -> RmaPlacement:
    return act.terms.rma_placement if act.terms is not None else RmaPlacement.LABEL_ONLY


def _before(act: Act, template: str) -> str:
    """The claim that runs, as its supplier counts it: what is still to come, or the sum that is corrected."""
    claims = act.case.claims_of(act.line)
    if not claims:
        return ""
    last = claims[-1]
    if template in (*CORRECTED, "claim_anew"):
        return (last.billed or last.amount).coded
    left = left_as_billed(act.case, last) or left_of(act.case, last)
    return left.coded if left is not None else ""


def _stands(act: Act, lang: str) -> str:
    key, _ = PLACEMENTS[_placement(act)]
    return put_in(say(f"letters.stands.{key}", lang), lang)


def _number(act: Act, lang: str) -> str:
    """The supplier's own number where he gave one; ours is told as ours."""
    theirs = act.line.supplier_rma
    key = "theirs" if theirs else "ours"
    return say(f"letters.number.{key}", lang, rma=theirs or act.case.our_rma)


def _attached(act: Act, template: str, proof: bool) -> tuple[str, ...]:
    if template == "goods_sent":
        _, paper = PLACEMENTS[_placement(act)]
        return ("label", paper) if paper else ("label",)
    return ("evidence",) if proof else ()


def own_subject(act: Act, shown: Case, template: str, hidden: bool) -> str:
    """The subject line that the supplier wants for claims; "" where it wants none."""
    wanted = act.terms.evidence.subject.strip() if act.terms is not None else ""
    if not wanted or template not in ("claim", "claim_more", "credit"):
        return ""
    told = {
        "rma": act.line.supplier_rma or act.case.our_rma,
        "case": act.case.number,
        "order": act.line.supplier_po if hidden else shown.order,
        "sku": act.line.sku,
    }
    for name, value in told.items():
        if not value:
            # what is not told leaves no mark that stood before it
            wanted = re.sub(rf"\s*[/|,;·–-]?\s*\{{{name}\}}", "", wanted)
        wanted = wanted.replace("{" + name + "}", value)
    return " ".join(wanted.split())
