"""What papers are made from: a label, an evidence sheet, and the pictures on it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from returns.errors import UnreadableFile
from returns.money import Money
from returns.records.comparison import Comparison
from returns.records.event import Event
from returns.records.policy import Address
from returns.records.sheet_facts import ClauseWindow, Custody, Maker, Mark
from returns.records.unit import Unit
from returns.terms import FreightPayer, Lang, PaperSize, Party, RmaPlacement, Verdict


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One item as a paper names it; never with its price."""

    quantity: int
    title: str
    sku: str = ""
    serial: str = ""
    #: why it comes back, in words of the reader's language, where items of one parcel differ in it
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LabelRecord:
    """One parcel's return label and the box sheet or packing slip that goes with it."""

    case_number: str
    order_number: str
    #: the authorisation that the addressee works by; it stands big where `placement` wants it
    rma: str
    #: `to_address.name` is the first line unless `to_name` is given ("Kiln & Co, RETURNS")
    to_address: Address
    to_name: str = ""
    #: who sends it, name in `from_address.name`; None leaves lines to write on
    from_address: Address | None = None
    #: the other side's RMA (ours beside the supplier's), or ""
    second_rma: str = ""
    contents: tuple[PaperLine, ...] = ()
    parcel_no: int = 1
    parcels: int = 1
    return_by: date | None = None
    issued_on: date | None = None
    placement: RmaPlacement = RmaPlacement.LABEL_ONLY
    #: the parcel crosses a border: prints the line on returned goods in both languages
    customs: bool = False
    battery: bool = False
    #: whoever pays the postage: only a buyer who does is told to buy it
    postage_by: FreightPayer = FreightPayer.BUYER
    #: what the QR code says, understood by this desk's scan box; "" says the case number
    scan_code: str = ""
    #: the reason in words of `lang`; only on the slip inside, never on the outside
    reason: str = ""
    #: a line of the supplier's own for the buyer, or ""
    note: str = ""
    #: who reads it: the buyer
    lang: Lang = Lang.EN

    @property
    def item_count(self) -> int:
        """How many pieces are announced."""
        return sum(line.quantity for line in self.contents)


@dataclass(frozen=True, slots=True)
class PhotoForPage:
    """One photo of a sheet: its working copy to show, its original's facts to prove."""

    #: the working JPEG (upright, no EXIF), or None when the original cannot be decoded
    path: Path | None
    #: in the reader's language: "Outer box"
    caption: str
    #: shot id of `resources/shots.json`, or ""
    shot: str
    #: of the original
    sha256: str
    bytes: int = 0
    width: int = 0
    height: int = 0
    #: JPEG, PNG, WEBP, HEIF, TIFF, or "" when it cannot be decoded
    format: str = ""
    #: the camera's own clock, no zone: `2026-11-21T14:01:00`, or ""
    taken_at: str = ""
    #: when the desk took it in: `2026-11-21T14:05:00Z`, or ""
    added_at: str = ""
    #: the camera's clock contradicts what is known of the case
    clock_doubted: bool = False
    #: the original carries the place where it was taken
    has_gps: bool = False
    #: who took it in, "" where nobody said
    by: str = ""
    #: what is to be seen on it
    words: str = ""
    #: the line's row number and the number of the piece that it shows; None where nobody said
    line_id: int | None = None
    unit: int | None = None
    #: nothing is wrong with what it shows, while something is with other pieces of the sheet
    sound: bool = False
    #: shots that show best why the piece on it was judged so; () where that is a fault of it
    deciding: tuple[str, ...] = ()
    #: drawn on the copy alone
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One line of what we ask for, in words of the reader's language."""

    words: str
    amount: Money


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """What we found on one unit, with the item's title."""

    title: str
    unit: Unit
    #: what is wrong with it in the sheet's language, first what bears out the reason it came back for
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One item that a sheet is about; texts are in the language it is rendered in."""

    title: str
    sku: str
    #: pieces that were announced, and that came; None while none could have come
    announced: int
    received: int | None
    reason: str
    #: the buyer's own words, as given
    buyer_words: str = ""
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date of the order as a sheet gives it: `delivered`, "about 6–13 Jun 2026 (…)"."""

    name: str
    words: str
    #: the days between which it lies, both the same where it was told; None where nothing tells
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class TermQuoted:
    """A line of the addressee's terms, and which version of them it stands in."""

    line: str
    #: our own sentence on the day that it comes to, or ""
    counted: str = ""
    version: int | None = None
    #: the version's first day
    holds_from: date | None = None
    #: it began before the order was placed; else the terms are only as noted on that day
    held: bool = True
    #: the days that the clause gives; None where nothing tells from when it counts
    window: ClauseWindow | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What was asked of the addressee, or what the addressee answered, on a day."""

    day: date
    words: str
    amount: Money | None = None
    #: the addressee's own words
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A place in what people wrote that names the buyer, or may do so."""

    #: the field: buyer_words, marks, name (of a photo), title, history …
    where: str
    #: name, email, phone, address, order
    kind: str
    #: as written
    words: str
    #: False where it stands: a word that is also the buyer's name
    cut: bool


@dataclass(frozen=True, slots=True)
class PaperEvent:
    """One line of the history with its sentence in the reader's language."""

    event: Event
    words: str


@dataclass(frozen=True, slots=True)
class Shipment:
    """One parcel as its carrier is told of it; "" is not known."""

    #: from whom to whom
    way: str
    carrier: str = ""
    tracking: str = ""
    #: the days, as written
    handed_over: str = ""
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far the sheet has what its addressee asks for."""

    asked: int = 0
    present: int = 0
    #: captions of the shots still missing, in the reader's language
    missing: tuple[str, ...] = ()
    serial_asked: bool = False
    serial_given: bool = False
    video_asked: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One evidence sheet for one addressee; texts are in the language it is rendered in."""

    #: `RC-2026-00042-E1`
    number: str
    made_on: date
    #: the shop's name
    made_by: str
    addressee: Party
    addressee_name: str
    #: "Mug 350 ml, blue: cracked on arrival"
    title: str
    case_number: str
    order_number: str
    supplier_rma: str = ""
    our_rma: str = ""
    #: the numbers of the order at its supplier
    supplier_po: str = ""
    #: for a carrier: the parcels, and what the goods weigh as sent and as found
    shipments: tuple[Shipment, ...] = ()
    weight: str = ""
    asked: Money | None = None
    #: the same, exact, in the currency in which the addressee billed the goods, where that is another, and
    #: in words that `asked` is our estimate of it
    billed: Money | None = None
    estimate: str = ""
    #: the day by which its terms have the addressee answer; None where they do not say
    answer_by: date | None = None
    #: refund, reship, credit_note, allowance, reimbursement, appeal, no_debit, hearing
    asked_for: str = "refund"
    #: for how many of the pieces, in words; "" where it is for all
    part: str = ""
    lines: tuple[SheetLine, ...] = ()
    dates: tuple[DateSaid, ...] = ()
    #: paragraphs
    what_happened: tuple[str, ...] = ()
    #: why the addressee is asked, or is to hear us
    grounds: tuple[str, ...] = ()
    #: what of the addressee's terms speaks for us
    terms: tuple[TermQuoted, ...] = ()
    findings: tuple[FoundUnit, ...] = ()
    #: None also where one unit was found another way than the next
    verdict: Verdict | None = None
    amounts: tuple[AmountRow, ...] = ()
    #: what was asked of the addressee and answered so far, oldest first
    answers: tuple[AnswerRow, ...] = ()
    events: tuple[PaperEvent, ...] = ()
    completeness: Completeness = Completeness()
    buyer_name: str = ""
    buyer_email: str = ""
    buyer_address: Address | None = None
    #: made without the buyer's name, address, e-mail and order number; their fields are not shown
    redact: bool = False
    #: what its terms let the addressee do about it: refund, reship, credit_note …; () where they say nothing
    remedies: tuple[str, ...] = ()
    #: where the answer is awaited, or ""
    reply_to: str = ""
    custody: Custody = field(default_factory=Custody)
    #: who vouches for it
    maker: Maker = field(default_factory=Maker)
    #: 1, 2, 4, 6 or 9; 0 for as many as what they show needs
    photos_per_page: int = 0
    #: by the reader's country
    paper: PaperSize = PaperSize.A4
    #: the originals are attached
    originals: bool = False
    #: the newest entry of the desk, where the clock had been set back behind it; None otherwise
    newest_entry: datetime | None = None

    @property
    def announced(self) -> int:
        """Pieces that were announced, of every item."""
        return sum(line.announced for line in self.lines)

    @property
    def received(self) -> int | None:
        """Pieces that came, of every item; None while none could have come."""
        came = [line.received for line in self.lines if line.received is not None]
        return sum(came) if came else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet is filled in by its reader; its name is one of `returns.evidence.answer_names`."""

    name: str
    #: left, lower edge, width, height in points
    rect: tuple[float, float, float, float]
    #: from 1
    page: int


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture file is, by its content."""

    #: JPEG, PNG, WEBP, HEIF, TIFF, or "" when it is none of them
    format: str = ""
    #: pixels, before turning upright
    width: int = 0
    height: int = 0
    #: the camera's own clock: `2026-11-21T14:01:00`, or ""
    taken_at: str = ""
    #: the zone the camera wrote beside it: `+08:00`, or ""
    offset: str = ""
    #: EXIF 1–8
    orientation: int = 1
    has_gps: bool = False
    #: key of `errors.json` (`picture.damaged` …), or "" when it can be shown
    problem: str = ""
    #: what it looks like (`documents.picture_looks`), where it was decoded and has enough in it
    looks: tuple[str, ...] = ()
    #: what that sentence names: megapixels, the most that are shown
    said: tuple[tuple[str, object], ...] = ()

    def refusal(self) -> UnreadableFile:
        """The sentence of its problem."""
        return UnreadableFile(self.problem, **dict(self.said))
