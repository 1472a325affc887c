"""A time authority played by openssl: root, signing certificate, answers; and the check by the same tool."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl is not installed: no authority to ask"
)

_CONFIG = """
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = {name}
[ root ]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[ tsa ]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = {usage}
[ tsa_config ]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = {sum}
"""


def run(*words: object) -> subprocess.CompletedProcess[bytes]:
    """One call of openssl."""
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)


def must(*words: object) -> None:
    """One call that has to end well."""
    done = run(*words)
    assert done.returncode == 0, done.stderr.decode()


@dataclass
class Authority:
    """Answers questions by file, as an authority on the web does."""

    folder: Path
    name: str

    def stamp(self, asked: bytes) -> bytes:
        """The answer to a `.tsq`."""
        question, answer = self.folder / "asked.tsq", self.folder / "answer.tsr"
        question.write_bytes(asked)
        config = self.folder / "openssl.cnf"
        words = ("-config", config, "-section", "tsa_config")
        must("ts", "-reply", "-queryfile", question, "-out", answer, *words)
        return answer.read_bytes()

    def agrees(self, head: str, answer: bytes) -> bool:
        """Whether `openssl ts -verify` finds that answer good for that sum, by this root."""
        path = self.folder / "verified.tsr"
        path.write_bytes(answer)
        root = self.folder / "root.pem"
        return (
            run("ts", "-verify", "-digest", head, "-in", path, "-CAfile", root).returncode == 0
        )


def make_authority(
    folder: Path,
    name: str = "Test Time",
    *,
    usage: str = "critical,timeStamping",
    total: str = "sha256",
    rsa: bool = False,
) -> Authority:
    """A root and a signing certificate below it; `usage` is what the latter may be used for.

    Their keys lie on a curve, or are RSA's, as those of most authorities are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "openssl.cnf"
    (folder / "serial").write_text("01\n")
    told = {"folder": folder, "usage": usage, "sum": total}
    config.write_text(_CONFIG.format(name=f"{name} Root", **told))
    on_curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    curve = ("-newkey", "rsa:2048", "-nodes") if rsa else on_curve
    root = ("-x509", "-days", 3650, "-extensions", "root", "-config", config)
    must("req", *curve, *root, "-keyout", folder / "root.key", "-out", folder / "root.pem")
    config.write_text(_CONFIG.format(name=name, **told))
    asked = folder / "tsa.csr"
    must("req", *curve, "-config", config, "-keyout", folder / "tsa.key", "-out", asked)
    signed = ("-CA", folder / "root.pem", "-CAkey", folder / "root.key", "-CAcreateserial")
    extended = ("-days", 3000, "-extfile", config, "-extensions", "tsa")
    must("x509", "-req", "-in", asked, *signed, *extended, "-out", folder / "tsa.pem")
    return Authority(folder, name)


@dataclass
class Errand:
    """The question that leaves the window by file, and the answer that comes back by file."""

    authority: Authority
    asked: Path
    answer: Path

    def run(self) -> None:
        """The authority answers what was asked."""
        self.answer.write_bytes(self.authority.stamp(self.asked.read_bytes()))


def errand_by_dialogs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Errand:
    """An errand whose two files are what the dialogs for files are answered with."""
    from PySide6.QtWidgets import QFileDialog

    errand = Errand(
        make_authority(folder / "authority"), folder / "day.tsq", folder / "day.tsr"
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(errand.asked), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(errand.answer), ""))
    return errand
