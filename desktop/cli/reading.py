"""Commands that read: the queue, a case, what the rules say; and the sample desk to read in."""

from argparse import Namespace

from desktop.cli import desks
from desktop.cli.case_output import advice_json, case_json
from desktop.cli.output import as_json, say, table
from desktop.cli.telling import next_words
from returns.money import Money
from returns.phrases import say as phrase
from returns.phrases import word
from returns.rules.own_reasons import as_own, meant


def sample(options: Namespace) -> int:
    """A new desk with the sample data."""
    from returns.sample.desk import make_sample

    make_sample(options.folder, options.lang or "en")
    if options.json:
        as_json({"folder": str(options.folder)})
    else:
        say(phrase("cli.sample_made", options.lang or "en", folder=str(options.folder)))
    return 0


def queue(options: Namespace) -> int:
    """Cases of a view, most urgent first."""
    lang = options.lang or "en"
    with desks.up_to_date(options.desk) as desk:
        rows = desk.queue.all(options.view, options.search, options.limit)
        own = desk.settings.get().reasons
    if options.json:
        as_json(
            [
                {
                    "case": row.number,
                    "order": row.order,
                    "sku": row.sku,
                    "title": row.title,
                    "reason": meant(row.reason, own),
                    "own_reason": row.reason if as_own(row.reason, own) else None,
                    "value_minor": row.value_minor or None,
                    "currency": row.currency,
                    "next_step": None if row.closed else row.next_step,
                    "due_at": row.due_at or None,
                    "recommendation": row.recommendation,
                    "waiting_for": row.waiting_for or None,
                    "lines": row.line_count,
                }
                for row in rows
            ]
        )
        return 0
    table(
        [
            (
                row.due_at[:16].replace("T", " "),
                row.number,
                row.order,
                row.title[:40],
                word("reason", meant(row.reason, own), lang),
                str(Money(row.value_minor, row.currency)) if row.value_minor else "—",
                word("view", "closed", lang)
                if row.closed
                else word("step", row.next_step, lang),
                word("offer", row.recommendation, lang),
            )
            for row in rows
        ]
    )
    return 0


def show(options: Namespace) -> int:
    """One case, whole."""
    lang = options.lang or "en"
    with desks.up_to_date(options.desk, options.case) as desk:
        case_id = desk.cases.find(options.case)
        case = desk.cases.get(case_id)
        events = desk.cases.history(case_id)
        written = desk.cases.letters(case_id)
    told = case_json(case, events, lang, written)
    if options.json:
        as_json(told)
        return 0
    say(f"{case.number} · {case.order} · {case.title}")
    value = str(case.value) if case.priced else word("value", "unknown", lang)
    buyer = case.sale.buyer or case.customer.name
    about = (word("reason", case.lead.reason, lang), value, buyer, case.channel)
    say(" · ".join(part for part in about if part))
    if len(case.lines) > 1:
        table(
            [
                (
                    f"{line.number}.",
                    f"{line.quantity} ×",
                    line.title or line.sku,
                    word("reason", line.reason, lang),
                    str(line.paid_for) if line.paid_for is not None else "–",
                    line.supplier,
                )
                for line in case.lines
            ]
        )
    table(
        [
            (phrase(f"cli.track.{name}", lang), word(name, state, lang))
            for name, state in told["tracks"].items()
        ]
    )
    if told["recommendation"]["hold"]:
        say(f"! {told['recommendation']['hold']}")
    for because in told["recommendation"]["because"]:
        say(f"• {because}")
    if case.next:
        say(f"→ {next_words(case, lang)} · {told['due_at']}")
    table([(str(e.seq), e.at, e.by, e.kind, e.hash[:16]) for e in events])
    return 0


def advise(options: Namespace) -> int:
    """What the rules say of a case that need not exist."""
    from desktop.cli.advising import advice_for

    lang = options.lang or "en"
    told = advice_json(advice_for(options), lang)
    if options.json:
        as_json(told)
        return 0
    say(" → ".join(word("offer", offer, lang) for offer in told["offers"]))
    for sentence in told["because"]:
        say(f"• {sentence}")
    return 0
