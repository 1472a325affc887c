"""What an evidence sheet says of a case, for one addressee, in one language."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from returns.casework.claims import claim_on
from returns.casework.three_columns import comparison_of
from returns.casework.units import ARRIVED, units_received
from returns.documents.event_words import event_words
from returns.documents.label_parts import written_day
from returns.money import Money
from returns.phrases import say, word
from returns.records.case import Case, Comparison, Event
from returns.records.papers import (
    AmountRow,
    Completeness,
    EvidenceRecord,
    FoundUnit,
    PaperEvent,
)
from returns.records.policy import PolicyTerms, SupplierPolicy
from returns.records.settings import DeskSettings
from returns.rules.claim_amount import ClaimAmount
from returns.rules.claim_window import claim_term, days_of
from returns.rules.offers import keeps_goods
from returns.rules.photo_dates import doubt, taken_on
from returns.rules.policy_answers import answers
from returns.rules.redaction.redactor import Redactor, leaves_buyer_out
from returns.rules.sentences import sentence
from returns.rules.shot_list import missing, shots_for
from returns.terms import Goods, Lang, Party


def evidence_record(
    case: Case,
    events: Sequence[PaperEvent],
    settings: DeskSettings,
    policy: SupplierPolicy | None,
    addressee: Party,
    lang: Lang,
    today: date,
) -> EvidenceRecord:
    """Everything but number, date and originals; a `Redactor` took the buyer out of case and events."""
    terms = policy.terms if policy else None
    supplier = addressee is Party.SUPPLIER
    claim = claim_on(case, terms, addressee)
    asked = claim.total if claim.known else None
    arrived = case.tracks.goods in ARRIVED
    return EvidenceRecord(
        number="",
        made_on=date.min,
        made_by=settings.shop_name,
        addressee=addressee,
        addressee_name=_name_of(case, addressee, lang),
        title=say("papers.title", lang, item=case.title, what=_what(case, lang)),
        case_number=case.number,
        order_number=case.order,
        supplier_rma=case.supplier_rma,
        our_rma=case.our_rma,
        asked=asked or None,
        asked_for="refund" if supplier else "reimbursement",
        announced=case.units,
        received=units_received(case) if arrived else None,
        **_dates(case),
        what_happened=_what_happened(case, asked, lang),
        buyer_words=case.buyer_words,
        # the supplier's terms bind nobody else
        terms_line=_terms_line(case, policy, lang, today) if supplier else "",
        terms_version=policy.version if policy and supplier else None,
        terms_from=policy.holds_from if policy and supplier else None,
        comparisons=_spoken_of(case, lang),
        findings=_units(case),
        verdict=case.verdict,
        amounts=_amounts(claim, lang),
        events=tuple(events),
        completeness=_completeness(case, terms if supplier else None, lang),
        buyer_name=case.customer.name,
        buyer_email=case.customer.email,
        buyer_address=case.customer.address if case.customer.address else None,
        redact=leaves_buyer_out(addressee, terms),
        photos_per_page=6 if len(case.photos) > 4 else 4,
    )


def paper_events(
    events: Sequence[Event], lang: Lang, hidden: Redactor | None
) -> tuple[PaperEvent, ...]:
    """The history with its sentences, without the buyer where `hidden` says whom to leave out."""
    if hidden is None:
        return tuple(PaperEvent(event, event_words(event, lang)) for event in events)
    return tuple(
        PaperEvent(hidden.link_of(event), event_words(hidden.sentence_of(event), lang))
        for event in events
    )


def _dates(case: Case) -> dict[str, Any]:
    return {
        "ordered_on": case.ordered_on,
        "shipped_on": case.shipped_on,
        "delivered_on": case.delivered_on,
        "reported_on": case.requested_at.date(),
        "inspected_on": case.inspected_at.date() if case.inspected_at else None,
    }


def _spoken_of(case: Case, lang: Lang) -> tuple[Comparison, ...]:
    """The three columns without the rows that nobody spoke of: they only take room."""
    rows = comparison_of(case, lang)
    return tuple(row for row in rows if row.said or row.found or row.answered)


def _units(case: Case) -> tuple[FoundUnit, ...]:
    titles = {line.id: line.title for line in case.lines}
    return tuple(FoundUnit(titles[found.line_id], found) for found in case.findings)


def _name_of(case: Case, addressee: Party, lang: Lang) -> str:
    if addressee is Party.SUPPLIER:
        return case.supplier or word("party", addressee, lang)
    if addressee is Party.PLATFORM:
        return case.channel
    carriers = [parcel.carrier for parcel in case.parcels if parcel.carrier]
    return carriers[-1] if carriers else word("party", addressee, lang)


def _what(case: Case, lang: Lang) -> str:
    """The verdict when there is one that says more than the buyer did, else the reason."""
    if case.verdict is not None and case.verdict != "as_claimed":
        return word("verdict", case.verdict, lang).lower()
    return word("reason", case.reason, lang).lower()


def _what_happened(case: Case, asked: Money | None, lang: Lang) -> tuple[str, ...]:
    count = case.units
    reason = word("reason", case.reason, lang).lower()
    arrived = case.tracks.goods in ARRIVED
    came = "papers.claimed" if arrived else "papers.reported"
    told = [say(came, lang, count=count, item=case.title, reason=reason)]
    if case.tracks.goods is Goods.LOST:
        told.append(say("papers.lost", lang))
    elif not arrived and keeps_goods(case.offer, case.route, case.reason):
        told.append(say("papers.kept", lang))
    marks = [finding.marks for finding in case.findings if finding.marks]
    if marks:
        joint = "; " if lang == "en" else "；"
        told.append(say("papers.found", lang, found=joint.join(marks)))
    if case.verdict is not None:
        verdict = word("verdict", case.verdict, lang)
        told.append(say("papers.verdict", lang, verdict=verdict))
    told += _pictures_told(case, lang)
    if asked:
        told.append(say("papers.asked", lang, amount=asked.coded))
    space = " " if lang == "en" else ""
    return (space.join(told),)


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
    return [_counted(f"papers.photos_{name}", days, lang) for name, days in groups if days]


def _counted(key: str, days: Sequence[date], lang: Lang) -> str:
    first, last = (written_day(day, lang) for day in (min(days), max(days)))
    when = first if first == last else say("papers.span", lang, first=first, last=last)
    return say(key, lang, count=len(days), when=when)


def _terms_line(case: Case, policy: SupplierPolicy | None, lang: Lang, today: date) -> str:
    """The answer of the terms that the claim rests on; "" for one that speaks against us."""
    if policy is None:
        return ""
    term = claim_term(policy.terms, case.reason, days_of(case, today))
    told = {answer.name: answer for answer in answers(policy.terms, lang)}
    found = told.get(term.name)
    if found is None or term.missed:
        return ""
    return say("papers.terms_line", lang, question=found.question, answer=found.text)


def _amounts(claim: ClaimAmount, lang: Lang) -> tuple[AmountRow, ...]:
    parts = claim.parts if claim.known else ()
    return tuple(AmountRow(sentence(because, lang), amount) for because, amount in parts)


def _completeness(case: Case, terms: PolicyTerms | None, lang: Lang) -> Completeness:
    demands = terms is not None and (terms.evidence.shots or terms.evidence.serial)
    # our own list is nothing that the addressee asked for
    asked = shots_for(case.reason, terms) if demands else ()
    present = [photo.shot for photo in case.photos]
    lacking = missing(asked, present)
    return Completeness(
        asked=len(asked),
        present=len(asked) - len(lacking),
        missing=tuple(word("shot", shot, lang) for shot in lacking),
        serial_asked=bool(terms and terms.evidence.serial),
        serial_given=any(finding.serial for finding in case.findings),
        video_asked=bool(terms and terms.evidence.video),
    )
