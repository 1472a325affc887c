"""The small mark of the platform that a case came from: a letter in its colour."""

from typing import NamedTuple


class ChannelMark(NamedTuple):
    """A letter or two, white on a colour on which they read."""

    letters: str
    colour: str


#: how a shop's name begins → its mark
_MARKS = {
    "amazon": ChannelMark("a", "#37475a"),
    "shopify": ChannelMark("S", "#3f7a22"),
    "ebay": ChannelMark("e", "#0a5fc7"),
    "tiktok": ChannelMark("TT", "#111114"),
    "etsy": ChannelMark("E", "#b8470f"),
    "walmart": ChannelMark("W", "#0a56a8"),
    "aliexpress": ChannelMark("Ae", "#b8301d"),
    "temu": ChannelMark("Te", "#b34a00"),
}
_OTHER = "#5c5a55"


def mark_of(channel: str) -> ChannelMark:
    """The mark of a shop by its name; its own first letter where the platform is none of these."""
    name = channel.strip().casefold()
    for platform, mark in _MARKS.items():
        if name.startswith(platform):
            return mark
    return ChannelMark(channel.strip()[:1].upper() or "–", _OTHER)
