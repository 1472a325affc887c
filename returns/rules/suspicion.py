"""Signs of a malicious return, counted from the desk's own cases; never a "no" by themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from returns.money import Money
from returns.records.advice import Because
from returns.records.case import BackRate, EarlierCase, Line, Signal
from returns.records.facts import TriageSettings
from returns.rules.reasons import NOT_OURS
from returns.trade.verdicts import VERDICTS, as_told

#: one cheap return before a dear one is no pattern
_BEFORE_A_JUMP = 2
#: a rate of fewer says nothing: of an article, and of one buyer's orders
_LEAST_SOLD, _LEAST_BOUGHT = 20, 4
#: signs that count how much is sent back, and prove nothing of what came
_COUNTING = frozenset({"signal.many_returns", "signal.all_returned"})
_NO_ORDERS = BackRate(0, 0)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the desk knows beside the buyer's own cases: pictures of others, and how much comes back."""

    #: numbers of other cases with a picture that looks the same, saved again or turned
    similar_photos: tuple[str, ...] = ()
    #: of each article of the case
    articles: tuple[BackRate, ...] = ()
    #: of the buyer's orders
    buyer: BackRate = _NO_ORDERS


_NOTHING = Compared()


def contradicted(earlier: EarlierCase) -> bool:
    """What came back then was not what the buyer had said."""
    told = (VERDICTS[as_told(verdict, reason)] for verdict, reason in earlier.found)
    return any(verdict.buyers_fault and verdict.pays != "whole" for verdict in told)


def signals(
    earlier: Sequence[EarlierCase],
    bought: int | None,
    returned: int,
    same_photos: Sequence[str],
    settings: TriageSettings | None = None,
    lines: Sequence[Line] = (),
    compared: Compared = _NOTHING,
) -> tuple[Signal, ...]:
    """What speaks for it, each with its weight and its sentence; () where nothing does.

    `earlier` are the buyer's cases of the year before, `bought` the pieces of the order (None where
    nobody knows), `returned` those that come back, `same_photos` the numbers of other cases in
    which a buyer's picture is the very same, `lines` those of the case. A sign that weighs nothing
    is left out. What everybody sends back makes those that only count returns weigh less.
    """
    set_to = settings or TriageSettings()
    found = []
    if len(earlier) >= set_to.many_returns:
        found.append(_signal(set_to.sign_many_returns, "many_returns", count=str(len(earlier))))
    proved = [each.number for each in earlier if contradicted(each)]
    if proved:
        weight = set_to.sign_contradicted * len(proved)
        found.append(_signal(weight, "contradicted", cases=", ".join(proved)))
    if bought is not None and bought >= set_to.many_pieces and returned >= bought:
        found.append(_signal(set_to.sign_all_returned, "all_returned", count=str(returned)))
    if same_photos:
        cases = ", ".join(same_photos)
        found.append(_signal(set_to.sign_same_photo, "same_photo", cases=cases))
    # what is the very same is told as such
    similar = [number for number in compared.similar_photos if number not in same_photos]
    if similar:
        told = ", ".join(similar)
        found.append(_signal(set_to.sign_similar_photo, "similar_photo", cases=told))
    found += _other_serials(lines, set_to)
    found += _jump(earlier, lines, set_to)
    found += _above_article(compared, set_to)
    found += _often_back(found, compared, set_to)
    return tuple(signal for signal in found if signal.weight)


def suspected(found: Sequence[Signal], settings: TriageSettings | None = None) -> bool:
    """Whether they weigh enough to look into it first."""
    enough = (settings or TriageSettings()).suspected_from
    return sum(signal.weight for signal in found) >= enough


def _other_serials(lines: Iterable[Line], settings: TriageSettings) -> list[Signal]:
    """A serial number that is not the one which the supplier says he sent."""
    found = []
    for line in lines:
        if line.reason in NOT_OURS:
            # who complains of another thing sends another thing back
            continue
        sent = line.supplier_says.get("serial", "").strip()
        seen = dict.fromkeys(unit.serial.strip() for unit in line.units if unit.serial.strip())
        others = [serial for serial in seen if _bare(serial) not in _bare(sent)]
        if _bare(sent) and others:
            told = {"found": ", ".join(others), "sent": sent}
            found.append(_signal(settings.sign_serial, "other_serial", **told))
    return found


def _bare(serial: str) -> str:
    """A serial number however it is spaced and spelled; the supplier may name several in one text."""
    return "".join(sign for sign in serial.casefold() if sign.isalnum())


def _jump(
    earlier: Sequence[EarlierCase], lines: Sequence[Line], settings: TriageSettings
) -> list[Signal]:
    """A request that is worth many times what the buyer sent back before, in the same currency."""
    worths = [line.worth for line in lines if line.paid_for is not None]
    if not worths:
        return []
    now = sum(worths[1:], start=worths[0])
    before = [each.worth for each in earlier if _alike(each.worth, now)]
    dearest = max((worth.minor for worth in before if worth is not None), default=0)
    if len(before) < _BEFORE_A_JUMP or now.minor < dearest * settings.jump_times:
        return []
    told = {"count": str(len(before)), "times": str(now.minor // dearest)}
    return [_signal(settings.sign_value_jump, "value_jump", **told)]


def _above_article(compared: Compared, settings: TriageSettings) -> list[Signal]:
    """The buyer sends back many times as much as others do of the article.

    Of several articles the one that comes back most often is meant; an article whose sales nobody
    told says nothing.
    """
    buyer, usual = compared.buyer, _usual(compared)
    if usual is None or buyer.sold < _LEAST_BOUGHT or buyer.back < settings.many_returns:
        return []
    # buyer.back / buyer.sold >= times * usual.back / usual.sold, in whole numbers
    if buyer.back * usual.sold < settings.above_times * usual.back * buyer.sold:
        return []
    told = {
        "back": str(buyer.back),
        "sold": str(buyer.sold),
        "percent": str(buyer.percent),
        "usual": str(usual.percent),
    }
    return [_signal(settings.sign_above_article, "above_article", **told)]


def _often_back(
    found: Sequence[Signal], compared: Compared, settings: TriageSettings
) -> list[Signal]:
    """Everybody sends the article back: no more is taken off than the counting signs weigh."""
    usual = _usual(compared)
    counting = sum(signal.weight for signal in found if signal.because.key in _COUNTING)
    if usual is None or usual.percent < settings.often_back_percent:
        return []
    relief = min(counting, settings.relief_often_back)
    told = {"percent": str(usual.percent), "sold": str(usual.sold)}
    return [_signal(-relief, "often_back", **told)]


def _usual(compared: Compared) -> BackRate | None:
    """How much of the article comes back; None where too few were sold to say so."""
    known = [rate for rate in compared.articles if rate.sold >= _LEAST_SOLD]
    return max(known, key=lambda rate: rate.percent, default=None)


def _alike(worth: Money | None, now: Money) -> bool:
    return worth is not None and worth.currency == now.currency and worth.minor > 0


def _signal(weight: int, key: str, **said: str) -> Signal:
    return Signal(weight, Because(f"signal.{key}", tuple(said.items()), "A"))
