"""What a carrier's bar code says besides the tracking number that people know."""

import re

#: USPS prints the destination in front: 420, a ZIP of 5 or 9 figures, then 20 to 22 of tracking
_USPS = re.compile(r"420(?:\d{5}|\d{9})(9\d{19,21})")
#: FedEx's long label code ends in the tracking number, filled up with zeros
_FEDEX = re.compile(r"\d{20}0{0,2}(\d{12})")


def readings(code: str) -> tuple[str, ...]:
    """The code itself, without its spaces, and the tracking number inside a longer bar code."""
    found = [code, re.sub(r"\s", "", code)]
    for pattern in (_USPS, _FEDEX):
        match = pattern.fullmatch(found[1])
        if match:
            found.append(match[1])
    return tuple(dict.fromkeys(found))
