"""What `sendback photo` takes."""

from desktop.cli import words


def add_to(command: words.Adder) -> None:
    """Originals, which shot they are and which goods they show."""
    photo = command("photo", "add originals to the vault")
    photo.add_argument("case", metavar="CASE")
    photo.add_argument("files", type=words.place, nargs="+", metavar="FILE")
    photo.add_argument("--shot", default="", type=words.shot)
    photo.add_argument(
        "--line", type=words.count, help="item that they show, from 1; of known ones, too"
    )
    photo.add_argument("--unit", type=words.count, help="piece of that item, from 1")
