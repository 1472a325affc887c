"""The settings are left with something typed that cannot be kept."""

from PySide6.QtWidgets import QWidget

from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog


class UnkeptDialog(Dialog):
    """Names it and says what is wrong; Esc and Enter go on writing."""

    #: how it ends where what was typed is thrown away
    DROPPED = 2

    def __init__(self, title: str, names: str, why: str, parent: QWidget) -> None:
        super().__init__(title, names, parent)
        self.say_outcome(why)
        self.drop = Button(self.tr("Throw the words away"))
        self.buttons.insertWidget(0, self.drop)
        self.drop.clicked.connect(lambda: self.done(self.DROPPED))
        self.ok.set_text(self.tr("Go on writing"))
        self.cancel.hide()
