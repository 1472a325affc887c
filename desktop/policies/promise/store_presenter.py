"""The right side: gaps, the promise to buyers, the text that is copied and saved; no widgets."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.policies.presenter import PoliciesPresenter
from desktop.policies.sayings import promise_words, said
from desktop.policies.writing import accepted, published, shaped
from returns.records.policy_warning import PolicyWarning
from returns.rules.policy.policy_watch import Promise, promise_of, shortened


class StorePresenter(QObject):
    """Works on what the tab's presenter has read."""

    def __init__(self, policies: PoliciesPresenter) -> None:
        super().__init__()
        self._policies = policies
        self._shell = policies.shell

    def set_shape(self, *, per_group: bool) -> None:
        """One window for all goods, or one per product group."""
        loaded = self._policies.loaded
        if loaded is not None and loaded.store.per_group != per_group:
            writing = shaped(self._shell.desk, per_group=per_group)
            self._policies.write(writing, said("done.shape"))

    def set_language(self, lang: str) -> None:
        """Show the text in this language."""
        self._policies.store_lang = lang
        self._policies.tell()

    def shorten(self, _gap: PolicyWarning) -> None:
        """Promise no more than the suppliers cover from now on."""
        loaded = self._policies.loaded
        if loaded is not None:
            after = shortened(loaded.promise, promise_of(loaded.store))
            words = said("said.shortened", promise=promise_words(after))
            self._publish(after, words, said("said.copy"))

    def accept(self, gap: PolicyWarning) -> None:
        """Live with a gap until a new version or a longer promise opens it again."""
        self._policies.write(accepted(self._shell.desk, gap), said("done.accepted"))

    def copy(self) -> None:
        """Put the text on the clipboard; it counts as published."""
        loaded = self._policies.loaded
        if loaded is None:
            return
        blocks = loaded.blocks.get(self._policies.store_lang, ())
        QGuiApplication.clipboard().setText("\n\n".join(text for _, text in blocks))
        promise = promise_of(loaded.store)
        self._publish(promise, said("said.copied", promise=promise_words(promise)))

    def save(self, path: Path) -> None:
        """Write the text to a file of the user's; it counts as published."""
        loaded = self._policies.loaded
        if loaded is None:
            return
        policies, lang = self._shell.desk.policies, self._policies.store_lang
        promise = promise_of(loaded.store)
        words = said("said.saved", file=path.name, promise=promise_words(promise))
        self._shell.jobs.run(
            lambda: policies.save_store_policy(path, lang),
            lambda _: self._publish(promise, words),
        )

    def _publish(self, promise: Promise, words: str, action: str = "") -> None:
        loaded = self._policies.loaded
        if loaded is None:
            return

        def tell() -> None:
            self._shell.say(words, "good", action, self.copy if action else None)

        if loaded.promise == promise:
            tell()
            return
        writing = published(self._shell.desk, loaded.promise, promise)
        self._policies.write(writing, said("done.published"), tell)
