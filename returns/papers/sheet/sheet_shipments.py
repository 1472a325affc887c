"""What a carrier finds a parcel by: its number, when it was handed over, what it weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from returns.documents.labels.label_parts import written_day
from returns.papers.sheet.sheet_dates import span_said
from returns.papers.sheet.sheet_scope import Asked
from returns.phrases import say, word
from returns.records.case import Case, Line
from returns.records.papers import Shipment
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import arrived_on, not_let_in
from returns.rules.goods.handed_over import handed_over_on
from returns.rules.money.ground import Ground
from returns.rules.money.ground_parcels import WayMeant, way_meant
from returns.terms import Lang, Party

#: expected grams of one piece, by the ids of lines; None where nobody told
Weights = Mapping[int, int | None]
#: the pieces that the carrier is asked for, by the ids of lines: the others were not in its hands, or came
Pieces = Mapping[int, Sequence[Unit]]


def ways_asked_for(case: Case, asked: Sequence[Asked]) -> tuple[WayMeant, ...]:
    """On which ways that happened which a carrier is asked for, by the line; () where no ground says so."""
    grounds = {each.line_id: each.ground for each in asked}
    told = [
        (line, ground) for line in case.lines if (ground := grounds.get(line.id)) is not None
    ]
    return tuple(way_of(case, line, ground) for line, ground in told)


def way_of(case: Case, line: Line, ground: Ground) -> WayMeant:
    """On which way that happened which a carrier is asked for on that ground."""
    return way_meant(case, case.as_asked(line, Party.CARRIER)[0], ground.rule, ground.units)


def on_these_ways(case: Case, ways: Sequence[WayMeant]) -> Case:
    """The case without what else came back of it, where that happened on a way back which is asked for.

    In whose hands the goods were another parcel does not say: it came, or another carrier had it.
    """
    meant = {parcel.id for way in ways for parcel in way.parcels}
    if not any(each.comes_back and each.id in meant for each in case.parcels):
        return case
    parcels = (each for each in case.parcels if each.id in meant or not each.comes_back)
    return replace(case, parcels=tuple(parcels))


def carriers_meant(ways: Sequence[WayMeant]) -> tuple[str, ...]:
    """Who carried the goods on these ways, as they were called, each once; () while nobody told."""
    names = (parcel.carrier for way in ways for parcel in way.parcels if parcel.carrier)
    return tuple(dict.fromkeys(names))


def shipments_of(case: Case, ways: Sequence[WayMeant], lang: Lang) -> tuple[Shipment, ...]:
    """The parcels of the goods on these ways, in their order."""
    meant = {parcel.id for way in ways for parcel in way.parcels}
    told = tuple(_shipment(case, each, lang) for each in case.parcels if each.id in meant)
    # a way of which nobody told a parcel is known by its days alone
    by_days = any(way.out and not way.parcels for way in ways)
    return (_first_way(case, lang), *told) if by_days else told


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
