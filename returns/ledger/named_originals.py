"""Who names the originals in the vault: the photos of cases, and the pictures of products."""

from sqlalchemy import Connection, select, union

from db.tables import cases as t
from db.tables import trade as s

#: how `product.picture` names an original; else it is the path of a drawing below the desk's folder
ORIGINAL = "original:"


def named_originals(tx: Connection) -> set[str]:
    """SHA-256 of every original that a row names, those of what was taken off included."""
    both = union(select(t.photo.c.sha256), select(s.product_picture.c.sha256))
    return set(tx.execute(both).scalars())


def is_named(tx: Connection, sha256: str) -> bool:
    """Whether any row names it."""
    return any(
        tx.execute(select(table.c.id).where(table.c.sha256 == sha256).limit(1)).first()
        for table in (t.photo, s.product_picture)
    )


def products_of_originals(tx: Connection) -> dict[str, str]:
    """What each original is the picture of: a SKU, or its file's name where no product shows it now."""
    picture = s.product_picture
    known = dict[str, str](tx.execute(select(picture.c.sha256, picture.c.name)).all())
    shown = select(s.product.c.picture, s.product.c.sku).order_by(s.product.c.sku.desc())
    for named, sku in tx.execute(shown.where(s.product.c.picture.startswith(ORIGINAL))):
        sha256 = str(named).removeprefix(ORIGINAL)
        if sha256 in known:
            known[sha256] = sku
    return known
