"""Trusting the key that a checked sheet was signed with: one step that can be taken back."""

from collections.abc import Callable

from desktop.look.theme import look
from desktop.work.operation import Said, plain
from desktop.work.shell import Shell
from returns.phrases import say
from returns.records.proof import SignedBy


def trust_key(shell: Shell, signer: SignedBy, name: str, then: Callable[[], object]) -> None:
    """Mark a key as known here; `then` looks at the sheet once more."""
    desk, lang = shell.desk, look().lang
    keys = desk.keys
    by = desk.at_desk
    step = plain(
        say("safe.key.did", lang, name=name),
        lambda: keys.trust(signer.fingerprint, name, by),
        lambda _trace: keys.forget(signer.fingerprint),
        said=Said(say("safe.key.trusted", lang, name=name)),
    )
    shell.perform(step, None, lambda _change: then())
