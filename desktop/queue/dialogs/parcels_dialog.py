"""The parcels of a case in every direction: those that are known, and one more."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.step_dialogs import about
from desktop.widgets.button import Button
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import choice_word, day_words, local, refusal_words, word
from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import Refusal
from returns.records.case import Case
from returns.records.place import Place
from returns.records.unit import Parcel
from returns.rules.goods.arrivals import arrived_on
from returns.terms import End

_ENDS = (End.US, End.SUPPLIER, End.THIRD_PARTY, End.BUYER)


class ParcelsDialog(Dialog):
    """Gives `told(ParcelTold)`: a parcel that was sent or has arrived, or a new one."""

    told = Signal(object)

    def __init__(
        self,
        case: Case,
        places: tuple[Place, ...],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._case, self._today = case, local(now).date()
        self.setWindowTitle(self.tr("Parcels"))
        self.heading.setText(self.tr("Parcels"))
        self.words.setText(about(case, case.lines))
        self.words.show()
        self.known: list[tuple[Parcel, Button]] = []
        for parcel in case.parcels:
            self._list(parcel)
        self.to = ChipChoice(
            [(end.value, choice_word("end", end.value)) for end in _ENDS], self.tr("To")
        )
        self.to.set_value(End.US.value)
        self.place = ChoiceBox()
        self.place.addItem(self.tr("The usual address"), "")
        for place in places:
            self.place.addItem(place.name, place.name)
        self.tracking, self.carrier = QLineEdit(), QLineEdit()
        self.state = Segmented(
            [
                ("announced", self.tr("Announced")),
                ("sent", self.tr("Sent")),
                ("arrived", self.tr("Arrived")),
            ],
            self.tr("It is"),
        )
        self.choice = LineChoice(case, every=True)
        self.which = self._which()
        self._add_fields()
        self.ok.set_text(self.tr("Add the parcel"))
        self.choice.changed.connect(self._check)
        # what became of it moves the case: it is said, never assumed
        self.state.chosen.connect(lambda _: self._check())
        for part in (self.to, self.which):
            part.chosen.connect(lambda _: self._ask_which())
        self.tracking.textChanged.connect(self._check)
        self._ask_which()
        self.tracking.setFocus()

    def _add_fields(self) -> None:
        self._more = PlainLabel(self.tr("One more parcel"), "strong")
        self.add(self._more)
        self.add(self.which)
        self.add_field(self.tr("To"), self.to)
        self.add_field(self.tr("Address"), self.place)
        self.add_field(self.tr("Tracking number"), self.tracking)
        self.add_field(self.tr("Carrier"), self.carrier)
        self.add_field(self.tr("It is"), self.state)
        self.add(self.choice)

    def needed(self) -> tuple[QWidget, ...]:
        """Some parcels have no number, and nobody knows their carrier."""
        return (self.state,)

    def _check(self) -> None:
        numbers = self.which.isVisibleTo(self) and self.which.value() == "known"
        named = numbers and bool(self.tracking.text().strip())
        self.ok.setEnabled((named or bool(self.state.value())) and not self.choice.nothing())

    def _which(self) -> Segmented:
        """Which one it is, where one has no number yet."""
        known = ("known", self.tr("The one without a number"))
        which = Segmented([known, ("another", self.tr("One more"))], self.tr("Which parcel"))
        which.set_value("known")
        return which

    def _ask_which(self) -> None:
        """Only where a parcel that goes there is known without its number."""
        end = End(self.to.value())
        unnumbered = any(p.goes_to is end and not p.tracking for p in self._case.parcels)
        self.which.setVisible(unnumbered)
        self._more.setVisible(not unnumbered)
        self._check()

    def _list(self, parcel: Parcel) -> None:
        """A parcel with its state and what can be said of it next."""
        way = self.tr("From {one} to {other}").format(
            one=word("end", parcel.comes_from.value), other=word("end", parcel.goes_to.value)
        )
        named = " ".join(part for part in (parcel.carrier, parcel.tracking) if part)
        title = PlainLabel(" · ".join(p for p in (way, named) if p), "medium")
        state = PlainLabel(self._state(parcel), "small", "muted")
        button = Button()
        button.set_text(self.tr("Arrived") if parcel.sent_at else self.tr("Sent"))
        came = arrived_on(self._case, parcel)
        button.setVisible(came is None and self._case.closed_at is None)
        button.clicked.connect(lambda: self._moved(parcel))
        self.known.append((parcel, button))
        line = row(column(title, state, gap=0), button)
        line.setStretch(0, 1)
        self.add(line)

    def _state(self, parcel: Parcel) -> str:
        came = arrived_on(self._case, parcel)
        if parcel.received_at is None and came is not None:
            return self.tr("arrived {day}").format(day=day_words(came, self._today))
        steps = (
            (parcel.received_at, self.tr("arrived {day}")),
            (parcel.sent_at, self.tr("sent {day}")),
            (parcel.announced_at, self.tr("announced {day}")),
        )
        for at, text in steps:
            if at is not None:
                return text.format(day=day_words(local(at).date(), self._today))
        return ""

    def _moved(self, parcel: Parcel) -> None:
        arrived = parcel.sent_at is not None
        self._tell(
            ParcelTold(
                parcel.goes_to,
                parcel.comes_from,
                sent=not arrived,
                arrived=arrived,
                parcel_id=parcel.id,
            )
        )

    def _tell(self, told: ParcelTold) -> None:
        self.show_problem("")
        self.told.emit(told)

    def taken(self) -> None:
        """It can be noted."""
        super().accept()

    def refuse(self, refusal: Refusal) -> None:
        """Say why it is not noted; what was typed stays, to be put right."""
        self.show_problem(refusal_words(refusal))

    def accept(self) -> None:
        """Give the new parcel."""
        state = self.state.value()
        self._tell(
            ParcelTold(
                End(self.to.value()),
                tracking=self.tracking.text().strip(),
                carrier=self.carrier.text().strip(),
                line=self.choice.number(),
                units=self.choice.units(),
                place=str(self.place.currentData() or ""),
                sent=state == "sent",
                arrived=state == "arrived",
                another=self.which.value() == "another",
            )
        )
