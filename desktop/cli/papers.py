"""Commands that make or check papers."""

import os
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import desks, packets
from desktop.cli.output import as_json, say
from desktop.cli.terminal import complain
from desktop.cli.words import Target
from returns.errors import NotFound, UnreadableFile
from returns.phrases import say as phrase
from returns.records.papers import LeftOut
from returns.records.verification import Verification
from returns.terms import End, Party
from returns.whole_file import is_device, make_folder

if TYPE_CHECKING:
    from returns.desk import Desk
    from returns.papers.document_box import Paper

#: what `verify` says in the end, by its exit
_ANSWERS = {0: "unchanged", 1: "changed", 3: "unknown_maker"}


def save(
    out: Target, paper: "Paper", lang: str, *, json: bool, left_out: tuple[LeftOut, ...] = ()
) -> int:
    """Save a paper where the seller wants it, and say where."""
    from returns.papers.paper_files import save_paper

    if out.folder:
        make_folder(out.path, "paper")
    made = save_paper(out.path, paper, folder=out.folder)
    if json:
        told: dict[str, object] = {"file": str(out.path)}
        told["bytes"] = len(paper.pdf) if is_device(out.path) else _size(made)
        if out.folder:
            told["files"] = [str(path) for path in made]
        as_json(
            told | ({"left_out": [asdict(place) for place in left_out]} if left_out else {})
        )
    else:
        for path in made:
            say(phrase("cli.saved", lang, path=str(path)))
    return 0


def _size(made: tuple[Path, ...]) -> int:
    return sum(path.stat().st_size for path in made)


def demand_name(out: Target) -> None:
    """Before anything is made: whether a paper can be saved under that name."""
    from returns.papers.paper_files import demand_paper_name

    demand_paper_name(out.path, folder=out.folder)


def label(options: Namespace) -> int:
    """The labels of one or several cases, as one file."""
    demand_name(options.out)
    with desks.writing(options.desk) as desk:
        case_ids = [desk.cases.find(text) for text in options.cases]
        paper = desk.papers.label(
            case_ids,
            stock=options.stock,
            start=options.start,
            lang=options.lang or "en",
            overrule=options.overrule,
            leg=End(options.leg) if options.leg else None,
        )
    code = save(options.out, paper, options.lang or "en", json=options.json)
    if words := paper.caution(options.lang or "en"):
        complain(words)
    return code


def evidence(options: Namespace) -> int:
    """The evidence sheet of a case, or what goes to one addressee; a ZIP brings the originals."""
    if packets.is_packet(options):
        with desks.writing(options.desk) as desk:
            case_id = desk.cases.find(options.case)
            line_id = _line_id(desk, case_id, options.line)
            made = packets.packet(desk, case_id, options, line_id)
        return packets.hand_out(options, made)
    demand_name(options.out)
    packed = options.out.path.suffix.lower() == ".zip" and not options.out.folder
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        paper = (
            desk.papers.stamped(case_id)
            if options.stamped
            else desk.papers.evidence(
                case_id,
                addressee=Party(options.addressee),
                lang=options.lang or "",
                with_originals=options.originals or packed,
                max_mb=options.max_mb,
                sure=options.sure,
                line_id=_line_id(desk, case_id, options.line),
                supplier=options.supplier,
            )
        )
    lang = options.lang or "en"
    code = save(options.out, paper, lang, json=options.json, left_out=paper.left_out)
    for words in (paper.caution(lang), *paper.left_out_told(lang)):
        if words:
            complain(words)
    return code


def _line_id(desk: "Desk", case_id: int, number: int | None) -> int | None:
    """The row of the item that was named by its number; raises `NotFound`."""
    if number is None:
        return None
    case = desk.cases.get(case_id)
    if number > len(case.lines):
        raise NotFound("case.no_line", line=number, case=case.number)
    return case.lines[number - 1].id


def verify(options: Namespace) -> int:
    """Check a sheet, or a ZIP with one, against the desk that made it, or without one by its own manifest."""
    from returns.evidence.layers import layer_words, layers
    from returns.evidence.part_names import part_words

    lang = options.lang or "en"
    if not os.path.lexists(options.file):
        # 1 would say that it differs
        complain(phrase("cli.no_such_file", lang, name=str(options.file)))
        return 2
    try:
        result = _checked(options, lang)
    except UnreadableFile as refusal:
        complain(refusal.say(lang))
        return 2
    if options.json:
        as_json(result.as_json())
    else:
        # what differs comes first: nobody looks for it below a hundred parts that do not
        for part in sorted(result.parts, key=lambda part: part.ok):
            say(f"{'✓' if part.ok else '✗'} {part_words(part.part, lang)}: {part.why}")
        for layer in layers(result):
            say(layer_words(layer, lang))
        say(phrase(f"cli.{_ANSWERS[result.exit_code]}", lang))
    return result.exit_code


def _checked(options: Namespace, lang: str) -> Verification:
    """By the desk that is named or lies there, else by the file alone; raises `UnreadableFile`."""
    from returns.evidence.apart import verify_file
    from returns.evidence.zip_sheet import Pictures, sheet_of
    from returns.papers.papers import readable_paper

    if desks.is_there(options.desk):
        with desks.reading(options.desk) as desk:
            return desk.papers.check(options.file, lang)
    with readable_paper(options.file), sheet_of(options.file) as sheet:
        if isinstance(sheet, Pictures):
            raise sheet.unknown(options.file.name)
        if not sheet.ours:
            raise UnreadableFile("papers.zip_empty", name=options.file.name)
        return verify_file(sheet.path, None, lang, beside=sheet.beside)
