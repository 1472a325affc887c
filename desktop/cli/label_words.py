"""The words of `sendback label`: what it is printed on, and where the goods go."""

from argparse import ArgumentParser

from desktop.cli.words import count
from returns.trade.label_stock import stocks


def add_to(label: ArgumentParser) -> None:
    """Paper, free place, and what else is not as usual."""
    label.add_argument(
        "--stock",
        default="4x6",
        choices=list(stocks()),
        help="the paper: a roll (4x6, 100x150), A6, or a sheet with 2 or 4 labels; 4x6 unless said",
    )
    label.add_argument(
        "--start",
        default=1,
        type=count,
        metavar="N",
        help="the first place of a sheet that is free, row by row: 1 to 2, or 1 to 4",
    )
    label.add_argument("--overrule", action="store_true", help="without the supplier's RMA")
    onwards = ["buyer", "supplier", "third_party"]
    label.add_argument(
        "--to", dest="leg", choices=onwards, help="where goods that are here go on"
    )
