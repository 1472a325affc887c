"""Names of files that a desk's rows give: only what stays in its folder, on every system that we run on."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def plain_name(name: str) -> bool:
    """May a file of this name lie in a folder of a desk?"""
    leads_out = name in ("", ".", "..") or bool(set(name) & set("/\\:"))
    return not leads_out and not _CONTROL.search(name)


def on_one_line(name: str) -> str:
    """A name without what would end its line or steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", name)
