"""What can go wrong for a user: one family, each a sentence that says what was kept and what to do.

Anything outside this family is our own bug and goes to the crash dialog and the log.
"""

from functools import partial
from unicodedata import category

from returns.phrases import say, spoken

#: characters of a text from outside that a sentence repeats; every list of ours is shorter
_QUOTED = 600
#: what turns the direction of all that follows: a sum or a name would read otherwise than it is
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refusal(Exception):
    """Something the desk will not or cannot do; `key` names the sentence in `errors.json`."""

    def __init__(self, key: str, **facts: object) -> None:
        self.key = key
        self.facts = facts
        super().__init__(key, facts)

    def say(self, lang: str = "en") -> str:
        """The sentence in the reader's language."""
        facts = {name: quoted(spoken(fact, lang)) for name, fact in self.facts.items()}
        return say(f"errors.{self.key}", lang, **facts)

    def __str__(self) -> str:
        return self.say("en")

    def __reduce__(self) -> tuple[object, ...]:
        """A refusal may come from another process."""
        return partial(type(self), self.key, **self.facts), ()


def quoted(fact: object) -> object:
    """A text as a sentence can hold it: without what steers a terminal or turns it, not endless."""
    if not isinstance(fact, str):
        return fact
    signs = (sign for sign in fact[:_QUOTED] if sign not in TURNS)
    shown = "".join("�" if category(sign) in ("Cc", "Cs") else sign for sign in signs)
    return f"{shown}…" if len(fact) > _QUOTED else shown


class IllegalMove(Refusal):
    """A step or move that the case's tracks do not allow now."""


class NotFound(Refusal):
    """A case, supplier, parcel or file that this desk does not know."""


class UnreadableFile(Refusal):
    """A file from outside that cannot be read as what it claims to be."""


class DeskProblem(Refusal):
    """The desk folder cannot be opened, written or trusted."""


class DeskInTrouble(DeskProblem):
    """A desk that is damaged or not as it was left: what is wrong and safe, and what can be done.

    `kind` names the trouble: `damaged`, `older`, `log_missing` … `ways` are `backup` (go back to a
    copy), `accept` (go on with the database as it lies there), `salvage` (bring what can be read
    into a new desk) and `folder` (look into the desk's folder), the best first.
    """

    def __init__(self, key: str, kind: str, ways: tuple[str, ...], **facts: object) -> None:
        super().__init__(key, **facts)
        self.kind = kind
        self.ways = ways
