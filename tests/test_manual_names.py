"""What the Chinese manual calls a menu, a button or a field is what the program calls it."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]
#: a name that ends as a menu's does, or that a key is told for: **标签**（Ctrl+L）
_NAMED = re.compile(
    r"\*{1,2}(?P<dots>[^*\n]*[^*\n…]…)\*{1,2}|“(?P<quoted>[^”\n]{1,20}[^…]…)”"
    r"|\*{1,2}(?P<keyed>[^*\n]+)\*{1,2}（(?:Ctrl|F\d)"
)


def called() -> set[str]:
    """All names and words of the program in Chinese, without the dots that promise a dialog."""
    table = ElementTree.parse(ROOT / "resources/translations/sendback_zh_CN.ts")
    names = {each.text or "" for each in table.iter("translation")}
    for topic in (ROOT / "resources/phrases/zh").glob("*.json"):
        names |= {
            text
            for text in json.loads(topic.read_text("utf-8")).values()
            if isinstance(text, str)
        }
    return {re.sub(r"\(&\w\)|&", "", name).rstrip("…") for name in names}


def named() -> set[str]:
    manual = (ROOT / "docs/manual.zh.md").read_text("utf-8")
    found = (next(filter(None, match.groups())) for match in _NAMED.finditer(manual))
    return {part.strip().rstrip("…") for path in found for part in re.split(" [→›] ", path)}


@pytest.mark.parametrize("name", sorted(named()))
def test_the_manual_calls_it_as_the_program_does(name: str) -> None:
    assert name in called()


def test_the_manual_names_most_of_what_the_menus_have() -> None:
    assert len(named()) > 20
