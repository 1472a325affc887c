"""`check.ps1` against what Windows PowerShell 5.1 is known to do otherwise than one thinks; none runs here.

Each test names a trap that a reader of the script falls into, and holds its words against it.
"""

import hashlib
import re
from importlib.resources import files

import pytest

from returns.evidence.bundle import attachments_of
from returns.evidence.check_files import SCRIPTS

CHECKS = files("resources") / "checks"
SCRIPT = (CHECKS / "check.ps1").read_bytes()
LINES = [
    line for line in SCRIPT.decode("ascii").splitlines() if not line.lstrip().startswith("#")
]
TEXT = "\n".join(LINES)
#: the words in quotes are no code
CODE = re.sub(r"'(?:[^'\n]|'')*'", "''", TEXT)


def test_it_is_read_the_same_on_every_windows():
    """Without a mark at its head 5.1 reads a script in the code page of its machine."""
    assert SCRIPT.isascii()
    assert b"\r" not in SCRIPT


def test_where_it_lies_is_asked_after_its_parameters_are_bound():
    """5.1 leaves $PSScriptRoot empty in a default of a script whose parameters have attributes."""
    (bound,) = [line for line in LINES if line.startswith("param(")]
    assert "$PSScriptRoot" not in bound
    asked = LINES.index("if (-not $Folder) { $Folder = $PSScriptRoot }")
    assert all("$Folder" not in line for line in LINES[LINES.index(bound) + 1 : asked])


@pytest.mark.parametrize("given", ["Sheet", "Folder"])
def test_no_path_that_was_given_is_left_to_net_as_it_is(given):
    """.NET reads a path from where the process began, PowerShell from where its user went."""
    assert f"(Resolve-Path -LiteralPath ${given}).ProviderPath" in TEXT


def test_a_list_of_names_stays_one_when_it_has_one_name():
    """What a function gives back loses its list when it is one: `+` would glue texts together."""
    for line in LINES:
        for before in re.findall(r"(@?)\(Names '[^']*'\)", line):
            assert before == "@", line
    # and what is walked through by itself may be one or none
    assert re.findall(r"in Names '[^']*'", TEXT) == ["in Names 'stamped-2-step-*.txt'"]


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("a null-coalescing operator", r"\?\?"),
        ("a chain of pipelines", r"&&|\|\|"),
        ("a null-conditional member", r"\$\w+\?\."),
        ("a ternary", r"\?[^\n:]*:"),
        ("a clean block", r"\bclean\s*\{"),
        ("a command of later versions", r"-Parallel\b|-AsHashtable\b|-AsByteStream\b"),
    ],
)
def test_nothing_in_it_came_after_5_1(name, sign):
    plain = re.sub(r"\[regex\]::Matche?s?\([^\n]*", "", CODE)
    assert not re.search(sign, plain), name


def test_texts_are_compared_sign_by_sign():
    """A search by the machine's language passes over signs that it takes for nothing."""
    for line in LINES:
        for method in re.findall(r"\.(?:IndexOf|StartsWith|EndsWith)\(", line):
            assert "Ordinal" in line or "[char]" in line, (method, line)
    # -eq, -ne, -match and -like do not tell capitals from small letters
    assert not re.search(r"-(?:eq|ne|match|like|replace) '[^']*[a-z]", TEXT)


def test_no_variable_of_the_shells_own_is_written():
    own = "args|error|event|home|host|input|matches|pid|profile|pwd|this|true|false|null"
    assert not re.search(rf"\$(?:{own})\b\s*=[^=]", CODE, re.IGNORECASE)
    # what the last comparison left behind may be another's
    assert "$Matches" not in CODE


def test_a_shell_that_reads_no_signatures_skips_them_as_the_other_script_does():
    """Later versions have that part of .NET in an assembly of its own; without it all would FAIL."""
    (loaded,) = [line for line in LINES if "Add-Type" in line]
    assert loaded.startswith(
        "foreach ($each in 'System.Security', 'System.Security.Cryptography.Pkcs')"
    )
    assert loaded.endswith("{ try { Add-Type -AssemblyName $each } catch { } }")
    for layer in ("signature", "stamp"):
        (said,) = [at for at, line in enumerate(LINES) if f"Say '{layer}' 'SKIP'" in line]
        assert LINES[said - 1] == "} elseif (-not $reader) {"
        read = next(at for at, line in enumerate(LINES) if f"Layer '{layer}'" in line)
        assert said < read


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_sheet_carries_the_published_scripts_to_the_byte(evidence, name):
    held = attachments_of(evidence)
    published = (CHECKS / name).read_bytes()
    assert held[name] == published
    told = dict(reversed(line.split("  ")) for line in held["SHA256SUMS"].decode().splitlines())
    assert told[name] == hashlib.sha256(published).hexdigest()
