"""A case told shortly for one addressee: what is asked on which ground, why, and what shows it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from returns.clock import moment
from returns.documents.evidence_pages.reasons import seen_on
from returns.documents.labels.label_parts import written_day
from returns.documents.voices import calm_words
from returns.language import between, run_on
from returns.money import Money
from returns.papers.sheet.sheet_dates import paid_said, span_said
from returns.papers.sheet.sheet_material import Material, beside_ground, part_said
from returns.papers.sheet.sheet_money import total_said
from returns.papers.sheet.sheet_scope import total_of
from returns.phrases import say
from returns.records.case import Case
from returns.records.packets import Addressee, SeenPhoto, ShortCase
from returns.records.papers import EvidenceRecord, PhotoForPage
from returns.records.unit import Payment, lost_where
from returns.rules.dates.paid_on import paid_on
from returns.rules.money.ground_rules import GroundRule
from returns.rules.sentences import sentence
from returns.terms import Lang, Move, Party
from returns.trade.platform_acts import PlatformAct

#: shots that show what was found on a piece
_OF_FINDINGS = frozenset(
    {"defect_close", "defect_wide", "front", "back", "box_damage", "packing"}
)
#: days of the case that a sheet has room for
_MOST_TIMES = 12


def short_case(
    material: Material,
    record: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    addressee: Addressee,
) -> ShortCase:
    """Everything that the sheets of a packet say; `record` is what the evidence sheet would say."""
    lang = Lang(material.language)
    asks, ask, fact = _ask(material, record, addressee, lang)
    rows = [row for line in record.lines for row in line.comparisons]
    return ShortCase(
        number=record.case_number,
        made_on=record.made_on,
        shop=record.made_by,
        lang=lang,
        theirs=their_number(material, record, lang),
        asks=asks,
        ask=ask,
        ask_fact=fact,
        title=record.title,
        reasons=tuple(_reasons(material, record, lang)),
        facts=tuple(_facts(material, record, lang)),
        heads=_heads(record, lang),
        against=tuple(row for row in rows if row.contradicts),
        agreed=calm_words(rows, _answered(record), lang),
        times=tuple(_times(material, record, lang)),
        fingerprint=fingerprint_of(material, photos),
        stated=_stated(material, record, lang),
        photos=tuple(_seen(record, photo, at, lang) for at, photo in enumerate(photos, 1)),
        paper=record.paper,
    )


def fingerprint_of(material: Material, photos: Sequence[PhotoForPage]) -> str:
    """SHA-256 of the photos' own fingerprints in their order, and of the history's end, a line each."""
    lines = [photo.sha256 for photo in photos]
    lines += [material.events[-1].event.hash] if material.events else []
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


# --- numbers ----------------------------------------------------------------------------------


def facts_known(material: Material, record: EvidenceRecord) -> dict[str, str]:
    """What an addressee finds a case by, as far as it is known and may be told: by the names of `words`."""
    back, worth = _sum(_told_back(material)), _paid_for(material, record)
    if material.part is not None and back is not None and worth is not None:
        # what went back is for all pieces
        back = min(back, worth, key=lambda money: money.minor)
    at_stake = record.asked or back or worth
    tracking = _parcels_meant(material) or [each.tracking for each in record.shipments]
    words = [line.buyer_words for line in record.lines if line.buyer_words.strip()]
    return {
        "order": "" if record.redact else record.order_number,
        "po": record.supplier_po,
        "rma": record.supplier_rma,
        "tracking": ", ".join(dict.fromkeys(filter(None, tracking))),
        "sum": at_stake.coded if at_stake else "",
        "complaint": " ".join(words[0].split()) if words else "",
    }


def _parcels_meant(material: Material) -> list[str]:
    """The numbers of the parcels that the grounds speak of; () where one of them names none."""
    grounds = [each.ground for each in material.asked if each.ground is not None]
    named = [dict(ground.because.facts).get("tracking", "") for ground in grounds]
    return named if all(named) else []


#: what a side finds a case by, the best first
_FOUND_BY = {
    Party.SUPPLIER: ("rma", "po", "order"),
    Party.CARRIER: ("tracking", "order"),
    Party.PLATFORM: ("order",),
}


def their_number(material: Material, record: EvidenceRecord, lang: Lang) -> str:
    """`Order 302-5581234-7719`, in the addressee's own numbers; ours where it has none of its own."""
    known = facts_known(material, record)
    for name in _FOUND_BY[record.addressee]:
        if known[name]:
            return say(f"packets.number.{name}", lang, number=known[name])
    return say("packets.number.ours", lang, number=record.case_number)


# --- what is asked ----------------------------------------------------------------------------


def _ask(
    material: Material, record: EvidenceRecord, addressee: Addressee, lang: Lang
) -> tuple[str, str, str]:
    """Who is asked to do what, and the fact that goes with it; a platform only by the ground that holds."""
    name = addressee_name(addressee, material, lang)
    total = total_of(material.asked)
    rules = {each.ground.rule for each in material.asked if each.ground is not None}
    asks = say("packets.we_ask", lang, name=name)
    fact = _back_said(material.case, _told_back(material), lang)
    verb = _verb(record, addressee, rules)
    if total is None:
        ask = say(f"packets.ask.{verb}", lang)
    else:
        said = total_said(material.asked, total, lang)
        ask = say(f"packets.ask_sum.{verb}", lang, amount=said)
    if part := part_said(material):
        ask = say("packets.ask_part", lang, ask=ask, part=part)
    return asks, ask, fact


def _verb(record: EvidenceRecord, addressee: Addressee, rules: Iterable[GroundRule]) -> str:
    if addressee.party is Party.SUPPLIER:
        return record.asked_for or "refund"
    if addressee.id == "safe_t":
        return "reimburse_safe_t"
    if GroundRule.GRANTED in rules:
        return "reverse"
    if GroundRule.ANSWER in rules:
        return "close_card" if addressee.id == "card" else "close"
    return "reimburse"


def addressee_name(addressee: Addressee, material: Material, lang: Lang) -> str:
    """A supplier by its own name, where it has one; a house by what it is called."""
    own = material.case.lines[0].supplier
    if addressee.id == "supplier" and own:
        return own
    return say(f"packets.called.{addressee.id}", lang)


def paid_back(material: Material) -> list[Payment]:
    """What really went back to the buyer for these lines, oldest first."""
    found = [each for each in material.case.payments if each.outgoing and each.kind == "refund"]
    return sorted(found, key=lambda each: each.on or each.at.date())


def _told_back(material: Material) -> list[Payment]:
    """As far as the addressee may hear of it: what a buyer paid and got is no supplier's concern."""
    return [] if material.party is Party.SUPPLIER else paid_back(material)


def _sum(payments: Sequence[Payment]) -> Money | None:
    sums = [each.amount for each in payments]
    return sum(sums[1:], start=sums[0]) if sums else None


def _paid_for(material: Material, record: EvidenceRecord) -> Money | None:
    """What the buyer paid for these goods; no supplier's concern, None while it is not known."""
    known = [line.paid_for for line in material.case.lines if line.paid_for is not None]
    if record.addressee is not Party.PLATFORM or len(known) < len(material.case.lines):
        return None
    return sum(known[1:], start=known[0]) or None


def _back_said(case: Case, payments: Sequence[Payment], lang: Lang) -> str:
    if not payments:
        return ""
    last, total = payments[-1], _sum(payments)
    day = written_day(last.on or last.at.date(), lang)
    key = "packets.went_back" if paid_on(case, last).sure else "packets.went_back_by"
    return say(key, lang, amount=total.coded if total else "", day=day)


# --- why --------------------------------------------------------------------------------------


def _reasons(material: Material, record: EvidenceRecord, lang: Lang) -> Iterator[str]:
    """Each ground, what is new, what was found, the terms; what went back stands beside what is asked."""
    told: dict[str, None] = {}
    for each in material.asked:
        if each.ground is not None:
            told[sentence(each.ground.because, lang)] = None
    yield from beside_ground(tuple(told), material)
    if found := seen_on(record.findings, lang):
        joined = between("semicolon", lang).join(found)
        yield say("papers.found", lang, found=joined)
    for term in record.terms:
        quoted = say("documents.evidence.terms", lang, line=term.line)
        yield run_on((quoted, term.counted), lang)


def _facts(material: Material, record: EvidenceRecord, lang: Lang) -> Iterator[tuple[str, str]]:
    known = facts_known(material, record)
    for name in _FOUND_BY[record.addressee]:
        yield say(f"packets.fact.{name}", lang), known[name]
    case = material.case
    dates = case.outlook(case.lines[0]).dates
    for name, span in (("ordered", dates.ordered), ("delivered", dates.delivered)):
        if span.earliest is not None:
            yield say(f"documents.evidence.{name}", lang), span_said(span, lang, why=False)
    back = paid_back(material)
    if back and record.addressee is Party.PLATFORM:
        references = ", ".join(dict.fromkeys(p.reference for p in back if p.reference))
        yield say("packets.fact.refund", lang), _back_said(material.case, back, lang)
        yield say("packets.fact.reference", lang), references
    elif record.addressee is Party.PLATFORM:
        yield say("packets.fact.sum", lang), known["sum"]
    yield say("packets.fact.ours", lang), record.case_number


def _answered(record: EvidenceRecord) -> str:
    """How the third voice is called: a supplier reads of itself."""
    return "you_say" if record.addressee is Party.SUPPLIER else "supplier_says"


def _heads(record: EvidenceRecord, lang: Lang) -> tuple[str, str, str]:
    names = ("buyer_said", "we_found", _answered(record))
    first, second, third = (say(f"documents.evidence.{name}", lang) for name in names)
    return first, second, third


# --- when and who -----------------------------------------------------------------------------


def _times(material: Material, record: EvidenceRecord, lang: Lang) -> Iterator[tuple[str, str]]:
    """The days of the case in their order, each with what happened; estimates as such."""
    case = material.case
    dates = case.outlook(case.lines[0]).dates
    rows: list[tuple[date, int, str, str]] = []

    def add(day: date, when: str, what: str) -> None:
        rows.append((day, len(rows), when, what))

    for name, span in (
        ("ordered", dates.ordered),
        ("shipped", dates.shipped),
        ("delivered", dates.delivered),
    ):
        if span.earliest is not None and span.latest is not None:
            add(
                span.earliest,
                span_said(span, lang, why=False),
                say(f"packets.time.{name}", lang),
            )
    asked = case.requested_at.date()
    add(asked, written_day(asked, lang), say("packets.time.reported", lang))
    if record.addressee is Party.PLATFORM:
        for payment in paid_back(material):
            day = payment.on or payment.at.date()
            amount = payment.amount.coded
            add(
                day,
                paid_said(case, payment, lang),
                say("packets.time.refunded", lang, amount=amount),
            )
        if case.dispute and case.dispute_at is not None:
            day = case.dispute_at.date()
            # a file tells no day of it
            by_file = PlatformAct.A_TO_Z_OPENED.value in case.platform_did
            key = "dispute_since" if by_file else "dispute"
            add(day, written_day(day, lang), say(f"packets.time.{key}", lang))
    for key, at in _ways(material):
        told = say(f"packets.time.{key}", lang, who=_who(material))
        add(at.date(), written_day(at.date(), lang), told)
    days = Counter(photo.added_at.date() for photo in case.photos)
    for day, count in sorted(days.items()):
        add(day, written_day(day, lang), say("packets.time.photos", lang, count=count))
    add(record.made_on, written_day(record.made_on, lang), say("packets.time.made", lang))
    unique = dict.fromkeys((when, what) for _, _, when, what in sorted(rows))
    yield from list(unique)[-_MOST_TIMES:]


def _ways(material: Material) -> Iterator[tuple[str, datetime]]:
    """What became of the goods: when they were posted back, here, looked at, or told lost."""
    case = material.case
    for parcel in case.parcels:
        if parcel.comes_back and parcel.sent_at is not None:
            yield "posted", parcel.sent_at
        if parcel.comes_back and parcel.received_at is not None:
            yield "came", parcel.received_at
    inspected = "inspected_by" if _who(material) else "inspected"
    yield from (
        (inspected, ln.inspected_at) for ln in case.lines if ln.inspected_at is not None
    )
    where = lost_where(case.units)
    if where:
        told = (each.event for each in material.events if each.event.kind == Move.LOST)
        key = "lost" if where == "back" else f"lost_{where}"
        yield from ((key, moment(event.at)) for event in told)


def _who(material: Material) -> str:
    """Who wrote the last step of the history that tells by whom it was."""
    told = (each.event.by for each in reversed(material.events) if each.event.by)
    return next(told, "")


def _stated(material: Material, record: EvidenceRecord, lang: Lang) -> str:
    who = ", ".join(filter(None, (_who(material), record.made_by))) or record.case_number
    day = written_day(record.made_on, lang)
    if not material.case.photos:
        return say("packets.stated_bare", lang, who=who, day=day)
    return say("packets.stated", lang, who=who, day=day, count=len(material.case.photos))


# --- photos -----------------------------------------------------------------------------------


def _seen(record: EvidenceRecord, photo: PhotoForPage, number: int, lang: Lang) -> SeenPhoto:
    marks = [
        found.unit.marks
        for found in record.findings
        if found.unit.marks
        and photo.line_id in (None, found.unit.line_id)
        and photo.unit in (None, found.unit.number)
    ]
    seen = between("semicolon", lang).join(dict.fromkeys(marks))
    return SeenPhoto(
        photo,
        number,
        seen if photo.shot in _OF_FINDINGS and photo.shot.startswith("defect") else "",
        _when(photo, lang),
    )


def _when(photo: PhotoForPage, lang: Lang) -> str:
    """By the camera's clock, or that it is doubted, and by the desk's own."""
    taken, came = _moment(photo.taken_at), _moment(photo.added_at)
    told = []
    if taken is not None:
        told.append(_said("taken_doubted" if photo.clock_doubted else "taken", taken, lang))
    if came is not None:
        told.append(_said("received", came, lang))
    return " · ".join(told)


def _said(key: str, moment: datetime, lang: Lang) -> str:
    day = written_day(moment.date(), lang)
    zone = " UTC" if moment.utcoffset() == timedelta(0) else ""
    return say(f"packets.{key}", lang, day=day, time=f"{moment:%H:%M}{zone}")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
