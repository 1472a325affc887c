"""For whom a sheet goes out: the choice of addressee, what it takes, and the words for its form."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.layouts import column, row
from desktop.widgets.long_text import LongText
from desktop.wording import choice_word
from returns.language import between
from returns.records.packets import Addressee, Choice, Packet
from returns.rules.packets.figure_words import figure_words, limits_told, measures_told

#: the row of the acceptance matrix that is of any supplier
SUPPLIER = "supplier"
# design pixels of the text for the form: more of it is scrolled
_TEXT = 92


def of_supplier(name: str) -> str:
    """What is chosen for the supplier of that name."""
    return f"{SUPPLIER}\n{name}"


def split(which: str) -> tuple[str, str]:
    """The row of the matrix, and the supplier's name where there are several, else ""."""
    row_id, _, name = which.partition("\n")
    return row_id, name


class PacketBar(QWidget):
    """A row to choose in, and below it, once something was chosen, limits and words."""

    # the addressee's id, with the supplier's name of several (`of_supplier`); "" for the sheet as made
    chosen = Signal(str)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._packet: Packet | None = None
        self.who = ChoiceBox()
        self.who.setAccessibleName(self.tr("For whom"))
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._for = PlainLabel(self.tr("For"), "caption", "muted")
        self.limits = PlainLabel("", "small", "muted")
        self.subject = PlainLabel("", "medium", elide=True)
        self.text = LongText()
        self.text.setReadOnly(True)
        self.text.setFixedHeight(px(_TEXT))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text for the form"))
        self.copy_subject = Button(self.tr("Copy the subject"), icon_name="copy")
        self.copy_text = Button(self.tr("Copy the text"), icon_name="copy")
        self.copy_subject.clicked.connect(lambda: self._copy(self.subject_words()))
        self.copy_text.clicked.connect(lambda: self._copy(self.text.toPlainText()))
        self._words = QWidget()
        head = row(self.subject, self.copy_subject, self.copy_text)
        head.setStretchFactor(self.subject, 1)
        self._words.setLayout(column(head, self.text, gap=6))
        top = row(self._for, self.who, 8, self.limits)
        top.setStretchFactor(self.limits, 1)
        self.setLayout(column(top, self._words, gap=8))
        self._words.hide()
        self.who.activated.connect(self._choose)

    def show_choices(
        self, choices: Sequence[Choice], suppliers: Sequence[tuple[str, bool]] = ()
    ) -> None:
        """Those with a ground first; the others can be chosen too, and say why not.

        Of several suppliers of a case each is named, and whether there is a ground to ask that one.
        """
        self._choices = tuple(choices)
        self.who.clear()
        self.who.addItem(self.tr("The sheet as it is"), "")
        for choice in self._choices:
            which = choice.addressee.id
            listed = [(choice_word("addressee", which), choice.grounded, which)]
            if which == SUPPLIER and len(suppliers) > 1:
                listed = [(name, owes, of_supplier(name)) for name, owes in suppliers]
            for name, grounded, data in listed:
                self.who.addItem(one_line(name if grounded else f"({name})"), data)
        self.show_sheet()

    def _choose(self, at: int) -> None:
        which = str(self.who.itemData(at))
        addressee = self._addressee(split(which)[0])
        if addressee is not None:
            self.limits.setText(self._takes(addressee))
        self.chosen.emit(which)

    def _addressee(self, which: str) -> Addressee | None:
        found = (each.addressee for each in self._choices if each.addressee.id == which)
        return next(found, None)

    def _takes(self, addressee: Addressee) -> str:
        """Its form and all limits that are known."""
        lang = look().lang
        form = figure_words(addressee.figure("forms"), lang)
        return between("semicolon", lang).join([form, *limits_told(addressee, lang)])

    def show_sheet(self) -> None:
        """The sheet as it was made: no limits, no words."""
        self._packet = None
        self.who.setCurrentIndex(0)
        self.limits.setText(self.tr("Choose for whom, and it is made as that one takes it."))
        self._words.hide()

    def show_packet(self, packet: Packet, which: str) -> None:
        """What was made for the one chosen: measured beside its limits, with subject and text."""
        self._packet, lang = packet, look().lang
        self.who.setCurrentIndex(self.who.findData(which))
        told = measures_told(packet.addressee, packet.measured, lang)
        self.limits.setText(between("semicolon", lang).join(told))
        self.subject.setText(packet.subject)
        self.text.setPlainText(packet.text)
        self._words.show()

    def subject_words(self) -> str:
        """The subject, whole."""
        return self._packet.subject if self._packet is not None else ""

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.copied.emit()
