"""The command for a product: what is known of it, what is said of it, and what lists show of it."""

from argparse import Namespace

from desktop.cli import desks
from desktop.cli.output import as_json, say
from returns.casework.products import ProductTold
from returns.desk import Desk
from returns.importing.money_text import typed_amount
from returns.phrases import say as phrase
from returns.records.order import Product
from returns.terms import ListingSource


def product(options: Namespace) -> int:
    """What is known of a product; what is said of it reaches its open cases."""
    told = ProductTold(
        cost=None,
        supplier=options.supplier,
        group=options.group,
        listing=ListingSource(options.listing) if options.listing else None,
        title=options.title,
        weight_g=options.weight,
    )
    said = options.cost is not None or told != ProductTold()
    pictured = options.picture is not None or options.no_picture
    kept = options.merge_into is not None or options.retire or options.bring_back
    if said or pictured or kept:
        with desks.writing(options.desk) as desk:
            with desk.together():
                if said:
                    desk.products.tell(options.sku, _with_cost(desk, told, options))
                _picture(desk, options)
                _keep(desk, options)
            _tell(desk, desk.products.get(options.sku), options)
    else:
        with desks.reading(options.desk) as desk:
            _tell(desk, desk.products.get(options.sku), options)
    return 0


def _with_cost(desk: Desk, told: ProductTold, options: Namespace) -> ProductTold:
    if options.cost is None:
        return told
    cost = typed_amount(options.cost, options.currency or desk.settings.get().home_currency)
    return ProductTold(cost, told.supplier, told.group, told.listing, told.title, told.weight_g)


def _picture(desk: Desk, options: Namespace) -> None:
    if options.picture is not None:
        desk.product_pictures.give([options.sku], options.picture)
    elif options.no_picture:
        desk.product_pictures.take_off([options.sku])


def _keep(desk: Desk, options: Namespace) -> None:
    """Which product it is, and whether it is sold."""
    if options.merge_into is not None:
        desk.product_mergers.merge([options.sku], options.merge_into)
    elif options.retire or options.bring_back:
        desk.product_mergers.retire([options.sku], retired=options.retire)


def _tell(desk: Desk, found: Product, options: Namespace) -> None:
    suppliers = {supplier.id: supplier.name for supplier in desk.policies.suppliers()}
    supplier = suppliers.get(found.supplier_id) if found.supplier_id is not None else None
    if options.json:
        as_json(
            {
                "sku": found.sku,
                "title": found.title,
                "supplier": supplier,
                "cost_minor": found.cost.minor if found.cost is not None else None,
                "currency": found.cost.currency if found.cost is not None else None,
                "group": found.group,
                "listing": found.listing.value,
                "weight_g": found.weight_g,
                "picture": found.picture or None,
                "retired": found.retired,
            }
        )
        return
    cost_words = str(found.cost) if found.cost is not None else "–"
    line = f"{found.sku} · {found.title} · {supplier or '–'} · {cost_words}"
    say(f"{line} · {phrase('products.retired', 'en')}" if found.retired else line)
