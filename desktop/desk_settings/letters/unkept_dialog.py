"""The settings are left with words of letters that no letter can be written in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.look.theme import look
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from returns.language import listed
from returns.phrases import say
from returns.rules.letter_templates import template_name


class UnkeptDialog(Dialog):
    """Names the letters and what is wrong; Esc and Enter go on writing."""

    #: how it ends where the words are thrown away
    DROPPED = 2

    def __init__(self, templates: Sequence[str], why: str, parent: QWidget) -> None:
        lang = look().lang
        names = listed([template_name(each, lang) for each in templates], lang)
        title = say("templates.unkept", lang, count=len(templates))
        super().__init__(title, names, parent)
        self.say_outcome(why)
        self.drop = Button(self.tr("Throw the words away"))
        self.buttons.insertWidget(0, self.drop)
        self.drop.clicked.connect(lambda: self.done(self.DROPPED))
        self.ok.set_text(self.tr("Go on writing"))
        self.cancel.hide()
