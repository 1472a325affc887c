"""Text that an earlier import read in a wrong encoding, known by what it is read rightly."""

#: what a file without a hint may be taken for, and what it may be
_ENCODINGS = ("cp1252", "utf-8", "gb18030", "cp932", "big5", "cp949", "cp1250", "cp1251")


def misread(kept: str, told: str) -> bool:
    """Whether what was kept is what is told now, its bytes taken for another encoding's."""
    if kept == told or told.isascii():
        return False
    for right in _ENCODINGS:
        try:
            raw = told.encode(right)
        except UnicodeEncodeError:
            continue
        if any(raw.decode(wrong, "replace") == kept for wrong in _ENCODINGS if wrong != right):
            return True
    return False
