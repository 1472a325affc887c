"""Words in, exit code out (docs/manual.md names them); never a traceback for bad input."""

import argparse
import sys
from collections.abc import Sequence
from functools import cache

from desktop.cli import doing_words as doing
from desktop.cli import label_words, packets, words
from desktop.cli import moving_words as moving
from desktop.cli import proving_words as proving
from desktop.cli.terminal import Parser, complain, give_up_output, ready_streams
from desktop.cli.ways import ways_on
from returns import VERSION
from returns.errors import Refusal
from returns.phrases import say as phrase
from returns.records.plain_papers import PER_PAGE
from returns.terms import Lang

#: what papers are saved as
_PAPER = "OUT.pdf|.zip|.jpg|.png|OUT/"
_WHO = "who is at the desk; without it, whoever made the last step"


def run(arguments: Sequence[str]) -> int:
    """Do what the words say; without a command, open the window."""
    ready_streams()
    options = parser().parse_args(arguments)
    if options.command is None:
        from desktop.frame.start import open_window

        return open_window(options.desk, options.lang)
    # imported only now, so that the window does not pay for it
    from desktop.cli import commands, desks

    desks.SPOKEN.set(options.lang or "en")
    desks.BY.set(options.by)
    try:
        if options.command == "batch":
            from desktop.cli.batch import batch

            code = batch(options, parser(), commands.COMMANDS)
        else:
            code = commands.COMMANDS[options.command](options)
        sys.stdout.flush()
    except Refusal as refusal:
        lang = options.lang or "en"
        complain(refusal.say(lang))
        for line in ways_on(refusal, desks.folder_of(options.desk), lang):
            complain(line)
        return 1
    except BrokenPipeError:
        # the reader (`| head`) has seen enough
        give_up_output()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        give_up_output()
        complain(phrase("cli.output_lost", options.lang or "en", why=error.strerror or ""))
        return 1
    except KeyboardInterrupt:
        return 1
    return code


@cache
def parser() -> argparse.ArgumentParser:
    """The whole command line of domain.md 10; made once, also for the lines of a batch."""
    shared = Parser(add_help=False)
    shared.add_argument("--desk", type=words.place, default=argparse.SUPPRESS, metavar="FOLDER")
    langs = [lang.value for lang in Lang]
    # before the command or after it: what stands after it must not wipe out what stood before
    unsaid = argparse.SUPPRESS
    shared.add_argument("--json", action="store_true", default=unsaid, help="print JSON")
    shared.add_argument("--lang", choices=langs, default=unsaid)
    shared.add_argument("--by", default=unsaid, metavar="NAME", help=_WHO)
    top = Parser(prog="sendback", description="The returns desk of a small online seller.")
    top.add_argument("--desk", type=words.place, default=None, metavar="FOLDER")
    top.add_argument("--json", action="store_true", help="print JSON")
    top.add_argument("--lang", choices=langs, default=None)
    top.add_argument("--by", default=None, metavar="NAME", help=_WHO)
    top.add_argument("--version", action="version", version=f"sendback {VERSION}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    sample = command("sample", "make a new desk with the sample data")
    sample.add_argument("folder", type=words.place, metavar="FOLDER")
    _bringing_in(command)
    _reading(command)
    _advise(command)
    doing.add_to(command)
    _supplying(command)
    moving.add_to(command)
    _papers(command)
    _keeping(command)
    return top


def _bringing_in(command: words.Adder) -> None:
    suppliers = command("suppliers", "bring in suppliers and their policies (JSON or CSV)")
    suppliers.add_argument("file", type=words.place)
    _settings(command)
    _lettering(command)
    importing = command("import", "bring in platform files")
    importing.add_argument("files", type=words.place, nargs="+", metavar="FILE")
    importing.add_argument("--channel", default="", help="where it was sold, e.g. 'Amazon DE'")
    importing.add_argument(
        "--dates",
        choices=["dmy", "mdy"],
        help="what comes first where a date could be two days",
    )
    importing.add_argument(
        "--encoding", type=words.encoding, default=None, help="where the file does not tell"
    )
    importing.add_argument("--dry-run", action="store_true", help="count only, keep nothing")
    importing.add_argument(
        "--unusable",
        type=words.place,
        metavar="OUT.csv",
        help="save the rows that cannot be used",
    )


def _settings(command: words.Adder) -> None:
    settings = command("settings", "the desk's own settings: show them, or change some")
    settings.add_argument(
        "--set",
        action="append",
        default=[],
        type=words.setting,
        metavar="NAME=VALUE",
        help="e.g. shop_name='Harbour Gifts' partial_percent=40 return_address.city=Bristol "
        "rate.EUR=0.92 transit.dropship:DE=1-3,4-9 'deadline.amazon:*:answer_buyer=12 hours' "
        "fault.style=seller; an empty value takes the default back; may "
        "stand several times",
    )
    settings.add_argument(
        "--place",
        dest="places",
        action="append",
        default=[],
        type=words.placed,
        metavar="NAME=KIND;…",
        help="an address that goods can go to, e.g. 'Shed=third_party;Lagerweg 3;;Hamburg;;20095;DE;'"
        f"; kinds: {', '.join(words.PLACE_KINDS)}; nothing after the = takes it away",
    )
    settings.add_argument(
        "--dry-run",
        action="store_true",
        help="change nothing: print what --set would have said to the cases of the last days",
    )
    settings.add_argument(
        "--days", type=words.count, metavar="N", help="how far --dry-run looks back; 90"
    )


def _lettering(command: words.Adder) -> None:
    letters = command(
        "letters", "the words of letters: list them, show those of one, or change them"
    )
    letters.add_argument("letter", nargs="?", default="", metavar="LETTER")
    change = letters.add_mutually_exclusive_group()
    change.add_argument(
        "--set",
        type=words.place,
        metavar="FILE",
        help="take the words from a text file, `-` for what is typed in: the subject, an empty "
        "line, the letter; in the language of --lang",
    )
    change.add_argument("--usual", action="store_true", help="back to the usual words")


def _reading(command: words.Adder) -> None:
    queue = command("queue", "open cases, most urgent first")
    queue.add_argument("--view", default="all", choices=words.VIEWS)
    queue.add_argument("--search", default="", metavar="TEXT")
    queue.add_argument("--limit", type=words.count, default=0, help="0 = all")
    show = command("show", "everything about one case")
    show.add_argument("case", metavar="CASE")


def _advise(command: words.Adder) -> None:
    advise = command("advise", "what the rules say, with their sentences")
    advise.add_argument("--value", required=True, type=words.decimal)
    advise.add_argument("--currency", default="USD", type=words.currency)
    advise.add_argument("--reason", required=True, type=words.reason)
    advise.add_argument("--fulfilment", default="dropship", choices=words.FULFILMENTS)
    advise.add_argument("--listing", default="unknown", choices=words.LISTINGS)
    advise.add_argument("--policy", type=words.place, metavar="FILE.json")
    advise.add_argument("--cost", type=words.decimal, help="what the goods cost us")
    goods = advise.add_mutually_exclusive_group()
    goods.add_argument("--intact", dest="intact", action="store_true", default=None)
    goods.add_argument("--faulty", dest="intact", action="store_false")
    advise.add_argument("--verdict", choices=words.VERDICTS, help="after the inspection")
    advise.add_argument(
        "--returns-before", type=words.count, help="returns this desk handled before"
    )
    advise.add_argument(
        "--replacement", action="store_true", help="the buyer asked for a new one"
    )
    advise.add_argument("--suspected", action="store_true", help="signs of a malicious return")


def _supplying(command: words.Adder) -> None:
    supplier = command("supplier", "say who shipped a case's goods")
    supplier.add_argument("case", metavar="CASE")
    supplier.add_argument("name", metavar="SUPPLIER", help="as it is called on this desk")
    supplier.add_argument(
        "--product",
        action="store_true",
        help="for every open case of the product, and for those to come",
    )
    supplier.add_argument(
        "--listing", choices=words.LISTINGS, help="who wrote the listing: you, or their feed"
    )
    supplier.add_argument("--line", type=words.count, help="item of the case, from 1")
    supplier.add_argument("--po", metavar="NUMBER", help="the order's number at that supplier")


def _papers(command: words.Adder) -> None:
    label = command("label", "return labels")
    label.add_argument("cases", nargs="+", metavar="CASE")
    label.add_argument("-o", "--out", type=words.target, required=True, metavar=_PAPER)
    label_words.add_to(label)
    evidence = command("evidence", "an evidence sheet")
    evidence.add_argument("case", metavar="CASE")
    evidence.add_argument("-o", "--out", type=words.target, required=True, metavar=_PAPER)
    packets.add_to(evidence)
    evidence.add_argument("--originals", action="store_true", help="attach the originals")
    evidence.add_argument(
        "--sure",
        action="store_true",
        help="also those that tell a place, or may tell of the buyer",
    )
    evidence.add_argument("--supplier", default="", help="of several the one of this name")
    evidence.add_argument("--line", type=words.count, help="that of this item, from 1")
    evidence.add_argument(
        "--stamped",
        action="store_true",
        help="the newest kept sheet once more, with the stamp over its day",
    )
    evidence.add_argument("--max-mb", type=words.positive, metavar="N")
    verify = command("verify", "is this evidence file unchanged, part by part")
    verify.add_argument("file", type=words.place)
    proving.add_to(command)
    _plain_papers(command)


def _plain_papers(command: words.Adder) -> None:
    summary = command("summary", "all that is known of a case, on a page or two")
    summary.add_argument("case", metavar="CASE")
    summary.add_argument("-o", "--out", type=words.target, required=True, metavar=_PAPER)
    contacts = command("contact-sheet", "all photos of a case, small, in rows")
    contacts.add_argument("case", metavar="CASE")
    contacts.add_argument("-o", "--out", type=words.target, required=True, metavar=_PAPER)
    contacts.add_argument(
        "--per-page", type=int, default=12, choices=PER_PAGE, help="how many on a page; 12"
    )
    picks = command("pick-list", "goods that are here and want a place, with boxes to tick")
    picks.add_argument("cases", nargs="*", metavar="CASE", help="of these alone; else of all")
    picks.add_argument("-o", "--out", type=words.target, required=True, metavar=_PAPER)
    policy = command("policy", "the store policy derived from the suppliers' policies")
    policy.add_argument("-o", "--out", type=words.place, metavar="OUT.html|.pdf|.txt")
    form = policy.add_mutually_exclusive_group()
    form.add_argument(
        "--section",
        dest="form",
        action="store_const",
        const="section",
        help="HTML as one section to paste into a shop's editor",
    )
    form.add_argument(
        "--bare",
        dest="form",
        action="store_const",
        const="bare",
        help="that section without its style",
    )
    shape = policy.add_mutually_exclusive_group()
    shape.add_argument("--per-group", dest="per_group", action="store_true", default=None)
    shape.add_argument("--one", dest="per_group", action="store_false")


def _keeping(command: words.Adder) -> None:
    backup = command("backup", "a proved copy of the desk; prints its path last")
    backup.add_argument(
        "--to", type=words.place, metavar="FOLDER", help="into this folder, this once"
    )
    backup.add_argument(
        "--keep-in",
        type=words.place,
        metavar="FOLDER",
        help="from now on into this folder, too",
    )
    backup.add_argument("--list", action="store_true", help="name the copies that there are")
    restore = command("restore", "a new desk from a copy, or one thing out of it")
    restore.add_argument("copy", type=words.place, metavar="COPY")
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--into", type=words.place, metavar="FOLDER", help="a new desk in this folder"
    )
    what.add_argument(
        "--as-my-desk",
        action="store_true",
        help="in the place of the desk, which is kept aside",
    )
    what.add_argument("--case", metavar="NUMBER", help="only this case, as the copy has it")
    what.add_argument("--photo", metavar="SHA256", help="only this original")
    what.add_argument("--paper", metavar="NAME", help="only this paper")
    check = command("check", "look at everything the desk holds: 0 sound, 1 not")
    check.add_argument(
        "--accept",
        action="store_true",
        help="first take the database as it lies there for the desk's",
    )
    check.add_argument("--mend", action="store_true", help="put right what can be without loss")
    check.add_argument(
        "--save", type=words.place, metavar="FILE", help="the report as a text file"
    )
    salvage = command("salvage", "bring what can be read of a damaged desk into a new one")
    salvage.add_argument("--into", type=words.place, required=True, metavar="FOLDER")
