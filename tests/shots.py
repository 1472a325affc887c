"""A picture of every tab, dialog and empty state, in both languages, light and dark, at two sizes.

`python3 dev.py shots [WORD …]` writes `shots/<size>-<lang>-<look>/<scene>.png`; words choose scenes,
languages, looks or sizes (`queue`, `zh`, `dark`, `1280`, `1.5` for 150 % text). `--help` names the scenes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# a program that is called by its path finds the packages beside it only from here on
from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402
from PySide6.QtGui import QCursor, QPainter, QPixmap, QTextCursor  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from sqlalchemy import update  # noqa: E402

from db.tables.trade import product as product_table  # noqa: E402
from desktop.desk_settings.dialog import SettingsDialog  # noqa: E402
from desktop.desk_settings.reasons.own_reason_dialog import OwnReasonDialog  # noqa: E402
from desktop.frame.app import Application  # noqa: E402
from desktop.frame.tabs import place_of  # noqa: E402
from desktop.keeping.reminder import TOLD  # noqa: E402
from desktop.look.theme import load_fonts, look  # noqa: E402
from desktop.queue.dialogs import claim_dialogs as claims  # noqa: E402
from desktop.queue.dialogs import goods_dialogs as goods  # noqa: E402
from desktop.queue.dialogs import step_dialogs as ask  # noqa: E402
from desktop.queue.dialogs.decision_dialog import DecisionDialog  # noqa: E402
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog  # noqa: E402
from desktop.queue.dialogs.new_case_dialog import NewCaseDialog  # noqa: E402
from desktop.work.settings import TOUR_SEEN, Settings  # noqa: E402
from returns.casework.disputes import DisputeTold  # noqa: E402
from returns.casework.goods.told_parcel import ParcelTold  # noqa: E402
from returns.clock import SetClock  # noqa: E402
from returns.keeping import places  # noqa: E402
from returns.money import Money  # noqa: E402
from returns.phrases import say  # noqa: E402
from returns.records.inspection import PhotoOf  # noqa: E402
from returns.records.options import NewCase, StepOptions  # noqa: E402
from returns.records.own_reason import OwnReason  # noqa: E402
from returns.rules.money.came import payers_of  # noqa: E402
from returns.rules.policy.policy_watch import Promise  # noqa: E402
from returns.sample.desk import make_sample  # noqa: E402
from returns.sample.pictures import product_png  # noqa: E402
from returns.terms import End, Move, Party, StepKind, SupplierClaim  # noqa: E402
from returns.trade.disputes import Dispute  # noqa: E402
from tests.desktop.two_claims import two_claims  # noqa: E402
from tests.desktop.two_lines import mug_and_lamps  # noqa: E402
from tests.desktop.two_suppliers import mug_and_lamps_of_two  # noqa: E402
from tests.pages.keeping_page import KeepingPage  # noqa: E402
from tests.pages.products_page import ProductsPage  # noqa: E402
from tests.pages.settings_page import SettingsPage  # noqa: E402
from tests.pages.window import WindowPage  # noqa: E402
from tests.returns.papers.sealed_desk import desk_with_case  # noqa: E402

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
OUT = ROOT / "shots"
SIZES = ((1440, 900), (1280, 720))
LANGS = ("en", "zh")
LOOKS = ("light", "dark")
DISKS = {"en": "Backup disk", "zh": "备份硬盘"}
NAMES = {"en": "Harbour Gifts", "zh": "海港礼品"}

Scene = Callable[[WindowPage], object]
Found = TypeVar("Found")


def _dialog(kind: type[QWidget], *args: object) -> Scene:
    """A step's dialog on the open case."""

    def show(page: WindowPage) -> None:
        page.queue.choose_view("to_answer")
        case = page.queue.tab.case.loaded.case
        given = [case if arg == "case" else arg for arg in args]
        kind(*given, page.window).open_sized()

    return show


def _lines(page: WindowPage) -> None:
    """A case of two lines and three pieces."""
    with tempfile.TemporaryDirectory() as folder:
        case_id = mug_and_lamps(page.desk, Path(folder))
    page.application.open.shell.go("queue", case_id)
    page.settle()


def _folds(page: WindowPage) -> None:
    """What lies below: terms, money, letters and history, one of them open."""
    page.queue.choose_view("supplier_to_chase")
    panel = page.queue.tab.panel
    panel._timeline.unfold()
    page.settle()
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.settle()


def _letter(page: WindowPage) -> None:
    """The letter of the next step, changed in place, with a sum that is neither paid nor offered."""
    page.queue.press("l")
    card = page.queue.tab.panel.letter
    card.body_edit.moveCursor(QTextCursor.MoveOperation.End)
    card.body_edit.insertPlainText("\nPS: we add $5.00 for your trouble.")
    card.body_edit.ensureCursorVisible()
    while not card._note.text():
        QApplication.processEvents()
    page.settle()


def _hold(page: WindowPage, noted: str = "") -> None:
    """A case that somebody else is said to have ordered."""
    new = NewCase("113-2204817", "Amazon US", "Headphones X2", "unauthorised_purchase", None)
    (case_id,) = page.desk.by_hand.open(replace(new, unit_price=Money(8490, "USD"))).case_ids
    if noted:
        page.desk.cases.do(case_id, StepKind.CHECK, StepOptions(answer=noted))
    page.application.open.shell.go("queue", case_id)
    page.settle()


def _dispute(page: WindowPage, answered: str = "") -> None:
    """A case whose buyer was heard by the platform, with what it can be shown."""
    told = NewCase("113-2204817", "Amazon US", "Headphones X2", "never_arrived", None)
    (case_id,) = page.desk.by_hand.open(replace(told, unit_price=Money(8490, "USD"))).case_ids
    day = NOW.date()
    page.desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z, day))
    page.desk.orders.set_dates(
        "113-2204817", shop="Amazon US", delivered=day - timedelta(days=8)
    )
    page.desk.papers.evidence(case_id, addressee=Party.PLATFORM)
    if answered:
        page.desk.cases.do(case_id, StepKind.CHECK, StepOptions(answer=answered))
    page.application.open.shell.go("queue", case_id)
    page.settle()


def _decision(page: WindowPage) -> None:
    """The dispute was decided in part for the buyer."""
    _dispute(page, "The sheet went to Amazon.")
    page.queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(DecisionDialog)
    dialog.how.set_value("lost")
    dialog.amount.set_money(Money(3000, "USD"))
    page.settle()


def _others(page: WindowPage) -> None:
    """What else can be done with a case that is held up."""
    _hold(page)
    page.queue.tab.panel._advice.others.click()
    page.settle()


def _decline_late(page: WindowPage) -> None:
    """A request that came after the promised time: its letter stands written."""
    page.desk.policies.publish(Promise(4))
    page.queue.choose_view("to_answer")
    page.queue.go_to(page.queue.rows()[2])
    page.settle()
    page.do("decline")
    page.settle()


def _asks(action: str, before: Scene) -> Scene:
    """A dialog of the open case, opened by its action."""

    def show(page: WindowPage) -> None:
        before(page)
        page.do(action)
        shown(page)

    return show


def shown(page: WindowPage) -> None:
    """A dialog is open: without it the scene would show, and prove, nothing."""
    page.until(lambda: QApplication.activeModalWidget() is not None, 20)


def _address(page: WindowPage) -> None:
    """Where the order goes, over the dialog in which it is missed."""
    _to_answer(page)
    page.do("instead")
    page.settle()
    page.dialog(SendInsteadDialog).ships_to.edit.click()


def _claimed(page: WindowPage) -> None:
    """A case whose supplier was asked."""
    page.queue.choose_view("supplier_to_chase")


def _paid_by_supplier(page: WindowPage) -> None:
    """A case whose supplier paid what he was asked for."""
    desk = page.desk
    page.queue.choose_view("closed")
    paid = page.queue.first(
        desk, lambda case: any(payers_of(case, line) for line in case.lines)
    )
    page.queue.go_to(paid)


def _lines_open(page: WindowPage) -> None:
    """The same with its lines as rows below it, the second one chosen."""
    _lines(page)
    page.queue.press(Qt.Key.Key_Right)
    page.queue.press("2")


def _held_by_hand(page: WindowPage) -> None:
    """A case that the seller put on hold, beside one that sleeps."""
    page.queue.choose_view("all")
    first, second = page.queue.ids()[:2]
    until = NOW + timedelta(days=12)
    page.desk.cases.do(second, Move.SNOOZE, StepOptions(until=until))
    why = {"en": "The carrier is being asked.", "zh": "正在向承运商查询。"}[look().lang]
    page.desk.cases.do(first, Move.HOLD, StepOptions(reason=why, until=until))
    # told past the window, which counts and lists anew
    page.queue.tab.presenter.recount()
    page.queue.tab.presenter.rows.forget_rows()
    page.settle()
    page.application.open.shell.go("queue", first)
    page.queue.tab.case.refresh()
    page.settle()


def _filtered(page: WindowPage) -> None:
    """All open cases of two suppliers, and of sums from–to."""
    page.queue.choose_view("all")
    counted = page.desk.queue.values("supplier_name", "all")
    presenter = page.queue.tab.presenter
    presenter.hold_to("supplier_name", *(name for name, _ in counted[:2]))
    presenter.hold_to("value", "USD 1000 20000")
    page.settle()


def _filter_dialog(page: WindowPage) -> None:
    page.queue.choose_view("all")
    page.queue.tab.filtering.choice.ask("reason")


def _columns_dialog(page: WindowPage) -> None:
    page.queue.choose_view("all")
    page.queue.tab.list.columns.arrange_wanted.emit()


def _filter_gone(page: WindowPage) -> None:
    page.queue.choose_view("all")
    page.queue.tab.presenter.hold_to("supplier_name", "Gone & Sons")
    page.settle()


def _many_letters(page: WindowPage) -> None:
    _many(page)
    page.do("many_letters")


def _buyer(page: WindowPage) -> None:
    """A buyer who sent something back before."""
    page.queue.choose_view("all")
    page.queue.go_to(page.queue.first(page.desk, lambda case: bool(case.earlier)))
    page.queue.tab.panel.buyer.unfold()
    page.settle()
    bar = page.queue.tab.panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.settle()


def _to_answer(page: WindowPage) -> None:
    page.queue.choose_view("to_answer")


def _products(page: WindowPage) -> ProductsPage:
    """Some of the goods lack what is wanted of them, and there are orders of some of them."""
    desk, goods = page.desk, page.desk.products.all()
    for at, known in enumerate(goods):
        lacks = at % 3 == 1
        with desk.store.transaction() as tx:
            row = product_table.c.sku == known.sku
            told = {"supplier_id": None, "cost_minor": None, "listing": "unknown"}
            if lacks:
                tx.execute(update(product_table).where(row).values(**told))
            if at % 4 == 2:
                tx.execute(update(product_table).where(row).values(picture=""))
    return ProductsPage(page)


def _products_many(page: WindowPage) -> None:
    """Three that lack something, with what the change would do."""
    goods = _products(page)
    goods.choose(*[sku for at, sku in enumerate(goods.by_sku()) if at % 3 == 1][:3])
    panel = goods.panel
    panel.supplier.setCurrentIndex(0)
    panel.listing.setCurrentIndex(0)
    panel.costs.edits[0].line.setText("6.10")
    panel.take_focus("cost")
    goods.foresee()


def _products_costs(page: WindowPage) -> None:
    """The costs that are missing, one after another."""
    goods = _products(page)
    goods.tab.views.enter.click()
    page.settle()


def _products_one(page: WindowPage) -> None:
    goods = _products(page)
    goods.choose(goods.listed()[0])


def _products_merge(page: WindowPage) -> None:
    goods = _products(page)
    goods.choose(*goods.by_sku()[:2])
    goods.panel.merge.click()


def _products_retired(page: WindowPage) -> None:
    """Three are sold no more, and one of them is chosen."""
    goods = _products(page)
    page.desk.product_mergers.retire(goods.by_sku()[:3])
    goods.tab.presenter.load()
    page.settle()
    goods.tab.presenter.look_at("retired")
    goods.choose(goods.listed()[0])


def _products_empty(page: WindowPage) -> None:
    goods = _products(page)
    goods.tab.presenter.look_for("gasket")


def _products_new(page: WindowPage) -> None:
    _products(page).tab.head.new.click()


def _lines_on_table(page: WindowPage) -> None:
    _lines(page)
    shell = page.application.open.shell
    case_id = page.queue.tab.case.case_id
    page.desk.parcels.note(case_id, ParcelTold(End.US, tracking="TWO1", arrived=True))
    shell.go("inspection", case_id)
    page.settle()


def _goods_of_two(page: WindowPage) -> None:
    """Photos of the mug, the lamp and the box, one that nobody named, and the menu that names it."""
    case_id = mug_and_lamps_of_two(page.desk, page.desk.store.folder)
    mug, lamp = page.desk.cases.get(case_id).lines
    for name, colour, shot, of in (
        ("box", "#8d6e54", "outer_box", None),
        ("lamp", "#33556f", "defect_close", PhotoOf(lamp.id, 1)),
        ("mug", "#7a2f2f", "front", PhotoOf(mug.id)),
        ("old", "#4f6b3a", "defect_close", None),
    ):
        picture = product_png("mug", colour)
        page.desk.photos.add_bytes(case_id, picture, f"{name}.png", shot, of)
    page.application.open.shell.go("inspection", case_id)
    page.settle()


def _goods_asked(page: WindowPage) -> None:
    _goods_of_two(page)
    strip = page.application.open.tabs[place_of("inspection")].real.table.strip
    strip.choose(page.desk.cases.get(page.desk.cases.find("112-1234567-0000044")).photos[-1].id)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_L)


def _answer(page: WindowPage) -> None:
    page.queue.choose_view("supplier_to_chase")
    for number in page.queue.rows():
        page.queue.go_to(number)
        claim = page.queue.tab.case.loaded.case.lead.tracks.supplier_claim
        if claim is SupplierClaim.CLAIM_SENT:
            break
    page.do("answer")


def _two_claims(page: WindowPage, action: str = "") -> None:
    # what both were asked for is asked of nobody again
    both = (Party.SUPPLIER, Party.CARRIER)
    two_claims(page, claimed=both[:1] if action == "claim" else both)
    if action:
        page.do(action)
        shown(page)


def _import(page: WindowPage, name: str) -> None:
    page.drop(ROOT / "tests" / "samples" / name)


def _order_of_several(page: WindowPage) -> None:
    """A return typed by hand, of an order that a file brought with three items."""
    head = "Name,Currency,Subtotal,Shipping,Total,Created at,Lineitem quantity,Lineitem name,"
    first = "#8001,USD,143.00,0.00,143.00,2026-11-01 10:00:00 +0000"
    rows = (
        f"{head}Lineitem price,Lineitem sku",
        f'{first},2,"Mug 350 ml, blue",30.00,KC-MUG',
        '#8001,,,,,2026-11-01 10:00:00 +0000,1,"Desk lamp, brass",75.00,NL-LAMP-BR',
        "#8001,,,,,2026-11-01 10:00:00 +0000,2,Enamel pin,4.00,PIN",
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.csv"
        path.write_text("\n".join(rows), encoding="utf-8")
        page.desk.intake.commit(page.desk.intake.preview(path, "Shop A"))
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText("#8001")
    dialog._ask()
    page.settle()
    dialog._fill("#8001")
    dialog.order.completer().popup().hide()
    page.settle()
    dialog.items.rows[0][0].click()
    dialog.items.rows[2][0].click()
    page.settle()


def _orders_listed(page: WindowPage) -> None:
    """The orders whose number begins as it was typed, the second one chosen."""
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    QTest.keyClicks(dialog.order, "30")
    page.until(lambda: not dialog._pause.isActive())
    page.settle()
    popup = dialog.order.completer().popup()
    for _ in range(2):
        QTest.keyClick(popup, Qt.Key.Key_Down)


def _palette(page: WindowPage, words: str) -> None:
    from desktop.frame.finding.palette import CommandPalette

    page.do("palette")
    page.dialog(CommandPalette).line.line.setText(words)
    page.until(lambda: not page.dialog(CommandPalette)._pause.isActive())


def _papers(page: WindowPage, action: str) -> None:
    page.queue.choose_view("awaiting_parcel" if action == "label" else "supplier_to_chase")
    page.do(action)
    page.settle()


def _label_sheet(page: WindowPage) -> None:
    """A label for the third quarter of a sheet."""
    from desktop.papers.label_dialog import LabelDialog

    _papers(page, "label")
    dialog = page.dialog(LabelDialog)
    dialog.choose("a4-4", 3)
    page.until(lambda: dialog.paper.asked.start == 3)
    page.settle()


def _packet(page: WindowPage) -> None:
    """The sheet made once more, for the first who can be asked: limits, subject and text stand above it."""
    from desktop.papers.packet_dialog import PacketDialog

    _papers(page, "evidence")
    dialog = page.dialog(PacketDialog)
    page.until(lambda: dialog.bar.who.count() > 1)
    dialog.choose(dialog.bar.who.itemData(1))
    page.until(lambda: dialog.packet is not None)
    page.settle()


def _checked(page: WindowPage) -> None:
    case = page.queue.tab.case.loaded.case
    paper = page.desk.papers.evidence(case.id)
    path = Path(tempfile.mkdtemp()) / "evidence.pdf"
    path.write_bytes(paper.pdf)
    page.application.frame.verify(path)


def _unknown(page: WindowPage) -> None:
    """A sheet of another desk, whose key nobody here knows."""
    folder = Path(tempfile.mkdtemp())
    maker, _clock, case_id = desk_with_case(folder / "maker", "Quay Traders", "777-1")
    path = folder / "evidence.pdf"
    path.write_bytes(maker.papers.evidence(case_id).pdf)
    maker.close()
    page.application.frame.verify(path)


def _peek(page: WindowPage) -> None:
    page.queue.choose_view("supplier_to_chase")
    for number in page.queue.rows():
        page.queue.go_to(number)
        if len(page.queue.tab.case.loaded.case.photos) > 1:
            break
    page.do("peek")
    page.settle()


def _many(page: WindowPage) -> None:
    page.queue.choose_view("to_answer")
    page.queue.select(4)


def _done(page: WindowPage) -> None:
    page.queue.choose_view("to_answer")
    page.do("recommended")


def _inspection(page: WindowPage) -> None:
    page.queue.choose_view("to_inspect")
    page.application.open.shell.go("inspection", page.queue.tab.case.case_id)


def _settings(page: WindowPage, section: str) -> None:
    if not page.has_dialog(SettingsDialog):
        page.do("settings")
    page.dialog(SettingsDialog).show_section(section)


def _tried(page: WindowPage) -> SettingsPage:
    """Two values that are tried."""
    page.do("settings")
    settings = SettingsPage(page)
    settings.enter("returnless_below_usd", "20")
    settings.enter("partial_percent", "40")
    return settings


def _smells(page: WindowPage) -> SettingsPage:
    """A reason of the seller's own that a case has; the settings at it."""
    own = OwnReason(
        "own_smells", "Smells of smoke", "有烟味", "defective", ("smelly", "CR-SMELLS")
    )
    page.desk.settings.set(reasons=(own,))
    price = Money.parse("40.00", "USD")
    page.desk.by_hand.open(NewCase("A-1", "Shop", "Lamp, oak", own.id, price, "LAMP"))
    page.do("settings")
    settings = SettingsPage(page)
    settings.choose_reason(own.id)
    return settings


def _own_reason(page: WindowPage) -> None:
    """It is being changed, and cannot be called so."""
    settings = _smells(page)
    settings.reasons().edit.click()
    dialog = page.dialog(OwnReasonDialog)
    dialog.en.setText("Defective")


def _own_reason_used(page: WindowPage) -> None:
    _smells(page).reasons().remove.click()
    page.settle()


def _clocks_tried(page: WindowPage) -> None:
    """A deadline and whose fault a reason is, tried on past cases."""
    page.do("settings")
    settings = SettingsPage(page)
    settings.type_time("*:*:answer_buyer", "6 hours")
    settings.choose_fault("changed_mind", "seller")
    settings.try_out()


def _unsaved(page: WindowPage) -> None:
    """The settings are left with them."""
    settings = _tried(page)
    settings.dialog.reject()


def _letter_words(page: WindowPage, template: str, more: str = "") -> None:
    """The words of a letter, perhaps with some behind that cannot stand."""
    from desktop.desk_settings.dialog import SettingsDialog

    _settings(page, "letters")
    dialog = page.dialog(SettingsDialog)
    room = page.window.size()
    dialog.resize(min(1000, room.width() - 40), min(700, room.height() - 60))
    part = dialog.letters.part
    part.go_to(template)
    part.body.setFocus()
    if more:
        part.body.moveCursor(QTextCursor.MoveOperation.End)
        part.body.insertPlainText(more)
    page.settle()


def _letters_unkept(page: WindowPage) -> None:
    """The settings are left with words that cannot stand."""
    _letter_words(page, "solution_keep", "\nPlease leave us a review!")
    page.dialog(SettingsDialog).reject()


def _unkept(page: WindowPage) -> None:
    """The settings are left with a time that is none."""
    page.do("settings")
    SettingsPage(page).type_time("*:*:answer_buyer", "soonish")
    page.dialog(SettingsDialog).reject()


def _keeping(page: WindowPage) -> KeepingPage:
    """A paper, and copies of some days in two places, of which one passes for another disk."""
    page.desk.papers.evidence(page.queue.tab.case.loaded.case.id)
    places.on_another_disk = lambda folder, desk: True
    keeping = page.desk.keeping
    place = page.desk.folder.parent / DISKS[look().lang]
    place.mkdir(exist_ok=True)
    keeping.set_second_place(place)
    clock = page.desk.clock
    for days, why in ((9, "before_version"), (2, "day"), (1, "day")):
        clock.moment = NOW - timedelta(days=days, hours=1)
        keeping.copy_now(why)
    clock.moment = NOW
    page.do("safe_keeping")
    page.settle()
    shown = KeepingPage(page)
    shown.copy_now()
    room = page.window.size()
    shown.dialog.resize(min(1160, room.width() - 40), min(690, room.height() - 30))
    page.settle()
    return shown


def _keeping_checked(page: WindowPage) -> None:
    shown = _keeping(page)
    original = next((page.desk.folder / "photos").glob("??/*.orig"))
    original.chmod(0o600)
    original.write_bytes(b"altered")
    shown.check()


def _keeping_former(page: WindowPage) -> None:
    """Gone back to a copy: the page says where the former desk lies."""
    page.desk.keeping.copy_now()
    page.application.going_back.make_mine(page.desk.keeping.kept().newest)
    page.settle()
    page.do("safe_keeping")
    page.settle()
    room = page.window.size()
    dialog = KeepingPage(page).dialog
    dialog.resize(min(1160, room.width() - 40), min(690, room.height() - 30))


def _keeping_unplugged(page: WindowPage) -> None:
    """The second place was pulled out, and a copy was asked for."""
    shown = _keeping(page)
    shutil.rmtree(page.desk.folder.parent / DISKS[look().lang])
    shown.copy_now()


def _one_thing(page: WindowPage) -> None:
    """A photo is missing on the desk."""
    shown = _keeping(page)
    original = next((page.desk.folder / "photos").glob("??/*.orig"))
    original.chmod(0o600)
    original.unlink()
    shown.ask_one()
    shown.offered("photo")


def _copied(page: WindowPage) -> None:
    """The desk's folder was copied: the notice of that, with a long path."""
    before = Path("D:/") / "Returns of the shop" / "2026" / NAMES[look().lang]
    words = say("opening.copied", look().lang, before=str(before))
    page.application.window.say(words, "warning", "", None)
    page.settle()


def _looking(page: WindowPage) -> None:
    page.desk.keeping.copy_now()
    copy = page.desk.keeping.kept().newest
    page.application.going_back.look_inside(copy)
    page.settle()
    # whoever looks at a case for a moment sees what can be done with it
    page.queue.tab.applies.ask_now()
    page.settle()


def _recovery(page: WindowPage, *, copies: bool) -> None:
    """The desk is closed and its database spoiled."""
    folder = page.desk.folder
    if copies:
        page.desk.keeping.copy_now()
    page.application.desks.give_back()
    if not copies:
        shutil.rmtree(folder / "backups")
    database = folder / "desk.sqlite"
    database.write_bytes(b"\x00" * 4096 + database.read_bytes()[4096:])
    page.application.desks.open_folder(folder)
    page.settle()


def _keeping_ask(page: WindowPage, what: str) -> None:
    shown = _keeping(page)
    getattr(shown, what)()
    page.settle()


def _tour(page: WindowPage, step: int) -> None:
    page.do("tour")
    for _ in range(step - 1):
        page.application.frame.tour.turn(1)
        page.settle()


SCENES: dict[str, Scene] = {
    "queue": lambda page: None,
    "queue-all": lambda page: page.queue.choose_view("all"),
    "queue-to-answer": lambda page: page.queue.choose_view("to_answer"),
    "queue-two-items": lambda page: page.queue.search("7722425"),
    "queue-many": _many,
    "queue-done": _done,
    "queue-search-nothing": lambda page: page.queue.search("zzzz"),
    "policies": lambda page: page.do("tab_policies"),
    "notice-copied": _copied,
    "inspection-waiting": lambda page: page.do("tab_inspection"),
    "inspection": _inspection,
    "dialog-new-case": lambda page: page.do("new_case"),
    "dialog-new-case-items": _order_of_several,
    "dialog-new-case-orders": _orders_listed,
    "dialog-import": lambda page: _import(page, "amazon_mfn_us.txt"),
    "dialog-import-unusable": lambda page: _import(page, "damaged_saved_by_excel.csv"),
    "dialog-import-refused": lambda page: _import(page, "unknown_layout.csv"),
    "queue-lines": _lines,
    "queue-hold": _hold,
    "queue-dispute": _dispute,
    "dialog-decision": _decision,
    "queue-others": _others,
    "queue-lines-open": _lines_open,
    "queue-held-by-hand": _held_by_hand,
    "queue-filtered": _filtered,
    "queue-filter-gone": _filter_gone,
    "queue-buyer": _buyer,
    "dialog-filter": _filter_dialog,
    "dialog-columns": _columns_dialog,
    "dialog-hold": _asks("hold", _to_answer),
    "dialog-many-letters": _many_letters,
    "queue-letter": _letter,
    "queue-folds": _folds,
    "inspection-lines": _lines_on_table,
    "inspection-two-suppliers": _goods_of_two,
    "inspection-which-item": _goods_asked,
    "dialog-money-came": _asks("money_in", _claimed),
    "dialog-refunded": _asks("money_out", _lines),
    "dialog-given-back": _asks("money_back", _paid_by_supplier),
    "dialog-facts": _asks("order_facts", _lines),
    "dialog-ask-back": _asks("ask_back", _to_answer),
    "dialog-instead": _asks("instead", _to_answer),
    "dialog-address": _address,
    "dialog-parcels": _asks("parcels", _lines),
    "dialog-hold-check": _asks("check", _hold),
    "hold-noted": lambda page: _hold(page, "Amazon was asked; the card's holder has 10 days."),
    "settings-places": lambda page: _settings(page, "places"),
    "dialog-decline": _asks("decline", _to_answer),
    "dialog-decline-late": _decline_late,
    "dialog-part-refund": _dialog(ask.PartRefundDialog, "case"),
    "dialog-snooze": _dialog(ask.SnoozeDialog, "case", NOW),
    "dialog-note": _dialog(ask.NoteDialog, "case"),
    "dialog-rma": _dialog(claims.RmaDialog, "case"),
    "dialog-answer": _answer,
    "two-claims": _two_claims,
    "two-claims-answer": lambda page: _two_claims(page, "answer"),
    "two-claims-send": lambda page: _two_claims(page, "claim"),
    "dialog-place": _dialog(goods.PlaceDialog, "case"),
    "dialog-shipped": _dialog(goods.ShippedDialog, "case"),
    "settings-shop": lambda page: _settings(page, "shop"),
    "settings-offers": lambda page: _settings(page, "offers"),
    "settings-tried": _tried,
    "settings-unsaved": _unsaved,
    "settings-dry-run": lambda page: _tried(page).try_out(),
    "settings-store": lambda page: _settings(page, "store"),
    "settings-ladder": lambda page: _settings(page, "ladder"),
    "settings-signs": lambda page: _settings(page, "signs"),
    "settings-deadlines": lambda page: _settings(page, "deadlines"),
    "settings-limits": lambda page: _settings(page, "limits"),
    "settings-reasons": lambda page: _settings(page, "reasons"),
    "settings-own-reason": _own_reason,
    "settings-own-reason-used": _own_reason_used,
    "settings-dry-run-clocks": _clocks_tried,
    "settings-rates": lambda page: _settings(page, "rates"),
    "settings-transit": lambda page: _settings(page, "transit"),
    "settings-letters": lambda page: _letter_words(page, "solution_keep"),
    "settings-letters-wrong": lambda page: _letter_words(page, "approval", " {nothing}"),
    "settings-letters-unkept": _letters_unkept,
    "settings-unkept": _unkept,
    "settings-letters-greeting": lambda page: _letter_words(page, "opening.buyer"),
    "keeping": _keeping,
    "keeping-checked": _keeping_checked,
    "keeping-go-back": lambda page: _keeping_ask(page, "ask_go_back"),
    "keeping-one-thing": _one_thing,
    "keeping-former": _keeping_former,
    "keeping-unplugged": _keeping_unplugged,
    "keeping-where": lambda page: _keeping_ask(page, "ask_where"),
    "looking": _looking,
    "recovery": lambda page: _recovery(page, copies=True),
    "recovery-without-copies": lambda page: _recovery(page, copies=False),
    "dialog-keys": lambda page: page.do("keys"),
    "dialog-about": lambda page: page.do("about"),
    "dialog-crash": lambda page: page.application.crash.caught.emit("ZeroDivisionError"),
    "dialog-check": _checked,
    "dialog-check-unknown": _unknown,
    "palette": lambda page: _palette(page, "ki"),
    "palette-empty": lambda page: _palette(page, ""),
    "palette-other-words": lambda page: _palette(page, "money back"),
    "palette-initials": lambda page: _palette(page, "tk"),
    "palette-nothing": lambda page: _palette(page, "frobnik"),
    "palette-products": lambda page: _palette(page, "sz-"),
    "palette-nearest": lambda page: _palette(page, "hedphones"),
    "products": lambda page: page.do("products"),
    "products-many": _products_many,
    "products-costs": _products_costs,
    "products-one": _products_one,
    "products-empty-view": _products_empty,
    "products-new": _products_new,
    "products-merge": _products_merge,
    "products-retired": _products_retired,
    "tour-offer": lambda page: page.settle(),
    "tour-1": lambda page: _tour(page, 1),
    "tour-2": lambda page: _tour(page, 2),
    "tour-3": lambda page: _tour(page, 3),
    "tour-4": lambda page: _tour(page, 4),
    "tour-5": lambda page: _tour(page, 5),
    "menu": lambda page: page.window.top.brand.click(),
    "photos": _peek,
    "paper-label": lambda page: _papers(page, "label"),
    "paper-label-sheet": _label_sheet,
    "paper-evidence": lambda page: _papers(page, "evidence"),
    "paper-packet": _packet,
}
#: scenes that need no desk, or an empty one
BARE: dict[str, Scene] = {
    "start": lambda page: None,
    "start-problem": lambda page: page.application.desks.open_folder(OUT / "there is no desk"),
    "empty-queue": lambda page: None,
    "empty-policies": lambda page: page.do("tab_policies"),
    "empty-settings": lambda page: page.do("settings"),
    "empty-inspection": lambda page: page.do("tab_inspection"),
}
#: the pages of the settings, which one dialog shows one after another; on the last one something is typed
SETTINGS = (
    *("settings-places", "settings-shop", "settings-offers", "settings-store"),
    *("settings-ladder", "settings-signs", "settings-deadlines", "settings-limits"),
    *("settings-reasons", "settings-rates", "settings-transit"),
    *("settings-letters", "settings-letters-greeting", "settings-letters-wrong"),
)
#: what leaves window and desk as they were once it is closed: one window has it one after another
OVER_THE_QUEUE = (
    *(name for name in SCENES if name.startswith("palette")),
    *("dialog-new-case", "dialog-new-case-orders", "dialog-keys", "dialog-about", "menu"),
    *("dialog-import-unusable", "dialog-import-refused", "dialog-crash"),
)
#: what does so over a case that is gone to for it
OVER_A_CASE = (
    *("dialog-snooze", "dialog-note", "dialog-rma", "dialog-place", "dialog-shipped"),
    *("dialog-hold", "dialog-ask-back", "dialog-instead", "dialog-address", "dialog-decline"),
    *(
        "dialog-filter",
        "dialog-columns",
        "dialog-money-came",
        "dialog-answer",
        "dialog-given-back",
    ),
)


def usage() -> str:
    """How it is called, and the name of every scene."""
    names = textwrap.fill(", ".join(sorted((*SCENES, *BARE))), 98, break_on_hyphens=False)
    return f"{__doc__}\nScenes (a part of a name chooses all that have it):\n\n{names}"


def main(words: list[str]) -> int:
    """Draw what the words choose; everything without words."""
    if {"-h", "--help"} & set(words):
        print(usage())
        return 0
    factors = [word for word in words if word.replace(".", "").isdigit() and "." in word]
    words = [word for word in words if word not in factors]
    known = {*LANGS, *LOOKS, *(str(size[0]) for size in SIZES)}
    names = [word for word in words if word not in known]
    strange = [name for name in names if not any(name in scene for scene in (*SCENES, *BARE))]
    if strange:
        told = f"no scene is called {', '.join(strange)}; --help names them"
        print(told, file=sys.stderr)
        return 2
    chosen = [
        (size, lang, look, float(factor))
        for size, lang, look, factor in product(SIZES, LANGS, LOOKS, factors or ["1.0"])
        if _wanted(words, str(size[0]), [str(s[0]) for s in SIZES])
        and _wanted(words, lang, LANGS)
        and _wanted(words, look, LOOKS)
    ]
    if len(chosen) > 1:
        # each as a user starts the program: no language or look is left from the one before
        for size, lang, look, factor in chosen:
            one = [str(size[0]), lang, look, f"{factor:.2f}", *names]
            subprocess.run([sys.executable, __file__, *one], check=True)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for size, lang, look, factor in chosen:
            _put_on_screen(Path(folder), size)
            qt = QApplication.instance() or QApplication([])
            load_fonts()
            drawing = Drawing(qt, Path(folder), lang, look, size, factor)
            for path in drawing.all(names):
                print(path.relative_to(ROOT), flush=True)
    return 0


def _put_on_screen(folder: Path, size: tuple[int, int]) -> None:
    """A laptop's screen of that size; Qt's own without one is 800 × 800, and dialogs keep to it."""
    if os.environ["QT_QPA_PLATFORM"] != "offscreen":
        return
    screen = {"name": "laptop", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    told = folder / "screen.json"
    told.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={told}"


def _wanted(words: list[str], word: str, group: "list[str] | tuple[str, ...]") -> bool:
    named = [each for each in words if each in group]
    return not named or word in named


class Drawing:
    """One language, look and size."""

    def __init__(
        self,
        qt: QApplication,
        desks: Path,
        lang: str,
        look: str,
        size: tuple[int, int],
        factor: float,
    ) -> None:
        self._qt, self._desks, self._lang, self._look = qt, desks, lang, look
        self._size, self._factor = size, factor
        suffix = f"-{factor:g}x" if factor != 1 else ""
        self._out = OUT / f"{size[0]}-{lang}-{look}{suffix}"

    def all(self, names: list[str]) -> Iterator[Path]:
        """Draw every scene whose name holds one of the names."""
        self._out.mkdir(parents=True, exist_ok=True)
        for name, scene in {**SCENES, **BARE}.items():
            if not names or any(each in name for each in names):
                yield self._draw(name, scene)

    def _draw(self, name: str, scene: Scene) -> Path:
        path = self._out / f"{name}.png"
        with self.staged(name, scene) as page:
            _grab(page.window).save(str(path))
        return path

    @contextmanager
    def staged(self, name: str, scene: Scene) -> Iterator[WindowPage]:
        """The window as the scene shows it; closed afterwards with all that lies over it."""
        with self._opened(name) as page:
            self._play(page, scene)
            yield page

    def each(
        self, names: Sequence[str], look_at: Callable[[WindowPage], Found]
    ) -> dict[str, Found]:
        """What is found in each of those scenes that one window can show one after another."""
        found = {}
        with self._opened(names[0]) as page:
            for name in names:
                self._play(page, SCENES[name])
                found[name] = look_at(page)
                if name not in SETTINGS:
                    page.close_dialogs()
                    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return found

    def _play(self, page: WindowPage, scene: Scene) -> None:
        scene(page)
        page.settle()
        page.settle()

    @contextmanager
    def _opened(self, name: str) -> Iterator[WindowPage]:
        settings = Settings(self._desks / f"{name}-{self._lang}-{self._look}.ini")
        settings.keep("look/language", self._lang)
        settings.keep("look/scheme", self._look)
        settings.keep("look/factor", self._factor)
        # that there is no copy on another disk was told today already
        settings.keep(TOLD, NOW.date().isoformat())
        settings.keep(TOUR_SEEN, "" if name.startswith("tour-offer") else "1")
        # as in the program: dressed once it is put together, else it is dressed at each step of that
        self._qt.setStyleSheet("")
        application = Application(self._qt, settings, SetClock(NOW))
        folder = self._folder(name)
        if folder is None:
            application.window.show_start()
        elif not application.desks.open_folder(folder):
            application.desks.make_folder(folder)
        application.window.resize(*self._size)
        # nothing is pointed at
        QCursor.setPos(0, 0)
        application.window.show()
        page = WindowPage(application)
        page.settle()
        # what a scene puts in its place is gone after it: tests are played here too
        with patch.object(places, "on_another_disk", places.on_another_disk):
            try:
                yield page
            finally:
                self._put_away(application)

    def _put_away(self, application: Application) -> None:
        for widget in self._qt.topLevelWidgets():
            if isinstance(widget, SettingsDialog):
                # else it asks what becomes of what is tried, and of words that cannot be kept
                widget.trying.leave()
                widget.letters.part.drafts.drop_all()
        for widget in self._qt.topLevelWidgets():
            if widget is not application.window:
                widget.close()
        application.window.close()
        # what is gone need not be said in English first
        application.appearance.changed.disconnect()
        # no event loop ends here that would free it: left alive, it is styled anew with each scene
        application.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # the translators of this language outlive the window
        application.appearance.set_language("en")
        application.deleteLater()
        self._qt.processEvents()

    def _folder(self, name: str) -> Path | None:
        if name.startswith("start"):
            return None
        made = self._desks / self._lang
        if name.startswith("empty"):
            return self._desks / f"{name}-{self._lang}" / NAMES[self._lang]
        kept, own = made.with_name(f"{self._lang}-kept"), made / NAMES[self._lang]
        if not kept.is_dir():
            if not made.is_dir():
                make_sample(own, self._lang, SetClock(NOW))
            made.rename(kept)
        # at the place where it was made it is no copy, and has nothing to say of that
        shutil.rmtree(made, ignore_errors=True)
        return Path(shutil.copytree(kept / NAMES[self._lang], own))


def _above(widget: QWidget) -> int:
    """How many windows lie below: a dialog stands over the one that it was asked from, a list over all."""
    if widget.windowType() is Qt.WindowType.Popup:
        return 99
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _above(parent.window())


def _grab(window: QWidget) -> QPixmap:
    """The window with its dialogs and menus over it."""
    picture = window.grab()
    painter = QPainter(picture)
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    for widget in sorted(shown, key=_above):
        if widget is window:
            continue
        corner = widget.pos() - window.pos()
        if not widget.windowFlags() & 0x8:  # a dialog stands in the middle, a popup where it is
            corner.setX((window.width() - widget.width()) // 2)
            corner.setY(max(12, (window.height() - widget.height()) // 2))
        painter.drawPixmap(corner, widget.grab())
    painter.end()
    return picture


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
