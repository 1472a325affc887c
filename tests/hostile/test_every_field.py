"""A stranger's words in every field of the desk: kept as written, never obeyed, or refused in words."""

import csv
import email
import io
import json
from email.policy import default
from pathlib import Path
from unicodedata import category

import pytest

from desktop.cli.command_line import run
from returns.desk import Desk, open_desk
from returns.documents.letters import as_eml
from returns.documents.typesetting.unprintable import missing
from returns.errors import Refusal
from returns.importing.refused_rows import unusable_as_csv
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.kept_text import whole_text
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.sample.pictures import product_png
from returns.terms import Move, PackageState, Route, StepKind, Works
from tests.platform_files import read_file
from tests.supplied import supplied

CORPUS: list[str] = json.loads(
    Path(__file__).with_name("strings.json").read_text(encoding="utf-8")
)
BREAKS = [
    *("a\r\nBcc: evil@example.com\r\n\r\nbody", "a\x0bBcc: x", "a\x85Bcc: x", "a\u2028Bcc: x"),
    *(
        "\r\n.\r\n",
        "=?utf-8?b?QmNjOg==?=",
        "a@b>,<c@d",
        "a@b, c@d;e@f",
        '"a@b',
        "@",
        "名@例.cn",
    ),
]
TEXTS = [*CORPUS, *BREAKS]
HALF = [text for text in TEXTS if whole_text(text) != text]
WHOLE = [text for text in TEXTS if whole_text(text) == text]
HEADERS = {
    *("To", "From", "Subject", "X-Unsent"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
PICTURE = product_png("mug", "#225588")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The folder of a desk with one case for each whole text, in all of its fields."""
    return tmp_path_factory.mktemp("hostile") / "desk"


@pytest.fixture(scope="module")
def desk(folder) -> Desk:
    """That desk."""
    opened = open_desk(folder, create=True)
    opened.settings.set(
        shop_name="Harbour Gifts", return_address=Address("Us", ("1 Quay",), "Kiel")
    )
    opened.known = {text: fill(opened, number, text) for number, text in enumerate(WHOLE)}
    yield opened
    opened.close()


def fill(desk: Desk, number: int, text: str) -> int:
    """A case with the text in every field that people fill; every fourth goes the whole way."""
    new = NewCase(
        f"{number} {text}", "Shop", text or "Mug", "defective", Money(1840, "USD"), sku=text,
        buyer_name=text, buyer_email=f"{number}@buyer.example", buyer_words=text,
    )  # fmt: skip
    (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
    desk.cases.set_found_says(case_id, "item", text)
    said = StepOptions(reason=text, note=f"{text}.", answer=text)
    desk.cases.do(case_id, Move.NOTE, said)
    if number % 4 == 0:
        desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
        desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking=text, carrier=text))
        desk.cases.do(case_id, Move.RECEIVE)
        line = desk.cases.get(case_id).lines[0].id
        short = text[:400]
        found = FindingDraft(line, 1, PackageState.OPENED, True, Works.NO, short, short)
        desk.inspections.save_finding(case_id, found)
        desk.cases.set_supplier_says(case_id, "item", text)
    return case_id


def test_every_text_is_kept_as_it_was_written(desk):
    for text, case_id in desk.known.items():
        case = desk.cases.get(case_id)
        assert case.lines[0].buyer_words == text
        assert case.title == (text or "Mug")
        assert case.customer.name == text.strip()
        assert case.units[0].marks in ("", text[:400].strip())
        assert case.lines[0].found_says.get("item", "") == (text if text.strip() else "")
    shown = {row.id: row.title for row in desk.queue.all("everything")}
    assert shown == {case_id: text or "Mug" for text, case_id in desk.known.items()}


def test_half_a_character_is_refused_in_every_field_and_looked_up_without_harm(desk):
    before = desk.cases.how_many()
    case_id = desk.known[""]
    line = desk.cases.get(case_id).lines[0].id
    for text in HALF:
        price = Money(1840, "USD")
        found = FindingDraft(line, 1, PackageState.OPENED, True, Works.NO, marks=text)
        for call in (
            lambda text=text, price=price: desk.by_hand.open(
                NewCase("1", "Shop", text, "defective", price)
            ),
            lambda text=text: desk.cases.do(case_id, Move.NOTE, StepOptions(note=text)),
            lambda text=text: desk.cases.set_found_says(case_id, "item", text),
            lambda found=found: desk.inspections.save_finding(case_id, found),
            lambda text=text: desk.policies.add_supplier(text, "", "en"),
            lambda text=text: desk.receiving.keep_unmatched("T1", text),
            lambda text=text: desk.photos.add_bytes(case_id, PICTURE, text, "front"),
        ):
            with pytest.raises(Refusal):
                call()
        for look in (desk.cases.find, desk.receiving.find):
            with pytest.raises(Refusal):
                look(f"no such {text}")
        assert desk.queue.all("everything", text) is not None
        assert desk.by_hand.orders_like(text) is not None
    assert desk.cases.how_many() == before


def test_no_letter_has_a_header_that_somebody_else_wrote(desk):
    for case_id in desk.known.values():
        for letter in (kept.letter for kept in desk.cases.letters(case_id)):
            message = email.message_from_bytes(as_eml(letter), policy=default)
            assert set(message.keys()) <= HEADERS
            assert len(message.get_all("To") or []) <= 1
            read, written = (
                "".join(body.split()) for body in (message.get_content(), letter.body)
            )
            assert read == written


def test_search_obeys_no_text_and_finds_its_own_case(desk):
    for text, case_id in desk.known.items():
        rows = desk.queue.all("everything", text)
        words = [word for word in text.split() if word.isalpha() and word.isascii()]
        if words and words == text.split():
            assert case_id in {row.id for row in rows}, text


def test_papers_of_any_text_are_made_and_checked(desk):
    for text, case_id in [*desk.known.items()][::12]:
        sheet = desk.papers.evidence(case_id, lang="zh" if case_id % 2 else "en")
        assert desk.papers.check(sheet.path).unchanged, text
        if len(text) <= 80:
            if missing(text.replace("\r", "\n").expandtabs(4)):
                with pytest.raises(Refusal) as refused:
                    desk.papers.label([case_id], overrule=True)
                assert refused.value.key == "documents.label_no_glyph"
            else:
                paper = desk.papers.label([case_id], overrule=True)
                assert paper.pdf.startswith(b"%PDF")


def test_papers_for_ourselves_of_any_text_are_made_and_known_again(desk):
    for text, case_id in [*desk.known.items()][::8]:
        paper = desk.plain_papers.summary(case_id, lang="zh" if case_id % 2 else "en")
        assert desk.papers.check(paper.path).known == "desk", text
        assert b"/Annot" not in paper.pdf


def test_the_store_policy_shows_no_markup_of_a_shops_name(desk, tmp_path):
    terms = PolicyTerms(condition="<script>alert(1)</script>", contact='"><b>x')
    desk.policies.add_supplier("<img src=x>", "", "en")
    (supplier,) = (each for each in desk.policies.suppliers() if each.name == "<img src=x>")
    desk.policies.new_version(supplier.id, terms, desk.clock.now().date())
    desk.settings.set(shop_name="<b>Tom & Jerry</b>")
    desk.policies.save_store_policy(tmp_path / "policy.html", "en")
    page = (tmp_path / "policy.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;Tom &amp; Jerry" in page
    assert not {"<script", "<img", "<b>"} & {word[:7] for word in page.split()}


def test_the_command_line_shows_them_without_steering_the_terminal(desk, folder, capsys):
    for words in (["queue", "--view", "everything"], ["show", "RC"], ["queue", "--json"]):
        run([*words, "--desk", str(folder)])
    for case_id in [*desk.known.values()][::10]:
        run(["show", str(case_id), "--desk", str(folder)])
    out, err = capsys.readouterr()
    steering = {sign for sign in out + err if sign != "\n" and category(sign) == "Cc"}
    assert not steering


def test_rows_that_cannot_be_used_are_no_formulas_in_a_spreadsheet(tmp_path):
    heading = (
        "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tASIN\t"
        "Merchant SKU\tItem Name\tReturn quantity\tReturn Reason\tOrder Amount\tCurrency code"
    )
    rows = [
        "\t".join(["302", "x", "x", text, text, text, text, text, "0", text, text, text])
        for text in WHOLE
        if not {"\n", "\r", "\t", "\0", '"'} & {*text}
    ]
    path = tmp_path / "returns.txt"
    path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    reading = read_file(path, reason_for=lambda _platform, _code: "other")
    assert len(reading.unusable) == len(rows)
    written = unusable_as_csv(reading, "en").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert len(cells) > len(rows)
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
