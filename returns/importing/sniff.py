"""What a file is before it is read: its size, its kind, its encoding; pictures and such are refused."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from returns.errors import UnreadableFile

#: a million rows of the widest report are a quarter of it
MOST_BYTES = 1 << 30
#: no platform writes such a line; a file without line ends would be read into memory at once
LONGEST_LINE = 8 << 20
#: what a reader of the preview may choose instead of what was found
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("gb18030", "cp1252", "cp932", "cp1250", "cp1251", "big5", "cp949"),
)
_CHUNK = 1 << 20
_SAMPLE = 256 << 10

_KINDS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"SQLite format 3\0", "other"),
    (b"\x7fELF", "other"),
)
#: bytes below a space but zero, tab, the ends of lines and pages, the end of a file and escape
_STEERING = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1a\x1b"))
#: the share of them that a text with a damaged place may have
_MOST_STEERING = 0.02
_WEB_PAGE = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<table)", re.IGNORECASE)
_LINE_ENDS = re.compile(rb"[\r\n]+")
_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over the bytes found."""

    sha256: str
    size: int
    #: `text`, `zip` (perhaps .xlsx) or `xls`
    kind: str
    #: Python's name of the encoding, "" unless it is text
    encoding: str = ""
    #: is there a quote mark anywhere
    quotes: bool = False
    #: does the last line end with a line end
    whole: bool = True


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into sentences for the seller."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableFile("importing.no_file", name=path.name) from error
    except PermissionError as error:
        key = "importing.folder" if path.is_dir() else "importing.no_permission"
        raise UnreadableFile(key, name=path.name) from error
    except IsADirectoryError as error:
        raise UnreadableFile("importing.folder", name=path.name) from error
    except UnicodeError as error:
        raise UnreadableFile("importing.wrong_encoding", name=path.name) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise UnreadableFile("importing.cannot_open", name=path.name, detail=detail) from error


def sum_of(path: Path) -> str:
    """SHA-256 of a file's bytes in hex; raises `UnreadableFile`."""
    with opening(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def survey(path: Path, hint: str = "", encoding: str = "") -> Survey:
    """Read all bytes once; raises `UnreadableFile` for what can be no table.

    `hint` is the language or country the file likely comes from (`zh`, `DE`, `JP`); `encoding`
    overrules what would be found.
    """
    scan = _Scan()
    with opening(path):
        # a pipe or a device would keep us waiting for ever
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnreadableFile("importing.no_plain_file", name=path.name)
    with opening(path), path.open("rb") as file:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                "importing.too_large", name=path.name, most_mb=MOST_BYTES >> 20
            )
        while chunk := file.read(_CHUNK):
            scan.take(chunk, path.name)
    if not scan.size or (not scan.head.strip(b"\0 \t\r\n\xef\xbb\xbf") and scan.size < _CHUNK):
        raise UnreadableFile("importing.empty", name=path.name)
    kind = _kind(scan.head)
    if kind not in {"text", "zip", "xls"}:
        raise UnreadableFile(f"importing.is_{kind}", name=path.name)
    if kind == "text":
        if scan.longest > LONGEST_LINE:
            raise UnreadableFile("importing.not_a_table", name=path.name)
        encoding = _checked(encoding) if encoding else scan.encoding(hint.lower())
        if _is_no_text(scan.head, encoding):
            raise UnreadableFile("importing.is_other", name=path.name)
    encoding = encoding if kind == "text" else ""
    return Survey(
        scan.digest.hexdigest(), scan.size, kind, encoding, scan.quotes, whole=scan.whole
    )


class _Scan:
    """Gathers, chunk by chunk, what tells the encoding."""

    def __init__(self) -> None:
        self.size = 0
        self.head = b""
        self.digest = hashlib.sha256()
        self.longest = 0
        self.quotes = False
        self.whole = True
        self._line = 0
        self._strict = codecs.getincrementaldecoder("utf-8")("strict")
        self._utf8 = True
        self._sample = bytearray()

    def take(self, chunk: bytes, name: str) -> None:
        """Look at the next chunk."""
        if not self.size:
            self.head = chunk[: 64 << 10]
        self.size += len(chunk)
        if self.size > MOST_BYTES:
            raise UnreadableFile("importing.too_large", name=name, most_mb=MOST_BYTES >> 20)
        self.digest.update(chunk)
        self.quotes = self.quotes or b'"' in chunk
        self.whole = b"\n" in chunk[-4:] or b"\r" in chunk[-4:]
        self._measure(chunk)
        if self._utf8:
            try:
                self._strict.decode(chunk)
            except UnicodeDecodeError:
                self._utf8 = False
        if not chunk.isascii() and len(self._sample) < _SAMPLE:
            # not by one pattern: it would try each place of a long line again
            for line in _LINE_ENDS.split(chunk):
                if not line.isascii():
                    self._sample += line[:_SAMPLE] + b"\n"
                if len(self._sample) >= _SAMPLE:
                    break

    def _measure(self, chunk: bytes) -> None:
        first = min(
            (at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=-1
        )
        if first < 0:
            self._line += len(chunk)
        else:
            last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            self.longest = max(self.longest, self._line + first)
            self._line = len(chunk) - last - 1
        self.longest = max(self.longest, self._line)

    def encoding(self, hint: str) -> str:
        """BOM, then UTF-16 by its zeros, then strict UTF-8, then what is likeliest (formats.md A0)."""
        if self.head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
            return "utf-32"
        if self.head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        if self.head.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
        wide = _utf16(self.head)
        if wide:
            return wide
        if self._utf8 and self._ends_whole():
            return "utf-8"
        return _legacy(bytes(self._sample), hint)

    def _ends_whole(self) -> bool:
        try:
            self._strict.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True


def _kind(head: bytes) -> str:
    for start, kind in _KINDS:
        if head.startswith(start):
            return kind
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    return "web_page" if _WEB_PAGE.match(head) else "text"


def _checked(encoding: str) -> str:
    if encoding not in ENCODINGS:
        known = ", ".join(ENCODINGS)
        raise UnreadableFile("importing.no_encoding", encoding=encoding, known=known)
    return encoding


def _is_no_text(head: bytes, encoding: str) -> bool:
    """A program, a sound or the like: many bytes that steer, which no text of these encodings has.

    Zeros are left out: a damaged disk leaves them in a table that is one.
    """
    if encoding.startswith(("utf-16", "utf-32")):
        return False
    steering = len(head) - len(head.translate(None, _STEERING))
    return steering > len(head) * _MOST_STEERING


def _utf16(head: bytes) -> str:
    """UTF-16 without its mark: every second byte of plain letters is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(4, len(head) // 20):
        return ""
    if odd >= 0.95 * (even + odd):
        return "utf-16-le"
    return "utf-16-be" if even >= 0.95 * (even + odd) else ""


def _legacy(sample: bytes, hint: str) -> str:
    """Which of the old encodings, by what would be plausible text."""
    high = sum(byte >= 0x80 for byte in sample)
    valid = sum(len(found.group()) for found in _UTF8.finditer(sample))
    if valid >= 0.9 * high:
        return "utf-8"  # damaged in a few places, which are shown as �
    if hint.startswith(("ja", "jp")):
        return "cp932"
    expected = hint.startswith(("zh", "cn"))
    wanted = 0.3 if expected else 0.85 if hint else 0.6
    text = sample.decode("gb18030", "replace")
    return "gb18030" if _chinese(text, within_words=expected) >= wanted else "cp1252"


def _chinese(text: str, *, within_words: bool) -> float:
    """The share of everyday Chinese among what is not ASCII.

    Western text read as GB18030 gives rare characters, each having swallowed a letter, or single
    ones in the middle of a word (`PROMOÇÃO`); neither counts, unless `within_words`.
    """
    everyday = _everyday()
    good = total = 0
    for run in re.finditer(r"[^\x00-\x7f]+", text):
        signs = run.group()
        total += len(signs)
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if len(signs) == 1 and before.isalpha() and after.isalpha() and not within_words:
            continue
        good += sum(sign in everyday for sign in signs)
    return good / total if total else 0.0


@cache
def _everyday() -> frozenset[str]:
    """The 3,755 most used characters (first level of GB 2312) and its punctuation."""
    rows = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs) - {""}
