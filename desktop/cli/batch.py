"""Many commands over one open desk: one a line, each answered at once with one JSON object."""

import io
import json
import shlex
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import IO

from desktop.cli import desks
from desktop.cli.terminal import IN_BATCH, WrongWords, complain
from returns.errors import Refusal, UnreadableFile
from returns.phrases import say as phrase

#: characters of one command; a longer line is none
_LONGEST = 100_000
#: characters of a wrong word that its sentence repeats
_REPEATED = 300
#: what would open a desk of its own, or wait for more lines
_NOT_HERE = frozenset({"batch", "sample", "restore", "salvage"})


#: what runs a command, by its name
Commands = Mapping[str, Callable[[Namespace], int]]


def batch(options: Namespace, parser: ArgumentParser, commands: Commands) -> int:
    """Run each line as a command on the one desk; goes on after a refusal unless told to stop.

    0 where every line ended with 0, else 1.
    """
    worst = 0
    with ExitStack() as stack:
        lines = _lines(stack, options.file)
        stack.enter_context(desks.held(options.desk))
        for number, line in enumerate(lines, start=1):
            if line is not None and (not line.strip() or line.lstrip().startswith("#")):
                continue
            code, out, err = _run(line, options, parser, commands)
            answer = {"line": number, "exit": code, "out": out, "err": err}
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
            worst = max(worst, int(code != 0))
            if code and options.stop:
                break
    return worst


def _lines(stack: ExitStack, file: Path | None) -> Iterator[str | None]:
    """The lines of a file or of what is typed in; None for one that is too long to be a command."""
    if file is None:
        return _cut(sys.stdin.buffer)
    try:
        return _cut(stack.enter_context(file.open("rb")))
    except OSError as error:
        raise UnreadableFile(
            "papers.unreadable", name=file.name, why=error.strerror or ""
        ) from error


def _cut(stream: IO[bytes]) -> Iterator[str | None]:
    while line := stream.readline(_LONGEST + 1):
        if len(line) > _LONGEST and not line.endswith(b"\n"):
            while more := stream.readline(_LONGEST):
                if more.endswith(b"\n"):
                    break
            yield None
        else:
            yield line.decode("utf-8", "replace").rstrip("\r\n")


def _run(
    line: str | None, options: Namespace, parser: ArgumentParser, commands: Commands
) -> tuple[int, object, str]:
    """Exit code, what was printed (as JSON where it is some), and what was complained of."""
    lang = options.lang or "en"
    if line is None:
        return 2, "", phrase("cli.batch_too_long", lang, most=_LONGEST)
    try:
        words = shlex.split(line)
    except ValueError:
        return 2, "", phrase("cli.batch_unclosed", lang)
    if words and words[0] == "sendback":
        words = words[1:]
    name = next((word for word in words if not word.startswith("-")), "")
    if name in _NOT_HERE:
        return 2, "", phrase("cli.batch_not_here", lang, command=name)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = _command(words, options, parser, commands)
    text = out.getvalue().rstrip("\n")
    try:
        return code, json.loads(text) if text else "", err.getvalue().rstrip("\n")
    except ValueError:
        return code, text, err.getvalue().rstrip("\n")


def _command(
    words: list[str], options: Namespace, parser: ArgumentParser, commands: Commands
) -> int:
    lang = options.lang or "en"
    token = IN_BATCH.set(True)
    try:
        told = parser.parse_args(words)
    except WrongWords as wrong:
        complain(_wrong(str(wrong), words, commands, lang))
        return 2
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        IN_BATCH.reset(token)
    if told.desk is not None:
        # however it was written: the line would be done on the desk that is open
        complain(phrase("cli.batch_not_here", lang, command="--desk"))
        return 2
    if told.command is None:
        complain(phrase("cli.batch_no_command", lang))
        return 2
    told.lang = told.lang or options.lang
    told.json = told.json or options.json
    desks.BY.set(told.by)
    try:
        return commands[told.command](told)
    except Refusal as refusal:
        complain(refusal.say(told.lang or "en"))
        return 1
    except OSError as error:
        complain(f"{error.strerror}: {error.filename}")
        return 1


def _wrong(why: str, words: list[str], commands: Commands, lang: str) -> str:
    """One sentence on words that are no command."""
    if "COMMAND: invalid choice" in why:
        first = next((word for word in words if not word.startswith("-")), "")
        return phrase("cli.batch_unknown", lang, command=_short(first))
    name = next((word for word in words if word in commands), "")
    why = why.removeprefix("argument ").rstrip(".")
    return phrase("cli.batch_wrong", lang, why=_short(why), command=name).replace("  ", " ")


def _short(text: str) -> str:
    return f"{text[:_REPEATED]}…" if len(text) > _REPEATED else text
