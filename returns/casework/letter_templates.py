"""The words of letters: the seller's own, the usual ones, and how they read for a case of the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.cases import draft_of
from returns.casework.desk_settings import Settings
from returns.documents.letters import Passage, write_letter
from returns.errors import Refusal
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.letter import Letter
from returns.records.letter_template import TemplateWords, template_key
from returns.rules.letter_examples import example_facts
from returns.rules.letter_templates import (
    demand_known,
    shipped_words,
    template_wrong,
)
from returns.terms import Party
from returns.trade.letter_templates import TEMPLATES

#: open cases that are looked through for letters that come next
_LOOKED_AT = 60
#: what letters greet with, where a greeting itself is shown
_READS = {
    "buyer": ("solution_keep", Party.BUYER),
    "supplier": ("rma_claim", Party.SUPPLIER),
    "platform": ("claim_lost", Party.PLATFORM),
    "anyone": ("solution_keep", Party.BUYER),
}


@dataclass(frozen=True, slots=True)
class Example:
    """What a letter is filled with: of a case of the desk, else made up."""

    template: str
    facts: Mapping[str, str]
    opening: str
    #: the case's number, "" where it is made up
    case: str = ""


class LetterTemplates:
    """The templates of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings = Settings(store)

    def words(self, template: str, lang: str) -> TemplateWords:
        """The words that letters have now; raises `NotFound` for a letter that there is not."""
        demand_known(template)
        own = self.own().get(template_key(template, lang))
        if own is not None and template_wrong(template, lang, own) is None:
            return own
        return shipped_words(template, lang)

    def own(self) -> dict[str, TemplateWords]:
        """The seller's words as they are kept, by template and language (`solution_keep.en`)."""
        return self._settings.get().letters

    def keep(self, template: str, lang: str, words: TemplateWords) -> Change:
        """Write letters in these words from now on; raises `Refusal` for what cannot be kept."""
        demand_known(template)
        return self._settings.set(letters={template_key(template, lang): words})

    def reset(self, template: str, lang: str) -> Change:
        """Write letters in the usual words again."""
        demand_known(template)
        return self._settings.set(letters={template_key(template, lang): None})

    def examples(self, lang: str) -> dict[str, Example]:
        """Letters that the next steps of open cases would write, by template, soonest due first."""
        case = t.return_case
        query = select(case.c.id, case.c.number).where(case.c.closed_at.is_(None))
        with self._store.reading() as tx:
            found = tx.execute(query.order_by(case.c.due_at, case.c.id).limit(_LOOKED_AT)).all()
        told: dict[str, Example] = {}
        for row in found:
            try:
                draft = draft_of(self._store, row.id, lang)
            except Refusal:
                # its letter lacks something: another case may stand for it
                continue
            if draft is None:
                continue
            for passage in draft.passages:
                name, opening = passage.template, draft.opening
                told.setdefault(name, Example(name, passage.fields, opening, row.number))
                told.setdefault(
                    f"opening.{opening}", Example(name, passage.fields, opening, row.number)
                )
        return told


def made_up(template: str, lang: str) -> Example:
    """A letter of no case."""
    about = _READS[TEMPLATES[template].reader][0] if TEMPLATES[template].frame else template
    opening = template if template.startswith("opening.") else TEMPLATES[about].opening
    facts = MappingProxyType(example_facts(about, lang))
    return Example(about, facts, opening.removeprefix("opening."))


def in_words(
    example: Example, lang: str, own: Mapping[str, TemplateWords], shop: str = ""
) -> Letter:
    """The letter of an example in these words, by template; `shop` signs one that is made up."""
    facts = dict(example.facts)
    if shop and not example.case:
        facts["shop"] = shop
    reader = TEMPLATES[example.template].reader
    passage = Passage(example.template, facts)
    return write_letter([passage], lang, _READS[reader][1], "", example.opening, own)
