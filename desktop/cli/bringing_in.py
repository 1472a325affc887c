"""Commands that bring in files: what was new, what was known, what cannot be used and why."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from desktop.cli import desks
from desktop.cli.output import as_json, say
from returns.bringing_in.intake import ImportPreview
from returns.desk import Desk
from returns.errors import DeskProblem, Refusal, quoted
from returns.importing.drafts import Unusable
from returns.phrases import say as phrase
from returns.rules.sentences import sentences
from returns.whole_file import demand_ending, save_whole

#: fewer bytes than a large import takes, however short its rows
_FEW = 20_000


def suppliers(options: Namespace) -> int:
    """Suppliers and policies from a file."""
    lang = options.lang or "en"
    with desks.writing(options.desk, create=True) as desk:
        result = desk.suppliers_intake.bring_in(options.file)
    unusable = _told(result.unusable, lang)
    counts = {"new": result.new, "changed": result.changed, "refused": result.refused}
    if options.json:
        as_json({**counts, "unusable": unusable})
    else:
        say(phrase("cli.suppliers", lang, **counts))
        # each of these sentences names its place itself
        _say_unusable(unusable, lang, "cli.row_alone")
    return 1 if unusable else 0


def import_files(options: Namespace) -> int:
    """Platform files; a file that cannot be read is told and the others go on."""
    lang = options.lang or "en"
    if options.unusable is not None:
        demand_ending(options.unusable, (".csv",))
    writing = partial(desks.writing, create=True)
    opened = desks.reading if options.dry_run else writing
    results: list[dict[str, Any]] = []
    trouble: DeskProblem | None = None
    with opened(options.desk) as desk:
        try:
            if not options.dry_run and desk.keeping.due_before(_expected(desk, options)):
                desks.copy_before("before_import", desk)
            results += (_bring_in(desk, path, options, lang) for path in options.files)
        except DeskProblem as problem:
            trouble = problem  # told after what was brought in before it
    if options.json:
        as_json(results)
    else:
        for item in results:
            words = {"file": quoted(item["file"]), "platform": item["platform"] or "–"}
            counts = {"new": item["new"], "known": item["known"]}
            unusable = len(item["unusable"])
            say(phrase("cli.imported", lang, **words, **counts, unusable=unusable))
            if item["news"]:
                say(phrase("cli.news", lang, count=item["news"]))
            for told in item["differs"]:
                say(f"  {told}")
            if item["closed"]:
                say(phrase("cli.over", lang, count=item["closed"]))
            _say_unusable(item["unusable"], lang)
    if trouble is not None:
        raise trouble
    return 1 if any(item["platform"] is None for item in results) else 0


def _expected(desk: Desk, options: Namespace) -> int:
    """How much is new in all the files together, as far as it can be told before the first is in."""
    with suppress(OSError, ValueError):  # told when its turn comes
        if sum(path.stat().st_size for path in options.files) < _FEW:
            return 0  # nobody waits for a second reading of it
    new = 0
    for path in options.files:
        with suppress(Refusal):  # told when its turn comes
            new += _preview(desk, path, options).new
    return new


def _preview(desk: Desk, path: Path, options: Namespace) -> ImportPreview:
    return desk.intake.preview(
        path,
        options.channel,
        day_first=None if options.dates is None else options.dates == "dmy",
        encoding=options.encoding or "",
    )


def _bring_in(desk: Desk, path: Path, options: Namespace, lang: str) -> dict[str, Any]:
    """What one file brought, or why nothing could be read from it."""
    try:
        preview = _preview(desk, path, options)
        result = preview if options.dry_run else desk.intake.commit(preview)
    except DeskProblem:
        # the desk itself is in trouble: no other file would fare better
        raise
    except Refusal as refusal:
        why = {"row": 0, "column": "", "why": refusal.say(lang)}
        counts = dict.fromkeys(("new", "known", "news", "closed"), 0)
        told = {"platform": None, **counts, "differs": list[str]()}
        return {"file": path.name, **told, "unusable": [why]}
    if options.unusable and result.unusable:
        from returns.importing.refused_rows import unusable_as_csv

        rows = unusable_as_csv(preview.reading, lang)
        save_whole(_apart(options.unusable, options), rows)
    return {
        "file": path.name,
        "platform": result.platform,
        "new": result.new,
        "known": result.known,
        "news": getattr(result, "news", 0),
        "closed": getattr(result, "closed", 0),
        "differs": sentences(getattr(result, "differs", ()), lang),
        "unusable": _told(result.unusable, lang),
    }


def _apart(path: Path, options: Namespace) -> Path:
    """A file of its own for each: `OUT.csv`, then `OUT-2.csv` for the next with unusable rows."""
    options.apart = getattr(options, "apart", 0) + 1
    return path if options.apart == 1 else path.with_stem(f"{path.stem}-{options.apart}")


def _told(unusable: Sequence[Unusable], lang: str) -> list[dict[str, Any]]:
    return [
        {"row": item.row, "column": item.column, "why": item.say(lang)} for item in unusable
    ]


def _say_unusable(unusable: Sequence[dict[str, Any]], lang: str, key: str = "cli.row") -> None:
    for item in unusable:
        if item["row"]:
            say("  " + phrase(key, lang, **item))
        else:
            say(f"  {item['why']}")
