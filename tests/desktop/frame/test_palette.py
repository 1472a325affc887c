"""Ctrl+K: what it lists before and while one types, in both languages, and what it does then."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop.desk_settings.dialog import SettingsDialog
from desktop.frame.action_specs import ACTIONS
from desktop.frame.finding.other_names import action_names, view_names
from desktop.frame.finding.palette import CommandPalette
from desktop.frame.finding.palette_entries import lines
from desktop.frame.finding.palette_known import Entry, Heading, Known
from desktop.frame.finding.palette_marks import stretches, telling
from desktop.frame.finding.palette_search import Found
from desktop.frame.finding.palette_settings import settings_known
from desktop.frame.finding.pinyin import by_pinyin, readings
from desktop.frame.finding.synonyms import other_words
from desktop.frame.tabs import place_of
from desktop.policies.form.supplier_form import SupplierForm
from desktop.queue.dialogs.claim_dialogs import AnswerDialog
from desktop.queue.list.columns import Column
from desktop.queue.list.presenter import VIEWS
from desktop.widgets.dialog import Dialog
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import StepKind
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
SAMPLES = Path(__file__).parents[2] / "samples"
EVERY = Known(frozenset(spec.id for spec in ACTIONS), counts={"overdue": 3})


def typed(page: WindowPage, words: str) -> CommandPalette:
    if not page.has_dialog(CommandPalette):
        page.do("palette")
    palette = page.dialog(CommandPalette)
    palette.line.line.setText(words)
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    return palette


def actions(words: str, known: Known = EVERY) -> list[str]:
    found = lines(words, known, Found())
    return [line.key for line in found if isinstance(line, Entry) and line.kind == "action"]


def test_it_finds_actions_cases_and_suppliers(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    number = page.queue.rows()[-1]
    order = page.desk.cases.get(page.desk.cases.find(number)).order
    palette = typed(page, "evidence")
    assert "evidence" in {entry.key for entry in palette.entries() if entry.kind == "action"}
    assert "supplier" in {entry.kind for entry in typed(page, "kiln").entries()}
    palette = typed(page, order)
    assert any(number in entry.title for entry in palette.entries() if entry.kind == "case")
    page.key(Qt.Key.Key_Down)
    palette.close()


def test_it_opens_what_was_chosen(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    number = page.queue.rows()[-1]
    case_id = page.desk.cases.find(number)
    page.do("palette")
    page.dialog(CommandPalette).chosen.emit("case", str(case_id))
    page.settle()
    assert page.queue.tab.case.case_id == case_id
    palette = page.dialog(CommandPalette)
    palette.chosen.emit("action", "tab_inspection")
    page.settle()
    assert page.window.current_tab() == 2
    palette.close()


def test_what_stands_in_the_search_box_goes_on_in_it(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.queue.search("kiln")
    page.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = page.dialog(CommandPalette)
    assert palette.line.line.text() == "kiln"
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    assert "supplier" in {entry.kind for entry in palette.entries()}
    # the next letter is typed over it
    page.key("n")
    assert palette.line.line.text() == "n"
    palette.close()
    page.settle()
    assert page.queue.tab.search.line.text() == "kiln"
    # from the list nothing is carried: a search that stands for a while is no question any more
    page.queue.tab.list.setFocus()
    page.do("palette")
    palette = page.dialog(CommandPalette)
    assert palette.line.line.text() == ""
    palette.close()


def test_the_window_stands_back_while_it_is_open(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    corner = lambda: page.window.grab().toImage().pixelColor(4, page.window.height() - 4)  # noqa: E731
    before = corner().lightness()
    page.do("palette")
    assert corner().lightness() < before - 60
    page.window.resize(1500, 940)
    page.settle()
    assert corner().lightness() < before - 60
    page.dialog(CommandPalette).close()
    page.settle()
    assert corner().lightness() == before


def test_it_is_never_blank(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    number = page.queue.current()
    palette = typed(page, "")
    assert palette.headings()[0].startswith(f"For {number}")
    assert palette.headings()[-1] == "Go to"
    own = [entry.key for entry in palette.entries()[:6]]
    assert own[0] == "recommended"
    views = {entry.key: entry.detail for entry in palette.entries() if entry.kind == "view"}
    counts = page.desk.queue.counts()
    said = {1: "1 case"}
    assert views == {view: said.get(counts[view], f"{counts[view]} cases") for view in views}
    assert "all" in views
    palette.close()


def test_what_was_chosen_last_comes_first_next_time(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    for action in ("tab_policies", "tab_inspection"):
        page.do("palette")
        page.dialog(CommandPalette).chosen.emit("action", action)
        page.dialog(CommandPalette).close()
        page.settle()
    palette = typed(page, "")
    assert palette.headings()[0] == "Recent"
    recent = palette.entries()[:2]
    assert [entry.key for entry in recent] == ["tab_inspection", "tab_policies"]
    assert {entry.detail for entry in recent} == {f"today {NOW.astimezone():%H:%M}"}
    palette.close()


def test_of_a_closed_case_no_step_is_recommended(application: Start, desk_folder: Path) -> None:
    """“Do the recommended step · Closed” stood first there, and a dot before the time below."""
    page = application(desk_folder)
    page.queue.choose_view("closed")
    number = page.queue.rows()[0]
    page.do("palette")
    page.dialog(CommandPalette).chosen.emit("case", str(page.desk.cases.find(number)))
    page.dialog(CommandPalette).close()
    page.settle()
    palette = typed(page, "")
    entries = palette.entries()
    assert "note" in {entry.key for entry in entries}
    assert "recommended" not in {entry.key for entry in entries}
    (case,) = (entry for entry in entries if entry.kind == "case")
    assert case.detail == f"today {NOW.astimezone():%H:%M}"
    palette.close()


def test_down_passes_over_the_names_of_groups(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    palette = typed(page, "")
    seen = []
    for _ in palette.entries():
        seen.append(palette.list.currentRow())
        page.key(Qt.Key.Key_Down)
    headed = [at for at, line in enumerate(palette.list.lines()) if isinstance(line, Heading)]
    assert len(headed) > 1
    assert seen == [at for at in range(palette.list.count()) if at not in headed]
    page.key(Qt.Key.Key_Down)
    assert palette.list.currentRow() == seen[-1]
    palette.close()


def test_the_keys_that_stand_at_a_row_choose_it(application: Start, desk_folder: Path) -> None:
    """They did nothing while it was open; what types or changes the words stays the field's."""
    page = application(desk_folder)
    palette = typed(page, "policies")
    shown = [entry.keys for entry in palette.entries() if entry.key == "tab_policies"]
    assert shown == ["Ctrl+2"]
    page.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert not page.has_dialog(CommandPalette)
    assert page.window.current_tab() == place_of("policies")
    palette = typed(page, "undo")
    page.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.has_dialog(CommandPalette)
    palette.close()


def test_a_view_is_gone_to(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    palette = typed(page, "overdue")
    assert [entry.key for entry in palette.entries()] == ["overdue"]
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.queue.tab.presenter.listing.view == "overdue"
    assert page.queue.tab.views.views.key() == "overdue"


def test_what_has_no_name_can_be_searched_for_or_begun(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    palette = typed(page, "zzz 77")
    assert palette.headings() == ["Nothing is called “zzz 77”."]
    assert [entry.kind for entry in palette.entries()] == ["search", "new", "action"]
    every = page.desk.cases.how_many()
    assert palette.entries()[0].detail == f"in {every} cases"
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.queue.tab.presenter.listing.held == (("written", "zzz 77"),)
    assert page.queue.tab.held.held() == ["“zzz 77” in letters, notes, tracking"]


@pytest.mark.parametrize(
    ("words", "order", "item"), [("ORD-9", "ORD-9", ""), ("mug", "", "mug")]
)
def test_a_new_case_begins_with_what_was_typed(
    application: Start, desk_folder: Path, words: str, order: str, item: str
) -> None:
    page = application(desk_folder)
    from desktop.queue.dialogs.new_case_dialog import NewCaseDialog

    page.do("palette")
    # the dialog that opens closes it
    page.dialog(CommandPalette).chosen.emit("new", words)
    page.settle()
    dialog = page.dialog(NewCaseDialog)
    assert (dialog.order.text(), dialog.title.text()) == (order, item)
    dialog.reject()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("returnless", "keep"),
        ("refuse", "decline"),
        ("postpone", "snooze"),
        ("部分退款", "part_refund"),
        ("bftk", "part_refund"),
        ("MONEY BACK", "keep"),
        ("导入", "import"),
        ("beifen", "safe_keeping"),
        ("tuikuan", "keep"),
        ("zhengju", "evidence"),
        ("zhengjubao", "evidence"),
        ("packet", "evidence"),
        ("evidence packet", "evidence"),
        ("证据包", "evidence"),
        ("packing slip", "label"),
        ("email", "letter"),
        ("拍照", "inspect"),
        ("客户取消", "withdrawn"),
        ("中文", "lang_zh"),
        # words of a name, whatever stands between them
        ("save filter", "save_filter"),
        ("filter sav", "save_filter"),
        ("save f r", ""),
    ],
)
def test_other_words_find_an_action(words: str, wanted: str) -> None:
    found = actions(words)
    assert wanted in found if wanted else found == ["keys"]


def test_a_whole_word_that_is_typed_in_pinyin_comes_before_parts_of_names() -> None:
    """`tuihuo` gave the actions of the desk, 退货台, and none of a return."""
    assert actions("tuihuo")[0] == "ask_back"


@pytest.mark.parametrize(
    ("words", "view"),
    [("late", "overdue"), ("催款", "supplier_to_chase"), ("cuikuan", "supplier_to_chase")],
)
def test_other_words_find_a_view(words: str, view: str) -> None:
    found = [each for each in lines(words, EVERY, Found()) if isinstance(each, Entry)]
    (entry,) = [each for each in found if (each.kind, each.key) == ("view", view)]
    assert words in entry.detail or "催款" in entry.detail


#: what somebody types who does not know the menu, and the action that is meant
NATURAL = {
    "answer": "claim answered|answered|claim accepted|claim refused|appeal result|索赔答复|答复|spdf",
    "check": "decision|outcome|裁决|结果|cj",
    "keep": "refund|money back|full refund|全额退款|仅退款|jtk",
    "part_refund": "refund|partial|discount|补偿|bftk",
    "instead": "reship|resend|replace|exchange|换货|重发|cf",
    "ask_back": "send back|return|退货|寄回|jh",
    "to_supplier": "return to vendor|factory|退厂|退供应商",
    "decline": "refuse|reject|deny|拒绝|驳回",
    "approve": "authorise|allow return|同意|批准",
    "label": "return label|shipping label|面单|退货标签|thbq",
    "evidence": "evidence|proof|appeal|举证|证据|申诉|zj",
    "claim": "appeal|safe-t|reimbursement|compensation|申诉|赔偿",
    "dispute": "chargeback|a-to-z|complaint|拒付|纠纷|投诉",
    "snooze": "snooze|later|remind me|sleep|推迟|延后|提醒",
    "hold": "pause|freeze|暂停|冻结|zt",
    "lift": "resume|release|取消暂停|解除",
    "undo": "undo|revert|take back|撤销|回退|cx",
    "peek": "photo|pictures|images|照片|图片|zp",
    "inspect": "inspection|unpack|check parcel|验货|开箱|yh",
    "money_in": "reimbursed|payment|supplier paid|到账|赔款|回款|dz",
    "money_out": "refunded|platform refunded|已退款|ytk",
    "buyer_said": "reply|buyer wrote|buyer replied|买家回复|回复",
    "agreed": "offer accepted|buyer said yes|买家同意",
    "refused": "not accepted|offer refused|买家拒绝",
    "shipped": "posted|on its way|tracking number|买家寄出|快递单号",
    "withdrawn": "cancel the return|cancelled|取消退货|撤回",
    "lost": "never arrived|missing parcel|丢件",
    "mend": "missing|no cost|补齐|缺失",
    "parcels": "tracking|courier|物流|快递|wl",
    "rma": "return number|return authorization|退货授权",
    "find": "look for|搜索|ss",
    "save_filter": "save view|保存视图",
    "quit": "exit|退出",
    "sample_desk": "demo|example|演示",
    "look_dark": "dark mode|theme|夜间|主题",
    "text_150": "font size|字号",
}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [(words, action) for action, all_of in NATURAL.items() for words in all_of.split("|")],
)
def test_what_is_typed_by_who_does_not_know_the_menu(words: str, wanted: str) -> None:
    assert wanted in actions(words)


def test_every_action_has_other_words_in_both_languages() -> None:
    table = other_words("actions")
    named = {spec.id for spec in ACTIONS} - {"palette"}
    for name in named:
        words = table.get(name, ())
        assert any(word.isascii() for word in words), name
        assert any(not word.isascii() for word in words), name


@pytest.mark.parametrize("name", ["note", "snooze", "import"])
def test_a_whole_name_comes_first(name: str) -> None:
    assert actions(name)[0] == {"snooze": "snooze", "note": "note", "import": "import"}[name]


def test_one_character_of_chinese_is_enough(application: Start, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    price = Money.parse("18.40", "USD")
    desk.by_hand.open(NewCase("112-1", "Amazon US", "台灯", "defective", price))
    desk.close()
    page = application(tmp_path / "desk")
    assert any(entry.kind == "case" for entry in typed(page, "灯").entries())
    page.dialog(CommandPalette).close()


def test_the_order_that_was_typed_comes_before_others_with_such_words(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    price = Money.parse("18.40", "USD")
    for order in ("K-1-7", "K-1-8", "K-1"):
        desk.by_hand.open(NewCase(order, "Shop A", "Mug", "defective", price))
    desk.close()
    page = application(tmp_path / "desk")
    cases = [entry for entry in typed(page, "k-1").entries() if entry.kind == "case"]
    assert len(cases) == 3
    assert cases[0].detail.endswith(" K-1")
    assert cases[0].marked == ("k-1",)


def test_the_english_name_is_found_in_chinese(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder, language="zh")
    palette = typed(page, "note")
    assert palette.entries()[0].key == "note"
    palette.close()


@pytest.mark.parametrize(
    ("lang", "words", "kind", "key"),
    [
        ("zh", "overdue", "view", "overdue"),
        ("zh", "on hold", "view", "on_hold"),
        ("zh", "deadlines", "setting", "section:deadlines"),
        ("zh", "gift", "setting", "gift_when"),
        ("en", "逾期", "view", "overdue"),
        ("en", "yq", "view", "overdue"),
        ("en", "可疑迹象", "setting", "section:signs"),
        ("en", "kyjx", "setting", "section:signs"),
        ("en", "登记填写", "action", "filled_sheet"),
        ("en", "djtx", "action", "filled_sheet"),
    ],
)
def test_a_thing_is_found_by_its_name_in_the_other_language(
    application: Start, desk_folder: Path, lang: str, words: str, kind: str, key: str
) -> None:
    page = application(desk_folder, language=lang)
    palette = typed(page, words)
    found = next(each for each in palette.entries() if (each.kind, each.key) == (kind, key))
    # it is called as it is on screen; what it was found by stands behind, marked
    assert stretches(found.detail, found.marked)
    assert not stretches(found.title, found.marked)
    palette.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_page_and_action_is_found_by_its_name_in_both_languages(
    application: Start, desk_folder: Path, lang: str
) -> None:
    application(desk_folder, language=lang)
    every = replace(EVERY, settings=settings_known(None))
    for found in lines("", replace(EVERY, counts=dict.fromkeys(VIEWS, 1)), Found()):
        if isinstance(found, Entry) and found.kind == "view":
            (other,) = view_names("open" if found.key == "all" else found.key)
            assert found.key in keys_found(other, every)
    for setting in every.settings:
        wanted = setting.field or f"section:{setting.section}"
        assert wanted in keys_found(setting.others[0], every)
    for spec in ACTIONS:
        if spec.id != "palette":
            assert spec.id in keys_found(action_names(spec.text)[0], every)


def keys_found(words: str, known: Known) -> list[str]:
    """What is listed when somebody asked for one group after the other."""
    return [
        line.key
        for group in ("actions", "views", "settings")
        for line in lines(words.rstrip("…"), known, Found(), group)
        if isinstance(line, Entry)
    ]


def test_an_action_that_cannot_be_done_is_not_found() -> None:
    assert actions("returnless", Known(frozenset({"keys", "note"}))) == ["keys"]


def test_what_cannot_be_done_with_the_open_case_is_named_and_said_why(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    page.queue.tab.applies.ask_now()
    page.until(page.queue.tab.applies.idle)
    palette = typed(page, "claim answered")
    entry = palette.entries()[0]
    assert (entry.key, entry.detail) == ("answer", "not on this case")
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert not page.has_dialog(AnswerDialog)
    assert "claim" in page.banner()


def test_without_a_desk_only_what_works_is_offered(application: Start) -> None:
    page = application()
    palette = typed(page, "zzz")
    assert [entry.key for entry in palette.entries()] == ["keys"]
    palette.close()


def test_it_is_as_high_as_what_it_lists(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    palette = typed(page, "")
    every = palette.list.height()
    assert typed(page, "nothing is called so").list.height() < every
    assert typed(page, "").list.height() == every
    palette.close()


def test_other_words_are_of_actions_that_there_are() -> None:
    assert set(other_words("actions")) <= {spec.id for spec in ACTIONS}
    settings = {name for each in settings_known(None) for name in (each.section, each.field)}
    assert set(other_words("settings")) <= settings
    assert set(other_words("views")) <= set(VIEWS)
    of = ("actions", "settings", "views")
    for words in (each for name in of for each in other_words(name).values()):
        assert all(word == word.casefold() and word for word in words)


def test_enter_right_behind_the_last_character_waits_for_what_is_found(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    number = page.queue.rows()[-1]
    case_id = page.desk.cases.find(number)
    order = page.desk.cases.get(case_id).order
    page.do("palette")
    line = page.dialog(CommandPalette).line.line
    # as a scanner does: no event loop in between
    QTest.keyClicks(line, order)
    QTest.keyClick(line, Qt.Key.Key_Return)
    page.until(lambda: page.queue.tab.case.case_id == case_id)
    assert not page.has_dialog(CommandPalette)


def test_a_product_without_a_case_is_gone_to(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.desk.products.tell("GONG-1", ProductTold(title="Small gong"))
    page.desk.products.tell("gong-1", ProductTold(title="Large gong"))
    palette = typed(page, "gong-")
    assert [(entry.kind, entry.key) for entry in palette.entries()] == [
        ("goods", "GONG-1"),
        ("goods", "gong-1"),
    ]
    assert palette.entries()[0].detail == "GONG-1 · no case"
    page.key(Qt.Key.Key_Down)
    QTest.keyClick(palette.line.line, Qt.Key.Key_Return)
    page.settle()
    goods = ProductsPage(page)
    # the one of the two that was chosen, and the keyboard is on it
    assert goods.chosen() == ["gong-1"]
    assert goods.list.hasFocus()


def test_a_product_that_came_back_lists_its_cases(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    case = page.desk.cases.get(page.desk.cases.find(page.queue.rows()[0]))
    sku = case.lead.sku
    palette = typed(page, sku)
    (entry,) = [each for each in palette.entries() if each.key == sku]
    assert entry.kind == "product"
    palette.chosen.emit(entry.kind, entry.key)
    page.settle()
    assert case.number.endswith(tuple(page.queue.rows()))
    palette.close()


# --- what is marked -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sought", "marked"),
    [
        ("I want my money back now", ("money back",), ["money back"]),
        ("Money came back", ("money back",), ["Money", "back"]),
        ("Teapot", ("a",), ["a"]),
        ("a cat, a car", ("ca",), ["ca", "ca"]),
        ("the lamp does not light", ("lamp li",), ["lamp", "li"]),
        ("unlit", ("li t",), []),
        ("玻璃碎了", ("碎",), ["碎"]),
        ("Straße", ("strasse",), []),
        ("anything", ("", " "), []),
        ("abcd", ("ab", "bc"), ["abc"]),
    ],
)
def test_what_was_typed_is_marked(
    text: str, sought: tuple[str, ...], marked: list[str]
) -> None:
    assert [text[first:end] for first, end in stretches(text, sought)] == marked


@given(st.text(max_size=30), st.lists(st.text(max_size=5), max_size=3))
def test_marks_lie_in_the_text_in_order_and_apart(text: str, sought: list[str]) -> None:
    at = -1
    for first, end in stretches(text, sought):
        assert at < first < end <= len(text)
        at = end


def test_of_several_texts_the_one_with_most_of_the_words_is_told() -> None:
    long = "It came late. " * 9 + "I want my money back at once, please. " + "Thank you. " * 9
    texts = ("Headphones X2", "money", long)
    told = telling(texts, "money back")
    assert "money back" in told
    assert told.startswith("…")
    assert told.endswith("…")
    assert len(told) < 90
    assert telling(texts, "kettle") == ""


@pytest.mark.parametrize(
    ("name", "typed", "part"),
    [
        ("部分退款…", "bftk", "部分退款"),
        ("部分退款…", "tk", "退款"),
        ("退货 RMA 编号", "thbh", "退货 RMA 编号"),
        ("部分退款…", "b", ""),
        ("部分退款…", "kt", ""),
        ("Money came", "mc", ""),
        ("供应商", "gys", "供应商"),
        ("部分退款…", "tuikuan", "退款"),
        ("部分退款…", "tuik", "退款"),
        ("部分退款…", "tkuan", "退款"),
        ("部分退款…", "tui kuan", "退款"),
        ("部分退款…", "fentui", "分退"),
        ("部分退款…", "tui", "退"),
        ("部分退款…", "tu", ""),
        ("部分退款…", "kua", "款"),
        ("部分退款…", "tuikuang", ""),
        ("重新打开", "chongxin", "重新"),
        ("绿色女装", "lvsenv", "绿色女"),
        ("缩略图", "luetu", "略图"),
        ("西安", "xian", "西安"),
        ("先", "xian", "先"),
    ],
)
def test_pinyin_and_its_first_letters_find_a_part_of_a_name(
    name: str, typed: str, part: str
) -> None:
    assert by_pinyin(name, typed) == part


def test_every_common_character_has_a_reading() -> None:
    codes = [bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
    # the last row of them is not full
    common = [code.decode("gb2312") for code in codes if code < b"\xd7\xfa"]
    assert len(common) == 3755
    letters = [readings(each)[0][0] for each in common]
    assert letters == sorted(letters)
    assert set("".join(letters)) == set("abcdefghjklmnopqrstwxyz")
    assert not any(map(readings, "a1？é😀"))


def test_what_pinyin_found_is_marked_in_the_name_before_another_word_for_it(
    application: Start, desk_folder: Path
) -> None:
    """深色 was told to be found by “深色”, and nothing was marked; 申诉 neither."""
    page = application(desk_folder, language="zh")
    page.queue.choose_view("to_answer")
    palette = typed(page, "ss")
    found = {each.key: each for each in palette.entries() if each.kind == "action"}
    dark, sheet = found["look_dark"], found["evidence"]
    assert (dark.title, dark.detail) == ("深色", "")
    assert stretches(dark.title, dark.marked) == [(0, 2)]
    assert "申诉" in sheet.detail
    assert stretches(sheet.detail, sheet.marked)
    palette.close()


# --- groups ---------------------------------------------------------------------------------------


def test_the_open_case_comes_first_with_its_sums(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    loaded = page.queue.tab.case.loaded
    line = loaded.meant
    palette = typed(page, "")
    assert palette.headings()[0] == f"For {page.queue.current()} · {loaded.case.title}"
    told = {entry.key: entry for entry in palette.entries() if entry.kind == "action"}
    assert told["recommended"].title == page.queue.tab.panel._advice.do.plain_text()
    assert told["recommended"].detail == f"{line.left}, keep it"
    # Enter does it: it is not listed twice
    assert "keep" not in told
    costs = {way.way.value: way for way in loaded.case.outlook(line).advice.costs}
    new = costs["replacement"]
    assert told["instead"].detail == (f"≈ {new.cost}" if new.estimated else str(new.cost))
    assert told["instead"].keys == "X"
    palette.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_case_of_several_items_is_headed_as_its_row_and_its_head_name_it(
    application: Start, desk_folder: Path, tmp_path: Path, lang: str
) -> None:
    """Its first line was named, where the row and the open case name the one that is next."""
    page = application(desk_folder, language=lang)
    case_id = mug_and_lamps(page.desk, tmp_path)
    # the mug is answered: the lamp is next
    page.desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(line=1))
    page.application.open.shell.go("queue", case_id)
    page.settle()
    row = page.queue.tab.presenter.rows.case_at(page.queue.tab.presenter.rows.row_of(case_id))
    case = page.queue.tab.case.loaded.case
    assert case.lead.title == row.case.title == "Lamp" != case.lines[0].title
    palette = typed(page, "")
    heading, head = palette.headings()[0], page.queue.tab.case.view().title
    assert "Lamp" in head
    assert heading == ("For {}" if lang == "en" else "针对 {}").format(
        f"{case.number[-5:]} · {head}"
    )
    palette.close()


def test_a_synonym_says_by_which_word_it_was_found(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    palette = typed(page, "money back")
    own = palette.entries()[0]
    assert palette.headings()[0].startswith("For ")
    assert own.detail.endswith(" · found by money back") or "found by money back" in own.detail
    assert own.marked == ("money back",)
    (limit,) = [each for each in palette.entries() if each.key == "returnless_below_usd"]
    assert "found by money back" in limit.detail
    assert "$" in limit.detail
    palette.close()


def test_groups_stand_in_one_order(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    order = ["case", "actions", "cases", "suppliers", "products", "orders", "views", "settings"]
    seen: set[str] = set()
    for words in ("s", "re", "li", "mug", "kiln", "o", "money"):
        listed = typed(page, words).list.lines()
        groups = [line.group for line in listed if isinstance(line, Heading)]
        assert groups == sorted(groups, key=order.index)
        seen |= set(groups)
    assert {"case", "actions", "cases", "suppliers", "products", "settings"} <= seen
    page.dialog(CommandPalette).close()


def test_a_case_shows_the_words_by_which_it_was_found(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    price = Money.parse("18.40", "USD")
    for at in range(14):
        said = "I want my money back now" if at == 3 else "It is scratched"
        new = NewCase(f"K-{at}", "Shop A", "Mug", "defective", price, buyer_words=said)
        desk.by_hand.open(new)
    desk.close()
    page = application(tmp_path / "desk")
    (case,) = [each for each in typed(page, "want my money").entries() if each.kind == "case"]
    assert "“I want my money back now”" in case.detail
    assert case.marked == ("want my money",)
    palette = typed(page, "scratched")
    assert "Cases · 5 of 13" in palette.headings()
    assert len([each for each in palette.entries() if each.kind == "case"]) == 5
    # Tab lists that group alone, and all of it; once more, all groups
    while palette.list.current().kind != "case":
        page.key(Qt.Key.Key_Down)
    chosen = palette.list.current()
    page.key(Qt.Key.Key_Tab)
    assert palette.headings() == ["Cases"]
    assert [each.kind for each in palette.entries()] == ["case"] * 13
    assert palette.list.current() == chosen
    assert palette.line.line.hasFocus()
    page.key(Qt.Key.Key_Tab)
    assert "Cases · 5 of 13" in palette.headings()
    palette.close()


def test_a_word_spelt_wrong_is_offered_as_it_is_known(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    price = Money.parse("18.40", "USD")
    desk.by_hand.open(NewCase("K-1", "Shop A", "Porcelain teapot", "defective", price))
    desk.close()
    page = application(tmp_path / "desk")
    palette = typed(page, "porcelian teapto")
    assert palette.headings() == ["Nothing is called “porcelian teapto”."]
    first = palette.entries()[0]
    assert (first.kind, first.key, first.detail) == ("nearest", "porcelain teapot", "1 case")
    page.key(Qt.Key.Key_Return)
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    # it is looked for, and the palette stays
    assert palette.line.line.text() == "porcelain teapot"
    assert [each.kind for each in palette.entries()][:1] == ["case"]
    # an action is known by its name, too
    assert typed(page, "snooez").entries()[0].key == "snooze"
    palette.close()


@pytest.mark.parametrize(
    ("language", "typo", "meant"),
    [
        # another word for several actions, a word of a name, and what stands in the other language
        ("en", "refnud", "refund"),
        ("en", "lable", "label"),
        ("zh", "snooez", "snooze"),
        ("zh", "退货退歀", "退货退款"),
    ],
)
def test_what_is_spelt_nearly_as_another_word_for_it_is_offered(
    application: Start, desk_folder: Path, language: str, typo: str, meant: str
) -> None:
    """Only whole names in the language on screen were compared."""
    page = application(desk_folder, language=language)
    palette = typed(page, typo)
    first = palette.entries()[0]
    assert (first.kind, first.key) == ("nearest", meant)
    page.key(Qt.Key.Key_Return)
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    assert "action" in [each.kind for each in palette.entries()]
    assert "nearest" not in [each.kind for each in typed(page, "frobnik").entries()]
    palette.close()


def test_one_apostrophe_is_as_good_as_another(application: Start, desk_folder: Path) -> None:
    """Names have that of print, which no key types."""
    page = application(desk_folder)
    page.desk.policies.add_supplier("Ada's Lamps", "ada@lamps.example", "en")
    page.desk.products.tell("KID-1", ProductTold(title="Kid’s mug"))
    for words in ("desk's folder", "desk’s folder"):
        assert {each.kind for each in typed(page, words).entries()} == {"action"}
    for words in ("ada's", "ada’s"):
        assert [each.title for each in typed(page, words).entries()] == ["Ada's Lamps"]
    for words in ("kid's", "kid’s"):
        assert [each.key for each in typed(page, words).entries()] == ["KID-1"]
    page.dialog(CommandPalette).close()


def test_an_imported_order_without_a_case_begins_one(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.intake.commit(desk.intake.preview(SAMPLES / "amazon_orders.txt"))
    desk.close()
    page = application(tmp_path / "desk")
    palette = typed(page, "302-1234567-7654321")
    (order,) = [each for each in palette.entries() if each.kind == "order"]
    assert order.key == "302-1234567-7654321"
    assert order.detail.endswith("no case yet")
    palette.chosen.emit(order.kind, order.key)
    palette.close()
    page.settle()
    from desktop.queue.dialogs.new_case_dialog import NewCaseDialog

    dialog = page.dialog(NewCaseDialog)
    assert dialog.order.text() == order.key
    dialog.reject()


def test_a_setting_is_gone_to(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    palette = typed(page, "keep it, below")
    (value,) = [each for each in palette.entries() if each.kind == "setting"]
    palette.chosen.emit(value.kind, value.key)
    palette.close()
    page.settle()
    dialog = page.dialog(SettingsDialog)
    assert dialog.list.key() == "offers"
    assert dialog.fields["returnless_below_usd"].editor.isAncestorOf(QApplication.focusWidget())
    dialog.close()
    page.settle()
    palette = typed(page, "transit times")
    assert palette.entries()[-1].key == "section:transit"
    palette.chosen.emit("setting", "section:transit")
    palette.close()
    page.settle()
    dialog = page.dialog(SettingsDialog)
    assert dialog.list.key() == "transit"
    dialog.close()


def test_cases_that_were_opened_come_again_with_when(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.do("tab_inspection")
    number = page.queue.rows()[-1]
    case_id = page.desk.cases.find(number)
    for kind, key in (("case", str(case_id)), ("supplier", "1"), ("action", "tab_inspection")):
        page.do("palette")
        page.dialog(CommandPalette).chosen.emit(kind, key)
        page.dialog(CommandPalette).close()
        page.settle()
    page.desk.clock.forward(days=1)
    palette = typed(page, "")
    listed = palette.entries()[:3]
    assert [each.kind for each in listed] == ["action", "supplier", "case"]
    assert listed[2].title.startswith(f"{number} · ")
    assert all(each.detail.endswith("yesterday") for each in listed)
    # of another desk nothing is known
    assert not any("case" in line for line in _kept_elsewhere(page))
    palette.close()


def _kept_elsewhere(page: WindowPage) -> list[str]:
    from desktop.frame.finding.palette_recent import RecentlyChosen

    kept = RecentlyChosen(page.application.settings)
    return [each.kind for each in kept.shown(NOW, Path("another desk"))]


def test_a_settings_file_that_was_edited_does_no_harm(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.application.settings.keep(
        "palette/recent",
        "tab_queue import\naction\tno such\t2026-11-22T08:00:00Z\t\n"
        f"case\tx\t2026-11-22T08:00:00Z\t{desk_folder}\naction\timport\tyesterday\t",
    )
    palette = typed(page, "")
    assert "Recent" not in palette.headings()
    palette.close()


def test_a_product_is_seen_by_its_picture_where_it_has_one(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    page = application(desk_folder)
    pictures = {each.sku: each.picture for each in page.desk.products.all()}
    assert any(pictures.values())
    page.do("palette")
    palette = page.dialog(CommandPalette)
    palette.line.line.setText("mug")
    page.until(lambda: any(entry.picture for entry in palette.entries()))
    goods = [e for e in palette.entries() if e.kind in ("product", "goods")]
    assert goods
    assert {e.key: e.picture for e in goods} == {e.key: pictures[e.key] for e in goods}
    shown = page.application.open.thumbnails
    palette.list.grab()
    page.settle()
    asked = [key for key in shown._kept if key.partition("@")[0] in pictures.values()]
    assert asked
    assert all(not shown._kept[key].isNull() for key in asked)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        *(
            (words, {"import_suppliers", "new_supplier"})
            for words in ("suppliers", "gys", "供应商")
        ),
        ("import suppliers", {"import_suppliers"}),
        ("new supplier", {"new_supplier"}),
    ],
)
def test_suppliers_are_brought_in_and_begun_from_it(
    dressed: object, words: str, wanted: set[str]
) -> None:
    assert set(actions(words)) & {"import_suppliers", "new_supplier"} == wanted


def test_both_lead_to_the_suppliers_page(
    application: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True).close()
    page = application(tmp_path / "desk")
    file = Path(__file__).parents[3] / "docs" / "examples" / "suppliers.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.do("import_suppliers")
    assert page.window.current_tab() == place_of("policies")
    assert [each.name for each in page.desk.policies.suppliers()] == ["Kiln & Co", "义乌家居"]
    page.do("tab_queue")
    page.do("new_supplier")
    assert page.window.current_tab() == place_of("policies")
    (form,) = page.window.findChildren(SupplierForm)
    assert form.isVisible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("sign", ["?", "/", "§", "q"])
def test_a_single_sign_is_never_answered_by_an_empty_box(
    application: Start, desk_folder: Path, sign: str, language: str
) -> None:
    page = application(desk_folder, language=language)
    palette = typed(page, sign)
    assert palette.current() is not None
    named = {"?": "keys", "/": "find"}
    assert palette.current().key == named.get(sign, palette.current().key)
    palette.close()


def test_a_filter_is_saved_from_the_palette(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    entries = typed(page, "save this").entries()
    assert entries[0].key == "save_filter"
    page.key(Qt.Key.Key_Return)
    dialog = page.dialog(Dialog)
    dialog.findChild(QLineEdit).setText("Mine")
    dialog.ok.click()
    page.settle()
    assert "Mine" in [name for name, _ in page.queue.tab.filters.counted()]


def test_a_saved_filter_is_found_by_its_name_and_comes_back_whole(
    application: Start, desk_folder: Path
) -> None:
    """Only the mouse reached it, or a walk through the views: its name found nothing."""
    page = application(desk_folder)
    queue = page.queue
    queue.choose_view("all")
    queue.tab.presenter.hold_to("reason", "defective")
    queue.tab.presenter.sort_by(Column.VALUE)
    page.settle()
    kept, rows = queue.tab.presenter.listing, queue.rows()
    queue.tab.filters.save("Lamps of ours")
    page.settle()
    queue.choose_view("to_answer")
    assert queue.rows() != rows
    (entry,) = (each for each in typed(page, "lamps of").entries() if each.kind == "saved")
    assert entry.detail == f"{len(rows)} cases"
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert queue.tab.presenter.listing == kept
    assert queue.rows() == rows
    assert page.window.focusWidget() is queue.tab.list
