"""Under which numbers a carrier had what it is asked for: by nothing else can it find the parcel."""

from returns.casework.letters.claim_choice import claimed_from, claimed_pieces
from returns.casework.letters.letter_lines import numbers_words
from returns.casework.steps.acting import Act
from returns.records.unit import Parcel
from returns.rules.goods.new_ones import lost_for, parcel_of
from returns.rules.money.way_back import damaged_back, lost_back, parcels_back
from returns.terms import Party


def numbers_carried(act: Act, lang: str) -> str:
    """The numbers of the carrier's parcels with what was claimed; "" where nobody knows one."""
    if claimed_from(act) is not Party.CARRIER:
        return ""
    return numbers_words([parcel.tracking for parcel in _carried(act)], lang)


def _carried(act: Act) -> list[Parcel]:
    """The buyer's parcels with pieces lost or broken on the way back, else those of new ones."""
    case, line = act.case, act.line
    claims = case.claims_of(line)
    sent = claims[-1].units if claims and claims[-1].of is Party.CARRIER else ()
    numbers = {unit.number for unit in claimed_pieces(act)} or {*sent}
    every = (*lost_back(line), *damaged_back(line))
    units = [unit for unit in every if unit.number in numbers]
    if any(unit.lost_going_on for unit in units):
        return parcels_back(case, tuple(units))
    hurt = {unit.id for unit in units}
    if hurt:
        back = [parcel for parcel in case.parcels if parcel.comes_back]
        holding = [parcel for parcel in back if hurt & {*parcel.unit_ids}]
        # of the only one nobody has to say what it held
        return holding or (back if len(back) == 1 and not back[0].unit_ids else [])
    gone = (lost_for(case, line, number) for number in sorted(numbers))
    found = (parcel_of(case, each) for each in gone if each is not None)
    return [parcel for parcel in found if parcel is not None]
