"""What an evidence sheet says of a case, for one addressee, in one language."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from returns.casework.goods.three_columns import comparison_of
from returns.documents.event_words import event_words, what_happened
from returns.language import between, run_on
from returns.papers.sheet.hidden_steps import Hidden
from returns.papers.sheet.sheet_custody import Told, custody_of, maker_of
from returns.papers.sheet.sheet_dates import answer_by, dates_said, terms_quoted
from returns.papers.sheet.sheet_money import (
    amounts_said,
    answers_said,
    asked_kind,
    billed_said,
    grounds_said,
    total_said,
)
from returns.papers.sheet.sheet_pictures import completeness, pictures_told
from returns.papers.sheet.sheet_scope import Asked, total_of
from returns.phrases import say, word, word_within
from returns.records.case import Case, Line
from returns.records.comparison import Comparison
from returns.records.event import Event
from returns.records.event_kinds import OTHERWISE
from returns.records.order import Customer
from returns.records.own_reason import OwnReason
from returns.records.papers import (
    Completeness,
    EvidenceRecord,
    FoundUnit,
    PaperEvent,
    SheetLine,
)
from returns.records.policy import PolicyTerms, SupplierPolicy
from returns.records.settings import DeskSettings
from returns.records.unit import lost_where
from returns.rules.goods.comparison import faults_of, faults_seen
from returns.rules.money.due import CAME, came_back, verdict_of
from returns.rules.money.settled import in_dispute
from returns.rules.offers import keeps_goods
from returns.rules.redaction.redactor import Redactor, leaves_buyer_out
from returns.terms import Goods, Lang, Party, Verdict
from returns.trade.disputes import clock_of, decided_elsewhere
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
    """Everything but number, date, originals, and what a carrier alone is told.

    `case` has the addressee's lines alone; a `Redactor` took a buyer out of it and of `events`.
    """
    terms, total = policy.terms if policy else None, total_of(asked)
    supplier = addressee is Party.SUPPLIER
    complete = completeness(case, terms if supplier else None, lang)
    billed, estimate = billed_said(asked, total, lang)
    buyer = _buyer(case, addressee)
    city = settings.return_address.city
    told = Told(case, events, settings.shop_name, city, addressee, lang, today)
    return replace(
        _headed(case, settings, addressee, lang),
        asked=total,
        billed=billed,
        estimate=estimate,
        answer_by=answer_by(case, terms, today) if supplier and terms else None,
        asked_for=asked_kind(case, asked, terms, addressee),
        lines=tuple(_line(line, lang) for line in case.lines),
        dates=dates_said(case, lang, addressee),
        what_happened=_what_happened(
            case, complete, total_said(asked, total, lang) if total else "", lang
        ),
        grounds=grounds_said(case, asked, lang),
        terms=terms_quoted(case, policy, lang, today) if supplier else (),
        findings=tuple(found for line in case.lines for found in _found(line, lang)),
        verdict=_common_verdict(case),
        amounts=amounts_said(case, asked, total, lang),
        answers=answers_said(case, lang),
        events=tuple(events),
        completeness=complete,
        buyer_name=buyer.name,
        buyer_email=buyer.email,
        buyer_address=buyer.address or None,
        redact=leaves_buyer_out(addressee, terms),
        remedies=_remedies(case, asked, terms, addressee),
        reply_to=settings.email,
        custody=custody_of(told),
        maker=maker_of(told),
    )


def _headed(case: Case, settings: DeskSettings, addressee: Party, lang: Lang) -> EvidenceRecord:
    """Who says it to whom, about what, under which numbers."""
    return EvidenceRecord(
        number="",
        made_on=date.min,
        made_by=settings.shop_name,
        addressee=addressee,
        addressee_name=_name_of(case, addressee, lang),
        title=_title(case, addressee, lang),
        case_number=case.number,
        order_number=case.order,
        supplier_rma=_each([line.supplier_rma for line in case.lines]),
        our_rma=case.our_rma,
        supplier_po=_each([line.supplier_po for line in case.lines]),
    )


def _remedies(
    case: Case, asked: Sequence[Asked], terms: PolicyTerms | None, addressee: Party
) -> tuple[str, ...]:
    """What is asked, and what else a supplier's terms let him do about it; no other reader has a choice."""
    kind = asked_kind(case, asked, terms, addressee)
    theirs = terms.remedies if terms and addressee is Party.SUPPLIER else ()
    return tuple(dict.fromkeys(filter(None, (kind, *theirs))))


def _each(numbers: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, numbers)))


#: what is said among ourselves: no paper quotes it
_AMONG_US = frozenset(
    {"note", "check", "hold", "lift", "snooze", "wake", "close", "reopen", "write_off"}
)
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
    body = json.loads(event.body)
    sum_of_ours = event.kind not in _OF_CLAIMS and bool(body.get("amount"))
    return event.kind in _RETAIL or sum_of_ours or OTHERWISE in body


def paper_events(
    events: Sequence[Event],
    lang: Lang,
    buyer: Redactor | None,
    others: Hidden,
    own: Sequence[OwnReason] = (),
) -> tuple[PaperEvent, ...]:
    """The history with its sentences, without a buyer to be left out and goods to be kept back.

    Every step keeps its fingerprint; one about others' goods says no more than that, a note among
    ourselves no more than that there is one, and a supplier reads of no sum that the buyer paid or got.
    `own` are the reasons that the seller made, by which one is called.
    """
    called = {each.id: each.words[lang] for each in own}
    told = []
    for event in events:
        link = event if buyer is None else buyer.link_of(event)
        said = event if buyer is None else buyer.sentence_of(event)
        hidden = others.of(event)
        if hidden == "none" and _kept_back(event, others.addressee):
            hidden = "some"
        if hidden == "none":
            told.append(PaperEvent(link, event_words(said, lang, called)))
            continue
        words = (
            what_happened(said, lang) if hidden == "some" else say("papers.others_goods", lang)
        )
        told.append(PaperEvent(event.without_body(), words))
    return tuple(told)


def _buyer(case: Case, addressee: Party) -> Customer:
    """The buyer as the order has them; the desk's own record where the order tells nobody.

    A carrier delivers to an address, and has no business with the mail.
    """
    sale, known = case.sale, case.customer
    if sale.buyer or sale.email or sale.address:
        known = Customer(case.customer.id, sale.buyer, sale.email, sale.address)
    return replace(known, email="") if addressee is Party.CARRIER else known


# --- the head ---------------------------------------------------------------------------------


def _name_of(case: Case, addressee: Party, lang: Lang) -> str:
    if addressee is Party.SUPPLIER:
        return case.lines[0].supplier or word("party", addressee, lang)
    if addressee is Party.PLATFORM and decided_elsewhere(case.dispute) and in_dispute(case):
        # a bank or PayPal hears it, by way of whoever takes the shop's payments
        return say(f"packets.called.{clock_of(case.dispute, case.platform)}", lang)
    if addressee is Party.PLATFORM:
        return case.channel
    return word("unnamed", addressee, lang)


def _title(case: Case, addressee: Party, lang: Lang) -> str:
    """What it is about: every item with what is wrong with it, or the first and how many more."""
    first, *more = [
        say(
            "papers.title",
            lang,
            item=line.title or case.order,
            what=_what(line, addressee, lang),
        )
        for line in case.lines
    ]
    if len(more) < _MOST_TITLES:
        return _joined([first, *more], lang)
    return say("papers.title_more", lang, first=first, count=len(more))


def _what(line: Line, addressee: Party, lang: Lang) -> str:
    """The verdict when there is one that says more than the buyer did, else the reason.

    A carrier is told of what it lost itself; what the goods had is not its doing.
    """
    if addressee is Party.CARRIER and any(unit.goods is Goods.LOST for unit in line.units):
        return say(f"papers.lost_{lost_where(line.units)}", lang)
    verdict = verdict_of(line)
    if verdict is not None and as_told(verdict, line.reason) is not Verdict.AS_CLAIMED:
        return word("verdict", verdict, lang).lower()
    return word_within("reason", line.reason, lang)


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


def _found(line: Line, lang: Lang) -> Iterator[FoundUnit]:
    for unit in line.units:
        verdict, faults = unit.verdict, faults_seen(unit, line.reason, lang)
        if verdict is not None:
            told = replace(unit, verdict=as_told(verdict, line.reason))
            yield FoundUnit(line.title, told, faults)
        elif unit.looked_at:
            yield FoundUnit(line.title, unit, faults)


def _what_happened(
    case: Case, complete: Completeness, asked: str, lang: Lang
) -> tuple[str, ...]:
    """A paragraph for each line, and then pictures and sum; all in one where there is one line."""
    told = [_happened(line, lang) for line in case.lines]
    end = pictures_told(case, complete, lang)
    if asked:
        end.append(say("papers.asked", lang, amount=asked))
    if len(told) == 1:
        return (run_on([*told[0], *end], lang),)
    return tuple(run_on(part, lang) for part in (*told, end) if part)


def _happened(line: Line, lang: Lang) -> list[str]:
    looked, got = _received(line)
    arrived = any(unit.goods in CAME or unit.lost_going_on for unit in line.units)
    lost = {lost_where((unit,)) for unit in line.units} - {""}
    reason = word_within("reason", line.reason, lang)
    facts = {"count": line.quantity, "item": line.title, "reason": reason}
    if looked and got != line.quantity:
        told = [say("papers.claimed_part", lang, got=got, **facts)]
    else:
        told = [say("papers.claimed" if arrived else "papers.reported", lang, **facts)]
    if lost:
        keys = {"back": "lost", "on": "lost.on", "home": "lost.home"}
        told += [say(f"papers.{key}", lang) for where, key in keys.items() if where in lost]
    elif not arrived and keeps_goods(line.offer, line.route, line.reason):
        told.append(say("papers.kept", lang))
    faults = faults_of(((unit, line.reason) for unit in line.units), lang)
    if faults:
        told.append(say("papers.found", lang, found=_joined(faults, lang)))
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
