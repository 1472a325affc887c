"""Who is at the desk: chosen in the foot bar or by an action, remembered for each desk."""

from desktop.desk_settings.dialog import SettingsDialog
from desktop.frame.at_desk_dialog import AtDeskDialog
from returns.desk import open_desk


def choose(page, name, ask=None):
    """Give a name in the dialog that the foot bar opens, and wait for the answer."""
    (ask or page.window.foot.person.click)()
    page.settle()
    dialog = page.dialog(AtDeskDialog)
    dialog.name.setCurrentText(name)
    dialog.ok.click()
    page.settle()
    return dialog


def step(page):
    """One step of the first case; gives who took it."""
    page.desk.cases.set_found_says(1, "item", f"seen {len(page.desk.cases.history(1))} times")
    return page.desk.cases.history(1)[-1].by


def test_the_foot_bar_asks_and_shows_and_each_step_says_it(application, desk_folder):
    page = application(desk_folder)
    foot = page.window.foot
    assert foot.person.isVisible()
    assert foot.person.plain_text() == "Who is at the desk?"
    choose(page, "小林 & Co")
    assert not page.has_dialog(AtDeskDialog)
    assert foot.person.plain_text() == "小林 & Co"
    assert foot.person.accessibleName() == "At the desk: 小林 & Co"
    assert step(page) == "小林 & Co"
    choose(page, "", lambda: page.do("at_desk"))
    assert foot.person.plain_text() == "Who is at the desk?"
    assert step(page) == ""


def test_a_long_name_leaves_room_for_the_rest_of_the_line(application, desk_folder):
    page = application(desk_folder)
    choose(page, "A" * 60)
    assert page.window.foot.person.plain_text() == "A" * 24 + "…"
    assert "A" * 60 in page.window.foot.person.accessibleName()
    assert step(page) == "A" * 60


def test_it_is_remembered_for_this_desk_and_no_other(application, desk_folder, tmp_path):
    page = application(desk_folder)
    choose(page, "Ann")
    open_desk(tmp_path / "other", create=True).close()
    page.application.desks.open_folder(tmp_path / "other")
    page.settle()
    assert page.window.foot.person.plain_text() == "Who is at the desk?"
    page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.window.foot.person.plain_text() == "Ann"
    assert step(page) == "Ann"


def test_a_name_that_the_desk_does_not_know_is_not_taken_from_the_preferences(
    application, desk_folder
):
    page = application(desk_folder)
    choose(page, "Ann")
    settings = page.application.settings
    settings.keep(page.application.open.at_desk._key, "Mallory\u202e")
    page.do("close_desk")
    assert not page.window.foot.person.isVisible()
    page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.window.foot.person.plain_text() == "Who is at the desk?"
    assert step(page) == ""


def test_what_is_no_name_is_refused_in_the_dialog_and_the_one_before_stays(
    application, desk_folder
):
    page = application(desk_folder)
    choose(page, "Ann")
    dialog = choose(page, "A" * 61)
    assert page.has_dialog(AtDeskDialog)
    assert "60" in dialog.problem.text()
    dialog.reject()
    page.settle()
    assert page.window.foot.person.plain_text() == "Ann"
    assert page.desk.persons.names() == ("Ann",)


def test_the_settings_list_the_persons_and_lead_to_the_choice(application, desk_folder):
    page = application(desk_folder)
    choose(page, "Ann")
    choose(page, "小林")
    page.do("settings")
    dialog = page.dialog(SettingsDialog)
    assert dialog.persons.text() == "Ann · 小林"
    dialog.person.click()
    page.settle()
    asked = page.dialog(AtDeskDialog)
    assert [asked.name.itemText(at) for at in range(asked.name.count())] == ["Ann", "小林"]
    assert asked.name.currentText() == "小林"
    asked.reject()
    page.settle()


def test_it_follows_the_language(application, desk_folder):
    page = application(desk_folder, language="zh")
    assert page.window.foot.person.plain_text() == "现在由谁办理？"
    page.do("lang_en")
    assert page.window.foot.person.plain_text() == "Who is at the desk?"
