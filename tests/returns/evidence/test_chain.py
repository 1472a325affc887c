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
    hash_of,
    salted,
    verify_case,
    verify_desk,
)
from returns.records.event import Event

EDITS = 10_000


@pytest.fixture(params=[1, 2, 3, "both"])
def since(request):
    """From which number on the events are of format 2, and of format 3."""
    return {1: (1_000, 1_000), 2: (0, 1_000), 3: (0, 0), "both": (3, 5)}[request.param]


def a_case(count=8, since=(5, 1_000)):
    events, before = [], START
    for n in range(1, count + 1):
        at, kind = f"2026-11-22T10:{n:02}:00Z", ("opened", "note", "approved")[n % 3]
        body = canonical({"n": n, "words": "损坏\n" * n})
        event = told(Event(n, n, at, kind, body, "", "", 1, 7), since)
        before = hash_of(event, before)
        events.append(replace(event, hash=before))
    return events


def told(event, since):
    """By somebody and of format 2 from a number on, of format 3 from another."""
    two, three = since
    newer = event if event.seq < two else replace(event, by="小林", format=2)
    return replace(newer, format=3) if event.seq >= three else newer


def a_desk(count=24, since=(12, 1_000)):
    links, before, last = [], START, {}
    chance = random.Random(3)
    for seq in range(1, count + 1):
        case_id = chance.choice((1, 2, 3, None))
        case_seq, case_before = last.get(case_id, (0, START))
        at, kind, body = f"2026-11-22T10:{seq:02}:00Z", "note", canonical({"seq": seq})
        event = told(Event(seq, case_seq + 1, at, kind, body, "", "", 1, case_id), since)
        own = hash_of(event, case_before)
        before = desk_hash(before, seq, own)
        event = replace(event, hash=own)
        links.append(DeskEvent(case_id, event, before))
        last[case_id] = (case_seq + 1, own)
    return links


def edited(chance, event):
    """The event with one field changed to something else."""
    fields = ("seq", "case_seq", "at", "kind", "body", "hash", "by", "format")
    # which case it is, format 1 leaves to the desk's row; an empty text has nothing to turn
    field = chance.choice([*fields, *(["case_id"] if event.format > 1 else [])])
    value = getattr(event, field)
    if value in (None, ""):
        return replace(event, **{field: 8 if value is None else "Ann"})
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


def test_an_untouched_history_has_nothing_wrong_with_it(since):
    case, desk = a_case(since=since), a_desk(since=since)
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


def test_every_random_edit_of_a_case_is_found(since):
    chance, case = random.Random(1), a_case(since=since)
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


def test_every_random_edit_of_a_desk_is_found(since):
    chance, desk = random.Random(2), a_desk(since=since)
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
        event = replace(event, body='{"forged":1}')
        before = hash_of(event, before)
        forged.append(replace(event, hash=before))
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


def test_format_2_says_who_and_which_case_and_can_be_worked_out_by_hand():
    event = Event(9, 2, "2026-11-22T10:00:00Z", "note", "{}", "", "小林", 2, 7)
    text = "v2\n2:ab,1:7,1:2,20:2026-11-22T10:00:00Z,2:小林,4:note,2:{},"
    assert hash_of(event, "ab") == hashlib.sha256(text.encode()).hexdigest()
    own = hash_of(replace(event, case_id=None), "")
    text = "v2\n0:,0:,1:2,20:2026-11-22T10:00:00Z,2:小林,4:note,2:{},"
    assert own == hashlib.sha256(text.encode()).hexdigest()


def test_nothing_moves_from_one_part_of_an_event_into_the_next():
    event = Event(1, 1, "at", "note", "{}", "", "Ann", 2, 7)
    moved = replace(event, by="", kind="Annnote")
    assert hash_of(event, "") != hash_of(moved, "")
    assert hash_of(replace(event, case_id=71, case_seq=1), "") != hash_of(
        replace(event, case_id=7, case_seq=11), ""
    )


def test_an_older_format_after_a_newer_one_is_told_although_its_hash_fits():
    first = Event(1, 1, "at", "opened", "{}", "", "Ann", 2, 7)
    first = replace(first, hash=hash_of(first, START))
    second = Event(2, 2, "at", "note", "{}", event_hash(first.hash, 2, "at", "note", "{}"))
    assert [(p.seq, p.what) for p in verify_case([first, second])] == [(2, "format")]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_body_holds_no_number_that_json_cannot_say(number):
    with pytest.raises(ValueError, match="JSON"):
        canonical({"n": number})


def test_words_are_hashed_as_they_were_given():
    assert canonical({"w": "e\u0301"}) != canonical({"w": "é"})
    event_hash("", 1, "", "", "half a pair \ud83d")


def test_a_step_of_format_3_holds_for_others_without_its_body():
    event = Event(1, 1, "2026-11-22T10:00:00Z", "note", canonical({"n": 1}), "", "Ann", 3, 7)
    hidden = event.without_body()
    assert hidden.body == ""
    assert hash_of(hidden, START) == hash_of(event, START)
    two = replace(event, format=2)
    assert hash_of(two.without_body(), START) != hash_of(two, START)


def test_what_a_short_step_says_cannot_be_guessed_from_its_sum():
    """The same words on two desks have two sums, since the body holds what is on no paper."""
    one, other = (canonical(salted({"n": 1}, head, 2)) for head in ("a" * 64, "b" * 64))
    assert one != other
    assert canonical(salted({"n": 1}, "a" * 64, 2)) == one
