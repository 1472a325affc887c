"""Text from outside is shown as it was written: never markup, never cut, whatever its length."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme, font, px
from desktop.widgets.button import Button
from desktop.widgets.chip import Chip
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.labels import LONGEST, PlainLabel, as_tooltip, one_line, role_font, wrap

HOSTILE = [
    "<b>bold</b>",
    '<img src="/etc/hostname">',
    "<a href='file:///etc/passwd'>x</a>",
    "Tom & Jerry <3",
    "&amp;&lt;",
    "line\nline",
    "\x00\x07\x1b[31m",
    "‮gnp.exe",
    "王伟 👩‍🚀 e\u0301",
    "1Z" + "9" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_is_plain_text(qtbot: QtBot, dressed: Theme, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text
    label.resize(200, label.heightForWidth(200))
    label.show()
    label.grab()
    label.hide()


def test_a_hint_has_room_for_its_key_and_for_its_words(qtbot: QtBot, dressed: Theme) -> None:
    key, told = KeyHint("P"), KeyHint("P", "part refund")
    for hint in (key, told):
        qtbot.addWidget(hint)
    words = QFontMetricsF(font(12)).horizontalAdvance("part refund")
    assert told.sizeHint().width() > key.sizeHint().width() + words
    told.set_words("")
    assert told.sizeHint() == key.sizeHint()


@pytest.mark.parametrize("text", HOSTILE)
def test_every_line_fits_the_width_and_nothing_is_lost(
    qtbot: QtBot, dressed: Theme, text: str
) -> None:
    width = 160
    lines = wrap(text, role_font("body"), width)
    metrics = QFontMetricsF(role_font("body"))
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(text.split())


def test_a_megabyte_does_not_freeze_the_window(qtbot: QtBot, dressed: Theme) -> None:
    label = PlainLabel("word " * 200_000)
    qtbot.addWidget(label)
    assert len(label.text()) == LONGEST + 1


def test_a_narrow_label_grows_downwards(qtbot: QtBot, dressed: Theme) -> None:
    label = PlainLabel("Under €46 ($50): asking it back costs more than the mug.")
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > label.heightForWidth(400)
    assert label.minimumSizeHint().width() <= px(64)


def test_an_eliding_label_says_the_rest_in_its_tooltip(qtbot: QtBot, dressed: Theme) -> None:
    label = PlainLabel("<b>Mug</b> 350 ml, blue, with a handle", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == as_tooltip("<b>Mug</b> 350 ml, blue, with a handle")
    assert "&lt;b&gt;" in label.toolTip()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""
    label.hide()


def test_at_most_so_many_lines_end_in_an_ellipsis(qtbot: QtBot, dressed: Theme) -> None:
    label = PlainLabel("word " * 100)
    qtbot.addWidget(label)
    label.set_most_lines(3)
    assert len(label._lines(200)) == 3
    assert label._lines(200)[-1].endswith("…")


def test_a_label_that_is_asked_how_tall_it_is_cuts_nothing(
    qtbot: QtBot, dressed: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = PlainLabel("word " * 100)
    qtbot.addWidget(label)
    label.set_most_lines(3)
    tall = len(label._lines(200)) * label._height(1)
    # layouts ask a hundred times for each case that is shown
    monkeypatch.setattr(label, "_lines", None)
    assert label.heightForWidth(200) == tall
    assert label.sizeHint().height() <= tall
    label.set_most_lines(0)
    assert label.heightForWidth(200) > tall


def ink(image: QImage, colour: QColor) -> QRect:
    """The box around all pixels near a colour."""
    near = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if abs(image.pixelColor(x, y).lightness() - colour.lightness()) < 40
    ]
    xs, ys = [x for x, _ in near], [y for _, y in near]
    return QRect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@pytest.mark.parametrize("factor", [1.0, 1.25, 1.5, 2.0])
def test_words_stay_inside_at_every_text_size(
    qtbot: QtBot, dressed: Theme, factor: float
) -> None:
    dressed.set_factor(factor)
    button = Button("Refund and write", "primary", key="Enter")
    qtbot.addWidget(button)
    button.show()
    words = QFontMetricsF(button.font()).horizontalAdvance("Refund and write")
    assert button.sizeHint().width() > words + px(40), "the key stands beside the words"
    assert button.minimumSizeHint().width() > words + px(10), "the words alone are whole"
    chip = Chip("Tue · supplier", "warning")
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() >= QFontMetricsF(chip.font()).height()
    button.hide()


def test_an_ampersand_on_a_button_is_an_ampersand(qtbot: QtBot, dressed: Theme) -> None:
    button = Button("Kiln & Co")
    qtbot.addWidget(button)
    assert button.text() == "Kiln && Co"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Kiln & Co"


def test_controls_do_not_reach_a_row() -> None:
    assert one_line("a\x00b\nc\td") == "a b c d"


def test_a_label_that_changed_is_measured_again(qtbot: QtBot, dressed: Theme) -> None:
    """A label keeps its heights by width; after any change they are those of one made like that."""
    label = PlainLabel("A few words that take several lines of a narrow place")
    qtbot.addWidget(label)

    def agrees(text: str, role: str, lines: int) -> None:
        fresh = PlainLabel(text, role)
        qtbot.addWidget(fresh)
        fresh.set_most_lines(lines)
        for width in (80, 160, 400):
            assert label.heightForWidth(width) == fresh.heightForWidth(width)
        assert label.sizeHint() == fresh.sizeHint()
        assert label.minimumSizeHint() == fresh.minimumSizeHint()

    agrees(label.text(), "body", 0)
    label.setText("Short")
    agrees("Short", "body", 0)
    label.setText("Words, and words, and as many words again, until the place is full")
    agrees(label.text(), "body", 0)
    label.set_role("title")
    agrees(label.text(), "title", 0)
    label.set_most_lines(2)
    agrees(label.text(), "title", 2)
    small = label.sizeHint()
    dressed.set_factor(2.0)
    agrees(label.text(), "title", 2)
    assert label.sizeHint().height() > small.height()


def test_the_same_words_again_measure_nothing(qtbot: QtBot, dressed: Theme) -> None:
    """A case that is shown again in the same words leaves the layout of its panel alone."""
    place = QWidget()
    qtbot.addWidget(place)
    box = QVBoxLayout(place)
    label = PlainLabel("Words")
    box.addWidget(label)
    requests = _LayoutRequests(place)
    place.show()
    QApplication.sendPostedEvents()
    requests.seen = 0
    label.setText("Words")
    label.set_role("body")
    label.set_most_lines(0)
    QApplication.sendPostedEvents()
    assert requests.seen == 0
    label.setText("Other words")
    QApplication.sendPostedEvents()
    assert requests.seen == 1


class _LayoutRequests(QObject):
    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.LayoutRequest
        return False
