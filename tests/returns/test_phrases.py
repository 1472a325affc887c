"""Every sentence exists in both languages, and every sentence that the code says exists."""

import ast
import enum
import inspect
import json
import re
import string
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from resources import resource
from returns import language, terms
from returns import phrases as spoken_phrases
from returns.errors import Refusal
from returns.phrases import has, say, set_before, word

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh")
TOPICS = sorted(path.stem for path in resource("phrases", "en").glob("*.json"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FIELD = re.compile(r"\{[a-z_0-9]*\}")
#: what a Chinese text may be made of without one Chinese character: codes, names, punctuation
CODE = re.compile(r"[\W\d_]*(e?[A-Z][A-Za-z0-9.+-]*[\W\d_]*)*")


@cache
def phrases(lang: str, topic: str) -> dict[str, str]:
    """One file, where a key that stands twice is an error."""

    def once(pairs: list[tuple[str, str]]) -> dict[str, str]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), f"{topic}: {sorted(keys)}"
        return dict(pairs)

    text = resource("phrases", lang, f"{topic}.json").read_text(encoding="utf-8")
    return json.loads(text, object_pairs_hook=once)


def forms(phrase: str | dict[str, str]) -> dict[str, str]:
    """The texts of a phrase, by plural form where it has some."""
    if isinstance(phrase, str):
        return {"": phrase}
    return {form: text for form, text in phrase.items() if form != "by"}


def fields(phrase: str | dict[str, str]) -> set[str]:
    counting = set() if isinstance(phrase, str) else {phrase.get("by", "count")}
    return counting | {
        name
        for text in forms(phrase).values()
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_sentence_that_counts_has_a_form_for_every_plural_of_its_language(topic, lang):
    for key, phrase in phrases(lang, topic).items():
        if not isinstance(phrase, str):
            assert forms(phrase).keys() == language.plural_forms(lang), key
            assert fields(forms(phrase)["other"]) == fields(phrase), key


def test_both_languages_have_the_same_topics():
    assert sorted(path.stem for path in resource("phrases", "zh").glob("*.json")) == TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_sentences_with_the_same_facts(topic):
    english, chinese = phrases("en", topic), phrases("zh", topic)
    assert english.keys() == chinese.keys()
    assert {key: fields(text) for key, text in english.items()} == {
        key: fields(text) for key, text in chinese.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_no_sentence_is_empty_and_every_fact_has_a_plain_name(topic, lang):
    for key, phrase in phrases(lang, topic).items():
        assert all(text.strip() for text in forms(phrase).values()), key
        assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in fields(phrase)), key


@pytest.mark.parametrize("topic", TOPICS)
def test_the_chinese_is_chinese(topic):
    foreign = {
        key: text
        for key, phrase in phrases("zh", topic).items()
        for text in forms(phrase).values()
        if not CHINESE.search(text) and not CODE.fullmatch(FIELD.sub("", text))
    }
    assert foreign == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_the_english_is_english(topic):
    """A label says both at once for the people who carry it: `TO / 收件人`."""
    foreign = {
        key: text
        for key, phrase in phrases("en", topic).items()
        for text in forms(phrase).values()
        if CHINESE.search(text) and not re.search("[A-Za-z]{2}", FIELD.sub("", text))
    }
    assert foreign == {}


@pytest.mark.parametrize("topic", sorted({*TOPICS} - {"letters"}))
def test_an_english_word_has_the_apostrophe_of_print(topic):
    """Two kinds of it stood side by side. Letters go out as they are typed."""
    typed = {
        key: text
        for key, phrase in phrases("en", topic).items()
        for text in forms(phrase).values()
        if re.search("[A-Za-z}]'[a-z]", text)
    }
    assert typed == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_chinese_share_has_no_space_before_its_sign(topic):
    """`80%` stood beside `80 %`. What is typed into an English letter is written as there."""
    apart = {
        key: text
        for key, phrase in phrases("zh", topic).items()
        for text in forms(phrase).values()
        if re.search("[0-9}] %", text) and key != "why.gift_en"
    }
    assert apart == {}


def kinds() -> dict[str, type[enum.Enum]]:
    """The trade's enumerations by the name that `word` takes: `buyer_money` → BuyerMoney."""
    return {
        re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): kind
        for name, kind in inspect.getmembers(terms, inspect.isclass)
        if issubclass(kind, enum.Enum) and kind.__module__ == terms.__name__
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_kind_of_term_that_has_words_has_one_for_each_member(lang):
    known = phrases(lang, "terms")
    spoken = {key.rpartition(".")[0] for key in known}
    for name, kind in kinds().items():
        if name in spoken:
            assert [member for member in kind if f"{name}.{member.value}" not in known] == []


# --- what the code says -----------------------------------------------------------------------


def sources() -> dict[str, list[ast.AST]]:
    """What each module is made of, by its path."""
    return {
        path.relative_to(ROOT).as_posix(): list(
            ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
        for package in ("returns", "db", "desktop")
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def refusals(modules: dict[str, list[ast.AST]]) -> tuple[set[str], set[str]]:
    """Names of the error family, and those of them that choose their key themselves."""
    classes = [
        node for nodes in modules.values() for node in nodes if isinstance(node, ast.ClassDef)
    ]
    bases = {node: {ast.unparse(base) for base in node.bases} for node in classes}
    family, grown = {"Refusal"}, True
    while grown:
        more = {node.name for node in classes if bases[node] & family}
        grown = not more <= family
        family |= more
    own = {
        node.name
        for node in classes
        if node.name in family - {"Refusal"}
        and any(
            isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in node.body
        )
    }
    return family, own


def spellings(node: ast.expr | None) -> list[str]:
    """The patterns of the keys that an argument can be; none when it is computed elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return spellings(node.body) + spellings(node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(part.value) if isinstance(part, ast.Constant) else ".+"
            for part in node.values
        ]
        return ["".join(parts)]
    return []


def imported_from_phrases(nodes: list[ast.AST]) -> dict[str, str]:
    """What a module calls `say` and `word`, by its own names for them."""
    return {
        name.asname or name.name: name.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "returns.phrases"
        for name in node.names
    }


@cache
def uses() -> list[tuple[str, str, ast.Call]]:
    """Where a sentence is named, the pattern of its full key, and the call that names it.

    Read by the test that asks first: a process that runs none of them does not read all the code.
    """
    return list(look_through(sources()))


def look_through(modules: dict[str, list[ast.AST]]) -> Iterator[tuple[str, str, ast.Call]]:
    family, own = refusals(modules)
    for path, nodes in modules.items():
        speakers = imported_from_phrases(nodes)
        for call in nodes:
            if not isinstance(call, ast.Call):
                continue
            name = ast.unparse(call.func)
            # another module's `say` is not ours
            name = speakers.get(name, name if name not in {"say", "word"} else "")
            named = {keyword.arg: keyword.value for keyword in call.keywords}
            first = call.args[0] if call.args else named.get("key")
            if name == "say":
                prefix = ""
            elif name == "word":
                yield from (
                    (f"{path}:{call.lineno}", rf"terms\.{kind}\..+", call)
                    for kind in spellings(first)
                )
                continue
            elif name == "Because":
                prefix = r"rules\."
            elif name in family - own:
                prefix = r"errors\."
            else:
                continue
            yield from (
                (f"{path}:{call.lineno}", prefix + key, call) for key in spellings(first)
            )


KNOWN = {
    f"{topic}.{key}": text for topic in TOPICS for key, text in phrases("en", topic).items()
}


def test_every_sentence_that_the_code_says_exists():
    silent = [
        f"{place} {key}"
        for place, key, _ in uses()
        if not any(re.fullmatch(key, known) for known in KNOWN)
    ]
    assert not silent, "\n".join(silent)


def test_every_sentence_gets_the_facts_that_it_names():
    short = []
    for place, key, call in uses():
        given = {keyword.arg for keyword in call.keywords}
        text = KNOWN.get(re.sub(r"\\(.)", r"\1", key))
        if text is None or None in given or ast.unparse(call.func) == "Because":
            continue
        if fields(text) - given:
            short.append(f"{place} {key}: {sorted(fields(text) - given)}")
    assert not short, "\n".join(short)


def test_the_scan_sees_the_sentences_of_money():
    assert {"errors.money.amount", "errors.money.two_currencies"} <= {
        re.sub(r"\\(.)", r"\1", key) for _, key, _ in uses()
    }


# --- the speaker itself -----------------------------------------------------------------------


def test_a_fact_is_shown_as_written_and_never_read_as_a_field():
    text = say("errors.money.amount", text="{text.__class__} {0} %s <b>", like="18.40")
    assert "{text.__class__} {0} %s <b>" in text


def test_a_missing_fact_leaves_a_gap_and_a_line_in_the_log(caplog, without_words):
    assert say("errors.money.amount").startswith("“…” is no amount.")
    assert "'text'" in caplog.text
    without_words.clear()


def test_what_has_no_sentence_is_told_plainly_and_logged(caplog, without_words):
    told = say("errors.nobody.wrote.this", "zh", text="{key}")
    assert "errors.nobody.wrote.this" in told
    assert CHINESE.search(told)
    assert "errors.nobody.wrote.this" in caplog.text
    assert "nowhere.at_all" in say("nowhere.at_all")
    assert (
        Refusal("not.told", case="RC-1").say("en").startswith("Sendback has no words for this")
    )
    assert not has("errors.nobody.wrote.this")
    assert len(without_words) == 3
    without_words.clear()


def test_a_count_chooses_the_form_of_its_language():
    told = [say("keeping.photos", lang, count=n) for lang in LANGUAGES for n in (0, 1, 2, 1234)]
    assert told == [
        *("0 photos", "1 photo", "2 photos", "1,234 photos"),
        *("0 张照片", "1 张照片", "2 张照片", "1,234 张照片"),
    ]
    assert say("policies.days", "en", days=1) == "1 day"
    assert say("policies.days", "en", days="3") == "3 days"
    assert say("policies.days", "en", days="some") == "some days"


def test_a_language_more_is_a_folder_and_a_row_and_no_line_of_code(tmp_path, monkeypatch):
    """Polish: three forms, its own lists, days and figures; what is missing is said in English."""
    folder = tmp_path / "phrases" / "pl"
    folder.mkdir(parents=True)
    photos = {"one": "{count} zdjęcie", "few": "{count} zdjęcia"}
    photos |= {"many": "{count} zdjęć", "other": "{count} zdjęcia"}
    (folder / "keeping.json").write_text(json.dumps({"photos": photos}), encoding="utf-8")

    def shipped(*parts: str) -> Path:
        own = tmp_path.joinpath(*parts)
        return own if own.exists() or "pl" in parts else resource(*parts)

    monkeypatch.setattr(spoken_phrases, "resource", shipped)
    spoken_phrases.topic.cache_clear()
    told = [say("keeping.photos", "pl", count=count) for count in (1, 3, 5, 22)]
    assert told == ["1 zdjęcie", "3 zdjęcia", "5 zdjęć", "22 zdjęcia"]
    assert say("keeping.papers", "pl", count=1) == "1 paper"
    assert word("fault", "buyer", "pl") == "buyer"
    spoken_phrases.topic.cache_clear()


def test_a_word_is_said_in_the_readers_language():
    assert (word("fault", "buyer"), word("fault", "buyer", "zh")) == ("buyer", "买家")


@pytest.mark.parametrize(
    ("key", "facts", "told"),
    [
        # a Latin name stands apart from Chinese, a Chinese one does not
        ("policies.gap.title", {"supplier": "Kiln & Co"}, "Kiln & Co 现仅"),
        ("policies.gap.title", {"supplier": "窑业陶瓷"}, "窑业陶瓷现仅"),
    ],
)
def test_a_name_in_a_chinese_sentence_has_the_space_that_its_letters_want(key, facts, told):
    assert told in say(key, "zh", promised=24, allowed=14, **facts)


@pytest.mark.parametrize(
    ("words", "fact", "set_words"),
    [
        ("请在 ", "12月2日", "请在"),
        ("给", "Lena", "给 "),
        ("给 ", "王伟", "给"),
        ("共 ", "3", "共 "),
        ("共", "3", "共"),
        ("约 ", "3 起", "约 "),
        ("Dear ", "王伟", "Dear "),
        ("“", "Lena", "“"),
        ("给", "", "给"),
        ("", "Lena", ""),
    ],
)
def test_a_space_stands_only_where_latin_meets_chinese(words, fact, set_words):
    assert set_before(words, fact) == set_words


def test_terms_that_one_language_tells_apart_the_other_tells_apart_too() -> None:
    """Both stand beside each other where one is chosen: two chips of the same words say nothing."""
    english, chinese = phrases("en", "terms"), phrases("zh", "terms")
    # only English has a plural
    told = [key for key in chinese if not key.startswith("unit.")]
    alike = [
        (one, other)
        for one, other in combinations(told, 2)
        if one.split(".")[0] == other.split(".")[0]
        and chinese[one] == chinese[other]
        and english[one] != english[other]
    ]
    assert alike == []


#: what the trade calls by several names in Chinese, and the one that is read here
ONE_NAME = {"裁决": "裁定", "核查": "核实", "退货号": "退货编号", "报价": "方案"}


@pytest.mark.parametrize("other", ONE_NAME)
def test_a_thing_has_one_name_in_chinese(other: str) -> None:
    said = {key: text for topic in TOPICS for key, text in phrases("zh", topic).items()}
    window = resource("translations", "sendback_zh_CN.ts").read_text(encoding="utf-8")
    wrong = [key for key, text in said.items() if other in text]
    assert (wrong, window.count(other)) == ([], 0), ONE_NAME[other]
