"""`sendback`: arguments in, exit code out; without a command the window opens."""

import logging
import sys


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
    from desktop.cli.command_line import run

    return run(words)


if __name__ == "__main__":
    if hasattr(sys, "frozen"):
        # a worker process of the packaged program is this same file, started anew
        import multiprocessing

        multiprocessing.freeze_support()
    main()
