"""What the open cases are worth together, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from returns.money import Money, Rates, exponent

if TYPE_CHECKING:
    from returns.records.settings import DeskSettings


def worth_words(amounts: Mapping[str, int], settings: "DeskSettings | None") -> str:
    """All amounts in the desk's currency, to the whole unit; side by side without rates."""
    from returns.rules.money.exchange import rates_for

    listed = [Money(minor, code) for code, minor in sorted(amounts.items()) if minor]
    if settings is None or len(listed) < 2:
        return " + ".join(map(str, listed))
    home = settings.home_currency
    own = Rates(settings.rates, settings.rates_on) if settings.rates else None
    rates = [rates_for(money.currency, own) for money in listed]
    if not all(rates) or rates_for(home, own) is None:
        return " + ".join(map(str, listed))
    total = Money(0, home)
    for money, table in zip(listed, rates, strict=True):
        if table is not None:
            total = total + table.convert(money, home)
    whole = str(total).partition(".")[0] if exponent(home) else str(total)
    return QCoreApplication.translate("QueuePresenter", "about {amount}").format(amount=whole)
