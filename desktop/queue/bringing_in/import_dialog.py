"""What a file would bring, before it is brought in: new, known, unusable and why."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCompleter,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from desktop.look.theme import look, px
from desktop.queue.bringing_in.import_presenter import FileRead, ImportPresenter
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.chip import Chip
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.wording import refusal_words
from returns.bringing_in.intake import ImportPreview
from returns.errors import Refusal
from returns.importing.drafts import Unusable
from returns.phrases import say
from returns.platforms.known import PLATFORMS
from returns.whole_file import demand_ending, ended, save_whole

#: so many unusable rows are listed; the saved file holds them all
_SHOWN = 200
#: where it may have been sold: the markets of the platforms, and what has no row of its own
_LIKELY = (
    *(
        platform.channel_in(market.country)
        for platform in PLATFORMS.values()
        for market in platform.markets
    ),
    *(platform.name for platform in PLATFORMS.values() if not platform.markets),
    *("eBay US", "TikTok Shop"),
)


class ImportDialog(Dialog):
    """One card per file; the button says how many will come in."""

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._presenter = presenter
        self._paths: list[Path] = []
        self._cards: list[QWidget] = []
        self.setWindowTitle(self.tr("Import"))
        self.heading.setText(self.tr("Import"))
        self.words.setText(
            self.tr(
                "Nothing is brought in before you say so. What is known already is not doubled."
            )
        )
        self.words.show()
        self.channel = QLineEdit()
        completer = QCompleter(list(_LIKELY), self.channel)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.channel.setCompleter(completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(400)
        self._pause.timeout.connect(self._read_again)
        self.channel.textEdited.connect(self._edited)
        self._sold = PlainLabel(self.tr("Sold at"), "caption", "muted")
        self._sold.setBuddy(self.channel)
        self.channel.setAccessibleName(self.tr("Sold at"))
        self._channel_row = QWidget()
        self._channel_row.setLayout(column(self._sold, self.channel, gap=4))
        self._channel_row.hide()
        self._reading = PlainLabel(self.tr("Reading …"), "body", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.add(self._reading)
        self.add(self._channel_row)
        self.add(self.bar)
        self.ok.setEnabled(False)
        self.ok.set_text(self.tr("Bring in"))
        presenter.read.connect(self._show)
        presenter.progressed.connect(self._progress)
        presenter.finished.connect(self._finished)
        presenter.stopped.connect(self._stopped)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Read these files."""
        self._paths = list(paths)
        self._presenter.look_at(self._paths)

    def accept(self) -> None:
        """Bring it in; the dialog stays until it is done."""
        self.ok.setEnabled(False)
        self.channel.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.show_problem("")
        self._presenter.commit()

    def reject(self) -> None:
        """Stop what runs, or leave."""
        self._presenter.cancel()
        super().reject()

    def _edited(self) -> None:
        # what was counted for another channel is not brought in
        self.ok.setEnabled(False)
        self._pause.start()

    def _read_again(self) -> None:
        self._presenter.look_at(self._paths, self.channel.text().strip())

    def _show(self, files: Sequence[FileRead]) -> None:
        self._reading.hide()
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._cards = [_FileCard(self._presenter, at, file) for at, file in enumerate(files)]
        for card in self._cards:
            self.add(card)
        readable = [file for file in files if file.preview is not None]
        self._channel_row.setVisible(bool(readable))
        if readable and readable[0].preview and not self.channel.hasFocus():
            self._name_shops(readable[0].preview)
        new = sum(file.new for file in files)
        known = sum(file.known for file in files)
        self.ok.setEnabled(new > 0 or known > 0)
        text = self.tr("Nothing new") if readable else self.tr("Nothing to bring in")
        if new:
            text = self.tr("Bring in {count}")
        elif known:
            # what the platform did since is told by a later copy
            text = self.tr("Look for news of {known}")
        self.ok.set_text(text.format(count=f"{new:,}", known=f"{known:,}"))
        if new or known:
            self.ok.setFocus()

    def _name_shops(self, preview: ImportPreview) -> None:
        """Where it was sold; of several shops the names only, for what is typed is the shop of all."""
        names = [shop.name for shop in preview.shops.all]
        self.channel.setText(names[0] if len(names) == 1 else "")
        self.channel.setPlaceholderText("" if len(names) == 1 else ", ".join(names))

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _finished(self) -> None:
        super().accept()

    def _stopped(self, words: str) -> None:
        self.bar.hide()
        self.channel.setEnabled(True)
        self.ok.setEnabled(True)
        self.show_problem(words)


class _FileCard(Card):
    """One file: what it is, three counts, and the rows that cannot be used."""

    def __init__(self, presenter: ImportPresenter, at: int, file: FileRead) -> None:
        super().__init__(tone="bad" if file.refusal else "plain")
        self._presenter, self._at, self._file = presenter, at, file
        name = PlainLabel(file.path.name, "strong", elide=True)
        if file.preview is None:
            self.add(name)
            words = refusal_words(file.refusal) if file.refusal else ""
            self.add(PlainLabel(words))
            return
        lang = look().lang
        platform = say(f"importing.platform.{file.preview.platform}", lang)
        chips = row(
            Chip(self.tr("{count} new").format(count=f"{file.new:,}"), "good"),
            Chip(self.tr("{count} known").format(count=f"{file.known:,}"), "plain"),
        )
        if file.unusable:
            text = self.tr("{count} unusable").format(count=f"{len(file.unusable):,}")
            chips.addWidget(Chip(text, "warning"))
        chips.addStretch(1)
        kind = PlainLabel(platform, "body", "muted")
        # it ends where the rows below it end
        kind.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.add(row(name, kind))
        self.add(chips)
        if file.unusable:
            self.add(self._unusable_list(file.unusable, lang))
            save = Button(self.tr("Save the unusable rows…"))
            save.clicked.connect(self._save)
            self.add(row(save, None))

    def _save(self) -> None:
        name = f"{self._file.path.stem}-unusable.csv"
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the unusable rows"),
            str(self._file.path.with_name(name)),
            "*.csv",
        )
        if path:
            place = ended(Path(path), ".csv")
            try:
                demand_ending(place, (".csv",))
                save_whole(place, self._presenter.unusable_rows(self._at))
            except Refusal as refusal:
                self._presenter.shell.say(refusal_words(refusal), "bad")

    def _unusable_list(self, rows: Sequence[Unusable], lang: str) -> QScrollArea:
        inside = QWidget()
        box = column(gap=10)
        box.setContentsMargins(px(12), px(10), px(12), px(10))
        for each in rows[:_SHOWN]:
            place = self.tr("Row {row} · {column}").format(row=each.row, column=each.column)
            box.addLayout(
                column(PlainLabel(place, "strong"), PlainLabel(each.say(lang)), gap=0)
            )
        if len(rows) > _SHOWN:
            more = self.tr("… and {count} more in the file").format(count=len(rows) - _SHOWN)
            box.addWidget(PlainLabel(more, "body", "muted"))
        box.addStretch(1)
        inside.setLayout(box)
        scroll = QScrollArea()
        scroll.setProperty("kind", "boxed")
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("Unusable rows"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedHeight(px(min(230, 22 + 50 * len(rows))))
        return scroll
