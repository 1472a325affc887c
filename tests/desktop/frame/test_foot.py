"""The status line: the keys that it tells of, and when it says that everything is saved."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.frame.action_specs import ACTIONS, HEARD
from desktop.frame.help_dialogs import KeysDialog
from desktop.work.operation import plain
from returns.errors import DeskProblem
from returns.records.change import Change
from tests.pages.policies_page import PoliciesPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
SAVED = "Everything saved"


@pytest.fixture
def page(application: Start, desk_folder: Path) -> WindowPage:
    page = application(desk_folder)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.settle()
    # what is said at the start has the line until it was read
    page.window.foot.message.leave()
    return page


def saved(page: WindowPage) -> str:
    foot = page.window.foot
    return "" if foot.saved.isHidden() else foot.saved.text()


def test_everything_is_saved_until_something_is_written_and_once_it_was(
    page: WindowPage,
) -> None:
    assert saved(page) == SAVED
    gate = threading.Event()

    def write() -> Change:
        gate.wait(60)
        return Change((), frozenset({"settings"}))

    page.application.open.shell.perform(
        plain("", write, lambda _trace: Change((), frozenset()))
    )
    assert saved(page) == ""
    # the place is kept: nothing beside it moves for the blink of an eye
    keys = page.window.foot.keys.geometry()
    gate.set()
    page.settle()
    assert saved(page) == SAVED
    assert page.window.foot.keys.geometry() == keys


def test_what_is_only_read_leaves_it_saved(page: WindowPage) -> None:
    gate = threading.Event()
    page.application.jobs.run(lambda: gate.wait(60))
    assert saved(page) == SAVED
    gate.set()
    page.settle()


def test_what_was_refused_or_taken_back_is_no_longer_written(page: WindowPage) -> None:
    def refuse() -> Change:
        raise DeskProblem("desk.read_only")

    shell = page.application.open.shell
    shell.perform(plain("", refuse, lambda _trace: Change((), frozenset())))
    assert saved(page) == ""
    page.settle()
    assert saved(page) == SAVED
    page.queue.choose_view("to_answer")
    page.do("recommended")
    gate = threading.Event()
    page.application.jobs.run(lambda: gate.wait(60))
    page.window.actions_table["undo"].trigger()
    assert saved(page) == ""
    gate.set()
    page.settle()
    assert saved(page) == SAVED


def test_a_letter_is_not_saved_before_its_words_are_on_the_disk(page: WindowPage) -> None:
    page.queue.choose_view("to_answer")
    page.queue.go_to(page.queue.first(page.desk, lambda c: not page.desk.cases.letters(c.id)))
    draft = page.queue.tab.case.draft
    draft.type("Your mug", "Dear Lena,\nit is on its way.")
    assert saved(page) == ""
    page.until(lambda: not page.application.jobs.unsaved)
    assert saved(page) == SAVED
    kept = page.desk.begun_letters.all().values()
    assert "Your mug" in {words.subject for begun in kept for words in begun.words.values()}


def test_a_figure_out_of_bounds_stays_in_the_window_and_is_not_called_saved(
    page: WindowPage,
) -> None:
    page.do("tab_policies")
    policies = PoliciesPage(page)
    policies.press("New version…")
    policies.type_into(policies.editor("condition"), "sealed, with tags")
    assert saved(page) == ""
    page.until(lambda: not page.application.jobs.unsaved)
    assert saved(page) == SAVED
    policies.type_into(policies.editor("window_days"), "5000")
    policies.tab.presenter._store_drafts()
    page.settle()
    assert saved(page) == ""
    policies.press("Discard")
    assert saved(page) == SAVED


def test_the_keys_are_those_of_the_page_and_do_what_is_said(page: WindowPage) -> None:
    keys = page.window.foot.keys
    assert keys.shown() == ["↑↓", "Space", "?"]
    heard = {key for keys, _ in HEARD["list"] for key in keys}
    made = {spec.id: spec.keys for spec in ACTIONS}
    assert {"↑", "↓"} <= heard
    assert "Space" in made["peek"]
    assert "?" in made["keys"]
    page.do("tab_policies")
    assert keys.shown() == ["?"]
    keys._all.click()
    page.settle()
    page.dialog(KeysDialog).close()


def test_where_words_are_typed_no_key_is_told_that_is_a_letter_there(page: WindowPage) -> None:
    keys = page.window.foot.keys
    page.queue.tab.search.line.setFocus()
    page.settle()
    assert keys.shown() == []
    page.queue.tab.list.setFocus()
    page.settle()
    assert keys.shown() == ["↑↓", "Space", "?"]
    page.queue.press("l")
    assert keys.shown() == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("factor", ["1", "1.5", "2"])
def test_nothing_of_the_line_is_cut_and_a_message_comes_before_the_keys(
    application: Start, desk_folder: Path, factor: str, language: str
) -> None:
    page = application(desk_folder, factor=factor, language=language)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.settle()
    foot = page.window.foot
    foot.message.leave()
    for words in (
        "",
        "00041 · a message as long as such a message may be at the most, and longer",
    ):
        if words:
            page.window.say(words, "good", "", None)
            page.settle()
        parts = [
            foot.desk,
            foot.safe,
            foot.saved,
            foot.keys._move,
            foot.keys._photos,
            foot.keys._all,
        ]
        for part in parts:
            if part.isVisible():
                assert part.width() >= part.sizeHint().width(), (words, part)
        assert foot.minimumSizeHint().width() <= 1280, words
    if foot.message.text():
        assert foot.message.width() >= foot.message.sizeHint().width()


def test_of_no_desk_nothing_is_said_to_be_saved(page: WindowPage) -> None:
    assert page.window.foot.saved.isVisible()
    page.do("close_desk")
    assert page.window.foot.saved.isHidden()
