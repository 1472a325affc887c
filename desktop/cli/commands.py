"""Each command: one service call, then what to print."""

from argparse import Namespace
from collections.abc import Callable

from desktop.cli import desks
from desktop.cli.acting import act, inspect, photo, receive
from desktop.cli.output import advice_json, as_json, case_json, say, table
from desktop.cli.papers import evidence, label, policy, verify
from desktop.cli.settings import settings
from returns.errors import DeskProblem, Refusal
from returns.money import Money
from returns.phrases import say as phrase
from returns.phrases import word


def sample(options: Namespace) -> int:
    """A new desk with the sample data."""
    from returns.sample.desk import make_sample

    make_sample(options.folder, options.lang or "en")
    say(phrase("cli.sample_made", options.lang or "en", folder=str(options.folder)))
    return 0


def suppliers(options: Namespace) -> int:
    """Suppliers and policies from a file."""
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        result = desk.suppliers_intake.bring_in(options.file)
    unusable = [
        {"row": item.row, "column": item.column, "why": item.say(lang)}
        for item in result.unusable
    ]
    if options.json:
        as_json({"new": result.new, "changed": result.changed, "unusable": unusable})
    else:
        say(phrase("cli.suppliers", lang, new=result.new, changed=result.changed))
        _say_unusable(unusable, lang)
    return 1 if unusable and not (result.new or result.changed) else 0


def bring_in(options: Namespace) -> int:
    """Platform files; a file that cannot be read is told and the others go on."""
    lang = options.lang or "en"
    results = []
    failed = False
    opened = desks.reading if options.dry_run else desks.writing
    with opened(options.desk) as desk:
        for path in options.files:
            try:
                preview = desk.intake.preview(path, options.channel)
                result = preview if options.dry_run else desk.intake.commit(preview)
            except DeskProblem:
                raise
            except Refusal as refusal:
                failed = True
                why = refusal.say(lang)
                results.append(
                    {
                        "file": path.name,
                        "platform": None,
                        "new": 0,
                        "known": 0,
                        "unusable": [{"row": 0, "column": "", "why": why}],
                    }
                )
                continue
            results.append(
                {
                    "file": path.name,
                    "platform": result.platform,
                    "new": result.new,
                    "known": result.known,
                    "unusable": [
                        {"row": item.row, "column": item.column, "why": item.say(lang)}
                        for item in result.unusable
                    ],
                }
            )
            if options.unusable and result.unusable:
                from returns.importing.refused_rows import unusable_as_csv

                options.unusable.write_bytes(unusable_as_csv(preview.reading, lang))
    if options.json:
        as_json(results)
    else:
        for item in results:
            say(
                phrase(
                    "cli.imported",
                    lang,
                    **{k: item[k] or "–" for k in ("file", "platform")},
                    new=item["new"],
                    known=item["known"],
                    unusable=len(item["unusable"]),
                )
            )
            _say_unusable(item["unusable"], lang)
    return 1 if failed else 0


def _say_unusable(unusable: list[dict[str, object]], lang: str) -> None:
    for item in unusable:
        if item["row"]:
            say("  " + phrase("cli.row", lang, **item))
        else:
            say(f"  {item['why']}")


def queue(options: Namespace) -> int:
    """Cases of a view, most urgent first."""
    lang = options.lang or "en"
    with desks.reading(options.desk) as desk:
        rows = desk.queue.all(options.view, options.search, options.limit)
    if options.json:
        as_json(
            [
                {
                    "case": row.number,
                    "order": row.order,
                    "sku": row.sku,
                    "title": row.title,
                    "reason": row.reason,
                    "value_minor": row.value_minor,
                    "currency": row.currency,
                    "next_step": row.next_step,
                    "due_at": row.due_at or None,
                    "recommendation": row.recommendation,
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
                word("reason", row.reason, lang),
                str(Money(row.value_minor, row.currency)),
                word("step", row.next_step, lang),
                word("offer", row.recommendation, lang),
            )
            for row in rows
        ]
    )
    return 0


def show(options: Namespace) -> int:
    """One case, whole."""
    lang = options.lang or "en"
    with desks.reading(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        case = desk.cases.get(case_id)
        events = desk.cases.history(case_id)
    told = case_json(case, events, lang)
    if options.json:
        as_json(told)
        return 0
    say(f"{case.number} · {case.order} · {case.title}")
    say(
        f"{word('reason', case.reason, lang)} · {case.value} · {case.customer.name} · {case.channel}"
    )
    table(
        [
            (phrase(f"cli.track.{name}", lang), word(name, state, lang))
            for name, state in told["tracks"].items()
        ]
    )
    for because in told["recommendation"]["because"]:
        say(f"• {because}")
    if case.next:
        say(f"→ {word('step', case.next.kind, lang)} · {told['due_at']}")
    table([(str(e.seq), e.at, e.kind, e.hash[:16]) for e in events])
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


def later(options: Namespace) -> int:
    """Commands of a later version answer plainly."""
    raise Refusal("cli.later", command=options.command)


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "sample": sample,
    "suppliers": suppliers,
    "settings": settings,
    "import": bring_in,
    "queue": queue,
    "show": show,
    "advise": advise,
    "do": act,
    "receive": receive,
    "inspect": inspect,
    "photo": photo,
    "label": label,
    "evidence": evidence,
    "verify": verify,
    "policy": policy,
    "backup": later,
    "restore": later,
    "check": later,
}
