"""A supplier's terms as people read them: questions with answers, and what differs between two."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from returns import language
from returns.phrases import say, word
from returns.records.policy import (
    PolicyTerms,
    SupplierPolicy,
    Warehouse,
    answer_of,
)
from returns.records.postal import address_words
from returns.rules.reasons import all_reasons
from returns.terms import WindowStart
from returns.trade.policy_fields import POLICY_FIELDS, PolicyField

#: reasons for which nothing comes back, so that freight and fee never ask about them
_NOTHING_BACK = frozenset({"never_arrived", "extra_item"})
#: rows that hold free text
_THEIR_WORDS = frozenset({"condition", "procedure", "contact"})
#: what a subject line or file name may hold (records.policy.EvidenceDemand)
_FIELDS = ("rma", "case", "order", "sku")


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the policy as read: `name` is stable, the rest is in the reader's language."""

    name: str
    question: str
    text: str
    #: a second, quieter line, or ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that two versions answer differently."""

    field: str
    question: str
    old: str
    new: str


def faulty_reasons() -> tuple[str, ...]:
    """The reasons that mean "the goods are not right", in the order of the table."""
    return tuple(
        row.id for row in all_reasons() if not row.goods_fine and row.id not in _NOTHING_BACK
    )


def day_words(day: date, lang: str, *, year: bool = True) -> str:
    """`31 August 2026`, `2026年8月31日`; without the year `31 August`, `8月31日`."""
    return language.day_words(day, lang, year=year, whole_month=True)


def span_words(days: int, lang: str) -> str:
    """`1 day`, `14 days`."""
    return say("policies.days", lang, days=days)


def working_days_words(days: int, lang: str) -> str:
    """`1 working day`, `3 working days`."""
    return say("policies.working_days", lang, days=days)


def window_words(terms: PolicyTerms, lang: str) -> str:
    """`14 days from delivery`, or that nothing is taken back."""
    if not terms.takes_returns:
        return say("policies.window.none", lang)
    return _from_start(terms.window_from, terms.window_days, lang)


def answers(
    terms: PolicyTerms, lang: str, warehouses: tuple[Warehouse, ...] = ()
) -> tuple[Answer, ...]:
    """Every question that these terms answer, in the order in which a seller asks them."""
    rows: list[tuple[str, str, str]] = [("window", window_words(terms, lang), "")]
    if terms.takes_returns:
        rows += _about_goods(terms, lang)
    rows += _about_proof(terms, lang)
    rows += _about_them(terms, lang)
    rows += [("address", _place(terms, place, lang), "") for place in warehouses]
    return tuple(
        Answer(name, say(f"policies.row.{name}", lang), text, hint)
        for name, text, hint in rows
        if text
    )


def answers_since(
    policy: SupplierPolicy,
    before: SupplierPolicy | None,
    lang: str,
    warehouses: tuple[Warehouse, ...] = (),
) -> tuple[Answer, ...]:
    """The answers, each that changed with what it was: "was 30 days from delivery until …"."""
    rows = answers(policy.terms, lang, warehouses)
    if before is None:
        return rows
    earlier = {row.name: row.text for row in answers(before.terms, lang)}
    day = day_words(policy.holds_from - timedelta(days=1), lang, year=False)
    told = []
    for row in rows:
        old = earlier.get(row.name, "")
        if not old or old == row.text or row.name == "address":
            told.append(row)
            continue
        if row.name == "window" and before.terms.window_from is policy.terms.window_from:
            old = span_words(before.terms.window_days, lang)
        was = say("policies.was", lang, text=_inside(row.name, old, lang), day=day)
        hint = f"{was}\n{row.hint}" if row.hint else was
        told.append(Answer(row.name, row.question, row.text, hint))
    return tuple(told)


def _inside(name: str, text: str, lang: str) -> str:
    """An answer of ours inside a sentence; what the supplier says is left as it is written."""
    if lang != "en" or name in _THEIR_WORDS or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def differences(old: PolicyTerms, new: PolicyTerms, lang: str) -> tuple[Difference, ...]:
    """Every field that the two answer differently, in the order of the form."""
    before = dict(field_answers(old, lang))
    return tuple(
        Difference(name, say(f"policies.ask.{name}", lang), before[name], text)
        for name, text in field_answers(new, lang)
        if before[name] != text
    )


def field_answers(terms: PolicyTerms, lang: str) -> Iterator[tuple[str, str]]:
    """Every single field with its value in words; equal words mean equal values."""
    for row in dict.fromkeys(field.question for field in POLICY_FIELDS):
        if row == "fee":
            yield row, _fee_amount(terms, lang)
            continue
        field = next(each for each in POLICY_FIELDS if each.question == row)
        yield row, _value_words(field, terms, lang)


def _value_words(field: PolicyField, terms: PolicyTerms, lang: str) -> str:
    value = answer_of(terms, field.name)
    if field.is_count:
        return (
            say("policies.nothing", lang)
            if value is None
            else _COUNTED[field.kind](value, lang)
        )
    if field.kind == "flag":
        return _flag(value, lang)
    if field.kind == "names":
        if field.unordered:
            order = field.names or tuple(each.id for each in all_reasons())
            value = [each for each in order if each in value]
        return _listed(field.words.rpartition(".")[2], value, lang)
    if field.kind == "choice":
        return say(f"{field.compared}.{value}", lang)
    if field.kind == "freight":
        return _all_freight(terms, lang)
    return _free("\n".join(value) if field.kind == "lines" else value, lang)


# --- groups of rows ------------------------------------------------------------------------


def _about_goods(terms: PolicyTerms, lang: str) -> Iterator[tuple[str, str, str]]:
    if terms.damage_days is not None:
        # damage is reported from delivery on, whatever the window counts from (`until`)
        window = _from_start(WindowStart.DELIVERY, terms.damage_days, lang)
        yield "damage", say("policies.damage", lang, window=window), ""
    if terms.exchange_days is not None:
        yield "exchange", _from_start(terms.window_from, terms.exchange_days, lang), ""
    if terms.warranty_months is not None:
        yield "warranty", _months(terms.warranty_months, lang), ""
    yield "fee", *_fee(terms, lang)
    yield "freight", *_freight(terms, lang)
    yield "wrong", _ordered_wrong(terms, lang), ""
    yield "condition", terms.condition, ""


def _about_proof(terms: PolicyTerms, lang: str) -> Iterator[tuple[str, str, str]]:
    yield "rma", _rma(terms, lang), ""
    if terms.rma_needed:
        place = terms.rma_placement
        hint = say(f"policies.placement_why.{place}", lang)
        yield "placement", word("rma_placement", place, lang), hint
    shots = terms.evidence.shots
    listed = [word("shot", each, lang) for each in shots]
    yield "evidence", _evidence(terms, lang), _join("part", listed, lang)


def _about_them(terms: PolicyTerms, lang: str) -> Iterator[tuple[str, str, str]]:
    yield "remedies", _listed("remedy", terms.remedies, lang) if terms.remedies else "", ""
    refund = say("policies.answer.refund", lang, span=span_words(terms.refund_days, lang))
    answer = say("policies.answer", lang, answer=working_days_words(terms.answer_days, lang))
    yield "answer", _join("part", (answer, refund), lang), ""
    steps = enumerate(terms.procedure, start=1)
    told = (say("policies.step", lang, number=at, words=step) for at, step in steps)
    yield "procedure", "\n".join(told), ""
    yield "contact", terms.contact, ""


# --- single answers ------------------------------------------------------------------------


def _from_start(event: WindowStart, days: int, lang: str) -> str:
    start = say(f"policies.start.{event}", lang)
    return say("policies.window.days", lang, days=days, start=start)


def _fee_amount(terms: PolicyTerms, lang: str) -> str:
    parts = []
    if terms.fee.percent:
        parts.append(_percent(terms.fee.percent, lang))
    if terms.fee.fixed:
        parts.append(str(terms.fee.fixed))
    return " + ".join(parts) or say("policies.fee.none", lang)


def _fee(terms: PolicyTerms, lang: str) -> tuple[str, str]:
    amount = _fee_amount(terms, lang)
    waived = terms.fee.waived_for
    if not waived or not (terms.fee.percent or terms.fee.fixed):
        return amount, ""
    if not _means_faulty(waived):
        words = say("policies.fee.waived", lang, reasons=_listed("reason", waived, lang))
        return _join("clause", (amount, words), lang), ""
    words = say("policies.fee.faulty_free", lang)
    return _join("clause", (amount, words), lang), _faulty_hint(waived, lang)


def _freight(terms: PolicyTerms, lang: str) -> tuple[str, str]:
    usual = terms.freight.get("*", "seller")
    we = say("policies.freight.we", lang) if usual == "seller" else ""
    parts = [we or word("freight_payer", usual, lang).capitalize()]
    hint = ""
    for payer, reasons in _by_payer(terms).items():
        who = say(f"policies.freight.payer.{payer}", lang)
        if _means_faulty(reasons):
            parts.append(say("policies.freight.if_faulty", lang, payer=who))
            hint = _faulty_hint(reasons, lang)
        else:
            listed = _listed("reason", reasons, lang)
            parts.append(say("policies.freight.for", lang, payer=who, reasons=listed))
    return _join("part", parts, lang), hint


def _by_payer(terms: PolicyTerms) -> dict[str, tuple[str, ...]]:
    """Who pays instead of the usual payer, with the reasons, in the order of the table."""
    usual = terms.freight.get("*", "seller")
    found: dict[str, tuple[str, ...]] = {}
    for row in all_reasons():
        payer = str(terms.freight.get(row.id, usual))
        if payer != usual:
            found[payer] = (*found.get(payer, ()), row.id)
    return found


def _all_freight(terms: PolicyTerms, lang: str) -> str:
    parts = [word("freight_payer", terms.freight.get("*", "seller"), lang)]
    for payer, reasons in _by_payer(terms).items():
        listed = _listed("reason", reasons, lang)
        who = word("freight_payer", payer, lang)
        parts.append(say("policies.freight.for", lang, payer=who, reasons=listed))
    return _join("part", parts, lang)


def _means_faulty(reasons: tuple[str, ...]) -> bool:
    return "defective" in reasons and set(reasons) <= set(faulty_reasons())


def _faulty_hint(reasons: tuple[str, ...], lang: str) -> str:
    """Which faults are meant, where it is not all of them."""
    if set(reasons) == set(faulty_reasons()):
        return ""
    return say("policies.faulty_is", lang, reasons=_listed("reason", reasons, lang))


def _ordered_wrong(terms: PolicyTerms, lang: str) -> str:
    if not terms.takes_ordered_wrong:
        return say("policies.wrong.no", lang)
    if terms.ordered_wrong_fee_percent:
        return say("policies.wrong.fee", lang, percent=terms.ordered_wrong_fee_percent)
    if terms.fee.percent or terms.fee.fixed:
        return say("policies.wrong.usual_fee", lang)
    return say("policies.wrong.yes", lang)


def _rma(terms: PolicyTerms, lang: str) -> str:
    if not terms.rma_needed:
        return say("policies.rma.none", lang)
    parts = [say("policies.rma.needed", lang), terms.rma_how]
    parts.append(say("policies.rma.days", lang, span=working_days_words(terms.rma_days, lang)))
    if terms.rma_valid_days is not None:
        span = span_words(terms.rma_valid_days, lang)
        parts.append(say("policies.rma.valid", lang, span=span))
    return _join("clause", [part for part in parts if part], lang)


def _evidence(terms: PolicyTerms, lang: str) -> str:
    demand = terms.evidence
    parts = []
    if demand.shots:
        parts.append(say("policies.evidence.photos", lang, count=len(demand.shots)))
    if demand.video:
        parts.append(say("policies.evidence.video", lang))
    if demand.serial:
        parts.append(say("policies.evidence.serial", lang))
    if demand.max_mb is not None:
        parts.append(say("policies.evidence.max_mb", lang, mb=demand.max_mb))
    if demand.subject:
        parts.append(_subject(demand.subject, lang))
    if demand.file_name:
        parts.append(say("policies.evidence.file_name", lang, name=demand.file_name))
    return _join("clause", parts, lang) or say("policies.evidence.none", lang)


def _subject(subject: str, lang: str) -> str:
    names = {each: say(f"policies.field.{each}", lang) for each in _FIELDS}
    parts = subject.replace("{", " {").split()
    if all(part.strip("{}") in names and part.startswith("{") for part in parts):
        named = _join("list", [names[part.strip("{}")] for part in parts], lang)
        return say("policies.evidence.subject_fields", lang, fields=named)
    shown = subject
    for each, name in names.items():
        shown = shown.replace(f"{{{each}}}", f"‹{name}›")
    return say("policies.evidence.subject", lang, subject=shown)


def _place(terms: PolicyTerms, place: Warehouse, lang: str) -> str:
    where = address_words(place.address, lang) or place.name
    hint = say("policies.address.with_rma", lang) if terms.rma_needed else ""
    return _join("part", [part for part in (where, hint) if part], lang)


def _flag(value: bool, lang: str) -> str:
    return say("policies.yes" if value else "policies.no", lang)


def _percent(value: int, lang: str) -> str:
    return say("policies.fee.percent", lang, percent=value)


def _free(text: str, lang: str) -> str:
    return text or say("policies.nothing", lang)


def _months(months: int, lang: str) -> str:
    return say("policies.months", lang, months=months)


def _megabytes(size: int, lang: str) -> str:
    return say("policies.mb", lang, mb=size)


_COUNTED: dict[str, Callable[[int, str], str]] = {
    "days": span_words,
    "working_days": working_days_words,
    "months": _months,
    "percent": _percent,
    "mb": _megabytes,
}


def _listed(kind: str, ids: Sequence[str], lang: str) -> str:
    if not ids:
        return say("policies.nothing", lang)
    return _join("list", [word(kind, each, lang) for each in ids], lang)


def _join(how: str, parts: list[str] | tuple[str, ...], lang: str) -> str:
    return say(f"policies.{how}_join", lang).join(parts)
