"""What a letter on a claim says was found of its pieces, and of which nothing was yet, or can be any more."""

from collections.abc import Iterable, Sequence

from returns.casework.letters.carried import came_after_all
from returns.casework.letters.claim_kinds import CLAIMS, CORRECTED, NOT_OWED, NUMBERS_FOR_SOME
from returns.casework.letters.letter_lines import found_sentence, put_in
from returns.casework.steps.acting import Act
from returns.phrases import say
from returns.records.case import Line
from returns.records.unit import Unit, lost_where
from returns.rules.money.way_back import lost_back
from returns.rules.reasons import NEVER_HAD
from returns.terms import Goods, Route


def found_words(act: Act, shown: Line, units: list[Unit], template: str, lang: str) -> str:
    """What was found of the pieces, and of which nothing can be found any more, or was yet."""
    if template in NOT_OWED:
        return came_after_all(act, lang)
    if template not in CLAIMS:
        return ""
    coming = _unseen(act, template, units)
    said = found_sentence(shown, [unit for unit in units if unit.number not in coming], lang)
    ids = {unit.id for unit in units}
    gone = [unit for unit in lost_back(act.line) if unit.id in ids]
    lost = {unit.number for unit in gone} if template == "claim" else set()
    for which, numbers in ((lost_key(gone), lost), ("coming", coming)):
        if numbers:
            key = f"letters.{which}.{'all' if len(numbers) == len(units) else 'some'}"
            said = f"{said}{put_in(say(key, lang, count=len(numbers)), lang)}"
    return said


def lost_key(units: Iterable[Unit]) -> str:
    """Which sentence tells a supplier that pieces were lost: on their way back, or after they had left us."""
    where = {"on": "lost_on", "home": "lost_on", "ways": "lost_ways"}
    return where.get(lost_where(units), "lost")


def _unseen(act: Act, template: str, units: Sequence[Unit]) -> frozenset[int]:
    """Numbers of the pieces that a supplier is asked for before they came to us, by the buyer's word."""
    elsewhere = act.line.route is Route.TO_SUPPLIER or act.line.reason in NEVER_HAD
    if template not in ("claim", "claim_anew", *CORRECTED) or elsewhere:
        return frozenset()
    coming = (Goods.AWAITED, Goods.IN_TRANSIT)
    return frozenset(unit.number for unit in units if unit.goods in coming)


def counts_lost(
    act: Act, template: str, units: Sequence[Unit], claimed: Sequence[Unit] = ()
) -> bool:
    """Whether a letter counts the pieces that were lost, beside others: of a claim those `claimed`."""
    if template != "claim" and template not in NUMBERS_FOR_SOME:
        return False
    numbers = {unit.number for unit in (claimed if template == "claim" else units)}
    return 0 < len({unit.number for unit in lost_back(act.line)} & numbers) < len(numbers)
