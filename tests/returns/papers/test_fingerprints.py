"""A fingerprint is known however it is written, and nothing else is taken for one."""

import pytest

from returns.errors import Refusal
from returns.papers.desk_keys import plain_fingerprint

PLAIN = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "written",
    [
        PLAIN,
        PLAIN.upper(),
        ":".join(PLAIN[at : at + 2] for at in range(0, 64, 2)),
        " ".join(PLAIN[at : at + 4] for at in range(0, 64, 4)) + "\n",
        "-".join(PLAIN[at : at + 8] for at in range(0, 64, 8)),
    ],
)
def test_however_it_is_written_it_is_the_same(written):
    assert plain_fingerprint(written) == PLAIN


@pytest.mark.parametrize(
    "written", ["", PLAIN[:-1], PLAIN + "0", PLAIN[:-1] + "g", PLAIN[:-1] + "٣", "by phone"]
)
def test_what_is_none_is_refused_and_quoted(written):
    with pytest.raises(Refusal) as refused:
        plain_fingerprint(written)
    assert refused.value.key == "proof.no_fingerprint"
    assert written in str(refused.value)
