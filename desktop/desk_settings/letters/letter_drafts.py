"""The words of letters while they are typed: what the desk has, what was sent to it, what is not kept."""

from collections.abc import Mapping

from returns.records.advice import Because
from returns.records.letter_template import TemplateWords, template_key, template_of
from returns.rules.letter_templates import shipped_words, template_wrong, tidy
from returns.terms import Lang


class LetterDrafts:
    """Knows no widget; words that cannot be kept wait here as long as the dialog is open."""

    def __init__(self) -> None:
        self.kept: dict[str, TemplateWords] = {}
        self._sent: dict[str, TemplateWords] = {}
        self._typed: dict[str, TemplateWords] = {}

    def know(self, kept: Mapping[str, TemplateWords]) -> None:
        """What the desk has now; words that are still being typed are left alone."""
        self.kept, self._sent = dict(kept), {}
        for key in list(self._typed):
            self.type(*template_of(key), self._typed[key])

    def words(self, template: str, lang: str) -> TemplateWords:
        """What stands in the editors: what is typed, else what the desk has."""
        return self._typed.get(template_key(template, lang)) or self.standing(template, lang)

    def standing(self, template: str, lang: str) -> TemplateWords:
        """What the desk has, or will have once it took what was sent."""
        key = template_key(template, lang)
        return self._sent.get(key) or self.kept.get(key) or shipped_words(template, lang)

    def type(self, template: str, lang: str, words: TemplateWords) -> None:
        """The words are these now."""
        key = template_key(template, lang)
        if tidy(words) == tidy(self.standing(template, lang)):
            self._typed.pop(key, None)
        else:
            self._typed[key] = words

    def drop(self, template: str, lang: str) -> None:
        """Nothing is typed any more."""
        self._typed.pop(template_key(template, lang), None)

    def wrong(self, template: str, lang: str) -> Because | None:
        """Why the words in the editors cannot stand for all letters of that kind."""
        return template_wrong(template, lang, tidy(self.words(template, lang)))

    def take(self) -> dict[str, TemplateWords]:
        """What is typed and can be kept; it counts as sent from now on."""
        able = {
            key: words
            for key, words in self._typed.items()
            if template_wrong(*template_of(key), tidy(words)) is None
        }
        for key, words in able.items():
            del self._typed[key]
            self._sent[key] = words
        return able

    def refused(self) -> None:
        """The desk did not take what was sent: it is being typed again."""
        self._typed, self._sent = {**self._sent, **self._typed}, {}

    def unkept(self) -> tuple[str, ...]:
        """Letters with words that are not kept."""
        return tuple(dict.fromkeys(template_of(key)[0] for key in self._typed))

    def first_unkept(self) -> tuple[str, str]:
        """The letter and language of which words have waited longest; there must be some."""
        return template_of(next(iter(self._typed)))

    def drop_all(self) -> None:
        """Nothing waits any more."""
        self._typed = {}

    def state(self, template: str, lang: str) -> str:
        """Whose words stand in the editors: `own`, `usual`, or `typed` and `not_kept_here` before that."""
        if template_key(template, lang) not in self._typed:
            return "own" if self.own(template, lang) else "usual"
        return "typed" if self.wrong(template, lang) is None else "not_kept_here"

    def own(self, template: str, lang: str) -> bool:
        """The desk has words of the seller's for it."""
        return template_key(template, lang) in self.kept

    def changed(self, template: str) -> bool:
        """It has, in one of the languages."""
        return any(self.own(template, lang) for lang in Lang)
