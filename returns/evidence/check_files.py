"""What lets anybody check a sheet without this program: words, two scripts, the history as plain text."""

from collections.abc import Sequence
from importlib.resources import files

from returns.evidence.chain import START, link_text
from returns.records.event import Event

#: shipped as they are: the same in every sheet, so that they can be compared with the published ones
SCRIPTS = ("CHECK.txt", "check.sh", "check.ps1")
HISTORY = "history.txt"


def check_files(events: Sequence[Event]) -> dict[str, bytes]:
    """The files, by the names they are attached under."""
    folder = files("resources") / "checks"
    return {
        **{name: (folder / name).read_bytes() for name in SCRIPTS},
        HISTORY: history_text(events),
    }


def history_text(events: Sequence[Event]) -> bytes:
    """Each step's link as the very bytes that are hashed: a line `LENGTH HASH`, then so many bytes.

    `- HASH` stands alone where a step of an older format may not be shown, and so cannot be made again.
    """
    told = []
    before = START
    for event in events:
        text = _link(event, before)
        if text is None:
            told.append(f"- {event.hash}\n".encode())
        else:
            told.append(f"{len(text)} {event.hash}\n".encode() + text + b"\n")
        before = event.hash
    return b"".join(told)


def _link(event: Event, before: str) -> bytes | None:
    if event.format < 3:
        return None  # its text holds the body, which may not be shown
    return link_text(event, before).encode("utf-8", "surrogatepass")
