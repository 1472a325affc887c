"""By which parcels a carrier had what it is asked for: by nothing else can it find them."""

from collections.abc import Collection, Iterable, Sequence

from returns.casework.letters.claim_choice import claimed_from, claimed_pieces, new_ones_told
from returns.casework.letters.letter_lines import numbers_words, put_in
from returns.casework.steps.acting import Act
from returns.language import day_words
from returns.phrases import say
from returns.records.case import Case, Line
from returns.records.unit import Parcel, Unit
from returns.rules.goods.handed_over import handed_over_on, took_out
from returns.rules.goods.new_ones import parcel_of
from returns.rules.goods.second_leg import sent_in
from returns.rules.money.ground_parcels import asked_of_way_out, way_out
from returns.rules.money.way_back import damaged_back, lost_back, parcels_back
from returns.terms import End, Goods, Party, StepKind

#: what a carrier is asked for by the buyer's word although it arrived
_DAMAGED = frozenset({"damaged_in_transit", "late"})
#: where a piece is that a carrier brought
_CAME = frozenset({Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})


def numbers_carried(act: Act, lang: str) -> str:
    """The numbers of the carrier's parcels with what was claimed; "" where nobody knows one.

    A claim tells, too, which way each went, and when it was handed over where that is known.
    """
    if claimed_from(act) is not Party.CARRIER:
        return ""
    parcels = list(dict.fromkeys(_carried(act)))
    numbers = numbers_words([parcel.tracking for parcel in parcels], lang)
    if act.kind is not StepKind.SEND_CLAIM:
        return numbers
    return f"{numbers}{_ways(act.case, parcels, lang)}"


def _ways(case: Case, parcels: Sequence[Parcel], lang: str) -> str:
    """A sentence for each parcel; of several each by its number, those without one once."""
    new = {sent.parcel_id for sent in case.exchanges}
    told = []
    for parcel in parcels:
        way = "new" if parcel.id in new else _way(case, parcel)
        said = say(f"letters.carried.way.{way}", lang)
        named = len(parcels) > 1 and bool(parcel.tracking)
        key = f"letters.carried.{'each' if named else 'only'}"
        handed_over = handed_over_on(case, parcel)
        if handed_over is not None:
            day = day_words(handed_over, lang)
            told.append(say(f"{key}_sent", lang, number=parcel.tracking, way=said, day=day))
        else:
            told.append(say(key, lang, number=parcel.tracking, way=said))
    return _one_after_the_other(told, lang)


def _way(case: Case, parcel: Parcel) -> str:
    if parcel.comes_back:
        return "back"
    if took_out(case, parcel):
        return "out"
    return "home" if parcel.goes_to is End.BUYER else "on"


def _one_after_the_other(sentences: Iterable[str], lang: str) -> str:
    return "".join(put_in(each, lang) for each in dict.fromkeys(sentences))


def came_after_all(act: Act, lang: str) -> str:
    """A sentence that what was said to be missing has arrived; "" where that was not said of all of it."""
    return put_in(say("letters.came_after_all", lang), lang) if _all_came(act) else ""


def _all_came(act: Act) -> bool:
    numbers = _numbers(act)
    came = {u.number for u in act.line.units if u.number in numbers and u.goods in _CAME}
    new = {n for x in act.case.exchanges if x.line_id == act.line.id for n in x.units}
    by_damage = act.line.reason in _DAMAGED and not new
    return bool(numbers) and numbers <= came | new and not by_damage


def _numbers(act: Act) -> set[int]:
    """Numbers of the pieces that the letter is about, else of those that the carrier was asked for."""
    claims = act.case.claims_of(act.line)
    asked = claims[-1].units if claims and claims[-1].of is Party.CARRIER else ()
    return {unit.number for unit in claimed_pieces(act)} or {*asked}


def _carried(act: Act) -> list[Parcel]:
    """The parcels of new ones, else those with pieces lost or broken on the way back, else out."""
    case, line = act.case, act.line
    new = [parcel_of(case, sent) for sent in new_ones_told(act)]
    if new:
        return [parcel for parcel in new if parcel is not None]
    numbers = _numbers(act)
    if act.kind is StepKind.SETTLE:
        return _that_came(case, line, numbers) if _all_came(act) else []
    every = (*lost_back(line), *damaged_back(line))
    units = [unit for unit in every if unit.number in numbers]
    if any(unit.lost_going_on for unit in units):
        return parcels_back(case, tuple(units))
    if units:
        return _holding([each for each in case.parcels if each.comes_back], units)
    asked = [unit for unit in line.units if unit.number in numbers] or line.units
    return (
        _holding(way_out(case, asked).parcels, asked) if asked_of_way_out(line, asked) else []
    )


def _holding(parcels: Sequence[Parcel], units: Iterable[Unit]) -> list[Parcel]:
    """Those with the pieces in them; of the only one nobody has to say what it held."""
    ids = {unit.id for unit in units}
    holding = [parcel for parcel in parcels if ids & {*parcel.unit_ids}]
    return holding or [each for each in parcels if len(parcels) == 1 and not each.unit_ids]


def _that_came(case: Case, line: Line, numbers: Collection[int]) -> list[Parcel]:
    """The parcels of pieces, else of new ones, that arrived although their carrier was asked for them."""
    came = tuple(u for u in line.units if u.number in numbers and u.goods in _CAME)
    if came:
        on = [parcel for unit in came if (parcel := sent_in(case, unit)) is not None]
        back = parcels_back(case, came)
        return on or [parcel for parcel in back if parcel.received_at is not None]
    sent = [x for x in case.exchanges if x.line_id == line.id and {*x.units} & {*numbers}]
    arrived = (parcel for each in sent if (parcel := parcel_of(case, each)) is not None)
    return [parcel for parcel in arrived if parcel.received_at is not None]
