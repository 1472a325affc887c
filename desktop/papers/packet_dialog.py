"""An evidence sheet before it leaves, and in its place what the chosen addressee takes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.look.theme import look
from desktop.papers.packet_bar import PacketBar, split
from desktop.papers.paper_dialog import PaperDialog
from desktop.widgets.button import Button
from desktop.widgets.layouts import framed, row
from desktop.wording import refusal_words
from desktop.work.jobs import Jobs, Lane
from returns.errors import Refusal
from returns.phrases import say
from returns.records.packets import Packet
from returns.terms import Party
from returns.whole_file import ended

if TYPE_CHECKING:
    from returns.desk import Desk
    from returns.papers.document_box import Paper
    from returns.records.packets import Choice


class PacketDialog(PaperDialog):
    """Shows the sheet as it was made until another addressee is chosen."""

    def __init__(
        self,
        paper: "Paper",
        desk: "Desk",
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        line: int = 0,
    ) -> None:
        """`line` is the place of the line that the case was looked at by, 0 for none."""
        super().__init__(paper, jobs, parent)
        self._desk, self._sheet, self._line = desk, paper, line
        self.packet: Packet | None = None
        #: what was chosen last, and for whom what is shown was made
        self._asked, self._shown = "", ""
        self.bar = PacketBar()
        self.sure = Button(self.tr("Send them all the same"), "link")
        self.sure.hide()
        self.add_bar(framed("bar", row(self.bar), (20, 8, 16, 8)))
        self.trouble_row.addWidget(self.sure)
        self.bar.chosen.connect(self.choose)
        self.bar.copied.connect(lambda: self.tell(self.tr("Copied.")))
        self.sure.clicked.connect(lambda: self.choose(self._asked, sure=True))
        jobs.run(self._read, self._show_choices, lane=Lane.CASE)

    def _read(self) -> "tuple[tuple[Choice, ...], list[tuple[str, bool]]]":
        """Whom it can be for; of suppliers the chosen line's first, then those who owe something."""
        from returns.papers.sheet.sheet_scope import ground_for, paid_up

        case_id = self._sheet.case_id
        case, owes = self._desk.cases.get(case_id), dict[str, bool]()
        first = case.lines[self._line - 1].supplier if self._line else ""
        for line in case.lines:
            if line.supplier_id is not None:
                grounded = ground_for(case, line, Party.SUPPLIER) is not None
                grounded = grounded and not paid_up(case, line, Party.SUPPLIER)
                owes[line.supplier] = grounded or owes.get(line.supplier, False)
        told = sorted(owes.items(), key=lambda each: (each[0] != first, not each[1]))
        return self._desk.packets.choices(case_id), told

    def _show_choices(self, read: "tuple[tuple[Choice, ...], list[tuple[str, bool]]]") -> None:
        self.bar.show_choices(*read)
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
        row_id, supplier = split(addressee)
        asking = Asking(row_id, sure=sure, supplier=supplier)
        self.tell(self.tr("It is being made…"), left=False)
        self._jobs.run(
            lambda: (addressee, packets.make(case_id, asking)), self._made, self._refused
        )

    def _made(self, made: tuple[str, Packet]) -> None:
        from returns.papers.packet.packet_saved import as_paper

        which, packet = made
        if which != self._asked:
            return  # another was chosen meanwhile
        self.packet, self._shown = packet, which
        self.bar.show_packet(packet, which)
        self.show_paper(as_paper(packet))
        self.tell("", left=False)

    def _refused(self, refusal: Refusal) -> None:
        """Say why not; what was shown stays shown, and is chosen again."""
        from returns.papers.sheet.originals_asked import OriginalsTell

        if self.packet is not None:
            self.bar.show_packet(self.packet, self._shown)
        else:
            self.bar.show_sheet()
        self.tell("", refusal_words(refusal))
        self.sure.setVisible(isinstance(refusal, OriginalsTell))

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
            words = say("packets.saved", look().lang, count=len(made), name=path.name)
        self.tell(words)
