"""No edit of the history goes unnoticed: changed, dropped, moved, added, cut off."""

import hashlib
import random
from dataclasses import replace

import pytest

from returns.evidence.chain import (
    START,
    DeskEvent,
    Head,
    canonical,
    desk_hash,
    event_hash,
    verify_case,
    verify_desk,
)
from returns.records.case import Event

EDITS = 10_000


def a_case(count=8):
    events, before = [], START
    for n in range(1, count + 1):
        at, kind = f"2026-11-22T10:{n:02}:00Z", ("opened", "note", "approved")[n % 3]
        body = canonical({"n": n, "words": "损坏\n" * n})
        before = event_hash(before, n, at, kind, body)
        events.append(Event(n, n, at, kind, body, before))
    return events


def a_desk(count=24):
    links, before, last = [], START, {}
    chance = random.Random(3)
    for seq in range(1, count + 1):
        case_id = chance.choice((1, 2, 3, None))
        case_seq, case_before = last.get(case_id, (0, START))
        at, kind, body = f"2026-11-22T10:{seq:02}:00Z", "note", canonical({"seq": seq})
        own = event_hash(case_before, case_seq + 1, at, kind, body)
        before = desk_hash(before, seq, own)
        event = Event(seq, case_seq + 1, at, kind, body, own)
        links.append(DeskEvent(case_id, event, before))
        last[case_id] = (case_seq + 1, own)
    return links


def edited(chance, event):
    """The event with one field changed to something else."""
    field = chance.choice(("seq", "case_seq", "at", "kind", "body", "hash"))
    value = getattr(event, field)
    if isinstance(value, int):
        return replace(event, **{field: value + chance.choice((-1, 1, 7))})
    place = chance.randrange(len(value))
    other = chance.choice([c for c in "0aZ损 \n" if c != value[place]])
    kind = chance.randrange(3)
    if kind == 0:
        return replace(event, **{field: value[:place] + other + value[place + 1 :]})
    if kind == 1:
        return replace(event, **{field: value[:place] + value[place + 1 :]})
    return replace(event, **{field: value[:place] + other + value[place:]})


def test_an_untouched_history_has_nothing_wrong_with_it():
    case, desk = a_case(), a_desk()
    assert verify_case(case) == []
    assert verify_case(case, Head(8, case[-1].hash)) == []
    assert verify_case(case, Head(5, case[4].hash)) == []
    assert verify_desk(desk) == []
    assert verify_desk(desk, Head(24, desk[-1].desk_hash)) == []
    assert verify_case([]) == []
    assert verify_desk([], Head(0, START)) == []


def mangled(chance, items, edit):
    """The list with one random edit; None when the edit changed nothing."""
    result = list(items)
    place, other = chance.randrange(len(result)), chance.randrange(len(result))
    match chance.choice(("change", "drop", "swap", "insert", "move", "cut", "repeat")):
        case "change":
            result[place] = edit(result[place])
        case "drop":
            del result[place]
        case "swap":
            result[place], result[other] = result[other], result[place]
        case "insert":
            result.insert(place, edit(result[other]))
        case "move":
            result.insert(other, result.pop(place))
        case "cut":
            del result[place:]
        case _:
            result.append(result[place])
    return None if result == items else result


def test_every_random_edit_of_a_case_is_found():
    chance, case = random.Random(1), a_case()
    head = Head(len(case), case[-1].hash)
    unseen = []
    for _ in range(EDITS):
        result = mangled(chance, case, lambda event: edited(chance, event))
        # a case's events do not carry the desk's number in their hash: the desk's chain does
        only_seq = result and [replace(e, seq=0) for e in result] == [
            replace(e, seq=0) for e in case
        ]
        if result is not None and not only_seq and not verify_case(result, head):
            unseen.append(result)
    assert unseen == []


def test_every_random_edit_of_a_desk_is_found():
    chance, desk = random.Random(2), a_desk()
    head = Head(len(desk), desk[-1].desk_hash)

    def edit(link):
        match chance.randrange(3):
            case 0:
                return replace(link, case_id=chance.choice((4, 5)))
            case 1:
                return replace(link, desk_hash=hashlib.sha256(b"x").hexdigest())
            case _:
                return replace(link, event=edited(chance, link.event))

    unseen = []
    for _ in range(EDITS):
        result = mangled(chance, desk, edit)
        if result is not None and not verify_desk(result, head):
            unseen.append(result)
    assert unseen == []


def test_a_cut_tail_shows_only_against_a_head_that_somebody_kept():
    case = a_case()
    assert verify_case(case[:5]) == []
    (problem,) = verify_case(case[:5], Head(8, case[-1].hash))
    assert (problem.what, problem.seq) == ("head", 8)


def test_a_history_written_anew_from_some_point_shows_against_the_head():
    case = a_case()
    forged = case[:3]
    before = forged[-1].hash
    for event in case[3:]:
        before = event_hash(before, event.case_seq, event.at, event.kind, '{"forged":1}')
        forged.append(replace(event, body='{"forged":1}', hash=before))
    assert verify_case(forged) == []
    assert [p.what for p in verify_case(forged, Head(8, case[-1].hash))] == ["head"]


def test_a_problem_names_its_event():
    case = a_case()
    case[3] = replace(case[3], body="{}")
    assert [(p.seq, p.what) for p in verify_case(case)] == [(4, "hash")]


def test_the_hashes_are_those_that_anyone_can_work_out_by_hand():
    body = canonical({"b": 1, "a": "损坏"})
    assert body == '{"a":"损坏","b":1}'
    text = "v1\n\n1\n2026-11-22T10:00:00Z\nopened\n" + body
    own = event_hash("", 1, "2026-11-22T10:00:00Z", "opened", body)
    assert own == hashlib.sha256(text.encode()).hexdigest()
    assert desk_hash("", 1, own) == hashlib.sha256(f"v1\n\n1\n{own}".encode()).hexdigest()


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_body_holds_no_number_that_json_cannot_say(number):
    with pytest.raises(ValueError, match="JSON"):
        canonical({"n": number})


def test_words_are_hashed_as_they_were_given():
    assert canonical({"w": "e\u0301"}) != canonical({"w": "é"})
    event_hash("", 1, "", "", "half a pair \ud83d")
