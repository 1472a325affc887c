"""Both languages say the same: nothing unfinished, nothing stale, nothing that cannot match."""

import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.look.language import Language
from desktop.look.theme import Theme
from resources import resource

ROOT = Path(__file__).resolve().parents[3]
TS = resource("translations", "sendback_zh_CN.ts")
SOURCES = sorted(path for path in (ROOT / "desktop").rglob("*.py"))
#: the same in every language
SAME = {
    "English",
    "中文",
    "SKU",
    "HTML",
    "PDF",
    "100 %",
    "125 %",
    "150 %",
    "200 %",
    "“{words}”",
}


def messages() -> list[tuple[str, ET.Element]]:
    tree = ET.parse(TS)
    return [
        (context.findtext("name") or "", message)
        for context in tree.getroot().iter("context")
        for message in context.iter("message")
    ]


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def tool(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not beside this Python")
    return found


def test_nothing_is_unfinished() -> None:
    for context, message in messages():
        translation = message.find("translation")
        source = message.findtext("source")
        assert translation is not None, source
        assert translation.get("type") is None, f"{context}: {source}"
        assert translation.text, f"{context}: {source}"


#: said of two or more alone: another sentence stands for one
NEVER_ONE = {
    *("the recommended step for {count} cases", "{what} for {count} cases"),
    *("supplier {name} for {count} cases", "{name} is the supplier of {count} cases now."),
    *("Done: {count} of {all} cases.", "{what}: {count} of {all} cases."),
    *("{count} cases chosen", "{count} cases"),
    *("{count} cases are chosen, and this is told of one: choose it alone.", "{count} items"),
    *("Who shipped the goods of these {count} cases?", "Show each of the {count} parts"),
    "{count} products",
}
COUNTED = re.compile(r"\{(count|bad|total|all)\} (?:[a-z]+ ){0,2}[a-z]+s\b")


def test_of_one_thing_nothing_is_said_as_of_several() -> None:
    """Behind a number stands a phrase with its plural forms, or a sentence for one beside it."""
    said = messages()
    for context, message in said:
        source = message.findtext("source") or ""
        if COUNTED.search(source) is None or source in NEVER_ONE:
            continue
        same = (each.findtext("source") or "" for name, each in said if name == context)
        assert any(re.search(r"\b(1|[Oo]ne)\b", each) for each in same), f"{context}: {source}"
    assert {message.findtext("source") for _, message in said} >= NEVER_ONE


def test_every_field_is_in_both() -> None:
    for _, message in messages():
        source, translation = message.findtext("source"), message.findtext("translation")
        assert fields(source or "") == fields(translation or ""), source


def test_what_is_translated_is_chinese() -> None:
    for context, message in messages():
        source, translation = message.findtext("source"), message.findtext("translation") or ""
        chinese = any("\u4e00" <= sign <= "\u9fff" for sign in translation)
        assert (
            chinese or source in SAME or re.fullmatch(r"[\W\d_]*(\{\w+\}[\W\d_]*)*", source)
        ), f"{context}: {source}"


def test_every_text_of_the_window_is_in_the_table(tmp_path: Path) -> None:
    copy = tmp_path / TS.name
    shutil.copy(TS, copy)
    subprocess.run(
        [
            *(tool("pyside6-lupdate"), *map(str, SOURCES)),
            *("-source-language", "en", "-target-language", "zh_CN"),
            *("-no-obsolete", "-locations", "none", "-ts", str(copy)),
        ],
        check=True,
        capture_output=True,
    )
    known = {(context, message.findtext("source")) for context, message in messages()}
    found = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(copy).getroot().iter("context")
        for message in context.iter("message")
    }
    assert found - known == set(), "to be translated"
    assert known - found == set(), "no longer said"


def test_the_compiled_table_is_current(qapp: object) -> None:
    compiled = QTranslator()
    assert compiled.load(str(TS.with_suffix(".qm")))
    for context, message in messages():
        source = message.findtext("source") or ""
        said = compiled.translate(context, source)
        assert said == message.findtext("translation"), f"{context}: {source}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_text_is_put_together_before_it_is_translated(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr == "tr":
            assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno}"
            assert "%n" not in node.args[0].value, f"{path.name}:{node.lineno}"


def test_a_file_dialog_of_qt_s_own_is_chinese(
    qapp: QApplication, dressed: Theme, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    language = Language(qapp, dressed)
    language.set("zh")
    dialog = QFileDialog(None, "", str(tmp_path), "CSV (*.csv)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    try:
        labels = [label.text() for label in dialog.findChildren(QLabel)]
        folder = QCoreApplication.translate("QAbstractFileIconProvider", "Folder")
    finally:
        dialog.close()
        language.set("en")
    assert len(labels) == 3
    for said in (*labels, folder):
        assert any("\u4e00" <= sign <= "\u9fff" for sign in said), said
