"""A manifest carries who made each step, as it was hashed; one from before is read as it was."""

from dataclasses import replace

import pytest

from returns.evidence.bundle import manifest_facts
from returns.evidence.chain import hash_of
from returns.evidence.manifest import Manifest, check_history, teller
from returns.records.event import Event
from tests.returns.documents.sample_papers import SHEET

BODY = '{"count":1,"shot":"front"}'
TELL = teller("en")


def chained(*events):
    before, made = "", []
    for place, event in enumerate(events, start=1):
        linked = replace(event, seq=place, case_seq=place)
        before = hash_of(linked, before)
        made.append(replace(linked, hash=before))
    return made


def manifest(events):
    facts = manifest_facts(SHEET, [], events)
    return Manifest({"page 1": "x"}, tuple(facts["events"]), facts["head"])


OLD = Event(1, 1, "2026-11-21T10:00:00Z", "photo_added", BODY, "", "", 1, 7)
NEW = replace(OLD, by="小林", format=2)


@pytest.mark.parametrize("events", [(OLD, OLD), (OLD, NEW, NEW), (NEW,)])
def test_both_formats_and_one_after_the_other_are_worked_out_again(events):
    told = manifest(chained(*events))
    assert check_history(told, TELL).ok
    assert [line.get("by") for line in told.events] == [
        event.by if event.format > 1 else None for event in events
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Ann"},
        {"case_id": 8},
        {"format": 3},
        {"format": 1},
        {"case_id": "7"},
        {"by": None},
    ],
)
def test_a_person_case_or_format_that_was_changed_is_found(change):
    told = manifest(chained(NEW, NEW))
    altered = ({**told.events[0], **change}, told.events[1])
    check = check_history(replace(told, events=altered), TELL)
    assert not check.ok
    assert check.why == TELL("history_broken", number=1)


def test_an_older_format_after_a_newer_one_is_found():
    first, _ = chained(NEW, NEW)
    second = replace(OLD, seq=2, case_seq=2)
    second = replace(second, hash=hash_of(second, first.hash))
    assert not check_history(manifest([first, second]), TELL).ok
