"""What an evidence sheet says of a case, for one addressee, in one language."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from returns.casework.goods.three_columns import comparison_of
from returns.casework.steps.claims import kind_asked
from returns.documents.event_words import event_words, what_happened
from returns.documents.label_parts import written_day
from returns.language import between
from returns.money import Money
from returns.papers.sheet_dates import dates_said, terms_quoted
from returns.papers.sheet_scope import Asked, Hidden, total_of
from returns.phrases import say, word
from returns.records.case import Case, Comparison, Event, Line
from returns.records.order import Customer
from returns.records.papers import (
    AmountRow,
    AnswerRow,
    Completeness,
    EvidenceRecord,
    FoundUnit,
    PaperEvent,
    SheetLine,
)
from returns.records.policy import PolicyTerms, SupplierPolicy
from returns.records.settings import DeskSettings
from returns.rules.dates.photo_dates import doubt, taken_on
from returns.rules.goods.shot_list import missing, shots_of_all
from returns.rules.money.due import CAME, came_back, verdict_of
from returns.rules.offers import keeps_goods
from returns.rules.redaction.redactor import Redactor, leaves_buyer_out
from returns.rules.sentences import sentence
from returns.terms import Goods, HoldKind, Lang, Party, Verdict
from returns.trade.verdicts import as_told

#: titles that a heading names one by one
_MOST_TITLES = 2


def evidence_record(
    case: Case,
    asked: Sequence[Asked],
    events: Sequence[PaperEvent],
    settings: DeskSettings,
    policy: SupplierPolicy | None,
    addressee: Party,
    lang: Lang,
    today: date,
) -> EvidenceRecord:
    """Everything but number, date and originals.

    `case` has the lines alone that the addressee may hear of, and a `Redactor` took the buyer out of
    it and of `events`.
    """
    terms = policy.terms if policy else None
    supplier = addressee is Party.SUPPLIER
    total, rmas = total_of(asked), [line.supplier_rma for line in case.lines]
    buyer = _buyer(case)
    return EvidenceRecord(
        number="",
        made_on=date.min,
        made_by=settings.shop_name,
        addressee=addressee,
        addressee_name=_name_of(case, addressee, lang),
        title=_title(case, lang),
        case_number=case.number,
        order_number=case.order,
        supplier_rma=", ".join(dict.fromkeys(filter(None, rmas))),
        our_rma=case.our_rma,
        asked=total,
        asked_for=_asked_kind(case, asked, terms, addressee),
        lines=tuple(_line(line, lang) for line in case.lines),
        dates=dates_said(case, lang),
        what_happened=_what_happened(case, total, lang),
        # the supplier's terms bind nobody else
        terms=terms_quoted(case, policy, lang, today) if supplier else (),
        findings=tuple(found for line in case.lines for found in _found(line)),
        verdict=_common_verdict(case),
        amounts=_amounts(case, asked, total, lang),
        answers=_answers(case, lang),
        events=tuple(events),
        completeness=_completeness(case, terms if supplier else None, lang),
        buyer_name=buyer.name,
        buyer_email=buyer.email,
        buyer_address=buyer.address or None,
        redact=leaves_buyer_out(addressee, terms),
        photos_per_page=6 if len(case.photos) > 4 else 4,
    )


#: what is said among ourselves: no paper quotes it
_AMONG_US = frozenset({"note", "check", "lift", "snooze", "close", "reopen"})
#: steps that say what the buyer paid or gets: no supplier's concern
_RETAIL = frozenset(
    {
        *("answer_buyer", "negotiate", "offer", "buyer_agreed", "refund", "money_out"),
        "replace",
    }
)
#: the steps whose sums a supplier may read: what is asked of him, what he says and pays, and its postage
_OF_CLAIMS = frozenset(
    {"send_claim", "claim_accepted", "claim_partly", "settle", "money_in", "freight"}
)


def _kept_back(event: Event, addressee: Party) -> bool:
    """Whether only the step itself is told, and nothing that was said with it."""
    if event.kind in _AMONG_US:
        return True
    if addressee is not Party.SUPPLIER:
        return False
    sum_of_ours = event.kind not in _OF_CLAIMS and bool(json.loads(event.body).get("amount"))
    return event.kind in _RETAIL or sum_of_ours


def paper_events(
    events: Sequence[Event], lang: Lang, buyer: Redactor | None, others: Hidden
) -> tuple[PaperEvent, ...]:
    """The history with its sentences, without a buyer to be left out and goods to be kept back.

    Every step keeps its fingerprint; one about others' goods says no more than that, a note among
    ourselves no more than that there is one, and a supplier reads of no sum that the buyer paid or got.
    """
    told = []
    for event in events:
        link = event if buyer is None else buyer.link_of(event)
        said = event if buyer is None else buyer.sentence_of(event)
        hidden = others.of(event)
        if hidden == "none" and _kept_back(event, others.addressee):
            hidden = "some"
        if hidden == "none":
            told.append(PaperEvent(link, event_words(said, lang)))
            continue
        words = (
            what_happened(said, lang) if hidden == "some" else say("papers.others_goods", lang)
        )
        told.append(PaperEvent(event.without_body(), words))
    return tuple(told)


def _buyer(case: Case) -> Customer:
    """The buyer as the order has them; the desk's own record where the order tells nobody."""
    sale = case.sale
    if sale.buyer or sale.email or sale.address:
        return Customer(case.customer.id, sale.buyer, sale.email, sale.address)
    return case.customer


# --- the head ---------------------------------------------------------------------------------


def _name_of(case: Case, addressee: Party, lang: Lang) -> str:
    if addressee is Party.SUPPLIER:
        return case.lines[0].supplier or word("party", addressee, lang)
    if addressee is Party.PLATFORM:
        return case.channel
    carriers = [parcel.carrier for parcel in case.parcels if parcel.carrier]
    return carriers[-1] if carriers else word("party", addressee, lang)


def _title(case: Case, lang: Lang) -> str:
    """What it is about: every item with what is wrong with it, or the first and how many more."""
    first, *more = [
        say("papers.title", lang, item=line.title or case.order, what=_what(line, lang))
        for line in case.lines
    ]
    if len(more) < _MOST_TITLES:
        return _joined([first, *more], lang)
    return say("papers.title_more", lang, first=first, count=len(more))


def _what(line: Line, lang: Lang) -> str:
    """The verdict when there is one that says more than the buyer did, else the reason."""
    verdict = verdict_of(line)
    if verdict is not None and as_told(verdict, line.reason) is not Verdict.AS_CLAIMED:
        return word("verdict", verdict, lang).lower()
    return word("reason", line.reason, lang).lower()


def _asked_kind(
    case: Case, asked: Sequence[Asked], terms: PolicyTerms | None, addressee: Party
) -> str:
    """What is asked for, also while its sum is not known; "" where nothing is."""
    grounds = any(each.claim.known or each.claim.parts for each in asked)
    if addressee is not Party.SUPPLIER:
        return "reimbursement" if any(each.claim.total for each in asked) else ""
    if case.claims:
        return case.claims[-1].kind
    return kind_asked(terms, addressee) if grounds else ""


def _common_verdict(case: Case) -> Verdict | None:
    verdicts = {
        as_told(unit.verdict, line.reason)
        for line in case.lines
        for unit in line.units
        if unit.verdict is not None
    }
    return verdicts.pop() if len(verdicts) == 1 else None


# --- lines and units --------------------------------------------------------------------------


def _line(line: Line, lang: Lang) -> SheetLine:
    looked, got = _received(line)
    return SheetLine(
        title=line.title,
        sku=line.sku,
        announced=line.quantity,
        received=got if looked else None,
        reason=word("reason", line.reason, lang),
        buyer_words=line.buyer_words,
        comparisons=_spoken_of(line, lang),
    )


def _received(line: Line) -> tuple[bool, int]:
    """Whether anything of it was opened, and how many pieces came."""
    looked = any(unit.goods in CAME or unit.missed_at is not None for unit in line.units)
    return looked, sum(came_back(unit, line.reason) for unit in line.units)


def _spoken_of(line: Line, lang: Lang) -> tuple[Comparison, ...]:
    """The three columns without the rows that nobody spoke of: they only take room."""
    rows = comparison_of(line, lang)
    return tuple(row for row in rows if row.said or row.found or row.answered)


def _found(line: Line) -> Iterator[FoundUnit]:
    for unit in line.units:
        verdict = unit.verdict
        if verdict is not None:
            yield FoundUnit(line.title, replace(unit, verdict=as_told(verdict, line.reason)))
        elif unit.looked_at:
            yield FoundUnit(line.title, unit)


def _what_happened(case: Case, asked: Money | None, lang: Lang) -> tuple[str, ...]:
    """A paragraph for each line, and then pictures and sum; all in one where there is one line."""
    told = [_happened(line, lang) for line in case.lines]
    end = _pictures_told(case, lang)
    if asked:
        end.append(say("papers.asked", lang, amount=asked.coded))
    space = between("sentences", lang)
    if len(told) == 1:
        return (space.join([*told[0], *end]),)
    return tuple(space.join(part) for part in (*told, end) if part)


def _happened(line: Line, lang: Lang) -> list[str]:
    looked, got = _received(line)
    arrived = any(unit.goods in CAME for unit in line.units)
    lost = any(unit.goods is Goods.LOST for unit in line.units)
    reason = word("reason", line.reason, lang).lower()
    facts = {"count": line.quantity, "item": line.title, "reason": reason}
    if looked and got != line.quantity:
        told = [say("papers.claimed_part", lang, got=got, **facts)]
    else:
        told = [say("papers.claimed" if arrived else "papers.reported", lang, **facts)]
    if lost:
        told.append(say("papers.lost", lang))
    elif not arrived and keeps_goods(line.offer, line.route, line.reason):
        told.append(say("papers.kept", lang))
    marks = dict.fromkeys(unit.marks for unit in line.units if unit.marks)
    if marks:
        told.append(say("papers.found", lang, found=_joined(marks, lang)))
    instead = dict.fromkeys(unit.instead for unit in line.units if unit.instead)
    if instead:
        told.append(say("papers.instead", lang, what=_joined(instead, lang)))
    return told + _verdicts(line, lang)


def _verdicts(line: Line, lang: Lang) -> list[str]:
    """The verdict, or how many units have which."""
    verdicts = [
        as_told(unit.verdict, line.reason) for unit in line.units if unit.verdict is not None
    ]
    counted = {verdict: verdicts.count(verdict) for verdict in verdicts}
    if not counted:
        return []
    if len(counted) == 1 and len(verdicts) >= line.quantity:
        return [say("papers.verdict", lang, verdict=word("verdict", verdicts[0], lang))]
    each = [
        say("papers.counted", lang, count=count, what=word("verdict", verdict, lang))
        for verdict, count in counted.items()
    ]
    return [say("papers.verdict", lang, verdict=_joined(each, lang))]


def _joined(parts: Iterable[str], lang: Lang) -> str:
    return between("semicolon", lang).join(parts)


# --- pictures ---------------------------------------------------------------------------------


def _pictures_told(case: Case, lang: Lang) -> list[str]:
    """How many pictures there are and since when, no more than is known: a camera's clock may lie."""
    readable = [photo for photo in case.photos if photo.format]
    taken = [
        day
        for photo in readable
        if (day := taken_on(photo)) is not None and doubt(photo, case) is None
    ]
    undated = [
        photo.added_at.date()
        for photo in readable
        if taken_on(photo) is None or doubt(photo, case) is not None
    ]
    unreadable = [photo.added_at.date() for photo in case.photos if not photo.format]
    groups = (("taken", taken), ("added", undated), ("unreadable", unreadable))
    if not case.photos:
        return _why_none(case, lang)
    return [_counted(f"papers.photos_{name}", days, lang) for name, days in groups if days]


def _why_none(case: Case, lang: Lang) -> list[str]:
    """Why goods that were seen have no picture, as whoever overruled the wish for one said."""
    reasons = [line.lifted.get(HoldKind.NO_PHOTO, "").rstrip(".。") for line in case.lines]
    return [
        say("papers.no_photo", lang, reason=reason)
        for reason in dict.fromkeys(reasons)
        if reason
    ]


def _counted(key: str, days: Sequence[date], lang: Lang) -> str:
    first, last = (written_day(day, lang) for day in (min(days), max(days)))
    when = first if first == last else say("papers.span", lang, first=first, last=last)
    return say(key, lang, count=len(days), when=when)


def _completeness(case: Case, terms: PolicyTerms | None, lang: Lang) -> Completeness:
    demands = terms is not None and (terms.evidence.shots or terms.evidence.serial)
    # our own list is nothing that the addressee asked for
    asked = shots_of_all((line.reason, terms) for line in case.lines) if demands else ()
    present = [photo.shot for photo in case.photos]
    lacking = missing(asked, present)
    return Completeness(
        asked=len(asked),
        present=len(asked) - len(lacking),
        missing=tuple(word("shot", shot, lang) for shot in lacking),
        serial_asked=bool(terms and terms.evidence.serial),
        serial_given=any(unit.serial for unit in case.units),
        video_asked=bool(terms and terms.evidence.video),
    )


# --- money ------------------------------------------------------------------------------------


def _amounts(
    case: Case, asked: Sequence[Asked], total: Money | None, lang: Lang
) -> tuple[AmountRow, ...]:
    """How the sum comes about; nothing where there is no sum. Items are named where there are several."""
    if total is None:
        return ()
    titles = {line.id: line.title for line in case.lines} if len(case.lines) > 1 else {}
    rows = []
    for each in asked:
        item = titles.get(each.line_id, "") if each.line_id is not None else ""
        for because, amount in each.claim.parts:
            words = sentence(because, lang)
            if item:
                words = say("papers.of_item", lang, item=item, words=words)
            rows.append(AmountRow(words, amount))
    return tuple(rows)


def _answers(case: Case, lang: Lang) -> tuple[AnswerRow, ...]:
    """What was asked of the addressee and what came back, by their days; nothing before an answer."""
    rows = []
    for claim in case.claims:
        if claim.sent_at is not None:
            kind = say(f"documents.ask.{claim.kind}", lang)
            words = say("papers.we_asked", lang, kind=kind)
            rows.append((claim.sent_at, AnswerRow(claim.sent_at.date(), words, claim.amount)))
        for answer in claim.answers:
            words = word("supplier_claim", answer.kind, lang)
            said = AnswerRow(answer.at.date(), words, answer.amount, answer.words)
            rows.append((answer.at, said))
    if not any(claim.answers for claim in case.claims):
        return ()
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0]))
