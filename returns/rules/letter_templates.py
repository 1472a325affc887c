"""Whether the seller's words of a letter can stand for all letters of that kind, and what they may name."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from re import compile as pattern
from unicodedata import category

from returns import language
from returns.errors import NotFound, Refusal
from returns.phrases import TERM, say, topic
from returns.platforms.known import PLATFORMS
from returns.records.advice import Because
from returns.records.kept_text import LONGEST, one_line, whole_text
from returns.records.letter import Letter, LetterFacts
from returns.records.letter_template import (
    FIELD,
    TemplateWords,
    filled,
    template_key,
    template_of,
)
from returns.rules.letter_examples import EXAMPLE_AMOUNT, example_facts
from returns.rules.letter_words import words_unlike
from returns.rules.sums_typed import sums_in
from returns.terms import Lang, Party
from returns.trade.letter_templates import EVERYWHERE, FIELDS, IN_GREETINGS, TEMPLATES

#: characters of a subject; mail programs and platforms cut longer ones
LONGEST_SUBJECT = 200
#: anything in braces on one line, as somebody types a field
_BRACED = pattern(r"\{([^{}\n]{0,60})\}")
#: braces of any width: a Chinese keyboard types the wide ones
_BRACES = "{}｛｝"
#: characters of a field that nobody knows, as a sentence repeats them
_QUOTED = 40
#: a letter to each reader, around which a greeting or closing is looked at
_AROUND = {"buyer": "solution_keep", "supplier": "rma_claim", "platform": "claim_lost"}


@cache
def shipped_words(template: str, lang: str) -> TemplateWords:
    """The words that come with Sendback."""
    phrases = topic(lang, "letters")
    if TEMPLATES[template].frame:
        return TemplateWords("", str(phrases[template]))
    return TemplateWords(str(phrases[f"{template}.subject"]), str(phrases[f"{template}.body"]))


@cache
def fields_of(template: str) -> tuple[str, ...]:
    """The fields that a template may name, in the order offered."""
    words, traits = shipped_words(template, Lang.EN), TEMPLATES[template]
    usual = {*FIELD.findall(words.subject), *FIELD.findall(words.body)}
    anywhere = EVERYWHERE[traits.reader]
    return tuple(
        name
        for name in FIELDS
        if name in usual or name in (anywhere & IN_GREETINGS if traits.frame else anywhere)
    )


@cache
def needed_of(template: str) -> tuple[str, ...]:
    """Those of them that its body cannot do without: what the case's facts alone can tell."""
    reader = TEMPLATES[template].reader
    usual = FIELD.findall(shipped_words(template, Lang.EN).body)
    return tuple(name for name in FIELDS if name in usual and reader not in FIELDS[name].spared)


def tidy(words: TemplateWords) -> TemplateWords:
    """The words as they are kept: a subject of one line, no white space around the body."""
    lines = words.body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return TemplateWords(
        one_line(words.subject), "\n".join(line.rstrip() for line in lines).strip()
    )


def template_wrong(template: str, lang: str, words: TemplateWords) -> Because | None:
    """Why these words cannot stand for all letters of that kind; None where they can.

    The key names a sentence of `errors.json`.
    """
    if template not in TEMPLATES or lang not in list(Lang):
        return _wrong(
            "template.unknown_letter", name=f"{template[:_QUOTED]} ({lang[:_QUOTED]})"
        )
    return _unkept(words) or _misused(template, lang, words)


# letters ask it of the same words over and over
@lru_cache(maxsize=400)
def _misused(template: str, lang: str, words: TemplateWords) -> Because | None:
    """What is wrong with text that could be kept."""
    frame = TEMPLATES[template].frame
    if not words.body.strip() or not (frame or words.subject.strip()):
        return _wrong("template.empty_frame" if frame else "template.empty")
    for text in (words.subject, words.body):
        wrong = _fields_wrong(template, text)
        if wrong is not None:
            return wrong
    named = set(FIELD.findall(words.body))
    for name in needed_of(template):
        if name not in named:
            return _wrong(
                "template.missing", token=f"{{{name}}}", name=f"{TERM}letter_field:{name}"
            )
    return _says_wrong(template, lang, words)


def demand_template(key: str, words: TemplateWords) -> None:
    """Raise `Refusal` for words that cannot be kept; its fact `field` names the setting."""
    wrong = template_wrong(*template_of(key), words)
    if wrong is not None:
        raise Refusal(wrong.key, field=f"letters.{key}", **dict(wrong.facts))


def demand_known(template: str) -> None:
    """Raise `NotFound` for a letter that there is not."""
    if template not in TEMPLATES:
        near = get_close_matches(template, TEMPLATES, 3)
        said = template[:_QUOTED]
        if not near:
            raise NotFound("template.unlike", name=said)
        raise NotFound("template.unknown", name=said, near=", ".join(near))


def _wrong(key: str, **facts: str) -> Because:
    return Because(key, tuple(facts.items()), "D")


def too_much(count: int, most: int = LONGEST) -> Because:
    """A text of so many characters is none of a letter."""
    return _wrong("template.too_much", count=f"{count:,}", most=f"{most:,}")


def _unkept(words: TemplateWords) -> Because | None:
    """Text that is no text of a letter: too long, or with characters that cannot be kept."""
    for text, most in ((words.subject, LONGEST_SUBJECT), (words.body, LONGEST)):
        if len(text) > most:
            return too_much(len(text), most)
        if whole_text(text) != text:
            return _wrong("template.half_character")
        for at, sign in enumerate(text):
            if category(sign) == "Cc" and sign not in "\n\t\r":
                before = text[max(0, at - 12) : at].split("\n")[-1]
                return _wrong(
                    "template.control", code=f"U+{ord(sign):04X}", before=before or "–"
                )
    return None


def _fields_wrong(template: str, text: str) -> Because | None:
    known = fields_of(template)
    for found in _BRACED.finditer(text):
        name = found[1]
        if name in known:
            continue
        near = get_close_matches(name.strip().lower(), known, 1, 0.7)
        if near:
            return _wrong("template.near_field", token=f"{{{name}}}", near=f"{{{near[0]}}}")
        key = "template.other_field" if name in FIELDS else "template.no_field"
        return _wrong(key, token=f"{{{name[:_QUOTED]}}}")
    rest = _BRACED.sub("", text)
    stray = next((sign for sign in rest if sign in _BRACES), "")
    return _wrong("template.brace", sign=stray, token=f"{{{known[0]}}}") if stray else None


def _says_wrong(template: str, lang: str, words: TemplateWords) -> Because | None:
    """What an ordinary letter in these words would say and none may."""
    bare = FIELD.sub(" ", f"{words.subject}\n{words.body}")
    typed = next(sums_in(bare), None)
    if typed is not None:
        return _wrong("template.other_sum", amount=typed.text)
    own, usual = example_letter(template, lang, words), example_letter(template, lang)
    wrong = words_unlike(own, usual, tuple(example_facts(template, lang).values()))
    if wrong is not None:
        return as_template(wrong)
    if own.to is not Party.BUYER:
        return None
    name, most = _strictest()
    if len(own.body) <= most:
        return None
    return _wrong(
        "template.too_long", count=f"{len(own.body):,}", most=f"{most:,}", platform=name
    )


@cache
def _strictest() -> tuple[str, int]:
    """The platform that takes the shortest messages, and how many characters it takes."""
    limits = {p.name: p.message_characters for p in PLATFORMS.values() if p.message_characters}
    name = min(limits, key=lambda each: limits[each])
    return name, limits[name]


def as_template(wrong: Because) -> Because:
    """What is wrong with one letter, said of the words that all letters of its kind have."""
    return Because(wrong.key.replace("letter.", "template.here_", 1), wrong.facts, wrong.source)


def example_letter(template: str, lang: str, words: TemplateWords | None = None) -> Letter:
    """A made-up letter in these words, or the usual ones, where only what always goes with it does.

    No papers but those are with it, so that words of a paper that may be missing are found.
    """
    traits = TEMPLATES[template]
    said = {template: words} if words is not None else {}
    about = template
    if traits.frame:
        about = _AROUND.get(traits.reader, "solution_keep")
    facts = {**example_facts(about, lang), "photos": "", "proof": ""}

    def text(name: str) -> TemplateWords:
        return said.get(name) or shipped_words(name, lang)

    opening = template if template.startswith("opening.") else TEMPLATES[about].opening
    body = "\n\n".join(filled(text(name).body, facts) for name in (opening, about, "closing"))
    # a closing stands below letters to buyers, too
    buyer = traits.reader in ("buyer", "anyone")
    return Letter(
        to=Party.BUYER if buyer else Party.SUPPLIER,
        address="",
        subject=filled(text(about).subject, facts),
        body=body,
        template=template,
        lang=lang,
        facts=LetterFacts(amount=EXAMPLE_AMOUNT),
        attachments=traits.attached,
    )


def usable_words(
    kept: Mapping[str, TemplateWords], lang: str, templates: Iterable[str]
) -> tuple[dict[str, TemplateWords], dict[str, Because]]:
    """Of these templates the seller's words in one language; of those that cannot be used, why."""
    words, unusable = {}, {}
    for template in templates:
        own = kept.get(template_key(template, lang))
        if own is None:
            continue
        wrong = template_wrong(template, lang, own)
        if wrong is None:
            words[template] = own
        else:
            unusable[template] = wrong
    return words, unusable


def unused_sentence(letter: Letter, lang: str) -> str:
    """That the usual words stand where the seller has own ones, and why; "" where all were used."""
    told = [
        say(
            "templates.unused",
            lang,
            name=template_name(unused.template, lang),
            why=because_words(unused.why, lang),
        )
        for unused in letter.unused
    ]
    return language.run_on(told, lang)


def because_words(wrong: Because, lang: str) -> str:
    """Why words cannot be used, in the reader's language."""
    return Refusal(wrong.key, **dict(wrong.facts)).say(lang)


def template_name(template: str, lang: str) -> str:
    """What a letter is called: `Keep it, money back`."""
    return say(f"templates.name.{template}", lang) if template in TEMPLATES else template
