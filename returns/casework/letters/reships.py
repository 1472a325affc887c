"""New goods that a supplier promised, or sent, and that did not arrive: what his reminder says of them."""

from returns.casework.letters.letter_lines import numbers_words
from returns.casework.steps.acting import Act
from returns.casework.steps.ending import rest_lapses
from returns.records.unit import Parcel
from returns.rules.money.running_claim import unfounded
from returns.terms import End, ExchangeFrom, StepKind, SupplierClaim


def on_file(act: Act) -> tuple[Parcel, ...]:
    """The parcels with a number that the line's supplier sent, and that nobody said arrived.

    Of a parcel of which nobody said what it holds only where one supplier alone can have sent it.
    Where some are known to be lost, these alone: of the others nobody complained.
    """
    case, line = act.case, act.line
    sent = [each for each in case.exchanges if each.line_id == line.id]
    mine = {each.parcel_id for each in sent if each.arrived_at is None}
    others = {each.parcel_id for each in case.exchanges} - mine
    pieces = {unit.id for unit in case.line(line.id).units}
    alone = len({each.supplier_id for each in case.lines}) == 1
    waited = tuple(
        parcel
        for parcel in case.parcels
        if parcel.comes_from is End.SUPPLIER
        and parcel.received_at is None
        and parcel.tracking.strip()
        and parcel.id not in others
        and (
            parcel.id in mine or pieces & {*parcel.unit_ids} or (alone and not parcel.unit_ids)
        )
    )
    lost = {each.parcel_id for each in sent if each.lost}
    return tuple(parcel for parcel in waited if parcel.id in lost) or waited


def pieces_on_file(act: Act) -> int:
    """How many new ones are in those parcels; 0 where nobody said what they hold."""
    parcels = {parcel.id for parcel in on_file(act)}
    sent = [each for each in act.case.exchanges if each.line_id == act.line.id]
    return sum(len(each.units) for each in sent if each.parcel_id in parcels)


def pieces_promised(act: Act) -> int:
    """For how many pieces a supplier still owes the new ones that he promised; 0 where that is not known.

    For none that turned out to be sound, and none that he sent anew.
    """
    claims = act.case.claims_of(act.line)
    if act.line.tracks.supplier_claim is not SupplierClaim.RESHIP_PROMISED or not claims:
        return 0
    told = (act.case, act.line, act.advice, act.terms, claims[-1])
    settled = set(unfounded(*told, lapses=rest_lapses(act)))
    for sent in act.case.exchanges:
        his = sent.line_id == act.line.id and sent.comes_from is ExchangeFrom.SUPPLIER
        settled |= {*sent.units} if his and not sent.lost else set()
    return len({*claims[-1].units} - settled)


def number_on_file(act: Act, lang: str) -> str:
    """The numbers under which the new goods were sent that he is reminded of; "" in any other letter."""
    parcels = on_file(act)
    if act.kind is not StepKind.CHASE_SUPPLIER or not parcels:
        return ""
    return numbers_words([parcel.tracking for parcel in parcels], lang)
