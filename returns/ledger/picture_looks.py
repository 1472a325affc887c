"""What the desk's pictures look like: noted as they come in, and each found among the others.

Of one family are all pictures that look like its first one. A picture is compared with the first
ones alone, so that a thousand copies cost no more than one. Nothing of it is in a history: it follows
from the originals, and can be told again.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import cases as t
from db.tables import trade as s
from returns.ledger.photo_pictures import derived_pair
from returns.ledger.store import Store
from returns.rules.goods.look_alike import nearest

#: older pictures that are looked at with each new one: their desk is from before looks were kept
_AT_ONCE = 8


def note_look(tx: Connection, sha256: str, looks: Sequence[str]) -> None:
    """Keep what an original looks like; without looks, that it has none. A known one stays."""
    table = s.picture_look
    first = ""
    if looks:
        known = tx.execute(
            select(table.c.sha256, table.c.look).where(
                table.c.family == table.c.sha256, table.c.sha256 != sha256
            )
        )
        first = nearest(looks, {row.sha256: row.look for row in known}) or sha256
    kept = insert(table).values(sha256=sha256, look=looks[0] if looks else "", family=first)
    tx.execute(kept.on_conflict_do_nothing(index_elements=[table.c.sha256]))


def looks_not_noted(store: Store) -> dict[str, tuple[str, ...]]:
    """Looks of a few pictures that buyers sent and that nobody looked at in this way yet.

    They are taken from the thumbnails that lie there; one without is noted as having none.
    """
    from returns.documents.pictures.darkroom import look_of_copy_in_child

    photo, look = t.photo, s.picture_look
    query = (
        select(photo.c.sha256)
        .where(photo.c.shot == "buyer_photo", photo.c.removed_at.is_(None))
        .where(~select(look.c.id).where(look.c.sha256 == photo.c.sha256).exists())
        .distinct()
        .limit(_AT_ONCE)
    )
    with store.reading() as tx:
        wanted = tx.execute(query).scalars().all()
    found: dict[str, tuple[str, ...]] = {}
    for sha256 in wanted:
        thumb = derived_pair(store, sha256)[1]
        found[sha256] = look_of_copy_in_child(thumb).looks if thumb.is_file() else ()
    return found
