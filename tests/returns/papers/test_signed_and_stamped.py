"""A sheet signed by the desk's key and stamped by an authority: known by the key, checked without us."""

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from returns.desk import open_desk
from returns.errors import DeskProblem, NotFound, Refusal
from returns.evidence.bundle import attachments_of
from returns.evidence.signing import unsigned
from returns.evidence.verify import verify
from returns.terms import Party
from tests.returns.documents.pdf_a_checks import faults_of_a
from tests.returns.documents.pdf_content import Finished
from tests.returns.documents.pdf_ua_checks import faults_of_ua
from tests.returns.papers.sealed_desk import Sealed, desk_with_case, sealed_desk
from tests.time_authority import needs_openssl

CHECKS = Path(__file__).resolve().parents[3] / "resources" / "checks"
needs_poppler = pytest.mark.skipif(
    not all(map(shutil.which, ("pdfsig", "pdfdetach", "qpdf"))),
    reason="poppler-utils and qpdf are not installed",
)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no authority to ask")
    made = sealed_desk(tmp_path_factory.mktemp("sealed"))
    yield made
    made.desk.close()


@pytest.fixture
def supplier(tmp_path):
    """Another desk, of somebody who gets our sheets."""
    desk = open_desk(tmp_path / "supplier", create=True)
    yield desk
    desk.close()


def laid_out(folder: Path, pdf: bytes) -> Path:
    """A sheet with its attachments saved beside it, as a reader does."""
    folder.mkdir(exist_ok=True)
    (folder / "sheet.pdf").write_bytes(pdf)
    for name, content in attachments_of(pdf).items():
        (folder / name).write_bytes(content)
    return folder / "sheet.pdf"


def part(answer, name):
    return next(check for check in answer.parts if check.part == name)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path):
    desk, _clock, case_id = desk_with_case(tmp_path / "desk")
    path = desk.folder / "keys" / "desk-key.pem"
    assert desk.keys.own() is None
    desk.papers.evidence(case_id)
    key = desk.keys.own()
    assert key is not None
    assert key.name == "Harbour Gifts"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert desk.keys.ensure() == key
    assert b"PRIVATE" not in desk.keys.exported()
    assert b"PRIVATE" in desk.keys.exported(private=True)
    desk.close()


def test_a_key_that_cannot_be_read_signs_nothing_and_is_not_replaced(tmp_path):
    desk, _clock, case_id = desk_with_case(tmp_path / "desk")
    desk.keys.ensure()
    path = desk.folder / "keys" / "desk-key.pem"
    path.write_bytes(b"no key")
    with pytest.raises(DeskProblem, match=r"desk-key\.pem"):
        desk.papers.evidence(case_id)
    assert path.read_bytes() == b"no key"
    assert not list((desk.folder / "documents").iterdir())
    desk.close()


def test_a_desk_knows_its_sheets_and_another_only_once_the_key_is_trusted(
    sealed: Sealed, supplier, tmp_path
):
    path = laid_out(tmp_path / "a", sealed.first)
    own = sealed.desk.papers.check(path)
    assert (own.known, own.exit_code) == ("desk", 0)
    before = supplier.papers.check(path)
    assert (before.known, before.exit_code) == (None, 3)
    assert before.signed_by.name == "Harbour Gifts"
    key = sealed.desk.keys.own()
    assert before.signed_by.fingerprint == key.fingerprint
    supplier.keys.trust(key.fingerprint.upper(), "Harbour, by phone", "Ann")
    after = supplier.papers.check(path)
    assert (after.known, after.exit_code) == ("key", 0)
    assert "Harbour, by phone" in part(after, "signature").why
    (marked,) = supplier.keys.trusted()
    assert (marked.name, marked.by) == ("Harbour, by phone", "Ann")
    supplier.keys.forget(key.fingerprint)
    assert supplier.papers.check(path).exit_code == 3
    with pytest.raises(NotFound):
        supplier.keys.forget(key.fingerprint)
    with pytest.raises(Refusal):
        supplier.keys.trust("not a fingerprint")


def test_a_sheet_of_a_trusted_key_is_known_also_where_our_own_has_its_number(
    sealed: Sealed, tmp_path
):
    """Two sellers count their cases alike: a stranger's RC-2026-00001-E1 is no forgery of ours."""
    desk, _clock, case_id = desk_with_case(tmp_path / "desk", "Another Shop", "900-1")
    theirs = desk.papers.evidence(case_id)
    key = desk.keys.own()
    desk.close()
    path = laid_out(tmp_path / "a", theirs.pdf)
    ours = sealed.desk
    assert ours.papers.check(path).exit_code == 1  # our number, and nobody's key
    ours.keys.trust(key.fingerprint, "Another Shop")
    try:
        assert ours.papers.check(path).known == "key"
    finally:
        ours.keys.forget(key.fingerprint)


def test_a_desk_gone_back_knows_by_its_key_what_it_no_longer_remembers(tmp_path):
    desk, _clock, case_id = desk_with_case(tmp_path / "desk")
    desk.keys.ensure()
    (copy,) = desk.keeping.copy_now().copies
    path = laid_out(tmp_path / "a", desk.papers.evidence(case_id).pdf)
    desk.close()
    from returns.keeping.restore import restore

    restore(copy.path, tmp_path / "again")
    again = open_desk(tmp_path / "again")
    try:
        key = tmp_path / "again" / "keys" / "desk-key.pem"
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert again.papers.check(path).known == "key"
    finally:
        again.close()


def test_the_same_sheet_is_the_same_to_its_last_line_whoever_signs_it(tmp_path):
    made = []
    for folder in ("one", "two"):
        desk, _clock, case_id = desk_with_case(tmp_path / folder)
        made.append(desk.papers.evidence(case_id).pdf)
        desk.close()
    one, two = made
    assert one != two
    # made a second apart at most, which the photos' own moments show
    if attachments_of(one)["manifest.json"] == attachments_of(two)["manifest.json"]:
        assert unsigned(one) == unsigned(two)


def test_the_stamp_covers_the_sheet_of_its_day_and_the_history_of_a_later_one(
    sealed: Sealed, supplier, tmp_path
):
    path = laid_out(tmp_path / "a", sealed.stamped)
    answer = supplier.papers.check(path)
    assert answer.unchanged
    assert answer.stamped_by.sheet
    assert not answer.stamped_by.trusted
    assert part(answer, "stamp").ok
    ours = sealed.desk.papers.check(path)
    assert (ours.known, ours.stamped_by.trusted) == ("desk", True)
    later = sealed.desk.papers.evidence(sealed.case_id)
    told = sealed.desk.papers.check(later.path)
    assert not told.stamped_by.sheet
    assert "pages were made later" in part(told, "day seal").why
    assert "steps 1 to 5 are below the seal" in part(told, "day seal").why
    assert sealed.desk.papers.evidence(sealed.case_id).path == later.path
    assert (
        attachments_of(sealed.stamped)["manifest.json"]
        == (attachments_of(sealed.first)["manifest.json"])
    )


def test_openssl_finds_the_stamp_good_by_the_authority_s_root(sealed: Sealed):
    files = attachments_of(sealed.stamped)
    seal = files["stamped-5-days.txt"].decode().rstrip("\n").split("\n")[-8:]
    from hashlib import sha256

    head = sha256("\n".join(seal).encode()).hexdigest()
    assert sealed.authority.agrees(head, files["stamped-6.tsr"])


def test_an_answer_to_somebody_else_s_question_is_refused(sealed: Sealed):
    from returns.evidence.stamping import query

    with pytest.raises(Refusal, match="none of this desk"):
        sealed.desk.day_stamps.take_in(sealed.authority.stamp(query("ab" * 32)))
    with pytest.raises(Refusal, match="stamped already"):
        sealed.desk.day_stamps.question()


# --- by what others have ----------------------------------------------------------------------


def checked(folder: Path, shell: str = "sh") -> dict[str, str]:
    """What `check.sh` says of each layer."""
    done = subprocess.run(
        [shell, "check.sh", "sheet.pdf"], cwd=folder, capture_output=True, text=True
    )
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    layers = {line[:12].strip(): line[13:17] for line in lines}
    assert done.returncode == int("FAIL" in layers.values())
    return layers


ALL = {"attachments", "pages", "pictures", "chain", "day seal", "signature", "stamp"}


@needs_openssl
@pytest.mark.parametrize("shell", ["sh", "bash", "dash"])
def test_the_script_passes_every_layer_of_a_good_sheet(sealed: Sealed, tmp_path, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    laid_out(tmp_path / "stamped", sealed.stamped)
    assert checked(tmp_path / "stamped", shell) == dict.fromkeys(ALL, "PASS")
    laid_out(tmp_path / "first", sealed.first)
    none = {"day seal": "NONE", "stamp": "NONE"}
    assert checked(tmp_path / "first", shell) == {**dict.fromkeys(ALL, "PASS"), **none}


HARM = {
    "attachments": "CHECK.txt",
    "chain": "history.txt",
    "day seal": "stamped-4-day.bin",
    "stamp": "stamped-6.tsr",
    "pictures": "photo-1-front.jpg",
}


@needs_openssl
@pytest.mark.parametrize("layer", [*HARM, "pages", "signature", "day"])
def test_the_script_names_the_layer_that_was_changed(sealed: Sealed, tmp_path, layer):
    folder = tmp_path / "a"
    sheet = laid_out(folder, sealed.stamped)
    if layer in HARM:
        path = folder / HARM[layer]
        content = bytearray(path.read_bytes())
        # of an answer the end, which is the signature: not all of its middle is covered by one
        content[-5 if layer == "stamp" else len(content) // 2] ^= 1
        path.write_bytes(content)
    elif layer == "day":
        path = folder / "stamped-5-days.txt"
        path.write_text(path.read_text()[:-2] + "X\n")
        layer = "stamp"
    else:
        content = bytearray(sheet.read_bytes())
        at = 5_000 if layer == "pages" else len(unsigned(sealed.stamped)) + 600
        content[at] ^= 1
        sheet.write_bytes(content)
    assert checked(folder)[layer] == "FAIL"


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_script_holds_the_number_in_the_last_line_against_the_manifest(
    sealed: Sealed, tmp_path, shell
):
    """No sum covers that number: another one may be that of another sheet, or the case's own."""
    bare = unsigned(sealed.first)
    start = bare.rindex(b"%Sendback ")
    number, rest = bare[start:].removeprefix(b"%Sendback ").split(b" ", 1)
    told = json.loads(attachments_of(sealed.first)["manifest.json"])
    assert number.decode() == told["document"]["number"]
    good = laid_out(tmp_path / "good", sealed.first)
    good.write_bytes(bare)
    assert checked(tmp_path / "good", shell)["pages"] == "PASS"
    cases = number.rpartition(b"-")[0]
    for other in (b"RC-2026-99999-E", cases, number + b"-2", number.lower(), b""):
        sheet = laid_out(tmp_path / "other", sealed.first)
        sheet.write_bytes(bare[:start] + b"%Sendback " + other + b" " + rest)
        layers = checked(tmp_path / "other", shell)
        assert (layers["pages"], layers["pictures"]) == ("FAIL", "PASS"), other


@needs_poppler
def test_three_free_tools_agree(sealed: Sealed, tmp_path):
    for pdf in (sealed.first, sealed.stamped):
        (tmp_path / "sheet.pdf").write_bytes(pdf)

        def run(*words):
            done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            return done.stdout

        told = run("pdfsig", "sheet.pdf")
        assert "Signature is Valid" in told
        assert "Total document signed" in told
        assert "Harbour Gifts" in told
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", "sheet.pdf")
        saved = tmp_path / "saved"
        shutil.rmtree(saved, ignore_errors=True)
        saved.mkdir()
        run("pdfdetach", "-saveall", "-o", "saved", "sheet.pdf")
        listed = attachments_of(pdf)
        assert {path.name: path.read_bytes() for path in saved.iterdir()} == listed


def test_signed_and_stamped_sheets_keep_both_standards(sealed: Sealed):
    for pdf in (sealed.first, sealed.stamped):
        assert faults_of_ua(pdf) + faults_of_a(pdf) == []
        file = Finished(pdf)
        related = {str(each.UF): str(each.AFRelationship) for each in file.root.AF}
        originals = {name for name in related if name.startswith("photo-")}
        assert len(originals) == 2
        assert {related[name] for name in originals} == {"/Source"}
        assert (related["manifest.json"], related["SHA256SUMS"]) == ("/Data", "/Supplement")


def test_pyhanko_itself_finds_the_signature_over_the_whole_file(sealed: Sealed):
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader

    (found,) = PdfFileReader(BytesIO(sealed.stamped)).embedded_signatures
    found.compute_integrity_info()
    assert found.summarise_integrity_info()["coverage"].name == "ENTIRE_FILE"


def test_both_scripts_and_the_words_name_the_same_layers_and_files():
    """There is no PowerShell here to run `check.ps1`: it is held against the script that is run."""
    shell, power, words = (
        (CHECKS / name).read_text(encoding="utf-8")
        for name in ("check.sh", "check.ps1", "CHECK.txt")
    )
    for layer in ALL:
        assert layer in shell
        assert f"'{layer}'" in power
        assert f"   {layer}" in words
    for text in ("FAIL", "NONE", "PASS"):
        assert text in shell
        assert text in power
    import re

    def sentences(script):
        return set(
            re.findall(r"""["'](the [a-z][^"'$]+|a step [^"'$]+|it [^"'$]+)["']""", script)
        )

    missing = {
        said
        for said in sentences(shell) - sentences(power)
        if "openssl" not in said and said != "it does not hold"
    }
    assert not missing
    names = re.compile(r"stamped-[0-9][a-z0-9.-]*")
    assert set(names.findall(power)) >= {
        name for name in names.findall(shell) if name.endswith(("json", "txt", "bin", "tsr"))
    }
    for left, right in ("()", "{}", "[]"):
        plain = re.sub(r"'(?:[^'\n]|'')*'|\"[^\"\n]*\"|#[^\n]*", "", power)
        assert plain.count(left) == plain.count(right), left


def test_nothing_of_all_this_is_loaded_before_a_sheet_is_made(tmp_path):
    import sys

    code = (
        "import sys; from returns.desk import open_desk\n"
        f"from pathlib import Path; desk = open_desk(Path({str(tmp_path / 'desk')!r}), create=True)\n"
        "desk.queue; desk.papers; desk.close()\n"
        "late = {'pyhanko', 'asn1crypto', 'cryptography', 'aiohttp'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(late)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_verify_without_a_desk_reads_signature_and_stamp(sealed: Sealed):
    answer = verify(sealed.stamped)
    assert (answer.known, answer.exit_code) == (None, 3)
    assert answer.signed_by is not None
    assert answer.stamped_by is not None
    trusting = verify(
        sealed.stamped,
        trusted={answer.signed_by.fingerprint: "H", answer.stamped_by.fingerprint: "T"},
    )
    assert (trusting.known, trusting.stamped_by.trusted) == ("key", True)


def test_going_back_to_before_the_key_was_made_keeps_it(tmp_path):
    from returns.keeping.restore import make_this_my_desk

    desk, clock, case_id = desk_with_case(tmp_path / "desk")
    (copy,) = desk.keeping.copy_now().copies
    desk.papers.evidence(case_id)
    key = desk.keys.own()
    desk.close()
    make_this_my_desk(copy.path, tmp_path / "desk", clock)
    again = open_desk(tmp_path / "desk")
    try:
        assert again.keys.own() == key
        assert stat.S_IMODE((again.folder / "keys" / "desk-key.pem").stat().st_mode) == 0o600
    finally:
        again.close()


def test_a_stamp_is_offered_for_a_case_with_a_sheet_alone(sealed: Sealed):
    """Of the other cases of that desk no sheet was made that a stamp could cover."""
    papers = sealed.desk.papers
    (other,) = sealed.desk.orders.find("500-0")[0].cases
    other_id = next(
        row.id for row in sealed.desk.queue.rows(range(1, 9)) if row.number == other
    )
    assert other_id != sealed.case_id
    assert "stamped" in papers.applying(sealed.case_id, Party.SUPPLIER)
    assert "stamped" not in papers.applying(other_id, Party.SUPPLIER)
