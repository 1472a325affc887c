"""Letters that are being written anew: kept beside the desk's settings, so that no crash loses them."""

import json

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from db.case_parts import of_case
from db.tables import trade as s
from db.tables.cases import message
from returns.ledger.store import Store
from returns.ledger.stored import as_stored
from returns.records.begun_letter import Begun, BegunLetter
from returns.records.kept_text import demand_kept
from returns.records.options import LetterWords
from returns.terms import Party

_PREFIX = "letter_begun."
#: characters of one text; more is no letter to anybody
MOST = 1_000_000


class BegunLetters:
    """The words of one desk's letters that did not go yet."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[Begun, BegunLetter]:
        """Every letter that somebody began; not those whose case had a letter since."""
        query = select(s.setting).where(s.setting.c.name.startswith(_PREFIX, autoescape=True))
        with self._store.reading() as tx:
            begun = dict(_from_row(row.name, row.value) for row in tx.execute(query))
            return {
                place: letter
                for place, letter in begun.items()
                if len(of_case(tx, message, place.case_id)) == letter.written
            }

    def keep(self, place: Begun, letter: BegunLetter | None) -> None:
        """Keep what is typed so far, or None: it went, or nobody wants it; raises `Refusal` out of bounds."""
        name = f"{_PREFIX}{place.case_id}" + (f".{place.line}" if place.line else "")
        if letter is None:
            with self._store.transaction() as tx:
                tx.execute(delete(s.setting).where(s.setting.c.name == name))
            return
        demand_kept(*letter.words.values(), most=MOST)
        text = _to_json(letter)
        statement = insert(s.setting).values(name=name, value=text)
        with self._store.transaction() as tx:
            tx.execute(
                statement.on_conflict_do_update(
                    index_elements=[s.setting.c.name], set_={"value": text}
                )
            )


def _to_json(letter: BegunLetter) -> str:
    told = {
        "to": letter.to.value,
        "template": letter.template,
        "lang": letter.lang,
        "written": letter.written,
        "line": letter.line,
        "words": {lang: [words.subject, words.body] for lang, words in letter.words.items()},
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


@as_stored
def _from_row(name: str, value: str) -> tuple[Begun, BegunLetter]:
    told = json.loads(value)
    words = {
        lang: LetterWords(subject, body, lang, told["template"])
        for lang, (subject, body) in told["words"].items()
    }
    to, written = Party(told["to"]), int(told["written"])
    letter = BegunLetter(to, told["template"], told["lang"], words, written, told["line"])
    case_id = int(name.removeprefix(_PREFIX).partition(".")[0])
    return Begun(case_id, letter.line), letter
