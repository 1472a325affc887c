"""All that papers for one addressee are made from: the case as that one may read it, and what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from returns.casework.goods.three_columns import expected_weight
from returns.casework.outlook import read_with
from returns.ledger import rows
from returns.ledger.desk_clock import desk_clock, newest_step
from returns.ledger.soundness import NotSound, flaws_of
from returns.ledger.store import Store
from returns.ledger.told_events import taken_in_by, told_with
from returns.papers.document_box import DocumentBox
from returns.papers.sheet.asked_once import demand_asked_once
from returns.papers.sheet.evidence_record import evidence_record, paper_events
from returns.papers.sheet.hidden_steps import Hidden
from returns.papers.sheet.last_sheet import EVIDENCE, last_sheet
from returns.papers.sheet.sealed_pictures import SealedPicture
from returns.papers.sheet.sheet_buyer import as_shown, left_out_of
from returns.papers.sheet.sheet_pictures import photo_pages
from returns.papers.sheet.sheet_reader import country_of, language_of
from returns.papers.sheet.sheet_scope import (
    Asked,
    asked_for,
    demand_ground,
    lines_for_sheet,
)
from returns.papers.sheet.sheet_shipments import (
    carriers_meant,
    on_these_ways,
    shipments_of,
    ways_asked_for,
    weight_said,
)
from returns.papers.sheet.shown_case import shown_to
from returns.phrases import say
from returns.records.advice import Because
from returns.records.case import Case, Line, Photo
from returns.records.event import Event
from returns.records.event_kinds import PAPER_MADE
from returns.records.papers import EvidenceRecord, LeftOut, PaperEvent, PhotoForPage, SheetLine
from returns.records.policy import SupplierPolicy
from returns.records.settings import DeskSettings
from returns.rules.dates.clock_check import SetBack, set_back
from returns.rules.dates.photo_dates import doubt
from returns.rules.goods.shown_goods import names_of, unsaid_photos
from returns.rules.money.ground import contested_part
from returns.rules.money.ground_parcels import WayMeant
from returns.rules.paper_size import paper_of
from returns.rules.redaction.hits import Manner
from returns.rules.redaction.redactor import leaves_buyer_out
from returns.terms import HoldKind, Lang, PaperSize, Party


@dataclass(frozen=True, slots=True)
class Material:
    """All that a sheet is made from, read in one transaction."""

    #: with the lines alone that the addressee may hear of, and without a buyer who is left out
    case: Case
    asked: tuple[Asked, ...]
    #: for a carrier on which ways that happened which it is asked for, and what the goods weigh
    ways: tuple[WayMeant, ...]
    weight: str
    #: the paper of its reader's country
    paper: PaperSize
    events: tuple[PaperEvent, ...]
    settings: DeskSettings
    policy: SupplierPolicy | None
    language: str
    #: the clock stands before the newest step of the desk or the case
    set_back: SetBack | None
    #: number and date of the last sheet for this addressee and language, if there is one
    last: tuple[str, date, str] | None
    count: int
    #: the addressee as the desk remembers papers by it
    kept_for: str
    #: who took which photo in, by their row numbers
    taken_in_by: Mapping[int, str]
    #: what was left out of the case to show nobody the buyer
    left_out: tuple[LeftOut, ...] = ()
    party: Party = Party.SUPPLIER
    #: pieces of these lines are not told of: a picture may be of one of them
    pieces_untold: bool = False
    #: photos of the case that go to nobody until somebody says which goods they show
    photos_unsaid: tuple[Photo, ...] = ()
    #: what is new since the addressee decided
    news: str = ""
    #: for how many pieces whoever decides is asked, and of how many; None where it is for all
    part: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom the sheet is, and in what shape."""

    addressee: Party
    lang: str
    originals: bool
    max_mb: float | None
    #: originals may go although they may tell of a buyer whom the text leaves out
    sure: bool = False
    #: of several suppliers: that of this line, or of this name
    line_id: int | None = None
    supplier: str = ""
    #: of those on the platform's side the one that is no platform, by its id in the matrix; "" for others
    house: str = ""
    #: what is told with the claim that it goes with, and is kept with that only: what is new since
    #: its reader decided, and why photos are missing
    news: str = ""
    no_photos: str = ""


def gather(store: Store, box: DocumentBox, case_id: int, wanted: Wanted) -> Material:
    """Read it in one transaction; raises `NotSound`, and `Groundless` where nothing may be asked."""
    with store.reading() as tx:
        rows.case_row(tx, case_id)
        events = rows.history(tx, case_id)
        # before the case is read: what somebody altered may be nonsense
        flaws = flaws_of(tx, case_id, events)
        if flaws:
            raise NotSound(flaws)
        whole, beside = read_with(tx, case_id, store.clock.now())
        whole, party = _as_told(whole, wanted), wanted.addressee
        terms = {line.id: beside.terms(line) for line in whole.lines}
        line_id, supplier = wanted.line_id, wanted.supplier
        lines = lines_for_sheet(whole, party, line_id=line_id, supplier=supplier, terms=terms)
        demand_ground(whole, lines, party, terms, line_id)
        demand_asked_once(tx, whole, lines, party, terms)
        policy = beside.policy(lines[0])
        asked = asked_for(whole, lines, party, terms)
        ways = ways_asked_for(whole, asked) if party is Party.CARRIER else ()
        case = on_these_ways(shown_to(whole, lines, party, terms), ways)
        language = wanted.lang or language_of(tx, lines[0], party)
        redact = leaves_buyer_out(party, policy.terms if policy else None)
        buyer = left_out_of(whole, party, language, redact=redact)
        others = Hidden(whole, party, lines[0], case)
        news = wanted.news or _news(case, events)
        kept_for = _kept_for(whole, lines, party)
        return Material(
            case=as_shown(case, buyer, redact=redact),
            asked=asked,
            paper=paper_of(country_of(tx, whole, lines[0], party, beside.settings)),
            ways=ways,
            weight=_weight(tx, lines, asked, Lang(language)) if party is Party.CARRIER else "",
            events=paper_events(
                _before_papers(events), Lang(language), buyer, others, beside.settings.reasons
            ),
            settings=beside.settings,
            policy=policy,
            language=language,
            set_back=_clock(store, tx, case_id),
            last=last_sheet(tx, case_id, kept_for, language),
            count=box.count(tx, case_id, EVIDENCE),
            kept_for=kept_for,
            taken_in_by=taken_in_by(events),
            left_out=buyer.left_out if buyer else (),
            party=party,
            pieces_untold=len(case.units) < sum(len(line.units) for line in lines),
            photos_unsaid=unsaid_photos(whole, lines),
            part=contested_part(whole, {x.line_id: x.ground for x in asked if x.line_id}),
            news=buyer.text(news, Manner.PROSE, "news") if buyer else news,
        )


def _news(case: Case, events: Sequence[Event]) -> str:
    """What was told with the last claim on the addressee: new to it until it answers."""
    last = case.claims[-1] if case.claims else None
    return "" if last is None or last.answers else told_with(last, events)


def _as_told(case: Case, wanted: Wanted) -> Case:
    """The case once the claim that the sheet goes with is noted."""
    if not wanted.no_photos:
        return case
    told = {HoldKind.NO_PHOTO.value: wanted.no_photos}
    lines = tuple(
        replace(line, lifted={**line.lifted, **told})
        if wanted.line_id in (None, line.id)
        else line
        for line in case.lines
    )
    return replace(case, lines=lines)


def _weight(tx: Connection, lines: Sequence[Line], asked: Sequence[Asked], lang: Lang) -> str:
    weights = {line.id: expected_weight(tx, line) for line in lines}
    grounds = [(each.line_id, each.ground) for each in asked]
    pieces = {
        line_id: g.units for line_id, g in grounds if line_id is not None and g is not None
    }
    return weight_said(lines, weights, pieces, lang)


def _kept_for(case: Case, lines: Sequence[Line], party: Party) -> str:
    """`supplier`, or `supplier 1,3` for a sheet about some of the lines only."""
    if len(lines) == len(case.lines):
        return party.value
    return f"{party.value} {','.join(str(line.number) for line in lines)}"


def _before_papers(events: Sequence[Event]) -> Sequence[Event]:
    """The history to its last step on the case: papers made after it say nothing new of the case.

    So that the same case makes the same sheet, although the first one is told in its history.
    """
    last = max((at for at, event in enumerate(events) if event.kind != PAPER_MADE), default=-1)
    return events[: last + 1]


def _clock(store: Store, tx: Connection, case_id: int) -> SetBack | None:
    """The case's own newest step counts, too: many of others may have been written since."""
    now = store.clock.now()
    return desk_clock(tx, now) or set_back(now, newest_step(tx, case_id))


def record_of(material: Material, wanted: Wanted, number: str, made_on: date) -> EvidenceRecord:
    """What a sheet of that number and day says."""
    record = replace(
        evidence_record(
            material.case,
            material.asked,
            material.events,
            material.settings,
            material.policy,
            wanted.addressee,
            Lang(material.language),
            made_on,
        ),
        number=number,
        made_on=made_on,
        originals=wanted.originals,
        shipments=shipments_of(material.case, material.ways, Lang(material.language)),
        weight=material.weight,
        paper=material.paper,
        newest_entry=material.set_back.newest if material.set_back else None,
    )
    record = replace(
        record, part=part_said(material), grounds=beside_ground(record.grounds, material)
    )
    if material.part is not None:
        record = replace(record, lines=tuple(map(_without_count, record.lines)))
    name = _called(material, wanted)
    return replace(record, addressee_name=name) if name else record


def _called(material: Material, wanted: Wanted) -> str:
    """What the addressee is called by its house, or as the carrier of these ways; "" where it is neither."""
    if wanted.house:
        return say(f"packets.called.{wanted.house}", material.language)
    carriers = carriers_meant(material.ways)
    # of several none can be meant by name
    return carriers[0] if len(carriers) == 1 else ""


def _without_count(line: SheetLine) -> SheetLine:
    """What is told of some of its pieces is no contradiction to how many the buyer announced."""
    rows = tuple(row for row in line.comparisons if row.field != "quantity")
    return replace(line, comparisons=rows)


def beside_ground(grounds: tuple[str, ...], material: Material) -> tuple[str, ...]:
    """The reasons with what is new behind the first: what it is heard for decides, beside its ground.

    So does which pieces it is asked for, where that is not all of them.
    """
    said = []
    if material.part is not None:
        count, whole = material.part
        said.append(say("papers.rest_not_asked", material.language, count=whole - count))
    if material.news:
        said.append(say("papers.not_seen_yet", material.language, words=material.news))
    return (*grounds[:1], *said, *grounds[1:])


def part_said(material: Material) -> str:
    """`for 1 of the 2 pieces`, or "" where the addressee is asked for all."""
    if material.part is None:
        return ""
    count, whole = material.part
    return say("papers.for_pieces", material.language, count=count, whole=whole)


def unsaid_note(material: Material) -> Because | None:
    """That photos are left out because nobody said which goods they show, by their names."""
    left = material.photos_unsaid
    if not left:
        return None
    facts = (("count", str(len(left))), ("names", names_of(left)))
    return Because("evidence.photos_unsaid", facts)


def shown_pages(material: Material, pictures: Sequence[SealedPicture]) -> list[PhotoForPage]:
    """The photos as pages show them, those marked whose camera's clock contradicts the case."""
    doubted = {p.sha256 for p in material.case.photos if doubt(p, material.case)}
    return [
        replace(page, clock_doubted=page.sha256 in doubted)
        for page in photo_pages(
            pictures,
            material.language,
            case=material.case,
            by=material.taken_in_by,
            others=material.pieces_untold,
        )
    ]
