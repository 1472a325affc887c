"""The walls of the house: who may import whom, how long things grow, what no file holds."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("desktop", "returns", "db", "resources")
LINT = "from importlinter.cli import lint_imports_command as main; main(['--no-cache'])"

Node = TypeVar("Node", bound=ast.AST)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*folders: str) -> dict[str, ast.Module]:
    """Every module below these folders, by its path from the root."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
    }


PRODUCT = sources("desktop", "returns", "db", "resources")
TESTS = sources("tests", "benchmarks")


def nodes(tree: ast.AST, kind: type[Node]) -> Iterator[Node]:
    """All nodes of one kind."""
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def called(call: ast.Call) -> str:
    """The last name of what is called: `tr` of `self.tr(…)`."""
    target = call.func
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", LINT],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_point_down():
    report = lint_imports(ROOT)
    assert report.returncode == 0, report.stdout + report.stderr


#: a bad line in a module → the contract that must notice
BAD_IMPORTS = {
    ("db/tables/base.py", "import returns.money"): "Imports point down",
    ("returns/documents/__init__.py", "import returns.importing"): "Inside returns too",
    ("returns/rules/__init__.py", "import sqlalchemy"): "The trade itself knows no database",
    ("returns/services/__init__.py", "import PySide6.QtCore"): "Only desktop knows Qt",
    ("desktop/__init__.py", "import db"): "The window asks services, never the database",
    ("desktop/queue/__init__.py", "import desktop.policies"): "Tabs do not import each other",
    ("returns/money.py", "import returns.clock\nimport returns.services"): "No package knows",
}


def test_imports_that_point_up_are_found(tmp_path):
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package,
            tmp_path / package,
            ignore=lambda folder, names: [
                name
                for name in names
                if Path(folder, name).is_file() and not name.endswith(".py")
            ],
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module, line in BAD_IMPORTS:
        with (tmp_path / module).open("a", encoding="utf-8") as source:
            source.write(f"\n{line}\n")
    report = lint_imports(tmp_path)
    assert report.returncode == 1, report.stdout + report.stderr
    broken = [line for line in report.stdout.splitlines() if line.endswith("BROKEN")]
    missed = [name for name in BAD_IMPORTS.values() if not any(name in line for line in broken)]
    assert not missed, report.stdout


def test_every_folder_of_code_is_a_package():
    """import-linter passes over a folder without `__init__.py` and says nothing."""
    folders = {Path(path).parent for path in PRODUCT if "/versions/" not in path}
    assert not [
        str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()
    ]


def test_files_stay_short():
    lengths = {path: len((ROOT / path).read_bytes().splitlines()) for path in PRODUCT}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_functions_stay_short():
    long = {
        f"{path}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for path, tree in PRODUCT.items()
        for function in nodes(tree, Function)
    }
    assert {place: length for place, length in long.items() if length > 50} == {}


def test_classes_stay_small():
    methods = {
        f"{path} {owner.name}": sum(isinstance(child, Function) for child in owner.body)
        for path, tree in PRODUCT.items()
        for owner in nodes(tree, ast.ClassDef)
    }
    assert {place: count for place, count in methods.items() if count > 20} == {}


def test_every_module_says_what_it_is():
    silent = [path for path, tree in PRODUCT.items() if not ast.get_docstring(tree)]
    assert not silent, "\n".join(silent)


def test_no_name_that_says_nothing():
    empty_words = {
        "utils",
        "util",
        "helpers",
        "helper",
        "manager",
        "data",
        "info",
        "misc",
        "common",
    }
    assert [
        path for path in PRODUCT if set(Path(path).with_suffix("").parts) & empty_words
    ] == []


def test_no_f_string_is_translated():
    """lupdate writes down `{n}` as it stands and no translation ever matches it."""
    bad = [
        f"{path}:{call.lineno}"
        for path, tree in PRODUCT.items()
        for call in nodes(tree, ast.Call)
        if called(call) in {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]
    assert not bad, "\n".join(bad)


def test_nothing_is_put_off():
    marks = re.compile(r"\b(TO" "DO|FIX" r"ME)\b")
    assert [
        path
        for path in (*PRODUCT, *TESTS)
        if marks.search((ROOT / path).read_text(encoding="utf-8"))
    ] == []


def test_no_file_knows_the_machine_it_was_written_on():
    homes = ("/" + "work/", "/" + "root/", "/" + "home/")
    kinds = {".py", ".md", ".toml", ".json", ".lock", ".spec", ".ts", ".svg", ".qss", ".sh"}
    folders = (*PACKAGES, "tests", "benchmarks", "docs")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    assert [
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix in kinds
        and any(home in path.read_text(encoding="utf-8", errors="replace") for home in homes)
    ] == []


def test_nothing_can_reach_the_network():
    """Qt's sockets are C++, which the audit hook of the test run cannot see."""
    modules = {
        "ssl",
        "urllib.request",
        "http",
        "http.client",
        "http.server",
        "ftplib",
        "smtplib",
    }
    names = {"create_connection", "create_server", "QNetworkAccessManager", "QTcpSocket"}
    names |= {"QTcpServer", "QUdpSocket", "QSslSocket", "QWebSocket"}
    found = []
    for path, tree in PRODUCT.items():
        imported = {name.name for node in nodes(tree, ast.Import) for name in node.names}
        imported |= {str(node.module) for node in nodes(tree, ast.ImportFrom)}
        calls = {called(call) for call in nodes(tree, ast.Call)}
        plugs = {ast.unparse(call.func) for call in nodes(tree, ast.Call)} & {"socket.socket"}
        if imported & modules or calls & names or plugs:
            found.append(path)
    assert not found, "\n".join(found)


def test_no_test_sleeps():
    """Waiting is for a signal or a condition, with a timeout; a pause is slow and still flaky."""
    bad = [
        f"{path}:{call.lineno}"
        for path, tree in TESTS.items()
        if path.startswith("tests/")
        for call in nodes(tree, ast.Call)
        if called(call) in {"sleep", "qSleep", "qWait"}
        or ast.unparse(call.func) in {"qtbot.wait", "self.qtbot.wait"}
    ]
    assert not bad, "\n".join(bad)
