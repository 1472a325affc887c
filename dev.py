#!/usr/bin/env python3
"""Runs, tests and packs Sendback with nothing but Python: `python3 dev.py run`, `python3 dev.py test`.

Standard library only. It makes `.venv` beside itself from the hashed `requirements.lock`; a stamp
remembers that this is done, so that later starts need no network and cost next to nothing.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Sendback needs Python 3.11 to 3.14; this is %d.%d.\n"  # noqa: UP031  older Pythons read this
        "If you have another one, name it: python3.13 dev.py run" % sys.version_info[:2]
    )

import contextlib
import ctypes
import hashlib
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from-lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

#: what Qt opens on Linux → the Debian packages that bring it, newest name first
LIBRARIES = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
}
#: what it opens besides when there is a screen and perhaps a printer
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libcups.so.2": ("libcups2t64", "libcups2"),
}

#: what others would check a paper with, and the tests do → the packages that bring it
TOOLS = {
    "pdftotext": ("poppler-utils",),
    "qpdf": ("qpdf",),
    "openssl": ("openssl",),
}
#: what a screen reader and the window meet on; without it the test that does so is skipped
SCREEN_READER = {
    "Xvfb": ("xvfb",),
    "dbus-daemon": ("dbus-daemon", "dbus"),
    "/usr/libexec/at-spi-bus-launcher": ("at-spi2-core",),
}

USAGE = """\
python3 dev.py COMMAND [anything more goes to the command]

  run      open the desk; with arguments: sendback's own command line
  test     every test, without a screen
  check    linters, types, import contracts, then every test
  bench    speed beside the limit and beside the naive way
  shots    a picture of every tab, dialog and empty state
  build    the packed program, in dist/"""


def say(text: str) -> None:
    """A line of our own, on stderr: stdout belongs to the command that runs."""
    print(text, file=sys.stderr, flush=True)


# --- system libraries -------------------------------------------------------------------------


def opens(soname: str) -> bool:
    """Whether this system's loader finds a shared library (under a millisecond)."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def known_package(names: tuple[str, ...]) -> str | None:
    """The first of these names that apt's lists hold."""
    for name in names:
        if run_quietly("apt-cache", "show", "--no-all-versions", name):
            return name
    return None


def run_quietly(*command: str) -> bool:
    """Whether a program is there and ends well; its words are not wanted."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root without being asked; None if it can't be."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if run_quietly("sudo", "-n", "true") else None


def install_packages(wanted: list[tuple[str, ...]], needed_for: str) -> bool:
    """Bring Debian packages by apt, or print the one command that does. True when they are there."""
    prefix = root_prefix()
    if prefix is None:
        plain = [known_package(names) or names[-1] for names in wanted]
        say(f"{needed_for} needs some of the system's own packages. This brings them:\n")
        say(f"    sudo apt-get install {' '.join(plain)}\n")
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    apt += ["-o", "DPkg::Lock::Timeout=300"]
    say(f"Installing what {needed_for} needs of the system, with apt …")
    subprocess.run([*apt, "update"], stdout=sys.stderr, check=False)
    names = [known_package(names) or names[-1] for names in wanted]
    install = [*apt, "install", "-y", "--no-install-recommends", *names]
    if subprocess.run(install, stdout=sys.stderr, check=False).returncode:
        say(f"apt could not do it. By hand:\n\n    sudo apt-get install {' '.join(names)}\n")
        return False
    return True


def lacking(
    libraries: dict[str, tuple[str, ...]], tools: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Those of them that are not here, and the packages that bring each."""
    missing = {soname: names for soname, names in libraries.items() if not opens(soname)}
    return missing | {tool: names for tool, names in tools.items() if not shutil.which(tool)}


def bring_screen_reader() -> None:
    """Bring what the test with a screen reader needs, if we may; every other test runs without."""
    if sys.platform.startswith("linux") and shutil.which("apt-get"):
        missing = lacking(SCREEN_LIBRARIES, SCREEN_READER)
        if missing:
            install_packages(list(missing.values()), "The test with a screen reader")


def system_ready(*, screen: bool, papers: bool = False) -> bool:
    """Whether Qt's libraries (and, for tests, the tools for papers) are there, bringing them if we may."""
    if not sys.platform.startswith("linux"):
        return True
    libraries = {**LIBRARIES, **SCREEN_LIBRARIES} if screen else LIBRARIES
    missing = lacking(libraries, TOOLS if papers else {})
    if not missing:
        return True
    if shutil.which("apt-get"):
        return install_packages(list(missing.values()), "Sendback")
    # elsewhere names differ and Qt may get by with fewer: tell, and let it try
    say(
        f"Not found: {', '.join(missing)}. If the window stays away, your package manager has them."
    )
    return True


# --- the environment --------------------------------------------------------------------------


def stamp() -> str:
    """What the environment is made from: this lock, this Python."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{sys.implementation.cache_tag} {lock}\n"


def stamped() -> str:
    """The stamp of the environment that is there; empty when it is missing or was not finished."""
    try:
        return STAMP.read_text(encoding="ascii") if os.access(PYTHON, os.X_OK) else ""
    except (OSError, UnicodeDecodeError):
        return ""


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep a second dev.py waiting while the first makes the environment; freed even by a kill."""
    with (ROOT / ".venv.lock").open("w") as handle:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds; we do not
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def make_environment() -> None:
    """Make or repair `.venv`. The stamp goes first and comes last, so a kill in between shows."""
    same_python = stamped().split(" ")[0] == stamp().split(" ")[0]
    STAMP.unlink(missing_ok=True)
    say("Preparing Sendback's own Python environment: once, some minutes, needs the network …")
    if not same_python:
        make_empty()
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--no-input", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    command += ["--requirement", str(LOCK)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        sys.exit(
            "The packages of requirements.lock could not be installed (see above). Nothing else was\n"
            "touched; with the network there, the same command goes on from here."
        )
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(stamp(), encoding="ascii")
    fresh.replace(STAMP)


def make_empty() -> None:
    """An empty `.venv`, whatever was there before."""
    try:
        import ensurepip  # noqa: F401  Debian keeps it in a package of its own
    except ImportError:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not (
            shutil.which("apt-get") and install_packages([(version, "python3-venv")], "Python")
        ):
            sys.exit("This Python cannot make environments: its module ensurepip is missing.")
    # the interpreter below any environment: our own may be the one that is cleared
    base = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.run([base, "-m", "venv", "--clear", VENV], check=False).returncode:
        sys.exit(f"Python could not make the environment {VENV} (see above).")


def environment_ready() -> None:
    """Leave at once when the environment is the one that the lock asks for; else make it."""
    if stamped() == stamp():
        return
    try:
        with alone():
            if stamped() != stamp():
                make_environment()
    except OSError as error:
        sys.exit(f"The environment cannot be made in {ROOT}: {error}")


# --- the commands -----------------------------------------------------------------------------


def surroundings(*, screen: bool) -> dict[str, str]:
    """The environment variables of a child: our source importable, no window where none is wanted."""
    env = dict(os.environ)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH")]))
    # glibc then takes its memory in pages of 2 MB: to open a desk takes a tenth less of the processor
    env.setdefault("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1")
    if not screen:
        # set to nothing it names none either
        env["QT_QPA_PLATFORM"] = env.get("QT_QPA_PLATFORM") or "offscreen"
    return env


def child(*arguments: str) -> int:
    """Run the environment's Python in our folder without a screen; its exit code."""
    command = [str(PYTHON), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings(screen=False), check=False
    ).returncode


def has_screen() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return asked.partition(":")[0] not in ("offscreen", "minimal")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def asks_for_window(arguments: list[str]) -> bool:
    """Whether `sendback` is called without a command: nothing, or a desk and nothing else."""
    left = [word for word in arguments if not word.startswith("--desk=")]
    if "--desk" in left:
        place = left.index("--desk")
        del left[place : place + 2]
    return not left


def run(arguments: list[str]) -> int:
    """Open the desk, pass a command to `sendback`, or play the main job where there is no screen."""
    screen, window = has_screen(), asks_for_window(arguments)
    if window and not screen:
        say("There is no screen here, so no window can open.")
        if arguments:
            say("Every command works without one: python3 dev.py run --help")
            return 1
        say("Playing the main job on the sample desk without it.\n")
    # a command does without Qt's libraries
    if window and not system_ready(screen=screen):
        return 1
    environment_ready()
    module = "desktop" if screen or not window else "desktop.demo"
    # -P: a folder named `desktop` where the seller stands is not ours
    command = [str(PYTHON), "-P", "-m", module, *arguments]
    env = surroundings(screen=screen)
    if os.name == "posix":
        os.execve(command[0], command, env)  # noqa: S606  signals and exit code are the program's own
    return subprocess.run(command, env=env, check=False).returncode


def ready_for_tests() -> None:
    """System libraries and environment, or leave saying what is missing."""
    if not system_ready(screen=False, papers=True):
        sys.exit(1)
    environment_ready()


def all_tests(arguments: list[str]) -> tuple[str, ...]:
    """The tests that the arguments choose; without any every test, on all cores until the last."""
    if not arguments:
        bring_screen_reader()
    return "-m", "pytest", *(arguments or ["--numprocesses=auto", "--dist=worksteal"])


def test(arguments: list[str]) -> int:
    """Every test, or those that the arguments choose."""
    ready_for_tests()
    return child(*all_tests(arguments))


LINTERS: dict[str, tuple[str, ...]] = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "imports": ("-c", "from importlinter.cli import lint_imports_command as main; main()"),
}


def check(arguments: list[str]) -> int:
    """Everything a change must pass; the tests come last and have the last word when all is well.

    All of it runs side by side, as most of it keeps one core only; each is heard in its turn.
    """
    ready_for_tests()
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "cwd": ROOT}
    how["env"] = surroundings(screen=False)
    if sys.stdout.isatty():
        how["env"].setdefault("FORCE_COLOR", "1")
    steps = {
        name: subprocess.Popen([str(PYTHON), *command], **how)
        for name, command in {**LINTERS, "tests": all_tests(arguments)}.items()
    }
    failed = []
    for name, process in steps.items():
        before = f" (before them: {', '.join(failed) or 'nothing'} failed)"
        print(f"── {name}{before if name == 'tests' else ''}", flush=True)
        with process:
            for said in iter(process.stdout.read1, b""):
                sys.stdout.buffer.write(said)
                sys.stdout.buffer.flush()
        if process.returncode:
            failed.append(name)
    if failed:
        print(f"── failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Each benchmark, or those named, one after the other; other files there are their parts."""
    ready_for_tests()
    files = (ROOT / "benchmarks").glob("[!_]*.py")
    names = {file.stem for file in files if "__main__" in file.read_text(encoding="utf-8")}
    chosen = [word for word in arguments if word in names] or sorted(names)
    rest = [word for word in arguments if word not in names]
    failed = [name for name in chosen if child(f"benchmarks/{name}.py", *rest)]
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed or not names else 0


def shots(arguments: list[str]) -> int:
    """Pictures of every tab, dialog and empty state."""
    ready_for_tests()
    return child("tests/shots.py", *arguments)


def build(arguments: list[str]) -> int:
    """The packed program in `dist/`."""
    ready_for_tests()
    return child(
        "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec", *arguments
    )


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "build": build,
}


def main(arguments: list[str]) -> int:
    """Do one command; 2 when there is no such command."""
    for stream in (sys.stdout, sys.stderr):  # an old console shows "?" for "…" and goes on
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        print(USAGE)
        return 0
    if name not in COMMANDS:
        say(f"dev.py knows no command “{name}”.\n\n{USAGE}")
        return 2
    try:
        return COMMANDS[name](rest)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
