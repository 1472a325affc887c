"""The store policy as a page to publish: a short answer, a table of goods, the way step by step."""

from dataclasses import dataclass
from typing import Literal

#: a page of paper, a whole web page, one `section` to paste with its style or without, or plain text
PolicyForm = Literal["pdf", "page", "section", "bare", "text"]


@dataclass(frozen=True, slots=True)
class PagePart:
    """A section of the page; `numbered` for steps that follow each other."""

    heading: str
    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class StorePage:
    """What buyers read, in one language; every text is plain."""

    title: str
    #: the answer to "can I send it back?" in a sentence
    lead: str
    #: what to do first
    then: str = ""
    #: names of the table's columns, and a row for each group of goods; () where nothing is promised
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    parts: tuple[PagePart, ...] = ()
    #: what holds besides, in small letters
    closing: str = ""
    #: each row of the table in a sentence, for where no table can stand
    items: tuple[str, ...] = ()

    def blocks(self) -> tuple[tuple[str, str], ...]:
        """The page as one text after the other, each with its kind: heading, para or item."""
        told = [("heading", self.title), ("para", self.lead), ("para", self.then)]
        told += [("item", item) for item in self.items]
        for part in self.parts:
            told.append(("heading", part.heading))
            kind = "item" if len(part.texts) > 1 and not part.numbered else "para"
            told += [
                (kind, f"{at}. {text}" if part.numbered else text)
                for at, text in enumerate(part.texts, start=1)
            ]
        if self.closing:
            told.append(("para", self.closing))
        return tuple((kind, text) for kind, text in told if text)


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """The store policy as it is published: its bytes, what their file's name ends in, the language."""

    content: bytes
    ending: str
    lang: str
