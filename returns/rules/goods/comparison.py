"""The three columns: what the buyer said, what we found, what the supplier says (domain.md 6, D)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from returns.language import ENDS, between
from returns.phrases import say, word
from returns.records.case import Line
from returns.records.comparison import Comparison
from returns.records.unit import Unit
from returns.rules.goods.grading import has_marks
from returns.rules.goods.words_compared import (
    far,
    nothing_shared,
    plain,
    said_by_both,
    words_contradict,
)
from returns.rules.reasons import NOT_OURS, says_broken
from returns.terms import Grade, PackageState, Works
from returns.trade.verdicts import VERDICTS

FIELDS = ("item", "quantity", "condition", "parts", "serial", "packing", "weight")

#: reasons that say that it does not work, or what is left of it is no use
_SAYS_DEFECT = frozenset({"defective", "warranty"})
#: reasons that say that it was damaged: there the marks weigh more than whether it works
_SAYS_DAMAGED = frozenset({"damaged_in_transit", "damaged_before_shipping"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared: the announcement, the findings, and the words of either side."""

    title: str
    reason: str
    quantity: int
    findings: tuple[Unit, ...] = ()
    #: announced pieces of which nobody said anything yet: on their way, or not looked at
    unspoken: int = 0
    #: the supplier's words by field
    supplier_says: Mapping[str, str] = field(default_factory=dict)
    #: the seller's own words for what was found, by field
    found_says: Mapping[str, str] = field(default_factory=dict)
    expected_weight_g: int | None = None


def told_of(line: Line, expected_weight_g: int | None = None) -> Told:
    """What a line says for the three columns."""
    return Told(
        title=line.title,
        reason=line.reason,
        quantity=line.quantity,
        findings=tuple(filter(_spoken_of, line.units)),
        unspoken=sum(not _spoken_of(unit) for unit in line.units[: line.quantity]),
        supplier_says=line.supplier_says,
        found_says=line.found_says,
        expected_weight_g=expected_weight_g,
    )


def _spoken_of(unit: Unit) -> bool:
    return unit.looked_at or unit.verdict is not None


def compare(told: Told, lang: str = "en") -> tuple[Comparison, ...]:
    """One row per field, in order, contradictions marked.

    Said against found is judged by the facts (reason, findings); found against the supplier's
    words by the words: a contradiction when they share none and none of them agrees. Agreement
    is only what two of them bear out; what one alone says stays his.
    """
    rows = []
    for name in FIELDS:
        said = _said(told, name, lang)
        found = told.found_says.get(name, "") or _found(told, name, lang)
        answered = told.supplier_says.get(name, "")
        # two statements contradict each other, never one alone; a weight names what was to be expected
        facts = bool(said or name == "weight") and _facts_contradict(told, name)
        words = words_contradict(name, found, answered)
        row = Comparison(name, said, found, answered, facts or words, words, facts)
        rows.append(_borne_out(told, row, lang))
    return tuple(rows)


def _borne_out(told: Told, row: Comparison, lang: str) -> Comparison:
    """The row with what two of the three agree on, who they are, and what we alone found beside it."""
    if row.contradicts:
        return row
    joint = between("semicolon", lang)
    shared = _shared_with_buyer(told, row, lang)
    agreeing: tuple[str, ...] = ("said", "found")
    if shared and said_by_both(shared, row.answered):
        agreeing = ("said", "found", "answered")
    elif not shared:
        first = "found" if row.found else "said"
        words = row.found or row.said
        borne = (said_by_both(part, row.answered) for part in (words, *words.split(joint)))
        shared, agreeing = next(filter(None, borne), ""), (first, "answered")
    if not shared:
        return row
    alone = [part for part in row.found.split(joint) if plain(part) not in plain(shared)]
    return replace(
        row,
        agreed=shared,
        agreeing=agreeing,
        found_alone=joint.join(alone),
        answered_alone="" if plain(row.answered) == plain(shared) else row.answered,
    )


def _shared_with_buyer(told: Told, row: Comparison, lang: str) -> str:
    """What of our finding the buyer said, too; "" for what either says beside the other."""
    if not row.said or not row.found:
        return ""
    if plain(row.said) == plain(row.found):
        return row.found
    own_words = row.field in told.found_says
    if row.field == "item" and told.reason == "wrong_item":
        return row.said if own_words or plain(row.found) != plain(told.title) else ""
    if own_words:
        return ""
    if row.field == "parts":
        lacking = any(found.complete is False for found in _here(told))
        return say("rules.said.parts", lang) if lacking else ""
    broken = any(found.works is Works.NO for found in _here(told))
    if row.field == "condition" and told.reason in _SAYS_DEFECT and broken:
        return say("rules.said.works_no", lang)
    return ""


def _said(told: Told, name: str, lang: str) -> str:
    if name == "item":
        another = told.reason == "wrong_item"
        return say("rules.said.another_item", lang) if another else told.title
    if name == "quantity":
        return str(told.quantity)
    about = {"missing_parts": "parts", "damaged_before_shipping": "packing"}
    broken = says_broken(told.reason) or told.reason == "not_as_described"
    if about.get(told.reason, "condition" if broken else "") == name:
        return word("reason", told.reason, lang)
    return ""


def _here(told: Told) -> list[Unit]:
    return [
        found
        for found in told.findings
        if found.grade is not Grade.X
        and not (found.verdict and VERDICTS[found.verdict].nothing_here)
    ]


def _came(told: Told) -> int:
    """Pieces that came; of what the buyer says was another thing, what was sent instead counts."""
    here = len(_here(told))
    if told.reason not in NOT_OURS:
        return here
    return here + sum(
        found.grade is Grade.X
        and found.package is not PackageState.NONE
        and not (found.verdict and VERDICTS[found.verdict].nothing_here)
        for found in told.findings
    )


def _found(told: Told, name: str, lang: str) -> str:
    if not told.findings:
        return ""
    here = _here(told)
    if name == "quantity":
        return str(_came(told))
    joint = between("semicolon", lang)
    instead = dict.fromkeys(found.instead for found in told.findings if found.instead)
    if name == "item" and instead:
        return joint.join(instead)
    if name == "item":
        return told.title if here else say("rules.said.nothing_of_ours", lang)
    if not here:
        return ""
    if name == "weight":
        return _weight(told, here, lang)
    texts = {
        "condition": lambda f: _condition(f, told.reason, lang),
        "parts": lambda f: _parts(f, lang),
        "serial": lambda f: f.serial,
        "packing": lambda f: word("package", f.package, lang) if f.package else "",
    }
    return joint.join(dict.fromkeys(text for text in map(texts[name], here) if text))


def faults_seen(unit: Unit, reason: str, lang: str, *, within: bool = False) -> tuple[str, ...]:
    """What is wrong with a unit, in the order in which it bears the reason out: `Does not work`, `dent`.

    Of goods said to be damaged the marks tell most, of others that they do not work. `within` a
    sentence our words begin with a small letter; marks stay as they were typed, but for what ends them.
    """
    seen = unit.marks.strip().rstrip(ENDS)
    marks = [seen] if seen and has_marks(unit.marks) else []
    marks_lead = bool(marks) and reason in _SAYS_DAMAGED
    broken = "works_no_too" if marks_lead or within else "works_no"
    works = [say(f"rules.said.{broken}", lang)] if unit.works is Works.NO else []
    return tuple(marks + works if marks_lead else works + marks)


def _parts(found: Unit, lang: str) -> str:
    if found.complete is None:
        return ""
    return say(f"rules.said.{'complete' if found.complete else 'parts'}", lang)


def faults_of(units: Iterable[tuple[Unit, str]], lang: str) -> tuple[str, ...]:
    """The same of several units with their reasons, each fault once."""
    told = (fault for unit, reason in units for fault in faults_seen(unit, reason, lang))
    return tuple(dict.fromkeys(told))


def _condition(found: Unit, reason: str, lang: str) -> str:
    faults = faults_seen(found, reason, lang)
    if faults and _works_but_for_buyer(found, reason):
        faults = (say("rules.said.works", lang), *faults)
    if faults:
        return between("semicolon", lang).join(faults)
    if found.works is None:
        return ""
    return say(f"rules.said.works_{found.works}", lang)


def _works_but_for_buyer(found: Unit, reason: str) -> bool:
    """It was said to be defective, and works: what is wrong with it is what the buyer did to it."""
    by_buyer = found.verdict is not None and VERDICTS[found.verdict].buyers_fault
    return reason in _SAYS_DEFECT and found.works is Works.YES and by_buyer


def _weight(told: Told, here: list[Unit], lang: str) -> str:
    weights = [found.weight_g for found in here if found.weight_g is not None]
    if not weights:
        return ""
    total = sum(weights)
    expected = _expected(told, len(weights))
    if expected is None:
        return say("rules.said.weight", lang, weight=total)
    return say("rules.said.weight_expected", lang, weight=total, expected=expected)


def _expected(told: Told, units: int) -> int | None:
    return None if told.expected_weight_g is None else told.expected_weight_g * units


def _facts_contradict(told: Told, name: str) -> bool:
    """Whether what was found differs from what the buyer said of it, or from what was to be expected."""
    if not told.findings:
        return False
    here = _here(told)
    if name == "item":
        own_words = told.found_says.get("item", "")
        stranger = bool(own_words) and nothing_shared(own_words, told.title)
        return told.reason != "wrong_item" and (not here or stranger)
    if name == "quantity":
        return _came(told) != told.quantity - told.unspoken
    if name == "condition":
        return _condition_contradicts(told, here)
    if name == "parts" and here:
        return all(found.complete is True for found in here)
    if name == "weight":
        weights = [found.weight_g for found in here if found.weight_g is not None]
        expected = _expected(told, len(weights))
        return bool(weights and expected) and far(sum(weights), expected or 0)
    return False


def _condition_contradicts(told: Told, here: list[Unit]) -> bool:
    """What was said to be broken is not, or is the buyer's doing."""
    if not here or not says_broken(told.reason):
        return False
    if all(_works_but_for_buyer(found, told.reason) for found in here):
        return True
    bad = any(f.works is Works.NO or has_marks(f.marks) or f.grade is Grade.D for f in here)
    return not bad and all(found.works is Works.YES for found in here)
