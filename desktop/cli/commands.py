"""Each command, and the room that does it: one service call, then what to print."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from importlib import import_module

#: module beside this one → its functions that are commands; one of another name as `command=function`
_ROOMS = {
    "reading": "sample queue show advise",
    "bringing_in": "suppliers import=import_files",
    "settings": "settings",
    "letters": "letters",
    "acting": "do=act preview receive inspect supplier",
    "photos": "photo",
    "moving": "order new parcel dispute money undo",
    "products": "product",
    "papers": "label evidence verify",
    "answers": "answer",
    "proving": "key trust seal",
    "plain_papers": "summary contact-sheet=contact_sheet pick-list=pick_list policy",
    "keeping": "backup restore check salvage",
}


def _do(room: str, function: str, options: Namespace) -> int:
    # imported only now: a command pays for nothing that another one needs
    done: Callable[[Namespace], int] = getattr(import_module(f"desktop.cli.{room}"), function)
    return done(options)


#: what is typed → what does it
COMMANDS: dict[str, Callable[[Namespace], int]] = {
    name: partial(_do, room, function or name)
    for room, names in _ROOMS.items()
    for name, _, function in (each.partition("=") for each in names.split())
}
