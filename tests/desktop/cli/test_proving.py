"""Keys, seals and stamps by the command line: exit codes and what scripts read."""

from pathlib import Path

import pytest

from tests.time_authority import make_authority, needs_openssl

SUPPLIERS = Path(__file__).parents[3] / "docs" / "examples" / "suppliers.json"


@pytest.fixture
def sheet(sendback, tmp_path):
    """A sheet of a case that was brought in by hand."""
    order = ("--sku", "MUG", "--title", "Mug", "--price", "18.40", "--currency", "USD")
    order += ("--shop", "Amazon US")
    code, _, err = sendback("new", "302-1", "--reason", "defective", *order)
    assert code == 0, err
    assert sendback("suppliers", SUPPLIERS)[0] == 0
    assert sendback("supplier", "RC-2026-00001", "Kiln & Co")[0] == 0
    path = tmp_path / "sheet.pdf"
    assert sendback("evidence", "RC-2026-00001", "-o", path)[0] == 0
    return path


def test_the_key_is_told_and_given_away_without_what_is_private(sendback, tmp_path):
    code, told, _ = sendback("key", "--json", "-o", tmp_path / "key.pem")
    assert (code, told["name"]) == (0, "Harbour Gifts")
    text = (tmp_path / "key.pem").read_text()
    assert text.startswith("-----BEGIN CERTIFICATE")
    assert "PRIVATE" not in text
    assert sendback("key", "--private", "-o", tmp_path / "own.pem")[0] == 0
    assert "PRIVATE" in (tmp_path / "own.pem").read_text()
    assert (tmp_path / "own.pem").stat().st_mode & 0o077 == 0


def test_a_stranger_s_sheet_is_known_once_its_key_is_trusted(
    sendback, command_line, sheet, tmp_path, monkeypatch
):
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "supplier"))
    assert command_line("settings", "--set", "shop_name=Kiln")[0] == 0
    code, out, _ = command_line("verify", sheet)
    assert code == 3
    assert "BY NOBODY KNOWN HERE  Signature" in out
    assert "Does not show:" in out
    code, out, _ = command_line("trust", sheet, "--name", "Harbour, by phone")
    assert code == 0
    assert "Harbour, by phone" in out
    code, told, _ = sendback("verify", sheet, "--json")
    assert (code, told["known"], told["unchanged"]) == (0, "key", True)
    _, (key,), _ = sendback("trust", "--json")
    assert sendback("trust", key["fingerprint"], "--forget")[0] == 0
    assert command_line("verify", sheet)[0] == 3
    assert command_line("trust", "zzz")[0] == 1
    assert command_line("trust", key["fingerprint"], "--forget")[0] == 1
    assert command_line("trust")[1].strip() == "No key is trusted here yet."


def test_a_file_without_a_signature_has_no_key_to_trust(sendback, tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n")
    code, _, err = sendback("trust", tmp_path / "x.pdf")
    assert code == 1
    assert "no signature" in err


@needs_openssl
def test_the_seal_leaves_and_its_stamp_comes_back(command_line, sendback, tmp_path):
    authority = make_authority(tmp_path / "authority")
    assert command_line("sample", tmp_path / "sample")[0] == 0
    desk = ("--desk", tmp_path / "sample")
    code, told, _ = sendback("seal", *desk, "--json")
    assert (code, told["stamped"]) == (0, [])
    assert told["waiting"] > 0
    asked, answer = tmp_path / "day.tsq", tmp_path / "day.tsr"
    assert command_line("seal", *desk, "-o", asked)[0] == 0
    answer.write_bytes(authority.stamp(asked.read_bytes()))
    code, said, _ = sendback("seal", *desk, "--take", answer, "--json")
    assert (code, said["day"], said["authority"]) == (0, told["sealed"], "Test Time Root")
    code, told, _ = sendback("seal", *desk, "--json")
    assert (told["waiting"], len(told["stamped"])) == (0, 1)
    assert command_line("seal", *desk, "-o", tmp_path / "again.tsq")[0] == 1
    assert command_line("seal", *desk, "--take", asked)[0] == 1
    assert command_line("seal", *desk, "--take", tmp_path / "nowhere")[0] == 1
    code, _, err = command_line(
        "evidence", "RC-2026-00001", *desk, "--stamped", "-o", tmp_path / "s.pdf"
    )
    assert code == 1
    assert "no evidence sheet" in err


def test_a_desk_without_a_sealed_day_says_so(sendback, command_line, sheet):
    assert "No day is sealed yet" in command_line("seal")[1]
    code, _, err = command_line(
        "evidence", "RC-2026-00001", "--stamped", "-o", sheet.with_name("again.pdf")
    )
    assert code == 1
    assert "No stamp covers RC-2026-00001-E1" in err
