"""A seller changes the rules: tries them on past cases, looks at one, saves, and takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.pages.settings_page import DryRunPage, SettingsPage


@pytest.mark.timeout(300)
def test_rules_are_tried_looked_into_saved_and_taken_back(application, desk_folder):
    page = application(desk_folder)
    desk = page.desk
    # a case goes on: what was done since is no part of the trial
    page.queue.choose_view("to_answer")
    answered = page.queue.tab.case.loaded.case
    page.key(Qt.Key.Key_Return)
    assert desk.cases.get(answered.id).lead.answered_at is not None
    before = {row.id: row.recommendation for row in all_cases(desk)}

    # a value is typed, and tried by the keyboard alone
    page.do("settings")
    settings = SettingsPage(page)
    settings.enter("returnless_below_usd", "20")
    bar = settings.dialog.trying.bar
    while settings.tab_on() is not bar.attempt:
        pass
    QTest.keyClick(bar.attempt, Qt.Key.Key_Space)
    page.settle()
    run = DryRunPage(page)
    told = run.says()
    assert "of 30 cases would have gone differently" in told
    tried = {row.case_id for row in run.dialog.model.rows}
    assert {row.id: row.recommendation for row in all_cases(desk)} == before

    # one of them is looked at; the way back is in the status line
    wanted = run.dialog.model.rows[0].case_id
    run.key(Qt.Key.Key_Return)
    page.until(lambda: page.queue.tab.case.case_id == wanted)
    page.press_banner()
    settings = SettingsPage(page)
    run = settings.try_out()
    assert run.says() == told

    # saved: new cases and those that nobody answered go by it, with one way back
    run.dialog.save.click()
    page.settle()
    settings.close()
    assert desk.settings.get().triage.returnless_below_usd == 20
    after = {row.id: row.recommendation for row in all_cases(desk)}
    moved = {case_id for case_id in after if after[case_id] != before[case_id]}
    assert moved
    assert moved <= tried
    page.do("undo")
    assert desk.settings.get().triage.returnless_below_usd == 50
    assert {row.id: row.recommendation for row in all_cases(desk)} == before


@pytest.mark.timeout(300)
def test_clocks_and_reasons_are_tried_with_the_rest_and_saved_together(
    application, desk_folder
):
    page = application(desk_folder)
    desk = page.desk
    kept, before = desk.settings.get(), due(desk)
    page.do("settings")
    settings = SettingsPage(page)

    # what cannot be is said where it was typed, and is not tried
    settings.type_time("*:*:answer_buyer", "-3 days")
    assert "-3 days is no time to act in" in settings.told_below()
    assert settings.tried() == ""

    # a clock, whose fault a reason is, and a limit: one line, one trial
    settings.type_time("*:*:answer_buyer", "6 hours")
    settings.choose_fault("changed_mind", "seller")
    settings.enter("dear_above_usd", "110")
    assert settings.tried().startswith("3 values changed, not saved yet: ")
    assert {"Deadlines", "Reasons", "What to offer"} <= {
        name for name, mark in settings.sections().items() if mark == "not saved"
    }
    run = settings.try_out()
    told, rows = run.says(), run.rows()
    assert "of 30 cases would have gone differently" in told
    assert any(" by " in f" {old} " and " by " in f" {new} " for _, _, old, new, *_ in rows)
    assert any(row.old.advice != row.new.advice for row in run.dialog.model.rows)
    assert "what is next today" in run.notes()
    assert (desk.settings.get(), due(desk)) == (kept, before), "nothing was written"

    # saved under the table; what was told to change did, and one undo takes all of it back
    moved = {
        row.number
        for row in run.dialog.model.rows
        if row.old.today is not None and row.old.today.due_at != row.new.today.due_at
    }
    run.dialog.save.click()
    page.settle()
    settings.close()
    now = desk.settings.get()
    assert now.deadlines["*:*:answer_buyer"].amount == 6
    assert now.triage.faults == (("changed_mind", "seller"),)
    assert now.triage.dear_above_usd == 110
    after = due(desk)
    assert moved
    assert {number for number in after if after[number] != before[number]} <= moved
    page.do("undo")
    assert (desk.settings.get(), due(desk)) == (kept, before)


def due(desk):
    """By when what is next is due, by the number of the case."""
    return {row.number: row.due_at for row in all_cases(desk)}


def all_cases(desk):
    return desk.queue.page("everything", limit=100).rows
