"""`sendback evidence --for ADDRESSEE`: as that addressee takes it, with subject and text."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.cli.output import as_json, say
from desktop.cli.terminal import complain
from returns.errors import Refusal
from returns.language import between
from returns.phrases import say as phrase
from returns.phrases import word
from returns.records.packets import Addressee, Packet, PacketForm
from returns.rules.packets.figure_words import measures_told
from returns.rules.packets.matrix import matrix

if TYPE_CHECKING:
    from returns.desk import Desk


#: whom a sheet is for; "supplier" is both, and gets a packet where a form is named
PARTIES = ("supplier", "platform", "carrier")
#: the names that scripts may rely on, where the list of what each takes has shorter ones
_CALLED = {"amazon_atoz": "a_to_z", "card_issuer": "card"}
#: what a file's ending says it is, the likeliest first
_ENDINGS = {
    ".pdf": (PacketForm.PDF, PacketForm.CARD),
    ".zip": (PacketForm.ZIP, PacketForm.JPGS),
    ".jpg": (PacketForm.JPGS,),
}
#: words that only a sheet understands
_OF_A_SHEET = ("originals", "stamped", "max_mb")


def add_to(evidence: ArgumentParser) -> None:
    """For whom `evidence` makes what."""
    evidence.add_argument(
        "--for",
        dest="addressee",
        default="supplier",
        type=lambda name: _CALLED.get(name, name),
        choices=list(dict.fromkeys((*PARTIES, *(row.id for row in matrix().rows)))),
        help="a sheet for that side; by name (ebay, ups …) what that one takes, with text;"
        " card_issuer and amazon_atoz are card and a_to_z",
    )
    evidence.add_argument(
        "--form",
        default="",
        choices=list(PacketForm),
        help="another form that it takes; else the one that the ending of OUT says",
    )


def is_packet(options: Namespace) -> bool:
    """Whether the command's words ask for what one addressee takes, not for a sheet."""
    return bool(options.form) or options.addressee not in PARTIES


def packet(desk: "Desk", case_id: int, options: Namespace, line_id: int | None) -> Packet:
    """The packet that the command's words ask for.

    Raises `Refusal`, before anything is made, for a word or an ending that it cannot be.
    """
    from returns.papers.packet.packets import Asking

    for name in _OF_A_SHEET:
        if getattr(options, name):
            raise Refusal("packets.of_a_sheet", option=f"--{name.replace('_', '-')}")
    addressee = desk.packets.matrix().find(options.addressee)
    asking = Asking(
        addressee.id,
        _form_for(options, addressee),
        options.lang or "",
        sure=options.sure,
        line_id=line_id,
        supplier=options.supplier,
    )
    return desk.packets.make(case_id, asking)


def _form_for(options: Namespace, addressee: Addressee) -> PacketForm:
    """The form that was named, or the first of those taken that the file's ending can be."""
    from returns.papers.packet.packet_saved import demand_ending

    form = PacketForm(options.form or addressee.form)
    if options.out.folder:
        return form
    if not options.form:
        fitting = _ENDINGS.get(options.out.path.suffix.lower(), ())
        taken = [each for each in fitting if each in addressee.listed("forms")]
        form = form if form in fitting else next(iter(taken), form)
    demand_ending(options.out.path, form)
    return form


def hand_out(options: Namespace, made: Packet) -> int:
    """Save it, and say subject, text, measures and what to look at."""
    from returns.papers.packet.packet_saved import as_paper, save_packet

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
