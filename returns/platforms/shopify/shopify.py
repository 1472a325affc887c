"""Shopify as a platform (reference/formats.md A5, enums.md 3)."""

from returns.platforms.platform import Platform
from returns.platforms.shopify import orders_export

SHOPIFY = Platform(
    id="shopify",
    name="Shopify",
    readers=(orders_export.READER,),
    own_codes=True,
    pressed=frozenset({"approve", "decline", "refund", "replace", "close"}),
)
