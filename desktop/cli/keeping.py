"""Commands that keep a desk: copies, going back to one, checking all that it holds."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.cli import desks
from desktop.cli.output import as_json, say, table
from desktop.cli.terminal import complain
from desktop.cli.ways import ways_on
from returns.clock import SystemClock, stamp
from returns.desk import open_desk
from returns.errors import DeskInTrouble, DeskProblem, Refusal
from returns.keeping.report import counts_words, held_words, report_text
from returns.phrases import say as phrase
from returns.records.keeping import CheckReport, CopiesMade, Copy, Finding, Place
from returns.whole_file import demand_ending, save_whole


def backup(options: Namespace) -> int:
    """Copy the desk, read the copy back, and print its path last; 1 where a place took none."""
    lang = options.lang or "en"
    if options.list:
        return _list(options, lang)
    with desks.writing(options.desk, copied=True) as desk:
        if options.to is not None:
            desk.keeping.demand_usable(options.to)
        if options.keep_in is not None:
            before = next((each for each in desk.keeping.kept().places if not each.own), None)
            desk.keeping.set_second_place(options.keep_in)
            # told at once: it stays chosen, whatever becomes of the copy
            complain(_kept_in(options.keep_in, before, lang))
        if options.to is not None:
            made = CopiesMade((desk.keeping.copy_to(options.to),))
        else:
            made = desk.keeping.copy_now()
    for refused in made.refused:
        complain(refused.why.say(lang))
    if options.json:
        without = [
            {"place": str(each.place.folder), "why": each.why.say(lang)}
            for each in made.refused
        ]
        as_json({"copies": [_copy_json(copy) for copy in made.copies], "refused": without})
        return 1 if without else 0
    for copy in made.copies:
        _say_copy(copy, lang)
    for copy in made.copies:
        say(str(copy.path))
    return 1 if made.refused else 0


def _kept_in(folder: Path, before: Place | None, lang: str) -> str:
    place = folder.absolute()
    if before is None or before.folder == place:
        return phrase("cli.kept_in", lang, place=str(place))
    return phrase("cli.kept_in_instead", lang, place=str(place), before=str(before.folder))


def restore(options: Namespace) -> int:
    """A new desk from a copy, one thing out of it, or the copy in the place of the desk."""
    from returns.keeping.opened import found_copy
    from returns.keeping.restore import make_this_my_desk
    from returns.keeping.restore import restore as restore_into

    lang = options.lang or "en"
    copy = found_copy(options.copy)
    told: dict[str, Any]
    if options.into is not None:
        lacking = restore_into(copy, options.into)
        told = {"folder": str(options.into), "lacking": list(lacking)}
        words = [phrase("cli.restored", lang, folder=str(options.into))]
        words += [phrase("cli.restored_lacking", lang, name=name) for name in lacking]
        words += _untrue(options.into, lang)
    elif options.as_my_desk:
        folder = desks.folder_of(options.desk)
        aside = make_this_my_desk(copy, folder, SystemClock(), lang=lang)
        told = {"folder": str(folder), "former": str(aside)}
        words = [phrase("cli.gone_back", lang, folder=str(folder), former=str(aside))]
    else:
        name, was_whole = _bring_back(options, copy)
        told = {"brought_back": name, "was_whole": was_whole}
        words = [phrase("cli.was_whole" if was_whole else "cli.brought_back", lang, name=name)]
    if options.json:
        as_json(told)
    else:
        for line in words:
            say(line)
    return 0


def _untrue(folder: Path, lang: str) -> list[str]:
    """What a restored desk says that its histories do not: it came with the copy."""
    with desks.reading(folder) as desk:
        report = desk.keeping.check(lang=lang, only=("histories", "rows"))
    return [finding.why for finding in report.findings if finding.bad]


def _bring_back(options: Namespace, copy: Path) -> tuple[str, bool]:
    """What came back, by its number or path, and whether it was whole already."""
    from returns.keeping.contents import copy_in

    found = copy_in(copy)
    with desks.writing(options.desk) as desk:
        if options.case:
            desk.keeping.bring_back_case(found, options.case)
            return str(options.case), False
        if options.photo:
            back = desk.keeping.bring_back_photo(found, options.photo)
        else:
            back = desk.keeping.bring_back_paper(found, options.paper)
    return str(back.path), back.was_whole


def salvage(options: Namespace) -> int:
    """What can be read of a damaged desk, into a new one; 1 where something was lost."""
    from returns.keeping.salvage import salvage as bring_over

    lang = options.lang or "en"
    done = bring_over(desks.folder_of(options.desk), options.into)
    if options.json:
        as_json({**asdict(done), "folder": str(done.folder), "whole": done.whole})
        return 0 if done.whole else 1
    held = held_words(lang, cases=done.cases, photos=done.photos, papers=done.papers)
    say(phrase("cli.salvaged", lang, folder=str(done.folder), held=held))
    for each in done.tables:
        if each.gaps:
            say(phrase("cli.salvaged_table", lang, **asdict(each)))
    if done.photos_lost or done.papers_lost:
        held = held_words(
            lang, photos=done.photos_lost or None, papers=done.papers_lost or None
        )
        say(phrase("cli.salvaged_lost", lang, held=held))
    if done.incomplete:
        say(phrase("cli.salvaged_incomplete", lang, cases=", ".join(done.incomplete)))
    return 0 if done.whole else 1


def check(options: Namespace) -> int:
    """Look at everything the desk holds; 0 sound, 1 not."""
    if options.save is not None:
        demand_ending(options.save, (".txt",))
    lang = options.lang or "en"
    if options.accept:
        open_desk(desks.folder_of(options.desk), settle="accept").close()
    mended: list[Finding] = []
    try:
        opened = desks.writing(options.desk) if options.mend else desks.reading(options.desk)
        with opened as desk:
            report = desk.keeping.check(lang=lang)
            if options.mend and report.findings:
                left = desk.keeping.mend(report.findings)
                mended = [each for each in report.findings if each not in left]
                report = desk.keeping.check(lang=lang)
    except DeskProblem as problem:
        if not _is_trouble_of_the_desk(problem):
            raise
        folder = desks.folder_of(options.desk)
        finding = Finding("desk_will_not_open", str(folder), problem.say(lang))
        report = CheckReport(SystemClock().now(), (), (finding,))
        for line in ways_on(problem, folder, lang):
            complain(line)
    told = "".join(phrase("cli.mended", lang, why=each.why) + "\n" for each in mended)
    told += report_text(report, lang)
    if options.save is not None:
        save_whole(options.save, told.encode())
    if options.json:
        as_json(_report_json(report, mended))
    else:
        say(told.rstrip())
    return 0 if report.sound else 1


def _is_trouble_of_the_desk(problem: Refusal) -> bool:
    """A desk that is there and damaged is what `check` is asked about; one that is not is told."""
    return isinstance(problem, DeskInTrouble) or problem.key in (
        "storage.Damaged",
        "desk.cannot_open",
    )


def _report_json(report: CheckReport, mended: list[Finding]) -> dict[str, Any]:
    return {
        "sound": report.sound,
        "mended": [{"what": f.what, "where": f.where, "why": f.why} for f in mended],
        "findings": [
            {"what": f.what, "where": f.where, "why": f.why, "mend": f.mend, "bad": f.bad}
            for f in report.findings
        ],
        "parts": [
            {"part": part.part, "sound": part.sound, "total": part.total}
            for part in report.parts
        ],
    }


def _list(options: Namespace, lang: str) -> int:
    with desks.reading(options.desk) as desk:
        kept = desk.keeping.kept()
    if options.json:
        copies = [_copy_json(copy) for place in kept.places for copy in place.copies]
        as_json({"copies": copies, "steps_since": kept.steps_since, "overdue": kept.overdue})
        return 0
    rows = []
    for place in kept.places:
        for copy in place.copies:
            proved = phrase("cli.copy_proved" if copy.proved_at else "cli.copy_unproved", lang)
            made = f"{copy.made_at.astimezone():%Y-%m-%d %H:%M}"
            why = phrase(f"keeping.why.{copy.why}", lang)
            rows.append((made, why, proved, f"{copy.bytes / 1e6:,.1f} MB", str(copy.path)))
    table(rows)
    if not rows:
        say(phrase("cli.no_copies", lang))
    return 0


def _say_copy(copy: Copy, lang: str) -> None:
    key = "cli.backed_up" if copy.proved_at else "cli.backed_up_unproved"
    held = counts_words(copy.counts, lang)
    say(phrase(key, lang, held=held, size=f"{copy.bytes / 1e6:,.1f}"))
    for name in copy.lacking:
        complain(phrase("cli.copy_lacks", lang, name=name))


def _copy_json(copy: Copy) -> dict[str, Any]:
    return {
        "path": str(copy.path),
        "made_at": stamp(copy.made_at),
        "why": copy.why,
        "proved_at": stamp(copy.proved_at) if copy.proved_at else None,
        "bytes": copy.bytes,
        "cases": copy.counts.cases,
        "steps": copy.counts.steps,
        "photos": copy.counts.photos,
        "papers": copy.counts.papers,
        "lacking": list(copy.lacking),
    }
