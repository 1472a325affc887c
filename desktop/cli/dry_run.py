"""`settings --dry-run`: what changed settings would have said to the cases of the last days."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any

from desktop.cli import desks
from desktop.cli.output import as_json, say, table
from returns.clock import stamp
from returns.errors import Refusal
from returns.money import Money
from returns.phrases import say as phrase
from returns.records.dry_run import DryRun, Said, Total, Tried, Unreckoned
from returns.records.settings import DeskSettings
from returns.rules.advice.dry_run_said import (
    advice_words,
    cost_words,
    difference_words,
    headline,
    new_words,
    notes,
    number_words,
)

Changes = Callable[[DeskSettings, Sequence[tuple[str, str]]], dict[str, Any]]


def tried(options: Namespace, changes_of: Changes) -> int:
    """Print what would have gone otherwise with these settings; nothing is changed."""
    lang = options.lang or "en"
    if options.places:
        raise Refusal("dry_run.places")
    if not options.set:
        raise Refusal("dry_run.nothing_set")
    days = {} if options.days is None else {"days": options.days}
    with desks.reading(options.desk) as desk:
        old = desk.settings.get()
        new = desk.settings.changed(old, **changes_of(old, options.set))
        run = desk.settings.dry_run(old, new, **days)
    if options.json:
        as_json(dry_run_json(run))
        return 0
    say(headline(run, lang))
    for note in notes(run, lang):
        say(note)
    if run.rows:
        say("")
        table([_heads(lang), *(_row(row, lang) for row in run.rows)])
        say("")
    say(phrase("dry_run.not_saved", lang))
    return 0


def _heads(lang: str) -> tuple[str, ...]:
    heads = ("case", "thing", "old", "new", "cost_old", "cost_new", "difference")
    return tuple(phrase(f"dry_run.head.{head}", lang) for head in heads)


def _row(row: Tried, lang: str) -> tuple[str, ...]:
    return (
        number_words(row, lang),
        row.title or row.sku,
        advice_words(row.old, row.new, lang),
        new_words(row, lang),
        cost_words(row.old, lang),
        cost_words(row.new, lang),
        difference_words(row),
    )


def dry_run_json(run: DryRun) -> dict[str, Any]:
    """The same for scripts; sums in minor units."""
    return {
        "since": run.since.isoformat(),
        "until": run.until.isoformat(),
        "cases": run.cases,
        "otherwise": run.otherwise,
        "recosted": run.recosted,
        "totals": [_total(total) for total in run.totals],
        "home": _total(run.home) if run.home is not None else None,
        "left_out": list(run.left_out),
        "rates_on": run.rates_on,
        "unreckoned": {why.value: dict(run.unreckoned).get(why, 0) for why in Unreckoned},
        "rows": [_row_json(row) for row in run.rows],
    }


def _total(total: Total) -> dict[str, Any]:
    return {
        "currency": total.old.currency,
        "lines": total.lines,
        "old_minor": total.old.minor,
        "new_minor": total.new.minor,
        "difference_minor": total.difference.minor,
    }


def _row_json(row: Tried) -> dict[str, Any]:
    return {
        "case": row.number,
        "line": row.line,
        "sku": row.sku,
        "title": row.title,
        "currency": row.currency,
        "otherwise": row.otherwise,
        "old": _said(row.old),
        "new": _said(row.new),
        "difference_minor": _minor(row.difference),
    }


def _said(said: Said) -> dict[str, Any]:
    advice, step, today = said.advice, said.step, said.today
    return {
        "offers": [offer.value for offer in advice.open_offers],
        "partial_minor": _minor(advice.partial),
        "route": advice.route.value,
        "freight_payer": advice.freight_payer.value,
        "claim_from": advice.claim_from.value if advice.claim_from is not None else None,
        "hold": said.hold.value if said.hold is not None else None,
        "next_step": step.kind.value if step is not None else None,
        "due_at": stamp(step.due_at) if step is not None else None,
        "waiting_for": step.waiting_for.value
        if step is not None and step.waiting_for
        else None,
        "today": {"next_step": today.kind.value, "due_at": stamp(today.due_at)}
        if today is not None
        else None,
        "cost_minor": _minor(said.cost),
        "unreckoned": said.unreckoned.value if said.unreckoned is not None else None,
    }


def _minor(money: Money | None) -> int | None:
    return None if money is None else money.minor
