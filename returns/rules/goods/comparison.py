"""The three columns: what the buyer said, what we found, what the supplier says (domain.md 6, D)."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from returns.language import between
from returns.phrases import say, word
from returns.records.case import Comparison, Line
from returns.records.unit import Unit
from returns.rules.goods.grading import has_marks
from returns.rules.reasons import NOT_OURS, says_broken
from returns.terms import Grade, PackageState, Works
from returns.trade.verdicts import VERDICTS

FIELDS = ("item", "quantity", "condition", "parts", "serial", "packing", "weight")

#: words that two contradicting sentences share as easily as two agreeing ones
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at but by for from has have in is it its not no of on or our so than that "
        "the this to too us was we were with your",
    )
)
_AGREED = re.compile(
    r"\b(agree[ds]?|accept(s|ed)?|confirm(s|ed)?|admit(s|ted)?)\b|同意|接受|认可|确认|属实"
)
#: scales and packing differ: a tenth is no contradiction
_WEIGHT_SLACK = 0.10


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
        unspoken=sum(
            unit.number <= line.quantity and not _spoken_of(unit) for unit in line.units
        ),
        supplier_says=line.supplier_says,
        found_says=line.found_says,
        expected_weight_g=expected_weight_g,
    )


def _spoken_of(unit: Unit) -> bool:
    return unit.looked_at or unit.verdict is not None


def compare(told: Told, lang: str = "en") -> tuple[Comparison, ...]:
    """One row per field, in order, contradictions marked.

    Said against found is judged by the facts (reason, findings); found against the supplier's
    words by the words: a contradiction when they share none and none of them agrees.
    """
    rows = []
    for name in FIELDS:
        said = _said(told, name, lang)
        found = told.found_says.get(name, "") or _found(told, name, lang)
        answered = told.supplier_says.get(name, "")
        facts, words = _facts_contradict(told, name), _words_contradict(name, found, answered)
        rows.append(Comparison(name, said, found, answered, facts or words, words, facts))
    return tuple(rows)


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
        "condition": lambda f: _condition(f, lang),
        "parts": lambda f: _parts(f, lang),
        "serial": lambda f: f.serial,
        "packing": lambda f: word("package", f.package, lang) if f.package else "",
    }
    return joint.join(dict.fromkeys(text for text in map(texts[name], here) if text))


def _parts(found: Unit, lang: str) -> str:
    if found.complete is None:
        return ""
    return say(f"rules.said.{'complete' if found.complete else 'parts'}", lang)


def _condition(found: Unit, lang: str) -> str:
    if has_marks(found.marks):
        return found.marks.strip()
    if found.works is None:
        return ""
    return say(f"rules.said.works_{found.works}", lang)


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
    if not told.findings:
        return False
    here = _here(told)
    if name == "item":
        own_words = told.found_says.get("item", "")
        stranger = bool(own_words) and _nothing_shared(own_words, told.title)
        return told.reason != "wrong_item" and (not here or stranger)
    if name == "quantity":
        return _came(told) != told.quantity - told.unspoken
    if name == "condition":
        return _condition_contradicts(told, here)
    if name == "parts" and here:
        return _parts_contradict(told, here)
    if name == "weight":
        weights = [found.weight_g for found in here if found.weight_g is not None]
        expected = _expected(told, len(weights))
        return bool(weights and expected) and _far(sum(weights), expected or 0)
    return False


def _parts_contradict(told: Told, here: list[Unit]) -> bool:
    """Parts that lack unannounced, or announced and all there; what nobody said says nothing."""
    if told.reason == "missing_parts":
        return all(found.complete is True for found in here)
    return any(found.complete is False for found in here)


def _condition_contradicts(told: Told, here: list[Unit]) -> bool:
    # of a thing that is another thing, or not whole, the buyer said nothing of its condition
    if not here or told.reason in ("missing_parts", "wrong_item"):
        return False
    bad = any(f.works is Works.NO or has_marks(f.marks) or f.grade is Grade.D for f in here)
    if says_broken(told.reason):
        return not bad and all(found.works is Works.YES for found in here)
    return bad and told.reason != "not_as_described"


def _far(one: float, other: float) -> bool:
    return abs(one - other) > _WEIGHT_SLACK * max(one, other)


def _words_contradict(name: str, found: str, answered: str) -> bool:
    if not found.strip() or not answered.strip():
        return False
    one, other = _plain(found), _plain(answered)
    if one == other or one in other or other in one or _AGREED.search(other):
        return False
    numbers = re.findall(r"\d+(?:\.\d+)?", one), re.findall(r"\d+(?:\.\d+)?", other)
    if name in ("quantity", "weight") and all(numbers):
        first, second = float(numbers[0][0]), float(numbers[1][0])
        return first != second if name == "quantity" else _far(first, second)
    return _nothing_shared(found, answered)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[\w.]+", folded))


def _tokens(text: str) -> set[str]:
    plain = _plain(text)
    latin = set(re.findall(r"[^\W\d_]{2,}|\d+", re.sub(r"[\u3400-\u9fff]", " ", plain)))
    runs = re.findall(r"[\u3400-\u9fff]+", plain)
    pairs = {run[i : i + 2] for run in runs for i in range(max(len(run) - 1, 1))}
    return (latin - _SMALL) | pairs


def _nothing_shared(one: str, other: str) -> bool:
    return not _tokens(one) & _tokens(other)
