"""`sendback`: arguments in, exit code out; without a command the window opens."""

import logging
import multiprocessing
import sys


def main() -> None:
    """Entry point of the console script and of `python -m desktop`."""
    from desktop.cli.command_line import run

    # what is logged is for the desk's log, never for the terminal of somebody without one
    logging.getLogger("sendback").addHandler(logging.NullHandler())
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
