"""Commands that make what a seller prints for himself, and the store policy that he publishes."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli import desks
from desktop.cli.output import as_json, say
from desktop.cli.papers import demand_name, save
from desktop.cli.terminal import complain
from returns.phrases import say as phrase
from returns.whole_file import Kept, demand_ending, demand_free, save_new

if TYPE_CHECKING:
    from returns.desk import Desk
    from returns.records.store_page import PolicyForm

_KEPT: Kept = "nothing_published"


def summary(options: Namespace) -> int:
    """All that is known of a case, on a page or two."""
    demand_name(options.out)
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        paper = desk.plain_papers.summary(desk.cases.find(options.case), lang=lang)
    return save(options.out, paper, lang, json=options.json)


def contact_sheet(options: Namespace) -> int:
    """The photos of a case, so many on a page."""
    demand_name(options.out)
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        paper = desk.plain_papers.contacts(case_id, lang=lang, per_page=options.per_page)
    return save(options.out, paper, lang, json=options.json)


def pick_list(options: Namespace) -> int:
    """Goods that are here and want a place: of the named cases, or of all."""
    demand_name(options.out)
    lang = options.lang or "en"
    with desks.writing(options.desk) as desk:
        case_ids = [desk.cases.find(text) for text in options.cases] or None
        paper = desk.plain_papers.picks(case_ids, lang=lang)
    return save(options.out, paper, lang, json=options.json)


def policy(options: Namespace) -> int:
    """The store policy, printed, or saved by the file's ending and kept in the desk."""
    if options.out is None:
        return _printed(options)
    from returns.promises.store_policy import ENDINGS, FORMS

    lang = options.lang or "en"
    ending = options.out.suffix.lower()
    demand_ending(options.out, (".html", ".htm") if options.form else ENDINGS, _KEPT)
    form: PolicyForm = options.form or FORMS.get(ending, "text")
    with desks.writing(options.desk) as desk:
        demand_free(options.out, _KEPT)
        written = desk.policies.store_policy_as(form, lang, options.per_group)
        _warn_of_law(desk, lang, per_group=options.per_group)
        paper = desk.plain_papers.published(written)
        save_new(options.out, written.content, _KEPT)
    if options.json:
        as_json({"file": str(options.out), "number": paper.number, "sha256": paper.sha256})
    else:
        say(phrase("cli.saved", lang, path=str(options.out)))
    return 0


def _warn_of_law(desk: "Desk", lang: str, *, per_group: bool | None) -> None:
    """Say beside the page, which is for buyers, that a law gives them more days than it does."""
    from returns.rules.policy.policy_watch import floor_words

    if told := floor_words(desk.policies.floor(per_group), lang):
        complain(told)


def _printed(options: Namespace) -> int:
    """As text, as blocks, or as HTML to paste; nothing is kept."""
    lang = options.lang or "en"
    with desks.reading(options.desk) as desk:
        _warn_of_law(desk, lang, per_group=options.per_group)
        if options.form:
            written = desk.policies.store_policy_as(options.form, lang, options.per_group)
            html = written.content.decode("utf-8")
            if options.json:
                as_json({"html": html})
            else:
                say(html.rstrip("\n"))
            return 0
        blocks = desk.policies.store_policy_blocks(lang, options.per_group)
    if options.json:
        as_json([{"kind": kind, "text": text} for kind, text in blocks])
        return 0
    for kind, text in blocks:
        say(text.upper() if kind == "heading" and lang == "en" else text)
    return 0
