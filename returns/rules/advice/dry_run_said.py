"""A dry run in words: what would have been advised, what it costs, and what could not be judged."""

from collections.abc import Iterable
from datetime import date

from returns.language import day_words, grouped, listed
from returns.money import Money
from returns.phrases import say, word
from returns.records.advice import Step
from returns.records.dry_run import DryRun, Said, Total, Tried
from returns.terms import Offer


def advice_words(said: Said, other: Said, lang: str) -> str:
    """The offers in order and where the goods go; all else only where the other one differs in it.

    What differs comes first: a cell of a table may have no room for more.
    """
    usual, theirs = _usual(said, lang), _usual(other, lang)
    apart = [words for words, differs in _rest(said, other, lang) if differs]
    parts = (*apart, *usual) if usual == theirs else (*usual, *apart)
    return say("dry_run.dot", lang).join(parts)


def new_words(row: Tried, lang: str) -> str:
    """The same for the settings that are tried; “the same” where only the money is another."""
    if not row.otherwise:
        return say("dry_run.same", lang)
    return advice_words(row.new, row.old, lang)


def _usual(said: Said, lang: str) -> tuple[str, str]:
    return _offers(said, lang), word("route", said.advice.route, lang)


def _offers(said: Said, lang: str) -> str:
    words = []
    for offer in said.advice.offers:
        name = word("offer", offer, lang)
        if offer is Offer.PARTIAL_REFUND and said.advice.partial is not None:
            name = say("dry_run.part", lang, offer=name, amount=said.advice.partial)
        words.append(name)
    return say("dry_run.then", lang).join(words)


def _rest(said: Said, other: Said, lang: str) -> Iterable[tuple[str, bool]]:
    """What else is said, each with whether the other says something else."""
    mine, theirs = said.advice, other.advice
    payer = say("dry_run.payer", lang, payer=word("freight_payer", mine.freight_payer, lang))
    yield payer, mine.freight_payer != theirs.freight_payer
    claim = say("dry_run.no_claim", lang)
    if mine.claim_from is not None:
        claim = say("dry_run.claim", lang, party=word("fault", mine.claim_from, lang))
    yield claim, mine.claim_from != theirs.claim_from
    hold = say("dry_run.no_hold", lang)
    if said.hold is not None:
        hold = say("dry_run.hold", lang, hold=word("hold", said.hold, lang))
    yield hold, said.hold != other.hold
    yield from _next(said.step, other.step, lang)
    if said.today is not None:
        step, before = said.today, other.today
        words = say("dry_run.today", lang, step=word("step", step.kind, lang))
        moved = before is None or (step.kind, step.due_at) != (before.kind, before.due_at)
        yield words + say("dry_run.by_then", lang, day=_due(step, before, lang)), moved


def _next(step: Step | None, before: Step | None, lang: str) -> Iterable[tuple[str, bool]]:
    """What is next when the buyer asks, by when, and whom it waits for."""
    if step is None:
        yield say("dry_run.over", lang), before is not None
        return
    yield (
        say("dry_run.next", lang, step=word("step", step.kind, lang)),
        before is None or step.kind != before.kind,
    )
    day = _due(step, before, lang)
    yield say("dry_run.by", lang, day=day), before is None or step.due_at != before.due_at
    if step.waiting_for is not None:
        party = word("party", step.waiting_for, lang)
        same = before is not None and step.waiting_for == before.waiting_for
        yield say("dry_run.waits", lang, party=party), not same


def _due(step: Step, before: Step | None, lang: str) -> str:
    """The day, where the reader is; with the time of day where both are of one day."""
    due = step.due_at.astimezone()
    day = day_words(due.date(), lang, year=False)
    same_day = before is not None and before.due_at.astimezone().date() == due.date()
    return say("dry_run.at", lang, day=day, time=f"{due:%H:%M}") if same_day else day


def cost_words(said: Said, lang: str) -> str:
    """The expected cost: `$18.40`, `≈ $18.40` for an estimate, else why there is none."""
    if said.cost is None:
        why = said.unreckoned or "nothing"
        return say(f"dry_run.why.{why}", lang)
    if said.unreckoned is None:
        return str(said.cost)
    return say("dry_run.about", lang, amount=said.cost)


def difference_words(row: Tried) -> str:
    """How much more it is, with its sign; a dash where that cannot be told."""
    return "—" if row.difference is None else signed(row.difference)


def signed(money: Money) -> str:
    """`+$9.00`, `$0.00`, and what is below it with a minus."""
    return f"+{money}" if money.minor > 0 else str(money)


def headline(run: DryRun, lang: str) -> str:
    """How many cases would have gone otherwise, and what that is in money."""
    days = (run.until - run.since).days
    if not run.cases:
        return say("dry_run.none", lang, days=days)
    if not run.rows:
        return say("dry_run.unmoved", lang, cases=run.cases)
    key = "otherwise" if run.otherwise else "only_recosted"
    words = say(
        f"dry_run.{key}",
        lang,
        cases=run.cases,
        otherwise=grouped(run.otherwise, lang),
        recosted=grouped(run.recosted, lang),
    )
    return say("dry_run.with_money", lang, words=words, money=_money(run, lang), days=days)


def _money(run: DryRun, lang: str) -> str:
    total, about = run.home, ""
    if len(run.totals) == 1:
        total = run.totals[0]
    elif total is not None:
        about = "about_"
    if total is None:
        return say("dry_run.no_money", lang)
    difference = total.difference
    if not difference:
        return say("dry_run.same_money", lang)
    amount = Money(abs(difference.minor), difference.currency)
    return say(
        f"dry_run.{about}{'less' if difference.minor < 0 else 'more'}", lang, amount=amount
    )


def notes(run: DryRun, lang: str) -> tuple[str, ...]:
    """What is said below it: sums by currency, what could not be judged, what it was judged by."""
    found = []
    if run.otherwise and run.recosted:
        found.append(say("dry_run.recosted", lang, count=run.recosted))
    moved = [total for total in run.totals if total.difference]
    if moved:
        sums = listed([_sum(total, lang) for total in moved], lang)
        found.append(say("dry_run.sums", lang, sums=sums))
    if moved and len(run.totals) > 1:
        if run.home is not None and run.rates_on:
            found.append(say("dry_run.converted", lang, day=_day(run.rates_on, lang)))
        if run.left_out:
            found.append(say("dry_run.left_out", lang, codes=listed(run.left_out, lang)))
    found += [
        say(f"dry_run.unreckoned.{why}", lang, count=count) for why, count in run.unreckoned
    ]
    if run.cases:
        found.append(say("dry_run.basis", lang))
    if run.used_goods:
        found.append(say("dry_run.used_goods", lang))
    if any(row.old.today != row.new.today for row in run.rows):
        found.append(say("dry_run.basis_today", lang))
    return tuple(found)


def _sum(total: Total, lang: str) -> str:
    return say("dry_run.sum", lang, old=total.old, new=total.new)


def _day(day: str, lang: str) -> str:
    return day_words(date.fromisoformat(day), lang)


#: the heads of the table that is written for a spreadsheet, by their phrases
_CSV = (
    "case",
    "sku",
    "thing",
    "old",
    "new",
    "currency",
    "cost_old",
    "cost_new",
    "difference",
    "note",
)


#: those whose cells are plain figures
FIGURES = frozenset({6, 7, 8})


def as_table(run: DryRun, lang: str) -> list[tuple[str, ...]]:
    """The rows for a spreadsheet, heads first; sums are plain figures."""
    rows = [tuple(say(f"dry_run.head.{head}", lang) for head in _CSV)]
    for row in run.rows:
        costs = (row.old.cost, row.new.cost, row.difference)
        why = row.unreckoned
        rows.append(
            (
                number_words(row, lang),
                row.sku,
                row.title,
                advice_words(row.old, row.new, lang),
                new_words(row, lang),
                row.currency,
                *("" if cost is None else str(cost.amount) for cost in costs),
                say(f"dry_run.why.{why}", lang) if why is not None else "",
            )
        )
    return rows


def number_words(row: Tried, lang: str) -> str:
    """The case's number, with its line where it has several."""
    if row.lines == 1:
        return row.number
    return say("dry_run.line", lang, number=row.number, line=row.line)
