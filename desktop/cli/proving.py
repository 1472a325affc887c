"""Commands on keys, seals and stamps."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import desks
from desktop.cli.output import as_json, say
from returns.clock import stamp
from returns.errors import Refusal
from returns.evidence.own_key import grouped
from returns.evidence.stamping import MOST_BYTES
from returns.papers.papers import readable_paper
from returns.phrases import say as phrase
from returns.whole_file import save_new

if TYPE_CHECKING:
    from returns.desk import Desk


def key(options: Namespace) -> int:
    """The desk's own key; made where there was none."""
    with desks.writing(options.desk) as desk:
        own = desk.keys.ensure()
        content = desk.keys.exported(private=options.private)
    lang = options.lang or "en"
    if options.out is not None:
        # nobody else may read a key, not even while it is being written
        before = os.umask(0o077) if options.private else None
        try:
            save_new(options.out, content, kept="paper")
        finally:
            if before is not None:
                os.umask(before)
    if options.json:
        file = {} if options.out is None else {"file": str(options.out)}
        as_json({"name": own.name, "fingerprint": own.fingerprint} | file)
        return 0
    told = {"name": own.name, "fingerprint": grouped(own.fingerprint)}
    say(phrase("cli.key", lang, **told))
    if options.out is not None:
        say(phrase("cli.saved", lang, path=str(options.out)))
    return 0


def trust(options: Namespace) -> int:
    """Mark a key as known, forget it, or name those that are."""
    lang = options.lang or "en"
    if not options.key:
        with desks.reading(options.desk) as desk:
            keys = desk.keys.trusted()
        if options.json:
            told = [
                {"name": k.name, "fingerprint": k.fingerprint, "at": stamp(k.at), "by": k.by}
                for k in keys
            ]
            as_json(told)
            return 0
        for each in keys:
            say(f"{grouped(each.fingerprint)}  {each.name}")
        if not keys:
            say(phrase("cli.no_keys", lang))
        return 0
    with desks.writing(options.desk) as desk:
        fingerprint, name = _named(desk, options.key)
        if options.forget:
            desk.keys.forget(fingerprint)
        else:
            desk.keys.trust(fingerprint, options.name or name, desk.at_desk)
    if options.json:
        as_json({"fingerprint": fingerprint, "trusted": not options.forget})
    else:
        said = "cli.key_forgotten" if options.forget else "cli.key_trusted"
        called = options.name or name or "–"
        say(phrase(said, lang, name=called, fingerprint=grouped(fingerprint)))
    return 0


def _named(desk: "Desk", text: str) -> tuple[str, str]:
    """A fingerprint as it was typed, or that of the key that signed a sheet, with its name."""
    from returns.papers.desk_keys import plain_fingerprint

    path = Path(text)
    if not path.is_file():
        return plain_fingerprint(text), ""
    signer = desk.papers.check(path).signed_by
    if signer is None:
        raise Refusal("proof.no_signer", name=path.name)
    return signer.fingerprint, signer.name


def seal(options: Namespace) -> int:
    """What is sealed and stamped; the question leaves, the answer comes back."""
    lang = options.lang or "en"
    if options.take is not None:
        with readable_paper(options.take), options.take.open("rb") as file:
            answer = file.read(MOST_BYTES + 1)
        with desks.writing(options.desk) as desk:
            day = desk.day_stamps.take_in(answer)
        if options.json:
            as_json({"day": day.day, "at": stamp(day.at), "authority": day.authority})
        else:
            at = f"{day.at:%Y-%m-%d %H:%M} UTC"
            say(phrase("cli.stamp_taken", lang, day=day.day, at=at, authority=day.authority))
        return 0
    with desks.reading(options.desk) as desk:
        state = desk.day_stamps.state()
        question = desk.day_stamps.question() if options.out is not None else None
    if question is not None:
        save_new(options.out, question.content, kept="paper")
        if options.json:
            as_json({"file": str(options.out), "day": question.day})
        else:
            say(phrase("cli.question_saved", lang, path=str(options.out), day=question.day))
        return 0
    if options.json:
        stamped = [
            {"day": day.day, "at": stamp(day.at), "authority": day.authority}
            for day in state.stamped
        ]
        as_json({"sealed": state.day or None, "waiting": state.waiting, "stamped": stamped})
        return 0
    say(
        phrase(
            "cli.sealed" if state.day else "cli.not_sealed",
            lang,
            day=state.day,
            count=state.waiting,
        )
    )
    for day in state.stamped:
        at = f"{day.at:%Y-%m-%d %H:%M} UTC"
        say(phrase("cli.stamped", lang, day=day.day, at=at, authority=day.authority))
    return 0
