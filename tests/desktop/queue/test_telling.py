"""What happened is told in small dialogs, filled in as known: money, dates, parcels, ways, a new one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.queue.case.facts_told import tell_facts
from desktop.queue.dialogs.back_dialog import AskBackDialog
from desktop.queue.dialogs.facts_dialog import FactsDialog
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.parcels_dialog import ParcelsDialog
from desktop.widgets.dialog import Dialog
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.casework.rehearsal import StepTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.case import Case
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.sample.pictures import product_png
from returns.terms import (
    BuyerMoney,
    End,
    ExchangeFrom,
    Goods,
    MoneyWay,
    Move,
    Offer,
    Party,
    PlaceKind,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from tests.desktop.conftest import NOW
from tests.desktop.one_lamp import a_lamp, dollars
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")


@pytest.fixture
def one(application: Start, tmp_path: Path) -> QueuePage:
    """A desk with one case, open: a defective lamp that was ordered on 3 November."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.by_hand.open(a_lamp(ordered_on=date(2026, 11, 3)))
    desk.settings.set(return_address=QUAY)
    desk.products.tell("LAMP", ProductTold(cost=dollars("20.00")))
    desk.products.tell("LAMP-B", ProductTold(title="Lamp, black"))
    desk.places.keep("Venlo", PlaceKind.OVERSEAS, QUAY)
    desk.close()
    return shown(application(tmp_path / "desk"))


@pytest.fixture
def two(application: Start, tmp_path: Path) -> QueuePage:
    """A desk with one case of a mug and two lamps, open."""
    desk = open_desk(tmp_path / "two", clock=SetClock(NOW), create=True)
    desk.settings.set(return_address=QUAY)
    mug_and_lamps(desk, tmp_path)
    desk.close()
    return shown(application(tmp_path / "two"))


def shown(page: WindowPage) -> QueuePage:
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


def case_of(queue: QueuePage) -> Case:
    return queue.page.desk.cases.get(1)


def do(queue: QueuePage, act: StepKind | Move, **told: object) -> None:
    """A step beside the window, which then reads the case again."""
    queue.page.desk.cases.do(1, act, StepOptions(**told))
    queue.tab.case.refresh()
    queue.page.settle()


# --- the order ----------------------------------------------------------------------------


def test_the_head_says_what_is_known_of_the_order(one: QueuePage) -> None:
    facts = dict(one.tab.panel.head.facts.rows())
    assert facts["Buyer"] == "Mark Olsen · first return"
    assert facts["Order"] == "112-1 · 3\u00a0Nov · $75.00"
    assert one.tab.panel.head.number.text().endswith(" · Amazon US")
    assert facts["Delivered"].startswith("about ")
    # an estimate of the shipping beside it would break within a day
    assert "shipped" not in facts["Delivered"]
    assert "Supplier" not in facts


def test_a_date_is_entered_and_no_longer_about(one: QueuePage) -> None:
    one.tab.panel.head.enter.click()
    one.page.settle()
    dialog = one.page.dialog(FactsDialog)
    assert not dialog.ok.isEnabled()
    shipped, delivered = dialog.days[1:]
    delivered.line.setText("2026-13-40")
    assert "2026-11-22" in dialog.problem.text()
    delivered.line.setText("2027-01-01")
    assert "still to come" in dialog.problem.text()
    assert not dialog.ok.isEnabled()
    shipped.line.setText("2026-11-04")
    delivered.line.setText("2026-11-12")
    assert "clock" in dialog.outcome.text()
    dialog.ok.click()
    one.page.settle()
    facts = dict(one.tab.panel.head.facts.rows())
    # both in one row, in which no line ends within a day
    assert facts["Delivered"] == "12\u00a0Nov · shipped 4\u00a0Nov"
    assert "Shipped" not in facts
    one.page.do("undo")
    assert case_of(one).sale.delivered_on is None


def test_days_in_the_wrong_order_are_refused_before_the_dialog_closes(one: QueuePage) -> None:
    one.page.do("order_facts")
    dialog = one.page.dialog(FactsDialog)
    dialog.days[2].line.setText("2026-11-01")
    assert "1 Nov 2026" in dialog.problem.text()
    assert not dialog.ok.isEnabled()
    dialog.days[2].line.setText("2026-11-05")
    assert (dialog.problem.text(), dialog.ok.isEnabled()) == ("", True)
    dialog.reject()


def test_what_is_no_amount_is_told_and_not_left_out(one: QueuePage) -> None:
    one.page.do("order_facts")
    dialog = one.page.dialog(FactsDialog)
    dialog.days[1].line.setText("2026-11-05")
    for edit in (dialog.postage, dialog.costs["LAMP"]):
        edit.line.setText("4.x")
        assert "18.40" in dialog.problem.text()
        assert not dialog.ok.isEnabled()
        edit.line.setText("4.20")
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_facts_of_an_order_are_kept_together_or_not(one: QueuePage) -> None:
    case = case_of(one)
    euros = Money.parse("4.90", "EUR")
    with pytest.raises(Refusal):
        tell_facts(
            *(one.page.desk, case, (None, date(2026, 11, 4), None)),
            *((("LAMP", dollars("30")),), (), euros),
        )
    assert case_of(one) == case


def test_a_day_that_is_none_is_told_beside_the_money(one: QueuePage) -> None:
    # money that goes out: before a claim none can come, and its key is refused once that is known
    one.page.do("money_out")
    dialog = one.page.dialog(MoneyDialog)
    dialog.amount.line.setText("5")
    dialog.day.line.setText("2026-02-31")
    assert "2026-11-22" in dialog.problem.text()
    assert not dialog.ok.isEnabled()
    dialog.day.line.setText("2026-11-21")
    dialog.amount.line.setText("5,")
    assert dialog.ok.isEnabled() is not bool(dialog.problem.text())
    dialog.reject()


def test_one_thing_shows_no_lines_and_several_show_each(one: QueuePage, two: QueuePage) -> None:
    assert not one.tab.panel._advice.lines.isVisible()
    texts = two.panel_texts()
    # each says what it is and what happens with it, one letter tells of both
    assert {
        "Mug · Broken on arrival · buyer paid $18.40",
        "Refund $18.40, the buyer keeps it",
        "Lamp × 2 · Defective · buyer paid $129.00",
        "Take it back, then refund $129.00",
        "One letter to the buyer covers both.",
    } <= set(texts)
    assert two.tab.panel._advice.do.plain_text() == "Promise $18.40 and write"
    heads, mug, lamp = two.tab.panel.head.table.rows()
    assert heads[1:] == ["Request", "Goods", "Money", "Claim"]
    assert (mug[0], lamp[0]) == ("Mug", "Lamp × 2")
    assert not two.tab.panel.head.tracks.isVisible()


def test_what_went_back_for_each_line_is_told(two: QueuePage) -> None:
    do(two, Move.OFFER, offer=Offer.RETURNLESS_REFUND, line=1)
    do(two, StepKind.REFUND, line=1)
    texts = two.panel_texts()
    assert any(t.endswith("buyer paid $18.40 · $18.40 given back") for t in texts)
    assert any(t.endswith("buyer paid $129.00") for t in texts)


def test_the_suppliers_own_order_number_is_entered_and_taken_back(one: QueuePage) -> None:
    one.page.desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = one.page.desk.policies.suppliers()
    one.page.desk.cases.set_supplier(1, kiln.id)
    one.tab.case.refresh()
    one.page.settle()
    one.page.do("order_facts")
    dialog = one.page.dialog(FactsDialog)
    dialog.orders[1].setText(" KC-PO-77 ")
    dialog.ok.click()
    one.page.settle()
    assert case_of(one).lines[0].supplier_po == "KC-PO-77"
    one.page.do("undo")
    one.page.until(lambda: not case_of(one).lines[0].supplier_po, 12)


# --- money --------------------------------------------------------------------------------


def claimed(queue: QueuePage) -> None:
    desk = queue.page.desk
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    desk.cases.set_supplier(1, kiln.id)
    do(queue, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    do(queue, StepKind.REFUND)
    for act, told in (
        (StepKind.ASK_RMA, {}),
        (Move.RMA_GIVEN, {"rma": "R-1"}),
        (StepKind.SEND_CLAIM, {"amount": dollars("20.00")}),
        (Move.CLAIM_ACCEPTED, {}),
    ):
        do(queue, act, **told)


def test_enter_on_money_that_is_awaited_asks_how_much_came_filled_in(one: QueuePage) -> None:
    claimed(one)
    do(one, StepKind.CONFIRM_BUYER)
    case = case_of(one)
    assert one.tab.panel._advice.do.plain_text() == "Note the money…"
    one.press(Qt.Key.Key_Return)
    dialog = one.page.dialog(MoneyDialog)
    assert dialog.amount.money() == dollars("20.00")
    assert dialog.who.value() == "supplier"
    assert case_of(one).payments == case.payments
    dialog.amount.line.setText("15.00")
    # whatever is still owed is asked for, unless it is let go
    assert dialog.outcome.text() == (
        "$5.00 of the $20.00 are still owed: you are reminded of them."
    )
    dialog.rest.set_value("leave")
    dialog.rest.chosen.emit("leave")
    assert dialog.outcome.text() == (
        "$5.00 less than the $20.00 you asked for, and settled with that."
    )
    dialog.way.set_value("credit_note")
    dialog.reference.setText("CN-20447")
    dialog.ok.click()
    one.page.settle()
    came = case_of(one).payments[-1]
    assert (came.outgoing, came.party, came.amount) == (False, Party.SUPPLIER, dollars("15.00"))
    assert (came.reference, came.on) == ("CN-20447", NOW.date())
    assert came.way is MoneyWay.CREDIT_NOTE
    assert case_of(one).lead.tracks.supplier_claim is SupplierClaim.SETTLED
    one.page.do("undo")
    assert len(case_of(one).payments) == 1


def test_of_a_claim_that_was_granted_in_part_that_part_is_what_came(one: QueuePage) -> None:
    """“All of the $20.00 you asked for” stood below the $12.00 that were granted of them."""
    claimed(one)
    do(one, Move.CLAIM_PARTLY, amount=dollars("12.00"))
    dialog = MoneyDialog(case_of(one), out=False, today=NOW.date())
    assert dialog.amount.money() == dollars("12.00")
    assert dialog.outcome.text() == "All of the $12.00 they granted."
    dialog.amount.line.setText("7.00")
    assert dialog.outcome.text().startswith("$5.00 of the $12.00 are still owed")
    dialog.rest.set_value("leave")
    dialog.rest.chosen.emit("leave")
    assert dialog.outcome.text().startswith("$5.00 less than the $12.00 they granted")


def test_more_than_was_asked_wants_its_reason(one: QueuePage) -> None:
    """Ten times of it was called all that was asked for, and noted."""
    claimed(one)
    one.press("m")
    dialog = one.page.dialog(MoneyDialog)
    assert dialog.why.isHidden()
    dialog.amount.line.setText("200.00")
    assert not dialog.why.isHidden()
    assert dialog.outcome.text() == "$180.00 more than the $20.00 that were still to come."
    dialog.ok.click()
    one.page.settle()
    assert "more than was still to come" in dialog.problem.text()
    assert [payment.outgoing for payment in case_of(one).payments] == [True]
    dialog.why.setText("They paid for the others, too.")
    dialog.ok.click()
    one.page.settle()
    assert case_of(one).payments[-1].amount == dollars("200.00")


def test_what_never_came_is_written_off(one: QueuePage) -> None:
    claimed(one)
    one.press("m")
    dialog = one.page.dialog(MoneyDialog)
    dialog.nothing.click()
    one.page.settle()
    assert case_of(one).lead.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert [payment.outgoing for payment in case_of(one).payments] == [True]


def test_money_of_a_day_to_come_or_of_nothing_cannot_be_noted(one: QueuePage) -> None:
    claimed(one)
    one.press("m")
    dialog = one.page.dialog(MoneyDialog)
    dialog.amount.line.setText("0")
    assert not dialog.ok.isEnabled()
    dialog.amount.line.setText("20")
    assert dialog.ok.isEnabled()
    dialog.day.line.setText("2026-12-24")
    assert not dialog.ok.isEnabled()
    assert "still to come" in dialog.problem.text()


@pytest.mark.parametrize(
    ("did", "who"), [("refunds_at_first_scan", "platform"), ("approved", "")]
)
def test_money_that_the_platform_gives_back_by_itself_is_noted_as_its_own(
    one: QueuePage, did: str, who: str
) -> None:
    case = replace(case_of(one), platform_did=frozenset({did}))
    dialog = MoneyDialog(case, out=True, today=NOW.date(), parent=one.page.window)
    assert dialog.who.value() == who


def test_the_postage_is_entered_and_noted_as_a_pot_of_its_own(one: QueuePage) -> None:
    one.page.do("money_out")
    dialog = one.page.dialog(MoneyDialog)
    assert not dialog.pot.isVisible()
    dialog.reject()
    one.page.do("order_facts")
    facts = one.page.dialog(FactsDialog)
    facts.postage.line.setText("4.99")
    facts.ok.click()
    one.page.settle()
    one.page.do("money_out")
    dialog = one.page.dialog(MoneyDialog)
    assert dialog.pot.isVisible()
    dialog.pot._group.button(1).click()
    assert dialog.amount.money() == dollars("4.99")
    assert dialog.outcome.text() == "With this, $4.99 of the $4.99 paid has gone back."
    dialog.ok.click()
    one.page.settle()
    case = case_of(one)
    assert [each.kind for each in case.payments] == ["postage"]
    assert (case.lead.refunded, case.postage_left) == (dollars("0"), dollars("0"))
    one.page.do("undo")
    assert case_of(one).payments == ()


def test_what_the_platform_refunded_is_noted_for_its_pieces(two: QueuePage) -> None:
    two.page.do("money_out")
    dialog = two.page.dialog(MoneyDialog)
    dialog.choice.lines.setCurrentIndex(1)
    assert dialog.amount.money() == dollars("129.00")
    dialog.choice.ticks[1].setChecked(False)
    dialog.amount.line.setText("64.50")
    dialog.who._group.button(1).click()
    assert dialog.outcome.text() == "With this, $64.50 of the $129.00 paid has gone back."
    dialog.ok.click()
    two.page.settle()
    (paid,) = case_of(two).payments
    lamp = case_of(two).lines[1]
    assert (paid.line_id, paid.units, paid.by_platform) == (lamp.id, (1,), True)
    assert lamp.refunded == dollars("64.50")


# --- the goods ----------------------------------------------------------------------------


def test_the_place_is_chosen_when_it_is_asked_back(one: QueuePage) -> None:
    one.press("b")
    dialog = one.page.dialog(AskBackDialog)
    words = [button.text() for button in dialog.group.buttons()]
    assert words == ["To us", "Venlo", "To the supplier"]
    dialog.group.button(1).click()
    dialog.ok.click()
    one.page.settle()
    case = case_of(one)
    (place,) = one.page.desk.places.all()
    assert case.tracks.request is Request.APPROVED
    assert (case.lead.route, case.lead.place_id) == (Route.TO_THIRD_PARTY, place.id)
    # asked to another place, the one that it was asked to says so; it was refused in the rules' words
    one.go_to("00001")
    one.press("b")
    dialog = one.page.dialog(AskBackDialog)
    assert [way.why_not for way in dialog.ways[:2]] == ["", "that is where it was asked to"]
    assert dialog.way().words == "To us"
    dialog.reject()


def test_a_way_is_chosen_and_tinted_as_a_whole(one: QueuePage) -> None:
    """Its detail below and its cost at the right are as much of it as its name."""
    one.press("b")
    dialog = one.page.dialog(AskBackDialog)
    us, venlo, supplier = (dialog.group.button(at).parentWidget() for at in range(3))
    assert [row.property("chosen") for row in (us, venlo)] == [True, None]
    QTest.mouseClick(
        venlo, Qt.MouseButton.LeftButton, pos=venlo.rect().bottomRight() - QPoint(20, 6)
    )
    assert dialog.way().words == "Venlo"
    assert [row.property("chosen") for row in (us, venlo)] == [False, True]
    assert [row.property("lit") for row in (us, venlo)] == [False, True]
    # nobody knows the supplier: a press there chooses nothing
    QTest.mouseClick(supplier, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    assert dialog.way().words == "Venlo"
    dialog.reject()


def test_a_supplier_whom_nobody_knows_is_no_way_and_pays_nothing(one: QueuePage) -> None:
    """`U` asks for that way: it stands in the list and says why it is none, and he is no payer."""
    for key in ("b", "u"):
        one.press(key)
        dialog = one.page.dialog(AskBackDialog)
        last = dialog.ways[-1]
        assert last.route is Route.TO_SUPPLIER
        assert "who shipped it" in last.why_not
        assert not dialog.group.button(len(dialog.ways) - 1).isEnabled()
        assert not dialog.payer.choose_at(2)
        assert dialog.payer.value() in ("seller", "buyer")
        dialog.reject()
        one.page.settle()


@pytest.fixture
def nameless(application: Start, tmp_path: Path) -> QueuePage:
    """A desk with one case, open, whose buyer and supplier nobody knows."""
    desk = open_desk(tmp_path / "nameless", clock=SetClock(NOW), create=True)
    desk.settings.set(return_address=QUAY)
    desk.by_hand.open(
        NewCase("112-2", "Amazon US", "Lamp, oak", "defective", dollars("75.00"), sku="LAMP")
    )
    desk.close()
    queue = application(tmp_path / "nameless").queue
    queue.choose_view("all")
    return queue


@pytest.mark.parametrize(
    ("lang", "action", "heading"),
    [
        ("en", "instead", "Send the buyer a new one"),
        ("en", "buyer_said", "What did the buyer answer?"),
        ("en", "money_out", "Refunded to the buyer"),
        ("zh", "instead", "给买家补发"),
    ],
)
def test_a_buyer_without_a_name_is_the_buyer(
    nameless: QueuePage, lang: str, action: str, heading: str
) -> None:
    page = nameless.page
    page.application.appearance.set_language(lang)
    page.do(action)
    (dialog,) = (each for each in page.window.findChildren(Dialog) if each.isVisible())
    assert dialog.heading.text() == heading
    dialog.reject()


@pytest.mark.parametrize(
    ("lang", "heading"), [("en", "Money came from the supplier"), ("zh", "供应商的款项到了")]
)
def test_a_supplier_without_a_name_is_the_supplier(
    nameless: QueuePage, lang: str, heading: str
) -> None:
    nameless.page.application.appearance.set_language(lang)
    # before a claim none can come: its key is refused once that is known
    dialog = MoneyDialog(case_of(nameless), out=False, today=NOW.date())
    assert dialog.heading.text() == heading


def test_what_happens_begins_with_a_capital(nameless: QueuePage) -> None:
    nameless.press("b")
    dialog = nameless.page.dialog(AskBackDialog)
    assert dialog.outcome.text().startswith("The buyer gets the address by letter")


def test_a_new_one_is_promised_for_the_line_and_no_piece_is_asked_for(two: QueuePage) -> None:
    two.press("x")
    dialog = two.page.dialog(SendInsteadDialog)
    dialog.choice.choose(2)
    assert len(dialog.choice.ticks) == 2
    assert not any(tick.isVisible() for tick in dialog.choice.ticks)
    dialog.reject()


def test_pieces_that_stay_with_the_buyer_are_named_by_number(two: QueuePage) -> None:
    two.page.do("money_out")
    dialog = two.page.dialog(MoneyDialog)
    dialog.choice.choose(2)
    assert [tick.text() for tick in dialog.choice.ticks] == ["Piece 1", "Piece 2"]


def test_a_way_that_cannot_be_says_why(page: WindowPage, queue: QueuePage) -> None:
    """Of the sample desk, some weeks later: a supplier whose last safe day is over."""
    page.application.desks.clock.forward(days=30)
    queue.choose_view("all")
    for number in queue.rows():
        queue.go_to(number)
        queue.press("b")
        dialog = page.dialog(AskBackDialog)
        for button, way in zip(dialog.group.buttons(), dialog.ways, strict=True):
            assert button.isEnabled() is (way.why_not == "")
            assert way.route is not Route.TO_SUPPLIER or way.why_not or way.detail
        shut = [way for way in dialog.ways if "last safe day was" in way.why_not]
        dialog.reject()
        page.settle()
        if shut:
            return
    raise AssertionError("no supplier of the sample desk is too late")


def test_a_new_one_is_sent_by_one_dialog_in_one_step_with_one_letter_and_one_undo(
    one: QueuePage,
) -> None:
    """What, from where, by which parcel and to whom was asked only in the step after."""
    letters = len(one.page.desk.cases.letters(case_of(one).id))
    steps = len(one.page.desk.cases.history(case_of(one).id))
    one.press("x")
    dialog = one.page.dialog(SendInsteadDialog)
    assert dialog.ok.plain_text() == "Send and write"
    assert dialog.focusWidget() is dialog.tracking
    assert dialog.ships_to.said()
    dialog.source._group.button(list(ExchangeFrom).index(ExchangeFrom.STOCK)).click()
    QTest.keyClicks(dialog.tracking, "1Z0002")
    QTest.keyClick(dialog.tracking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.page.settle()
    case = case_of(one)
    (sent,) = case.exchanges
    assert sent.comes_from is ExchangeFrom.STOCK
    assert case.lead.offer is Offer.RETURNLESS_REPLACEMENT
    assert case.tracks.buyer_money is BuyerMoney.REPLACED
    assert len(one.page.desk.cases.history(case.id)) == steps + 1
    assert len(one.page.desk.cases.letters(case.id)) == letters + 1
    one.page.do("undo")
    case = case_of(one)
    assert (case.exchanges, case.lead.offer) == ((), None)
    assert case.tracks.buyer_money is BuyerMoney.OPEN


def test_a_new_one_is_promised_then_sent(one: QueuePage) -> None:
    one.press("x")
    dialog = one.page.dialog(SendInsteadDialog)
    dialog.source._group.button(list(ExchangeFrom).index(ExchangeFrom.SUPPLIER)).click()
    assert dialog.ok.plain_text() == "Promise it and write"
    dialog.ok.click()
    one.page.settle()
    assert case_of(one).lead.offer is Offer.RETURNLESS_REPLACEMENT
    assert case_of(one).next.kind is StepKind.REPLACE

    one.go_to(one.rows()[0])
    one.page.do("recommended")
    dialog = one.page.dialog(SendInsteadDialog)
    assert dialog.ok.plain_text() == "Send and write"
    assert case_of(one).exchanges == ()
    dialog.thing._group.button(1).click()
    dialog.product.setCurrentIndex(dialog.product.findData("LAMP-B"))
    dialog.source._group.button(list(ExchangeFrom).index(ExchangeFrom.BOUGHT)).click()
    dialog.tracking.setText("1Z0001")
    dialog.ok.click()
    one.page.settle()
    case = case_of(one)
    (sent,) = case.exchanges
    assert (sent.sku, sent.comes_from) == ("LAMP-B", ExchangeFrom.BOUGHT)
    assert case.tracks.buyer_money is BuyerMoney.REPLACED
    assert [p.tracking for p in case.parcels if p.goes_to is End.BUYER] == ["1Z0001"]


def test_a_parcel_is_added_and_arrives(two: QueuePage) -> None:
    do(two, StepKind.APPROVE, route=Route.TO_US)
    two.page.do("parcels")
    dialog = two.page.dialog(ParcelsDialog)
    dialog.choice.lines.setCurrentIndex(2)
    dialog.choice.ticks[1].setChecked(False)
    # what became of it is said, never assumed: an empty number and Enter add nothing
    two.page.key(Qt.Key.Key_Return)
    assert dialog.problem.text() == "“It is” is still missing."
    assert case_of(two).parcels == ()
    dialog.state.choose_at(1)
    dialog.tracking.setText("TWO1")
    dialog.ok.click()
    two.page.settle()
    (parcel,) = case_of(two).parcels
    lamp = case_of(two).lines[1]
    assert parcel.unit_ids == (lamp.units[0].id,)
    assert [unit.goods for unit in lamp.units] == [Goods.IN_TRANSIT, Goods.AWAITED]

    two.page.do("parcels")
    dialog = two.page.dialog(ParcelsDialog)
    ((_, arrived),) = dialog.known
    assert arrived.plain_text() == "Arrived"
    arrived.click()
    two.page.settle()
    lamp = case_of(two).lines[1]
    assert [unit.goods for unit in lamp.units] == [Goods.RECEIVED, Goods.AWAITED]
    assert {"1 Received", "2 Awaited"} <= set(two.chips())
    assert case_of(two).lines[0].tracks.goods is Goods.AWAITED


def test_of_two_parcels_without_a_number_the_one_that_is_pressed_arrives(
    two: QueuePage,
) -> None:
    do(two, StepKind.ANSWER_BUYER, line=2, offer=Offer.REFUND_ON_RECEIPT)
    do(two, StepKind.APPROVE, line=2, route=Route.TO_US)
    for unit in (1, 2):
        told = ParcelTold(End.US, line=2, units=(unit,), sent=True)
        two.page.desk.parcels.note(1, told)
    two.tab.case.refresh()
    two.page.settle()
    two.page.do("parcels")
    dialog = two.page.dialog(ParcelsDialog)
    (_, first), (_, second) = dialog.known
    assert (first.plain_text(), second.plain_text()) == ("Arrived", "Arrived")
    first.click()
    two.page.settle()
    lamp = case_of(two).lines[1]
    assert [unit.goods for unit in lamp.units] == [Goods.RECEIVED, Goods.IN_TRANSIT]


def test_the_buyer_refused_is_one_of_the_other_ways(one: QueuePage) -> None:
    do(one, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=dollars("10.00"))
    one.page.do("refused")
    assert case_of(one).lead.tracks.buyer_money is BuyerMoney.OPEN


def test_no_way_back_is_chosen_that_would_be_refused(nameless: QueuePage) -> None:
    """A desk without an address of its own: the way to us stands there, and says why it cannot be."""
    page = nameless.page
    page.desk.settings.set(return_address=Address())
    nameless.press("b")
    dialog = page.dialog(AskBackDialog)
    told = [
        StepTold(StepKind.APPROVE, StepOptions(route=way.route, place=way.place, line=None))
        for way in dialog.ways
    ]
    case_id = nameless.tab.case.case_id
    for way, refusal in zip(
        dialog.ways, page.desk.rehearsal.refusals(case_id, told), strict=True
    ):
        assert bool(way.why_not) is (refusal is not None), way
    chosen = dialog.way()
    assert chosen is None or not chosen.why_not
    assert any("return address" in way.why_not for way in dialog.ways)
    dialog.reject()


def test_photos_of_one_go_are_one_line_of_the_history_until_it_is_unfolded(
    one: QueuePage,
) -> None:
    shots = {"outer_box": "#8d6e54", "defect_close": "#33556f", "front": "#7a2f2f"}
    for shot, colour in shots.items():
        one.page.desk.photos.add_bytes(1, product_png("mug", colour), f"{shot}.png", shot)
    one.page.desk.cases.do(1, Move.NOTE, StepOptions(note="called"))
    one.tab.case.refresh()
    one.page.settle()
    card = one.tab.panel._timeline
    card.unfold()
    assert [words.partition(":")[0] for _, words in card._grid.rows()][:2] == [
        "Note",
        "Photo added × 3",
    ]
    folded = len(card._grid.rows())
    card.each.click()
    added = [words for _, words in card._grid.rows() if words.startswith("Photo added")]
    assert len(added) == 3
    assert len(card._grid.rows()) == folded + 2
    card.each.click()
    assert len(card._grid.rows()) == folded


@pytest.mark.parametrize("another", [False, True])
def test_a_number_is_of_the_parcel_without_one_or_of_one_more(
    two: QueuePage, another: bool
) -> None:
    do(two, StepKind.APPROVE, route=Route.TO_US)
    two.page.do("parcels")
    assert two.page.dialog(ParcelsDialog).which.isHidden()
    two.page.dialog(ParcelsDialog).reject()
    two.page.desk.parcels.note(1, ParcelTold(End.US, sent=True))
    two.tab.case.refresh()
    two.page.settle()
    two.page.do("parcels")
    dialog = two.page.dialog(ParcelsDialog)
    assert not dialog.which.isHidden()
    if another:
        dialog.which.set_value("another")
        dialog.state.choose_at(0)
    dialog.tracking.setText("TWO1")
    dialog.ok.click()
    two.page.settle()
    assert [p.tracking for p in case_of(two).parcels] == (["", "TWO1"] if another else ["TWO1"])


def test_a_parcel_that_is_refused_says_so_where_it_was_typed(two: QueuePage) -> None:
    do(two, StepKind.APPROVE, route=Route.TO_US)
    two.page.desk.parcels.note(
        1, ParcelTold(End.US, tracking="ONE1", line=2, units=(1,), sent=True)
    )
    two.tab.case.refresh()
    two.page.settle()
    two.page.do("parcels")
    dialog = two.page.dialog(ParcelsDialog)
    dialog.choice.lines.setCurrentIndex(2)
    dialog.choice.ticks[1].setChecked(False)
    dialog.state.choose_at(1)
    dialog.tracking.setText("TWO1")
    dialog.ok.click()
    two.page.settle()
    assert two.page.has_dialog(ParcelsDialog)
    assert dialog.problem.isVisible()
    assert "ONE1" in dialog.problem.text()
    assert [parcel.tracking for parcel in case_of(two).parcels] == ["ONE1"]
    # what was typed stays, and is put right
    dialog.choice.ticks[0].setChecked(False)
    dialog.choice.ticks[1].setChecked(True)
    dialog.ok.click()
    two.page.settle()
    assert not two.page.has_dialog(ParcelsDialog)
    assert [parcel.tracking for parcel in case_of(two).parcels] == ["ONE1", "TWO1"]
