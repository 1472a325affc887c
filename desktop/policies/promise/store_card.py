"""What the seller promises buyers: the derived window, its working, and the text, written live."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import look, px
from desktop.policies.folding_row import FoldingRow
from desktop.policies.promise.text_blocks import TextBlocks
from desktop.policies.shown import StoreShown
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import framed, row
from desktop.widgets.popup_menu import PopupMenu
from desktop.widgets.segmented import ChipChoice, Segmented

ONE, GROUPS = "one", "groups"


class StoreCard(Card):
    """Window, text in either language, and its ways out: as text, as HTML, as a page of paper."""

    #: True for one window per product group
    shape_chosen = Signal(bool)
    language_chosen = Signal(str)
    #: `copy`, `section`, `bare`, `html` or `pdf`
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", gap=8, parent=parent)
        self._title = PlainLabel("", "heading")
        self.shape = Segmented()
        self._working = PlainLabel("", "body", "muted")
        self._hints = PlainLabel("", "small", "muted")
        self._published = PlainLabel("", "small", "muted")
        self._law = PlainLabel("", "small", "warning")
        self._text = TextBlocks()
        self.language = ChipChoice()
        self.copy, self.html, self.pdf = (
            Button(),
            Button("HTML", icon_name="chevron-down"),
            Button(),
        )
        self.menu = PopupMenu(self)
        self._ways = {name: self.menu.addAction("") for name in ("section", "bare", "html")}
        top = FoldingRow(self._title, self.shape)
        top.align(Qt.AlignmentFlag.AlignRight)
        self.add(top)
        self.add(self._working)
        self.add(self._hints)
        box = QVBoxLayout()
        box.addWidget(self._text)
        self._frame = framed("sunk", box, (14, 12, 14, 12))
        self.add(self._published)
        self.add(self._law)
        self.body.addSpacing(px(2))
        buttons = QWidget()
        buttons.setLayout(row(self.copy, self.html, self.pdf, gap=8))
        self.language.setMinimumWidth(px(112))
        # above the text, which is a page long
        self.add(FoldingRow(self.language, buttons))
        self.add(self._frame)
        self.body.addStretch(1)
        self._wire()
        self.retranslate()
        self.language.set_value(look().lang)

    def _wire(self) -> None:
        self.shape.chosen.connect(lambda value: self.shape_chosen.emit(value == GROUPS))
        self.language.chosen.connect(self.language_chosen)
        self.copy.clicked.connect(lambda: self.wanted.emit("copy"))
        self.html.clicked.connect(
            lambda: self.menu.popup(self.html.mapToGlobal(self.html.rect().bottomLeft()))
        )
        for name, way in self._ways.items():
            way.triggered.connect(partial(self.wanted.emit, name))
        self.pdf.clicked.connect(lambda: self.wanted.emit("pdf"))

    def show_policy(self, shown: StoreShown) -> None:
        """Show this text, how its window came about, and what is published."""
        self.shape.set_value(GROUPS if shown.per_group else ONE)
        self.language.set_value(shown.lang)
        for label, text in (
            (self._working, shown.working),
            (self._hints, shown.hints),
            (self._published, shown.published),
            (self._law, shown.law),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._text.set_blocks(shown.blocks, shown.emphasis)
        self._frame.setVisible(bool(shown.blocks))
        for button in (self.copy, self.html, self.pdf):
            button.setEnabled(bool(shown.blocks))

    def text(self) -> str:
        """The text as read."""
        return self._text.text()

    def working(self) -> str:
        """How the window came about."""
        return self._working.text()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._title.setText(self.tr("Your store policy"))
        self.shape.setAccessibleName(self.tr("Shape of the store policy"))
        self.shape.set_options(((ONE, self.tr("One for all")), (GROUPS, self.tr("Per group"))))
        self.language.setAccessibleName(self.tr("Language of the store policy"))
        self.language.set_options((("en", "English"), ("zh", "中文")))
        self.copy.set_text(self.tr("Copy"))
        self.html.setAccessibleName(self.tr("The store policy as HTML"))
        self.pdf.set_text(self.tr("Page…"))
        self.pdf.setAccessibleName(self.tr("The store policy as a page to print or save"))
        for name, words in (
            ("section", self.tr("Copy a section to paste, with style")),
            ("bare", self.tr("Copy a section to paste, without style")),
            ("html", self.tr("Save as a web page…")),
        ):
            self._ways[name].setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
