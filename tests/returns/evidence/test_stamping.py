"""A stamp holds for one sum, by an authority whose chain is inside; openssl says the same."""

import random
import ssl
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from returns.evidence.stamping import NotStamped, chain_of, query, read_stamp
from tests.time_authority import make_authority, needs_openssl

HEAD = sha256(b"a day").hexdigest()
pytestmark = needs_openssl


@pytest.fixture(scope="module", params=[False, True], ids=["curve", "rsa"])
def authority(request, tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"), rsa=request.param)


@pytest.fixture(scope="module")
def answer(authority):
    return authority.stamp(query(HEAD))


def test_the_answer_says_when_and_by_whom_and_openssl_agrees(authority, answer):
    stamp = read_stamp(answer)
    assert (stamp.head, stamp.name, stamp.authority) == (HEAD, "Test Time", "Test Time Root")
    assert len(stamp.chain) == 2
    assert authority.agrees(HEAD, answer)
    assert not authority.agrees(sha256(b"another").hexdigest(), answer)


def test_the_same_seal_asks_the_same_question():
    assert query(HEAD) == query(HEAD)
    assert bytes.fromhex(HEAD) in query(HEAD)


def test_an_authority_of_before_that_names_itself_by_the_shorter_sum_is_read_too(
    tmp_path_factory,
):
    older = make_authority(tmp_path_factory.mktemp("older"), total="sha1")
    assert read_stamp(older.stamp(query(HEAD))).head == HEAD


def test_a_certificate_that_is_not_for_stamping_stamps_nothing(tmp_path_factory):
    """openssl itself refuses to stamp with one, so its certificate is held against the rule."""
    now = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    for usage in (
        "critical,emailProtection",
        "timeStamping",
        "critical,timeStamping,codeSigning",
    ):
        other = make_authority(tmp_path_factory.mktemp("other"), usage=usage)
        der = ssl.PEM_cert_to_DER_cert((other.folder / "tsa.pem").read_text())
        with pytest.raises(NotStamped) as caught:
            chain_of(der, (), now)
        assert caught.value.why == "no_authority", usage


def test_no_changed_byte_of_an_answer_is_taken_for_another_time_or_sum(answer):
    """Of what no signature covers a byte may turn; what is read then is what was stamped."""
    chance, good = random.Random(8), read_stamp(answer)
    refused = 0
    for _ in range(400):
        content = bytearray(answer)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        try:
            stamp = read_stamp(bytes(content))
        except NotStamped:
            refused += 1
        else:
            assert (stamp.head, stamp.at) == (good.head, good.at)
    assert refused > 200


@pytest.mark.parametrize(
    "content", [b"", b"\x30\x00", b"%PDF-1.7", b"\x30\x82\xff\xff" * 50_001]
)
def test_what_is_no_answer_is_refused(content):
    with pytest.raises(NotStamped):
        read_stamp(content)


def test_an_answer_that_says_no_is_told_so():
    with pytest.raises(NotStamped) as caught:
        read_stamp(bytes.fromhex("30053003020102"))
    assert caught.value.why == "refused"
