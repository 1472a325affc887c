"""`sendback`: arguments in, exit code out; without a command the window opens."""

import gc
import logging
import sys

#: how many more objects before anybody looks for circles: more than a short command ever makes
_BETWEEN_LOOKS = 500_000


def main() -> None:
    """Entry point of the console script and of `python -m desktop`."""
    # what is logged is for the desk's log, never for the terminal of somebody without one
    logging.getLogger("sendback").addHandler(logging.NullHandler())
    sys.exit(_run(sys.argv[1:]))


def _run(words: list[str]) -> int:
    """Without a word the window opens at once: it needs nothing of the command line."""
    if not words:
        from desktop.cli.terminal import ready_streams
        from desktop.frame.start import open_window

        ready_streams()
        return open_window()
    return _command(words)


def _command(words: list[str]) -> int:
    """Looking for circles among what was imported is a fifth of a short command's time, and finds none."""
    gc.set_threshold(_BETWEEN_LOOKS)
    from desktop.cli.command_line import run

    try:
        return run(words)
    finally:
        # nor at the end: what is left goes with the process
        gc.freeze()


if __name__ == "__main__":
    if hasattr(sys, "frozen"):
        # a worker process of the packaged program is this same file, started anew
        import multiprocessing

        multiprocessing.freeze_support()
    main()
