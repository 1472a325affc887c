"""An evidence sheet before it leaves, and in its place what the chosen addressee takes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.papers.packet_bar import PacketBar
from desktop.papers.paper_dialog import PaperDialog
from desktop.widgets.button import Button
from desktop.widgets.layouts import framed, row
from desktop.wording import refusal_words
from desktop.work.jobs import Jobs, Lane
from returns.errors import Refusal
from returns.records.packets import Packet
from returns.whole_file import ended

if TYPE_CHECKING:
    from returns.desk import Desk
    from returns.papers.document_box import Paper
    from returns.records.packets import Choice


class PacketDialog(PaperDialog):
    """Shows the sheet as it was made until another addressee is chosen."""

    def __init__(
        self, paper: "Paper", desk: "Desk", jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(paper, jobs, parent)
        self._desk, self._sheet = desk, paper
        self.packet: Packet | None = None
        self._asked = ""
        self.bar = PacketBar()
        self.sure = Button(self.tr("Send them all the same"), "link")
        self.sure.hide()
        self.add_bar(framed("bar", row(self.bar), (20, 8, 16, 8)))
        self.trouble_row.addWidget(self.sure)
        self.bar.chosen.connect(self.choose)
        self.bar.copied.connect(lambda: self.tell(self.tr("Copied.")))
        self.sure.clicked.connect(lambda: self.choose(self._asked, sure=True))
        choices = desk.packets.choices
        jobs.run(lambda: choices(paper.case_id), self._show_choices, lane=Lane.CASE)

    def _show_choices(self, choices: "tuple[Choice, ...]") -> None:
        self.bar.show_choices(choices)
        if self._sheet.wanted_by:
            self.choose(self._sheet.wanted_by)

    def choose(self, addressee: str, *, sure: bool = False) -> None:
        """Make it as that one takes it; "" is the sheet again."""
        self._asked = addressee
        self.sure.hide()
        if not addressee:
            self.packet = None
            self.bar.show_sheet()
            self.show_paper(self._sheet)
            return
        from returns.papers.packet.packets import Asking

        packets, case_id = self._desk.packets, self._sheet.case_id
        asking = Asking(addressee, sure=sure)
        self.tell(self.tr("It is being made…"), left=False)
        self._jobs.run(lambda: packets.make(case_id, asking), self._made, self._refused)

    def _made(self, packet: Packet) -> None:
        from returns.papers.packet.packet_saved import as_paper

        if packet.addressee.id != self._asked:
            return  # another was chosen meanwhile
        self.packet = packet
        self.bar.show_packet(packet)
        self.show_paper(as_paper(packet))
        self.tell("", left=False)

    def _refused(self, refusal: Refusal) -> None:
        """Say why not; what was shown stays shown, and is chosen again."""
        if self.packet is not None:
            self.bar.show_packet(self.packet)
        else:
            self.bar.show_sheet()
        self.tell("", refusal_words(refusal))
        self.sure.setVisible(refusal.key == "papers.originals_tell")

    def _save(self) -> None:
        if self.packet is None:
            super()._save()
            return
        several = len(self.packet.files) > 1
        start = Path.home()
        if several:
            chosen = QFileDialog.getExistingDirectory(
                self, self.tr("A folder for the files"), str(start)
            )
            if chosen:
                self.save_packet_to(Path(chosen), folder=True)
            return
        from returns.papers.packet.packet_saved import ending_of

        name, ending = self.packet.files[0].name, ending_of(self.packet)
        kind = f"{ending[1:].upper()} (*{ending})"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), str(start / name), kind)
        if path:
            self.save_packet_to(ended(Path(path), ending), folder=False)

    def save_packet_to(self, path: Path, *, folder: bool) -> None:
        """Write the files as they leave, with the text beside them in a folder."""
        from returns.papers.packet.packet_saved import save_packet

        if self.packet is None:
            return
        try:
            made = save_packet(path, self.packet, folder=folder, over=not folder)
        except Refusal as refusal:
            self.tell("", refusal_words(refusal))
            return
        words = self.tr("Saved as {name}.").format(name=path.name)
        if folder:
            words = self.tr("{count} files saved in {name}.")
            words = words.format(count=len(made), name=path.name)
        self.tell(words)
