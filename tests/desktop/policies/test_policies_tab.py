"""The Policies tab through its page object, on a real desk."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.frame.finding.palette import CommandPalette
from desktop.look.theme import px
from desktop.papers.paper_dialog import PaperDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.policy import Address, PolicyTerms
from returns.rules.policy.policy_watch import Promise
from returns.terms import Standing
from tests.desktop.conftest import NOW
from tests.pages.policies_page import PoliciesPage, answer_file_dialog
from tests.pages.window import WindowPage
from tests.returns.documents.sample_papers import text_of

Start = Callable[..., WindowPage]


@pytest.fixture
def page(application: Start, desk_folder: Path) -> WindowPage:
    return application(desk_folder)


@pytest.fixture
def policies(page: WindowPage) -> PoliciesPage:
    return PoliciesPage(page)


@pytest.fixture
def empty(application: Start, tmp_path: Path) -> PoliciesPage:
    open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True).close()
    return PoliciesPage(application(tmp_path / "desk"))


# --- reading --------------------------------------------------------------------------------


def test_suppliers_stand_with_their_window_or_what_is_graver(policies: PoliciesPage) -> None:
    shown = policies.suppliers()
    assert shown["Northlight"] == ("30 days from delivery", "", "mark_good")
    assert shown["Kiln & Co"] == ("14 days from delivery", "$21", "bad")
    assert shown["Shenzhen Audio"][0] == "not checked for 104 days"
    assert shown["Loom & Sons"][0].startswith("on notice")


def test_each_clause_stands_against_the_promise_with_its_money(policies: PoliciesPage) -> None:
    ours = policies.promised()
    promised, cost, note = ours["Taken back within"]
    assert (promised, cost) == ("24 days from delivery", "2 cases · $20")
    assert "14 − 2 for the number − 4 on the way − 1 to inspect = day 7" in note
    assert ours["Damage must be reported within"][1] == "✓"
    assert ours["Fee for goods returned"][:2] == ("no fee", "1 case · $1")
    assert ours["Ordered wrong (size, colour)"][1] == "gap"
    # what the year left in all stands beside the name, and the red card says the same of the window
    assert policies.suppliers()["Kiln & Co"][1] == "$21"
    assert "about 2 cases and $20 a year" in policies.gaps()[0][1]
    # proof is demanded, and never promised
    assert "Evidence they ask for" not in ours


def test_nothing_stands_against_what_nobody_promised(
    page: WindowPage, policies: PoliciesPage
) -> None:
    page.desk.policies.publish(Promise())
    policies.tab.presenter.reload()
    page.settle()
    assert policies.promised() == {}
    assert not policies.tab.middle.page._answers._head.isVisible()


def test_a_number_that_runs_out_on_the_way_contradicts_itself(
    page: WindowPage, policies: PoliciesPage
) -> None:
    supplier = policies.supplier()
    terms = replace(supplier.current.terms, rma_valid_days=3)
    page.desk.policies.new_version(supplier.id, terms, NOW.date())
    policies.tab.presenter.reload()
    page.settle()
    _, chip, note = policies.promised()["Return number (RMA)"]
    assert chip == "contradiction"
    assert "Valid 3 days, and the way takes 4" in note


# --- the simulator ---------------------------------------------------------------------------


def test_the_simulator_tells_what_another_window_would_have_done(
    policies: PoliciesPage,
) -> None:
    trial = policies.tab.trial
    assert trial.slider.value() == 24
    assert trial.sentence() == "24 days: 6 in time, 0 tight, 2 · $20 on you, 0 too late"
    assert trial.table.texts() == [
        ("7 · last safe day", "6", "0", "0", "2"),
        ("11 · worked out", "6", "0", "0", "2"),
        ("14 · as the supplier", "6", "0", "0", "2"),
        ("24 · published", "6", "0", "2 · $20", "0"),
    ]
    kinds = {kind for _, kind in trial.chart.bars().values()}
    assert kinds == {"in_time", "on_us"}
    trial.slider.setFocus()
    policies.page.key(Qt.Key.Key_Home)
    assert trial.slider.value() == 1
    assert trial.sentence().startswith("1 day: ")
    assert {kind for _, kind in trial.chart.bars().values()} == {"in_time", "refused"}
    # what is tried is promised to nobody, and stays until other goods are looked at
    assert policies.page.desk.policies.promise().days == 24
    policies.tab.presenter.reload()
    policies.page.settle()
    assert trial.slider.value() == 1
    policies.choose("Northlight")
    assert trial.slider.value() == 24


def test_the_simulator_is_above_the_fold(page: WindowPage, policies: PoliciesPage) -> None:
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.settle()
    trial = policies.tab.trial
    end = trial.slider.mapTo(page.window, trial.slider.rect().bottomLeft()).y()
    assert end < page.window.foot.mapTo(page.window, page.window.foot.rect().topLeft()).y()


@pytest.mark.parametrize("factor", ["1", "1.5", "2"])
def test_the_slider_has_room_for_its_handle(
    application: Start, desk_folder: Path, factor: str
) -> None:
    slider = PoliciesPage(application(desk_folder, factor=factor)).tab.trial.slider
    # the handle of the style sheet is fourteen design pixels tall
    assert slider.height() >= px(14)


def test_without_terms_there_is_nothing_to_try(
    page: WindowPage, policies: PoliciesPage
) -> None:
    page.desk.policies.add_supplier("Aalto")
    policies.tab.presenter.reload()
    page.settle()
    policies.choose("Aalto")
    assert not policies.tab.trial.isVisible()
    assert policies.promised() == {}


def test_a_supplier_with_a_gap_is_looked_at_first(policies: PoliciesPage) -> None:
    assert policies.chosen() == policies.title() == "Kiln & Co"
    assert policies.line() == "Version 2, from 3 Sept 2026 · checked 12 days ago"


def test_the_policy_is_read_as_questions_and_answers(policies: PoliciesPage) -> None:
    answers = policies.answers()
    assert answers["Taken back within"] == (
        "14 days from delivery",
        "was 30 days until 2 September",
    )
    assert (
        answers["Return number (RMA)"][0]
        == "Needed, e-mail, about 2 working days, valid 10 days"
    )
    assert "Stoke" in answers["Return address"][0]


def test_a_policy_that_was_not_checked_for_long_says_so_in_warning_colour(
    policies: PoliciesPage,
) -> None:
    policies.choose("Shenzhen Audio")
    assert "checked 104 days ago" in policies.line()
    assert policies.line_tone() == "warning"


def test_badge_and_status_line(policies: PoliciesPage) -> None:
    assert policies.badge() == "Policies 3 gaps"
    assert policies.status() == "4 suppliers, 12 products"


@pytest.mark.parametrize("tabs_when_idle", [True])
def test_the_badge_stands_there_before_the_tab_is_looked_at(page: WindowPage) -> None:
    assert page.tab_names()[1] == "Policies 3 gaps"


def test_arrow_keys_walk_through_the_suppliers(
    page: WindowPage, policies: PoliciesPage
) -> None:
    assert policies.tab.suppliers.hasFocus()
    page.key(Qt.Key.Key_Down)
    assert policies.title() == "Loom & Sons"


def test_an_empty_desk_says_what_the_tab_is_for(empty: PoliciesPage) -> None:
    assert empty.suppliers() == {}
    assert empty.can_press("New supplier")
    assert not empty.tab.card.isVisible()
    empty.press("New supplier")
    assert empty.contacts().name.hasFocus()


def test_the_search_field_opens_the_palette(page: WindowPage, policies: PoliciesPage) -> None:
    policies.tab.search.line.setFocus()
    page.key("k")
    assert page.has_dialog(CommandPalette)
    page.key(Qt.Key.Key_Escape)


def test_another_tab_can_send_us_to_a_supplier(
    page: WindowPage, policies: PoliciesPage
) -> None:
    page.do("tab_queue")
    target = policies.supplier("Northlight").id
    page.application.open.shell.go("policies", target)
    page.settle()
    assert policies.title() == "Northlight"


# --- a new version ---------------------------------------------------------------------------


def test_a_new_version_starts_from_the_one_that_holds(policies: PoliciesPage) -> None:
    current = policies.supplier().current
    policies.press("New version…")
    draft = policies.form().draft()
    assert draft.terms == current.terms
    assert (draft.version, draft.holds_from) == (3, NOW.date())


def test_a_new_version_is_written_beside_the_old_ones(
    page: WindowPage, policies: PoliciesPage
) -> None:
    before = policies.supplier().policies
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "21")
    policies.type_into(policies.form().holds_from, "2026-12-01")
    policies.press("Save version 3")
    after = policies.supplier().policies
    assert after[:2] == before
    assert (after[2].terms.window_days, after[2].holds_from) == (21, date(2026, 12, 1))
    assert policies.is_reading()
    assert policies.answers()["Taken back within"][0] == "21 days from delivery"
    assert "Version 3" in page.banner()


def test_cases_keep_the_version_of_their_day(page: WindowPage, policies: PoliciesPage) -> None:
    from sqlalchemy import select

    from db.tables.cases import case_line as line

    def held() -> list[tuple[int, int]]:
        with page.desk.store.reading() as tx:
            return list(tx.execute(select(line.c.id, line.c.policy_id).order_by(line.c.id)))

    before = held()
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "3")
    policies.type_into(policies.form().holds_from, "2020-01-01")
    policies.press("Save version 3")
    assert len(policies.supplier().policies) == 3
    assert held() == before


def test_a_version_can_be_taken_back_and_written_again(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "21")
    policies.press("Save version 3")
    page.do("undo")
    assert len(policies.supplier().policies) == 2
    assert policies.answers()["Taken back within"][0] == "14 days from delivery"
    page.do("redo")
    assert policies.supplier().current.terms.window_days == 21


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("window_days", "", "A number is needed here."),
        ("window_days", "5000", "Between 1 and 3660 days in whole numbers, please."),
        ("rma_valid_days", "99999", "Between 0 and 3660 days in whole numbers, please."),
        ("evidence.max_mb", "0", "Between 1 and 10000 MB in whole numbers, please."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(
    policies: PoliciesPage, field: str, typed: str, sentence: str
) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor(field), typed)
    field = field.rpartition(".")[2]
    assert policies.question(field) == ""  # nobody is scolded while typing
    policies.press("Save version 3")
    assert policies.question(field) == sentence
    assert len(policies.supplier().policies) == 2


def test_the_sentence_goes_when_the_answer_is_right(policies: PoliciesPage) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "")
    policies.press("Save version 3")
    policies.type_into(policies.editor("window_days"), "14")
    assert policies.question("window_days") == ""


def test_a_day_that_is_no_day_is_asked_for_again(policies: PoliciesPage) -> None:
    policies.press("New version…")
    policies.type_into(policies.form().holds_from, "2026-02-30")
    policies.press("Save version 3")
    assert "2026-11-22" in policies.question("holds_from")


def test_ctrl_s_saves(page: WindowPage, policies: PoliciesPage) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "21")
    page.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert policies.supplier().current.terms.window_days == 21


def test_what_is_not_asked_any_more_disappears(policies: PoliciesPage) -> None:
    policies.press("New version…")
    assert {"window_days", "rma_how", "ordered_wrong_fee_percent"} <= set(policies.asked())
    policies.editor("takes_returns")._group.button(1).click()
    policies.editor("rma_needed")._group.button(1).click()
    policies.editor("takes_ordered_wrong")._group.button(1).click()
    hidden = {"window_days", "rma_how", "rma_placement", "ordered_wrong_fee_percent"}
    assert not hidden & set(policies.asked())


def test_esc_leaves_the_form_and_what_was_typed_stays(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor("condition"), "sealed")
    page.key(Qt.Key.Key_Escape)
    assert policies.is_reading()
    policies.press("Go on writing…")
    assert policies.form().draft().terms.condition == "sealed"


def test_discarding_begins_anew(policies: PoliciesPage) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor("condition"), "sealed")
    policies.press("Discard")
    policies.press("New version…")
    assert policies.form().draft().terms == policies.supplier().current.terms


def test_a_half_typed_version_survives_a_restart(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    policies = PoliciesPage(page)
    policies.press("New version…")
    policies.type_into(policies.editor("condition"), "sealed, with tags")
    kiln = policies.supplier().id
    page.until(lambda: kiln in page.desk.policies.drafts())
    page.window.close()
    again = PoliciesPage(application(desk_folder))
    again.press("Go on writing…")
    assert again.form().draft().terms.condition == "sealed, with tags"


def test_another_supplier_leaves_the_form(policies: PoliciesPage) -> None:
    policies.press("New version…")
    policies.choose("Northlight")
    assert policies.is_reading()
    assert policies.title() == "Northlight"


def test_the_suppliers_own_terms_are_attached_and_opened(
    policies: PoliciesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = tmp_path / "terms.pdf"
    terms.write_bytes(b"%PDF-1.7 terms")
    answer_file_dialog(monkeypatch, terms)
    policies.press("New version…")
    policies.press("Attach…")
    policies.press("Save version 3")
    opened: list[Path] = []
    policies.tab.changes.open_source(opened.append)
    policies.page.settle()
    assert opened[0].read_bytes() == terms.read_bytes()
    assert policies.tab.middle.page._source.plain_text() == "Terms attached (PDF)"


def test_a_document_that_is_none_leaves_everything_in_the_form(
    policies: PoliciesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "terms.pdf"
    program.write_bytes(b"MZ")
    answer_file_dialog(monkeypatch, program)
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "21")
    policies.press("Attach…")
    policies.press("Save version 3")
    assert "terms.pdf" in policies.form()._summary.text()
    assert policies.form().draft().terms.window_days == 21
    assert len(policies.supplier().policies) == 2


# --- checking and comparing -----------------------------------------------------------------


def test_still_the_same_today_is_one_click_and_can_be_undone(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.choose("Shenzhen Audio")
    policies.press("Still the same today")
    assert "checked today" in policies.line()
    assert policies.line_tone() == "muted"
    assert policies.suppliers()["Shenzhen Audio"][0] != "not checked for 104 days"
    page.do("undo")
    assert "checked 104 days ago" in policies.line()


def test_two_versions_side_by_side(page: WindowPage, policies: PoliciesPage) -> None:
    policies.press("What changed")
    found = {question: (old, new) for question, old, new in policies.comparison()}
    assert found["Within how many days?"] == ("30 days", "14 days")
    assert found["Fee for goods returned"] == ("10 %", "15 %")
    page.key(Qt.Key.Key_Escape)
    assert policies.is_reading()


def test_a_single_version_has_nothing_to_compare(policies: PoliciesPage) -> None:
    policies.choose("Northlight")
    assert not policies.can_press("What changed")


# --- suppliers ------------------------------------------------------------------------------


def test_a_new_supplier_is_added_and_looked_at(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("New supplier")
    policies.type_into(policies.contacts().name, "Harbour Glass")
    page.key(Qt.Key.Key_Return)
    assert policies.chosen() == "Harbour Glass"
    assert policies.is_reading()
    assert policies.can_press("Write the first version…")
    page.do("undo")
    assert "Harbour Glass" not in policies.suppliers()


def test_a_renamed_supplier_is_called_so_above_its_form(
    page: WindowPage, policies: PoliciesPage
) -> None:
    """The list said the new name, and the head beside it the old one."""
    policies.choose("Kiln & Co")
    policies.press("Contacts and return addresses")
    policies.type_into(policies.contacts().name, "Kiln & Sons")
    page.key(Qt.Key.Key_Return)
    assert policies.chosen() == "Kiln & Sons"
    assert policies.contacts()._title.text() == "Kiln & Sons"
    page.do("undo")
    assert policies.contacts()._title.text() == "Kiln & Co"


def test_a_name_that_is_taken_is_said_beside_the_name(policies: PoliciesPage) -> None:
    policies.press("New supplier")
    policies.type_into(policies.contacts().name, "kiln & co")
    policies.press("Add supplier")
    assert "Kiln & Co" in policies.contacts().wrong()
    assert policies.contacts().name.text() == "kiln & co"


def test_contacts_are_kept_when_a_field_is_left(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("Contacts and return addresses")
    policies.type_into(policies.contacts().email, "new@kiln.example")
    policies.leave_field()
    assert policies.supplier().email == "new@kiln.example"
    page.do("undo")
    assert policies.supplier().email == "returns@kiln.example"


def test_an_email_that_is_none_is_said_beside_it_until_it_is_right(
    policies: PoliciesPage,
) -> None:
    policies.press("Contacts and return addresses")
    contacts = policies.contacts()
    policies.type_into(contacts.email, "a@kiln.example, b@kiln.example")
    policies.leave_field()
    assert "b@kiln.example” is not one e-mail address" in contacts.wrong("email")
    assert contacts.wrong() == ""
    assert policies.supplier().email == "returns@kiln.example"
    policies.type_into(contacts.email, "returns@kiln.example")
    policies.leave_field()
    assert contacts.wrong("email") == ""


def test_standing_is_chosen_with_one_click(policies: PoliciesPage) -> None:
    policies.choose("Northlight")
    policies.press("Contacts and return addresses")
    policies.contacts().standing._group.button(1).click()
    policies.page.settle()
    assert policies.supplier("Northlight").standing is Standing.ON_NOTICE
    assert policies.suppliers()["Northlight"] == ("on notice", "", "mark_warning")


def test_a_return_address_is_kept_once_something_is_typed(policies: PoliciesPage) -> None:
    policies.press("Contacts and return addresses")
    policies.press("Add a return address")
    assert len(policies.supplier().warehouses) == 1
    fresh = policies.places()[-1]
    policies.type_into(fresh.name, "Leeds")
    policies.leave_field()
    policies.type_into(fresh.address.lines["city"], "Leeds")
    policies.leave_field()
    places = policies.supplier().warehouses
    assert [(place.name, place.address.city) for place in places] == [
        ("Stoke", "Stoke-on-Trent"),
        ("Leeds", "Leeds"),
    ]


def test_a_return_address_can_be_removed_and_comes_back(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("Contacts and return addresses")
    policies.press("Remove this address")
    assert policies.supplier().warehouses == ()
    page.do("undo")
    assert policies.supplier().warehouses[0].address.city == "Stoke-on-Trent"


def test_suppliers_come_from_a_file(
    page: WindowPage,
    policies: PoliciesPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "suppliers.json"
    told = {"suppliers": [{"name": "Harbour Glass", "email": "rma@glass.example"}]}
    file.write_text(json.dumps(told), encoding="utf-8")
    answer_file_dialog(monkeypatch, file)
    policies.press("Import suppliers…")
    assert "Harbour Glass" in policies.suppliers()
    assert "1 suppliers added" in page.banner() or "1 supplier" in page.banner()


def test_an_unreadable_suppliers_file_is_said_to_be_unreadable(
    page: WindowPage,
    policies: PoliciesPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "suppliers.json"
    file.write_text("{", encoding="utf-8")
    answer_file_dialog(monkeypatch, file)
    policies.press("Import suppliers…")
    assert page.banner()
    assert len(policies.suppliers()) == 4


# --- the promise ----------------------------------------------------------------------------


def test_a_gap_says_the_days_and_the_way_to_the_others(policies: PoliciesPage) -> None:
    ((title, text),) = policies.gaps()
    assert title == "You promise 24 days, Kiln & Co now takes 14."
    assert text.startswith("10 days are on you")
    assert policies.other_gaps() == "2 more gaps, next: Loom & Sons"
    policies.press("2 more gaps, next: Loom & Sons")
    assert policies.chosen() == "Loom & Sons"


def test_shortening_the_policy_closes_the_gaps_and_can_be_undone(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("Shorten my policy")
    assert page.desk.policies.promise() == Promise(11)
    assert policies.gaps() == []
    assert "11 days" in page.banner()
    page.press_banner()
    assert "11 days" in page.clipboard()
    page.do("undo")
    assert page.desk.policies.promise() == Promise(24)
    assert len(policies.gaps()) == 1


def test_an_accepted_gap_goes(page: WindowPage, policies: PoliciesPage) -> None:
    policies.press("Accept")
    assert policies.gaps() == []
    assert policies.badge() == "Policies 2 gaps"
    page.do("undo")
    assert policies.badge() == "Policies 3 gaps"


def test_the_store_policy_is_written_live(policies: PoliciesPage) -> None:
    assert "within 11 days of delivery" in policies.store_text()
    assert "Shortest supplier window 14 days × 80 % = 11 days" in policies.store_says()
    assert "Published now: 24 days." in policies.store_says()
    assert "Kiln" not in policies.store_text()


def test_the_store_policy_in_chinese(policies: PoliciesPage) -> None:
    policies.press("Language of the store policy 中文")
    assert "签收后 11 天" in policies.store_text()
    policies.press("Language of the store policy English")
    assert "11 days" in policies.store_text()


def test_one_window_per_group(page: WindowPage, policies: PoliciesPage) -> None:
    policies.press("Shape of the store policy Per group")
    assert page.desk.settings.get().per_group
    assert "30" not in policies.store_text()
    assert "24 days" in policies.store_text()  # Northlight's goods
    page.do("undo")
    assert not page.desk.settings.get().per_group


def test_copying_counts_as_publishing(page: WindowPage, policies: PoliciesPage) -> None:
    policies.press("Copy")
    assert page.clipboard().startswith("Returns and exchanges")
    assert page.desk.policies.promise() == Promise(11)
    assert not any(text.startswith("Published now") for text in policies.store_says())


def test_the_store_policy_is_saved_as_a_web_page(
    policies: PoliciesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "returns.html"
    answer_file_dialog(monkeypatch, path)
    policies.html("Save as a web page…")
    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert path.name in policies.page.banner()
    assert policies.page.desk.policies.promise() == Promise(11)
    kept = list((policies.page.desk.folder / "documents").glob("returns-*.html"))
    assert [each.read_bytes() for each in kept] == [path.read_bytes()]


@pytest.mark.parametrize(
    ("way", "begins"),
    [
        ("Copy a section to paste, with style", '<section lang="en" style='),
        ("Copy a section to paste, without style", '<section lang="en">'),
    ],
)
def test_the_section_is_copied_as_code_and_as_it_looks(
    page: WindowPage, policies: PoliciesPage, way: str, begins: str
) -> None:
    policies.html(way)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().startswith(begins)
    assert mime.html() == mime.text()
    assert page.desk.policies.promise() == Promise(11)
    assert "clipboard" in page.banner()


def test_the_page_of_paper_counts_as_published_once_it_leaves(
    page: WindowPage, policies: PoliciesPage, tmp_path: Path
) -> None:
    policies.press("Language of the store policy 中文")
    policies.press("The store policy as a page to print or save")
    preview = page.dialog(PaperDialog)
    assert page.desk.policies.promise() == Promise(24)
    page.until(lambda: len(preview.pages) == 1)
    preview.save_to(tmp_path / "policy.pdf")
    page.settle()
    assert "签收后 11 天" in text_of((tmp_path / "policy.pdf").read_bytes())
    assert page.desk.policies.promise() == Promise(11)


def test_a_place_that_cannot_be_written_is_said(
    page: WindowPage, policies: PoliciesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "returns.html"
    taken.mkdir()
    answer_file_dialog(monkeypatch, taken)
    policies.html("Save as a web page…")
    assert page.banner()
    assert page.desk.policies.promise() == Promise(24)


def test_the_law_of_a_country_is_named(policies: PoliciesPage) -> None:
    assert any("the EU" in text and "14 days" in text for text in policies.store_says())


# --- the calculator -------------------------------------------------------------------------


def test_an_order_that_may_still_go_back_says_until_when(policies: PoliciesPage) -> None:
    policies.type_dates("2026-11-01", "2026-11-03", "2026-11-15")
    answer, safe = policies.verdict()
    assert answer == "Yes, until 29 Nov (version 2)."
    assert "22 Nov" in safe


def test_an_order_that_came_too_late_says_when_it_ended(policies: PoliciesPage) -> None:
    policies.type_dates("2026-09-10", "", "2026-09-20")
    assert policies.verdict()[0] == "No: the window ended on 4 Oct (version 2)."


def test_the_version_of_the_orders_day_is_asked(policies: PoliciesPage) -> None:
    policies.type_dates("2026-08-01", "", "2026-10-25")
    assert policies.verdict()[0] == "Yes, until 24 Nov (version 1)."


def test_the_day_that_the_supplier_counts_from_is_asked_for(policies: PoliciesPage) -> None:
    policies.type_dates("2026-11-01")
    assert policies.verdict()[0] == "They count from delivery: type its day."


def test_faulty_goods_have_their_own_window(policies: PoliciesPage) -> None:
    policies.choose("Northlight")
    policies.type_dates("2026-11-01", "", "2026-11-10")
    policies.goods_are("faulty")
    assert policies.verdict()[0] == "No: the window ended on 20 Nov (version 1)."
    policies.goods_are("fine")
    assert policies.verdict()[0] == "Yes, until 10 Dec (version 1)."


# --- languages and hostile words --------------------------------------------------------------


def test_everything_speaks_chinese_at_once(page: WindowPage, policies: PoliciesPage) -> None:
    page.do("lang_zh")
    assert policies.suppliers()["Kiln & Co"] == ("签收后 14 天", "$21", "bad")
    assert policies.answers()["退货期限"] == ("签收后 14 天", "9月2日前为 30 天")
    assert policies.gaps()[0][0] == "您承诺 24 天，Kiln & Co 现仅 14 天。"
    assert policies.can_press("今日核对无变化")
    policies.press("新版本…")
    assert policies.form().parts["taking_back"]._heading.text() == "退货条件"
    page.do("lang_en")
    assert policies.form().parts["taking_back"]._heading.text() == "Taking back"


def test_a_form_keeps_what_is_typed_when_the_language_changes(
    page: WindowPage, policies: PoliciesPage
) -> None:
    policies.press("New version…")
    policies.type_into(policies.editor("window_days"), "21")
    before = policies.form().draft()
    page.do("lang_zh")
    assert policies.form().draft() == before


def test_words_from_outside_are_shown_as_written(
    page: WindowPage, policies: PoliciesPage
) -> None:
    hostile = '<img src="x"><b>Kiln</b> &amp; {name} %s'
    desk, supplier = page.desk, policies.supplier()
    desk.policies.edit_supplier(supplier.id, name=hostile, note=hostile)
    terms = replace(supplier.current.terms, condition=hostile, procedure=(hostile,))
    desk.policies.new_version(supplier.id, terms, date(2026, 11, 1))
    desk.policies.set_warehouse(
        supplier.id, supplier.warehouses[0].id, "x", Address(lines=(hostile,))
    )
    policies.tab.presenter.reload()
    page.settle()
    assert policies.title() == hostile
    assert policies.answers()["Condition they want"][0] == hostile
    assert hostile in policies.answers()["Return address"][0]


def test_a_change_made_elsewhere_is_shown(page: WindowPage, policies: PoliciesPage) -> None:
    northlight = policies.supplier("Northlight")
    change = page.desk.policies.new_version(
        northlight.id, PolicyTerms(window_days=9), date(2026, 11, 1)
    )
    page.application.open.shell.changes.tell(change)
    page.settle()
    assert policies.suppliers()["Northlight"][0] == "9 days from delivery"


def test_every_control_has_a_name(page: WindowPage, policies: PoliciesPage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    for press in ("New version…", "Contacts and return addresses", "New supplier"):
        policies.press(press)
        nameless = [
            widget
            for kind in kinds
            for widget in policies.tab.findChildren(kind)
            if widget.isVisibleTo(policies.tab) and not widget.accessibleName()
        ]
        assert nameless == [], press
        policies.tab.middle.back()
