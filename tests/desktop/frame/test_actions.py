"""The table of actions: all reachable, all named, no key twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QKeySequence

from desktop.frame.action_specs import ACTIONS
from desktop.frame.actions import action_words
from desktop.frame.menus import MENUS, OTHERS, Menu
from resources import resource


def listed(menus: tuple["str | Menu", ...]) -> Iterator[str]:
    for each in menus:
        if isinstance(each, str):
            yield each
        else:
            yield from listed(each[1])


def test_every_action_stands_in_a_menu_once() -> None:
    counted = Counter(name for name in listed(MENUS) if name != "-")
    assert set(counted) == {spec.id for spec in ACTIONS}
    assert set(counted.values()) == {1}


def test_the_other_ways_are_actions() -> None:
    assert set(OTHERS) - {"-"} <= {spec.id for spec in ACTIONS}


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_single_letters_work_in_the_list_only() -> None:
    for spec in ACTIONS:
        for key in spec.keys:
            # a field that is typed into keeps its signs, as the queue's test of it holds
            if (len(key) == 1 and key not in "?/") or key in {"Return", "Enter", "Space"}:
                assert spec.scope == "list", spec.id


def test_every_icon_is_drawn(qapp: object) -> None:
    from desktop.look.icons import pixmap

    for spec in ACTIONS:
        if spec.icon:
            assert Path(resource("icons", f"{spec.icon}.svg")).is_file(), spec.icon
            drawn = pixmap(spec.icon, "#000000", 16).toImage()
            inked = any(drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
            assert inked, spec.icon


def test_the_daily_keys_are_those_of_the_manual() -> None:
    keys = {spec.id: spec.keys for spec in ACTIONS}
    daily = {
        "part_refund": "P",
        "approve": "A",
        "decline": "D",
        "keep": "K",
        "ask_back": "B",
        "to_supplier": "U",
        "instead": "X",
        "rma": "R",
        "snooze": "S",
        "note": "N",
        "peek": "Space",
        "palette": "Ctrl+K",
        "undo": "Ctrl+Z",
    }
    assert {name: keys[name][0] for name in daily} == daily
    assert all(action_words(spec) for spec in ACTIONS)
