"""Text from outside as the value of a mail header: it ends no line and is decoded exactly once."""

from base64 import b64encode

from returns.records.kept_text import one_line

#: octets of one encoded word: with `Subject: ` before it a line keeps to 76 characters (RFC 2047)
_WORD = 39
#: characters of a plain value that stands beside its name on one line
_PLAIN = 60
_IN_FILE_NAMES = frozenset(" ._-()")
_LONGEST_FILE_NAME = 120


def header_text(text: str) -> str:
    """The value whose decoding gives back the text on one line; lines after the first are folded.

    What looks like an encoded word is encoded itself, so that it arrives as it was written.
    """
    line = one_line(text)
    if line.isascii() and "=?" not in line and len(line) <= _PLAIN:
        return line
    return "\r\n ".join(
        f"=?utf-8?b?{b64encode(part.encode()).decode('ascii')}?=" for part in _parts(line)
    )


def attachment_name(name: str) -> str:
    """A PDF's name of letters, digits and a few signs: readers decode even what is in quotes."""
    kept = "".join(sign if sign.isalnum() or sign in _IN_FILE_NAMES else "_" for sign in name)
    stem = kept.removesuffix(".pdf").strip(" .")[:_LONGEST_FILE_NAME]
    return f"{stem or '_'}.pdf"


def _parts(line: str) -> list[str]:
    """The line in pieces that fit an encoded word; no character is cut in two."""
    parts, room = [""], _WORD
    for sign in line:
        octets = len(sign.encode())
        if octets > room:
            parts.append("")
            room = _WORD
        parts[-1] += sign
        room -= octets
    return parts
