"""`sendback evidence --to ADDRESSEE`: as that addressee takes it, with subject and text."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.cli.output import as_json, say
from desktop.cli.terminal import complain
from returns.language import between
from returns.phrases import say as phrase
from returns.phrases import word
from returns.records.packets import Packet, PacketForm
from returns.rules.packets.figure_words import measures_told
from returns.rules.packets.matrix import matrix

if TYPE_CHECKING:
    from returns.desk import Desk


def add_to(evidence: ArgumentParser) -> None:
    """What `evidence` understands of packets."""
    evidence.add_argument(
        "--to",
        default="",
        choices=[row.id for row in matrix().rows],
        help="as this one takes it: its form, its limits, and the text for its form",
    )
    evidence.add_argument(
        "--form", default="", choices=list(PacketForm), help="another form that it takes"
    )


def packet(desk: "Desk", case_id: int, options: Namespace, line_id: int | None) -> Packet:
    """The packet that the command's words ask for."""
    from returns.papers.packets import Asking

    asking = Asking(
        options.to,
        options.form,
        options.lang or "",
        sure=options.sure,
        line_id=line_id,
        supplier=options.supplier,
    )
    return desk.packets.make(case_id, asking)


def save(options: Namespace, made: Packet) -> int:
    """Save it, and say subject, text, measures and what to look at."""
    from returns.papers.packet_saved import as_paper, save_packet

    lang = options.lang or "en"
    paths = save_packet(options.out.path, made, folder=options.out.folder)
    if options.json:
        told: dict[str, object] = {
            "file": str(options.out.path),
            "files": [str(path) for path in paths],
        }
        told |= {"number": made.number, "addressee": made.addressee.id}
        told |= {"subject": made.subject, "text": made.text, "measured": asdict(made.measured)}
        as_json(told)
    else:
        for path in paths:
            say(phrase("cli.saved", lang, path=str(path)))
        addressee = word("addressee", made.addressee.id, lang)
        measures = between("semicolon", lang).join(
            measures_told(made.addressee, made.measured, lang)
        )
        facts = {"number": made.number, "addressee": addressee, "measures": measures}
        say(phrase("packets.cli.made", lang, **facts))
        say(phrase("packets.cli.subject", lang, subject=made.subject))
        say(made.text)
    paper = as_paper(made)
    for words in (paper.caution(lang), *paper.left_out_told(lang)):
        if words:
            complain(words)
    return 0
