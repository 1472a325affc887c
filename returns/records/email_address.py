"""What one e-mail address is: the same rule wherever one is entered, brought in or written to.

It is a bare `name@shop.com`: no name beside it, no second one, nothing that a header or a mail
program could take for more. The part before the @ is ASCII, as mail programs do not agree about any
other; a domain may be in its own letters and goes out as `xn--…` (IDNA).
"""

import re
from unicodedata import normalize

from returns.errors import Refusal

#: characters of a whole address and of the part before the @ (RFC 5321, 4.5.3.1)
LONGEST = 254
_LONGEST_LOCAL = 64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
#: no number ends a domain: that would be an address of a machine
_LAST_LABEL = re.compile(r"[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]*[A-Za-z0-9]")


def usable(text: str) -> str:
    """The address without spaces around it; "" where the text is no address to write to."""
    address = text.strip()
    return address if in_ascii(address) else ""


def in_ascii(address: str) -> str:
    """The address as every mail program reads it, its domain in ASCII; "" where it is none."""
    local, at, domain = address.strip().rpartition("@")
    if not at or len(local) > _LONGEST_LOCAL or len(domain) > LONGEST:
        return ""
    # all of `=?utf-8?q?…?=` may stand before an @, and some programs would decode it there
    if not _LOCAL.fullmatch(local) or "=?" in local:
        return ""
    labels = [_ascii_label(label) for label in domain.split(".")]
    if len(labels) < 2 or not all(labels) or not _LAST_LABEL.fullmatch(labels[-1]):
        return ""
    written = f"{local}@{'.'.join(labels)}"
    return written if len(written) <= LONGEST else ""


def demand_email(text: str, key: str, field: str) -> str:
    """The address as it is kept, "" for none; raises the `Refusal` of that key naming the field."""
    if text.strip() and not usable(text):
        raise Refusal(key, field=field, text=text.strip())
    return usable(text)


def _ascii_label(label: str) -> str:
    """One part of a domain; "" for one that is none, or that would go out as another one's."""
    written = label
    if not label.isascii():
        try:
            written = label.encode("idna").decode("ascii")
            # ß, wide letters and invisible signs would silently become somebody else's domain
            if written.encode("ascii").decode("idna") != normalize("NFC", label.lower()):
                return ""
        except UnicodeError:
            return ""
    return written if _LABEL.fullmatch(written) else ""
