"""What somebody at the desk may be called."""

import unicodedata

from returns.errors import Refusal

#: characters; a name stands in one line of the window and of a paper
LONGEST = 60


def person_name(text: str) -> str:
    """The name as it is kept: composed, without stray spaces.

    Raises `Refusal` for an empty one, a long one, and for signs that cannot be seen: they would end
    a line, steer a terminal, or turn the words around them.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        raise Refusal("person.empty")
    if not name.isprintable():
        raise Refusal("person.unseen")
    if len(name) > LONGEST:
        raise Refusal("person.too_long", most=LONGEST)
    return name
