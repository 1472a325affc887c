"""The walls of the house: who may import whom, how long things grow, what no file holds."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("desktop", "returns", "db", "resources")
LINT = "from importlinter.cli import lint_imports_command as main; main(['--no-cache'])"

Node = TypeVar("Node", bound=ast.AST)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources(*folders: str) -> dict[str, ast.Module]:
    """Every module below these folders, by its path from the root; read by the test that asks first."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
    }


def product() -> dict[str, ast.Module]:
    """The modules of the program."""
    return sources(*PACKAGES)


def judges() -> dict[str, ast.Module]:
    """The modules that judge it."""
    return sources("tests", "benchmarks")


def nodes(tree: ast.AST, kind: type[Node]) -> Iterator[Node]:
    """All nodes of one kind."""
    found = whole(tree) if isinstance(tree, ast.Module) else ast.walk(tree)
    return (node for node in found if isinstance(node, kind))


@cache
def whole(module: ast.Module) -> tuple[ast.AST, ...]:
    """All nodes of a module: each test goes through all of them, and walking is what takes its time."""
    return tuple(ast.walk(module))


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """Afterwards nothing is remembered: every full collection would look through millions of nodes."""
    yield
    whole.cache_clear()
    sources.cache_clear()


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
    ("returns/ledger/__init__.py", "import PySide6.QtCore"): "Only desktop knows Qt",
    ("desktop/__init__.py", "import db"): "The window asks services, never the database",
    ("desktop/queue/__init__.py", "import desktop.policies"): "Tabs do not import each other",
    ("desktop/work/__init__.py", "import desktop.widgets"): "Tabs do not import each other",
    ("returns/money.py", "import returns.clock\nimport returns.ledger"): "No package knows",
}

#: folders that no contract lists: `exhaustive` is what notices them
NEW_FOLDERS = ("desktop/somewhere", "returns/somewhere")


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
    for folder in NEW_FOLDERS:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").write_text('"""A room of no floor."""')
    report = lint_imports(tmp_path)
    assert report.returncode == 1, report.stdout + report.stderr
    unlisted = [f"- {folder.replace('/', '.')}" for folder in NEW_FOLDERS]
    assert [line for line in unlisted if line not in report.stdout.splitlines()] == []
    broken = [line for line in report.stdout.splitlines() if line.endswith("BROKEN")]
    missed = [name for name in BAD_IMPORTS.values() if not any(name in line for line in broken)]
    assert not missed, report.stdout


def test_every_folder_of_code_is_a_package():
    """import-linter passes over a folder without `__init__.py` and says nothing."""
    folders = {Path(path).parent for path in product() if "/versions/" not in path}
    assert not [
        str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()
    ]


def test_files_stay_short():
    lengths = {path: len((ROOT / path).read_bytes().splitlines()) for path in product()}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_functions_stay_short():
    long = {
        f"{path}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for path, tree in product().items()
        for function in nodes(tree, Function)
    }
    assert {place: length for place, length in long.items() if length > 50} == {}


def is_door(child):
    names = {getattr(each, "id", "") for each in child.decorator_list}
    return "cached_property" in names


def test_classes_stay_small():
    # a door of the desk is a name with a lazy import behind it, and does nothing
    methods = {
        f"{path} {owner.name}": sum(
            isinstance(child, Function) and not is_door(child) for child in owner.body
        )
        for path, tree in product().items()
        for owner in nodes(tree, ast.ClassDef)
    }
    assert {place: count for place, count in methods.items() if count > 20} == {}


def test_every_module_says_what_it_is():
    silent = [path for path, tree in product().items() if not ast.get_docstring(tree)]
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
        path for path in product() if set(Path(path).with_suffix("").parts) & empty_words
    ] == []


def test_no_f_string_is_translated():
    """lupdate writes down `{n}` as it stands and no translation ever matches it."""
    bad = [
        f"{path}:{call.lineno}"
        for path, tree in product().items()
        for call in nodes(tree, ast.Call)
        if called(call) in {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]
    assert not bad, "\n".join(bad)


def test_nothing_is_translated_inside_an_f_string():
    """lupdate does not look into one: the words would stay English in every language."""
    bad = [
        f"{path}:{call.lineno}"
        for path, tree in product().items()
        for text in nodes(tree, ast.JoinedStr)
        for call in nodes(text, ast.Call)
        if called(call) in {"tr", "translate"} and isinstance(call.args[-1], ast.Constant)
    ]
    assert not bad, "\n".join(bad)


def test_nothing_is_put_off():
    marks = re.compile(r"\b(TO" "DO|FIX" r"ME)\b")
    assert [
        path
        for path in (*product(), *judges())
        if marks.search((ROOT / path).read_text(encoding="utf-8"))
    ] == []


def test_no_file_knows_the_machine_it_was_written_on():
    # from the root of the disk: `desktop/work/` is a room of ours
    homes = re.compile(r"(?<![\w.])/(work|root|home)/")
    kinds = {".py", ".md", ".toml", ".json", ".lock", ".spec", ".ts", ".svg", ".qss", ".sh"}
    folders = (*PACKAGES, "tests", "benchmarks", "docs")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    assert [
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix in kinds
        and homes.search(path.read_text(encoding="utf-8", errors="replace"))
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
    for path, tree in product().items():
        imported = {name.name for node in nodes(tree, ast.Import) for name in node.names}
        imported |= {str(node.module) for node in nodes(tree, ast.ImportFrom)}
        calls = {called(call) for call in nodes(tree, ast.Call)}
        plugs = {
            ast.unparse(call.func) for call in nodes(tree, ast.Call) if called(call) == "socket"
        } & {"socket.socket"}
        if imported & modules or calls & names or plugs:
            found.append(path)
    assert not found, "\n".join(found)


def test_no_test_sleeps():
    """Waiting is for a signal or a condition, with a timeout; a pause is slow and still flaky."""
    waits = {"qtbot.wait", "self.qtbot.wait"}
    bad = [
        f"{path}:{call.lineno}"
        for path, tree in judges().items()
        if path.startswith("tests/")
        for call in nodes(tree, ast.Call)
        if called(call) in {"sleep", "qSleep", "qWait"}
        or (called(call) == "wait" and ast.unparse(call.func) in waits)
    ]
    assert not bad, "\n".join(bad)


# --- records have types ----------------------------------------------------------------------------

#: where `Any` stands in `returns/` for what others hand over, and what that is
EDGES = {
    "returns/documents/": "reportlab, fontTools and HarfBuzz tell no types",
    "returns/evidence/": "objects of PDF and of ASN.1",
    "returns/importing/": "the cells of a workbook",
    "returns/keeping/": "rows of a copy, read before anybody knows what they are",
    "returns/ledger/": "rows of SQL and the bodies of events, made into records here",
    "returns/casework/rehearsal.py": "cells as `Work` takes them",
    "returns/casework/desk_settings.py": "settings by their names, checked against the table of them",
    "returns/casework/dry_run.py": "rows of a case as they are read, before they are records",
    "returns/papers/sheet/hidden_steps.py": "a cell of an event's body",
    "returns/records/notice.py": "what a sentence is filled with",
    "returns/records/policy.py": "the answer to a row of the table of policy fields",
    "returns/records/policy_json.py": "JSON",
}
#: who asks a record for a field by its name, and where the names come from
BY_NAME = {
    "returns/bringing_in/suppliers_intake.py": "columns as the file tells them",
    "returns/bringing_in/worked_out.py": "what the queue shows, by its columns",
    "returns/casework/cases.py": "a column that is JSON",
    "returns/casework/desk_settings.py": "the table of settings",
    "returns/casework/goods/inspections.py": "columns of a row of SQL",
    "returns/casework/outlook.py": "columns of a row of SQL",
    "returns/casework/steps/steps.py": "what may be said along with a step",
    "returns/documents/press.py": "reportlab's settings",
    "returns/documents/page/tagged_canvas.py": "reportlab's methods",
    "returns/keeping/bring_back.py": "columns of a row of SQL",
    "returns/ledger/new_rows.py": "a row that has no number yet",
    "returns/quarantine.py": "a signal that Windows has not",
    "returns/records/kept_text.py": "every field, to be measured",
    "returns/records/packets.py": "the limits of the table of addressees",
    "returns/records/policy.py": "the table of policy fields",
    "returns/records/settings.py": "the table of settings",
    "returns/rules/goods/findings_said.py": "the facts that a verdict needs",
    "returns/rules/redaction/redactor.py": "the table of fields that people wrote",
    "returns/rules/settings_check.py": "the table of settings",
    "returns/rules/tracks/track_machines.py": "the table of tracks",
    "returns/rules/tracks/transitions.py": "the table of tracks",
}
#: in these what stands for anything is a cell or a value, and not the whole
_HOLDERS = {"Row", "Select", "Callable", "dict", "Mapping", "MutableMapping"}


def annotations(tree: ast.AST) -> Iterator[ast.expr]:
    for argument in nodes(tree, ast.arg):
        yield from [argument.annotation] if argument.annotation else []
    for function in nodes(tree, Function):
        yield from [function.returns] if function.returns else []
    for assigned in nodes(tree, ast.AnnAssign):
        yield assigned.annotation


def is_anything(written: ast.expr) -> bool:
    """Whether an annotation takes anything for a record, or for each of several."""
    if isinstance(written, ast.Constant) and isinstance(written.value, str):
        return is_anything(ast.parse(written.value, mode="eval").body)
    if isinstance(written, ast.BinOp):
        return is_anything(written.left) or is_anything(written.right)
    if isinstance(written, ast.Subscript):
        held = ast.unparse(written.value).split(".")[-1]
        inside = written.slice.elts if isinstance(written.slice, ast.Tuple) else [written.slice]
        return held not in _HOLDERS and any(map(is_anything, inside))
    return ast.unparse(written).split(".")[-1] in {"Any", "SimpleNamespace"}


def test_no_record_is_anything():
    found = {
        path
        for path, tree in sources("returns").items()
        if any(map(is_anything, annotations(tree)))
    }
    named = {edge for path in found for edge in EDGES if path.startswith(edge)}
    assert {path for path in found if not path.startswith(tuple(EDGES))} == set()
    assert named == set(EDGES)


@pytest.mark.parametrize(
    "line",
    [
        "def f(row: Any) -> int: ...",
        "def f() -> list[Any]: ...",
        "def f(row: 'Any | None'): ...",
        "case: tuple[int, typing.Any]",
        "case: SimpleNamespace",
    ],
)
def test_a_record_that_is_anything_is_found(line):
    assert any(map(is_anything, annotations(ast.parse(line))))


def test_no_record_is_asked_for_a_field_by_a_string():
    named: dict[str, list[ast.Call]] = {}
    for path, tree in sources("returns").items():
        for call in nodes(tree, ast.Call):
            if isinstance(call.func, ast.Name) and call.func.id in {"getattr", "setattr"}:
                named.setdefault(path, []).append(call)
    assert set(named) == set(BY_NAME)
    simple = [
        path for path in product() if "SimpleNamespace" in (ROOT / path).read_text("utf-8")
    ]
    assert simple == []


# --- one way to write a file --------------------------------------------------------------------

#: who writes to a disk or into memory by another way than `save_whole` or `db/files/safe_file.py`, and why
WRITERS = {
    "db/private.py": "makes the new files that db/files/safe_file.py fills",
    "db/files/safe_file.py": "is that way",
    "returns/whole_file.py": "is that way; a device or pipe is written to as it is",
    "db/desk_file/lock.py": "the note beside it only names its holder; a full disk must not matter",
    "db/desk_file/system_lock.py": "the file is held, never written to",
    "db/desk_file/schema.py": "an empty file for SQLite to fill, and a probe that is gone at once",
    "db/desk_file/salvage.py": "mends the head of the copy that it reads, never the damaged file",
    "db/desk_file/backup.py": "an empty file for SQLite to fill",
    "db/desk_file/mark.py": "the note of the last change is written over in place; torn it says nothing",
    "db/trouble.py": "a probe that is gone at once",
    "returns/papers/sheet/sealed_pictures.py": "pictures of one sealing, in its own folder and gone with it",
    "returns/casework/goods/photos.py": "a pasted picture, for the child to look at and then gone",
    "db/files/verified_copy.py": "originals are copied in pieces, never held in memory, and hashed",
    "returns/keeping/looking.py": "a folder for a copy that is looked into, gone with it",
    "returns/quarantine.py": "what a worker says goes to a pipe, or nowhere",
    "returns/keeping/salvage.py": "a damaged database, to be read beside where it lies",
    "returns/desk_log.py": "a log grows line by line",
    "returns/documents/pictures/from_outside.py": "the child's copies of pictures are made anew at will",
    "desktop/work/settings.py": "QSettings itself writes to another name first",
    "desktop/cli/terminal.py": "os.devnull, where there is no stream",
    "desktop/look/png.py": "into memory",
    "returns/documents/pictures/page_pictures.py": "into memory",
    "returns/papers/paper_files.py": "a ZIP in memory, then saved by `save_whole`",
    "returns/evidence/zip_sheet.py": "a sheet of a ZIP, for as long as it is checked",
    "returns/papers/packet/packet_files.py": "a ZIP in memory, then saved by `save_whole` or `save_new`",
    "returns/documents/short_case/card_sheet.py": "into memory",
    "returns/documents/pictures/picture_files.py": "into memory",
    "desktop/frame/second_start.py": "a note of one line, in place because it is watched",
    "returns/evidence/bundle.py": "into memory",
    "returns/sample/pictures.py": "into memory",
}
_WRITE = {"write_text", "write_bytes", "touch"}
_MAKE = {"QSaveFile", "QFile", "QPdfWriter", "QSettings", "RotatingFileHandler", "FileHandler"}
_TEMPORARY = {"NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp"}
_COPY = {"shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.move"}
_TO_WRITE = re.compile(r"[rbt]*[wax+][wabtx+]*")


def writes(call: ast.Call) -> bool:
    """Whether a call writes a file by its own means."""
    name, target = called(call), ast.unparse(call.func)
    by_name = name in _WRITE | _MAKE | _TEMPORARY
    # `create` is what db/private.py has for them
    if by_name or target in _COPY | {"os.open", "os.fdopen", "create"}:
        return True
    if name == "save":  # a picture or a document; a method of our own is called on self
        return bool(call.args) and not target.startswith("self.") and "." in target
    if name in {"open", "ZipFile"}:
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        words = [part.value for part in given if isinstance(part, ast.Constant)]
        return any(isinstance(word, str) and _TO_WRITE.fullmatch(word) for word in words)
    return False


def who_writes(modules: dict[str, ast.Module]) -> set[str]:
    found = {
        path for path, tree in modules.items() for call in nodes(tree, ast.Call) if writes(call)
    }
    return found | {
        path
        for path, tree in modules.items()
        for owner in nodes(tree, ast.ClassDef)
        if any(ast.unparse(base).split(".")[-1] in _MAKE for base in owner.bases)
    }


def test_every_file_is_written_the_one_way():
    assert who_writes(product()) == set(WRITERS)


@pytest.mark.parametrize(
    "line",
    [
        "path.write_bytes(pdf)",
        "Path(name).write_text(words, encoding='utf-8')",
        "open(path, 'w')",
        "path.open('xb')",
        "io.open(path, mode='r+b')",
        "os.open(path, os.O_RDONLY)",
        "QSaveFile(str(path))",
        "picture.save(str(path))",
        "shutil.copy2(path, other)",
        "create(path)",
        "zipfile.ZipFile(path, 'w')",
        "tempfile.TemporaryDirectory()",
        "class Log(logging.FileHandler): pass",
    ],
)
def test_another_way_is_found(line):
    assert who_writes({"module.py": ast.parse(line)}) == {"module.py"}


@pytest.mark.parametrize(
    "line", ["path.open('rb')", "painter.save()", "self.shop.save(path)", "numbers.copy()"]
)
def test_reading_is_no_writing(line):
    assert who_writes({"module.py": ast.parse(line)}) == set()
