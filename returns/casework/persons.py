"""Who works at this desk: a list of names, so that the history can say by whom each step was."""

from sqlalchemy import insert, select

from db.tables import cases as t
from db.tables.history import person
from returns.ledger.store import Store
from returns.rules.person_name import person_name


class Persons:
    """The persons of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def names(self) -> tuple[str, ...]:
        """All of them, in the order in which they were added."""
        with self._store.reading() as tx:
            return tuple(tx.execute(select(person.c.name).order_by(person.c.id)).scalars())

    def add(self, text: str) -> str:
        """Have somebody on the list; gives the name as it stands there, upper and lower case aside.

        Raises `Refusal` for what is no name.
        """
        name = person_name(text)
        for known in self.names():
            if known.casefold() == name.casefold():
                return known
        with self._store.transaction() as tx:
            tx.execute(insert(person).values(name=name))
        return name

    def last(self) -> str:
        """Who made the desk's last step; "" where nobody was named."""
        with self._store.reading() as tx:
            query = select(t.event.c.who).order_by(t.event.c.seq.desc()).limit(1)
            return str(tx.execute(query).scalar() or "")
