"""One line of text as it is kept: without stray spaces and what cannot be seen."""

from returns.errors import Refusal


def one_line(text: str, field: str, most: int) -> str:
    """The line; raises `Refusal` for one of more than `most` characters, naming the `field`."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) > most:
        raise Refusal("settings.too_long", field=field, most=most)
    return line
