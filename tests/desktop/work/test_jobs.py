"""Background work: all answers arrive, in order, on the window's thread."""

import gc
import sys
import threading
import weakref
from types import MethodType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.work.jobs import Job, Jobs, Lane
from returns.errors import Refusal


def test_all_answers_arrive_in_order_on_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    arrived: list[tuple[int, int]] = []
    for number in range(500):
        jobs.run(
            lambda number=number: number,
            lambda answer: arrived.append((answer, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(arrived) == 500)
    assert [answer for answer, _ in arrived] == list(range(500))
    assert {thread for _, thread in arrived} == {threading.get_ident()}


def test_work_runs_elsewhere(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[int] = []
    jobs.run(threading.get_ident, threads.append)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads != [threading.get_ident()]


def test_a_refusal_goes_to_who_asked(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Refusal] = []

    def refuse() -> None:
        raise Refusal("case.closed_already")

    jobs.run(refuse, lambda _: pytest.fail("no answer was due"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].key == "case.closed_already"


def test_a_refusal_that_nobody_takes_is_still_told(qtbot: QtBot, jobs: Jobs) -> None:
    def refuse() -> None:
        raise Refusal("case.closed_already")

    with qtbot.waitSignal(jobs.refused) as told:
        jobs.run(refuse)
    assert told.args[0].key == "case.closed_already"


def test_a_bug_of_ours_reaches_the_crash_dialog(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))

    def stumble() -> None:
        raise ZeroDivisionError

    jobs.run(stumble, failed=lambda _: pytest.fail("that is no refusal"))
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


def test_an_answer_for_someone_who_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    class Asker(QObject):
        def take(self, _: int) -> None:
            pytest.fail("it is gone")

    asker = Asker()
    release = threading.Event()
    ended: list[bool] = []
    jobs.run(release.wait, asker.take)
    asker.deleteLater()
    qtbot.waitUntil(lambda: not _alive(asker))
    release.set()
    jobs.run(lambda: True, ended.append)
    qtbot.waitUntil(lambda: bool(ended))


def _alive(thing: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)


def test_a_named_job_tells_how_far_it_is_and_can_be_stopped(qtbot: QtBot, jobs: Jobs) -> None:
    steps: list[tuple[int, int]] = []
    shown: list[str] = []
    answers: list[str] = []
    jobs.running.connect(lambda job: shown.append(job.title if job else "-"))

    def work(job: Job) -> str:
        for step in range(1, 1001):
            job.report(step, 1000)
        while not job.is_cancelled():
            pass
        return "stopped"

    job = jobs.start(
        "Counting", work, answers.append, progress=lambda *step: steps.append(step)
    )
    qtbot.waitUntil(lambda: (1000, 1000) in steps)
    assert len(steps) < 300, "a thousand steps are not a thousand repaints"
    job.cancel()
    qtbot.waitUntil(lambda: bool(answers))
    assert shown[0] == "Counting"
    assert shown[-1] == "-"
    assert not jobs.busy()


def test_reading_does_not_wait_for_a_long_import(qtbot: QtBot, jobs: Jobs) -> None:
    release = threading.Event()
    answers: list[str] = []
    jobs.run(lambda: release.wait() and "import", answers.append)
    jobs.run(lambda: "rows", answers.append, lane=Lane.READ)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["rows"]
    release.set()
    qtbot.waitUntil(lambda: len(answers) == 2)


def test_answers_of_a_closed_desk_are_forgotten(qtbot: QtBot, jobs: Jobs) -> None:
    release = threading.Event()
    answers: list[str] = []
    jobs.run(lambda: release.wait() and "old desk", answers.append)
    threading.Timer(0, release.set).start()
    jobs.settle()
    jobs.run(lambda: "new desk", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new desk"]


def test_nothing_runs_after_closing(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.close()
    ran: list[str] = []
    jobs.run(lambda: ran.append("work"), lambda _: ran.append("answer"))
    assert ran == []


def test_who_asked_and_is_forgotten_meanwhile_ends_on_the_windows_thread(
    qtbot: QtBot, jobs: Jobs
) -> None:
    class Asker(QObject):
        def work(self) -> bool:
            return release.wait()

        def stumble(self) -> None:
            raise Refusal("case.closed_already")

    release = threading.Event()
    where: list[int] = []
    ended: list[bool] = []
    for asks in (Asker.work, Asker.stumble):
        asker = Asker()
        weakref.finalize(asker, lambda: where.append(threading.get_ident()))
        jobs.run(MethodType(asks, asker), failed=lambda _: None)
        del asker
    release.set()
    jobs.run(lambda: True, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    gc.collect()
    assert where == [threading.get_ident()] * 2


def test_a_case_is_opened_while_photos_and_an_import_are_under_way(
    qtbot: QtBot, jobs: Jobs
) -> None:
    photos, rows = threading.Event(), threading.Event()
    jobs.start("Adding photos", lambda _job: photos.wait(20), lane=Lane.PHOTO)
    jobs.start("Importing", lambda _job: rows.wait(20))
    opened: list[int] = []
    jobs.run(lambda: 42, opened.append, lane=Lane.CASE)
    qtbot.waitUntil(lambda: opened == [42])
    assert jobs.busy()
    photos.set()
    rows.set()


def test_what_belongs_after_the_photos_waits_for_them(qtbot: QtBot, jobs: Jobs) -> None:
    photos, order = threading.Event(), list[str]()

    def add(_job: Job) -> None:
        photos.wait(20)
        order.append("photos")

    jobs.start("Adding photos", add, lane=Lane.PHOTO)
    jobs.run(lambda: order.append("finished"), after=Lane.PHOTO)
    jobs.run(lambda: order.append("opened"), lane=Lane.CASE)
    qtbot.waitUntil(lambda: order == ["opened"])
    photos.set()
    qtbot.waitUntil(lambda: order == ["opened", "photos", "finished"])
