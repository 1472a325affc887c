"""`sendback`: arguments in, exit code out; without a command the window opens."""

import multiprocessing
import sys


def main() -> None:
    """Entry point of the console script and of `python -m desktop`."""
    from desktop.cli.command_line import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
