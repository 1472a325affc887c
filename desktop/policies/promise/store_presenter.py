"""The right side: gaps, the promise to buyers, the text that is copied and saved; no widgets."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from desktop.policies.presenter import PoliciesPresenter
from desktop.policies.sayings import promise_words, said
from desktop.policies.writing import accepted, published, shaped
from desktop.work.policy_maker import make_policy, write_policy
from returns.errors import Refusal
from returns.records.policy_warning import PolicyWarning
from returns.records.store_page import PolicyForm
from returns.rules.policy.policy_watch import Promise, promise_of, shortened
from returns.whole_file import save_whole

if TYPE_CHECKING:
    from returns.papers.document_box import Paper


class StorePresenter(QObject):
    """Works on what the tab's presenter has read."""

    def __init__(self, policies: PoliciesPresenter) -> None:
        super().__init__()
        self._policies = policies
        self._shell = policies.shell
        self._shell.paper_left.connect(self._left)

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
        self._copy_as("text", "said.copied")

    def copy_section(self, *, styled: bool) -> None:
        """Put one `section` on the clipboard, as code and as it looks; it counts as published."""
        self._copy_as("section" if styled else "bare", "said.copied_section")

    def save(self, path: Path) -> None:
        """Write a web page to a file of the user's; it counts as published."""
        words = said("said.saved", file=path.name, promise=self._promised())
        self._write("page", lambda paper: self._save(path, paper, words))

    def preview(self) -> None:
        """Show it as a page of paper; it counts as published once it is printed, saved or copied."""
        make_policy(self._shell, self._policies.store_lang)

    def _copy_as(self, form: PolicyForm, name: str) -> None:
        words = said(name, promise=self._promised())

        def copy(paper: "Paper") -> None:
            text = paper.pdf.decode("utf-8")
            mime = QMimeData()
            mime.setText(text)
            if form != "text":
                mime.setHtml(text)
            QGuiApplication.clipboard().setMimeData(mime)
            self._publish_now(words)

        self._write(form, copy)

    def _save(self, path: Path, paper: "Paper", words: str) -> None:
        try:
            save_whole(path, paper.pdf, kept="nothing_published")
        except Refusal as refusal:
            self._shell.refuse(refusal)
        else:
            self._publish_now(words)

    def _write(self, form: PolicyForm, then: "Callable[[Paper], object]") -> None:
        if self._policies.loaded is not None:
            write_policy(self._shell, form, self._policies.store_lang, then)

    def _left(self, paper: "Paper") -> None:
        """The page of paper was printed, saved or copied."""
        if paper.kind == "policy":
            self._publish_now(said("said.left", promise=self._promised()))

    def _promised(self) -> str:
        loaded = self._policies.loaded
        return promise_words(promise_of(loaded.store)) if loaded is not None else ""

    def _publish_now(self, words: str) -> None:
        loaded = self._policies.loaded
        if loaded is not None:
            self._publish(promise_of(loaded.store), words)

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
