"""Dates and terms as a sheet gives them: a known day plain, an estimate as "about", else "not known"."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from returns.documents.labels.label_parts import written_day
from returns.language import days_between, run_on
from returns.phrases import say
from returns.records.advice import Span
from returns.records.case import Case, Line
from returns.records.papers import DateSaid, TermQuoted
from returns.records.policy import ALWAYS, PolicyTerms, SupplierPolicy
from returns.records.sheet_facts import ClauseWindow
from returns.records.unit import Payment
from returns.rules.dates.deadlines import add_time
from returns.rules.dates.paid_on import paid_on
from returns.rules.dates.until import Clause, Until, claim_until
from returns.rules.policy.policy_answers import answers
from returns.rules.reasons import NEVER_HAD
from returns.rules.sentences import sentence
from returns.terms import Lang, Party


def dates_said(
    case: Case, lang: Lang, addressee: Party = Party.SUPPLIER
) -> tuple[DateSaid, ...]:
    """The dates of the order and of the case, in their order; for a carrier when the parcel was sent back."""
    dates = case.outlook(case.lines[0]).dates
    told = [("ordered", dates.ordered), ("shipped", dates.shipped)]
    if dates.delivered.sure or any(line.reason not in NEVER_HAD for line in case.lines):
        told.append(("delivered", dates.delivered))
    said = [
        DateSaid(name, span_said(span, lang), span.earliest, span.latest) for name, span in told
    ]
    said.append(_known("reported", case.requested_at.date(), lang))
    back = [each for each in case.parcels if each.comes_back and each.sent_at is not None]
    if addressee is Party.CARRIER and back and back[-1].sent_at is not None:
        said.append(_known("sent_back", back[-1].sent_at.date(), lang))
    looked = [line.inspected_at.date() for line in case.lines if line.inspected_at is not None]
    if looked:
        said.append(_known("inspected", max(looked), lang))
    return tuple(said)


def _known(name: str, day: date, lang: Lang) -> DateSaid:
    return DateSaid(name, written_day(day, lang), day, day)


def span_said(span: Span, lang: Lang, *, why: bool = True) -> str:
    """`18 Nov 2026`, `about 6–13 Jun 2026 (…)`, `not known`; what an estimate rests on with `why`."""
    if span.earliest is None or span.latest is None:
        return say("papers.date.unknown", lang)
    if span.sure:
        return written_day(span.earliest, lang)
    about = say("papers.date.about", lang, when=days_between(span.earliest, span.latest, lang))
    if not why or span.because is None:
        return about
    return say("papers.date.because", lang, about=about, why=sentence(span.because, lang))


def paid_said(case: Case, payment: Payment, lang: Lang) -> str:
    """`27 Nov 2026`, or `by 27 Nov 2026` for what was heard of then and paid some time before."""
    day = written_day(payment.on or payment.at.date(), lang)
    known = paid_on(case, payment).sure
    return day if known else say("papers.date.by", lang, when=day)


def heard_on(line: Line, today: date) -> date:
    """When the supplier was asked, which is when its clock stopped; today where nobody asked yet."""
    return line.asked_on or today


def answer_by(case: Case, terms: PolicyTerms, today: date) -> date:
    """The day by which a supplier answers by its own terms, in working days from the claim.

    From today where the claim is not sent, or was answered or is overdue: then this paper asks anew.
    """
    since = [line.claim_sent_at.date() for line in case.lines if line.claim_sent_at is not None]

    def due(day: date) -> date:
        start = datetime.combine(day, time(12), UTC)
        return add_time(start, terms.answer_days, "business_days", case.country).date()

    from_claim = due(max(since, default=today))
    return from_claim if from_claim > today else due(today)


def terms_quoted(
    case: Case, policy: SupplierPolicy | None, lang: Lang, today: date
) -> tuple[TermQuoted, ...]:
    """The terms that the claim rests on, each clause once; none that speaks against us.

    Words and day come from one rule, so that both count from the same event.
    """
    if policy is None:
        return ()
    ordered = case.outlook(case.lines[0]).dates.ordered.known
    # of terms that nobody dated no more is known than when they were looked at
    dated = policy.holds_from != ALWAYS
    since = policy.holds_from if dated else policy.checked_on
    held = dated and ordered is not None and policy.holds_from <= ordered
    told = dict.fromkeys(_clause(case, line, policy, lang, today) for line in case.lines)
    return tuple(
        replace(term, version=policy.version, holds_from=since, held=held)
        for term in told
        if term is not None
    )


def _clause(
    case: Case, line: Line, policy: SupplierPolicy, lang: Lang, today: date
) -> TermQuoted | None:
    if line.reason in NEVER_HAD:
        # nothing goes back, so that no window holds
        return None
    heard = heard_on(line, today)
    term = claim_until(policy.terms, line.reason, case.outlook(line).dates, heard)
    found = {answer.name: answer for answer in answers(policy.terms, lang)}.get(term.clause)
    if found is None or term.missed(heard):
        return None
    words = _counted_words(term, found.text, lang)
    quoted = say("papers.terms_line", lang, question=found.question, answer=words)
    if term.ends is None:
        return TermQuoted(quoted)
    counted = say(
        "papers.terms_until" if term.sure else "papers.terms_until_about",
        lang,
        start=say(f"papers.start.{term.start}", lang),
        since=span_said(term.counted_from, lang, why=False),
        day=written_day(term.ends, lang),
    )
    asked = say("papers.terms_asked", lang, day=written_day(heard, lang))
    counted = run_on((counted, asked), lang)
    return TermQuoted(quoted, counted, window=_window(term, lang))


def _window(term: Until, lang: Lang) -> ClauseWindow | None:
    """The days that the clause gives, from the earliest day that it can count from."""
    first, last = term.counted_from.earliest, term.ends
    if first is None or last is None:
        return None
    words = say(f"papers.window.{term.clause}", lang, days=(last - first).days)
    return ClauseWindow(first, last, words, term.sure)


def _counted_words(term: Until, words: str, lang: Lang) -> str:
    """A warranty's months say nothing of what they count from."""
    if term.clause is not Clause.WARRANTY:
        return words
    start = say(f"policies.start.{term.start}", lang)
    return say("papers.counted_from", lang, words=words, start=start)
