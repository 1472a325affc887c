"""The table of tabs: a row each, in the order in which they stand; a new tab is a row and its folder."""

from collections.abc import Callable
from typing import NamedTuple

from desktop.look.translate import QT_TRANSLATE_NOOP
from desktop.widgets.tab import Tab
from desktop.work.settings import Settings
from desktop.work.shell import Shell


class TabRow(NamedTuple):
    """One tab of a desk. Its key is Ctrl and its place."""

    id: str
    #: in the context "Actions": the tab's name, also in the menu
    name: str
    icon: str
    #: makes it when nothing else is to be done, or it is looked at; None for the first one, which is
    #: there at once and made with the desk
    build: Callable[[Shell, Settings], Tab] | None = None
    #: False for a page to which an action of its own leads: no button in the bar, no key by its place
    in_bar: bool = True


def _policies(shell: Shell, _settings: Settings) -> Tab:
    from desktop.policies.presenter import PoliciesPresenter
    from desktop.policies.tab import PoliciesTab

    return PoliciesTab(PoliciesPresenter(shell))


def _inspection(shell: Shell, _settings: Settings) -> Tab:
    from desktop.inspection.presenter import InspectionPresenter
    from desktop.inspection.tab import InspectionTab

    return InspectionTab(InspectionPresenter(shell))


def _products(shell: Shell, settings: Settings) -> Tab:
    from desktop.products.presenter import ProductsPresenter
    from desktop.products.tab import ProductsTab

    return ProductsTab(ProductsPresenter(shell), settings)


TABS: tuple[TabRow, ...] = (
    TabRow("queue", QT_TRANSLATE_NOOP("Actions", "Queue"), "inbox"),
    TabRow("policies", QT_TRANSLATE_NOOP("Actions", "Policies"), "policy", _policies),
    TabRow("inspection", QT_TRANSLATE_NOOP("Actions", "Inspection"), "box", _inspection),
    TabRow(
        "products", QT_TRANSLATE_NOOP("Actions", "Products"), "product", _products, in_bar=False
    ),
)
#: those with a button, in their order
IN_BAR = tuple(row for row in TABS if row.in_bar)


def place_of(tab: str) -> int:
    """Where a tab stands, from 0."""
    return next(at for at, row in enumerate(TABS) if row.id == tab)
