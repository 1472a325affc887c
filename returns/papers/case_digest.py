"""What a case summary says of a case: everything the seller wants to know, worded for him."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from db.case_parts import of_case
from db.tables import cases as t
from returns.casework.outlook import read_with
from returns.documents.event_words import event_words, moves, what_happened
from returns.documents.labels.label_parts import written_day
from returns.errors import Refusal
from returns.language import between, country_name, weekday_words
from returns.ledger import rows
from returns.ledger.photo_pictures import picture_of
from returns.ledger.store import Store
from returns.papers.case_money import asked_said, costs_said, moved_said, totals_of
from returns.papers.sheet.sealed_pictures import SealedPicture
from returns.papers.sheet.sheet_dates import span_said
from returns.papers.sheet.sheet_pictures import photo_pages
from returns.phrases import say, word
from returns.records.advice import Hold, Step
from returns.records.case import Case, Line
from returns.records.event import Event
from returns.records.event_kinds import PAPER_MADE
from returns.records.papers import PhotoForPage
from returns.records.plain_papers import CaseDigest, DigestLine, Happened, Written
from returns.records.postal import country_code
from returns.records.unit import Unit
from returns.rules.paper_size import paper_of
from returns.rules.sentences import sentence
from returns.terms import Lang
from returns.trade.waits import waited_as

#: papers for our own use: having made one is nothing that happened to the case
OWN_PAPERS = frozenset({"summary", "contacts"})
#: steps that are told in one line where they follow each other within a minute
_TOGETHER = ("photo_added",)


def case_digest(store: Store, tx: Connection, case_id: int, lang: Lang) -> CaseDigest:
    """The case as it stands; raises `NotFound`."""
    now = store.clock.now()
    case, beside = read_with(tx, case_id, now)
    shop = beside.settings
    own = {each.id: each.words[lang] for each in shop.reasons}
    letters = [(row.at, rows.letter(row)) for row in of_case(tx, t.message, case_id)]
    return CaseDigest(
        number=case.number,
        title=_title(case, lang),
        shop=shop.shop_name,
        made_on=now.date(),
        standing=tuple(_standing(case, now.date(), lang)),
        facts=tuple(_facts(case, lang)),
        lines=tuple(_line(case, line, lang) for line in case.lines),
        money=tuple(moved_said(case, lang)),
        totals=totals_of(case),
        claims=tuple(asked_said(case, lang)),
        costs=tuple(costs_said(case, lang)),
        letters=tuple(
            Written(_moment(at, lang), word("party", letter.to, lang), letter.subject)
            for at, letter in letters
        ),
        photos=_small_photos(store, case, lang),
        history=tuple(_history(rows.history(tx, case_id), lang, own)),
        paper=paper_of(shop.return_address.country),
    )


def _say(key: str, lang: Lang, **told: object) -> str:
    return say(f"papers.summary.{key}", lang, **told)


def _title(case: Case, lang: Lang) -> str:
    more = len(case.lines) - 1
    return _say("and_more", lang, title=case.title, count=more) if more > 0 else case.title


def _standing(case: Case, today: date, lang: Lang) -> Iterator[str]:
    if case.closed_at is not None:
        yield _say("closed", lang, day=written_day(case.closed_at.date(), lang))
        return
    if case.next is None:
        yield _say("open", lang)
        return
    yield word("step", case.next.kind, lang)
    due = case.next.due_at.date()
    yield _say("overdue" if due < today else "due", lang, day=weekday_words(due, lang))
    if case.next.waiting_for is not None:
        waited = waited_as(case.next.kind, case.next.waiting_for, case.dispute)
        yield word("waits", waited, lang)


def _facts(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    dates = case.outlook(case.lines[0]).dates if case.lines else None
    told = [
        ("order", case.order),
        ("shop", case.channel),
        ("our_rma", case.our_rma),
        ("opened", weekday_words(case.requested_at.date(), lang)),
        ("ordered", span_said(dates.ordered, lang, why=False) if dates else ""),
        ("shipped", span_said(dates.shipped, lang, why=False) if dates else ""),
        ("delivered", span_said(dates.delivered, lang, why=False) if dates else ""),
        ("value", case.value.coded if case.priced else word("value", "unknown", lang)),
        ("buyer", _buyer(case, lang)),
        ("email", case.sale.email or case.customer.email),
        ("tracking", _parcels(case, lang)),
        ("dispute", case.dispute),
    ]
    yield from ((_say(f"fact.{name}", lang), value) for name, value in told)


def _buyer(case: Case, lang: Lang) -> str:
    name = case.sale.buyer or case.customer.name
    country = country_name(country_code(case.sale.address.country), lang)
    return between("comma", lang).join(filter(None, (name, country)))


def _parcels(case: Case, lang: Lang) -> str:
    ways = (
        say(
            "papers.summary.parcel",
            lang,
            start=word("end", parcel.comes_from, lang),
            end=word("end", parcel.goes_to, lang),
            tracking=" ".join(filter(None, (parcel.carrier, parcel.tracking))),
        )
        for parcel in case.parcels
        if parcel.tracking
    )
    return "\n".join(ways)


def _line(case: Case, line: Line, lang: Lang) -> DigestLine:
    outlook, tracks = case.outlook(line), line.tracks
    comma = between("comma", lang)
    why = [word("reason", line.reason, lang)]
    if line.buyer_words.strip():
        why.append(say("documents.evidence.quoted", lang, words=line.buyer_words.strip()))
    numbers = [
        _say(f"fact.{name}", lang) + between("colon", lang) + value
        for name, value in (("rma", line.supplier_rma), ("po", line.supplier_po))
        if value
    ]
    return DigestLine(
        number=line.number,
        item="\n".join(
            filter(
                None,
                (line.title or line.sku, comma.join(filter(None, (line.variant, line.sku)))),
            )
        ),
        pieces=line.quantity,
        why="\n".join(why),
        supplier="\n".join(filter(None, (line.supplier, *numbers))),
        paid=line.paid_for,
        tracks=(
            word("request", tracks.request, lang),
            word("goods", tracks.goods, lang),
            word("buyer_money", tracks.buyer_money, lang),
            word("supplier_claim", tracks.supplier_claim, lang),
        ),
        next=_next(outlook.step, outlook.hold, lang),
        found=tuple(
            _found(line, unit, lang) for unit in line.units if unit.looked_at or unit.verdict
        ),
    )


def _next(step: Step | None, hold: Hold | None, lang: Lang) -> str:
    told = []
    if step is not None:
        day = weekday_words(step.due_at.date(), lang)
        told.append(_say("next_by", lang, step=word("step", step.kind, lang), day=day))
    if hold is not None:
        told += [sentence(each, lang) for each in hold.told]
    return "\n".join(told)


def _found(line: Line, unit: Unit, lang: Lang) -> str:
    """`Mug, unit 1: Opened · Complete · Broken · a crack · D · broken · As claimed · Back to supplier`."""
    told = [
        word("package", unit.package, lang) if unit.package else "",
        ""
        if unit.complete is None
        else _say("complete" if unit.complete else "incomplete", lang),
        _works(unit, lang),
        unit.marks,
        say("documents.slip.serial", lang, serial=unit.serial) if unit.serial else "",
        ""
        if unit.weight_g is None
        else say("documents.evidence.unit.grams", lang, grams=unit.weight_g),
        say("documents.evidence.unit.instead", lang, what=unit.instead) if unit.instead else "",
        word("grade", unit.grade, lang) if unit.grade else "",
        word("verdict", unit.verdict, lang) if unit.verdict else "",
        word("disposition", unit.disposition, lang) if unit.disposition else "",
    ]
    name = say(
        "documents.evidence.unit.of", lang, title=line.title or line.sku, unit=unit.number
    )
    facts = between("semicolon", lang).join(" ".join(each.split()) for each in told if each)
    return f"{name}{between('colon', lang)}{facts}" if facts else name


def _works(unit: Unit, lang: Lang) -> str:
    if unit.works is None:
        return ""
    name = say("documents.evidence.unit.works", lang)
    return f"{name}{between('colon', lang)}{word('works', unit.works, lang)}"


def _small_photos(store: Store, case: Case, lang: Lang) -> tuple[PhotoForPage, ...]:
    pictures = []
    for photo in case.photos:
        try:
            path = picture_of(store, photo, "thumb")
        except Refusal:
            path = None  # the summary says which one cannot be shown
        pictures.append(SealedPicture(photo, path))
    return tuple(photo_pages(pictures, lang, items=case.lines))


def _history(events: Sequence[Event], lang: Lang, own: Mapping[str, str]) -> list[Happened]:
    told: list[Happened] = []
    before = ""
    for event in events:
        if event.kind == PAPER_MADE and json.loads(event.body).get("paper") in OWN_PAPERS:
            continue
        words = [event_words(event, lang, own, known=events), *moves(event, lang, own)]
        step = Happened(
            _moment(event.at, lang), event.by, between("semicolon", lang).join(words)
        )
        start = f"{what_happened(event, lang)}{between('colon', lang)}"
        last = told[-1] if told else None
        # a dozen photos of one minute are one line
        if (
            last is not None
            and event.kind == before in _TOGETHER
            and (last.when, last.who) == (step.when, step.who)
            and step.what.startswith(start)
        ):
            joined = between("semicolon", lang).join((last.what, step.what.removeprefix(start)))
            told[-1] = replace(last, what=joined)
        else:
            told.append(step)
        before = event.kind
    return told


def _moment(at: str, lang: Lang) -> str:
    when = datetime.fromisoformat(at)
    return _say("moment", lang, day=written_day(when.date(), lang), time=f"{when:%H:%M}")
