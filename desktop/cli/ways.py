"""What can be done about a desk in trouble, as commands; the window has buttons for it."""

from pathlib import Path

from returns.errors import DeskInTrouble, Refusal
from returns.phrases import say as phrase


def ways_on(refusal: Refusal, folder: Path, lang: str) -> list[str]:
    """A line for each way that a command offers, the best first; [] where nothing is in trouble."""
    if refusal.key == "storage.SearchDamaged":
        return [phrase("cli.way.check", lang, desk=_as_typed(folder))]
    ways = refusal.ways if isinstance(refusal, DeskInTrouble) else ()
    desk = _as_typed(folder)
    lines = []
    for way in ways:
        if way == "backup":
            lines += _copy_line(folder, lang)
        elif way in ("accept", "salvage"):
            lines.append(phrase(f"cli.way.{way}", lang, desk=desk))
    return lines


def _copy_line(folder: Path, lang: str) -> list[str]:
    """The newest proved copy by its path, so that the line can be taken as it is."""
    from returns.keeping.recovery import remains_of

    copies = remains_of(folder).copies
    if not copies:
        return []
    named = {"copy": _as_typed(copies[0].path), "desk": _as_typed(folder)}
    return [phrase("cli.way.backup", lang, **named)]


def _as_typed(path: Path) -> str:
    """A path as a shell takes it."""
    text = str(path)
    return f'"{text}"' if set(text) & set(" ()&;'") else text
