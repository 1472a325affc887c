"""The right of the tab: findings, what becomes of the goods, the claim, and the way on."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.inspection.findings.findings_card import FindingsCard
from desktop.inspection.findings.postage_dialog import PostageDialog
from desktop.inspection.on_table import OnTable
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout, framed, row
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.segmented import ChipChoice
from desktop.wording import day_words, reason_said, signed, word
from returns.phrases import filled
from returns.records.case import Line
from returns.rules.money.claim_amount import working
from returns.terms import Disposition

#: the panel's width in design pixels, as in the pictures
_WIDTH = 400
#: no limit, as Qt counts it
_ANY_WIDTH = 16_777_215


class GoodsCard(Card):
    """Chips for what becomes of the goods; the proposed ones come first."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._proposed: Sequence[Disposition] = ()
        self.chips = ChipChoice()
        self.add(self.chips)
        self.chips.chosen.connect(self.chosen)
        self.retranslate()

    def show_goods(self, decided: Disposition | None, proposed: Sequence[Disposition]) -> None:
        """Offer the proposed ones, and the decided one when it is another."""
        offered = list(proposed)
        if decided is not None and decided not in offered:
            offered.append(decided)
        self._proposed = offered
        self.setVisible(bool(offered))
        self.retranslate()
        first = offered[0] if offered else None
        self.chips.set_value((decided or first or Disposition.HOLD).value)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.set_caption(self.tr("Goods"))
        self.chips.setAccessibleName(self.tr("Goods"))
        self.chips.set_options([(d.value, word("disposition", d)) for d in self._proposed])


class ClaimCard(Card):
    """Whom we ask for how much, how that sum comes about, and the way to name the postage."""

    # a `FreightWay` and what it cost, None for "not known"
    postage_said = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=2, parent=parent)
        self._shown: OnTable | None = None
        self._line = 0
        self.title = PlainLabel("", "caption", "muted", elide=True)
        self.policy = PlainLabel("", "body", "muted", elide=True)
        self.policy.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount = PlainLabel("", "heading")
        self.working = PlainLabel("", "body", "muted")
        self.late = PlainLabel("", "body", "warning")
        self.postage = Button("", "link")
        self.add(row(self.title, None, self.policy))
        self.add(row(self.amount, None, self.postage))
        self.add(self.working)
        self.add(self.late)
        self.postage.clicked.connect(self._ask)

    def show_claim(self, shown: OnTable, line_id: int) -> None:
        """Show what can be asked for a line."""
        self._shown, self._line = shown, line_id
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.postage.set_text(self.tr("Postage…"))
        set_tip(self.postage, self.tr("What the postage cost you, for the claim"))
        shown = self._shown
        if shown is None:
            return
        proposal = shown.proposals[self._line]
        self.setVisible(proposal.owed)
        party = word("party", proposal.addressee)
        name = shown.case.line(self._line).supplier if proposal.addressee == "supplier" else ""
        self.title.setText(filled(self.tr("Claim from {name}"), name=name or party))
        held = shown.policies[self._line]
        since = day_words(held.holds_from, shown.case.requested_at.date()) if held else ""
        self.policy.setText(self.tr("policy of {day}").format(day=since) if held else "")
        # as the window writes sums; letter and sheet have their codes
        parts = tuple((signed(because), money) for because, money in proposal.claim.parts)
        claim = replace(proposal.claim, parts=parts)
        total, unknown = claim.total, not claim.known
        self.amount.setText("—" if unknown else str(total))
        self.amount.setAccessibleName(word("value", "cost_unknown") if unknown else str(total))
        told = word("value", "cost_unknown") if unknown else working(claim, look().lang)
        self.working.setText(told)
        late = proposal.late
        self.late.setText(reason_said(late) if late is not None else "")
        self.late.setVisible(late is not None)
        # others make good what the buyer got back, whatever the postage was
        self.postage.setVisible(proposal.addressee == "supplier")

    def _ask(self) -> None:
        if self._shown is None:
            return
        dialog = PostageDialog(self._shown.case, self.window())
        dialog.said.connect(self.postage_said)
        dialog.open_sized()


def _disposition(line: Line, number: int) -> Disposition | None:
    """What becomes of a unit, as far as it was said."""
    return next((unit.disposition for unit in line.units if unit.number == number), None)


class SidePanel(QFrame):
    """Cards that scroll, and buttons that stay."""

    label_asked = Signal()
    evidence_asked = Signal()
    finish_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingsCard()
        self.goods = GoodsCard()
        self.claim = ClaimCard()
        self.label, self.evidence = Button(), Button()
        self.finish = Button("", "primary", key="Ctrl ↵")
        self._lay_out()
        self.label.clicked.connect(self.label_asked)
        self.evidence.clicked.connect(self.evidence_asked)
        self.finish.clicked.connect(self.finish_asked)
        self.retranslate()

    def _lay_out(self) -> None:
        inner = self._cards = QVBoxLayout()
        inner.setContentsMargins(px(18), px(18), px(18), px(8))
        inner.setSpacing(px(12))
        # the keyboard goes through them before the buttons
        for card in (self.findings, self.goods, self.claim):
            inner.addWidget(card)
        inner.addStretch(1)
        self._column = ScrollColumn(inner)
        buttons = FlowLayout(last_right=True)
        for button in (self.label, self.evidence, self.finish):
            buttons.addWidget(button)
        self._foot = framed("", buttons, (18, 10, 18, 18))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._column, 1)
        box.addWidget(self._foot)
        self.set_below(None)

    def set_below(self, page: QBoxLayout | None) -> None:
        """The cards go to the end of a page that scrolls and only the buttons stay; None is beside it."""
        self._below = page is not None
        for at, card in enumerate((self.findings, self.goods, self.claim)):
            if page is not None:
                page.addWidget(card)
            else:
                self._cards.insertWidget(at, card)
        self._column.setVisible(page is None)
        # its line is on the side of the page
        self.setProperty("kind", "foot" if self._below else "panel")
        self.style().unpolish(self)
        self.style().polish(self)
        self._fit()

    def _fit(self) -> None:
        """As wide as in the pictures, or as the page that it stands below."""
        self.setMinimumWidth(0 if self._below else self.width_beside())
        self.setMaximumWidth(_ANY_WIDTH if self._below else self.width_beside())

    @staticmethod
    def width_beside() -> int:
        """Its width beside the page, at the present text size."""
        return px(_WIDTH)

    def show_case(self, shown: OnTable) -> None:
        """Show a case's findings; goods and claim are those of the unit on screen."""
        grades = {
            (each.line_id, each.unit): each.grade
            for proposal in shown.proposals.values()
            for each in proposal.grades
        }
        self.findings.show_case(shown.case, grades)

    def show_unit(self, shown: OnTable, line_id: int, number: int) -> None:
        """Show what becomes of a unit, and the claim for its line."""
        line, proposal = shown.case.line(line_id), shown.proposals[line_id]
        self.goods.show_goods(_disposition(line, number), proposal.of_unit.get(number, ()))
        self.claim.show_claim(shown, line_id)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.label.set_text(self.tr("Label"))
        self.evidence.set_text(self.tr("Evidence sheet"))
        self.finish.set_text(self.tr("Save, next"))
        for card in (self.goods, self.claim):
            card.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language; keep the width at the new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
