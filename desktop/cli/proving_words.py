"""The words of the commands on answers, keys, seals and stamps."""

from desktop.cli import words


def add_to(command: words.Adder) -> None:
    """Add them to the command line."""
    answer = command("answer", "note what a sheet says that came back filled in")
    answer.add_argument("file", type=words.place, metavar="FILE")
    answer.add_argument("--case", default="", help="refuse one that is of another case")
    answer.add_argument("--dry-run", action="store_true", help="only tell what it says")
    key = command(
        "key", "the desk's own key: its fingerprint, and its certificate to give away"
    )
    key.add_argument("-o", "--out", type=words.place, metavar="OUT.pem")
    key.add_argument(
        "--private",
        action="store_true",
        help="the key itself: whoever has it signs as this desk",
    )
    trust = command("trust", "keys that are known here from now on; without a key, all of them")
    trust.add_argument(
        "key", nargs="?", default="", metavar="SHEET.pdf|FINGERPRINT", help="whose key it is"
    )
    trust.add_argument("--name", default="", help="how you call whoever has it")
    trust.add_argument("--forget", action="store_true", help="trust it no longer")
    seal = command("seal", "days that are sealed and stamped; ask a time authority by file")
    way = seal.add_mutually_exclusive_group()
    way.add_argument(
        "-o",
        "--out",
        type=words.place,
        metavar="OUT.tsq",
        help="the question that is to be sent",
    )
    way.add_argument(
        "--take", type=words.place, metavar="ANSWER.tsr", help="the answer that came back"
    )
