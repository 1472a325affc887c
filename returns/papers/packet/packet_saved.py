"""A packet as files where the seller wants them: in a folder with its text, or alone as its name says."""

import hashlib
from pathlib import Path

from returns.errors import Refusal
from returns.papers.document_box import Paper
from returns.papers.packet.packet_files import packed
from returns.papers.sheet.last_sheet import PACKET
from returns.records.packets import Packet, PacketForm
from returns.whole_file import Kept, demand_free, is_device, make_folder, save_new, save_whole

_KEPT: Kept = "paper"
#: what a file of that form can end in: one picture is a picture, several are a ZIP
_ENDINGS = {
    PacketForm.PDF: (".pdf",),
    PacketForm.CARD: (".pdf",),
    PacketForm.ZIP: (".zip",),
    PacketForm.JPGS: (".zip", ".jpg"),
}


def as_paper(packet: Packet) -> Paper:
    """Its pages as a paper that is looked at, with all that the seller should know before it leaves."""
    return Paper(
        packet.path.name,
        PACKET,
        packet.number,
        packet.preview,
        packet.path,
        hashlib.sha256(packet.preview).hexdigest(),
        packet.may_show,
        packet.notes,
        packet.left_out,
    )


def ending_of(packet: Packet) -> str:
    """What a single file of the packet ends in: several are one ZIP."""
    if len(packet.files) > 1:
        return ".zip"
    return f".{packet.files[0].name.rpartition('.')[2]}"


def demand_ending(path: Path, form: PacketForm) -> None:
    """Raise `Refusal` for a file whose ending says something else than that form."""
    endings = _ENDINGS[form]
    if not is_device(path) and path.suffix.lower() not in endings:
        raise _not_so_called(form, endings[0])


def save_packet(
    path: Path, packet: Packet, *, folder: bool = False, over: bool = False
) -> tuple[Path, ...]:
    """Save it, over other files only where `over`; the files that were made.

    A folder gets each file and the text. Raises `Refusal` with nothing written.
    """
    if folder:
        return _into(path, packet)
    ending = ending_of(packet)
    if not is_device(path) and path.suffix.lower() != ending:
        raise _not_so_called(packet.measured.form, ending)
    one = len(packet.files) == 1
    content = packet.files[0].content if one else packed(packet.with_text)
    (save_whole if over else save_new)(path, content, _KEPT)
    return (path,)


def _not_so_called(form: PacketForm, ending: str) -> Refusal:
    return Refusal("packets.saved_as", what=f"term:packet_form:{form}", ending=ending)


def _into(folder: Path, packet: Packet) -> tuple[Path, ...]:
    make_folder(folder, _KEPT)
    files = [(folder / file.name, file.content) for file in packet.with_text]
    for path, content in files:
        if not (path.is_file() and path.read_bytes() == content):
            demand_free(path, _KEPT)
    for path, content in files:
        save_new(path, content, _KEPT)
    return tuple(path for path, _ in files)
