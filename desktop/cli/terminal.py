"""The terminal or pipe on the other side: text reaches it in any locale, and cannot steer it."""

import argparse
import os
import sys
import unicodedata
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import IO, NoReturn

from returns.errors import TURNS


def ready_streams() -> None:
    """Let text out whatever the locale, and nowhere where there is no stream (`>&-`)."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere())
        elif hasattr(stream, "reconfigure"):
            # a pipe in a C locale must not turn a Chinese name into a crash
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give_up_output() -> None:
    """The other side is gone or full: leave nothing for the program's end to write."""
    with suppress(OSError, ValueError):  # a stream without a number of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> IO[str]:
    return Path(os.devnull).open("w", encoding="utf-8")


def plain(text: str) -> str:
    """The text without what steers a terminal, or turns the direction in which its lines are read."""
    signs = (sign for sign in text if sign not in TURNS)
    return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else "�" for c in signs)


def complain(text: str) -> None:
    """One line on what went wrong."""
    sys.stderr.write(plain(text) + "\n")


class WrongWords(Exception):
    """Words that are no command, in a line of a batch; the message says which and why."""


#: whether wrong words are told to whoever asked for them to be read, and not on the terminal
IN_BATCH: ContextVar[bool] = ContextVar("in batch", default=False)


class Parser(argparse.ArgumentParser):
    """Repeats a wrong word without what steers a terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with how to write it, and end; raises `WrongWords` in a batch."""
        if IN_BATCH.get():
            raise WrongWords(plain(message))
        super().error(message)

    def _print_message(self, message: str, file: IO[str] | None = None) -> None:  # type: ignore[override]
        super()._print_message(plain(message), file)
