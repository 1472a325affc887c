"""What was found and settled without loss when a desk was opened: told once, nothing to decide."""

from typing import Any, NamedTuple

from returns.phrases import say, spoken


class Notice(NamedTuple):
    """`what` names the sentence in `opening.json`; the facts fill it."""

    what: str
    facts: tuple[tuple[str, Any], ...] = ()

    def say(self, lang: str = "en") -> str:
        """The sentence in the reader's language."""
        facts = {name: spoken(fact, lang) for name, fact in self.facts}
        return say(f"opening.{self.what}", lang, **facts)
