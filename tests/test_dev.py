"""`dev.py`, the only door in: what it asks for, what it remembers, what its lock holds."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NAME = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)


@pytest.fixture
def dev(tmp_path, monkeypatch) -> ModuleType:
    """dev.py as a module that looks after an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    environment = tmp_path / ".venv"
    python = environment / module.PYTHON.relative_to(module.VENV)
    for name, value in {
        "ROOT": tmp_path,
        "VENV": environment,
        "STAMP": environment / "made-from-lock",
        "PYTHON": python,
        "LOCK": tmp_path / "requirements.lock",
    }.items():
        monkeypatch.setattr(module, name, value)
    module.LOCK.write_text("one==1\n", encoding="utf-8")
    return module


@pytest.fixture
def made(dev, monkeypatch) -> list[str]:
    """What dev.py did to get its environment, with the slow parts only written down."""
    steps: list[str] = []

    def make_empty() -> None:
        steps.append("empty")
        dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        dev.PYTHON.write_bytes(b"")
        dev.PYTHON.chmod(0o755)

    def install(command, **_) -> subprocess.CompletedProcess[bytes]:
        assert not dev.STAMP.exists(), "a kill during the installation must show"
        assert "--require-hashes" in command
        steps.append("install")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev, "make_empty", make_empty)
    monkeypatch.setattr(dev.subprocess, "run", install)
    return steps


def test_the_first_start_makes_the_environment_and_the_second_does_nothing(dev, made):
    dev.environment_ready()
    assert made == ["empty", "install"]
    dev.environment_ready()
    assert made == ["empty", "install"]


def test_a_start_killed_in_the_middle_begins_anew(dev, made):
    dev.environment_ready()
    dev.STAMP.unlink()
    dev.environment_ready()
    assert made == ["empty", "install"] * 2


def test_a_new_lock_is_installed_into_the_environment_that_is_there(dev, made):
    dev.environment_ready()
    dev.LOCK.write_text("one==2\n", encoding="utf-8")
    dev.environment_ready()
    assert made == ["empty", "install", "install"]


def test_an_environment_whose_python_is_gone_is_made_anew(dev, made):
    dev.environment_ready()
    dev.PYTHON.unlink()
    dev.environment_ready()
    assert made == ["empty", "install"] * 2


def test_an_environment_of_another_python_is_made_anew(dev, made):
    dev.environment_ready()
    dev.STAMP.write_text(dev.stamp().replace("cpython-3", "cpython-2"), encoding="ascii")
    dev.environment_ready()
    assert made == ["empty", "install"] * 2


def test_a_failed_installation_leaves_no_stamp_and_says_so(dev, made, monkeypatch):
    def fail(command, **_):
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(dev.subprocess, "run", fail)
    with pytest.raises(SystemExit, match=r"could not be installed"):
        dev.environment_ready()
    assert dev.stamped() == ""


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--desk", "shop"], True),
        (["--desk=shop"], True),
        (["queue"], False),
        (["--desk", "shop", "queue"], False),
        (["--help"], False),
    ],
)
def test_a_call_without_a_command_asks_for_the_window(dev, arguments, window):
    assert dev.asks_for_window(arguments) is window


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere Qt brings all it needs"
)
@pytest.mark.parametrize("may", [True, False], ids=["allowed", "not allowed"])
def test_missing_libraries_are_installed_or_the_one_command_is_said(
    dev, monkeypatch, capsys, may
):
    ran: list[list[str]] = []

    def run(command, **_):
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev, "opens", lambda soname: soname != "libEGL.so.1")
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "root_prefix", lambda: ["sudo", "-n"] if may else None)
    monkeypatch.setattr(dev, "known_package", lambda names: names[0])
    monkeypatch.setattr(dev.subprocess, "run", run)
    assert dev.system_ready(screen=True) is may
    if may:
        assert ran[-1][-2:] == ["--no-install-recommends", "libegl1"]
    else:
        assert "sudo apt-get install libegl1\n" in capsys.readouterr().err
        assert ran == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's")
@pytest.mark.parametrize("arguments", [[], ["tests/db"]], ids=["every test", "some"])
def test_a_screen_reader_is_brought_for_every_test_and_they_run_without_it(
    dev, monkeypatch, arguments
):
    ran: list[list[str]] = []

    def run(command, **_):
        ran.append(command)
        return subprocess.CompletedProcess(command, 1 if "install" in command else 0)

    monkeypatch.setattr(dev, "opens", lambda soname: True)
    monkeypatch.setattr(
        dev.shutil, "which", lambda name: None if name == "Xvfb" else f"/usr/bin/{name}"
    )
    monkeypatch.setattr(dev, "root_prefix", list)
    monkeypatch.setattr(dev, "known_package", lambda names: names[0])
    monkeypatch.setattr(dev.subprocess, "run", run)
    monkeypatch.setattr(dev, "ready_for_tests", lambda: None)
    assert dev.test(arguments) == 0
    asked = [command[-1] for command in ran if "install" in command]
    assert asked == ([] if arguments else ["xvfb"])
    assert "pytest" in ran[-1]


def test_a_check_runs_all_side_by_side_and_is_told_in_order(dev, monkeypatch, tmp_path, capfd):
    """A linter that waits for the tests to begin is told before them, and named when it failed."""
    begun = tmp_path / "begun"
    waits = f"""
import sys, time
from pathlib import Path
for _ in range(600):
    if Path({str(begun)!r}).exists():
        sys.exit("the tests had begun")
    time.sleep(0.05)
"""
    linters = {"first": ("-c", waits), "second": ("-c", "print('all well')")}
    tests = f"from pathlib import Path; Path({str(begun)!r}).touch(); print('tested')"
    monkeypatch.setattr(dev, "LINTERS", linters)
    monkeypatch.setattr(dev, "all_tests", lambda chosen: ("-c", tests, *chosen))
    monkeypatch.setattr(dev, "ready_for_tests", lambda: None)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert dev.check([]) == 1
    assert capfd.readouterr().out.splitlines() == [
        *("── first", "the tests had begun", "── second", "all well"),
        *("── tests (before them: first failed)", "tested", "── failed: first"),
    ]
    monkeypatch.setattr(dev, "LINTERS", {"second": linters["second"]})
    assert dev.check([]) == 0
    assert "before them: nothing failed" in capfd.readouterr().out


def test_an_unknown_command_is_wrong_usage():
    said = subprocess.run(
        [sys.executable, ROOT / "dev.py", "rnu"], capture_output=True, text=True, check=False
    )
    assert said.returncode == 2
    assert "rnu" in said.stderr


def test_an_old_python_can_read_far_enough_to_say_so(monkeypatch):
    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 7))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 to 3\.14; this is 3\.7"):
        exec(compile(tree, "dev.py", "exec"), {"__name__": "__main__"})


def test_only_the_standard_library_is_used():
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_every_locked_package_has_hashes_and_no_address():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert [entry for entry in packages if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|^-", LOCK, re.MULTILINE)


def test_the_lock_holds_every_package_that_the_project_asks_for():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = told["project"]["dependencies"] + told["dependency-groups"]["dev"]
    names = {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in wanted}
    assert names <= set(NAME.findall(LOCK))


@pytest.mark.parametrize(("asked", "given"), [("", "offscreen"), ("minimal", "minimal")])
def test_where_no_window_is_wanted_a_platform_that_is_set_to_nothing_is_none(
    dev, monkeypatch, asked, given
):
    """Qt was asked for its usual one then, and aborted."""
    monkeypatch.setenv("QT_QPA_PLATFORM", asked)
    assert dev.surroundings(screen=False)["QT_QPA_PLATFORM"] == given


def test_memory_comes_in_large_pages_unless_somebody_has_said_how(dev, monkeypatch) -> None:
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    assert dev.surroundings(screen=True)["GLIBC_TUNABLES"] == "glibc.malloc.hugetlb=1"
    monkeypatch.setenv("GLIBC_TUNABLES", "glibc.malloc.check=1")
    assert dev.surroundings(screen=True)["GLIBC_TUNABLES"] == "glibc.malloc.check=1"


def test_the_pictures_tell_how_they_are_chosen() -> None:
    asked = [sys.executable, str(ROOT / "tests" / "shots.py"), "--help"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    for word in ("dev.py shots [WORD …]", "dialog-snooze", "empty-queue"):
        assert word in told.stdout
