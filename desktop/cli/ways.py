"""What can be done about a desk in trouble, as commands; the window has buttons for it."""

from pathlib import Path

from returns.errors import DeskInTrouble, Refusal
from returns.phrases import say as phrase


def ways_on(refusal: Refusal, folder: Path, lang: str) -> list[str]:
    """A line for each way that a command offers, the best first; [] where nothing is in trouble."""
    if refusal.key == "storage.SearchDamaged":
        return [phrase("cli.way.check", lang)]
    ways = refusal.ways if isinstance(refusal, DeskInTrouble) else ()
    lines = []
    for way in ways:
        if way == "backup":
            lines += _copy_line(folder, lang)
        elif way in ("accept", "salvage"):
            lines.append(phrase(f"cli.way.{way}", lang))
    return lines


def _copy_line(folder: Path, lang: str) -> list[str]:
    """The newest proved copy by its path, so that the line can be taken as it is."""
    from returns.keeping.recovery import remains_of

    copies = remains_of(folder).copies
    if not copies:
        return []
    path = str(copies[0].path)
    return [phrase("cli.way.backup", lang, copy=f'"{path}"' if " " in path else path)]
