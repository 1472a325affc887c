"""Amazon as a platform (reference/formats.md A, enums.md 1)."""

from returns.platforms.amazon import fba_report, orders_report, returns_report
from returns.platforms.platform import Market, Platform

AMAZON = Platform(
    id="amazon",
    name="Amazon",
    reopens=False,
    readers=(returns_report.READER, fba_report.READER, orders_report.READER),
    markets=(
        Market("com", "US", "USD"),
        Market("ca", "CA", "CAD"),
        Market("com.mx", "MX", "MXN"),
        Market("com.br", "BR", "BRL"),
        Market("co.uk", "GB", "GBP"),
        Market("de", "DE", "EUR"),
        Market("fr", "FR", "EUR"),
        Market("it", "IT", "EUR"),
        Market("es", "ES", "EUR"),
        Market("nl", "NL", "EUR"),
        Market("com.be", "BE", "EUR"),
        Market("ie", "IE", "EUR"),
        Market("se", "SE", "SEK"),
        Market("pl", "PL", "PLN"),
        Market("com.tr", "TR", "TRY"),
        Market("ae", "AE", "AED"),
        Market("sa", "SA", "SAR"),
        Market("eg", "EG", "EGP"),
        Market("in", "IN", "INR"),
        Market("sg", "SG", "SGD"),
        Market("co.jp", "JP", "JPY"),
        Market("com.au", "AU", "AUD"),
        Market("co.za", "ZA", "ZAR"),
    ),
    one_numbering=True,
    code_prefixes=("CR_", "AMZ_PG_"),
    code_names={"BAD_DESC": "NOT_AS_DESCRIBED"},
    own_codes=True,
    # Buyer-Seller Messages, the box below the message, 2026-11
    message_characters=4_000,
    owes_for=frozenset({"DAMAGED", "CARRIER_DAMAGED"}),
    pressed=frozenset({"approve", "decline", "refund", "replace", "close"}),
)
