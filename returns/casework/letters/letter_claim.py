"""What a supplier, a carrier or a platform is written for one line, and of no other's goods."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from returns.casework.letters.carried import came_after_all, numbers_carried
from returns.casework.letters.claim_choice import (
    asked_for,
    claim_template,
    claimed_from,
    claimed_pieces,
    granted_still,
    new_ones_told,
)
from returns.casework.letters.claim_sums import again_said
from returns.casework.letters.letter_lines import (
    LineMessage,
    found_sentence,
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
from returns.records.case import Case, Line, Photo
from returns.records.letter import LetterFacts
from returns.records.unit import Unit, lost_where
from returns.rules.goods.shot_list import demanded_shots, missing
from returns.rules.goods.shown_goods import photos_of, unsaid_photos
from returns.rules.money.running_claim import left_alone, left_as_billed, left_of
from returns.rules.money.way_back import lost_back
from returns.rules.reasons import NEVER_HAD
from returns.rules.steps.photos_demanded import added_since_asked
from returns.terms import (
    Goods,
    HoldKind,
    Party,
    RmaPlacement,
    Route,
    StepKind,
)

#: letters that put another sum in place of a claim that runs
_CORRECTED = ("claim_less", "claim_known", "claim_kept", "carrier_less")
_IN_PLACE = ("claim_joined", "claim_anew", "claim_unkept")
#: letters that make a claim, with their proof
CLAIMS = frozenset(
    {
        *("claim", "claim_more", *_IN_PLACE, *_CORRECTED),
        *("claim_carrier", "claim_lost", "claim_late", "carrier_joined"),
        *("dispute_answer", "safe_t", "hearing", "appeal", "reimbursement"),
    }
)
#: letters that tell a carrier what it does not owe
_NOT_OWED = frozenset({"carrier_withdrawn", "carrier_rest", "carrier_overpaid"})
#: letters that ask for no more of a claim that was paid in part
_RESTS = ("claim_rest", "carrier_rest")
#: of them those that stand in place of a claim that runs, one for each line
_CHANGES = frozenset({*_IN_PLACE, "carrier_joined", *_CORRECTED})
#: letters to whoever decides, which are nothing without the sheet
DECIDED = frozenset({"dispute_answer", "safe_t", "hearing", "appeal"})
#: claims on a carrier, whose sheet tells what was handed over, what came and what it cost
_CARRIED = frozenset(
    {"claim_carrier", "claim_lost", "claim_late", "carrier_joined", "carrier_less"}
)
#: of what is gone, or was merely late, there is nothing to take a photo of
_PHOTOGRAPHED = CLAIMS - (_CARRIED - {"claim_carrier"})
#: requests for a number that are about all pieces, also those that nobody can send any more
_NUMBERS_FOR_SOME = ("rma_request", "rma_again", "rma_seen")
_ROWS = frozenset(
    {
        "rma_request",
        "rma_again",
        "rma_claim",
        "rma_seen",
        "rma_never",
        "rma_lost",
        "rma_missing",
    }
)


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
    photoless = _why_no_photo(act, line) if template in _PHOTOGRAPHED else ""
    told, proof = _proof(act, template, photoless, lang)
    fields = _of_claim(act, template, lang) | {
        "finding": _finding(act, line, units, template, lang),
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
        by_itself=template in _CHANGES or _counts_lost(act, template, line.units, units),
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


def _proof(act: Act, template: str, photoless: str, lang: str) -> tuple[str, bool]:
    """What is said of the proof, and whether any goes along; `photoless`: why photos are lacking."""
    proof, photos = "", _photos_of(act)
    if template in CLAIMS and photos and act.line.reason not in NEVER_HAD:
        proof = f"\n\n{say('letters.proof', lang)}"
    elif template in DECIDED or template in _CARRIED:
        # days, parcels and money are evidence, too
        proof = f"\n\n{say('letters.proof_sheet', lang)}"
    if template == "claim_more" and (added := added_since_asked(act.case, act.line)):
        told = say("letters.added", lang, count=len(added))
        proof = f"{put_in(told, lang)}{proof}"
    if not photoless or (photos and not _wants_more(act, template, photos)):
        return proof, bool(proof)
    key = "letters.fewer_photos" if photos else "letters.no_photo"
    why = put_in(say(key, lang, reason=photoless.rstrip(".。")), lang)
    return f"{proof}{why}", bool(proof)


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


def _finding(act: Act, shown: Line, units: list[Unit], template: str, lang: str) -> str:
    """What was found of the pieces, and of which nothing can be found any more, or was yet."""
    if template in _NOT_OWED:
        return came_after_all(act, lang)
    if template not in CLAIMS:
        return ""
    coming = _unseen(act, template, units)
    said = found_sentence(shown, [unit for unit in units if unit.number not in coming], lang)
    ids = {unit.id for unit in units}
    gone = [unit for unit in lost_back(act.line) if unit.id in ids]
    lost = {unit.number for unit in gone} if template == "claim" else set()
    for which, numbers in ((_lost_key(gone), lost), ("coming", coming)):
        if numbers:
            key = f"letters.{which}.{'all' if len(numbers) == len(units) else 'some'}"
            said = f"{said}{put_in(say(key, lang, count=len(numbers)), lang)}"
    return said


def _lost_key(units: Iterable[Unit]) -> str:
    """Which sentence tells a supplier that pieces were lost: on their way back, or after they had left us."""
    where = {"on": "lost_on", "home": "lost_on", "ways": "lost_ways"}
    return where.get(lost_where(units), "lost")


def _unseen(act: Act, template: str, units: Sequence[Unit]) -> frozenset[int]:
    """Numbers of the pieces that a supplier is asked for before they came to us, by the buyer's word."""
    elsewhere = act.line.route is Route.TO_SUPPLIER or act.line.reason in NEVER_HAD
    if template not in ("claim", "claim_anew", *_CORRECTED) or elsewhere:
        return frozenset()
    coming = (Goods.AWAITED, Goods.IN_TRANSIT)
    return frozenset(unit.number for unit in units if unit.goods in coming)


def _counts_lost(
    act: Act, template: str, units: Sequence[Unit], claimed: Sequence[Unit] = ()
) -> bool:
    """Whether a letter counts the pieces that were lost, beside others: of a claim those `claimed`."""
    if template != "claim" and template not in _NUMBERS_FOR_SOME:
        return False
    numbers = {unit.number for unit in (claimed if template == "claim" else units)}
    return 0 < len({unit.number for unit in lost_back(act.line)} & numbers) < len(numbers)


def _quoted(act: Act, template: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """What people wrote of the pieces, and who decides of his refusal."""
    leaving = going_on(act) if template == "goods_sent" else ()
    found = (text for unit in (*units, *leaving) for text in (unit.marks, unit.instead))
    return (*found, *(words_of_others(act) if template in DECIDED else ()))


def _why_no_photo(act: Act, shown: Line) -> str:
    """Why photos that are demanded are not there, as it may be shown; "" where all are, or unsaid."""
    if HoldKind.NO_PHOTO in act.line.lifted:
        return shown.lifted.get(HoldKind.NO_PHOTO) or act.options.reason.strip()
    return act.options.reason.strip() if act.photos_lacking is not None else ""


def _wants_more(act: Act, template: str, photos: Sequence[Photo]) -> bool:
    """Whether there are pictures that were asked for beside these: by the supplier's terms, or in words."""
    terms = act.terms if claimed_from(act) is Party.SUPPLIER else None
    demanded = demanded_shots(act.line.reason, terms)
    return template == "claim_more" or bool(missing(demanded, [photo.shot for photo in photos]))


def _photos_of(act: Act) -> tuple[Photo, ...]:
    """The photos of the pieces that are claimed, and of the parcel that they came in."""
    units = claimed_pieces(act) or act.line.units
    photos = photos_of(act.case, (replace(act.line, units=units),))
    # to whom is asked for all of it nobody has to say which goods they are
    return photos or (unsaid_photos(act.case) if act.of_all else ())


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
    if template in _RESTS and (wrong := claim_now(act).wrong):
        return len(wrong)
    if template in ("claim_overpaid", "carrier_overpaid"):
        return len(claimed_pieces(act))
    claims = act.case.claims_of(act.line)
    if act.kind is not StepKind.SEND_CLAIM and claims and claims[-1].units:
        return len(claims[-1].units)
    return len(claimed_pieces(act)) or act.line.quantity


def _amount(act: Act, template: str) -> Money | None:
    """What is asked for, granted or thanked for; None where the message names no sum, or none is known."""
    if template in _ROWS or template in (
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
    if claims and template in _RESTS:
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
    if template in _NUMBERS_FOR_SOME and _counts_lost(act, template, shown.units):
        gone = lost_back(act.line)
        told = say(f"letters.{_lost_key(gone)}.some", lang, count=len(gone))
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
    key = "row" if template in _ROWS else "reminded" if reminds else "claimed"
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
    if template in (*_CORRECTED, "claim_anew"):
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
