"""What the packed program takes along, and what of Qt it leaves out."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

SPEC = Path(__file__).resolve().parent.parent / "build.spec"


@pytest.fixture(scope="module")
def wanted() -> Callable[[tuple[str, str, str]], bool]:
    """The spec's own choice, without PyInstaller and without building anything."""
    tree = ast.parse(SPEC.read_text(encoding="utf-8"))
    kept = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        or (
            isinstance(node, ast.Assign)
            and getattr(node.targets[0], "id", "") in ("QT", "SYSTEM")
        )
    ]
    names: dict[str, object] = {"Path": Path}
    exec(compile(ast.Module(kept, []), str(SPEC), "exec"), names)
    return names["wanted"]


@pytest.mark.parametrize(
    "name",
    [
        "resources/translations/sendback_zh_CN.qm",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "resources/phrases/zh/errors.json",
    ],
)
def test_it_takes_along_what_the_window_needs(wanted, name: str) -> None:
    assert wanted((name, "", "DATA"))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/designer_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "db/migrations/__pycache__/env.cpython-311.pyc",
    ],
)
def test_it_leaves_out_what_no_screen_shows(wanted, name: str) -> None:
    assert not wanted((name, "", "DATA"))
