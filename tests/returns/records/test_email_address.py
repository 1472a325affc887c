"""One e-mail rule: what is a single address that nothing can be hidden in."""

import pytest

from returns.errors import Refusal
from returns.records.email_address import demand_email, in_ascii, usable


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("returns@kiln.example", "returns@kiln.example"),
        ("  lena.h+rma@mail.shop-24.co.uk\n", "lena.h+rma@mail.shop-24.co.uk"),
        ("o'neil@shop.ie", "o'neil@shop.ie"),
        ("12ab@marketplace.amazon.com", "12ab@marketplace.amazon.com"),
        ("a@münchen.de", "a@xn--mnchen-3ya.de"),
        ("a@mu\u0308nchen.de", "a@xn--mnchen-3ya.de"),
        ("shouhou@例子.中国", "shouhou@xn--fsqu00a.xn--fiqs8s"),
        (f"{'a' * 64}@b.example", f"{'a' * 64}@b.example"),
    ],
)
def test_one_address_is_kept_and_goes_out_in_ascii(text, written):
    assert usable(text) == text.strip()
    assert in_ascii(text) == written


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "@", "returns@", "@shop.com", "hello", "a@b", "a@b@shop.com", "a b@shop.com"),
        *("a@shop.com,b@shop.com", "a@shop.com;b@shop.com", "a@shop.com b@shop.com"),
        *("Lena <a@shop.com>", "<a@shop.com>", '"a b"@shop.com', "a@shop.com (Lena)", "(x)a@b.de"),
        *("mailto:a@shop.com", "a@shop.com?bcc=b@c.de", "a@shop.com&bcc=x", "a:b@shop.com;"),
        *("=?utf-8?q?a=0ABcc=3Ax?=@shop.com", "=?utf-8?b?QmNjOg==?=", "=?x@shop.com"),
        *("a@shop.com\r\nBcc: x@y.de", "a\n@shop.com", "a@shop\0.com", "a\u2028@shop.com"),
        *("a\x0bb@shop.com", "a\x85b@shop.com", "a\ud800@shop.com", "a@shop\ud800.com"),
        *(".a@shop.com", "a.@shop.com", "a..b@shop.com", "a@.shop.com", "a@shop..com", "a@shop.com."),
        *("a@-shop.com", "a@shop-.com", "a@sh_op.com", "a@[127.0.0.1]", "a@127.0.0.1", "a@shop.c"),
        *("名@例.cn", "ａ@shop.com", "a＠shop.com", "a@ｓｈｏｐ.com", "a@straße.de", "a@shop。com"),
        *("a@sho\u200bp.com", "a@\u202eshop.com", "a@sh\u00adop.com", "n/a", "-"),
        *(f"{'a' * 65}@b.example", f"a@{'b' * 64}.de", f"a@{'b.' * 130}de", "a@" + "ü" * 5000 + ".de"),
    ],
)  # fmt: skip
def test_anything_else_is_nobody(text):
    assert usable(text) == in_ascii(text) == ""


def test_what_is_none_is_refused_by_its_field_and_nothing_is_nothing():
    assert demand_email("  ", "policy.email", "email") == ""
    assert demand_email(" a@shop.com ", "policy.email", "email") == "a@shop.com"
    with pytest.raises(Refusal) as refused:
        demand_email("a@shop.com, b@shop.com", "policy.email", "email")
    assert refused.value.facts["field"] == "email"
    for lang in ("en", "zh"):
        assert "a@shop.com, b@shop.com" in refused.value.say(lang)
