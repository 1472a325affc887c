"""What a carrier finds a parcel by: its number, when it was handed over, what it weighed."""

from collections.abc import Mapping, Sequence

from returns.documents.labels.label_parts import written_day
from returns.papers.sheet.sheet_dates import span_said
from returns.phrases import say, word
from returns.records.case import Case, Line
from returns.records.papers import Shipment
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import arrived_on, not_let_in
from returns.rules.goods.handed_over import handed_over_on
from returns.terms import End, Lang

#: expected grams of one piece, by the ids of lines; None where nobody told
Weights = Mapping[int, int | None]
#: the pieces that the carrier is asked for, by the ids of lines: the others were not in its hands, or came
Pieces = Mapping[int, Sequence[Unit]]


def shipments_of(case: Case, lang: Lang) -> tuple[Shipment, ...]:
    """The parcels of the goods that were sold, in their order; what was sent instead is another thing."""
    instead = {sent.parcel_id for sent in case.exchanges}
    parcels = [parcel for parcel in case.parcels if parcel.id not in instead]
    if not any(parcel.goes_to is End.BUYER for parcel in parcels):
        # the first way is known by its days alone
        return (_first_way(case, lang), *(_shipment(case, each, lang) for each in parcels))
    return tuple(_shipment(case, each, lang) for each in parcels)


def _first_way(case: Case, lang: Lang) -> Shipment:
    dates = case.outlook(case.lines[0]).dates
    return Shipment(
        way=say("papers.way.to_buyer", lang),
        handed_over=span_said(dates.shipped, lang, why=False),
        arrived=span_said(dates.delivered, lang, why=False) if dates.delivered.sure else "",
    )


def _shipment(case: Case, parcel: Parcel, lang: Lang) -> Shipment:
    let_in = not_let_in(case, parcel) is None
    came = arrived_on(case, parcel) if let_in else None
    given = handed_over_on(case, parcel)
    handed_over = written_day(given, lang) if given else ""
    if parcel.sent_at is not None and given is None:
        # noted once the buyer had written: the days of the order say more
        shipped = case.outlook(case.lines[0]).dates.shipped
        handed_over = span_said(shipped, lang, why=False)
    return Shipment(
        way=say(
            "papers.way.between",
            lang,
            start=word("end", parcel.comes_from, lang),
            end=word("end", parcel.goes_to, lang),
        ),
        carrier=parcel.carrier,
        tracking=parcel.tracking,
        handed_over=handed_over,
        arrived=written_day(came, lang) if came else "",
    )


def weight_said(lines: Sequence[Line], weights: Weights, pieces: Pieces, lang: Lang) -> str:
    """What the goods weigh as sent and as found, as far as it is known; "" where nothing is."""
    sent = [weights.get(line.id) for line in lines]
    told = [each for each in sent if each is not None]
    theirs = [pieces.get(line.id, line.units) for line in lines]
    found = [unit.weight_g for units in theirs for unit in units if unit.weight_g is not None]
    said = []
    if told and len(told) == len(sent):
        whole = sum(each * len(units) for each, units in zip(told, theirs, strict=True))
        said.append(say("papers.weight.sent", lang, grams=whole))
    if found:
        said.append(say("papers.weight.found", lang, grams=sum(found)))
    return "\n".join(said)
