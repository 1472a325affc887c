"""The platforms that Sendback knows: a row each, and a folder for what is more than a row."""

from functools import cache

from returns.importing.headings import Headings
from returns.platforms.amazon.amazon import AMAZON
from returns.platforms.platform import Platform
from returns.platforms.shopify.shopify import SHOPIFY

_EBAY = Platform(
    id="ebay",
    name="eBay",
    own_codes=True,
    # developer.ebay.com, AddMemberMessageAAQToPartner: Body, 2026-11
    message_characters=2_000,
    pressed=frozenset({"approve", "decline", "refund", "replace"}),
)
_KNOWN = (AMAZON, SHOPIFY, _EBAY)
PLATFORMS: dict[str, Platform] = {platform.id: platform for platform in _KNOWN}
#: by the headings of all their files; of two that fit alike the first counts
HEADINGS = Headings(tuple(reader for platform in _KNOWN for reader in platform.readers))


@cache
def platform_of(name: str) -> Platform:
    """The platform of a channel or of a kind of file (`amazon_fba`); one of that name where none is known."""
    for platform in _KNOWN:
        kinds = {reader.layout.kind for reader in platform.readers}
        if name == platform.id or name in kinds:
            return platform
    return Platform(id=name, name=name.capitalize())
