"""New goods that a supplier sent under a number, and that did not arrive: what his reminder says of them."""

from returns.casework.letters.letter_lines import put_in
from returns.casework.steps.acting import Act
from returns.phrases import say
from returns.terms import End, StepKind


def on_file(act: Act) -> tuple[str, ...]:
    """The numbers of parcels that the line's supplier sent, and that did not arrive as far as anybody knows.

    Of a parcel of which nobody said what it holds only where one supplier alone can have sent it.
    """
    case, line = act.case, act.line
    mine = {sent.parcel_id for sent in case.exchanges if sent.line_id == line.id}
    others = {sent.parcel_id for sent in case.exchanges} - mine
    pieces = {unit.id for unit in case.line(line.id).units}
    alone = len({each.supplier_id for each in case.lines}) == 1
    return tuple(
        parcel.tracking.strip()
        for parcel in case.parcels
        if parcel.comes_from is End.SUPPLIER
        and parcel.received_at is None
        and parcel.tracking.strip()
        and parcel.id not in others
        and (
            parcel.id in mine or pieces & {*parcel.unit_ids} or (alone and not parcel.unit_ids)
        )
    )


def number_on_file(act: Act, lang: str) -> str:
    """The number under which the new goods were sent that he is reminded of; "" in any other letter."""
    numbers = on_file(act)
    if act.kind is not StepKind.CHASE_SUPPLIER or not numbers:
        return ""
    return put_in(say("letters.tracking", lang, number=numbers[-1]), lang)
