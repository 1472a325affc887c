"""The command that shows and changes the words of letters."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.cli import desks
from desktop.cli.output import as_json, say, table
from desktop.cli.terminal import complain
from returns.casework.letter_templates import LetterTemplates
from returns.errors import Refusal, UnreadableFile
from returns.phrases import say as phrase
from returns.phrases import word
from returns.records.letter_template import TemplateWords, template_key
from returns.rules.letter_templates import (
    because_words,
    demand_known,
    fields_of,
    needed_of,
    template_name,
    template_wrong,
)
from returns.terms import Lang
from returns.trade.letter_templates import TEMPLATES

#: bytes of a file of words that are read; one of more is told to be too long
_MOST = 4_000_000


def letters(options: Namespace) -> int:
    """List the letters, show the words of one, or change them."""
    lang, template = options.lang or "en", options.letter
    if not template:
        with desks.reading(options.desk) as desk:
            return _list(desk.letter_templates, options, lang)
    demand_known(template)
    if options.set is None and not options.usual:
        with desks.reading(options.desk) as desk:
            return _show(desk.letter_templates, template, options, lang)
    words = _read(options.set, template) if options.set is not None else None
    with desks.writing(options.desk) as desk:
        if words is None:
            desk.letter_templates.reset(template, lang)
        else:
            try:
                desk.letter_templates.keep(template, lang, words)
            except Refusal as refusal:
                raise Refusal("template.named", why=refusal.say(lang)) from refusal
        if options.json:
            return _show(desk.letter_templates, template, options, lang)
    done = "set" if words is not None else "reset"
    name = template_name(template, lang)
    say(phrase(f"templates.cli.{done}", lang, name=name, language=lang))
    return 0


def _list(letters: LetterTemplates, options: Namespace, lang: str) -> int:
    own = letters.own()
    changed = {
        name: [each.value for each in Lang if template_key(name, each) in own]
        for name in TEMPLATES
    }
    if options.json:
        told = [
            {
                "letter": name,
                "name": template_name(name, lang),
                "reader": traits.reader,
                "changed": changed[name],
            }
            for name, traits in TEMPLATES.items()
        ]
        as_json(told)
        return 0
    mark = phrase("templates.changed", lang)
    table(
        [
            (
                phrase(f"templates.reader.{traits.reader}", lang),
                name,
                template_name(name, lang),
                f"{mark}: {', '.join(changed[name])}" if changed[name] else "",
            )
            for name, traits in TEMPLATES.items()
        ]
    )
    return 0


def _show(letters: LetterTemplates, template: str, options: Namespace, lang: str) -> int:
    words = letters.words(template, lang)
    kept = letters.own().get(template_key(template, lang))
    wrong = template_wrong(template, lang, kept) if kept is not None else None
    why = because_words(wrong, lang) if wrong is not None else ""
    if options.json:
        as_json(_words_json(template, lang, words, why, own=kept is not None and not why))
        return 0
    if words.subject:
        say(f"{words.subject}\n")
    say(f"{words.body}\n")
    fields = ", ".join(f"{{{name}}}" for name in fields_of(template))
    say(phrase("templates.cli.fields", lang, fields=fields))
    if needed := ", ".join(f"{{{name}}}" for name in needed_of(template)):
        say(phrase("templates.cli.needed", lang, fields=needed))
    if why:
        complain(phrase("templates.unused", lang, name=template_name(template, lang), why=why))
    return 0


def _words_json(
    template: str, lang: str, words: TemplateWords, why: str, *, own: bool
) -> dict[str, Any]:
    needed = needed_of(template)
    return {
        "letter": template,
        "lang": lang,
        "name": template_name(template, lang),
        "subject": words.subject,
        "body": words.body,
        "own": own,
        "unused": why or None,
        "fields": [
            {"field": name, "name": word("letter_field", name, lang), "needed": name in needed}
            for name in fields_of(template)
        ],
    }


def _read(file: Path, template: str) -> TemplateWords:
    """The subject on the first line, an empty line, the letter; of greeting and closing the text alone."""
    name = file.name
    try:
        if str(file) == "-":
            held = sys.stdin.buffer.read(_MOST)
        else:
            with file.open("rb") as stream:
                held = stream.read(_MOST)
    except OSError as error:
        raise UnreadableFile(
            "papers.unreadable", name=name, why=error.strerror or ""
        ) from error
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("template.no_text", name=name) from error
    if TEMPLATES[template].frame:
        return TemplateWords("", text)
    subject, *rest = text.replace("\r\n", "\n").split("\n")
    if len(rest) > 1 and rest[0].strip():
        raise UnreadableFile("template.no_subject", name=name)
    return TemplateWords(subject, "\n".join(rest[1:]))
