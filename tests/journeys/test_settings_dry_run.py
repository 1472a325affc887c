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
    assert "of 30 cases would have gone otherwise" in told
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


def all_cases(desk):
    return desk.queue.page("everything", limit=100).rows
